"""Plans of mock interviews, over whatever cards there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.card_summary import CardSummary
from llm_interview.core.langs import KINDS, TIERS
from llm_interview.core.mock_plan import (
    FOLLOW_UPS,
    LEAST_SECONDS,
    SECTIONS,
    MockPlan,
    Wish,
    plan_mock,
    section_shares,
)


def card(
    name: str,
    *,
    topic: str = "attn",
    kind: str = "concept",
    level: int = 1,
    tier: str = "must",
    refs: tuple[str, ...] = (),
) -> CardSummary:
    return CardSummary(
        id=name,
        position=0,
        topic=topic,
        tags=(),
        kind=kind,
        difficulty=level,
        tier=tier,
        langs=("en",),
        seed_refs=refs,
        front={"en": name},
        path="cards.yaml",
        line=1,
        fingerprint="",
        folded="",
    )


@st.composite
def piles(draw: st.DrawFn) -> list[CardSummary]:
    names = draw(st.lists(st.integers(0, 99), max_size=30, unique=True))
    refs = st.lists(st.sampled_from(["a", "b", "c"]), max_size=1).map(tuple)
    return [
        card(
            f"card-{name}",
            topic=draw(st.sampled_from(["attn", "rag", "ft"])),
            kind=draw(st.sampled_from(KINDS)),
            level=draw(st.integers(1, 3)),
            tier=draw(st.sampled_from(TIERS)),
            refs=draw(refs),
        )
        for name in names
    ]


WISHES = st.builds(
    Wish,
    minutes=st.none() | st.integers(1, 240),
    count=st.none() | st.integers(1, 40),
    level=st.none() | st.integers(1, 3),
    follow_ups=st.integers(0, 2),
)


def names(plan: MockPlan) -> list[str]:
    return [question.card for question in plan.questions]


@given(piles(), WISHES)
def test_no_card_is_asked_twice_and_none_above_the_level(
    pile: list[CardSummary], wish: Wish
) -> None:
    plan = plan_mock(pile, wish)
    assert len(set(names(plan))) == len(plan.questions)
    allowed = {c.id for c in pile if wish.level is None or c.difficulty <= wish.level}
    assert set(names(plan)) <= allowed
    assert bool(plan.questions) == bool(allowed)


@given(piles(), WISHES)
def test_the_plan_fits_the_minutes(pile: list[CardSummary], wish: Wish) -> None:
    plan = plan_mock(pile, wish)
    assert plan.seconds <= plan.limit
    if wish.minutes is not None:
        assert plan.limit == wish.minutes * 60
    if len(plan.questions) > 1:
        assert min(question.seconds for question in plan.questions) >= LEAST_SECONDS


@given(piles(), WISHES)
def test_sections_come_in_order_and_each_gets_harder(pile: list[CardSummary], wish: Wish) -> None:
    plan = plan_mock(pile, wish)
    found = [(SECTIONS.index(q.section), q.level) for q in plan.questions]
    assert found == sorted(found)
    assert [q for name in SECTIONS for q in plan.section(name)] == list(plan.questions)
    for question in plan.questions:
        assert question.follow_ups == min(wish.follow_ups, FOLLOW_UPS[question.section])


@given(piles(), st.integers(1, 40))
def test_a_count_alone_is_met_as_far_as_there_are_cards(
    pile: list[CardSummary], count: int
) -> None:
    plan = plan_mock(pile, Wish(count=count))
    assert len(plan.questions) == min(count, len(pile))
    assert plan.limit == plan.seconds


@given(piles(), WISHES)
def test_the_same_cards_give_the_same_plan(pile: list[CardSummary], wish: Wish) -> None:
    assert plan_mock(pile, wish) == plan_mock(list(pile), wish)


@pytest.mark.parametrize("count", range(101))
def test_every_question_belongs_to_one_section(count: int) -> None:
    shares = section_shares(count)
    assert sum(shares.values()) == count
    assert min(shares.values()) >= 0
    assert shares["depth"] > 0 or count < 3


def test_the_sections_get_the_cards_that_suit_them() -> None:
    pile = [
        *(card(f"basic-{n}", topic=f"t{n}") for n in range(3)),
        *(card(f"deep-{n}", topic=f"t{n}", level=2) for n in range(3)),
        card("sum", kind="calc", level=2),
    ]
    plan = plan_mock(pile, Wish(count=4))
    assert [q.card.split("-")[0] for q in plan.questions] == ["basic", "deep", "deep", "sum"]
    assert len({question.topic for question in plan.questions}) >= 3


def test_only_the_problem_section_asks_problems_while_there_are_others() -> None:
    pile = [card(f"calc-{n}", kind="calc") for n in range(9)] + [
        card(f"text-{n}", level=3) for n in range(9)
    ]
    for question in plan_mock(pile, Wish(count=8)).questions:
        is_problem = question.card.startswith("calc")
        assert is_problem == (question.section == "problem")


def test_siblings_are_not_asked_in_one_interview_while_there_are_others() -> None:
    pile = [card("one", refs=("blog#1",)), card("twin", refs=("blog#1",)), card("other")]
    assert set(names(plan_mock(pile, Wish(count=2)))) == {"one", "other"}


def test_without_any_wish_it_takes_half_an_hour() -> None:
    plan = plan_mock([card(f"card-{n}") for n in range(50)], Wish())
    assert plan.minutes == 30
    assert plan.seconds > 25 * 60


def test_minutes_and_count_share_the_time_out() -> None:
    pile = [card(f"card-{n}") for n in range(9)]
    longer, shorter = (plan_mock(pile, Wish(count=3, minutes=m)) for m in (30, 5))
    assert len(longer.questions) == len(shorter.questions) == 3
    assert 29 * 60 < longer.seconds <= 30 * 60
    assert 4 * 60 < shorter.seconds <= 5 * 60


def test_too_many_questions_for_the_minutes_are_dropped() -> None:
    pile = [card(f"card-{n}") for n in range(99)]
    assert 1 < len(plan_mock(pile, Wish(count=90, minutes=10)).questions) < 20


def test_thousands_of_cards_are_planned_over_without_looking_at_all_of_them_each_time() -> None:
    pile = [card(f"card-{n}", topic=f"t{n % 40}", level=n % 3 + 1) for n in range(30_000)]
    plan = plan_mock(pile, Wish(minutes=60))
    assert len({question.topic for question in plan.questions}) == len(plan.questions)


def test_follow_ups_can_be_declined() -> None:
    plan = plan_mock([card("a"), card("b")], Wish(count=2, follow_ups=0))
    assert [q.whole_seconds - q.seconds for q in plan.questions] == [0, 0]
