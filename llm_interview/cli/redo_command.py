"""`redo`: do the last undone action again."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command(epilog="Example: llm-interview redo")
def redo(ctx: typer.Context) -> None:
    """Do the last undone action again."""
    from llm_interview.cli.marking import redo as act

    act(ctx.obj)
