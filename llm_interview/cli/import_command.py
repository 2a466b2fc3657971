"""`import`: drafts of cards from what people have."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command("import", epilog="Example: llm-interview import blog.html -o blog.yaml")
def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to read; - reads a pipe.")],
    form: Annotated[
        str,
        typer.Option(
            "--from", help="auto, text, md, html, csv, json, apkg, hashcards, repeater, obsidian."
        ),
    ] = "auto",
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="Deck to write, or - ; default: FILE's name, here."),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(help="Language of the cards; default: as detected.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="What was found, as JSON.")] = False,
    with_history: Annotated[
        bool, typer.Option("--with-history", help="apkg: add its answers to your history.")
    ] = False,
    new_only: Annotated[
        bool, typer.Option("--new-only", help="Leave out questions that are there already.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
) -> None:
    """Draft cards from a page, a table or another program's cards, and say what was not read."""
    from llm_interview.cli.import_plan import ImportPlan
    from llm_interview.cli.importing import run_import

    plan = ImportPlan(
        file=file,
        form=form,
        output=output,
        lang=lang,
        as_json=as_json,
        force=force,
        with_history=with_history,
        new_only=new_only,
    )
    run_import(ctx.obj, plan)
