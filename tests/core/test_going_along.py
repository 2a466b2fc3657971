"""Who swaps two things uses all the right words: what is said must stay with what it is said of."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.clauses import mark
from llm_interview.core.denials import count_denied, denies
from llm_interview.core.directions import count_directions, goes_along
from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.prepared import term_weight, wording
from llm_interview.core.roles import Agreement, count_roles, keeps
from llm_interview.core.tokens import read
from llm_interview.core.word_pairs import (
    count_pairs,
    neighbours,
    share_of_neighbours,
    sides_with,
)

GLOSSARY = Glossary(
    concepts={
        "greedy": {"en": ("greedy decoding", "greedy"), "zh": ("贪心",), "vi": ("tham lam",)},
        "beam": {"any": ("beam search", "beam"), "zh": ("束搜索",)},
        "lora": {"any": ("lora",)},
        "up": {"en": ("more", "larger", "grows"), "vi": ("tăng",), "zh": ("增加",)},
        "down": {"en": ("less", "smaller", "shrinks"), "vi": ("giảm",), "zh": ("减少",)},
        "memory": {"en": ("memory",), "vi": ("bộ nhớ",), "zh": ("显存",)},
        "quality": {"en": ("quality",), "vi": ("chất lượng",), "zh": ("质量",)},
    },
    axes=(
        Axis(id="up-down", positive=("up",), negative=("down",)),
        Axis(id="vs-greedy-beam", positive=("greedy",), negative=("beam",)),
        Axis(id="vs-lora-qlora", positive=("lora",), negative=("qlora",)),
    ),
)
CARD = (
    "Greedy decoding takes the single most probable token at every step.",
    "Beam search keeps the k best partial sequences by total probability.",
    "greedy picks one token per step",
    "beam keeps several partial sequences",
    "贪心每一步只取概率最大的词",
    "束搜索保留总概率最高的几条候选序列",
    "Memory shrinks a lot; quality grows.",
    "Bộ nhớ giảm, chất lượng tăng.",
)


@cache
def lexicon() -> Lexicon:
    return Lexicon(compile_lexicon(GLOSSARY))


def weigh(term: str) -> float:
    return term_weight(term, lexicon())


def apart(answer: str) -> Agreement:
    roles = count_roles([wording(text, lexicon()) for text in CARD], set(), lexicon())
    return keeps(roles, mark(lexicon().units(read(answer)), lexicon()), lexicon(), weigh)


def along(answer: str) -> Agreement:
    directions = count_directions([wording(text, lexicon()) for text in CARD], lexicon())
    return goes_along(directions, mark(lexicon().units(read(answer)), lexicon()), lexicon(), weigh)


RIGHT = [
    "greedy takes one token per step, beam search keeps k partial sequences",
    "Beam search keeps several sequences, whereas greedy picks the most probable token.",
    "贪心每步取概率最大的词；束搜索保留几条候选序列",
    "one most probable token per step → greedy; k best partial sequences → beam search",
]
SWAPPED = [
    "beam search takes one token per step, greedy keeps k partial sequences",
    "Greedy keeps several sequences, whereas beam search picks the most probable token.",
    "束搜索每步取概率最大的词；贪心保留几条候选序列",
    "one most probable token per step → beam search; k best partial sequences → greedy",
]


@pytest.mark.parametrize("answer", RIGHT)
def test_what_is_said_of_the_right_thing_counts_for_the_answer(answer: str) -> None:
    assert apart(answer).share > 0.5


@pytest.mark.parametrize("answer", SWAPPED)
def test_what_is_said_of_the_rival_counts_against_it(answer: str) -> None:
    assert apart(answer).share < -0.5


@pytest.mark.parametrize("answer", ["greedy takes one token per step", "lora is cheap", ""])
def test_nothing_is_known_where_an_answer_speaks_of_one_thing_or_of_none(answer: str) -> None:
    assert apart(answer) == Agreement()


def test_a_card_that_speaks_of_one_thing_tells_nothing_apart() -> None:
    texts = [wording(text, lexicon()) for text in CARD if "eam" not in text and "束" not in text]
    assert count_roles(texts, set(), lexicon()) == {"of": {}, "said": {}}


@pytest.mark.parametrize(
    ("answer", "sign"),
    [
        ("memory is smaller", 1),
        ("memory is larger", -1),
        ("显存减少", 1),
        ("显存增加", -1),
        ("memory does not shrink", -1),
        ("chất lượng tăng còn bộ nhớ giảm", 1),
        ("chất lượng giảm còn bộ nhớ tăng", -1),
    ],
)
def test_things_go_the_way_the_card_says_or_against_it(answer: str, sign: int) -> None:
    assert along(answer).share * sign > 0.5


def test_ways_of_things_the_card_does_not_speak_of_tell_nothing() -> None:
    assert along("the price grows") == Agreement()


def denying(answer: str, card: tuple[str, ...] = CARD) -> Agreement:
    texts = [wording(text, lexicon()) for text in card]
    known = {unit[0] for text in texts for unit in text}
    units = mark(lexicon().units(read(answer)), lexicon())
    return denies(count_denied(texts), known, units, lexicon(), weigh)


@pytest.mark.parametrize(
    "answer",
    [
        "greedy never picks one token per step",
        "束搜索不保留总概率最高的候选序列",
        "beam không hề giữ partial sequences",
    ],
)
def test_who_denies_what_the_card_states_goes_against_it(answer: str) -> None:
    found = denying(answer)
    assert found.share == -1
    assert found.weight > 0.3


def test_who_denies_what_the_card_denies_goes_along_with_it() -> None:
    card = (*CARD, "LoRA adds no latency at inference.", "lora costs no latency")
    found = denying("with no latency", card)
    assert found.share == 1
    assert found.weight > 0


@pytest.mark.parametrize("answer", ["beam keeps partial sequences", "there is no free lunch", ""])
def test_an_answer_that_denies_nothing_of_the_card_tells_nothing(answer: str) -> None:
    assert denying(answer) == Agreement()


@given(st.text(max_size=200))
def test_shares_stay_between_swapped_and_kept(answer: str) -> None:
    for one in (apart(answer), along(answer), denying(answer)):
        assert -1 <= one.share <= 1
        assert one.weight >= 0


def test_words_side_by_side_as_in_a_wrong_claim_count_against_an_answer() -> None:
    right = [wording(text, lexicon()) for text in [*CARD, *CARD, *CARD]]
    wrong = [wording("greedy keeps the k best partial sequences", lexicon())]
    pairs = count_pairs(right, wrong)
    told = "greedy keeps k sequences"
    assert sides_with(pairs, mark(lexicon().units(read(told)), lexicon())).share < 0
    told = "beam search keeps partial sequences by total probability"
    assert sides_with(pairs, mark(lexicon().units(read(told)), lexicon())).share > 0.5


def test_a_card_without_wrong_claims_sides_with_nothing() -> None:
    assert count_pairs([wording(text, lexicon()) for text in CARD], []) == {}
    assert sides_with({}, mark(lexicon().units(read(CARD[0])), lexicon())) == Agreement()


def beside(answer: str) -> float:
    known = frozenset(neighbours([wording(text, lexicon()) for text in CARD]))
    return share_of_neighbours(known, mark(lexicon().units(read(answer)), lexicon()))


def test_words_of_the_card_thrown_together_have_other_neighbours() -> None:
    told = "beam search keeps several partial sequences"
    thrown = "sequences greedy step probable beam token memory partial quality"
    assert beside(told) > 0.5
    assert beside(thrown) < 0.2


def test_an_answer_of_one_word_has_no_neighbours() -> None:
    assert beside("greedy") == 0


def test_a_thing_whose_rival_the_card_never_names_is_no_subject() -> None:
    texts = [*CARD, "lora trains two small matrices beside frozen weights"]
    known = count_roles([wording(text, lexicon()) for text in texts], set(), lexicon())["of"]
    assert set(known) == {"@greedy", "@beam"}
