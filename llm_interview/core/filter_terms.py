"""What one term of a filter asks of a card: `tag:rag`, `lapses>3`, a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from llm_interview.core.card_facts import CardFacts, Vocabulary
from llm_interview.core.errors import Told, UsageFault, told
from llm_interview.core.langs import KINDS, LANGS, TIERS
from llm_interview.core.search_text import fold
from llm_interview.core.tag_names import name_of, tags_called, tags_holding

KEYS = (
    "tag",
    "topic",
    "id",
    "lang",
    "is",
    "level",
    "tier",
    "kind",
    "seed",
    "path",
    "prop",
    "lapses",
    "missed",
)
STATES = (
    "new",
    "due",
    "learning",
    "review",
    "relearning",
    "suspended",
    "buried",
    "flagged",
    "leech",
)

NEAR = 0.6
"""Share of letters in common from which a word may be meant for another."""
MOST_NEAR = 3
FEW = 14
"""So many values a person reads at a glance."""
_LISTING: Mapping[str, str] = {"tag": "llm-interview tags"}
"""What lists the values of a key, where it is not the list of cards."""

Test = Callable[[CardFacts], bool]


def read_term(term: str, vocabulary: Vocabulary) -> Test:
    """What one term asks of a card. UsageFault for an unknown key or value, naming the nearest."""
    if term.startswith('"'):
        return _free_text(term[1:])
    for sign in "<>":
        key, found, number = term.partition(sign)
        if found and key.lower() == "lapses":
            return _compare(lambda card: card.lapses, sign, _number(term, number))
    key, colon, value = term.partition(":")
    if not colon:
        return _free_text(term)
    if key.lower() not in KEYS:
        hint = nearest(f"{key}:", [f"{name}:" for name in KEYS], "")
        raise UsageFault(told("filter_no_key", key=key), hint)
    return _keyed(key.lower(), value.strip('"'), vocabulary)


def tags_meant(value: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The folded tags that a word means: the tag of that name, else those whose concept is called
    so in any language. UsageFault names the nearest where there is none."""
    folded = {fold(tag): tag for tag in vocabulary.tags}
    if fold(value) in folded:
        return frozenset({fold(value)})
    tags, concepts = sorted(vocabulary.tags), vocabulary.concepts()
    called = tags_called(value, tags, concepts)
    if called:
        return frozenset(map(fold, called))
    near = tags_holding(value, tags, concepts)[:MOST_NEAR]
    hint = nearest(value, tags, "tag", beside=near)
    raise UsageFault(told("filter_no_value", key="tag", value=value), hint)


def _topic(value: str, vocabulary: Vocabulary) -> str:
    """The code of a topic that is named; what is no name is taken for a code."""
    wanted, codes = name_of(value), vocabulary.topic_codes
    if wanted in codes or fold(value) in map(fold, vocabulary.topics):
        return codes.get(wanted, value)
    near = dict.fromkeys(code for name, code in codes.items() if wanted and wanted in name)
    if not near:
        return value
    hint = told("hint_did_you_mean", near=tuple(near)[:MOST_NEAR])
    raise UsageFault(told("filter_no_value", key="topic", value=value), hint)


def _free_text(text: str) -> Test:
    words = fold(text)
    return lambda card: words in card.text


def _keyed(key: str, value: str, vocabulary: Vocabulary) -> Test:
    if key == "topic":
        value = _topic(value, vocabulary)
    if key == "tag":
        wanted_tags = tags_meant(value, vocabulary)
        return lambda card: any(fold(tag) in wanted_tags for tag in card.tags)
    if key in _CHOICES:
        read, choices = _CHOICES[key]
        return _one_of(key, value, choices(vocabulary), read)
    if key == "prop":
        return _property(value)
    if key == "missed":
        days = _number(f"missed:{value}", value.removesuffix("d"))
        return lambda card: card.missed_days is not None and card.missed_days <= days
    wanted = _number(f"{key}:{value}", value)
    return lambda card: (card.lapses if key == "lapses" else card.difficulty) == wanted


