"""The study day ends at four in the morning, by the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.study_day import add_days, elapsed_days, study_day


def test_half_past_three_belongs_to_the_evening_before() -> None:
    assert study_day(datetime(2026, 11, 22, 3, 59, tzinfo=UTC)) == date(2026, 11, 21)
    assert study_day(datetime(2026, 11, 22, 4, 0, tzinfo=UTC)) == date(2026, 11, 22)


def test_the_night_of_a_clock_change_is_a_night_like_any_other() -> None:
    zone = ZoneInfo("Europe/Berlin")
    for hour, day in ((1, 24), (3, 24), (4, 25), (23, 25)):
        assert study_day(datetime(2026, 10, 25, hour, tzinfo=zone)) == date(2026, 10, day)


def test_the_first_day_there_is_has_none_before_it() -> None:
    assert study_day(datetime(1, 1, 1, 2, tzinfo=UTC)) == date(1, 1, 1)


def test_a_clock_that_went_backwards_lets_no_time_pass() -> None:
    assert elapsed_days(date(2026, 11, 22), date(2026, 11, 20)) == 0
    assert elapsed_days(date(2026, 11, 20), date(2026, 11, 22)) == 2


def test_a_hundred_years_from_the_last_day_is_the_last_day() -> None:
    assert add_days(date.max, 36500) == date.max


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)))  # noqa: DTZ001
def test_study_days_never_run_backwards(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    later = study_day(aware + timedelta(hours=1))
    assert 0 <= (later - study_day(aware)).days <= 1
