"""`quiz`: practice by tag."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.answers import joined
from llm_interview.cli.one_command import Filter, one_command

app = one_command()


@app.command(epilog="Example: llm-interview quiz --tag attention -n 5 --seed 1")
def quiz(
    ctx: typer.Context,
    words: Filter = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only this tag. Repeatable.")] = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="How many questions.")] = 10,
    seed: Annotated[int | None, typer.Option(help="The same seed asks the same again.")] = None,
    mode: Annotated[str | None, typer.Option(help="type, reveal, choice, points or speak.")] = None,
    schedule: Annotated[
        bool, typer.Option("--schedule", help="Let the answers move the schedule.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The result as JSON.")] = False,
) -> None:
    """Practise by tag: a score at the end, no change to the schedule."""
    from llm_interview.cli.quizzes import QuizPlan, run_quiz

    plan = QuizPlan(
        expression=joined(words),
        tags=tuple(tag or ()),
        count=count,
        seed=seed,
        mode=mode,
        schedule=schedule,
        as_json=as_json,
    )
    raise typer.Exit(run_quiz(ctx.obj, plan))
