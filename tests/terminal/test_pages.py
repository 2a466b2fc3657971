"""Long screens in pages: every line once, none beyond the window, and the score sheet of a mock
interview read to its end whatever is pressed."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager, nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.display import Display
from llm_interview.terminal.lines import BLANK, Screen, plain
from llm_interview.terminal.mock_face import TerminalMockFace
from llm_interview.terminal.pages import LEAST, next_page

LINES = st.lists(st.booleans(), max_size=60).map(
    lambda full: [((str(number), ""),) if line else BLANK for number, line in enumerate(full)]
)


def pages(screen: Screen, rows: int, keep: int, columns: int = 80) -> list[Screen]:
    """All pages in a window that stays as it is."""
    page, rest = next_page(screen, rows, columns, keep)
    return [page, *(pages(rest, rows, keep, columns) if rest else ())]


@given(LINES, st.integers(1, 40), st.integers(0, 20))
def test_every_line_is_on_one_page_and_every_page_fits(
    screen: Screen, rows: int, keep: int
) -> None:
    *before, last = pages(screen, rows, keep)
    assert [line for page in (*before, last) for line in page if line] == list(filter(None, screen))
    assert all(len(page) <= max(LEAST, rows - 1) for page in before)
    assert len(last) <= max(LEAST, rows - keep)
    assert all(page[0] for page in (*before[1:], last) if page and before)


def test_a_page_ends_with_a_paragraph_where_there_is_one() -> None:
    screen: Screen = [*[(("a", ""),)] * 7, BLANK, *[(("b", ""),)] * 6]
    assert [plain(page).split("\n")[0] for page in pages(screen, 11, 3)] == ["a", "b"]
    assert [len(page) for page in pages(screen, 11, 3)] == [7, 6]


def test_a_page_ends_with_an_item_where_there_is_no_paragraph() -> None:
    item: Screen = [(("✓ ", "covered"), ("a point", "")), (("  ", ""), ("goes on", ""))]
    assert [len(page) for page in pages(item * 5, 8, 2)] == [6, 4]


def test_no_page_ends_with_a_heading() -> None:
    screen: Screen = [
        *[(("a", ""),)] * 5,
        BLANK,
        (("2. Why?", "bold"),),
        BLANK,
        *[(("b", ""),)] * 6,
    ]
    assert [plain(page).split("\n")[0] for page in pages(screen, 10, 1)] == ["a", "2. Why?"]


def test_a_line_made_for_a_wider_window_takes_several_rows() -> None:
    screen: Screen = [(("x" * 50, ""),)] * 6
    assert [len(page) for page in pages(screen, 7, 1, 80)] == [6]
    assert [len(page) for page in pages(screen, 7, 1, 30)] == [3, 3]


def test_one_line_that_the_window_no_longer_holds_is_a_page() -> None:
    screen: Screen = [(("x" * 80, ""),)]
    assert pages(screen, 5, 1, 10) == [screen]


@given(LINES, st.integers(1, 6), st.integers(0, 5), st.integers(1, 12))
def test_every_line_is_shown_in_the_narrowest_window(
    screen: Screen, rows: int, keep: int, columns: int
) -> None:
    wide: Screen = [tuple((text * 20, style) for text, style in line) for line in screen]
    shown = [line for page in pages(wide, rows, keep, columns) for line in page if line]
    assert shown == list(filter(None, wide))


def test_pages_follow_a_window_that_becomes_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader([""] * 9, monkeypatch)
    reader.shrinks_to = "6"
    reader.face.page_through([((f"line {number}", ""),) for number in range(20)])
    assert [part.count("line") for part in reader.out.getvalue().split("Enter: more")] == [
        9,
        5,
        5,
        1,
    ]


class Reader:
    """Somebody before a window of 10 lines who presses these keys; ^C and ^D are what they are."""

    def __init__(self, keys: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LINES", "10")
        self.out, self.keys = io.StringIO(), keys
        self.shrinks_to, self.monkeypatch = "10", monkeypatch
        display = Display(self.out, 80)
        self.face = TerminalMockFace(display, self.read, Catalog("en"), lambda: 0.0, None)
        self.face.pauses = True

    def read(self, prompt: str) -> str:
        self.out.write(prompt + "\n")
        self.monkeypatch.setenv("LINES", self.shrinks_to)
        key = self.keys.pop(0)
        if key == "^C":
            raise KeyboardInterrupt
        if key == "^D":
            raise EOFError
        return key


@pytest.mark.parametrize(("keys", "asked"), [(["", ""], 2), (["^C"], 1), (["", "^D"], 2)])
def test_a_score_sheet_is_shown_to_its_end(
    keys: list[str], asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(keys, monkeypatch)
    stopped: AbstractContextManager[object]
    stopped = pytest.raises(KeyboardInterrupt) if "^C" in keys else nullcontext()
    with stopped:
        reader.face.read_sheet([((f"line {number}", ""),) for number in range(25)])
    seen = reader.out.getvalue()
    assert [f"line {number}\n" in seen for number in range(25)] == [True] * 25
    assert seen.count("Enter: more") == asked


def test_a_pipe_reads_the_score_sheet_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader([], monkeypatch)
    reader.face.pauses = False
    reader.face.read_sheet([((f"line {number}", ""),) for number in range(25)])
    assert reader.out.getvalue().endswith("line 24\n")
