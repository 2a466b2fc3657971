"""The compiled glossary: from token keys to terms, longest match first.

A term is `@concept`, `#number`, a role of `core.words` (`~not` …), a word key, or one or two Han
characters that no name covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from llm_interview.core.glossary import Glossary
from llm_interview.core.syllables import bare, has_marks, key, toneless
from llm_interview.core.tokens import Token, number_key, read
from llm_interview.core.units import Unit, with_pairs
from llm_interview.core.words import CONTENT, GLUE, NUMBERS, ROLES

VERSION = 1
UP, DOWN, TROUBLE = "@up", "@down", "trouble"
MAX_CORRECTIONS = 60
SHORTEST_TYPO = 4
LARGEST_BOTTOM = 1000
LEVEL = frozenset({"up-down", "count", "long-short", "linear-quadratic"})
"""Axes that say how much; the others say what kind."""


def compile_lexicon(glossary: Glossary) -> dict[str, Any]:
    """The glossary and the words of `core.words` as a JSON-able dict for `Lexicon`."""
    names: dict[str, str] = {}
    bare: dict[str, list[list[str]]] = {}
    forms: set[str] = set()
    for term, name in _all_names(glossary):
        tokens = [token for token in read(name) if token.form not in {"-", "'"}]
        if not tokens:
            continue
        keys = [token.key for token in tokens]
        names.setdefault(" ".join(keys), term)
        forms.update(token.form for token in tokens if token.kind == "word")
        if any(not token.form.isascii() for token in tokens if token.kind == "word"):
            bare.setdefault(" ".join(token.bare for token in tokens), []).append([term, *keys])
        elif 1 < len(tokens) < 4 and all(token.kind == "word" for token in tokens):
            names.setdefault(key("".join(token.form for token in tokens)), term)
    axes: dict[str, list[list[Any]]] = {}
    for axis in glossary.axes:
        for side, ids in ((1, axis.positive), (-1, axis.negative)):
            for concept in ids:
                axes.setdefault("@" + concept, []).append([axis.id, side])
    return {"v": VERSION, "names": names, "bare": bare, "axes": axes, "forms": sorted(forms)}


def _all_names(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Terms with their names; the first term to claim a name keeps it."""
    for role, by_lang in ROLES.items():
        for name in _flat(by_lang):
            yield role, name
    for concept, names in glossary.concepts.items():
        for name in _flat(names):
            yield "@" + concept, name
    for name in _flat(CONTENT):
        yield "!" + name, name
    for name, value in NUMBERS.items():
        yield "#" + _decimal(value), name


def _flat(by_lang: Mapping[Any, Iterable[str]]) -> Iterator[str]:
    for names in by_lang.values():
        yield from names


