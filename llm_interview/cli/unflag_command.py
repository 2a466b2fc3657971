"""`unflag`: take the flag from cards."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview unflag pre-nsp")
def unflag(
    ctx: typer.Context,
    cards: Annotated[list[str], typer.Argument(metavar="CARD...", help="Ids of cards.")],
) -> None:
    """Take the flag from cards."""
    from llm_interview.cli.marking import mark

    mark(ctx.obj, cards, "unflag")
