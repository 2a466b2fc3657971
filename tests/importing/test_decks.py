"""Whatever was found, the deck that is written loads, and says what was found."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.card_json import question_json
from llm_interview.core.errors import FileFault
from llm_interview.core.langs import LANGS, TIERS, TextLists, Texts
from llm_interview.core.questions import Question
from llm_interview.core.sheets import build_sheet
from llm_interview.export.json_sheet import to_json
from llm_interview.export.markdown import to_markdown
from llm_interview.importing.cards import Drafted, to_cards
from llm_interview.importing.deck_yaml import decks
from llm_interview.importing.decoding import decode, tidy
from llm_interview.importing.drafts import Draft, Found
from llm_interview.importing.formats import FORMATS, detect, read_as
from llm_interview.importing.sheet_markdown import ANSWERS, ASKED, KEY_POINTS
from llm_interview.importing.sheet_markdown import TIERS as TIER_WORDS
from llm_interview.loader.decks import load_deck
from llm_interview.loader.library import load_library
from llm_interview.terminal.catalog import Catalog
from tests.importing.reading import found

DATA = Path(__file__).resolve().parent.parent / "data"


def loaded(drafted: Drafted, folder: Path) -> list[Question]:
    """The drafts as the loader reads them; fails on any error it finds."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(decks(drafted.cards, "Drafts"), start=1):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    deck = load_deck(folder)
    assert [str(p) for p in deck.problems if p.severity != "advice"] == []
    return [card.question for card in deck.cards]


TEXTS = st.text(max_size=120).map(tidy).map(str.strip).filter(bool)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), min_size=1, max_size=6))
def test_any_draft_is_loaded_as_it_was_found(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str, list[str]]]
) -> None:
    drafts = tuple(
        Draft(line=1, question=q, answer=a, points=tuple(points), number=str(n), lang="en")
        for n, (q, a, points) in enumerate(parts)
    )
    drafted = to_cards(Found(drafts=drafts), name="My page", lang=None)
    questions = loaded(drafted, tmp_path_factory.mktemp("deck"))
    written = {(card["question"], card["answer"]) for card in drafted.cards}
    read = {(q.front["en"], q.spoken["en"]) for q in questions}
    assert {_flat(*one) for one in read} == {_flat(str(q), str(a)) for q, a in written}
    assert len(questions) == len(drafted.cards)


def _flat(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in texts)


def test_numbers_become_references_and_ids_stay_the_same() -> None:
    drafts = found("text", "1. What is a token?\nText.\n2. What is a batch?\nRows.\n")
    first = to_cards(drafts, name="My page", lang=None)
    assert [card["seed_refs"] for card in first.cards] == [["my-page#1"], ["my-page#2"]]
    assert [card["id"] for card in first.cards] == ["what-is-a-token", "what-is-a-batch"]
    assert to_cards(drafts, name="My page", lang=None) == first


def test_one_question_with_two_answers_keeps_both_and_the_same_card_twice_is_one() -> None:
    drafts = tuple(Draft(line=n, question="What?", answer=a) for n, a in enumerate("aba"))
    drafted = to_cards(Found(drafts=drafts), name="x", lang=None)
    assert [card["answer"] for card in drafted.cards] == ["a", "b"]
    assert len({card["id"] for card in drafted.cards}) == 2
    assert [left.reason for left in drafted.leftovers] == ["repeated"]


def test_a_text_too_long_for_a_deck_is_left_over() -> None:
    drafts = (Draft(line=7, question="What?", answer="x" * 70_000),)
    (left,) = to_cards(Found(drafts=drafts), name="x", lang=None).leftovers
    assert (left.line, left.reason) == (7, "too_long")


def test_more_cards_than_one_file_holds_make_several(tmp_path: Path) -> None:
    drafts = tuple(
        Draft(line=n, question=f"What is {n}?", answer="word " * 2000) for n in range(250)
    )
    drafted = to_cards(Found(drafts=drafts), name="x", lang=None)
    assert len(decks(drafted.cards, "x")) == 3
    assert len(loaded(drafted, tmp_path / "deck")) == 250


def test_the_language_is_detected_or_as_told() -> None:
    drafts = tuple(Draft(line=1, question=q, answer=q) for q in ("为什么？", "Là gì vậy?", "Why?"))
    detected = to_cards(Found(drafts=drafts), name="x", lang=None)
    assert [card["lang"] for card in detected.cards] == ["zh", "vi", "en"]
    told = to_cards(Found(drafts=drafts), name="x", lang="en")
    assert [card["lang"] for card in told.cards] == ["en", "en", "en"]


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return load_library((), shipped=DATA).questions


