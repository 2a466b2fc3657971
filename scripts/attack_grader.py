"""Attack the grader with every shipped card, in every language, and print the rates.

    python scripts/attack_grader.py [--plain] [--seed N] [--show KIND]

What must pass or cover: the reference, each accepted wording of its point. What must not pass:
word salad, keyword lists, echo, other cards' answers, the reference with one wrong claim, a single
required point where two or more are required, a negator put inside a required point, the
contradictions of required points (which the card knows word for word).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from grading_attacks import LANGS, negated, worthless
from grading_data import cards, glossary, plain
from llm_interview.core.grades import Answer, Grade
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import Lang
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.prepared import compile_question
from llm_interview.core.questions import Question

MUST = {"reference", "accept"}


def attacks(
    card: Question, deck: dict[str, Question], chance: random.Random
) -> Iterator[tuple[str, Lang, str, str]]:
    """(kind, language, answer, id of the point concerned or "")."""
    for kind, lang, text in worthless(card, deck, chance):
        yield kind, lang, text, ""
    for lang in LANGS:
        if lang not in card.spoken:
            continue
        yield "reference", lang, card.spoken[lang], ""
        required = [point for point in card.key_points if point.required]
        for point in card.key_points:
            for wording in point.accept.get(lang, ()):
                yield "accept", lang, wording, point.id
        for point in required:
            yield "negator inside", lang, negated(point.text[lang], lang, chance), ""
            for contrary in point.contradictions.get(lang, ()):
                yield "contrary", lang, contrary, ""
            if len(required) > 1:
                yield "one point alone", lang, point.text[lang], ""
        for pitfall in card.pitfalls:
            joint = "" if lang == "zh" else " "
            yield "plus wrong claim", lang, card.spoken[lang] + joint + pitfall.wrong[lang], ""


def succeeded(kind: str, grade: Grade, point: str) -> bool:
    """Whether an accepted wording covered its point; otherwise whether the answer passed."""
    if kind == "accept":
        return any(p.id == point and p.status == "covered" for p in grade.points)
    return grade.verdict == "correct"


def main() -> None:
    """Attack, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", metavar="KIND")
    parsed = parser.parse_args()
    full = cards()
    deck = {key: plain(card) for key, card in full.items()} if parsed.plain else full
    lexicon = Lexicon(compile_lexicon(glossary()))
    prepared = {key: compile_question(card, lexicon) for key, card in deck.items()}
    grader = OfflineGrader(lexicon, prepared.get)
    table: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    chance = random.Random(parsed.seed)
    for card in full.values():
        for kind, lang, text, point in attacks(card, full, chance):
            grade = grader.grade(deck[card.id], Answer(text=text, lang=lang))
            good = succeeded(kind, grade, point)
            table[kind][lang].append(good)
            table[kind]["all"].append(good)
            if parsed.show == kind and good != (kind in MUST):
                print(card.id, lang, point, text, [(p.id, p.status) for p in grade.points])
    print(
        f"{'passed or covered':20}" + "".join(f"{lang:>8}" for lang in (*LANGS, "all")) + "     n"
    )
    for kind, langs in sorted(table.items(), key=lambda item: (item[0] not in MUST, item[0])):
        rates = (sum(langs[lang]) / len(langs[lang]) for lang in (*LANGS, "all"))
        print(f"{kind:20}" + "".join(f"{rate:8.3f}" for rate in rates) + f"{len(langs['all']):6}")


if __name__ == "__main__":
    main()
