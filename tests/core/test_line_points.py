"""A line makes the points that it says: over shipped cards, and where points share their words."""

from __future__ import annotations

import shutil

import pytest

from llm_interview.core.glossary import Glossary
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.lexicon import compile_lexicon
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.ratings import AcceptedWording
from llm_interview.loader.cache import open_library
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.loader.shipped import shipped_content

EVERY = 30
"""One card in so many is tried here, all of them by `scripts/check_points.py`."""
DECAY = Question(
    id="opt-decay",
    topic="opt",
    front={"en": "What does weight decay do in AdamW?"},
    spoken={"en": "It shrinks the weights directly; the gradient statistics do not see it."},
    key_points=(
        KeyPoint(
            id="direct",
            weight=60,
            required=True,
            text={"en": "AdamW shrinks the weights directly by the learning rate times decay."},
        ),
        KeyPoint(
            id="outside",
            weight=40,
            required=False,
            text={"en": "The decay does not enter the gradient moments."},
        ),
    ),
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> CachedLibrary:
    """Some of the shipped cards with the whole glossary."""
    content, some = shipped_content(), tmp_path_factory.mktemp("content")
    shutil.copy(content / "glossary.yaml", some)
    for path in sorted(content.glob("*/*-*.yaml"))[::EVERY]:
        shutil.copy(path, some)
    return open_library((), shipped=some, cache=None)


@pytest.fixture
def grader() -> OfflineGrader:
    return OfflineGrader(compile_lexicon(Glossary(concepts={}, axes=())), lambda _: None)


def made(grader: OfflineGrader, card: Question, line: str) -> set[str]:
    points = grader.line(card, line)
    return {point.id for point in points if point.status == "covered"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_line_that_quotes_a_point_makes_that_point_and_hardly_another(
    shipped: CachedLibrary, lang: Lang
) -> None:
    grader = OfflineGrader(shipped.lexicon(), shipped.prepared)
    cards = [shipped.question(card) for card in shipped.ids()]
    lines = [(card, point) for card in cards for point in card.key_points]
    found = [made(grader, card, point.text[lang]) for card, point in lines]
    assert all(point.id in ids for (_, point), ids in zip(lines, found, strict=True))
    assert sum(map(len, found)) <= 1.1 * len(lines)


def test_a_point_that_shares_its_words_is_not_made_along(grader: OfflineGrader) -> None:
    line = "AdamW shrinks the weights directly by the learning rate times decay"
    assert made(grader, DECAY, line) == {"direct"}


def test_a_line_that_says_both_makes_both(grader: OfflineGrader) -> None:
    line = (
        "AdamW shrinks the weights directly by the learning rate times decay, and the decay does "
        "not enter the gradient moments"
    )
    assert made(grader, DECAY, line) == {"direct", "outside"}


@pytest.mark.parametrize("line", ["", "   ", "I don't know", "decay moments gradient weights"])
def test_a_line_that_claims_nothing_makes_nothing(grader: OfflineGrader, line: str) -> None:
    assert made(grader, DECAY, line) == set()


def test_the_learner_s_own_wording_makes_its_point(grader: OfflineGrader) -> None:
    own = AcceptedWording(
        card="opt-decay", point="outside", lang="en", text="it bypasses Adam's averages"
    )
    points = grader.line(DECAY, "it bypasses Adam's averages", (own,))
    assert [point.id for point in points if point.status == "covered"] == ["outside"]


def test_each_point_is_quoted_in_the_line_s_own_words(grader: OfflineGrader) -> None:
    line = "The decay does not enter the gradient moments."
    quoted = [point.evidence for point in grader.line(DECAY, line) if point.evidence]
    assert quoted
    assert all(words in line for words in quoted)
