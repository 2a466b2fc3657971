"""`undo`: take the last action back; again and again, also from earlier sessions."""

from __future__ import annotations

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview undo")
def undo(ctx: typer.Context) -> None:
    """Take the last action back; again and again, also from earlier sessions."""
    from llm_interview.cli.marking import undo as act

    act(ctx.obj)
