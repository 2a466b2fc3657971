"""`plan` from outside: set, shown, kept to by the drill and the export, over after its day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from llm_interview.cli import glance, plan_views
from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import open_library
from llm_interview.loader.cached_library import CachedLibrary
from llm_interview.store.plan_cache import sealed
from tests.cli.program import Ran, run

NOON = {"LLM_INTERVIEW_NOW": "2026-11-22T12:00:00Z"}
Inside = Callable[..., Ran]
ANSWER = {
    "v": 1,
    "id": "019a0000-0000-7000-8000-000000000000",
    "dev": "00000000000000aa",
    "n": 1,
    "at": "2026-11-22T11:00:00.000Z",
    "tz": 0,
    "day": "2026-11-22",
    "kind": "review",
    "card": "rag-components",
    "lang": "en",
    "mode": "drill",
    "rating": "good",
    "ms": 60_000,
}
"""One that took a minute."""


@pytest.fixture(autouse=True)
def _noon_in_a_folder_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    at(monkeypatch, "2026-11-22")


def at(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("LLM_INTERVIEW_NOW", f"{day}T12:00:00Z")


def events(home: Path) -> list[dict[str, object]]:
    lines = (path.read_text("utf-8").splitlines() for path in home.rglob("batch/**/*.jsonl"))
    return [json.loads(line) for part in lines for line in part]


def test_a_plan_that_is_set_is_shown_and_kept(inside: Inside, home: Path) -> None:
    words = ("plan", "tier:must", "--interview", "2026-12-12", "--minutes", "10", "--json")
    document = inside(*words).document
    assert list(document)[:4] == ["schema", "interview", "days_left", "minutes"]
    assert (document["interview"], document["days_left"], document["minutes"]) == (
        *("2026-12-12", 20),
        10,
    )
    assert document["readiness"].keys() == {"now", "if_stopped", "if_kept", "low", "high"}
    assert document["today"][0].keys() == {"id", "seconds", "gain"}
    must = [card["id"] for card in inside("list", "tier:must", "--json").document["cards"]]
    assert document["cards"] == len(must) == document["coverage"]["all"]
    assert {step["id"] for step in document["today"]} <= set(must)
    assert inside("plan", "--json").document == document
    kept = {event["key"]: event["value"] for event in events(home)}
    assert kept == {
        "interview": "2026-12-12",
        "interview_cards": "tier:must",
        "minutes_per_day": 10,
    }


def test_a_plan_is_changed_part_by_part(inside: Inside, home: Path) -> None:
    inside("plan", "topic:rag", "--interview", "2026-12-12")
    inside("plan", "--minutes", "7")
    document = inside("plan", "--interview", "2026-12-01", "--json").document
    assert (document["filter"], document["minutes"], document["days_left"]) == ("topic:rag", 7, 9)
    written = len(events(home))
    inside("plan", "topic:rag", "--minutes", "7")
    assert len(events(home)) == written, "what is as before is not written again"


def test_a_plan_is_taken_away_and_can_be_had_again(inside: Inside) -> None:
    inside("plan", "tag:rag or tag:lora", "--interview", "2026-12-12", "--minutes", "9")
    said = inside("plan", "--clear").out
    again = "plan 'tag:rag or tag:lora' --interview 2026-12-12 --minutes 9"
    assert again in said
    assert inside("plan", "--json").document["interview"] is None
    assert "plan --interview" in inside("plan").out
    assert inside("plan", "--clear").code == 0
    assert inside("plan", "--clear", "--json").document["today"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--interview", "2026-11-21"), "is past"),
        (("--interview", "2026-02-30"), "no day"),
        (("--interview", "2099-01-01"), "2027-11-23"),
        (("--minutes", "0"), "1 to 1440"),
        (("--minutes", "10"), "plan --interview"),
        (("tier:must",), "plan --interview"),
        (("is:new", "--interview", "2026-12-12"), "is:new"),
        (("tag:ragg", "--interview", "2026-12-12"), "did you mean rag?"),
        (("zzzz", "--interview", "2026-12-12"), "No card"),
        (("--clear", "--minutes", "5"), "leave out"),
        (("--clear", "--interview", ""), "leave out"),
        (("--clear", "tier:must"), "leave out"),
    ],
)
def test_words_that_are_off_are_refused_and_nothing_is_kept(
    inside: Inside, home: Path, words: tuple[str, ...], said: str
) -> None:
    ran = inside("plan", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not ran.out
    assert not events(home)


def test_the_same_history_gives_the_same_bytes_in_every_time_zone(home: Path) -> None:
    run("plan", "--interview", "2026-12-12", "--minutes", "8", env=NOON)
    run("drill", "--limit", "3", typed="x\n3\ny\n1\n\n", env=NOON)
    shown = {
        run("plan", "--json", env={**NOON, "TZ": zone, "PYTHONHASHSEED": seed}).out
        for zone, seed in (("UTC", "1"), ("Asia/Ho_Chi_Minh", "2"), ("America/Lima", "3"))
    }
    (home / "cache" / "plan.json").unlink()
    (home / "cache" / "index.sqlite").unlink()
    shown.add(run("plan", "--json", env=NOON).out)
    assert len(shown) == 1


def test_a_damaged_cache_is_made_anew(inside: Inside, home: Path) -> None:
    inside("plan", "--interview", "2026-12-12", "--minutes", "3")
    first = inside("plan", "--json").out
    cache = home / "cache" / "plan.json"
    whole = cache.read_text("utf-8")
    off = [whole.replace(*change) for change in (('"today"', '"x"'), ('"seen": 0', '"seen": 9'))]
    lost = whole.replace('"settings"', '"sittings"')
    for text in ("", "[]", "{}", whole[:-9], '{"made_of": 1}', *off, lost, "[" * 100_000):
        cache.write_text(text, "utf-8")
        assert inside("plan", "--json").out == first
        cache.write_text(text, "utf-8")
        assert inside("plan").code == 0
    cache.unlink()
    cache.mkdir()
    assert inside("plan", "--json").out == first


def test_a_plan_that_is_kept_is_shown_until_something_changes(
    inside: Inside, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside("plan", "topic:rag", "--interview", "2026-12-12", "--minutes", "3")
    cache = home / "cache" / "plan.json"
    kept = json.loads(cache.read_text("utf-8"))
    del kept["sum"]
    kept["plan"]["seen"] = 77
    marked = json.dumps(sealed(kept))
    cache.write_text(marked, "utf-8")
    assert inside("plan", "--json").document["seen"] == 77, "the kept one is shown"
    deck = tmp_path / "deck.yaml"
    deck.write_text("- {q: What is a token?, a: A piece of text.}\n", "utf-8")
    assert inside("--content", str(deck), "plan", "--json").document["seen"] == 0
    at(monkeypatch, "2026-11-23")
    assert inside("plan", "--json").document["seen"] == 0
    at(monkeypatch, "2026-11-22")
    cache.write_text(marked, "utf-8")
    inside("suspend", "rag-components")
    assert inside("plan", "--json").document["cards"] == 4
    cache.write_text(marked, "utf-8")
    (home / "data" / "decks").mkdir()
    deck.rename(home / "data" / "decks" / "deck.yaml")
    assert inside("plan", "--json").document["seen"] == 0


def test_a_plan_made_as_the_day_ends_is_not_kept_for_the_next(
    inside: Inside, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside("plan", "--interview", "2026-12-02", "--minutes", "9")
    at(monkeypatch, "2026-11-23")
    with monkeypatch.context() as late:
        late.setattr(glance, "today", lambda: date(2026, 11, 22))
        inside()
    shown = inside("stats", "--json").document["readiness"]
    (home / "cache" / "plan.json").unlink()
    assert inside("stats", "--json").document["readiness"] == shown


def test_where_all_cards_are_suspended_the_way_out_is_to_them(inside: Inside) -> None:
    inside("plan", "--interview", "2026-12-12")
    inside("suspend", *(card["id"] for card in inside("list", "--json").document["cards"]))
    assert "list is:suspended" in inside("plan").out


def test_the_headline_is_kept_as_a_part_of_the_plan(inside: Inside, home: Path) -> None:
    inside("plan", "--interview", "2026-12-12", "--minutes", "3")
    whole = inside("plan", "--json").out
    (home / "cache" / "plan.json").unlink()
    inside()
    assert json.loads((home / "cache" / "plan.json").read_text("utf-8"))["plan"]["drop"] is None
    assert inside("plan", "--json").out == whole


def test_of_very_many_cards_only_the_plan_itself_plays_the_days_through(
    inside: Inside, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_views, "MANY", 5)
    inside("plan", "topic:rag", "--interview", "2026-12-12")
    assert inside("--json").document["readiness"] is not None, "it was kept"
    (home / "cache" / "plan.json").unlink()
    glance = inside("--json").document
    assert (glance["readiness"], glance["new"]) == (None, 5)
    assert inside("plan", "--json").document["readiness"] is not None
    (home / "data" / "journal").mkdir(exist_ok=True)
    journal = home / "data" / "journal" / "01.jsonl"
    journal.write_text(json.dumps({**ANSWER, "day": "2026-11-02"}) + "\n", "utf-8")
    assert "1 to review" in inside().out


def test_after_the_day_it_is_over_and_plain_scheduling_holds(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside("plan", "topic:rag", "--interview", "2026-11-22", "--minutes", "60")
    on_the_day = inside("plan", "--json").document
    assert (on_the_day["days_left"], on_the_day["coverage"]["all"] > 0) == (0, True)
    assert "today" in inside("plan").out
    at(monkeypatch, "2026-11-24")
    assert "is over" in inside("plan").out
    after = inside("plan", "--json").document
    assert (after["interview"], after["days_left"], after["readiness"]) == ("2026-11-22", -2, None)
    assert inside("export", "--plan").code == 2
    assert "is over" in inside("plan", "--minutes", "9").err
    assert inside("--json").document["readiness"] is None
    assert "By your plan" not in inside("drill").out


def test_the_glance_has_readiness_and_what_the_plan_asks(inside: Inside) -> None:
    assert inside("--json").document["readiness"] is None
    inside("plan", "--interview", "2026-12-12", "--minutes", "10")
    plan, glance = inside("plan", "--json").document, inside("--json").document
    assert glance["readiness"] == plan["readiness"]
    assert glance["due"] + glance["new"] == len(plan["today"])
    assert "Ready on the day: " in inside().out
    assert inside("stats", "--json").document["readiness"] == plan["readiness"]
    assert "Readiness on 2026-12-12: " in inside("stats").out


def test_due_is_the_same_with_a_plan_and_without() -> None:
    run("drill", "--limit", "2", typed="x\n3\ny\n1\n", env=NOON)
    before = run("due", "--json", env=NOON).out
    run("plan", "tier:must", "--interview", "2026-12-12", "--minutes", "30", env=NOON)
    assert run("due", "--json", env=NOON).out == before
    assert run("due", "--json", env=NOON).out == before, "and by the short way"


def test_the_choice_of_a_tag_that_is_gone_is_told_and_sessions_go_on(inside: Inside) -> None:
    inside("plan", "--interview", "2026-12-12")
    inside("config", "set", "interview_cards", "is:new")
    assert "is:new" in inside("plan").err
    inside("config", "set", "interview_cards", "tag:vanished")
    told = inside("plan")
    assert told.code == 2
    assert "config set interview_cards default" in told.err
    for words in (("drill",), ()):
        ran = inside(*words)
        assert ran.code == 0
        assert "tag:vanished" in ran.err
        assert "By your plan" not in ran.out
    assert inside("export", "--plan").code == 2


def test_a_deck_with_a_fault_is_told_of_once(inside: Inside, home: Path) -> None:
    (home / "data" / "decks").mkdir(parents=True)
    (home / "data" / "decks" / "mine.yaml").write_text("- {q: 1\n", "utf-8")
    ran = inside("plan", "topic:rag", "--interview", "2026-12-12")
    assert ran.code == 0
    assert ran.err.count("mine.yaml") == 1


def test_a_deck_that_changes_meanwhile_is_noticed(
    inside: Inside, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside("plan", "--interview", "2026-12-12", "--minutes", "1440")
    (home / "cache" / "plan.json").unlink()
    before = open_library(Globals())

    def meanwhile(_: Globals) -> CachedLibrary:
        (home / "data" / "decks").mkdir()
        deck = "- {q: What is a token?, a: A piece of text.}\n"
        (home / "data" / "decks" / "mine.yaml").write_text(deck, "utf-8")
        return before

    with monkeypatch.context() as changing:
        changing.setattr(glance, "open_library", meanwhile)
        new = inside("--json").document["new"]
    assert inside("--json").document["new"] == new + 1


def test_every_export_stands_in_the_order_of_the_plan(inside: Inside) -> None:
    inside("plan", "tier:must", "--interview", "2026-12-12")
    chosen = ("topic:rag or topic:dec", "--plan")
    cards = inside("list", *chosen, "--json").document["cards"]
    assert {card["tier"] for card in cards} == {"must"}
    assert len({card["topic"] for card in cards}) == 2
    inside("export", *chosen, "-o", "plan.json")
    document = json.loads(Path("plan.json").read_text("utf-8"))
    assert [card["id"] for card in document["cards"]] == [card["id"] for card in cards]
    for form in ("md", "html", "tsv", "quizlet"):
        assert inside("export", *chosen, "--format", form, "-o", f"plan.{form}").code == 0
        text = Path(f"plan.{form}").read_text("utf-8")
        places = [text.index(card["question"]["en"][:30]) for card in cards]
        assert places == sorted(places), form


def test_an_export_by_a_plan_needs_one_and_one_order(inside: Inside) -> None:
    ran = inside("export", "--plan")
    assert ran.code == 2
    assert "plan --interview" in ran.err
    inside("plan", "--interview", "2026-12-12")
    refused = inside("export", "--plan", "--weakest", "3")
    assert refused.code == 2
    assert "--weakest" in refused.err
