"""Lines of a page → drafts: find its questions, cut it there, leave the page itself out.

A page shows its questions in one of a few ways: a word with a number (`Question 7:`), `Q:` and
`A:`, numbered lines, headings, or lines that end with a question mark. Each way is tried and
rated; the one that explains most of the page is taken, so that lists and sections inside answers
stay there.
"""

from __future__ import annotations

from collections.abc import Sequence

from llm_interview.importing.answers_apart import answers_apart
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.leftovers import Remains
from llm_interview.importing.line_markers import split_marker
from llm_interview.importing.page_answers import Entry, entry_of
from llm_interview.importing.page_badges import without_badges
from llm_interview.importing.page_choices import are_choices
from llm_interview.importing.page_cuts import cuts_of
from llm_interview.importing.page_glued import parted
from llm_interview.importing.page_initials import with_words
from llm_interview.importing.page_lines import Line
from llm_interview.importing.page_numbers import with_bare_numbers
from llm_interview.importing.page_questions import question_starts
from llm_interview.importing.page_tables import table_drafts
from llm_interview.importing.question_marks import likeness

UNANSWERED = 0.6
"""Share of questions without an answer from which a page is a mere list of questions."""
ASKS = 3.0
"""Likeness of what ends with a question mark."""
WORDED = 2.0
"""Likeness of what has words that ask."""
MOST = 0.75
"""Share of lines below a heading that ask, from which it heads questions."""
LISTED = 3
"""Questions from which a page without answers is a list of them."""
BARE = 40
"""Characters that are no answer on such a page."""


def read_page(lines: Sequence[Line]) -> Found:
    """The questions of a page with their answers, and what of the page became no card."""
    lines = with_bare_numbers(parted(with_words(without_badges(lines))))
    apart = answers_apart(lines)
    if apart.drafts:
        return apart
    found, table = _read_in_order(lines), table_drafts(lines)
    return table if _tells_more(table, found) else found


def _tells_more(table: Found, found: Found) -> bool:
    """Whether the tables of a page hold its questions: more than stand beside them, or those
    very rows."""
    rows = {draft.line for draft in table.drafts}
    same = len(rows) > 1 and rows >= {draft.line for draft in found.drafts}
    return same or len(rows) > max(len(found.drafts), 1)


def _read_in_order(lines: Sequence[Line]) -> Found:
    """Questions that are each followed by their answer."""
    starts = question_starts(lines)
    remains = Remains(lines)
    if not starts:
        remains.give(0, len(lines), "before")
        remains.give_lines(_asking(lines), "no_answer")
        return Found(leftovers=remains.leftovers())
    cuts = list(cuts_of(lines, starts, remains))
    choosing = are_choices(lines, cuts)
    entries = [entry_of(lines, cut, remains, choosing=choosing) for cut in cuts]
    kept = _without_contents(entries, remains)
    kept = _without_mere_questions(_without_chapters(kept, remains), remains)
    drafts = tuple(entry.draft for entry in kept if entry.draft is not None)
    return Found(drafts=drafts, leftovers=remains.leftovers())


def _asking(lines: Sequence[Line]) -> list[Line]:
    """The questions of a page that answers none of them."""
    found = [line for line in lines if not line.code and likeness(line.text) >= ASKS]
    return found if len(found) >= LISTED else []


def _without_contents(entries: Sequence[Entry], remains: Remains) -> list[Entry]:
    """A question asked twice: a table of contents comes first and has the shorter answer."""
    best: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        other = best.get(entry.key)
        if other is None or entry.size > other.size:
            best[entry.key] = entry
    kept = {id(entry) for entry in best.values()}
    for entry in entries:
        if id(entry) not in kept and entry.draft is not None:
            remains.give(entry.at, entry.end, "repeated")
    return [entry for entry in entries if id(entry) in kept]


def _without_chapters(entries: Sequence[Entry], remains: Remains) -> list[Entry]:
    """`1. Basics` with nothing but questions below it heads them, and asks nothing itself."""
    kept = []
    for entry in entries:
        if entry.draft is None or entry.marked or not _heads_questions(entry.draft):
            kept.append(entry)
        else:
            remains.give(entry.at, entry.end, "no_answer")
    return kept


def _heads_questions(draft: Draft) -> bool:
    if likeness(draft.question) >= WORDED:
        return False
    said = [row for row in draft.answer.split("\n") if row.strip()]
    asking = sum(map(_asks, said))
    return asking >= LISTED and asking >= MOST * len(said)


def _without_mere_questions(entries: Sequence[Entry], remains: Remains) -> list[Entry]:
    """Where most questions have no answer, what follows the others is none either, unless it is
    marked as one."""
    bare = sum(entry.draft is None for entry in entries)
    if len(entries) <= 2 or bare < UNANSWERED * len(entries):
        return list(entries)
    kept = []
    for entry in entries:
        if entry.draft is None or entry.marked or not _is_mere(entry, entries[-1]):
            kept.append(entry)
        else:
            remains.give(entry.at, entry.end, "no_answer")
    return kept


def _is_mere(entry: Entry, last: Entry) -> bool:
    """Whether the answer is none: of the last question what follows the list, of another hardly
    anything, the rest of its line, or the next questions."""
    said = entry.draft.answer.split("\n") if entry.draft else []
    wrapped = len(said) == 1 and said[0][:1].islower()
    return entry is last or entry.size < BARE or wrapped or all(map(_asks, filter(None, said)))


def _asks(row: str) -> bool:
    text = split_marker(row.strip())[1]
    head, mark, _ = text.replace("？", "?").partition("?")
    return likeness(head + mark) >= WORDED
