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
from llm_interview.cli.options import Globals, one_lang
from llm_interview.cli.waiting import waiting
from llm_interview.cli.whole_files import written_together
from llm_interview.cli.wiring import catalog, display, read_history
from llm_interview.core.cleaning import clean
from llm_interview.core.errors import FileFault, UsageFault, told
from llm_interview.core.slugs import slug
from llm_interview.importing.anki_package import ENDINGS, MAX_PACKAGE, is_package
from llm_interview.importing.cards import Drafted, to_cards
from llm_interview.importing.deck_yaml import decks
from llm_interview.importing.decoding import decode
from llm_interview.importing.formats import FORMATS, detect, read_as
from llm_interview.importing.known_questions import Twin, twins, without
from llm_interview.terminal.catalog import Catalog

if TYPE_CHECKING:
    from llm_interview.core.review import PastReview
    from llm_interview.importing.drafts import Found

LONG = 1_000_000
"""Bytes of a file from which it is said that reading it has begun."""
MANY = 2_000
"""Answers from which it is said that adding them has begun."""
ABOUT = "Drafts from"
"""How the comment begins that stands above all decks which an import wrote."""
MAX_PARTS = 100
"""Parts of a deck; a file that may be read has fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What the words of `import` asked for."""

    file: str
    form: str
    output: str | None
    lang: str | None
    as_json: bool
    force: bool
    with_history: bool = False
    new_only: bool = False


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
    target = _target(plan)
    raw = read_foreign(plan.file, MAX_PACKAGE if _may_be_package(plan) else MAX_BYTES)
    say = catalog(options, read_history().progress().settings)
    size = f"{max(len(raw) / 1_000_000, 0.1):.1f}"
    words = say("import_reading", path=plan.file, size=size)
    limit = partial(in_time, plan.file, min(len(raw), MAX_BYTES), packed=_may_be_package(plan))
    with no_collector():
        with _telling(say, words, long=len(raw) > LONG), limit():
            read = _read(plan, raw)
        read = _compared(options, plan, read, target)  # which tells itself what takes long
        with waiting(say, clean(words)), limit():
            files = _decks(plan, read)
    written = _places(target, files, force=plan.force)
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


def _target(plan: ImportPlan) -> Path | None:
    """Where the deck goes; None for standard output. Looked at before anything is read."""
    known = ("auto", *FORMATS, "apkg")
    if plan.form not in known:
        hint = told("hint_choose", choices=known)
        raise UsageFault(told("no_format", option="--from", name=plan.form), hint)
    if plan.with_history and not _may_be_package(plan):
        raise UsageFault(told("history_only_anki"), told("hint_apkg"))
    if plan.output == "-" and plan.as_json:
        raise UsageFault(told("two_outputs"), told("hint_one_of_them"))
    if plan.output == "-":
        return None
    if plan.output is None and plan.file == "-":
        raise UsageFault(told("pipe_no_name"), told("hint_name_deck"))
    target = Path(plan.output or f"{Path(plan.file).stem}.yaml")
    if plan.file != "-" and target.exists() and target.samefile(_existing(plan.file)):
        raise UsageFault(told("is_same_file", path=target), told("hint_other_deck_o"))
    _refuse_existing(target, force=plan.force)
    return target


def _existing(file: str) -> Path:
    path = Path(file)
    if not path.exists():
        raise FileFault(told("is_missing", path=file), told("hint_other_file"))
    return path


def _refuse_existing(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise FileFault(told("is_folder", path=target), told("hint_name_o", option="-o"))
    if target.exists() and not force:
        raise FileFault(told("file_exists", path=target), told("hint_elsewhere_o_force"))


def _may_be_package(plan: ImportPlan) -> bool:
    ending = Path(plan.file).suffix.lower().removeprefix(".")
    return plan.form == "apkg" or (plan.form == "auto" and ending in ENDINGS)


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


def _decks(plan: ImportPlan, read: _Read) -> list[str]:
    """The deck files, none where no card is new; drafts that are there already are marked."""
    marks = {twin.id: clean(twin.mark) for twin in read.twins}
    return decks(read.drafted.cards, _about(plan), marks) if read.drafted.cards else []


def _compared(options: Globals, plan: ImportPlan, read: _Read, target: Path | None) -> _Read:
    """What was read, with the drafts that are there already named, or left out. FileFault where
    nothing was."""
    if not read.drafted.cards:
        said = told("no_question_found", path=plan.file, form=read.form)
        raise FileFault(said, told("hint_from_number"))
    new = [] if target is None else [target, *(_numbered(target, n) for n in range(2, MAX_PARTS))]
    beside = [] if target is None else [*filter(_is_ours, target.parent.glob("*.yaml"))]
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


def _about(plan: ImportPlan) -> str:
    name = clean(Path(plan.file).name).replace("\n", " ")
    return f"{ABOUT} {name}: read them over before you drill them."


def _places(target: Path | None, files: Sequence[str], *, force: bool) -> list[Path]:
    """Where the deck goes: several files (DECK-2.yaml …) where one cannot hold it, none where
    it goes to standard output or has no card."""
    if target is None or not files:
        return []
    paths = [target, *(_numbered(target, n) for n in range(2, len(files) + 1))]
    for path in paths:
        _refuse_existing(path, force=force)
    _refuse_old_parts([_numbered(target, len(files) + n) for n in range(1, MAX_PARTS)])
    return paths


def _refuse_old_parts(paths: Sequence[Path]) -> None:
    """A larger import left more parts: they are the learner's by now, so not ours to delete."""
    old = [path for path in paths if _is_ours(path)]
    if old:
        said = told("old_part", path=" ".join(map(str, old)))
        raise FileFault(said, told("hint_old_part", path=shlex.join(map(str, old))))


def _is_ours(path: Path) -> bool:
    if not path.is_file():  # of a named pipe nobody may ever write the first byte
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(ABOUT) + 2) == f"# {ABOUT}".encode()
    except OSError:
        return False


def _telling(say: Catalog, words: str, *, long: bool) -> AbstractContextManager[None]:
    """A person is told when it takes a while, whoever reads a pipe where it will be `long`."""
    if long and not sys.stderr.isatty():
        _now(words)
    return waiting(say, clean(words))


def _now(sentence: str) -> None:
    """Say what is being done, while it is done."""
    sys.stderr.write(clean(sentence) + "\n")
    sys.stderr.flush()


def _numbered(target: Path, number: int) -> Path:
    return target.with_name(f"{target.stem}-{number}{target.suffix}")


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
