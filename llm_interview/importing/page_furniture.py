"""What stands on a page around its text: captions, buttons, farewells, footers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from llm_interview.importing.furniture_words import (
    ANSWERS,
    BOX,
    BUTTON,
    CHAPTER,
    CLOSING,
    FAREWELL,
    FOOT,
    REMARK,
    TITLE,
)
from llm_interview.importing.line_markers import BULLET, without_symbols
from llm_interview.importing.page_captions import PICTURE_FILE, is_caption
from llm_interview.importing.page_lines import Line

_COUNT = re.compile(r"[\d\s.,:+kKwW/|·年月日-]+")
_DIGITS = re.compile(r"\d+")
_SHORT = 80
_CAPTION = 140
_CAPTION_LEAST = 16
_CHAPTER = 100
_TITLES = 40
_NEAR, _RUNNING = 3, 80
"""Lines below a caption among which its answer goes on, and the characters of what does."""
_TITLE = 8


def is_decoration(line: Line) -> bool:
    """A picture's file name, a caption, a button or a box: no part of any answer."""
    if line.code:
        return False
    if len(line.text) > _CAPTION:
        return is_caption(line)
    text = without_symbols(line.text.strip(" []()*_【】（）"))
    named = PICTURE_FILE.fullmatch(text) or BUTTON.fullmatch(text)
    return bool(named or REMARK.fullmatch(line.text)) or is_caption(line)


def captions_of(lines: Sequence[Line]) -> frozenset[str]:
    """The lines of words without a full stop among those before the first question."""
    return frozenset(
        line.text
        for line in lines
        if not line.code
        and not line.marker
        and len(line.text) + sum(sign >= "\u2e80" for sign in line.text) >= _CAPTION_LEAST
        and len(line.text) <= _CAPTION
        and line.text[-1] not in ".。?？:："
    )


def is_closing(line: Line) -> bool:
    """A heading like `Conclusion` that says the questions are over."""
    if line.code or not 0 < len(line.text) <= _SHORT or line.marker == "-":
        return False
    return CLOSING.fullmatch(without_symbols(line.text.strip(" *_>|:：.。!！"))) is not None


def is_chapter(line: Line) -> bool:
    """A line like `Part 2: Training` or `Interview questions on RAG`, which heads questions."""
    if line.code or len(line.text) > _CHAPTER or line.text[-1:] in (".", "。"):
        return False
    text = without_symbols(line.text)
    starts_well = text[:1].isupper() or text[:1] >= "\u2e80"
    return starts_well and CHAPTER.fullmatch(text) is not None


def names_questions(lines: Sequence[Line]) -> bool:
    """Whether the last lines before a series say that questions follow."""
    said = [line.text for line in lines if line.text and not line.code][-_TITLES:]
    return any(TITLE.search(text) for text in said if len(text) <= _CAPTION)


def names_answers(lines: Sequence[Line]) -> bool:
    """Whether they say that questions follow with their answers."""
    said = [line.text for line in lines if line.text and not line.code][-_TITLES:]
    return any(
        TITLE.search(text) and ANSWERS.search(text) for text in said if len(text) <= _CAPTION
    )


def begins_page_end(line: Line) -> bool:
    """Whether comments, neighbours or the foot of the page begin with this line."""
    return not line.code and 0 < len(line.text) <= _SHORT and _is_foot(line.text.strip(" *_>|"))


def begins_last_lines(line: Line) -> bool:
    """Whether they begin with this line, and it is none of those in boxes between questions."""
    return begins_page_end(line) and BOX.match(without_symbols(line.text.strip(" *_>|"))) is None


def end_of_article(
    lines: Sequence[Line],
    start: int,
    titles: frozenset[str],
    *,
    recurring: Collection[str] = (),
    captions: Collection[str] = (),
) -> int:
    """The index from `start` on where the page goes on after its last answer; `len(lines)`
    where it does not. `titles` are the folded lines before the first question: a page that
    repeats one of them (with other numbers) names its neighbours, unless it is one of
    `captions` and the answer goes on below it. `recurring` are the folded lines of other
    answers: `Summary` may end each of them."""
    for index in range(start, len(lines)):
        line = lines[index]
        if line.code or not line.text or (line.text in captions and _goes_on(lines, index)):
            continue
        closes = is_closing(line) and line.text.casefold() not in recurring
        if closes or _ends(line, titles):
            return _without_counts(lines, start, index)
    return len(lines)


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether running text stands right below."""
    below = next((line for line in lines[at + 1 : at + 1 + _NEAR] if line.text), None)
    return below is not None and not below.heading and len(below.text) >= _RUNNING


def _ends(line: Line, titles: frozenset[str]) -> bool:
    text = line.text.strip(" *_>|")
    titled = f"{line.marker} {text}" if line.value is not None else text
    if line.marker != BULLET and folded(titled) in titles:
        return True
    if len(text) <= _SHORT and _is_foot(text):
        return True
    return not line.marker and FAREWELL.search(text[:300]) is not None


def _is_foot(text: str) -> bool:
    return FOOT.match(text) is not None or FOOT.match(without_symbols(text)) is not None


def _without_counts(lines: Sequence[Line], start: int, end: int) -> int:
    """Step back over numbers that belong to what ends the article (29 likes, a date)."""
    while end > start and (not lines[end - 1].text or _COUNT.fullmatch(lines[end - 1].text)):
        end -= 1
    return end


def folded(text: str) -> str:
    """`text` with each number as one sign; empty where it is too short to be a title."""
    plain = _DIGITS.sub("0", text.strip(" *_>|:：").casefold())
    return plain if len(plain) >= _TITLE else ""


def titles_of(lines: Sequence[Line]) -> frozenset[str]:
    """What the lines before the first question look like when a page repeats them."""
    said = [line for line in lines if not line.code and len(line.text) <= 200]
    numbered = (f"{line.marker} {line.text}" for line in said if line.value is not None)
    return frozenset(filter(None, map(folded, (*(line.text for line in said), *numbered))))
