"""`stats`: what the history says."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview stats --json")
def stats(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="The numbers as JSON.")] = False,
) -> None:
    """Reviews, recall, streak, forecast, weakest tags."""
    from llm_interview.cli.statistics_view import print_statistics

    print_statistics(ctx.obj, as_json=as_json)
