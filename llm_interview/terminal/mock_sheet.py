"""The score sheet of a mock interview."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from llm_interview.core.follow_ups import GAP
from llm_interview.core.langs import in_lang
from llm_interview.core.session import shortest_cue
from llm_interview.terminal.card_screens import formulas_screen
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Line, Screen, counted, measure, paragraph, parts
from llm_interview.terminal.mock_screens import clock
from llm_interview.terminal.screens import MARKS, SURE_FROM, interval
from llm_interview.terminal.tables import table

if TYPE_CHECKING:
    from llm_interview.core.mock_session import MockAnswer, MockResult, Reply
    from llm_interview.core.scores import Score
    from llm_interview.terminal.catalog import Catalog

BESIDE_FROM = 100
"""Columns from which the model answer stands beside the learner's."""

WIDEST_SHEET = 140
GAP_CELLS = 3
COMMAND = "llm-interview drill"


def sheet_screen(result: MockResult, say: Catalog, columns: int) -> Screen:
    """Scores, topics, every question with both answers, and what to drill next."""
    width = measure(columns)
    screen = [BLANK, *_title(say("mock_sheet"), width)]
    screen += counted(ending(result, say), width)
    if not result.answers:
        return [*screen, *_said(say("mock_nothing"), width)]
    for line in totals(result, say):
        screen += counted(line, width)
    screen += _topics(result, say, width)
    for number, answer in enumerate(result.answers, 1):
        screen += _question(number, answer, say, columns)
    return [*screen, *_next(result, say, width)]


def ending(result: MockResult, say: Catalog) -> str:
    """How the interview ended; leaving in the last follow-up leaves no question unanswered."""
    left = len(result.plan.questions) - len(result.answers)
    if not left or result.ending == "done":
        stopped = result.ending == "interrupted"
        return say("mock_ending_last" if stopped else "mock_ending_done")
    return say(f"mock_ending_{result.ending}", left=left)


