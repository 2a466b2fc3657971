"""A judgement that is on its way while the person reads the offline grade."""

from __future__ import annotations

import queue
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
        self._found: queue.Queue[Callable[[], Judgement]] = queue.Queue(1)

        def work() -> None:
            self._found.put(_outcome(judge, question, answer))

        threading.Thread(target=work, daemon=True).start()

    def judgement(self) -> Judgement:
        """Wait for it, never longer than the judge's time since it was asked. JudgeFault where it
        gives none; KeyboardInterrupt where the person waits no longer."""
        left = max(0.0, self._end - self._judge.ticks())
        try:
            found = self._found.get(timeout=left)
        except queue.Empty:
            raise self._judge.too_slow() from None
        return found()


def _outcome(judge: RemoteJudge, question: Question, answer: Answer) -> Callable[[], Judgement]:
    """What came of it, to be returned or raised where somebody waits for it."""
    try:
        judgement = judge.judge(question, answer)
    except JudgeFault as fault:
        return partial(_fail, fault)
    except Exception as bug:  # noqa: BLE001 - whatever goes wrong here must not cost the answer
        return partial(_fail, judge.odd(type(bug).__name__))
    return lambda: judgement


def _fail(fault: JudgeFault) -> NoReturn:
    raise fault
