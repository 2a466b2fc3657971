"""What the cache keeps of a card's wordings is, opened, what the grader reads from their texts."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.wordings import SETS, Wording, as_wording, kept, opened

TERMS = st.sampled_from(["@softmax", "@kv-cache", "key", "score", "#4", "注意", "mềm5"])
UNITS = st.tuples(
    TERMS,
    st.sampled_from([0.3, 1.0, 1.5]),
    st.integers(0, 2),
    st.integers(-1, 2),
    st.booleans(),
    st.sampled_from([[], ["key", "cache"]]),
).map(list)
TEXTS = st.lists(UNITS, min_size=1, max_size=9).map(lambda units: sorted(units, key=lambda u: u[2]))


def card(texts: list[list[list[Any]]]) -> dict[str, Any]:
    sets: dict[str, list[str]] = {name: [] for name in SETS}
    option = [["@softmax", 1.5, 0, 0, False, []]]
    point = {
        "wordings": [["text", text] for text in texts],
        "groups": [[option, texts[0]]],
        "contrary": texts,
    }
    return {"points": [point], "wrong": [{"wording": texts[-1]}], **sets}


def meaning(wording: Wording) -> list[list[tuple[Any, ...]]]:
    """All that matching asks for, but for the names of the keys."""
    return [[tuple(word[1:]) for word in clause] for clause in wording.clauses]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_card_is_read_from_the_cache_as_it_was_prepared(texts: list[list[list[Any]]]) -> None:
    found = opened(json.loads(json.dumps(kept(card(texts)))))
    wordings = [wording for _, wording in found["points"][0]["wordings"]]
    assert list(map(meaning, wordings)) == [meaning(as_wording(text)) for text in texts]
    assert [w.weight for w in wordings] == [as_wording(text).weight for text in texts]
    assert list(map(meaning, found["points"][0]["contrary"])) == list(map(meaning, wordings))
    claim: Wording = found["wrong"][0]["wording"]
    assert meaning(claim) == meaning(as_wording(texts[-1]))
    plain, longer = found["points"][0]["groups"][0]
    assert plain[0][1:] == [1.5, "@softmax", 0, []]
    assert [word[2] for word in longer] == [unit[0] for unit in texts[0]]


@given(TEXTS)
def test_units_that_an_answer_meets_alike_have_the_same_key(text: list[list[Any]]) -> None:
    ((_, wording),) = opened(kept(card([text])))["points"][0]["wordings"]
    alike: dict[object, set[tuple[Any, ...]]] = {}
    for key, _, term, negated, parts in wording.words:
        alike.setdefault(key, set()).add((term, negated, len(parts)))
    assert all(len(terms) == 1 for terms in alike.values())


def test_each_unit_is_kept_once() -> None:
    unit = ["@softmax", 1.5, 0, 0, False, []]
    assert len(kept(card([[unit, unit], [unit]]))["words"]) == 1


def test_what_is_open_stays_so() -> None:
    once = opened(kept(card([[["key", 1.0, 0, 0, False, []]]])))
    assert opened(once) == once
