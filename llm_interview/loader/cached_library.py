"""A compiled library, decoded card by card as it is asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from llm_interview.core.card_summary import CardSummary
from llm_interview.loader import cache_file
from llm_interview.loader.cache_file import UnfitCacheError

if TYPE_CHECKING:
    from llm_interview.core.glossary import Glossary
    from llm_interview.core.library import Override
    from llm_interview.core.problems import Problem
    from llm_interview.core.questions import Question
    from llm_interview.core.topics import TopicNames

T = TypeVar("T")
Json = dict[str, Any]


class CachedLibrary:
    """What can be asked, in curriculum order, without decoding what nobody looks at.

    A file found damaged while in use is rebuilt by `rebuild` without a word. `keep` takes what
    the grader made of a card that the file lacks, so that it is made once.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        roots: tuple[str, ...],
        signature: str,
        rebuild: Callable[[], sqlite3.Connection],
        keep: Callable[[str, Json], object] | None = None,
    ) -> None:
        self._connection = connection
        self._roots = roots
        self._rebuild = rebuild
        self._keep = keep
        self._late: dict[str, Json] = {}
        self._edited: dict[str, Question] = {}
        self.signature = signature

    def _trusting(self, read: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return read(self._connection)
        except (sqlite3.Error, UnfitCacheError, ValueError):
            self._connection.close()
            self._connection = self._rebuild()
            return read(self._connection)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(self._meta("ids"))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._ids)

    def ids(self) -> tuple[str, ...]:
        """Card ids in curriculum order."""
        return self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, card: object) -> bool:
        return card in self._known

    def question(self, card: str) -> Question:
        """The whole card; KeyError if there is none of that id."""
        if card not in self._known:
            raise KeyError(card)
        if card in self._edited:
            return self._edited[card]

        def read(connection: sqlite3.Connection) -> Question:
            body = cache_file.unpacked(_body(connection, card)[0])
            where = "SELECT root, path FROM card WHERE id = ?"
            row = connection.execute(where, (card,)).fetchone()
            if row is None:
                raise UnfitCacheError(card)
            root, path = row
            from llm_interview.loader import codec

            return codec.decode_question(
                json.loads(body), cache_file.absolute(root, path, self._roots)
            )

        return self._trusting(read)

    def take_in(self, question: Question) -> None:
        """Use this text of a card that is here already, until the library is opened anew."""
        self._edited[question.id] = question
        self._late.pop(question.id, None)

    def prepared(self, card: str) -> Json | None:
        """What the grader compiled from the card, by now at the latest; None for an unknown id."""
        if card not in self._known:
            return None
        if card not in self._edited:

            def read(connection: sqlite3.Connection) -> Json:
                made: Json = json.loads(cache_file.unpacked(_body(connection, card)[1]))
                return made

            found = self._trusting(read)
            if found:
                return found
        if card not in self._late:
            from llm_interview.loader.cache_writing import compile_question

            self._late[card] = compile_question(self.question(card), self.lexicon())
            if self._keep is not None and card not in self._edited:
                self._keep(card, self._late[card])
        return self._late[card]

    def summaries(self) -> tuple[CardSummary, ...]:
        """All cards without their bodies, in curriculum order."""
        return self._summaries

    @cached_property
    def _summaries(self) -> tuple[CardSummary, ...]:
        def read(connection: sqlite3.Connection) -> tuple[CardSummary, ...]:
            rows = connection.execute(cache_file.SELECT_HEADS).fetchall()
            if len(rows) != len(self._ids) or any(cache_file.crc(*r[:-1]) != r[-1] for r in rows):
                raise UnfitCacheError("card")
            return tuple(map(partial(_summary, self._roots), rows, _lists(rows)))

        return self._trusting(read)

    def _meta(self, key: str) -> Any:  # noqa: ANN401 - any JSON
        return json.loads(self._trusting(lambda connection: cache_file.read_meta(connection, key)))

    def lexicon(self) -> Json:
        """The glossary as the grader compiled it."""
        found: Json = self._meta("lexicon")
        return found

    def glossary(self) -> Glossary:
        """Concepts and axes of all decks."""
        from llm_interview.loader import codec

        return codec.decode_glossary(self._meta("glossary"))

    def concept_names(self) -> Mapping[str, tuple[str, ...]]:
        """Concept → its names in all languages, without the cost of the whole glossary."""
        concepts = self._meta("glossary")["concepts"]
        return {
            concept: tuple(name for names in by_lang.values() for name in names)
            for concept, by_lang in concepts.items()
        }

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the decks when they were read."""
        found = self._meta("problems")
        if not found:  # nearly always, and the decoder is slow to load
            return ()
        from llm_interview.loader import codec

        return codec.decode_problems(found)

    @cached_property
    def overridden(self) -> tuple[Override, ...]:
        """Cards of a user's deck that stand in for shipped ones."""
        from llm_interview.loader import codec

        return codec.decode_overrides(self._meta("overridden"))

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """Roots nothing could be read from."""
        return tuple(self._meta("unread"))

    @cached_property
    def ref_owners(self) -> Mapping[str, tuple[str, ...]]:
        """Seed reference → cards that answer it, best first."""
        return {ref: tuple(cards) for ref, cards in self._meta("ref_owners").items()}

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """Named lists of card ids."""
        return {name: tuple(cards) for name, cards in self._meta("paths").items()}

    @cached_property
    def topics(self) -> TopicNames:
        """Names of topics by language."""
        names: TopicNames = self._meta("topics")
        return names


def _body(connection: sqlite3.Connection, card: str) -> tuple[bytes, bytes]:
    wanted = "SELECT id, question, prepared, crc FROM body WHERE id = ?"
    row = connection.execute(wanted, (card,)).fetchone()
    if row is None or cache_file.crc(*row[:3]) != row[3]:
        raise UnfitCacheError(card)
    return row[1], row[2]


def _lists(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    """Tags, languages, references and question of each row, decoded in one go: ten times as fast
    as one by one."""
    found: list[list[Any]] = json.loads(
        "[" + ",".join(f"[{row[3]},{row[7]},{row[8]},{row[9]}]" for row in rows) + "]"
    )
    return found


def _summary(roots: tuple[str, ...], row: tuple[Any, ...], lists: list[Any]) -> CardSummary:
    position, card, topic, _, kind, difficulty, tier = row[:7]
    root, path, line, fingerprint, folded = row[10:15]
    tags, langs, refs, front = lists
    return CardSummary(
        id=card,
        position=position,
        topic=topic,
        tags=tuple(tags),
        kind=kind,
        difficulty=difficulty,
        tier=tier,
        langs=tuple(langs),
        seed_refs=tuple(refs),
        front=front,
        path=cache_file.absolute(root, path, roots),
        line=line,
        fingerprint=fingerprint,
        folded=folded,
    )
