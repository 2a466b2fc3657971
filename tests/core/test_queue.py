"""What is asked in a session, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.progress import Progress, fold
from llm_interview.core.queue import (
    CardInfo,
    Limits,
    QueueItem,
    build_queue,
    due_cards,
    next_due,
    reinsert,
)
from llm_interview.core.review import Event

from .histories import DAY, mark, review


def progress_of(events: Iterable[Event] = (), days: int = 0) -> Progress:
    return fold(events, DAY + timedelta(days=days))


def plain(*ids: str) -> list[CardInfo]:
    return [CardInfo(id=id_) for id_ in ids]


def asked(progress: Progress, infos: list[CardInfo], limits: Limits | None = None) -> list[str]:
    return [item.card for item in build_queue(progress, infos, limits)]


def test_new_cards_come_in_curriculum_order_within_the_days_limit() -> None:
    infos = plain(*(f"c{number}" for number in range(20)))
    assert asked(progress_of(), infos) == [f"c{number}" for number in range(10)]
    assert asked(progress_of(), infos, Limits(new=3)) == ["c0", "c1", "c2"]


def test_new_cards_seen_in_an_earlier_session_count() -> None:
    events = [review("1", "c0", "good"), review("2", "c1", "good", 1)]
    assert asked(progress_of(events), plain("c0", "c1", "c2", "c3"), Limits(new=3)) == ["c2"]


def test_due_cards_come_most_forgotten_first_and_count_against_their_limit() -> None:
    events = [review(f"e{n}", f"c{n}", "good", days=-10 * n) for n in range(1, 5)]
    infos = plain("c1", "c2", "c3", "c4")
    assert asked(progress_of(events), infos) == ["c4", "c3", "c2", "c1"]
    done = [*events, review("x", "c4", "good", 5)]
    assert asked(progress_of(done), infos, Limits(reviews=2)) == ["c3"]


def test_new_cards_are_spread_among_the_due() -> None:
    events = [review(f"e{n}", f"c{n}", "good", days=-30 - n) for n in range(4)]
    kinds = [
        item.kind
        for item in build_queue(progress_of(events), plain("n1", "n2", "c0", "c1", "c2", "c3"))
    ]
    assert kinds == ["review", "new", "review", "review", "new", "review"]


def test_suspended_and_buried_cards_stay_out() -> None:
    events = [mark("1", "suspend", "a"), mark("2", "bury", "b")]
    assert asked(progress_of(events), plain("a", "b", "c")) == ["c"]
    assert asked(progress_of(events, days=1), plain("a", "b", "c")) == ["b", "c"]


def test_siblings_are_kept_apart() -> None:
    infos = [CardInfo(id=f"s{n}", siblings=("ref",)) for n in range(2)] + plain(*"abcdef")
    order = asked(progress_of(), infos)
    assert order.index("s1") - order.index("s0") == 6


def test_siblings_alone_are_asked_all_the_same() -> None:
    infos = [CardInfo(id=f"s{n}", siblings=("ref",)) for n in range(3)]
    assert asked(progress_of(), infos) == ["s0", "s1", "s2"]


def test_the_minutes_of_the_day_end_the_queue() -> None:
    infos = plain(*"abcdef")
    assert len(asked(progress_of(), infos, Limits(minutes=2))) == 2
    assert len(asked(progress_of(), infos, Limits(minutes=60))) == 6
    spent = [review("1", "z", "good")]
    assert asked(progress_of(spent), infos, Limits(minutes=1 / 60)) == []


def test_minutes_are_reckoned_by_the_chance_of_knowing() -> None:
    events = [review(f"e{n}", f"c{n}", "good", days=-3) for n in range(9)]
    infos = plain(*(f"c{n}" for n in range(9)))
    assert 3 <= len(asked(progress_of(events), infos, Limits(minutes=2))) <= 4


def test_a_failed_card_is_being_learnt() -> None:
    events = [review("1", "a", "again")]
    assert build_queue(progress_of(events), plain("a"))[0].kind == "learning"


def test_again_comes_back_after_five_others_or_last() -> None:
    waiting = [QueueItem(card=card, kind="new") for card in "abcdefg"]
    assert [item.card for item in reinsert(waiting, "x")] == list("abcdexfg")
    assert [item.card for item in reinsert(waiting[:2], "x")] == list("abx")
    assert [item.card for item in reinsert(waiting, "a")] == list("bcdefag")


def test_the_next_due_day_is_today_while_something_is_due() -> None:
    events = [review("1", "a", "good"), review("2", "b", "again", 1)]
    assert next_due(progress_of(events), ["a", "b"]) == DAY
    assert next_due(progress_of(events), ["a"]) == DAY + timedelta(days=2)
    assert next_due(progress_of(events), ["c"]) is None
    put_off = [*events, mark("3", "bury", "b", 2), mark("4", "suspend", "a", 2)]
    assert next_due(progress_of(put_off), ["a", "b"]) == DAY + timedelta(days=1)


@given(
    st.lists(st.tuples(st.integers(0, 15), st.sampled_from(["again", "good", "easy"]))),
    st.integers(0, 40),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_no_card_twice_none_too_many_and_always_the_same(
    seen: list[tuple[int, str]], later: int, new: int, reviews: int
) -> None:
    events = [review(f"e{i}", f"c{n}", rating, i) for i, (n, rating) in enumerate(seen)]  # type: ignore[arg-type]
    progress = progress_of(events, later)
    infos = [CardInfo(id=f"c{n}", siblings=(f"r{n % 4}",)) for n in range(16)]
    queue = build_queue(progress, infos, Limits(new=new, reviews=reviews))
    cards = [item.card for item in queue]
    assert len(set(cards)) == len(cards)
    assert sum(item.kind == "new" for item in queue) <= new
    assert sum(item.kind != "new" for item in queue) <= reviews
    assert {i.card for i in queue if i.kind != "new"} <= set(due_cards(progress, progress.states))
    assert queue == build_queue(progress, infos, Limits(new=new, reviews=reviews))
