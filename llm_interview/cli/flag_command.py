"""`flag`: mark cards for your own attention."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview flag pre-nsp; llm-interview list is:flagged")
def flag(
    ctx: typer.Context,
    cards: Annotated[list[str], typer.Argument(metavar="CARD...", help="Ids of cards.")],
) -> None:
    """Mark cards for your own attention; `is:flagged` finds them."""
    from llm_interview.cli.marking import mark

    mark(ctx.obj, cards, "flag")
