"""A judge that is asked beside everything else: bounded in time, and never a crash."""

from __future__ import annotations

import time
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


def waited(pending: Pending) -> Judgement:
    while not pending.wait(0.05):
        pass
    return pending.judgement()


def test_the_caller_goes_on_while_the_judge_thinks() -> None:
    def slow(asked: Asked) -> None:
        time.sleep(0.2)
        says("covered", "correct")(asked)

    with fake_judge(slow) as server:
        begun = time.monotonic()
        pending = RemoteJudge(address=server.url, model="m", seconds=5).begin(CARD, ANSWER)
        assert time.monotonic() - begun < 0.15
        assert waited(pending).verdict == "correct"


def test_the_time_runs_from_the_asking_not_from_the_waiting() -> None:
    with fake_judge(lambda asked: asked.handler.rfile.read(1)) as server:  # type: ignore[arg-type]
        pending = RemoteJudge(address=server.url, model="m", seconds=0.3).begin(CARD, ANSWER)
        time.sleep(0.3)
        begun = time.monotonic()
        with pytest.raises(JudgeFault, match=r"did not reply within 0\.3 s"):
            waited(pending)
        assert time.monotonic() - begun < 0.2


def test_what_the_judge_says_of_its_failure_is_passed_on() -> None:
    with fake_judge(lambda asked: asked.send(b"{}", 401)) as server:
        pending = RemoteJudge(address=server.url, model="m", seconds=5).begin(CARD, ANSWER)
        with pytest.raises(JudgeFault, match="refused with 401"):
            waited(pending)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(RemoteJudge):
    """One whose reply breaks what reads it."""

    def judge(self, question: Question, answer: Answer) -> Judgement:
        raise RecursionError(question, answer)


def test_even_a_bug_there_costs_no_answer() -> None:
    judge = Broken(address="http://localhost/v1", model="m", seconds=5)
    with pytest.raises(JudgeFault, match=r"cannot be read \(RecursionError\)"):
        waited(judge.begin(CARD, ANSWER))


def test_what_is_not_there_yet_is_told_as_late() -> None:
    with fake_judge(lambda asked: asked.handler.rfile.read(1)) as server:  # type: ignore[arg-type]
        pending = RemoteJudge(address=server.url, model="m", seconds=9).begin(CARD, ANSWER)
        assert not pending.wait(0.05)
        with pytest.raises(JudgeFault, match="did not reply within 9 s"):
            pending.judgement()
