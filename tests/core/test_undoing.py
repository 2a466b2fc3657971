"""What one `undo` takes back and one `redo` brings again, from the events alone."""

from __future__ import annotations

from llm_interview.core.review import Event
from llm_interview.core.reviews import Accepted, Retraction
from llm_interview.core.undoing import done_together, next_redo, next_undo
from tests.core.histories import head, mark, review


def wording(name: str, minute: int, group: str = "") -> Accepted:
    return Accepted(
        **head(name, minute), card="a", point=f"p-{name}", lang="en", text="mine", group=group
    )


def back(name: str, of: str, minute: int) -> Retraction:
    return Retraction(**head(name, minute), of=of)


ALONE = wording("w0", 0)
FIRST, SECOND, THIRD = wording("w1", 1), wording("w2", 2, "w1"), wording("w3", 3, "w1")
MARKS: list[Event] = [THIRD, ALONE, FIRST, mark("m", "flag", "a", 0), SECOND]


def test_a_wording_for_several_points_is_one_action_whichever_of_it_is_named() -> None:
    for event in (FIRST, SECOND, THIRD):
        assert done_together(event, MARKS, ()) == (FIRST, SECOND, THIRD)
    assert done_together(ALONE, MARKS, ()) == (ALONE,)


def test_of_an_action_that_was_taken_back_in_part_the_rest_is_left() -> None:
    assert done_together(FIRST, MARKS, {"w2"}) == (FIRST, THIRD)


def test_everything_else_is_an_action_by_itself() -> None:
    rated = review("r", "a", "good", 9)
    assert done_together(rated, MARKS, ()) == (rated,)
    assert next_undo(MARKS, rated, ()) == rated


def test_a_group_that_leads_to_nothing_known_is_still_undone_by_itself() -> None:
    lost = wording("w9", 9, "elsewhere")
    assert done_together(lost, [lost], ()) == (lost,)


def test_redo_brings_back_all_that_one_undo_took() -> None:
    undone = [back("u1", "w1", 10), back("u2", "w2", 11), back("u3", "w3", 12)]
    marks = [*MARKS, *undone]
    assert set(next_redo(marks, None, {"w1", "w2", "w3"})) == set(undone)
    later = review("r", "a", "good", 20)
    assert next_redo(marks, later, {"w1", "w2", "w3"}) == ()
