"""Learn what the grader cannot be told: word order and the weight of each piece of evidence.

    python scripts/tune_grader.py [FILE.jsonl …]

Order counts come from the shipped texts. The models are boosted trees (scripts/boosting.py), from
the labelled answers in content/examples, each graded against its card and against the card
stripped to plain texts, from the FILEs, graded against decks built from their own key points, and
from generated attacks. Writes llm_interview/core/order_counts.py and coefficients.py; the figures
printed come from models that have not seen the card (five folds of cards).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


from boosting import Shape, boost
from counting import count_order
from eval_grader import LABELS, calibration_error, kappa, macro_f1
from grading_data import ROOT, glossary
from grading_samples import SALAD, Collector, Sample
from llm_interview.core import order
from llm_interview.core.calibration import evaluate, parse
from llm_interview.core.evidence import Wrong, against_features, features
from llm_interview.core.grading import Thresholds, decide, sure_features, weighted_score
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.prepared import compile_lexicon

CORE = ROOT / "llm_interview" / "core"
FOLDS = 5


@dataclass(slots=True)
class Table:
    """What one model learns from, row by row."""

    rows: list[list[float]] = field(default_factory=list)
    targets: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def add(self, row: list[float], sample: Sample, *, hit: bool, weight: float) -> None:
        """One more row."""
        self.rows.append(row)
        self.targets.append(float(hit))
        self.weights.append(weight)
        self.groups.append(sample.card)

    def where(
        self, fold: dict[str, int], number: int
    ) -> tuple[list[list[float]], list[float], list[float]]:
        """Rows, targets and weights of the cards outside one fold."""
        seen = [i for i, name in enumerate(self.groups) if fold[name] != number]
        return (
            [self.rows[i] for i in seen],
            [self.targets[i] for i in seen],
            [self.weights[i] for i in seen],
        )


def learn(data: list[Sample]) -> dict[str, str]:
    """The models; each sample's own estimates come from models that have not seen its card."""
    claims = [s for s in data if s.kind not in {"idk", "echo", "blank", "claim"}]
    table = Table()
    for sample in claims:
        row = sample.evidence.figures.features()
        table.add(row, sample, hit=sample.kind not in SALAD, weight=1.0)
    sound, text = crossed(table, Shape(trees=70))
    models = {"sound": text}
    judge = reader(text)
    estimates = dict(zip(map(id, claims), sound, strict=True))
    for sample in data:
        value = estimates.get(id(sample))
        sample.sound = judge(sample.evidence.figures.features()) if value is None else value
    models["covered"] = _learn_points(data, "covered", Shape(trees=100))
    models["contradicted"] = _learn_points(data, "contradicted", Shape(trees=80, least=8))
    models["stated"] = _learn_stated(data)
    return models


def _learn_points(data: list[Sample], name: str, shape: Shape) -> str:
    table = Table()
    places: list[tuple[Sample, int]] = []
    for sample in data:
        for place, (row, truth) in enumerate(
            zip(_point_rows(sample, name), sample.truth, strict=True)
        ):
            if truth is not None and not (name == "contradicted" and sample.kind in SALAD):
                table.add(row, sample, hit=truth == name, weight=sample.weight)
                places.append((sample, place))
    estimates, text = crossed(table, shape)
    judge = reader(text)
    for sample in data:
        setattr(sample, name, [judge(row) for row in _point_rows(sample, name)])
    for (sample, place), value in zip(places, estimates, strict=True):
        getattr(sample, name)[place] = value
    return text


def _point_rows(sample: Sample, name: str) -> list[list[float]]:
    if name == "covered":
        return features(sample.prepared, sample.evidence, sample.sound)
    return against_features(sample.evidence, sample.sound)


def _learn_stated(data: list[Sample]) -> str:
    """Whether a wrong claim is stated. Labelled answers state none about points they do not
    contradict; what others contradict is unknown."""
    table = Table()
    kept: list[Wrong] = []
    for sample in data:
        ids = [point["id"] for point in sample.prepared["points"]]
        truth = dict(zip(ids, sample.truth, strict=True))
        for wrong in sample.evidence.wrong:
            unknown = sample.label == 0 or truth[wrong.point] == "contradicted"
            if sample.states is None and unknown:
                continue
            hit = bool(sample.states) and wrong.pitfall == sample.states
            table.add(wrong.features(sample.sound), sample, hit=hit, weight=sample.weight)
            kept.append(wrong)
    estimates, text = crossed(table, Shape(trees=60, least=10))
    judge = reader(text)
    known = {id(wrong): value for wrong, value in zip(kept, estimates, strict=True)}
    for sample in data:
        for wrong in sample.evidence.wrong:
            value = known.get(id(wrong))
            value = judge(wrong.features(sample.sound)) if value is None else value
            if value > sample.stated.get(wrong.point, (0.0, wrong))[0]:
                sample.stated[wrong.point] = (value, wrong)
    return text


