"""How well the memory model predicts real reviews: log loss and AUC over a review log.

    python scripts/check_memory.py LOG.csv [--offset HOURS] [--rollover HOUR]

LOG.csv is in the format of fsrs-optimizer (card_id, review_rating, review_time, …). Each review a
study day or more after the one before is predicted with the default weights, then compared.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.schedule import replay
from llm_interview.core.study_day import ROLLOVER_HOURS, study_day

_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReview:
    """One review of a log: the rating and the study day."""

    rating: Rating
    day: date


def read_log(path: Path, offset_hours: float, rollover: int) -> dict[str, list[DayReview]]:
    """Reviews by card, in the order of their instants."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: _instant(row["review_time"]))
    cards: dict[str, list[DayReview]] = defaultdict(list)
    for row in rows:
        local = _instant(row["review_time"]) + timedelta(hours=offset_hours)
        rating = RATINGS[int(row["review_rating"]) - 1]
        cards[row["card_id"]].append(DayReview(rating=rating, day=study_day(local, rollover)))
    return cards


def _instant(text: str) -> datetime:
    if text.isdigit():
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    return datetime.fromisoformat(text)


def predictions(
    cards: Iterable[Sequence[DayReview]], at_least: int = 1
) -> list[tuple[float, bool]]:
    """(predicted recall, recalled) of every review `at_least` days after the one before."""
    pairs = []
    for reviews in cards:
        previous = None
        for review, step in zip(reviews, replay(reviews), strict=True):
            elapsed = 0 if previous is None else (review.day - previous.day).days
            if step.predicted is not None and elapsed >= at_least:
                pairs.append((step.predicted, review.rating != "again"))
            previous = review
    return pairs


def report(name: str, pairs: Sequence[tuple[float, bool]]) -> None:
    """Print one line of figures."""
    figures = f"log loss {log_loss(pairs):.4f}  AUC {auc(pairs):.4f}"
    print(f"{name:15} {len(pairs):6}  {figures}")


def log_loss(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean negative logarithm of the probability given to what happened."""
    chances = (chance if recalled else 1 - chance for chance, recalled in pairs)
    return -sum(log(max(_TINY, chance)) for chance in chances) / len(pairs)


def auc(pairs: Sequence[tuple[float, bool]]) -> float:
    """Chance that a recalled review was given more than a forgotten one; ties count half."""
    ranks: dict[float, list[bool]] = defaultdict(list)
    for chance, recalled in pairs:
        ranks[chance].append(recalled)
    below, wins = 0, 0.0
    for _, outcomes in sorted(ranks.items()):
        passed = sum(outcomes)
        failed = len(outcomes) - passed
        wins += passed * (below + failed / 2)
        below += failed
    return wins / (below * (len(pairs) - below))


def main() -> None:
    """Print the figures of one log."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("log", type=Path)
    parser.add_argument("--offset", type=float, default=0.0, help="local time, hours from UTC")
    parser.add_argument("--rollover", type=int, default=ROLLOVER_HOURS)
    words = parser.parse_args()
    cards = read_log(words.log, words.offset, words.rollover)
    print(f"reviews         {sum(map(len, cards.values())):6}")
    report("all", predictions(cards.values()))
    for days in (2, 4):
        report(f"after {days}+ days", predictions(cards.values(), at_least=days))


if __name__ == "__main__":
    main()
