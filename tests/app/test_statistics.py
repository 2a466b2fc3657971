"""What the history says, from the totals of its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from llm_interview.app.choose import choose, one_card, search, shown_state, states
from llm_interview.app.drill import drill
from llm_interview.app.statistics import FORECAST_DAYS, HEAT_DAYS, statistics
from llm_interview.core.errors import UsageFault
from llm_interview.core.progress import Progress
from llm_interview.core.queue import QueueItem
from llm_interview.store.derived import DayTotals
from tests.app.scripted import Script, desk

DAY = date(2026, 11, 22)


def totals(tested: int, passed: int, expected: float) -> DayTotals:
    return DayTotals(answers=tested + 1, ms=1000, tested=tested, passed=passed, expected=expected)


def test_recall_is_over_the_answers_that_tested_memory(tmp_path: Path) -> None:
    table = desk(tmp_path)
    days = {DAY: totals(4, 3, 3.6), DAY - timedelta(1): totals(6, 6, 5.4)}
    found = statistics(days, 7, table.library.summaries(), table.progress)
    assert found.true_recall == pytest.approx(0.9)
    assert found.expected_recall == pytest.approx(0.9)
    assert (found.reviews, found.cards_seen) == (12, 7)


def test_without_an_answer_that_tested_memory_there_is_no_recall(tmp_path: Path) -> None:
    table = desk(tmp_path)
    found = statistics({DAY: totals(0, 0, 0.0)}, 1, table.library.summaries(), table.progress)
    assert found.true_recall is None
    assert found.expected_recall is None


def test_days_and_forecast_are_whole_rows(tmp_path: Path) -> None:
    table = desk(tmp_path)
    found = statistics({DAY: totals(0, 0, 0.0)}, 0, table.library.summaries(), table.progress)
    assert len(found.days) == HEAT_DAYS
    assert list(found.days)[-1] == DAY
    assert len(found.forecast) == FORECAST_DAYS
    assert next(iter(found.forecast)) == DAY


def test_tags_are_listed_weakest_first_and_unseen_ones_last(tmp_path: Path) -> None:
    table = desk(tmp_path)
    drill(table, Script(["x", "3"]), [QueueItem(card="two", kind="new")])
    found = statistics(table.store.day_totals(), 1, table.library.summaries(), table.progress)
    assert [(row.tag, row.cards, row.seen) for row in found.tags] == [
        ("basics", 2, 1),
        ("tok", 1, 1),
        ("math", 1, 0),
    ]


def test_a_tag_whose_only_card_was_failed_today_is_not_called_known(tmp_path: Path) -> None:
    table = desk(tmp_path)
    drill(table, Script(["x", "1", ":q"]), [QueueItem(card="two", kind="new")])
    found = statistics(table.store.day_totals(), 1, table.library.summaries(), table.progress)
    assert {row.tag: row.recall for row in found.tags}["tok"] == 0


def test_what_is_due_is_forecast_and_what_is_suspended_is_not(tmp_path: Path) -> None:
    table = desk(tmp_path)
    drill(table, Script(["x", "1"]), [QueueItem(card="two", kind="new")])
    cards = table.library.summaries()
    assert statistics({}, 1, cards, table.progress).forecast[DAY] == 1
    table.store.suspend("two")
    assert statistics({}, 1, cards, table.progress).forecast[DAY] == 0


def test_a_filter_sees_what_the_learner_did(tmp_path: Path) -> None:
    table = desk(tmp_path)
    drill(
        table, Script(["x", "1", "y", "3"]), [QueueItem(card=c, kind="new") for c in ("one", "two")]
    )
    table.store.flag("two")
    table.store.bury("three")
    cards = table.library.summaries()

    def chosen(expression: str) -> list[str]:
        return [card.id for card in choose(cards, table.progress, expression=expression)]

    assert chosen("is:due") == ["one"]
    assert chosen("is:learning") == ["one"]
    assert chosen("is:review is:flagged") == ["two"]
    assert chosen("is:new is:buried") == ["three"]
    assert chosen("prop:r>0.5 -is:due") == ["two"]
    assert states("three", table.progress) == {"new", "buried"}


def test_missed_finds_what_was_failed_within_so_many_days(tmp_path: Path) -> None:
    table = desk(tmp_path)
    drill(table, Script(["x", "1", "x", "3"]), [QueueItem(card="one", kind="new")])
    drill(table, Script(["x", "3"]), [QueueItem(card="two", kind="new")])
    later = replace(table.progress, day=DAY + timedelta(days=7))

    def chosen(progress: Progress, expression: str) -> list[str]:
        cards = table.library.summaries()
        return [card.id for card in choose(cards, progress, expression=expression)]

    assert chosen(table.progress, "missed:0d") == ["one"]
    assert chosen(later, "missed:7d") == ["one"]
    assert chosen(later, "missed:6") == []


def test_tags_and_paths_narrow_the_choice(tmp_path: Path) -> None:
    table = desk(tmp_path)
    cards = table.library.summaries()
    paths = {"mine": ("three",)}
    tagged = choose(cards, table.progress, tags=("Basics",), paths=paths)
    assert {card.id for card in tagged} == {"two", "three"}
    on_path = choose(cards, table.progress, expression="path:mine", tags=("basics",), paths=paths)
    assert [card.id for card in on_path] == ["three"]
    with pytest.raises(UsageFault, match="bascis"):
        choose(cards, table.progress, tags=("bascis",))


def test_a_suspended_card_is_shown_as_one_whatever_its_memory(tmp_path: Path) -> None:
    table = desk(tmp_path)
    table.store.suspend("one")
    assert shown_state("one", table.progress) == "suspended"
    assert shown_state("two", table.progress) == "new"


def test_a_card_is_found_by_its_id_and_a_slip_names_the_nearest(tmp_path: Path) -> None:
    cards = desk(tmp_path).library.summaries()
    assert one_card(cards, "one").id == "one"
    with pytest.raises(UsageFault) as refused:
        one_card(cards, "tow")
    assert "two" in refused.value.hint
    with pytest.raises(UsageFault) as empty:
        one_card([], "one")
    assert "no cards" in empty.value.hint


def test_search_prefers_the_question_and_needs_every_word(tmp_path: Path) -> None:
    cards = desk(tmp_path).library.summaries()
    assert [card.id for card in search(cards, "TRAINING zero")] == ["three"]
    assert search(cards, "training nowhere") == []
    assert search(cards, " ") == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("token unit", "two"),
        ("x", "cards by their words: llm-interview search x"),
        ("温度", "cards by their words: llm-interview search 温度"),
    ],
)
def test_words_in_place_of_an_id_name_the_cards_that_speak_of_them(
    tmp_path: Path, name: str, hint: str
) -> None:
    with pytest.raises(UsageFault) as refused:
        one_card(desk(tmp_path).library.summaries(), name)
    assert hint in refused.value.hint
