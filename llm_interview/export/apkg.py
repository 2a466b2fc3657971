"""Study sheet → Anki package: a note a question, a card a language, the schedule if wanted."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from datetime import datetime, time
from itertools import count
from types import MappingProxyType
from typing import Any, cast

from llm_interview.core.errors import ExtraFault, told
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.schedule import Kernel
from llm_interview.core.sheet_cards import SheetCard, asked_in
from llm_interview.core.sheets import Sheet
from llm_interview.core.study_day import ROLLOVER_HOURS
from llm_interview.export.anki_notes import (
    CSS,
    DECK_ID,
    DECK_NAME,
    FIELDS,
    MODEL_ID,
    MODEL_NAME,
    has_answer,
    note_fields,
    note_tags,
    templates,
)
from llm_interview.export.anki_schedule import (
    EPOCH,
    Learnt,
    Schedule,
    card_row,
    new_queue,
    review_rows,
)

INSTALL = "pip install 'llm-interview-trainer[anki]'"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FRESH = Learnt()

AskedBefore = Mapping[str, Collection[Lang]]
"""The languages in which earlier packages asked, by the name of the note."""


def to_apkg(
    sheet: Sheet,
    *,
    made: datetime,
    langs: Sequence[Lang] | None = None,
    schedule: Schedule | None = None,
    earlier: AskedBefore = MappingProxyType({}),
) -> bytes:
    """The sheet as a package that every Anki since 2.1 imports. Notes keep their ids, so a later
    package updates them; `made` (aware local time) is the time of change by which Anki knows it
    for later. ExtraFault without genanki.

    Anki asks in `langs` (default: in all languages of the sheet). An import replaces whole notes
    but only adds cards: what is shown of a note are `langs` and those of `earlier`, so that cards
    of an earlier package go on asking, and Anki finds no other card to make (`asked_notes` gives
    what to remember for the next time). The sheet should have every language: an import back into
    this program finds all of them in any package.
    """
    genanki = _genanki()
    deck = genanki.Deck(DECK_ID, DECK_NAME)
    model = genanki.Model(
        MODEL_ID, MODEL_NAME, [{"name": name} for name in FIELDS], templates(), CSS
    )
    deck.add_model(model)
    shown = asked_notes(sheet, langs or sheet.langs, earlier)
    cards = _cards(sheet)
    for place, card in enumerate(cards, start=1):
        deck.add_note(_note(genanki, model, card, place, shown[note_guid(card)]))
    with closing(sqlite3.connect(":memory:")) as db:
        stamp = int(made.timestamp())
        genanki.Package(deck).write_to_db(db.cursor(), stamp, count(stamp * 1000))
        _set_collection(db, made)
        asked = _asked(db, cards, langs or sheet.langs)
        if schedule is not None:
            _carry(db, asked, schedule)
        db.commit()
        return _archive(db.serialize())


def asked_notes(
    sheet: Sheet, langs: Sequence[Lang], earlier: AskedBefore
) -> dict[str, tuple[Lang, ...]]:
    """The languages in which Anki asks each note after a package in `langs`, where it asked in
    those of `earlier` before."""
    found: dict[str, tuple[Lang, ...]] = {}
    for card in _cards(sheet):
        guid = note_guid(card)
        asked = {*asked_in(card.question, langs), *earlier.get(guid, ())}
        found[guid] = tuple(x for x in LANGS if x in asked and x in card.question.front)
    return found


def _cards(sheet: Sheet) -> list[SheetCard]:
    return [card for section in sheet.sections for card in section.cards]


def _genanki() -> Any:  # noqa: ANN401 - a package without types
    try:
        import genanki
    except ImportError:
        said = told("needs_package", what=told("what_apkg"), package="genanki")
        raise ExtraFault(said, INSTALL) from None
    return genanki


def note_guid(card: SheetCard) -> str:
    """The name of the note in every collection it is imported into. One of the question alone is
    another note: it must not empty the one with the answers."""
    kind = "llm-interview" if has_answer(card) else "llm-interview-question"
    return str(_genanki().guid_for(kind, card.question.id))


def _note(
    genanki: Any,  # noqa: ANN401
    model: Any,  # noqa: ANN401
    card: SheetCard,
    place: int,
    langs: Collection[Lang],
) -> Any:  # noqa: ANN401
    return genanki.Note(
        model=model,
        fields=note_fields(card, langs),
        tags=note_tags(card),
        guid=note_guid(card),
        due=place,
    )


def _set_collection(db: sqlite3.Connection, made: datetime) -> None:
    """Days of the collection begin when study days do, at the learner's own clock. Its scheduler
    is Anki's second: the first had three buttons for new cards, and Anki would renumber ours."""
    start = datetime.combine(EPOCH, time(ROLLOVER_HOURS), made.tzinfo)
    (text,) = db.execute("SELECT conf FROM col").fetchone()
    settings = json.loads(text) | {"schedVer": 2, "rollover": ROLLOVER_HOURS}
    row = (int(start.timestamp()), json.dumps(settings))
    db.execute("UPDATE col SET crt = ?, conf = ?", row)


CardIds = Mapping[Lang, int]
"""The cards of a note by language."""


def _asked(
    db: sqlite3.Connection, cards: Sequence[SheetCard], langs: Sequence[Lang]
) -> dict[str, CardIds]:
    """By question, the cards of its note that ask in `langs`; those in other languages go."""
    notes = dict(db.execute("SELECT guid, id FROM notes").fetchall())
    found: dict[int, dict[Lang, int]] = {}
    for note, place, one in db.execute("SELECT nid, ord, id FROM cards ORDER BY nid, ord"):
        found.setdefault(note, {})[LANGS[place]] = one
    asked: dict[str, CardIds] = {}
    for card in cards:
        all_of, wanted = found[notes[note_guid(card)]], asked_in(card.question, langs)
        asked[card.question.id] = {lang: one for lang, one in all_of.items() if lang in wanted}
        unasked = [(one,) for lang, one in all_of.items() if lang not in wanted]
        db.executemany("DELETE FROM cards WHERE id = ?", unasked)
    return asked


def _carry(db: sqlite3.Connection, cards: Mapping[str, CardIds], schedule: Schedule) -> None:
    """Every language of a question has its one schedule; an answer is logged with the card of
    its language, or with the first."""
    taken: set[int] = set()
    for question, by_lang in cards.items():
        learnt = schedule.cards.get(question, _FRESH)
        _place(db, list(by_lang.values()), learnt, schedule.kernel)
        first = next(iter(by_lang.values()))
        for lang, (at, *rest) in review_rows(learnt, schedule.kernel):
            free = next(n for n in count(at) if n not in taken)  # one answer a millisecond
            taken.add(free)
            row = (free, by_lang.get(cast("Lang", lang), first), *rest)
            db.execute("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", row)


def _place(db: sqlite3.Connection, cards: Sequence[int], learnt: Learnt, kernel: Kernel) -> None:
    row = card_row(learnt, kernel)
    if row is None:
        change = "UPDATE cards SET queue = ? WHERE id = ?"
        db.executemany(change, [(new_queue(learnt), card) for card in cards])
        return
    change = (
        "UPDATE cards SET type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?,"
        " data = ? WHERE id = ?"
    )
    db.executemany(change, [(*row, card) for card in cards])


def _archive(collection: bytes) -> bytes:
    """The package around the collection; the same collection always gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in (("collection.anki2", collection), ("media", b"{}")):
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.create_system = 3  # as on Unix, also where the program runs on Windows
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()
