"""All that was loaded: questions in curriculum order with what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from llm_interview.core.glossary import Glossary
from llm_interview.core.problems import Problem
from llm_interview.core.topics import TopicNames

if TYPE_CHECKING:
    from llm_interview.core.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A card of a later deck took the place of one with the same id."""

    id: str
    path: str
    replaced_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that can be asked.

    `questions` stand in curriculum order with unique ids. `ref_owners` names for each seed
    reference the cards that answer it, best first; the cards may not be written yet. `paths`
    are named lists of card ids, `topics` the names of topics by language. `unread` are the roots
    nothing could be read from.
    """

    questions: tuple[Question, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    problems: tuple[Problem, ...] = ()
    ref_owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: TopicNames = field(default_factory=dict)
    overridden: tuple[Override, ...] = ()
    unread: tuple[str, ...] = ()
