"""A form of a term is found as a word of its language, and nowhere where it is right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.langs import Lang
from llm_interview.core.terms import Term, term_finders


def term(lang: Lang, *reject: str, **more: object) -> Term:
    return replace(Term(id="t", lang=lang, reject=reject, prefer="other"), **more)  # type: ignore[arg-type]


def found(text: str, *terms: Term) -> list[str]:
    (finder,) = term_finders(terms).values()
    return [form for _, form in finder.found_in(text)]


@pytest.mark.parametrize(
    ("lang", "form", "text", "hits"),
    [
        ("en", "vocab", "The vocab is small.", ["vocab"]),
        ("en", "vocab", "Vocab first", ["Vocab"]),
        ("en", "vocab", "The vocabulary", []),
        ("en", "train", "over-train, train-loss and trained", []),
        ("en", "data set", "one data\nset", ["data\nset"]),
        ("en", "de-dup*", "de-duplicated", ["de-duplicated"]),
        ("vi", "tầng", "hai tầng", ["tầng"]),
        ("vi", "nhúng", "vùng nhúngg", []),
        ("vi", "lô", "lôi, blô, lô hàng", ["lô"]),
        ("vi", "toà", "toàn bộ toà nhà", ["toà"]),
        ("vi", "train", "Train", ["Train"]),
        ("zh", "延迟", "首字延迟高", ["延迟"]),
        ("zh", "prompt", "把prompt放前面", ["prompt"]),
        ("zh", "prompt", "preprompt、Prompt、prompt-a", []),
        ("zh", "KV 缓存", "看 KV 缓存", ["KV 缓存"]),
        ("zh", "loss", "算 loss。", ["loss"]),
        ("zh", "loss*", "lossless", ["lossless"]),
    ],
)
def test_a_form_is_found_as_a_whole_word_of_its_language(
    lang: Lang, form: str, text: str, hits: list[str]
) -> None:
    assert found(text, term(lang, form)) == hits


def test_a_form_is_right_inside_the_phrases_named() -> None:
    row = term("vi", "sampling", within=("nucleus sampling",))
    assert found("Nucleus sampling khác sampling thường", row) == ["sampling"]


@pytest.mark.parametrize("text", ["tinh chỉnh (fine-tuning)", "微调（supervised fine-tuning）"])
def test_in_brackets_a_foreign_form_explains_the_term_before(text: str) -> None:
    assert found(text, term("vi", "fine-tuning")) == []
    assert found(text, term("en", "fine-tuning")) == ["fine-tuning"]


def test_a_native_form_in_brackets_explains_nothing() -> None:
    assert found("lớp (tầng)", term("vi", "tầng")) == ["tầng"]


def test_a_banned_form_is_right_nowhere() -> None:
    row = term("zh", "您", within=("问您好",), banned=True)
    assert found("问您好", row) == ["您"]


def test_each_find_names_its_own_term() -> None:
    terms = (term("en", "vocab"), replace(term("en", "speed-up"), id="u"), term("vi", "tầng"))
    finders = term_finders(terms)
    assert {(t.id, form) for t, form in finders["en"].found_in("speed-up, vocab")} == {
        ("t", "vocab"),
        ("u", "speed-up"),
    }
    assert set(finders) == {"en", "vi"}


WORDS = st.text(alphabet="abcđêộ", min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS)
def test_a_form_is_found_exactly_as_often_as_it_is_a_word(words: list[str], form: str) -> None:
    assert len(found(" ".join(words), term("vi", form))) == words.count(form)


@given(st.text(max_size=60), st.sampled_from(["en", "vi", "zh"]))
def test_any_text_can_be_searched(text: str, lang: Lang) -> None:
    assert all(form in text for form in found(text, term(lang, "a", "b*", "词")))
