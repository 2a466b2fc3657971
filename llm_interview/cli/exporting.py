"""Wires `export`: choose, build the sheet, write the file whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from llm_interview.cli.browse import Shelf, select
from llm_interview.cli.clock import now
from llm_interview.cli.options import Globals, positive, some_langs
from llm_interview.cli.waiting import waiting
from llm_interview.cli.wiring import catalog, display, question_lang
from llm_interview.core.errors import FileFault, UsageFault, told
from llm_interview.core.langs import LANGS
from llm_interview.core.os_reasons import os_reason
from llm_interview.core.ratings import AcceptedWording
from llm_interview.core.sheets import Sheet, build_sheet
from llm_interview.core.topics import topic_name
from llm_interview.export.accepted import accepted_of, accepted_to_json, accepted_to_yaml
from llm_interview.terminal.catalog import Catalog

if TYPE_CHECKING:
    from llm_interview.core.card_summary import CardSummary
    from llm_interview.core.langs import Lang

Exporter = Callable[[Sheet], bytes]

FORMATS: Mapping[str, tuple[str, str]] = {
    "md": ("markdown", "to_markdown"),
    "html": ("html_page", "to_html"),
    "epub": ("epub", "to_epub"),
    "tsv": ("anki_tsv", "to_anki_tsv"),
    "quizlet": ("quizlet_tsv", "to_quizlet_tsv"),
    "json": ("json_sheet", "to_json"),
}
"""Module and function of each format; only the one asked for is imported."""

FILES = {"epub": "what_epub", "apkg": "what_apkg", "pdf": "what_pdf"}
"""Formats that nobody can read on a screen."""

PAGES = ("a4", "phone")
"""Sizes of a PDF's pages."""

KNOWN = ("md", "html", "pdf", "epub", "apkg", "tsv", "quizlet", "json")
"""All formats, in the order they are named."""

ACCEPTED: Mapping[str, Callable[[Sequence[AcceptedWording]], bytes]] = {
    "md": accepted_to_yaml,
    "json": accepted_to_json,
}


_PATH = re.compile(r"(?<![^\s(])path:([^\s()]+)", re.IGNORECASE)

_SAME_ENDING = {"htm": "html", "xhtml": "html", "markdown": "md", "yaml": "md", "yml": "md"}
"""Accepted wordings are YAML wherever Markdown would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlan:
    """What the words of `export` asked for."""

    expression: str
    tags: tuple[str, ...]
    form: str | None
    langs: str | None
    weakest: int | None
    answers: bool
    accepted: bool
    output: str
    force: bool
    by_plan: bool = False
    with_schedule: bool = False
    page: str | None = None
    side_by_side: bool = False
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What an export writes, of how many cards, and what is kept in mind once that is done."""

    data: bytes
    cards: int
    remember: Callable[[], None] = lambda: None


def run_export(options: Globals, plan: ExportPlan) -> None:
    """Write the sheet and say where (on standard error)."""
    form = chosen_format(plan.form, plan.output, accepted=plan.accepted)
    _refuse_unfit(plan, form)
    target = None if plan.output == "-" else Path(plan.output)
    if target is not None and target.exists() and not plan.force:
        raise FileFault(told("file_exists", path=target), told("hint_elsewhere_force"))
    shelf = select(options, plan.expression, plan.tags)
    say = catalog(options, shelf.progress.settings)
    cards = _ordered(shelf, plan)
    if not cards:
        raise UsageFault(told("nothing_matches"), told("hint_list"))
    if target is None:
        made = _made(options, plan, form, shelf, cards)
        sys.stdout.buffer.write(made.data)
        made.remember()
        return
    with waiting(say, _doing(say, form, len(cards))):
        made = _made(options, plan, form, shelf, cards)
        write_whole(target, made.data)
        made.remember()
    display(sys.stderr).tell(say("written", path=str(target), cards=made.cards))


def _doing(say: Catalog, form: str, cards: int) -> str:
    """What a person who waits is told: Typst sets all cards at once, so there is no share."""
    key = "sheet_setting" if form == "pdf" else "sheet_writing"
    return say(key, cards=cards, form=form)


def _made(
    options: Globals, plan: ExportPlan, form: str, shelf: Shelf, cards: Sequence[CardSummary]
) -> _Made:
    """The sheet, or the accepted wordings."""
    if plan.accepted:
        wordings = accepted_of(shelf.progress.accepted, [card.id for card in cards])
        if not wordings:
            say = catalog(options, shelf.progress.settings)
            display(sys.stderr).tell(say("sheet_no_wordings"))
        said_of = {wording.card for wording in wordings}
        return _Made(data=ACCEPTED[form](wordings), cards=len(said_of))
    langs = _langs(options, shelf, plan)
    if form == "apkg":
        return _made_deck(_sheet(shelf, cards, LANGS, plan), langs, shelf, plan)
    data = _written(form, _sheet(shelf, cards, langs, plan), plan)
    return _Made(data=data, cards=len(cards))


def _made_deck(sheet: Sheet, langs: Sequence[Lang], shelf: Shelf, plan: ExportPlan) -> _Made:
    """A deck for Anki; the sheet has all languages, since a card travels whole."""
    from llm_interview.cli.anki_deck import anki_deck, remember_deck

    data = anki_deck(sheet, langs, shelf.progress if plan.with_schedule else None)
    remember = partial(remember_deck, sheet, langs)
    return _Made(data=data, cards=len(sheet.questions), remember=remember)


