"""What a session works with, chosen once where the parts are wired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from llm_interview.core.grades import Answer, Grade, Grader
from llm_interview.core.questions import Lang, Question

if TYPE_CHECKING:
    from llm_interview.core.progress import Progress
    from llm_interview.loader.cache import CachedLibrary
    from llm_interview.store.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Library, history, grader and clock of one command. `ticks` counts seconds
    monotonically; `day` is the study day the command began on."""

    library: CachedLibrary
    store: Store
    grader: Grader
    lang: Lang
    day: date
    ticks: Callable[[], float]
    seed: Callable[[], int]

    @property
    def progress(self) -> Progress:
        """Where the learner stands now."""
        return self.store.progress(self.day)

    def question(self, card: str) -> Question:
        """The question of a card that is in the library."""
        return self.library.question(card)

    def judge(self, question: Question, answer: Answer) -> Grade:
        """Grade with the learner's own accepted wordings."""
        return self.grader.grade(question, answer, self.progress.wordings(question.id))
