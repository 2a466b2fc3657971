"""The text a new card starts from, and what becomes of it once its author has saved it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

_WORD = "[a-z\u3400-\u9fff][a-z0-9\u3400-\u9fff]*(?:-[a-z0-9\u3400-\u9fff]+)*"
_PLAIN = re.compile(f"(?!(?:null|true|false|yes|no|on|off|y|n)$){_WORD}")
"""Words no reader of YAML takes for anything but text."""
_RISKY = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ASKS = re.compile(r"(?:- )?(?:question|front|q):(?: [>|][-+]?)?")
_LANG = re.compile("(?:en|vi|zh):(?= |$)")
_KEY = re.compile("[a-z_]+:(?: |$)")
_EMPTY_ID = re.compile(r"^id:[ \t]*$", re.MULTILINE)

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A card with nothing in it. `line` (1-based) is where its question is written."""

    text: str
    line: int


def card_template(say: Say, *, topic: str = "") -> Template:
    """A commented template; `say` gives the notes (`template_*`) in the author's language."""
    parts = [
        _note(say("template_head")),
        "",
        _note(say("template_id")),
        "id:",
        *([f"topic: {yaml_text(topic)}"] if topic else []),
        "tags: []",
        "",
        _note(say("template_question")),
        "question: >-",
        "  ",
        "",
        _note(say("template_answer")),
        "answer: >-",
        "  ",
        "",
        _note(say("template_points")),
    ]
    text = "\n".join(parts) + "\n"
    return Template(text=text, line=text.split("\n").index("question: >-") + 2)


def yaml_text(text: str) -> str:
    """A scalar that every reader of YAML takes for exactly this text, on one line. Half a
    character becomes a replacement character, as YAML has no way to write it."""
    if _PLAIN.fullmatch(text):
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _RISKY.sub(_escaped, json.dumps(whole, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _note(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))


def written(text: str, template: str) -> str:
    """What the author wrote: `text` without the notes of the template it started from."""
    notes = {line for line in template.split("\n") if line.startswith("#")}
    kept = [line.rstrip() for line in text.split("\n") if line.rstrip() not in notes]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n") + "\n"


def is_untouched(text: str, template: str) -> bool:
    """Whether the author has written nothing yet."""
    return written(text, template).split() == written(template, template).split()


def first_words(text: str) -> str:
    """The question in a card that need not be whole, else its first line; empty where nothing is
    written."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        if asks := _ASKS.match(line):
            value = line[asks.end() :].strip() or "".join(lines[number + 1 : number + 2])
            value = _LANG.sub("", value, count=1).strip()
            if value and not _KEY.match(value):
                return " ".join(value.split()).strip("'\"")
    return " ".join("".join(lines[:1]).split())


def with_id(text: str, card: str) -> str:
    """`text` with the card's id where the template left it open; a written id outlives edits of
    the question."""
    return _EMPTY_ID.sub(lambda _: f"id: {yaml_text(card)}", text, count=1)


def as_item(card: str, indent: int = 0) -> str:
    """The text of one card as an item of a block list."""
    lines = card.strip("\n").split("\n")
    lead = " " * indent
    rest = (f"{lead}  {line}" if line.strip() else "" for line in lines[1:])
    return "\n".join([f"{lead}- {lines[0]}", *rest]) + "\n"
