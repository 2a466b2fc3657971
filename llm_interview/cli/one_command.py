"""What every command's module starts from."""

from __future__ import annotations

import typer


def one_command() -> typer.Typer:
    """A Typer for a single command: plain help, no completion options of its own."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
