"""From points to the verdict: what an answer shows as a whole, and statuses that agree with it.

Points are judged one by one first; a human, though, judges the answer. Three models (right, partly
right, not right) weigh the points together with the shape of the answer, and the statuses of the
required points are then settled so that they say what the verdict says (design §15).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from llm_interview.core.calibration import probability
from llm_interview.core.evidence import ALONG, FEATURES, Evidence, along_features
from llm_interview.core.grades import ORDER, PointGrade, Status, Verdict
from llm_interview.core.subjects import ABOUT

PENALTY = 0.5
"""Share of its weight that a contradicted point takes off the score."""
LEAST_SCORE = 0.2
"""Score under which the points alone say incorrect."""
VERDICTS = ORDER
CORRECT_FROM = 0.5
"""Probability of being right from which an answer passes: from .55 on, one more in twelve full
paraphrases of writers not seen would not, and from .45 on more wrong answers would."""
INCORRECT_FROM = 0.6
"""Probability of being wrong from which an answer fails; from .54 on a fifth more of the right
answers of writers not seen would be turned down."""
SURELY = 0.7
"""Probability of being covered from which one required point keeps an answer from being wrong."""
DOUBTED = 0.3
"""Probability of a contradiction or a wrong claim from which the answer is not kept so."""
FULLER = 0.6
"""Weight of the reading by all wordings."""
SHARPENING = 1.5
"""Exponent by which the probabilities of VERDICTS tell best how often they are right (answers of
writers that the models had not seen; Guo et al. 2017, arXiv 1706.04599, with one temperature)."""
REPEATED_FROM = 0.1
"""Probability of being right from which repeating a wording of each required point is enough: short
wordings are also met by chance and by the opposite. At 1/3, two in a thousand fewer wrong answers
of writers not seen would pass, and a model answer that is a bare list of its points would not."""
LEAST_COVERED = 0.12
"""Probability under which a required point cannot count as covered, however good the rest."""
LEAST_SOUND = 2 / 3
"""Probability that the answer makes claims at all, under which it cannot be right: three of a
hundred right answers lie under it, most of them terse, and four of five lists of keywords."""
BY_POINT = (
    "window", "whole", "order", "against", "groups", "nearest", "denied", "contrary", "rather",
    "rather in order",
)  # fmt: skip
_COLUMNS = tuple(FEATURES.index(name) for name in BY_POINT)
_WINDOW, _UNEXPLAINED = FEATURES.index("window"), FEATURES.index("unexplained")
_NEAREST = FEATURES.index("nearest")
WHOLE = (
    "covered least", "covered most", "covered mean", "covered by weight", "optional most",
    "optional mean", "against most", "against mean", "against any", "stated", "sound", "count",
    "topic", "order", "echo", "length", "required", "opposed", "contradictions", "score", "rule",
    "claim", "unexplained", *(f"{name} {of}" for name in BY_POINT for of in ("least", "mean")),
    "window by weight", "window most", "nearest by weight", "wrong most", "wrong margin",
    "binding", "pairs", "relation", "segment", "run", *ALONG, *ABOUT,
)  # fmt: skip
"""Names of the features of a whole answer, in the order of the models of VERDICTS."""


@dataclass(slots=True)
class Reading:
    """What the models say of one point by itself: its grade, the values of evidence.FEATURES, the
    probabilities that it is contradicted and that a wrong claim about it is stated, and whether one
    of its wordings is repeated whole."""

    grade: PointGrade
    row: Sequence[float]
    contradicted: float
    stated: float
    is_stated: bool
    is_exact: bool = False


def whole_features(
    prepared: Mapping[str, Any], evidence: Evidence, readings: Sequence[Reading], sound: float
) -> list[float]:
    """The values of WHOLE."""
    figures, points = evidence.figures, [reading.grade for reading in readings]
    flags = [bool(point["required"]) for point in prepared["points"]]
    weights = [point["weight"] for point in prepared["points"]]
    required = _chosen(readings, flags, wanted=True) or list(readings)
    optional = _chosen(readings, flags, wanted=False)
    likely = [reading.grade.similarity for reading in required]
    extra = [reading.grade.similarity for reading in optional] or [0.0]
    doubts = [reading.contradicted for reading in required]
    score = weighted_score(prepared, points)
    return [
        min(likely), max(likely), _mean(likely), _weighted(weights, [p.similarity for p in points]),
        max(extra), _mean(extra), max(doubts), _mean(doubts),
        max(reading.contradicted for reading in readings),
        max(reading.stated for reading in readings), sound, min(1.0, figures.count / 30),
        figures.topic, figures.order, figures.echo, min(1.5, figures.content / prepared["bulk"]),
        float(sum(flags)), float(any(point.is_opposed() for point in evidence.points)),
        float(sum(point.status == "contradicted" for point in points)), score,
        float(VERDICTS.index(by_rule(prepared, points, score))), figures.claim,
        readings[0].row[_UNEXPLAINED], *_by_point(required),
        _weighted(weights, [reading.row[_WINDOW] for reading in readings]),
        max(reading.row[_WINDOW] for reading in readings),
        _weighted(weights, [reading.row[_NEAREST] for reading in readings]), *_wrong(evidence),
        min(figures.binding, 1.5), figures.pairs, figures.relation, figures.segment,
        figures.run * min(1.0, figures.count / 12), *along_features(evidence), *evidence.about,
    ]  # fmt: skip


def chances(values: Sequence[float], *, by_texts: bool) -> list[float]:
    """Probabilities of VERDICTS at the values of WHOLE; they add up to 1. `by_texts`: they were
    read by the texts of the points alone, which say less than all wordings of a card do: what is
    far from them is wrong less often."""
    raw = [probability(model_of(name, by_texts=by_texts), values) for name in VERDICTS]
    total = sum(raw)
    return [value / total for value in raw]


def model_of(verdict: Verdict, *, by_texts: bool) -> str:
    """The name of the model that knows a verdict by this kind of reading."""
    return f"{verdict} by texts" if by_texts else verdict


def mixed(likely: Sequence[float], plain: Sequence[float]) -> list[float]:
    """Probabilities of VERDICTS from two readings of an answer: by all wordings of the card, and by
    the texts of its points alone. The first asks for too much where wordings are many and none of
    them is the learner's, the second hears less; together they err least on cards not seen."""
    return [FULLER * a + (1 - FULLER) * b for a, b in zip(likely, plain, strict=True)]


