"""Drafts are found again by what they are of, the latest first, whatever else lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.loader.drafts import Draft, contents_name, edit_name, last_draft, put_by
from llm_interview.loader.own_decks import DRAFTS, new_draft

CARDS = st.from_regex(r"[a-z0-9\u4e00-\u9fff]+(-[a-z0-9\u4e00-\u9fff]+){0,3}", fullmatch=True)


def test_the_latest_new_card_is_gone_on_with(tmp_path: Path) -> None:
    assert last_draft(tmp_path) is None
    new_draft(tmp_path, "20261122-141500", b"old")
    latest = new_draft(tmp_path, "20261123-090000", b"new")
    (tmp_path / DRAFTS / "something.yaml").write_text("of the person's own")
    found = last_draft(tmp_path)
    assert found is not None
    assert (found.path, found.stamp, found.card) == (latest, "20261123-090000", "")


def test_of_two_in_one_second_the_second_is_the_latest(tmp_path: Path) -> None:
    new_draft(tmp_path, "20261122-141500", b"one")
    second = new_draft(tmp_path, "20261122-141500", b"two")
    found = last_draft(tmp_path)
    assert found is not None
    assert found.path == second


def test_what_was_discarded_is_offered_no_more_and_still_there(tmp_path: Path) -> None:
    kept = put_by(new_draft(tmp_path, "20261122-141500", b"x"))
    again = put_by(new_draft(tmp_path, "20261122-141500", b"y"))
    assert last_draft(tmp_path) is None
    assert (kept.read_bytes(), again.read_bytes()) == (b"x", b"y")


@pytest.mark.parametrize("other", ["pre-nsp-2", "nsp", "注意力"])
def test_a_change_is_of_one_card(tmp_path: Path, other: str) -> None:
    new_draft(tmp_path, edit_name("20261122-141500", "pre-nsp", b"before"), b"after")
    assert last_draft(tmp_path) is None
    assert last_draft(tmp_path, other) is None
    found = last_draft(tmp_path, "pre-nsp")
    assert found is not None
    assert found.base == contents_name(b"before")


@given(card=CARDS, data=st.binary(max_size=20), times=st.integers(1, 3))
def test_any_card_is_found_under_its_name(
    tmp_path_factory: pytest.TempPathFactory, card: str, data: bytes, times: int
) -> None:
    folder = tmp_path_factory.mktemp("decks")
    name = edit_name("20261122-141500", card, data)
    paths = [new_draft(folder, name, b"x") for _ in range(times)]
    found = last_draft(folder, card)
    assert found is not None
    assert (found.card, found.base) == (card, contents_name(data))
    assert found.path in paths


def test_a_card_with_a_name_longer_than_file_systems_allow_has_a_draft_too(tmp_path: Path) -> None:
    card = "注意力" * 30
    draft = new_draft(tmp_path, edit_name("20261122-141500", card, b""), b"x")
    assert last_draft(tmp_path, card) == Draft(
        path=draft, stamp="20261122-141500", card=card, base=contents_name(b"")
    )
