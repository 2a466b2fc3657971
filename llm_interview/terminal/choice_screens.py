"""The options of a question, and what came of picking one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Screen, paragraph

if TYPE_CHECKING:
    from llm_interview.core.choices import Choice
    from llm_interview.core.session import GradeView
    from llm_interview.terminal.catalog import Catalog


def options_screen(choice: Choice, width: int) -> Screen:
    """The options, numbered, with a line between them."""
    screen: Screen = []
    for number, option in enumerate(choice.options, 1):
        screen += paragraph(
            spans(option.text), width, first=f"{number}  ", rest="   ", lead_style="accent"
        )
        screen.append(BLANK)
    return screen


def picked_screen(view: GradeView, say: Catalog, width: int) -> Screen:
    """Whether the pick was right, the right option, and what the picked one is."""
    choice, picked = view.choice, view.picked
    if choice is None:
        return []
    if picked is None:
        return _option(choice, choice.right, say, width)
    right = picked == choice.right
    verdict = say("choice_right" if right else "choice_wrong")
    screen = paragraph([(verdict, view.grade.verdict)], width)
    if not right:
        screen += _option(choice, picked, say, width)
    return screen + _option(choice, choice.right, say, width)


def _option(choice: Choice, place: int, say: Catalog, width: int) -> Screen:
    option, right = choice.options[place], place == choice.right
    lead = say.mark("right", "✓") if right else say.mark("wrong", "✗")
    first, style = f"{lead}{place + 1}  ", "covered" if right else "missing"
    indent = " " * min(len(first), len("✓ 1  "))
    screen = paragraph(spans(option.text), width, first=first, rest=indent, lead_style=style)
    if option.about:
        about = [(say("choice_about") + say("colon"), "dim"), *spans(option.about, "dim")]
        screen += paragraph(about, width, first=indent, rest=indent)
    return screen
