"""What a new learner types before the first question."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.card_summary import CardSummary
from llm_interview.core.first_choices import (
    FirstChoices,
    read_interview,
    read_lang,
    read_minutes,
    warm_up,
)
from llm_interview.core.langs import Lang
from llm_interview.core.settings import is_set, setting_rule

TODAY = date(2026, 11, 22)


def card(id_: str, topic: str, difficulty: int, langs: tuple[Lang, ...] = ("en",)) -> CardSummary:
    return CardSummary(
        id=id_,
        position=0,
        topic=topic,
        tags=(),
        kind="concept",
        difficulty=difficulty,
        tier="must",
        langs=langs,
        seed_refs=(),
        front={"en": "?"},
        path="",
        line=1,
        fingerprint="",
        folded="",
    )


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("", "vi"),
        ("1", "en"),
        (" 3 ", "zh"),
        ("vi", "vi"),
        ("Tiếng Việt", "vi"),
        ("中文", "zh"),
        ("ENGLISH", "en"),
        ("３", "zh"),
        ("4", None),
        ("klingon", None),
    ],
)
def test_a_language_by_number_code_or_name(typed: str, lang: Lang | None) -> None:
    assert read_lang(typed, "vi") == lang


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", 20),
        ("15", 15),
        ("１５", 15),
        ("30分钟", 30),
        ("３０ 分鐘", 30),
        ("30 phút", 30),
        ("45 min", 45),
        ("45 miles", None),
        ("分钟", None),
        ("0", None),
        ("-5", None),
        ("1441", None),
        ("9" * 99, None),
    ],
)
def test_minutes_a_day(typed: str, minutes: int | None) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026/12/1", date(2026, 12, 1)),
        ("2026年12月31日", date(2026, 12, 31)),
        ("２０２６－１２－３１", date(2026, 12, 31)),
        ("2026-11-22", TODAY),
        ("2026-11-21", None),
        ("2026-02-30", None),
        ("31/12/2026", None),
        ("soon", None),
    ],
)
def test_the_day_of_the_interview(typed: str, day: date | None) -> None:
    assert read_interview(typed, TODAY) == day


@given(st.text(max_size=30))
def test_no_words_break_the_readers(text: str) -> None:
    assert read_lang(text, "en") in ("en", "vi", "zh", None)
    assert read_minutes(text) is None or 1 <= (read_minutes(text) or 0) <= 1440
    day = read_interview(text, TODAY)
    assert day is None or day >= TODAY


def test_every_choice_is_a_setting_that_makes_sense() -> None:
    choices = FirstChoices(ui_lang="zh", lang="vi", minutes=5, interview=date(2026, 12, 1))
    settings = choices.settings()
    assert all(is_set(setting_rule(key), settings) for key in settings)
    assert len(settings) == 4
    assert "interview" not in FirstChoices(ui_lang="en", lang="en", minutes=5).settings()


def test_the_warm_up_takes_easy_cards_on_different_subjects() -> None:
    cards = [card("a", "tok", 2), card("b", "tok", 1), card("c", "tok", 1), card("d", "emb", 1)]
    assert warm_up(cards, "en") == ["b", "d"]


def test_the_warm_up_prefers_cards_in_the_language_of_the_learner() -> None:
    cards = [card("a", "tok", 1), card("b", "tok", 3, ("vi",)), card("c", "tok", 2, ("vi",))]
    assert warm_up(cards, "vi") == ["c", "b"]
    assert warm_up(cards[:1], "vi") == ["a"]
    assert warm_up([], "vi") == []
