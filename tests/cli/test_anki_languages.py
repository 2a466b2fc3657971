"""Decks for Anki in one language after the other, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import run
from tests.export.anki_decks import rows


def test_a_deck_in_another_language_shows_what_an_earlier_one_asked(
    home: Path, tmp_path: Path
) -> None:
    def shown(*words: str) -> list[tuple[object, ...]]:
        target = tmp_path / "deck.apkg"
        assert run("export", *words, "-o", str(target), "--force").code == 0
        query = "SELECT (SELECT count(*) FROM cards), flds FROM notes LIMIT 1"
        ((cards, fields),) = rows(target.read_bytes(), query)
        texts = str(fields).split("\x1f")
        return [(cards, *(bool(texts[at]) for at in (1, 6, 11)))]  # the question in en, vi, zh

    assert shown("id:pre-nsp", "--langs", "vi") == [(1, False, True, False)]
    assert shown("id:pre-nsp", "--langs", "zh") == [(1, False, True, True)]
    assert shown("id:pre-stages", "--langs", "zh") == [(1, False, False, True)]
    memory = home / "data" / "anki-asked.json"
    assert set(json.loads(memory.read_text("utf-8"))["asked"].values()) == {"vi zh", "zh"}
    for odd in (b'{"asked": {"x": 1}}', b"\xff\x00", b"[" * 100_000):
        memory.write_bytes(odd)
        assert shown("id:pre-nsp", "--langs", "en") == [(1, True, False, False)]
    memory.unlink()
    memory.mkdir()
    assert shown("id:pre-nsp", "--langs", "en") == [(1, True, False, False)]
