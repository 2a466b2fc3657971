"""`edit`: change a card in your editor."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview edit attn-scaling-sqrt-dk")
def edit(
    ctx: typer.Context,
    card: Annotated[str, typer.Argument(help="The card's id.")],
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with its last change that was left unfinished.")
    ] = False,
) -> None:
    """Change a card in your editor, at its line.

    A shipped card is copied to your own decks first; your copy stands in its place from then on.
    """
    from llm_interview.cli.own_cards import run_edit

    raise typer.Exit(run_edit(ctx.obj, card, resume=resume))
