"""The clock: now, or the instant a test or a curious person sets."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from llm_interview.core.errors import UsageFault, told


def now() -> datetime:
    """This moment in local time with its offset. `LLM_INTERVIEW_NOW` (an ISO instant) stands in
    for it; UsageFault where that cannot be read."""
    fixed = os.environ.get("LLM_INTERVIEW_NOW", "")
    if not fixed:
        return datetime.now(UTC).astimezone()
    try:
        instant = datetime.fromisoformat(fixed)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError):
        hint = told("hint_example", example="2026-11-22T08:00:00+07:00")
        raise UsageFault(told("now_unread", value=fixed), hint) from None
