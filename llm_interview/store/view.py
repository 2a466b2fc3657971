"""Reading the learner's history; nothing here creates or changes anything but the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from llm_interview.core.progress import Progress, assemble, count_today
from llm_interview.core.review import Review
from llm_interview.core.study_day import study_day
from llm_interview.store.counted import check_count
from llm_interview.store.derived import DayTotals, dump
from llm_interview.store.durable import journal_faults
from llm_interview.store.history import has_history
from llm_interview.store.index import Index
from llm_interview.store.places import Places

if TYPE_CHECKING:
    from llm_interview.core.pace import Answers
    from llm_interview.core.reviews import Note


class View:
    """What the history says now. Every question takes in first what was written meanwhile, by
    this process or another."""

    def __init__(self, places: Places, *, now: Callable[[], datetime]) -> None:
        self.places = places
        self._now = now
        self._index: Index | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about parts of the history that were left out, and where they lie now."""
        return tuple(self._fresh().warnings)

    def study_day(self) -> date:
        """The study day of this moment."""
        return study_day(self._now())

    def progress(self, day: date | None = None) -> Progress:
        """Progress on a study day (today). JournalFault when events are missing that were here
        before: nothing is scheduled on half a history."""
        day = day or self.study_day()
        index = self._fresh()
        check_count(self.places, index.counts())
        reviews = index.reviews("day = ? AND moves = 1", (day.toordinal(),))
        answers = [(index.standing.name(review.card), review.ms) for review in reviews]
        return assemble(
            day=day,
            standing=index.standing,
            kernel=index.kernel,
            states=dict(index.derived.states),
            today=count_today(answers, index.derived.states, day),
            days=index.derived.days.keys(),
        )

    def reviews(self, card: str | None = None) -> Iterator[Review]:
        """The standing reviews, of all cards or of one under all its names, oldest first."""
        index = self._fresh()
        if card is None:
            return index.reviews()
        names = [name for name, present in index.standing.names.items() if present == card]
        return index.reviews_of(names or [card])

    def notes(self, card: str) -> list[Note]:
        """The standing notes on a card under all its names, oldest first; the last one counts."""
        from llm_interview.core.reviews import Note

        index = self._fresh()
        return sorted(
            (
                mark
                for mark in index.marks()
                if isinstance(mark, Note)
                and mark.id not in index.standing.retracted
                and index.standing.name(mark.card) == card
            ),
            key=lambda note: note.order,
        )

    def answered(self) -> set[str]:
        """The cards that were ever answered, in a session of any kind."""
        return self._fresh().answered()

    def answer_counts(self) -> Answers:
        """How the learner answers: first ratings, and counts and times of the answers."""
        return self._fresh().answer_counts()

    def day_totals(self) -> Mapping[date, DayTotals]:
        """Standing answers by study day."""
        return dict(self._fresh().derived.days)

    def answers(self) -> Iterator[tuple[str, str]]:
        """What was typed, as (review id, answer), oldest session first."""
        for path in sorted(self.places.answers.glob("*.jsonl")):
            for line in path.read_bytes().split(b"\n"):
                try:
                    fields = json.loads(line)
                    yield str(fields["id"]), str(fields["answer"])
                except (ValueError, KeyError, TypeError):
                    continue  # torn by a crash, before it was acknowledged

    def state_hash(self) -> str:
        """A hash of all that is derived; equal for equal histories, however they were read."""
        import hashlib  # 8 ms that few commands need

        index = self._fresh()
        standing = index.standing
        parts = [
            dump(index.derived)[0],
            *(repr(sorted(part)) for part in (standing.suspended, standing.flagged)),
            *(repr(sorted(part.items())) for part in (standing.names, standing.notes)),
            repr(sorted(standing.settings.items(), key=repr)),
            repr(sorted((day, sorted(cards)) for day, cards in standing.buried.items())),
            repr(standing.accepted),
        ]
        return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _fresh(self) -> Index:
        """The index, brought up to date."""
        with journal_faults("journal_read"):
            if self._index is None:
                cache = self.places.cache / "index.sqlite"
                self._index = Index(self.places, cache if has_history(self.places) else None)
            self._index.refresh()
        return self._index
