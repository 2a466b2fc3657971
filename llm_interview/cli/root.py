"""The command group: global options, commands imported when they are called, one error
boundary for all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from llm_interview.cli.ending_signals import asked_to_end, listen
from llm_interview.cli.help_language import help_of, speaking
from llm_interview.cli.options import Globals
from llm_interview.cli.telling import tell
from llm_interview.cli.word_faults import word_fault
from llm_interview.core.errors import Fault, FileFault, Told, UsageFault, told
from llm_interview.core.os_reasons import os_reason

if TYPE_CHECKING:
    from typer.core import TyperCommand

COMMANDS = {
    "drill": "Today's session: due and new cards, typed answers, ratings.",
    "quiz": "Practice by tag; a score, no change to the schedule.",
    "mock": "A timed interview with follow-ups and a score sheet.",
    "grade": "Grade one answer, or many from JSON lines.",
    "due": "How much is due today.",
    "list": "Cards that match a filter.",
    "show": "Everything on one card.",
    "tags": "Tags with the number of cards and how well they are known.",
    "search": "Find cards by words, with or without accents.",
    "export": "Write a study sheet.",
    "import": "Draft cards from a page, a table or other flashcards.",
    "check": "Lint decks; all findings in one run.",
    "plan": "The day of your interview, and how ready you will be.",
    "stats": "Reviews, recall, streak, forecast, weakest tags.",
    "undo": "Take the last action back (again and again).",
    "redo": "Do an undone action again.",
    "suspend": "Take cards out of rotation.",
    "unsuspend": "Put suspended cards back.",
    "bury": "Hide cards until tomorrow.",
    "new": "Write a card of your own.",
    "edit": "Change a card in your editor.",
    "note": "Your own note beside a card.",
    "flag": "Mark cards for your attention.",
    "unflag": "Take the flag from cards.",
    "history": "Every review of a card.",
    "config": "Show and change settings.",
    "doctor": "Look through history, decks, caches and terminal.",
    "completion": "Let your shell finish words at Tab.",
    "man": "Print the manual page.",
}


INTERRUPTED = 130


class Commands(TyperGroup):
    """Finds a command's module when it is called, so that starting costs only that one."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's signature
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ANN401, ARG002
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"llm_interview.cli.{cmd_name}_command")
        command: Any = typer.main.get_command(module.app)
        command.name = cmd_name
        return speaking(command)  # type: ignore[no-any-return]

    def make_context(self, *words: Any, **more: Any) -> Any:  # noqa: ANN401
        """The values of the words before the command."""
        with _own_words():
            return super().make_context(*words, **more)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that the first word names; a word that names none is told the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageFault(told("no_command", name=args[0]), _nearest_command(args[0]))
        return super().resolve_command(ctx, args)

    def sentences(self) -> dict[str, str]:
        """Commands with the sentence that stands beside each."""
        return COMMANDS

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The help in the language of the interface."""
        return help_of(self, super().get_help, ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """The table, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """The one error boundary: a fault is one sentence and an exit code."""
        try:
            with _own_words():
                return super().invoke(ctx)
        except Fault as fault:
            tell(fault)
            raise typer.Exit(fault.exit_code) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:  # `| head -1` has seen enough; left to Typer it would be a fault
            _silence()
            raise typer.Exit from None


@contextmanager
def _own_words() -> Iterator[None]:
    """What the option parser refuses is a fault like any other."""
    try:
        yield
    except Exception as error:
        fault = word_fault(error)
        if fault is None:
            raise
        raise fault from None


def _nearest_command(word: str) -> Told:
    from rapidfuzz import process

    best = process.extractOne(word, list(COMMANDS), score_cutoff=60)
    if best:
        return told("hint_did_you_mean", near=best[0])
    return told("hint_all_commands", command="llm-interview --help")


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's callback
    if wanted:
        from llm_interview import __version__

        sys.stdout.write(f"llm-interview {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    content: Annotated[
        list[Path] | None, typer.Option(help="Add a deck: a folder or a file. Repeatable.")
    ] = None,
    lang: Annotated[str | None, typer.Option(help="Language of questions: vi, zh or en.")] = None,
    ui_lang: Annotated[str | None, typer.Option(help="Language of the interface.")] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Words only: for screen readers and dumb terminals.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Today at a glance as JSON (without a command).")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Drill for LLM-engineering interviews in Vietnamese, Chinese and English.

    Without a command: today at a glance.
    """
    ctx.obj = Globals.read(content or [], lang, ui_lang, plain=plain)
    if ctx.invoked_subcommand is None:
        from llm_interview.cli.glance import glance

        glance(ctx.obj, as_json=as_json)
    elif as_json:
        hint = told("hint_for_example", example="llm-interview due --json")
        raise UsageFault(told("json_after"), hint)


def run() -> None:
    """Run the command line and end the process. Output that cannot be written is told, a closed
    pipe is no fault, and a bug is one line (LLM_INTERVIEW_DEBUG=1 shows where it is)."""
    listen()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        code = 0
    except OSError as fault:
        _silence()
        where = fault.filename or told("the_output")
        tell(FileFault(told("path_why", path=where, why=os_reason(fault))))
        code = FileFault.exit_code
    _leave(code)


def _leave(code: object) -> NoReturn:
    """End at once: everything is flushed and closed, and tearing the interpreter down would cost
    a tenth of a short command."""
    code = asked_to_end() or code
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _run() -> object:
    """The exit code of the command."""
    try:
        app()
    except SystemExit as end:
        return end.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Fault as fault:  # before a command was found
        tell(fault)
        return fault.exit_code
    except OSError:
        raise
    except Exception as bug:  # the last boundary: no traceback reaches a user
        if os.environ.get("LLM_INTERVIEW_DEBUG"):
            raise
        said = told("a_bug", kind=type(bug).__name__, words=bug)
        tell(Fault(said, told("hint_bug", name="LLM_INTERVIEW_DEBUG")))
        return Fault.exit_code
    return 0


def _silence() -> None:
    """Send what is still buffered nowhere, so that the interpreter's last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
