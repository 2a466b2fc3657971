"""The words under pictures: they belong to the page, and say something without its picture only
by chance. What is taken for a caption is left over with its line, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from llm_interview.importing.page_lines import Line

MAX_CAPTION = 200
"""Characters of a caption that is named as one."""
MAX_BESIDE = 120
"""Characters of a caption that only its place tells: right under a picture."""
LEAST = 3
"""Words of it (or half as many signs of Chinese)."""
ECHO = 0.6
"""Share of the words of a question that its picture is named by, where it is named so."""

PICTURE_FILE = re.compile(r"\S{1,80}\.(?:png|jpe?g|gif|webp|svg|bmp|avif)", re.IGNORECASE)
"""What is left of a picture where a page was copied."""

_NUMBER = r"\s?\d{1,3}(?:[-–.．]\d{1,3})*[a-z]?"
_CREDIT = r"nguồn(?:\s+ảnh)?|source|image|photo|ảnh|credits?|来源|來源|图源|图片来源|圖片來源"
_NAMED = re.compile(
    rf"[(（\[*_]*(?:"
    rf"(?:figure|fig\.?|image|photo|picture|illustration|diagram){_NUMBER}\s*(?:$|[:.)–—|-].*)"
    r"|(?:(?:image|photo|picture|figure|diagram|illustration)s?\s+)?(?:source|credits?)\s*[:：-]\s*\S.*"
    r"|(?:image|photo|picture|illustration|figure|diagram|screenshot)s?\s+(?:(?:is\s+)?"
    r"(?:created|made|drawn|generated|taken|designed|adapted|reproduced)\s+)?"
    r"(?:by|from|via|courtesy\s+of)\s\S.{0,80}"
    r"|(?:image|photo|picture)s?\s+(?:source|credits?|courtesy)(?:\s.{0,80})?"
    rf"|(?:hình(?:\s+(?:ảnh|vẽ))?|ảnh|sơ\s+đồ|biểu\s+đồ)\s?{_NUMBER}\s*(?:$|[:.)–—|-].*)"
    r"|(?:hình(?:\s+ảnh)?|ảnh)\s+minh\s+h[oọ]ạ?a?(?:\s*$|\s*[:：(].*|\s[^.!?:]{1,100})"
    r"|(?:nguồn(?:\s+(?:ảnh|hình(?:\s+ảnh)?))?|ảnh|hình(?:\s+ảnh)?)\s*[:：]\s*\S.*"
    rf"|[图圖]片?{_NUMBER}\s*(?:$|[:：.、．)）].*|\s[^。！？!?;；]{{1,120}})"
    r"|[▲△▼▽↑⬆]\ufe0f?\s*[^。！!？?]{3,100}(?<!\.)"
    r"|(?:图片?来源|圖片?來源|[图圖]源|来源|來源|配图|封面图?|截图|图片|图注|图示)\s*[:：]\s*\S.*"
    rf"|.{{2,100}}[(（]\s*(?:{_CREDIT})\s*[:：][^()（）]{{1,80}}[)）]"
    r")[)）\]*_]*",
    re.IGNORECASE,
)
_STARTS = frozenset("▲△▼▽↑⬆fipdshnảbs图圖来來配封截([（*_")
_STATES = re.compile(r"[.。!！?？;；:：,，、][\"”’'）)」】*_`]*$")
_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FORMULA = re.compile(r"[$=≈≤≥∑∏√∝∈]|\\[a-z]{2,}")
_INTERVIEW = re.compile(r"interview|phỏng\s+vấn|面试|面試", re.IGNORECASE)


def is_caption(line: Line) -> bool:
    """Whether a line says that it is one: `Figure 3: …`, `Hình 2. …`, `图 1 …`, `Source: …`."""
    text = line.text
    if line.code or line.marker or not 3 <= len(text) <= MAX_CAPTION:
        return False
    if text[0].casefold() not in _STARTS and text[-1] not in ")）":
        return False
    return _NAMED.fullmatch(text) is not None


def is_picture(line: Line) -> bool:
    """Whether a picture stood on this line."""
    if line.code:
        return False
    return (line.picture is not None and not line.text) or (
        PICTURE_FILE.fullmatch(line.text) is not None
    )


def captions_among(body: Sequence[Line], asked: str, above: str) -> set[int]:
    """The lines (by identity) of an answer that are captions. `asked` are the words of its
    question, `above` is what stands before the first question of the page, folded."""
    filled = [at for at, line in enumerate(body) if line.text or line.picture is not None]
    if len(filled) < 2:
        return set()  # nothing would be left of the answer
    words = _words(asked)
    found: set[int] = set()
    near = False  # the line before is a picture, or the name of one
    for place, at in enumerate(filled):
        line = body[at]
        after = body[filled[place + 1]] if place + 1 < len(filled) else None
        named = is_caption(line) or _names_page(line, above)
        if named or (near and _stands_under(body, at, after)):
            found.add(id(line))
        elif place == 0 and after is not None and _repeats(line, words, after):
            found.add(id(line))
            near = True
            continue
        near = is_picture(line)
    return found if _says_more(body, found) else set()


def alternative(line: Line) -> str:
    """What a picture of Markdown is called, where that is more than the name of a file."""
    words = (line.picture or "").strip()
    return words if len(_words(words)) >= LEAST and not PICTURE_FILE.fullmatch(words) else ""


def _stands_under(body: Sequence[Line], at: int, after: Line | None) -> bool:
    """Whether a short line that ends no sentence stands right under a picture, by itself, and
    is no formula nor the name of a list that follows."""
    line = body[at]
    plain = not (line.code or line.marker or line.heading or "|" in line.text)
    plain = plain and _FORMULA.search(line.text) is None
    short = len(line.text) <= MAX_BESIDE and len(_words(line.text)) >= LEAST
    if not plain or not short or (_STATES.search(line.text) and line.text[-1] not in "?？"):
        return False
    alone = at + 1 >= len(body) or not body[at + 1].text
    return alone and (after is None or not (after.marker or after.code))


def _repeats(line: Line, words: frozenset[str], after: Line) -> bool:
    """Whether the first line under a question has most of its words and no other, as the name
    of a picture does that was there."""
    if line.code or line.marker or line.heading or _STATES.search(line.text):
        return False
    own = _words(line.text)
    said = len(own) >= LEAST and own <= words and len(own) >= ECHO * len(words)
    return said and not (after.marker or after.code)


def _names_page(line: Line, above: str) -> bool:
    """Whether a line only repeats the name of the page, as pictures for search engines do."""
    text = line.text
    if line.code or line.marker or line.heading or not 8 <= len(text) <= MAX_BESIDE:
        return False
    named = _INTERVIEW.search(text) is not None and _STATES.search(text) is None
    return named and text.casefold() in above


def _says_more(body: Sequence[Line], found: set[int]) -> bool:
    return any(line.text and id(line) not in found for line in body)


def _words(text: str) -> frozenset[str]:
    """The words of a text; of Chinese each sign is one."""
    folded = text.casefold()
    han = _HAN.findall(folded)
    return frozenset((*_WORDS.findall(_HAN.sub(" ", folded)), *han))
