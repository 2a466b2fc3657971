"""Interface texts in three languages."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from llm_interview.core.langs import LANGS, Lang
from llm_interview.terminal import sentences
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.sentences import PARTS


def part(name: str, lang: Lang) -> dict[str, str]:
    messages: dict[str, str] = import_module(f"{sentences.__name__}.{name}_{lang}").MESSAGES
    return messages


TEXTS: dict[Lang, dict[str, str]] = {
    lang: {key: text for name in PARTS for key, text in part(name, lang).items()} for lang in LANGS
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_exists_in_every_language(lang: Lang) -> None:
    assert TEXTS[lang].keys() == TEXTS["en"].keys()


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_fills_in_the_same_values(lang: Lang) -> None:
    for key, text in TEXTS[lang].items():
        assert fields(text) == fields(TEXTS["en"][key]), key


def test_every_file_of_sentences_is_looked_in() -> None:
    files = Path(sentences.__file__).parent.glob("[a-z]*.py")
    assert {path.stem for path in files} == {f"{name}_{lang}" for name in PARTS for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PARTS)
def test_the_languages_are_cut_alike(name: str, lang: Lang) -> None:
    assert list(part(name, lang)) == list(part(name, "en"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_key_stands_in_one_file_and_is_found_there(lang: Lang) -> None:
    held = Counter(key for name in PARTS for key in part(name, lang))
    assert [key for key, files in held.items() if files > 1] == []
    assert Catalog(lang).keys() == tuple(held)
    assert {key: Catalog(lang)(key) for key in held} == TEXTS[lang]


@pytest.mark.parametrize("name", PARTS)
def test_what_is_said_plainly_stands_beside_what_it_replaces(name: str) -> None:
    for key in part(name, "en"):
        replaced = key.removeprefix("plain_")
        assert key == "plain_none" or replaced in part(name, "en"), key


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_nobody_wrote_is_an_error(lang: Lang) -> None:
    with pytest.raises(KeyError, match="no_such_sentence"):
        Catalog(lang)("no_such_sentence")


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_is_filled_in(lang: Lang) -> None:
    assert "7" in Catalog(lang)("interval_days", days=7)
