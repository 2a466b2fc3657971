"""`check` holds shipped cards to the style guide and a stranger's deck to its form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from llm_interview.app.check import ANY_DECK, RULES, CheckReport, check
from llm_interview.core.content_codes import CODES
from llm_interview.core.errors import FileFault

EN = (
    "A cache is what makes decoding cheap. It keeps the keys and values. A step computes the new"
    " token. It grows with the batch. That is why long prompts fill the memory of the machine, and"
    " why engines cut it into pages so that many requests can share the same space."
)
VI = (
    "Cache làm cho decode rẻ hơn nhiều. Nó giữ key và value. Mỗi bước tính token mới. Nó lớn theo"
    " batch. Vì vậy prompt dài chiếm hết bộ nhớ của máy, và các engine phải chia nó thành từng"
    " trang để nhiều request dùng chung được một vùng nhớ, nhờ đó cùng một GPU phục vụ được nhiều"
    " người hơn hẳn so với cách làm cũ."
)
ZH = (
    "缓存让解码便宜很多。它保存之前的键和值。每步只算新词。它随批量增长。"
    "所以长提示会占满机器的显存，引擎才把它切成一页一页，让许多请求共用同一块空间，"
    "同一块显卡就能同时服务更多的人，比以前的做法省得多。"
)

GOOD = f"""\
id: good
topic: t
tags: [x]
kind: concept
difficulty: 1
tier: must
as_of: 2026-11-22
volatile: false
seed_refs: ['s#1']
front: {{en: What is 2?, vi: 2 là gì?, zh: 什么是 2？}}
variants:
  en: [a, b]
  vi: [a, b]
  zh: [甲, 乙]
spoken:
  en: {EN}
  vi: {VI}
  zh: {ZH}
key_points:
  - id: one
    weight: 40
    required: true
    text: {{en: It keeps the keys and values., vi: Nó giữ key và value., zh: 它保存之前的键和值。}}
    cues: {{en: [keys], vi: [key], zh: [键]}}
  - id: two
    weight: 30
    text: {{en: A step computes the new token., vi: Mỗi bước tính token mới., zh: 每步只算新词。}}
  - id: three
    weight: 30
    text: {{en: It grows with the batch., vi: Nó lớn theo batch., zh: 它随批量增长。}}
worked_example:
  setup: {{en: s, vi: s, zh: 甲}}
  steps:
    - {{en: s, vi: s, zh: 甲}}
  checks:
    - {{expr: 2^3, value: 8, tol: 0}}
pitfalls:
  - id: bad
    wrong: {{en: RAG eliminates hallucination., vi: RAG loại bỏ ảo giác., zh: RAG 能消除幻觉。}}
    right: {{en: It does not., vi: Không., zh: 不是。}}
follow_ups:
  - {{id: f, q: {{en: q, vi: q, zh: 问}}, a: {{en: a, vi: a, zh: 答}}}}
  - {{id: g, q: {{en: q, vi: q, zh: 问}}, a: {{en: a, vi: a, zh: 答}}}}
  - {{id: h, q: {{en: q, vi: q, zh: 问}}, a: {{en: a, vi: a, zh: 答}}}}
sources:
  - id: paper
    title: Attention Is All You Need
    year: 2017
    arxiv: '1706.03762'
    where: section 3
    supports: [one, two, bad, f, g, h]
derived: [three]
"""

BANNED = """\
b10:
  say: RAG reduces it
  en: RAG eliminates hallucination
  vi: RAG loại bỏ ảo giác
  zh: RAG 能消除幻觉
