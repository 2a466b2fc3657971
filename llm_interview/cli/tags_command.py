"""`tags`: tags with the number of cards and how well they are known."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview tags --json")
def tags(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="The tags as JSON.")] = False,
) -> None:
    """Tags with the number of cards and how well they are known."""
    from llm_interview.cli.browse import print_tags

    print_tags(ctx.obj, as_json=as_json)
