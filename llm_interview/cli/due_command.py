"""`due`: how much is due today (the long way; the short one is in `fast_due`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from llm_interview.cli.one_command import one_command
from llm_interview.cli.options import Globals

if TYPE_CHECKING:
    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import Limits

app = one_command()


@app.command(epilog="Example: llm-interview due --json")
def due(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="The numbers as JSON.")] = False,
) -> None:
    """How much is due today."""
    from llm_interview.cli.full_due import answer_in_full
    from llm_interview.cli.sessions import limits
    from llm_interview.cli.wiring import open_library, read_history, today

    options: Globals = ctx.obj

    def read() -> tuple[Sequence[str], Progress, Limits]:
        progress = read_history().progress(today())
        day_limits = limits(dict(progress.settings), None, None)
        return open_library(options).ids(), progress, day_limits

    keep = not options.content
    answer_in_full(read, lang=options.ui_lang, as_json=as_json, keep=keep)
