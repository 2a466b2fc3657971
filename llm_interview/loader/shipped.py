"""Where the decks that come with the program lie."""

from __future__ import annotations

import os
from pathlib import Path


def shipped_content() -> Path:
    """The decks that come with the program: inside an installed package, else of the checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    inside = os.path.join(package, "_content")  # noqa: PTH118
    outside = os.path.join(os.path.dirname(package), "content")  # noqa: PTH118, PTH120
    return Path(inside if os.path.isdir(inside) else outside)  # noqa: PTH112
