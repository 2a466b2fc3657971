"""`search`: find cards by words."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview search 位置编码")
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words to find.")],
    count: Annotated[
        int | None,
        typer.Option("-n", "--count", min=1, help="At most so many; at a terminal: 10."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The cards as JSON.")] = False,
) -> None:
    """Find cards by words; accents, case and width do not matter."""
    from llm_interview.cli.browse import find, print_found

    print_found(ctx.obj, find(ctx.obj, " ".join(words)), count, as_json=as_json)
