"""`new`: write a card of your own."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview new --topic systems")
def new(
    ctx: typer.Context,
    topic: Annotated[str | None, typer.Option(help="The topic it belongs to.")] = None,
    deck: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Add it to this deck: a name among yours, or a path."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the last card that was left unfinished.")
    ] = False,
) -> None:
    """Write a card of your own in your editor ($VISUAL, $EDITOR).

    It is checked when you leave the editor; what is not kept lies aside as a draft.
    """
    from llm_interview.cli.own_cards import run_new

    raise typer.Exit(run_new(ctx.obj, topic=topic, deck=deck, resume=resume))
