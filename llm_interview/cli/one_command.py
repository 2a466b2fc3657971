"""What every command's module starts from."""

from __future__ import annotations

from typing import Annotated

import typer


def one_command() -> typer.Typer:
    """A Typer for a single command: plain help, no completion options of its own."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


Filter = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILTER]...",
        help="Which cards, e.g. tag:rag is:due level:1; `man` lists all terms.",
    ),
]
"""The words of a command that chooses cards."""
