"""Writing cards in an editor: a new one from a template, or one that is there; nothing typed is
ever lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, Protocol

from llm_interview.app.examine import Examined, Known, examine, known_faults
from llm_interview.core.card_template import Template, is_untouched, with_id, written
from llm_interview.core.errors import FileFault, told
from llm_interview.core.problems import Problem
from llm_interview.core.slugs import slug
from llm_interview.loader.drafts import Draft, contents_name, edit_name, put_by
from llm_interview.loader.own_decks import (
    free_path,
    new_draft,
    read_bytes,
    remove,
    with_card,
    write_whole,
)

Choice = Literal["again", "keep", "discard", "leave", "interrupt"]
Ending = Literal["keep", "discard", "leave", "interrupt", "unchanged", "gone", "failed"]
Outcome = Literal[
    "kept", "unchanged", "discarded", "left", "interrupted", "editor_failed", "file_gone"
]

CODES: Final[dict[Outcome, int]] = {
    **dict.fromkeys(("kept", "unchanged", "discarded"), 0),
    **dict.fromkeys(("left", "editor_failed", "file_gone"), 1),
    "interrupted": 130,
}
_OUTCOMES: Final[dict[Ending, Outcome]] = {
    "keep": "kept",
    "discard": "discarded",
    "leave": "left",
    "interrupt": "interrupted",
    "unchanged": "unchanged",
    "gone": "file_gone",
    "failed": "editor_failed",
}


OWN_TOPIC: Final = "mine"
"""The topic of a new card whose author names none."""


class Writer(Protocol):
    """The person who writes, with an editor."""

    def edit(self, path: Path, line: int) -> bool:
        """Open the file; False where the editor ended with an error."""

    def decide(self, problems: Sequence[Problem]) -> Choice:
        """Show what was found and ask what to do; `leave` where nobody can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What came of it: the file that holds the card now, the draft that was put aside (None
    where there is none), the cards of the file, and what was still wrong with it."""

    outcome: Outcome
    path: Path | None = None
    draft: Path | None = None
    cards: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    faulty: bool = False

    @property
    def code(self) -> int:
        """The exit code."""
        return 1 if self.outcome == "kept" and self.faulty else CODES[self.outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where cards are written: the folder of own decks, what is known already, the person, and a
    name for drafts."""

    decks: Path
    known: Known
    writer: Writer
    stamp: Callable[[], str]

    def aside(self, data: bytes) -> Path:
        """Keep what was typed where it is not loaded."""
        return new_draft(self.decks, self.stamp(), data)


@dataclass(slots=True, kw_only=True)
class _Rounds:
    """One file in the editor, again and again until the person is content."""

    shop: Workshop
    path: Path
    start: bytes
    resumed: bool = False
    before: frozenset[tuple[str, str]] = frozenset()
    prepare: Callable[[bytes], bytes] = bytes
    untouched: Callable[[bytes], bool] | None = None
    text: bytes = b""
    found: Examined = field(default_factory=Examined)

    def run(self, line: int) -> Ending:
        self.text = self.start
        try:
            return self._until_content(line)
        except KeyboardInterrupt:
            self.text = read_bytes(self.path) or self.text
            return "interrupt"

    def _until_content(self, line: int) -> Ending:
        while True:
            ended_well = self.shop.writer.edit(self.path, line)
            text = read_bytes(self.path)
            if text is None:
                return "gone"
            self.text = text
            if not ended_well:
                return "failed"
            is_same = text == self.start and not self.resumed
            if is_same or (self.untouched is not None and self.untouched(text)):
                return "unchanged"
            choice = self._judged()
            if choice != "again":
                return choice
            line = self.found.first_line

    def _judged(self) -> Ending | Literal["again"]:
        better = self.prepare(self.text)
        if better != self.text:
            write_whole(self.path, better)
            self.text = better
        found = examine(self.path, self.shop.known)
        fresh = tuple(p for p in found.problems if (p.code, p.message) not in self.before)
        self.found = replace(found, problems=fresh)
        return self.shop.writer.decide(fresh) if fresh else "keep"


