"""Collect the problems of one file."""

from __future__ import annotations

from llm_interview.core.cleaning import clean
from llm_interview.core.content_codes import problem
from llm_interview.core.errors import Told, told
from llm_interview.core.problems import Problem
from llm_interview.loader.nodes import Node


class Findings:
    """Where problems of one file are collected, and where each field was written."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self.places: dict[str, tuple[int, int]] = {}

    def report(self, node: Node, said: Told) -> None:
        """Add a problem at the place of `node`; what the author wrote is made harmless in it."""
        self.problems.append(problem(_harmless(said), self.shown, node.line, node.column))


def _harmless(said: Told) -> Told:
    return told(
        said.key,
        **{name: clean(v) if isinstance(v, str) else v for name, v in said.values.items()},
    )
