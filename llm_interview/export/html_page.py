"""Study sheet → one HTML file that needs no network: search, languages, light and dark, print."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from llm_interview.core.fold_table import SIMPLIFIED, TRADITIONAL
from llm_interview.core.langs import LANG_NAMES, Lang
from llm_interview.core.sheet_blocks import Block, FormulaBlock
from llm_interview.core.sheet_cards import SheetCard, Side
from llm_interview.core.sheets import Sheet, SheetSection
from llm_interview.export.escaping import anchor, escape
from llm_interview.export.xhtml import blocks, formula_in_each, inlines, names, tied

_ASSETS = Path(__file__).with_name("assets")


def to_html(sheet: Sheet) -> bytes:
    """The whole sheet as UTF-8 HTML, also well-formed XML but for its script; the same sheet
    always gives the same bytes. Its policy lets nothing run but the page's own script."""
    style = (_ASSETS / "page.css").read_text("utf-8")
    script = (_ASSETS / "page.js").read_text("utf-8")
    head = _head(sheet, style, script)
    body = "\n".join([*_top(sheet), *_contents(sheet), *_main(sheet)])
    page = f"{head}\n<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    return page.encode()


def _head(sheet: Sheet, style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{sheet.lang}">',
            "<head>",
            '<meta charset="utf-8"/>',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>',
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
            '<meta name="referrer" content="no-referrer"/>',
            '<meta name="color-scheme" content="light dark"/>',
            f"<title>{escape(sheet.title)}</title>",
            f"<style>{style}</style>",
            "</head>",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _top(sheet: Sheet) -> Iterator[str]:
    """Title and controls; the controls stay hidden where no script runs."""
    word = _words(sheet)
    yield f'<a class="skip" href="#_cards">{word["sheet_skip"]}</a>'
    yield "<header>"
    yield f"<h1>{escape(sheet.title)}</h1>"
    yield f'<p class="facts">{escape(sheet.subtitle)}</p>'
    yield '<div id="_tools" role="search" hidden="hidden">'
    yield f'<label for="_search">{word["sheet_search"]}</label>'
    yield '<input type="search" id="_search" autocomplete="off" spellcheck="false"/>'
    if len(sheet.langs) > 1:
        yield from _switch(sheet, word)
    if sheet.answered:
        yield (
            f'<button type="button" id="_answers" data-close="{word["sheet_close"]}">'
            f"{word['sheet_open']}</button>"
        )
    yield f'<button type="button" id="_theme">{word["sheet_theme"]}</button>'
    yield f'<p id="_found" role="status" data-words="{word["sheet_found"]}"></p>'
    keys = ("sheet_keys", "sheet_key_answer") if sheet.answered else ("sheet_keys",)
    yield f'<p class="keys">{" · ".join(word[key] for key in keys)}</p>'
    yield "</div>"
    yield "</header>"


def _switch(sheet: Sheet, word: dict[str, str]) -> Iterator[str]:
    yield f'<fieldset id="_langs"><legend>{word["sheet_language"]}</legend>'
    choices = [("", sheet.lang, word["sheet_all"])]
    choices += [(lang, lang, LANG_NAMES[lang]) for lang in sheet.langs]
    for value, lang, name in choices:
        checked = "" if value else ' checked="checked"'
        box = f'<input type="radio" name="show" value="{value}"{checked}/>'
        yield f'<label lang="{lang}">{box} {name}</label>'
    yield "</fieldset>"


def _contents(sheet: Sheet) -> Iterator[str]:
    yield '<nav><details id="_contents">'
    yield f"<summary>{_words(sheet)['sheet_contents']}</summary>"
    yield "<ol>"
    for section in sheet.sections:
        if len(sheet.sections) == 1:
            yield from _entries(section)
            continue
        yield f'<li><a class="names" href="#{_topic_id(section)}">{names(section.names)}</a>'
        yield "<ol>"
        yield from _entries(section)
        yield "</ol></li>"
    yield "</ol>"
    yield "</details></nav>"


def _entries(section: SheetSection) -> Iterator[str]:
    for card in section.cards:
        where = anchor(card.question.id)
        yield f'<li class="entry"><a href="#{where}">{_fronts(card)}</a></li>'


def _main(sheet: Sheet) -> Iterator[str]:
    body = "\n".join(line for section in sheet.sections for line in _section(section))
    traditional, simplified = _pairs(frozenset(body))
    yield f'<main id="_cards" data-traditional="{traditional}" data-simplified="{simplified}">'
    yield body
    yield "</main>"


def _pairs(found: frozenset[str]) -> tuple[str, str]:
    """Traditional characters, and those of the page that they stand for, in the same order."""
    pairs = [
        (old, new)
        for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)
        if old != new and not found.isdisjoint((old, new))
    ]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


def _section(section: SheetSection) -> Iterator[str]:
    where = _topic_id(section)
    yield f'<section aria-labelledby="{where}">'
    yield f'<h2 class="names" id="{where}">{names(section.names)}</h2>'
    for card in section.cards:
        yield from _card(card)
    yield "</section>"


def _card(card: SheetCard) -> Iterator[str]:
    where = anchor(card.question.id)
    langs = " ".join(side.lang for side in card.sides)
    yield f'<article id="{where}" data-langs="{langs}">'
    yield f'<h3><a href="#{where}">{_fronts(card)}</a></h3>'
    asked = [(side.lang, [side.asked] if side.asked else []) for side in card.sides]
    yield from _columns(asked)
    sides = [side for side in card.sides if side.blocks]
    if sides or card.shared:
        labels = "".join(
            f'<span class="side" lang="{side.lang}">{escape(side.answer_label)}</span>'
            for side in card.sides
        )
        yield f"<details><summary>{labels}</summary>"
        yield from _sides(sides)
        yield from blocks(card.shared, switch=True)
        yield "</details>"
    yield f'<p class="facts names">{tied(names(card.facts.names))}</p>'
    yield "</article>"


def _sides(sides: Sequence[Side]) -> Iterator[str]:
    """The answers, beside one another where there is room; the formulas across all of them."""
    parts = [(side.lang, *side.around_formulas) for side in sides]
    yield from _columns([(part[0], part[1]) for part in parts])
    for row in zip(*(part[2] for part in parts), strict=True):
        formulas = [block for block in row if isinstance(block, FormulaBlock)]
        yield from formula_in_each(formulas) if formulas else blocks(row[:1], switch=True)
    yield from _columns([(part[0], part[3]) for part in parts])


def _columns(columns: Sequence[tuple[Lang, Sequence[Block]]]) -> Iterator[str]:
    if not any(found for _, found in columns):
        return
    yield '<div class="sides">'
    for lang, found in columns:
        yield f'<div class="side" lang="{lang}">'
        yield from blocks(found)
        yield "</div>"
    yield "</div>"


def _fronts(card: SheetCard) -> str:
    sides = "".join(
        f'<span class="side" lang="{side.lang}">{inlines(side.front)}</span>' for side in card.sides
    )
    return f'<span class="number">{card.number}.</span> <span class="fronts">{sides}</span>'


def _topic_id(section: SheetSection) -> str:
    """An id no card can have: theirs hold no underscore."""
    return f"_topic-{anchor(section.topic)}"


def _words(sheet: Sheet) -> dict[str, str]:
    return {name: escape(text) for name, text in sheet.words.items()}
