"""A few numbers beside the index, so that `due` need open neither the history nor the library.

Imports `os`, `time` and `zlib` alone. The file is text: what it was made of (signatures), the day
it was made for, and how many cards fall due on which day. It is used only while nothing it was
made of has changed.
"""

# ruff: noqa: PTH208 - pathlib costs more than all of `due` may
from __future__ import annotations

import os
import time
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADER = "due 1"
_TICK_NS = 2_000_000_000
"""A folder that changed less long before a look may have changed again within its clock's tick."""


class Summary:
    """`day`: the study day (days since 1970) it was made for; `new_left` what that day still
    takes of new cards, `new_limit` what any later day takes; `unseen`: new cards not suspended;
    of those buried that day: `buried_new`, `buried_due`, `buried_learning`. `due` lists (day,
    cards due then, those of them being learnt), suspended cards left out. `lang` is the language
    set for the interface, or empty."""

    __slots__ = ("buried", "day", "due", "lang", "new_left", "new_limit", "unseen")

    def __init__(  # noqa: PLR0913 - the numbers of the file
        self,
        *,
        day: int,
        new_left: int,
        new_limit: int,
        unseen: int,
        buried: tuple[int, int, int] = (0, 0, 0),
        due: Sequence[tuple[int, int, int]] = (),
        lang: str = "",
    ) -> None:
        self.day = day
        self.new_left = new_left
        self.new_limit = new_limit
        self.unseen = unseen
        self.buried = buried
        self.due = tuple(due)
        self.lang = lang

    def on(self, day: int) -> dict[str, int | None] | None:
        """The numbers of a study day: due, new, learning, unseen, and the day on which the next
        card is due; None for a day before the one it was made for."""
        if day < self.day:
            return None
        today = day == self.day
        new, due, learning = self.buried if today else (0, 0, 0)
        now = [row for row in self.due if row[0] <= day]
        later = [row[0] for row in self.due if row[0] > day]
        count = sum(row[1] for row in now) - due
        if due:
            later.append(day + 1)  # a buried card is due tomorrow
        left = self.new_left if today else self.new_limit
        return {
            "due": count,
            "new": max(0, min(left, self.unseen - new)),
            "learning": sum(row[2] for row in now) - learning,
            "next": day if count else min(later, default=None),
            "unseen": self.unseen,
        }


def read_summary(path: str, data: str, content: str) -> Summary | None:
    """The summary in a file, None when it is missing, damaged, or made of something else than
    the history in `data` and the decks whose signature is `content`."""
    try:
        with open(path, encoding="ascii") as file:  # noqa: PTH123
            body, _, checksum = file.read().rpartition("\n")
        if f"{zlib.crc32(body.encode()):08x}" != checksum:
            return None
        header, made, looked, head, buried, *due = body.split("\n")
        if header != HEADER or made != f"{content} {history_signature(data, int(looked))}":
            return None
        day, left, limit, unseen, lang = head.split(" ")
        hidden = [int(number) for number in buried.split(" ")]
        rows = [tuple(int(number) for number in row.split(" ")) for row in due]
        return Summary(
            day=int(day),
            new_left=int(left),
            new_limit=int(limit),
            unseen=int(unseen),
            buried=(hidden[0], hidden[1], hidden[2]),
            due=[(row[0], row[1], row[2]) for row in rows],
            lang=lang.strip("-"),
        )
    except (OSError, ValueError, IndexError):
        return None


def write_summary(path: str, summary: Summary, *, content: str, history: str, looked: int) -> None:
    """Keep a summary made of `content` and of the history that was signed `history` by a look at
    `looked`; where the cache folder is missing or closed off, nothing is kept."""
    rows = [
        *(HEADER, f"{content} {history}", str(looked)),
        " ".join(map(str, (summary.day, summary.new_left, summary.new_limit, summary.unseen)))
        + f" {summary.lang or '-'}",
        " ".join(map(str, summary.buried)),
        *(" ".join(map(str, row)) for row in summary.due),
    ]
    body = "\n".join(rows)
    draft = f"{path}.{os.getpid()}.tmp"
    try:
        with open(draft, "w", encoding="ascii") as file:  # noqa: PTH123
            file.write(f"{body}\n{zlib.crc32(body.encode()):08x}")
        os.replace(draft, path)  # noqa: PTH105
    except (OSError, ValueError):
        return


def look() -> int:
    """The moment (ns) of a look at the history, to be kept with its signature."""
    return time.time_ns()


def history_signature(data: str, looked: int) -> str:
    """A short text that changes whenever the history below `data` does: every journal's name and
    size, every month's change time, and the batches by name in months that changed shortly
    before `looked` or since."""
    parts = [f"{name}:{size}" for name, size in _journals(f"{data}/journal")]
    for month, changed in _months(f"{data}/batch"):
        parts.append(f"{month}:{changed}")
        if not 0 <= changed < looked - _TICK_NS:
            parts += sorted(os.listdir(f"{data}/batch/{month}"))
    raw = "\n".join(parts).encode("utf-8", "surrogateescape")
    return f"{len(parts):x}.{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"


def _journals(folder: str) -> list[tuple[str, int]]:
    return sorted((name, status.st_size) for name, status in _entries(folder))


def _months(folder: str) -> Iterator[tuple[str, int]]:
    for year, _ in sorted(_entries(folder), key=lambda entry: entry[0]):
        months = sorted(_entries(f"{folder}/{year}"), key=lambda entry: entry[0])
        yield from ((f"{year}/{month}", status.st_mtime_ns) for month, status in months)


def _entries(folder: str) -> list[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            return [(entry.name, entry.stat()) for entry in entries]
    except (FileNotFoundError, NotADirectoryError):
        return []
