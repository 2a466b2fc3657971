"""Clauses of a wording, and which clauses of an answer could contradict them at all.

To compare two clauses unit by unit is dear, and most pairs share too little, or have nothing that
could be the opposite: no negator, no word of a common axis, no figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said
from llm_interview.core.spoken_of import subjects_of
from llm_interview.core.wordings import CONTRASTED, Wanted, Wording

LEAST_SHARED, MOST_FLIPPED = 0.9, 0.6
"""Weight that must be shared, or else share of a clause that must be flipped."""
FIGURES = "#"
"""The first letter of terms that are numbers."""
NOWHERE: frozenset[int] = frozenset()
DOUBT = 1e-6
"""By which sums of the same weights may differ."""


@dataclass(slots=True)
class WantedClause:
    """One clause of a wording: its units with the axes each lies on, the rivals' axes it names
    (`own`) and those it is about, its own or an earlier clause's (`subjects`)."""

    words: list[Wanted]
    senses: Sequence[Sequence[Any]]
    own: dict[str, int]
    subjects: dict[str, int]
    axes: set[str]
    denies: bool
    has_figure: bool

    def weighty(self, said: Said) -> list[int]:
        """The clauses of the answer that share a term with this one, and share or flip so much that
        they can contradict it at all."""
        touched: set[int] = set()
        known: dict[int, float] = {}
        total = DOUBT
        for word, senses in zip(self.words, self.senses, strict=True):
            here = said.places.get(word[2], NOWHERE)
            touched |= here
            if word[3] == CONTRASTED:
                continue
            total += word[1]
            for axis, _ in senses:
                here = here | said.moving.get(axis, NOWHERE)
            for clause in here:
                known[clause] = known.get(clause, DOUBT) + word[1]
        bar = min(LEAST_SHARED, MOST_FLIPPED * total)
        return sorted(
            clause for clause in touched if self.has_figure or known.get(clause, DOUBT) > bar
        )

    def may_differ(self, said: Said, clause: int, *, any_polarity: bool) -> bool:
        """Whether a clause of the answer has anything by which it could say the opposite."""
        if self.has_figure or not self.axes.isdisjoint(said.senses.get(clause, ())):
            return True
        return not any_polarity and (self.denies or clause in said.denying)


def wanted_clauses(wording: Wording, lexicon: Lexicon) -> Iterator[WantedClause]:
    """The clauses of a wording in order."""
    subjects: dict[str, int] = {}
    for words in wording.clauses:
        terms = [word[2] for word in words]
        own: dict[str, int] = {}
        if not lexicon.rivals.keys().isdisjoint(terms):
            own = subjects_of(terms, lexicon)
            subjects = {**subjects, **subjects_of(terms, lexicon, 1)}
        senses = [lexicon.senses.get(term, ()) for term in terms]
        yield WantedClause(
            words=words,
            senses=senses,
            own=own,
            subjects=subjects,
            axes={axis for pairs in senses for axis, _ in pairs},
            denies=max([word[3] for word in words]) > 0,
            has_figure=FIGURES in {term[0] for term in terms},
        )
