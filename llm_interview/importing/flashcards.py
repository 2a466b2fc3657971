"""Flashcards in Markdown as hashcards and repeater write them → drafts.

`Q:` and `A:` open question and answer, `C:` a text with the words to recall in `[brackets]`; each
of them makes a card. A card ends at the next one, at a rule (`---`) or with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from llm_interview.importing.answer_signs import card_text
from llm_interview.importing.drafts import Draft, Found, Leftover, Reason
from llm_interview.importing.key_points import key_points
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.page_lines import read_line

_TAG = re.compile(r"([QAC]):(?:\s+|$)")
_TAGS = re.compile(r"^([QAC]):(?:\s|$)", re.MULTILINE)
_RULES = frozenset(("---", "***", "___"))
_BLANK = "____"
_HIDDEN = re.compile(r"(?<![!\\\]])\[([^\[\]]{1,500})\](?!\()")
_MAY_FENCE = frozenset((" ", "\t", "`", "~"))
_MAY_RULE = frozenset((" ", "\t", "-", "*", "_"))
_FENCE = re.compile(r"\s*(?:```|~~~)")
MAX_HIDDEN = 50


@dataclass(slots=True)
class _Part:
    """The lines after one `Q:`, `A:` or `C:`."""

    kind: str
    line: int
    rows: list[str] = field(default_factory=list)
    said: bool = False

    @property
    def text(self) -> str:
        return card_text(self.rows)


def is_flashcards(text: str) -> bool:
    """Whether lines of the file begin as flashcards do."""
    kinds: set[str] = set()
    for found in _TAGS.finditer(text):
        kinds.add(found.group(1))
        if "C" in kinds or len(kinds) > 1:
            return True
    return False


def read_flashcards(text: str) -> Found:
    """The cards of a Markdown deck, and the lines that belong to none."""
    drafts: list[Draft] = []
    left: list[Leftover] = []
    parts = list(_parts(text))
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else None
        before = parts[at - 1] if at else None
        if part.kind == "C":
            made = list(_cloze(part))
            drafts += made
            if not made:
                left.append(_left(part, "no_answer"))
        elif part.kind == "Q" and after is not None and after.kind == "A":
            _add(part, after, drafts, left)
        elif part.kind == "Q":
            left.append(_left(part, "no_answer"))
        elif part.kind == "A" and (before is None or before.kind != "Q"):
            left.append(_left(part, "no_question"))
        elif not part.kind and part.text:
            left.append(_left(part, "page"))
    return Found(drafts=tuple(drafts), leftovers=tuple(left))


def _add(asked: _Part, answered: _Part, drafts: list[Draft], left: list[Leftover]) -> None:
    question, answer = asked.text, answered.text
    if not question or not answer:
        left.append(_left(asked, "no_answer" if question else "no_question"))
        return
    points = _points(answered, answer)
    drafts.append(Draft(line=asked.line, question=question, answer=answer, points=points))


def _points(answered: _Part, text: str) -> tuple[str, ...]:
    if len(answered.rows) == 1 and text[:1].isalpha():
        return ()  # no list: most cards, and there may be many
    return key_points([read_line(n, row) for n, row in enumerate(answered.rows, answered.line)])


def _parts(text: str) -> Iterator[_Part]:
    part = _Part("", 1)
    fenced = False
    for number, row in enumerate(text.split("\n"), start=1):
        sign = row[:1]
        fenced ^= sign in _MAY_FENCE and _FENCE.match(row) is not None
        found = _TAG.match(row) if row[1:2] == ":" and not fenced else None
        if found or (sign in _MAY_RULE and not fenced and row.strip() in _RULES):
            yield part
            part = _Part(found.group(1) if found else "", number)
            part.rows += [row[found.end() :]] if found else []
        else:
            if not part.kind and not part.said:
                part.line = number
            part.said = part.said or bool(row.strip())
            part.rows.append(row.rstrip())
    yield part


def _cloze(part: _Part) -> Iterator[Draft]:
    """One card for each hidden part; the others are shown."""
    text = part.text
    for hidden in islice(_HIDDEN.finditer(text), MAX_HIDDEN):
        front = _shown(text[: hidden.start()]) + _BLANK + _shown(text[hidden.end() :])
        yield Draft(line=part.line, question=front, answer=hidden.group(1).strip())


def _shown(text: str) -> str:
    return _HIDDEN.sub(r"\1", text).replace("\\[", "[").replace("\\]", "]")


def _left(part: _Part, reason: Reason) -> Leftover:
    return leftover(part.line, part.line + max(len(part.rows) - 1, 0), reason, part.text)
