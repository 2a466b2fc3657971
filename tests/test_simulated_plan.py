"""The plan against FSRS, with a few of the learners of scripts/simulate_plan.py."""

from __future__ import annotations

import pytest

from simulate_plan import PLAN, Run, Scenario, bars, interval_lines, live, scenario_lines
from simulated_learners import make_learner
from simulated_strategies import STRATEGIES

TIGHT = Scenario(cards=60, days=8, minutes=10)
AMPLE = Scenario(cards=40, days=16, minutes=15)


def runs_of(*learners: int) -> dict[Scenario, dict[str, list[Run]]]:
    return {
        one: {
            name: [live(one, strategy, seed, promise=name == PLAN) for seed in learners]
            for name, strategy in STRATEGIES.items()
        }
        for one in (TIGHT, AMPLE)
    }


def test_the_plan_leads_further_than_fsrs_where_time_is_short_and_where_it_is_not() -> None:
    assert TIGHT.tight
    assert not AMPLE.tight
    runs = runs_of(*range(8))
    missed = [said for said, holds in bars(runs) if not holds and "ranked" not in said]
    assert missed == []


def test_it_prints_a_line_a_scenario_and_how_often_the_interval_held() -> None:
    runs = runs_of(1)
    lines = list(scenario_lines(runs))
    assert len(lines) == 2 + len(runs)
    assert "tight" in lines[1]
    assert "ample" in lines[2]
    assert all("held" in line for line in interval_lines(runs))


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_learner_lives_the_same_life_each_time(name: str) -> None:
    assert live(TIGHT, STRATEGIES[name], 3) == live(TIGHT, STRATEGIES[name], 3)


def test_learners_differ_and_their_answers_do_not_depend_on_the_strategy() -> None:
    one, other = make_learner(1, 10), make_learner(2, 10)
    assert one.parameters != other.parameters
    again = make_learner(1, 10)
    assert [one.answer(name, 0) for name in one.cards] == [
        again.answer(name, 0) for name in reversed(again.cards)
    ][::-1]
