"""All settings: each with its value, what it means and what may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llm_interview.terminal.lines import Screen, Span, paragraph

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingView:
    """One setting as it is shown; `default` is empty where nothing is the default."""

    key: str
    value: str
    default: str
    allowed: str
    meaning: str


def settings_screen(settings: Sequence[SettingView], say: Catalog, width: int) -> Screen:
    """A line for each value, its meaning below; a default is named where it is not in force."""
    return [line for setting in settings for line in _setting(setting, say, width)]


def _setting(setting: SettingView, say: Catalog, width: int) -> Screen:
    head: list[Span] = [(setting.key, "bold"), (say("colon"), ""), (setting.value, "")]
    if setting.default and setting.default != setting.value:
        head.append((say("setting_default", value=setting.default), "dim"))
    body = say("setting_meaning", meaning=setting.meaning, allowed=setting.allowed)
    return [
        *paragraph(head, width, rest="  "),
        *paragraph([(body, "")], width, first="  ", rest="  "),
    ]
