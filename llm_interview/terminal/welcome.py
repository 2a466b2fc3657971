"""The first start: a few questions before the first question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from llm_interview.core.first_choices import (
    FirstChoices,
    read_interview,
    read_lang,
    read_minutes,
)
from llm_interview.core.interview import DEFAULT_MINUTES
from llm_interview.core.langs import LANGS, Lang
from llm_interview.terminal.lines import BLANK, Line, Screen, flow, paragraph

if TYPE_CHECKING:
    from llm_interview.terminal.catalog import Catalog
    from llm_interview.terminal.display import Display
    from llm_interview.terminal.line_reader import ReadLine

NAMES: dict[Lang, str] = {"en": "English", "vi": "Tiếng Việt", "zh": "中文"}

NAME: Line = (("llm-interview", "title"),)

Answer = TypeVar("Answer")


class Welcome:
    """Asks at a terminal. `speak` gives the sentences of a language, because the first answer
    changes the language of the questions after it."""

    def __init__(
        self, display: Display, read: ReadLine, speak: Callable[[Lang], Catalog], today: date
    ) -> None:
        self._display = display
        self._read = read
        self._speak = speak
        self._today = today

    def ask(self, ui_lang: Lang, lang: Lang) -> FirstChoices:
        """All choices, `ui_lang` and `lang` being the guesses; EOFError at the end of input."""
        chosen_ui = self._interface(ui_lang)
        say = self._speak(chosen_ui)
        self._show(opening_screen(say, self._display.width))
        guess = chosen_ui if lang == ui_lang else lang
        chosen = self._lang(say("welcome_lang"), guess, say)
        self._show(minutes_screen(say, self._display.width))
        minutes = self._until(read_minutes, str(DEFAULT_MINUTES), "welcome_again_minutes", say)
        self._show(paragraph([(say("welcome_interview"), "bold")], self._display.width))
        interview = self._until(self._date, say("welcome_none"), "welcome_again_date", say)
        return FirstChoices(ui_lang=chosen_ui, lang=chosen, minutes=minutes, interview=interview[0])

    def _interface(self, guess: Lang) -> Lang:
        """The first question of all, put in every language: the guess may be wrong."""
        catalogs = [self._speak(lang) for lang in sorted(LANGS, key=lambda lang: lang != guess)]
        self._display.show([NAME])
        title = catalogs[0].separator.join(say("welcome_ui_lang") for say in catalogs)
        return self._lang(title, guess, catalogs[0])

    def _lang(self, title: str, guess: Lang, say: Catalog) -> Lang:
        self._show(lang_screen(title, say, self._display.width))
        number = str(LANGS.index(guess) + 1)
        return self._until(lambda text: read_lang(text, guess), number, "welcome_again_lang", say)

    def _date(self, text: str) -> tuple[date | None] | None:
        """A date, or none for Enter; the tuple tells that from what cannot be read."""
        if not text.strip():
            return (None,)
        day = read_interview(text, self._today)
        return None if day is None else (day,)

    def _until(
        self, read: Callable[[str], Answer | None], guess: str, again: str, say: Catalog
    ) -> Answer:
        """Ask until the words make sense."""
        while True:
            answer = read(self._read(say("welcome_prompt", guess=guess)))
            if answer is not None:
                return answer
            self._display.show(paragraph([(say(again), "partial")], self._display.width))

    def _show(self, screen: Screen) -> None:
        self._display.show([BLANK, *screen])


def opening_screen(say: Catalog, width: int) -> Screen:
    """What this is, and what is about to be asked."""
    return [
        *paragraph([(say("welcome_what"), "")], width),
        BLANK,
        *paragraph([(say("welcome_settle"), "dim")], width),
    ]


def lang_screen(title: str, say: Catalog, width: int) -> Screen:
    """The languages by number, each under its own name."""
    names: list[list[tuple[str, str]]] = [
        [(f"{number} ", "accent"), (NAMES[lang], "")] for number, lang in enumerate(LANGS, 1)
    ]
    gap = say.separator if say.plain else "   "
    return [*paragraph([(title, "bold")], width), *flow(names, width, (gap, ""))]


def minutes_screen(say: Catalog, width: int) -> Screen:
    """How long a day's session may be."""
    return paragraph([(say("welcome_minutes"), "bold")], width)


def kept_screen(say: Catalog, width: int) -> Screen:
    """After the choices."""
    return [BLANK, *paragraph([(say("welcome_kept"), "dim")], width), BLANK]


def warm_up_screen(say: Catalog, width: int) -> Screen:
    """Before the first two questions."""
    return [*paragraph([(say("welcome_warm_up"), "")], width), BLANK]
