"""Follow-ups of an interview: which one comes next, and what a good answer to it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from llm_interview.core.langs import LANGS, Lang, TextLists, Texts
from llm_interview.core.questions import FollowUp, KeyPoint, Question
from llm_interview.core.search_text import fold
from llm_interview.core.sentences import gathered, sentences

if TYPE_CHECKING:
    from llm_interview.core.grades import PointGrade, Status

GAP: Mapping[Status, float] = {"covered": 0, "partial": 0.5, "missing": 1, "contradicted": 1}
"""How much of a key point is left to ask about."""

MOST_POINTS = 3
LEAST_CLAIM = 20
"""Letters a sentence needs to claim something, a Han character counting as three: a mere `No.`
belongs to what follows it."""

SHORTEST_WORD = 3


def next_follow_up(
    question: Question, points: Iterable[PointGrade], asked: Collection[str]
) -> FollowUp | None:
    """The follow-up, not asked yet, that speaks most of what the answer missed; where nothing
    was missed or none speaks of it, the next in the author's order. None when all are asked."""
    waiting = [follow for follow in question.follow_ups if follow.id not in asked]
    if not waiting:
        return None
    missed = {point.id: GAP[point.status] for point in points}
    telling = _telling_words(question)

    def pull(follow: FollowUp) -> float:
        spoken = words((*follow.q.values(), *follow.a.values()))
        return sum(
            missed.get(point.id, 0) * point.weight * _overlap(telling[point.id], spoken)
            for point in question.key_points
        )

    return max(waiting, key=pull)  # the first of equals


def _telling_words(question: Question) -> dict[str, dict[str, float]]:
    """The words of each key point, each worth less the more points of the card share it; words
    of the question tell nothing apart."""
    common = words(question.front.values())
    by_point = {
        point.id: words((*point.text.values(), *_flat(point.cues), *_flat(point.accept))) - common
        for point in question.key_points
    }
    shared = Counter(word for found in by_point.values() for word in found)
    return {
        point: {word: 1 / shared[word] ** 2 for word in found} for point, found in by_point.items()
    }


def _overlap(telling: Mapping[str, float], spoken: Collection[str]) -> float:
    """The share of a point's telling words that a follow-up speaks."""
    whole = sum(telling.values())
    return sum(worth for word, worth in telling.items() if word in spoken) / whole if whole else 0


def words(texts: Iterable[str]) -> frozenset[str]:
    """Folded words of some length, and neighbouring pairs of Han characters."""
    found: set[str] = set()
    for text in texts:
        flat = "".join(char if char.isalnum() else " " for char in fold(text))
        for run in _runs(flat):
            if _is_han(run[0]):
                found.update(run[at : at + 2] for at in range(len(run) - 1))
            elif len(run) >= SHORTEST_WORD:
                found.add(run)
    return frozenset(found)


def _runs(flat: str) -> list[str]:
    """Stretches of Han characters, or of others, without blanks."""
    apart = "".join(
        f" {char}" if at and _is_han(char) != _is_han(flat[at - 1]) else char
        for at, char in enumerate(flat)
    )
    return apart.split()


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _flat(lists: TextLists) -> Iterable[str]:
    return (wording for wordings in lists.values() for wording in wordings)


def as_question(card: Question, follow: FollowUp) -> Question:
    """The follow-up as a question of its own, to be graded on the sentences of its answer."""
    return Question(
        id=f"{card.id}#{follow.id}",
        topic=card.topic,
        tags=card.tags,
        front=follow.q,
        spoken=follow.a,
        key_points=_points_of(follow.a),
    )


def _points_of(answer: Texts) -> tuple[KeyPoint, ...]:
    """The answer cut into as many points as every language has sentences, three at most."""
    parts = {lang: _claims(answer[lang]) for lang in LANGS if lang in answer}
    count = max(1, min(MOST_POINTS, *map(len, parts.values())))
    cut: dict[Lang, tuple[str, ...]] = {
        lang: gathered(found, count) for lang, found in parts.items()
    }
    return tuple(
        KeyPoint(
            id=f"part-{number + 1}",
            weight=100 / count,
            required=number == 0,
            text={lang: found[number] for lang, found in cut.items()},
        )
        for number in range(count)
    )


def _claims(text: str) -> tuple[str, ...]:
    """The sentences of `text`, short ones together with the next (the last with the one before)."""
    found: list[str] = []
    short = ""
    for sentence in sentences(text):
        short = f"{short} {sentence}".strip()
        if sum(3 if _is_han(char) else char.isalnum() for char in short) >= LEAST_CLAIM:
            found.append(short)
            short = ""
    if short:
        found[-1:] = [" ".join((*found[-1:], short))]
    return tuple(found)
