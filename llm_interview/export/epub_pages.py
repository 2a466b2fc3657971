"""The pages of the e-book: the contents, and a chapter a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llm_interview.core.sheet_cards import SheetCard
from llm_interview.core.sheets import Sheet, SheetSection
from llm_interview.export.escaping import anchor, escape
from llm_interview.export.xhtml import blocks, inlines

_OPS = ' xmlns:epub="http://www.idpf.org/2007/ops"'


def chapter_title(text: str) -> str:
    """`text`, or a dash: a title must not be blank."""
    return text.strip() or "–"


def nav_page(sheet: Sheet, chapters: Sequence[str]) -> str:
    """The contents, which are also the book's first page."""
    body = [
        f"<h1>{escape(chapter_title(sheet.title))}</h1>",
        f'<p class="facts">{escape(sheet.subtitle)}</p>',
        *_toc(sheet, chapters),
    ]
    return _page(sheet, sheet.title, body, _OPS)


def chapter_page(sheet: Sheet, at: int) -> str:
    """The cards of one topic, each with its answer below it."""
    section = sheet.sections[at]
    body = [f"<h1>{escape(chapter_title(section.title))}</h1>"]
    for card in section.cards:
        body += _card(card)
    return _page(sheet, section.title, body)


def _page(sheet: Sheet, title: str, body: Sequence[str], names: str = "") -> str:
    lang = sheet.lang
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<!DOCTYPE html>",
            f'<html xmlns="http://www.w3.org/1999/xhtml"{names} lang="{lang}" xml:lang="{lang}">',
            f"<head><title>{escape(chapter_title(title))}</title>",
            '<link rel="stylesheet" type="text/css" href="book.css"/></head>',
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _toc(sheet: Sheet, chapters: Sequence[str]) -> Iterator[str]:
    title = escape(chapter_title(sheet.words.get("sheet_contents", "")))
    yield f'<nav epub:type="toc" id="toc"><h2>{title}</h2>'
    yield "<ol>"
    for name, section in zip(chapters, sheet.sections, strict=True):
        if len(chapters) == 1:
            yield from _entries(name, section)
            continue
        yield f'<li><a href="{name}">{escape(chapter_title(section.title))}</a>'
        yield "<ol>"
        yield from _entries(name, section)
        yield "</ol></li>"
    if not chapters:  # a list must not be empty
        yield f'<li><a href="nav.xhtml">{escape(chapter_title(sheet.title))}</a></li>'
    yield "</ol></nav>"


def _entries(name: str, section: SheetSection) -> Iterator[str]:
    for card in section.cards:
        front = card.sides[0]
        link = f'<a href="{name}#{_card_id(card)}"{_lang(front.lang)}>'
        yield f"<li>{link}{card.number}. {inlines(front.front)}</a></li>"


def _card(card: SheetCard) -> Iterator[str]:
    yield f'<section id="{_card_id(card)}">'
    for at, side in enumerate(card.sides):
        tag, number = ("p", "") if at else ("h2", f"{card.number}. ")
        yield f'<{tag} class="label"{_lang(side.lang)}>{number}{inlines(side.front)}</{tag}>'
    for side in card.sides:
        if side.blocks:
            yield f'<div class="side"{_lang(side.lang)}>'
            yield from blocks(side.titled_blocks, part_level=3)
            yield "</div>"
    yield from blocks((*card.shared, card.facts), part_level=3)
    yield "</section>"


def _card_id(card: SheetCard) -> str:
    """XML wants a letter first, and ids of cards may begin with a digit."""
    return f"c-{anchor(card.question.id)}"


def _lang(lang: str) -> str:
    return f' lang="{lang}" xml:lang="{lang}"'
