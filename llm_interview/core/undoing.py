"""What `undo` takes back next, and what `redo` brings again: both follow from the events alone.
What was one action for the learner goes and comes as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from llm_interview.core.review import Event, Review
from llm_interview.core.reviews import UNDOABLE, Accepted, Retraction


def next_undo(
    marks: Iterable[Event], last_review: Review | None, retracted: Collection[str]
) -> Event | None:
    """The last standing event of those that can be undone; `last_review` is the last standing
    review that came with no import."""
    standing = [m for m in marks if isinstance(m, UNDOABLE) and m.id not in retracted]
    candidates = [*standing, *([last_review] if last_review else [])]
    return max(candidates, key=lambda event: event.order, default=None)


def done_together(
    event: Event, marks: Iterable[Event], retracted: Collection[str]
) -> tuple[Event, ...]:
    """The standing events of the action that `event` is of, the first one first."""
    if not isinstance(event, Accepted):
        return (event,)
    first = event.group or event.id
    found = [
        mark
        for mark in marks
        if isinstance(mark, Accepted) and first in (mark.id, mark.group)
        if mark.id not in retracted
    ]
    return tuple(sorted(found, key=lambda mark: mark.order)) or (event,)


def next_redo(
    marks: Collection[Event], last_review: Review | None, retracted: Collection[str]
) -> tuple[Retraction, ...]:
    """The standing retractions to take back so that the event undone last stands again; none
    when something else was done since."""
    of_retractions = {mark.id for mark in marks if isinstance(mark, Retraction)}
    undos = [
        mark
        for mark in marks
        if isinstance(mark, Retraction)
        and mark.id not in retracted
        and mark.of not in of_retractions
    ]
    last = max(undos, key=lambda undo: undo.order, default=None)
    done = next_undo(marks, last_review, retracted)
    if last is None or (done is not None and done.order > last.order):
        return ()
    undone = next((mark for mark in marks if mark.id == last.of), None)
    whole = {last.of} if undone is None else {one.id for one in done_together(undone, marks, ())}
    return tuple(undo for undo in undos if undo.of in whole)
