"""`due` the long way: from library and history, keeping the numbers for the short one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from llm_interview.app.overview import (
    buried_counts,
    due_by_day,
    due_fields,
    new_left,
    overview,
)
from llm_interview.cli.fast_due import EPOCH_ORDINAL, FILE_NAME, content_roots, say
from llm_interview.loader.signature import content_signature
from llm_interview.store.folders import folders
from llm_interview.store.summary import Summary, history_signature, look, write_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from llm_interview.core.progress import Progress
    from llm_interview.core.queue import Limits


def answer_in_full(
    read: Callable[[], tuple[Sequence[str], Progress, Limits]],
    *,
    lang: str | None,
    as_json: bool,
    keep: bool,
) -> None:
    """Print how much is due. `read` gives the library's card ids, progress and limits; it is
    called after decks and history were signed, so that what changes meanwhile is noticed next
    time. `keep` is False where other decks than the usual are counted (`--content`); `lang` is
    the interface language asked for now, None for the setting's or the locale's."""
    data, _, cache = folders(os.environ)
    content, looked = content_signature(content_roots(data)), look()
    history = history_signature(data, looked)
    ids, progress, limits = read()
    setting = progress.settings.get("ui_lang")
    set_lang = setting if setting in ("en", "vi", "zh") else ""
    if keep:
        summary = summarise(ids, progress, limits, str(set_lang))
        path = f"{cache}/{FILE_NAME}"
        write_summary(path, summary, content=content, history=history, looked=looked)
    say(due_fields(overview(progress, ids, limits)), lang or str(set_lang), as_json=as_json)


def summarise(ids: Sequence[str], progress: Progress, limits: Limits, lang: str) -> Summary:
    """The numbers from which later days are answered too."""
    unseen = sum(1 for id_ in ids if id_ not in progress.states and id_ not in progress.suspended)
    return Summary(
        day=progress.day.toordinal() - EPOCH_ORDINAL,
        new_left=new_left(progress, limits),
        new_limit=limits.new,
        unseen=unseen,
        buried=buried_counts(progress, ids),
        due=[
            (day.toordinal() - EPOCH_ORDINAL, cards, learning)
            for day, cards, learning in due_by_day(progress, ids)
        ],
        lang=lang,
    )
