"""The template of a new card and what is kept of it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from llm_interview.core.card_template import (
    as_item,
    card_template,
    first_words,
    is_untouched,
    with_id,
    written,
    yaml_text,
)
from llm_interview.core.langs import LANGS, Lang
from llm_interview.loader.nodes import Entries
from llm_interview.loader.parsing import parse
from llm_interview.terminal.catalog import Catalog

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXT)
@example("null")
@example("no")
@example("1e5")
@example("12:30")
@example("[/INST] # not a comment: it's \\theta\t'\"")
@example("\u2028\x85\x00\x1b]52;c;x\x07\U0001f600")
@example("---")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    line = yaml_text(text)
    assert "\n" not in line
    assert yaml.safe_load(f"- {line}\n") == [text]


@given(st.text(max_size=20))
def test_half_a_character_does_not_break_a_file(text: str) -> None:
    assert isinstance(yaml.safe_load(yaml_text(text)), str)


@given(TEXT, st.text(max_size=80), st.sampled_from(LANGS))
def test_whatever_the_notes_and_the_topic_say_the_template_is_one_map(
    topic: str, notes: str, lang: Lang
) -> None:
    told = notes.replace("\r", "\n").split("\n")
    say = Catalog(lang)
    template = card_template(
        lambda key: "\n".join([say(key), *(part for part in told if part.isprintable())]),
        topic=topic,
    )
    found = yaml.safe_load(template.text)
    expected: dict[str, object] = {"id": None, "tags": [], "question": "", "answer": ""}
    assert found == (expected | {"topic": topic} if topic else expected)


@pytest.mark.parametrize("lang", LANGS)
def test_the_cursor_stands_where_the_question_goes(lang: Lang) -> None:
    template = card_template(Catalog(lang), topic="systems")
    lines = template.text.split("\n")
    assert lines[template.line - 2] == "question: >-"
    assert lines[template.line - 1] == "  "


@pytest.mark.parametrize("lang", LANGS)
def test_an_author_who_writes_nothing_has_written_nothing(lang: Lang) -> None:
    text = card_template(Catalog(lang), topic="systems").text
    assert is_untouched(text, text)
    assert is_untouched(text.replace("  \n", "\n\n"), text)
    assert is_untouched("", text) is False
    assert not is_untouched(text.replace(">-\n  ", ">-\n  Why?", 1), text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_of_key_points_works_once_its_signs_are_taken_away(lang: Lang) -> None:
    text = card_template(Catalog(lang)).text
    head, _, points = text.partition("# key_points:")
    found = yaml.safe_load(head + "key_points:" + points.replace("\n# ", "\n"))
    assert [bool(point.get("required")) for point in found["key_points"]] == [True, False]


PRINTED = st.text(st.characters(min_codepoint=33, categories=["L", "N", "P", "S"]), min_size=1)


@given(st.lists(PRINTED, min_size=1))
def test_the_notes_go_and_every_line_of_the_author_stays(lines: list[str]) -> None:
    template = card_template(Catalog("en")).text
    body = "\n".join(f"  {line}" for line in lines)
    kept = written(template.replace("answer: >-\n  ", f"answer: >-\n{body}"), template)
    assert all(f"  {line}".rstrip() in kept.split("\n") for line in lines)
    assert Catalog("en")("template_answer") not in kept


def test_a_comment_of_the_author_stays() -> None:
    template = card_template(Catalog("en")).text
    assert "# mine" in written(template + "# mine\n", template)


def test_an_open_id_is_filled_in_and_a_written_one_left_alone() -> None:
    assert with_id("id:\nq: a\n", "what-is-it") == "id: what-is-it\nq: a\n"
    assert with_id("id: mine\nq: a\n", "other") == "id: mine\nq: a\n"
    assert with_id("id:   \n", "null") == 'id: "null"\n'


@given(TEXT, TEXT, st.integers(0, 8))
def test_a_card_as_an_item_says_the_same(question: str, answer: str, indent: int) -> None:
    card = f"q: {yaml_text(question)}\na: {yaml_text(answer)}\nlong: >-\n  one\n\n  two: [x\n"
    (alone,), _ = parse(card, "")
    (listed,), _ = parse("list:\n" + as_item(card, indent), "")
    assert isinstance(alone, Entries)
    assert yaml.safe_load(card) == yaml.safe_load("x:\n" + as_item(card, indent))["x"][0]
    assert isinstance(listed, Entries)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# note\nid:\nquestion: >-\n  Why  so?\n\nanswer: x", "Why so?"),
        ("question: What is X?\n", "What is X?"),
        ("q: '什么是 X？'", "什么是 X？"),
        ("question:\n  en: Why?\n  vi: Vì sao?", "Why?"),
        ("id: x\nquestion: >-\n\nanswer: >-\n  so", "id: x"),
        ("- [ nonsense", "- [ nonsense"),
        ("# only notes\n\n", ""),
        ("", ""),
    ],
)
def test_the_first_words_of_a_card_that_need_not_be_whole(text: str, words: str) -> None:
    assert first_words(text) == words


@given(st.text(max_size=60))
def test_first_words_are_one_line_of_anything(text: str) -> None:
    assert "\n" not in first_words(text)