def _refuse_unfit(plan: ExportPlan, form: str) -> None:
    """What does not go together, said before anything is read."""
    if form in FILES and plan.output == "-" and sys.stdout.isatty():
        hint = told("hint_name_o", option=f"-o FILE.{form}")
        raise UsageFault(told("not_for_screens", what=told(FILES[form])), hint)
    if plan.by_plan and plan.weakest is not None:
        hint = told("hint_leave_out", one="--plan", other="--weakest")
        raise UsageFault(told("two_options", one="--plan", other="--weakest"), hint)
    if plan.with_schedule and form != "apkg":
        raise UsageFault(told("schedule_only_anki"), told("hint_add", words="--format apkg"))
    if plan.page is not None and form != "pdf":
        raise UsageFault(told("page_only_pdf"), told("hint_add", words="--format pdf"))
    if plan.page not in (None, *PAGES):
        hint = told("hint_choose", choices=tuple(PAGES))
        raise UsageFault(told("no_page", name=plan.page), hint)
    if plan.side_by_side and (form != "pdf" or plan.page == "phone"):
        raise UsageFault(told("side_only_pdf"), told("hint_add", words="--format pdf"))
    _day(plan, date.min)


def _written(form: str, sheet: Sheet, plan: ExportPlan) -> bytes:
    if form == "pdf":
        from llm_interview.export.pdf import Page, to_pdf

        page: Page = "phone" if plan.page == "phone" else "a4"
        return to_pdf(sheet, page=page, side_by_side=plan.side_by_side)
    return exporter(form)(sheet)


def chosen_format(form: str | None, output: str, *, accepted: bool = False) -> str:
    """The format asked for, else the one the file's ending names, else Markdown. Accepted
    wordings have formats of their own."""
    known = tuple(ACCEPTED if accepted else KNOWN)
    ending = "" if output == "-" else Path(output).suffix.removeprefix(".").lower()
    ending = _SAME_ENDING.get(ending, ending)
    if form is None and ending and ending not in known:
        hint = told("hint_add_one", option="--format", choices=known)
        raise UsageFault(told("no_format_ending", output=output, ending=ending), hint)
    name = form or ending or "md"
    if name not in known:
        hint = told("hint_choose", choices=known)
        raise UsageFault(told("no_format", option="--format", name=name), hint)
    return name


def exporter(form: str) -> Exporter:
    """The function that writes a sheet in `form`."""
    module, name = FORMATS[form]
    return cast("Exporter", getattr(import_module(f"llm_interview.export.{module}"), name))


def _ordered(shelf: Shelf, plan: ExportPlan) -> Sequence[CardSummary]:
    """In the order that was asked for."""
    if plan.by_plan:
        from llm_interview.cli.plan_order import in_plan_order

        return in_plan_order(shelf)
    return _ranked(shelf, positive(plan.weakest, "--weakest"), plan.expression)


def _ranked(shelf: Shelf, weakest: int | None, expression: str) -> Sequence[CardSummary]:
    """In the order of the path that was chosen, else of the curriculum; the weakest first."""
    if weakest is None:
        chosen = _PATH.search(expression)
        path = shelf.library.paths.get(chosen[1].lower(), ()) if chosen else ()
        place = {card: at for at, card in enumerate(path)}
        return sorted(shelf.cards, key=lambda card: place.get(card.id, len(place)))
    states, kernel, day = shelf.progress.states, shelf.progress.kernel, shelf.progress.day

    def recall(card: CardSummary) -> float:
        state = states.get(card.id)
        return state.expected_recall(day, kernel.parameters) if state else 0.0

    return sorted(shelf.cards, key=lambda card: (recall(card), card.position))[:weakest]


def _langs(options: Globals, shelf: Shelf, plan: ExportPlan) -> tuple[Lang, ...]:
    if plan.langs:
        return some_langs(plan.langs, "--langs")
    return (question_lang(options, shelf.progress.settings),)


def _sheet(
    shelf: Shelf,
    cards: Sequence[CardSummary],
    langs: Sequence[Lang],
    plan: ExportPlan,
) -> Sheet:
    catalogs = {lang: Catalog(lang) for lang in LANGS}
    first = langs[0]
    return build_sheet(
        [shelf.library.question(card.id) for card in cards],
        title=_title(shelf, cards, catalogs[first]),
        day=_day(plan, now().date()),
        langs=langs,
        label=lambda lang, part, /, **values: catalogs[lang](part, **values),
        answers=plan.answers,
        lang=first,
        topics=shelf.library.topics,
        ranked="sheet_plan" if plan.by_plan else "",
    )


def _title(shelf: Shelf, cards: Sequence[CardSummary], say: Catalog) -> str:
    """That of all sheets, and the topic where all cards are of one."""
    topics = list({card.topic for card in cards})
    if len(topics) != 1:
        return say("sheet_title")
    name = topic_name(shelf.library.topics, topics[0], say.lang)
    return say("sheet_title") + say("colon") + name


def _day(plan: ExportPlan, today: date) -> date:
    """The day that the sheet bears: that of the calendar, as of any document."""
    if plan.day is None:
        return today
    try:
        return date.fromisoformat(plan.day.strip())
    except ValueError:
        raise UsageFault(told("no_day", value=plan.day), told("hint_day")) from None


def write_whole(target: Path, data: bytes) -> None:
    """Write beside the target and rename, so that no half file is ever left."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as fault:
        raise FileFault(
            told("path_why", path=target, why=os_reason(fault)), told("hint_other_o")
        ) from None
