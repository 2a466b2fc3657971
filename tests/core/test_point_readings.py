"""The words that stand beside a point: those of the learner that come near it, or none."""

from __future__ import annotations

import pytest

from llm_interview.core.grades import Answer, PointGrade, Status
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import LANGS
from llm_interview.core.point_readings import worded
from llm_interview.core.text import shown
from llm_interview.core.wrong_claims import NEARBY
from llm_interview.loader.cached_library import CachedLibrary

CARD, POINT = "attn-scaling-sqrt-dk", "saturation"
NEAR = "They ask this often. Large scores push softmax into saturation."
FAR = "They ask this often. The tokenizer splits rare words."


def told(library: CachedLibrary, text: str, status: Status, words: str | None) -> str | None:
    """What stands beside the point where the whole answer was judged so."""
    grader = OfflineGrader(library.lexicon(), library.prepared)
    prepared = library.prepared(CARD)
    assert prepared is not None
    evidence = grader.evidence(prepared, shown(text))
    points = [
        PointGrade(id=p.id, status=status, similarity=0.1, evidence=words) for p in evidence.points
    ]
    by_id = {point.id: point.evidence for point in worded(evidence, points)}
    return by_id[POINT]


@pytest.mark.parametrize("status", ["covered", "partial", "contradicted"])
def test_a_point_raised_with_the_whole_shows_the_words_nearest_to_it(
    shipped_library: CachedLibrary, status: Status
) -> None:
    words = told(shipped_library, NEAR, status, None)
    assert words is not None
    assert words.endswith("softmax into saturation")
    assert "often" not in words


@pytest.mark.parametrize("status", ["covered", "partial", "contradicted", "missing"])
def test_words_that_come_near_nothing_are_not_quoted(
    shipped_library: CachedLibrary, status: Status
) -> None:
    assert told(shipped_library, FAR, status, None) is None


def test_words_far_from_a_point_do_not_stand_beside_it_unless_they_speak_against_it(
    shipped_library: CachedLibrary,
) -> None:
    assert told(shipped_library, FAR, "partial", "the tokenizer") is None
    assert told(shipped_library, FAR, "contradicted", "the tokenizer") == "the tokenizer"
    assert told(shipped_library, NEAR, "partial", "softmax") == "softmax"


def test_every_quote_is_the_learners_and_comes_near_its_point(
    shipped_library: CachedLibrary,
) -> None:
    grader = OfflineGrader(shipped_library.lexicon(), shipped_library.prepared)
    quoted = 0
    for card in shipped_library.ids()[::12]:
        question, prepared = shipped_library.question(card), shipped_library.prepared(card)
        assert prepared is not None
        for lang in LANGS:
            text = question.follow_ups[0].a[lang] + " " + question.spoken[lang][:60]
            near = {point.id: point for point in grader.evidence(prepared, shown(text)).points}
            for point in grader.grade(question, Answer(text=text, lang=lang)).points:
                if point.evidence is None or point.status == "contradicted":
                    continue
                best = max(near[point.id].best.window, near[point.id].groups.window)
                assert best >= NEARBY
                assert point.evidence in shown(text)
                quoted += 1
    assert quoted > 20
