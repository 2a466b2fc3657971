"""What may not be parted at the end of a line.

As Unicode UAX #14 and GB/T 15834 ask: no line begins with closing punctuation, none ends with an
opening bracket or quote; a Latin word stays whole, and so does a number with its unit.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

CLOSERS = frozenset("，。、；：？！）】》〉」』〕｝］”’…—·％‰～")
NEVER_START = CLOSERS | frozenset(",.;:?!)]}%°~\u00a0\u2009\u202f")
NEVER_END = frozenset("（【《〈「『〔｛［“‘([{#$￥\u00a0\u2009\u202f\u200d")
QUOTES = frozenset("\"'")
JOINTS = frozenset("-/_=·+,;:|、，；：）)]")

HAN_UNITS = frozenset("个位倍层条次分亿万千百度年月日天秒小字毫微张卡步轮维头项种页元美兆")
UNITS = frozenset(
    """
    B M K k T G x s h % ‰ × °C bit bits byte bytes KB kB MB GB TB PB KiB MiB GiB TiB
    ns µs μs ms min Hz kHz MHz GHz W kW MW Gb Gbit nat nats USD million billion trillion
    FLOP FLOPs FLOPS GFLOP GFLOPs GFLOPS TFLOP TFLOPs TFLOPS PFLOP PFLOPs PFLOPS EFLOP EFLOPs
    nghìn triệu tỷ tỉ lần giây phút giờ
    """.split()  # noqa: SIM905 - words read better as words
)

ASIDE = re.compile(r"（[^（）]{1,4}）|\([^()]{1,12}\)")
"""A short aside, `(must say)` or `(1, 0, −1)`, is read at one glance and not parted."""

_NUMBER = re.compile(r"[\d][\d.,^×·*/⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–-]*\Z")
_HEAD = re.compile(r"[^\W\d_]+|[%‰×]|°C")


class Rules:
    """The rules over one line of text without newlines. A place is an offset: 3 lies between
    the third and the fourth character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._opening, self._closing = _quotes(text) if QUOTES & set(text) else (_NONE, _NONE)
        self._asides = [found.span() for found in ASIDE.finditer(text)]

    def may_break(self, place: int) -> bool:
        """Whether a line may end at a place that has no space beside it."""
        before, after = self._text[place - 1], self._text[place]
        if self.splits(place) or self._is_inside(place):
            return False
        if not (_is_wide(before) or _is_wide(after)):
            return False
        return not (before.isdigit() and after in HAN_UNITS)

    def splits(self, place: int) -> bool:
        """Whether a break there would part a letter from its marks, or leave closing punctuation
        at the start of a line or an opening bracket or quote at its end."""
        before, after = place - 1, place
        if after >= len(self._text):
            return False
        if cell_len(self._text[after]) == 0 or _is_skin_tone(self._text[after]):
            return True
        if self._text[after] in NEVER_START or after in self._closing:
            return True
        while before > 0 and self._text[before] == " ":
            before -= 1
        return self._text[before] in NEVER_END or before in self._opening

    def glued(self, end: int, begin: int, stop: int) -> bool:
        """Whether the run before, which ends at `end`, and the one from `begin` to `stop` stay
        together although a space stands between them."""
        if begin == end:
            return False
        if self._is_inside(begin):
            return True
        before, run = self._text[:end], self._text[begin:stop]
        if before[-1] in NEVER_END and before[-1] not in "#$":
            return True
        if end - 1 in self._opening or begin in self._closing:
            return True
        if run[0] in CLOSERS or (run[0] in NEVER_START and not any(map(str.isalnum, run))):
            return True
        if not before[-1].isdigit() and before[-1] not in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            return False
        head = _HEAD.match(run)
        is_unit = run[0] in HAN_UNITS or (head is not None and head[0] in UNITS)
        return is_unit and _NUMBER.search(before[-24:]) is not None

    def _is_inside(self, place: int) -> bool:
        return any(begin < place < end for begin, end in self._asides)


_NONE: frozenset[int] = frozenset()


def _quotes(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Places of straight quotes that open and that close: by turns, apostrophes left out."""
    opening: set[int] = set()
    closing: set[int] = set()
    for quote in QUOTES:
        places = [i for i, char in enumerate(text) if char == quote and not _apostrophe(text, i)]
        if len(places) % 2 == 0:
            opening.update(places[::2])
            closing.update(places[1::2])
    return frozenset(opening), frozenset(closing)


def _apostrophe(text: str, place: int) -> bool:
    inside = text[place - 1 : place] + text[place + 1 : place + 2]
    return len(inside) == 2 and inside.isalpha() and not any(map(_is_wide, inside))


def _is_wide(char: str) -> bool:
    return cell_len(char) == 2


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"
