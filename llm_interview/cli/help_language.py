"""Help in the language of the interface: Typer writes the English, this the other two."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from llm_interview.cli.options import Globals, locale_lang
from llm_interview.core.errors import Fault
from llm_interview.core.langs import LANGS, Lang

if TYPE_CHECKING:
    from llm_interview.terminal.help_screen import Words

OPTION = "--ui-lang"


def speaking(command: Any) -> Any:  # noqa: ANN401 - Typer's command
    """The command, and those below it, with a help in the language of the interface."""
    command.get_help = partial(help_of, command, command.get_help)
    for below in getattr(command, "commands", {}).values():
        speaking(below)
    return command


def help_of(command: Any, english: Callable[[Any], str], ctx: Any) -> str:  # noqa: ANN401
    """The help of a command; `english` writes Typer's own."""
    lang = help_lang()
    if lang == "en":
        return english(ctx)
    from llm_interview.terminal.help_screen import Words, help_screen

    words = Words(lang)
    return help_screen(
        words,
        usage=" ".join([ctx.command_path, *map(words.call, command.collect_usage_pieces(ctx))]),
        text=command.help or "",
        sections=[(title, list(rows)) for title, rows in _sections(words, command, ctx)],
        example=(command.epilog or "").partition(": ")[2],
    )


def _sections(
    words: Words,
    command: Any,  # noqa: ANN401
    ctx: Any,  # noqa: ANN401
) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    params = command.get_params(ctx)
    for title, kind in (("Arguments", "argument"), ("Options", "option")):
        yield title, (_row(words, p, ctx) for p in params if p.param_type_name == kind)
    yield "Commands", ((name, words(text)) for name, text in listed(command))


def listed(command: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The commands of a group with their sentence."""
    known = getattr(command, "sentences", None)
    if known is not None:
        yield from known().items()
        return
    for name, below in getattr(command, "commands", {}).items():
        yield name, below.help or ""


def _row(words: Words, param: Any, ctx: Any) -> tuple[str, str]:  # noqa: ANN401
    """Names and help of a parameter, with what Typer adds in brackets: kinds of values and bounds
    as people write them."""
    names, text = param.get_help_record(ctx) or ("", "")
    for kind, name in _VALUES.items():
        names = names.replace(f"<{kind}>", f"<{name}>")
    own = param.help or ""
    added = text.removeprefix(own).strip().removeprefix("[").removesuffix("]")
    facts = [_fact(words, fact) for fact in added.split("; ") if fact]
    return words.call(names), words.with_facts(words(own) if own else "", facts)


def _fact(words: Words, english: str) -> str:
    """That a value is required, its default, or its bounds."""
    name, colon, value = english.partition(": ")
    if colon and name == "default":
        return words("default N").replace("N", value)
    if between := _BETWEEN.fullmatch(english):
        return f"{between[1]}–{between[2]}"
    if least := _FROM.fullmatch(english):
        return words("at least N").replace("N", least[1])
    return words(english)


_VALUES = {"int range": "N", "int": "N", "str": "TEXT", "path": "PATH"}
"""What Typer calls the kinds of values."""
_BETWEEN = re.compile(r"(\d+)<=x<=(\d+)")
_FROM = re.compile(r"x>=(\d+)")


def help_lang() -> Lang:
    """The language of the interface, before any option was read: the option, the setting where
    there is a history, the locale."""
    return _asked(sys.argv[1:]) or _set() or locale_lang()


def _asked(words: list[str]) -> Lang | None:
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == OPTION:
            wanted = value if equals else "".join(words[place + 1 : place + 2])
            return next((lang for lang in LANGS if lang == wanted), None)
    return None


def _set() -> Lang | None:
    from llm_interview.cli.fast_due import FILE_NAME, content_roots
    from llm_interview.loader.signature import content_signature
    from llm_interview.store.folders import folders
    from llm_interview.store.summary import read_summary

    data, _, cache = folders(os.environ)
    if not os.path.isdir(f"{data}/batch"):  # noqa: PTH112 - no history, no setting, no cost
        return None
    known = read_summary(f"{cache}/{FILE_NAME}", data, content_signature(content_roots(data)))
    if known is not None:
        return next((lang for lang in LANGS if lang == known.lang), None)
    from llm_interview.cli.wiring import interface_lang, read_history, today

    try:
        return interface_lang(Globals(), read_history().progress(today()).settings)
    except (Fault, OSError):
        return None  # help must help also where the history cannot be read
