r"""Text of a card as Anki shows it: HTML in which nothing is a command, formulas as `\(…\)`."""

from __future__ import annotations

from collections.abc import Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.sheet_blocks import FormulaBlock
from llm_interview.export.escaping import escape
from llm_interview.export.mathml import is_plain_tex


def anki_inlines(runs: Sequence[Inline]) -> str:
    """Runs of text on one line, breaks as `<br>`."""
    return "".join(_run(run) for run in runs)


def anki_formula(block: FormulaBlock) -> str:
    """A formula on a line of its own, which Anki draws."""
    return _math(block.tex, "[]") if block.tex else f"<code>{anki_text(block.plain)}</code>"


def anki_text(text: str) -> str:
    r"""Escaped also for what Anki reads in fields: `[sound:…]`, `[latex]`, `{{…}}`, and `\(…\)`
    or `\begin` outside formulas."""
    flat = escape(text).replace("\n", "<br>").replace("[", "&#91;").replace("{", "&#123;")
    return flat.replace("\\", "\\<span></span>")


def _run(run: Inline) -> str:
    match run.kind:
        case "code":
            return f"<code>{anki_text(run.text)}</code>"
        case "bold":
            return f"<b>{anki_text(run.text)}</b>"
        case "math":
            return _math(run.text, "()")
        case _:
            return anki_text(run.text)


def _math(tex: str, fence: str) -> str:
    """Drawn by Anki; TeX with commands for links, styles or macros is only shown."""
    if not is_plain_tex(tex):
        return f"<code>{anki_text(tex)}</code>"
    return f"\\{fence[0]}{escape(tex)}\\{fence[1]}"
