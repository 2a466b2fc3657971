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
    by_plan: Annotated[
        bool, typer.Option("--plan", help="Cards of your interview plan, most gain first.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The cards as JSON.")] = False,
) -> None:
    """Cards that match a filter, in the order they would be learned."""
    from llm_interview.cli.browse import print_cards, select

    shelf = select(ctx.obj, joined(words), tuple(tag or ()))
    if by_plan:
        from dataclasses import replace

        from llm_interview.cli.plan_order import in_plan_order

        shelf = replace(shelf, cards=in_plan_order(shelf))
    print_cards(ctx.obj, shelf, as_json=as_json)
