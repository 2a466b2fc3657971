"""Pages of any size and shape: read with as much work as they are long, or refused with what to do.

What the largest take is printed by `scripts/measure_hostile.py`: two seconds at most."""

from __future__ import annotations

import pytest

from llm_interview.core.errors import FileFault
from llm_interview.importing.page_limits import (
    MAX_CHARACTERS,
    MAX_LINES,
    MAX_TAGS,
    html_within_limits,
)
from tests.effort import grows_no_faster_than_its_size
from tests.importing.hostile_pages import HOSTILE
from tests.importing.reading import found, pairs

TOO_LARGE = {
    "lines": ("text", "1. What?\n" * (MAX_LINES + 1)),
    "characters": ("md", "What is a token? " * (MAX_CHARACTERS // 16)),
    "tags": ("html", "<b>x</b>" * MAX_TAGS),
    "lines of one paragraph each": ("html", "<p>x" * (MAX_LINES + 1)),
}


@pytest.mark.parametrize("what", TOO_LARGE)
def test_what_is_too_large_for_a_page_is_refused_with_its_size_and_a_way_out(what: str) -> None:
    form, page = TOO_LARGE[what]
    with pytest.raises(
        FileFault, match=r"^page: has [\d,]+ \w+; one page may have [\d,]+"
    ) as fault:
        found(form, page)
    assert fault.value.hint.startswith("split it")


SCRIPTS = """<html><body>
<script>var page = "<p>Q: Who?</p>";
var other = 1;</script>
<style>p { color: red }</style><svg><text>4. Why?</text></svg>
<p>Q: What is a token?</p>
<p>A: A piece of text.</p>
</body></html>
"""


def test_scripts_styles_and_drawings_are_gone_before_anything_is_counted() -> None:
    seen = html_within_limits(SCRIPTS, "page")
    assert "Who" not in seen
    assert "color" not in seen
    assert "Why" not in seen
    assert seen.split("\n")[4] == "<p>Q: What is a token?</p>"
    assert pairs("html", SCRIPTS) == [("", "What is a token?", "A piece of text.")]
    assert found("html", SCRIPTS).drafts[0].line == 5


def test_a_large_page_of_scripts_and_pictures_is_still_a_page() -> None:
    heavy = "<script>if (a < b) { c() }</script>" * 20_000
    picture = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    page = f"<html>{heavy}<p>Q: What is a token?</p>{picture}<p>A: A piece of text.</p></html>"
    assert pairs("html", page) == [("", "What is a token?", "A piece of text.")]


def read_or_refused(form: str, page: str) -> None:
    try:
        found(form, page)
    except FileFault as fault:
        assert str(fault).startswith("page")  # noqa: PT017 - both ends are fine


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_shape_of_any_size_is_read_to_its_end_or_refused(shape: str) -> None:
    form, page, most = HOSTILE[shape]
    read_or_refused(form, page(most))


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_shape_takes_work_in_proportion_to_its_size(shape: str) -> None:
    form, page, most = HOSTILE[shape]
    assert grows_no_faster_than_its_size(lambda n: read_or_refused(form, page(n)), most // 40)
