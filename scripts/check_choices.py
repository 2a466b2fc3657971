"""Make the options of every shipped card in every language and print what they are like.

Exit code 1 where a card has no four options, or an option that the grader takes for right beside
the right one. `--show N` prints N of them to read.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from llm_interview.app.choosing import choice_for
from llm_interview.core.choices import Choice, Option, alike
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import LANGS, Lang
from llm_interview.loader.cache import open_library
from llm_interview.loader.shipped import shipped_content

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.questions import Question

BUDGET_MS = 50.0


def kind(option: Option) -> str:
    """Where an option comes from."""
    if option.point:
        return "point"
    return "pitfall" if option.pitfall else "neighbour" if option.about else "contradiction"


def faults(choice: Choice | None) -> list[str]:
    """What is wrong with the options beside what the maker has proved."""
    if choice is None:
        return ["no four options"]
    texts = [option.text for option in choice.options]
    pairs = [(a, b) for n, a in enumerate(texts) for b in texts[:n] if alike(a, b)]
    right = sum(bool(option.point) for option in choice.options)
    return [f"alike: {a} / {b}" for a, b in pairs] + ([f"{right} right"] if right != 1 else [])


def show(question: Question, lang: Lang, choice: Choice) -> None:
    """Print a question with its options."""
    print(f"\n{question.id} ({lang}) {question.front[lang]}")
    for option in choice.options:
        print(f"  {kind(option):13} {option.text}")


def main() -> int:
    """Check all; the figures go to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", type=int, default=0)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        library = open_library((), shipped=shipped_content(), cache=Path(cache))
        grader = OfflineGrader(library.lexicon(), library.prepared)
        desk = SimpleNamespace(library=library, question=library.question, judge=grader.grade)
        pairs = [(card, lang) for card in library.ids() for lang in LANGS]
        shown = set(Random(words.seed).sample(pairs, words.show))
        times: list[float] = []
        kinds, places, longest, bad = Counter[str](), Counter[int](), 0, 0
        for card, lang in pairs:
            question = library.question(card)
            library.prepared(card)  # compiled once a card, by the first answer as well
            begun = time.process_time()
            choice = choice_for(cast("Desk", desk), question, lang, words.seed)
            times.append((time.process_time() - begun) * 1000)
            found = faults(choice)
            bad += bool(found)
            for fault in found:
                print(f"{card} ({lang}): {fault}")
            if choice is None:
                continue
            kinds.update(map(kind, choice.options))
            places[choice.right + 1] += 1
            texts = [option.text for option in choice.options]
            longest += max(texts, key=len) == texts[choice.right]
            if (card, lang) in shown:
                show(question, lang, choice)
    p95 = sorted(times)[int(len(times) * 0.95)]
    print(f"{len(pairs)} sets of options, {bad} with a fault")
    print(f"CPU: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms (budget {BUDGET_MS})")
    print(
        f"the right option is the longest in {longest / len(pairs):.0%}, stands at {dict(places)}"
    )
    print(f"options from: {dict(kinds)}")
    return 1 if bad or p95 > BUDGET_MS else 0


if __name__ == "__main__":
    sys.exit(main())
