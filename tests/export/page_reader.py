"""Reads what an exporter wrote as a browser would, and says what is alive in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HTML = {
    "html": "lang xmlns xmlns:epub xml:lang", "head": "", "meta": "charset name content http-equiv",
    "title": "", "style": "", "script": "", "link": "rel type href", "body": "",
    "header": "", "nav": "epub:type id", "main": "id data-traditional data-simplified",
    "section": "aria-labelledby id", "article": "id data-langs",
    "details": "id", "summary": "", "h1": "", "h2": "id class lang xml:lang", "h3": "",
    "h4": "class",
    "p": "class id role data-words lang xml:lang",
    "div": "id class role hidden lang xml:lang",
    "a": "class href rel lang xml:lang", "ul": "class", "ol": "", "li": "class",
    "label": "for lang", "input": "type id autocomplete spellcheck name value checked",
    "fieldset": "id", "legend": "", "button": "type id data-close",
    "span": "class lang role aria-label",
    "strong": "", "code": "", "br": "", "wbr": "", "b": "",
}  # fmt: skip
_MATH = (
    "math mrow mi mn mo mtext mspace msub msup msubsup mfrac msqrt mroot munder mover munderover"
    " mtable mtr mtd mstyle mpadded mphantom"
)
_MATH_ATTRIBUTES = (
    "xmlns display alttext mathvariant stretchy fence form accent displaystyle scriptlevel width"
    " height depth lspace voffset minsize maxsize linethickness largeop movablelimits columnalign"
    " columnlines rowlines columnspacing"
)
KNOWN = {tag: set(names.split()) for tag, names in _HTML.items()}
KNOWN |= {tag: set(_MATH_ATTRIBUTES.split()) for tag in _MATH.split()}


class PageReader(HTMLParser):
    """Collects elements, text, links and everything that should not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.alive: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name not in KNOWN.get(tag, set()):
                self.alive.append(f"<{tag} {name}={value}>")
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in KNOWN:
            self.alive.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.alive.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml "):
            self.alive.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.alive.append(f"<![{data}")

    def handle_decl(self, decl: str) -> None:
        if decl != "DOCTYPE html":
            self.alive.append(f"<!{decl}>")


def read_page(page: str) -> PageReader:
    """`page`, read; links that lead anywhere but into it or to the web count as alive."""
    reader = PageReader()
    reader.feed(page)
    reader.close()
    inside = re.compile(
        r"#[\w.-]+|https?://[^\s\"'<>]+|book\.css|nav\.xhtml|chapter-\d+\.xhtml(#[\w.-]+)?"
    )
    reader.alive += [link for link in reader.links if not inside.fullmatch(link)]
    return reader
