"""A card of the study sheet: what stands on it, in which order and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_interview.core.formula_words import formula_in
from llm_interview.core.inline import Inline, parse_inline
from llm_interview.core.langs import TIERS, Lang, Texts, in_lang
from llm_interview.core.questions import Formula, KeyPoint, Pitfall, Question
from llm_interview.core.sheet_blocks import (
    REQUIRED_MARK,
    Block,
    Correction,
    Corrections,
    FormulaBlock,
    Heading,
    Label,
    Listing,
    Paragraph,
)
from llm_interview.core.sheet_sources import source_lines
from llm_interview.core.tag_texts import tag_in

_MOST = 3
"""The highest level of difficulty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A card in one language: the question and other ways to ask it, what the answer is called,
    the answer's blocks (none in a sheet of questions only)."""

    lang: Lang
    front: tuple[Inline, ...]
    answer_label: str
    blocks: tuple[Block, ...]
    asked: Paragraph | None = None

    @property
    def titled_blocks(self) -> tuple[Block, ...]:
        """The other ways to ask, then the answer under a heading of its own."""
        found: list[Block] = [self.asked] if self.asked else []
        if self.blocks and not isinstance(self.blocks[0], Heading):
            found.append(Heading(level=4, text=self.answer_label, lang=self.lang))
        return (*found, *self.blocks)

    @property
    def around_formulas(self) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
        """The blocks before the formulas, the formulas below their heading, the blocks after:
        all languages have the same formulas, so that a page in columns shows them once."""
        places = [at for at, block in enumerate(self.blocks) if isinstance(block, FormulaBlock)]
        if not places:
            return self.blocks, (), ()
        begin, end = places[0] - 1, places[-1] + 1
        return self.blocks[:begin], self.blocks[begin:end], self.blocks[end:]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCard:
    """One question: its place in the sheet (from 1), a side for each language (at least one),
    the sources all languages share, and what is told about the card below it."""

    question: Question
    number: int
    facts: Paragraph
    sides: tuple[Side, ...]
    shared: tuple[Block, ...]


def asked_in(question: Question, langs: Sequence[Lang]) -> tuple[Lang, ...]:
    """Those of `langs` that the question has, else the first language it has."""
    return tuple(lang for lang in langs if lang in question.front) or question.langs[:1]


def build_card(
    question: Question, number: int, langs: Sequence[Lang], label: Label, *, answers: bool
) -> SheetCard:
    """The card of `question`, the `number`th of its sheet, in those of `langs` that it has."""
    asked = asked_in(question, langs)
    return SheetCard(
        question=question,
        number=number,
        facts=_facts(question, langs, label),
        sides=tuple(_side(question, lang, langs, label, answers=answers) for lang in asked),
        shared=tuple(_shared(question, asked[0], langs, label)) if answers else (),
    )


def _side(
    question: Question, lang: Lang, langs: Sequence[Lang], label: Label, *, answers: bool
) -> Side:
    return Side(
        lang=lang,
        front=parse_inline(question.front[lang]),
        answer_label=label(lang, "model_answer"),
        blocks=tuple(_answer(question, lang, langs, label)) if answers else (),
        asked=_also_asked(question, lang, label) if answers else None,
    )


def _also_asked(question: Question, lang: Lang, label: Label) -> Paragraph | None:
    variants = question.variants.get(lang, ())
    if not variants:
        return None
    runs = [Inline(f"{label(lang, 'sheet_asked')}{label(lang, 'colon')}")]
    for at, variant in enumerate(variants):
        runs += [Inline(" · ")] if at else []
        runs += parse_inline(variant)
    return Paragraph(inlines=tuple(runs), lang=lang, role="asked")


def _facts(question: Question, langs: Sequence[Lang], label: Label) -> Paragraph:
    """In the first of `langs`, and in each of them for pages that switch."""
    names = {lang: _facts_in(question, lang, label) for lang in langs}
    first = langs[0]
    return Paragraph(inlines=(Inline(names[first]),), lang=first, role="facts", names=names)


