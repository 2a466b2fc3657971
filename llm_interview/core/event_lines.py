"""Events to lines of JSON and back (one object a line, UTF-8, the order of fields fixed)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from llm_interview.core.ratings import RATINGS, Rating
from llm_interview.core.review import MODES, VERSION, Event, LineProblem, Mode, Review, Stamp
from llm_interview.core.reviews import (
    MARK_KINDS,
    Accepted,
    Alias,
    CardMark,
    Imported,
    MarkKind,
    Note,
    Retraction,
    Setting,
    Unknown,
)
from llm_interview.core.study_day import study_day

if TYPE_CHECKING:
    from llm_interview.core.judge_grades import JudgeGrade

Fields = Mapping[str, object]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MAX_COUNT = 2**53
_MAX_OFFSET = 24 * 60 - 1
_MAX_NAME = 1_000


def encode(event: Event) -> str:
    """One line of JSON without its newline; an unknown event comes out byte for byte."""
    if isinstance(event, Unknown):
        return event.line
    head: dict[str, object] = {
        "v": VERSION,
        "id": event.id,
        "dev": event.dev,
        "n": event.n,
        "at": instant_text(event.at),
        "tz": event.tz,
        "day": event.day.isoformat(),
    }
    return json.dumps(head | _body(event), ensure_ascii=False, separators=(",", ":"))


def instant_text(at: datetime) -> str:
    """An instant as `2026-11-22T14:52:29.495Z`: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _body(event: Event) -> dict[str, object]:
    match event:
        case Review():
            return _review_body(event)
        case Retraction():
            return {"kind": "retract", "of": event.of}
        case CardMark():
            return {"kind": event.kind, "card": event.card}
        case Alias():
            return {"kind": "alias", "from": event.old, "to": event.new}
        case Accepted():
            names = {"card": event.card, "point": event.point, "lang": event.lang}
            group = {"group": event.group} if event.group else {}
            return {"kind": "accept", **names, "text": event.text, **group}
        case Note():
            return {"kind": "note", "card": event.card, "text": event.text}
        case Setting():
            return {"kind": "setting", "key": event.key, "value": event.value}
        case Imported():
            return {"kind": "import", "source": event.source, "count": event.count}
    raise TypeError(f"no line for {type(event).__name__}")


def _review_body(review: Review) -> dict[str, object]:
    body: dict[str, object] = {
        "kind": "review",
        "card": review.card,
        "text": review.text,
        "lang": review.lang,
        "mode": review.mode,
        "rating": review.rating,
    }
    if review.suggested is not None:
        body["suggested"] = review.suggested
    if review.grader:
        body |= {"grader": review.grader, "score": review.score, "verdict": review.verdict}
    body |= {"ms": review.ms, "hints": review.hints}
    if review.scheduled:
        body["scheduled"] = True
    if review.judge is not None:
        body["judge"] = review.judge.fields()
    if review.group:
        body["group"] = review.group
    return body


def decode(line: str | bytes) -> Event:
    """The event of a line. A newer version or an unknown kind comes back as `Unknown`;
    LineProblem when the line is no event of any version."""
    try:
        text = line.decode() if isinstance(line, bytes) else line
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LineProblem("not a line of JSON") from error
    if not isinstance(fields, dict):
        raise LineProblem("not a JSON object")
    version, kind = fields.get("v"), fields.get("kind")
    if not isinstance(version, int) or version < 1:
        raise LineProblem("no version")
    read = _READERS.get(kind) if version == VERSION and isinstance(kind, str) else None
    return _unknown(fields, text) if read is None else read(fields)


def _unknown(fields: Fields, line: str) -> Unknown:
    """Whatever a later version says; what it has in common with ours is read if it is there."""
    import hashlib  # 8 ms that few commands need

    name = fields.get("id")
    known = isinstance(name, str) and name.isascii() and 0 < len(name) <= _MAX_NAME
    try:
        at = _instant(fields)
    except LineProblem:
        at = _EPOCH
    return Unknown(
        id=cast("str", name) if known else hashlib.sha256(line.encode()).hexdigest(),
        dev="",
        n=0,
        at=at,
        tz=0,
        day=at.date(),
        kind=str(fields.get("kind")),
        line=line.strip(),
    )


