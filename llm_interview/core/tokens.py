"""Cutting an answer into tokens: Latin words, single Han characters, numbers, signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from llm_interview.core.shorthand import FULL
from llm_interview.core.syllables import bare, key
from llm_interview.core.text import fold, is_traditional, shown, taiwan_words
from llm_interview.core.unmarked import NOT_SHORT, is_unmarked_vietnamese

Kind = Literal["word", "han", "number", "sign"]

MAX_TOKENS = 600
_SCAN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff]"
    r"[a-z0-9_'\u00df-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff]*)"
    r"|(?P<han>[\u3400-\u9fff])"
    r"|(?P<power>\^\s?[({]?\d[)}]?|[²³])"
    r"|(?P<sign>->|=>|<=|>=|<<|!=|[^\w\s])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INT = re.compile(r"(?:u?int|nf|fp|bf)(\d+)$")
_JOINED = re.compile(r"^[a-z]_(?:[a-z0-9]{1,3}|model|head|ff|in|out|kv)$")
_NOT = frozenset(
    [
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "arent",
        "wasnt",
        "werent",
        "wont",
        "cant",
        "couldnt",
        "wouldnt",
        "shouldnt",
        "hasnt",
        "havent",
        "hadnt",
        "aint",
        "dosent",
        "doesent",
        "dosnt",
    ]
)
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "θ": "theta", "σ": "sigma", "μ": "mu",
    "λ": "lambda", "ε": "epsilon", "δ": "delta", "τ": "tau", "π": "pi", "ρ": "rho",
}  # fmt: skip
_SIGNS = {"->": "→", "=>": "→", "<=": "≤", ">=": "≥", "!=": "≠", "²": "^2", "³": "^3"}


class Token(NamedTuple):
    """One token; `start` and `end` are a span of the shown text."""

    form: str
    key: str
    kind: Kind
    start: int
    end: int

    @property
    def bare(self) -> str:
        """The key without any marks."""
        return bare(self.form) if self.kind == "word" else self.key


def tokenize(shown_text: str) -> list[Token]:
    """Tokens of a text that went through `text.shown`; at most MAX_TOKENS."""
    # Points on lines of their own are clauses; a semicolon is as long as a line break.
    folded = fold(shown_text).replace("\n", ";")
    found: list[Token] = []
    as_typed = NOT_SHORT if is_unmarked_vietnamese(folded.split()) else frozenset()
    for match in _SCAN.finditer(folded):
        form, (start, end) = match.group(), match.span()
        spelled = (_word(form),) if form in as_typed else _spelled(form, match.lastgroup)
        found += [Token(*each, start, end) for each in spelled]
        if len(found) >= MAX_TOKENS:
            break
    return _localised(found) if is_traditional(shown_text) else found


def read(text: str) -> list[Token]:
    """Tokens of any text, for content whose spans are not shown."""
    return tokenize(shown(text))


def number_key(plain: str) -> str:
    """A number without trailing zeros: 4.0 → 4, 0.50 → 0.5."""
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain or "0"


Spelled = tuple[str, str, Kind]


@lru_cache(maxsize=16_384)
def _spelled(form: str, kind: str | None) -> tuple[Spelled, ...]:
    """Form, key and kind of what a match of _SCAN stands for; texts repeat their words."""
    if kind == "han":
        return ((form, form, "han"),)
    if kind == "word":
        return _spelled_word(form)
    if kind == "number":
        plain = form.replace(",", "") if _THOUSANDS.fullmatch(form) else form
        plain = plain.replace(",", ".")
        return ((plain, number_key(plain), "number"),)
    if kind == "power":
        form = "^" + ({"²": "2", "³": "3"}.get(form) or "".join(filter(str.isdigit, form)))
    sign = _SIGNS.get(form, form)
    return ((sign, sign, "sign"),)


def _spelled_word(form: str) -> tuple[Spelled, ...]:
    """What one run of letters stands for."""
    form = form.rstrip("'_")
    if form in _NOT or form.endswith("n't") or form == "cannot":
        return (_word("not"),)
    if "'" in form:
        head, _, tail = form.partition("'")
        ending = tail in {"s", "re", "ll", "ve", "d", "m", ""}
        return (_word(head if ending else form.replace("'", "")),)
    if (bits := _INT.match(form)) and not form.startswith(("fp", "bf")):
        return ((bits[1], bits[1], "number"), _word("bit"))
    if "_" in form:
        if _JOINED.match(form):
            return (_word(form.replace("_", "")),)
        return tuple(_word(part) for part in form.split("_") if part)
    return (_word(_GREEK.get(form) or FULL.get(form, form)),)


def _word(form: str) -> Spelled:
    return (form, key(form), "word")


def _localised(tokens: list[Token]) -> list[Token]:
    """Words of Taiwan replaced by those of the mainland; the span of the whole word is kept."""
    longest, pairs = taiwan_words()
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        size, target = _taiwan_word(tokens, at, longest, pairs)
        if size:
            start, end = tokens[at].start, tokens[at + size - 1].end
            if target.isascii():
                out.append(Token(*_word(target), start, end))
            else:
                out.extend(Token(char, char, "han", start, end) for char in target)
            at += size
        else:
            out.append(tokens[at])
            at += 1
    return out


def _taiwan_word(
    tokens: list[Token], at: int, longest: int, pairs: dict[str, str]
) -> tuple[int, str]:
    if tokens[at].kind != "han":
        return 0, ""
    run = ""
    for token in tokens[at : at + longest]:
        if token.kind != "han":
            break
        run += token.form
    for size in range(len(run), 0, -1):
        if run[:size] in pairs:
            return size, pairs[run[:size]]
    return 0, ""