"""

GROWS = "{en: It grows with the batch., vi: Nó lớn theo batch., zh: 它随批量增长。}"
FREED = (
    "{en: The pages are freed when a request ends., vi: Các trang được trả lại khi request"
    " kết thúc., zh: 请求结束时释放这些页。}"
)

TERMS = """\
step: {lang: en, reject: [pass], prefer: step, allow: [u]}
here: {lang: en, reject: [batchwise], prefer: by the batch, allow: [t]}
you: {lang: zh, reject: [您], prefer: 你, allow: [t], banned: true}
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    files = {
        "t/good.yaml": GOOD,
        "seed_refs.yaml": "'s#1': [good]\n's#2': [unwritten]\n",
        "paths.yaml": "week: [good]\n",
        "topics.yaml": "t: {en: Things, vi: Đồ vật, zh: 东西}\n",
        "schema/arxiv.yaml": "'1706.03762': {title: Attention Is All You Need, year: 2017}\n",
        "schema/banned.yaml": BANNED,
        "schema/terms.yaml": TERMS,
    }
    for name, text in files.items():
        path = tmp_path / "shipped" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "shipped"


def codes(report: CheckReport) -> list[str]:
    return [found.code for found in report.problems]


def test_a_good_card_passes_strictly(shipped: Path) -> None:
    report = check((), shipped=shipped, strict=True)
    assert report.problems == ()
    assert not report.failed
    assert report.cards == 1
    assert report.uncovered == ("s#2",)


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("code", "change", "line"),
    [
        ("C101", swap(", vi: Mỗi bước tính token mới.", ""), 27),
        ("C101", swap("  vi: [a, b]\n", ""), 11),
        ("C102", swap("vi: [key]", "vi: [key, 键]"), 24),
        ("C103", swap(EN, "short"), 16),
        ("C103", swap(VI, VI + VI), 17),
        ("C103", swap(ZH, ZH + ZH), 18),
        ("C104", swap("bước tính token mới., zh", "bước tính 22 token mới., zh"), 27),
        ("C105", swap("value: 8", "value: 9"), 36),
        ("C105", swap("2^3", "2^x"), 36),
        ("C105", swap("2^3", "10^400"), 36),
        (
            "C106",
            swap("en: A step computes the new token.", "en: RAG eliminates hallucination."),
            27,
        ),
        ("C107", swap("[one, two, bad", "[one, two, nobody, bad"), 51),
        ("C107", swap("derived: [three]", "derived: [three, nobody]"), 52),
        ("C108", swap("derived: [three]", "derived: [two]"), 28),
        ("C109", swap("year: 2017", "year: 2018"), 49),
        ("C110", swap("1706.03762", "1706.99999"), 49),
        ("C111", swap("'s#1'", "'s#9'"), 9),
        ("C112", swap("的键和值。}", "的推理。}"), 23),
        (
            "C112",
            swap("Nó giữ key và value., zh", "Suy luận giữ key., zh"),
            23,
        ),
        ("C113", swap("的键和值。}", "的键A值。}"), 23),
        ("C113", swap("的键和值。}", "的键 和值。}"), 23),
        ("C115", swap("where: section 3", "checked: false"), 20),
        ("C116", swap(GOOD[GOOD.index("  - id: three") : GOOD.index("worked_example")], ""), 19),
        ("C117", swap(GOOD[GOOD.index("  - {id: h") : GOOD.index("sources:")], ""), 41),
        ("C118", swap("  en: [a, b]", "  en: [a]"), 12),
        ("C119", swap("tags: [x]\n", ""), 1),
        ("C119", swap("as_of: 2026-11-22\n", ""), 1),
        ("C119", swap("  checks:\n    - {expr: 2^3, value: 8, tol: 0}\n", ""), 32),
        ("C120", swap("id: good", "id: other"), 1),
        ("C121", swap("id: bad", "id: one"), 38),
        ("C123", swap("的键和值。}", "您的键和值。}"), 23),
        ("C124", swap("'1706.03762'", "'1706.376'"), 49),
        ("C127", swap("A step computes the new token., vi", "A pass computes the token., vi"), 27),
        ("C128", swap(GROWS, FREED), 30),
        (
            "C125",
            swap("as_of: 2026-11-22\nvolatile: false", "volatile: true"),
            1,
        ),
        ("C022", swap("weight: 40", "weight: 50"), 20),
        ("C025", swap("seed_refs:", "after: [nobody]\nseed_refs:"), 9),
    ],
)
def test_each_broken_promise_has_its_code_and_place(
    code: str, change: Callable[[str], str], line: int, shipped: Path
) -> None:
    (shipped / "t" / "good.yaml").write_text(change(GOOD), encoding="utf-8")
    report = check((), shipped=shipped, strict=True)
    assert report.failed
    assert code in codes(report), report.problems
    assert line in [found.line for found in report.problems if found.code == code]


