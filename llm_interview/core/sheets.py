"""The study sheet as a document: blocks that every exporter turns into its own format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from llm_interview.core.langs import LANG_NAMES, Lang, Texts
from llm_interview.core.questions import Question
from llm_interview.core.sheet_blocks import (
    Label,
)
from llm_interview.core.sheet_cards import SheetCard, build_card
from llm_interview.core.topics import TopicNames, topic_name

PAGE_WORDS = (
    "sheet_skip",
    "sheet_contents",
    "sheet_search",
    "sheet_found",
    "sheet_language",
    "sheet_all",
    "sheet_open",
    "sheet_close",
    "sheet_theme",
    "sheet_keys",
    "sheet_key_answer",
    "model_answer",
)
"""Words that belong to the sheet rather than to a card; formats with controls show them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """The chosen cards of one topic, and what it is called in each language of the sheet; or all
    cards, under a name of their own and without a topic."""

    topic: str
    names: Texts
    cards: tuple[SheetCard, ...]

    @property
    def title(self) -> str:
        """Its name in the first language of the sheet, which heads every card as well."""
        return next(iter(self.names.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A study sheet, ready to be written in any format. `lang` is that of `title`, `subtitle`
    (day, languages, number of cards) and `words` (PAGE_WORDS)."""

    title: str
    subtitle: str
    day: date
    langs: tuple[Lang, ...]
    sections: tuple[SheetSection, ...]
    lang: Lang = "en"
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether there is more than questions, so that contents save a search."""
        cards = (card for section in self.sections for card in section.cards)
        return any(side.blocks for card in cards for side in card.sides)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the sheet."""
        return tuple(card.question for section in self.sections for card in section.cards)


def build_sheet(  # noqa: PLR0913 - what a sheet is made of
    questions: Sequence[Question],
    *,
    title: str,
    day: date,
    langs: Sequence[Lang],
    label: Label,
    answers: bool = True,
    lang: Lang = "en",
    topics: TopicNames | None = None,
    ranked: str = "",
) -> Sheet:
    """A sheet of `questions`, grouped by topic in the order topics first appear and numbered
    throughout; `lang` is that of the title, `topics` names the topics. Where `ranked` (the key of
    a label) says what the order means, it is kept, in one section. A question without any of
    `langs` (at least one) is shown in the first language it has."""
    shown, numbers = tuple(langs), count(1)
    sections = tuple(
        SheetSection(
            topic=topic,
            names={
                name: label(name, ranked) if ranked else topic_name(topics or {}, topic, name)
                for name in langs
            },
            cards=tuple(build_card(q, next(numbers), shown, label, answers=answers) for q in group),
        )
        for topic, group in ([("", questions)] if ranked else _by_topic(questions))
    )
    counted = label(lang, "sheet_cards", cards=len(questions))
    return Sheet(
        title=title,
        subtitle=" · ".join([day.isoformat(), ", ".join(LANG_NAMES[x] for x in shown), counted]),
        day=day,
        langs=shown,
        sections=sections,
        lang=lang,
        words={word: label(lang, word) for word in PAGE_WORDS},
    )


def _by_topic(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Each topic with its questions, in the order topics first appear."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(question.topic, []).append(question)
    return list(found.items())