def _decimal(value: str) -> str:
    """`1/4` → `0.25`, `4` → `4`."""
    if "/" not in value:
        return number_key(value)
    top, _, bottom = value.partition("/")
    return number_key(f"{float(Fraction(int(top), int(bottom))):.4f}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the question at hand speaks of: its terms, and its plain syllables without marks."""

    topic: frozenset[str] = frozenset()
    syllables: frozenset[str] = frozenset()

    def choose(self, terms: list[str], syllable: str) -> str:
        """The likeliest of the terms that a syllable typed without marks may stand for; empty if
        it is rather a plain word of the question."""
        for term in terms:
            if term in self.topic:
                return term
        first = terms[0]
        plain = syllable in self.syllables and (first[0] != "~" or first == GLUE)
        return "" if plain else first


class Lexicon:
    """Reads tokens as terms, with the dict that `compile_lexicon` made."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self.names: dict[str, str] = compiled["names"]
        self.bare: dict[str, list[list[str]]] = compiled["bare"]
        self.axes: dict[str, list[list[Any]]] = compiled["axes"]
        self._forms: list[str] = compiled["forms"]
        self._longest = _longest_by_first_key(self.names)
        self._longest_bare = _longest_by_first_key(self.bare)
        self._known = frozenset(part for name in self.names for part in name.split(" "))
        self._by_letter: dict[str, list[str]] = {}

    def units(
        self, tokens: list[Token], vocabulary: frozenset[str] = frozenset(),
        topic: frozenset[str] = frozenset(), *, correct: bool = True,
    ) -> list[Unit]:  # fmt: skip
        """Terms of `tokens` in order. `vocabulary`: word forms of the question at hand, so that
        its own words are neither taken for typos nor missed as corrections; `topic`: its terms,
        preferred where a syllable without marks may be read in several ways."""
        unmarked = _is_unmarked(tokens)
        reading = Reading(topic, _bare_words(topic)) if unmarked else Reading()
        repaired = self._repaired(tokens, vocabulary) if correct else [(t, 1.0) for t in tokens]
        out: list[Unit] = []
        at = 0
        while at < len(repaired):
            unit, size = self._unit_at(repaired, at, reading, unmarked=unmarked)
            if unit is not None:
                out.append(unit)
            at += size
        return with_pairs(out)

    def side(self, term: str) -> list[list[Any]]:
        """The axes a term lies on, with its side (1 or -1)."""
        return self.axes.get(term, [])

    def _unit_at(
        self, repaired: list[tuple[Token, float]], at: int, reading: Reading, *, unmarked: bool
    ) -> tuple[Unit | None, int]:
        token, tier = repaired[at]
        fraction = _fraction_at(repaired, at) if token.kind == "number" else ""
        if fraction:
            return Unit("#" + fraction, token.start, repaired[at + 2][0].end, at), 3
        term, size = self._named(repaired, at)
        if unmarked and self._is_pronoun(repaired, at):
            return Unit("~glue", token.start, token.end, at, form=token.form), 1
        if not term or (unmarked and size == 1):
            # `do dai` typed without marks is độ dài, not the English do.
            longer = self._named_without_marks(repaired, at, reading, unmarked=unmarked)
            if not term or longer[1] > 1:
                term, size, tier = longer
        if term:
            last = repaired[at + size - 1][0]
            tier = min([tier, *(t for _, t in repaired[at : at + size])])
            parts = self._parts(repaired[at : at + size]) if size > 1 and term[0] == "@" else ()
            form = " ".join(t.form for t, _ in repaired[at : at + size])
            return Unit(term, token.start, last.end, at, tier, parts, form), size
        if token.kind == "number":
            return Unit("#" + token.key, token.start, token.end, at), 1
        if token.kind == "sign":
            return Unit("~" + token.form, token.start, token.end, at, form=token.form), 1
        return Unit(token.key, token.start, token.end, at, tier, form=token.form), 1

    def _is_pronoun(self, repaired: list[tuple[Token, float]], at: int) -> bool:
        """`no luu key` is Vietnamese (nó lưu), `no key` is English."""
        if repaired[at][0].form != "no" or at + 1 >= len(repaired):
            return False
        follower = repaired[at + 1][0]
        return follower.bare in self._longest_bare and follower.key not in self._longest

    def _named(self, repaired: list[tuple[Token, float]], at: int) -> tuple[str, int]:
        first = repaired[at][0].key
        longest = self._longest.get(first, 0)
        if longest < 2:
            return (self.names.get(first, ""), 1) if longest else ("", 0)
        keys: list[str] = []
        spans: list[int] = []
        for place in range(at, min(len(repaired), at + 2 * longest)):
            part = repaired[place][0]
            if part.form == "-" and keys:
                continue
            keys.append(part.key)
            spans.append(place - at + 1)
            if len(keys) == longest:
                break
        for size in range(len(keys), 0, -1):
            term = self.names.get(" ".join(keys[:size]))
            if term:
                return term, spans[size - 1]
        return "", 0

    def _named_without_marks(
        self, repaired: list[tuple[Token, float]], at: int, reading: Reading, *, unmarked: bool
    ) -> tuple[str, int, float]:
        first = repaired[at][0]
        longest = self._longest_bare.get(first.bare, 0) if first.kind == "word" else 0
        for size in range(min(longest, len(repaired) - at), 0, -1):
            tokens = [token for token, _ in repaired[at : at + size]]
            if size == 1 and not unmarked and first.form.isascii():
                continue
            fitting = [
                term
                for term, *keys in self.bare.get(" ".join(token.bare for token in tokens), ())
                if all(map(_compatible, tokens, keys))
            ]
            if fitting:
                return reading.choose(fitting, first.bare if size == 1 else ""), size, 0.97
        return "", 1, repaired[at][1]

    def _parts(self, repaired: list[tuple[Token, float]]) -> tuple[str, ...]:
        """Terms of the words inside a longer name."""
        parts: list[str] = []
        for token, _ in repaired:
            term = self.names.get(token.key, token.key)
            if token.kind != "sign" and term[0] != "~":
                parts.append(term)
        return tuple(parts)

    def _repaired(
        self, tokens: list[Token], vocabulary: frozenset[str]
    ) -> list[tuple[Token, float]]:
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
        """Whether a token is an ASCII word that neither lexicon nor question knows."""
        form = token.form
        if token.kind != "word" or len(form) < SHORTEST_TYPO or not form.isascii():
            return False
        known = token.key in self._known or form in vocabulary or form in known_words()
        return not known and token.bare not in self._longest_bare

    def _corrected(self, token: Token, vocabulary: frozenset[str]) -> tuple[Token, float]:
        """The nearest word of the same first letter, at most two slips away (OSA)."""
        form = token.form
        allowed = 1 if len(form) < 8 else 2
        near = [word for word in vocabulary if word[0] == form[0] and len(word) > 3]
        for pool in (near, self._pool(form[0])):
            best = extractOne(form, pool, scorer=OSA.distance, score_cutoff=allowed)
            if best and (len(form) > SHORTEST_TYPO or _is_slip(form, best[0])):
                fixed = Token(best[0], key(best[0]), "word", token.start, token.end)
                return fixed, 0.9
        return token, 1.0

    def _pool(self, letter: str) -> list[str]:
        if not self._by_letter:
            for form in self._forms:
                if len(form) > 3 and form.isascii():
                    self._by_letter.setdefault(form[0], []).append(form)
        return self._by_letter.get(letter, [])


def _is_slip(form: str, word: str) -> bool:
    """Whether a short form is a word with two letters swapped, or with one inside left out."""
    if len(word) == len(form) + 1:
        letters = iter(word)
        return word[-1] == form[-1] and all(letter in letters for letter in form)
    return sorted(word) == sorted(form)


@lru_cache(maxsize=256)
def _bare_words(topic: frozenset[str]) -> frozenset[str]:
    """The plain Vietnamese syllables among the terms of a question, without marks."""
    return frozenset(bare(toneless(term)) for term in topic if has_marks(term))


@cache
def known_words() -> frozenset[str]:
    """English words of the shipped texts; none of them is a typo."""
    from llm_interview.core.order_counts import WORDS

    return frozenset(WORDS.split())


def _longest_by_first_key(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        size = 1 + (rest.count(" ") + 1 if rest else 0)
        if longest.get(first, 0) < size:
            longest[first] = size
    return longest


def _is_unmarked(tokens: list[Token]) -> bool:
    """Whether a Latin text carries (almost) no Vietnamese marks."""
    words = [token.form for token in tokens if token.kind == "word"]
    return sum(not word.isascii() for word in words) * 12 <= len(words)


def _compatible(token: Token, wanted: str) -> bool:
    """Whether a typed token may be a Vietnamese key with some or all marks left off."""
    if token.key == wanted or token.form.isascii():
        return True
    return not token.key[-1].isdigit() and token.key == toneless(wanted)


def _fraction_at(repaired: list[tuple[Token, float]], at: int) -> str:
    """The value of `1/4` at this place; not of the middle of `1/2/3`."""
    keys = [token.form for token, _ in repaired[at : at + 4]]
    before = repaired[at - 1][0].form if at else ""
    if len(keys) < len("1/4") or keys[1] != "/" or "/" in {before, *keys[3:]}:
        return ""
    if not (keys[0].isdigit() and keys[2].isdigit()):
        return ""
    top, bottom = int(keys[0]), int(keys[2])
    return _decimal(f"{top}/{bottom}") if 0 < top < bottom < LARGEST_BOTTOM else ""
