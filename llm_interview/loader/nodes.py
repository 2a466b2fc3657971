"""What stands in a YAML file: text, lists and maps, each with its place. Nothing is interpreted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Scalar:
    """A piece of text; `plain` if it was written without quotes or block indicator."""

    value: str
    plain: bool
    line: int
    column: int

    @property
    def absent(self) -> bool:
        """Whether the author wrote nothing (`key:`, `~`, `null`)."""
        return self.plain and self.value in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True, kw_only=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(slots=True, kw_only=True)
class Entries:
    """A map in file order; keys may repeat, the reader says so. A key that is a list or a map
    has been reported and is not here."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Items | Entries