_CHOICES: Mapping[
    str, tuple[Callable[[CardFacts], Iterable[str]], Callable[[Vocabulary], Iterable[str]]]
] = {
    "topic": (lambda card: (card.topic,), lambda known: known.topics),
    "id": (lambda card: (card.id,), lambda known: known.ids),
    "lang": (lambda card: card.langs, lambda _: LANGS),
    "is": (lambda card: card.states, lambda _: STATES),
    "tier": (lambda card: (card.tier,), lambda _: TIERS),
    "kind": (lambda card: (card.kind,), lambda _: KINDS),
    "seed": (lambda card: card.seed_refs, lambda known: known.seeds),
    "path": (lambda card: card.paths, lambda known: known.paths),
}


def _one_of(
    key: str, value: str, known: Iterable[str], read: Callable[[CardFacts], Iterable[str]]
) -> Test:
    names = {fold(name): name for name in known}
    wanted = fold(value)
    if key == "seed":
        return _seed(wanted, value, names)
    if wanted not in names:
        said = told("filter_no_value", key=key, value=value)
        raise UsageFault(said, nearest(value, names.values(), key))
    return lambda card: any(fold(item) == wanted for item in read(card))


def _seed(wanted: str, value: str, names: Mapping[str, str]) -> Test:
    """`seed:ai-blog-2237-121` and `seed:ai-blog-2237#121` are one; a prefix is a document."""
    plain = wanted.replace("#", "-")
    known = {name.replace("#", "-") for name in names}
    if not any(name == plain or name.startswith(plain + "-") for name in known):
        said = told("filter_no_value", key="seed", value=value)
        raise UsageFault(said, nearest(value, names.values(), "seed"))

    def test(card: CardFacts) -> bool:
        refs = (fold(ref).replace("#", "-") for ref in card.seed_refs)
        return any(ref == plain or ref.startswith(plain + "-") for ref in refs)

    return test


_PROPERTIES: Mapping[str, Callable[[CardFacts], float | None]] = {
    "r": lambda card: card.retrievability,
    "s": lambda card: card.stability,
    "d": lambda card: card.memory_difficulty,
}


def _property(value: str) -> Test:
    for sign in "<>":
        name, found, number = value.partition(sign)
        if found and name in _PROPERTIES:
            return _compare(_PROPERTIES[name], sign, _number(f"prop:{value}", number))
    hint = told("hint_example", example=("prop:r<0.8", "prop:s>10", "prop:d>7"))
    raise UsageFault(told("filter_prop", value=value), hint)


def _compare(read: Callable[[CardFacts], float | None], sign: str, bound: float) -> Test:
    def test(card: CardFacts) -> bool:
        value = read(card)
        return value is not None and (value < bound if sign == "<" else value > bound)

    return test


def _number(term: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        hint = told("hint_for_example", example=("level:2", "lapses>3"))
        raise UsageFault(told("filter_number", term=term), hint) from None


def nearest(value: str, known: Iterable[str], key: str, beside: Sequence[str] = ()) -> Told:
    """The way out of a word that is none of those known: the nearest by its letters; where none is
    near, those that are near for another reason (`beside`), else all of them if they are few, else
    the command that lists them."""
    from rapidfuzz import process  # 20 ms, and only for a slip
    from rapidfuzz.distance import OSA

    names = sorted(known)
    if not names:
        return told("hint_none_yet")
    best = process.extractOne(value, names, scorer=OSA.normalized_similarity, score_cutoff=NEAR)
    if best:
        return told("hint_did_you_mean", near=best[0])
    if beside:
        return told("hint_did_you_mean", near=tuple(beside))
    if len(names) <= FEW:
        return told("hint_choose", choices=tuple(names))
    return told("hint_all_of_them", command=_LISTING.get(key, "llm-interview list"))
