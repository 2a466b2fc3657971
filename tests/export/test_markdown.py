"""Study sheets as Markdown and JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.inline import Inline, parse_inline
from llm_interview.core.questions import Formula, Lang, Question, Source
from llm_interview.core.sheets import Sheet, build_sheet
from llm_interview.core.topics import TopicNames
from llm_interview.export.json_sheet import to_json
from llm_interview.export.markdown import escape, inline, to_markdown
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from tests.export.sheets import make_sheet


@pytest.fixture(scope="module")
def card() -> Question:
    shipped = Path(__file__).resolve().parent.parent / "data"
    return load_library((), shipped=shipped).questions[0]


def sheet(card: Question, *langs: Lang, answers: bool = True) -> Sheet:
    return build_sheet(
        [card],
        title="Sheet",
        day=date(2026, 11, 22),
        langs=langs,
        label=lambda lang, part: Catalog(lang)(part),
        answers=answers,
    )


def test_a_sheet_in_two_languages(card: Question, snapshot: SnapshotAssertion) -> None:
    assert to_markdown(sheet(card, "vi", "zh")).decode() == snapshot


def test_the_same_sheet_gives_the_same_bytes(card: Question) -> None:
    assert to_markdown(sheet(card, "en")) == to_markdown(sheet(card, "en"))


def test_questions_only_leaves_the_answers_out(card: Question) -> None:
    text = to_markdown(sheet(card, "en", answers=False)).decode()
    assert "Why does attention" in text
    assert "variance" not in text


def test_topics_are_called_by_their_names_in_the_first_language(card: Question) -> None:
    named: TopicNames = {card.topic: {"en": "Attention", "zh": "注意力"}}
    text = to_markdown(make_sheet([card], "zh", "en", topics=named)).decode()
    assert "\n- 注意力\n" in text
    assert "\n## 注意力\n" in text
    assert f"\n## {card.topic}\n" in to_markdown(make_sheet([card], "vi", topics={})).decode()


def test_sources_are_one_list_with_links_below_a_heading(card: Question) -> None:
    sources = (
        Source(id="a", title="A [x] paper", year=2017, arxiv="1706.03762", where="section 3"),
        Source(id="b", title="A_page_", year=None, url="https://example.org/a_b_c?d=1*2*"),
        Source(id="c", title="A file", year=2020, url="javascript:alert(1)"),
    )
    text = to_markdown(make_sheet([replace(card, sources=sources)], "zh", "en")).decode()
    assert text.endswith(
        "#### 来源\n\n"
        "- A \\[x\\] paper (2017) · "
        "[arXiv:1706.03762](https://arxiv.org/abs/1706.03762) · section 3\n"
        "- A_page\\_ · <https://example.org/a_b_c?d=1*2*>\n"
        "- A file (2020) · javascript:alert(1)\n"
    )


def test_formulas_stand_below_a_heading_in_the_first_language(card: Question) -> None:
    text = to_markdown(make_sheet([card], "vi", "en")).decode()
    assert "\n#### Công thức\n\n$$" in text


def test_a_formula_without_tex_is_shown_as_its_author_wrote_it(card: Question) -> None:
    plain = replace(card, formula=(Formula(id="f", tex="", plain="a_1 * b_1"),), sources=())
    text = to_markdown(make_sheet([plain], "en")).decode()
    assert text.endswith("\n#### Formula\n\n`a_1 * b_1`\n")


def test_every_entry_of_the_contents_leads_to_an_anchor(card: Question) -> None:
    text = to_markdown(sheet(card, "en")).decode()
    assert "(#attn-scale)" in text
    assert '<a id="attn-scale"></a>' in text


def test_json_holds_the_whole_card_in_the_chosen_languages(card: Question) -> None:
    document = json.loads(to_json(sheet(card, "vi")))
    entry = document["cards"][0]
    assert document["schema"] == 1
    assert list(entry["question"]) == ["vi"]
    assert entry["key_points"][0]["text"] == {"vi": "Phương sai của q·k bằng d_k."}
    assert entry["sources"][0]["arxiv"] == "1706.03762"


def test_a_card_without_the_language_is_shown_in_one_it_has(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("q: What is it?\na: A thing.\n", "utf-8")
    only_english = load_library((), shipped=tmp_path).questions[0]
    assert "A thing" in to_markdown(sheet(only_english, "zh")).decode()


def rendered(markdown: str) -> str:
    tokens = MarkdownIt().parse(markdown)
    children = [child for token in tokens for child in token.children or ()]
    return "".join(child.content or " " for child in children)


@given(st.text(alphabet="ab*_`[]<>&|~$\\#-+1.() !", min_size=1, max_size=30))
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    shown = rendered(inline((Inline(text),)))
    assert " ".join(shown.split()) == " ".join(text.split())


def test_a_script_in_a_card_stays_text() -> None:
    assert "<script" not in escape("<script>alert(1)</script>").replace("\\<", "")


def test_inline_kinds_keep_their_marks() -> None:
    assert inline(parse_inline("**a** `b*` $c_1$ d*")) == "**a** `b*` $c_1$ d\\*"
