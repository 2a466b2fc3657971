"""Pages that ask with choices: `A. …`, `B. …`, `C. …` under a question, a letter as the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from llm_interview.importing.page_cuts import Cut
from llm_interview.importing.page_lines import Line
from llm_interview.importing.question_marks import answered

MIN_CHOICES = 3
MOST = 0.6
"""Share of questions with choices from which those are no answers."""
MAX_LINE = 2_000
"""Characters of a line that may hold choices."""
NEAR = 3
"""Lines below the choices among which the answer begins."""

_LETTERS = "ABCDEFGH"
_CHOICE = re.compile(r"[*_]{0,2}[(（]?([A-H])[.)、．:：）][*_]{0,2}\s*(?=\S)")
_NEXT = re.compile(r"\s+(?=[(（]?[B-H][.)、．）]\s?\S)")
_SAID = re.compile(r"[*_(（\s]*([A-H])(?![\w'])[.)、．:：）*_\s]*")
_ALONE = re.compile(r"[*_]{0,2}A[.)][*_]{0,2}\s+(?=\S)")
_SECOND = re.compile(r"[*_]{0,2}[Bb][.)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What follows a question: the lines of its choices by letter, and the lines below them."""

    lines: dict[str, Line]
    below: Sequence[Line]

    @property
    def text(self) -> str:
        """All choices, one a line."""
        return "\n".join(f"{letter}. {line.text}" for letter, line in self.lines.items())

    def answer(self) -> list[Line]:
        """The lines of the answer: the choice that is named, and what is said to it; none where
        no choice is named."""
        filled = [line for line in self.below if line.text][:NEAR]
        mark = next((line for line in filled if answered(line) is not None), None)
        if mark is None:
            return []
        below = [*self.below[[id(line) for line in self.below].index(id(mark)) + 1 :]]
        said = answered(mark) or ""
        if not said and below:
            first = next((at for at, line in enumerate(below) if line.text), len(below) - 1)
            said, below = below[first].text, below[first + 1 :]
        hit = _SAID.match(said)
        rest = said[hit.end() :].strip() if hit else said
        named = self.lines.get(hit[1]) if hit else None
        lines = [replace(named, text=f"{hit[1]}. {named.text}")] if hit and named else []
        if rest and (named is None or rest.casefold() not in named.text.casefold()):
            lines.append(replace(mark, text=rest, marker="", heading=0))
        return [*lines, *below]


def are_choices(lines: Sequence[Line], cuts: Sequence[Cut]) -> bool:
    """Whether the questions of a page are to be answered by choosing."""
    found = sum(choices_of(lines[cut.start.last + 1 : cut.end]) is not None for cut in cuts)
    return len(cuts) > 1 and found >= MOST * len(cuts)


def choices_of(body: Sequence[Line]) -> Choices | None:
    """The choices a body begins with; None where it does not."""
    found: dict[str, Line] = {}
    below = 0
    for at, line in enumerate(body):
        if not line.text:
            continue
        pieces = _pieces(line)
        letters = [letter for letter, _ in pieces]
        if not letters or letters != list(_LETTERS[len(found) : len(found) + len(letters)]):
            break
        found |= {letter: replace(line, text=text, marker="") for letter, text in pieces}
        below = at + 1
    return Choices(lines=found, below=body[below:]) if len(found) >= MIN_CHOICES else None


def _pieces(line: Line) -> list[tuple[str, str]]:
    """The choices on a line: `A. one B. two`."""
    if line.code or len(line.text) > MAX_LINE or (line.marker and line.value is not None):
        return []
    found = [(_CHOICE.match(part), part) for part in _NEXT.split(line.text)]
    if not found or found[0][0] is None:
        return []
    return [(hit[1], part[hit.end() :].strip()) for hit, part in found if hit]


def without_letter(asked: str, body: list[Line]) -> tuple[str, list[Line]]:
    """`A. So.` right under a question is its answer, unless `B. …` follows: then it is a choice."""
    first = next((at for at, line in enumerate(body) if line.text), None)
    letter = None if first is None or body[first].marker else _ALONE.match(body[first].text)
    if first is None or letter is None or any(_SECOND.match(line.text) for line in body):
        return asked, body
    said = replace(body[first], text=body[first].text[letter.end() :])
    return asked, [*body[:first], said, *body[first + 1 :]]
