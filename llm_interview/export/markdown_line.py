"""A line of Markdown in which text is shown as it is: escaped is what would be markup there.

By the rules of CommonMark, with strike-through, tables, task lists and `$…$` of common readers.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from typing import Literal

from llm_interview.core.inline import Inline

Place = Literal["start", "line", "inside", "heading", "link"]
"""Where a line stands: alone at the start of a block, with other lines in one, after other words,
in a heading, in the brackets of a link."""

Kind = Literal["text", "formula", "bold", "opaque"]
Piece = tuple[str, Kind]
"""Part of a line: text that may be escaped; formulas, which may not, though readers look for
markup in them; asterisks around what is bold; code, links and tags, which hold nothing else."""

_OPAQUE, _BOLD = "\0", "\1"
"""Stand for the signs of such pieces where markup is looked for."""

_PUNCTUATION = frozenset((*string.punctuation, _OPAQUE, _BOLD))
_TAG = re.compile(r"<(?=[!?]|/?[a-z][a-z0-9.+-]*(?:[\s/>:]|$)|/?script|[^\s<>]*@)", re.IGNORECASE)
"""What may begin an element or an address; by the word `script` some readers look no further."""

_ANY_TAG = re.compile(r"<(?=[a-z/!?])", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?=/?script)", re.IGNORECASE)
_TAG_ENDS = ">\"'"
"""Signs without which no tag begins before them; within quotation marks one goes on beyond."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCKS = re.compile(
    r"(?:[-+*](?=\s|$)"  # an item of a list
    r"|[0-9]{1,9}[.)](?=\s|$)"
    r"|\#{1,6}(?=\s|$)"
    r"|>"
    r"|~(?=~~)"  # a fence
    r"|\[(?=[ xX]\]\s)"  # a task
    r"|=(?==*\s*$)"  # would make a heading of the line before
    r"|([-*_])(?=\s*\1\s*\1(?:\s*\1)*\s*$)"  # a rule
    r"|-(?=[-|:\s]*$)|[|:](?=[|:\s]*-[-|:\s]*$))"  # or a table
)
_LABEL = re.compile(r"\[[^]]*(?=\]:)")
_CLOSING = re.compile(r"(?:^|\s)(?=#+\s*$)")


def markdown_line(pieces: Sequence[Piece], place: Place = "start") -> str:
    """The pieces as one line, its text escaped; breaks become blanks, blanks at the ends go."""
    text = "".join(part if kind == "opaque" else _flat(part) for part, kind in pieces)
    kinds = [kind for part, kind in pieces for _ in part]
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    text, kinds = text[begin:end], kinds[begin:end]
    read = "".join(map(_seen, text, kinds))
    marked = {at for at in _markup(read, place) if kinds[at] == "text"}
    return "".join(_escaped(sign) if at in marked else sign for at, sign in enumerate(text))


def _escaped(sign: str) -> str:
    """A reader that knows no backslashes would still find a tag behind one."""
    return "&lt;" if sign == "<" else f"\\{sign}"


def _seen(sign: str, kind: Kind) -> str:
    """Backticks and dollars go together across everything."""
    if kind == "bold":
        return _BOLD
    return _OPAQUE if kind == "opaque" and sign not in "`$" and not sign.isspace() else sign


def escape(text: str, place: Place = "start") -> str:
    """Text that Markdown shows as it is at that place."""
    return markdown_line([(text, "text")], place)


def inline(runs: Sequence[Inline], place: Place = "start") -> str:
    """Runs of text as Markdown."""
    return markdown_line(run_pieces(runs), place)


def bold(runs: Sequence[Inline]) -> str:
    """A line that is bold as a whole."""
    kinds = [(sign, kind) for part, kind in run_pieces(runs, within_bold=True) for sign in part]
    while kinds and kinds[0][0].isspace():
        kinds.pop(0)
    while kinds and kinds[-1][0].isspace():
        kinds.pop()
    return markdown_line([("**", "bold"), *kinds, ("**", "bold")], "inside")


def run_pieces(runs: Sequence[Inline], *, within_bold: bool = False) -> list[Piece]:
    """The pieces of a line that shows these runs."""
    found: list[Piece] = []
    for at, run in enumerate(runs):
        match run.kind:
            case "code":
                found += code_pieces(run.text)
            case "math":
                found.append((f"${_tex(run.text)}$", "formula"))
            case "bold":
                counts = not within_bold and _counts(runs, at)
                marks = ("**", "**") if counts else ("<strong>", "</strong>")
                kind: Kind = "bold" if counts else "opaque"
                found += [(marks[0], kind), (run.text, "text"), (marks[1], kind)]
            case _:
                found.append((run.text, "text"))
    return found


