"""`drill`: the daily session."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.answers import joined
from llm_interview.cli.one_command import Filter, one_command
from llm_interview.cli.options import Globals, positive

app = one_command()


@app.command(epilog="Example: llm-interview drill tag:attention --limit 10")
def drill(
    ctx: typer.Context,
    words: Filter = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only this tag. Repeatable.")] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many cards.")] = None,
    new: Annotated[int | None, typer.Option(help="At most so many new cards today.")] = None,
    minutes: Annotated[int | None, typer.Option(help="Stop after so many minutes.")] = None,
    mode: Annotated[str | None, typer.Option(help="type, reveal, choice, points or speak.")] = None,
) -> None:
    """Today's session: due and new cards, typed answers, ratings.

    Every rated answer is on the disk before the next question; Ctrl-C loses none of them.
    """
    from llm_interview.cli.sessions import DrillPlan, run_drill
    from llm_interview.core.interview import MOST_MINUTES

    bound = positive(minutes, "--minutes")
    plan = DrillPlan(
        expression=joined(words),
        tags=tuple(tag or ()),
        limit=positive(limit, "--limit"),
        new=positive(new, "--new"),
        minutes=None if bound is None else min(bound, MOST_MINUTES),
        mode=mode,
    )
    options: Globals = ctx.obj
    raise typer.Exit(run_drill(options, plan))
