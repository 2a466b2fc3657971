"""Formulas for a terminal: TeX or plain ASCII to one readable Unicode line."""

from __future__ import annotations

import re
from unicodedata import normalize

from llm_interview.terminal.tex_structure import CLOSE, OPEN, flattened

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_SIGNS = {
    "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "propto": "∝", "infty": "∞", "partial": "∂", "nabla": "∇", "in": "∈",
    "notin": "∉", "sum": "∑", "prod": "∏", "int": "∫", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "mapsto": "↦", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "pm": "±",
    "ldots": "…", "dots": "…", "cdots": "⋯", "top": "ᵀ", "mid": "|\ufdd0", "vert": "|", "Vert": "‖",
    "lVert": "‖\ufdd0", "rVert": "‖", "lvert": "|\ufdd0", "rvert": "|", "rangle": "⟩",
    "langle": "⟨\ufdd0",
    "forall": "∀", "exists": "∃", "cup": "∪", "cap": "∩", "subset": "⊂", "subseteq": "⊆",
    "sim": "∼", "ll": "≪", "gg": "≫", "equiv": "≡", "ell": "ℓ", "quad": "\ufdd1", "qquad": "\ufdd1",
    "lfloor": "⌊\ufdd0", "rfloor": "⌋", "lceil": "⌈\ufdd0", "rceil": "⌉",
    "mathbb{R}": "ℝ", "prime": "′",
    "Rightarrow": "⇒", "Longrightarrow": "⇒", "implies": "⇒", "longrightarrow": "→", "iff": "⇔",
    "Leftrightarrow": "⇔", "leftrightarrow": "↔", "gets": "←", "succ": "≻", "prec": "≺",
    "setminus": "∖", "emptyset": "∅", "star": "⋆", "circ": "∘", "colon": ":",
}  # fmt: skip
_SUPER = str.maketrans("0123456789+-=()niT⊤ᵀ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵀᵀ")
_SUB = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_SUPERABLE = frozenset("0123456789+-=()niT⊤ᵀ")
_SUBABLE = frozenset("0123456789+-=()aehijklmnoprstuvx")
_STYLE = r"\\(?:mathrm|mathbf|mathit|mathcal|operatorname\*?|text|textrm|textbf|boldsymbol|bar|vec)"
_DROPPED = re.compile(
    r"\\(?:(?:left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits)(?![A-Za-z])"
    r"|[!,;:> ])"
)
_DOUBLE_STRUCK = {"R": "ℝ", "E": "𝔼", "Z": "ℤ", "N": "ℕ", "P": "ℙ", "1": "𝟙"}
_STRUCK = re.compile(r"\\(?:mathbb\{?([REZNP1])\}?|mathbf\{(1)\})")

_BARE_FENCE = re.compile(r"\\(?:left|right)\s*\.")
"""A fence that is only there for the other one: `\\left. x \\right|`."""

_ARROWS = re.compile(r" *([→←⇒⇔↔↦≻≺]) *")
_GAP = "\ufdd1"
"""Stands for a wide gap, `\\quad`; other runs of spaces are one."""

_LETTER = re.compile("[A-Za-zα-ωΑ-Ω]")
_OPENED = re.compile("\ufdd0 ?")
"""Stands after an opening bracket whose space only ends its command: `\\lVert q`."""

_TIGHT = re.compile(r"(?<=[^\s,;])([×·∈∼≈≤≥∝⊙⊗⊕±∪∩⊂⊆]) (?=\S)")
"""A sign whose space on the right only ends its command: `V\\times d`."""


def readable(tex: str) -> str:
    """One line of Unicode for `tex`; what is not understood stays as it was written."""
    text = _STRUCK.sub(
        lambda hit: _DOUBLE_STRUCK[hit[1] or hit[2]], flattened(_BARE_FENCE.sub("", tex))
    )
    text = text.replace("\\|", "‖").replace("\\\\", "; ").replace("--", "–")
    text = _scripts(re.sub(r"\\([A-Za-z]+)", _sign, text))  # before the space that ends a name goes
    text = _DROPPED.sub(lambda hit: " " if hit.group() in ("\\;", "\\:", "\\ ") else "", text)
    text = _arguments(re.sub(r"([∂∇]) (?=[\w\\])", r"\1", text))
    text = _TIGHT.sub(r"\1", _scripts(re.sub(r"\\([A-Za-z]+)", _name, text)))
    text = _OPENED.sub("", text)
    text = _ARROWS.sub(r" \1 ", re.sub(r"[{}\\]", "", text))
    text = re.sub(f" *{_GAP}[ {_GAP}]*", "  ", re.sub(" {2,}", " ", text)).strip()
    return normalize("NFC", text.replace(OPEN, "{").replace(CLOSE, "}"))


_RELATIONS = frozenset("=≈≤≥≠≡∝∼≪≫<>")


def spaced(line: str) -> str:
    """A readable line with a space on each side of the relations outside all brackets."""
    text, depth = "", 0
    for place, char in enumerate(line):
        depth += (char in "([{⟨⌈⌊") - (char in ")]}⟩⌉⌋")
        inner = depth or char not in _RELATIONS or line[place - 1 : place] in ("_", "^")
        text += char if inner else f" {char} "
    return re.sub("(?<=[^ ]) {2}(?=[=≈≤≥≠≡∝∼≪≫<>])|(?<=[=≈≤≥≠≡∝∼≪≫<>]) {2}", " ", text).strip(" ")


