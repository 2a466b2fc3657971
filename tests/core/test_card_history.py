"""The rows of a card's history say what the schedule did."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.card_history import history_rows, row_json
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.review import MODES, Mode, Review
from llm_interview.core.schedule import PLAIN, card_state

FIRST = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def review(number: int, rating: Rating, mode: Mode, after: int) -> Review:
    at = FIRST + timedelta(days=after)
    return Review(
        id=f"r{number}",
        dev="d",
        n=number,
        at=at,
        tz=0,
        day=at.date(),
        card="c",
        rating=rating,
        mode=mode,
    )


REVIEWS = st.lists(
    st.tuples(st.sampled_from(RATINGS), st.sampled_from(MODES), st.integers(0, 400)), max_size=12
)


@given(REVIEWS)
def test_the_last_row_that_counts_is_where_the_card_stands(
    told: list[tuple[Rating, Mode, int]],
) -> None:
    reviews = [review(n, *one) for n, one in enumerate(sorted(told, key=lambda one: one[2]))]
    rows = history_rows(reviews, PLAIN)
    assert [row.review for row in rows] == reviews
    states = [row.state for row in rows if row.state is not None]
    expected = card_state([r for r in reviews if r.moves_schedule], PLAIN)
    assert (states[-1] if states else None) == expected
    json.dumps([row_json(row) for row in rows])


def test_a_quiz_is_listed_and_moves_nothing() -> None:
    (row,) = history_rows([review(1, "good", "quiz", 0)], PLAIN)
    assert (row.interval, row.state) == (None, None)
    assert row_json(row)["stability"] is None


def test_an_interval_is_the_days_until_the_card_was_due_again() -> None:
    again, good = history_rows(
        [review(1, "again", "drill", 0), review(2, "good", "drill", 3)], PLAIN
    )
    assert again.interval == 0
    assert good.interval is not None
    assert good.state is not None
    assert good.state.due == date(2026, 11, 25) + timedelta(days=good.interval)
