"""Event ids sort by the time they were made."""

from __future__ import annotations

from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.ids import uuid7

CHANCE = st.binary(min_size=10, max_size=10)
MOMENT = st.integers(0, 2**48 - 1)


@given(MOMENT, CHANCE)
def test_an_id_is_a_uuid_of_version_seven(moment: int, chance: bytes) -> None:
    id_ = UUID(uuid7(moment, chance))
    assert (id_.version, id_.variant, id_.int >> 80) == (7, RFC_4122, moment)
    assert str(id_) == uuid7(moment, chance)


@given(MOMENT, MOMENT, CHANCE, CHANCE)
def test_a_later_moment_sorts_later(one: int, other: int, chance: bytes, luck: bytes) -> None:
    if one < other:
        assert uuid7(one, chance) < uuid7(other, luck)


@given(CHANCE, CHANCE)
def test_chance_keeps_ids_of_one_moment_apart(chance: bytes, luck: bytes) -> None:
    kept = (int.from_bytes(chance, "big") ^ int.from_bytes(luck, "big")) & ~(0x3F << 62)
    assert (uuid7(1, chance) == uuid7(1, luck)) == (kept == 0)


def test_a_clock_beyond_the_range_still_gives_an_id() -> None:
    assert uuid7(-5, bytes(10)).startswith("00000000-0000-7")
    assert uuid7(2**60, bytes(10)).startswith("ffffffff-ffff-7")


def test_too_little_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="10 random bytes"):
        uuid7(0, b"short")
