"""The mock interview with a scripted learner."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from llm_interview.app.desk import Desk
from llm_interview.app.mock import mock, mock_plan
from llm_interview.core.mock_plan import MockPlan, Wish
from llm_interview.core.mock_session import MockResult, MockView
from llm_interview.core.replies import Key, Typed, read_answer
from llm_interview.core.scores import score_of
from tests.app.scripted import desk

DECK = """
- {id: one, topic: math, difficulty: 1, question: What does softmax do?,
   answer: Softmax turns scores into probabilities that sum to one.,
   follow_ups: [{id: temperature, q: What does temperature do?, a: It divides the logits.},
                {id: shift, q: Why subtract the maximum?, a: It avoids overflow.}]}
- {id: two, topic: tok, difficulty: 2, question: {en: What is a token?, vi: Token là gì?},
   answer: {en: A token is a unit of the vocabulary with an integer id.,
            vi: Token là một đơn vị của từ vựng có id nguyên.},
   follow_ups: [{id: bpe, q: How does BPE merge?, a: It merges the most frequent pair.},
                {id: bytes, q: Why bytes?, a: No text is unknown.},
                {id: third, q: And a third?, a: It is never reached.}]}
- {id: three, topic: reg, difficulty: 2, kind: judgement, question: When is dropout used?,
   answer: Dropout sets random activations to zero during training.}
