"""The settings at forty, eighty and a hundred and twenty columns, in three languages."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.settings import SETTINGS
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.fault_words import value_in_words
from llm_interview.terminal.lines import measure, plain
from llm_interview.terminal.settings_screen import SettingView, settings_screen

VIEWS = {
    "minutes_per_day": ("25", ""),
    "new_per_day": ("5", "10"),
    "mode": ("type", "type"),
    "weights": ("–", ""),
    "judge.key_env": ("LLM_INTERVIEW_JUDGE_KEY", "LLM_INTERVIEW_JUDGE_KEY"),
}


def views(lang: Lang) -> list[SettingView]:
    rules = {rule.key: rule for rule in SETTINGS}
    return [
        SettingView(
            key=key,
            value=value,
            default=default,
            allowed=str(value_in_words(rules[key].said_allowed(), lang)),
            meaning=rules[key].meaning[lang],
        )
        for key, (value, default) in VIEWS.items()
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_settings(snapshot: SnapshotAssertion, lang: Lang, columns: int) -> None:
    assert plain(settings_screen(views(lang), Catalog(lang), measure(columns))) == snapshot


@pytest.mark.parametrize("lang", LANGS)
def test_what_may_stand_there_is_said_as_a_wrong_value_is_told(lang: Lang) -> None:
    words = {rule.key: str(value_in_words(rule.said_allowed(), lang)) for rule in SETTINGS}
    assert words["new_per_day"] == "0–1000"
    assert words["lang"] == {"zh": "en、vi、zh"}.get(lang, "en, vi, zh")
    if lang == "en":
        assert words == {rule.key: rule.allowed for rule in SETTINGS}
    else:
        assert not {"21 numbers", "a model's name", "NAME_IN_CAPITALS"} & set(words.values())