def confidence(likely: Sequence[float], verdict: Verdict) -> float:
    """Probability that a human gives the same verdict, in 0..1."""
    sharp: list[float] = [value**SHARPENING for value in likely]
    return sharp[VERDICTS.index(verdict)] / (sum(sharp) or 1.0)


def choose(
    prepared: Mapping[str, Any],
    likely: Sequence[float],
    readings: Sequence[Reading],
    sound: float = 1.0,
    plain: Sequence[Reading] = (),
) -> Verdict:
    """The verdict for the probabilities of VERDICTS; `sound`: that of making claims at all,
    `plain`: what the texts alone make of the points. Who repeats the text of every required point
    is right, who repeats any wording of each is unless that is unlikely, and who makes none of
    these points is wrong where that is likeliest, but nobody is who surely makes one and gainsays
    nothing; a wrong claim that is stated bars `correct`, and so do a required point that nothing
    speaks for and a mere list, unless the texts themselves are one."""
    flags = [bool(point["required"]) for point in prepared["points"]]
    required = _chosen(readings, flags, wanted=True)
    weakest = min((reading.grade.similarity for reading in required), default=1.0)
    told = _repeats(_chosen(plain, flags, wanted=True) if plain else required)
    if told or likely[2] >= (REPEATED_FROM if _repeats(required) else CORRECT_FROM):
        stated = any(reading.is_stated for reading in readings)
        listed = sound < LEAST_SOUND and not told
        return "partial" if stated or listed or weakest < LEAST_COVERED else "correct"
    if sound >= LEAST_SOUND and _makes_one(required, readings):
        return "partial"
    made = any(reading.grade.status in {"covered", "partial"} for reading in required)
    wrong = likely[0] > INCORRECT_FROM or (not made and likely[0] >= max(likely[1:]))
    return "incorrect" if wrong else "partial"


def _repeats(required: Sequence[Reading]) -> bool:
    """Whether a wording of each of the required points is repeated."""
    return bool(required) and all(
        reading.is_exact and reading.grade.status == "covered" for reading in required
    )


