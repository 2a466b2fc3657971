"""What the elements of a page are for: blocks, lists, and what stands around the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from llm_interview.importing.page_lines import Home

Attributes = dict[str, str]

BLOCKS = frozenset(
    """p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr pre blockquote
    details summary body html figure tbody thead center address fieldset""".split()  # noqa: SIM905
)
APART = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote details summary div".split()  # noqa: SIM905
)
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr param".split()  # noqa: SIM905
)
_DROPPED = frozenset(
    """nav footer aside form button select option textarea iframe figcaption dialog script style
    noscript template svg canvas audio video object head title menu label""".split()  # noqa: SIM905
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog menu toolbar".split()  # noqa: SIM905
)
_AROUND = frozenset(
    """nav navbar navigation menu sidebar footer breadcrumb breadcrumbs comment comments related
    recommend recommended recommendation recommendations share sharing social ad ads adsense advert
    advertisement sponsor sponsored promo promotion subscribe subscription newsletter cookie cookies
    banner popup modal toc toolbar pagination pager copyright copy author bio likes reward widget
    disqus login signup outbrain taboola hidden""".split()  # noqa: SIM905
)
_BEGINNINGS = (
    "relatedpost", "recommend", "commentlist", "newsletter", "subscri", "sharedaddy", "breadcrumb",
    "adsby", "toctitle", "ratings",
)  # fmt: skip
_FOLDS = frozenset("accordion collapse collapsible faq question toggle expand".split())  # noqa: SIM905
_FOLDING = frozenset("accordion faq toggle collapse collapsible tab card panel".split())  # noqa: SIM905
_TITLES = frozenset("title header heading head trigger label name".split())  # noqa: SIM905
_KEPT = frozenset(("with", "has", "no", "without", "main"))
_BOXES = frozenset("div section ul ol aside p header table figure span".split())  # noqa: SIM905
_NAME = 3
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SELF_CLOSING: Final[Mapping[str, tuple[str, ...]]] = {
    "li": ("ul", "ol"),
    "dt": ("dl",),
    "dd": ("dl",),
    "tr": ("table",),
    "td": ("tr", "table"),
    "th": ("tr", "table"),
    "p": (),
}
"""Elements whose end tag people leave out, and what ends the search for the open one."""


@dataclass(slots=True, eq=False)
class Element:
    """An element that is open."""

    tag: str
    home: Home
    dropped: bool
    bold: bool
    count: int = 0  # the number of the next item of an ordered list
    fold: bool = False  # a button that shows a question
    began: int = -1  # the lines there were before a box that is named after its question


def is_around(tag: str, attributes: Attributes) -> bool:
    """Whether an element stands around the text by its meaning."""
    if tag in _DROPPED:
        return True
    return attributes.get("aria-hidden") == "true" or attributes.get("role") in _ROLES


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser would not show the element (until a script does)."""
    style = attributes.get("style", "")[:200].replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def is_named_around(tag: str, attributes: Attributes) -> bool:
    """Whether the words in its class or id say that an element stands around the text."""
    if tag not in _BOXES:
        return False
    words = _words(attributes)
    return not words & _KEPT and (
        bool(words & _AROUND) or any(word.startswith(_BEGINNINGS) for word in words)
    )


def opens_answer(tag: str, attributes: Attributes) -> bool:
    """Whether a button unfolds the answer to the question it shows."""
    return tag == "button" and bool(_words(attributes) & _FOLDS)


def shows_question(attributes: Attributes) -> bool:
    """Whether a box is called after the question it shows, as those of accordions are."""
    words = _words(attributes)
    return "question" in words or bool(words & _FOLDING and words & _TITLES)


def list_start(attributes: Attributes) -> int:
    """The number of the first item of an ordered list."""
    text = attributes.get("start", "1")
    return int(text) if text.isdecimal() and len(text) <= 4 else 1


def _words(attributes: Attributes) -> set[str]:
    """The words of its classes, and of its id where that is a name and not a whole heading."""
    named = _WORDS.findall(attributes.get("id", "")[:300])
    words = _WORDS.findall(attributes.get("class", "")[:300])
    return {word.lower() for word in [*words, *(named if len(named) <= _NAME else ())]}
