"""`completion`: the script that lets a shell finish words."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()


@app.command(epilog="Example: echo 'eval \"$(llm-interview completion bash)\"' >> ~/.bashrc")
def completion(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="[bash|zsh|fish]", help="Your shell.")],
) -> None:
    """Print the script that finishes commands, options, filters, tags and ids at Tab.

    zsh: the same with zsh, in ~/.zshrc. fish: llm-interview completion fish | source
    """
    from llm_interview.cli.answers import print_line
    from llm_interview.cli.completion_scripts import SCRIPTS
    from llm_interview.core.errors import UsageFault, told

    del ctx
    if shell not in SCRIPTS:
        hint = told("hint_choose", choices=tuple(SCRIPTS))
        raise UsageFault(told("no_shell", name=shell), hint)
    print_line(SCRIPTS[shell].rstrip("\n"))
