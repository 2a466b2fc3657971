"""The entry point: answers `due` before Typer is imported and shells that ask what a word may
become, hands all else to the commands."""

from __future__ import annotations

import gc
import sys

GARBAGE_THRESHOLD = 50_000
"""Objects between looks for cycles; with the default of 700 a start looks dozens of times."""

MINUS = "\u2212"


def spared(word: str) -> str:
    """`-is:suspended` is a term of a filter, not an option: with the minus sign of mathematics
    in place of the hyphen the option parser lets it pass, and the filter reads both."""
    key, colon, _ = word[1:].partition(":")
    return MINUS + word[1:] if word[:1] == "-" and colon and key.isalpha() else word


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    sys.argv[1:] = words = [spared(word) for word in sys.argv[1:]]
    if len(words) == 3 and words[0] == "_complete":  # a shell asks, at each press of Tab
        from llm_interview.cli.completing import answer

        answer(shell=words[1], line=words[2])
        return
    if words and words[0] == "due" and not set(words[1:]) - {"--json"}:
        from llm_interview.cli.fast_due import answer_from_summary

        if answer_from_summary(as_json="--json" in words):
            return
    from llm_interview.cli.root import run

    run()
