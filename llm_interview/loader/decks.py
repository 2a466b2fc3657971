"""Read all files of one root: a folder of decks, or one deck file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from llm_interview.core.content_codes import problem
from llm_interview.core.errors import told
from llm_interview.core.problems import Problem
from llm_interview.loader.cards import LoadedCard
from llm_interview.loader.files import LoadedFile, load_file
from llm_interview.loader.side_files import SideFiles, load_side_files
from llm_interview.loader.signature import MAX_FILES, deck_files

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


def no_progress(_done: int, _total: int) -> None:
    """For callers that show none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedDeck:
    """The cards of one root; ids are unique within it."""

    root: Path
    cards: tuple[LoadedCard, ...] = ()
    side: SideFiles = field(default_factory=SideFiles)
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def load_deck(root: Path, progress: Progress = no_progress) -> LoadedDeck:
    """Read everything under `root`; never raises."""
    names = deck_files(root)
    if not names:
        return _empty(root)
    one_file = names == [""]
    files = [_load(root, name, done, progress, len(names)) for done, name in enumerate(names)]
    cards, twice = _unique([card for file in files for card in file.cards])
    side = SideFiles() if one_file else load_side_files(root, str(root))
    found = [*twice, *side.problems, *(p for file in files for p in file.problems)]
    if len(names) >= MAX_FILES:
        found.append(problem(told("C009_files", most=MAX_FILES), str(root)))
    return LoadedDeck(
        root=root,
        cards=cards,
        side=side,
        problems=tuple(sorted(found, key=lambda p: p.order)),
        readable=any(file.readable for file in files),
    )


def _load(root: Path, name: str, done: int, progress: Progress, total: int) -> LoadedFile:
    path = root / name if name else root
    outside = _leads_out(root, path) if name else False
    progress(done + 1, total)
    if outside:
        return LoadedFile(problems=(problem(told("C007_link"), str(path)),), readable=False)
    return load_file(path, str(path), topic_of(name, path))


def topic_of(name: str, path: Path) -> str:
    """The folder a file lies in, or the file's own name at the top of a root."""
    folder, _, _ = name.rpartition("/")
    return folder.rpartition("/")[2] if folder else path.stem


def _leads_out(root: Path, path: Path) -> bool:
    """Whether `path` is a link to something outside `root`."""
    if not path.is_symlink():
        return False
    inside = os.path.realpath(root) + os.sep
    return not os.path.realpath(path).startswith(inside)


def _empty(root: Path) -> LoadedDeck:
    """A root without decks: an empty folder is fine, anything else could not be read."""
    if root.is_dir() and os.access(root, os.R_OK):
        return LoadedDeck(root=root, side=load_side_files(root, str(root)))
    found = problem(told("C001_unread" if root.exists() else "C001_missing"), str(root))
    return LoadedDeck(root=root, problems=(found,), readable=False)


def _unique(cards: Sequence[LoadedCard]) -> tuple[tuple[LoadedCard, ...], list[Problem]]:
    """The first card of each id, and a problem at every other one."""
    kept: dict[str, LoadedCard] = {}
    twice: list[Problem] = []
    for card in cards:
        first = kept.setdefault(card.question.id, card)
        if first is not card:
            line, column = card.place("id")
            said = told("C017_file", card=card.question.id, path=first.question.path)
            twice.append(problem(said, card.question.path, line, column))
    return tuple(kept.values()), twice
