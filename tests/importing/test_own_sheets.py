"""Sheets that this program wrote come back card by card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from llm_interview.core.card_json import question_json
from llm_interview.core.formula_words import formula_in
from llm_interview.core.langs import LANGS, TIERS, Lang, TextLists, Texts
from llm_interview.core.questions import Asked, Fact, Formula, Question
from llm_interview.core.sheets import build_sheet
from llm_interview.export.json_sheet import to_json
from llm_interview.export.markdown import to_markdown
from llm_interview.importing.cards import to_cards
from llm_interview.importing.formats import detect, read_as
from llm_interview.importing.sheet_formulas import FORMULAS
from llm_interview.importing.sheet_markdown import ANSWERS, ASKED, KEY_POINTS
from llm_interview.importing.sheet_markdown import TIERS as TIER_WORDS
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from tests.importing.reading import loaded

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return load_library((), shipped=DATA).questions


def sheet(questions: tuple[Question, ...], form: str, langs: tuple[Lang, ...] = LANGS) -> str:
    made = build_sheet(
        questions,
        title="Sheet",
        day=date(2026, 11, 22),
        langs=langs,
        label=lambda lang, part, /, **values: Catalog(lang)(part, **values),
    )
    return ({"json": to_json, "md": to_markdown}[form])(made).decode()


def test_our_own_json_comes_back_identical(questions: tuple[Question, ...], tmp_path: Path) -> None:
    read = read_as("json", sheet(questions, "json"), "sheet.json")
    again = loaded(to_cards(read, name="sheet", lang=None), tmp_path / "deck")
    assert [question_json(one) for one in again] == [question_json(one) for one in questions]


@pytest.mark.parametrize("langs", [("en",), ("zh",), ("vi", "en"), LANGS], ids="-".join)
def test_a_sheet_in_some_languages_comes_back_as_the_same_sheet(
    questions: tuple[Question, ...], langs: tuple[Lang, ...], tmp_path: Path
) -> None:
    written = sheet(questions, "json", langs)
    drafted = to_cards(read_as("json", written, "sheet.json"), name="sheet", lang=None)
    assert sheet(tuple(loaded(drafted, tmp_path / "deck")), "json", langs) == written


@pytest.fixture
def referenced(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """A card with points that only a reference asks for."""
    first = questions[0].key_points[0]
    points = (
        replace(first, id="only", weight=60.0, required=False, accept={"en": ("so it is",)}),
        replace(first, id="fact", weight=25.0, required=False, fact=Fact(value="4", unit="x")),
    )
    asked = (Asked(ref="ai-blog-2237#121", points=("only", "fact")),)
    return (replace(questions[0], reference_points=points, asked=asked), *questions[1:])


@pytest.mark.parametrize("langs", [("en",), LANGS], ids="-".join)
def test_points_that_only_a_reference_asks_for_come_back_from_json(
    referenced: tuple[Question, ...], langs: tuple[Lang, ...], tmp_path: Path
) -> None:
    written = sheet(referenced, "json", langs)
    drafted = to_cards(read_as("json", written, "sheet.json"), name="sheet", lang=None)
    again = tuple(loaded(drafted, tmp_path / "deck"))
    assert sheet(again, "json", langs) == written
    assert [point.id for point in again[0].reference_points] == ["only", "fact"]
    assert again[0].asked == referenced[0].asked
    if langs == LANGS:
        assert again[0].reference_points == referenced[0].reference_points


def test_no_other_sheet_has_points_that_only_a_reference_asks_for(
    questions: tuple[Question, ...], referenced: tuple[Question, ...]
) -> None:
    assert sheet(referenced, "md") == sheet(
        (replace(referenced[0], asked=()), *questions[1:]), "md"
    )
    plain = replace(referenced[0], reference_points=())
    assert sheet(referenced, "md") == sheet((plain, *questions[1:]), "md")


def test_key_points_are_called_so_in_sheets() -> None:
    assert {Catalog(lang)("key_points") for lang in LANGS} == KEY_POINTS
    assert {Catalog(lang)("model_answer") for lang in LANGS} == ANSWERS
    assert {Catalog(lang)("sheet_asked") for lang in LANGS} == ASKED
    assert {Catalog(lang)("formula") for lang in LANGS} == FORMULAS
    assert {Catalog(lang)(f"tier_{tier}"): tier for lang in LANGS for tier in TIERS} == TIER_WORDS


def test_our_own_markdown_comes_back_card_by_card(
    questions: tuple[Question, ...], tmp_path: Path
) -> None:
    text = sheet(questions, "md")
    assert detect(text, "sheet.md") == "md"
    drafted = to_cards(read_as("md", text, "sheet.md"), name="sheet", lang=None)
    again = loaded(drafted, tmp_path / "deck")
    for old, new in zip(questions, again, strict=True):
        assert (new.id, new.front, new.tags) == (old.id, old.front, old.tags)
        assert {lang: text.split() for lang, text in new.spoken.items()} == {
            lang: text.split() for lang, text in old.spoken.items()
        }
        assert [p.text for p in new.key_points] == [p.text for p in old.key_points]
        assert [p.required for p in new.key_points] == [p.required for p in old.key_points]
        assert [(p.wrong, p.right) for p in new.pitfalls] == [
            (p.wrong, p.right) for p in old.pitfalls
        ]
        assert [(f.q, f.a) for f in new.follow_ups] == [(f.q, f.a) for f in old.follow_ups]
        assert (new.tier, new.difficulty, new.as_of) == (old.tier, old.difficulty, old.as_of)
        assert new.variants == old.variants


def test_ways_to_ask_and_numbers_come_back_from_markdown_in_each_language(
    questions: tuple[Question, ...], tmp_path: Path
) -> None:
    asked: TextLists = {"en": ("Why √d_k?", "3. What if not?"), "zh": ("为什么除？",)}
    front: Texts = {"en": "1. Why is *this* so?", "vi": "2. Vì sao?", "zh": "3. 为什么？"}
    odd = replace(questions[0], id="odd", front=front, variants=asked, tier="depth", as_of=None)
    for name, cards in (("one", (odd,)), ("two", (odd, replace(odd, id="next")))):
        read = read_as("md", sheet(cards, "md"), "sheet.md")
        again = loaded(to_cards(read, name="sheet", lang=None), tmp_path / name)
        assert [card.id for card in again] == [card.id for card in cards]
        for card in again:
            assert (card.front, card.variants, card.tier) == (front, asked, "depth")
            assert (card.tags, card.difficulty, card.as_of) == (odd.tags, odd.difficulty, None)


WRITTEN = (
    Formula(
        id="mask",
        tex=r"M_{ij}=1\ \text{if } j\le i,\ \text{encoder-only: } n_{\mathrm{out}}<n",
        plain="M_ij = 1 if j <= i, else 0",
        words=(
            {"en": "if", "vi": "nếu", "zh": "若"},
            {"en": "encoder-only:", "vi": "encoder-only:", "zh": "仅编码器："},
            {"en": "else 0", "vi": "ngược lại 0", "zh": "否则为 0"},
        ),
        legend={"en": "i *sees* j, `n` tokens", "vi": "i thấy j, `n` token", "zh": "i 看到 j"},
    ),
    Formula(id="same", tex="a`b", plain="a`b"),
    Formula(
        id="named",
        tex=r"n \text{ tokens}",
        plain="n tokens",
        words=({"en": "tokens", "vi": "tokens", "zh": "tokens"},),
        legend={"en": "`n`", "vi": "`n`", "zh": "`n`"},
    ),
)


def test_formulas_and_their_letters_come_back_in_each_language_from_markdown(
    questions: tuple[Question, ...], tmp_path: Path
) -> None:
    card = replace(questions[0], formula=WRITTEN)
    read = read_as("md", sheet((card,), "md"), "sheet.md")
    (again,) = loaded(to_cards(read, name="sheet", lang=None), tmp_path / "deck")
    assert len(again.formula) == len(WRITTEN)
    for old, new in zip(WRITTEN, again.formula, strict=True):
        for lang in LANGS:
            was, now = formula_in(old, lang), formula_in(new, lang)
            # A sheet has a blank after `<`, which is nothing in TeX.
            assert now.tex == was.tex.replace("<n", "< n")
            assert now.plain == was.plain
        assert new.legend == old.legend
    assert again.formula[2].words == WRITTEN[2].words
    assert [p.text for p in again.key_points] == [p.text for p in card.key_points]
    assert [p.wrong for p in again.pitfalls] == [p.wrong for p in card.pitfalls]


def test_formulas_that_languages_do_not_share_are_left_out(
    questions: tuple[Question, ...], tmp_path: Path
) -> None:
    text = sheet((replace(questions[0], formula=WRITTEN[:2]),), "md")
    fewer = text[: text.rindex("$$\na`b")] + text[text.rindex("$$\na`b") :].partition("``\n")[2]
    (card,) = loaded(to_cards(read_as("md", fewer, "s.md"), name="s", lang=None), tmp_path / "deck")
    assert card.formula == ()
    assert card.spoken.keys() == set(LANGS)


OLD_SHEET = """\
# Sheet