def _arguments(text: str) -> str:
    """Fractions, roots, hats and text commands, innermost first."""
    group = r"\{([^{}]*)\}"
    rules = (
        (re.compile(_STYLE + group), _letters),
        (re.compile(r"\\d?t?frac" + group + group), _fraction),
        (re.compile(r"\\sqrt" + group), lambda m: f"√{_atom(m[1])}"),
        (re.compile(r"\\(?:hat|widehat)" + group), lambda m: re.sub(r"(\w)", "\\1\u0302", m[1])),
        (re.compile(r"\\tilde" + group), lambda m: m[1] + "\u0303"),
        (re.compile(r"\\overline" + group), _overlined),
        (re.compile(r"\\binom" + group + group), lambda m: f"C({m[1]}, {m[2]})"),
        (re.compile(r"\^" + group), lambda m: _script(m[1], "^") + _apart(m)),
        (re.compile(r"_" + group), lambda m: _script(m[1], "_") + _apart(m)),
    )
    for _ in range(12):
        before = text
        for pattern, rewrite in rules:
            text = pattern.sub(rewrite, text)
        if text == before:
            break
    return text


def _letters(hit: re.Match[str]) -> str:
    """The letters of a style command, apart from the name of a command right before it."""
    return (" " if re.search(r"\\[A-Za-z]+\Z", hit.string[: hit.start()]) else "") + hit[1]


def _fraction(hit: re.Match[str]) -> str:
    """a/b, in brackets where a factor follows or a function stands before: α/r BA would read as
    α/(rBA), and log a/b as (log a)/b."""
    text = f"{_atom(hit[1])}/{_denominator(hit[2])}"
    after = hit.string[hit.end() : hit.end() + 1]
    followed = after and (after.isalnum() or after in "\\(∑∏∫√")
    return f"({text})" if followed or _FUNCTION.search(hit.string[: hit.start()]) else text


_NAME = r"[\w√∂#.′\u0302\u0303\u0305₊₋₌₍₎⁺⁻⁼⁽⁾]+(?:\^[\w*])?"
_SIMPLE = re.compile(
    rf"{_NAME}(?:\([^()]*\))?|\|[^|()]+\|(?:\^\w)?|\\[A-Za-z]+(?:_\w+)?(?:\([^()]*\))?"
)
_FACTORS = re.compile(r"[\d.]+[^\d.]")
_FUNCTION = re.compile(r"\\(?:log|ln|exp|sin|cos|tanh) *\Z")


def _atom(text: str) -> str:
    bare = text.strip()
    times = re.match(r"\d+\(", bare)
    return bare if _SIMPLE.fullmatch(bare) and not times else f"({bare})"


def _denominator(text: str) -> str:
    """What a bar stands over, in brackets where it is a product: n/(6d)."""
    bare = text.strip()
    return f"({bare})" if _FACTORS.match(bare) else _atom(bare)


def _sign(hit: re.Match[str]) -> str:
    """A letter or a sign for its name; other commands stay for later."""
    return _GREEK.get(hit[1]) or _SIGNS.get(hit[1]) or hit.group()


def _name(hit: re.Match[str]) -> str:
    """A function such as log by its name, apart from letters beside it."""
    before, after = hit.string[: hit.start()][-1:], hit.string[hit.end() :][:1]
    return " " * before.isalnum() + hit[1] + " " * bool(_LETTER.match(after))


def _apart(hit: re.Match[str]) -> str:
    """A space between a script that stays on the line and a letter after it."""
    raised = _script(hit[1], hit.group()[0])[0] in "^_"
    after = hit.string[hit.end() :][:1]  # a raised digit is no letter: d_model²
    return " " if raised and (after.isalpha() or after.isdecimal()) else ""


def _overlined(hit: re.Match[str]) -> str:
    return f"{hit[1]}\u0305" if len(hit[1]) == 1 else f"‾({hit[1]})"


_WHOLE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[<>≤≥]\w")


def _script(inner: str, mark: str) -> str:
    inner = re.sub(r"\\([A-Za-z]+)", r"\1", inner.strip())
    able, table = (_SUPERABLE, _SUPER) if mark == "^" else (_SUBABLE, _SUB)
    if inner and set(inner) <= able:
        return inner.translate(table)
    whole = len(inner) == 1 or inner.isalnum() or _WHOLE.fullmatch(inner)
    return f"{mark}{inner}" if whole else f"{mark}({inner})"


_SUBSCRIPT = re.compile(r"_([a-z](?![a-z0-9])|[A-Z](?![A-Za-z0-9])|[0-9](?![0-9]))")
"""One letter below; the letters of a name, d_model without braces, stay together."""


def _scripts(text: str) -> str:
    text = re.sub(r"\^([A-Za-z0-9ᵀ⊤*′])", lambda m: _script(m[1], "^"), text)
    return _SUBSCRIPT.sub(lambda m: _script(m[1], "_"), text)
