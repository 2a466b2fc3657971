"""What Anki itself makes of the deck; scripts/test.py installs it where it can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.core.study_day import study_day
from llm_interview.export.apkg import asked_notes, to_apkg
from llm_interview.importing.anki_cards import read_apkg
from tests.export.anki_decks import edited, learnt, reviewed, schedule
from tests.export.sheets import make_sheet

anki = pytest.importorskip("anki.collection", reason="Anki itself is not installed here")


def now() -> datetime:
    """The hour that Anki sees: it reads the clock itself."""
    return datetime.now().astimezone()


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    with closing(anki.Collection(str(tmp_path / "collection.anki2"))) as opened:
        yield opened


def take_in(collection: Any, package: bytes, *, schedule: bool = False) -> tuple[int, int]:  # noqa: ANN401
    """New and updated notes of an import."""
    path = Path(collection.path).with_name("deck.apkg")
    path.write_bytes(package)
    request = anki.ImportAnkiPackageRequest(
        package_path=str(path), options=anki.ImportAnkiPackageOptions(with_scheduling=schedule)
    )
    log = collection.import_anki_package(request).log
    assert not [*log.conflicting, *log.missing_notetype, *log.empty_first_field]
    return len(log.new), len(log.updated)


def test_the_first_import_is_all_new_and_the_second_none(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    package = to_apkg(make_sheet(small_deck), made=now())
    assert take_in(collection, package) == (2, 0)
    assert take_in(collection, package) == (0, 0)
    assert (collection.note_count(), collection.card_count()) == (2, 4)
    assert len(collection.find_cards('"deck:LLM interview" is:new')) == 4


def test_an_edited_deck_updates_and_keeps_what_was_learnt_in_anki(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    take_in(collection, to_apkg(make_sheet(small_deck), made=now()))
    collection.sched.set_due_date(collection.find_cards(""), "9!")
    later = to_apkg(make_sheet(edited(small_deck)), made=now() + timedelta(seconds=2))
    new, updated = take_in(collection, later)
    assert (new, updated > 0) == (0, True)
    cards = [collection.get_card(card) for card in collection.find_cards("")]
    assert {card.ivl for card in cards} == {9}
    assert "Edited?" in cards[0].question()


def test_languages_may_come_one_after_the_other(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    sheet = make_sheet(small_deck[:1])
    take_in(collection, to_apkg(sheet, made=now(), langs=("en",)))
    collection.sched.set_due_date(collection.find_cards(""), "9!")
    assert (collection.note_count(), collection.card_count()) == (1, 1)
    asked = asked_notes(sheet, ("en",), {})
    later: tuple[Lang, ...] = ("vi", "zh")
    for count, lang in enumerate(later, start=2):
        made = now() + timedelta(seconds=2 * count)
        take_in(collection, to_apkg(sheet, made=made, langs=(lang,), earlier=asked))
        asked = asked_notes(sheet, (lang,), asked)
        assert checked(collection) == (1, count)
    cards = {
        one.template()["name"]: one for one in map(collection.get_card, collection.find_cards(""))
    }
    assert {lang: card.ivl for lang, card in cards.items()} == {"en": 9, "vi": 0, "zh": 0}
    assert "What does" in cards["en"].question()
    assert "Reciprocal ranks are averaged" in cards["en"].answer()
    assert not collection.get_empty_cards().notes


LANGUAGES: tuple[tuple[Lang, ...], ...] = (("en",), ("vi",), ("zh",), ("vi", "zh"), LANGS)


@pytest.mark.parametrize("langs", LANGUAGES)
def test_anki_makes_and_deletes_no_card_when_it_checks_its_database(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
    langs: tuple[Lang, ...],
) -> None:
    take_in(collection, to_apkg(make_sheet(small_deck), made=now(), langs=langs))
    assert checked(collection) == (2, len(langs) + 1)
    for note in map(collection.get_note, collection.find_notes("")):
        note["Sources"] += " "  # what a person edits is looked at in the same way
        collection.update_note(note)
    assert (collection.note_count(), collection.card_count()) == (2, len(langs) + 1)


def checked(collection: Any) -> tuple[int, int]:  # noqa: ANN401
    """Notes and cards after "Check Database", which finds nothing to mend and nothing empty."""
    _, fine = collection.fix_integrity()
    assert fine
    assert not collection.get_empty_cards().notes
    return collection.note_count(), collection.card_count()


def test_a_card_shows_its_points_with_numbers_and_the_mark(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    take_in(collection, to_apkg(make_sheet(small_deck[:1]), made=now(), langs=("vi",)))
    shown = collection.get_card(collection.find_cards("")[0]).answer()
    assert '.must::before { content: "★ "; }' in shown
    point = small_deck[0].key_points[0].text["vi"]
    assert f'<p class="legend">★ ý bắt buộc</p><ol><li class="must">{point}</li></ol>' in shown


def test_questions_alone_do_not_empty_the_answers_that_are_there(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    take_in(collection, to_apkg(make_sheet(small_deck), made=now()))
    bare = to_apkg(make_sheet(small_deck, answers=False), made=now() + timedelta(seconds=2))
    assert take_in(collection, bare) == (2, 0)
    answered = collection.find_notes('"Answer vi:_*"')
    assert len(answered) == 2


def test_a_card_edited_in_anki_comes_back_with_its_sources(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    take_in(collection, to_apkg(make_sheet(small_deck[:1]), made=now()))
    note = collection.get_note(collection.find_notes("")[0])
    note["Answer en"] = "<div>Said in my own words.</div>"
    collection.update_note(note)
    back = Path(collection.path).with_name("back.apkg")
    options = anki.ExportAnkiPackageOptions(legacy=False)
    collection.export_anki_package(out_path=str(back), options=options, limit=None)
    (draft,) = read_apkg(back.read_bytes(), "back.apkg").found.drafts
    card: Any = draft.card
    assert card["answer"] == {**small_deck[0].spoken, "en": "Said in my own words."}
    assert [one["id"] for one in card["sources"]] == [one.id for one in small_deck[0].sources]
    assert [one["id"] for one in card["follow_ups"]] == ["none"]


def test_the_schedule_comes_along(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
) -> None:
    known = learnt(reviewed("rank-metric", {0: "good", 3: "good", 14: "good"}))
    state = known.state
    assert state is not None
    package = to_apkg(make_sheet(small_deck), made=now(), schedule=schedule(rank_metric=known))
    take_in(collection, package, schedule=True)
    cards = [collection.get_card(card) for card in collection.find_cards("is:review")]
    assert len(cards) == 3
    for card in cards:
        assert card.ivl == (state.due - state.last_day).days
        assert card.due - collection.sched.today == (state.due - study_day(now())).days
        assert card.memory_state.stability == pytest.approx(state.memory.stability, abs=1e-3)
    assert collection.db.list("SELECT ease FROM revlog ORDER BY id") == [3, 3, 3]


@pytest.mark.parametrize("legacy", [True, False])
def test_answers_survive_the_way_through_anki_and_back(
    collection: Any,  # noqa: ANN401
    small_deck: tuple[Question, ...],
    legacy: bool,  # noqa: FBT001
) -> None:
    reviews = reviewed("rank-metric", {0: "again", 1: "hard", 3: "easy", 14: "good"})
    carried = schedule(rank_metric=learnt(reviews))
    take_in(
        collection, to_apkg(make_sheet(small_deck), made=now(), schedule=carried), schedule=True
    )
    back = Path(collection.path).with_name("back.apkg")
    options = anki.ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
    collection.export_anki_package(out_path=str(back), options=options, limit=None)
    deck = read_apkg(back.read_bytes(), "back.apkg")
    assert [draft.card["id"] for draft in deck.found.drafts] == [q.id for q in small_deck]
    assert [(answer.ease, lang) for answer, lang in deck.history[1]] == [
        *((1, "vi"), (2, "vi"), (4, "vi"), (3, "vi")),
    ]
