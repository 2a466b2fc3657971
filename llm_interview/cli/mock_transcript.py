"""The transcript of a mock interview, in the words of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from llm_interview.core.formula_words import formula_in
from llm_interview.core.inline import parse_inline
from llm_interview.core.langs import in_lang
from llm_interview.core.mock_session import MockAnswer, MockResult, Reply
from llm_interview.core.transcripts import Block, Item, Items, Quote, Transcript, passage
from llm_interview.terminal.card_screens import formula_line
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.mock_screens import clock
from llm_interview.terminal.mock_sheet import (
    counts,
    ending,
    follow_up_head,
    next_rows,
    question_head,
    totals,
)
from llm_interview.terminal.screens import MARKS, SURE_FROM


def transcript(result: MockResult, say: Catalog, day: date) -> Transcript:
    """Everything that was asked, answered and judged."""
    title = f"{say('mock_title')} · {day.isoformat()}"
    return Transcript(title=title, lang=say.lang, blocks=tuple(_blocks(result, say, title)))


def _blocks(result: MockResult, say: Catalog, title: str) -> Iterator[Block]:
    plan = result.plan
    yield passage("title", title, say.lang)
    size = say("mock_size", count=len(plan.questions), minutes=plan.minutes, seed=result.seed)
    yield passage("note", size, say.lang)
    yield passage("note", ending(result, say), say.lang)
    if not result.answers:
        yield passage("text", say("mock_nothing"), say.lang)
        return
    yield from _listed(say("mock_sheet"), list(totals(result, say)), say)
    topics = [
        f"{say.topic(topic)}{say('colon')}{score.score * 100:.0f}% · {counts(score, say)}"
        for topic, score in result.topics.items()
    ]
    yield from _listed(say("mock_by_topic"), topics, say)
    yield from _listed(say("mock_next"), next_rows(result, say) or [say("mock_next_none")], say)
    for number, answer in enumerate(result.answers, 1):
        yield from _question(number, answer, say)


def _listed(title: str, rows: list[str], say: Catalog) -> Iterator[Block]:
    yield passage("heading", title, say.lang)
    yield Items(
        items=tuple(Item(inlines=passage("text", row, say.lang).inlines) for row in rows),
        lang=say.lang,
    )


def _question(number: int, answer: MockAnswer, say: Catalog) -> Iterator[Block]:
    yield passage("heading", question_head(number, answer, say), say.lang)
    yield from _reply(answer.reply, say)
    yield from _key_points(answer.reply, say)
    yield from _model(answer.reply, say)
    for follow in answer.follow_ups:
        yield passage("label", follow_up_head(follow, say), say.lang)
        yield from _reply(follow, say)
        yield from _model(follow, say)


def _reply(reply: Reply, say: Catalog) -> Iterator[Block]:
    lang = reply.answer.lang
    yield passage("question", in_lang(reply.question.front, lang), lang, marks=True)
    took = say("mock_took", used=clock(reply.answer.ms // 1000), given=clock(reply.seconds))
    yield passage("label", f"{say('mock_yours')} · {took}", say.lang)
    if reply.answer.text:
        yield Quote(text=reply.answer.text, lang=lang)
        if reply.grade.confidence < SURE_FROM:
            yield passage("note", say("unsure"), say.lang)
    else:
        yield passage("note", say("mock_passed"), say.lang)


def _key_points(reply: Reply, say: Catalog) -> Iterator[Block]:
    lang = reply.answer.lang
    texts = {point.id: in_lang(point.text, lang) for point in reply.question.key_points}
    yield passage("label", say("key_points"), say.lang)
    yield Items(
        items=tuple(
            Item(
                inlines=parse_inline(texts[point.id]),
                mark=MARKS[point.status],
                style=point.status,
            )
            for point in reply.grade.points
        ),
        lang=lang,
    )


def _model(reply: Reply, say: Catalog) -> Iterator[Block]:
    lang = reply.answer.lang
    yield passage("label", say("model_answer"), say.lang)
    yield passage("text", in_lang(reply.question.spoken, lang), lang, marks=True)
    for formula in reply.question.formula:
        said = formula_in(formula, lang)
        yield passage("text", formula_line(said.tex, said.plain), lang)
        if said.legend:
            yield passage("text", in_lang(said.legend, lang), lang, marks=True)
