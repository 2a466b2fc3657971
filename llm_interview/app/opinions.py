"""A judge's opinion beside the offline grade: asked at once, waited for as long as the learner
likes, never needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from llm_interview.core.errors import JudgeFault

if TYPE_CHECKING:
    from llm_interview.core.grades import Answer
    from llm_interview.core.judgements import Judgement
    from llm_interview.core.questions import Question
    from llm_interview.core.session import Face, GradeView

MOST_FAILURES = 2
"""Failures in a row after which a session goes on without the judge: each may cost its time."""
LOOK = 0.1
"""Seconds between two looks at whether the learner still waits."""


class Waiting(Protocol):
    """A judgement that is on its way."""

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether there is no more to wait for."""

    def judgement(self) -> Judgement:
        """What came of it: JudgeFault where there is none, by now."""


class Judge(Protocol):
    """Somebody at `address` who grades the same answer within `seconds`."""

    @property
    def address(self) -> str:
        """Where it stands."""

    @property
    def seconds(self) -> float:
        """How long it may take."""

    def begin(self, question: Question, answer: Answer) -> Waiting:
        """Ask, and let the caller go on meanwhile."""


@dataclass(slots=True)
class Opinions:
    """The judge of one session, left out once it has failed too often in a row."""

    judge: Judge
    failures: int = 0

    def begin(self, view: GradeView) -> Waiting | None:
        """Ask about a typed answer; None where there is nothing to ask or nobody."""
        if self.failures >= MOST_FAILURES or not view.answer.text or view.choice is not None:
            return None
        return self.judge.begin(view.question, view.answer)

    def heard(self, face: Face, view: GradeView, waiting: Waiting, *, rated: bool) -> GradeView:
        """The grade with the opinion beside it, shown; as it was where none came or the learner
        did not wait. `rated`: the learner rates this answer, so both suggestions are compared."""
        if not face.waits(self.judge.address, self.judge.seconds):
            return view
        try:
            while not waiting.wait(LOOK):
                if face.hurries():
                    face.say("judge_left")
                    return view
            judgement = waiting.judgement()
        except JudgeFault as fault:
            self._failed(face, fault)
            return view
        except KeyboardInterrupt as interrupt:
            if type(interrupt) is not KeyboardInterrupt:  # a signal: not the waiting alone ends
                raise
            face.say("judge_left")
            return view
        self.failures = 0
        view = replace(view, judgement=judgement)
        face.opinion(view, rated=rated)
        return view

    def _failed(self, face: Face, fault: JudgeFault) -> None:
        self.failures += 1
        face.fault(fault)
        if self.failures >= MOST_FAILURES:
            face.say("judge_given_up")