"""
SOFTMAX = "softmax turns scores into probabilities that sum to one"
UNIT = "a token is a unit of the vocabulary with an integer id"


@dataclass
class Script:
    """Lines for answers; records what was put. A number answers after so many seconds."""

    lines: list[str]
    ms: int = 1000
    shown: list[str] = field(default_factory=list)
    langs: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    saved_ids: list[str] = field(default_factory=list)
    plans: list[MockPlan] = field(default_factory=list)

    def plan(self, plan: MockPlan, seed: int) -> None:  # noqa: ARG002 - the protocol
        self.plans.append(plan)

    def ask(self, view: MockView) -> None:
        self.shown.append(view.question.id)
        self.langs.append(view.lang)

    def answer(self, view: MockView) -> Typed | Key:  # noqa: ARG002 - the protocol
        if not self.lines:
            return Key(command="end")
        if self.lines[0] == "^C":
            raise KeyboardInterrupt
        return read_answer(self.lines.pop(0), self.ms)

    def say(self, key: str, /, **values: object) -> None:  # noqa: ARG002 - the protocol
        self.said.append(key)

    def saved(self, review_id: str) -> None:
        self.saved_ids.append(review_id)


def hold(table: Desk, face: Script, wish: Wish | None = None) -> MockResult:
    plan = mock_plan(table.library.summaries(), wish or Wish(count=3, minutes=60), 1)
    return mock(table, face, plan, 1)


def table(tmp_path: Path, day: int = 0) -> Desk:
    return desk(tmp_path, DECK, day)


def test_the_plan_is_shown_and_asked_from_the_opening_to_the_problem(tmp_path: Path) -> None:
    face = Script([SOFTMAX, "", UNIT, "", "", "no idea"])
    result = hold(table(tmp_path), face)
    assert face.shown == ["one", "one#temperature", "two", "two#bpe", "three"]
    assert [len(plan.questions) for plan in face.plans] == [3]
    assert result.ending == "done"


def test_a_follow_up_chain_ends_where_the_learner_has_nothing_to_say(tmp_path: Path) -> None:
    deep = Script([SOFTMAX, "", UNIT, "the most frequent pair", "no text is unknown", ""])
    result = hold(table(tmp_path), deep)
    assert deep.shown == ["one", "one#temperature", "two", "two#bpe", "two#bytes", "three"]
    assert [len(answer.follow_ups) for answer in result.answers] == [1, 2, 0]
    assert result.follow_ups.asked == 3


def test_passing_a_question_draws_no_follow_up(tmp_path: Path) -> None:
    face = Script(["", "", ""])
    result = hold(table(tmp_path), face)
    assert face.shown == ["one", "two", "three"]
    assert [answer.rating for answer in result.answers] == ["again"] * 3


def test_follow_ups_can_be_declined(tmp_path: Path) -> None:
    face = Script([SOFTMAX, UNIT, "x"])
    hold(table(tmp_path), face, Wish(count=3, minutes=60, follow_ups=0))
    assert face.shown == ["one", "two", "three"]


def test_a_seed_repeats_the_plan_whatever_the_order_of_cards(tmp_path: Path) -> None:
    alike = DECK.replace("difficulty: 1, ", "").replace("kind: judgement, ", "")
    cards = desk(tmp_path, alike).library.summaries()
    wish = Wish(count=2)
    assert mock_plan(cards, wish, 5) == mock_plan(cards[::-1], wish, 5)
    seen = {tuple(q.card for q in mock_plan(cards, wish, n).questions) for n in range(20)}
    assert len(seen) > 1


def test_a_missed_new_card_comes_back_in_the_drill_and_a_good_one_stays_new(
    tmp_path: Path,
) -> None:
    desk_ = table(tmp_path)
    result = hold(desk_, Script([SOFTMAX, "", "no idea", "", "", ""]))
    states = desk_.progress.states
    assert "one" not in states
    assert {states["two"].due, states["three"].due} == {desk_.day}
    assert [answer.returns for answer in result.answers] == [None, 0, 0]
    assert result.missed == ("two", "three")


def test_a_known_card_counts_as_reviewed_right_or_wrong(tmp_path: Path) -> None:
    hold(table(tmp_path), Script(["", "", ""]))
    later = table(tmp_path, day=1)
    before = later.progress.states["one"]
    result = hold(later, Script([SOFTMAX, "", "", ""]))
    after = later.progress.states["one"]
    assert (before.phase, after.phase) == ("learning", "review")
    assert after.reps == before.reps + 1
    assert result.answers[0].returns == (after.due - later.day).days > 0


def test_follow_ups_leave_no_review(tmp_path: Path) -> None:
    desk_ = table(tmp_path)
    face = Script([SOFTMAX, "it divides the logits", "", ""])
    hold(desk_, face)
    reviews = list(desk_.store.reviews())
    assert [review.card for review in reviews] == ["one", "two", "three"]
    assert {review.mode for review in reviews} == {"mock"}
    assert [review.id for review in reviews] == face.saved_ids


def test_the_end_of_input_keeps_what_was_answered(tmp_path: Path) -> None:
    desk_ = table(tmp_path)
    result = hold(desk_, Script([SOFTMAX]))
    assert (result.ending, len(result.answers)) == ("left", 1)
    assert len(list(desk_.store.reviews())) == 1


def test_interrupting_a_follow_up_keeps_the_answer_before_it(tmp_path: Path) -> None:
    result = hold(table(tmp_path), Script([SOFTMAX, "^C"]))
    assert result.ending == "interrupted"
    assert [answer.planned.card for answer in result.answers] == ["one"]


def test_leaving_at_once_leaves_nothing(tmp_path: Path) -> None:
    result = hold(table(tmp_path), Script([":q"]))
    assert (result.ending, result.answers) == ("left", ())
    assert result.whole == score_of([])
    assert result.whole.score == 0


def test_other_keys_are_answered_and_the_question_stays(tmp_path: Path) -> None:
    face = Script(["?", ":h", ":x", ":l", SOFTMAX, "", ":l", "đơn vị của từ vựng có id", "", ""])
    result = hold(table(tmp_path), face)
    assert face.said == ["mock_no_hints", "mock_help", "bad_key", "other_language"]
    assert face.langs[2:4] == ["en", "vi"]
    assert result.answers[1].reply.answer.lang == "vi"


def test_the_interview_ends_when_the_minutes_are_over(tmp_path: Path) -> None:
    desk_ = table(tmp_path)
    plan = mock_plan(desk_.library.summaries(), Wish(count=3, minutes=60), 1)
    short = MockPlan(questions=plan.questions, limit=4)
    result = mock(desk_, Script(["x", "", "y", "z"]), short, 1)
    assert result.ending == "time"
    assert 1 <= len(result.answers) < 3


def test_a_slow_answer_counts_and_is_named_late(tmp_path: Path) -> None:
    result = hold(table(tmp_path), Script([SOFTMAX, "", "", ""], ms=3_600_000))
    assert result.late == 4
    assert result.answers[0].reply.over_ms > 0
    assert result.answers[0].reply.grade.verdict == "correct"
    assert result.ms == 4 * 3_600_000


def test_topics_are_scored_weakest_first_and_points_are_counted(tmp_path: Path) -> None:
    result = hold(table(tmp_path), Script([SOFTMAX, "", "", "no idea"]))
    assert list(result.topics) == ["reg", "tok", "math"]
    assert (result.topics["math"].correct, result.topics["tok"].incorrect) == (1, 1)
    assert (result.whole.asked, result.whole.correct, result.whole.incorrect) == (3, 1, 2)
    assert dict(result.points) == {"covered": 1, "missing": 2}
