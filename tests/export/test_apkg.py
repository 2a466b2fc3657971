"""The deck for Anki: notes, cards, tags, names that stay, and the schedule."""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_interview.core.errors import ExtraFault
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.questions import Question
from llm_interview.export.anki_notes import CSS, FIELDS
from llm_interview.export.anki_schedule import EPOCH
from llm_interview.export.apkg import AskedBefore, asked_notes, to_apkg
from tests.export.anki_decks import NOW, edited, learnt, reviewed, rows, schedule
from tests.export.payloads import HTML
from tests.export.sheets import filled, make_sheet

LATER = NOW + timedelta(minutes=1)
ALIVE = re.compile(
    r"<(?!/?(?:b|br|p|ul|ol|li|h4|code|span|a)\b)|<[^>]*\son|href=\"(?!https?://)|\{\{c\d|\[sound:"
)


def fields(package: bytes) -> list[dict[str, str]]:
    found = rows(package, "SELECT flds FROM notes ORDER BY id")
    return [dict(zip(FIELDS, str(flds).split("\x1f"), strict=True)) for (flds,) in found]


def test_a_question_is_a_note_and_a_language_a_card(small_deck: tuple[Question, ...]) -> None:
    package = to_apkg(make_sheet(small_deck), made=NOW)
    assert rows(package, "SELECT count(*) FROM notes") == [(2,)]
    assert rows(package, "SELECT ord FROM cards ORDER BY id") == [(0,), (1,), (2,), (1,)]


def test_only_the_languages_asked_for_are_asked_and_shown(
    small_deck: tuple[Question, ...],
) -> None:
    sheet = make_sheet(small_deck)
    cases: tuple[tuple[tuple[Lang, ...], list[int]], ...] = (
        *((("vi",), [1, 1]), (("zh", "en"), [0, 2, 1]), (("zh",), [2, 1])),
    )
    for langs, places in cases:
        package = to_apkg(sheet, made=NOW, langs=langs)
        assert rows(package, "SELECT ord FROM cards ORDER BY id") == [(n,) for n in places]
        first, second = fields(package)
        assert {lang for lang in LANGS if first[f"Question {lang}"]} == {*langs}
        assert {lang for lang in LANGS if first[f"Answer {lang}"]} == {*langs}
        assert {lang for lang in LANGS if second[f"Question {lang}"]} == {"vi"}  # it has no other


def test_languages_of_earlier_decks_are_shown_and_not_asked_again(
    small_deck: tuple[Question, ...],
) -> None:
    sheet = make_sheet(small_deck)
    asked: AskedBefore = asked_notes(sheet, ("vi",), {})
    assert set(asked.values()) == {("vi",)}
    package = to_apkg(sheet, made=NOW, langs=("zh",), earlier=asked)
    assert rows(package, "SELECT ord FROM cards ORDER BY id") == [(2,), (1,)]
    note = fields(package)[0]
    assert [lang for lang in LANGS if note[f"Question {lang}"]] == ["vi", "zh"]
    assert list(asked_notes(sheet, ("zh",), asked).values()) == [("vi", "zh"), ("vi",)]
    odd: dict[str, tuple[Lang, ...]] = {"nothing": ("en",)}
    assert list(asked_notes(sheet, ("zh",), odd).values()) == [("zh",), ("vi",)]


def test_what_a_card_carries_unseen_is_one_word_in_an_empty_element(
    small_deck: tuple[Question, ...],
) -> None:
    for note in fields(to_apkg(make_sheet(small_deck), made=NOW)):
        assert re.search(r'<span data-card="[\w=-]+"></span>$', note["Sources"])


def test_every_part_of_a_card_has_its_field(small_deck: tuple[Question, ...]) -> None:
    note = fields(to_apkg(make_sheet(small_deck), made=NOW))[0]
    question = small_deck[0]
    assert note["Id"] == question.id
    assert note["Key points zh"].count("<li") == len(question.key_points)
    assert '<p class="legend">★ 必答</p><ol><li class="must">' in note["Key points zh"]
    assert note["More zh"].count("<ol><li>") == 1
    assert 'class="wrong"' in note["Pitfalls en"]
    assert "\\[" in note["Formula"]
    assert note["Sources"].startswith("<ul><li>")
    assert "<h4>" not in note["Answer vi"]


def test_a_place_in_a_source_is_told_in_the_language_of_the_card(
    small_deck: tuple[Question, ...],
) -> None:
    note = fields(to_apkg(make_sheet(small_deck), made=NOW))[0]
    for lang, place in {"en": "part 2", "vi": "phần 2", "zh": "第 2 部分"}.items():
        assert re.search(rf'<span lang="{lang}">[^<]* · {place}</span>', note["Sources"])
        assert f"[lang={lang}] ~ .sources span[lang]:not([lang={lang}])" in CSS
    alone = fields(to_apkg(make_sheet(small_deck), made=NOW, langs=["zh"]))[0]["Sources"]
    assert "第 2 部分</a>" in alone
    assert "part 2" not in alone


def test_questions_only_leaves_the_answers_out(small_deck: tuple[Question, ...]) -> None:
    note = fields(to_apkg(make_sheet(small_deck, answers=False), made=NOW))[0]
    assert {name for name, text in note.items() if text} == {
        *("Id", "Question en", "Question vi", "Question zh")
    }


def test_a_question_alone_is_another_note(small_deck: tuple[Question, ...]) -> None:
    query = "SELECT guid FROM notes"
    whole = rows(to_apkg(make_sheet(small_deck), made=NOW), query)
    bare = rows(to_apkg(make_sheet(small_deck, answers=False), made=NOW), query)
    assert not {*whole} & {*bare}


