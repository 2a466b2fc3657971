"""A mock interview in the shape of `mock --json`."""

from __future__ import annotations

from dataclasses import asdict

from llm_interview.cli.grade_json import grade_json
from llm_interview.core.langs import in_lang
from llm_interview.core.mock_session import MockAnswer, MockResult, Reply


def mock_json(result: MockResult) -> dict[str, object]:
    """Plan, scores and answers; times in seconds where they were given, else milliseconds."""
    whole = result.whole
    return {
        "schema": 1,
        "seed": result.seed,
        "minutes": result.plan.minutes,
        "plan": [asdict(question) for question in result.plan.questions],
        **asdict(whole),
        "ending": result.ending,
        "interrupted": result.ending == "interrupted",
        "ms": result.ms,
        "late": result.late,
        "topics": {topic: asdict(score) for topic, score in result.topics.items()},
        "points": dict(result.points),
        "follow_ups": asdict(result.follow_ups),
        "answers": [_answer(answer) for answer in result.answers],
        "drill_next": list(result.missed),
    }


def _answer(answer: MockAnswer) -> dict[str, object]:
    planned = answer.planned
    return {
        **_reply(answer.reply),
        "section": planned.section,
        "topic": planned.topic,
        "level": planned.level,
        "rating": answer.rating,
        "review": answer.review,
        "returns": answer.returns,
        "follow_ups": [
            {"id": reply.question.id.partition("#")[2], **_reply(reply)}
            for reply in answer.follow_ups
        ],
    }


def _reply(reply: Reply) -> dict[str, object]:
    lang = reply.answer.lang
    return {
        **grade_json(reply.grade),
        "question": in_lang(reply.question.front, lang),
        "answer": reply.answer.text,
        "model": in_lang(reply.question.spoken, lang),
        "ms": reply.answer.ms,
        "seconds": reply.seconds,
        "over_ms": reply.over_ms,
    }
