"""Headings that only name what is asked, on a page that says it has questions: `KV cache`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from llm_interview.importing.page_furniture import (
    begins_page_end,
    is_chapter,
    is_closing,
    is_decoration,
    names_questions,
)
from llm_interview.importing.page_lines import FOLD, Line
from llm_interview.importing.readings import Reading, start_at

LEAST = 3
"""Headings from which they are the questions of a page."""
MAX_TOPIC = 90
"""Characters of one."""
SAID = 40
"""Characters of a paragraph below one, where it ends no sentence."""
NEAR = 20
"""Lines below one among which its text begins."""
TOP = 3
"""Lines at the top of a page of plain text one of which says that it has questions."""

_ENDS = re.compile(r"[.。!！?？:：;；,，、…=|)\]]$")
_SENTENCE = re.compile(r"[.。!！?？:：;；][\"”’'）)]*$")
_AROUND = re.compile(
    r"(?:introduction|intro|overview|about|background|prerequisites|preparation|contents|tips"
    r"|how\s+to|who\s+this|what\s+to\s+expect|before\s+you|table\s+of\s+contents|.*\btips)\b.*"
    r"|(?:lời\s+)?(?:giới\s+thiệu|mở\s+đầu|nói\s+đầu|mục\s+lục|nội\s+dung|tổng\s+quan|cách\s+dùng"
    r"|cách\s+sử\s+dụng|đối\s+tượng|chuẩn\s+bị|mẹo|lưu\s+ý|kinh\s+nghiệm)\b.*"
    r"|(?:前言|引言|简介|介绍|目录|概述|背景|说明|使用说明|写在前面|准备|面试(?:流程|准备|技巧|经验|建议)|注意事项).*",
    re.IGNORECASE,
)
"""Headings around the questions."""


def topics(lines: Sequence[Line]) -> Reading:
    """The headings of the highest rank that has `LEAST` of them with text right below; of plain
    text the short lines that stand alone above a paragraph."""
    ranks: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if _names(line) and _is_told(lines, at):
            ranks[line.heading].append(at)
    headed = any(line.heading and not line.code for line in lines)
    for rank in sorted(rank for rank in ranks if bool(rank) == headed and rank < FOLD):
        found = ranks[rank] if rank else _alone(lines, ranks[0])
        if len(found) >= LEAST:
            above = lines[: found[0]]
            said = names_questions(above) if rank else _says_so(above)
            starts = tuple(start_at(lines, at) for at in found) if said else ()
            return Reading(starts=starts, score=float(len(starts)))
    return Reading()


def _names(line: Line) -> bool:
    text = line.text
    if line.code or line.marker or not LEAST <= len(text) <= MAX_TOPIC or _ENDS.search(text):
        return False
    around = _AROUND.fullmatch(text) or is_closing(line) or is_chapter(line)
    return not (around or begins_page_end(line) or is_decoration(line))


def _is_told(lines: Sequence[Line], at: int) -> bool:
    """Whether a text stands right below, before another heading."""
    below = _below(lines, at)
    return below is not None and not below.heading


def _alone(lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    """Those that stand between blank lines, above a paragraph."""
    return [at for at in found if _stands_alone(lines, at) and _is_paragraph(_below(lines, at))]


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    starts_well = lines[at].text[0].isupper() or lines[at].text[0] >= "\u2e80"
    above = lines[at - 1].text if at else ""
    return starts_well and not (above or lines[at + 1].text)


def _below(lines: Sequence[Line], at: int) -> Line | None:
    """The next line with words, unless it is far away."""
    return next((line for line in lines[at + 1 : at + 1 + NEAR] if line.text), None)


def _is_paragraph(line: Line | None) -> bool:
    return line is not None and (len(line.text) >= SAID or _SENTENCE.search(line.text) is not None)


def _says_so(above: Sequence[Line]) -> bool:
    return names_questions([line for line in above if line.text][:TOP])
