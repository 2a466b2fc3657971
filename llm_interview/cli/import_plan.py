"""What the words of `import` ask for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from llm_interview.importing.anki_package import ENDINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What the words of `import` asked for."""

    file: str
    form: str
    output: str | None
    lang: str | None
    as_json: bool
    force: bool
    with_history: bool = False
    new_only: bool = False


def may_be_package(plan: ImportPlan) -> bool:
    """Whether the file may be a deck of Anki, by its ending or because it is said to be."""
    ending = Path(plan.file).suffix.lower().removeprefix(".")
    return plan.form == "apkg" or (plan.form == "auto" and ending in ENDINGS)
