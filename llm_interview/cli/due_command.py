"""`due`: how much is due today (the long way; the short one is in `fast_due`)."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview due --json")
def due(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="The numbers as JSON.")] = False,
) -> None:
    """How much is due today."""
    from llm_interview.cli.glance import print_due

    print_due(ctx.obj, as_json=as_json)
