"""A judgement that is on its way while the person reads the offline grade."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from llm_interview.core.errors import JudgeFault

if TYPE_CHECKING:
    from llm_interview.core.grades import Answer
    from llm_interview.core.judgements import Judgement
    from llm_interview.core.questions import Question
    from llm_interview.judging.remote_judge import RemoteJudge


class Pending:
    """Asks the judge from the moment it is made, beside everything else. Nobody has to wait: the
    request ends by itself when its time is up."""

    def __init__(self, judge: RemoteJudge, question: Question, answer: Answer) -> None:
        self._judge = judge
        self._end = judge.ticks() + judge.seconds
        self._there = threading.Event()
        self._outcome: Callable[[], Judgement] = partial(_late, judge)

        def work() -> None:
            self._outcome = _outcome(judge, question, answer)
            self._there.set()

        threading.Thread(target=work, daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether there is no more to wait for: it is there, or its time
        since it was asked is up."""
        left = self._end - self._judge.ticks()
        return self._there.wait(max(0.0, min(seconds, left))) or left <= seconds

    def judgement(self) -> Judgement:
        """What came of it by now: the judgement, or JudgeFault where there is none."""
        return self._outcome() if self._there.is_set() else _late(self._judge)


def _outcome(judge: RemoteJudge, question: Question, answer: Answer) -> Callable[[], Judgement]:
    """What came of it, to be returned or raised where somebody waits for it."""
    try:
        judgement = judge.judge(question, answer)
    except JudgeFault as fault:
        return partial(_fail, fault)
    except Exception as bug:  # noqa: BLE001 - whatever goes wrong here must not cost the answer
        return partial(_fail, judge.odd(type(bug).__name__))
    return lambda: judgement


def _late(judge: RemoteJudge) -> NoReturn:
    raise judge.too_slow()


def _fail(fault: JudgeFault) -> NoReturn:
    raise fault
