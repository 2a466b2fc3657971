"""A learner at a desk: a home, a clock that ticks when told, ids, and stores opened on them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from llm_interview.core.ids import uuid7
from llm_interview.store.places import Places, find_places
from llm_interview.store.record import Store, open_store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(slots=True)
class Learner:
    """Opens stores on one home; two learners with the same home are two terminals."""

    home: Path
    now: datetime = NOON
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    @property
    def places(self) -> Places:
        return find_places({"LLM_INTERVIEW_HOME": str(self.home)})

    def open(self) -> Store:
        return open_store(self.places, now=lambda: self.now, new_id=self.new_id)

    def new_id(self) -> str:
        return uuid7(int(self.now.timestamp() * 1000), self.chance.randbytes(10))

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def batches(self) -> list[Path]:
        return sorted(self.places.batches.rglob("*.jsonl"))

    def journals(self) -> list[Path]:
        return sorted(self.places.journals.glob("*.jsonl"))

    def quarantined(self) -> list[Path]:
        found = self.places.quarantine.glob("*") if self.places.quarantine.is_dir() else ()
        return sorted(path for path in found if path.suffix != ".reason")

    def forget_cache(self) -> None:
        index = self.places.cache / "index.sqlite"
        index.unlink(missing_ok=True)

    def study(self, *cards: str) -> None:
        """One session that rates some cards good."""
        with self.open() as store:
            for card in cards:
                store.record_review(card=card, rating="good", answer=f"about {card}")
                self.later(seconds=30)
