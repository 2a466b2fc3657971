"""Our own notes for Anki as a table → whole cards: a row shows a card in one language.

What a row shows comes back: question, answer, key points with those that must be said, pitfalls and
follow-ups; weights, cues and sources stay in the JSON export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from llm_interview.core.langs import Lang
from llm_interview.importing.anki_text import plain
from llm_interview.importing.drafts import Draft
from llm_interview.importing.sheet_markdown import KEY_POINTS, side_by_side

HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(KEY_POINTS, "points"),
    **dict.fromkeys(("Watch out", "Coi chừng", "易错点"), "pitfalls"),
    **dict.fromkeys(("Follow-ups", "Câu hỏi phụ", "Câu hỏi tiếp", "追问"), "follow_ups"),
    **dict.fromkeys(("Worked example", "Ví dụ tính tay", "算例"), "example"),
    **dict.fromkeys(("Formula", "Công thức", "公式"), "formula"),
    **dict.fromkeys(("Sources", "Nguồn", "来源"), "sources"),
}
"""What the parts of an answer are called, in any language."""

_HEAD = "#columns:Front\tBack\ttags\tid"
_ID = re.compile(r"(.+):(en|vi|zh)", re.DOTALL)
_BOLD = re.compile(r"\*\*(.+)\*\*")
_POINT = re.compile(r"\d+\. (★ )?(.*)", re.DOTALL)
_LEGEND = re.compile(r"★ \D+")
_LABELS = ("topic::", "lang::")


@dataclass(slots=True)
class _Row:
    """A card in one language."""

    line: int
    lang: Lang
    front: str
    tags: list[str]
    spoken: list[str] = field(default_factory=list)
    marks: bool = False
    points: list[tuple[str, bool]] = field(default_factory=list)
    pitfalls: list[tuple[str, str]] = field(default_factory=list)
    follow_ups: list[tuple[str, str]] = field(default_factory=list)


def is_own_table(text: str) -> bool:
    """Whether the first lines are those of our own table."""
    return any(line.rstrip("\r") == _HEAD for line in text.split("\n", 10)[:10])


def read_own_rows(rows: Sequence[tuple[int, Sequence[str]]]) -> list[Draft] | None:
    """The cards of the rows in their order, each with all its languages; None where a row is not
    of our own or has no answer."""
    cards: dict[str, dict[Lang, _Row]] = {}
    for line, cells in rows:
        found = _ID.fullmatch(plain(cells[3])) if len(cells) == 4 else None
        if found is None or not cells[1].strip():
            return None
        row = _row(line, cast("Lang", found[2]), cells)
        cards.setdefault(found[1], {})[row.lang] = row
    return [
        Draft(line=min(row.line for row in sides.values()), card=_card(name, sides))
        for name, sides in cards.items()
    ]


def _row(line: int, lang: Lang, cells: Sequence[str]) -> _Row:
    row = _Row(line=line, lang=lang, front=_text(cells[0]), tags=plain(cells[2]).split())
    part = "spoken"
    for text in map(_text, cells[1].split("<br>")):
        bold = _BOLD.fullmatch(text)
        if bold and bold[1] in HEADINGS:
            part = HEADINGS[bold[1]]
        else:
            _take(row, part, text, bold)
    return row


def _take(row: _Row, part: str, text: str, bold: re.Match[str] | None) -> None:
    """A line of a part; those of the example, the formulas and the sources are only shown."""
    if part == "spoken":
        row.spoken.append(text)
    elif part == "points":
        _take_point(row, text)
    elif part == "pitfalls":
        _take_pitfall(row.pitfalls, text)
    elif part == "follow_ups" and bold:
        row.follow_ups.append((bold[1], ""))
    elif part == "follow_ups" and row.follow_ups:
        asked, said = row.follow_ups[-1]
        row.follow_ups[-1] = (asked, f"{said}\n{text}".strip())


def _take_point(row: _Row, text: str) -> None:
    found = _POINT.fullmatch(text)
    if found is None:
        row.marks = row.marks or _LEGEND.fullmatch(text) is not None
    elif row.marks:
        row.points.append((found[2], bool(found[1])))
    else:
        row.points.append((f"{found[1] or ''}{found[2]}", False))


def _take_pitfall(pitfalls: list[tuple[str, str]], text: str) -> None:
    if text.startswith("✗ "):
        pitfalls.append((text[2:], ""))
    elif text.startswith("→ ") and pitfalls:
        pitfalls[-1] = (pitfalls[-1][0], text[2:])


def _card(name: str, sides: Mapping[Lang, _Row]) -> dict[str, object]:
    rows, first = list(sides.values()), next(iter(sides.values()))
    card: dict[str, object] = {
        "id": name,
        **dict(_labels(first.tags)),
        "question": {row.lang: row.front for row in rows},
        "answer": {row.lang: "\n".join(row.spoken).strip() for row in rows},
    }
    points: list[dict[str, object]] = [
        {**point, "required": True} if first.points[at][1] else {**point}
        for at, point in enumerate(_together(rows, [r.points for r in rows], ("text",)))
    ]
    pitfalls = _together(rows, [row.pitfalls for row in rows], ("wrong", "right"))
    follow_ups = _together(rows, [row.follow_ups for row in rows], ("q", "a"))
    named = {"key_points": points, "pitfalls": pitfalls, "follow_ups": follow_ups}
    return card | {part: value for part, value in named.items() if value}


def _together(
    rows: Sequence[_Row], parts: Sequence[Sequence[tuple[object, ...]]], names: tuple[str, ...]
) -> list[dict[str, dict[Lang, str]]]:
    texts = [[tuple(map(str, entry[: len(names)])) for entry in part] for part in parts]
    return side_by_side([row.lang for row in rows], texts, names)


def _labels(tags: Sequence[str]) -> Iterator[tuple[str, object]]:
    """The topic and the tags; Anki's own marks of the language are none."""
    topic = next((tag.removeprefix("topic::") for tag in tags if tag.startswith("topic::")), "")
    if topic:
        yield "topic", topic
    own = [tag for tag in tags if not tag.startswith(_LABELS)]
    if own:
        yield "tags", own


def _text(markup: str) -> str:
    return plain(markup, bold=True)
