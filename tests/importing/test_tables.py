"""CSV and TSV: spreadsheets, Anki and Quizlet exports."""

from __future__ import annotations

import pytest

from tests.importing.reading import found, left


@pytest.mark.parametrize(
    "page",
    [
        "question,answer,tags\nWhat is a token?,A piece of text.,basics tokens\n",
        "What is a token?,A piece of text.,basics tokens\n",
        "What is a token?\tA piece of text.\tbasics tokens\n",
        "Câu hỏi;Trả lời;Nhãn\nWhat is a token?;A piece of text.;basics, tokens\n",
        "标签\t答案\t问题\nbasics tokens\tA piece of text.\tWhat is a token?\n",
        (
            "#separator:tab\n#html:true\n#tags column:3\n"
            "What is a token?\t<b>A</b> piece of&nbsp;text.\tbasics tokens\n"
        ),
        (
            "#separator:Comma\n#html:false\n#guid column:1\n#tags column:4\n"
            "abc,What is a token?,A piece of text.,basics tokens\n"
        ),
    ],
)
def test_the_columns_are_found_with_and_without_names(page: str) -> None:
    (draft,) = found("csv", page).drafts
    assert draft.question == "What is a token?"
    assert draft.answer.split() == ["A", "piece", "of", "text."]
    assert draft.tags == ("basics", "tokens")


def test_quotes_newlines_and_points() -> None:
    page = (
        'front,back,points\n"What is ""loss""?","How wrong,\nin one number.","a number | lower"\n'
    )
    (draft,) = found("csv", page).drafts
    assert draft.question == 'What is "loss"?'
    assert draft.answer == "How wrong,\nin one number."
    assert draft.points == ("a number", "lower")
    assert draft.line == 2


def test_markup_of_a_cell_becomes_text() -> None:
    (draft,) = found("csv", "What?\tFirst<br>second<ul><li>one</li><li>two</li></ul>\n").drafts
    assert draft.answer.split("\n")[0] == "First"
    assert "- one" in draft.answer
    assert draft.points == ("one", "two")


def test_a_defused_formula_is_itself_again() -> None:
    (draft,) = found("csv", "'=1+1 is what?\t'-2 plus 4\n").drafts
    assert (draft.question, draft.answer) == ("=1+1 is what?", "-2 plus 4")


def test_rows_that_are_no_cards_are_left_over_with_their_line() -> None:
    page = "q,a\nWhat?,This.\nalone\n,nothing asked\nasked,\n"
    assert left("csv", page) == [
        (3, 3, "unreadable"),
        (4, 4, "no_question"),
        (5, 5, "no_answer"),
    ]


def test_a_field_beyond_all_measure_is_left_over() -> None:
    page = f"What?\tThis.\n{'x' * 300_000}\ty\n"
    assert len(found("csv", page).drafts) == 1
    assert left("csv", page) == [(2, 2, "unreadable")]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_line_for_excel_names_the_separator_and_is_no_row(separator: str) -> None:
    rows = ["Câu hỏi;Đáp án;Thẻ", "Mặt nạ là gì?;Thứ che;attn"]
    page = f"sep={separator}\n" + "\n".join(rows).replace(";", separator) + "\n"
    (draft,) = found("csv", page).drafts
    assert (draft.question, draft.answer, draft.tags) == ("Mặt nạ là gì?", "Thứ che", ("attn",))
    assert draft.line == 3
    assert left("csv", page) == []


NOTES = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
    "#tags column:6\n"
    'xYz1\tBasic\tLLM::Attention\tWhat is a <b>mask</b>?\t"It hides.<br><img src=""a"">"\tattn\n'
    "q2\tCloze\tLLM\tA {{c1::mask}} hides {{c2::scores::what}}.\tMore \\(QK^T\\)\t\n"
    "q3\tBasic\tLLM\t<img src='a.png'>\tOnly a picture\t\n"
)


def test_notes_as_anki_exports_them_with_type_and_deck() -> None:
    read = found("csv", NOTES)
    assert [(draft.question, draft.answer) for draft in read.drafts] == [
        ("What is a mask?", "It hides."),
        ("A ____ hides scores.", "mask\n\nMore $QK^T$"),
        ("A mask hides [what].", "scores\n\nMore $QK^T$"),
    ]
    assert read.drafts[0].tags == ("attn",)
    assert [(one.line, one.reason) for one in read.leftovers] == [(9, "no_question")]


def test_columns_that_an_anki_file_names() -> None:
    page = "#separator:Semicolon\n#html:false\n#columns:Back;Front;Tags\nIt hides;A mask?;a b\n"
    (draft,) = found("csv", page).drafts
    assert (draft.question, draft.answer, draft.tags) == ("A mask?", "It hides", ("a", "b"))


def test_rows_that_quizlet_parted_by_semicolons() -> None:
    page = "mask\tthing that hides;head\tone attention;loss\tan error"
    assert [(draft.question, draft.answer) for draft in found("csv", page).drafts] == [
        ("mask", "thing that hides"),
        ("head", "one attention"),
        ("loss", "an error"),
    ]
