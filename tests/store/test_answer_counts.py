"""How the learner answers, as the store counts it for the plan."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.event_lines import encode
from llm_interview.core.pace import Answers, Timed
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.review import Event, Review
from llm_interview.core.reviews import Alias
from llm_interview.store.batches import batch_path
from llm_interview.store.index_pace import LONGEST_MS
from tests.core.histories import head, retraction

from .learner import Learner


def counted(home: Path, *batches: list[Event]) -> Answers:
    learner = Learner(home)
    for found in batches:
        content = "".join(encode(event) + "\n" for event in found).encode()
        path = batch_path(learner.places.batches, content, found[0])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with learner.open() as store:
        return store.answer_counts()


def answer(  # noqa: PLR0917 - what an answer is made of
    name: str, card: str, rating: Rating, minute: int, days: int = 0, ms: int = 1000
) -> Review:
    return Review(**head(name, minute, days), card=card, rating=rating, ms=ms)


def test_the_first_rating_of_a_card_stands_whatever_came_later(tmp_path: Path) -> None:
    found = counted(
        tmp_path,
        [
            answer("1", "a", "again", 1),
            answer("2", "a", "good", 2),
            answer("3", "a", "easy", 3, days=2),
            answer("4", "b", "hard", 4),
        ],
    )
    assert found.first_ratings == {"a": "again", "b": "hard"}
    assert found.first == Timed(answers=2, ms=2000)
    assert found.later == {"easy": 1}, "the good of the same day tests no memory"
    assert found.later_timed == {"easy": Timed(answers=1, ms=1000)}


def test_answers_taken_back_do_not_count_and_a_renamed_card_is_one(tmp_path: Path) -> None:
    found = counted(
        tmp_path,
        [
            answer("1", "a", "again", 1),
            retraction("2", "1", 2),
            answer("3", "a", "good", 3),
            Alias(**head("4", 4), old="a", new="b"),
            answer("5", "b", "hard", 5, days=1),
        ],
    )
    assert found.first_ratings == {"b": "good"}
    assert found.later == {"hard": 1}


def test_a_pause_counts_five_minutes_and_an_unknown_time_not_at_all(tmp_path: Path) -> None:
    found = counted(
        tmp_path,
        [
            answer("1", "a", "good", 1, ms=3_600_000),
            answer("2", "b", "good", 2, ms=0),
            answer("3", "b", "again", 3, days=1, ms=0),
        ],
    )
    assert found.first == Timed(answers=1, ms=LONGEST_MS)
    assert found.later == {"again": 1}
    assert found.later_timed["again"] == Timed()


REVIEWS = st.lists(
    st.builds(
        answer,
        st.integers(0, 99).map(str),
        st.sampled_from("abc"),
        st.sampled_from(RATINGS),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 9),
    ),
    min_size=2,
    max_size=8,
    unique_by=lambda review: review.id,
)


@given(REVIEWS, st.data())
def test_the_counts_are_the_same_however_the_history_came_in(
    reviews: list[Review], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(reviews) - 1))
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        whole = counted(Path(one), list(reviews))
        parts = counted(Path(other), list(reviews[cut:]), list(reviews[:cut]))
    assert whole == parts
