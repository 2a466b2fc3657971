"""`list`: cards that match a filter."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.answers import joined
from llm_interview.cli.one_command import Filter, one_command

app = one_command()


@app.command(name="list", epilog="Example: llm-interview list 'tag:rag or tag:lora' -is:suspended")
def list_cards(
    ctx: typer.Context,
    words: Filter = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only this tag. Repeatable.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The cards as JSON.")] = False,
) -> None:
    """Cards that match a filter, in the order they would be learned."""
    from llm_interview.cli.browse import print_cards, select

    shelf = select(ctx.obj, joined(words), tuple(tag or ()))
    print_cards(ctx.obj, shelf, as_json=as_json)
