"""Study sheet → PDF, typeset by Typst: content reaches it as strings in JSON, never as code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from llm_interview.core.cleaning import clean
from llm_interview.core.errors import ExtraFault, Fault, told
from llm_interview.core.inline import Inline
from llm_interview.core.sheet_blocks import (
    Block,
    Corrections,
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
)
from llm_interview.core.sheet_cards import SheetCard
from llm_interview.core.sheets import Sheet
from llm_interview.export.math_breadth import breadth
from llm_interview.export.math_lines import formula_lines
from llm_interview.export.math_tree import math_tree
from llm_interview.export.pdf_pages import card_places
from llm_interview.export.typesetter import MISSING

Page = Literal["a4", "phone"]
INSTALL: Final = "pip install 'llm-interview-trainer[pdf]'"
FONTS: Final = ("LLM Interview Sans", "Libertinus Serif", "DejaVu Sans Mono")
"""The first is shipped, the others come with Typst; letters none of them has are taken from the
fonts of the machine."""

_TYPESETTER = Path(__file__).with_name("typesetter.py")
_ASSETS = Path(__file__).with_name("assets")
_UPRIGHT = 2
"""Columns for which the shorter side of the paper will do."""
_SECONDS, _MEGABYTES = 10, 512
"""CPU time and memory to set a sheet in: all shipped cards in three languages take 3 s and 400 to
480 MB (Python and Typst's own code included)."""
_CARDS, _LETTERS = 150, 2_000_000
"""That sheet has no more of either; for each above that, a sheet may take more, as `_limits` says:
some four times and twice what they do take."""
_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": "65536",
    "MALLOC_TRIM_THRESHOLD_": "65536",
    "RAYON_NUM_THREADS": "2",
}
"""Linux gives back large pieces at once, and moves growing ones: 10 to 60 MB less at the most. On
more processors Typst is hardly faster, but each takes memory of its own."""
Data = dict[str, object]


def to_pdf(sheet: Sheet, *, page: Page = "a4", side_by_side: bool = False) -> bytes:
    """The sheet as a PDF whose text can be searched and copied, its languages one below the
    other or `side_by_side` in columns. ExtraFault without typst."""
    data = sheet_data(sheet, page, len(sheet.langs) if side_by_side else 1)
    if data["contents"]:
        data["pages"], data["places"] = card_places(_typeset(data))
    return _typeset(data)


def _limits(data: Data) -> tuple[int, int]:
    """Seconds and megabytes that typesetting so much may take."""
    sections: Any = data["sections"]
    cards = max(0, sum(len(section["cards"]) for section in sections) - _CARDS)
    letters = max(0, _letters(sections) - _LETTERS)
    return _SECONDS + cards // 50 + letters // 200_000, _MEGABYTES + cards // 2 + letters // 2_000


def _letters(data: object) -> int:
    """How many letters stand in what the template is given."""
    match data:
        case str():
            return len(data)
        case dict():
            return sum(map(_letters, data.values()))
        case list():
            return sum(map(_letters, data))
        case _:
            return 0


def _typeset(data: Data) -> bytes:
    given = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    with TemporaryDirectory() as empty:
        done = _run_apart(given, empty, _limits(data))
    if done.returncode == MISSING:
        said = told("needs_package", what=told("what_pdf"), package="typst")
        raise ExtraFault(said, INSTALL)
    if done.returncode:
        raise Fault(told("pdf_failed", why=_reason(done)), told("hint_print_html"))
    return done.stdout


def _run_apart(
    given: str, root: str, limits: tuple[int, int]
) -> subprocess.CompletedProcess[bytes]:
    places = (_ASSETS / "sheet.typ", root, _ASSETS / "fonts", *limits)
    return subprocess.run(  # noqa: S603 - our own file
        [sys.executable, "-P", str(_TYPESETTER), *map(str, places)],
        input=given.encode("utf-8", "replace"),
        capture_output=True,
        check=False,
        env={**os.environ, **_MEMORY},
    )


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """What Typst said last; one that was ended for want of memory says nothing."""
    said = clean(done.stderr.decode("utf-8", "replace")).strip().splitlines()
    return said[-1][:200] if said else f"typst: {done.returncode}"


