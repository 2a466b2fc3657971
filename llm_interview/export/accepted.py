"""The learner's accepted wordings, as proposals for the cards they were said on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from llm_interview.core.card_json import plain_value
from llm_interview.core.ratings import AcceptedWording


def accepted_of(
    wordings: Sequence[AcceptedWording], cards: Collection[str]
) -> tuple[AcceptedWording, ...]:
    """The wordings of some cards, each once, by card, point and language."""
    chosen = {wording for wording in wordings if wording.card in cards}
    return tuple(sorted(chosen, key=lambda w: (w.card, w.point, w.lang, w.text)))


def accepted_to_json(wordings: Sequence[AcceptedWording]) -> bytes:
    """The wordings as UTF-8 JSON."""
    document = {"schema": 1, "accepted": [plain_value(wording) for wording in wordings]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def accepted_to_yaml(wordings: Sequence[AcceptedWording]) -> bytes:
    """The wordings as UTF-8 YAML, in the shape of `key_points[].accept` of each card."""
    return "".join(line + "\n" for line in _lines(wordings)).encode()


def _lines(wordings: Sequence[AcceptedWording]) -> Iterator[str]:
    for card, of_card in groupby(wordings, key=lambda wording: wording.card):
        yield f"- id: {card}"
        yield "  key_points:"
        for point, of_point in groupby(of_card, key=lambda wording: wording.point):
            yield f"    - id: {point}"
            yield "      accept:"
            for lang, texts in groupby(of_point, key=lambda wording: wording.lang):
                yield f"        {lang}:"
                yield from (f"          - {_quoted(wording.text)}" for wording in texts)


def _quoted(text: str) -> str:
    """A JSON string is a YAML string, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
