"""Text as data inside markup: nothing in it is read as an element, an attribute or a control."""

from __future__ import annotations

import html
import re

from llm_interview.core.cleaning import clean

_NOT_IN_A_NAME = re.compile(r"[^\w.-]|_")


def escape(text: str) -> str:
    """`text` for the content or a quoted attribute of HTML and XML. Control characters, lone
    surrogates and invisible ones come out visible, as on a terminal."""
    return html.escape(clean(text))


def anchor(name: str) -> str:
    """`name` as an id and a `#` link: ids of cards stay as they are, other signs are spelt out
    between underscores. Different names never meet."""
    return _NOT_IN_A_NAME.sub(lambda hit: f"_{ord(hit[0]):x}_", name) or "_"