@pytest.mark.parametrize(
    "change",
    [
        swap("en: [a, b]", "en: [a pass, b]"),
        swap("cues: {en: [keys]", "cues: {en: [pass]"),
        swap("RAG eliminates hallucination.", "A pass does."),
        swap("It grows with the batch., vi", "It grows batchwise with the batch., vi"),
    ],
)
def test_what_people_say_and_excepted_topics_may_have_any_form_of_a_term(
    change: Callable[[str], str], shipped: Path
) -> None:
    (shipped / "t" / "good.yaml").write_text(change(GOOD), encoding="utf-8")
    assert "C127" not in codes(check((), shipped=shipped))


def test_a_point_may_be_said_by_what_follows_the_answer(shipped: Path) -> None:
    changed = GOOD.replace(GROWS, FREED)
    for place in (
        "{en: It does not., vi: Không., zh: 不是。}",
        "{en: a, vi: a, zh: 答}",
        "{en: s, vi: s, zh: 甲}",
    ):
        said = changed.replace(place, FREED, 1)
        (shipped / "t" / "good.yaml").write_text(said, encoding="utf-8")
        assert "C128" not in codes(check((), shipped=shipped, strict=True)), place


def test_four_required_points_are_too_many(shipped: Path) -> None:
    point = "  - {{id: {0}, weight: 25, required: true, text: {{en: {0}, vi: {0}, zh: 字}}}}\n"
    points = "".join(map(point.format, ("one", "two", "three", "four")))
    text = GOOD[: GOOD.index("  - id: one")] + points + GOOD[GOOD.index("worked_example") :]
    (shipped / "t" / "good.yaml").write_text(text, encoding="utf-8")
    assert "C114" in codes(check((), shipped=shipped))


def test_a_denial_or_question_makes_no_banned_claim(shipped: Path) -> None:
    for text in ("RAG never eliminates hallucination.", "RAG eliminates hallucination?"):
        changed = GOOD.replace("A step computes the new token.", text)
        (shipped / "t" / "good.yaml").write_text(changed, encoding="utf-8")
        assert "C106" not in codes(check((), shipped=shipped))


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


def test_topics_and_their_names_belong_together(shipped: Path) -> None:
    (shipped / "topics.yaml").write_text("t: {en: Things, vi: Đồ vật}\nu: Others\n", "utf-8")
    found = [p for p in check((), shipped=shipped).problems if p.code == "C126"]
    assert [p.message for p in found] == [
        "the topic t has no zh name in topics.yaml",
        "no card has the topic u",
    ]


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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("banned.yaml", "b1: {say: x, en: '('}"),
        ("banned.yaml", "b1: ["),
        ("arxiv.yaml", "\t- x"),
    ],
)
def test_a_mistake_in_the_projects_own_lists_is_a_fault(
    name: str, text: str, shipped: Path
) -> None:
    (shipped / "schema" / name).write_text(text, encoding="utf-8")
    with pytest.raises(FileFault):
        check((), shipped=shipped)


def test_every_rule_names_the_codes_it_reports() -> None:
    for rule in {*RULES, *ANY_DECK}:
        assert rule.__doc__
        named = re.findall(r"C\d{3}", rule.__doc__)
        assert named
        assert all(code in CODES for code in named)


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
