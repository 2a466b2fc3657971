"""From the nodes of a file to questions: short forms, defaults and derived parts.

What an author leaves out is filled in by these rules, in this order: language (of the card, the
file, else detected), id (from the question), topic (from the file, folder or file name), key
points (from the answer), weights (equal shares), required (the heaviest point, the first on a
tie). Everything filled in that an author may want to know is said as advice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from llm_interview.core.errors import told
from llm_interview.core.langs import LANGS, Lang, Texts
from llm_interview.core.locales import detect_lang
from llm_interview.core.problems import Problem
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.slugs import derive_id
from llm_interview.loader import parts
from llm_interview.loader.fields import CARD
from llm_interview.loader.findings import Findings
from llm_interview.loader.key_points import read_key_points, read_reference_points
from llm_interview.loader.nodes import Entries, Items, Node, Scalar
from llm_interview.loader.record_reader import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCard:
    """A question with the place of each field that was written (`key_points[0].text.en`)."""

    question: Question
    places: Mapping[str, tuple[int, int]]

    def place(self, where: str) -> tuple[int, int]:
        """Line and column of a field, or of the nearest thing around it."""
        while where:
            if where in self.places:
                return self.places[where]
            where = where.rpartition("." if where.rfind(".") > where.rfind("[") else "[")[0]
        return (self.question.line, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What holds for every card of a file."""

    path: str
    shown: str
    topic: str
    lang: Lang | None = None
    tags: tuple[str, ...] = ()


def read_card(node: Entries, defaults: Defaults) -> tuple[LoadedCard | None, tuple[Problem, ...]]:
    """The card in `node`, None if it lacks a question or an answer, and what is wrong with it."""
    findings = Findings(defaults.shown)
    record = Record(node, CARD, findings)
    record.lang = record.language("lang") or defaults.lang or detect_lang(_prose(record))
    question = _question(record, defaults)
    if question is None:
        return None, tuple(findings.problems)
    loaded = LoadedCard(question=question, places=findings.places)
    return loaded, tuple(findings.problems)


def _prose(record: Record) -> str:
    """The bare texts of question, answer and key points: what the language is detected in."""
    wanted = ("front", "spoken", "key_points")
    return "\n".join(_bare(record.node_of(name)) for name in wanted if record.has(name))


def _bare(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return "\n".join(_bare(item) for item in node.items if isinstance(item, Scalar))
    return ""


def _question(record: Record, defaults: Defaults) -> Question | None:
    front, spoken = record.texts("front"), record.texts("spoken")
    points = read_key_points(record)
    spoken = spoken or _joined(points)
    front, spoken = _same_languages(record, front, spoken)
    if not front:
        said = told("C014_question" if not record.has("front") else "C014_answer")
        record.findings.report(record.node, said)
        return None
    question = Question(
        id=record.identifier("id") or _derived_id(record, front),
        topic=record.identifier("topic") or defaults.topic,
        front=front,
        spoken=spoken,
        tags=parts.read_tags(record, defaults.tags),
        kind=record.choice("kind", "concept"),
        difficulty=record.integer("difficulty", None) or 2,
        tier=record.choice("tier", "should"),
        path=defaults.path,
        line=record.node.line,
    )
    question = parts.with_parts(question, record)
    points = points or parts.points_from_answer(record, spoken)
    return replace(
        question,
        key_points=points,
        reference_points=read_reference_points(record, points),
        fingerprint=fingerprint(front, spoken, points),
    )


def _joined(points: tuple[KeyPoint, ...]) -> Texts:
    """An answer made of the key points, for a card that has no other."""
    found = {
        lang: "\n".join(point.text[lang] for point in points if lang in point.text)
        for lang in LANGS
    }
    return {lang: text for lang, text in found.items() if text}


def _same_languages(record: Record, front: Texts, spoken: Texts) -> tuple[Texts, Texts]:
    """Keep the languages both have. A bare text beside a map of one language is in that one."""
    if len(front) == len(spoken) == 1 and front.keys() != spoken.keys():
        named = front if isinstance(record.node_of("front"), Entries) else spoken
        lang = next(iter(named))
        return {lang: next(iter(front.values()))}, {lang: next(iter(spoken.values()))}
    common = [lang for lang in LANGS if lang in front and lang in spoken]
    lost = [lang for lang in LANGS if (lang in front) != (lang in spoken)]
    if common and lost:
        key = "C019_answer" if lost[0] in front else "C019_question"
        record.report("front", told(key, langs=tuple(lost)))
    return {lang: front[lang] for lang in common}, {lang: spoken[lang] for lang in common}


def _derived_id(record: Record, front: Texts) -> str:
    made = derive_id(next(iter(front.values())))
    record.findings.report(record.node, told("C023_id", made=made))
    return made


def fingerprint(front: Texts, spoken: Texts, points: tuple[KeyPoint, ...]) -> str:
    """16 hex digits of the SHA-256 over what a learner is asked, told and graded by."""
    texts = [front, spoken, *(point.text for point in points)]
    flat = "\x1f".join(f"{lang}\x1e{text}" for one in texts for lang, text in one.items())
    return hashlib.sha256(flat.encode()).hexdigest()[:16]
