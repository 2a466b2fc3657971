"""Shipped decks and a user's own become one library."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from llm_interview.core.card_summary import card_of_ref
from llm_interview.core.errors import ContentFault
from llm_interview.core.library import Library
from llm_interview.loader.decks import load_deck
from llm_interview.loader.library import load_library
from llm_interview.loader.shipped import shipped_content
from llm_interview.loader.signature import MAX_FOLDERS_DEEP


def card(name: str, more: str = "", question: str = "What is it?") -> str:
    return (
        f"id: {name}\nlang: en\nq: {question}\na: It is so.\n"
        f"points: [{{text: so, required: true, cues: [so]}}]\n{more}"
    )


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write(
        tmp_path / "shipped",
        {
            "t/a.yaml": card("a", "tier: must\nseed_refs: ['s#1', 's#2']\n"),
            "t/b.yaml": card("b"),
            "t/c.yaml": card("c", "after: [z]\ntier: must"),
            "u/z.yaml": card("z", "tier: depth"),
            "order.yaml": "order: [b, a, c]",
            "seed_refs.yaml": "'s#1': [unwritten, a]\n",
            "paths.yaml": "first: [a, b]",
            "topics.yaml": "t: {en: Things, vi: Đồ vật}\nu: Others\n",
            "glossary.yaml": "concepts: {rank: {en: [rank], any: [r]}, up: {zh: 升}, down: {}}\n"
            "axes: [{id: up-down, positive: [up], negative: [down]}]\n",
            "README.md": "# no deck",
            "examples/t/a.yaml": "not: a card",
            "schema/x.yaml": "not: a card",
            ".hidden/x.yaml": "not: a card",
        },
    )


def ids(library: Library) -> list[str]:
    return [question.id for question in library.questions]


def test_cards_come_in_curriculum_order_and_files_beside_decks_are_no_decks(shipped: Path) -> None:
    library = load_library((), shipped=shipped)
    assert ids(library) == ["a", "b", "z", "c"]
    assert library.problems == ()


def test_the_files_beside_the_decks_are_read(shipped: Path) -> None:
    library = load_library((), shipped=shipped)
    assert library.glossary.concepts["rank"] == {"en": ("rank",), "any": ("r",)}
    assert library.glossary.axes[0].negative == ("down",)
    assert library.paths == {"first": ("a", "b")}
    assert library.topics == {"t": {"en": "Things", "vi": "Đồ vật"}, "u": {"en": "Others"}}
    assert library.ref_owners == {"s#1": ("unwritten", "a"), "s#2": ("a",)}
    assert card_of_ref(library.ref_owners, set(ids(library)), "s#1") == "a"
    assert card_of_ref(library.ref_owners, set(ids(library)), "s#9") is None


def test_a_users_deck_adds_cards_and_replaces_those_of_the_same_id(
    shipped: Path, tmp_path: Path
) -> None:
    mine = write(tmp_path / "mine", {"deck.yaml": "- " + card("a").replace("\n", "\n  ")})
    extra = write(tmp_path, {"extra.yaml": card("x")}) / "extra.yaml"
    library = load_library([mine, extra], shipped=shipped)
    assert ids(library) == ["b", "a", "x", "z", "c"]
    (override,) = library.overridden
    assert (override.id, override.path) == ("a", str(mine / "deck.yaml"))
    assert override.replaced_path == str(shipped / "t" / "a.yaml")


def test_the_topic_is_the_folder_or_the_name_of_a_file(shipped: Path, tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", {"My Deck.yaml": card("x"), "RAG/deep/y.yaml": card("y")})
    topics = {q.id: q.topic for q in load_library([mine], shipped=shipped).questions}
    assert topics["a"] == "t"
    assert topics["x"] == "my-deck"
    assert topics["y"] == "deep"


def test_a_bad_file_does_not_hide_the_good_ones(shipped: Path) -> None:
    write(shipped, {"t/bad.yaml": "q: [", "t/latin.yaml": ""})
    (shipped / "t" / "latin.yaml").write_bytes(b"q: \xe9")
    library = load_library((), shipped=shipped)
    assert ids(library) == ["a", "b", "z", "c"]
    assert {problem.code for problem in library.problems} == {"C004", "C003"}


def test_a_root_that_cannot_be_read_is_a_finding_while_others_can(
    shipped: Path, tmp_path: Path
) -> None:
    library = load_library([tmp_path / "nowhere"], shipped=shipped)
    assert library.unread == (str(tmp_path / "nowhere"),)
    assert [problem.code for problem in library.problems] == ["C001"]
    assert len(library.questions) == 4


def test_nothing_to_read_at_all_is_a_fault_that_names_the_places(tmp_path: Path) -> None:
    with pytest.raises(ContentFault) as caught:
        load_library([tmp_path], shipped=tmp_path / "nowhere")
    assert caught.value.exit_code == 3
    assert "nowhere" in caught.value.sentence
    assert "does not exist" in caught.value.hint


def test_one_id_in_two_files_is_an_error_and_the_first_file_counts(shipped: Path) -> None:
    write(shipped, {"z/again.yaml": card("a", question="Another?")})
    library = load_library((), shipped=shipped)
    assert [problem.code for problem in library.problems] == ["C017"]
    assert "What is it?" in [q.front["en"] for q in library.questions if q.id == "a"]


def test_cards_that_wait_for_each_other_are_named_and_still_there(shipped: Path) -> None:
    write(shipped, {"t/p.yaml": card("p", "after: [q]"), "t/q.yaml": card("q", "after: [p]")})
    library = load_library((), shipped=shipped)
    assert [problem.code for problem in library.problems] == ["C026", "C026"]
    assert ids(library)[-2:] == ["p", "q"]


def test_a_link_out_of_the_deck_is_not_followed(shipped: Path, tmp_path: Path) -> None:
    secret = write(tmp_path, {"secret.yaml": card("secret")}) / "secret.yaml"
    (shipped / "t" / "link.yaml").symlink_to(secret)
    (shipped / "t" / "inner.yaml").symlink_to(shipped / "t" / "b.yaml")
    (shipped / "folder").symlink_to(tmp_path, target_is_directory=True)
    (shipped / "t" / "broken.yaml").symlink_to(tmp_path / "nothing.yaml")
    library = load_library((), shipped=shipped)
    assert "secret" not in ids(library)
    assert sorted(problem.code for problem in library.problems) == ["C007", "C017"]


def test_a_pipe_does_not_hang_the_loader(shipped: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    library = load_library([tmp_path / "pipe.yaml", Path("/dev/zero")], shipped=shipped)
    assert [p.message for p in library.problems] == ["is not a regular file"] * 2


def test_a_path_with_a_nul_is_a_finding(shipped: Path) -> None:
    library = load_library([Path("a\0b")], shipped=shipped)
    assert [problem.code for problem in library.problems] == ["C001"]


def test_folders_nested_without_end_are_left(shipped: Path) -> None:
    deep = "/".join(["d"] * (MAX_FOLDERS_DEEP + 2))
    write(shipped, {f"{deep}/x.yaml": card("x")})
    assert "x" not in ids(load_library((), shipped=shipped))


def test_an_empty_folder_of_decks_is_no_fault(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    library = load_library([tmp_path / "empty"], shipped=shipped)
    assert library.problems == ()
    assert library.unread == ()


def test_mistakes_in_the_files_beside_the_decks_are_findings(shipped: Path) -> None:
    write(
        shipped,
        {
            "glossary.yaml": "concepts: {a: x, b: {fr: [y], en: [[z]], vi: a, vi: b}, b: {}}\n"
            "axes: [x, {id: p, positive: [nobody]}, {positive: [a]}]\n",
            "paths.yaml": "[a]",
            "order.yaml": "order: [a]\norder: [b]",
            "topics.yaml": "t: {en: [x], fr: y}\nu: U\nu: V\n",
        },
    )
    (shipped / "seed_refs.yaml").write_bytes(b"\xff")
    codes = sorted(problem.code for problem in load_deck(shipped).side.problems)
    assert codes == [
        *("C003", "C010", "C010", "C010", "C010", "C012", "C012", "C012", "C012", "C012", "C013"),
        *("C013", "C015", "C028", "C028"),
    ]


def test_the_shipped_decks_of_a_checkout_are_its_content_folder() -> None:
    assert shipped_content().name in ("content", "_content")
    assert shipped_content().is_dir()
