"""Every event is one line, and comes back from it as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.event_lines import decode, encode, instant_text
from llm_interview.core.judge_grades import JudgeGrade
from llm_interview.core.judge_request import STATUSES, VERDICTS
from llm_interview.core.ratings import RATINGS
from llm_interview.core.review import MODES, Event, LineProblem, Review
from llm_interview.core.reviews import (
    MARK_KINDS,
    Accepted,
    Alias,
    CardMark,
    Imported,
    Note,
    Retraction,
    Setting,
    Unknown,
)

from .histories import head, review

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
HEADS = st.builds(head, NAMES, st.integers(0, 600), st.integers(-400, 400))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)

JUDGED = st.builds(
    JudgeGrade,
    model=st.sampled_from(["", "qwen3:8b", "模型 1"]),
    verdict=st.sampled_from(VERDICTS),
    points=st.dictionaries(NAMES, st.sampled_from(STATUSES), max_size=3).map(
        lambda points: tuple(points.items())
    ),
    ms=st.integers(0, 10**7),
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event this version writes."""
    given_head, card = draw(HEADS), draw(NAMES)
    return draw(
        st.sampled_from(
            [
                Retraction(**given_head, of=card),
                CardMark(**given_head, kind=draw(st.sampled_from(MARK_KINDS)), card=card),
                Alias(**given_head, old=card, new=draw(NAMES)),
                Accepted(**given_head, card=card, point="p", lang="vi", text=draw(NAMES)),
                Note(**given_head, card=card, text=draw(TEXTS)),
                Setting(**given_head, key=card, value=draw(JSON)),
                Imported(**given_head, source=draw(TEXTS), count=draw(st.integers(0, 10**6))),
                Review(
                    **given_head,
                    card=card,
                    rating=draw(st.sampled_from(RATINGS)),
                    mode=draw(st.sampled_from(MODES)),
                    suggested=draw(st.none() | st.sampled_from(RATINGS)),
                    grader="core/1",
                    score=draw(st.none() | st.floats(0, 1)),
                    ms=draw(st.integers(0, 10**7)),
                    scheduled=draw(st.booleans()),
                    group=draw(st.sampled_from(["", "an-import"])),
                    judge=draw(st.none() | JUDGED),
                ),
            ]
        )
    )


@given(events())
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    assert decode(encode(event)) == event
    assert "\n" not in encode(event)


def test_a_review_is_written_in_the_agreed_form() -> None:
    event = Review(
        **head("01994b2e-0000-7000-8000-000000000000", 1),
        card="attn-scaling",
        rating="good",
        lang="vi",
        text="fp",
        suggested="hard",
        grader="core/1",
        score=0.82,
        verdict="correct",
        ms=41230,
    )
    assert encode(event) == (
        '{"v":1,"id":"01994b2e-0000-7000-8000-000000000000","dev":"00000000000000aa","n":1,'
        '"at":"2026-11-22T12:01:00.000Z","tz":0,"day":"2026-11-22","kind":"review",'
        '"card":"attn-scaling","text":"fp","lang":"vi","mode":"drill","rating":"good",'
        '"suggested":"hard","grader":"core/1","score":0.82,"verdict":"correct","ms":41230,"hints":0}'
    )


@pytest.mark.parametrize(
    "line",
    [
        '{"v":2,"id":"x","kind":"review","weather":"fine","at":"2030-01-01T00:00:00Z"}',
        '{"v":1,"id":"x","kind":"dream","card":"a" }',
        '{"v":1,"kind":"dream"}',
        '{"v":9}',
        '{"v":2,"id":"x","at":12}',
    ],
)
def test_what_a_later_version_wrote_is_passed_on_byte_for_byte(line: str) -> None:
    event = decode(line)
    assert isinstance(event, Unknown)
    assert encode(event) == line
    assert event.id
    assert event.at.tzinfo is UTC


def line_with(**changes: object) -> str:
    fields = json.loads(encode(review("r1", "a", "good"))) | changes
    return json.dumps({key: value for key, value in fields.items() if value is not None})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "not a line of JSON"),
        ("null", "not a JSON object"),
        ("[" * 100_000, "not a line of JSON"),
        (b"\xff\xfe", "not a line of JSON"),
        ('{"id":"x"}', "no version"),
        ('{"v":0}', "no version"),
        (line_with(id=None), "id is missing"),
        (line_with(id=7), "id is no text"),
        (line_with(id=""), "id is missing, empty"),
        (line_with(card="x" * 2000), "too long"),
        (line_with(card="é\ud800"), "half a character"),
        (line_with(at=None), "at is no instant"),
        (line_with(at="yesterday"), "at is no instant"),
        (line_with(at="0001-01-01T00:00:00+23:00"), "at is no instant"),
        (line_with(tz=100_000), "tz is no offset"),
        (line_with(tz="x"), "tz is no offset"),
        (line_with(day="2026-13-01"), "day is no date"),
        (line_with(rating="great"), "rating is none of"),
        (line_with(suggested="great"), "suggested is none of"),
        (line_with(mode="dream"), "mode is none of"),
        (line_with(ms=-1), "ms is no count"),
        (line_with(ms=2**60), "ms is no count"),
        (line_with(n="1"), "n is no count"),
    ],
)
def test_a_line_that_is_no_event_says_why(line: str | bytes, reason: str) -> None:
    with pytest.raises(LineProblem, match=reason):
        decode(line)


def test_a_day_that_was_not_stored_is_the_local_one_of_the_instant() -> None:
    event = decode(line_with(day=None, at="2026-11-22T20:59:00Z", tz=420))
    assert event.day.isoformat() == "2026-11-22"
    event = decode(line_with(day=None, at="2026-11-22T21:00:00Z", tz=420))
    assert event.day.isoformat() == "2026-11-23"


def test_a_day_beyond_the_calendar_is_none() -> None:
    with pytest.raises(LineProblem, match="day is no date"):
        decode(line_with(day=None, at="9999-12-31T23:00:00Z", tz=420))


def test_instants_without_a_zone_are_taken_for_utc() -> None:
    assert decode(line_with(at="2026-11-22T20:59:00")).at.tzinfo is UTC


def test_instants_are_written_to_the_millisecond() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 678_900, tzinfo=UTC)
    assert instant_text(moment) == "2026-01-02T03:04:05.678Z"
    assert instant_text(moment + timedelta(seconds=55)) == "2026-01-02T03:05:00.678Z"


def test_only_events_have_a_line() -> None:
    with pytest.raises(TypeError, match="no line for Event"):
        encode(Event(**head("x", 1)))


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda t: t.encode("utf-8", "ignore")))
def test_no_bytes_do_more_than_be_refused(line: bytes) -> None:
    try:
        assert decode(line).id
    except LineProblem as problem:
        assert str(problem)  # noqa: PT017
