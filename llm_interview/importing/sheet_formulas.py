"""The formulas of our study sheets in Markdown → formulas of a card.

A card has each formula once, with the words that differ between languages beside it; a sheet
shows it in each language in that language's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from llm_interview.core.formula_words import formula_in, running_words
from llm_interview.core.langs import Lang, Texts
from llm_interview.core.questions import Formula

FORMULAS = frozenset(("Formula", "Công thức", "公式"))
"""What sheets call them."""

MAX_WORDS = 40
"""Words of one formula that are told apart by language."""

_TEX = "$$"
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_TEXT = re.compile(r"(\\(?:text|textrm|textbf|mathrm|operatorname)\{)([^{}]*)(?=\})")


@dataclass(slots=True)
class ShownFormula:
    """A formula as one language shows it."""

    tex: str = ""
    plain: str = ""
    legend: str = ""


def read_formula(found: list[ShownFormula], block: Sequence[str], legend: str) -> None:
    """Add the block to the formulas of its side: TeX, which begins one, its plain form, or what
    its letters mean (`legend` is that text as a card has it)."""
    if block[0] == _TEX:
        found.append(ShownFormula(tex=" ".join(row for row in block[1:] if row != _TEX)))
    elif not found:
        return
    elif not found[-1].plain and (code := _CODE.fullmatch(block[0])):
        found[-1].plain = code[2].strip()
    elif not found[-1].legend:
        found[-1].legend = legend


def formulas_of(
    langs: Sequence[Lang], sides: Sequence[Sequence[ShownFormula]]
) -> list[dict[str, object]]:
    """The n-th formulas of all languages as one, which each language shows as its side did; none
    where the languages have not equally many."""
    if len({len(side) for side in sides}) != 1:
        return []
    return [_formula(langs, shown) for shown in zip(*sides, strict=True)]


def _formula(langs: Sequence[Lang], shown: Sequence[ShownFormula]) -> dict[str, object]:
    first = shown[0]
    words = list(_words(langs, shown))
    legend = {lang: one.legend for lang, one in zip(langs, shown, strict=True) if one.legend}
    named = {"tex": first.tex, "plain": first.plain, "words": words, "legend": legend}
    return {name: value for name, value in named.items() if value}


def _words(langs: Sequence[Lang], shown: Sequence[ShownFormula]) -> Iterator[Texts]:
    """The words of TeX that differ or are read as words, and the whole plain form where these do
    not make it."""
    if len(shown) == 1:
        return
    parts = [[hit[2].strip() for hit in _TEXT.finditer(one.tex)] for one in shown]
    read = frozenset(running_words(shown[0].tex))
    rows = dict.fromkeys(islice(zip(*parts, strict=False), MAX_WORDS))
    told = [row for row in rows if all(row) and (len(set(row)) > 1 or row[0] in read)]
    words = tuple(dict(zip(langs, row, strict=True)) for row in told)
    yield from words
    made = Formula(id="", tex="", plain=shown[0].plain, words=words)
    plain = {lang: one.plain for lang, one in zip(langs, shown, strict=True)}
    if any(formula_in(made, lang).plain != text for lang, text in plain.items()):
        yield plain