def sheet(questions: tuple[Question, ...], form: str) -> str:
    made = build_sheet(
        questions,
        title="Sheet",
        day=date(2026, 11, 22),
        langs=LANGS,
        label=lambda lang, part, /, **values: Catalog(lang)(part, **values),
    )
    return ({"json": to_json, "md": to_markdown}[form])(made).decode()


def test_our_own_json_comes_back_identical(questions: tuple[Question, ...], tmp_path: Path) -> None:
    read = read_as("json", sheet(questions, "json"), "sheet.json")
    again = loaded(to_cards(read, name="sheet", lang=None), tmp_path / "deck")
    assert [question_json(one) for one in again] == [question_json(one) for one in questions]


def test_key_points_are_called_so_in_sheets() -> None:
    assert {Catalog(lang)("key_points") for lang in LANGS} == KEY_POINTS
    assert {Catalog(lang)("model_answer") for lang in LANGS} == ANSWERS
    assert {Catalog(lang)("sheet_asked") for lang in LANGS} == ASKED
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


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ('[{"front":"What?","back":"This."}]', 1),
        ('{"questions":[{"q":"What?","a":"This.","level":2}]}', 1),
        ('{"question":"What?","answer":"This."}\n{"question":"Why?","answer":"So."}', 2),
        ('[["What?","This."]]', 1),
        ('[{"term":"a"}, 3, null, "x"]', 0),
        (
            (
                '[{"q":"What?","a":"This.","tags":{"a":1},"kind":"zzz","difficulty":9,'
                '"key_points":[[["x"]],{"text":"ok"}],"pitfalls":[{"wrong":"w"}]}]'
            ),
            1,
        ),
    ],
)
def test_json_of_others(text: str, cards: int, tmp_path: Path) -> None:
    drafted = to_cards(read_as("json", text, "x.json"), name="x", lang=None)
    assert len(drafted.cards) == cards
    if cards:
        assert len(loaded(drafted, tmp_path / "deck")) == cards


@pytest.mark.parametrize("text", ["[" * 100_000, "{", '{"a":' + "9" * 5000 + "}"])
def test_json_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(FileFault, match=r"^x\.json"):
        read_as("json", text, "x.json")


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("<!DOCTYPE html><p>x</p>", "page", "html"),
        ("x", "page.htm", "html"),
        ("Q: a\nA: b\n", "deck.md", "hashcards"),
        ("# A\n\ntext\n\n## B\n", "notes.txt", "md"),
        ("a\tb\nc\td\n", "export.txt", "csv"),
        ("a,b\n", "export.csv", "csv"),
        ('{"cards":[]}', "cards", "json"),
        ("Câu 1. Là gì?\nĐây.\n", "page.txt", "text"),
        ("[Review] ten questions\n\n1. What?\n", "page.txt", "text"),
    ],
)
def test_the_format_is_told_by_content_and_name(text: str, name: str, form: str) -> None:
    assert detect(text, name) == form


@given(st.text(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_any_text_is_read_or_refused_in_every_format(text: str, form: str) -> None:
    with suppress(FileFault):
        for draft in read_as(
            form, decode(text.encode("utf-8", "replace"), "page").text, "p"
        ).drafts:
            assert draft.line >= 1


MARKS = st.sampled_from(
    [
        "1. What?",
        "2) Why?",
        "Q: ",
        "A: ",
        "Câu 3: ",
        "答案：",
        "- item",
        "  - inner",
        "# Head",
        "\n",
        "```",
        "<p>",
        "</div>",
        "<li>",
        "<ol>",
        "**b**",
        "C: [x] y",
        "---",
        "|a|b|",
        "text. ",
        "\t",
        "> q",
    ]
)


@given(st.lists(MARKS, max_size=30), st.sampled_from(sorted(FORMATS)))
def test_any_mix_of_marks_gives_drafts_with_question_and_answer(
    marks: list[str], form: str
) -> None:
    try:
        read = read_as(form, "\n".join(marks), "page")
    except FileFault:
        return
    for draft in read.drafts:
        assert draft.card or (draft.question.strip() and draft.answer.strip())
