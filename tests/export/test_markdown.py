"""Study sheets as Markdown and JSON."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.langs import Lang
from llm_interview.core.questions import Formula, Question, Source
from llm_interview.core.sheets import Sheet, build_sheet
from llm_interview.core.topics import TopicNames
from llm_interview.export.json_sheet import to_json
from llm_interview.export.markdown import to_markdown
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from tests.export.payloads import HTML
from tests.export.sheets import filled, make_sheet


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
        label=lambda lang, part, /, **values: Catalog(lang)(part, **values),
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
    assert "\n## 注意力\n" in text
    assert f"\n## {card.topic}\n" in to_markdown(make_sheet([card], "vi", topics={})).decode()


def test_sources_are_one_list_with_links_below_a_heading(card: Question) -> None:
    sources = (
        Source(id="a", title="A [x] paper", year=2017, arxiv="1706.03762", where="section 3"),
        Source(id="b", title="A_page_", year=None, url="https://example.org/a_b_c?d=1*2*"),
        Source(id="c", title="A file", year=2020, url="javascript:alert(1)"),
    )
    text = to_markdown(make_sheet([replace(card, sources=sources)], "zh", "en")).decode()
    assert (
        "\n\n#### 来源\n\n"
        "- A [x] paper (2017) · "
        "[arXiv:1706.03762](https://arxiv.org/abs/1706.03762) · 第 3 节\n"
        "- A_page_ · <https://example.org/a_b_c?d=1*2*>\n"
        "- A file (2020) · javascript:alert(1)\n\n"
    ) in text


def test_formulas_stand_between_the_points_and_the_example_in_each_language(
    card: Question,
) -> None:
    text = to_markdown(make_sheet([card], "vi", "en")).decode()
    parts = re.findall(r"^#### (.+)$", text, re.MULTILINE)
    assert parts[1:4] == ["Ý chính", "Công thức", "Ví dụ tính tay"]
    assert parts[7:10] == ["Key points", "Formula", "Worked example"]
    assert text.count("\n#### Công thức\n\n$$") == text.count("\n#### Formula\n\n$$") == 1


def test_a_formula_without_tex_is_shown_as_its_author_wrote_it(card: Question) -> None:
    plain = replace(card, formula=(Formula(id="f", tex="", plain="a_1 * b_1"),), sources=())
    text = to_markdown(make_sheet([plain], "en")).decode()
    assert "\n#### Formula\n\n`a_1 * b_1`\n\n#### Worked example\n" in text


def test_a_formula_in_which_a_tag_may_begin_is_code_like_all_others(card: Question) -> None:
    plain = replace(
        card, formula=(Formula(id="f", tex="", plain="P(x | x_<t) over V' >= p"),), sources=()
    )
    text = to_markdown(make_sheet([plain], "en")).decode()
    assert "\n`P(x | x_< t) over V' >= p`\n" in text
    assert "<code>" not in text


def test_a_formula_stands_in_its_plain_form_as_well(card: Question) -> None:
    (formula,) = card.formula
    text = to_markdown(make_sheet([card], "en")).decode()
    assert f"$$\n{formula.tex}\n$$\n\n`{formula.plain}`\n" in text
    alone = replace(card, formula=(replace(formula, plain=""),), sources=())
    assert "\n$$\n\n#### Worked example\n" in to_markdown(make_sheet([alone], "en")).decode()


@pytest.mark.parametrize("plain", ["`", "a`b", "``<b>x</b>``", "` <script> ``` `"])
def test_no_backtick_ends_a_plain_formula_early(card: Question, plain: str) -> None:
    odd = replace(card, formula=(Formula(id="f", tex="a<b>c", plain=plain),))
    tokens = MarkdownIt().parse(to_markdown(make_sheet([odd], "en")).decode())
    runs = [run for token in tokens for run in token.children or ()]
    tags = {run.content for run in runs if run.type == "html_inline"}
    assert tags == {"<small>", "</small>", '<a id="attn-scale">', "</a>"}
    shown = MarkdownIt().render(to_markdown(make_sheet([odd], "en")).decode())
    parted = re.sub(r"<(?=[a-z/])", "< ", plain)
    assert f"<code>{html.escape(parted, quote=False)}</code>" in shown


OURS = {"<small>", "</small>", "<strong>", "</strong>", "<code>", "</code>", "</a>"}


@pytest.mark.parametrize("at", range(10))
def test_no_payload_is_a_tag_or_a_link_in_any_field(at: int) -> None:
    for payload in HTML[at::10]:
        written = to_markdown(make_sheet([filled(payload)], title=payload, topics={})).decode()
        assert "<script" not in written.lower()
        tokens = MarkdownIt("commonmark").parse(written)
        assert "html_block" not in {token.type for token in tokens}
        runs = [run for token in tokens for run in token.children or ()]
        tags = {run.content for run in runs if run.type == "html_inline"} - OURS
        assert all(re.fullmatch(r'<a id="[\w.-]+">', tag) for tag in tags)
        links = [run.attrGet("href") for run in runs if run.type == "link_open"]
        assert all(re.fullmatch(r"#[\w.%-]+|https?://.*", str(link)) for link in links)


def test_questions_are_numbered_throughout_in_the_contents_and_below(card: Question) -> None:
    other = replace(card, id="b", topic="search", front={"en": "1. [x] or **y**?"})
    text = to_markdown(make_sheet([card, other], "en", topics={})).decode()
    assert "\n**attn**\n\n1. [Why does" in text
    assert "\n**search**\n\n2. [1. [x] or **y**?](#b)\n" in text
    assert "\n### 1. Why does" in text
    assert "\n### 2. 1. [x] or **y**?\n" in text
    shown = MarkdownIt().render(text)
    assert '<ol start="2">\n<li><a href="#b">1. [x] or <strong>y</strong>?</a></li>' in shown


def test_questions_alone_need_no_contents(card: Question) -> None:
    sheet_of_two = make_sheet([card, replace(card, id="b")], "en", answers=False, topics={})
    assert re.search(r"cards\n\n## attn\n", to_markdown(sheet_of_two).decode())


def test_one_topic_needs_no_name_in_the_contents(card: Question) -> None:
    text = to_markdown(make_sheet([card, replace(card, id="b")], "en", topics={})).decode()
    assert "**attn**" not in text
    assert re.search(r"cards\n\n1\. \[Why.*\n2\. \[Why", text)


def test_a_rule_stands_between_the_cards_of_a_topic(card: Question) -> None:
    cards = [card, replace(card, id="b"), replace(card, id="c", topic="search")]
    text = to_markdown(make_sheet(cards, "en")).decode()
    assert text.count("\n\n---\n\n") == 1
    assert MarkdownIt().render(text).count("<hr />") == 1


def test_a_pitfall_and_its_correction_are_one_item(card: Question) -> None:
    shown = MarkdownIt().render(to_markdown(make_sheet([card], "en")).decode())
    assert re.search(r"<li>✗ [^<]+<br />\n→ [^<]+</li>", shown)
    (pitfall,) = card.pitfalls
    alone = replace(card, pitfalls=(replace(pitfall, right={}),))
    assert "- ✗ We divide by the model dimension.\n\n" in (
        to_markdown(make_sheet([alone], "en")).decode()
    )


def test_points_that_must_be_said_are_marked_and_the_mark_explained(card: Question) -> None:
    first, *rest = card.key_points
    mixed = (replace(first, required=True), *(replace(p, required=False) for p in rest))
    text = to_markdown(make_sheet([replace(card, key_points=mixed)], "vi")).decode()
    assert f"#### Ý chính\n\n<small>★ ý bắt buộc</small>\n\n1. ★ {first.text['vi']}\n2. " in text
    assert text.count("★") == 2
    none = tuple(replace(point, required=False) for point in card.key_points)
    assert "★" not in to_markdown(make_sheet([replace(card, key_points=none)], "vi")).decode()


def test_other_ways_to_ask_stand_below_the_question(card: Question) -> None:
    asked = replace(card, variants={"zh": ("为什么*除*？", "不除 $x$ 呢？")})
    text = to_markdown(make_sheet([asked], "zh", "en")).decode()
    assert "？\n\n也会这样问：为什么\\*除\\*？ · 不除 $x$ 呢？\n\n#### 参考答案\n\n" in text
    assert "Also asked" not in text
    assert "也会" not in to_markdown(make_sheet([asked], "zh", answers=False)).decode()


def test_a_level_and_tier_nobody_named_are_told_as_they_are(card: Question) -> None:
    odd = replace(card, tier="odd_", tags=(), as_of=None, difficulty=3)
    text = to_markdown(make_sheet([odd], "vi")).decode()
    assert text.endswith("<small>odd_ · mức 3/3 · attn-scale</small>\n")


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
