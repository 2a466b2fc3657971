"""Faults: exceptions that carry the sentence a person reads, the way out and the exit code."""

from __future__ import annotations


class Fault(Exception):
    """Something that ends a command; shown as one sentence, never as a traceback."""

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


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
