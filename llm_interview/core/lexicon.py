"""The compiled glossary: from token keys to terms, longest match first.

A term is `@concept`, `#number`, a role of `core.words` (`~not` …), a word key, or one or two Han
characters that no name covers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from llm_interview.core.glossary import Glossary
from llm_interview.core.syllables import bare, has_marks, key, toneless
from llm_interview.core.tokens import Token, number_key, read
from llm_interview.core.typos import Speller
from llm_interview.core.units import Unit, with_pairs
from llm_interview.core.unmarked import COLLIDING, is_unmarked_vietnamese
from llm_interview.core.words import CONTENT, GLUE, NOT, NUMBERS, ROLES

VERSION = 1
UP, DOWN, TROUBLE = "@up", "@down", "trouble"
LARGEST_BOTTOM = 1000
LEVEL = frozenset({"up-down", "count", "long-short", "linear-quadratic"})
"""Axes that say how much; the others say what kind."""
RIVALS = "vs-"
"""How the ids of axes begin that hold things confused with each other."""
NO_AXES: list[list[Any]] = []


def compile_lexicon(glossary: Glossary) -> dict[str, Any]:
    """The glossary and the words of `core.words` as a JSON-able dict for `Lexicon`."""
    names: dict[str, str] = {}
    joined: dict[str, str] = {}
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
            joined.setdefault(key("".join(token.form for token in tokens)), term)
    axes: dict[str, list[list[Any]]] = {}
    for axis in glossary.axes:
        for side, ids in ((1, axis.positive), (-1, axis.negative)):
            for concept in ids:
                axes.setdefault("@" + concept, []).append([axis.id, side])
    # `drop out` written as one word is still less than the name `dropout` of something else.
    names = joined | names
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
    vietnamese: bool = False
    """Whether the text is Vietnamese typed without marks."""

    def choose(self, terms: list[str], syllable: str) -> str:
        """The likeliest of the terms that a syllable typed without marks may stand for; empty if
        it is rather a plain word of the question."""
        for term in terms:
            if term in self.topic:
                return term
        # `dung` is dùng far more often than đừng.
        first = GLUE if terms[0] == NOT and GLUE in terms else terms[0]
        plain = syllable in self.syllables and (first[0] != "~" or first == GLUE)
        return "" if plain else first


class Lexicon:
    """Reads tokens as terms, with the dict that `compile_lexicon` made."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self.names: dict[str, str] = compiled["names"]
        self.bare: dict[str, list[list[str]]] = compiled["bare"]
        self.axes: dict[str, list[list[Any]]] = compiled["axes"]
        self.rivals = _chosen(self.axes, lambda axis: axis.startswith(RIVALS))
        self.senses = _chosen(self.axes, lambda axis: axis != TROUBLE and axis[:3] != RIVALS)
        self._sizes = _sizes_by_first_key(self.names)
        self._bare_sizes = _sizes_by_first_key(self.bare)
        self._speller = Speller(self.names, self._bare_sizes, compiled["forms"])

    def units(
        self, tokens: list[Token], vocabulary: frozenset[str] = frozenset(),
        topic: frozenset[str] = frozenset(), *, correct: bool = True,
    ) -> list[Unit]:  # fmt: skip
        """Terms of `tokens` in order. `vocabulary`: word forms of the question at hand, so that
        its own words are neither taken for typos nor missed as corrections; `topic`: its terms,
        preferred where a syllable without marks may be read in several ways."""
        unmarked = _is_unmarked(tokens)
        reading = Reading()
        if unmarked:
            words = (token.form for token in tokens if token.kind == "word")
            reading = Reading(topic, _bare_words(topic), is_unmarked_vietnamese(words))
        repaired = (
            self._speller.repaired(tokens, vocabulary) if correct else [(t, 1.0) for t in tokens]
        )
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
        return self.axes.get(term, NO_AXES)

    def _unit_at(
        self, repaired: list[tuple[Token, float]], at: int, reading: Reading, *, unmarked: bool
    ) -> tuple[Unit | None, int]:
        token, tier = repaired[at]
        fraction = _fraction_at(repaired, at) if token.kind == "number" else ""
        if fraction:
            return Unit("#" + fraction, token.start, repaired[at + 2][0].end, at), 3
        term, size = self._named(repaired, at)
        if size == 1 and reading.vietnamese and token.form in COLLIDING:
            term = ""
        if unmarked and token.form == "no" and self._is_pronoun(repaired, at):
            return Unit("~glue", token.start, token.end, at, form=token.form), 1
        if token.kind == "word" and (not term or (unmarked and size == 1)):
            # `do dai` typed without marks is độ dài, not the English do.
            longer = self._named_without_marks(repaired, at, reading, unmarked=unmarked)
            if not term or longer[1] > 1:
                term, size, tier = longer
        if term and size == 1:
            tier = min(tier, repaired[at][1])
            return Unit(term, token.start, token.end, at, tier, form=token.form), 1
        if term:
            return self._long_unit(term, repaired[at : at + size], at, tier), size
        if token.kind == "number":
            return Unit("#" + token.key, token.start, token.end, at), 1
        if token.kind == "sign":
            return Unit("~" + token.form, token.start, token.end, at, form=token.form), 1
        return Unit(token.key, token.start, token.end, at, tier, form=token.form), 1

    def _long_unit(self, term: str, named: list[tuple[Token, float]], at: int, tier: float) -> Unit:
        """The unit of a name of several tokens."""
        tier = min([tier, *[each for _, each in named]])
        parts = self._parts(named) if term[0] == "@" else ()
        form = " ".join([token.form for token, _ in named])
        return Unit(term, named[0][0].start, named[-1][0].end, at, tier, parts, form)

    def _is_pronoun(self, repaired: list[tuple[Token, float]], at: int) -> bool:
        """`no luu key` is Vietnamese (nó lưu), `no key` is English."""
        if at + 1 >= len(repaired):
            return False
        follower = repaired[at + 1][0]
        return follower.bare in self._bare_sizes and follower.key not in self._sizes

    def _named(self, repaired: list[tuple[Token, float]], at: int) -> tuple[str, int]:
        first = repaired[at][0].key
        sizes = self._sizes.get(first)
        if sizes is None:
            return "", 0
        if sizes[0] == 1:
            return self.names[first], 1
        keys, spans = _keys_from(repaired, at, sizes[0])
        for size in sizes:
            if size <= len(keys):
                term = self.names.get(" ".join(keys[:size]))
                if term:
                    return term, spans[size - 1]
        return "", 0

    def _named_without_marks(
        self, repaired: list[tuple[Token, float]], at: int, reading: Reading, *, unmarked: bool
    ) -> tuple[str, int, float]:
        first = repaired[at][0]
        for size in self._bare_sizes.get(first.bare, ()):
            if size > len(repaired) - at or (size == 1 and not unmarked and first.form.isascii()):
                continue
            tokens = [token for token, _ in repaired[at : at + size]]
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


