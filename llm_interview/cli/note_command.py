"""`note`: your own words beside a card."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview note pre-nsp 'ask what RoBERTa changed'")
def note(
    ctx: typer.Context,
    card: Annotated[str, typer.Argument(help="The card's id.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="The note; '' takes it away."),
    ] = None,
) -> None:
    """Keep a note of your own beside a card; it is shown with the answer.

    Without TEXT it opens in your editor, or is read from a pipe; an empty pipe prints it.
    """
    from llm_interview.cli.notes import run_note

    raise typer.Exit(run_note(ctx.obj, card, None if words is None else " ".join(words)))
