"""The number or bullet that stands before the words of a line, in the styles people use.

A series of questions keeps to one style; the lists inside its answers often have another. So a
marker keeps its style: `3.` (also for `3、`, `3/`, `03|`, `3-`, `3️⃣`), `3)`, `(3)`, `三、`, `1.3`,
`3` alone, `③`, `-`.
"""

from __future__ import annotations

import re
from functools import cache

BULLET = "-"

_BULLET = re.compile(r"[-*+•·‣▪●○◦–■◆➢►]\s+(?=\S)|[•●▪■◆](?=\S)")
_NUMBER = re.compile(
    r"(?:(\d{1,4})(?:[.、．](?!\d)|[:：](?=\D)|[/|｜](?![\d/|])|\ufe0f?\u20e3)"
    r"|(0\d)(?=\s+[^\W\d_])|(\d{1,3})[-–](?=[A-Z\u4e00-\u9fff]\S)|(0\d)[-–](?=[a-z]\S))\s*(?=\S)"
)
_BARE = re.compile(r"(\d{1,3})\s+(?=[A-Z\u4e00-\u9fff])")
_PAREN = re.compile(r"([(（])?(\d{1,4})[)）]\s*(?=\S)")
_HAN_NUMBER = re.compile(r"([(（])?([一二三四五六七八九十]{1,3})[、．.）)]\s*(?=\S)")
_NESTED = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,2})(?:(?:[.、)）:：]\s*|\s+)(?=[^\W\d_\"“*`]|\*\*)"
    r"|(?=[A-Z\u4e00-\u9fff][^\W\d_]{3}))"
)
_SYMBOLS = re.compile(
    r"(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?|\ufe0f|\u200d)+\s*(?=\S)"
)
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[一二三四五六七八九十]+")
_VALUE = re.compile(r"\(?(\d{1,4})[.)]?")
_HAN_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)}
_CIRCLED = {
    chr(first + number): number + 1
    for first, last in ((0x2460, 20), (0x2776, 10), (0x2780, 10), (0x278A, 10))
    for number in range(last)
}


def split_marker(text: str) -> tuple[str, str]:
    """The marker in its plain form, and the words after it; an empty marker where none is."""
    if text[:1].isalpha() and text[0] not in _HAN_DIGITS:
        return "", text
    if text[:1] in _CIRCLED:
        words = text[1:].lstrip(" .、:：)")
        return (text[0], words) if words else ("", text)
    bullet = _BULLET.match(text)
    if bullet:
        return BULLET, text[bullet.end() :]
    nested = _NESTED.match(text)
    if nested:
        return nested.group(1), text[nested.end() :]
    number = _NUMBER.match(text)
    if number:
        return f"{int(number.group(number.lastindex or 1))}.", text[number.end() :]
    bare = _BARE.match(text)
    return (bare.group(1), text[bare.end() :]) if bare else _split_bracket(text)


def _split_bracket(text: str) -> tuple[str, str]:
    paren = _PAREN.match(text)
    if paren:
        shown = f"{int(paren.group(2))})"
        return f"({shown}" if paren.group(1) else shown, text[paren.end() :]
    han = _HAN_NUMBER.match(text)
    if han:
        shown = f"({han.group(2)})" if han.group(1) else f"{han.group(2)}、"
        return shown, text[han.end() :]
    return "", text


def without_symbols(text: str) -> str:
    """`text` without the pictures before it (`🧠 1. …`, `⭐⭐ …`)."""
    found = _SYMBOLS.match(text)
    return text[found.end() :] if found else text


@cache
def marker_value(marker: str) -> int | None:
    """The number of a marker; None for bullets, nested numbers and no marker."""
    found = _VALUE.fullmatch(marker)
    if found:
        return int(found.group(1))
    if marker in _CIRCLED:
        return _CIRCLED[marker]
    inner = marker.strip("()、")
    return han_value(inner) if inner and inner[0] in _HAN_DIGITS else None


def marker_style(marker: str) -> str:
    """What is the same in all markers of one series."""
    if not marker or marker == BULLET:
        return marker
    if marker in _CIRCLED:
        return "①"
    if marker_value(marker) is None:
        return "nested"
    return _HAN.sub("一", _DIGITS.sub("1", marker))


def nested_value(marker: str) -> tuple[int, ...]:
    """`1.12` is (1, 12); empty for any other marker."""
    parts = marker.split(".")
    return tuple(map(int, parts)) if len(parts) > 1 and all(parts) else ()


def han_value(text: str) -> int:
    """一 is 1, 十二 is 12, 三十 is 30."""
    tens, ten, ones = text.rpartition("十")
    value = _HAN_DIGITS.get(tens, 1) * 10 if ten else 0
    return value + _HAN_DIGITS.get(ones, 0)
