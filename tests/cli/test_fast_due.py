"""`due` says the same the short way and the long way, and knows when the short one is stale."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from llm_interview.app.overview import due_fields, overview
from llm_interview.cli import fast_due, full_due
from llm_interview.core.ids import uuid7
from llm_interview.core.queue import Limits
from llm_interview.loader.shipped import shipped_content
from llm_interview.store.places import find_places
from llm_interview.store.record import Store, open_store
from llm_interview.store.summary import history_signature

CARDS = [f"c{number}" for number in range(30)]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Due:
    """The command, with the clock in hand."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._patch = monkeypatch
        self._ids = 0
        self.now = NOON
        self.at(NOON)

    def at(self, now: datetime) -> None:
        self.now = now
        self._patch.setenv("LLM_INTERVIEW_NOW", now.isoformat())

    def store(self) -> Store:
        places = find_places({"LLM_INTERVIEW_HOME": str(self.home)})
        return open_store(places, now=lambda: self.now, new_id=self._new_id)

    def _new_id(self) -> str:
        self._ids += 1
        return uuid7(self._ids, self._ids.to_bytes(10, "big"))

    def long(self, *, keep: bool = True) -> None:
        (self.home / "cache").mkdir(parents=True, exist_ok=True)

        def read() -> tuple[list[str], object, Limits]:
            with self.store() as store:
                return CARDS, store.progress(), Limits()

        full_due.answer_in_full(read, lang=None, as_json=True, keep=keep)  # type: ignore[arg-type]

    def short(self) -> bool:
        return fast_due.answer_from_summary(as_json=True)


@pytest.fixture
def due(home: Path, monkeypatch: pytest.MonkeyPatch) -> Due:
    return Due(home, monkeypatch)


def study(due: Due) -> None:
    with due.store() as store:
        for number, rating in enumerate(("again", "hard", "good", "easy", "again")):
            store.record_review(card=CARDS[number], rating=rating)  # type: ignore[arg-type]
        store.suspend(CARDS[1])
        store.suspend(CARDS[20])
        store.bury(CARDS[4])
        store.bury(CARDS[21])


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    out = capsys.readouterr().out
    document: dict[str, object] = json.loads(out)
    return document


def test_the_short_answer_is_the_long_one_on_this_day_and_every_later_one(
    due: Due, capsys: pytest.CaptureFixture[str]
) -> None:
    study(due)
    due.long()
    kept = said(capsys)
    assert kept["schema"] == 1
    for days in range(40):
        due.at(NOON + timedelta(days=days))
        assert due.short()
        short = said(capsys)
        due.long(keep=False)
        assert said(capsys) == short


def test_a_new_learner_has_ten_new_cards(due: Due, capsys: pytest.CaptureFixture[str]) -> None:
    due.long()
    long = said(capsys)
    assert due.short()
    short = said(capsys)
    assert long == short
    assert (short["due"], short["new"], short["next"], short["unseen"]) == (0, 10, None, 30)


def review_a_card(due: Due) -> None:
    with due.store() as store:
        store.record_review(card=CARDS[9], rating="good")


def review_and_stay(due: Due) -> None:
    due.store().record_review(card=CARDS[9], rating="good")


def add_a_deck(due: Due) -> None:
    deck = due.home / "data" / "decks" / "mine.yaml"
    deck.parent.mkdir(parents=True)
    deck.write_text("q: a\na: b\n", encoding="utf-8")


def damage(due: Due) -> None:
    path = due.home / "cache" / fast_due.FILE_NAME
    path.write_text(path.read_text().replace(" 10 ", " 11 "))


def empty(due: Due) -> None:
    (due.home / "cache" / fast_due.FILE_NAME).write_text("")


def go_back_a_day(due: Due) -> None:
    due.at(NOON - timedelta(days=1))


@pytest.mark.parametrize(
    "change",
    [review_a_card, review_and_stay, add_a_deck, damage, empty, go_back_a_day],
)
def test_a_change_asks_for_the_long_way(
    due: Due, change: Callable[[Due], None], capsys: pytest.CaptureFixture[str]
) -> None:
    study(due)
    due.long()
    assert due.short()
    capsys.readouterr()
    change(due)
    assert not due.short()
    assert capsys.readouterr().out == ""


def test_a_batch_put_into_a_month_within_one_tick_is_noticed(due: Due) -> None:
    study(due)
    data = str(due.home / "data")
    (batch,) = (due.home / "data" / "batch").rglob("*.jsonl")
    looked = batch.parent.stat().st_mtime_ns
    before = history_signature(data, looked)
    batch.rename(batch.with_name("0" * 64 + ".jsonl"))
    assert history_signature(data, looked) != before


def test_a_cache_folder_that_is_missing_is_not_made(
    due: Due, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(due.home)
    full_due.answer_in_full(
        lambda: (CARDS, due.store().progress(), Limits()), lang="en", as_json=False, keep=True
    )
    assert capsys.readouterr().out == "0 due (0 learning), 10 new\n"
    assert not due.home.exists()


@pytest.mark.parametrize(
    ("lang", "line"),
    [("en", "Nothing due; next: 2026-11-24"), ("vi_VN", "Chưa có thẻ"), ("zh_CN", "没有到期的卡")],
)
def test_the_line_is_in_the_language_of_the_locale(
    lang: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", f"{lang}.UTF-8")
    fast_due.say({"due": 0, "new": 0, "next": "2026-11-24"}, "", as_json=False)
    assert capsys.readouterr().out.startswith(line)


def test_a_set_language_goes_before_the_locale(capsys: pytest.CaptureFixture[str]) -> None:
    fast_due.say({"due": 0, "new": 0, "next": None}, "zh", as_json=False)
    assert capsys.readouterr().out == "没有到期的卡\n"
    assert fast_due.line({"due": 1, "new": 2, "learning": 0}, "xx") == "1 due (0 learning), 2 new"


def test_every_language_has_every_sentence() -> None:
    assert {len(sentences) for sentences in fast_due.SENTENCES.values()} == {3}
    for something, _, following in fast_due.SENTENCES.values():
        assert all(name in something for name in ("{due}", "{learning}", "{new}"))
        assert "{next}" in following


def test_the_study_day_is_that_of_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: NOON.replace(hour=3, minute=59).timestamp())
    assert fast_due.iso_day(fast_due.unix_study_day()) == "2026-11-21"
    monkeypatch.setattr("time.time", lambda: NOON.replace(hour=4).timestamp())
    assert fast_due.iso_day(fast_due.unix_study_day()) == "2026-11-22"


def test_both_ways_count_the_same_decks(home: Path) -> None:
    assert fast_due.content_roots(str(home))[0] == str(shipped_content())


def test_the_overview_reckons_the_minutes(due: Due) -> None:
    study(due)
    with due.store() as store:
        seen = overview(store.progress(), CARDS)
    assert (seen.due, seen.new, seen.learning, seen.minutes, seen.streak) == (1, 5, 1, 8, 1)
    assert due_fields(seen)["next"] == "2026-11-22"


def test_nothing_heavy_is_imported(root: Path) -> None:
    words = "import sys, llm_interview.cli.fast_due; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", words], check=True, capture_output=True, text=True, cwd=root
    )
    heavy = {"typer", "rich", "yaml", "json", "sqlite3", "dataclasses", "pathlib", "re", "datetime"}
    assert heavy.isdisjoint(done.stdout.split())
