"""Answers a shell that asks what a word may become; says nothing where anything is amiss."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llm_interview.cli.completion_slots import Slot, contents, slot_at
from llm_interview.core import completion
from llm_interview.core.completion import MOST, Typed, Vocabulary, for_shell, read_line

if TYPE_CHECKING:
    from llm_interview.loader.cached_library import CachedLibrary

FILES = ":files"
"""The answer by which the shell finishes names of files itself."""

KEEPS_LETTERS = "fish"
"""The shell that offers only words which hold what was typed."""

BREAKS = {"bash": "=:"}
"""Characters that end a word for the line editor of a shell though not for the program."""


def answer(shell: str, line: str) -> None:
    """Print the words that the last one of `line` may become, one a line."""
    try:
        text = "".join(f"{word}\n" for word in finish(shell, line))
    except Exception:  # noqa: BLE001 - a person is typing: no answer is better than a complaint
        return
    sys.stdout.write(text)


def finish(shell: str, line: str) -> list[str]:
    """The words, most likely first; none for what is not known."""
    from typer.main import get_command

    from llm_interview.cli.root import app

    typed = read_line(line)
    root, words = get_command(app), typed.words[1:]
    slot = slot_at(root, words, typed.current)
    if slot.kind == "file" and not typed.current.startswith("-"):
        return [FILES]
    start = typed.current.removeprefix(slot.lead)
    read = cache(lambda: vocabulary(tuple(contents(root, words))))
    found = candidates(slot, start, typed, read)
    if shell == KEEPS_LETTERS and not start.isascii():
        found = completion.by_name(found, start, read())
    whole = [slot.lead + word for word in found][:MOST]
    return list(for_shell(whole, typed, BREAKS.get(shell, "")))


def candidates(slot: Slot, start: str, typed: Typed, words: Any) -> Iterable[str]:  # noqa: ANN401
    """What fits the slot; `words` gives the vocabulary, and is called where it is needed."""
    options = completion.starting(slot.options, start)
    if slot.kind in ("command", "choice"):
        return [*options, *completion.starting(slot.choices, start)]
    if slot.kind == "filter":
        if typed.quote:
            return completion.in_quotes(typed, words())
        term = start if start != "-" else ""
        terms = completion.filter_words(term, words()) if start != "-" else []
        return [*options, *terms]
    if slot.kind == "langs":
        from llm_interview.core.langs import LANGS

        return completion.listed(start, LANGS)
    if options or slot.kind in ("nothing", "file"):
        return options
    known: Vocabulary = words()
    if slot.kind == "topic":
        return completion.topics(start, known)
    return completion.tags(start, known) if slot.kind == "tag" else completion.cards(start, known)


def vocabulary(decks: Sequence[str]) -> Vocabulary:
    """What the compiled decks name; nothing where they were never compiled: a Tab builds none."""
    library = peek(decks)
    if library is None:
        return Vocabulary()
    cards = library.summaries()
    return Vocabulary(
        tags=sorted({tag for card in cards for tag in card.tags}),
        topics=sorted({card.topic for card in cards}),
        topic_names={code: tuple(names.values()) for code, names in library.topics.items()},
        paths=sorted(library.paths),
        seeds=sorted({ref for card in cards for ref in card.seed_refs}),
        fronts={card.id: tuple(card.front.values()) for card in cards},
        names=library.concept_names,
    )


def peek(decks: Sequence[str]) -> CachedLibrary | None:
    """The compiled library as it lies there, also when a deck has changed since."""
    from llm_interview.cli.options import Globals
    from llm_interview.cli.wiring import deck_roots, places
    from llm_interview.loader.compiled import open_compiled
    from llm_interview.loader.shipped import shipped_content

    roots = deck_roots(Globals(content=tuple(map(Path, decks))))
    return open_compiled(roots, shipped=shipped_content(), cache=places().cache)
