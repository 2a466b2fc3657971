"""A card of the sheet as a note for Anki: its fields, the templates that show them, its tags.

One note holds all languages it is asked in; each makes one card, and those of the others are
empty, so that Anki never makes a card that nobody wanted. The names of fields and the ids are part
of what is already in people's collections: they never change. What a learner does not read but an
import wants back, the other languages too, travels in the last field, where nothing of it is seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from llm_interview.core.card_json import question_json
from llm_interview.core.carried_card import ATTRIBUTE, pack
from llm_interview.core.cleaning import clean
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.sheet_blocks import (
    Block,
    Corrections,
    FormulaBlock,
    Heading,
    Listing,
    Paragraph,
)
from llm_interview.core.sheet_cards import SheetCard, Side
from llm_interview.export.anki_html import anki_formula, anki_inlines, anki_text
from llm_interview.export.escaping import escape

MODEL_ID: Final = 1_763_800_001
MODEL_NAME: Final = "LLM interview"
DECK_ID: Final = 1_763_800_002
DECK_NAME: Final = "LLM interview"
PARTS: Final = ("Question", "Answer", "Key points", "Pitfalls", "More")
FIELDS: Final = (
    "Id",
    *(f"{part} {lang}" for lang in LANGS for part in PARTS),
    "Formula",
    "Sources",
)
READ_BACK: Final = (*(f"{part} {lang}" for lang in LANGS for part in PARTS[:4]), "Formula")
"""Fields that an import reads, where somebody edited them in Anki."""

CSS: Final = """\
.card { font: 1.15em/1.5 sans-serif; text-align: left; max-width: 40em; margin: 1em auto; }
.question { font-weight: 600; }
h4 { font-size: 1em; margin: 1em 0 .3em; }
ul, ol { margin: 0; padding-left: 1.6em; }
p { margin: .3em 0; }
.must::before { content: "★ "; }
.legend { font-size: .8em; opacity: .75; }
hr ~ [lang=en] p[lang]:not([lang=en]), hr ~ [lang=vi] p[lang]:not([lang=vi]),
hr ~ [lang=zh] p[lang]:not([lang=zh]), hr ~ [lang=en] ~ .sources span[lang]:not([lang=en]),
hr ~ [lang=vi] ~ .sources span[lang]:not([lang=vi]),
hr ~ [lang=zh] ~ .sources span[lang]:not([lang=zh]) { display: none; }
.wrong::before { content: "✗ "; color: #b3261e; }
.right::before { content: "→ "; color: #1b7f3b; }
.sources, .id { font-size: .8em; opacity: .75; }
"""


def templates() -> list[dict[str, str]]:
    """A template a language. Where its question is empty Anki makes no card."""
    return [{"name": lang, "qfmt": _front(lang), "afmt": _back(lang)} for lang in LANGS]


def _front(lang: Lang) -> str:
    name = f"Question {lang}"
    shown = f'<div class="question" lang="{lang}">{{{{{name}}}}}</div>'
    return f"{{{{#{name}}}}}{shown}{{{{/{name}}}}}"


def _back(lang: Lang) -> str:
    answer, points, pitfalls, more = (f"<div>{{{{{part} {lang}}}}}</div>" for part in PARTS[1:])
    parts = f"{answer}{points}{{{{Formula}}}}{pitfalls}{more}"
    rest = '<div class="sources">{{Sources}}</div><div class="id">{{Id}}</div>'
    return f'{{{{FrontSide}}}}<hr id="answer"><div lang="{lang}">{parts}</div>{rest}'


def note_fields(card: SheetCard, langs: Collection[Lang]) -> list[str]:
    """The fields of a card, in the order of FIELDS; those of languages that are not in `langs`
    are empty."""
    found: dict[str, str] = {"Id": anki_text(card.question.id)}
    for side in card.sides:
        if side.lang not in langs:
            continue
        found |= {f"{part} {side.lang}": text for part, text in _side(side).items()}
    sides = [side for side in card.sides if side.lang in langs] or card.sides[:1]
    found["Formula"] = "".join(_formulas(sides))
    sources = [b for b in card.shared if isinstance(b, Paragraph) and b.role == "source"]
    found["Sources"] = _list("ul", [_source(block, langs) for block in sources])
    if has_answer(card):
        shown = {name: found.get(name, "") for name in READ_BACK}
        word = pack(question_json(card.question), shown)
        found["Sources"] += f'<span {ATTRIBUTE}="{word}"></span>'
    return [found.get(name, "") for name in FIELDS]


def has_answer(card: SheetCard) -> bool:
    """Whether the sheet shows more than the question."""
    return any(side.blocks for side in card.sides)


def note_tags(card: SheetCard) -> list[str]:
    """The tags of the card, its topic, tier and level; Anki parts tags at blanks."""
    question = card.question
    named = (f"topic::{question.topic}", f"tier::{question.tier}", f"level::{question.difficulty}")
    return ["_".join(clean(tag).split()) for tag in (*question.tags, *named) if tag.strip()]


def _side(side: Side) -> Mapping[str, str]:
    texts = dict.fromkeys(PARTS[1:], "")
    before, _, after = side.around_formulas  # which have a field of their own
    for part, blocks in _parts((*before, *after)):
        texts[part] += "".join(html for block in blocks for html in _block(block))
    return {"Question": anki_inlines(side.front), **texts}


def _formulas(sides: Sequence[Side]) -> Iterator[str]:
    """Each formula, in every language whose words differ, and its legend: all languages share the
    field, so that the style sheet hides what is not of the language on the card."""
    rows = ([b for b in side.blocks if isinstance(b, FormulaBlock)] for side in sides)
    for said in zip(*rows, strict=True):
        same = len({block.tex or block.plain for block in said}) == 1
        for block in said[:1] if same else said:
            lang = "" if same else f' lang="{block.lang}"'
            yield f"<p{lang}>{anki_formula(block)}</p>"
        for block in said:
            if block.legend:
                text = anki_inlines(block.legend)
                yield f'<p class="legend" lang="{block.lang}">{text}</p>'


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks under each heading, with the field they belong to."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and run:
            yield _field(run), run
            run = []
        run.append(block)
    if run:
        yield _field(run), run


def _field(run: Sequence[Block]) -> str:
    if not isinstance(run[0], Heading):
        return "Answer"
    if any(isinstance(block, Corrections) for block in run):
        return "Pitfalls"
    lists = [block for block in run if isinstance(block, Listing)]
    return "Key points" if lists and lists[0].role == "points" else "More"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h4>{anki_text(block.text)}</h4>"
        case Paragraph():
            name = "" if block.role == "text" else f' class="{block.role}"'
            text = anki_inlines(block.inlines)
            yield f"<p{name}><b>{text}</b></p>" if block.role == "label" else f"<p{name}>{text}</p>"
        case Listing():
            yield from _points(block)
        case Corrections():
            for item in block.items:
                yield f'<p class="wrong">{anki_inlines(item.wrong)}</p>'
                if item.right:
                    yield f'<p class="right">{anki_inlines(item.right)}</p>'
        case FormulaBlock():  # pragma: no cover - formulas have a field of their own
            yield anki_formula(block)


def _points(block: Listing) -> Iterator[str]:
    """A numbered list. The style sheet draws the mark: nobody who edits a point meets it."""
    if block.legend:
        yield f'<p class="legend">{anki_text(block.legend)}</p>'
    yield "<ol>"
    for at, item in enumerate(block.items):
        mark = ' class="must"' if at in block.marked else ""
        yield f"<li{mark}>{anki_inlines(item)}</li>"
    yield "</ol>"


def _list(tag: str, items: Sequence[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>" if items else ""


def _source(block: Paragraph, langs: Collection[Lang]) -> str:
    """A source, in each of `langs` where they tell it differently."""
    told = {lang: anki_text(text) for lang, text in block.names.items() if lang in langs}
    alike = len(set(told.values())) < 2
    text = next(iter(told.values()), anki_inlines(block.inlines))
    if not alike:
        text = "".join(f'<span lang="{lang}">{name}</span>' for lang, name in told.items())
    return f'<a href="{escape(block.link)}">{text}</a>' if block.link else text
