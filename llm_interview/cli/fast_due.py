"""`due` answered before Typer is imported: from the few numbers kept beside the index.

Imports nothing that takes a millisecond. Where the numbers do not fit what lies on the disk the
long way answers, with the same words (`cli/full_due.py`), and keeps new numbers.
"""

# ruff: noqa: PTH100, PTH112, PTH120 - pathlib costs more than all of `due` may
from __future__ import annotations

import os
import sys
import time

from llm_interview.loader.signature import content_signature
from llm_interview.store.folders import folders
from llm_interview.store.summary import read_summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

ROLLOVER_SECONDS, DAY_SECONDS = 4 * 3600, 86400
EPOCH_ORDINAL = 719_163
"""1970-01-01 as `date.toordinal` counts it."""

FILE_NAME = "due.txt"

SENTENCES = {
    "en": ("{due} due ({learning} learning), {new} new", "Nothing due", "next: {next}"),
    "vi": (
        "{due} tới hạn ({learning} đang học), {new} mới",
        "Chưa có thẻ tới hạn",
        "tiếp: {next}",
    ),
    "zh": ("到期 {due}（学习中 {learning}），新卡 {new}", "没有到期的卡", "下次：{next}"),
}
"""By language: what there is, that there is nothing, when it goes on."""


def answer_from_summary(*, as_json: bool) -> bool:
    """Print how much is due; False, and nothing printed, where the long way must answer."""
    data, _, cache = folders(os.environ)
    signature = content_signature(content_roots(data))
    summary = read_summary(f"{cache}/{FILE_NAME}", data, signature)
    day = unix_study_day()
    numbers = None if summary is None else summary.on(day)
    if summary is None or numbers is None:
        return False
    following = numbers["next"]
    fields: dict[str, int | str | None] = dict(numbers)
    fields["next"] = None if following is None else iso_day(following)
    unseen = fields.pop("unseen")
    say({**fields, "day": iso_day(day), "unseen": unseen}, summary.lang, as_json=as_json)
    return True


def say(fields: Mapping[str, int | str | None], lang: str, *, as_json: bool) -> None:
    """Print the fields: one JSON document, or one line in a language (empty: the locale's)."""
    text = json_text(fields) if as_json else line(fields, lang or locale_lang())
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def json_text(fields: Mapping[str, int | str | None]) -> str:
    """The document of `due --json`; its texts are dates, which need no escapes."""
    parts = [f'"{name}":{_json_value(value)}' for name, value in fields.items()]
    return '{"schema":1,' + ",".join(parts) + "}"


def _json_value(value: int | str | None) -> str:
    if value is None:
        return "null"
    return f'"{value}"' if isinstance(value, str) else str(value)


def line(fields: Mapping[str, int | str | None], lang: str) -> str:
    """One line: what there is to do now, else when it goes on."""
    something, nothing, following = SENTENCES.get(lang, SENTENCES["en"])
    if fields["due"] or fields["new"]:
        return something.format_map(fields)
    if fields["next"] is None:
        return nothing
    return f"{nothing}; {following.format_map(fields)}"


def locale_lang() -> str:
    """The language of the locale, where it is one of ours; else English."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    value = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return value[:2] if value[:2] in SENTENCES else "en"


def content_roots(data: str) -> tuple[str, str]:
    """The shipped decks and the learner's own, as `due` without `--content` counts them."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = f"{package}/_content"
    shipped = inside if os.path.isdir(inside) else f"{os.path.dirname(package)}/content"
    return shipped, f"{data}/decks"


def unix_study_day() -> int:
    """Today's study day in days since 1970: the date by the wall clock four hours ago."""
    if os.environ.get("LLM_INTERVIEW_NOW"):
        from llm_interview.cli.clock import now
        from llm_interview.core.study_day import study_day

        return study_day(now()).toordinal() - EPOCH_ORDINAL
    seconds = time.time()
    wall = int(seconds) + (time.localtime(seconds).tm_gmtoff or 0)
    return (wall - ROLLOVER_SECONDS) // DAY_SECONDS


def iso_day(day: int) -> str:
    """A day since 1970 as `2026-11-22`."""
    moment = time.gmtime(day * DAY_SECONDS)
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
