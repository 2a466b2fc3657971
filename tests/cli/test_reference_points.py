"""Whoever learns a card meets nothing that only a reference asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import Ran

TALK = "LaMDA was built for open-ended conversation about any topic."
OWN = "SwiGLU multiplies two projections of the input, one of them passed through Swish."
DECK = f"""\
id: swiglu
topic: ffn
lang: en
seed_refs: [book#1, book#2]
asked: [{{ref: book#2, points: [talk]}}]
front: What is SwiGLU?
spoken: {OWN}
key_points:
  - {{id: gate, required: true, text: '{OWN}', cues: [gate]}}
reference_points:
  - {{id: talk, text: {TALK}, cues: [chatbot], accept: [a chatbot for any topic at all]}}
"""

COMMANDS = (
    ("drill", "id:swiglu", "--limit", "1"),
    ("quiz", "id:swiglu", "-n", "1", "--json"),
    ("grade", "swiglu", "--answer", "a partner for LaMDA", "--json"),
    ("grade", "swiglu", "--answer", "a partner for LaMDA", "--explain"),
    ("show", "swiglu"),
    ("show", "swiglu", "--json"),
    ("search", "swiglu", "--json"),
    ("export", "id:swiglu", "--format", "md", "-o", "-"),
    ("export", "id:swiglu", "--format", "tsv", "-o", "-"),
)


@pytest.fixture
def ran(inside: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    """Runs a command with the deck of that card."""
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK, encoding="utf-8")
    return lambda *words, **typed: inside(
        "--content", str(deck), "--lang", "en", "--ui-lang", "en", *words, **typed
    )


def test_no_command_shows_what_only_a_reference_asks_for(ran: Callable[..., Ran]) -> None:
    for words in COMMANDS:
        done = ran(*words, typed="an answer\n2\n")
        assert done.code == 0, done.err
        assert "swiglu" in done.out.lower() or "gate" in done.out, words
        for gone in ("talk", "reference_points", "chatbot", "open-ended"):
            assert gone not in done.out, words
    assert "swiglu" not in ran("search", "LaMDA conversation", "--json").out


def test_answers_with_the_reference_are_held_to_its_points_and_the_json_export_keeps_them(
    ran: Callable[..., Ran],
) -> None:
    rows = [
        {"card": "swiglu", "ref": "book#2", "lang": "en", "answer": TALK},
        {"card": "swiglu", "ref": "book#2", "lang": "en", "answer": OWN},
        {"card": "swiglu", "ref": "book#1", "lang": "en", "answer": TALK},
        {"card": "swiglu", "lang": "en", "answer": TALK},
    ]
    done = ran("grade", "--jsonl", "-", typed="".join(json.dumps(row) + "\n" for row in rows))
    grades = [json.loads(line) for line in done.out.splitlines()]
    assert [grade["verdict"] == "correct" for grade in grades] == [True, True, False, False]
    points = [[point["id"] for point in grade["points"]] for grade in grades]
    assert points == [["gate", "talk"], ["gate"], ["gate"], ["gate"]]
    (card,) = json.loads(ran("export", "id:swiglu", "--format", "json", "-o", "-").out)["cards"]
    assert card["asked"] == [{"ref": "book#2", "points": ["talk"]}]
    assert [point["text"] for point in card["reference_points"]] == [{"en": TALK}]
