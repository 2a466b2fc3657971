"""`history`: every review of a card."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview history attn-scaling-sqrt-dk")
def history(
    ctx: typer.Context,
    card: Annotated[str, typer.Argument(help="The card's id.")],
    as_json: Annotated[bool, typer.Option("--json", help="The history as JSON.")] = False,
) -> None:
    """Every review of a card: rating, interval, stability; and your notes."""
    from llm_interview.cli.card_history import print_history

    print_history(ctx.obj, card, as_json=as_json)
