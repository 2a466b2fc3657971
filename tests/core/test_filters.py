"""The filter language."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.card_facts import CardFacts, Vocabulary
from llm_interview.core.errors import UsageFault
from llm_interview.core.filters import parse_filter

RAG = CardFacts(
    id="rag-what-pipeline",
    topic="rag",
    tags=("rag", "basics"),
    langs=("en", "vi", "zh"),
    difficulty=1,
    tier="must",
    kind="concept",
    seed_refs=("csdn-llm-8#3", "llm-foundations-vi#app-qa-rag"),
    text="rag what pipeline vi sao 检索增强生成",
    states=frozenset({"review", "due"}),
    lapses=2,
    retrievability=0.7,
    stability=12.0,
    memory_difficulty=5.0,
    missed_days=3,
    paths=frozenset({"one-week"}),
)
LORA = CardFacts(
    id="ft-lora-vs-qlora",
    topic="ft",
    tags=("fine-tuning", "peft"),
    langs=("en",),
    difficulty=2,
    tier="should",
    kind="compare",
    seed_refs=("viblo-llm50-p1#2",),
    text="ft lora vs qlora",
    states=frozenset({"new", "suspended"}),
)
WORDS = Vocabulary(
    tags=frozenset({"rag", "basics", "fine-tuning", "peft"}),
    topics=frozenset({"rag", "ft"}),
    topic_codes={"微调": "ft", "tinh chinh": "ft"},
    seeds=frozenset({*RAG.seed_refs, *LORA.seed_refs}),
    paths=frozenset({"one-week"}),
    ids=frozenset({RAG.id, LORA.id}),
    concepts=lambda: {
        "rag": ("RAG", "sinh tăng cường truy xuất", "检索增强生成"),
        "finetuning": ("fine-tuning", "tinh chỉnh", "微调"),
        "softmax": ("softmax",),
    },
)


def chosen(expression: str) -> set[str]:
    test = parse_filter(expression, WORDS)
    return {card.topic for card in (RAG, LORA) if test(card)}


@pytest.mark.parametrize(
    ("expression", "topics"),
    [
        ("", {"rag", "ft"}),
        ("tag:rag", {"rag"}),
        ("tag:Fine-Tuning", {"ft"}),
        ("tag:检索增强生成", {"rag"}),
        ('tag:"tinh chỉnh"', {"ft"}),
        ("tag:tinh-chinh", {"ft"}),
        ("-tag:微调", {"rag"}),
        ("topic:ft tier:should", {"ft"}),
        ("topic:Tinh-chỉnh", {"ft"}),
        ("topic:微调", {"ft"}),
        ('topic:"Tinh chỉnh"', {"ft"}),
        ("tag:rag or tag:peft", {"rag", "ft"}),
        ("tag:rag topic:ft or kind:compare", {"ft"}),
        ("(tag:rag or tag:peft) -is:suspended", {"rag"}),
        ("-(tag:rag or is:due)", {"ft"}),
        ("\u2212is:suspended", {"rag"}),
        ("lang:zh", {"rag"}),
        ("level:2", {"ft"}),
        ("lapses>1", {"rag"}),
        ("prop:r<0.8", {"rag"}),
        ("prop:s>10", {"rag"}),
        ("missed:7d", {"rag"}),
        ("missed:2d", set()),
        ("seed:csdn-llm-8", {"rag"}),
        ("seed:csdn-llm-8-3", {"rag"}),
        ("seed:viblo-llm50-p1#2", {"ft"}),
        ("path:one-week", {"rag"}),
        ("id:ft-lora-vs-qlora", {"ft"}),
        ('"vì sao"', {"rag"}),
        ("增强", {"rag"}),
        ("LoRA", {"ft"}),
    ],
)
def test_a_filter_chooses(expression: str, topics: set[str]) -> None:
    assert chosen(expression) == topics


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("tga:rag", "mean tag:"),
        ("tag:rga", "mean rag"),
        ("tag:检索", "rag"),
        ("tag:softmax", "basics, fine-tuning, peft, rag"),
        ("tag:", "basics, fine-tuning, peft, rag"),
        ("topic:tinh", "ft"),
        ("topic:zz", "ft, rag"),
        ("is:sleeping", "suspended"),
        ("id:zzzzzz", "ft-lora-vs-qlora"),
        ("is:deu", "mean due"),
        ("tier:most", "mean must"),
        ("seed:csdn-llm-9#3", "mean csdn-llm-8#3"),
        ("level:two", "number"),
        ("prop:x<1", "prop:r<0.8"),
        ("(tag:rag", "parenthes"),
        ("tag:rag )", "parenthes"),
        ("tag:rag or", "tag:rag or tag:lora"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(expression: str, hint: str) -> None:
    with pytest.raises(UsageFault) as refused:
        parse_filter(expression, WORDS)
    assert hint in f"{refused.value.sentence} {refused.value.hint}"


def test_a_word_that_is_like_none_of_many_is_told_what_lists_them() -> None:
    many = Vocabulary(ids=frozenset(f"card-{number}" for number in range(40)))
    with pytest.raises(UsageFault) as refused:
        parse_filter("id:zzzzzz", many)
    assert refused.value.hint == "all of them: llm-interview list"


def test_without_any_tag_that_is_said() -> None:
    with pytest.raises(UsageFault) as refused:
        parse_filter("tag:rag", Vocabulary())
    assert refused.value.hint == "there are none yet"


@given(st.text(alphabet='tag:rag or ()-"is<>08 ', max_size=40))
def test_any_text_is_a_filter_or_a_usage_fault(expression: str) -> None:
    with contextlib.suppress(UsageFault):
        parse_filter(expression, WORDS)(RAG)


@given(st.sampled_from(["tag:rag", "is:due", "level:1", "lora"]))
def test_a_minus_turns_a_term_around(term: str) -> None:
    assert chosen(term) | chosen(f"-{term}") == {"rag", "ft"}
    assert not chosen(term) & chosen(f"-{term}")
