"""A newcomer's first minutes, key by key, are as they were recorded and read.

Where a screen was changed on purpose: `python scripts/newcomer.py` records anew; read the diff.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from llm_interview.core.langs import LANGS, Lang
from llm_interview.terminal.catalog import Catalog
from newcomer import REPLAYED, RULE, TRANSCRIPTS, alike, differences, judged, play
from newcomer_script import first_minutes
from newcomer_window import ScriptError


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_minutes_are_as_recorded(lang: Lang, tmp_path: Path) -> None:
    """Line by line, unless a card or its grade is another than then: the questions and what was
    typed at each prompt at least."""
    path = TRANSCRIPTS / f"newcomer-{lang}.txt"
    now = "".join(play(lang, tmp_path, first_minutes(lang)[:REPLAYED]))
    then = "".join(f"{RULE}\n{part}" for part in scenes(path.read_text("utf-8"))[:REPLAYED])
    if judged(tmp_path) != json.loads(path.with_suffix(".json").read_text("utf-8")):
        now, then = typed(now, lang), typed(then, lang)
    assert now == then, "".join(differences(then, now, path.name))


def scenes(text: str) -> list[str]:
    return text.split(f"{RULE}\n")[1:]


def typed(text: str, lang: Lang) -> str:
    """The commands and the first line of what was typed at every prompt."""
    prompts = ("$ ", "[", Catalog(lang)("prompt_answer"), Catalog(lang)("prompt_rating").strip())
    lines = (line for line in text.splitlines(keepends=True) if line.startswith(prompts))
    return "".join(lines)


def test_what_was_typed_is_told_from_what_was_shown() -> None:
    shown = "$ llm-interview\nWhat?\n> no idea\n✗ a point\nrating> 2\n[20]> 30\n"
    assert typed(shown, "en") == "$ llm-interview\n> no idea\nrating> 2\n[20]> 30\n"


def test_every_transcript_runs_from_the_first_start_to_the_last_mistake() -> None:
    for lang in LANGS:
        text = (TRANSCRIPTS / f"newcomer-{lang}.txt").read_text("utf-8")
        for scene in first_minutes(lang):
            assert f"\n$ llm-interview {scene.words}".rstrip() in text
        assert "a bug" not in text
        assert tempfile.gettempdir() not in text


def test_a_script_that_no_longer_fits_the_questions_says_so(tmp_path: Path) -> None:
    scene = first_minutes("en")[0]
    for typed, told in ((scene.typed[:3], "asks for more"), ((*scene.typed, "x"), "ended before")):
        with pytest.raises(ScriptError, match=told):
            list(play("en", tmp_path / told, [type(scene)(scene.words, typed)]))


def test_what_differs_from_run_to_run_is_made_alike(tmp_path: Path) -> None:
    assert alike(f"Written: {tmp_path}/a.md, 0:07 of 2:30", tmp_path) == (
        "Written: ~/a.md, 0:00 of 2:30\n"
    )
