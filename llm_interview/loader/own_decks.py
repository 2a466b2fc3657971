"""The learner's own decks on disk: drafts, whole writes, copies, cards added to a deck."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from llm_interview.core.card_template import as_item
from llm_interview.core.errors import FileFault, told
from llm_interview.core.os_reasons import os_reason
from llm_interview.core.problems import Problem
from llm_interview.loader.cards import Defaults
from llm_interview.loader.files import LoadedFile, load_text
from llm_interview.loader.guard import decode
from llm_interview.loader.nodes import Entries, Items, Node
from llm_interview.loader.parsing import parse

DRAFTS = ".drafts"
"""Below the decks, hidden: what lies there is not loaded."""


def new_draft(decks: Path, name: str, data: bytes) -> Path:
    """Keep `data` as a draft of its own; FileFault where that cannot be."""
    path = free_path(decks / DRAFTS, name)
    write_whole(path, data)
    return path


def free_path(folder: Path, name: str) -> Path:
    """A path below `folder` at which nothing lies: `name.yaml`, `name-2.yaml` and so on."""
    path, number = folder / f"{name}.yaml", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.yaml"
    return path


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a file; None where it is gone. FileFault where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        said = told("path_why", path=path, why=os_reason(fault))
        raise FileFault(said, told("hint_permissions")) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write beside `path` and rename, so that no half file is ever left; folders are made."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as fault:
        said = told("path_why", path=path, why=os_reason(fault))
        raise FileFault(said, told("hint_unchanged")) from None


def remove(path: Path) -> None:
    """Take a file away, and its folder where that is empty then."""
    path.unlink(missing_ok=True)
    try:
        path.parent.rmdir()
    except OSError:
        return


def with_card(deck: bytes, card: str, shown: str) -> bytes:
    """The deck with one more card: as an item where the deck ends in a list, else as a document.
    FileFault where the deck cannot be read, so that nothing is added to what is broken."""
    before = decode(deck, shown)
    if isinstance(before, Problem):
        raise FileFault(before.sentence, told("hint_mend_deck"))
    if not before.strip():
        return as_item(card).encode()
    defaults = Defaults(path=shown, shown=shown, topic="deck")
    wanted = [*_texts(load_text(before, defaults)), *_texts(load_text(card, defaults))]
    for text in _candidates(before, card):
        if _texts(load_text(text, defaults)) == wanted:
            return text.encode()
    raise FileFault(told("deck_no_add", path=shown), f"llm-interview check {shown}")


def _texts(file: LoadedFile) -> list[str]:
    return [card.question.fingerprint for card in file.cards]


def _candidates(deck: str, card: str) -> Iterator[str]:
    whole = deck.rstrip("\n") + "\n"
    documents, _ = parse(deck, "")
    indent = _last_list(deck, documents[-1]) if documents else None
    if indent is not None:
        yield whole + as_item(card, indent)
    yield f"{whole}---\n{card}"


def _last_list(text: str, document: Node) -> int | None:
    """The indentation of the block list of cards a document ends in; None where it does not."""
    if isinstance(document, Entries) and document.entries:
        key, document = document.entries[-1]
        if key.value != "cards":
            return None
    if not isinstance(document, Items):
        return None
    line = text.split("\n")[document.line - 1]
    return document.column - 1 if line[document.column - 1 : document.column] == "-" else None