def crossed(table: Table, shape: Shape) -> tuple[list[float], str]:
    """(estimates by models trained on the other folds of cards, the model trained on all)."""
    names = sorted(set(table.groups))
    random.Random(1).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    estimates = [0.0] * len(table.rows)
    with ProcessPoolExecutor(2) as pool:
        jobs = [pool.submit(boost, *table.where(fold, number), shape) for number in range(FOLDS)]
        last = pool.submit(boost, table.rows, table.targets, table.weights, shape)
        for number, job in enumerate(jobs):
            judge = reader(job.result())
            for i, name in enumerate(table.groups):
                if fold[name] == number:
                    estimates[i] = judge(table.rows[i])
        return estimates, last.result()


def reader(text: str) -> Callable[[list[float]], float]:
    """A model's text as a function."""
    start, trees = parse(text)
    return lambda values: evaluate(start, trees, values)


def learn_confidence(data: list[Sample]) -> str:
    """The model `sure`, whether the verdict equals the label."""
    table = Table()
    for sample in data:
        if sample.label is None:
            continue
        points = sample.grades(Thresholds())
        score = weighted_score(sample.prepared, points)
        verdict = decide(sample.prepared, points, score)
        row = sure_features(sample.prepared, points, sample.evidence.figures, verdict, score)
        weight = sample.weight if sample.weight == 1 else 0.15
        table.add(row, sample, hit=LABELS[verdict] == sample.label, weight=weight)
    estimates, text = crossed(table, Shape(trees=40, least=30))
    pairs = zip(estimates, table.targets, table.weights, strict=True)
    error = calibration_error([(value, hit > 0) for value, hit, weight in pairs if weight == 1])
    print(f"calibration error of the confidence, other cards: {error:.3f}")
    return text


def figures_of(data: list[Sample], at: Thresholds) -> tuple[float, str]:
    """(sum of macro-F1 and QWK of the labelled answers, a line that says it)."""
    pairs = []
    for sample in data:
        if sample.weight == 1 and sample.label is not None:
            points = sample.grades(at)
            score = weighted_score(sample.prepared, points)
            pairs.append((sample.label, LABELS[decide(sample.prepared, points, score)]))
    right = [b for a, b in pairs if a == 2]
    wrong = [b for a, b in pairs if a == 0]
    line = (
        f"F1 {macro_f1(pairs):.3f} QWK {kappa(pairs):.3f} right>wrong "
        f"{right.count(0) / len(right):.3f} wrong>right {wrong.count(2) / len(wrong):.3f}"
    )
    return macro_f1(pairs) + kappa(pairs), line


def kinds_of(data: list[Sample], at: Thresholds) -> str:
    """Pass and fail rates by kind."""
    table: dict[str, list[str]] = {}
    for sample in data:
        points = sample.grades(at)
        score = weighted_score(sample.prepared, points)
        verdict = decide(sample.prepared, points, score)
        plain_ = "card" if sample.prepared["wrong"] else "plain"
        table.setdefault(f"{sample.kind} {sample.label} {plain_}", []).append(verdict)
    return "\n".join(
        f"{kind:28} passed {verdicts.count('correct') / len(verdicts):.2f}"
        f" failed {verdicts.count('incorrect') / len(verdicts):.2f}"
        for kind, verdicts in sorted(table.items())
    )


def claims_found(data: list[Sample], at: Thresholds) -> str:
    """How often a wrong claim is seen where there is one, and where there is none."""
    seen: dict[bool, list[bool]] = {True: [], False: []}
    for sample in data:
        if sample.kind in {"claim", "reference"}:
            hit = any(value >= at.stated for value, _ in sample.stated.values())
            seen[bool(sample.states)].append(hit)
    return f"wrong claims seen {_mean(seen[True]):.3f}, where none is {_mean(seen[False]):.3f}"


def _mean(values: list[bool]) -> float:
    return sum(values) / (len(values) or 1)


def write(models: dict[str, str]) -> None:
    """Write coefficients.py."""
    body = "".join(f'    "{name}": """{text}""",\n' for name, text in models.items())
    (CORE / "coefficients.py").write_text(
        '"""Models of core.calibration. Generated by scripts/tune_grader.py; do not edit."""\n\n'
        "# ruff: noqa: E501\nMODELS: dict[str, str] = {\n" + body + "}\n",
        encoding="utf-8",
    )


def main() -> None:
    """Count, learn, search thresholds (printed; they stand in core.grading), write."""
    lexicon = Lexicon(compile_lexicon(glossary()))
    count_order(lexicon)
    order.forget_counts()
    collector = Collector(lexicon)
    collector.labelled()
    for name in sys.argv[1:]:
        collector.own(Path(name))
    for key in collector.deck:
        collector.attacks(key)
        collector.wrong(key)
    data = collector.samples
    print(f"{len(data)} answers", flush=True)
    models = learn(data)
    print("other cards, thresholds as they stand:", figures_of(data, Thresholds())[1])
    print(kinds_of(data, Thresholds()))
    print(claims_found(data, Thresholds()))
    grid = product((0.3, 0.35, 0.4, 0.45), (0.1, 0.15, 0.2), (0.3, 0.4, 0.5, 0.6), (0.5, 0.7, 1.0))
    best = max((figures_of(data, Thresholds(*point)), point) for point in grid)
    print("best thresholds (covered, partial, contradicted, lead):", best[1], best[0][1])
    models["sure"] = learn_confidence(data)
    write(models)


if __name__ == "__main__":
    main()
