"""The order in which new cards are met."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from llm_interview.core.langs import TIERS
from llm_interview.core.questions import Question


def curriculum_order(
    questions: Sequence[Question], rank: Mapping[str, int]
) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """Order by tier, then canonical rank, then as given; no card before those in its `after`.

    Prerequisites outside `questions` are ignored. Also returns the ids caught in a circle of
    prerequisites; these come last, in the order they would have had.
    """
    keys = {q.id: _key(q, rank, place) for place, q in enumerate(questions)}
    by_id = {q.id: q for q in questions}
    waiting = {q.id: {a for a in q.after if a in by_id and a != q.id} for q in questions}
    opens: dict[str, list[str]] = {}
    for card, needs in waiting.items():
        for need in needs:
            opens.setdefault(need, []).append(card)
    done = _release(keys, waiting, opens)
    stuck = sorted((card for card in by_id if card not in set(done)), key=keys.__getitem__)
    return tuple(by_id[card] for card in (*done, *stuck)), tuple(stuck)


def _release(
    keys: Mapping[str, tuple[int, int, int]],
    waiting: dict[str, set[str]],
    opens: Mapping[str, list[str]],
) -> list[str]:
    """Kahn's algorithm with a heap: always the first card that waits for nothing."""
    ready = [(keys[card], card) for card, needs in waiting.items() if not needs]
    heapq.heapify(ready)
    done: list[str] = []
    while ready:
        _, card = heapq.heappop(ready)
        done.append(card)
        for other in opens.get(card, ()):
            waiting[other].discard(card)
            if not waiting[other]:
                heapq.heappush(ready, (keys[other], other))
    return done


def _key(question: Question, rank: Mapping[str, int], place: int) -> tuple[int, int, int]:
    tier = TIERS.index(question.tier) if question.tier in TIERS else len(TIERS)
    return (tier, rank.get(question.id, len(rank)), place)
