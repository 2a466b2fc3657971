"""Our own study sheets in Markdown → whole cards.

A sheet shows what a learner reads: question, other ways to ask it, answer, key points, formulas,
pitfalls and follow-ups come back, in all languages of the sheet; weights, cues, sources and worked
examples stay in the JSON export. Sheets of earlier versions, with facts above the answer and no
numbers, are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from llm_interview.core.langs import Lang
from llm_interview.core.locales import detect_lang
from llm_interview.core.tag_texts import tag_of
from llm_interview.importing.drafts import Draft, Found, Leftover
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.sheet_formulas import (
    FORMULAS,
    ShownFormula,
    formulas_of,
    read_formula,
)

KEY_POINTS = frozenset(("Key points", "Ý chính", "要点"))
ANSWERS = frozenset(("Answer", "Đáp án", "参考答案"))
ASKED = frozenset(("Also asked as", "Cũng được hỏi là", "也会这样问"))
"""What sheets call them; other parts of a card have headings as well."""

TIERS: Mapping[str, str] = {
    **dict.fromkeys(("must know", "phải biết", "必会"), "must"),
    **dict.fromkeys(("should know", "nên biết", "应会"), "should"),
    **dict.fromkeys(("in depth", "đào sâu", "深入"), "depth"),
}
"""The words of the line of facts."""

_ANCHOR = re.compile(r'<a id="([^"<>\s]{1,200})"></a>')
_FACTS = re.compile(r"(must|should|depth)/([123])")
_LEVEL = re.compile(r"\S+ ([123])/3")
_AS_OF = re.compile(r"\D+ (\d{4}-\d\d-\d\d)")
_SMALL = re.compile(r"<small>(.*)</small>")
_NUMBER = re.compile(r"^\d+\. ")
_ASKED = re.compile(rf"({'|'.join(sorted(ASKED))})(?:: |：)")
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\$")
_POINT = re.compile(r"(?:-|\d+\.) ")
_REQUIRED = "★ "
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WRITTEN = re.compile(
    r"\\(?P<sign>[\\`*_\[\]<>&|~$#+\-=.):])"
    r"|(?P<less>&lt;)|(?P<strong></?strong>)|<code>(?P<code>(?:(?!</?code>).)*)</code>"
    r"|(?P<fence>`+)(?!`).*?(?<!`)(?P=fence)(?!`)|\$[^$]+\$"
)
"""A sign that is none of Markdown, what stands for a sign or a mark, code with tags in it; or code
or a formula, in which nothing is escaped."""

_BOLD = re.compile(r"\*\*(.+)\*\*")


@dataclass(slots=True)
class _Side:
    """The card in one language."""

    front: str
    asked: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    marks: bool = False
    required: set[int] = field(default_factory=set)
    points: list[str] = field(default_factory=list)
    formulas: list[ShownFormula] = field(default_factory=list)
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
    rest = [block for block in blocks[1:] if block != ["---"]]
    front = blocks[0][0].removeprefix("### ")
    if rest and (told := _SMALL.fullmatch(rest[-1][0])):
        card |= _facts(told[1])
        front = _NUMBER.sub("", front, count=1)
        rest.pop()
    elif rest and _FACTS.search(rest[0][0]):
        card |= _old_facts(rest.pop(0)[0])
    sides = [_Side(front=plain(front))]
    _read(rest, sides)
    said = [side for side in sides if side.spoken or side.points]
    return card | (_texts(said) if said else {})


def _facts(row: str) -> dict[str, object]:
    """`must know · level 2/3 · tag · tag · as of 2026-11-22 · id`, in any language."""
    parts = [plain(part) for part in row.split(" · ")]
    level = _LEVEL.fullmatch(parts[1]) if len(parts) > 2 else None
    if level is None or parts[0] not in TIERS:
        return {}
    tags = parts[2:-1]
    day = _AS_OF.fullmatch(tags[-1]) if tags else None
    tags = [tag_of(tag) for tag in (tags[:-1] if day else tags)]
    found: dict[str, object] = {"tier": TIERS[parts[0]], "difficulty": int(level[1])}
    return found | ({"tags": tags} if tags else {}) | ({"as_of": day[1]} if day else {})


def _old_facts(row: str) -> dict[str, object]:
    """`id · must/2 · tag · tag · 2026-11-22`."""
    parts = [plain(part) for part in row.split(" · ")]
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
            sides.append(_Side(front=plain(bold[1])))
            part = "spoken"
        elif row.startswith("#### "):
            part = _part(row.removeprefix("#### "), part)
        elif part == "spoken":
            _say(side, row, " ".join(block))
        elif part == "points":
            _point(side, block)
        elif part == "formulas":
            read_formula(side.formulas, block, plain(" ".join(block)))
        elif row.startswith(("✗ ", "→ ", "- ✗ ")):
            _correct(side, block)
        elif bold:
            side.follow_ups.append((plain(bold[1]), ""))
        elif side.follow_ups and not side.follow_ups[-1][1]:
            side.follow_ups[-1] = (side.follow_ups[-1][0], plain(row))


def _part(heading: str, before: str) -> str:
    if heading in ANSWERS and before == "spoken":
        return "spoken"
    if heading in FORMULAS:
        return "formulas"
    return "points" if heading in KEY_POINTS else "more"


def _say(side: _Side, row: str, text: str) -> None:
    """What stands before the first heading of a side, and below that of its answer."""
    asked = None if side.spoken else _ASKED.match(row)
    if asked:
        side.asked = [plain(way) for way in row[asked.end() :].split(" · ")]
    elif not row.startswith(("- ", "$$")):
        side.spoken.append(plain(text))


def _point(side: _Side, block: Sequence[str]) -> None:
    side.marks = side.marks or _SMALL.fullmatch(block[0]) is not None
    for item in block:
        found = _POINT.match(item)
        if found is None:
            continue
        text = item[found.end() :]
        if side.marks and text.startswith(_REQUIRED):
            side.required.add(len(side.points))
            text = text.removeprefix(_REQUIRED)
        side.points.append(plain(text))


def _correct(side: _Side, block: Sequence[str]) -> None:
    """Wrong claims and corrections, each on a row of its own."""
    for row in block:
        text = row.removeprefix("- ")
        if text.startswith("✗ "):
            side.pitfalls.append((plain(_BREAK.sub(r"\1", text[2:])), ""))
        elif text.startswith("→ ") and side.pitfalls:
            side.pitfalls[-1] = (side.pitfalls[-1][0], plain(text[2:]))


def _opens_side(blocks: Sequence[list[str]], at: int, part: str) -> bool:
    """A bold line is the question in the next language, not a follow-up, where the heading of
    its answer or of its key points follows, at once or after a line."""
    rows = [block[0] for block in blocks[at + 1 : at + 3]]
    headings = [row.removeprefix("#### ") for row in rows if row.startswith("#### ")]
    return part == "spoken" or any(name in ANSWERS | KEY_POINTS for name in headings[:1])


def _texts(sides: Sequence[_Side]) -> dict[str, object]:
    langs = [side.lang for side in sides]
    asked = {lang: side.asked for lang, side in zip(langs, sides, strict=True) if side.asked}
    card: dict[str, object] = {
        "question": {lang: side.front for lang, side in zip(langs, sides, strict=True)},
        **({"variants": asked} if asked else {}),
        "answer": {
            lang: "\n".join(side.spoken or side.points)
            for lang, side in zip(langs, sides, strict=True)
        },
    }
    rows = [[(text,) for text in side.points] for side in sides]
    points: list[dict[str, object]] = [
        {**point, "required": True} if at in sides[0].required else {**point}
        for at, point in enumerate(side_by_side(langs, rows, ("text",)))
    ]
    pitfalls = side_by_side(langs, [side.pitfalls for side in sides], ("wrong", "right"))
    follow_ups = side_by_side(langs, [side.follow_ups for side in sides], ("q", "a"))
    named = {
        "key_points": points,
        "formula": formulas_of(langs, [side.formulas for side in sides]),
        "pitfalls": pitfalls,
        "follow_ups": follow_ups,
    }
    return card | {name: value for name, value in named.items() if value}


def side_by_side(
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


def plain(text: str) -> str:
    """A line of a sheet as its card has it."""
    return _WRITTEN.sub(_meant, text).strip()


def _meant(hit: re.Match[str]) -> str:
    if hit["code"] is not None:
        return f"`{plain(hit['code'])}`"
    return hit["sign"] or (hit["less"] and "<") or (hit["strong"] and "**") or hit[0]
