"""Where a drill stands: what is left to ask, the minutes, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm_interview.app.desk import suggested_rating
from llm_interview.core.queue import QueueItem, kind_of, reinsert
from llm_interview.core.ratings import Rating
from llm_interview.core.review import Review
from llm_interview.core.session import Face, GradeView, Mode, Outcome, QuestionView

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.langs import Lang
    from llm_interview.core.questions import Question

SECONDS_PER_CARD = 60


@dataclass(slots=True)
class Sitting:
    """A queue of cards that is being worked off, for so many minutes where `minutes` says so.
    Where it `repeats`, what was not known is asked again before it ends. `outcomes` are the
    answers that stand, in order."""

    desk: Desk
    face: Face
    pending: list[QueueItem]
    minutes: int | None = None
    mode: Mode = "type"
    repeats: bool = True
    outcomes: list[Outcome] = field(default_factory=list)
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.desk.ticks()

    @property
    def is_over(self) -> bool:
        """Whether the cards or the minutes are used up."""
        late = self.minutes is not None and self._minutes_gone >= self.minutes
        return late or not self.pending

    @property
    def _minutes_gone(self) -> float:
        return (self.desk.ticks() - self.started) / 60

    def next_card(self) -> str:
        """The card to ask now; it waits no longer."""
        return self.pending.pop(0).card

    def view(self, question: Question, lang: Lang) -> QuestionView:
        """The question as it is put now."""
        left = len(self.pending) + 1
        minutes = -(-left * SECONDS_PER_CARD // 60)
        if self.minutes is not None:
            minutes = max(0, min(minutes, round(self.minutes - self._minutes_gone)))
        state = self.desk.progress.states.get(question.id)
        return QuestionView(
            question=question,
            lang=lang,
            number=len(self.outcomes) + 1,
            total=len(self.outcomes) + left,
            minutes_left=minutes,
            mode=self.mode,
            lapses=state.lapses if state else 0,
        )

    def record(self, graded: GradeView, rating: Rating) -> None:
        """Keep one rated answer; asked again later where it was not known."""
        suggested = suggested_rating(graded.answer, graded.grade)
        review, outcome = self.desk.keep(
            graded, rating, suggested=suggested, mode="drill", scheduled=False
        )
        self.outcomes.append(outcome)
        self.face.saved(review.id)
        if rating == "again" and self.repeats:
            self.pending = list(reinsert(self.pending, outcome.card))

    def undo(self, card: str) -> bool:
        """Take the last action back. True where its card comes back on the table first."""
        event = self.desk.store.undo()
        if event is None:
            self.face.say("nothing_to_undo")
            return False
        back = getattr(event, "card", "")
        self.face.undone(event)
        if back not in self.desk.library or (back == card and not isinstance(event, Review)):
            return False
        self.outcomes = [outcome for outcome in self.outcomes if outcome.review != event.id]
        returning = [back] if back == card else [back, card]
        waiting = [item for item in self.pending if item.card not in returning]
        self.pending = [self._item(name) for name in returning] + waiting
        return True

    def _item(self, card: str) -> QueueItem:
        return QueueItem(card=card, kind=kind_of(self.desk.progress, card))
