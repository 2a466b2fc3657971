"""`mock`: a timed interview."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from llm_interview.cli.answers import joined
from llm_interview.cli.one_command import Filter, one_command

app = one_command()


@app.command(epilog="Example: llm-interview mock --minutes 20 --tag rag --level 2 -o talk.md")
def mock(
    ctx: typer.Context,
    words: Filter = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=240, help="Time for everything; default: 30, or by -n.")
    ] = None,
    count: Annotated[
        int | None, typer.Option("-n", "--count", min=1, max=100, help="How many questions.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only this tag. Repeatable.")] = None,
    level: Annotated[
        int | None,
        typer.Option(min=1, max=3, help="Up to: 1 phone screen, 2 technical, 3 specialist."),
    ] = None,
    follow_ups: Annotated[
        int, typer.Option("--follow-ups", min=0, max=2, help="At most so many a question.")
    ] = 2,
    seed: Annotated[
        int | None, typer.Option(help="The same seed plans the same interview.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Transcript: FILE.md or FILE.html.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The score sheet as JSON.")] = False,
) -> None:
    """Hold a mock interview: a plan, a clock, follow-ups, a score sheet at the end.

    What was not answered right comes back in the drill.
    """
    from llm_interview.cli.mocks import MockWords, run_mock
    from llm_interview.core.mock_plan import Wish

    wish = Wish(minutes=minutes, count=count, level=level, follow_ups=follow_ups)
    asked = MockWords(
        expression=joined(words),
        tags=tuple(tag or ()),
        wish=wish,
        seed=seed,
        output=output,
        force=force,
        as_json=as_json,
    )
    raise typer.Exit(run_mock(ctx.obj, asked))
