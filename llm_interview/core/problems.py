"""Problems found in content: plain values, collected in one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding, with its place (1-based; column counts characters)."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then by code."""
        return (self.path, self.line, self.column, self.code, self.message)
