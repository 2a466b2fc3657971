"""Two YAML parsers, one understanding."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from llm_interview.core.errors import Told, told
from llm_interview.core.problems import Problem
from llm_interview.loader import parsing
from llm_interview.loader.event_sources import EventSource, PythonSource, fast_source, slow_source
from llm_interview.loader.guard import decode
from llm_interview.loader.nodes import Entries, Items, Node, Scalar
from llm_interview.loader.parsing import parse

# Not among them: "? " inside an unquoted text of a flow list, which PyYAML's parsers are known to
# read differently.
YAMLISH = st.lists(
    st.sampled_from(
        [
            *("a", "b", "q", ": ", "- ", "\n", "  ", "    ", "[", "]", "{", "}", ",", ", ", '"'),
            *("'", "|", ">", "|\n  ", "# c\n", "\t", "---\n", "...\n", "é", "注", "\\", "1", ":"),
            *(
                "-",
                "q?",
                "é? ",
                "&x ",
                "*x",
                "!t ",
                "%",
                "@",
                "`",
                "~",
                "null",
                "\r\n",
                "\u2028",
                "\x85",
                " #",
            ),
        ]
    ),
    max_size=24,
).map("".join)


def guarded(text: str) -> str | None:
    decoded = decode(text.encode(), "f")
    return decoded if isinstance(decoded, str) else None


@given(YAMLISH)
@example("a:\tb")
@example("- a:\tb\n- c\t")
@example("{a:\tb,\t? c}")
@example("? a\n: b")
@example("a: |#\n  b")
@example("a: >-# c\n  b")
@example("a: \x85b\u2028c")
@example("{vi: LoRA là gì?, zh: 什么？}")
@example("[a??, b? c]")
@example("\ue000?")
def test_both_parsers_refuse_the_same_files_and_read_the_others_alike(text: str) -> None:
    safe = guarded(text)
    if safe is not None:
        fast, slow = parse(safe, "f", fast_source), parse(safe, "f", slow_source)
        assert bool(fast[1]) == bool(slow[1])
        if not fast[1]:
            assert list(map(plain, fast[0])) == list(map(plain, slow[0]))


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_a_finding(raw: bytes) -> None:
    text = decode(raw, "f")
    if isinstance(text, Problem):
        assert text.code in ("C003", "C004")
    else:
        parse(text, "f")


def plain(node: Node) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Items(items=items):
            return [plain(item) for item in items]
        case Entries(entries=entries):
            return [(key.value, plain(value)) for key, value in entries]


def test_nothing_is_interpreted() -> None:
    (node,), _ = parse("a: [1, no, 12:30, 2024-01-01, .nan, 010, null]\n<<: x\na: y", "f")
    assert plain(node) == [
        ("a", ["1", "no", "12:30", "2024-01-01", ".nan", "010", "null"]),
        ("<<", "x"),
        ("a", "y"),
    ]


def test_places_count_lines_and_characters_from_one() -> None:
    (node,), _ = parse("注: 意\n力:\n  - x\n", "f")
    assert isinstance(node, Entries)
    (_, first), (key, second) = node.entries
    assert (first.line, first.column) == (1, 4)
    assert (key.line, key.column) == (2, 1)
    assert (second.line, second.column) == (3, 3)


def test_a_mistake_keeps_the_documents_and_cards_before_it() -> None:
    documents, problems = parse("a: b\n---\n- c: d\n- e: [", "f")
    assert [plain(node) for node in documents] == [[("a", "b")], [[("c", "d")]]]
    assert [p.code for p in problems] == ["C004"]


def test_a_mistake_keeps_the_cards_of_a_map_but_never_half_a_card() -> None:
    documents, _ = parse("lang: vi\ncards:\n  - q: a\n  - q: [", "f")
    assert [plain(node) for node in documents] == [[("lang", "vi"), ("cards", [[("q", "a")]])]]
    assert parse("tags:\n  - a\n  - [", "f")[0] == ()
    assert parse("q: a\na: [", "f")[0] == ()


def test_limits_hold_at_the_value_after_the_last_allowed_one() -> None:
    depth = parsing.MAX_DEPTH
    assert not parse("[" * depth + "]" * depth, "f")[1]
    assert parse("[" * (depth + 1) + "]" * (depth + 1), "f")[1][0].code == "C006"
    assert not parse("x" * parsing.MAX_SCALAR, "f")[1]
    assert parse("x" * (parsing.MAX_SCALAR + 1), "f")[1][0].code == "C006"
    assert not parse("[" + "a," * (parsing.MAX_NODES - 1) + "]", "f")[1]
    assert parse("[" + "a," * parsing.MAX_NODES + "]", "f")[1][0].code == "C006"


def test_without_libyaml_the_python_parser_is_used() -> None:
    with patch.object(yaml, "CSafeLoader", None):
        assert isinstance(fast_source("a"), PythonSource)


@pytest.mark.parametrize("source", [fast_source, slow_source])
@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("q: a: b", "colon"),
        ("q: 'a", "quote"),
        ("q: @a", "start"),
        ("- q: x\n a: y", "indent"),
        ("q: a\n- b", "indent"),
        ("q: a\nb\n", "key"),
        ('q: "\\sum"', "tex"),
        ("q: [a, b\n", "bracket"),
        ("q: {a: b\n", "bracket"),
        ("- a: - b", "item"),
        ("q: |a\n  b", "block"),
        ("q: *", "sign"),
        ("q: &", "sign"),
        ("{a: b}}", "rest"),
    ],
)
def test_a_mistake_in_yaml_is_told_with_the_way_out(
    text: str, hint: str, source: Callable[[str], EventSource]
) -> None:
    (found,) = parse(text, "f", source)[1]
    assert isinstance(found.said, Told)
    assert found.said.values["hint"] == told(f"C004_hint_{hint}")
