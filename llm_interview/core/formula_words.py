"""The words that stand in a formula, in the language it is shown in.

A formula is written once; its `words` say what stands for each word of it in another language, so
that languages never differ in the formula itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from llm_interview.core.langs import Lang, Texts
from llm_interview.core.questions import Formula

_STYLED: Final = re.compile(
    r"(\\(?:text|textrm|textbf|mathrm|operatorname)\{)(\s*)([^{}]*?)(\s*)(\})"
)
_AFTER_WIDE: Final = re.compile(r"(?<=[：，；、（])[ \t]+")
_AFTER_WIDE_TEX: Final = re.compile(_AFTER_WIDE.pattern + r"(?=\})")
"""Blanks after punctuation of Chinese, which has its distance within it."""
_RUNNING: Final = re.compile(r"\\text(?:rm|bf)?\{([^{}]*)\}")
_WORD: Final = re.compile(r"[a-z]{2}")


def formula_in(formula: Formula, lang: Lang) -> Formula:
    r"""`formula` with its words in `lang`: in TeX where they are all that `\text{…}` or
    `\mathrm{…}` holds, in the plain form wherever they stand as words of their own."""
    told = _told(formula.words, lang)
    if not told:
        return formula
    tex, plain = _in_tex(formula.tex, told), _in_plain(formula.plain, told)
    return replace(formula, tex=_AFTER_WIDE_TEX.sub("", tex), plain=_AFTER_WIDE.sub("", plain))


def running_words(tex: str) -> Iterator[str]:
    r"""What stands in `\text{…}` and is no mere name: words in small letters."""
    for hit in _RUNNING.finditer(tex):
        if _WORD.search(hit[1]):
            yield hit[1].strip()


def _told(words: Sequence[Texts], lang: Lang) -> Mapping[str, str]:
    """The words of other languages and what is said for them in `lang`."""
    return {
        text: texts[lang]
        for texts in words
        if lang in texts
        for other, text in texts.items()
        if other != lang and text != texts[lang]
    }


def _in_tex(tex: str, told: Mapping[str, str]) -> str:
    return _STYLED.sub(
        lambda hit: f"{hit[1]}{hit[2]}{told.get(hit[3], hit[3])}{hit[4]}{hit[5]}", tex
    )


def _in_plain(plain: str, told: Mapping[str, str]) -> str:
    longest = sorted(told, key=lambda text: (-len(text), text))
    found = "|".join(map(re.escape, longest))
    return re.sub(rf"(?<!\w)(?:{found})(?!\w)", lambda hit: told[hit[0]], plain)