def sheet_data(sheet: Sheet, page: Page, columns: int = 1) -> Data:
    """What the template is given."""
    day, room = sheet.day, _room(page, columns)
    return {
        "room": room,
        "title": clean(sheet.title),
        "subtitle": clean(sheet.subtitle),
        "day": [day.year, day.month, day.day],
        "lang": sheet.lang,
        "page": page,
        "columns": columns,
        "fonts": FONTS,
        "contents": _contents(sheet),
        "pages": 0,
        "places": {},
        "sections": [
            {"topic": clean(section.title), "cards": [_card(card, room) for card in section.cards]}
            for section in sheet.sections
        ],
    }


def _contents(sheet: Sheet) -> str:
    """What the contents are called; nothing where there is not more than one answer to find."""
    several = len(sheet.questions) > 1 and sheet.answered
    return clean(sheet.words.get("sheet_contents", "")) if several else ""


def _room(page: Page, columns: int) -> float:
    """The em between the margins; three columns take the longer side of the paper."""
    return 24.5 if page == "phone" else 68.0 if columns > _UPRIGHT else 44.7


def _card(card: SheetCard, room: float) -> Data:
    first = card.sides[0]
    sides = [
        {
            "lang": side.lang,
            "front": None if side is first else _runs(side.front),
            "blocks": _blocks(side.titled_blocks, room),
        }
        for side in card.sides
    ]
    return {
        "lang": first.lang,
        "number": card.number,
        "front": [f"{card.number}. ", *_runs(first.front)],
        "facts": _block(card.facts, room),
        "sides": sides,
        "shared": _blocks(card.shared, room),
    }


def _blocks(blocks: Sequence[Block], room: float) -> list[Data]:
    return [
        _block(block, room)
        for block in blocks
        if not isinstance(block, Listing | Corrections) or block.items
    ]


def _block(block: Block, room: float) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "text": clean(block.text)}
        case Paragraph():
            plain = block.role == "text"
            runs = _runs(block.inlines) if plain else _tied(block.inlines)
            more: Data = {} if plain else {"role": block.role}
            more |= {"link": block.link} if block.link else {}
            return {"kind": "paragraph", "runs": runs, **more}
        case Listing():
            return {"kind": "listing", **_listing(block)}
        case Corrections():
            items = [{"wrong": _runs(x.wrong), "right": _runs(x.right)} for x in block.items]
            return {"kind": "corrections", "items": items}
        case FormulaBlock():
            lines = formula_lines(math_tree(block.tex), room)
            found = [{"math": line, "breadth": breadth(line)} for line in lines]
            return {
                "kind": "formula",
                "lines": found,
                "text": clean(block.plain or block.tex),
                "legend": _runs(block.legend),
            }


def _listing(block: Listing) -> Data:
    marks = (([block.mark(at)] if block.mark(at) else []) for at in range(len(block.items)))
    items = [[*mark, *_runs(item)] for mark, item in zip(marks, block.items, strict=True)]
    return {"items": items, "legend": block.legend}


def _runs(runs: Sequence[Inline]) -> list[Mapping[str, object] | str]:
    return [_run(run) for run in runs]


def _tied(runs: Sequence[Inline]) -> list[Mapping[str, object] | str]:
    """No line begins with the dot between two parts."""
    return [
        part.replace(" · ", "\xa0· ") if isinstance(part, str) else part for part in _runs(runs)
    ]


def _run(run: Inline) -> Mapping[str, object] | str:
    tree = math_tree(run.text) if run.kind == "math" else None
    if run.kind == "math" and tree is not None:
        return {"kind": "math", "math": tree, "text": clean(run.text)}
    if run.kind == "plain":
        return clean(run.text)
    return {"kind": "bold" if run.kind == "bold" else "code", "text": clean(run.text)}
