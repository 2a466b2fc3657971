"""Pages with Markdown, tables of contents and odd marks: no card twice, none without an answer."""

from __future__ import annotations

from tests.importing.reading import found, left, pairs

MARKDOWN = """
    # Notes on training

    Contents: [Basics](#basics) and [Tricks](#tricks)

    ## Basics

    ### 1. What is a **loss**?

    A number that says how wrong the model is, see [here](https://example.org/loss).

    ```python
    # 2. not a question?
    loss = (y - p) ** 2
    ```

    ## Tricks

    ### 2. How does weight decay differ from dropout?

    - Weight decay shrinks weights.
    - Dropout hides activations.

    ## Conclusion

    That was it.
"""


def test_markdown_headings_with_code_links_and_sections_between() -> None:
    drafts = found("md", MARKDOWN).drafts
    assert [draft.question for draft in drafts] == [
        "What is a **loss**?",
        "How does weight decay differ from dropout?",
    ]
    assert "see here." in drafts[0].answer
    assert "# 2. not a question?\nloss = (y - p) ** 2" in drafts[0].answer
    assert drafts[0].answer.endswith("```")
    assert drafts[1].points == ("Weight decay shrinks weights.", "Dropout hides activations.")
    assert "Conclusion" not in drafts[1].answer


def test_details_with_a_summary_are_questions_too() -> None:
    page = """
        # Quiz

        <details>
        <summary>What is an epoch?</summary>

        One pass over the data.

        </details>
        <details>
        <summary><b>What is a batch?</b></summary>

        The examples of one step.

        </details>
    """
    assert [(q, a) for _, q, a in pairs("md", page)] == [
        ("What is an epoch?", "One pass over the data."),
        ("What is a batch?", "The examples of one step."),
    ]


def test_a_table_of_contents_makes_no_card_twice() -> None:
    page = """
        1. What is a token?
        2. What is a batch?
        3. What is an epoch?

        1. What is a token?

        A piece of text.

        2. What is a batch?

        The examples of one step.

        3. What is an epoch?

        One pass over the data.
    """
    assert [q for _, q, _ in pairs("text", page)] == [
        "What is a token?",
        "What is a batch?",
        "What is an epoch?",
    ]
    assert all(answer for _, _, answer in pairs("text", page))


def test_parts_that_each_count_from_one_are_all_read() -> None:
    page = """
        Part one

        1. What is a token?
        A piece of text.
        2. What is a batch?
        The examples of one step.

        Part two

        1. What is an epoch?
        One pass over the data.
        2. What is a step?
        One update of the weights.
    """
    assert [number for number, _, _ in pairs("text", page)] == ["1", "2", "1", "2"]


def test_a_question_without_an_answer_is_left_over() -> None:
    page = """
        Question 1: What is a token?
        Answer: A piece of text.
        Question 2: What is a batch?
        Question 3: What is an epoch?
        Answer: One pass over the data.
    """
    assert [number for number, _, _ in pairs("text", page)] == ["1", "3"]
    assert left("text", page) == [(3, 3, "no_answer")]


def test_what_stands_before_the_answer_mark_belongs_to_the_question() -> None:
    page = """
        Question 1: Look at these numbers.
        2, 3, 5, 7. What comes next?
        Answer: 11, the next prime.
    """
    assert pairs("text", page) == [
        ("1", "Look at these numbers.\n2, 3, 5, 7. What comes next?", "11, the next prime.")
    ]


def test_a_paper_has_no_questions() -> None:
    page = """
        1 Introduction

        Models grow. We ask what follows from that.

        1. Data

        We collect text.

        2. Method

        We train on it.

        3. Results

        It works better than before.
    """
    assert pairs("text", page) == []


def test_a_long_list_item_gives_its_first_sentences_as_a_key_point() -> None:
    item = "Dropout hides units. " + "It is used while training and never afterwards. " * 10
    page = f"Q: What is dropout?\nA: Two things:\n- {item}\n- It is cheap.\n"
    (draft,) = found("text", page).drafts
    assert draft.points[0].startswith("Dropout hides units.")
    assert len(draft.points[0]) <= 240
    assert draft.points[1] == "It is cheap."
    assert item.strip() in draft.answer


def test_numbered_answers_bulleted_pairs_and_links_to_the_top() -> None:
    numbered = """
        Q1. What is a token?
        A1. A piece of text.
        Q2. What is a batch?
        A2. The examples of one step.
    """
    bulleted = """
        - **Q: What is a token?**
        - **A:** A piece of text.

        [Back to top](#top)

        - **Q: What is a batch?**
        - **A:** The examples of one step.
    """
    expected = ["A piece of text.", "The examples of one step."]
    assert [answer for _, _, answer in pairs("text", numbered)] == expected
    assert [answer for _, _, answer in pairs("md", bulleted)] == expected
