"""New cards come by tier, canonical order, and after what they build on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.curriculum import curriculum_order
from llm_interview.core.questions import Question


def card(name: str, tier: str = "should", after: tuple[str, ...] = ()) -> Question:
    texts = {"en": name}
    return Question(id=name, topic="t", front=texts, spoken=texts, tier=tier, after=after)  # type: ignore[arg-type]


def ids(cards: list[Question], rank: dict[str, int] | None = None) -> list[str]:
    return [q.id for q in curriculum_order(cards, rank or {})[0]]


def test_tiers_come_in_order_and_files_stay_in_theirs() -> None:
    assert ids([card("c", "depth"), card("b"), card("a"), card("m", "must")]) == list("mbac")


def test_the_canonical_order_decides_within_a_tier() -> None:
    assert ids([card("a"), card("b"), card("x")], {"b": 0, "a": 1}) == ["b", "a", "x"]


def test_a_card_comes_after_its_prerequisites_even_of_a_lower_tier() -> None:
    assert ids([card("m", "must", ("d",)), card("s"), card("d", "depth")]) == ["s", "d", "m"]


def test_unknown_prerequisites_and_oneself_do_not_hold_a_card_up() -> None:
    assert ids([card("a", after=("nobody", "a")), card("b")]) == ["a", "b"]


def test_a_circle_is_named_and_its_cards_come_last() -> None:
    ordered, stuck = curriculum_order(
        [card("a", after=("b",)), card("b", after=("a",)), card("c")], {}
    )
    assert [q.id for q in ordered] == ["c", "a", "b"]
    assert stuck == ("a", "b")


@given(
    st.lists(st.tuples(st.sampled_from(("must", "should", "depth")), st.sets(st.integers(0, 9))))
)
def test_no_card_is_lost_and_prerequisites_hold_outside_circles(
    plan: list[tuple[str, set[int]]],
) -> None:
    cards = [card(str(i), tier, tuple(map(str, after))) for i, (tier, after) in enumerate(plan)]
    ordered, stuck = curriculum_order(cards, {})
    places = {q.id: place for place, q in enumerate(ordered)}
    assert sorted(places) == sorted(q.id for q in cards)
    for q in ordered:
        if q.id not in stuck:
            assert all(places[a] < places[q.id] for a in q.after if a in places and a != q.id)
