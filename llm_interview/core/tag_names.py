"""What tags are called besides their own letters: the names of their concepts in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from llm_interview.core.search_text import fold

ConceptNames = Mapping[str, Iterable[str]]
"""Concept → its names in all languages."""
Fits = Callable[[str], bool]


def name_of(text: str) -> str:
    """A name as it is compared: folded, a hyphen like a blank, so that it can be one word."""
    return fold(text).replace("-", " ")


def tags_called(value: str, tags: Iterable[str], names: ConceptNames) -> tuple[str, ...]:
    """The tags whose concept has exactly that name."""
    wanted = name_of(value)
    return tuple(tag for _, tag in _named(tags, names, wanted[:1], lambda name: name == wanted))


def tags_beginning(
    start: str, tags: Iterable[str], names: ConceptNames
) -> tuple[tuple[str, str], ...]:
    """Pairs (name, tag) of the tags whose concept has a name that begins so: for each tag the
    shortest such name."""
    wanted = name_of(start)
    return tuple(_named(tags, names, wanted[:1], lambda name: name.startswith(wanted)))


def tags_holding(text: str, tags: Iterable[str], names: ConceptNames) -> tuple[str, ...]:
    """The tags whose concept has a name that holds the text."""
    wanted = name_of(text)
    found = _named(tags, names, "", lambda name: wanted in name) if wanted else ()
    return tuple(tag for _, tag in found)


def _named(
    tags: Iterable[str], names: ConceptNames, first: str, fits: Fits
) -> list[tuple[str, str]]:
    """Tags in their order with the shortest name that fits. Of the thousands of names only those
    are folded whole whose first letter is `first`."""
    letter = cache(fold)
    by_concept: dict[str, str] = {}
    for concept, called in names.items():
        near = [name for name in called if not first or letter(name[:1])[:1] == first]
        fitting = [name for name in near if fits(name_of(name))]
        if fitting:
            shortest = min(fitting, key=len)
            for name in (concept, *called):
                _keep_shorter(by_concept, name_of(name), shortest)
    return [(by_concept[name], tag) for tag in tags if (name := name_of(tag)) in by_concept]


def _keep_shorter(found: dict[str, str], name: str, shown: str) -> None:
    if name not in found or len(shown) < len(found[name]):
        found[name] = shown


def one_word(name: str) -> str:
    """A name as one word of a command line."""
    return "-".join(name.split())
