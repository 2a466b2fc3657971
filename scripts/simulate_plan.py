"""What the plan for an interview date is worth: learners made up, who forget otherwise than the
program believes, keep it or another way to spend the same minutes a day.

    .venv/bin/python scripts/simulate_plan.py [--learners N]

Prints the share of the cards recalled on the morning of the interview, by scenario and strategy;
then whether the bars are met, and how often the promised interval held. Every draw has its seed.
Exits with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from llm_interview.core.countdown import ROOM_FOR_NEW, Goal, Prospect, rank
from llm_interview.core.memory import DEFAULT, Memory
from llm_interview.core.outcomes import Outcomes
from llm_interview.core.readiness import Readiness, readiness
from llm_interview.core.rollout import Course
from simulated_learners import FIRST_SECONDS, PASS_SECONDS, make_learner
from simulated_strategies import STRATEGIES, Desk, Strategy

TIGHT, AMPLE = 5.0, 1.0
"""Points over FSRS 0.9: the bars."""
RANK_MS = 150
PLAN, RIVAL = "this plan", "FSRS 0.9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """So many cards and days, at so many minutes a day."""

    cards: int
    days: int
    minutes: int

    @property
    def tight(self) -> bool:
        """Whether a first answer and two reviews of each card take longer than there is time."""
        return self.time < self.cards * (FIRST_SECONDS + 2 * PASS_SECONDS)

    @property
    def time(self) -> float:
        """All seconds there are."""
        return self.days * self.minutes * 60.0

    def covers(self, slowness: float) -> bool:
        """Whether the minutes allow a learner to see every card and still to review it."""
        return self.cards * FIRST_SECONDS * slowness <= ROOM_FOR_NEW * self.time


SCENARIOS = (
    Scenario(cards=100, days=7, minutes=10),
    Scenario(cards=100, days=14, minutes=10),
    Scenario(cards=150, days=14, minutes=20),
    Scenario(cards=200, days=30, minutes=10),
    Scenario(cards=200, days=30, minutes=20),
    Scenario(cards=300, days=21, minutes=15),
    Scenario(cards=300, days=60, minutes=15),
    Scenario(cards=300, days=60, minutes=30),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How it ended for one learner: `expected` and drawn share `recalled`, share of cards `seen`
    and whether the minutes allowed all; `over`: the most seconds a day went on after the card that
    used up its minutes; `promised`: readiness on the first day and half-way."""

    expected: float
    recalled: float
    seen: float
    allowed: bool
    over: float
    promised: Sequence[Readiness] = ()


