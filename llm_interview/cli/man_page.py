"""The manual page in roff, made of the commands themselves: what they say of their words is all
it says of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from llm_interview.core.filter_terms import STATES
from llm_interview.core.langs import KINDS, TIERS, Lang
from llm_interview.core.settings import SETTINGS
from llm_interview.terminal.catalog import LISTED
from llm_interview.terminal.fault_words import value_in_words
from llm_interview.terminal.help_screen import Words
from llm_interview.terminal.wrap_rules import Rules

NAME = "llm-interview"

EXIT_CODES = {
    0: "All is well; also: nothing is due.",
    1: "check found errors, doctor found a problem, or the program has a bug.",
    2: "Words of the command are off.",
    3: "No content could be read.",
    4: "The history cannot be read or written.",
    5: "An extra package is missing; the message names it.",
    6: "A file to read or write, or the judge, is at fault.",
    130: "Interrupted with Ctrl-C; what was acknowledged is kept.",
}

ENVIRONMENT = {
    "LLM_INTERVIEW_HOME": "One folder for history, decks and cache instead of the platform's.",
    "LLM_INTERVIEW_PLAIN": "1: words only; 0: never.",
    "LLM_INTERVIEW_JUDGE_KEY": "The judge's key, unless judge.key_env names another variable.",
    "LLM_INTERVIEW_NOW": "An ISO instant to use as the present.",
    "LLM_INTERVIEW_DEBUG": "Set: a bug shows where it is.",
    "VISUAL, EDITOR": "The editor for long answers and cards.",
    "NO_COLOR": "Set: no colour.",
    "LC_ALL, LC_MESSAGES, LANG": "The language, where no setting or option names one.",
}

FILTER_TERMS = {
    "tag:rag": "Cards with a tag, named in any language.",
    "topic:attn": "Cards of a topic, by its code or name.",
    "id:pre-nsp": "One card.",
    "lang:zh": "Cards that ask in this language.",
    "is:due": "How a card stands:",
    "level:2": "1 phone screen, 2 technical round, 3 specialist.",
    "tier:must": "How much a card matters:",
    "kind:calc": "What a card asks for:",
    "seed:viblo-llm50-p1": "Cards that answer a collection, or one of its questions (#22).",
    "path:one-week": "Cards of a learning path.",
    "prop:r<0.8": "Memory, < or >: r expected recall, s days it lasts, d difficulty (1–10).",
    "lapses>3": "How often a card was forgotten; < and lapses:3 too.",
    "missed:7d": "Cards rated again in the last so many days.",
}
"""A term for each key of a filter, and what it chooses; a colon is followed by all its values."""

_TERM_VALUES = {"is:due": STATES, "tier:must": TIERS, "kind:calc": KINDS}

VALUES = {"int": "N", "int range": "N", "float": "X", "path": "PATH"}
"""What stands after an option, by the type of its value."""

FILES = {
    "<data>/batch, <data>/journal": "The history: sealed sessions, running ones.",
    "<data>/answers": "What you typed.",
    "<data>/decks": "Your own decks, always loaded.",
    "<cache>": "May be deleted at any time.",
}


def man_page(root: Any, version: str, lang: Lang = "en") -> str:  # noqa: ANN401 - Typer's group
    """The whole page; `llm-interview config path` tells what <data> and <cache> are."""
    return "\n".join(_lines(root, version, lang, Words(lang, manual=True)))


def _lines(root: Any, version: str, lang: Lang, words: Words) -> Iterator[str]:  # noqa: ANN401
    yield f'.TH "{NAME.upper()}" 1 "" "{NAME} {version}" "{words("User Commands")}"'
    yield from (".nh", ".ad l")
    first, *rest = paragraphs(words(root.help))
    yield from (f".SH {words('NAME')}", rf"{escaped(NAME)} \- {escaped(first)}")
    yield f".SH {words('SYNOPSIS')}"
    yield rf".B {escaped(NAME)}"
    yield escaped(words.call("[OPTIONS] [COMMAND] [ARGS]..."))
    yield f".SH {words('DESCRIPTION')}"
    yield from _prose(rest)
    yield f".SH {words('OPTIONS')}"
    yield from _options(root, words)
    yield f".SH {words('COMMANDS')}"
    yield from _commands(root, NAME, words)
    yield f".SH {words('FILTERS')}"
    yield from _filters(lang, words)
    yield f".SH {words('SETTINGS')}"
    yield from _settings(lang, words)
    for title, table in (
        ("EXIT STATUS", {str(code): text for code, text in EXIT_CODES.items()}),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
    ):
        yield f".SH {words(title)}"
        for name, text in table.items():
            yield from item(name, words(text))
    yield from item("", words("The folders: llm-interview config path"))


def _filters(lang: Lang, words: Words) -> Iterator[str]:
    stop, space = ("。", "") if lang == "zh" else (".", " ")
    terms = words("Terms are and-ed; or, parentheses and a leading - work as expected.")
    yield escaped(space.join((terms, words('Any other word is looked for: "text".'))))
    for term, meaning in FILTER_TERMS.items():
        values = _TERM_VALUES.get(term)
        said = words(meaning)
        listed = (said, LISTED[lang].join(values) + stop) if values else (said,)
        yield from item(term, space.join(listed))


def _settings(lang: Lang, words: Words) -> Iterator[str]:
    colon, stop, space = ("：", "。", "") if lang == "zh" else (": ", ".", " ")
    for rule in SETTINGS:
        default = words("unset") if rule.default is None else rule.default
        values = value_in_words(rule.said_allowed(), lang)
        allowed = f"{words('Allowed')}{colon}{values}{stop}"
        in_force = f"{words('Default')}{colon}{default}{stop}"
        yield from item(rule.key, space.join((rule.meaning[lang], allowed, in_force)))


def _commands(group: Any, path: str, words: Words) -> Iterator[str]:  # noqa: ANN401
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        whole = f"{path} {name}"
        usages = [words.call(usage(p)) for p in command.params if p.param_type_name == "argument"]
        yield f".SS {escaped(' '.join([whole, *usages]))}"
        yield from _prose(paragraphs(words(command.help or command.short_help or "")))
        yield from _options(command, words)
        if command.epilog:
            yield from (".PP", escaped(_example(command.epilog, words)))
        if hasattr(command, "list_commands"):
            yield from _commands(command, whole, words)


def _example(epilog: str, words: Words) -> str:
    label, colon, example = epilog.partition(": ")
    return words(label) + words("colon").replace("colon", colon) + example


def usage(argument: Any) -> str:  # noqa: ANN401
    """An argument as it stands in a command's first line."""
    label = str(argument.metavar or f"{argument.name}".upper())
    if label.startswith(("[", "{")):
        return label
    return label if argument.required else f"[{label}]"


def _options(command: Any, words: Words) -> Iterator[str]:  # noqa: ANN401
    for param in command.params:
        if param.param_type_name == "argument" and param.help:
            yield from item(words.call(usage(param)), words(param.help))
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            value = (
                "" if param.is_flag or param.count else " " + VALUES.get(param.type.name, "TEXT")
            )
            names = ", ".join((*param.opts, *param.secondary_opts))
            yield from item(names + words.call(value), words(param.help or ""))


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
    line = " ".join(text.split())
    rules = Rules(line)  # roff would break Chinese nowhere
    places = [
        n for n in range(1, len(line)) if rules.may_break(n) and " " not in line[n - 1 : n + 1]
    ]
    parts = [line[a:b] for a, b in pairwise([0, *places, len(line)])]
    plain = "\0".join(parts).replace("\\", r"\e").replace("-", r"\-").replace("\0", r"\:")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
