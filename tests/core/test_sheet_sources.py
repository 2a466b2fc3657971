"""The sources of a sheet: a line a work, and what nobody has looked up says so."""

from __future__ import annotations

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Source
from llm_interview.core.sheet_blocks import Paragraph
from llm_interview.core.sheet_sources import source_lines
from llm_interview.terminal.catalog import Catalog

PAPER = Source(id="a", title="A paper", year=2017, arxiv="1706.03762", where="§3.2")


def lines(*sources: Source, langs: tuple[Lang, ...] = ("en",)) -> list[Paragraph]:
    def label(lang: Lang, part: str, /, **values: object) -> str:
        return Catalog(lang)(part, **values)

    return list(source_lines(sources, langs[0], langs, label))


def texts(*sources: Source) -> list[str]:
    return ["".join(run.text for run in line.inlines) for line in lines(*sources)]


def again(where: str, *, checked: bool = True) -> Source:
    return Source(
        id=where, title="A paper", year=2017, arxiv="1706.03762", where=where, checked=checked
    )


def test_places_in_one_work_share_its_line() -> None:
    page = Source(id="p", title="A page", year=None, url="https://example.org/p")
    assert texts(PAPER, page, again("Table 1"), again("")) == [
        "A paper (2017) · arXiv:1706.03762 · §3.2; Table 1",
        "A page · https://example.org/p",
    ]


def test_a_title_alone_tells_works_apart_only_where_there_is_no_address() -> None:
    book = Source(id="b", title="A book", year=2020, where="chapter 1")
    more = Source(id="c", title="A book", year=2020, where="chapter 9")
    other = Source(id="d", title="A book", year=2020, url="https://example.org/other")
    assert texts(book, more, other) == [
        "A book (2020) · chapter 1; chapter 9",
        "A book (2020) · https://example.org/other",
    ]


def test_a_work_nobody_has_opened_says_so_at_its_end() -> None:
    assert texts(again("§3.2", checked=False)) == [
        "A paper (2017) · arXiv:1706.03762 · §3.2 (not yet checked)"
    ]
    assert texts(again("§3.2", checked=False), again("§4", checked=False)) == [
        "A paper (2017) · arXiv:1706.03762 · §3.2; §4 (not yet checked)"
    ]


def test_a_place_nobody_has_opened_says_so_beside_those_that_were() -> None:
    assert texts(PAPER, again("§9", checked=False), again("", checked=False)) == [
        "A paper (2017) · arXiv:1706.03762 · §3.2; §9 (not yet checked); (not yet checked)"
    ]


def test_the_doubt_is_told_in_each_language_of_the_sheet() -> None:
    (line,) = lines(again("§9", checked=False), langs=LANGS)
    told = {lang: text.rpartition(" · ")[2] for lang, text in line.names.items()}
    assert told == {
        "en": "§9 (not yet checked)", "vi": "§9 (chưa đối chiếu)", "zh": "§9（尚未核对）"
    }  # fmt: skip
    assert lines(PAPER, langs=LANGS)[0].names == {}


def test_places_are_told_in_each_language_of_the_sheet() -> None:
    (line,) = lines(again("section 3.2"), again("Table 1"), langs=("vi", "en", "zh"))
    told = {lang: text.rpartition(" · ")[2] for lang, text in line.names.items()}
    assert told == {
        "vi": "mục 3.2; Bảng 1", "en": "section 3.2; Table 1", "zh": "第 3.2 节；表 1"
    }  # fmt: skip
    assert "".join(run.text for run in line.inlines) == line.names["vi"]


def test_a_year_is_not_said_twice() -> None:
    post = Source(id="p", title="A model (a blog, April 2024)", year=2024, url="https://a.example")
    assert texts(post) == ["A model (a blog, April 2024) · https://a.example"]
    early = Source(id="e", title="A survey of 2024 (draft)", year=2025)
    assert texts(early) == ["A survey of 2024 (draft) (2025)"]


def test_only_addresses_of_the_web_are_links() -> None:
    odd = Source(id="o", title="Odd", year=None, url="javascript:alert(1)")
    assert [line.link for line in lines(PAPER, odd)] == ["https://arxiv.org/abs/1706.03762", None]
