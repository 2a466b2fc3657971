"""What the learner sees during a mock interview: the plan, the questions, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.core.langs import in_lang
from llm_interview.core.mock_plan import SECTIONS
from llm_interview.terminal.catalog import COMMAS
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Screen, flow, paragraph, parts

if TYPE_CHECKING:
    from llm_interview.core.mock_plan import MockPlan, PlannedQuestion
    from llm_interview.core.mock_session import MockView
    from llm_interview.terminal.catalog import Catalog


def clock(seconds: int) -> str:
    """Minutes and seconds left; with a plus sign, those over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02d}"


def plan_screen(plan: MockPlan, seed: int, say: Catalog, width: int) -> Screen:
    """What is coming: sections with their time, topics and levels."""
    size = say("mock_size", count=len(plan.questions), minutes=plan.minutes, seed=seed)
    screen: Screen = [((say("mock_title"), "title"),), *parts(size, say.separator, width), BLANK]
    for name in SECTIONS:
        questions = plan.section(name)
        if questions:
            row = say(
                "mock_section_row",
                section=say(f"mock_section_{name}"),
                time=clock(sum(question.whole_seconds for question in questions)),
                topics=COMMAS[say.lang].join(_topic(question, say) for question in questions),
            )
            screen += paragraph([(row, "")], width, first="  ", rest="    ")
    return [*screen, BLANK, *paragraph([(say("mock_rules"), "dim")], width)]


def _topic(question: PlannedQuestion, say: Catalog) -> str:
    return say("mock_topic", topic=say.topic(question.topic), level=question.level)


def ask_screen(view: MockView, say: Catalog, width: int) -> Screen:
    """Place, time, the question and the keys; a follow-up without place and keys."""
    front = paragraph(spans(in_lang(view.question.front, view.lang), "bold"), width)
    time = say("mock_time", clock=clock(view.seconds), minutes=max(0, -(-view.left // 60)))
    if view.follow_up:
        head = say.separator.join((say("mock_follow_up"), time))
        return [BLANK, *parts(head, say.separator, width), *front]
    place = say(
        "mock_place",
        section=say(f"mock_section_{view.planned.section}"),
        topic=say.topic(view.planned.topic),
        level=view.planned.level,
        number=view.number,
        total=view.total,
    )
    keys = [[(key, "dim")] for key in say("mock_keys").split(" · ")]
    return [
        BLANK,
        *parts(place, say.separator, width),
        *parts(time, say.separator, width),
        BLANK,
        *front,
        BLANK,
        *flow(keys, width, (" · ", "dim")),
    ]