def totals(result: MockResult, say: Catalog) -> Iterable[str]:
    """The score of all questions, of the follow-ups, the time and the key points."""
    yield _score("mock_score", result.whole, say)
    if result.follow_ups.asked:
        yield _score("mock_follow_up_score", result.follow_ups, say)
    used, whole = clock(result.ms // 1000), clock(result.plan.limit)
    yield say("mock_used", used=used, whole=whole, late=result.late)
    yield say("mock_points", **{status: result.points.get(status, 0) for status in MARKS})


def _score(key: str, score: Score, say: Catalog) -> str:
    return say(
        key,
        percent=round(score.score * 100),
        asked=score.asked,
        correct=score.correct,
        partial=score.partial,
        incorrect=score.incorrect,
    )


def counts(score: Score, say: Catalog) -> str:
    """The verdicts of a topic in words."""
    return say(
        "mock_counts", correct=score.correct, partial=score.partial, incorrect=score.incorrect
    )


def _topics(result: MockResult, say: Catalog, width: int) -> Screen:
    head = [say("col_topic"), say("col_score"), ""]
    rows = [
        [say.topic(topic), f"{score.score * 100:.0f}%", counts(score, say)]
        for topic, score in result.topics.items()
    ]
    return [
        BLANK,
        *_title(say("mock_by_topic"), width),
        *table(head, rows, width, say, counts=True),
    ]


def question_head(number: int, answer: MockAnswer, say: Catalog) -> str:
    """Number, topic, level and score of a question."""
    grade = answer.reply.grade
    return say(
        "mock_question",
        number=number,
        topic=say.topic(answer.planned.topic),
        level=answer.planned.level,
        percent=round(grade.score * 100),
        verdict=say(f"verdict_{grade.verdict}"),
    )


def follow_up_head(reply: Reply, say: Catalog) -> str:
    """The score of a follow-up."""
    grade = reply.grade
    return say(
        "mock_follow_up_head",
        percent=round(grade.score * 100),
        verdict=say(f"verdict_{grade.verdict}"),
    )


def _question(number: int, answer: MockAnswer, say: Catalog, columns: int) -> Screen:
    width, grade = measure(columns), answer.reply.grade
    screen: Screen = [
        BLANK,
        *parts(question_head(number, answer, say), say.separator, width, grade.verdict),
        *_reply(answer.reply, say, columns),
    ]
    for follow in answer.follow_ups:
        head = follow_up_head(follow, say)
        screen += [BLANK, *parts(head, say.separator, width, follow.grade.verdict)]
        screen += _reply(follow, say, columns, points=False)
    return screen


def _reply(reply: Reply, say: Catalog, columns: int, *, points: bool = True) -> Screen:
    """The question, then the learner's answer and the model's, beside or under each other."""
    front = paragraph(
        spans(in_lang(reply.question.front, reply.answer.lang), "bold"), measure(columns)
    )
    together = columns < BESIDE_FROM or say.plain
    width = measure(columns) if together else (min(columns - 1, WIDEST_SHEET) - GAP_CELLS) // 2
    made = [BLANK, *_points(reply, say, width)] if points else []
    left, right = [*_yours(reply, say, width), *made], _model(reply, say, width)
    if reply.answer.text and reply.grade.confidence < SURE_FROM:
        left += paragraph([(say("unsure"), "dim")], width)
    return [*front, BLANK, *([*left, BLANK, *right] if together else beside(left, right, width))]


def beside(left: Screen, right: Screen, width: int) -> Screen:
    """Two screens of `width` cells side by side."""
    rows: Screen = []
    for one, other in zip_longest(left, right, fillvalue=BLANK):
        room = " " * (width - sum(cell_len(text) for text, _ in one) + GAP_CELLS)
        rows.append((*one, (room, ""), *other) if other else one)
    return rows


def _yours(reply: Reply, say: Catalog, width: int) -> Screen:
    took = say("mock_took", used=clock(reply.answer.ms // 1000), given=clock(reply.seconds))
    head: Line = ((say("mock_yours"), "title"), (say.separator + took, "dim"))
    text = reply.answer.text or say("mock_passed")
    lines = [line for part in text.split("\n") for line in paragraph([(part, "")], width)]
    return [*paragraph(head, width), *lines]


def _points(reply: Reply, say: Catalog, width: int) -> Screen:
    by_id = {point.id: point for point in reply.question.key_points}
    screen: Screen = []
    for graded in reply.grade.points:
        point = by_id[graded.id]
        text = spans(in_lang(point.text, reply.answer.lang))
        if point.required:
            text = [*text, (say("required"), "dim")]
        lead = say.mark(graded.status, MARKS[graded.status])
        screen += paragraph(text, width, first=lead, rest="  ", lead_style=graded.status)
    return screen


def _model(reply: Reply, say: Catalog, width: int) -> Screen:
    question = reply.question
    screen = _title(say("model_answer"), width)
    screen += paragraph(spans(in_lang(question.spoken, reply.answer.lang)), width)
    formulas = formulas_screen(question.formula, reply.answer.lang, say, width)
    return [*screen, *([BLANK] if formulas else []), *formulas]


def _next(result: MockResult, say: Catalog, width: int) -> Screen:
    screen: Screen = [BLANK, *_title(say("mock_next"), width)]
    if not result.missed:
        return [*screen, *_said(say("mock_next_none"), width)]
    for row in next_rows(result, say):
        lines = parts(row, say.separator, width - 4, "")
        screen += [(("    " if number else "  ", ""), *line) for number, line in enumerate(lines)]
    return [*screen, *_said(say("mock_next_command", command=COMMAND), width)]


def next_rows(result: MockResult, say: Catalog) -> list[str]:
    """Each card that was not answered right, worst first: when it is back, what to remember."""
    by_card = {answer.planned.card: answer for answer in result.answers}
    return [
        say(
            "mock_returns",
            card=card,
            when=_when(by_card[card].returns, say),
            cues=say.separator.join(_missed_cues(by_card[card].reply)),
        )
        for card in result.missed
    ]


def _when(days: int | None, say: Catalog) -> str:
    if days == 1:
        return say("day_tomorrow")
    wait = interval(days or 0, say)
    return say("mock_returns_in", wait=wait) if days else wait


def _missed_cues(reply: Reply) -> list[str]:
    low = [point.id for point in reply.grade.points if GAP[point.status] > 0]
    return [shortest_cue(reply.question, point, reply.answer.lang) for point in low]


def _title(text: str, width: int) -> Screen:
    return paragraph([(text, "title")], width)


def _said(text: str, width: int) -> Screen:
    return paragraph([(text, "")], width)
