"""`check`: lint decks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview check my-deck.yaml")
def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files and folders of cards.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on warnings and advice too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Lint decks; all findings of all files in one run. Without a path: all that is loaded."""
    from llm_interview.cli.checking import run_check

    raise typer.Exit(run_check(ctx.obj, paths or [], strict=strict, as_json=as_json))
