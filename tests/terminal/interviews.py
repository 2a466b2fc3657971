"""An interview over the sample card, with every way an answer can go."""

from __future__ import annotations

from llm_interview.core.follow_ups import as_question
from llm_interview.core.grades import Answer, Grade, PointGrade, Status, Verdict
from llm_interview.core.langs import Lang
from llm_interview.core.mock_plan import MockPlan, PlannedQuestion, Section
from llm_interview.core.mock_session import Ending, MockAnswer, MockResult, Reply
from llm_interview.core.questions import Question

ANSWERS: dict[Lang, str] = {
    "en": "the variance of the dot product grows with d_k\nso I divide [by] its root",
    "vi": "phương sai của tích vô hướng tăng theo d_k\nnên chia [cho] căn của nó",
    "zh": "点积的方差随 d_k 增大\n所以要除以它的 [平方根]",
}


def planned(card: str, section: Section, level: int) -> PlannedQuestion:
    return PlannedQuestion(
        card=card,
        section=section,
        topic="attn",
        level=level,
        seconds=90 * level,
        follow_ups=1,
        follow_up_seconds=60,
    )


def plan(card: Question) -> MockPlan:
    return MockPlan(
        questions=(
            planned(card.id, "opening", 1),
            planned("attn-mask", "depth", 2),
            planned("attn-cost", "problem", 3),
        ),
        limit=15 * 60,
    )


def grade(question: Question, lang: Lang, verdict: Verdict, *statuses: Status) -> Grade:
    return Grade(
        card=question.id,
        lang=lang,
        score={"correct": 1.0, "partial": 0.6, "incorrect": 0.0}[verdict],
        verdict=verdict,
        confidence=0.9,
        suggested_rating="good",
        grader="core/1",
        points=tuple(
            PointGrade(id=point.id, status=status, similarity=0.5)
            for point, status in zip(question.key_points, statuses, strict=False)
        ),
    )


def reply(question: Question, lang: Lang, text: str, given: Grade, ms: int) -> Reply:
    answer = Answer(text=text, lang=lang, ms=ms)
    return Reply(question=question, answer=answer, grade=given, seconds=90)


def interview(card: Question, lang: Lang, ending: Ending = "time") -> MockResult:
    """Half right and late, with a follow-up; then passed; the third was not reached."""
    follow = as_question(card, card.follow_ups[0])
    first = MockAnswer(
        planned=plan(card).questions[0],
        reply=reply(
            card,
            lang,
            ANSWERS[lang],
            grade(card, lang, "partial", "covered", "contradicted"),
            95_000,
        ),
        review="r1",
        rating="hard",
        returns=2,
        follow_ups=(
            reply(
                follow, lang, follow.spoken[lang], grade(follow, lang, "correct", "covered"), 31_000
            ),
        ),
    )
    second = MockAnswer(
        planned=plan(card).questions[1],
        reply=reply(card, lang, "", grade(card, lang, "incorrect", "missing", "missing"), 4_000),
        review="r2",
        rating="again",
        returns=0,
    )
    return MockResult(plan=plan(card), seed=7, answers=(first, second), ending=ending)
