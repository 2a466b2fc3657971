"""The answers the grader learns from: labelled examples, files with their own decks, attacks."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from grading_attacks import salads, worthless
from grading_data import Row, examples, lean, own_deck, own_key, rows
from grading_swaps import swapped, touched
from llm_interview.core.evidence import Evidence, features
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import Lang
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.point_readings import reading
from llm_interview.core.prepared import compile_question, required_by
from llm_interview.core.questions import Question
from llm_interview.core.text import shown
from llm_interview.core.verdicts import Reading, mixed
from llm_interview.core.wrong_claims import Wrong

SALAD = frozenset({"stuffed", "shuffled", "glued", "bag", "cue list"})
"""Kinds of answers that make no claims."""
ELSEWHERE = 6
"""Every sixth question of a file is taken for one of another field, so that models learn to judge
decks too of whose subjects the shipped cards say nothing."""
EXCHANGED = 0.4
"""Weight of an answer with two things exchanged: with 1, full paraphrases of writers not seen pass
less often, without any, a sixth of the answers of one writer who swaps things passed."""
DENIALS = {"en": "It is not true that ", "vi": "Không phải là ", "zh": "并不是说"}


@dataclass(slots=True)
class Sample:
    """One answer with what is known about it and, later, what the models say.

    `truth`: the status of each point, None where unknown; `states`: the wrong claim it states, ""
    for none, None where unknown.
    """

    source: str
    card: str
    lang: str
    kind: str
    weight: float
    label: int | None
    prepared: dict[str, Any]
    truth: list[str | None]
    evidence: Evidence
    states: str | None = None
    sound: float = 0.0
    covered: list[float] = field(default_factory=list)
    contradicted: list[float] = field(default_factory=list)
    stated: dict[str, tuple[float, Wrong]] = field(default_factory=dict)
    likely: list[float] = field(default_factory=list)
    plain: Sample | None = None
    """The same answer by the texts of the card's points alone."""

    def is_by_texts(self) -> bool:
        """Whether it was read by less than all wordings of a card: by its texts, with its groups or
        without, or by a deck that has nothing else."""
        return not self.source.endswith(" card")

    def verdicts(self) -> list[float]:
        """Probabilities of VERDICTS as the grader would mix them."""
        return mixed(self.likely, self.plain.likely) if self.plain else self.likely

    def readings(self) -> list[Reading]:
        """What the grader would say of each point with the estimates kept here."""
        rows = features(self.prepared, self.evidence, self.sound)
        found = zip(self.evidence.points, rows, self.covered, self.contradicted, strict=True)
        return [
            reading(self.evidence, point, (row, value, against), self.stated.get(point.id))
            for point, row, value, against in found
        ]


