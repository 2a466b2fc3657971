"""Where in a PDF each card begins, read off its named places.

Typst can find that out itself, for which it sets all pages twice with both copies in memory; to
set them once, look, and set them once more with the places takes no more than one copy.
"""

from __future__ import annotations

import re

_KIDS = re.compile(rb"/Type\s*/Pages\s*/Count\s+\d+\s*/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PLACES = re.compile(rb"/Dests\s*<<\s*/Names\s*\[([^\]]*)\]")
_NAMED = re.compile(rb"\(([\w-]+)\)\s*(\d+) 0 R")
_PLACE = re.compile(rb"\n(\d+) 0 obj\s*\[(\d+) 0 R\s*/XYZ ([\d.]+) ([\d.]+)")
_HEIGHT = re.compile(rb"/MediaBox\s*\[0 0 [\d.]+ ([\d.]+)\]")

Place = tuple[int, float, float]
"""The page, from 1, and the pt from its left edge and from its top."""


def card_places(pdf: bytes) -> tuple[int, dict[str, Place]]:
    """How many pages a PDF that Typst wrote has, and its named places. What cannot be read is
    left out, which takes no more than a number and a link from the contents."""
    kids, names, height = _KIDS.search(pdf), _PLACES.search(pdf), _HEIGHT.search(pdf)
    if kids is None or names is None or height is None:
        return 0, {}
    order = _REFERENCE.findall(kids[1])
    pages = {number: at for at, number in enumerate(order, start=1)}
    places = {
        place: (pages[page], float(x), round(float(height[1]) - float(y), 2))
        for place, page, x, y in _PLACE.findall(pdf)
        if page in pages
    }
    named = {name.decode(): places.get(place) for name, place in _NAMED.findall(names[1])}
    return len(order), {name: place for name, place in named.items() if place}
