"""Accepted wordings as proposals."""

from __future__ import annotations

import json

import yaml

from llm_interview.core.ratings import AcceptedWording
from llm_interview.export.accepted import accepted_of, accepted_to_json, accepted_to_yaml

WORDINGS = (
    AcceptedWording(card="b", point="p", lang="vi", text='chia: "cho" căn\nd_k'),
    AcceptedWording(card="a", point="p", lang="zh", text="除以根号"),
    AcceptedWording(card="a", point="o", lang="en", text="- it's #1"),
    AcceptedWording(card="a", point="o", lang="en", text="- it's #1"),
    AcceptedWording(card="gone", point="o", lang="en", text="x"),
)


def test_wordings_come_once_and_in_order() -> None:
    chosen = accepted_of(WORDINGS, {"a", "b"})
    assert [(w.card, w.point) for w in chosen] == [("a", "o"), ("a", "p"), ("b", "p")]


def test_the_yaml_reads_back_whatever_was_typed() -> None:
    cards = yaml.safe_load(accepted_to_yaml(accepted_of(WORDINGS, {"a", "b"})))
    assert cards[0]["key_points"][0] == {"id": "o", "accept": {"en": ["- it's #1"]}}
    assert cards[1]["key_points"][0]["accept"]["vi"] == ['chia: "cho" căn\nd_k']


def test_the_json_has_one_entry_a_wording() -> None:
    document = json.loads(accepted_to_json(accepted_of(WORDINGS, {"b"})))
    assert document["accepted"][0]["lang"] == "vi"
