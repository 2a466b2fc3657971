"""Files a stranger might send: name → bytes, made when they are asked for.

The kinds are those that crashed, hung or fooled a YAML reader somewhere; each must end as
findings with a place, or as cards.
"""

from __future__ import annotations

from collections.abc import Callable

ESC = "\x1b"


def _bomb(levels: int, width: int = 9) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]"
        for level in range(1, levels)
    ]
    return "\n".join(lines)


def _merge_bomb(levels: int) -> str:
    lines = ["m0: &m0 {a: 1}"]
    for level in range(1, levels):
        merged = ", ".join([f"*m{level - 1}"] * 9)
        lines.append(f"m{level}: &m{level}\n  <<: [{merged}]")
    return "\n".join(lines)


def _card(answer: str) -> str:
    return f"question: What is it?\nanswer: {answer}\n"


# What must be refused: at least one error, and no card.
REFUSED: dict[str, Callable[[], bytes | str]] = {
    "alias bomb, 9 levels": lambda: _bomb(9),
    "alias bomb, 30 levels": lambda: _bomb(30),
    "alias bomb in maps": lambda: "a: &a {x: 1}\nb: {p: *a, q: *a}",
    "merge bomb, 5 levels": lambda: _merge_bomb(5),
    "merge bomb, 6 levels": lambda: _merge_bomb(6),
    "merge bomb, 7 levels": lambda: _merge_bomb(7),
    "a list that holds itself": lambda: "&a [*a]",
    "a map that holds itself": lambda: "&a {a: *a}",
    "a map that is its own key": lambda: "&a {*a : b}",
    "an alias of nothing": lambda: "question: *nothing\nanswer: x",
    "200,000 anchors": lambda: "\n".join(f"- &a{i} x" for i in range(60_000)),
    "one anchor": lambda: "question: &q What?\nanswer: x",
    "an anchor on nothing": lambda: "- &a\n- b",
    "100,000 brackets": lambda: "[" * 100_000,
    "100,000 closed brackets": lambda: "[" * 100_000 + "]" * 100_000,
    "100,000 braces": lambda: "{" * 100_000,
    "100,000 braces with keys": lambda: "{a: " * 100_000,
    "100,000 dashes": lambda: "- " * 100_000,
    "100,000 question marks": lambda: "? " * 100_000,
    "100,000 colons": lambda: ": " * 100_000,
    "brackets and braces in turn": lambda: "[{a: " * 50_000,
    "nesting 1,000": lambda: "[" * 1_000 + "]" * 1_000,
    "nesting 10,000": lambda: "[" * 10_000 + "]" * 10_000,
    "nesting 33": lambda: "[" * 33 + "]" * 33,
    "nesting by indentation": lambda: "".join(" " * i + "a:\n" for i in range(1_000)),
    "a list as key": lambda: "? [a, b]\n: c",
    "a map as key": lambda: "? {a: b}\n: c",
    "an empty integer": lambda: _card('!!int ""'),
    "a boolean maybe": lambda: _card("!!bool maybe"),
    "a timestamp x": lambda: _card("!!timestamp x"),
    "a tagged float": lambda: _card("!!float .nan"),
    "binary": lambda: _card("!!binary aGVsbG8="),
    "a set": lambda: "!!set {a, b}",
    "an ordered map": lambda: "!!omap [a: b]",
    "python object": lambda: "!!python/object/apply:os.system ['true']",
    "python module": lambda: _card("!!python/module:os"),
    "python name": lambda: _card("!!python/name:os.system"),
    "python tuple": lambda: _card("!!python/tuple [a]"),
    "python new": lambda: "!!python/object/new:os.system [true]",
    "a tag of one's own": lambda: _card("!mine x"),
    "a tag by URI": lambda: _card("!<tag:evil,2000:x> x"),
    "the non-specific tag": lambda: _card("! x"),
    "a tag handle": lambda: "%TAG ! tag:evil,2000:\n--- !x\nquestion: a",
    "half a surrogate pair": lambda: _card('"\\ud800"'),
    "a surrogate pair in two escapes": lambda: _card('"\\ud83d\\ude00"'),
    "an escape beyond Unicode": lambda: _card('"\\UFFFFFFFF"'),
    "an escape just beyond Unicode": lambda: _card('"\\U00110000"'),
    "a raw NUL": lambda: _card("a\0b"),
    "a raw escape character": lambda: _card(f"{ESC}]52;c;x"),
    "a raw C1 control": lambda: _card("a\x9bb"),
    "a raw DEL": lambda: _card("a\x7fb"),
    "a byte order mark inside": lambda: _card("a\ufeffb"),
    "a noncharacter": lambda: _card("a\uffffb"),
    "UTF-16 little endian": lambda: b"\xff\xfe" + _card("x").encode("utf-16-le"),
    "UTF-16 big endian": lambda: b"\xfe\xff" + _card("x").encode("utf-16-be"),
    "UTF-16 without mark": lambda: _card("x").encode("utf-16-le"),
    "UTF-32": lambda: _card("x").encode("utf-32"),
    "Latin-1": lambda: _card("é").encode("latin-1"),
    "a raw surrogate in bytes": lambda: _card("x").encode() + b"\xed\xa0\x80",
    "an overlong encoding": lambda: _card("x").encode() + b"\xc0\xaf",
    "random bytes": lambda: bytes(range(256)) * 100,
    "a scalar of 50 MB": lambda: _card("x" * 50_000_000),
    "a scalar of 65,000 characters": lambda: _card("x" * 65_000),
    "300,000 keys": lambda: "\n".join(f"k{i}: v" for i in range(300_000)),
    "60,000 short keys": lambda: "\n".join(f"{i}:" for i in range(60_000)),
    "50,001 values in one list": lambda: "[" + "a," * 50_001 + "]",
    "an unterminated double quote": lambda: _card('"never closed'),
    "an unterminated single quote": lambda: _card("'never closed"),
    "an unterminated quote of 900 kB": lambda: _card('"' + "x " * 450_000),
    "an unterminated list": lambda: "[a, b",
    "an unterminated map": lambda: "{a: b",
    "a tab as indentation": lambda: "question:\n\ten: What?",
    "a colon in a sentence": lambda: _card("one: two: three"),
    "an unknown escape": lambda: _card('"\\theta \\q"'),
    "a wrong indentation": lambda: "question: a\n  answer: b",
    "two directives": lambda: "%YAML 1.1\n%YAML 1.1\n---\nquestion: a",
    "YAML 3": lambda: "%YAML 3.0\n---\nquestion: a",
    "a bare scalar": lambda: "just text",
    "a list of texts": lambda: "- one\n- two",
    "an answer that is a list of maps": lambda: "question: a\nanswer: [{a: b}]",
    "a question that is a list": lambda: "question: [a]\nanswer: b",
    "an at sign": lambda: _card("@home"),
    "a backtick": lambda: _card("`code`"),
    "a percent sign": lambda: "%x\nquestion: a",
}

