"""The store: the learner's history as the jobs use it, read and added to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

from llm_interview.core.ratings import Rating
from llm_interview.core.review import Event, Mode, PastReview, Review, Stamp
from llm_interview.core.reviews import (
    UNDOABLE,
    Accepted,
    Alias,
    CardMark,
    Imported,
    MarkKind,
    Note,
    Retraction,
    Setting,
)
from llm_interview.core.settling import outlasting
from llm_interview.core.study_day import study_day
from llm_interview.core.undoing import done_together, next_redo, next_undo
from llm_interview.store.counted import check_count, record_count
from llm_interview.store.durable import expect_room, journal_faults
from llm_interview.store.places import Places
from llm_interview.store.session import CLOCK_SLACK, Session, to_millisecond
from llm_interview.store.view import View

if TYPE_CHECKING:
    from llm_interview.core.judge_grades import JudgeGrade


def open_store(places: Places, *, now: Callable[[], datetime], new_id: Callable[[], str]) -> Store:
    """The history in `places`. Reading it creates and changes nothing but the cache; the first
    event creates what is missing. `now` gives aware local time, `new_id` UUIDv7s."""
    return Store(places, now=now, new_id=new_id)


class Store(View):
    """Everything the learner did. What adds an event returns it once it is durable, and raises
    JournalFault where it cannot be kept. Closing seals the session."""

    def __init__(
        self, places: Places, *, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        super().__init__(places, now=now)
        self._new_id = new_id
        self._session: Session | None = None
        self._mine: list[Event] = []

    def __enter__(self) -> Self:
        return self

    def expect_room(self) -> None:
        """JournalFault where nothing could be kept: better before an answer is typed than after."""
        with journal_faults("journal_write"):
            expect_room(self.places.data)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def record_review(  # noqa: PLR0913 - the fields of a review
        self,
        *,
        card: str,
        rating: Rating,
        mode: Mode = "drill",
        lang: str = "en",
        text: str = "",
        suggested: Rating | None = None,
        grader: str = "",
        score: float | None = None,
        verdict: str = "",
        ms: int = 0,
        hints: int = 0,
        scheduled: bool = False,
        judge: JudgeGrade | None = None,
        answer: str = "",
    ) -> Review:
        """Keep one rated answer: the fields of `Review`, and what was typed."""
        review = Review(
            **self._stamp(),
            card=card,
            rating=rating,
            mode=mode,
            lang=lang,
            text=text,
            suggested=suggested,
            grader=grader,
            score=score,
            verdict=verdict,
            ms=max(0, ms),
            hints=hints,
            scheduled=scheduled,
            judge=judge,
        )
        self._append(review, answer=answer)
        return review

    def record_past(self, past: Sequence[PastReview], source: str = "") -> int:
        """Keep answers given in another program, at their own instants and study days, all of
        them or none, as one action that one `undo` takes back. Those that are here already are
        left out; the number of the others. `source` is where they came from."""
        known = {(review.card, review.at) for review in self.reviews()}
        fresh = {(one.card, to_millisecond(one.at)): one for one in past}
        added = [(at, one) for (card, at), one in fresh.items() if (card, at) not in known]
        if added:
            head = Imported(**self._stamp(), source=source, count=len(added))
            past_ones = enumerate(added, start=1)
            self._append(head, *(self._past(at, one, n, head.id) for n, (at, one) in past_ones))
        return len(added)

    def _past(self, at: datetime, one: PastReview, place: int, group: str) -> Review:
        offset = one.at.utcoffset() or timedelta()
        stamp = self._stamp(place)
        stamp |= {"at": at, "tz": round(offset.total_seconds() / 60), "day": study_day(one.at)}
        return Review(
            **stamp, card=one.card, rating=one.rating, lang=one.lang, ms=one.ms, group=group
        )

    def suspend(self, card: str) -> Event:
        """Take a card out of all queues until it is unsuspended."""
        return self._mark("suspend", card)

    def unsuspend(self, card: str) -> Event:
        """Put a suspended card back."""
        return self._mark("unsuspend", card)

    def bury(self, card: str) -> Event:
        """Take a card out of the queues of this study day."""
        return self._mark("bury", card)

    def flag(self, card: str) -> Event:
        """Mark a card for the learner's own attention."""
        return self._mark("flag", card)

    def unflag(self, card: str) -> Event:
        """Take the flag away."""
        return self._mark("unflag", card)

    def accept(self, card: str, points: Sequence[str], lang: str, text: str) -> Event:
        """Count the learner's wording for these key points (at least one) from now on: one
        action, which `undo` takes back whole."""
        events: list[Accepted] = []
        for place, point in enumerate(points):
            group = events[0].id if events else ""
            stamp = self._stamp(place)
            events.append(
                Accepted(**stamp, card=card, point=point, lang=lang, text=text, group=group)
            )
        return self._append(*events)

    def note(self, card: str, text: str) -> Event:
        """Keep the learner's note on a card; an empty one removes it."""
        return self._decide(Note(**self._stamp(), card=card, text=text))

    def set(self, key: str, value: object) -> Event:
        """Set a setting (any JSON value); None puts the default back."""
        return self._decide(Setting(**self._stamp(), key=key, value=value))

    def alias(self, old: str, new: str) -> Event:
        """Carry the history of a card over to its new name."""
        return self._append(Alias(**self._stamp(), old=old, new=new))

    def undo(self) -> Event | None:
        """Take back the last standing review, mark, wording (for all its points) or note, this
        session's own first, and return it; None when there is nothing left."""
        index = self._fresh()
        retracted = index.standing.retracted
        event = self._last_of_mine(retracted) or next_undo(
            index.marks(), index.last_review(), retracted
        )
        if event is None:
            return None
        whole = done_together(event, index.marks(), retracted)
        self._append(*(Retraction(**self._stamp(i), of=one.id) for i, one in enumerate(whole)))
        return whole[0]

    def redo(self) -> Event | None:
        """Bring back what the last undo took, unless something was done since, and return it."""
        index = self._fresh()
        marks = list(index.marks())
        undos = next_redo(marks, index.last_review(), index.standing.retracted)
        if not undos:
            return None
        self._append(*(Retraction(**self._stamp(i), of=undo.id) for i, undo in enumerate(undos)))
        back = {undo.of for undo in undos}
        found = [mark for mark in marks if mark.id in back]
        first = min(found, key=lambda mark: mark.order, default=None)
        return first or next(self._fresh().reviews_by_id(undos[0].of), None)

    def close(self) -> None:
        """Seal the session and let go of all files; the store can be used again."""
        session, self._session = self._session, None
        if session is not None:
            session.close()
            if session.count:
                record_count(self.places, self._fresh().counts()[0])
        super().close()

    def _mark(self, kind: MarkKind, card: str) -> Event:
        return self._decide(CardMark(**self._stamp(), kind=kind, card=card))

    def _decide(self, event: Event) -> Event:
        """Append a decision, and take back those of the same matter that a clock which was once
        ahead has dated after it: what was said last counts."""
        index = self._fresh()
        later = outlasting(index.marks(), event, index.standing)
        back = (Retraction(**self._stamp(i + 1), of=old.id) for i, old in enumerate(later))
        return self._append(event, *back)

    def _append(self, *events: Event, answer: str = "") -> Event:
        self._writing().append(events, answer)
        self._mine += events
        return events[0]

    def _last_of_mine(self, retracted: frozenset[str]) -> Event | None:
        mine = (
            event
            for event in reversed(self._mine)
            if isinstance(event, UNDOABLE) and not (isinstance(event, Review) and event.group)
        )
        return next((event for event in mine if event.id not in retracted), None)

    def _writing(self) -> Session:
        if self._session is None:
            index = self._fresh()
            check_count(self.places, index.counts())
            latest = index.latest_instant(self._now() + CLOCK_SLACK)
            self._session = Session(self.places, self._new_id, latest)
        return self._session

    def _stamp(self, place: int = 0) -> Stamp:
        """The head of a new event, the `place`-th of those appended together."""
        session, now = self._writing(), self._now()
        offset = now.utcoffset() or timedelta()
        return {
            "id": self._new_id(),
            "dev": session.dev,
            "n": session.count + 1 + place,
            "at": session.instant(now),
            "tz": round(offset.total_seconds() / 60),
            "day": study_day(now),
        }