class Collector:
    """Gathers samples; every card is used as it is, by its plain texts, and without the wordings
    that answers suggested."""

    def __init__(self, lexicon: Lexicon, deck: dict[str, Question]) -> None:
        self.grader = OfflineGrader(lexicon, lambda _: None)
        self.lexicon = lexicon
        self.deck = deck
        self.full = {key: compile_question(card, lexicon) for key, card in self.deck.items()}
        self.lean = {key: compile_question(lean(card), lexicon) for key, card in self.deck.items()}
        self.samples: list[Sample] = []
        self.chance = random.Random(3)

    def add(
        self, source: str, row: Row, prepared: dict[str, Any], truth: list[str | None],
        weight: float,
    ) -> None:  # fmt: skip
        """One more sample."""
        sample = Sample(
            source=source,
            card=row["card"],
            lang=row["lang"],
            kind=row["kind"],
            weight=weight,
            label=row.get("label"),
            prepared=prepared,
            truth=truth,
            evidence=self.grader.evidence(prepared, shown(row["answer"])),
            states=row.get("states"),
        )
        self.samples.append(sample)
        if sample.source.endswith(" card") and sample.evidence.plain is not None:
            sample.plain = _by_texts(sample, sample.evidence.plain)
            self.samples.append(sample.plain)

    def labelled(self) -> None:
        """The examples kept with the cards."""
        for row in examples(self.deck):
            truth = [p["status"] for p in row["points"]]
            for name, deck in self.decks():
                self.add(f"examples {name}", row, deck[row["card"]], list(truth), 1.0)

    def own(self, path: Path) -> None:
        """A file whose points make a deck of their own."""
        data = [row for row in rows(path) if row.get("points")]
        decks = {k: compile_question(q, self.lexicon) for k, q in own_deck(data).items()}
        for key in sorted(decks)[::ELSEWHERE]:
            decks[key]["about"] = []
        for row in data:
            lost = "contradicted" if row["kind"] == "negated" else "missing"
            truth = ["covered" if p["made"] else lost for p in row["points"]]
            self.add(f"{path.stem} own", row, decks[own_key(row)], list(truth), 1.0)

    def own_attacks(self, path: Path) -> None:
        """Worthless answers to the decks of `own`: what is said of cards does not hold for them."""
        for deck in own_deck([row for row in rows(path) if row.get("points")]).values():
            prepared = compile_question(deck, self.lexicon)
            nothing: list[str | None] = ["missing"] * len(deck.key_points)
            for kind, lang, text in salads(deck, self.chance):
                row = {"card": deck.id, "lang": lang, "kind": kind, "label": 0, "answer": text}
                self.add("attacks own", row, prepared, nothing, 0.6)

    def shipped(self, path: Path) -> None:
        """The same answers against the shipped cards: what they make of its points is unknown."""
        for row in rows(path):
            if row["card"] in self.deck:
                question = self.deck[row["card"]].as_asked(row.get("ref", ""))
                nothing: list[str | None] = [None] * len(question.key_points)
                for name, deck in self.decks():
                    prepared = required_by(question, deck[row["card"]])
                    self.add(f"{path.stem} {name}", row, prepared, nothing, 1.0)

    def swaps(self, path: Path) -> None:
        """Right answers with two things exchanged, to the decks of `own` and to the cards."""
        data = [row for row in rows(path) if row.get("points")]
        decks = {k: compile_question(q, self.lexicon) for k, q in own_deck(data).items()}
        for row in data:
            if row["label"] == 2:
                self._swap(row, path, decks[own_key(row)])

    def _swap(self, row: Row, path: Path, deck: dict[str, Any]) -> None:
        text = shown(row["answer"])
        evidence = self.grader.evidence(deck, text)
        found = swapped(text, evidence.said, deck["echo"])
        if found is None:
            return
        told = touched(evidence, found[0])
        whole = all(t or not p["required"] for t, p in zip(told, deck["points"], strict=True))
        label = 0 if whole else None
        wrong = row | {"answer": found[1], "kind": "swapped", "label": label}
        truth = ["contradicted" if t else None for t in told]
        self.add(f"{path.stem} own", wrong, deck, list(truth), EXCHANGED)
        if row["card"] in self.deck:
            question = self.deck[row["card"]].as_asked(row.get("ref", ""))
            nothing: list[str | None] = [None] * len(question.key_points)
            for name, cards in self.decks():
                prepared = required_by(question, cards[row["card"]])
                self.add(f"{path.stem} {name}", wrong, prepared, nothing, EXCHANGED)

    def decks(self) -> tuple[tuple[str, dict[str, dict[str, Any]]], ...]:
        """The shipped cards as they are, and by texts and groups alone."""
        return ("card", self.full), ("lean", self.lean)

    def attacks(self, key: str) -> None:
        """Worthless answers to a card, and its own model answer."""
        card = self.deck[key]
        nothing: list[str | None] = ["missing"] * len(card.key_points)
        reference = ["covered" if point.required else None for point in card.key_points]
        for kind, lang, text in worthless(card, self.deck, self.chance):
            row = {"card": key, "lang": lang, "kind": kind, "label": 0, "answer": text}
            self.add("attacks card", row, self.full[key], nothing, 0.6)
        for lang, text in card.spoken.items():
            row = {"card": key, "lang": lang, "kind": "reference", "label": 2, "answer": text}
            self.add("attacks card", row | {"states": ""}, self.full[key], reference, 0.6)

    def wrong(self, key: str) -> None:
        """Wrong claims stated alone, after the model answer, or denied. Mostly the claim's wording
        in the language of the answer is hidden, so that it must be known by the other two."""
        card, prepared = self.deck[key], self.full[key]
        for claim, lang, text in wrong_texts(card):
            hidden = [
                entry
                for entry in prepared["wrong"]
                if entry["lang"] != lang or self.chance.random() < 0.15
            ]
            for answer, states in (
                (text, claim),
                (card.spoken[lang] + " " + text, claim),
                (DENIALS[lang] + text, ""),
            ):
                row = {"card": key, "lang": lang, "kind": "claim", "answer": answer}
                unknown: list[str | None] = [None] * len(card.key_points)
                shown_ = {**prepared, "wrong": hidden}
                self.add("claims", row | {"states": states}, shown_, unknown, 0.6)

    def contraries(self, key: str) -> None:
        """What contradicts one point, said alone: known by the wordings in the other languages."""
        card, prepared = self.deck[key], self.full[key]
        for place, point in enumerate(card.key_points):
            truth: list[str | None] = [None] * len(card.key_points)
            truth[place] = "contradicted"
            for lang, texts in point.contradictions.items():
                row = {"card": key, "lang": lang, "kind": "contrary", "label": 0, "states": ""}
                answer = self.chance.choice(texts)
                hidden = _without_contraries(prepared, card, place, lang)
                self.add("contraries card", row | {"answer": answer}, hidden, list(truth), 0.2)


def _without_contraries(
    prepared: dict[str, Any], card: Question, place: int, lang: Lang
) -> dict[str, Any]:
    """A compiled card that does not know the contradictions of one point in one language."""
    langs = [of for of, texts in card.key_points[place].contradictions.items() for _ in texts]
    points = list(prepared["points"])
    kept = [w for of, w in zip(langs, points[place]["contrary"], strict=True) if of != lang]
    points[place] = {**points[place], "contrary": kept}
    return {**prepared, "points": points}


def _by_texts(sample: Sample, evidence: Evidence) -> Sample:
    """The sample as the second reading of the grader takes it."""
    source = sample.source.replace(" card", " plain")
    return replace(sample, source=source, evidence=evidence, truth=list(sample.truth), stated={})


def wrong_texts(card: Question) -> list[tuple[str, Lang, str]]:
    """(id, language, text) of the wrong claims of a card, named as core.prepared names them."""
    claims = [(p.id, lang, text) for p in card.pitfalls for lang, text in p.wrong.items()]
    for lang, texts in card.contradictions.items():
        claims += [(f"~{number}", lang, text) for number, text in enumerate(texts)]
    return claims
