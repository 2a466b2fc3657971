"""Global options as values, and the languages they fall back to."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from llm_interview.core.errors import UsageFault, told
from llm_interview.core.langs import LANGS, Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals:
    """What stands before the command."""

    content: tuple[Path, ...] = ()
    lang: Lang | None = None
    ui_lang: Lang | None = None
    plain: bool = False

    @classmethod
    def read(
        cls,
        content: Sequence[Path],
        lang: str | None,
        ui_lang: str | None,
        *,
        plain: bool = False,
    ) -> Globals:
        """Checked options; UsageFault for a language that is not one of ours."""
        return cls(
            content=tuple(content),
            lang=one_lang(lang, "--lang") if lang else None,
            ui_lang=one_lang(ui_lang, "--ui-lang") if ui_lang else None,
            plain=plain or asked_plain(),
        )


def one_lang(text: str, option: str) -> Lang:
    """A language code; UsageFault names the ones there are."""
    if text not in LANGS:
        hint = told("hint_choose", choices=("vi", "zh", "en"))
        raise UsageFault(told("no_language", option=option, name=text), hint)
    return text


def some_langs(text: str, option: str) -> tuple[Lang, ...]:
    """A comma list of language codes, each once, in the order given."""
    names = [part.strip() for part in text.split(",") if part.strip()]
    if not names:
        hint = told("hint_example", example="vi,en")
        raise UsageFault(told("language_missing", option=option), hint)
    return tuple(dict.fromkeys(one_lang(name, option) for name in names))


def locale_lang(environment: Mapping[str, str] = os.environ) -> Lang:
    """The language of the locale, where it is one of ours; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return cast("Lang", value[:2]) if value[:2] in LANGS else "en"
    return "en"


PLAIN = "LLM_INTERVIEW_PLAIN"


def asked_plain(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment asks for lines of words only: by name, or by a dumb terminal."""
    named = environment.get(PLAIN, "")
    return named != "0" if named else environment.get("TERM") == "dumb"


def positive(value: int | None, option: str) -> int | None:
    """A count that cannot be negative; UsageFault otherwise."""
    if value is not None and value < 0:
        raise UsageFault(told("is_negative", option=option, value=value), told("hint_zero"))
    return value