def new_card(
    shop: Workshop, template: Template, *, deck: Path | None, resumed: Draft | None = None
) -> Written:
    """A card of the author's own, in `deck` or in a file of its own below the own decks; it goes
    on where the draft `resumed` ends."""
    start = template.text.encode() if resumed is None else read_bytes(resumed.path) or b""
    draft = shop.aside(start) if resumed is None else resumed.path

    def untouched(text: bytes) -> bool:
        return is_untouched(text.decode("utf-8", "replace"), template.text)

    rounds = _Rounds(
        shop=shop,
        path=draft,
        start=start,
        resumed=resumed is not None,
        prepare=lambda text: _named(text, draft, shop.known),
        untouched=untouched,
    )
    ending = rounds.run(template.line if resumed is None else 1)
    if untouched(rounds.text):
        remove(draft)
        return Written(outcome=_OUTCOMES[ending])
    if ending == "gone":
        write_whole(draft, rounds.text)
    if ending == "discard":
        return Written(outcome="discarded", draft=put_by(draft))
    if ending != "keep" or not rounds.found.cards:
        return Written(outcome="left" if ending == "keep" else _OUTCOMES[ending], draft=draft)
    return _kept(shop, _moved(shop, rounds, template, deck), rounds.found)


def _moved(shop: Workshop, rounds: _Rounds, template: Template, deck: Path | None) -> Path:
    """Move what was written from the draft into its deck; the file it stands in now."""
    text = written(rounds.text.decode("utf-8", "replace"), template.text)
    try:
        path = _place(shop, rounds, text, deck)
    except FileFault as fault:
        raise FileFault(fault.said, told("hint_card_lies", path=rounds.path)) from None
    remove(rounds.path)
    return path


def _named(text: bytes, draft: Path, known: Known) -> bytes:
    """The text with its id written in, where it has one card whose id was left open."""
    cards = examine(draft, known, form_only=True).cards
    if len(cards) != 1 or cards[0] in known.paths:
        return text
    return with_id(text.decode("utf-8", "replace"), cards[0]).encode()


def _place(shop: Workshop, rounds: _Rounds, text: str, deck: Path | None) -> Path:
    """Put the cards into their deck; the file that holds them."""
    if deck is None:
        topic, card = rounds.found.topics[0], rounds.found.cards[0]
        folder = OWN_TOPIC if topic == slug(rounds.path.stem) else topic
        path = free_path(shop.decks / folder, card)
        write_whole(path, text.encode())
        return path
    write_whole(deck, with_card(read_bytes(deck) or b"", text, str(deck)))
    return deck


def _kept(shop: Workshop, path: Path, found: Examined) -> Written:
    replaced = tuple(card for card in found.cards if shop.known.is_other(card, path))
    return Written(
        outcome="kept", path=path, cards=found.cards, replaced=replaced, faulty=found.failed
    )


def edit_card(shop: Workshop, card: str, line: int, resumed: Draft | None = None) -> Written:
    """The file of a card in the editor; it goes on where the draft `resumed` ends. A shipped card
    is copied to the own decks first; where it is not changed there, the copy goes again."""
    path = Path(shop.known.paths[card]).resolve()
    copied = shop.known.is_shipped(card)
    if copied:
        path, line, copied = _copy(shop, path, line)
    start = read_bytes(path)
    if start is None:
        raise FileFault(told("file_gone", path=path))
    rounds = _Rounds(shop=shop, path=path, start=start, before=known_faults(path))
    try:
        _take_up(resumed, path, start)
        ending = rounds.run(line)
    except FileFault:
        if copied:
            remove(path)
        raise
    if resumed is not None and (ending == "keep" or rounds.text != start):
        remove(resumed.path)  # kept, or put aside anew
    if ending == "keep":
        return _kept(shop, path, rounds.found)
    draft = _change_aside(shop, card, start, rounds.text, ending)
    if copied:
        remove(path)
    elif draft or ending == "gone":
        write_whole(path, start)
    return Written(outcome=_OUTCOMES[ending], path=path, draft=draft)


def _change_aside(
    shop: Workshop, card: str, start: bytes, text: bytes, ending: Ending
) -> Path | None:
    """Keep what was changed and is not to stand; where it lies."""
    if text == start:
        return None
    draft = new_draft(shop.decks, edit_name(shop.stamp(), card, start), text)
    return put_by(draft) if ending == "discard" else draft


def _take_up(draft: Draft | None, path: Path, start: bytes) -> None:
    """Put the draft in place of the file it was made of; FileFault where that is another by now."""
    if draft is None:
        return
    if contents_name(start) != draft.base:
        hint = told("hint_take_over", path=draft.path)
        raise FileFault(told("draft_outdated", path=path), hint)
    write_whole(path, read_bytes(draft.path) or start)


def _copy(shop: Workshop, shipped: Path, line: int) -> tuple[Path, int, bool]:
    """The copy of a shipped file, its line, and whether it was made now: a copy that is there
    but could not be read is mended, not written over."""
    path = shop.decks / shipped.parent.name / shipped.name
    if path.exists():
        return path, 1, False
    write_whole(path, read_bytes(shipped) or b"")
    return path, line, True
