"""Give every key point of every shipped card as the only line of a key-point drill, in each
language, and print which points that line makes; then the same with two points in one line.

Exit code 1 where a line misses the point it quotes, or the lines make more beside it than MOST.
`--show N` prints N lines that make a point which they do not quote, to read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.core.grades import Answer
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import LANGS, Lang
from llm_interview.loader.cache import open_library
from llm_interview.loader.shipped import shipped_content

if TYPE_CHECKING:
    from llm_interview.core.questions import Question

MOST = 1.1
"""Points that a line which quotes one may make on the average."""
JOINED: dict[Lang, str] = {"en": ", and ", "vi": ", và ", "zh": "，而且"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that quotes some points of a card."""

    card: Question
    lang: Lang
    points: tuple[str, ...]
    text: str


def single(card: Question) -> Iterator[Line]:
    """Each point by itself."""
    for point in card.key_points:
        for lang in LANGS:
            yield Line(card=card, lang=lang, points=(point.id,), text=point.text[lang])


def double(card: Question) -> Iterator[Line]:
    """Each two neighbouring points in one sentence."""
    for one, two in pairwise(card.key_points):
        for lang in LANGS:
            text = one.text[lang].rstrip(".。") + JOINED[lang] + two.text[lang]
            yield Line(card=card, lang=lang, points=(one.id, two.id), text=text)


def made(grader: OfflineGrader, line: Line) -> set[str]:
    """The points that the line makes."""
    points = grader.line(line.card, line.text)
    return {point.id for point in points if point.status == "covered"}


def covered(grader: OfflineGrader, line: Line) -> set[str]:
    """The points that the line covers as a whole answer."""
    grade = grader.grade(line.card, Answer(text=line.text, lang=line.lang))
    return {point.id for point in grade.points if point.status == "covered"}


def counted(grader: OfflineGrader, lines: Iterator[Line]) -> tuple[Counter[str], list[str]]:
    """What the lines make, and each that makes a point it does not quote."""
    count, beside = Counter[str](), []
    for line in lines:
        found = made(grader, line)
        count.update(
            lines=1,
            own=set(line.points) <= found,
            made=len(found),
            many=len(found) > len(line.points) + 1,
            whole=len(covered(grader, line)),
        )
        if extra := sorted(found - set(line.points)):
            beside.append(f"{line.card.id} ({line.lang}) {line.text}\n    also {extra}")
    return count, beside


def told(count: Counter[str]) -> str:
    """The figures of one kind of lines."""
    lines = count["lines"]
    return (
        f"{lines} lines, {count['own'] / lines:.1%} make what they quote,"
        f" {count['made'] / lines:.3f} points a line, {count['many']} lines two or more beside;"
        f" as whole answers {count['whole'] / lines:.3f} points"
    )


def main() -> int:
    """Check all; the figures go to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0)
    show, bad = parser.parse_args().show, False
    with tempfile.TemporaryDirectory() as cache:
        library = open_library((), shipped=shipped_content(), cache=Path(cache))
        grader = OfflineGrader(library.lexicon(), library.prepared)
        cards = [library.question(card) for card in library.ids()]
        for name, lines_of in (("one point", single), ("two points", double)):
            for lang in LANGS:
                lines = (line for card in cards for line in lines_of(card) if line.lang == lang)
                count, beside = counted(grader, lines)
                print(f"{name} ({lang}): {told(count)}")
                print("".join(f"  {line}\n" for line in beside[:show]), end="")
                missed = count["own"] < count["lines"] or count["made"] > MOST * count["lines"]
                bad |= lines_of is single and missed
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
