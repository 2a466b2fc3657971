"""What may stand at the cursor, read from the commands themselves: a new command or option is
completed without a word here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from llm_interview.cli.main import MINUS, spared

Kind = Literal["command", "filter", "card", "tag", "topic", "langs", "file", "choice", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What is expected: a kind of value, the choices where they are few, the options that may
    stand here instead, and the words (`--lang=`) that stand before the value already."""

    kind: Kind
    choices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    lead: str = ""


LISTS: dict[str, Kind] = {"tag": "tag", "topic": "topic", "langs": "langs"}
CARD_NAMES = ("card", "cards")


def slot_at(root: Any, words: Sequence[str], current: str) -> Slot:  # noqa: ANN401 - Typer's group
    """The slot after the words of a command line, without the program's name."""
    command, options, rest = _walk(root, words)
    waiting = options.get(rest[-1]) if rest and rest[-1].startswith("-") else None
    if waiting is not None:
        return _value(waiting, rest)
    name, equals, _ = current.partition("=")
    if equals and name in options:
        slot = _value(options[name], rest)
        return Slot(kind=slot.kind, choices=slot.choices, lead=f"{name}=")
    shown = tuple(_shown(command)) if current.startswith("-") else ()
    positional = [word for word in rest if not word.startswith("-")]
    slot = _argument(command, positional)
    return Slot(kind=slot.kind, choices=slot.choices, options=shown)


def contents(root: Any, words: Sequence[str]) -> Iterator[str]:  # noqa: ANN401
    """The decks named with --content so far."""
    takes = _takers(root)
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if takes.get(name) is not None and takes[name].name == "content":
            yield value if equals else "".join(words[place + 1 : place + 2])


def _walk(root: Any, words: Sequence[str]) -> tuple[Any, dict[str, Any], list[str]]:  # noqa: ANN401
    """The command the words lead to, its options that take a value, and the words it was given:
    positional ones, and at the end an option that still waits for its value."""
    command, takes, rest = root, _takers(root), list[str]()
    waiting = False
    for word in words:
        if waiting:
            waiting, rest = False, rest[:-1]
        elif word.startswith("-") and spared(word) == word:
            waiting = word in takes
            rest += [word] if waiting else []
        elif hasattr(command, "get_command") and not rest:
            found = command.get_command(None, word)
            if found is None:
                return command, {}, [word]
            command, takes = found, _takers(found)
        else:
            rest.append(word.replace("-", MINUS, 1) if word.startswith("-") else word)
    return command, takes, rest


def _takers(command: Any) -> dict[str, Any]:  # noqa: ANN401
    """Options that take a value, by each of their names."""
    options = (p for p in command.params if p.param_type_name == "option")
    return {name: p for p in options if not (p.is_flag or p.count) for name in p.opts}


def _shown(command: Any) -> Iterator[str]:  # noqa: ANN401
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            yield from (*param.opts, *param.secondary_opts)
    yield from ("-h", "--help")


def _argument(command: Any, given: Sequence[str]) -> Slot:  # noqa: ANN401
    """The slot of the next positional word."""
    if hasattr(command, "list_commands"):
        return Slot(kind="nothing" if given else "command", choices=_commands(command))
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    place = min(len(given), len(arguments) - 1)
    if place < 0 or (len(given) > place and arguments[place].nargs == 1):
        return Slot(kind="nothing")
    return _value(arguments[place], given)


def _commands(group: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(group.list_commands(None))


def _value(param: Any, given: Sequence[str]) -> Slot:  # noqa: ANN401
    """The slot of a value, by the parameter's name, type and metavar."""
    label, name = str(param.metavar or "").upper(), str(param.name)
    if name in LISTS:
        return Slot(kind=LISTS[name])
    if "FILTER" in label:
        return Slot(kind="filter")
    if name in CARD_NAMES:
        return Slot(kind="card")
    if param.type.name in ("path", "file", "filename") or name in ("output", "deck", "file"):
        return Slot(kind="file")
    choices = _choices(name, str(param.metavar or ""), given)
    return Slot(kind="choice" if choices else "nothing", choices=choices)


def _choices(name: str, metavar: str, given: Sequence[str]) -> tuple[str, ...]:
    """The few values of a parameter; `[a|b]` as metavar names them itself."""
    if "|" in metavar:
        return tuple(metavar.strip("[]{}.").split("|"))
    if name in ("lang", "ui_lang"):
        from llm_interview.core.langs import LANGS

        return LANGS
    if name in ("key", "value", "mode"):
        return _setting_words(name, given)
    if name == "form":
        from llm_interview.cli.exporting import KNOWN

        return KNOWN
    return ("1", "2", "3") if name == "level" else ()


def _setting_words(name: str, given: Sequence[str]) -> tuple[str, ...]:
    from llm_interview.core.settings import DEFAULT, SETTINGS

    by_key = {rule.key: rule for rule in SETTINGS}
    if name == "key":
        return tuple(by_key)
    if name == "mode":
        return by_key["mode"].choices
    rule = by_key.get(given[0].replace("-", "_")) if given else None
    return (*rule.choices, DEFAULT) if rule else ()
