"""`doctor`: look whether everything is as it ought to be."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview doctor --json")
def doctor(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Remove caches that are damaged; nothing else.")
    ] = False,
) -> None:
    """Look through history, index, decks, caches, clock, disk and terminal.

    Without --repair changes nothing. Exit code 0: all well; 4: history unreadable; 1: other faults.
    """
    from llm_interview.cli.doctoring import run_doctor

    raise typer.Exit(run_doctor(ctx.obj, as_json=as_json, repair=repair))
