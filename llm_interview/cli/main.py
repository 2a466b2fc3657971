"""The entry point: answers `due` before Typer is imported, hands all else to the commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    words = sys.argv[1:]
    if words and words[0] == "due" and not set(words[1:]) - {"--json"}:
        from llm_interview.cli.fast_due import answer_from_summary

        if answer_from_summary(as_json="--json" in words):
            return
    from llm_interview.cli.root import run

    run()
