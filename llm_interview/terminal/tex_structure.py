"""The parts of TeX that hold others, rewritten so that one line can hold them: cases, matrices,
braces below, arguments without braces."""

from __future__ import annotations

import re

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand for the braces a reader sees, while `{` and `}` are still those of TeX."""

_BLOCK = re.compile(r"\\begin\{(\w+)\*?\}(.*?)\\end\{\1\*?\}", re.DOTALL)
_FENCES = {"cases": (OPEN, CLOSE), "bmatrix": ("[", "]"), "pmatrix": ("[", "]")}
_BARE_FRACTION = re.compile(r"(\\[dt]?frac)\s*([0-9A-Za-z])\s*([0-9A-Za-z])")
_BARE_ARGUMENT = re.compile(r"(\\(?:hat|widehat|tilde|bar|vec|overline|sqrt))\s+([0-9A-Za-z])")
_BELOW = re.compile(r"\\underbrace(?=\{)")


def flattened(tex: str) -> str:
    """`tex` on one line: rows parted by `;`, cells by `,`, every argument in braces."""
    text = tex.replace("\\{", OPEN).replace("\\}", CLOSE)
    text = _BARE_FRACTION.sub(r"\1{\2}{\3}", text)
    text = _BARE_ARGUMENT.sub(r"\1{\2}", text)
    return _BLOCK.sub(_rows, _named_below(text))


def _rows(hit: re.Match[str]) -> str:
    opening, closing = _FENCES.get(hit[1], ("", ""))
    rows = [row for row in hit[2].split("\\\\") if row.strip()]
    cells = [", ".join(cell.strip() for cell in row.split("&")) for row in rows]
    return opening + "; ".join(cells) + closing


def _named_below(text: str) -> str:
    r"""`\underbrace{a}_{name}` as `a [name]`."""
    while hit := _BELOW.search(text):
        end = _closing(text, hit.end())
        body, rest = text[hit.end() + 1 : end], text[end + 1 :]
        if rest.startswith("_{"):
            stop = _closing(rest, 1)
            body, rest = f"{body} [{rest[2:stop]}]", rest[stop + 1 :]
        text = text[: hit.start()] + body + rest
    return text


def _closing(text: str, opening: int) -> int:
    """Where the brace at `opening` closes; the end of the text where it never does."""
    depth = 0
    for at in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)
