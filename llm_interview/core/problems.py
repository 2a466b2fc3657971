"""Problems found in content: plain values, collected in one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llm_interview.core.errors import Said, Told, told

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding, with its place (1-based; column counts characters)."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    said: Said

    @property
    def message(self) -> str:
        """What is wrong, in English: the words scripts read."""
        return str(self.said)

    @property
    def place(self) -> str:
        """Where it is, as editors and compilers write it."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def sentence(self) -> Told:
        """The line `check` prints, to be told in the language of a person."""
        return told("finding_line", place=self.place, code=self.code, said=self.said)

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then by code."""
        return (self.path, self.line, self.column, self.code, self.message)
