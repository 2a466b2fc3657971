"""What a typed line means, as people type it with an input method switched on."""

from __future__ import annotations

import pytest

from llm_interview.core.ratings import Rating
from llm_interview.core.replies import Key, read_answer, read_choice, read_rating

SHOWN: dict[str, Rating] = {"重来": "again", "困难": "hard", "Tốt": "good", "Nhớ ngay": "easy"}


@pytest.mark.parametrize(
    ("typed", "rating"),
    [
        ("４", "easy"),
        ("hard", "hard"),
        ("困难", "hard"),
        (" 重来 ", "again"),
        ("tốt", "good"),
        ("NHỚ NGAY", "easy"),
        ("", "good"),
    ],
)
def test_a_rating_by_its_number_or_by_its_name_on_the_screen(typed: str, rating: Rating) -> None:
    assert read_rating(typed, "good", SHOWN) == rating


def test_a_wrong_key_is_said_back_as_it_was_typed() -> None:
    typed = "没想好，大概是Ｂ"
    for reply in (
        read_rating(typed, "good", SHOWN),
        read_answer("：ｘ", 0),
        read_choice("Ｅ", 0, 4),
    ):
        assert isinstance(reply, Key)
        assert reply.command == "unknown"
        assert reply.argument in (typed, "：ｘ", "Ｅ")


def test_a_full_width_mark_takes_the_point_it_names() -> None:
    assert read_rating("！３", "good") == Key(command="accept", argument="3")
