"""The study sheet as a document: blocks that every exporter turns into its own format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from llm_interview.core.inline import Inline, parse_inline
from llm_interview.core.questions import Lang, Question, Source, Texts

Label = Callable[[Lang, str], str]
"""The word for a part of a card ("key_points", "formula" …) in a language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `anchor` is unique in the sheet."""

    level: int
    text: str
    anchor: str = ""
    lang: Lang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `role` lets an exporter set it apart."""

    inlines: tuple[Inline, ...]
    lang: Lang | None = None
    role: Literal["text", "facts", "label", "wrong", "right", "source"] = "text"


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
class SheetCard:
    """One question with its blocks."""

    question: Question
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """The chosen cards of one topic."""

    topic: str
    cards: tuple[SheetCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A study sheet, ready to be written in any format."""

    title: str
    day: date
    langs: tuple[Lang, ...]
    sections: tuple[SheetSection, ...]

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
) -> Sheet:
    """A sheet of `questions`, grouped by topic in the order topics first appear. A question
    without any of `langs` is shown in the first language it has."""
    order = {topic: n for n, topic in enumerate(dict.fromkeys(q.topic for q in questions))}
    ranked = sorted(questions, key=lambda question: order[question.topic])
    sections = tuple(
        SheetSection(
            topic=topic, cards=tuple(_card(q, langs, label, answers=answers) for q in group)
        )
        for topic, group in groupby(ranked, key=lambda question: question.topic)
    )
    return Sheet(title=title, day=day, langs=tuple(langs), sections=sections)


def _card(question: Question, langs: Sequence[Lang], label: Label, *, answers: bool) -> SheetCard:
    chosen = [lang for lang in langs if lang in question.front] or list(question.langs[:1])
    blocks: list[Block] = [_heading(question, chosen)]
    blocks.append(Paragraph(inlines=(Inline(_facts(question)),), role="facts"))
    for lang in chosen:
        if lang != chosen[0]:
            front = parse_inline(question.front[lang])
            blocks.append(Paragraph(inlines=front, lang=lang, role="label"))
        if answers:
            blocks += _answer(question, lang, label)
    if answers:
        blocks += [FormulaBlock(tex=f.tex, plain=f.plain) for f in question.formula]
        blocks += [_source(source) for source in question.sources]
    return SheetCard(question=question, blocks=tuple(blocks))


def _heading(question: Question, langs: Sequence[Lang]) -> Heading:
    return Heading(level=3, text=question.front[langs[0]], anchor=question.id, lang=langs[0])


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
    for pitfall in question.pitfalls:
        yield _label(label(lang, "pitfall"), lang)
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
    link = f"arXiv:{source.arxiv}" if source.arxiv else (source.url or "")
    text = " · ".join(part for part in (f"{source.title}{year}", link, source.where) if part)
    return Paragraph(inlines=(Inline(text),), role="source")
