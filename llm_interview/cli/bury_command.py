"""`bury`: hide cards until tomorrow."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer()


@app.command(epilog="Example: llm-interview bury pre-nsp")
def bury(
    ctx: typer.Context,
    cards: Annotated[list[str], typer.Argument(metavar="CARD...", help="Ids of cards.")],
) -> None:
    """Hide cards until tomorrow."""
    from llm_interview.cli.marking import mark

    mark(ctx.obj, cards, "bury")