@lru_cache(maxsize=256)
def _bare_words(topic: frozenset[str]) -> frozenset[str]:
    """The plain Vietnamese syllables among the terms of a question, without marks."""
    return frozenset(bare(toneless(term)) for term in topic if has_marks(term))


def _chosen(
    axes: dict[str, list[list[Any]]], wanted: Callable[[str], bool]
) -> dict[str, list[list[Any]]]:
    """The terms that lie on wanted axes, with those axes alone."""
    kept = {term: [pair for pair in pairs if wanted(pair[0])] for term, pairs in axes.items()}
    return {term: pairs for term, pairs in kept.items() if pairs}


def _sizes_by_first_key(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First key → how many keys the names that begin with it have, longest first."""
    sizes: dict[str, tuple[int, ...]] = {}
    for name in names:
        first, _, _ = name.partition(" ")
        size = 1 + name.count(" ")
        known = sizes.get(first)
        if known is None:
            sizes[first] = (size,)
        elif size not in known:
            sizes[first] = tuple(sorted((*known, size), reverse=True))
    return sizes


def _keys_from(
    repaired: list[tuple[Token, float]], at: int, most: int
) -> tuple[list[str], Sequence[int]]:
    """Up to `most` keys from a place on, hyphens inside left out, and the tokens each reaches."""
    keys = [token.key for token, _ in repaired[at : at + most]]
    if "-" not in keys:
        return keys, range(1, most + 1)
    keys, spans = [], []
    for place in range(at, min(len(repaired), at + 2 * most)):
        part = repaired[place][0]
        if part.form == "-" and keys:
            continue
        keys.append(part.key)
        spans.append(place - at + 1)
        if len(keys) == most:
            break
    return keys, spans


def _is_unmarked(tokens: list[Token]) -> bool:
    """Whether a Latin text carries (almost) no Vietnamese marks."""
    words = [token.form for token in tokens if token.kind == "word"]
    return len([word for word in words if not word.isascii()]) * 12 <= len(words)


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