def code_pieces(text: str) -> list[Piece]:
    """`text` as code; where a tag may begin in it, between tags of ours, as references are read
    in no other code."""
    if _without_tags(text) != text:
        return [("<code>", "opaque"), (text, "text"), ("</code>", "opaque")]
    return [(code(text), "opaque")]


def formula_piece(text: str) -> Piece:
    """A formula's plain form as code, in which a blank keeps a sign from beginning a tag."""
    return code(_without_tags(text)), "opaque"


def code(text: str) -> str:
    """`text` as code, in a fence longer than any run of backticks in it."""
    runs = [len(run) for run in re.findall("`+", text)]
    fence = "`" * (max(runs, default=0) + 1)
    pad = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _tex(text: str) -> str:
    """A blank is nothing in TeX, and keeps a reader without formulas from seeing tags or links."""
    return _without_tags(text.replace("](", "] ("))


def _without_tags(text: str) -> str:
    """`text` with a blank after each sign with which a tag may begin for a reader that knows
    neither code nor formulas."""
    end = max(map(text.rfind, _TAG_ENDS)) + 1
    return _ANY_TAG.sub("< ", text[:end]) + _SCRIPT.sub("< ", text[end:])


def _counts(runs: Sequence[Inline], at: int) -> bool:
    """Whether asterisks make the run at this place bold: not beside others, nor where a sign
    stands inside of them and a letter outside. Tags do it there."""
    text, before, after = runs[at].text, runs[at - 1 : at], runs[at + 1 : at + 2]
    if any(run.kind == "bold" for run in (*before, *after)):
        return False
    opens = not (_soft(text[0]) and any(_letter(run.text[-1:]) for run in before))
    return opens and not (_soft(text[-1]) and any(_letter(run.text[:1]) for run in after))


def _soft(sign: str) -> bool:
    return not sign.isalnum()


def _letter(sign: str) -> bool:
    return bool(sign) and not sign.isspace() and sign not in _PUNCTUATION


def _markup(read: str, place: Place) -> Iterator[int]:
    """Where a sign of `read` would be markup."""
    yield from _slashes(read)
    yield from (hit.start() for hit in (*_TAG.finditer(read), *_ENTITY.finditer(read)))
    least = 1 if place == "line" else 2
    for sign in "`$":
        if read.count(sign) >= least:
            yield from (at for at, other in enumerate(read) if other == sign)
    for sign in "*_~":
        alone = place != "line" and not (sign == "*" and _BOLD in read)
        yield from _delimiters(read, sign, alone=alone)
    yield from _brackets(read, place)
    if place in ("start", "line"):
        yield from _block_starts(read)
    if place == "heading" and (hit := _CLOSING.search(read)):
        yield hit.end()


def _slashes(read: str) -> Iterator[int]:
    for at, sign in enumerate(read):
        if sign == "\\" and (at + 1 == len(read) or read[at + 1] in _PUNCTUATION):
            yield at


def _delimiters(read: str, sign: str, *, alone: bool) -> Iterator[int]:
    """The runs of a sign of which one can begin and a later one can end an emphasis; where the
    line is not `alone`, others stand elsewhere in its block, or are asterisks of ours."""
    runs = []
    for hit in re.finditer(rf"\{sign}+", read):
        before, after = read[: hit.start()][-1:], read[hit.end() :][:1]
        within = sign == "_" and before.isalnum() and after.isalnum()
        opens = bool(after.strip()) and not within
        closes = bool(before.strip()) and not within
        runs.append((hit, opens, closes))
    for at, (hit, opens, closes) in enumerate(runs):
        ended = opens and (not alone or any(run[2] for run in runs[at + 1 :]))
        if ended or (closes and (not alone or any(run[1] for run in runs[:at]))):
            yield from range(hit.start(), hit.end())


def _brackets(read: str, place: Place) -> Iterator[int]:
    """Brackets of a link, of a definition, or, within a link, without a partner."""
    yield from (
        hit.start()
        for hit in re.finditer(r"\](?=\()", read)
        if place == "line" or "[" in read[: hit.start()]
    )
    if place in ("start", "line") and (label := _LABEL.match(read)):
        yield label.end()
    if place == "link" and ("](" in read or not _balanced(read)):
        yield from (at for at, sign in enumerate(read) if sign in "[]")


def _balanced(read: str) -> bool:
    depth = 0
    for sign in read:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _block_starts(read: str) -> Iterator[int]:
    if hit := _BLOCKS.match(read):
        yield hit.end() - 1 if read[0].isdigit() else 0
