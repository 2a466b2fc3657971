"""`suspend`: take cards out of rotation."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer()


@app.command(epilog="Example: llm-interview suspend pre-nsp")
def suspend(
    ctx: typer.Context,
    cards: Annotated[list[str], typer.Argument(metavar="CARD...", help="Ids of cards.")],
) -> None:
    """Take cards out of rotation."""
    from llm_interview.cli.marking import mark

    mark(ctx.obj, cards, "suspend")