def test_tags_name_topic_tier_and_level(small_deck: tuple[Question, ...]) -> None:
    (tags,) = rows(to_apkg(make_sheet(small_deck[:1]), made=NOW), "SELECT tags FROM notes")[0]
    question = small_deck[0]
    named = {f"topic::{question.topic}", f"tier::{question.tier}", f"level::{question.difficulty}"}
    assert {*question.tags, *named} == set(str(tags).split())


def test_names_of_notes_model_and_deck_stay_when_texts_change(
    small_deck: tuple[Question, ...],
) -> None:
    query = "SELECT guid, mid, (SELECT group_concat(DISTINCT did) FROM cards) FROM notes"
    before = rows(to_apkg(make_sheet(small_deck, "en"), made=NOW), query)
    after = rows(to_apkg(make_sheet(edited(small_deck), "vi"), made=LATER), query)
    assert before == after
    assert len({guid for guid, *_ in before}) == 2


def test_the_same_deck_at_the_same_moment_is_the_same_bytes(
    small_deck: tuple[Question, ...],
) -> None:
    sheet = make_sheet(small_deck)
    assert to_apkg(sheet, made=NOW) == to_apkg(sheet, made=NOW)
    times = [rows(to_apkg(sheet, made=t), "SELECT max(mod) FROM notes") for t in (NOW, LATER)]
    assert times[0] < times[1]


@pytest.mark.parametrize("payload", HTML[::9])
def test_nothing_in_a_card_is_alive_in_anki(payload: str) -> None:
    for note in fields(to_apkg(make_sheet([filled(payload)]), made=NOW)):
        assert not ALIVE.findall(" ".join(note.values()))


@settings(max_examples=25)
@given(st.text(max_size=30))
def test_any_text_fits_its_field(text: str) -> None:
    package = to_apkg(make_sheet([filled(f"x{text}")]), made=NOW)
    assert len(fields(package)) == 1
    (tags,) = rows(package, "SELECT tags FROM notes")[0]
    assert len(str(tags).split(" ")) == 6


def test_a_known_card_is_due_in_anki_when_it_is_due_here(small_deck: tuple[Question, ...]) -> None:
    known = learnt(reviewed("rank-metric", {0: "good", 3: "again", 4: "hard", 8: "good"}))
    package = to_apkg(make_sheet(small_deck), made=NOW, schedule=schedule(rank_metric=known))
    state = known.state
    assert state is not None
    found = rows(package, "SELECT type, queue, due, ivl, reps, lapses, data FROM cards LIMIT 3")
    assert len(set(found)) == 1
    kind, queue, due, interval, reps, lapses, data = found[0]
    assert (kind, queue, reps, lapses) == (2, 2, 4, 1)
    assert EPOCH + timedelta(days=int(str(due))) == state.due
    assert interval == (state.due - state.last_day).days
    memory = json.loads(str(data))
    assert memory["s"] == pytest.approx(state.memory.stability, abs=1e-3)
    assert memory["d"] == pytest.approx(state.memory.difficulty, abs=1e-3)
    assert (memory["dr"], memory["decay"]) == (0.9, 0.1542)


def test_answers_are_logged_once_with_the_card_of_their_language(
    small_deck: tuple[Question, ...],
) -> None:
    known = learnt(
        [*reviewed("rank-metric", {0: "good"}), *reviewed("rank-metric", {5: "again"}, "zh")]
    )
    package = to_apkg(
        make_sheet(small_deck), made=NOW, langs=("vi", "en"), schedule=schedule(rank_metric=known)
    )
    log = rows(
        package,
        "SELECT ord, ease, revlog.type, time FROM revlog JOIN cards ON cards.id = cid"
        " ORDER BY revlog.id",
    )
    assert log == [(1, 3, 0, 1500), (0, 1, 1, 1500)]


def test_a_card_failed_last_is_due_on_that_day_and_a_suspended_one_stays_so(
    small_deck: tuple[Question, ...],
) -> None:
    failed = learnt(reviewed("rank-metric", {0: "again"}), suspended=True)
    package = to_apkg(make_sheet(small_deck), made=NOW, schedule=schedule(rank_metric=failed))
    found = rows(package, "SELECT DISTINCT queue, due, ivl FROM cards WHERE type = 2")
    assert found == [(-1, (date(2026, 10, 1) - EPOCH).days, 1)]


def test_a_new_card_stays_new(small_deck: tuple[Question, ...]) -> None:
    other = small_deck[1].id.replace("-", "_")
    package = to_apkg(
        make_sheet(small_deck), made=NOW, schedule=schedule(**{other: learnt([], suspended=True)})
    )
    assert set(rows(package, "SELECT type, queue FROM cards")) == {(0, 0), (0, -1)}
    assert rows(package, "SELECT count(*) FROM revlog") == [(0,)]


def test_two_answers_of_one_millisecond_are_both_logged(small_deck: tuple[Question, ...]) -> None:
    cards = {q.id.replace("-", "_"): learnt(reviewed(q.id, {0: "good"})) for q in small_deck}
    package = to_apkg(make_sheet(small_deck), made=NOW, schedule=schedule(**cards))
    assert rows(package, "SELECT count(*) FROM revlog") == [(2,)]


def test_without_genanki_it_names_the_command(
    small_deck: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(ExtraFault) as caught:
        to_apkg(make_sheet(small_deck), made=NOW)
    assert caught.value.hint == "pip install 'llm-interview-trainer[anki]'"


def test_the_collection_is_of_the_scheduler_with_four_buttons(
    small_deck: tuple[Question, ...],
) -> None:
    (conf,) = rows(to_apkg(make_sheet(small_deck), made=NOW), "SELECT conf FROM col")[0]
    assert json.loads(str(conf))["schedVer"] == 2
