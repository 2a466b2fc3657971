"""Learn what the grader cannot be told: word order and the weight of each piece of evidence.

    python scripts/tune_grader.py [--cards FOLDER] [--shipped] [FILE.jsonl …] [--later FILE.jsonl …]

Order counts come from the shipped texts. The models are boosted trees (scripts/boosting.py), from
the labelled answers in content/examples, each graded against its card, against the card stripped
to plain texts and against its texts and word groups alone, from the FILEs, graded against decks
built from their own key points and, with `--shipped`, against the shipped cards too, from generated
attacks on cards and on these decks, and from the contradictions of single points. Writes
order_counts.py, subject_weights.py and coefficients.py of core; the figures printed come from
models that have not seen the card (folds of cards).

Wordings that were written with the examples in view make the examples easier than answers of other
people, and models learned from them stricter than is fair. So nothing is learned from which kind of
wording or how many cues were met, and every example also counts without them; compare on answers to
which no wording was written (`eval_grader.py FILE`) before landing. Answers of further writers help
most, also what they say beside the question: models that knew off-topic answers of one writer alone
let .72 of the next one's pass on plain decks, and .01 after learning from twenty. FILEs of several
are in tests/cases/grading; measure on a new one before it is learned too (models that had not
learned `others_m.jsonl` and `others_n.jsonl` were measured on them, see the commit of the files).
A writer must be given a style too: writers who were told the kinds alone resemble each other, and
what a model reaches on the next of them (`others_p.jsonl`) it does not reach on people who write in
another way (`others_q.jsonl`, `others_r.jsonl`: short, in everyday words, partial answers of one
sentence), nor on `dev.jsonl` where that is left out: .76 before the last three were learned (F1 of
verdicts, shipped cards) and .85 since. Writers with everyday styles who are understood at once
(`others_s.jsonl`, six of them, 48 references) were graded at .76 by models that had not learned
them (by their own points .84).

`--cards FOLDER` learns on the cards of another content folder, with the glossary, the examples and
the points' contradictions of this one; `--later` files are learned on the cards of this tree. The
shipped models come from all FILEs to G, `--shipped`, and the cards of commit bc1eaa4, whose
wordings are older than the answers that later ones were widened by, and from H on, on the cards
as they are with their contradictions before these were read by others.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


from boosting import Shape, Table, crossed, reader
from counting import count_order
from grading_data import CONTENT, ROOT, cards, contradicted_as, glossary
from grading_figures import LABELS
from grading_samples import SALAD, Collector, Sample
from llm_interview.core import order, subjects
from llm_interview.core.evidence import against_features, features
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.verdicts import VERDICTS, model_of, whole_features
from llm_interview.core.wrong_claims import Wrong
from sample_report import report
from subject_space import count_subjects

CORE = ROOT / "llm_interview" / "core"
ATTACK_WEIGHT, OWN_WEIGHT, CONTRARY_WEIGHT = 1.0, 2.0, 0.3
"""What a generated answer, one to a file's own points, and the contradiction of one point alone
count when verdicts are learned."""
LIKELY = ("dev ", *(f"others_{name} " for name in "efghijklmnpqrst"))
LIKELY_WEIGHT = 3.0
"""Files whose writers were told the kinds of answers and no more, and what they count beside those
whose writers were asked for hard ones."""
UNGRADABLE = frozenset({"metaphor"})
"""Right answers without a single word of the matter: only their verdicts are measured."""


def learn(data: list[Sample]) -> dict[str, str]:
    """The models; each sample's own estimates come from models that have not seen its card."""
    models = {"sound": _learn_sound(data)}
    models["covered"] = _learn_points(data, "covered", Shape(trees=100))
    models["contradicted"] = _learn_points(data, "contradicted", Shape(trees=80, least=8))
    models["stated"] = _learn_stated(data)
    return models | _learn_verdicts(data)


def _learn_sound(data: list[Sample]) -> str:
    """Whether an answer makes claims at all."""
    table = Table()
    for sample in data:
        useful = sample.kind not in {"idk", "echo", "blank", "claim"}
        row = sample.evidence.figures.features()
        table.add(row, sample.card, hit=sample.kind not in SALAD, weight=float(useful))
    estimates, text = crossed(table, Shape(trees=70))
    for sample, value in zip(data, estimates, strict=True):
        sample.sound = value
    return text


def _learn_points(data: list[Sample], name: str, shape: Shape) -> str:
    table = Table()
    for sample in data:
        salad = name == "contradicted" and sample.kind in SALAD
        for row, truth in zip(_point_rows(sample, name), sample.truth, strict=True):
            unknown = truth is None or salad or sample.kind in UNGRADABLE
            weight = 0.0 if unknown else sample.weight
            table.add(row, sample.card, hit=truth == name, weight=weight)
    estimates, text = crossed(table, shape)
    left = iter(estimates)
    for sample in data:
        setattr(sample, name, [next(left) for _ in sample.truth])
    return text


