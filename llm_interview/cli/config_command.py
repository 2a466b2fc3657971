"""`config`: show and change settings."""

from __future__ import annotations

from typing import Annotated

import typer

from llm_interview.cli.one_command import one_command

app = one_command()

Key = Annotated[str, typer.Argument(metavar="KEY", help="Name of a setting.")]


@app.callback(invoke_without_command=True, epilog="Example: llm-interview config set new_per_day 5")
def config(ctx: typer.Context) -> None:
    """Show and change settings. Without more words: all of them."""
    if ctx.invoked_subcommand is None:
        from llm_interview.cli.configuring import print_settings

        print_settings(ctx.obj, as_json=False)


@app.command("list", epilog="Example: llm-interview config list --json")
def list_(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="The settings as JSON.")] = False,
) -> None:
    """Every setting with its value, default and meaning."""
    from llm_interview.cli.configuring import print_settings

    print_settings(ctx.obj, as_json=as_json)


@app.command(epilog="Example: llm-interview config get retention")
def get(
    ctx: typer.Context,
    key: Key,
    as_json: Annotated[bool, typer.Option("--json", help="The setting as JSON.")] = False,
) -> None:
    """The value of one setting; an empty line where none is set."""
    from llm_interview.cli.configuring import print_setting

    print_setting(ctx.obj, key, as_json=as_json)


@app.command(
    "set",
    epilog="Example: llm-interview config set ui_lang vi",
    context_settings={"ignore_unknown_options": True},  # a negative number is a value
)
def set_(
    ctx: typer.Context,
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The new value, or: default.")],
) -> None:
    """Change a setting; the word `default` puts it back."""
    from llm_interview.cli.configuring import change_setting

    change_setting(ctx.obj, key, value)


@app.command(epilog="Example: llm-interview config path data")
def path(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[data|decks|cache]", help="Only this folder.")
    ] = None,
) -> None:
    """Where your history and settings, your decks and the cache lie."""
    from llm_interview.cli.configuring import print_paths

    print_paths(ctx.obj, name)
