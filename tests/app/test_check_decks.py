"""`check` on decks of anybody: their form, their places, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm_interview.app.check import check
from tests.app.shipped_card import codes, write_shipped


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write_shipped(tmp_path)


def test_a_strangers_deck_is_held_to_its_form_only(shipped: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("q: What?\na: RAG eliminates hallucination.\n", encoding="utf-8")
    report = check([deck], shipped=shipped)
    assert codes(report) == ["C020", "C023"]
    assert not report.failed
    assert check([deck], shipped=shipped, strict=True).failed


def test_errors_fail_without_strict(shipped: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("q: [\n", encoding="utf-8")
    assert check([deck, tmp_path / "nowhere"], shipped=shipped).failed


def test_a_deck_may_build_on_shipped_cards(shipped: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("id: x\nafter: [good]\nq: What?\na: So.\n", encoding="utf-8")
    assert "C025" not in codes(check([deck], shipped=shipped))


def test_circles_and_unknown_cards_in_paths_are_found(shipped: Path, tmp_path: Path) -> None:
    root = tmp_path / "mine"
    root.mkdir()
    (root / "a.yaml").write_text("- {id: a, after: b, q: x, a: y}\n- {id: b, after: a, q: x, a: y}")
    (root / "paths.yaml").write_text("week: [a, nobody]")
    found = codes(check([root], shipped=shipped))
    assert found.count("C026") == 2
    assert found.count("C025") == 1


def test_paths_are_relative_where_that_is_shorter(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = tmp_path / "here" / "deck.yaml"
    deck.parent.mkdir()
    deck.write_text("q: What?\na: So.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    assert {p.path for p in check([deck], shipped=shipped).problems} == {"deck.yaml"}
    assert {p.path for p in check([deck], shipped=shipped, relative_to=shipped).problems} == {
        str(deck)
    }


def test_a_file_given_twice_is_reported_once(shipped: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("id: x\nq: What?\na: So.\n", encoding="utf-8")
    found = codes(check([deck, deck], shipped=shipped))
    assert "C020" in found
    assert sorted(set(found)) == sorted(found)


def test_the_json_document_has_the_fields_of_the_contract(shipped: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("id: x\nq: What?\na: So.\n", encoding="utf-8")
    document = check([deck], shipped=shipped).as_json()
    assert list(document) == ["schema", "problems", "cards"]
    problems = document["problems"]
    assert isinstance(problems, list)
    assert list(problems[0]) == ["path", "line", "column", "code", "severity", "message"]


def test_a_model_answer_that_says_none_of_its_points_is_advised_against(
    shipped: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "id: x\nq: What does a cache hold?\na: Bananas are yellow and grow in the sun.\n"
        "points: [It holds the keys and the values of earlier tokens.]\n",
        encoding="utf-8",
    )
    report = check([deck], shipped=shipped)
    assert "C029" in codes(report)
    assert not report.failed


def test_a_deck_whose_answer_says_its_points_gets_no_such_advice(
    shipped: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "id: x\nq: What does a cache hold?\n"
        "a: It holds the keys and the values of earlier tokens.\n"
        "points: [It holds the keys and the values of earlier tokens.]\n",
        encoding="utf-8",
    )
    assert not {"C029", "C030"} & set(codes(check([deck], shipped=shipped)))


LONG = "It holds the keys and the values of every token that came earlier in the text."


@pytest.mark.parametrize(
    ("points", "names"),
    [
        ("[It holds keys and values.]", "“It holds keys and values.”"),
        (f"[{LONG}]", f"“{LONG[:59]}…”"),
        ("[{id: cache, text: It holds keys and values.}]", "cache"),
        ("[{text: {en: It holds keys and values., vi: Nó giữ key.}}]", "“Nó giữ key.”"),
    ],
)
def test_a_point_without_an_id_of_its_own_is_named_by_its_text(
    shipped: Path, tmp_path: Path, points: str, names: str
) -> None:
    deck = tmp_path / "deck.yaml"
    lang = "vi" if "vi:" in points else "en"
    deck.write_text(
        f"id: x\nlang: {lang}\nq: What does a cache hold?\n"
        f"a: Bananas are yellow.\npoints: {points}\n",
        encoding="utf-8",
    )
    found = {p.code: p.message for p in check([deck], shipped=shipped).problems}
    assert found["C029"].endswith(f"accept: {names}")


def test_what_a_plain_card_lacks_is_named_by_the_field_to_write(
    shipped: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("q: What?\na: It holds keys.\npoints: [It holds keys.]\n", encoding="utf-8")
    found = {p.code: p.message for p in check([deck], shipped=shipped).problems}
    assert "so “It holds keys.” is" in found["C021"]
    assert "required: true" in found["C021"]
    assert "accept" in found["C024"]
    assert "history" in found["C023"]


POINT = """\
id: x
q: What does the cache hold?
a: {text}
lang: {lang}
key_points:
  - id: cache
    required: true
    text: {text}
    cues: [cache]
    groups: {groups}
"""
KEPT = "It holds the keys and values of earlier tokens."


@pytest.mark.parametrize(
    ("lang", "text", "groups", "told"),
    [
        (
            "en",
            KEPT,
            "[[key, value], [bananas, apples, pears, plums, figs]]",
            "no word of group 2 (bananas, apples, pears, plums, …) stands in its own en text",
        ),
        (
            "vi",
            "Nó giữ key và value của các token trước.",
            "[[chuối, táo]]",
            "no word of group 1 (chuối, táo) stands in its own vi text",
        ),
        (
            "zh",
            "缓存保存之前 token 的键和值。",
            "[[键], [香蕉]]",
            "no word of group 2 (香蕉) stands in its own zh text",
        ),
        (
            "en",
            "It holds keys; the window slides; the batch grows; the model waits; memory fills.",
            "[[key], [memory]]",
            "its en text meets the groups only further than three clauses apart",
        ),
    ],
)
def test_groups_that_the_text_of_their_own_point_does_not_meet_are_named(
    tmp_path: Path, lang: str, text: str, groups: str, told: str
) -> None:
    shipped, deck = write_shipped(tmp_path), tmp_path / "deck.yaml"
    deck.write_text(POINT.format(lang=lang, text=f'"{text}"', groups=groups), encoding="utf-8")
    report = check([deck], shipped=shipped)
    (found,) = [problem for problem in report.problems if problem.code == "C031"]
    assert (found.message, found.line) == (f"cache: {told}", 10)
    assert found.severity == "warning"


def test_groups_that_the_text_meets_are_not_mentioned(shipped: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(POINT.format(lang="en", text=KEPT, groups="[[key], [earlier, past]]"))
    assert "C031" not in codes(check([deck], shipped=shipped))