def _point_rows(sample: Sample, name: str) -> list[list[float]]:
    if name == "covered":
        return features(sample.prepared, sample.evidence, sample.sound)
    return against_features(sample.evidence, sample.sound)


def _learn_stated(data: list[Sample]) -> str:
    """Whether a wrong claim is stated. Labelled answers state none about points they do not
    contradict; what others contradict is unknown."""
    table = Table()
    for sample in data:
        for wrong in sample.evidence.wrong:
            hit = bool(sample.states) and wrong.pitfall == sample.states
            weight = sample.weight if _is_known(sample, wrong) else 0.0
            table.add(wrong.features(sample.sound), sample.card, hit=hit, weight=weight)
    estimates, text = crossed(table, Shape(trees=60, least=10))
    left = iter(estimates)
    for sample in data:
        for wrong in sample.evidence.wrong:
            value = next(left)
            if value > sample.stated.get(wrong.point, (0.0, wrong))[0]:
                sample.stated[wrong.point] = (value, wrong)
    return text


def _is_known(sample: Sample, wrong: Wrong) -> bool:
    """Whether it is known if the answer states this wrong claim."""
    if sample.states is not None:
        return True
    ids = [point["id"] for point in sample.prepared["points"]]
    truth = dict(zip(ids, sample.truth, strict=True))[wrong.point]
    return sample.label != 0 and truth not in {None, "contradicted"}


def _learn_verdicts(data: list[Sample]) -> dict[str, str]:
    """Models for readings by all wordings of a card, and others for those by its texts alone."""
    models: dict[str, str] = {}
    for by_texts in (False, True):
        models |= _learn_kind([s for s in data if s.is_by_texts() is by_texts], by_texts=by_texts)
    return models


def _learn_kind(data: list[Sample], *, by_texts: bool) -> dict[str, str]:
    """One model for each verdict, against the other two."""
    rows = [
        whole_features(sample.prepared, sample.evidence, sample.readings(), sample.sound)
        for sample in data
    ]
    models: dict[str, str] = {}
    estimates = []
    for verdict in VERDICTS:
        table = Table()
        for row, sample in zip(rows, data, strict=True):
            table.add(row, sample.card, hit=sample.label == LABELS[verdict], weight=_weight(sample))
        values, text = crossed(table, Shape(trees=400, least=40, rate=0.15))
        models[model_of(verdict, by_texts=by_texts)] = text
        estimates.append(values)
    for sample, *likely in zip(data, *estimates, strict=True):
        sample.likely = [value / sum(likely) for value in likely]
    return models


def _weight(sample: Sample) -> float:
    """What a sample counts when verdicts are learned."""
    if sample.label is None or sample.kind in UNGRADABLE:
        return 0.0
    if sample.weight < 1:
        return CONTRARY_WEIGHT if sample.kind == "contrary" else ATTACK_WEIGHT
    likely = LIKELY_WEIGHT if sample.source.startswith(LIKELY) else 1.0
    return likely * (OWN_WEIGHT if sample.source.endswith(" own") else 1.0)


def write(models: dict[str, str]) -> None:
    """Write coefficients.py."""
    body = "".join(f'    "{name}": """{text}""",\n' for name, text in models.items())
    (CORE / "coefficients.py").write_text(
        '"""Models of core.calibration. Generated by scripts/tune_grader.py; do not edit."""\n\n'
        "# ruff: noqa: E501\nMODELS: dict[str, str] = {\n" + body + "}\n",
        encoding="utf-8",
    )


def check(models: dict[str, str]) -> None:
    """Every model must be readable before it is written."""
    for text in models.values():
        reader(text)


def gather(lexicon: Lexicon, words: argparse.Namespace) -> list[Sample]:
    """Every sample that the command line names."""
    deck, now = cards(words.cards), cards()
    contradicted_as(deck, now)
    collector = Collector(lexicon, deck)
    collector.labelled()
    _read(collector, words.files, shipped=words.shipped)
    for key in collector.deck:
        collector.attacks(key)
        collector.wrong(key)
    later = Collector(lexicon, now)
    _read(later, words.later, shipped=words.shipped)
    for path in (*words.files, *words.later):
        later.swaps(path)
    for key in later.deck:
        later.contraries(key)
    return collector.samples + later.samples


def _read(collector: Collector, files: list[Path], *, shipped: bool) -> None:
    for path in files:
        collector.own(path)
        collector.own_attacks(path)
        if shipped:
            collector.shipped(path)


def main() -> None:
    """Count, learn, print figures for cards not seen, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--cards", type=Path, default=CONTENT, metavar="FOLDER")
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--later", nargs="*", type=Path, default=[], metavar="FILE.jsonl")
    words = parser.parse_args()
    lexicon = Lexicon(compile_lexicon(glossary()))
    count_order(lexicon)
    order.forget_counts()
    count_subjects(cards(), lexicon)
    subjects.forget_weights()
    data = gather(lexicon, words)
    print(f"{len(data)} answers", flush=True)
    models = learn(data)
    report(data)
    check(models)
    write(models)


if __name__ == "__main__":
    main()
