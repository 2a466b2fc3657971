"""Vietnamese pages that write `H:` for Hỏi (question) and `Đ:` or `TL:` for the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from llm_interview.importing.page_lines import Line

MIN_PAIRS = 2
"""Questions from which the letters stand for these words."""

_ASKS = re.compile(r"[*_]{0,2}H\s?(\d{0,3})\s?[:：][*_]{0,2}\s*(?=\S)")
_SAYS = re.compile(r"[*_]{0,2}(?:Đ|TL)\s?\d{0,3}\s?[:：][*_]{0,2}\s*(?=\S)")


def with_words(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` with the words for these letters, where each question has its answer."""
    asks = [at for at, line in enumerate(lines) if _ASKS.match(line.text) and not line.code]
    says = [at for at, line in enumerate(lines) if _SAYS.match(line.text) and not line.code]
    if len(asks) < MIN_PAIRS or len(says) != len(asks):
        return lines
    if any(not ask < say for ask, say in zip(asks, says, strict=True)):
        return lines
    whole = list(lines)
    for at in asks:
        whole[at] = replace(lines[at], text=_ASKS.sub(r"Hỏi \1: ", lines[at].text, count=1))
    for at in says:
        whole[at] = replace(lines[at], text=_SAYS.sub("Đáp: ", lines[at].text, count=1))
    return whole
