"""Whether an answer says of each thing what the card says of that thing, and not of its rival.

Who swaps two things (`beam search takes the best token, greedy keeps k sequences`) uses all the
right words. So every card counts what its wordings say of each of its subjects, and an answer that
speaks of two or more of them is compared with these counts. A term stands for itself with its
polarity and for its side of an axis.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from llm_interview.core.lexicon import Lexicon
from llm_interview.core.units import Unit
from llm_interview.core.wordings import is_denied

LEADS, OFTEN, COMMON = 4, 0.3, 0.5
"""Clauses that a subject begins at least, their share among those that name it, and the share of
all clauses from which a term is in the whole card rather than the subject of some."""
LEAST_SAID = 4
"""Terms said of a subject, under which nothing is known of it."""
TWICE = 2
"""Times that a term must be said of any subject to count."""
DOUBT = 0.5
"""Said once more or less: added where shares are compared, so that single words tell little."""

Roles = Mapping[str, Any]
"""`of`: subjects with how many terms are said of each; `said`: term → subject → times."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One unit of a wording or of an answer."""

    term: str
    negated: bool
    clause: int
    sentence: int
    weight: float = 1.0


@dataclass(slots=True)
class Agreement:
    """How far an answer says of things what the card says of them: `share` in -1 (the contrary) ..
    1 (all as the card says), and the weight of the words it rests on."""

    share: float = 0.0
    weight: float = 0.0


def count_roles(wordings: Iterable[Sequence[Any]], echo: set[str], lexicon: Lexicon) -> Roles:
    """What `wordings` (units as core.prepared makes them) say of each subject."""
    read = [[_Said(u[0], is_denied(u[3]), u[2], 0) for u in words] for words in wordings]
    subjects = _subjects(read, echo, lexicon)
    said: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for words in read:
        for subject, unit in _of(words, subjects):
            total[subject] += 1
            for key in _keys(unit, lexicon):
                said.setdefault(key, Counter())[subject] += 1
    known = {subject: times for subject, times in total.items() if times >= LEAST_SAID}
    if len(known) < 2:
        return {"of": {}, "said": {}}
    kept = {key: dict(times) for key, times in said.items() if times.total() >= TWICE}
    return {"of": known, "said": kept}


def keeps(
    roles: Roles, units: Sequence[Unit], lexicon: Lexicon, weigh: Callable[[str], float]
) -> Agreement:
    """How an answer's `units` keep the subjects of a card apart; nothing known where they name
    fewer than two. `weigh`: what a term tells."""
    known = roles["of"]
    content = [
        _Said(u.term, bool(u.negated), u.clause, u.sentence, weigh(u.term))
        for u in units
        if u.is_content
    ]
    named = {unit.term for unit in content if unit.term in known}
    if len(named) < 2:
        return Agreement()
    kept = weight = 0.0
    for subject, unit in _of(content, frozenset(known)):
        side = _leaning(roles, subject, named, _keys(unit, lexicon))
        kept += unit.weight * side
        weight += unit.weight * abs(side)
    return Agreement(kept / weight, weight) if weight else Agreement()


def _subjects(
    wordings: Sequence[Sequence[_Said]], echo: set[str], lexicon: Lexicon
) -> frozenset[str]:
    """What the clauses of a card are about: rivals of the glossary, and things of its question that
    clauses begin with."""
    clauses = [clause for words in wordings for clause in _clauses(words)]
    leads = Counter(clause[0].term for clause in clauses)
    seen = Counter(term for clause in clauses for term in {unit.term for unit in clause})
    return frozenset(
        term
        for term, times in seen.items()
        if _has_rival(term, seen, lexicon) or (
            term in echo
            and term[0] == "@"
            and term not in lexicon.senses
            and leads[term] >= max(LEADS, OFTEN * times)
            and times < COMMON * len(clauses)
        )
    )  # fmt: skip


def _has_rival(term: str, seen: Mapping[str, int], lexicon: Lexicon) -> bool:
    """Whether the card speaks of a rival of this thing too."""
    axes = lexicon.rivals.get(term, ())
    rivals = ((axis, -side) for axis, side in axes)
    return any(
        [axis, side] in lexicon.rivals.get(other, ()) for axis, side in rivals for other in seen
    )


def _clauses(units: Iterable[_Said]) -> Iterator[list[_Said]]:
    for _, clause in groupby(units, key=lambda unit: unit.clause):
        yield list(clause)


def _of(units: Sequence[_Said], subjects: frozenset[str]) -> Iterator[tuple[str, _Said]]:
    """Each unit with the subject it is said of: the only one its clause names (`changing facts →
    RAG`), else the one named last before it, else that of the clause before in its sentence."""
    last, sentence = "", -1
    for clause in _clauses(units):
        named = [unit.term for unit in clause if unit.term in subjects]
        if not named and clause[0].sentence != sentence:
            continue
        now = "" if len(set(named)) > 1 else named[0] if named else last
        for unit in clause:
            if unit.term in subjects:
                now = unit.term
            elif now:
                yield now, unit
        if named:
            last, sentence = named[0], clause[0].sentence


def _keys(unit: _Said, lexicon: Lexicon) -> list[str]:
    """What a unit stands for: its term, and its sides of axes; denied, the other side."""
    sign = -1 if unit.negated else 1
    sides = [f"{axis} {side * sign}" for axis, side in lexicon.senses.get(unit.term, ())]
    return [unit.term + (" not" if unit.negated else ""), *sides]


def _leaning(roles: Roles, subject: str, named: set[str], keys: Sequence[str]) -> float:
    """How much more a word is said of `subject` than of the likeliest other thing named, in -1..1:
    the key that tells most."""
    leans = [_lean(roles, subject, named, key) for key in keys]
    return max(leans, key=abs)


def _lean(roles: Roles, subject: str, named: set[str], key: str) -> float:
    said, of = roles["said"].get(key), roles["of"]
    if not said:
        return 0.0
    own: float = said.get(subject, 0) / of[subject]
    other, size = max((said.get(name, 0) / of[name], of[name]) for name in named if name != subject)
    if not own and not other:
        return 0.0
    return float((own - other) / (own + other + DOUBT / min(of[subject], size)))
