"""`man`: the manual page."""

from __future__ import annotations

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: llm-interview man | man -l -")
def man() -> None:
    """Print the manual page: every command, option, filter, setting and exit code."""
    from llm_interview import __version__
    from llm_interview.cli.answers import print_line
    from llm_interview.cli.help_language import help_lang
    from llm_interview.cli.man_page import man_page
    from llm_interview.cli.root import app as root

    print_line(man_page(typer.main.get_command(root), __version__, help_lang()))
