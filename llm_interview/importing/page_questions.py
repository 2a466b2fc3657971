"""Find the lines that open the questions of a page, whatever way the page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from llm_interview.importing.line_markers import BULLET, nested_value
from llm_interview.importing.numbering import Nested, Numbered, best_outline, best_series
from llm_interview.importing.page_answer_marks import before_answers
from llm_interview.importing.page_few import above_sample, below_title
from llm_interview.importing.page_furniture import (
    begins_page_end,
    is_chapter,
    is_closing,
    names_questions,
)
from llm_interview.importing.page_headings import (
    bulleted,
    headings,
    inline,
    named_entries,
    plain,
)
from llm_interview.importing.page_lines import FOLD, Line
from llm_interview.importing.page_topics import topics
from llm_interview.importing.question_marks import (
    Mark,
    asked,
    likeness,
    number_of,
    split_inline,
    split_sentence,
    worded,
)
from llm_interview.importing.readings import (
    DEEP,
    EMPTY,
    SURE,
    Reading,
    Start,
    after,
    start_at,
)

LABEL = 80
"""Characters of a heading that names the topic of a question."""
LINE = 8
"""Characters of a line that may hold a question and its answer."""
MOST = 0.8
"""Share of questions with a number above them from which those numbers are theirs."""
CLEAR = 1.25
"""Mean score from which numbered lines count as questions."""
ASKING = 0.3
"""Share of them that ask at least."""
TITLED = 0.3
"""Mean score that is enough where the page says that it has questions, for `SERIES` lines."""
SERIES = 3
PAIR = 2
"""Numbers of a question in a numbered chapter (`1.2`)."""
INNER = 1.0
"""What a marked question is worth that is an item of a list."""


def question_starts(lines: Sequence[Line]) -> tuple[Start, ...]:
    """The questions of a page in order; empty where it has none."""
    readings = (
        _marked(lines, worded),
        _marked(lines, asked),
        _numbered(lines),
        _nested(lines, 2),
        _nested(lines, 3),
        before_answers(lines),
        *(headings(lines, level) for level in range(1, FOLD + 1)),
        bulleted(lines),
        bulleted(lines, "1."),
        plain(lines),
        inline(lines),
    )
    best = _with_all_marked(max(readings, key=lambda reading: reading.score), readings[:2])
    if len(best.starts) <= 1 and (opening := above_sample(lines)):
        return opening
    starts = best.starts or named_entries(lines).starts or topics(lines).starts
    return _without_title(lines, starts or below_title(lines))


def _with_all_marked(best: Reading, marked: Sequence[Reading]) -> Reading:
    """Where all questions found carry a word (`Q:`), those that carry it as well."""
    found = {start.at for start in best.starts}
    wider = (one for one in marked if found and found < {start.at for start in one.starts})
    return next(wider, best)


def _without_title(lines: Sequence[Line], starts: tuple[Start, ...]) -> tuple[Start, ...]:
    """The title of a page may ask like its questions; it is the one heading of the first rank."""
    ranks = [lines[start.at].heading for start in starts]
    if len(ranks) > 1 and ranks[0] == 1 and 1 not in ranks[1:]:
        return starts[1:]
    return starts


def _marked(lines: Sequence[Line], find: Callable[[Line], Mark | None]) -> Reading:
    """Lines that carry a word: `Question 7:` or `Q:`."""
    marks = [(at, mark) for at, line in enumerate(lines) if line.text and (mark := find(line))]
    plain_starts = [Start(at=at, last=at, number=m.number, text=m.text) for at, m in marks]
    starts = [_with_number_above(lines, start) for start in plain_starts]
    if sum(start.at < start.last for start in starts) < MOST * len(starts):
        starts = plain_starts
    score = 0.0
    for start, then in zip_longest(starts, starts[1:]):
        if _is_item(lines[start.at]):
            score += INNER
        else:
            score += SURE + after(lines, start.last) + _emptiness(lines, start, then)
    return Reading(starts=_before_foot(lines, _before_summary(lines, starts)), score=score)


def _before_foot(lines: Sequence[Line], starts: Sequence[Start]) -> tuple[Start, ...]:
    """Without the last ones that have nothing below them, where the foot of the page stands
    above: links to other pages."""
    for count in range(len(starts) - 1, 0, -1):
        end = starts[count + 1].at if count + 1 < len(starts) else len(lines)
        if any(line.text for line in lines[starts[count].last + 1 : end]):
            break
        above = lines[starts[count - 1].last + 1 : starts[count].at]
        if any(map(begins_page_end, above)):
            return tuple(starts[:count])
    return tuple(starts)


def _is_item(line: Line) -> bool:
    """Whether a line lies in a list, as the follow-ups of a question do."""
    return line.marker == BULLET or (line.indent >= DEEP and bool(line.marker))


def _before_summary(lines: Sequence[Line], starts: Sequence[Start]) -> tuple[Start, ...]:
    """Without a list of the questions that follows the last one under `Summary`."""
    seen: set[str] = set()
    for count, (start, then) in enumerate(pairwise(starts), start=1):
        seen.add(start.number)
        between = lines[start.last + 1 : then.at]
        if then.number and then.number in seen and any(map(is_closing, between)):
            return tuple(starts[:count])
    return tuple(starts)


def _with_number_above(lines: Sequence[Line], start: Start) -> Start:
    """`### 3. Threads` above `Question: What is a lock?` gives the question its number."""
    nearest = range(start.at - 1, max(start.at - 3, -1), -1)
    above = next((i for i in nearest if lines[i].text), None)
    number = "" if above is None or start.number else number_of(lines[above])
    if above is None or not number or len(lines[above].text) > LABEL:
        return start
    named = lines[above].heading or likeness(lines[above].text) == 0
    return replace(start, at=above, number=number) if named else start


def _emptiness(lines: Sequence[Line], start: Start, then: Start | None) -> float:
    if then is None or not start.text:
        return 0.0
    return 0.0 if any(line.text for line in lines[start.last + 1 : then.at]) else EMPTY


def _numbered(lines: Sequence[Line]) -> Reading:
    """The series of numbers that looks most like questions."""
    styles: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.marker and line.value is not None and not line.code and line.indent < DEEP:
            styles[line.style].append(at)
    best = Reading()
    for found in styles.values():
        rated = [_rated(lines, at, then) for at, then in zip_longest(found, found[1:])]
        chain, total = best_series(rated)
        main = [rated[i].at for i in chain]
        if total > best.score and _is_clear(lines, main, total):
            above, below = _counted(lines, found, main[0]), _counting_on(lines, found, main[-1])
            starts = tuple(start_at(lines, i) for i in (*above, *main, *below))
            best = Reading(starts=starts, score=total)
    return best


def _is_clear(lines: Sequence[Line], at: Sequence[int], total: float) -> bool:
    """Whether numbered lines are questions and not the sections of an article: some of them ask,
    or the page says above them that it has questions."""
    if len(at) >= SERIES and total >= TITLED * len(at) and names_questions(lines[: at[0]]):
        return True
    asking = sum(_asks(lines, i) for i in at)
    return total >= CLEAR * len(at) and asking >= ASKING * len(at)


def _asks(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    return max(likeness(text), likeness(split_sentence(text)[0])) >= 2.0 or after(lines, at) > 0


def _counted(lines: Sequence[Line], found: Sequence[int], first: int) -> list[int]:
    """The numbers right above a series that have nothing under them: a mere list of questions."""
    above: list[int] = []
    due, below = (lines[first].value or 0) - 1, first
    for at in reversed(found):
        if at >= below:
            continue
        if lines[at].value != due or any(line.text for line in lines[at + 1 : below]):
            break
        above.insert(0, at)
        due, below = due - 1, at
    return above


def _counting_on(lines: Sequence[Line], found: Sequence[int], last: int) -> list[int]:
    """The next numbers of a series that look like its last one, whatever they say."""
    more: list[int] = []
    shape = lines[last].heading, lines[last].indent
    due = (lines[last].value or 0) + 1
    for at in found:
        if at > last and lines[at].value == due and (lines[at].heading, lines[at].indent) == shape:
            more.append(at)
            due += 1
    return more


def _rated(lines: Sequence[Line], at: int, then: int | None) -> Numbered:
    line = lines[at]
    asks, answer = likeness(line.text), ""
    if asks < 3.0 and len(line.text) > LINE:
        head, answer = split_inline(line.text)
        head, answer = (head, answer) if answer else split_sentence(line.text)
        asks = likeness(head) if answer else asks
    score = 0.5 + asks + after(lines, at)
    score += (1.0 if line.heading else 0.0) - (0.5 if line.indent else 0.0)
    score -= 2.0 if is_chapter(line) else 0.0
    if not answer and then is not None and lines[then].value != 1:  # 1: a list in its answer
        score += 0.0 if any(o.text for o in lines[at + 1 : then]) else EMPTY
    anew = asks >= 3.0 or (not line.indent and asks > 0)
    return Numbered(at=at, number=line.value or 0, score=score, anew=anew)


def _nested(lines: Sequence[Line], depth: int) -> Reading:
    """`1.1`, `1.2`, `2.1` …: questions in numbered chapters, of `depth` numbers each."""
    found = [at for at, line in enumerate(lines) if _is_nested(line, depth)]
    names = sorted({nested_value(lines[at].marker)[:-1] for at in found})
    chapters = {name: name[0] if depth == PAIR else at for at, name in enumerate(names)}
    rated = [_rated_nested(lines, at, then, chapters) for at, then in zip_longest(found, found[1:])]
    chain, total = best_outline(rated)
    at = [rated[i].at for i in chain]
    if len(at) < 2 or not _is_clear(lines, at, total):
        return Reading()
    return Reading(starts=tuple(start_at(lines, i) for i in at), score=total)


def _rated_nested(
    lines: Sequence[Line], at: int, then: int | None, chapters: Mapping[tuple[int, ...], int]
) -> Nested:
    *chapter, number = nested_value(lines[at].marker)
    score = _rated(lines, at, then).score
    return Nested(at=at, chapter=chapters[tuple(chapter)], number=number, score=score)


def _is_nested(line: Line, depth: int) -> bool:
    if not line.marker or line.code or line.indent >= DEEP:
        return False
    return len(nested_value(line.marker)) == depth
