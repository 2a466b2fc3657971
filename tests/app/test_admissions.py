"""Who says that they do not know is not half right, whatever the card speaks of."""

from __future__ import annotations

import pytest

from llm_interview.core.grades import Answer
from llm_interview.core.grading import OfflineGrader
from llm_interview.core.langs import Lang
from llm_interview.loader.cached_library import CachedLibrary

ON_KNOWLEDGE = ("rag-vs-finetuning", "hall-what-why")
"""Cards in which knowing is subject matter."""
ADMISSIONS: tuple[tuple[str, Lang], ...] = (
    ("I don't know", "en"), ("i dont know", "en"), ("Don't know.", "en"), ("idk", "en"),
    ("I really don't know this one", "en"), ("I haven't studied this", "en"), ("no clue", "en"),
    ("không biết", "vi"), ("em không nhớ", "vi"), ("k biet", "vi"), ("chịu", "vi"),
    ("不知道", "zh"), ("忘了", "zh"), ("这个我不会", "zh"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "lang"), ADMISSIONS)
def test_an_admission_is_incorrect_on_every_card(
    shipped_library: CachedLibrary, text: str, lang: Lang
) -> None:
    grader = OfflineGrader(shipped_library.lexicon(), shipped_library.prepared)
    for card in (*ON_KNOWLEDGE, *shipped_library.ids()[::14]):
        grade = grader.grade(shipped_library.question(card), Answer(text=text, lang=lang))
        assert (grade.verdict, grade.score) == ("incorrect", 0), card
