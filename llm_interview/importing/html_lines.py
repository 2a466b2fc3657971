"""Saved HTML → the lines of its text, without what stands around it.

Menus, footers, asides, comments, related posts, scripts, captions and forms are left out by the
meaning of their elements, by the names of their classes, and where they are not shown. A page may
call its whole text a "sidebar", or hide its answers until they are clicked: what is named or
hidden so can be kept. Nothing is loaded, no address is followed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from html.parser import HTMLParser
from typing import Literal

from llm_interview.importing.drafts import Leftover, Reason
from llm_interview.importing.html_elements import (
    APART,
    BLOCKS,
    SELF_CLOSING,
    VOID,
    Attributes,
    Element,
    is_around,
    is_hidden,
    is_named_around,
    list_start,
    opens_answer,
    shows_question,
)
from llm_interview.importing.leftovers import leftover
from llm_interview.importing.page_lines import BOLD, FOLD, Home, Line, with_marker

Kept = Literal["hidden", "named"]
"""What is left out unless it is asked for: what is hidden, and what a class calls furniture."""
MAX_DEPTH = 512
MAX_REACH = 64
"""Elements an end tag may close at once."""

_NUMBER_CELL = re.compile(r"^((?:\d{1,3}\.)+\d{0,3})\s*\|\s*(?=[^|]+$)")
_SPACES = re.compile(r"[ \t\n\r\f]+")


class HtmlText(HTMLParser):
    """Collects lines while it is fed; `finish` gives what is still open."""

    def __init__(self, keep: Collection[Kept] = ()) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.dropped: list[Leftover] = []
        self.hidden = 0
        self._keep = keep
        self._stack = [Element("", Home(None, 0), dropped=False, bold=False)]
        self._open: Counter[str] = Counter()
        self._too_deep = 0
        self._text: list[tuple[str, bool]] = []
        self._marker = ""
        self._math = ""
        self._last_dropped: Home | None = None

    # -- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag in VOID:
            self._void(tag)
            return
        if len(self._stack) >= MAX_DEPTH:
            self._too_deep += 1
            return
        self._close_open_ones(tag)
        attributes = {name: value or "" for name, value in attrs}
        self._flush_before(tag)
        self._push(tag, attributes)
        if self._stack[-1].dropped:
            return
        if tag == "li":
            self._marker = self._item_marker()
        elif tag in {"td", "th"} and any(piece.strip() for piece, _ in self._text):
            self._text.append((" | ", False))
        elif tag == "pre":
            self._add("```", code=True)
        elif tag == "code" and not self._within("pre"):
            self._text.append(("`", False))

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name; an end tag without one is nothing."""
        if self._too_deep:
            self._too_deep -= 1
            return
        reach = self._stack[: -MAX_REACH - 1 : -1]
        depth = next((i for i, one in enumerate(reach) if one.tag == tag), None)
        if depth is None:
            return
        for _ in range(depth + 1):
            self._pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` and the like."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        top = self._stack[-1]
        if top.dropped:
            self._drop(data)
        elif self._math and top.tag == "annotation":
            self._text.append((f"${data.strip()}$", False))
        elif self._math == "tex":
            return
        elif self._within("pre"):
            self._text.append((data, False))
        else:
            self._text.append((_SPACES.sub(" ", data), top.bold))

    def finish(self) -> None:
        """Take what is still open as ended."""
        self.close()
        self._flush()

    # -- elements

    def _void(self, tag: str) -> None:
        if self._stack[-1].dropped:
            return
        if tag == "br":
            self._flush()
        elif tag == "hr":
            self._flush()
            self._blank()

    def _close_open_ones(self, tag: str) -> None:
        """`<li>` ends the item before it, `<p>` the paragraph before it."""
        if tag not in SELF_CLOSING:
            return
        for depth, one in enumerate(self._stack[: -MAX_REACH - 1 : -1]):
            if one.tag == tag:
                for _ in range(depth + 1):
                    self._pop()
                return
            if one.tag in SELF_CLOSING[tag] or (tag == "p" and one.tag in BLOCKS):
                return

    def _push(self, tag: str, attributes: Attributes) -> None:
        top = self._stack[-1]
        fold = not top.dropped and (opens_answer(tag, attributes) or self._in_heading(tag))
        around = not fold and (top.dropped or self._leaves_out(tag, attributes))
        apart = not top.dropped and (around or tag in BLOCKS)
        home = Home(top.home, top.home.depth + 1) if apart else top.home
        math = tag == "math" and not self._math
        if math:
            self._math = "tex"
        element = Element(
            tag,
            home,
            dropped=around,
            bold=top.bold or tag in {"b", "strong"},
            count=list_start(attributes) if tag == "ol" else 0,
            fold=fold,
        )
        if fold:
            self._flush()
        elif tag in BLOCKS and shows_question(attributes):
            element.began = len(self.lines)
        self._stack.append(element)
        self._open[tag] += 1

    def _in_heading(self, tag: str) -> bool:
        """The button of an accordion often lies in a heading."""
        return tag == "button" and self._heading() > 0

    def _leaves_out(self, tag: str, attributes: Attributes) -> bool:
        if is_around(tag, attributes):
            return True
        if is_hidden(attributes):
            self.hidden += 1
            return "hidden" not in self._keep
        return "named" not in self._keep and is_named_around(tag, attributes)

    def _pop(self) -> None:
        if len(self._stack) == 1:
            return
        element = self._stack[-1]
        if not element.dropped:
            self._end(element)
        self._stack.pop()
        self._open[element.tag] -= 1

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag == "pre":
            self._flush_code()
            self._add("```", code=True)
        elif tag == "code" and not self._within("pre"):
            self._text.append(("`", False))
        elif tag == "math":
            self._math = ""
        if tag in BLOCKS or element.fold:
            self._flush()
        if element.began >= 0:
            self._name_question(element.began)
        if tag in APART:
            self._blank()
        if tag == "li":
            self._marker = ""

    def _name_question(self, began: int) -> None:
        """A box called `question` that has one line is one; with more, it has the answer too."""
        said = [at for at in range(began, len(self.lines)) if self.lines[at].text]
        if len(said) == 1 and self.lines[said[0]].heading in {0, BOLD}:
            self.lines[said[0]] = replace(self.lines[said[0]], heading=FOLD)

    def _item_marker(self) -> str:
        parent = next((e for e in self._stack[-2::-1] if e.tag in {"ul", "ol"}), None)
        if parent is None or parent.tag == "ul":
            return "-"
        parent.count += 1
        return f"{parent.count - 1}."

    def _within(self, tag: str) -> bool:
        return self._open[tag] > 0

    # -- lines

    def _flush_before(self, tag: str) -> None:
        if tag in BLOCKS and not self._stack[-1].dropped:
            self._flush()
            if tag in APART:
                self._blank()

    def _flush(self) -> None:
        """Make a line of the text since the last one."""
        pieces, self._text = self._text, []
        text = "".join(piece for piece, _ in pieces).strip().removesuffix("¶")
        if not text:
            return
        text = _NUMBER_CELL.sub(r"\1 ", text)
        bold = all(is_bold for piece, is_bold in pieces if piece.strip(" :：`"))
        heading = self._heading() or (BOLD if bold and len(text) <= 300 else 0)
        marker, self._marker = self._marker, ""
        line = Line(number=self.getpos()[0], text=_SPACES.sub(" ", text), heading=heading)
        line = with_marker(line) if not marker else line
        self._add_line(line, marker or line.marker)

    def _add_line(self, line: Line, marker: str) -> None:
        lists = self._open["ul"] + self._open["ol"]
        indent = 2 * lists - (2 if marker and lists else 0)
        self.lines.append(
            Line(
                number=line.number,
                text=line.text,
                heading=line.heading,
                marker=marker,
                indent=indent,
                home=self._stack[-1].home,
            )
        )

    def _heading(self) -> int:
        for element in self._stack[:-6:-1]:
            if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdecimal():
                return min(int(element.tag[1]), 6)
            if element.fold or element.tag in {"summary", "dt"}:
                return FOLD
        return 0

    def _blank(self) -> None:
        if self.lines and (self.lines[-1].text or self.lines[-1].code):
            self._add("")

    def _add(self, text: str, *, code: bool = False) -> None:
        home = self._stack[-1].home
        self.lines.append(Line(number=self.getpos()[0], text=text, code=code, home=home))

    def _flush_code(self) -> None:
        pieces, self._text = self._text, []
        for row in "".join(piece for piece, _ in pieces).strip("\n").split("\n"):
            self._add(row.rstrip(), code=True)

    def _drop(self, data: str) -> None:
        """Remember what is left out, one leftover for each element that is."""
        top = self._stack[-1]
        if top.tag in {"script", "style", "title"} or not data.strip():
            return
        line = self.getpos()[0]
        if self.dropped and self._last_dropped is top.home:
            before = self.dropped.pop()
            self.dropped.append(leftover(before.line, line, before.reason, before.text))
        else:
            reason: Reason = "caption" if self._within("figcaption") else "page"
            self.dropped.append(leftover(line, line, reason, data))
        self._last_dropped = top.home