2026-11-22 · vi · 1

- attn
  - [1. Vì sao chia?](#old)

## attn

<a id="old"></a>

### 1. Vì sao chia?

old · must/3 · math · 2026-11-22

Để phương sai bằng 1.

#### Ý chính

- Phương sai bằng d_k.

#### Coi chừng

✗ Chia cho số chiều.

→ Chia cho căn.

#### Câu hỏi tiếp

**Còn bằng 1 không?**

Không.
"""


def test_a_sheet_of_an_earlier_version_comes_back(tmp_path: Path) -> None:
    read = read_as("md", OLD_SHEET, "sheet.md")
    (card,) = loaded(to_cards(read, name="sheet", lang=None), tmp_path / "deck")
    assert (card.id, card.front, card.tags) == ("old", {"vi": "1. Vì sao chia?"}, ("math",))
    assert (card.tier, card.difficulty, card.as_of) == ("must", 3, "2026-11-22")
    assert card.spoken == {"vi": "Để phương sai bằng 1."}
    assert [p.wrong for p in card.pitfalls] == [{"vi": "Chia cho số chiều."}]
    assert [p.right for p in card.pitfalls] == [{"vi": "Chia cho căn."}]
    assert [f.a for f in card.follow_ups] == [{"vi": "Không."}]
