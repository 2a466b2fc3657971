"""The table of settings: what may be set, what counts where nothing sensible is set."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.errors import UsageFault
from llm_interview.core.langs import LANGS
from llm_interview.core.memory import DEFAULT_WEIGHTS
from llm_interview.core.progress import kernel_of
from llm_interview.core.setting_rules import SettingRule
from llm_interview.core.settings import (
    SETTINGS,
    in_force,
    is_set,
    read_setting,
    setting_rule,
    value_of,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
RULES = pytest.mark.parametrize("rule", SETTINGS, ids=lambda rule: rule.key)


@RULES
def test_every_setting_says_what_it_means_in_every_language(rule: SettingRule) -> None:
    assert tuple(rule.meaning) == LANGS
    assert all(text.strip() for text in rule.meaning.values())
    assert rule.allowed


@RULES
def test_a_default_is_one_of_the_allowed_values(rule: SettingRule) -> None:
    assert rule.default is None or rule.holds(rule.default)
    assert value_of(rule.key, {}) == rule.default


@RULES
def test_the_word_default_puts_the_default_back(rule: SettingRule) -> None:
    assert read_setting(rule, " Default ") is None


@RULES
@given(value=JSON)
def test_what_a_history_holds_is_in_force_only_where_it_makes_sense(
    rule: SettingRule, value: object
) -> None:
    found = in_force(rule, {rule.key: value})
    assert found == rule.default or rule.holds(found)


@RULES
@given(text=st.text())
def test_any_words_are_a_value_that_holds_or_are_refused(rule: SettingRule, text: str) -> None:
    try:
        value = read_setting(rule, text)
    except UsageFault:
        return
    assert value is None or rule.holds(json.loads(json.dumps(value)))


@RULES
@given(text=st.integers(-5, 11_000) | st.floats() | st.dates())
def test_a_value_read_is_one_that_holds(rule: SettingRule, text: object) -> None:
    try:
        value = read_setting(rule, str(text))
    except UsageFault:
        assert not is_set(rule, {rule.key: text}) or isinstance(text, float)
    else:
        assert is_set(rule, {rule.key: value})


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("lang", "VI", "vi"),
        ("new_per_day", "0", 0),
        ("minutes_per_day", "20", 20),
        ("retention", "0.85", 0.85),
        ("interview", "2026-12-12", "2026-12-12"),
        ("interview", "2026/12/1", "2026-12-01"),
        ("interview", "2026年12月1日", "2026-12-01"),
        ("weights", ",".join(map(str, DEFAULT_WEIGHTS)), [*DEFAULT_WEIGHTS]),
    ],
)
def test_words_become_json_values(key: str, text: str, value: object) -> None:
    assert read_setting(setting_rule(key), text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lang", "fr"),
        ("new_per_day", "-1"),
        ("new_per_day", "2.5"),
        ("new_per_day", "9" * 5000),
        ("retention", "1"),
        ("retention", "nan"),
        ("minutes_per_day", "0"),
        ("interview", "12/12/2026"),
        ("interview", "2026-02-30"),
        ("weights", "1,2,3"),
        ("weights", "inf " * 21),
    ],
)
def test_other_words_are_refused_with_what_is_allowed(key: str, text: str) -> None:
    with pytest.raises(UsageFault) as caught:
        read_setting(setting_rule(key), text)
    assert setting_rule(key).allowed in caught.value.hint


def test_true_is_no_number() -> None:
    assert not is_set(setting_rule("new_per_day"), {"new_per_day": True})


def test_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(UsageFault) as caught:
        setting_rule("retentoin")
    assert "mean retention" in caught.value.hint
    assert setting_rule("New-Per-Day").key == "new_per_day"


def test_the_schedule_follows_the_settings_it_reads() -> None:
    weights = [weight * 1.01 for weight in DEFAULT_WEIGHTS]
    kernel = kernel_of({"retention": 0.8, "weights": weights})
    assert kernel.retention == value_of("retention", {"retention": 0.8})
    assert [*kernel.parameters.weights] == value_of("weights", {"weights": weights})
