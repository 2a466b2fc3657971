"""`redo`: do the last undone action again."""

from __future__ import annotations

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview redo")
def redo(ctx: typer.Context) -> None:
    """Do the last undone action again."""
    from llm_interview.cli.marking import redo as act

    act(ctx.obj)
