"""The fields of a card: one description that reading, checking and the JSON Schema share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from llm_interview.core.langs import KINDS, TIERS

Form = Literal[
    "text",  # one text without language
    "texts",  # a text, or a map of texts by language
    "lists",  # a text, a list of texts, or a map of lists by language
    "id",
    "ids",  # a list, or one text with commas
    "words",  # the same, kept as written
    "integer",
    "number",
    "boolean",
    "choice",
    "date",
    "lang",
    "groups",  # a list of lists of words
    "record",
    "records",  # a list of records, or one record
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """How one field may be written. `short` is what a bare text in place of a record means."""

    form: Form
    about: str
    needed: bool = False
    aliases: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)
    short: str = ""


Fields = Mapping[str, Field]

FACT: Final[Fields] = {
    "value": Field(form="text", about="The number, as text.", needed=True),
    "unit": Field(form="text", about="Its unit."),
    "accept": Field(form="words", about="Other ways to write it that are right."),
    "reject": Field(form="words", about="Numbers people confuse it with."),
}

KEY_POINT: Final[Fields] = {
    "id": Field(form="id", about="Unique among key points, pitfalls and follow-ups."),
    "weight": Field(form="number", about="Share of the score; all add up to 100.", low=0, high=100),
    "required": Field(form="boolean", about="Without it the answer is not correct."),
    "polarity": Field(
        form="choice",
        about="any: the problem and its avoidance both count.",
        values=("stated", "any"),
    ),
    "text": Field(form="texts", about="The claim, as one sentence.", needed=True),
    "cues": Field(form="lists", about="Words that signal the point."),
    "accept": Field(form="lists", about="Whole other wordings that count."),
    "groups": Field(form="groups", about="All groups must occur, of each one word; @ = concept."),
    "fact": Field(form="record", about="A number the point stands on.", fields=FACT, short="value"),
    "contradictions": Field(form="lists", about="What says the contrary: swapped, or denied."),
}

REFERENCE_POINT: Final[Fields] = {
    **{name: field for name, field in KEY_POINT.items() if name != "required"},
    "weight": Field(
        form="number", about="As beside the key points; default: the heaviest.", low=0, high=100
    ),
}
"""It is required wherever it is asked for, and its weight adds to nothing."""

PITFALL: Final[Fields] = {
    "id": Field(form="id", about="Unique among key points, pitfalls and follow-ups."),
    "wrong": Field(form="texts", about="What a candidate really says.", needed=True),
    "right": Field(form="texts", about="The correction.", needed=True),
}

FOLLOW_UP: Final[Fields] = {
    "id": Field(form="id", about="Unique among key points, pitfalls and follow-ups."),
    "q": Field(form="texts", about="The next question.", needed=True, aliases=("question",)),
    "a": Field(form="texts", about="Its answer.", needed=True, aliases=("answer",)),
}

FORMULA: Final[Fields] = {
    "id": Field(form="id", about="Unique among the formulas of the card."),
    "tex": Field(form="text", about="LaTeX, in single quotes or a block.", needed=True),
    "plain": Field(form="text", about="The same, readable in a terminal."),
    "words": Field(form="records", about="Words that stand in it, each a text by language."),
    "legend": Field(form="texts", about="What its letters mean."),
}

CHECK: Final[Fields] = {
    "expr": Field(form="text", about="Arithmetic: + - * / ^ ( ) and named functions.", needed=True),
    "value": Field(form="number", about="What it should give.", needed=True),
    "tol": Field(form="number", about="How far it may be off.", low=0),
}

WORKED_EXAMPLE: Final[Fields] = {
    "setup": Field(form="texts", about="The inputs.", needed=True),
    "steps": Field(form="records", about="The steps, each a text by language."),
    "checks": Field(form="records", about="Numbers that are recomputed.", fields=CHECK),
}

SOURCE: Final[Fields] = {
    "id": Field(form="id", about="Unique among the sources of the card."),
    "title": Field(form="text", about="Title as published.", needed=True),
    "year": Field(form="integer", about="Year of publication.", low=1600, high=2200),
    "arxiv": Field(form="text", about="arXiv number, quoted: '1706.03762'."),
    "url": Field(form="text", about="Where it can be read."),
    "where": Field(form="text", about="Section, equation or table."),
    "supports": Field(form="ids", about="Ids of key points, pitfalls and follow-ups it proves."),
    "checked": Field(form="boolean", about="false: nobody has compared it with the source yet."),
}

ASKED: Final[Fields] = {
    "ref": Field(form="text", about="One of seed_refs.", needed=True),
    "points": Field(form="ids", about="The points its question requires.", needed=True),
}

CARD: Final[Fields] = {
    "id": Field(form="id", about="Lower-case letters, digits, Han, hyphens; stable for ever."),
    "topic": Field(form="id", about="The deck it belongs to; default: its folder or file."),
    "tags": Field(form="words", about="Labels across decks."),
    "kind": Field(form="choice", about="What the question asks for.", values=KINDS),
    "difficulty": Field(
        form="integer",
        about="1 phone screen, 2 technical round, 3 specialist.",
        aliases=("level",),
        low=1,
        high=3,
    ),
    "tier": Field(form="choice", about="How much it matters.", values=TIERS),
    "as_of": Field(form="date", about="Day its facts were checked, YYYY-MM-DD."),
    "volatile": Field(form="boolean", about="true: names products, versions or records."),
    "lang": Field(form="lang", about="Language of plain texts: en, vi or zh; default: detected."),
    "seed_refs": Field(form="words", about="Questions of other collections it answers."),
    "asked": Field(
        form="records", about="Where a seed reference requires other key points.", fields=ASKED
    ),
    "errata": Field(form="words", about="Known mistakes it avoids."),
    "after": Field(form="ids", about="Cards to learn first."),
    "replaces": Field(form="ids", about="Cards whose history it takes over."),
    "front": Field(
        form="texts",
        about="The question as an interviewer says it.",
        needed=True,
        aliases=("question", "q"),
    ),
    "variants": Field(form="lists", about="Other wordings of the question."),
    "spoken": Field(
        form="texts",
        about="The model answer, to be said in twenty seconds.",
        needed=True,
        aliases=("answer", "a"),
    ),
    "key_points": Field(
        form="records",
        about="What a good answer must say.",
        aliases=("points",),
        fields=KEY_POINT,
        short="text",
    ),
    "reference_points": Field(
        form="records",
        about="Points that count only where a reference asks for them.",
        fields=REFERENCE_POINT,
        short="text",
    ),
    "contradictions": Field(form="lists", about="Claims that make an answer wrong."),
    "formula": Field(
        form="records", about="What to write on the board.", fields=FORMULA, short="tex"
    ),
    "worked_example": Field(form="record", about="A numeric case.", fields=WORKED_EXAMPLE),
    "pitfalls": Field(form="records", about="Wrong claims people make.", fields=PITFALL),
    "follow_ups": Field(form="records", about="What is asked next.", fields=FOLLOW_UP),
    "sources": Field(form="records", about="Proof, primary first.", fields=SOURCE, short="title"),
    "derived": Field(form="ids", about="Ids that follow from a definition and need no source."),
    "notes": Field(form="text", about="For authors; never shown in a session."),
}

FILE: Final[Fields] = {
    "cards": Field(form="records", about="The cards of this file.", needed=True, fields=CARD),
    "lang": CARD["lang"],
    "topic": CARD["topic"],
    "tags": Field(form="words", about="Labels every card of the file gets."),
}
