"""What the learner types in a session, and what it means there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from llm_interview.core.ratings import RATINGS, Rating

Command = Literal[
    "hint",
    "undo",
    "suspend",
    "flag",
    "edit",
    "language",
    "accept",
    "quit",
    "help",
    "end",
    "unknown",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A command instead of an answer or a rating; `end` is the end of input."""

    command: Command
    argument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An answer as typed; empty text is a reveal."""

    text: str
    ms: int


_ANSWER_COMMANDS: Mapping[str, Command] = {
    "q": "quit",
    "quit": "quit",
    "u": "undo",
    "s": "suspend",
    "f": "flag",
    "e": "edit",
    "l": "language",
    "h": "help",
    "?": "hint",
    "help": "help",
}


def read_answer(line: str, ms: int) -> Typed | Key:
    """An answer line: `?` asks for a hint, `:x` is a command, all else is an answer."""
    bare = normalize("NFKC", line).strip()
    if bare == "?":
        return Key(command="hint")
    if bare.startswith(":") and len(bare) <= 6 and " " not in bare:
        return Key(command=_ANSWER_COMMANDS.get(bare[1:].lower(), "unknown"), argument=line.strip())
    return Typed(text=normalize("NFC", line).strip(), ms=ms)


_LETTERS = "abcd"


def read_choice(line: str, ms: int, options: int) -> Typed | Key:
    """A line that picks one of so many options, by number or letter: the answer is its number.
    Empty is a reveal; `:x` is a command as everywhere."""
    bare = normalize("NFKC", line).strip().lower().strip("().")
    if not bare:
        return Typed(text="", ms=ms)
    if len(bare) == 1 and bare in _LETTERS[:options]:
        return Typed(text=str(_LETTERS.index(bare) + 1), ms=ms)
    if bare in [str(number) for number in range(1, options + 1)]:
        return Typed(text=bare, ms=ms)
    reply = read_answer(line, ms)
    if isinstance(reply, Key) and reply.command != "hint":
        return reply
    return Key(command="unknown", argument=line.strip()[:20])


_RATING_COMMANDS: Mapping[str, Command] = {
    "u": "undo",
    "s": "suspend",
    "f": "flag",
    "e": "edit",
    "l": "language",
    "q": "quit",
    "h": "help",
    "?": "help",
}


def read_rating(
    line: str, suggested: Rating, names: Mapping[str, Rating] | None = None
) -> Rating | Key:
    """A rating line: 1-4, a rating's name (`names` has those on the screen), empty for the
    suggestion, or a command. What no command is stands in the key as it was typed."""
    bare = normalize("NFKC", line).strip().lower()
    if not bare:
        return suggested
    if bare in ("1", "2", "3", "4"):
        return RATINGS[int(bare) - 1]
    named = _rating_named(bare, names or {})
    if named is not None:
        return named
    if bare.startswith("!"):
        return Key(command="accept", argument=bare[1:].strip())
    command = _RATING_COMMANDS.get(bare.removeprefix(":"), "unknown")
    return Key(command=command, argument=line.strip())


def _rating_named(bare: str, names: Mapping[str, Rating]) -> Rating | None:
    own = {normalize("NFKC", name).lower(): rating for name, rating in names.items()}
    return ({name: name for name in RATINGS} | own).get(bare)
