"""Daily limits from options and settings; apart from the sessions, because the glance and `due`
need nothing else of them."""

from __future__ import annotations

from collections.abc import Mapping

from llm_interview.core.queue import Limits


def limits(settings: Mapping[str, object], new: int | None, minutes: int | None) -> Limits:
    """Daily limits: option, setting, default."""
    plain = Limits()
    daily = settings.get("minutes_per_day")
    return Limits(
        new=new if new is not None else _count(settings.get("new_per_day"), plain.new),
        reviews=_count(settings.get("reviews_per_day"), plain.reviews),
        minutes=minutes if minutes is not None else _count(daily, 0) or None,
    )


def _count(value: object, default: int) -> int:
    return value if isinstance(value, int) and value >= 0 else default
