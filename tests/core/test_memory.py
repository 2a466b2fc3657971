"""The kernel against published vectors, two independent engines and real reviews."""

from __future__ import annotations

import csv
import json
import random
from datetime import UTC, date, datetime, timedelta
from math import floor, log
from pathlib import Path

import pytest
from fsrs import Card, Rating, Scheduler
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview, MemoryState

from llm_interview.core import memory as kernel
from llm_interview.core.memory import DEFAULT_WEIGHTS, Memory, Parameters
from llm_interview.core.ratings import RATINGS
from llm_interview.core.schedule import replay

from .histories import DayReview

DATA = Path(__file__).parent.parent / "data"
VECTORS = json.loads((DATA / "fsrs_vectors.json").read_text(encoding="utf-8"))["vectors"]


def of_kind(kind: str) -> list[object]:
    return [pytest.param(v, id=v["id"]) for v in VECTORS if v["kind"] == kind]


def parameters_of(vector: dict[str, list[float]]) -> Parameters:
    return Parameters(weights=tuple(vector["params"]))


def remember(
    ratings: list[int], days: list[int], parameters: Parameters = kernel.DEFAULT
) -> Memory:
    memory = kernel.first(RATINGS[ratings[0] - 1], parameters)
    for grade, elapsed in zip(ratings[1:], days[1:], strict=True):
        memory = kernel.next_memory(memory, RATINGS[grade - 1], elapsed, parameters)
    return memory


@pytest.mark.parametrize("vector", of_kind("params"))
def test_the_default_weights_are_the_published_ones(vector: dict[str, list[float]]) -> None:
    assert list(DEFAULT_WEIGHTS) == vector["params"]


@pytest.mark.parametrize("vector", of_kind("init"))
def test_the_first_rating_gives_the_published_memory(vector: dict[str, list[float]]) -> None:
    for place, rating in enumerate(RATINGS):
        memory = kernel.first(rating, parameters_of(vector))
        assert memory.stability == pytest.approx(vector["stability"][place], abs=1e-7)
        assert memory.difficulty == pytest.approx(vector["difficulty"][place], abs=1e-7)


@pytest.mark.parametrize("vector", of_kind("memory"))
def test_a_history_gives_the_published_memory(vector: dict[str, list[int]]) -> None:
    memory = remember(
        vector["ratings"],
        vector["delta_days"],
        parameters_of(vector),  # type: ignore[arg-type]
    )
    assert memory.stability == pytest.approx(vector["stability"], rel=1e-4)
    assert memory.difficulty == pytest.approx(vector["difficulty"], rel=1e-4)


@pytest.mark.parametrize("vector", of_kind("retrievability"))
def test_recall_falls_as_published(vector: dict[str, list[float]]) -> None:
    asked = zip(vector["delta_days"], vector["stability"], vector["expected"], strict=True)
    for days, stability, expected in asked:
        found = kernel.retrievability(stability, days, parameters_of(vector))
        assert found == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("vector", of_kind("retrievability_decay"))
def test_recall_falls_as_published_under_another_decay(vector: dict[str, list[float]]) -> None:
    parameters = Parameters(weights=(*DEFAULT_WEIGHTS[:20], float(str(vector["decay"]))))
    asked = zip(vector["delta_days"], vector["stability"], vector["expected"], strict=True)
    for days, stability, expected in asked:
        assert kernel.retrievability(stability, days, parameters) == pytest.approx(
            expected, abs=1e-6
        )


@pytest.mark.parametrize("vector", of_kind("next_difficulty"))
def test_difficulty_moves_as_published(vector: dict[str, list[float]]) -> None:
    start = float(str(vector["difficulty"]))
    found = [kernel.next_difficulty(start, grade, parameters_of(vector)) for grade in (1, 2, 3, 4)]
    assert found == pytest.approx(vector["expected"], abs=1e-6)


@pytest.mark.parametrize("vector", of_kind("stability_parts"))
def test_stability_moves_as_published(vector: dict[str, list[float]]) -> None:
    parameters = parameters_of(vector)
    for place in range(4):
        memory = Memory(
            stability=vector["stability"][place], difficulty=vector["difficulty"][place]
        )
        grade, recall = int(vector["rating"][place]), vector["retrievability"][place]
        passed = kernel.stability_after_pass(memory, grade, recall, parameters)
        lapsed = kernel.stability_after_lapse(memory, grade, recall, parameters)
        same_day = kernel.stability_same_day(memory.stability, grade, parameters)
        assert passed == pytest.approx(vector["success"][place], abs=2e-4)
        assert lapsed == pytest.approx(vector["failure"][place], abs=2e-5)
        assert same_day == pytest.approx(vector["short_term"][place], abs=2e-5)


