"""A newcomer's first minutes, key by key, are as they were recorded and read.

Where a screen was changed on purpose: `python scripts/newcomer.py` records anew; read the diff.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from llm_interview.core.langs import LANGS, Lang
from newcomer import TRANSCRIPTS, alike, differences, play
from newcomer_script import first_minutes
from newcomer_window import ScriptError

SCENES = 3
"""The first start, today at a glance, a drill."""


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_minutes_are_as_recorded(lang: Lang, tmp_path: Path) -> None:
    path = TRANSCRIPTS / f"newcomer-{lang}.txt"
    now = "".join(play(lang, tmp_path, first_minutes(lang)[:SCENES]))
    recorded = path.read_text("utf-8")
    begun = "".join(recorded.splitlines(keepends=True)[: len(now.splitlines())])
    assert now == begun, "".join(differences(begun, now, path.name))


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
