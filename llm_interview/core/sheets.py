"""The study sheet as a document: blocks that every exporter turns into its own format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Literal

from llm_interview.core.inline import Inline, parse_inline
from llm_interview.core.questions import Lang, Question, Source, Texts
from llm_interview.core.topics import TopicNames, topic_name

Label = Callable[[Lang, str], str]
"""The word for a part of a card ("key_points", "formula" …) in a language."""

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
    "model_answer",
)
"""Words that belong to the sheet rather than to a card; formats with controls show them."""

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")
_ARXIV = re.compile(r"[A-Za-z0-9./-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `anchor` is unique in the sheet. `names` are the same heading in each language
    of the card, where the part below it belongs to all of them."""

    level: int
    text: str
    anchor: str = ""
    lang: Lang | None = None
    names: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `role` lets an exporter set it apart. `link` is an http(s) address or None."""

    inlines: tuple[Inline, ...]
    lang: Lang | None = None
    role: Literal["text", "facts", "label", "wrong", "right", "source"] = "text"
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of items, numbered or not."""

    items: tuple[tuple[Inline, ...], ...]
    lang: Lang | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaBlock:
    """A formula: TeX and its plain form."""

    tex: str
    plain: str


Block = Heading | Paragraph | Listing | FormulaBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A card in one language: the question, what the answer is called, the answer's blocks
    (none in a sheet of questions only)."""

    lang: Lang
    front: tuple[Inline, ...]
    answer_label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCard:
    """One question: a side for each language (at least one), then what all languages share."""

    question: Question
    facts: Paragraph
    sides: tuple[Side, ...]
    shared: tuple[Block, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The card read from top to bottom, one language after the other."""
        first = self.sides[0]
        title = self.question.front[first.lang]
        found: list[Block] = [
            Heading(level=3, text=title, anchor=self.question.id, lang=first.lang),
            self.facts,
        ]
        for side in self.sides:
            if side is not first:
                found.append(Paragraph(inlines=side.front, lang=side.lang, role="label"))
            found += side.blocks
        return (*found, *self.shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """The chosen cards of one topic, and what it is called in each language of the sheet."""

    topic: str
    names: Texts
    cards: tuple[SheetCard, ...]

    @property
    def title(self) -> str:
        """Its name in the first language of the sheet, which heads every card as well."""
        return next(iter(self.names.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A study sheet, ready to be written in any format. `lang` is that of `title` and `words`
    (PAGE_WORDS)."""

    title: str
    day: date
    langs: tuple[Lang, ...]
    sections: tuple[SheetSection, ...]
    lang: Lang = "en"
    words: Mapping[str, str] = field(default_factory=dict)

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
) -> Sheet:
    """A sheet of `questions`, grouped by topic in the order topics first appear; `lang` is that
    of the title, `topics` names the topics. A question without any of `langs` (at least one) is
    shown in the first language it has."""
    order = {topic: n for n, topic in enumerate(dict.fromkeys(q.topic for q in questions))}
    ranked = sorted(questions, key=lambda question: order[question.topic])
    sections = tuple(
        SheetSection(
            topic=topic,
            names={name: topic_name(topics or {}, topic, name) for name in langs},
            cards=tuple(_card(q, langs, label, answers=answers) for q in group),
        )
        for topic, group in groupby(ranked, key=lambda question: question.topic)
    )
    words = {word: label(lang, word) for word in PAGE_WORDS}
    return Sheet(
        title=title, day=day, langs=tuple(langs), sections=sections, lang=lang, words=words
    )


def asked_in(question: Question, langs: Sequence[Lang]) -> tuple[Lang, ...]:
    """Those of `langs` that the question has, else the first language it has."""
    return tuple(lang for lang in langs if lang in question.front) or question.langs[:1]


def _card(question: Question, langs: Sequence[Lang], label: Label, *, answers: bool) -> SheetCard:
    asked = asked_in(question, langs)
    return SheetCard(
        question=question,
        facts=Paragraph(inlines=(Inline(_facts(question)),), role="facts"),
        sides=tuple(
            Side(
                lang=lang,
                front=parse_inline(question.front[lang]),
                answer_label=label(lang, "model_answer"),
                blocks=tuple(_answer(question, lang, label)) if answers else (),
            )
            for lang in asked
        ),
        shared=tuple(_shared(question, asked, label)) if answers else (),
    )


def _shared(question: Question, langs: Sequence[Lang], label: Label) -> Iterator[Block]:
    if question.formula:
        yield _shared_label("formula", langs, label)
    for formula in question.formula:
        yield FormulaBlock(tex=formula.tex, plain=formula.plain)
    if question.sources:
        yield _shared_label("sources", langs, label)
    for source in question.sources:
        yield _source(source)


def _shared_label(part: str, langs: Sequence[Lang], label: Label) -> Block:
    names = {lang: label(lang, part) for lang in langs}
    return Heading(level=4, text=names[langs[0]], lang=langs[0], names=names)


def _facts(question: Question) -> str:
    facts = [question.id, f"{question.tier}/{question.difficulty}", *question.tags]
    return " · ".join([*facts, *([question.as_of] if question.as_of else [])])


def _answer(question: Question, lang: Lang, label: Label) -> Iterator[Block]:
    if lang in question.spoken:
        yield Paragraph(inlines=parse_inline(question.spoken[lang]), lang=lang)
    points = _texts([point.text for point in question.key_points], lang)
    if points:
        yield _label(label(lang, "key_points"), lang)
        yield Listing(items=points, lang=lang)
    if question.worked_example is not None:
        yield _label(label(lang, "example"), lang)
        yield from _texts_as_paragraphs(question.worked_example.setup, lang)
        yield Listing(items=_texts(question.worked_example.steps, lang), lang=lang, numbered=True)
    if question.pitfalls:
        yield _label(label(lang, "pitfall"), lang)
    for pitfall in question.pitfalls:
        yield from _texts_as_paragraphs(pitfall.wrong, lang, "wrong")
        yield from _texts_as_paragraphs(pitfall.right, lang, "right")
    if question.follow_ups:
        yield _label(label(lang, "follow_ups"), lang)
    for follow in question.follow_ups:
        yield from _texts_as_paragraphs(follow.q, lang, "label")
        yield from _texts_as_paragraphs(follow.a, lang)


def _label(text: str, lang: Lang) -> Block:
    return Heading(level=4, text=text, lang=lang)


def _texts(texts: Sequence[Texts], lang: Lang) -> tuple[tuple[Inline, ...], ...]:
    return tuple(parse_inline(text[lang]) for text in texts if lang in text)


def _texts_as_paragraphs(
    texts: Texts, lang: Lang, role: Literal["text", "label", "wrong", "right"] = "text"
) -> Iterator[Block]:
    if lang in texts:
        yield Paragraph(inlines=parse_inline(texts[lang]), lang=lang, role=role)


def _source(source: Source) -> Block:
    year = f" ({source.year})" if source.year else ""
    place = f"arXiv:{source.arxiv}" if source.arxiv else (source.url or "")
    text = " · ".join(part for part in (f"{source.title}{year}", place, source.where) if part)
    return Paragraph(inlines=(Inline(text),), role="source", link=_link(source))


def _link(source: Source) -> str | None:
    """Where a source can be opened. Any other scheme could run code in the reader's page."""
    if source.arxiv and _ARXIV.fullmatch(source.arxiv):
        return f"https://arxiv.org/abs/{source.arxiv}"
    return source.url if source.url and _WEB.fullmatch(source.url) else None
