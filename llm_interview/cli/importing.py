"""Wires `import`: read, find the cards, write the deck whole or not at all, say what is left."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.cli.answers import print_json
from llm_interview.cli.foreign_file import MAX_BYTES, in_time, no_collector, read_foreign
from llm_interview.cli.import_known import known_document, known_questions, known_rows
from llm_interview.cli.import_left import left_rows
from llm_interview.cli.import_places import all_parts, announced, comment, is_ours, places
from llm_interview.cli.import_plan import ImportPlan, may_be_package
from llm_interview.cli.options import Globals, one_lang
from llm_interview.cli.waiting import waiting
from llm_interview.cli.whole_files import written_together
from llm_interview.cli.wiring import catalog, display, read_history
from llm_interview.core.cleaning import clean
from llm_interview.core.errors import FileFault, told
from llm_interview.core.slugs import slug
from llm_interview.importing.anki_package import MAX_PACKAGE, is_package
from llm_interview.importing.cards import Drafted, to_cards
from llm_interview.importing.deck_yaml import decks
from llm_interview.importing.decoding import decode
from llm_interview.importing.formats import detect, read_as
from llm_interview.importing.known_questions import Twin, twins, without
from llm_interview.terminal.catalog import Catalog

if TYPE_CHECKING:
    from llm_interview.core.review import PastReview
    from llm_interview.importing.drafts import Found

LONG = 1_000_000
"""Bytes of a file from which it is said that reading it has begun."""
MANY = 2_000
"""Answers from which it is said that adding them has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A file that was read: its format and encoding, the cards and the leftovers, the answers
    given elsewhere."""

    form: str
    encoding: str
    drafted: Drafted
    past: Sequence[PastReview] = ()
    twins: Sequence[Twin] = ()


def run_import(options: Globals, plan: ImportPlan) -> None:
    """Write the deck and say what was found. FileFault where no card was."""
    target = announced(plan)
    raw = read_foreign(plan.file, MAX_PACKAGE if may_be_package(plan) else MAX_BYTES)
    say = catalog(options, read_history().progress().settings)
    read, files = _deck(options, plan, raw, say, target)
    written = places(target, files, force=plan.force)
    with written_together(dict(zip(written, (text.encode() for text in files), strict=False))):
        added = _remember(say, plan, read.past)
    if target is None:
        sys.stdout.buffer.write("\n".join(files).encode())
    if plan.as_json:
        print_json({**_document(plan, read, written), "reviews": added})
    _tell(say, plan, read, written)
    if len(files) > 1:
        _now(say("import_parts" if written else "import_one_stream", parts=len(files)))
    if plan.with_history:
        _now(say("import_history", answers=added))


def _deck(
    options: Globals, plan: ImportPlan, raw: bytes, say: Catalog, target: Path | None
) -> tuple[_Read, list[str]]:
    """What stands in the file, and the decks it makes; what takes long is told and ended."""
    size = f"{max(len(raw) / 1_000_000, 0.1):.1f}"
    words = say("import_reading", path=plan.file, size=size)
    limit = partial(in_time, plan.file, min(len(raw), MAX_BYTES), packed=may_be_package(plan))
    with no_collector():
        with _telling(say, words, long=len(raw) > LONG), limit():
            read = _read(plan, raw)
        read = _compared(options, plan, read, target)  # which tells itself what takes long
        with waiting(say, clean(words)), limit():
            return read, _decks(plan, read, say)


def _read(plan: ImportPlan, raw: bytes) -> _Read:
    if plan.form == "apkg" or (plan.form == "auto" and is_package(raw, plan.file)):
        return _read_package(plan, raw)
    decoded = decode(raw, plan.file)
    form = detect(decoded.text, plan.file) if plan.form == "auto" else plan.form
    found = read_as(form, decoded.text, plan.file)
    return _Read(form=form, encoding=decoded.encoding, drafted=_drafted(plan, found))


def _read_package(plan: ImportPlan, raw: bytes) -> _Read:
    from llm_interview.cli.anki_history import past_reviews
    from llm_interview.importing.anki_cards import read_apkg

    deck = read_apkg(raw, plan.file)
    drafted = _drafted(plan, deck.found)
    past = past_reviews(deck, drafted) if plan.with_history else ()
    return _Read(form="apkg", encoding="utf-8", drafted=drafted, past=past)


def _drafted(plan: ImportPlan, found: Found) -> Drafted:
    name = "pipe" if plan.file == "-" else Path(plan.file).stem
    lang = one_lang(plan.lang, "--lang") if plan.lang else None
    return to_cards(found, name=name, lang=lang)


def _decks(plan: ImportPlan, read: _Read, say: Catalog) -> list[str]:
    """The deck files, none where no card is new; drafts that are there already are marked."""
    marks = {twin.id: clean(twin.mark) for twin in read.twins}
    about = comment(say.lang, plan.file)
    return decks(read.drafted.cards, about, marks) if read.drafted.cards else []


def _compared(options: Globals, plan: ImportPlan, read: _Read, target: Path | None) -> _Read:
    """What was read, with the drafts that are there already named, or left out. FileFault where
    nothing was."""
    if not read.drafted.cards:
        said = told("no_question_found", path=plan.file, form=read.form)
        raise FileFault(said, told("hint_from_number"))
    new = [] if target is None else all_parts(target)
    beside = [] if target is None else [*filter(is_ours, target.parent.glob("*.yaml"))]
    found = twins(read.drafted, known_questions(options, beside, new))
    if not plan.new_only:
        return replace(read, twins=found)
    there = {twin.id: twin.place.card for twin in found}
    past = [replace(one, card=there.get(one.card, one.card)) for one in read.past]
    return replace(read, drafted=without(read.drafted, found), past=past, twins=found)


def _remember(say: Catalog, plan: ImportPlan, past: Sequence[PastReview]) -> int:
    """Add answers to the history; how many were not there yet."""
    from llm_interview.cli.wiring import open_history

    if not plan.with_history:
        return 0
    words = say("import_adding", answers=len(past))
    with _telling(say, words, long=len(past) > MANY), open_history() as store:
        return store.record_past(past, clean(Path(plan.file).name))


def _telling(say: Catalog, words: str, *, long: bool) -> AbstractContextManager[None]:
    """A person is told when it takes a while, whoever reads a pipe where it will be `long`."""
    if long and not sys.stderr.isatty():
        _now(words)
    return waiting(say, clean(words))


def _now(sentence: str) -> None:
    """Say what is being done, while it is done."""
    sys.stderr.write(clean(sentence) + "\n")
    sys.stderr.flush()


def _document(plan: ImportPlan, read: _Read, written: Sequence[Path]) -> dict[str, object]:
    cards = zip(read.drafted.lines, read.drafted.cards, strict=True)
    return {
        "schema": 1,
        "file": plan.file,
        "format": read.form,
        "encoding": read.encoding,
        "output": [str(path) for path in written],
        "drafts": [{"line": line, **card} for line, card in cards],
        "leftovers": [
            {"line": left.line, "end": left.end, "reason": left.reason, "text": left.text}
            for left in read.drafted.leftovers
        ],
        "known": known_document(read.twins),
    }


def _tell(say: Catalog, plan: ImportPlan, read: _Read, written: Sequence[Path]) -> None:
    """What was found, on standard error."""
    there = {(twin.line, "repeated") for twin in read.twins if plan.new_only}
    left = [one for one in read.drafted.leftovers if (one.line, one.reason) not in there]
    rows = left_rows(say, left)
    rows += known_rows(say, read.twins, left_out=plan.new_only)
    if not read.encoding.startswith("utf"):
        rows.append(say("import_guessed", encoding=read.encoding.upper()))
    cards = len(read.drafted.cards)
    found = say("import_found", cards=cards, path=plan.file, form=read.form)
    rows.append(found if cards else say("import_nothing_new", path=plan.file))
    rows += [say("import_written", path=str(path)) for path in written]
    if written:
        rows.append(say("import_next", path=shlex.join(map(str, written))))
    if len(written) == 1 and not any("topic" in card for card in read.drafted.cards):
        topic = slug(written[0].stem) or "deck"
        rows.append(say("import_drill", path=shlex.quote(str(written[0])), topic=topic))
    screen = display(sys.stderr)
    for row in rows:
        screen.tell(clean(row))
