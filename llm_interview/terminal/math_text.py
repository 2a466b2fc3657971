"""Formulas for a terminal: TeX or plain ASCII to one readable Unicode line."""

from __future__ import annotations

import re

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
    "ldots": "…", "dots": "…", "cdots": "⋯", "top": "ᵀ", "mid": "|", "vert": "|", "Vert": "‖",
    "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "langle": "⟨", "rangle": "⟩",
    "forall": "∀", "exists": "∃", "cup": "∪", "cap": "∩", "subset": "⊂", "subseteq": "⊆",
    "sim": "∼", "ll": "≪", "gg": "≫", "equiv": "≡", "ell": "ℓ", "quad": "  ", "qquad": "   ",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "mathbb{R}": "ℝ", "prime": "′",
}  # fmt: skip
_SUPER = str.maketrans("0123456789+-=()niT⊤ᵀ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵀᵀ")
_SUB = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_SUPERABLE = frozenset("0123456789+-=()niT⊤ᵀ")
_SUBABLE = frozenset("0123456789+-=()aehijklmnoprstuvx")
_STYLE = r"\\(?:mathrm|mathbf|mathit|mathcal|operatorname\*?|text|textrm|textbf|boldsymbol|bar|vec)"
_DROPPED = re.compile(r"\\(?:left|right|big|Big|bigl|bigr|Bigl|Bigr|displaystyle|limits|[!,;:> ])")

_TIGHT = re.compile(r"(?<=[^\s,;])([×·∈∼≈≤≥∝⊙⊗⊕±]) (?=\S)")
"""A sign whose space on the right only ends its command: `V\\times d`."""


def readable(tex: str) -> str:
    """One line of Unicode for `tex`; what is not understood stays as it was written."""
    text = _DROPPED.sub(lambda hit: " " if hit.group() in ("\\;", "\\:", "\\ ") else "", tex)
    text = text.replace("\\mathbb{R}", "ℝ").replace("\\mathbb{E}", "𝔼").replace("\\\\", "; ")
    text = _arguments(text)
    text = re.sub(r"\\([A-Za-z]+)", _command, text)
    text = _TIGHT.sub(r"\1", _scripts(text))
    return re.sub(r" {2,}", "  ", text.replace("{", "").replace("}", "").replace("\\", "")).strip()


def _arguments(text: str) -> str:
    """Fractions, roots, hats and text commands, innermost first."""
    group = r"\{([^{}]*)\}"
    rules = (
        (re.compile(_STYLE + group), _letters),
        (re.compile(r"\\d?t?frac" + group + group), _fraction),
        (re.compile(r"\\sqrt" + group), lambda m: f"√{_atom(m[1])}"),
        (re.compile(r"\\(?:hat|widehat)" + group), lambda m: m[1] + "\u0302"),
        (re.compile(r"\\tilde" + group), lambda m: m[1] + "\u0303"),
        (re.compile(r"\^" + group), lambda m: _script(m[1], "^")),
        (re.compile(r"_" + group), lambda m: _script(m[1], "_")),
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
    """a/b, in brackets where a factor follows: α/r BA would read as α/(rBA)."""
    text = f"{_atom(hit[1])}/{_atom(hit[2])}"
    after = hit.string[hit.end() : hit.end() + 1]
    return f"({text})" if after and (after.isalnum() or after in "\\({") else text


def _atom(text: str) -> str:
    bare = text.strip()
    simple = re.fullmatch(r"[\w√∂.′]+(?:\([^()]*\))?|\\[A-Za-z]+(?:_\w+)?", bare)
    return bare if simple else f"({bare})"


def _command(hit: re.Match[str]) -> str:
    name = hit[1]
    return _GREEK.get(name) or _SIGNS.get(name) or name


def _script(inner: str, mark: str) -> str:
    inner = re.sub(r"\\([A-Za-z]+)", _command, inner.strip())
    able, table = (_SUPERABLE, _SUPER) if mark == "^" else (_SUBABLE, _SUB)
    if inner and set(inner) <= able:
        return inner.translate(table)
    whole = len(inner) == 1 or inner.isalnum() or re.fullmatch(r"\([^()]*\)", inner)
    return f"{mark}{inner}" if whole else f"{mark}({inner})"


def _scripts(text: str) -> str:
    text = re.sub(r"\^([A-Za-z0-9ᵀ⊤*′])", lambda m: _script(m[1], "^"), text)
    return re.sub(r"_([A-Za-z0-9])(?![A-Za-z0-9])", lambda m: _script(m[1], "_"), text)
