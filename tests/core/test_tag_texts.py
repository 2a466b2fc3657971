"""Tags of the shipped cards have names in every language; other tags stay what they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.core.sheet_cards import build_card
from llm_interview.core.tag_texts import NAMES, tag_in, tag_of
from llm_interview.terminal.catalog import Catalog

_TAGS = re.compile(r"^tags: \[([^]]*)\]", re.MULTILINE)


@pytest.fixture
def shipped(root: Path) -> set[str]:
    """The tags of all shipped cards."""
    texts = (card.read_text("utf-8") for card in (root / "content").glob("[a-z]*/*-*.yaml"))
    lists = (found[1] for text in texts if (found := _TAGS.search(text)))
    return {tag.strip() for found in lists for tag in found.split(",")}


def test_every_tag_of_the_shipped_cards_has_a_name(shipped: set[str]) -> None:
    assert len(shipped) > 60
    assert shipped <= set(NAMES)


def test_names_are_words_of_their_language() -> None:
    for vietnamese, chinese in NAMES.values():
        assert vietnamese.strip() == vietnamese != ""
        assert chinese.strip() == chinese != ""
        assert not re.search("[\u4e00-\u9fff]", vietnamese)
        assert not re.search("[à-ỹđ]", chinese)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "formula · own-tag"), ("vi", "công thức · own-tag"), ("zh", "公式 · own-tag")],
)
def test_a_card_names_its_tags_in_the_language_of_the_sheet(lang: Lang, said: str) -> None:
    question = Question(
        id="q", topic="attn", tags=("formula", "own-tag"), front={lang: "?"}, spoken={}
    )

    def label(name: Lang, part: str, /, **values: object) -> str:
        return Catalog(name)(part, **values)

    facts = build_card(question, 1, (lang,), label, answers=True).facts
    assert said in "".join(run.text for run in facts.inlines)


def test_a_tag_without_a_name_is_shown_as_it_is() -> None:
    assert [tag_in("my own", lang) for lang in LANGS] == ["my own"] * 3


def test_a_name_leads_back_to_its_tag() -> None:
    for tag, names in NAMES.items():
        assert [tag_of(name) for name in (tag, *names)] == [tag] * 3
    assert tag_of("my own") == "my own"
