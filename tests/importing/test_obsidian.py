"""Flashcards in notes of Obsidian, in the signs of its spaced repetition plugin."""

from __future__ import annotations

import pytest

from llm_interview.importing.formats import detect, read_as
from tests.importing.reading import found, left, pairs

NOTE = """
    ---
    tags: [flashcards/llm]
    ---
    # Attention

    Some words of my own, see https://example.org.

    What is a mask::It hides positions.
    Mặt nạ là gì:::Thứ che vị trí. <!--SR:!2026-01-01,4,270-->

    Why scale the scores
    and not the values?
    ?
    So that softmax stays soft:
    - for long keys
    - for many heads

    什么是损失
    ??
    一种误差

    The ==mask== hides ==positions==^[what] here.
"""


def test_both_sides_on_a_line_or_parted_by_a_question_mark() -> None:
    cards = pairs("obsidian", NOTE)
    assert cards[:6] == [
        ("", "What is a mask", "It hides positions."),
        ("", "Mặt nạ là gì", "Thứ che vị trí."),
        ("", "Thứ che vị trí.", "Mặt nạ là gì"),
        (
            "",
            "Why scale the scores\nand not the values?",
            "So that softmax stays soft: - for long keys - for many heads",
        ),
        ("", "什么是损失", "一种误差"),
        ("", "一种误差", "什么是损失"),
    ]
    assert found("obsidian", NOTE).drafts[3].points == ("for long keys", "for many heads")


def test_words_to_recall_make_a_card_each() -> None:
    assert [(asked, said) for _, asked, said in pairs("obsidian", NOTE)][6:] == [
        ("The ____ hides positions here.", "mask"),
        ("The mask hides [what] here.", "positions"),
    ]


def test_the_rest_of_the_note_is_left_over() -> None:
    assert left("obsidian", NOTE) == [(4, 4, "page"), (6, 6, "page")]


@pytest.mark.parametrize(
    ("note", "form"),
    [
        ("#flashcards\n\nWhat is a mask::It hides.\n", "obsidian"),
        ("---\ntags:\n  - flashcards\n---\n\nA\n?\nB\n", "obsidian"),
        ("A ==mask== hides. <!--SR:!2026-01-01,4,270-->\n", "obsidian"),
        ("# My flashcards\n\n## What is `std::vector`?\n\nA list.\n", "md"),
        ("#flashcards\n\nQ: What is a mask?\nA: It hides.\n", "hashcards"),
    ],
)
def test_a_note_tells_what_it_is(note: str, form: str) -> None:
    assert detect(note, "note.md") == form


@pytest.mark.parametrize("part", [" ", "a::", "==", ": ", "?\n", "#flashcards ", "\n"])
def test_signs_without_end_hide_no_card_after_them(part: str) -> None:
    note = "#flashcards\n" + part * 100_000
    detect(note, "note.md")
    imported = read_as("obsidian", f"{note}\n\nWhat is a token?::A piece.\n", "note")
    assert "A piece." in [draft.answer for draft in imported.drafts]