# What may be read: text stays text, whatever another reader would make of it.
READ: dict[str, Callable[[], bytes | str]] = {
    "sexagesimal": lambda: _card(":".join(["1"] + ["59"] * 20_000)),
    "an integer of 5,000 digits": lambda: _card("9" * 5_000),
    "not a number": lambda: _card(".nan"),
    "infinity": lambda: _card("-.inf"),
    "a day that is none": lambda: _card("2024-02-30"),
    "an offset that is none": lambda: _card("2024-01-01 00:00:00 +99:99"),
    "an octal": lambda: _card("010"),
    "Norway": lambda: _card("no"),
    "a time": lambda: _card("12:30:45"),
    "a merge key as text": lambda: "'<<': x\n" + _card("y"),
    "an OSC 52 in an escape": lambda: _card('"\\e]52;c;ZXZpbA==\\a"'),
    "a C1 control in an escape": lambda: _card('"\\x9b2J"'),
    "a NUL in an escape": lambda: _card('"a\\0b"'),
    "bidi overrides": lambda: _card('"a \u202e b"'),
    "zero-widths": lambda: _card('"pay\u200bpal \u2060x"'),
    "tags of Unicode": lambda: _card('"x\U000e0041\U000e0042"'),
    "a byte order mark in front": lambda: b"\xef\xbb\xbf" + _card("x").encode(),
    "a repeated key": lambda: _card("x") + "answer: y\n",
    "Rich markup": lambda: _card('"[/x] [link=javascript:x]y[/link] :smile:"'),
    "10,000 combining marks": lambda: _card('"a' + "\u0301" * 10_000 + '"'),
    "two documents": lambda: _card("x") + "---\n" + _card("y"),
    "CRLF line ends": lambda: _card("x").replace("\n", "\r\n"),
}


def make(kind: str) -> bytes:
    """The bytes of one kind."""
    made = (REFUSED | READ)[kind]()
    return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
