"""The manual page in roff, made of the commands themselves: what they say of their words is all
it says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from llm_interview.core.filters import KEYS
from llm_interview.core.settings import SETTINGS

NAME = "llm-interview"

EXIT_CODES = {
    0: "All is well; also: nothing is due.",
    1: "check found errors, doctor found a problem, or the program has a bug.",
    2: "Words of the command are off.",
    3: "No content could be read.",
    4: "The history cannot be read or written.",
    5: "An extra package is missing; the message names it.",
    6: "A file to read or write is at fault.",
    130: "Interrupted with Ctrl-C; what was acknowledged is kept.",
}

ENVIRONMENT = {
    "LLM_INTERVIEW_HOME": "One folder for history, decks and cache instead of the platform's.",
    "LLM_INTERVIEW_NOW": "An ISO instant to use as the present.",
    "LLM_INTERVIEW_DEBUG": "Set: a bug shows where it is.",
    "VISUAL, EDITOR": "The editor for long answers and cards.",
    "NO_COLOR": "Set: no colour.",
    "LC_ALL, LC_MESSAGES, LANG": "The language, where no setting or option names one.",
}

VALUES = {"int": "N", "int range": "N", "float": "X", "path": "PATH"}
"""What stands after an option, by the type of its value."""

FILES = {
    "<data>/batch, <data>/journal": "The history: sealed sessions, running ones.",
    "<data>/answers": "What you typed.",
    "<data>/decks": "Your own decks, always loaded.",
    "<cache>": "May be deleted at any time.",
}


def man_page(root: Any, version: str) -> str:  # noqa: ANN401 - Typer's group
    """The whole page; `llm-interview config path` tells what <data> and <cache> are."""
    return "\n".join(_lines(root, version))


def _lines(root: Any, version: str) -> Iterator[str]:  # noqa: ANN401
    yield f'.TH "{NAME.upper()}" 1 "" "{NAME} {version}" "User Commands"'
    yield from (".nh", ".ad l")
    first, *rest = paragraphs(root.help)
    yield from (".SH NAME", rf"{escaped(NAME)} \- {escaped(first)}")
    yield ".SH SYNOPSIS"
    yield rf".B {escaped(NAME)}"
    yield escaped("[OPTIONS] [COMMAND] [ARGS]...")
    yield ".SH DESCRIPTION"
    yield from _prose(rest)
    yield ".SH OPTIONS"
    yield from _options(root)
    yield ".SH COMMANDS"
    yield from _commands(root, NAME)
    yield ".SH FILTERS"
    yield escaped("Terms are and-ed; or, parentheses and a leading - work as expected. Keys:")
    yield escaped(", ".join(f"{key}:" for key in KEYS) + '. Any other word is looked for: "text".')
    yield ".SH SETTINGS"
    for rule in SETTINGS:
        default = "unset" if rule.default is None else rule.default
        yield from item(
            rule.key, f"{rule.meaning['en']} Allowed: {rule.allowed}. Default: {default}."
        )
    for title, table in (
        ("EXIT STATUS", {str(code): text for code, text in EXIT_CODES.items()}),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
    ):
        yield f".SH {title}"
        for name, text in table.items():
            yield from item(name, text)
    yield from item("", "The folders: llm-interview config path")


def _commands(group: Any, path: str) -> Iterator[str]:  # noqa: ANN401
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        whole = f"{path} {name}"
        words = [usage(p) for p in command.params if p.param_type_name == "argument"]
        yield f".SS {escaped(' '.join([whole, *words]))}"
        yield from _prose(paragraphs(command.help or command.short_help or ""))
        yield from _options(command)
        if command.epilog:
            yield from (".PP", escaped(command.epilog))
        if hasattr(command, "list_commands"):
            yield from _commands(command, whole)


def usage(argument: Any) -> str:  # noqa: ANN401
    """An argument as it stands in a command's first line."""
    label = str(argument.metavar or f"{argument.name}".upper())
    if label.startswith(("[", "{")):
        return label
    return label if argument.required else f"[{label}]"


def _options(command: Any) -> Iterator[str]:  # noqa: ANN401
    for param in command.params:
        if param.param_type_name == "argument" and param.help:
            yield from item(usage(param), param.help)
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            value = (
                "" if param.is_flag or param.count else " " + VALUES.get(param.type.name, "TEXT")
            )
            names = ", ".join((*param.opts, *param.secondary_opts))
            yield from item(names + value, param.help or "")


def item(name: str, text: str) -> Iterator[str]:
    """A name and, indented, what it is."""
    yield from (".TP", rf".B {escaped(name)}" if name else r"\&", escaped(text) or r"\&")


def _prose(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from (".PP", escaped(text))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a docstring, each on one line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def escaped(text: str) -> str:
    """Text that roff shows as it stands; a hyphen stays one that can be copied."""
    plain = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
