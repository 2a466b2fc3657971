"""How the learner answers, counted from the rows of the index: first ratings, and times."""

from __future__ import annotations

import sqlite3

from llm_interview.core.pace import Answers, Timed
from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.standing import Standing
from llm_interview.store.index_rows import Words

LONGEST_MS = 300_000
"""What one answer counts at most: longer, and the learner went for tea."""

# Later answers have a prediction, so that the rest are few: first ones, and those of a day on
# which the card was asked already.
_FIRST = (
    "SELECT card, rating, ms FROM reviews JOIN words ON words.num = dev "
    "WHERE gone = 0 AND moves = 1 AND predicted IS NULL ORDER BY at, words.text, n, id"
)
_LATER = (
    "SELECT rating, count(*), sum(ms > 0), sum(min(ms, ?)) FROM reviews "
    "WHERE gone = 0 AND moves = 1 AND predicted IS NOT NULL GROUP BY rating"
)


def count_answers(connection: sqlite3.Connection, words: Words, standing: Standing) -> Answers:
    """Of all standing answers that move the schedule; cards under their present names. An answer
    that came from another program without a time counts, but not among those timed."""
    first: dict[str, Rating] = {}
    times: list[int] = []
    for card, rating, ms in connection.execute(_FIRST):
        name = standing.name(words.text(card))
        if name not in first:
            first[name] = RATINGS[rating - 1]
            times += [min(ms, LONGEST_MS)] if ms > 0 else []
    rows = connection.execute(_LATER, (LONGEST_MS,)).fetchall()
    return Answers(
        first_ratings=first,
        first=Timed(answers=len(times), ms=sum(times)),
        later={RATINGS[rating - 1]: count for rating, count, _, _ in rows},
        later_timed={
            RATINGS[rating - 1]: Timed(answers=timed, ms=ms) for rating, _, timed, ms in rows
        },
    )
