"""However little an author writes, the same question comes of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.langs import LANGS
from llm_interview.core.questions import Question
from llm_interview.loader.cards import Defaults
from llm_interview.loader.files import LoadedFile, load_text

DEFAULTS = Defaults(path="deck.yaml", shown="deck.yaml", topic="deck")


def read(text: str) -> LoadedFile:
    return load_text(text, DEFAULTS)


def only(text: str) -> Question:
    (card,) = read(text).cards
    return card.question


LONG = """\
id: lora
lang: en
tags: [peft, low-rank]
front: {en: What is LoRA?}
spoken: {en: A low-rank update.}
key_points:
  - {id: low-rank, text: {en: low rank}}
  - {id: frozen, text: {en: frozen}}
"""


@pytest.mark.parametrize(
    "short",
    [
        """\
id: lora
q: What is LoRA?
a: A low-rank update.
tags: peft, low-rank
points: [low rank, frozen]
""",
        """\
id: lora
question: What is LoRA?
answer: A low-rank update.
tags: [PEFT, low rank]
key_points: [low rank, {text: frozen}]
""",
        """\
lang: en
tags: peft，low-rank
cards:
- id: lora
  front: What is LoRA?
  spoken: A low-rank update.
  key_points: [{en: low rank}, {text: {en: frozen}}]
""",
        """\
- {id: lora, q: {en: What is LoRA?}, a: 'A low-rank update. ', tags: [peft, low-rank],
   points: [low rank, frozen]}
""",
        """\
---
...
---
id: LoRA
q: |
  What is LoRA?
a: >-
  A low-rank
  update.
tags: peft,low-rank,peft
points:
- low rank
- text: frozen
""",
    ],
)
def test_all_short_forms_become_the_same_question(short: str) -> None:
    made, wanted = only(short), only(LONG)
    texts = [point.text for point in wanted.key_points]
    assert [point.text for point in made.key_points] == texts
    same = replace(made, key_points=wanted.key_points, line=wanted.line)
    assert same == wanted


def test_without_weights_all_points_have_equal_shares_and_the_first_is_required() -> None:
    points = only("q: a\na: b\npoints: [x, y, z, w]").key_points
    assert [point.weight for point in points] == [25, 25, 25, 25]
    assert [point.required for point in points] == [True, False, False, False]


def test_the_heaviest_point_is_required_where_none_is_named() -> None:
    text = "q: a\na: b\npoints: [{text: x, weight: 1}, {text: y, weight: 3}, {text: z, weight: 3}]"
    points = only(text).key_points
    assert [point.required for point in points] == [False, True, False]
    assert sum(point.weight for point in points) == pytest.approx(100)


def test_a_point_without_weight_gets_the_mean_of_the_others() -> None:
    points = only(
        "q: a\na: b\npoints: [{text: x, weight: 20}, y, {text: z, weight: 40}]"
    ).key_points
    assert points[1].weight == pytest.approx(100 * 30 / 90)


def test_without_key_points_the_sentences_of_the_answer_are_used() -> None:
    question = only("q: What?\na: One is so. Two is so. Two is so.")
    assert [p.text["en"] for p in question.key_points] == ["One is so.", "Two is so."]
    assert sum(point.weight for point in question.key_points) == pytest.approx(100)


def test_letters_marks_and_fences_that_stand_alone_are_no_points() -> None:
    question = only("q: What?\na: |-\n  a. It hides.\n  ?\n  ```python\n  mask = 1\n  ```")
    assert [point.text["en"] for point in question.key_points] == ["It hides.", "mask = 1"]


def test_an_answer_that_is_one_sign_is_its_own_point() -> None:
    assert [point.text["en"] for point in only("q: What?\na: 4").key_points] == ["4"]


def test_sentences_of_languages_are_paired_even_if_their_numbers_differ() -> None:
    question = only("q: {en: a, zh: 甲}\na: {en: One. Two. Three., zh: 一。二。}")
    assert [set(point.text) for point in question.key_points] == [{"en", "zh"}] * 2
    assert " ".join(p.text["en"] for p in question.key_points) == "One. Two. Three."


def test_the_languages_of_question_and_answer_are_made_the_same() -> None:
    assert only("q: {vi: LoRA là gì}\na: low-rank").langs == ("vi",)
    assert only("q: {en: a, vi: b}\na: {vi: c, zh: d}").langs == ("vi",)


def test_a_card_whose_languages_do_not_meet_is_left_out() -> None:
    assert read("q: {en: a, vi: b}\na: {zh: d}").cards == ()


def test_text_is_nfc_trimmed_and_harmless() -> None:
    question = only('q: "  gia\\u0301 \\e[2J "\na: x')
    assert next(iter(question.front.values())) == "giá ␛[2J"


def test_two_questions_of_one_derived_id_both_stay() -> None:
    cards = read("- {q: top-k?, a: x}\n- {q: top k?, a: y}").cards
    assert len({card.question.id for card in cards}) == 2


def test_the_fingerprint_follows_what_is_asked_told_and_graded() -> None:
    base = "id: x\nq: a\na: b\npoints: [c]\n"
    same = {
        only(base + more).fingerprint for more in ("", "tags: t\n", "notes: n\n", "tier: must\n")
    }
    assert same == {only(base).fingerprint}
    changed = (
        base.replace("q: a", "q: A"),
        base.replace("a: b", "a: B"),
        base.replace("[c]", "[d]"),
    )
    assert len({only(text).fingerprint for text in changed} | same) == 4


REFERENCED = """\
id: x
q: a
a: b
points: [{text: c, weight: 60, cues: [x]}, {text: d, weight: 40}]
"""


def test_points_that_only_a_reference_asks_for_are_read_like_key_points() -> None:
    more = """\
