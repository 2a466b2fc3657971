"""Every colour can be read on a black and on a white window, and none carries meaning alone."""

from __future__ import annotations

import io

import pytest
from rich.color import Color, ColorSystem, ColorType
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from llm_interview.terminal.display import SIXTEEN, STYLES, Display

GREEN, YELLOW = (0, 205, 0), (205, 205, 0)
BLACK, RED, BLUE, MAGENTA = (0, 0, 0), (205, 0, 0), (0, 0, 238), (205, 0, 205)
XTERM = TerminalTheme(
    (255, 255, 255),
    BLACK,
    [BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, (0, 205, 205), (229, 229, 229)],
)
"""The colours of xterm, whose green and yellow are the palest of all common terminals."""

LEGIBLE = 3.0
"""The least contrast that WCAG allows for large or bold text and for signs."""


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.get_truecolor(XTERM)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrasts(colour: Color) -> tuple[float, float]:
    """With black and with white."""
    light = luminance(colour) + 0.05
    return light / 0.05, 1.05 / light


@pytest.mark.parametrize("name", STYLES)
def test_a_colour_is_legible_on_black_and_on_white(name: str) -> None:
    colour = Style.parse(STYLES[name]).color
    if colour is not None:
        assert min(contrasts(colour)) >= LEGIBLE


@pytest.mark.parametrize("name", STYLES)
def test_with_sixteen_colours_it_is_legible_too(name: str) -> None:
    colour = Style.parse((STYLES | SIXTEEN)[name]).color
    if colour is not None:
        assert colour.type in (ColorType.STANDARD, ColorType.DEFAULT)
        assert min(contrasts(colour.downgrade(ColorSystem.STANDARD))) >= LEGIBLE


def test_the_yellow_of_a_terminal_would_not_be() -> None:
    assert min(contrasts(Color.parse("yellow"))) < LEGIBLE


@pytest.mark.parametrize(
    ("kind", "colour"), [("xterm-256color", "\x1b[38;5;130m~"), ("xterm", "~ half")]
)
def test_a_half_said_point_is_marked_in_a_colour_the_terminal_has(
    monkeypatch: pytest.MonkeyPatch, kind: str, colour: str
) -> None:
    class Window(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", kind)
    monkeypatch.delenv("COLORTERM", raising=False)
    window = Window()
    Display(window, 80).show([(("~", "partial"), (" half", ""))])
    assert colour in window.getvalue()
