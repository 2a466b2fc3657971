"""A judge that is asked beside everything else: bounded in time, and never a crash."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest

from llm_interview.core.errors import JudgeFault
from llm_interview.core.grades import Answer
from llm_interview.core.judgements import Judgement
from llm_interview.core.questions import Question
from llm_interview.judging.pending import Pending
from llm_interview.judging.remote_judge import RemoteJudge
from tests.core.judged import ANSWER, CARD
from tests.judging.fake_server import Asked, fake_judge, says
from tests.waiting import PATIENCE


def waited(pending: Pending) -> Judgement:
    while not pending.wait(0.05):
        pass
    return pending.judgement()


def test_the_caller_goes_on_while_the_judge_thinks() -> None:
    goes_on = threading.Event()

    def slow(asked: Asked) -> None:
        goes_on.wait(PATIENCE)
        says("covered", "correct")(asked)

    with fake_judge(slow) as server:
        pending = RemoteJudge(address=server.url, model="m", seconds=PATIENCE).begin(CARD, ANSWER)
        # Here although the judge has not replied, and does not before it is told to.
        assert not pending.wait(0.05)
        goes_on.set()
        assert waited(pending).verdict == "correct"


def test_the_time_runs_from_the_asking_not_from_the_waiting() -> None:
    with fake_judge(lambda asked: asked.handler.rfile.read(1)) as server:  # type: ignore[arg-type]
        now = 1000.0
        judge = RemoteJudge(address=server.url, model="m", seconds=PATIENCE, ticks=lambda: now)
        pending = judge.begin(CARD, ANSWER)
        assert not pending.wait(0.01)
        now += PATIENCE
        assert pending.wait(0.01)
        with pytest.raises(JudgeFault, match=rf"did not reply within {PATIENCE} s"):
            pending.judgement()


def test_what_the_judge_says_of_its_failure_is_passed_on() -> None:
    with fake_judge(lambda asked: asked.send(b"{}", 401)) as server:
        pending = RemoteJudge(address=server.url, model="m", seconds=PATIENCE).begin(CARD, ANSWER)
        with pytest.raises(JudgeFault, match="refused with 401"):
            waited(pending)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(RemoteJudge):
    """One whose reply breaks what reads it."""

    def judge(self, question: Question, answer: Answer) -> Judgement:
        raise RecursionError(question, answer)


def test_even_a_bug_there_costs_no_answer() -> None:
    judge = Broken(address="http://localhost/v1", model="m", seconds=PATIENCE)
    with pytest.raises(JudgeFault, match=r"cannot be read \(RecursionError\)"):
        waited(judge.begin(CARD, ANSWER))


def test_what_is_not_there_yet_is_told_as_late() -> None:
    with fake_judge(lambda asked: asked.handler.rfile.read(1)) as server:  # type: ignore[arg-type]
        pending = RemoteJudge(address=server.url, model="m", seconds=PATIENCE).begin(CARD, ANSWER)
        assert not pending.wait(0.05)
        with pytest.raises(JudgeFault, match=f"did not reply within {PATIENCE} s"):
            pending.judgement()
