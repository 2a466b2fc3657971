"""Options for a question in mode `choice`: which cards lend theirs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from llm_interview.core.grades import Answer

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.choices import Choice
    from llm_interview.core.langs import Lang
    from llm_interview.core.questions import Question

NEIGHBOURS = 6
"""Cards that lend their key points as wrong options; each is one more to decode."""


def choice_for(desk: Desk, question: Question, lang: Lang, seed: str) -> Choice | None:
    """Four options in `lang`; the same seed gives the same. None where too few can be made."""
    from random import Random

    from llm_interview.core.choices import make_choice

    return make_choice(
        question,
        lang,
        neighbours(desk, question),
        lambda text: desk.judge(question, Answer(text=text, lang=lang)),
        Random(f"{seed}:{question.id}:{lang}"),  # noqa: S311 - a repeatable order, no secret
    )


def neighbours(desk: Desk, question: Question) -> list[Question]:
    """The cards nearest by topic, rare tags and place in the curriculum. Those that answer the same
    seed question are left out: what they say may be right here too."""
    cards = desk.library.summaries()
    common = Counter(tag for card in cards for tag in card.tags)
    place = next((card.position for card in cards if card.id == question.id), 0)
    refs, tags = set(question.seed_refs), set(question.tags)
    others = [c for c in cards if c.id != question.id and refs.isdisjoint(c.seed_refs)]
    others.sort(
        key=lambda card: (
            card.topic != question.topic,
            -sum(1 / common[tag] for tag in tags.intersection(card.tags)),
            abs(card.position - place),
        )
    )
    return [desk.question(card.id) for card in others[:NEIGHBOURS]]
