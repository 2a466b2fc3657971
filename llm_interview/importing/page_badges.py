"""What pages put behind the words of a question: the arrow that unfolds it, a link, how hard it
is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from llm_interview.importing.page_lines import FOLD, Line

MAX_QUESTION = 300
"""Characters of a line that may be a question."""
MIN_FOLDS = 3
"""Lines with an arrow from which an arrow says that a line unfolds what follows."""

MIN_ANCHORS = 2
"""Lines that end with one of these signs from which it is the link to a heading."""

_ANCHORS = " #", " ¶", " §", "\u200b#"
_ARROWS = "▶▷►▸▼▽▾▿△▲⌄⌃›»＋+"
_LEVELS = (
    r"easy|medium|hard|beginner|basic|intermediate|moderate|advanced|expert|junior|middle|senior"
    r"|dễ|trung\s+bình|khó|cơ\s+bản|nâng\s+cao|初级|中级|高级|简单|中等|困难|基础|进阶|簡單|困難"
)
_PICTURES = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_BADGE = re.compile(
    rf"(?:(?<=[?？])\s*[(（\[【]?(?:{_LEVELS})[)）\]】]?"  # What is RAG? easy
    rf"|\s*(?:{_PICTURES}\s*)+(?:{_LEVELS})"  # Explain TF-IDF. 🔥 Hard
    rf"|(?<=[?？])\s*(?:{_PICTURES}\s*)+)$",
    re.IGNORECASE,
)
_LAST = frozenset("ytmdrceễhóno)）]】级单等难础阶單難")
"""What levels end with: most lines end otherwise, and are left alone at once."""


def without_badges(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` whose words end where the question ends; those with an arrow unfold what
    follows."""
    lines = _without_anchors(lines)
    arrows = [_before_arrow(line) for line in lines]
    folds = sum(before != line.text for before, line in zip(arrows, lines, strict=True))
    level = FOLD if folds >= MIN_FOLDS else 0
    return [_without(line, before, level) for before, line in zip(arrows, lines, strict=True)]


def _without_anchors(lines: Sequence[Line]) -> Sequence[Line]:
    """`1.1 Masks #`: the last sign is what one clicks to link to the heading."""
    found = [at for at, line in enumerate(lines) if line.text.endswith(_ANCHORS) and not line.code]
    if len(found) < MIN_ANCHORS:
        return lines
    whole = list(lines)
    for at in found:
        whole[at] = replace(lines[at], text=lines[at].text[:-1].rstrip(" \u200b"))
    return whole


def _before_arrow(line: Line) -> str:
    text = line.text
    if text[-1:] not in _ARROWS or not text or line.code or len(text) > MAX_QUESTION:
        return text
    plain = text.rstrip(_ARROWS + " ")
    return plain if plain[-1:] in ("?", "？", ".", "。") else text


def _without(line: Line, before: str, level: int) -> Line:
    if not before or len(line.text) > MAX_QUESTION or line.code:
        return line
    if before == line.text and before[-1].casefold() not in _LAST and before[-1] < "\u2600":
        return line
    plain = _BADGE.sub("", before)
    heading = line.heading or (level if before != line.text else 0)
    return line if plain == line.text else replace(line, text=plain, heading=heading)