def live(scenario: Scenario, strategy: Strategy, seed: int, *, promise: bool = False) -> Run:
    """One learner, from the first day to the morning of the interview."""
    learner = make_learner(seed, scenario.cards)
    goal = Goal(interview=scenario.days, minutes=scenario.minutes)
    desk = Desk(goal=goal, topics={card.name: card.topic for card in learner.cards.values()})
    over, promised = 0.0, []
    for day in range(scenario.days):
        if promise and day in {0, scenario.days // 2}:
            promised.append(_promise(desk, day))
        used = last = 0.0
        for card in strategy(desk, day):
            if used >= scenario.minutes * 60:
                break
            rating, last = learner.answer(card, day)
            desk.record(card, rating, last, day)
            used += last
        over = max(over, used - last - scenario.minutes * 60)
    lot = random.Random(f"morning {seed}")
    chances = [learner.recall(card, scenario.days) for card in learner.cards.values()]
    return Run(
        expected=sum(chances) / len(chances),
        recalled=sum(lot.random() < chance for chance in chances) / len(chances),
        seen=len(desk.seen) / scenario.cards,
        allowed=scenario.covers(learner.slowness),
        over=over,
        promised=promised,
    )


def _promise(desk: Desk, day: int) -> Readiness:
    outcomes = Outcomes(parameters=DEFAULT, pace=desk.pace())
    course = Course(goal=desk.goal, today=day, outcomes=outcomes, priors=desk.priors())
    found = readiness(desk.prospects(), course)
    if found is None:
        raise AssertionError("there are cards and days left")
    return found


def scenario_lines(runs: dict[Scenario, dict[str, list[Run]]]) -> Iterator[str]:
    """A line a scenario: the mean share recalled by strategy, in percent, and of all at the end;
    beside it the cards that the plan showed."""
    yield f"{'cards days min':>16}" + "".join(f"{name:>23}" for name in STRATEGIES)
    totals = dict.fromkeys(STRATEGIES, 0.0)
    for one, by_name in runs.items():
        cells = []
        for name, found in by_name.items():
            recalled, seen = (mean([getattr(run, of) for run in found]) for of in FIELDS)
            totals[name] += recalled / len(runs)
            cells.append(f"{recalled:13.1f} ({seen:3.0f} seen)")
        room = "tight" if one.tight else "ample"
        yield f"{one.cards:5}{one.days:5}{one.minutes:4} {room}{''.join(cells)}"
    yield f"{'mean of all':>20}" + "".join(f"{total:13.1f}           " for total in totals.values())


FIELDS = ("expected", "seen")


def mean(shares: Sequence[float]) -> float:
    """In percent."""
    return 100 * sum(shares) / len(shares)


def bars(runs: dict[Scenario, dict[str, list[Run]]]) -> Iterator[tuple[str, bool]]:
    """What was promised, with the figure reached, and whether it was."""
    for name, tight, bar in (("tight", True, TIGHT), ("ample", False, AMPLE)):
        leads = [
            mean([run.expected for run in by_name[PLAN]])
            - mean([run.expected for run in by_name[RIVAL]])
            for one, by_name in runs.items()
            if one.tight == tight
        ]
        said = f"{name}: {min(leads):+.1f} to {max(leads):+.1f} points over {RIVAL} (bar {bar:+})"
        yield said, min(leads) >= bar
    plans = [run for by_name in runs.values() for run in by_name[PLAN]]
    over = max(run.over for run in plans)
    yield (
        f"no day goes on after the card that uses up its minutes ({max(0.0, over):.0f} s)",
        over <= 0,
    )
    allowed = [run.seen for run in plans if run.allowed]
    least = min(allowed, default=1.0)
    said = f"least {100 * least:.1f} % seen by {len(allowed)} learners"
    yield f"every card is seen where the minutes allow it ({said})", least == 1.0
    taken = ranking_ms()
    yield f"1,000 cards ranked in {taken:.0f} ms (bar {RANK_MS})", taken <= RANK_MS


def interval_lines(runs: dict[Scenario, dict[str, list[Run]]]) -> Iterator[str]:
    """How often the share recalled lay within what readiness had promised (80 % is meant)."""
    for place, when in enumerate(("on the first day", "half-way")):
        pairs = [
            (run.promised[place], run.recalled)
            for by_name in runs.values()
            for run in by_name[PLAN]
        ]
        held = mean([float(said.low <= got <= said.high) for said, got in pairs])
        off = mean([said.kept - got for said, got in pairs])
        width = mean([said.high - said.low for said, _ in pairs])
        yield f"promised {when}: held {held:.0f} %, off by {off:+.1f} points, {width:.0f} wide"


def ranking_ms() -> float:
    """Processor milliseconds for 1,000 cards that all have a memory of their own."""
    lot = random.Random(1)
    cards = [
        Prospect(
            card=f"c{number}",
            weight=1.0,
            topic="t",
            memory=Memory(stability=10 ** lot.uniform(-1, 2.5), difficulty=lot.uniform(1, 10)),
            last=-lot.randint(1, 60),
        )
        for number in range(1000)
    ]
    before = time.process_time()
    rank(cards, Goal(interview=30, minutes=20), 0)
    return 1000 * (time.process_time() - before)


def main() -> int:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--learners", type=int, default=20, help="a scenario (20)")
    learners = range(max(1, parser.parse_args().learners))
    runs = {
        one: {
            name: [live(one, strategy, seed, promise=name == PLAN) for seed in learners]
            for name, strategy in STRATEGIES.items()
        }
        for one in SCENARIOS
    }
    print("\n".join(scenario_lines(runs)))
    print()
    met = True
    for said, holds in bars(runs):
        met &= holds
        print(f"{'ok    ' if holds else 'MISSED'} {said}")
    print("\n".join(interval_lines(runs)))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
