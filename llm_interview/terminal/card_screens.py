"""A card as it is read: its model answer, and for `show` everything on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.core.formula_words import formula_in
from llm_interview.core.langs import Lang, Texts, in_lang
from llm_interview.core.source_places import place_in
from llm_interview.terminal.formula_lines import formula_screen
from llm_interview.terminal.inline import spans
from llm_interview.terminal.lines import BLANK, Screen, flow, paragraph
from llm_interview.terminal.math_text import readable, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llm_interview.core.questions import Formula, Question, Source
    from llm_interview.terminal.catalog import Catalog


def whole_card(question: Question, lang: Lang, say: Catalog, width: int) -> Screen:
    """Everything on a card, for `show`."""
    screen: Screen = [*paragraph(spans(in_lang(question.front, lang), "bold"), width)]
    facts = [question.id, say("level", level=question.difficulty), say(f"tier_{question.tier}")]
    facts += [" ".join(f"#{tag}" for tag in question.tags)] if question.tags else []
    screen += flow([[(fact, "dim")] for fact in facts], width, (say.separator, "dim"))
    screen += [BLANK, *_title(say("key_points"))]
    for point in question.key_points:
        must = say("required") if point.required else ""
        body = [*spans(in_lang(point.text, lang)), (must, "dim")]
        screen += paragraph(body, width, first=f"{point.weight:>3.0f} ", rest="    ")
    met = tuple(pitfall.id for pitfall in question.pitfalls)
    screen += _taught(question, lang, say, width, met)
    screen += _example(question, lang, say, width)
    screen += _follow_ups(question, lang, say, width)
    return [*screen, *_sources(question, say, width)]


def _example(question: Question, lang: Lang, say: Catalog, width: int) -> Screen:
    if question.worked_example is None:
        return []
    screen = [BLANK, *_title(say("example"))]
    screen += paragraph(spans(in_lang(question.worked_example.setup, lang)), width)
    for number, step in enumerate(question.worked_example.steps, 1):
        screen += paragraph(spans(in_lang(step, lang)), width, first=f"{number}. ", rest="   ")
    return screen


def _follow_ups(question: Question, lang: Lang, say: Catalog, width: int) -> Screen:
    if not question.follow_ups:
        return []
    screen = [BLANK, *_title(say("follow_ups"))]
    for follow in question.follow_ups:
        screen += paragraph(spans(in_lang(follow.q, lang), "bold"), width, first="? ", rest="  ")
        screen += paragraph(spans(in_lang(follow.a, lang)), width, first="  ", rest="  ")
    return screen


def answer_part(
    question: Question, lang: Lang, say: Catalog, width: int, *, met: tuple[str, ...] = ()
) -> Screen:
    """Model answer, formulas, the pitfalls that were met (else the first), one source."""
    screen = _taught(question, lang, say, width, met)
    if not question.sources:
        return screen
    return [*screen, *_first_source(question.sources[0], say, width)]


def _taught(
    question: Question, lang: Lang, say: Catalog, width: int, met: tuple[str, ...]
) -> Screen:
    screen: Screen = [BLANK, *_title(say("model_answer"))]
    screen += paragraph(spans(in_lang(question.spoken, lang)), width)
    if question.formula:
        screen += [BLANK, *_title(say("formula"))]
        screen += formulas_screen(question.formula, lang, say, width)
    pitfalls = [p for p in question.pitfalls if p.id in met] or list(question.pitfalls[:1])
    for pitfall in pitfalls:
        screen += [BLANK, *_pitfall(pitfall.wrong, pitfall.right, lang, say, width)]
    return screen


def formulas_screen(formulas: Iterable[Formula], lang: Lang, say: Catalog, width: int) -> Screen:
    """Formulas as they stand on paper, where that says more than a line and fits; for a screen
    reader and in a narrow window on lines. What the letters mean stands below each."""
    from llm_interview.terminal.math_layout import stacked  # not before the first question

    screen: Screen = []
    was_tall = False
    for formula in (formula_in(each, lang) for each in formulas):
        drawn = stacked(formula.tex, width) if formula.tex and not say.plain else None
        tall: Screen = [((line, "math"),) for line in drawn or ()]
        lines = tall or formula_screen(formula_line(formula.tex, formula.plain), width)
        screen += [BLANK, *lines] if screen and (tall or was_tall) else lines
        screen += _legend(formula, lang, width)
        was_tall = bool(tall)
    return screen


def _legend(formula: Formula, lang: Lang, width: int) -> Screen:
    if not formula.legend:
        return []
    return paragraph(spans(in_lang(formula.legend, lang), "dim"), width, first="  ", rest="  ")


def formula_line(tex: str, plain: str) -> str:
    """The readable form of a formula: from TeX, or the author's plain form without TeX."""
    return spaced(readable(tex)) if tex else plain


def _pitfall(wrong: Texts, right: Texts, lang: Lang, say: Catalog, width: int) -> Screen:
    head = [(say("pitfall") + say("colon"), "title"), *spans(in_lang(wrong, lang), "struck")]
    body = [(say.mark("right", "→"), "covered"), *spans(in_lang(right, lang))]
    return paragraph(head, width) + paragraph(body, width, rest="  ")


def _first_source(source: Source, say: Catalog, width: int) -> Screen:
    link = f" arXiv:{source.arxiv}" if source.arxiv else _host(source.url or "")
    where = say.separator + place_in(source.where, say.lang) if source.where else ""
    text = f"{say('source')}{say('colon')}{_work(source)}{link}{where}"
    lines = [line[0][0] for line in paragraph([(text, "dim")], width)]
    # A separator says nothing at the end of a line.
    return [BLANK, *(((line.removesuffix(say.separator.rstrip()), "dim"),) for line in lines)]


def _sources(question: Question, say: Catalog, width: int) -> Screen:
    """Every source with its whole address, each part on lines of its own where it does not fit."""
    if not question.sources:
        return []
    screen = [BLANK, *_title(say("sources"))]
    for source in question.sources:
        link = f"arXiv:{source.arxiv}" if source.arxiv else (source.url or "")
        where = place_in(source.where, say.lang)
        told = [part for part in (_work(source), link, where) if part]
        body = flow([[(part, "dim")] for part in told], width - 2, (say.separator, "dim"))
        screen += [(("  " if number else "- ", "dim"), *line) for number, line in enumerate(body)]
    return screen


def _work(source: Source) -> str:
    return f"{source.title} ({source.year})" if source.year else source.title


def _host(url: str) -> str:
    """The site of a link; the whole link is on `show`'s JSON and in every sheet."""
    return f" {url.split('/')[2]}" if url.count("/") > 1 else ""


def _title(text: str) -> Screen:
    return [((text, "title"),)]
