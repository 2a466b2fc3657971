"""Commands that only read, from outside, by the contract."""

from __future__ import annotations

from shlex import split

import pytest

from tests.cli.keyboard import Terminal
from tests.cli.program import run

LIST_FIELDS = {
    *("id", "topic", "tags", "difficulty", "tier", "kind", "langs", "seed_refs", "question"),
    *("state", "due"),
}


def test_list_gives_every_shipped_card_by_the_contract() -> None:
    document = run("list", "--json").document
    assert document["schema"] == 1
    assert len(document["cards"]) >= 24
    for card in document["cards"]:
        assert card.keys() >= LIST_FIELDS
        assert set(card["question"]) == {"en", "vi", "zh"}
        assert (card["state"], card["due"]) == ("new", None)


def test_show_adds_the_whole_card() -> None:
    card = run("show", "attn-scaling-sqrt-dk", "--json").document
    assert card.keys() >= LIST_FIELDS | {"answer", "key_points", "pitfalls", "follow_ups"}
    assert card["memory"] is None
    assert {"id", "weight", "text"} <= card["key_points"][0].keys()
    assert card["sources"][0]["arxiv"] == "1706.03762"


@pytest.mark.parametrize("lang", ["en", "vi", "zh"])
def test_show_prints_the_card_in_the_language_asked_for(lang: str) -> None:
    card = run("show", "dec-temperature", "--json").document
    shown = run("--lang", lang, "--ui-lang", lang, "show", "dec-temperature").out
    assert "".join(card["question"][lang].split())[:30] in "".join(shown.split())


def test_a_filter_with_a_minus_is_no_option() -> None:
    every = run("list", "tag:rag", "--json").document["cards"]
    others = run("list", "tag:rag", "-kind:judgement", "--json").document["cards"]
    assert others == [card for card in every if card["kind"] != "judgement"]
    assert 0 < len(others) < len(every)


def test_an_unknown_card_names_the_nearest() -> None:
    ran = run("show", "dec-temprature")
    assert ran.code == 2
    assert "dec-temperature" in ran.err


def test_an_unknown_command_names_the_nearest_or_where_all_of_them_are() -> None:
    near, far = run("quizz"), run("xyzzy")
    assert (near.code, far.code) == (2, 2)
    assert "no command 'quizz'\n  did you mean quiz?" in near.err
    assert "llm-interview --help" in far.err


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("list --lang vi --limit 3", "--lang vi list --limit 3"),
        ("list tag:rag --ui-lang=en", "--ui-lang=en list tag:rag"),
        ("drill --plain --limit 1", "--plain drill --limit 1"),
        ("--plain list --content 'a b.yaml'", "--content 'a b.yaml' --plain list"),
    ],
)
def test_an_option_of_the_program_behind_the_command_is_told_where_it_stands(
    words: str, moved: str
) -> None:
    ran = run(*split(words))
    name = moved.replace("=", " ").partition(" ")[0]
    assert ran.code == 2
    assert ran.err == (
        f"llm-interview: no option '{name}'\n"
        f"  {name} stands before the command: llm-interview {moved}\n"
    )


def test_an_option_of_the_glance_is_not_said_to_stand_before_a_command() -> None:
    assert "stands before" not in run("--ui-lang", "en", "undo", "--json").err


def test_an_unknown_tag_names_the_nearest() -> None:
    ran = run("quiz", "--tag", "atention")
    assert ran.code == 2
    assert "mean attention" in ran.err


@pytest.mark.parametrize("words", ["vi tri", "vị trí", "位置", "position"])
def test_search_finds_with_and_without_marks_and_in_two_character_chinese(words: str) -> None:
    ids = [card["id"] for card in run("search", words, "--json").document["cards"]]
    assert "pos-why-needed" in ids


def test_tags_are_counted() -> None:
    tags = {tag["tag"]: tag for tag in run("tags", "--json").document["tags"]}
    tagged = run("list", "tag:rag", "--json").document["cards"]
    assert tags["rag"]["cards"] == len(tagged) > 1


def test_due_is_one_line_and_one_document() -> None:
    fields = {"schema", "due", "new", "learning", "next"}
    assert run("due", "--json").document.keys() >= fields
    first, second = run("due"), run("due")
    assert first.out == second.out
    assert "10 new" in first.out


def test_stats_of_an_empty_history() -> None:
    document = run("stats", "--json").document
    assert (document["reviews"], document["cards_seen"], document["streak"]) == (0, 0, 0)
    assert document["retention"] == {"true": None, "expected": None}
    assert run("stats").code == 0


def test_without_a_command_there_is_what_to_type_next() -> None:
    assert "llm-interview drill" in run().out


def test_a_deck_that_is_not_there_is_told_with_exit_code_3(tmp_path: object) -> None:
    ran = run("--content", f"{tmp_path}/nothing.yaml", "list")
    assert ran.code == 3
    assert "nothing.yaml" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("--lang", "fr", "list"),
        ("drill", "--mode", "sing"),
        ("drill", "--limit", "-1"),
        ("quiz", "-n", "0"),
        ("export", "--format", "doc"),
        ("export", "--langs", "fr"),
        ("grade",),
        ("list", "tag:"),
    ],
)
def test_words_that_are_off_end_with_exit_code_2_and_a_sentence(words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.err.strip()
    assert not ran.out


def test_help_names_every_command() -> None:
    shown = run("--help").out
    for name in ("drill", "quiz", "grade", "due", "list", "show", "tags", "search", "export"):
        assert name in shown


def test_nothing_is_written_by_reading(home: object) -> None:
    import pathlib

    for words in (("list",), ("stats",), ("due",), ("tags",), ()):
        run(*words)
    data = pathlib.Path(str(home)) / "data"
    assert not data.exists()


def test_a_person_sees_the_ten_best_of_a_search_and_a_script_all() -> None:
    every = run("search", "attention", "--json").document["cards"]
    assert len(every) > 12
    assert run("search", "attention", "-n", "2", "--json").document["cards"] == every[:2]
    for words, shown in ((), 10), (("-n", "12"), 12):
        window = Terminal("search", "attention", *words, size=(200, 80))
        assert window.end() == 0
        listed = [card["id"] for card in every if f"\n{card['id']} " in window.text]
        assert len(listed) == shown
        assert f"and {len(every) - shown} more" in window.text


def test_a_plain_list_of_tags_says_the_tag_first() -> None:
    assert run("--plain", "--ui-lang", "en", "tags").out.startswith("tag: activation, cards: 1")