asked: [{ref: s, points: [e, other]}]
reference_points:
  - e
  - {id: other, weight: 20, polarity: any, text: f, cues: [g], accept: [h], groups: [[i]], fact: 4}
"""
    file = read(REFERENCED + more)
    assert [p.code for p in file.problems if p.severity != "advice"] == []
    (card,) = file.cards
    first, other = card.question.reference_points
    assert (first.id, first.weight, first.required) == ("e", 60, False)
    assert (other.weight, other.polarity, other.groups) == (20, "any", (("i",),))
    assert other.fact is not None
    assert other.accept == {"en": ("h",)}
    assert card.places["reference_points[1].text"][0] == 8


def test_points_that_only_a_reference_asks_for_change_neither_weights_nor_the_fingerprint() -> None:
    plain, more = only(REFERENCED), only(REFERENCED + "reference_points: [e, e]\n")
    assert more.fingerprint == plain.fingerprint
    assert more.key_points == plain.key_points
    assert [point.id for point in more.reference_points] == ["e", "e-2"]
    assert [p.code for p in read(REFERENCED + "reference_points: [e]").problems] == [
        p.code for p in read(REFERENCED).problems
    ]


def test_a_card_graded_by_its_sentences_may_have_points_of_a_reference_too() -> None:
    question = only("q: a\na: One thing is so. Another is not.\nreference_points: [e]\n")
    (point,) = question.reference_points
    assert point.weight == max(one.weight for one in question.key_points)


def test_unknown_fields_name_the_nearest_known_one() -> None:
    (found,) = [p for p in read("q: a\na: b\nseed_reff: x").problems if p.code == "C011"]
    assert found.severity == "warning"
    assert "seed_refs" in found.message


def test_everything_a_full_card_says_is_kept() -> None:
    question = only(
        """
id: full
topic: attn
tags: [a]
kind: calc
difficulty: 3
tier: must
as_of: 2026-11-22
volatile: true
seed_refs: ['x#1']
errata: [A01]
after: [other]
replaces: old-one
front: {en: Q}
spoken: {en: A}
variants: {en: [v1, v2]}
key_points:
  - id: p
    weight: 100
    required: true
    polarity: any
    text: {en: t}
    cues: {en: [c]}
    accept: {en: [w]}
    groups: [['@x', y], z]
    fact: {value: 4, unit: x, accept: ['1/4', 75%], reject: [2, 8]}
contradictions: {en: [no]}
formula: {id: f, tex: 'x^2', plain: x squared}
worked_example:
  setup: {en: s}
  steps: [{en: one}, two]
  checks: [{expr: 1+1, value: 2, tol: 0}]
pitfalls: [{id: w, wrong: {en: bad}, right: {en: good}}]
follow_ups: [{id: n, q: {en: next}, a: {en: then}}]
sources:
  - {id: s, title: T, year: 2017, arxiv: '1706.03762', url: u, where: w, supports: [p], checked: no}
derived: [w]
notes: n
"""
    )
    (point,) = question.key_points
    assert (question.kind, question.difficulty, question.tier) == ("calc", 3, "must")
    assert (question.after, question.replaces, question.derived) == (
        ("other",),
        ("old-one",),
        ("w",),
    )
    assert (point.polarity, point.groups) == ("any", (("@x", "y"), ("z",)))
    assert point.fact is not None
    assert (point.fact.value, point.fact.accept, point.fact.reject) == (
        "4",
        ("1/4", "75%"),
        ("2", "8"),
    )
    assert question.worked_example is not None
    assert question.worked_example.steps == ({"en": "one"}, {"en": "two"})
    assert question.worked_example.checks[0].value == 2
    assert question.sources[0].arxiv == "1706.03762"
    assert not question.sources[0].checked
    assert question.variants == {"en": ("v1", "v2")}
    assert question.contradictions == {"en": ("no",)}


def test_the_place_of_a_field_or_of_what_is_around_it_is_known() -> None:
    (card,) = read(
        "id: x\nfront:\n  en: a\nspoken: {en: b}\npoints:\n  - text:\n      en: c\n"
    ).cards
    assert card.place("front.en") == (3, 3)
    assert card.place("key_points[0].text.en") == (7, 7)
    assert card.place("key_points[0].cues.vi") == (6, 5)
    assert card.place("key_points[5].text") == (5, 1)
    assert card.place("sources[0].arxiv") == (1, 1)


values = st.recursive(
    st.text(max_size=12) | st.integers() | st.booleans() | st.none() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("en", "vi", "zh", "id", "text", "q", "a", "weight")), inner, max_size=3
        )
    ),
    max_leaves=6,
)
names = st.sampled_from(
    [
        *("id", "q", "a", "lang", "topic", "tags", "kind", "difficulty", "as_of", "front"),
        *("spoken", "key_points", "points", "formula", "worked_example", "pitfalls"),
        *("follow_ups", "sources", "variants", "contradictions", "cards", "volatile"),
    ]
)


@given(st.dictionaries(names, values, max_size=7))
def test_whatever_stands_in_a_field_is_read_or_reported(card: dict[str, object]) -> None:
    file = read(json.dumps(card))
    assert file.cards or file.problems
    for loaded in file.cards:
        question = loaded.question
        assert question.id
        assert question.langs
        assert question.front.keys() == question.spoken.keys()
        assert sum(point.weight for point in question.key_points) == pytest.approx(100, abs=1e-3)
        assert all(lang in LANGS for point in question.key_points for lang in point.text)
