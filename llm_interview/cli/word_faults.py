"""Words that the option parser refuses, as faults of our own: told in the language of the
interface like all others."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import fields
from shlex import quote
from typing import Any

from llm_interview.cli.options import Globals
from llm_interview.core.errors import Said, UsageFault, told

_WORDS = ("card", "file", "text", "key", "value")
"""What stands for a person's own words, as `word_card` and so on in the sentences."""

_EXTRA = r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)"


def word_fault(error: Exception) -> UsageFault | None:
    """The fault that an error of the option parser is; None for any other error. The parser's
    classes are told by their names, because Typer keeps them to itself."""
    read = _READERS.get(type(error).__name__)
    return read(error) if read is not None and hasattr(error, "ctx") else None


def _no_option(error: Any) -> UsageFault:  # noqa: ANN401 - the parser's error
    name = error.option_name
    near = tuple(sorted(error.possibilities or ()))
    hint = told("hint_did_you_mean", near=near) if near else _help(error)
    return UsageFault(told("no_option", name=name), _before_command(error, name) or hint)


def _before_command(error: Any, name: str) -> Said | None:  # noqa: ANN401 - as above
    """The words as they should stand, where an option of the whole program came too late."""
    root = error.ctx.find_root().command if error.ctx is not None else None
    ours = {field.name for field in fields(Globals)}
    options = [option for option in getattr(root, "params", ()) if option.name in ours]
    known = [option for option in options if name in option.opts]
    words = sys.argv[1:]
    at = max((n for n, word in enumerate(words) if word.split("=")[0] == name), default=-1)
    if not known or at < 0:
        return None
    end = at + 1 if known[0].is_flag or "=" in words[at] else at + 2
    moved = ["llm-interview", *words[at:end], *words[:at], *words[end:]]
    return told("hint_before_command", name=name, command=" ".join(map(quote, moved)))


def _no_value(error: Any) -> UsageFault:  # noqa: ANN401 - as above
    is_flag = "does not take" in error.message
    key = "option_flag" if is_flag else "option_alone"
    return UsageFault(told(key, name=error.option_name), _help(error))


def _missing(error: Any) -> UsageFault:  # noqa: ANN401 - as above
    name = _name(error)
    label = re.sub(r"\W", "", name).lower()
    word = told(f"word_{label}") if label in _WORDS else name
    return UsageFault(told("word_missing", name=word), _help(error))


def _off(error: Any) -> UsageFault:  # noqa: ANN401 - as above
    """A value of the wrong kind. Numbers with bounds are all that our options ask the parser for;
    of another the parser's own words are passed on."""
    kind = error.param.type if error.param is not None else None
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if "int" not in str(getattr(kind, "name", "")):
        return UsageFault(told("path_why", path=_name(error), why=error.message), _help(error))
    if low is None:
        return UsageFault(told("wants_number", name=_name(error)), _help(error))
    if high is None:
        return UsageFault(told("wants_number_from", name=_name(error), low=low), _help(error))
    said = told("wants_number_between", name=_name(error), low=low, high=high)
    return UsageFault(said, _help(error))


def _extra(error: Any) -> UsageFault:  # noqa: ANN401 - as above
    """One word too many, or one that is no command of a group, stands in the parser's sentence
    and nowhere else."""
    extra = re.fullmatch(_EXTRA, error.message, re.DOTALL)
    if extra:
        return UsageFault(told("word_extra", words=extra[1]), _where(error, extra[1]))
    command = re.fullmatch(r"No such command '(.*)'\.", error.message, re.DOTALL)
    said = told("no_command", name=command[1]) if command else error.message
    return UsageFault(said, _help(error))


def _where(error: Any, words: str) -> Said:  # noqa: ANN401 - as above
    """Where words belong that a command does not take as they stand: an answer behind its option;
    words in place of an id are looked for by another command."""
    taken = error.ctx.params if error.ctx is not None else {}
    card = taken.get("card")
    if "answer" in taken and card:
        command = f"llm-interview grade {card} --answer {quote(words)}"
        return told("hint_answer_option", command=command)
    if card:
        return told("hint_find_cards", command=f"llm-interview search {card} {words}")
    return _help(error)


def _name(error: Any) -> str:  # noqa: ANN401 - as above
    """`--count` or `CARD`, as the person would write it."""
    if error.param is None:
        return str(error.param_hint or "")
    long = [name for name in error.param.opts if name.startswith("-")]
    name = str(error.param.human_readable_name)
    choices = str(error.param.metavar or "").strip("[]")
    return max(long, key=len) if long else choices if "|" in choices else name.upper()


def _help(error: Any) -> Said:  # noqa: ANN401 - as above
    return told("hint_help", command=f"{_path(error)} --help")


def _path(error: Any) -> str:  # noqa: ANN401 - as above
    """The command as it was called. Of an option without its value the parser does not say where
    it stood: the first word that is a command is it."""
    if error.ctx is not None:
        return str(error.ctx.command_path)
    from llm_interview.cli.root import COMMANDS

    command = [word for word in sys.argv[1:] if word in COMMANDS][:1]
    return " ".join(["llm-interview", *command])


_READERS: dict[str, Callable[[Any], UsageFault]] = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _no_value,
    "MissingParameter": _missing,
    "BadParameter": _off,
    "UsageError": _extra,
}
