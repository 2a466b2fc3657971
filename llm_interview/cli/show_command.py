"""`show`: everything on one card."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview --lang vi show attn-scaling-sqrt-dk")
def show(
    ctx: typer.Context,
    card: Annotated[str, typer.Argument(help="The card's id.")],
    as_json: Annotated[bool, typer.Option("--json", help="The card as JSON.")] = False,
) -> None:
    """Everything on one card."""
    from llm_interview.cli.browse import print_card

    print_card(ctx.obj, card, as_json=as_json)
