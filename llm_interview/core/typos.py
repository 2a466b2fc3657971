"""Words typed with a slip: what they were meant to be."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache, cached_property

from llm_interview.core.syllables import key
from llm_interview.core.tokens import Token

MAX_CORRECTIONS = 60
SHORTEST_TYPO = 4
CORRECTED = 0.9
"""How sure the reading of a corrected word is."""


class Speller:
    """Repairs ASCII words that neither a lexicon nor the question at hand knows.

    The keys of `names` and the first syllables of `bare` are known, `forms` are the words a typo
    may stand for.
    """

    def __init__(self, names: Iterable[str], bare: Container[str], forms: Iterable[str]) -> None:
        self._names = names
        self._bare = bare
        self._forms = forms
        self._by_letter: dict[str, list[str]] = {}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(part for name in self._names for part in name.split(" "))

    def repaired(
        self, tokens: list[Token], vocabulary: frozenset[str]
    ) -> list[tuple[Token, float]]:
        """Every token or what it was meant to be, with how sure that is; at most MAX_CORRECTIONS
        are looked for. `vocabulary`: word forms of the question at hand."""
        left = MAX_CORRECTIONS
        out: list[tuple[Token, float]] = []
        for token in tokens:
            if left > 0 and self._is_strange(token, vocabulary):
                left -= 1
                out.append(self._corrected(token, vocabulary))
            else:
                out.append((token, 1.0))
        return out

    def _is_strange(self, token: Token, vocabulary: frozenset[str]) -> bool:
        form = token.form
        if token.kind != "word" or len(form) < SHORTEST_TYPO or not form.isascii():
            return False
        known = token.key in self._known or form in vocabulary or form in known_words()
        return not known and token.bare not in self._bare

    def _corrected(self, token: Token, vocabulary: frozenset[str]) -> tuple[Token, float]:
        """The nearest word of the same first letter, at most two slips away (OSA)."""
        form = token.form
        allowed = 1 if len(form) < 8 else 2
        near = [word for word in vocabulary if word[0] == form[0] and len(word) > 3]
        for pool in (near, self._pool(form[0])):
            best = _nearest(form, pool, allowed)
            if best and (len(form) > SHORTEST_TYPO or _is_slip(form, best)):
                fixed = Token(best, key(best), "word", token.start, token.end)
                return fixed, CORRECTED
        return token, 1.0

    def _pool(self, letter: str) -> list[str]:
        if not self._by_letter:
            for form in self._forms:
                if len(form) > 3 and form.isascii():
                    self._by_letter.setdefault(form[0], []).append(form)
        return self._by_letter.get(letter, [])


def _nearest(form: str, pool: list[str], allowed: int) -> str:
    """The word of `pool` that is fewest slips away; of several the one that begins most alike,
    since the end of a word is mistyped more often (`folows` is follows rather than flows)."""
    # A tenth of the time until the first answer is graded.
    from rapidfuzz.distance import OSA, JaroWinkler
    from rapidfuzz.process import extract

    found = extract(form, pool, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    ranked = ((slips, -JaroWinkler.similarity(form, word), word) for word, slips, _ in found)
    return min(ranked, default=(0, 0.0, ""))[2]


def _is_slip(form: str, word: str) -> bool:
    """Whether a short form is a word with two letters swapped, or with one inside left out."""
    if len(word) == len(form) + 1:
        letters = iter(word)
        return word[-1] == form[-1] and all(letter in letters for letter in form)
    return sorted(word) == sorted(form)


@cache
def known_words() -> frozenset[str]:
    """English words of the shipped texts; none of them is a typo."""
    from llm_interview.core.order_counts import WORDS

    return frozenset(WORDS.split())
