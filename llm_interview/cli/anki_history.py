"""Answers logged by Anki as reviews of the cards that were drafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from llm_interview.cli.clock import now
from llm_interview.core.ratings import RATINGS
from llm_interview.core.review import PastReview

if TYPE_CHECKING:
    from llm_interview.importing.anki_cards import AnkiDeck
    from llm_interview.importing.cards import Drafted

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ANKI = datetime(2006, 1, 1, tzinfo=UTC)
"""Nobody answered in Anki before there was one."""


def past_reviews(deck: AnkiDeck, drafted: Drafted) -> Sequence[PastReview]:
    """The answers of all drafted cards at their own instants in local time, oldest first; those
    from a clock that went wrong are left out."""
    return sorted(_reviews(deck, drafted), key=lambda review: review.at)


def _reviews(deck: AnkiDeck, drafted: Drafted) -> Iterator[PastReview]:
    latest = now()
    for line, card in zip(drafted.lines, drafted.cards, strict=True):
        for answer, lang in deck.history.get(line, ()):
            at = _instant(answer.at)
            if at is None or not _ANKI <= at <= latest:
                continue
            yield PastReview(
                card=str(card["id"]),
                rating=RATINGS[answer.ease - 1],
                at=at.astimezone(),
                ms=answer.ms,
                lang=lang or _lang(card),
            )


def _instant(millis: int) -> datetime | None:
    try:
        return _EPOCH + timedelta(milliseconds=millis)
    except OverflowError:
        return None


def _lang(card: Mapping[str, object]) -> str:
    question = card["question"]
    if isinstance(question, Mapping):
        return str(next(iter(question)))
    return cast("str", card.get("lang", "en"))
