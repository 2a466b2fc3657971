"""`export`: write a study sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.answers import joined
from llm_interview.cli.one_command import Filter, one_command

app = one_command()


@app.command(epilog="Example: llm-interview export tag:rag --langs vi,en -o rag.html")
def export(
    ctx: typer.Context,
    words: Filter = None,
    tag: Annotated[list[str] | None, typer.Option(help="Only this tag. Repeatable.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help="md html pdf epub apkg tsv quizlet json; default: by the ending."
        ),
    ] = None,
    langs: Annotated[str | None, typer.Option(help="Languages, e.g. vi,zh,en.")] = None,
    weakest: Annotated[int | None, typer.Option(help="Only the N least known cards.")] = None,
    by_plan: Annotated[
        bool, typer.Option("--plan", help="Cards of your interview plan, most gain first.")
    ] = False,
    questions_only: Annotated[
        bool, typer.Option("--questions-only", help="Leave the answers out.")
    ] = False,
    accepted: Annotated[
        bool, typer.Option("--accepted", help="Your own accepted wordings, as proposals.")
    ] = False,
    with_schedule: Annotated[
        bool, typer.Option("--with-schedule", help="apkg: with intervals and past answers.")
    ] = False,
    page: Annotated[str | None, typer.Option(help="pdf: a4 (default) or phone.")] = None,
    side_by_side: Annotated[
        bool, typer.Option("--side-by-side", help="pdf: languages in columns.")
    ] = False,
    day: Annotated[
        str | None,
        typer.Option("--date", help="Day on the sheet, e.g. 2026-12-24; default: today."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="File to write; - writes to the terminal or a pipe."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
) -> None:
    """Write a study sheet of the chosen cards, or your accepted wordings of them.

    html: one page that needs no network. apkg, tsv: for Anki. quizlet: two columns.
    Wordings come as YAML that fits into the cards (md) or as JSON.
    """
    from llm_interview.cli.exporting import ExportPlan, run_export

    plan = ExportPlan(
        expression=joined(words),
        tags=tuple(tag or ()),
        form=form,
        langs=langs,
        weakest=weakest,
        by_plan=by_plan,
        answers=not questions_only,
        accepted=accepted,
        output=output or "-",
        force=force,
        with_schedule=with_schedule,
        page=page,
        side_by_side=side_by_side,
        day=day,
    )
    run_export(ctx.obj, plan)
