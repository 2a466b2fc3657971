"""Finishing a word that is being typed: which words it may become. Pure; the shell's own rules
(quotes, word breaks) are given as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from llm_interview.core.filter_terms import KEYS, STATES
from llm_interview.core.langs import KINDS, LANGS, TIERS
from llm_interview.core.search_text import fold
from llm_interview.core.tag_names import one_word, tags_beginning

MOST = 60
"""More words than a person reads are no help."""

FIXED: Mapping[str, Sequence[str]] = {
    "is": STATES,
    "tier": TIERS,
    "kind": KINDS,
    "lang": LANGS,
    "level": ("1", "2", "3"),
    "prop": ("r<0.8", "s>30", "d>7"),
    "missed": ("7d", "30d"),
}
"""Values of filter keys that do not depend on the decks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A command line up to the cursor: whole words, and the one being typed. `quote` is the
    quotation mark still open before it, `raw` the word as it stands there."""

    words: tuple[str, ...]
    current: str
    quote: str = ""
    raw: str = ""


def read_line(line: str) -> Typed:
    """Split as a shell would: quotes and backslashes join words; what is open stays open."""
    words: list[str] = []
    word, raw, quote, escaped, begun = "", "", "", False, False
    for char in line:
        if escaped or (char == quote and not escaped) or (not quote and char in "'\""):
            if escaped:
                word += char
            quote = quote if escaped else ("" if char == quote else char)
            escaped, begun, raw = False, True, raw + char
        elif char == "\\" and quote != "'":
            escaped, begun, raw = True, True, raw + char
        elif char.isspace() and not quote:
            words += [word] if begun else []
            word, raw, begun = "", "", False
        else:
            word, raw, begun = word + char, raw + char, True
    return Typed(words=tuple(words), current=word, quote=quote, raw=raw)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What there is to name. `fronts` are the questions of each card; `names` gives the concepts
    of the glossary with all their names, read only where nothing else fits."""

    tags: Sequence[str] = ()
    topics: Sequence[str] = ()
    topic_names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    paths: Sequence[str] = ()
    seeds: Sequence[str] = ()
    fronts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Callable[[], Mapping[str, Iterable[str]]] = dict

    @cached_property
    def known(self) -> Mapping[str, Sequence[str]]:
        """Values by filter key."""
        return {
            **FIXED,
            "tag": self.tags,
            "topic": self.topics,
            "path": self.paths,
            "seed": self.seeds,
            "id": tuple(self.fronts),
        }


def starting(words: Iterable[str], start: str) -> list[str]:
    """The words that begin so, without regard to case and marks."""
    wanted = fold(start)
    return [word for word in words if fold(word).startswith(wanted)]


def tags(start: str, words: Vocabulary) -> list[str]:
    """Tags that begin so; where none does, tags whose concept has a name that begins so in any
    language."""
    found = starting(words.tags, start)
    if found or not start:
        return found
    return [tag for _, tag in tags_beginning(start, words.tags, words.names())]


def topics(start: str, words: Vocabulary) -> list[str]:
    """Topics that begin so; where none does, those that have a name in any language that does."""
    found = starting(words.topics, start)
    if found or not start:
        return found
    return [topic for topic in words.topics if starting(words.topic_names.get(topic, ()), start)]


def cards(start: str, words: Vocabulary) -> list[str]:
    """Ids that begin so; where none does, cards one of whose questions begins so, and where none
    does that either, cards that ask about it."""
    found = starting(words.fronts, start)
    if found or not start:
        return found
    wanted = fold(start)
    asked = {card: [fold(front) for front in fronts] for card, fronts in words.fronts.items()}
    begun = [card for card, fronts in asked.items() if any(f.startswith(wanted) for f in fronts)]
    return begun or [card for card, fronts in asked.items() if any(wanted in f for f in fronts)]


def filter_words(start: str, words: Vocabulary) -> list[str]:
    """Terms of the filter language: keys, then values of the key typed; a bare word becomes the
    tags that begin so, else the tags or cards that it may mean."""
    if start.startswith("--"):
        return []
    if start.startswith(("-", "\u2212")):
        return [start[0] + term for term in filter_words(start[1:], words)]
    key, colon, value = start.partition(":")
    if colon:
        return [f"{key}:{word}" for word in _values(key.lower(), value, words)]
    keys = [f"{name}:" for name in starting(KEYS, start)]
    if not start:
        return keys
    direct = [f"tag:{tag}" for tag in starting(words.tags, start)]
    if keys or direct:
        return keys + direct
    named = [f"tag:{tag}" for tag in tags(start, words)]
    return named or [f"id:{card}" for card in cards(start, words)]


def _values(key: str, value: str, words: Vocabulary) -> list[str]:
    value = value.lstrip('"')
    if key == "tag":
        return tags(value, words)
    if key == "topic":
        return topics(value, words)
    if key == "id":
        return cards(value, words)
    return starting(words.known.get(key, ()), value)


def in_quotes(typed: Typed, words: Vocabulary) -> list[str]:
    """Whole filters inside an open quotation mark: the last term is finished, the others stay."""
    before, space, last = typed.current.rpartition(" ")
    lead = "(" * (len(last) - len(last.lstrip("(")))
    return [f"{before}{space}{lead}{term}" for term in filter_words(last[len(lead) :], words)]


def listed(start: str, words: Iterable[str]) -> list[str]:
    """Words of a comma list: the last one is finished, those before it are not offered again."""
    before, comma, last = start.rpartition(",")
    used = set(before.split(","))
    return [f"{before}{comma}{word}" for word in starting(words, last) if word not in used]


def for_shell(found: Iterable[str], typed: Typed, breaks: str) -> Iterator[str]:
    """What the shell puts in place of the word at its cursor: of a word that holds one of its
    word breaks (`tag:rag` in bash) that is only the part behind the last."""
    cut = 0
    if not typed.quote:
        cut = max((typed.raw.rfind(mark) + 1 for mark in breaks), default=0)
    lead = typed.current[:cut]
    for word in dict.fromkeys(found):
        yield word[cut:] if word.startswith(lead) else word


def by_name(found: Iterable[str], start: str, words: Vocabulary) -> Iterator[str]:
    """The words for a shell that drops those which do not hold what was typed: a tag or topic that
    was found by its name in another language is offered under that name, with its own beside it
    after a tab. Filters and `--tag` take both."""
    lead, _, value = start.rpartition(":")
    lead = f"{lead}:" if lead else ""
    names = {tag: name for name, tag in tags_beginning(value, words.tags, words.names())}
    names |= {
        topic: name
        for topic, called in words.topic_names.items()
        for name in starting(called, value)[:1]
    }
    for word in found:
        key, colon, plain = word.rpartition(":")
        if fold(start) in fold(word) or plain not in names:
            yield word
        else:
            yield f"{lead or key + colon}{one_word(names[plain])}\t{word}"