def _facts_in(question: Question, lang: Lang, label: Label) -> str:
    tier, day = question.tier, question.as_of
    facts = [
        label(lang, f"tier_{tier}") if tier in TIERS else tier,
        label(lang, "level", level=f"{question.difficulty}/{_MOST}"),
        *dict.fromkeys(tag_in(tag, lang) for tag in question.tags),
        *([label(lang, "as_of", day=day)] if day else []),
        question.id,
    ]
    return " · ".join(facts)


def _shared(question: Question, lang: Lang, langs: Sequence[Lang], label: Label) -> Iterator[Block]:
    if question.sources:
        yield _shared_label("sources", lang, langs, label)
    yield from source_lines(question.sources, lang, langs, label)


def _shared_label(part: str, lang: Lang, langs: Sequence[Lang], label: Label) -> Block:
    names = {name: label(name, part) for name in langs}
    return Heading(level=4, text=label(lang, part), lang=lang, names=names)


def _formulas(
    formulas: Sequence[Formula], lang: Lang, langs: Sequence[Lang], label: Label
) -> Iterator[Block]:
    if formulas:
        yield _shared_label("formula", lang, langs, label)
    for formula in formulas:
        yield _formula(formula_in(formula, lang), lang)


def _formula(formula: Formula, lang: Lang) -> FormulaBlock:
    legend = in_lang(formula.legend, lang) if formula.legend else ""
    return FormulaBlock(
        tex=formula.tex, plain=formula.plain, lang=lang, legend=parse_inline(legend)
    )


def _answer(question: Question, lang: Lang, langs: Sequence[Lang], label: Label) -> Iterator[Block]:
    if lang in question.spoken:
        yield Paragraph(inlines=parse_inline(question.spoken[lang]), lang=lang)
    points = [point for point in question.key_points if lang in point.text]
    if points and not _is_answer(points, question, lang):
        yield _label(label(lang, "key_points"), lang)
        yield _points(points, lang, label)
    yield from _formulas(question.formula, lang, langs, label)
    if question.worked_example is not None:
        yield _label(label(lang, "example"), lang)
        yield from _texts_as_paragraphs(question.worked_example.setup, lang)
        yield Listing(items=_texts(question.worked_example.steps, lang), lang=lang, role="steps")
    if question.pitfalls:
        yield _label(label(lang, "pitfall"), lang)
        yield _corrections(question.pitfalls, lang)
    if question.follow_ups:
        yield _label(label(lang, "follow_ups"), lang)
    for follow in question.follow_ups:
        yield from _texts_as_paragraphs(follow.q, lang, label=True)
        yield from _texts_as_paragraphs(follow.a, lang)


def _is_answer(points: Sequence[KeyPoint], question: Question, lang: Lang) -> bool:
    """Whether the points are the sentences of the answer, as of a card that names none."""
    said = "".join(point.text[lang] for point in points)
    return "".join(said.split()) == "".join(question.spoken.get(lang, "").split())


def _points(points: Sequence[KeyPoint], lang: Lang, label: Label) -> Listing:
    marked = frozenset(at for at, point in enumerate(points) if point.required)
    return Listing(
        items=tuple(parse_inline(point.text[lang]) for point in points),
        lang=lang,
        marked=marked,
        legend=f"{REQUIRED_MARK} {label(lang, 'sheet_required')}" if marked else "",
    )


def _corrections(pitfalls: Sequence[Pitfall], lang: Lang) -> Corrections:
    items = tuple(
        Correction(
            wrong=parse_inline(pitfall.wrong[lang]),
            right=parse_inline(pitfall.right.get(lang, "")),
        )
        for pitfall in pitfalls
        if lang in pitfall.wrong
    )
    return Corrections(items=items, lang=lang)


def _label(text: str, lang: Lang) -> Block:
    return Heading(level=4, text=text, lang=lang)


def _texts(texts: Sequence[Texts], lang: Lang) -> tuple[tuple[Inline, ...], ...]:
    return tuple(parse_inline(text[lang]) for text in texts if lang in text)


def _texts_as_paragraphs(texts: Texts, lang: Lang, *, label: bool = False) -> Iterator[Block]:
    if lang in texts:
        runs = parse_inline(texts[lang])
        yield Paragraph(inlines=runs, lang=lang, role="label" if label else "text")
