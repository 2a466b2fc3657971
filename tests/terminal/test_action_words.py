"""What was undone is said: the kind of action, what it said, and the card."""

from __future__ import annotations

import pytest

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.review import Event, Review
from llm_interview.core.reviews import MARK_KINDS, Accepted, Alias, Imported, Note
from llm_interview.terminal.action_words import action_words
from llm_interview.terminal.catalog import Catalog
from tests.core.histories import head, mark

HEAD = head("e", 0)
EVENTS: list[Event] = [
    Review(**HEAD, card="kv-cache", rating="good"),
    Review(**HEAD, card="kv-cache", rating="again", mode="quiz"),
    Accepted(**HEAD, card="kv-cache", point="p", lang="en", text="keys are [kept]\nfor ever"),
    Note(**HEAD, card="kv-cache", text="nhớ: \x1b[31m64 kB"),
    Note(**HEAD, card="kv-cache", text=""),
    Imported(**HEAD, source="kv-cache\x1b.apkg", count=3),
    *(mark("e", kind, "kv-cache") for kind in MARK_KINDS),
]


@pytest.mark.parametrize("lang", LANGS)
def test_each_kind_of_action_has_words_of_its_own(lang: Lang) -> None:
    told = [action_words(event, Catalog(lang)) for event in EVENTS]
    assert len(set(told)) == len(EVENTS)
    assert all("kv-cache" in words for words in told)
    assert all("\x1b" not in words and "\n" not in words for words in told)


def test_the_words_in_english() -> None:
    say = Catalog("en")
    assert [action_words(event, say) for event in EVENTS[:4]] == [
        "rating “good” of kv-cache",
        "rating “again” of kv-cache (quiz)",
        "accepted wording “keys are [kept] for ever” for kv-cache",
        "note “nhớ: ␛[31m64 kB” on kv-cache",
    ]


def test_a_rating_is_named_in_the_language_of_the_interface() -> None:
    assert "tốt" in action_words(EVENTS[0], Catalog("vi"))
    assert "良好" in action_words(EVENTS[0], Catalog("zh"))


def test_long_words_are_cut() -> None:
    event = Accepted(**HEAD, card="c", point="p", lang="en", text="word " * 100)
    assert len(action_words(event, Catalog("en"))) < 110


def test_what_is_no_action_on_a_card_is_nothing_to_name() -> None:
    assert not action_words(Alias(**HEAD, old="a", new="b"), Catalog("en"))
