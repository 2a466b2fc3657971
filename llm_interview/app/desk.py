"""What a session works with, chosen once where the parts are wired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.core.grades import Answer, Grade, Grader, PointGrade, suggest
from llm_interview.core.langs import Lang
from llm_interview.core.questions import Question
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.schedule import advance
from llm_interview.core.session import GradeView, Outcome, RatingView

if TYPE_CHECKING:
    from llm_interview.app.opinions import Opinions
    from llm_interview.core.judge_grades import JudgeGrade
    from llm_interview.core.progress import Progress
    from llm_interview.core.review import Mode, Review
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.store.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Library, history, grader and clock of one command. `ticks` counts seconds
    monotonically; `day` is the study day the command began on; `grader` is called for the first
    answer only, because the first question must not wait for it. `opinions`
    are those of a judge, where the learner wants one beside."""

    library: CachedLibrary
    store: Store
    grader: Callable[[], Grader]
    lang: Lang
    day: date
    ticks: Callable[[], float]
    seed: Callable[[], int]
    opinions: Opinions | None = None

    @property
    def progress(self) -> Progress:
        """Where the learner stands now."""
        return self.store.progress(self.day)

    def question(self, card: str) -> Question:
        """The question of a card that is in the library."""
        return self.library.question(card)

    def judge(self, question: Question, answer: Answer) -> Grade:
        """Grade with the learner's own accepted wordings."""
        return self.grader().grade(question, answer, self.progress.wordings(question.id))

    def line(self, question: Question, text: str) -> tuple[PointGrade, ...]:
        """The key points that one line makes, with the learner's own accepted wordings."""
        return self.grader().line(question, text, self.progress.wordings(question.id))

    def record(
        self, view: GradeView, rating: Rating, *, suggested: Rating, mode: Mode, scheduled: bool
    ) -> Review:
        """Keep one rated answer; it is durable when this returns."""
        question, answer, grade = view.question, view.answer, view.grade
        return self.store.record_review(
            card=question.id,
            rating=rating,
            mode=mode,
            lang=answer.lang,
            text=question.fingerprint,
            suggested=suggested,
            grader=grade.grader,
            score=grade.score,
            verdict=grade.verdict,
            ms=answer.ms,
            hints=answer.hints,
            scheduled=scheduled,
            judge=_judged(view),
            answer=answer.text,
        )

    def keep(
        self, view: GradeView, rating: Rating, *, suggested: Rating, mode: Mode, scheduled: bool
    ) -> tuple[Review, Outcome]:
        """Record one rated answer; the review, and what the session says of it at its end."""
        question, answer = view.question, view.answer
        first = question.id not in self.progress.states
        review = self.record(view, rating, suggested=suggested, mode=mode, scheduled=scheduled)
        outcome = Outcome(
            card=question.id,
            review=review.id,
            lang=answer.lang,
            rating=rating,
            grade=view.grade,
            first=first,
            ms=answer.ms,
        )
        return review, outcome


def _judged(view: GradeView) -> JudgeGrade | None:
    if view.judgement is None:
        return None
    from llm_interview.core.judge_grades import judge_grade

    return judge_grade(view.judgement)


def suggested_rating(answer: Answer, grade: Grade) -> Rating:
    """What the grade suggests; a reveal counts as again."""
    return suggest(grade.verdict, answer.hints) if answer.text else "again"


def rating_view(progress: Progress, graded: GradeView) -> RatingView:
    """The choice of a rating for a graded answer: when its card would return after each."""
    state = progress.states.get(graded.question.id)
    dues = {rating: advance(state, rating, progress.day, progress.kernel).due for rating in RATINGS}
    return RatingView(
        suggested=suggested_rating(graded.answer, graded.grade),
        days={rating: (due - progress.day).days for rating, due in dues.items()},
        judged=bool(graded.answer.text) and graded.choice is None,
    )
