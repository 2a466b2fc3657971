"""Markdown decks of hashcards and repeater."""

from __future__ import annotations

from llm_interview.importing.formats import read_as
from tests.importing.reading import found, left, pairs

DECK = """
    ---
    name = "Basics"
    ---

    Some words about the deck.

    Q: What is a token?
    A: A piece of text:

    - often a word,
    - often less.

    ```text
    Q: not a card
    ```

    ---

    C: The [order] of a list is [fixed], see [here](https://example.org).

    Q: What is a
    batch?
    A: The examples of one step.

    Q: Nobody knows?
"""


def test_questions_and_answers_over_several_lines() -> None:
    cards = pairs("hashcards", DECK)
    assert cards[0][1] == "What is a token?"
    assert cards[0][2].endswith("```text Q: not a card ```")
    assert cards[-1] == ("", "What is a\nbatch?", "The examples of one step.")


def test_each_hidden_word_of_a_cloze_is_a_card_and_links_are_none() -> None:
    assert [(q, a) for _, q, a in pairs("repeater", DECK)][1:3] == [
        ("The ____ of a list is fixed, see [here](https://example.org).", "order"),
        ("The order of a list is ____, see [here](https://example.org).", "fixed"),
    ]


def test_the_list_of_an_answer_gives_key_points() -> None:
    assert found("hashcards", DECK).drafts[0].points == ("often a word,", "often less.")


def test_the_rest_is_left_over() -> None:
    reasons = [reason for _, _, reason in left("hashcards", DECK)]
    assert reasons == ["page", "page", "no_answer"]


def test_an_answer_of_many_lines_is_read_whole() -> None:
    """It took ten seconds when each line was joined anew."""
    deck = "Q: What is a token?\nA: A piece.\n" + "and more words\n" * 60_000
    drafts = read_as("hashcards", deck, "deck").drafts
    assert len(drafts[0].answer.splitlines()) == 60_001


def test_pictures_go_and_formulas_stand_between_single_signs() -> None:
    deck = """
        Q: What does this show?

        ![diagram](images/diagram.png)

        A: A mask, as in
        $$
        m_i = 0
        $$
        and $$n$$, see `a[0]`.

        Q: And this?
        A: ![only](a.png)
    """
    assert pairs("hashcards", deck) == [
        ("", "What does this show?", "A mask, as in $m_i = 0$ and $n$, see `a[0]`."),
    ]
    assert left("hashcards", deck) == [(11, 11, "no_answer")]
