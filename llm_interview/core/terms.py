"""How shipped texts write a term, as data: forms of it they do not use, and the one they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from llm_interview.core.langs import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """`reject` are forms that texts in `lang` do not use, `prefer` says what to write instead.

    A form counts as a whole word; one that ends in `*` may go on. Inside one of the phrases
    `within`, and in the cards and topics `allow`, the form is right. `banned`: it never is.
    """

    id: str
    lang: Lang
    reject: tuple[str, ...]
    prefer: str
    within: tuple[str, ...] = ()
    allow: frozenset[str] = frozenset()
    banned: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """One rejected form: what any text with it contains, folded, and how it is found for sure."""

    term: Term
    hint: str
    pattern: re.Pattern[str]
    right: re.Pattern[str]

    def found_in(self, text: str) -> Iterator[str]:
        for match in self.pattern.finditer(text):
            if self.term.banned or not self._is_right(text, match):
                yield match.group()

    def _is_right(self, text: str, match: re.Match[str]) -> bool:
        return any(
            right.start() <= match.start() and match.end() <= right.end()
            for right in self.right.finditer(text)
        )


@dataclass(frozen=True, slots=True)
class TermFinder:
    """All terms of one language."""

    forms: tuple[_Form, ...]

    def found_in(self, text: str) -> Iterator[tuple[Term, str]]:
        """Each rejected form in `text`, with the term it is a form of. Some 10 µs a sentence: most
        forms are not in a text, which a look for a substring tells sooner than a pattern does."""
        folded = text.casefold()
        for form in self.forms:
            if form.hint in folded:
                for words in form.found_in(text):
                    yield form.term, words


# Vietnamese letters are letters like others once a text is NFC; Han stand in no words.
_EDGES: Final[Mapping[Lang, tuple[str, str]]] = {
    "en": (r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-\w)"),
    "vi": (r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-\w)"),
    "zh": (r"(?<![A-Za-z0-9_])(?<![A-Za-z0-9_]-)", r"(?![A-Za-z0-9_])(?!-[A-Za-z0-9_])"),
}
_GLOSS = r"[(（][A-Za-z][A-Za-z0-9 ,/-]*[)）]"
"""Latin letters alone in brackets: in a text of another language they explain a term."""


def term_finders(terms: tuple[Term, ...]) -> dict[Lang, TermFinder]:
    """One finder for each language that has terms."""
    langs = sorted({term.lang for term in terms})
    return {lang: TermFinder(tuple(_forms(terms, lang))) for lang in langs}


def _forms(terms: tuple[Term, ...], lang: Lang) -> Iterator[_Form]:
    for term in terms:
        right = _right(term)
        for form in term.reject if term.lang == lang else ():
            hint = form.removesuffix("*").split()[0].casefold()
            yield _Form(term, hint, re.compile(_pattern(form, lang), _flags(lang)), right)


def _flags(lang: Lang) -> re.RegexFlag:
    """Case is a matter of house style in Chinese alone; elsewhere a sentence may begin so."""
    return re.RegexFlag.NOFLAG if lang == "zh" else re.IGNORECASE


def _pattern(form: str, lang: Lang) -> str:
    before, after = _EDGES[lang]
    stem, goes_on = form.removesuffix("*"), form.endswith("*")
    words = r"\s+".join(map(re.escape, stem.split()))
    start = before if re.match(r"\w", stem) and not _ends_in_han(stem[:1]) else ""
    if goes_on:
        return f"{start}{words}" + (r"[A-Za-z]*" if lang == "zh" else r"\w*")
    return f"{start}{words}" + ("" if _ends_in_han(stem) else after)


def _ends_in_han(text: str) -> bool:
    return bool(re.search("[\u3400-\u9fff]$", text))


def _right(term: Term) -> re.Pattern[str]:
    """Where forms of `term` are right; nowhere, if nothing is named."""
    phrases = [*map(re.escape, term.within), *([] if term.lang == "en" else [_GLOSS])]
    return re.compile("|".join(phrases) or "(?!)", _flags(term.lang))
