"""Faults: exceptions that carry the sentence a person reads, the way out and the exit code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a fault or of a finding in content, by its key, and the values that stand in
    it; a value may be a sentence itself, or a tuple of names. `str` is the English one, what a
    script reads; a person is told the one of their language."""

    key: str
    values: Mapping[str, object] = field(hash=False)

    def __str__(self) -> str:
        return _english(self.key).format(
            **{
                name: ", ".join(value) if isinstance(value, tuple) else value
                for name, value in self.values.items()
            }
        )


def _english(key: str) -> str:
    """Keys of findings begin with a code (C101…), those of faults with a small letter."""
    if key[0].isupper():
        from llm_interview.core.finding_texts import FINDINGS

        return FINDINGS[key]
    from llm_interview.core.fault_texts import ENGLISH

    return ENGLISH[key]


Said = str | Told
"""Words for a person: the same in every language (a command, say), or a sentence by its key."""


def told(key: str, /, **values: object) -> Told:
    """The sentence of that key in `core.fault_texts` or `core.finding_texts`, filled in."""
    return Told(key, values)


class Fault(Exception):
    """Something that ends a command; shown as one sentence, never as a traceback. `sentence` and
    `hint` are the English of `said` and `way_out`."""

    exit_code = 1

    def __init__(self, said: Said, way_out: Said = "") -> None:
        self.said = said
        self.way_out = way_out
        self.sentence = str(said)
        self.hint = str(way_out)
        super().__init__(self.sentence)


class UsageFault(Fault):
    """The words of a command are off."""

    exit_code = 2


class ContentFault(Fault):
    """No content could be read."""

    exit_code = 3


class JournalFault(Fault):
    """The journal cannot be read or written."""

    exit_code = 4


class ExtraFault(Fault):
    """An optional extra is missing; the hint is the command that installs it."""

    exit_code = 5


class FileFault(Fault):
    """A file to read or write is at fault."""

    exit_code = 6


class JudgeFault(Fault):
    """The judge at another address gave no grade; the offline one stands."""

    exit_code = 6
