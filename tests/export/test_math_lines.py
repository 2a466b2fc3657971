"""A formula that is broader than the page goes on on the next line."""

from __future__ import annotations

import pytest

from llm_interview.export.math_breadth import breadth
from llm_interview.export.math_lines import formula_lines
from llm_interview.export.math_tree import Tree, math_tree


def signs(tree: object) -> str:
    match tree:
        case ["symbol" | "upright" | "text" | "name", str(word), *_]:
            return word
        case [str(), *parts]:
            return "".join(map(signs, parts))
        case list(parts):
            return "".join(map(signs, parts))
        case _:
            return ""


def lines(tex: str, room: float) -> list[str]:
    return [signs(line) for line in formula_lines(math_tree(tex), room)]


@pytest.mark.parametrize(
    ("tex", "room", "parts"),
    [
        ("a=b,\\quad c=d,\\qquad e", 4, ["a=b,", "c=d,", "e"]),
        ("a\\,b=c", 0.1, ["ab", "=c"]),
        ("a=b=c\\to d", 0.1, ["a", "=b", "=c", "→d"]),
        ("f(a=b)=c", 0.1, ["f(a=b)", "=c"]),
        ("=a", 0.1, ["=a"]),
        ("\\quad a", 0.1, ["a"]),
        ("\\frac{a=b}{c=d}", 0.1, ["a=bc=d"]),
    ],
)
def test_lines_begin_after_wide_spaces_and_before_relations(
    tex: str, room: float, parts: list[str]
) -> None:
    assert lines(tex, room) == parts


def test_as_much_stands_on_a_line_as_there_is_room_for() -> None:
    tex = "y=a+b=c+d=e+f"
    whole: Tree | None = math_tree(tex)
    room = breadth(whole)
    assert lines(tex, room) == ["y=a+b=c+d=e+f"]
    assert lines(tex, room - 0.1) == ["y=a+b=c+d", "=e+f"]
    assert all(breadth(line) <= room / 2 for line in formula_lines(whole, room / 2))


def test_a_formula_without_a_tree_has_no_lines() -> None:
    assert formula_lines(None, 10) == []
