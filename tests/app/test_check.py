"""`check` holds shipped cards to the style guide."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from llm_interview.app.check import ANY_DECK, RULES, check
from llm_interview.core.content_codes import CODES
from llm_interview.core.errors import FileFault
from tests.app.shipped_card import EN, FREED, GOOD, GROWS, VI, ZH, codes, write_shipped


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write_shipped(tmp_path)


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
        ("C111", swap("variants:", "asked: [{ref: 's#2', points: [two]}]\nvariants:"), 11),
        ("C107", swap("variants:", "asked: [{ref: 's#1', points: [nobody]}]\nvariants:"), 11),
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
            "C129",
            swap("worked_example:", r"formula: {tex: 'x\text{if }y'}" + "\nworked_example:"),
            31,
        ),
        (
            "C101",
            swap("worked_example:", "formula: {tex: x, legend: {en: x, zh: 甲}}\nworked_example:"),
            31,
        ),
        (
            "C101",
            swap(
                "worked_example:",
                r"formula: {tex: '\text{if}', words: [{en: if}]}" + "\nworked_example:",
            ),
            31,
        ),
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


REFERENCE = """\
asked: [{ref: 's#1', points: [only]}]
reference_points:
  - id: only
    text: {en: It was made for conversation., vi: Nó sinh ra để trò chuyện., zh: 它是为对话而生的。}
    accept: {en: [a partner to chat with], vi: [bạn để trò chuyện], zh: [聊天对话的伙伴]}
    groups: [[conversation, chat, trò chuyện, 对话]]
worked_example:
"""


def with_reference_point(change: Callable[[str], str] = str) -> str:
    """The good card with a point that only a reference asks for, whose lines `change` changes."""
    card = swap("worked_example:\n", change(REFERENCE))(GOOD)
    return swap("derived: [three]", "derived: [three, only]")(card)


def test_a_good_card_may_have_points_that_only_a_reference_asks_for(shipped: Path) -> None:
    (shipped / "t" / "good.yaml").write_text(with_reference_point(), encoding="utf-8")
    assert check((), shipped=shipped, strict=True).problems == ()


@pytest.mark.parametrize(
    ("code", "change", "line"),
    [
        ("C101", swap(", vi: Nó sinh ra để trò chuyện.", ""), 34),
        ("C104", swap("trò chuyện., zh", "trò chuyện 22., zh"), 34),
        (
            "C106",
            swap("It was made for conversation.", "RAG eliminates hallucination."),
            34,
        ),
        ("C107", swap("points: [only]", "points: [only, nobody]"), 31),
        ("C113", swap("对话而", "A对话而"), 34),
        ("C121", swap("id: only", "id: one"), 33),
        ("C121", swap("id: only", "id: bad"), 44),
        ("C123", swap("它是", "您是"), 34),
        ("C127", swap("It was made", "A pass was made"), 34),
        ("C130", swap("points: [only]", "points: [one]"), 33),
        ("C108", swap("id: only", "id: other"), 33),
        ("C102", swap("    accept:", "    cues: {en: [a], vi: [a, b], zh: [甲]}\n    accept:"), 35),
        ("C030", swap("a partner to chat with", "no idea"), 35),
        ("C031", swap("[[conversation, chat, trò chuyện, 对话]]", "[[banana]]"), 36),
        ("C011", swap("id: only", "required: true\n    id: only"), 33),
    ],
)
def test_points_that_only_a_reference_asks_for_are_held_to_the_same(
    code: str, change: Callable[[str], str], line: int, shipped: Path
) -> None:
    (shipped / "t" / "good.yaml").write_text(with_reference_point(change), encoding="utf-8")
    report = check((), shipped=shipped, strict=True)
    assert line in [found.line for found in report.problems if found.code == code], report.problems


def test_a_point_that_only_a_reference_asks_for_must_rest_on_a_checked_source(
    shipped: Path,
) -> None:
    card = swap("[one, two, bad", "[one, two, only, bad")(with_reference_point())
    card = swap("where: section 3", "checked: false")(swap("[three, only]", "[three]")(card))
    (shipped / "t" / "good.yaml").write_text(card, encoding="utf-8")
    found = [p.line for p in check((), shipped=shipped).problems if p.code == "C115"]
    assert 33 in found


def test_points_that_only_a_reference_asks_for_count_for_no_number_nor_weight(
    shipped: Path,
) -> None:
    many = "".join(
        f"  - {{id: only-{n}, weight: 50, text: {{en: It is so., vi: Nó vậy., zh: 就是这样。}}}}\n"
        for n in range(5)
    )
    names = ", ".join(f"only-{n}" for n in range(5))

    def more(lines: str) -> str:
        lines = lines.replace("worked_example:\n", many + "worked_example:\n")
        return lines.replace("points: [only]", f"points: [only, {names}]")

    card = with_reference_point(more).replace("[three, only]", f"[three, only, {names}]")
    (shipped / "t" / "good.yaml").write_text(card, encoding="utf-8")
    found = codes(check((), shipped=shipped, strict=True))
    assert not {"C022", "C114", "C116", "C128", "C029"} & set(found)


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


def test_topics_and_their_names_belong_together(shipped: Path) -> None:
    (shipped / "topics.yaml").write_text("t: {en: Things, vi: Đồ vật}\nu: Others\n", "utf-8")
    found = [p for p in check((), shipped=shipped).problems if p.code == "C126"]
    assert [p.message for p in found] == [
        "the topic t has no zh name in topics.yaml",
        "no card has the topic u",
    ]


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
