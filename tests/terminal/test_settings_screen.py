"""The settings at forty, eighty and a hundred and twenty columns, in three languages."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.settings import SETTINGS
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.lines import measure, plain
from llm_interview.terminal.settings_screen import ALLOWED, SettingView, settings_screen

VIEWS = {
    "minutes_per_day": ("25", "", "1–1440"),
    "new_per_day": ("5", "10", "0–1000"),
    "weights": ("–", "", "21 numbers"),
    "judge.key_env": ("LLM_INTERVIEW_JUDGE_KEY", "LLM_INTERVIEW_JUDGE_KEY", "NAME_IN_CAPITALS"),
}


def views(lang: Lang) -> list[SettingView]:
    rules = {rule.key: rule for rule in SETTINGS}
    return [
        SettingView(
            key=key, value=value, default=default, allowed=allowed, meaning=rules[key].meaning[lang]
        )
        for key, (value, default, allowed) in VIEWS.items()
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_settings(snapshot: SnapshotAssertion, lang: Lang, columns: int) -> None:
    assert plain(settings_screen(views(lang), Catalog(lang), measure(columns))) == snapshot


def test_what_is_said_in_words_belongs_to_a_setting() -> None:
    assert set(ALLOWED) <= {rule.key for rule in SETTINGS}
