"""Lines of Markdown: a reader shows the text as it is, and no sign is escaped without need."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from llm_interview.core.inline import Inline, Kind, parse_inline
from llm_interview.export.markdown_line import Place, bold, code, escape, inline
from llm_interview.importing.sheet_markdown import plain
from tests.export.payloads import HTML

READERS = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"]))
SIGNS = st.text(alphabet="ab é中，*_`[]<>&|~$\\#-+=1.():!/;^x", min_size=1, max_size=30)
FRAMES: tuple[tuple[Place, str, str], ...] = (
    ("start", "{}", "{}"),
    ("start", "1. {}", "{}"),
    ("start", "- {}", "{}"),
    ("line", "> a\\*b \\_c \\`d [e\\\n> {}\\\n> f\\* g\\_ \\~h", "a*b _c `d [e {} f* g_ ~h"),
    ("inside", "- ✗ {}", "✗ {}"),
    ("inside", "<small>{}</small>", "{}"),
    ("heading", "# {}", "{}"),
    ("heading", "### 3. {}", "3. {}"),
    ("link", "1. [{}](#id) word", "{} word"),
)
TRAPS = (
    "a_b_", "_a_", "[x]: y", "3. - [ ] # > x", "``` ~~~", "a\\*b\\", "**a*b_c* _d__", "what #",
    "[a](b) ![c](d) ](", "&amp; &#35; & b;", "|-|:-:|", "--- | ---", "- - -", "=====", "~~~",
    "[x] y", "<b>x</b> a<b a < b <!-- -->", "*",
    "a ~~b~~", "<http://a.b>", "<a!b@c.de>", "](x) [", "1) a", "12", "$1 and $2",
)  # fmt: skip


def read(reader: MarkdownIt, written: str) -> tuple[list[str], set[str], list[str]]:
    """The blocks of a document, the kinds of what is in its lines, and the words it shows."""
    tokens = reader.parse(written)
    children = [child for token in tokens for child in token.children or ()]
    said = {"text", "code_inline"}
    words = "".join(
        one.content if one.type in said else " " * one.type.endswith("break") for one in children
    )
    return [token.type for token in tokens], {one.type for one in children}, words.split()


def assert_shown(text: str, place: Place, frame: str, seen: str) -> None:
    for reader in READERS:
        blocks, kinds, words = read(reader, frame.replace("{}", escape(text, place)))
        usual, known, _ = read(reader, frame.replace("{}", "word"))
        assert words == seen.replace("{}", text).split()
        assert (blocks, kinds - {"text"}) == (usual, known - {"text"})


@pytest.mark.parametrize(("place", "frame", "seen"), FRAMES)
@given(text=SIGNS)
def test_any_text_is_shown_as_it_is_and_begins_nothing(
    place: Place, frame: str, seen: str, text: str
) -> None:
    assume(text.strip())
    assert_shown(text, place, frame, seen)


@pytest.mark.parametrize("text", TRAPS)
def test_what_looks_like_markup_is_text(text: str) -> None:
    for place, frame, seen in FRAMES:
        assert_shown(text, place, frame, seen)


@given(SIGNS, SIGNS, SIGNS)
@example("粗体：", "后", "x")
def test_bold_code_and_text_stand_side_by_side(strong: str, code_text: str, text: str) -> None:
    assume(strong.strip() and code_text.strip("` ") and text.strip())
    for runs in (
        (Inline(text), Inline(strong.strip(), "bold"), Inline(text)),
        (Inline(strong.strip(), "bold"), Inline(strong.strip(), "bold"), Inline(text)),
        (Inline(code_text.strip("` "), "code"), Inline(text), Inline(strong.strip(), "bold")),
    ):
        wanted = "".join(run.text for run in runs).split()
        for reader in READERS:
            assert read(reader, inline(runs))[2] == wanted
            assert read(reader, bold(runs))[2] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "softmax(q·k/√d_k)·v, W_q and x_1",
        "P(a | b) = 0.5 | c",
        "snake_case and a_b_c, trailing_",
        "≈ 5 * 3 - 2 + 1 = 16",
        "a < b > c, <5 ms, x << y",
        "p(x_t | x_<t) > 0",
        "Q&A, R&D; AT&T",
        "[batch, seq] and [/INST]",
        "~5 ms to ~10 ms",
        "costs $5",
        "C# and F#, #1",
        "a - b. c! d) e: f",
        "1.5 GB",
        "\\theta and C:\\dir",
        "d* and one ` alone",
        "2026-11-22 · English",
    ],
)
def test_nothing_is_escaped_without_need(text: str) -> None:
    for place, _, _ in FRAMES:
        if place != "line":
            assert escape(text, place) == text


def test_what_is_markup_is_escaped_at_its_place_alone() -> None:
    assert escape("# a") == "\\# a"
    assert escape("# a", "inside") == "# a"
    assert escape("a #", "heading") == "a \\#"
    assert escape("a #") == "a #"
    assert escape("1. a") == "1\\. a"
    assert escape("a [b", "link") == "a \\[b"
    assert escape("*a* b*") == "\\*a\\* b\\*"
    assert escape("a* b", "line") == "a\\* b"
    assert escape("<|end|> <s> </s>") == "<|end|> &lt;s> &lt;/s>"


def test_a_sign_that_may_begin_a_tag_is_a_reference_also_in_code() -> None:
    assert escape("<SCRIPT;x") == "&lt;SCRIPT;x"
    assert escape("\\<s>") == "\\\\&lt;s>"
    assert escape("&lt;s> <s>") == "\\&lt;s> &lt;s>"
    assert inline([Inline("<s>*a* b*", "code")]) == "<code>&lt;s>\\*a\\* b\\*</code>"
    assert inline([Inline("a < b, x<5", "code")]) == "`a < b, x<5`"
    assert inline([Inline("x_<t of it", "code")]) == "`x_<t of it`"
    assert bold([Inline("a "), Inline("</s>", "code")]) == "**a <code>&lt;/s></code>**"


def test_inline_kinds_keep_their_marks() -> None:
    assert inline(parse_inline("**a** `b*` $c_1$ d*")) == "**a** `b*` $c_1$ d\\*"
    assert inline(parse_inline("**粗体**和**粗体：**后")) == "**粗体**和<strong>粗体：</strong>后"
    assert bold(parse_inline("**a** b")) == "**<strong>a</strong> b**"


def test_formulas_begin_neither_tags_nor_links() -> None:
    assert inline([Inline("a<b>c", "math")]) == "$a< b>c$"
    assert inline([Inline("a<b", "math")]) == "$a<b$"
    assert inline([Inline("[x](y)", "math")]) == "$[x] (y)$"
    assert inline([Inline('a<b c="', "math")]) == '$a< b c="$'
    assert inline([Inline("<Script", "math")]) == "$< Script$"


@pytest.mark.parametrize("kind", ["math", "code"])
@pytest.mark.parametrize("sign", ["<a", "<a\n", "<script", "</", "`"])
def test_many_beginnings_of_tags_are_written_at_once(kind: Kind, sign: str) -> None:
    """It took ten seconds when each looked for an end through the whole line."""
    written = inline([Inline(sign * 20_000, kind)])
    assert len(written) >= 20_000
    assert "<script" not in written


@pytest.mark.parametrize("begin", ["<code>", "`", "``a", "$ ", "<strong>"])
def test_many_beginnings_without_an_end_are_read_back_as_they_stand(begin: str) -> None:
    """It took 35 seconds when each looked for an end through the whole line."""
    read_back = plain(begin * 20_000)
    assert read_back == (("**" if begin == "<strong>" else begin) * 20_000).strip()


@pytest.mark.parametrize("text", ["`", "a`b", "``", "a", " "])
def test_no_backtick_ends_code_early(text: str) -> None:
    (token,) = MarkdownIt().parse(f"x{code(text)}x")[1:2]
    assert [one.content for one in token.children or () if one.type == "code_inline"] == [text]


@given(
    st.lists(
        st.one_of(SIGNS, SIGNS.map(lambda text: f"**{text}**"), SIGNS.map(lambda text: f"`{text}`"))
    )
)
def test_an_import_reads_back_what_was_written(parts: list[str]) -> None:
    text = " ".join(" ".join(parts).split())
    runs = parse_inline(text)
    assume(all(run.kind != "math" for run in runs))
    assert plain(inline(runs)) == text


@pytest.mark.parametrize("text", [*TRAPS, *HTML])
def test_an_import_reads_traps_and_payloads_back(text: str) -> None:
    flat = " ".join(text.split())
    runs = parse_inline(flat)
    formulas = [run.text for run in runs if run.kind == "math"]
    assert "<script" not in inline(runs).lower()
    if not any("<" in tex or "](" in tex for tex in formulas):
        assert plain(inline(runs)) == flat
    if "`" not in flat:
        assert plain(inline([Inline(flat, "code")])) == f"`{flat}`"
