"""Tells a person what went wrong, in the language of the interface."""

from __future__ import annotations

import sys
from contextlib import suppress
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from llm_interview.core.errors import Told

if TYPE_CHECKING:
    from llm_interview.core.errors import Fault
    from llm_interview.core.langs import Lang


def tell(fault: Fault) -> None:
    """One fault on standard error, broken between words where that is a window."""
    first, *rest = told_lines(fault)
    tell_lines([f"llm-interview: {first}", *rest])


def told_lines(fault: Fault) -> list[str]:
    """The lines of a fault in the language of the interface, its hint indented."""
    if not (isinstance(fault.said, Told) or isinstance(fault.way_out, Told)):
        return [fault.sentence, *([f"  {fault.hint}"] if fault.hint else [])]
    from llm_interview.terminal.fault_words import fault_words

    return fault_words(fault, _lang())


def _lang() -> Lang:
    from llm_interview.cli.help_language import help_lang

    try:
        return help_lang()
    except Exception:  # noqa: BLE001 - a fault is told, whatever else is broken
        return "en"


def tell_lines(lines: list[str]) -> None:
    """Lines on standard error."""
    with suppress(OSError, ValueError):  # a closed terminal hears nothing
        if sys.stderr.isatty():
            from llm_interview.terminal.lines import fault_lines

            lines = fault_lines(lines, get_terminal_size().columns)
        sys.stderr.write("".join(f"{line}\n" for line in lines))
