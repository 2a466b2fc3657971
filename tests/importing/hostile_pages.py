"""Pages that made a reader slow somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

HOSTILE: Final[dict[str, tuple[str, Callable[[int], str], int]]] = {
    "bold questions": (
        "md",
        lambda n: "".join(f"**{i % 9_999}. What?**\nx\n" for i in range(n)),
        14_000,
    ),
    "numbers": ("text", lambda n: "1.\n" * n, 29_000),
    "answers alone": ("text", lambda n: "Answer\n" * n, 29_000),
    "chapters": ("text", lambda n: "I. A\n1. What?\nx\n" + "II. B\n" * n, 29_000),
    "summaries": ("md", lambda n: "<summary>\n" * n, 29_000),
    "brackets": ("md", lambda n: "[" * n, 1_000_000),
    "stars": ("md", lambda n: "*" * n, 1_000_000),
    "question marks": ("text", lambda n: "?" * n, 1_900_000),
    "topics with nothing below": (
        "md",
        lambda n: "# Interview questions\n" + "## Topic\n\n\n\n" * n,
        7_000,
    ),
    "topics with little below": (
        "text",
        lambda n: "Interview questions\n\n" + "Topic\n\nSo.\n\n" * n,
        7_000,
    ),
    "further questions": (
        "text",
        lambda n: "1. What?\nx\n\n2. Why?\ny\n\nOther questions:\n" + "- What?\n" * n,
        28_000,
    ),
    "sample answers": ("text", lambda n: "Topic\nSample answer: so.\n\n" * n, 9_000),
    "open remarks": ("text", lambda n: "（考察" * n + "\n" + "(tests " * n, 100_000),
    "depth": ("html", lambda n: "<ul><li>" * n + "What is x?", 35_000),
    "scripts that never end": ("html", lambda n: "<script>" * n + "</style>" * n, 30_000),
    "cells": ("html", lambda n: "<table>" + "<tr><td>a<td>b" * n, 25_000),
}
"""Shape → the form it is read as, a page of so many pieces, and as many as one may have or more."""
