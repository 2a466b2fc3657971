"""Hints that go step by step: a cue of a key point, its first words, the point itself."""

from __future__ import annotations

from collections.abc import Collection

from llm_interview.core.inline import Inline, parse_inline
from llm_interview.core.langs import Lang, in_lang
from llm_interview.core.locales import is_han
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.search_text import fold

MAX_HINTS = 3
MARKS = {"bold": "**", "code": "`", "math": "$"}
MOST_WORDS = 5
MOST_CHARACTERS = 8
"""First words of a point that are shown: at most so many, and never half of it."""
_LEANING = "一不也都就是有的地得把被对从在和与或而并会能要可用将让给以为这那个每各用先再"
"""Chinese characters that lean on what follows: first words that end in one break off."""


def next_point(question: Question, closed: Collection[str] = ()) -> KeyPoint | None:
    """The most valuable key point that is not `closed`: required before optional, then by weight;
    None where none is left."""
    left = [point for point in question.key_points if point.id not in closed]
    return max(left, key=lambda point: (point.required, point.weight), default=None)


def hint(question: Question, point: KeyPoint, lang: Lang, level: int) -> str:
    """Level 1: a cue of the point; 2: its first words; 3: the point."""
    text = in_lang(point.text, lang)
    if level <= 1:
        return _cue(question, point, lang)
    return first_words(text) if level < MAX_HINTS else text


def _cue(question: Question, point: KeyPoint, lang: Lang) -> str:
    """The shortest cue that the question does not say already; the longest new word of a point
    without cues."""
    asked = fold(in_lang(question.front, lang))
    cues = point.cues.get(lang, ())
    fresh = [cue for cue in cues if fold(cue) not in asked]
    if cues:
        return min(fresh or cues, key=len)
    words = [word.strip(".,;:!?()“”") for word in _pieces(in_lang(point.text, lang))]
    return max((word for word in words if fold(word) not in asked), key=len, default="…") + "…"


def first_words(text: str) -> str:
    """The beginning of `text`: less than half of it, never inside a marked run; of a single word
    nothing."""
    pieces = [piece for run in parse_inline(text) for piece in _run_pieces(run)]
    most = MOST_CHARACTERS if sum(map(is_han, text)) * 2 > len(text) else MOST_WORDS
    kept = min(most, (len(pieces) - 1) // 2) or min(1, len(pieces) - 1)
    begun = "".join(pieces[:kept]).rstrip(" ,;:，、；：")
    if any(map(is_han, text)):
        return (begun.rstrip(_LEANING + " ，、；：") or begun) + "……"
    return begun + " …"


def _run_pieces(run: Inline) -> list[str]:
    """A marked run is one piece, with its marks."""
    mark = MARKS.get(run.kind)
    return [f"{mark}{run.text}{mark}"] if mark else _pieces(run.text)


def _pieces(text: str) -> list[str]:
    """Words with the blank after them; a Chinese character is a piece of its own."""
    cuts = [
        place
        for place in range(1, len(text))
        if text[place - 1] == " " or is_han(text[place]) or is_han(text[place - 1])
    ]
    ends = [*cuts, len(text)]
    return [text[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
