"""Wires `config`: settings are events of the journal, like everything a learner decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.cli.answers import print_json, print_line
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import (
    catalog,
    display,
    interface_lang,
    open_history,
    places,
    read_history,
    today,
)
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.langs import in_lang
from llm_interview.core.setting_rules import SettingRule
from llm_interview.core.settings import SETTINGS, in_force, is_set, read_setting, setting_rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNSET = "–"


def print_settings(options: Globals, *, as_json: bool) -> None:
    """All settings on the screen, or as JSON by the contract."""
    settings = read_history().progress(today()).settings
    if as_json:
        print_json({"schema": 1, "settings": [setting_json(rule, settings) for rule in SETTINGS]})
        return
    from llm_interview.terminal.fault_words import value_in_words
    from llm_interview.terminal.settings_screen import SettingView, settings_screen

    say, screen = catalog(options, settings), display()
    lang = interface_lang(options, settings)
    views = [
        SettingView(
            key=rule.key,
            value=said_value(in_force(rule, settings)),
            default="" if rule.default is None else said_value(rule.default),
            allowed=str(value_in_words(rule.said_allowed(), lang)),
            meaning=in_lang(rule.meaning, lang),
        )
        for rule in SETTINGS
    ]
    screen.show(settings_screen(views, say, screen.width))


def setting_json(rule: SettingRule, settings: Mapping[str, object]) -> dict[str, object]:
    """One entry of `config list --json`; a value of null is what `meaning` says of unset."""
    return {
        "key": rule.key,
        "value": in_force(rule, settings),
        "set": is_set(rule, settings),
        "default": rule.default,
        "allowed": rule.allowed,
        "choices": list(rule.choices),
        "meaning": dict(rule.meaning),
    }


def said_value(value: object) -> str:
    """A value in a table; many numbers are their count."""
    if isinstance(value, list):
        return f"({len(value)})"
    return UNSET if value is None else str(value)


def print_setting(options: Globals, key: str, *, as_json: bool) -> None:
    """The value alone, as `config set` takes it."""
    del options
    rule = setting_rule(key)
    settings = read_history().progress(today()).settings
    value = in_force(rule, settings)
    if as_json:
        print_json({"schema": 1, **setting_json(rule, settings)})
    elif isinstance(value, list):
        print_line(",".join(map(str, value)))
    else:
        print_line("" if value is None else str(value))


def change_setting(options: Globals, key: str, text: str) -> None:
    """Keep the new value and say what it was."""
    rule = setting_rule(key)
    value = read_setting(rule, text)
    with open_history() as store:
        before = dict(store.progress(today()).settings)
        if before.get(rule.key) != value:
            store.set(rule.key, value)
        after = store.progress(today()).settings
    say, screen = catalog(options, after), display()
    now, old = said_value(in_force(rule, after)), said_value(in_force(rule, before))
    sentence = "setting_changed" if is_set(rule, before) else "setting_now"
    sentence = "setting_kept" if now == old else sentence
    screen.tell(say(sentence, key=rule.key, value=now, old=old))


def print_paths(options: Globals, name: str | None) -> None:
    """One folder bare, for scripts, or all with their names."""
    del options
    found = folders_by_name()
    if name is None:
        for label, folder in found.items():
            print_line(f"{label:6} {folder}")
        return
    if name not in found:
        hint = told("hint_choose", choices=tuple(found))
        raise UsageFault(told("no_folder_name", name=name), hint)
    print_line(str(found[name]))


def folders_by_name() -> dict[str, Path]:
    """The folders a person may want to look into."""
    home = places()
    return {"data": home.data, "decks": home.decks, "cache": home.cache}
