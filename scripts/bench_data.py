"""Synthetic decks and histories of any size for the benchmark; the same for the same numbers."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REVIEWS_PER_SESSION = 100
DEVICE = "00112233445566aa"
OFFSET = timedelta(minutes=420)
ROLLOVER = timedelta(hours=4)
RATINGS = ("again", "hard", "good", "easy")
CHANCES = (12, 8, 75, 5)
SCORES = {"again": 0.2, "hard": 0.55, "good": 0.85, "easy": 1.0}
VERDICTS = {"again": "incorrect", "hard": "partial", "good": "correct", "easy": "correct"}
WORDS = (
    *("attention", "cache", "gradient", "layer", "token", "batch", "latency", "memory"),
    *("quantization", "retrieval", "ranking", "embedding", "sampling", "router", "expert"),
    *("adapter", "schedule", "prompt", "context", "window", "kernel", "throughput"),
)

CARD = """\
- id: {id}
  topic: {topic}
  tags: [{first}, {second}]
  difficulty: {level}
  tier: must
  question: {question}
  answer: {answer}
  key_points:
    - {point}
    - {other}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much to make: cards in all, deck files to spread them over, reviews."""

    cards: int
    files: int
    reviews: int


SMALL = Size(cards=1_000, files=10, reviews=100_000)
LARGE = Size(cards=30_000, files=100, reviews=1_000_000)


def write_decks(folder: Path, size: Size) -> None:
    """Write the cards as list decks, one topic a file."""
    folder.mkdir(parents=True)
    for number in range(size.files):
        cards = range(number, size.cards, size.files)
        text = "".join(card(index, f"bench-{number}") for index in cards)
        (folder / f"deck-{number:03}.yaml").write_text(text, "utf-8")


def card(index: int, topic: str) -> str:
    """Return one card in the short form, different from every other in words and tags."""
    chance = random.Random(index)
    words = [chance.sample(WORDS, 6) for _ in range(4)]
    question, answer, point, other = (" ".join(group) for group in words)
    return CARD.format(
        id=card_id(index),
        topic=topic,
        first=f"tag-{index % 40}",
        second=f"area-{index % 7}",
        level=index % 3 + 1,
        question=f"How does {question} change case {index}",
        answer=f"The {answer} grows with {point} and falls with {other}",
        point=f"The {point} grows",
        other=f"The {other} falls",
    )


def card_id(index: int) -> str:
    """Return the id of the card with this number."""
    return f"bench-{index:05}"


def write_history(data: Path, size: Size, today: datetime) -> None:
    """Write sealed sessions that end the day before `today`; nine tenths of the cards seen."""
    chance = random.Random(size.reviews)
    sessions = -(-size.reviews // REVIEWS_PER_SESSION)
    apart = timedelta(days=700) / sessions
    start = today - timedelta(days=701)
    for number in range(sessions):
        count = min(REVIEWS_PER_SESSION, size.reviews - number * REVIEWS_PER_SESSION)
        lines = session(chance, start + number * apart, count, size.cards * 9 // 10)
        seal(data, start + number * apart, "".join(lines).encode())


def seal(data: Path, at: datetime, content: bytes) -> None:
    """Write one immutable batch under the hash of its content."""
    folder = data / "batch" / f"{at:%Y}" / f"{at:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{hashlib.sha256(content).hexdigest()}.jsonl").write_bytes(content)


def session(chance: random.Random, at: datetime, count: int, cards: int) -> Iterator[str]:
    """Yield the lines of one sitting, half a minute a card."""
    for n in range(1, count + 1):
        at += timedelta(seconds=30)
        yield json.dumps(review(chance, at, n, cards), separators=(",", ":")) + "\n"


def review(chance: random.Random, at: datetime, n: int, cards: int) -> dict[str, object]:
    """Return one review event of a random card."""
    rating = chance.choices(RATINGS, CHANCES)[0]
    return {
        "v": 1,
        "id": uuid7(chance, at),
        "dev": DEVICE,
        "n": n,
        "at": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z",
        "tz": int(OFFSET.total_seconds() // 60),
        "day": f"{at + OFFSET - ROLLOVER:%Y-%m-%d}",
        "kind": "review",
        "card": card_id(chance.randrange(cards)),
        "text": "0" * 16,
        "lang": chance.choice(("en", "vi", "zh")),
        "mode": "drill",
        "rating": rating,
        "suggested": rating,
        "grader": "core/1",
        "score": SCORES[rating],
        "verdict": VERDICTS[rating],
        "ms": chance.randrange(5_000, 90_000),
        "hints": 0,
    }


def uuid7(chance: random.Random, at: datetime) -> str:
    """Return a version-7 id for an instant, from seeded randomness."""
    millis = int(at.replace(tzinfo=at.tzinfo or UTC).timestamp() * 1000)
    head = f"{millis:012x}"
    tail = f"{chance.getrandbits(62) | 1 << 63:016x}"
    return f"{head[:8]}-{head[8:]}-7{chance.getrandbits(12):03x}-{tail[:4]}-{tail[4:]}"
