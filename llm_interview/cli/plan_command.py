"""`plan`: the day of the interview, and what to study until then."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.answers import joined
from llm_interview.cli.one_command import Filter, one_command

app = one_command()


@app.command(epilog="Example: llm-interview plan tier:must --interview 2026-12-12 --minutes 20")
def plan(
    ctx: typer.Context,
    words: Filter = None,
    interview: Annotated[
        str | None, typer.Option(help="Day of the interview, e.g. 2026-12-12.")
    ] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=1440, help="Minutes of drilling a day.")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the plan away.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The plan as JSON.")] = False,
) -> None:
    """Set the day of your interview, or show how ready you will be and what today asks.

    While a plan runs, `drill` asks what adds most to what you will know on that day.
    """
    from llm_interview.cli.planning import PlanWords, run_plan
    from llm_interview.core.interview import kept_choice

    asked = PlanWords(
        expression=kept_choice(joined(words)), interview=interview, minutes=minutes, clear=clear
    )
    run_plan(ctx.obj, asked, as_json=as_json)
