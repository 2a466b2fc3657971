"""Measure the offline grader on labelled answers.

    python scripts/eval_grader.py FILE.jsonl|examples [--plain | --own]
        [--only TOPIC|CARD …] [--by topic|card] [--show KIND]

`--plain` strips the cards to question, answer and key-point texts, as in a user's own deck; `--own`
builds such a deck from the file's own `question` and `points`. Labels: 2 correct, 1 partial, 0
incorrect. Figures per language, with `--by` also per topic or card, the weakest first (a group of
a dozen answers moves by several points with one of them); `--only` looks at some topics or cards,
`--show` at the answers of a kind (or `all`) that are judged otherwise than labelled. The bars stand
in the tests.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from grading_data import Row, by_language, cards, examples, glossary, own_deck, own_key, plain, rows
from grading_figures import LABELS, agreement, auc, calibration_error, kappa, macro_f1
from llm_interview.core.grades import Answer, Grade, by_reference
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.prepared import compile_question
from llm_interview.core.questions import Question


def grade_all(
    data: list[Row], deck: dict[str, Question]
) -> tuple[list[tuple[Row, Grade]], list[float]]:
    """A grade for every row whose card exists, and the milliseconds of CPU each took."""
    lexicon = json.loads(json.dumps(compile_lexicon(glossary())))
    reader = Lexicon(lexicon)
    prepared = {key: json.loads(json.dumps(compile_question(q, reader))) for key, q in deck.items()}
    grader = OfflineGrader(lexicon, prepared.get)
    out, times = [], []
    for row in data:
        if row["card"] not in deck:
            continue
        began = time.process_time()
        answer = Answer(text=row["answer"], lang=row["lang"])
        grade = by_reference(grader.grade, deck[row["card"]], row.get("ref") or "", answer)
        times.append((time.process_time() - began) * 1000)
        out.append((row, grade))
    return out, times


def report(graded: list[tuple[Row, Grade]], times: list[float]) -> None:
    """Print the figures of every language, then of every kind."""
    grade_of = {id(row): grade for row, grade in graded}
    print(
        f"{'':5}{'n':>5}{'F1':>7}{'QWK':>7}{'agree':>7}{'AUC':>7}"
        f"{'right>wrong':>12}{'wrong>right':>12}{'ECE':>7}"
    )
    for lang, data in by_language(row for row, _ in graded):
        pairs = [(r["label"], LABELS[grade_of[id(r)].verdict]) for r in data]
        sure = [
            (grade_of[id(r)].confidence, LABELS[grade_of[id(r)].verdict] == r["label"])
            for r in data
        ]
        right = [b for a, b in pairs if a == 2] or [2]
        wrong = [b for a, b in pairs if a == 0] or [0]
        print(
            f"{lang:5}{len(data):5}{macro_f1(pairs):7.3f}{kappa(pairs):7.3f}{agreement(pairs):7.3f}"
            f"{auc([(r['label'] == 2, grade_of[id(r)].score) for r in data]):7.3f}"
            f"{right.count(0) / len(right):12.3f}{wrong.count(2) / len(wrong):12.3f}"
            f"{calibration_error(sure):7.3f}"
        )
    times = sorted(times)
    middle, most = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"CPU ms an answer: p50 {middle:.1f}  p95 {most:.1f}  max {times[-1]:.1f}")
    _kinds([(row, grade_of[id(row)]) for row, _ in graded])


def _kinds(graded: list[tuple[Row, Grade]]) -> None:
    table: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, grade in graded:
        for lang in (row["lang"], "all"):
            table[f"{row['kind']} {row['label']}"][lang].append(LABELS[grade.verdict])
    print(
        f"\n{'kind, label':18}"
        + "".join(f"{lang + ' pass/fail':>16}" for lang in ("en", "vi", "zh", "all"))
    )
    for kind, langs in sorted(table.items()):
        cells = [langs.get(lang, []) for lang in ("en", "vi", "zh", "all")]
        print(f"{kind:18}" + "".join(_rates(cell) for cell in cells))


def _rates(judged: list[int]) -> str:
    if not judged:
        return " " * 16
    return f"{judged.count(2) / len(judged):9.2f}/{judged.count(0) / len(judged):.2f}  "


def break_down(graded: list[tuple[Row, Grade]], group_of: dict[str, str]) -> None:
    """Print F1, QWK and agreement of each group in each language, the weakest group first."""
    groups: dict[str, list[tuple[Row, int]]] = defaultdict(list)
    for row, grade in graded:
        groups[group_of[row["card"]]].append((row, LABELS[grade.verdict]))
    lines = sorted((_figures(found), name) for name, found in groups.items())
    heads = "".join(f"{lang:>5}: n  F1  QWK  agree" for lang in ("all", "en", "vi", "zh"))
    print(f"\n{'':28}{heads}")
    for (_, cells), name in lines:
        print(f"{name:28}{''.join(cells)}")


def _figures(found: list[tuple[Row, int]]) -> tuple[float, list[str]]:
    """F1 over all languages, and the figures of all and of each as cells."""
    cells = []
    for lang in ("all", "en", "vi", "zh"):
        pairs = [(row["label"], judged) for row, judged in found if lang in ("all", row["lang"])]
        if pairs:
            figures = (macro_f1(pairs), kappa(pairs), agreement(pairs))
            cells.append(f"{len(pairs):8}" + "".join(f" {figure:5.2f}" for figure in figures))
    return macro_f1([(row["label"], judged) for row, judged in found]), cells


def show(graded: list[tuple[Row, Grade]], kind: str) -> None:
    """Print every misjudged row of one kind (or `all`)."""
    for row, grade in graded:
        wrong = LABELS[grade.verdict] != row["label"]
        if wrong and kind in {"all", row["kind"]}:
            head = f"{row['card']} {row['lang']} {row['kind']} label {row['label']}"
            print(f"\n{head} → {grade.verdict} {grade.score:.2f}\n  {row['answer']}")
            for point, truth in zip(grade.points, row.get("points", []), strict=False):
                made = f"[{truth['made']}] {truth['text'][:60]}"
                print(f"    {point.status:12} {point.similarity:.2f} {made} {point.evidence!r}")


def main() -> None:
    """Parse words, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--only", nargs="+", metavar="TOPIC|CARD", default=[])
    parser.add_argument("--by", choices=("topic", "card"))
    parser.add_argument("--show", metavar="KIND")
    words = parser.parse_args()
    shipped = cards()
    topics = {key: card.topic for key, card in shipped.items()}
    data = examples(shipped) if words.file == "examples" else rows(Path(words.file))
    if words.only:
        data = [r for r in data if {r["card"], topics.get(r["card"], "")} & set(words.only)]
    if not data:
        parser.error("there is no such answer")
    deck = own_deck(data) if words.own else shipped
    if words.own:
        data = [{**row, "card": own_key(row)} for row in data]
    if words.plain:
        deck = {key: plain(card) for key, card in deck.items()}
    graded, times = grade_all(data, deck)
    report(graded, times)
    if words.by:
        names = {row["card"]: row["card"] for row, _ in graded}
        break_down(graded, {**names, **topics} if words.by == "topic" else names)
    if words.show:
        show(graded, words.show)


if __name__ == "__main__":
    main()
