"""The small deck, read once."""

from __future__ import annotations

import pytest

from llm_interview.core.questions import Question
from tests.export import sheets


@pytest.fixture(scope="session")
def small_deck() -> tuple[Question, ...]:
    return sheets.small_deck()
