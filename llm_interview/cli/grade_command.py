"""`grade`: one answer, or many from JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview grade dec-temperature --answer 'it scales the logits'")
def grade(
    ctx: typer.Context,
    card: Annotated[str | None, typer.Argument(help="The card's id.")] = None,
    answer: Annotated[str | None, typer.Option(help="The answer; else standard input.")] = None,
    jsonl: Annotated[
        Path | None, typer.Option(help="Many answers: a file, or - for stdin.")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Also the answer and your accepted wordings."),
    ] = False,
    judge: Annotated[
        bool,
        typer.Option("--judge", help="Also ask the judge, a language model at judge.url."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The grade as JSON.")] = False,
) -> None:
    """Grade one answer, or many. Records nothing.

    A line of --jsonl is {"card" or "ref", "lang", "answer"}; each gives one line of output.
    """
    from llm_interview.cli import grading
    from llm_interview.core.errors import UsageFault, told

    if jsonl is not None and judge:
        hint = told("hint_leave_out", one="--judge", other="--jsonl")
        raise UsageFault(told("judge_one_card"), hint)
    if jsonl is not None:
        raise typer.Exit(grading.grade_lines(ctx.obj, jsonl))
    if card is None:
        example = "llm-interview grade dec-temperature --answer 'it scales the logits'"
        raise UsageFault(told("grade_no_card"), told("hint_for_example", example=example))
    grading.grade_one(ctx.obj, card, answer, as_json=as_json, explain=explain, with_judge=judge)
