"""Files beside the decks: glossary, named lists of cards, owners of seed references, order,
names of topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from llm_interview.core.errors import told
from llm_interview.core.glossary import Axis, Glossary, NameLang
from llm_interview.core.langs import Texts
from llm_interview.core.locales import parse_lang
from llm_interview.core.problems import Problem
from llm_interview.core.topics import TopicNames
from llm_interview.loader.fields import Field, Fields
from llm_interview.loader.findings import Findings
from llm_interview.loader.guard import read_text
from llm_interview.loader.nodes import Entries, Items, Node, Scalar
from llm_interview.loader.parsing import parse
from llm_interview.loader.record_reader import Record

GLOSSARY: Final[Fields] = {
    "concepts": Field(form="record", about="Concept → names by language."),
    "axes": Field(form="records", about="Opposites."),
}
AXIS: Final[Fields] = {
    "id": Field(form="text", about="Name of the axis.", needed=True),
    "positive": Field(form="words", about="Concepts on one side."),
    "negative": Field(form="words", about="Concepts on the other."),
}

IdLists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFiles:
    """What stands beside the decks of one root."""

    glossary: Glossary = field(default_factory=Glossary)
    ref_owners: IdLists = field(default_factory=dict)
    paths: IdLists = field(default_factory=dict)
    rank: Mapping[str, int] = field(default_factory=dict)
    topics: TopicNames = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_side_files(root: Path, shown: str) -> SideFiles:
    """Read glossary, seed_refs, paths, order and topics (.yaml) where they exist."""
    problems: list[Problem] = []

    def tops(name: str) -> Iterator[tuple[Entries, Findings]]:
        yield from _maps(root / name, f"{shown}/{name}", problems)

    glossary = Glossary()
    for top, findings in tops("glossary.yaml"):
        glossary = _glossary(top, findings)
        problems += findings.problems
    lists = {}
    for name in ("seed_refs.yaml", "paths.yaml", "order.yaml"):
        lists[name] = _id_lists(tops(name), problems)
    order = lists["order.yaml"].get("order", ())
    topics = _topic_names(tops("topics.yaml"), problems)
    return SideFiles(
        glossary=glossary,
        ref_owners=lists["seed_refs.yaml"],
        paths=lists["paths.yaml"],
        rank={card: place for place, card in enumerate(order)},
        topics=topics,
        problems=tuple(problems),
    )


def _maps(path: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[Entries, Findings]]:
    """The maps in a file that may be absent."""
    if not path.is_file():
        return
    text = read_text(path, shown)
    if isinstance(text, Problem):
        problems.append(text)
        return
    documents, found = parse(text, shown)
    problems += found
    for document in documents:
        findings = Findings(shown)
        if isinstance(document, Entries):
            yield document, findings
        else:
            findings.report(document, told("C012_file"))
            problems += findings.problems


def _id_lists(
    tops: Iterator[tuple[Entries, Findings]], problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    """A map of lists; repeated keys are reported, the first counts."""
    lists: dict[str, tuple[str, ...]] = {}
    for top, findings in tops:
        for key, value in top.entries:
            if key.value in lists:
                findings.report(key, told("C010_key", key=key.value))
            else:
                lists[key.value] = _texts(value, findings)
        problems += findings.problems
    return lists


def _topic_names(
    tops: Iterator[tuple[Entries, Findings]], problems: list[Problem]
) -> dict[str, Texts]:
    """A map of names by language; a name alone counts for all languages."""
    names: dict[str, Texts] = {}
    for top, findings in tops:
        record = Record(_NOTHING, {}, findings)
        for key, value in top.entries:
            if key.value in names:
                findings.report(key, told("C010_topic", topic=key.value))
            elif texts := record.texts_of(value, key.value):
                names[key.value] = texts
        problems += findings.problems
    return names


def _texts(node: Node, findings: Findings) -> tuple[str, ...]:
    items = node.items if isinstance(node, Items) else (node,)
    texts = []
    for item in items:
        if isinstance(item, Scalar):
            texts.append(Record(_NOTHING, {}, findings).tidy(item))
        else:
            findings.report(item, told("C012_texts"))
    return tuple(filter(None, texts))


_NOTHING: Final = Entries(entries=(), line=1, column=1)


def _glossary(top: Entries, findings: Findings) -> Glossary:
    record = Record(top, GLOSSARY, findings)
    concepts: dict[str, Mapping[NameLang, tuple[str, ...]]] = {}
    node = record.node_of("concepts")
    for key, value in node.entries if isinstance(node, Entries) and node is not top else ():
        if key.value in concepts:
            findings.report(key, told("C010_concept", concept=key.value))
        elif isinstance(value, Entries):
            concepts[key.value] = _names(value, findings)
        else:
            findings.report(value, told("C012_concept"))
    return Glossary(concepts=concepts, axes=tuple(_axes(record, concepts, findings)))


def _names(node: Entries, findings: Findings) -> Mapping[NameLang, tuple[str, ...]]:
    names: dict[NameLang, tuple[str, ...]] = {}
    for key, value in node.entries:
        lang: NameLang | None = "any" if key.value == "any" else parse_lang(key.value)
        if lang is None:
            findings.report(key, told("C013_language_any"))
        elif lang in names:
            findings.report(key, told("C010_language", lang=lang))
        else:
            names[lang] = _texts(value, findings)
    return names


def _axes(record: Record, concepts: Mapping[str, object], findings: Findings) -> Iterator[Axis]:
    node = record.node_of("axes")
    for item in node.items if isinstance(node, Items) else ():
        if not isinstance(item, Entries):
            findings.report(item, told("C012_axis"))
            continue
        axis = Record(item, AXIS, findings)
        positive, negative = axis.words("positive"), axis.words("negative")
        for name in (*positive, *negative):
            if name not in concepts:
                findings.report(item, told("C028_concept", name=name))
        if axis.text("id") and (positive or negative):
            yield Axis(id=axis.text("id"), positive=positive, negative=negative)
        else:
            findings.report(item, told("C015_axis"))
