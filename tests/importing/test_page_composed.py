"""Whatever a page puts around, between and into its answers, each question comes with all of its
answer and with nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from llm_interview.core.langs import LANGS, Lang
from llm_interview.importing.formats import read_as
from tests.importing.composed_pages import PARTS, SHAPES, compose

kinds = st.tuples(*[st.lists(st.sampled_from(PARTS), unique=True, max_size=4).map(tuple)] * 4)


def folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


@settings(max_examples=150, deadline=None)
@given(
    lang=st.sampled_from(LANGS),
    shape=st.sampled_from(sorted(SHAPES)),
    parts=kinds,
    start=st.sampled_from((1, 121)),
    contents=st.booleans(),
    chapters=st.booleans(),
    marked=st.booleans(),
    boxed=st.integers(1, 3),
)
def test_every_question_has_its_whole_answer_and_nothing_of_the_page(
    *,
    lang: Lang,
    shape: str,
    parts: tuple[tuple[str, ...], ...],
    start: int,
    contents: bool,
    chapters: bool,
    marked: bool,
    boxed: int,
) -> None:
    page = compose(
        lang,
        shape,
        parts,
        start=start,
        contents=contents,
        chapters=chapters,
        marked=marked,
        boxed=boxed,
    )
    drafts = read_as(page.form, page.text, "page").drafts
    found = [(draft.number, folded(draft.question)) for draft in drafts]
    assert found == [(number, folded(question)) for number, question, _ in page.entries]
    for draft, (_, _, lines) in zip(drafts, page.entries, strict=True):
        answer, rows = folded(draft.answer), [folded(row) for row in draft.answer.split("\n")]
        assert [line for line in lines if folded(line) not in answer] == []
        assert [line for line in page.around if folded(line) in rows] == []