def _review(fields: Fields) -> Review:
    score = fields.get("score")
    return Review(
        **_head(fields),
        card=_name(fields, "card"),
        rating=_rating(fields, "rating"),
        mode=_mode(fields),
        lang=_text(fields, "lang", "en"),
        text=_text(fields, "text"),
        suggested=_rating(fields, "suggested") if fields.get("suggested") else None,
        grader=_text(fields, "grader"),
        score=float(score) if isinstance(score, int | float) else None,
        verdict=_text(fields, "verdict"),
        ms=_count(fields, "ms"),
        hints=_count(fields, "hints"),
        scheduled=fields.get("scheduled") is True,
        judge=_judge(fields),
        group=_text(fields, "group"),
    )


def _judge(fields: Fields) -> JudgeGrade | None:
    if fields.get("judge") is None:
        return None
    from llm_interview.core.judge_grades import read_judge  # few reviews have one

    return read_judge(fields["judge"])


def _mark(fields: Fields) -> CardMark:
    kind = cast("MarkKind", fields["kind"])
    return CardMark(**_head(fields), kind=kind, card=_name(fields, "card"))


def _accepted(fields: Fields) -> Accepted:
    return Accepted(
        **_head(fields),
        card=_name(fields, "card"),
        point=_name(fields, "point"),
        lang=_name(fields, "lang"),
        text=_name(fields, "text", 100_000),
        group=_text(fields, "group"),
    )


_READERS: dict[str, Callable[[Fields], Event]] = {
    "review": _review,
    "retract": lambda f: Retraction(**_head(f), of=_name(f, "of")),
    "alias": lambda f: Alias(**_head(f), old=_name(f, "from"), new=_name(f, "to")),
    "accept": _accepted,
    "note": lambda f: Note(**_head(f), card=_name(f, "card"), text=_text(f, "text")),
    "setting": lambda f: Setting(**_head(f), key=_name(f, "key"), value=f.get("value")),
    "import": lambda f: Imported(**_head(f), source=_text(f, "source"), count=_count(f, "count")),
    **dict.fromkeys(MARK_KINDS, _mark),
}


def _head(fields: Fields) -> Stamp:
    at, tz = _instant(fields), fields.get("tz", 0)
    if not isinstance(tz, int) or abs(tz) > _MAX_OFFSET:
        raise LineProblem("tz is no offset in minutes")
    return {
        "id": _name(fields, "id"),
        "dev": _text(fields, "dev"),
        "n": _count(fields, "n"),
        "at": at,
        "tz": tz,
        "day": _day(fields, at, tz),
    }


def _instant(fields: Fields) -> datetime:
    try:
        at = datetime.fromisoformat(str(fields["at"]))
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (KeyError, ValueError, OverflowError) as error:
        raise LineProblem("at is no instant") from error


def _day(fields: Fields, at: datetime, tz: int) -> date:
    """The study day as it was lived; worked out from the instant only where none was stored."""
    try:
        if "day" in fields:
            return date.fromisoformat(str(fields["day"]))
        return study_day(at + timedelta(minutes=tz))
    except (ValueError, OverflowError) as error:
        raise LineProblem("day is no date") from error


def _rating(fields: Fields, key: str) -> Rating:
    if fields.get(key) not in RATINGS:
        raise LineProblem(f"{key} is none of {', '.join(RATINGS)}")
    return cast("Rating", fields[key])


def _mode(fields: Fields) -> Mode:
    if fields.get("mode", "drill") not in MODES:
        raise LineProblem(f"mode is none of {', '.join(MODES)}")
    return cast("Mode", fields.get("mode", "drill"))


def _count(fields: Fields, key: str) -> int:
    value = fields.get(key, 0)
    if not isinstance(value, int) or not 0 <= value <= _MAX_COUNT:
        raise LineProblem(f"{key} is no count")
    return value


def _text(fields: Fields, key: str, default: str = "") -> str:
    value = fields.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise LineProblem(f"{key} is no text")
    if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
        raise LineProblem(f"{key} holds half a character")
    return value


def _name(fields: Fields, key: str, longest: int = _MAX_NAME) -> str:
    value = _text(fields, key)
    if not 0 < len(value) <= longest:
        raise LineProblem(f"{key} is missing, empty or too long")
    return value
