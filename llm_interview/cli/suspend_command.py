"""`suspend`: take cards out of rotation."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview suspend pre-nsp")
def suspend(
    ctx: typer.Context,
    cards: Annotated[list[str], typer.Argument(metavar="CARD...", help="Ids of cards.")],
) -> None:
    """Take cards out of rotation."""
    from llm_interview.cli.marking import mark

    mark(ctx.obj, cards, "suspend")
