"""Notes of Obsidian with flashcards in them, as its spaced repetition plugin writes them → drafts.

`Question::Answer` on a line, a line with nothing but `?` between the lines of both, and words to
recall between `==`; with one sign more (`:::`, `??`) both sides ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from llm_interview.importing.answer_signs import card_text
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.key_points import key_points
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.page_lines import read_line

MAX_HIDDEN = 50
MAX_LINE = 5_000
"""Characters of a line that may hold both sides of a card."""
BLANK = "____"

_DECK = re.compile(
    r"(?:^|\s)#flashcards?(?=[\s/]|$)"
    r"|^ *(?:tags:.{0,200}?[\s\[,\"']|- *)flashcards?(?=[\s/\],\"']|$)|<!--SR:",
    re.MULTILINE,
)
_NAMED = "flashcard", "<!--SR:"
_ALONE = re.compile(r"^\?\?? *$", re.MULTILINE)
_SCHEDULE = re.compile(r" ?<!--SR:.{0,500}?-->")
_TAGS = re.compile(r"(?:#[\w/-]+\s*)+")
_ONE_LINE = re.compile(r"([^`]*?[^\s:`])\s*(:::?)(?![:/])\s*(\S.*)")
_HIDDEN = re.compile(r"==([^=\n]{1,500})==(?:\^\[([^\[\]]{1,80})\])?(?:\[\^\w{1,4}\])?")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"#{1,6}\s")

_Row = tuple[int, str]


def is_obsidian(text: str) -> bool:
    """Whether a note says that it has flashcards, and has some in the signs of the plugin."""
    if not any(word in text for word in _NAMED) or _DECK.search(text) is None:
        return False
    return "::" in text or "==" in text or _ALONE.search(text) is not None


def read_obsidian(text: str) -> Found:
    """The cards of a note, and the lines that are none."""
    drafts: list[Draft] = []
    left = []
    for block in _blocks(text):
        made = list(_drafts(block))
        drafts += made
        said = [row for row in block if row[1]]
        if not made and said:
            words = " ".join(row for _, row in said)
            left.append(leftover(said[0][0], said[-1][0], "page", words))
    return Found(drafts=tuple(drafts), leftovers=tuple(left))


def _blocks(text: str) -> Iterator[list[_Row]]:
    """Rows without a blank one between them; a fence holds its blank rows together."""
    rows: list[tuple[bool, _Row]] = []
    fenced = False
    for number, raw in enumerate(_without_front_matter(text.split("\n")), start=1):
        row = _SCHEDULE.sub("", raw).rstrip() if "<!--" in raw else raw.rstrip()
        fence = _FENCE.match(row) is not None
        inside = fenced or fence
        fenced ^= fence
        rows.append((bool(row.strip()) or inside, (number, row)))
    for filled, group in groupby(rows, key=lambda one: one[0]):
        if filled:
            yield [row for _, row in group]


def _without_front_matter(rows: Sequence[str]) -> Sequence[str]:
    """The rows, those of YAML at the top made blank."""
    if not rows or rows[0].strip() != "---":
        return rows
    end = next((at for at, row in enumerate(rows[:100]) if at and row.strip() == "---"), -1)
    return [*([""] * (end + 1)), *rows[end + 1 :]]


def _drafts(block: Sequence[_Row]) -> Iterator[Draft]:
    rows = [row for row in block if not _TAGS.fullmatch(row[1].strip())]
    parting = next((at for at, (_, row) in enumerate(rows) if row.strip() in {"?", "??"}), None)
    if parting is not None:
        front, back = rows[:parting], rows[parting + 1 :]
        yield from _sides(front, back, both=rows[parting][1].strip() == "??")
        return
    lone = [(row, hit) for row in rows if (hit := _one_line(row[1].strip()))]
    for (number, _), hit in lone:
        sides = [(number, hit[1])], [(number, hit[3])]
        yield from _sides(*sides, both=hit[2] == ":::")
    if not lone:
        yield from _hidden([row for row in rows if not _HEADING.match(row[1])])


def _one_line(row: str) -> re.Match[str] | None:
    return _ONE_LINE.fullmatch(row) if "::" in row and len(row) <= MAX_LINE else None


def _sides(front: Sequence[_Row], back: Sequence[_Row], *, both: bool) -> Iterator[Draft]:
    for asks, says in ((front, back), (back, front))[: 1 + both]:
        question, answer = (card_text([row for _, row in side]) for side in (asks, says))
        if question and answer:
            points = key_points([read_line(number, row) for number, row in says])
            yield Draft(line=asks[0][0], question=question, answer=answer, points=points)


def _hidden(rows: Sequence[_Row]) -> Iterator[Draft]:
    """One card for each hidden part; the others are shown."""
    text = card_text([row for _, row in rows])
    for hit in islice(_HIDDEN.finditer(text), MAX_HIDDEN):
        blank = f"[{hit[2]}]" if hit[2] else BLANK
        before, behind = text[: hit.start()], text[hit.end() :]
        front = _HIDDEN.sub(r"\1", before) + blank + _HIDDEN.sub(r"\1", behind)
        yield Draft(line=rows[0][0], question=front, answer=hit[1].strip())
