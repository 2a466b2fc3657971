"""Descriptions of places in sources in Vietnamese, by the English words of the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PHRASES: Final[Mapping[str, str]] = {}
