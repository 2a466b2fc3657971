"""Formulas over several lines: broken where a person would break them, before a relation or an
operator or after a comma, and never inside a name."""

from __future__ import annotations

from rich.cells import cell_len

from llm_interview.terminal.lines import Screen, paragraph

RELATIONS = frozenset("=≈≤≥<>∝→←∼≡≠∈⇒")
OPERATORS = frozenset("+−·×∑∏∫")
OPEN, CLOSE = frozenset("([{⟨‖⌈⌊"), frozenset(")]}⟩⌉⌋")
INDENT = 2
ENOUGH = 0.35
"""Share of a line from which a better place is worth a shorter line."""


def formula_screen(text: str, width: int) -> Screen:
    """The lines of a formula, further ones indented; one in words of Chinese breaks like text."""
    if any(cell_len(char) == 2 for char in text):
        return paragraph([(text, "math")], width, rest=" " * INDENT)
    lines: list[str] = []
    rest = text.strip()
    while rest:
        indent = " " * INDENT if lines else ""
        end = _end(rest, width - len(indent))
        lines.append(indent + rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [((line, "math"),) for line in lines]


def _end(text: str, width: int) -> int:
    """Where a line ends: all of it where it fits; else the best place, of those the last."""
    reach = _reach(text, width)
    if reach == len(text):
        return reach
    ranks = _ranks(text, reach)
    late = [place for place in ranks if place >= ENOUGH * reach] or list(ranks)
    if late:
        return max(late, key=lambda place: (-ranks[place], place))
    return _between_names(text, reach)


def _reach(text: str, width: int) -> int:
    cells = 0
    for place, char in enumerate(text):
        cells += cell_len(char)
        if cells > width and place:
            return place
    return len(text)


def _ranks(text: str, reach: int) -> dict[int, int]:
    """Places where a line may end, the better the smaller the number: outside brackets before
    inside, after a comma before a relation, that before an operator."""
    ranks: dict[int, int] = {}
    depth = 0
    for place, char in enumerate(text[: reach + 1]):
        before = text[place - 1] if place else ""
        if place and before == " " and text[:place].rstrip()[-1:] in (",", ";"):
            ranks[place] = 3 * depth
        elif place and char in RELATIONS and before not in RELATIONS:
            ranks[place] = 3 * depth + 1
        elif place and char in OPERATORS and before not in OPEN:
            ranks[place] = 3 * depth + 2
        depth += (char in OPEN) - (char in CLOSE)
    return ranks


def _between_names(text: str, reach: int) -> int:
    """The last place up to `reach` beside a bracket, a slash or a space; none of them: `reach`."""
    for place in range(reach, 1, -1):
        if text[place] in OPEN and not (text[place - 1].isalnum() or text[place - 1] in "_^"):
            return place
        if text[place - 1] in CLOSE and text[place] not in CLOSE and text[place].isalnum():
            return place
        if text[place] in "/ ":
            return place
    return reach
