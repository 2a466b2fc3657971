"""Our own study sheets in Markdown → whole cards.

A sheet shows what a learner reads: question, answer, key points, pitfalls and follow-ups come
back, in all languages of the sheet; weights, cues and sources stay in the JSON export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from llm_interview.core.langs import Lang
from llm_interview.core.locales import detect_lang
from llm_interview.importing.drafts import Draft, Found, Leftover
from llm_interview.importing.leftovers import leftover

KEY_POINTS = frozenset(("Key points", "Ý chính", "要点"))
"""What sheets call them; other parts of a card have headings as well."""

_ANCHOR = re.compile(r'<a id="([^"<>\s]{1,200})"></a>')
_FACTS = re.compile(r"(must|should|depth)/([123])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>&|~$#+\-=.)])")
_BOLD = re.compile(r"\*\*(.+)\*\*")


@dataclass(slots=True)
class _Side:
    """The card in one language."""

    front: str
    spoken: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    pitfalls: list[tuple[str, str]] = field(default_factory=list)
    follow_ups: list[tuple[str, str]] = field(default_factory=list)

    @property
    def lang(self) -> Lang:
        return detect_lang("\n".join([self.front, *self.spoken, *self.points]))


def is_sheet(text: str) -> bool:
    """Whether `text` is one of our study sheets."""
    found = _ANCHOR.search(text)
    return found is not None and text[found.end() :].lstrip().startswith("### ")


def read_sheet(text: str) -> Found:
    """The cards of a sheet; one without an answer (`--questions-only`) is left over."""
    drafts: list[Draft] = []
    left: list[Leftover] = []
    for line, name, rows in _chunks(text):
        card = _card(name, _blocks(rows))
        if "answer" in card:
            drafts.append(Draft(line=line, card=card))
        else:
            left.append(leftover(line, line + len(rows), "no_answer", name))
    return Found(drafts=tuple(drafts), leftovers=tuple(left))


def _chunks(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line, id and rows of each card."""
    line, name, rows = 0, "", []
    for number, row in enumerate(text.split("\n"), start=1):
        anchor = _ANCHOR.fullmatch(row.strip())
        if anchor is None and not row.startswith("## "):
            rows.append(row)
            continue
        if name:
            yield line, name, rows
        line, name, rows = number, anchor.group(1) if anchor else "", []
    if name:
        yield line, name, rows


def _blocks(rows: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for row in rows:
        if row.strip():
            blocks[-1].append(row.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _card(name: str, blocks: Sequence[list[str]]) -> dict[str, object]:
    card: dict[str, object] = {"id": name}
    if not blocks or not blocks[0][0].startswith("### "):
        return card
    sides = [_Side(front=_plain(blocks[0][0][4:]))]
    rest = list(blocks[1:])
    if rest and _FACTS.search(rest[0][0]):
        card |= _facts(rest.pop(0)[0])
    _read(rest, sides)
    said = [side for side in sides if side.spoken or side.points]
    return card | (_texts(said) if said else {})


def _facts(row: str) -> dict[str, object]:
    """`id · must/2 · tag · tag · 2026-11-22`."""
    parts = [_plain(part) for part in row.split(" · ")]
    at = next((i for i, part in enumerate(parts) if _FACTS.fullmatch(part)), None)
    if at is None:
        return {}
    tier, _, level = parts[at].partition("/")
    rest = parts[at + 1 :]
    day = rest.pop() if rest and _DAY.fullmatch(rest[-1]) else None
    found: dict[str, object] = {"tier": tier, "difficulty": int(level)}
    return found | ({"tags": rest} if rest else {}) | ({"as_of": day} if day else {})


def _read(blocks: Sequence[list[str]], sides: list[_Side]) -> None:
    part = "spoken"
    for at, block in enumerate(blocks):
        side, row = sides[-1], block[0]
        bold = _BOLD.fullmatch(row)
        if bold and _opens_side(blocks, at, part):
            sides.append(_Side(front=_plain(bold.group(1))))
            part = "spoken"
        elif row.startswith("#### "):
            part = "points" if part == "spoken" else "more"
        elif part == "spoken" and not row.startswith(("- ", "$$")):
            side.spoken.append(_plain(" ".join(block)))
        elif part == "points" and row.startswith("- "):
            side.points += [_plain(item[2:]) for item in block]
        elif row.startswith("✗ "):
            side.pitfalls.append((_plain(row[2:]), ""))
        elif row.startswith("→ ") and side.pitfalls:
            side.pitfalls[-1] = (side.pitfalls[-1][0], _plain(row[2:]))
        elif bold:
            side.follow_ups.append((_plain(bold.group(1)), ""))
        elif side.follow_ups and part == "more" and not side.follow_ups[-1][1]:
            side.follow_ups[-1] = (side.follow_ups[-1][0], _plain(row))


def _opens_side(blocks: Sequence[list[str]], at: int, part: str) -> bool:
    """A bold line is the question in the next language, not a follow-up, where its answer is
    followed by the heading of its key points."""
    if part == "spoken":
        return True
    heading = blocks[at + 2][0] if at + 2 < len(blocks) else ""
    return heading.removeprefix("#### ") in KEY_POINTS


def _texts(sides: Sequence[_Side]) -> dict[str, object]:
    langs = [side.lang for side in sides]
    card: dict[str, object] = {
        "question": {lang: side.front for lang, side in zip(langs, sides, strict=True)},
        "answer": {
            lang: "\n".join(side.spoken or side.points)
            for lang, side in zip(langs, sides, strict=True)
        },
    }
    points = _side_by_side(langs, [[(text,) for text in side.points] for side in sides], ("text",))
    pitfalls = _side_by_side(langs, [side.pitfalls for side in sides], ("wrong", "right"))
    follow_ups = _side_by_side(langs, [side.follow_ups for side in sides], ("q", "a"))
    named = {"key_points": points, "pitfalls": pitfalls, "follow_ups": follow_ups}
    return card | {name: value for name, value in named.items() if value}


def _side_by_side(
    langs: Sequence[Lang], parts: Sequence[Sequence[tuple[str, ...]]], names: tuple[str, ...]
) -> list[dict[str, dict[Lang, str]]]:
    """The n-th parts of all languages as one; as many as every language has."""
    found = []
    for row in zip(*parts, strict=False):
        whole = [
            {lang: texts[at] for lang, texts in zip(langs, row, strict=True)}
            for at in range(len(names))
        ]
        if all(all(texts.values()) for texts in whole):
            found.append(dict(zip(names, whole, strict=True)))
    return found


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()