@pytest.mark.parametrize("vector", of_kind("next_states"))
def test_every_rating_leads_to_the_published_memory(vector: dict[str, list[int]]) -> None:
    parameters = parameters_of(vector)  # type: ignore[arg-type]
    memory = remember(vector["history_ratings"], vector["history_delta"], parameters)
    expected: dict[str, list[float]] = vector["expected"]  # type: ignore[assignment]
    elapsed = int(str(vector["elapsed"]))
    for rating in RATINGS:
        found = kernel.next_memory(memory, rating, elapsed, parameters)
        assert [found.stability, found.difficulty] == pytest.approx(expected[rating], rel=1e-4)


@pytest.mark.parametrize("vector", of_kind("intervals_steps"))
def test_intervals_are_the_published_ones(vector: dict[str, list[int]]) -> None:
    intervals, elapsed = vector["interval_days"], [0, *vector["interval_days"]]
    for length in range(1, len(intervals) + 1):
        if intervals[length - 1]:  # the others are minutes of learning steps
            memory = remember(vector["ratings"][:length], elapsed[:length])
            assert kernel.interval(memory.stability) == intervals[length - 1]


@pytest.mark.parametrize("vector", of_kind("long_term_history"))
def test_a_history_without_same_day_reviews_is_the_published_one(
    vector: dict[str, list[int]],
) -> None:
    weights = vector["params"]
    parameters = Parameters(weights=(*weights[:17], 0.0, 0.0, 0.0, weights[20]))
    elapsed = [0, *vector["interval_days"]]
    for length in range(1, len(vector["ratings"]) + 1):
        memory = remember(vector["ratings"][:length], elapsed[:length], parameters)
        assert memory.stability == pytest.approx(vector["stability"][length - 1], rel=1e-3)
        assert memory.difficulty == pytest.approx(vector["difficulty"][length - 1], rel=1e-4)


def random_history(seed: int) -> tuple[list[int], list[int]]:
    chance = random.Random(seed)
    length = chance.randint(1, 12)
    ratings = chance.choices((1, 2, 3, 4), weights=(2, 1, 5, 1), k=length)
    days = chance.choices((0, 1, 2, 3, 5, 9, 17, 40, 120, 400), k=length - 1)
    return ratings, [0, *days]


def test_500_random_histories_agree_with_two_independent_engines() -> None:
    other = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    engine = FSRS(list(DEFAULT_WEIGHTS))
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    mismatches = 0
    for seed in range(500):
        ratings, days = random_history(seed)
        mine = remember(ratings, days)
        card, now = Card(), start
        for grade, elapsed in zip(ratings, days, strict=True):
            now += timedelta(days=elapsed)
            card, _ = other.review_card(card, Rating(grade), now)
        reviews = [FSRSReview(g, d) for g, d in zip(ratings, days, strict=True)]
        rust: MemoryState = engine.memory_state(FSRSItem(reviews))
        assert card.stability is not None
        assert mine.stability == pytest.approx(min(card.stability, 36500), rel=1e-9)
        assert mine.stability == pytest.approx(rust.stability, rel=1e-5)
        rust_days = engine.next_interval(mine.stability, 0.9, 3)
        mismatches += kernel.interval(mine.stability) != max(1, floor(rust_days + 0.5))
        mismatches += kernel.interval(mine.stability) != min(36500, (card.due - now).days)
    assert mismatches == 0


def test_intervals_round_half_up_and_stay_between_a_day_and_a_hundred_years() -> None:
    assert kernel.interval(2.5) == 3
    assert kernel.interval(0.001) == 1
    assert kernel.interval(36500.0, 0.5) == 36500


@pytest.mark.parametrize(
    "weights", [(), (1.0,) * 20, (*DEFAULT_WEIGHTS[:20], 0.0), (float("nan"),) * 21]
)
def test_weights_that_are_none_are_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="21 weights"):
        Parameters(weights=weights)


def test_real_reviews_are_foreseen() -> None:
    """Every twelfth card of a public review log, as study days and ratings."""
    cards: dict[str, list[DayReview]] = {}
    with (DATA / "review_days.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromordinal(738_000 + int(row["day"]))
            review = DayReview(rating=RATINGS[int(row["rating"]) - 1], day=day)
            cards.setdefault(row["card"], []).append(review)
    losses = [
        -log(step.predicted if review.rating != "again" else 1 - step.predicted)
        for reviews in cards.values()
        for review, step in zip(reviews, replay(reviews), strict=True)
        if step.predicted is not None
    ]
    assert len(losses) > 400
    assert sum(losses) / len(losses) < 0.5
