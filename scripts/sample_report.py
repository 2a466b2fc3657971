"""Figures by source, language and kind, of models that have not seen the cards of the samples."""

from __future__ import annotations

from grading_figures import LABELS, calibration_error, kappa, macro_f1
from grading_samples import Sample
from llm_interview.core.grades import Verdict
from llm_interview.core.verdicts import choose, confidence, settle


def judged(sample: Sample) -> Verdict:
    """The verdict on a sample by models that have not seen its card."""
    readings = sample.readings()
    verdict = choose(
        sample.prepared,
        sample.verdicts(),
        readings,
        sample.sound,
        sample.plain.readings() if sample.plain else (),
    )
    return settle(sample.prepared, readings, verdict)[1]


def figures_of(data: list[Sample]) -> str:
    """A line of figures of labelled answers."""
    pairs, sure = [], []
    for sample in data:
        if sample.label is not None:
            verdict = judged(sample)
            pairs.append((sample.label, LABELS[verdict]))
            sure.append((confidence(sample.verdicts(), verdict), pairs[-1][0] == pairs[-1][1]))
    right = [b for a, b in pairs if a == 2]
    wrong = [b for a, b in pairs if a == 0]
    return (
        f"n {len(pairs):5} F1 {macro_f1(pairs):.3f} QWK {kappa(pairs):.3f} right>wrong "
        f"{right.count(0) / len(right):.3f} wrong>right {wrong.count(2) / len(wrong):.3f} "
        f"ECE {calibration_error(sure):.3f}"
    )


def kinds_of(data: list[Sample]) -> str:
    """Pass and fail rates by source and kind."""
    table: dict[str, list[str]] = {}
    for sample in data:
        table.setdefault(f"{sample.source}: {sample.kind} {sample.label}", []).append(
            judged(sample)
        )
    return "\n".join(
        f"{kind:40}{len(verdicts):6} passed {verdicts.count('correct') / len(verdicts):.2f}"
        f" failed {verdicts.count('incorrect') / len(verdicts):.2f}"
        for kind, verdicts in sorted(table.items())
    )


def claims_found(data: list[Sample]) -> str:
    """How often a wrong claim is seen where there is one, and where there is none."""
    seen: dict[bool, list[bool]] = {True: [], False: []}
    for sample in data:
        if sample.kind in {"claim", "reference"}:
            seen[bool(sample.states)].append(any(r.is_stated for r in sample.readings()))
    return f"wrong claims seen {_mean(seen[True]):.3f}, where none is {_mean(seen[False]):.3f}"


def _mean(values: list[bool]) -> float:
    return sum(values) / (len(values) or 1)


def report(data: list[Sample]) -> None:
    """Print the figures of every source, over all and by language, then of every kind."""
    for source in sorted({sample.source for sample in data}):
        chosen = [s for s in data if s.source == source]
        if all(sample.label is not None for sample in chosen):
            print(f"{source:22} all", figures_of(chosen))
            for lang in ("en", "vi", "zh"):
                print(f"{source:22} {lang} ", figures_of([s for s in chosen if s.lang == lang]))
    print(kinds_of(data))
    print(claims_found(data))
