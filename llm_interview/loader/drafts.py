"""Drafts: what was written and not kept. Their names say of what they are.

`<stamp>.yaml` is a new card, `<stamp>.edit.<card>.<base>.yaml` a change of a card whose file had
the contents `base` names; a second of the same name has `-2` and so on before its ending.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from llm_interview.loader.own_decks import DRAFTS, free_path

_NEW = re.compile(r"(?P<stamp>[0-9]+-[0-9]+)(?:-(?P<number>[0-9]+))?\.yaml")
_EDIT = re.compile(
    r"(?P<stamp>[0-9]+-[0-9]+)\.edit\.(?P<card>.+)\.(?P<base>[0-9a-f]{12})"
    r"(?:-(?P<number>[0-9]+))?\.yaml"
)
_DISCARDED = "discarded"


LONGEST = 150
"""Bytes of a card's id that stand in the name of its draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One unfinished text: `card` is the card it changes, empty for a new one; `base` names the
    contents that were changed."""

    path: Path
    stamp: str
    number: int = 1
    card: str = ""
    base: str = ""


def edit_name(stamp: str, card: str, before: bytes) -> str:
    """The name of a draft that changes `card`, whose file held `before`."""
    return f"{stamp}.edit.{_short(card)}.{contents_name(before)}"


def contents_name(data: bytes) -> str:
    """A short name of a file's contents."""
    return hashlib.sha256(data).hexdigest()[:12]


def last_draft(decks: Path, card: str = "") -> Draft | None:
    """The latest unfinished change of a card, or of a new card where none is named; what was
    discarded is none."""
    folder = decks / DRAFTS
    found = [draft for path in folder.glob("*.yaml") if (draft := _read(path)) is not None]
    of_card = [replace(draft, card=card) for draft in found if draft.card == _short(card)]
    return max(of_card, key=lambda draft: (draft.stamp, draft.number), default=None)


def _short(card: str) -> str:
    """A card's id as a file name can hold it beside the rest; the name of a long one's letters,
    because file systems allow 255 bytes."""
    data = card.encode()
    return card if len(data) <= LONGEST else contents_name(data)


def put_by(draft: Path) -> Path:
    """A draft under a name by which it is no longer taken up; where it lies now."""
    path = free_path(draft.parent, f"{draft.stem}.{_DISCARDED}")
    return draft.rename(path)


def _read(path: Path) -> Draft | None:
    match = _NEW.fullmatch(path.name) or _EDIT.fullmatch(path.name)
    if match is None:
        return None
    of = match.groupdict("")
    card, base = of.get("card", ""), of.get("base", "")
    return Draft(path=path, stamp=of["stamp"], number=int(of["number"] or 1), card=card, base=base)