def _makes_one(required: Sequence[Reading], readings: Sequence[Reading]) -> bool:
    """Whether a required point is surely made and no point is likely to be contradicted."""
    doubts = [max(reading.contradicted, reading.stated) for reading in readings]
    return max(doubts) < DOUBTED and any(r.grade.similarity >= SURELY for r in required)


def settle(
    prepared: Mapping[str, Any], readings: Sequence[Reading], verdict: Verdict
) -> tuple[list[PointGrade], Verdict]:
    """Statuses of all points and the verdict, made to agree by design §15: all required points are
    covered if and only if it is correct (or a wrong claim alone stands against it), none is if it
    is incorrect."""
    points = [reading.grade for reading in readings]
    required = [i for i, point in enumerate(prepared["points"]) if point["required"]]
    if verdict == "correct":
        for place in required:
            points[place] = _as(points[place], "covered")
    elif verdict == "incorrect":
        for place in required:
            if points[place].status == "covered":
                points[place] = _as(points[place], "partial")
    elif not _half(points, readings, required):
        return settle(prepared, readings, "incorrect")
    return points, verdict


def _half(points: list[PointGrade], readings: Sequence[Reading], required: list[int]) -> bool:
    """Make some required point at least partial and not all of them covered; False if wrong claims
    leave none to build on."""
    open_ = [place for place in required if not readings[place].is_stated]
    if not open_:
        return False
    ranked = sorted(open_, key=lambda place: points[place].similarity)
    statuses = {points[place].status for place in required}
    barred = any(reading.is_stated for reading in readings)
    if statuses == {"covered"} and not barred:
        points[ranked[0]] = _as(points[ranked[0]], "partial")
    elif "covered" not in statuses and ("partial" not in statuses or "contradicted" in statuses):
        points[ranked[-1]] = _as(points[ranked[-1]], "partial")
        for place in required:
            if points[place].status == "contradicted" and not readings[place].is_stated:
                points[place] = _as(points[place], "missing")
    return True


def _as(point: PointGrade, status: Status) -> PointGrade:
    if point.status == status:
        return point
    return replace(point, status=status, pitfall=None)


def weighted_score(prepared: Mapping[str, Any], points: Sequence[PointGrade]) -> float:
    """Σ weight · (1 covered, ½ partial, 0 missing, minus a penalty contradicted), in 0..1."""
    worth = {"covered": 1.0, "partial": 0.5, "missing": 0.0, "contradicted": -PENALTY}
    weights = [point["weight"] for point in prepared["points"]]
    return max(0.0, min(1.0, _weighted(weights, [worth[point.status] for point in points])))


def by_rule(prepared: Mapping[str, Any], points: Sequence[PointGrade], score: float) -> Verdict:
    """The verdict that the statuses alone give: all required covered → correct; nothing to build on
    → incorrect (design §15)."""
    required = [p for p, k in zip(points, prepared["points"], strict=True) if k["required"]]
    statuses = {point.status for point in required}
    stated = any(point.status == "contradicted" for point in points)
    if statuses <= {"covered"} and not stated:
        return "correct"
    if score < LEAST_SCORE or statuses <= {"missing", "contradicted"}:
        return "incorrect"
    if "contradicted" in statuses and "covered" not in statuses:
        return "incorrect"
    return "partial"


def _chosen(readings: Sequence[Reading], flags: Sequence[bool], *, wanted: bool) -> list[Reading]:
    return [reading for reading, flag in zip(readings, flags, strict=True) if flag is wanted]


def _by_point(required: Sequence[Reading]) -> list[float]:
    """Least and mean of the columns of BY_POINT over the required points."""
    out = []
    for column in _COLUMNS:
        values = [reading.row[column] for reading in required]
        out += [min(values), _mean(values)]
    return out


def _wrong(evidence: Evidence) -> tuple[float, float]:
    """How near the answer comes to any wrong claim, and how much better that fits than the right
    ones."""
    near = max((claim.window * claim.told for claim in evidence.wrong), default=0.0)
    return near, max((claim.margin for claim in evidence.wrong), default=-1.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _weighted(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(weights, values, strict=True)) / (sum(weights) or 1.0)
