"""Four options for a question: one of its key points, and three claims that do not answer it.

Wrong claims come from the card itself (pitfalls, contradictions) and from the key points of
neighbouring cards, which are true but answer something else. The grader has to agree that each is
wrong here, so that there are never two right options.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from rapidfuzz import fuzz

from llm_interview.core.grades import Grade, PointGrade, Status
from llm_interview.core.langs import Lang, in_lang
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.search_text import fold

OPTIONS = 4
OWN = 2
"""Wrong claims of the card itself that are taken first; the rest comes from its neighbours."""
NEAR = 85.0
"""Likeness (0..100) of two texts from which they would be read as the same claim."""
LIKE_THE_ANSWER = 90.0
"""Share (0..100) of a neighbour's words in the model answer from which it may be one too."""
LONGEST = 300
"""Characters compared: the time grows with the product of both lengths."""
GRADER = "choice/1"

Judge = Callable[[str], Grade]


class Chance(Protocol):
    """A source of chance, such as random.Random."""

    def shuffle(self, x: Any, /) -> None:  # noqa: ANN401 - as random.Random has it
        """Bring a list into a random order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose. `point` is the key point it is the text of (the right option only),
    `pitfall` the misconception it states, `about` the question of the card it was borrowed from."""

    text: str
    point: str = ""
    pitfall: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Options in the order shown; exactly one of them is right."""

    options: tuple[Option, ...]

    @property
    def right(self) -> int:
        """Place of the right option (0-based)."""
        return next(place for place, option in enumerate(self.options) if option.point)


def make_choice(
    question: Question, lang: Lang, neighbours: Sequence[Question], judge: Judge, chance: Chance
) -> Choice | None:
    """Four distinct options in `lang`, in an order that `chance` makes; None where the card and
    its neighbours do not have enough. `judge` grades a text as an answer to `question`."""
    right = _right(question, lang, judge, chance)
    if right is None:
        return None
    chosen = [right]
    for option in _candidates(question, lang, neighbours, len(right.text), chance):
        if not any(alike(option.text, other.text) for other in chosen) and is_wrong(
            option, judge(option.text), right.point
        ):
            chosen.append(option)
        if len(chosen) == OPTIONS:
            chance.shuffle(chosen)
            return Choice(options=tuple(chosen))
    return None


def _right(question: Question, lang: Lang, judge: Judge, chance: Chance) -> Option | None:
    """A key point whose text the grader takes for it: a required one where there is one."""
    for point in _shuffled(question.key_points, chance, first=lambda point: point.required):
        text = sentence(in_lang(point.text, lang), lang)
        if status(judge(text), point.id) == "covered":
            return Option(text=text, point=point.id)
    return None


def is_wrong(option: Option, grade: Grade, asked: str) -> bool:
    """Whether the grader agrees that `option` is no answer: it covers nothing and does not pass. A
    borrowed claim, which is true somewhere, must not even come near the asked point."""
    if grade.verdict != "incorrect" or any(p.status == "covered" for p in grade.points):
        return False
    return not option.about or status(grade, asked) != "partial"


def status(grade: Grade, point: str) -> Status:
    """How one point fared."""
    return next(found.status for found in grade.points if found.id == point)


def alike(one: str, other: str) -> bool:
    """Whether two texts would be read as the same claim."""
    return fuzz.ratio(fold(one)[:LONGEST], fold(other)[:LONGEST]) >= NEAR


def _candidates(
    question: Question, lang: Lang, neighbours: Sequence[Question], length: int, chance: Chance
) -> Iterable[Option]:
    """Wrong options, best first: some of the card's own, then its neighbours', then the rest."""
    own = _fitting(list(_own(question, lang)), length, chance)
    borrowed = _fitting(list(_borrowed(question, lang, neighbours)), length, chance)
    return chain(own[:OWN], borrowed, own[OWN:])


def _own(question: Question, lang: Lang) -> Iterator[Option]:
    for pitfall in question.pitfalls:
        if lang in pitfall.wrong:
            yield Option(text=sentence(pitfall.wrong[lang], lang), pitfall=pitfall.id)
    for wrong in question.contradictions.get(lang, ()):
        yield Option(text=sentence(wrong, lang))


def _borrowed(question: Question, lang: Lang, neighbours: Sequence[Question]) -> Iterator[Option]:
    """Key points of the neighbours that the model answer does not say."""
    answer = fold(in_lang(question.spoken, lang))
    for neighbour in neighbours:
        for point in neighbour.key_points:
            text = point.text.get(lang, "")
            if text and fuzz.token_set_ratio(fold(text)[:LONGEST], answer) < LIKE_THE_ANSWER:
                about = in_lang(neighbour.front, lang)
                yield Option(text=sentence(text, lang), about=about)


def _fitting(options: list[Option], length: int, chance: Chance) -> list[Option]:
    """In random order, those of about the right option's length first: what stands out by its
    length gives itself away."""
    chance.shuffle(options)
    return sorted(options, key=lambda option: _misfit(len(option.text) / length))


def _misfit(ratio: float) -> int:
    """0 for about as long, 1 for a little off, 2 for what anybody sees."""
    return (not 0.9 <= ratio <= 1.6) + (not 0.6 <= ratio <= 2.0)


def _shuffled(
    points: Sequence[KeyPoint], chance: Chance, *, first: Callable[[KeyPoint], bool]
) -> list[KeyPoint]:
    shuffled = list(points)
    chance.shuffle(shuffled)
    return sorted(shuffled, key=lambda point: not first(point))


def sentence(text: str, lang: Lang) -> str:
    """`text` as a sentence: some wrong claims are written as fragments, and an option must not
    give itself away by its spelling. A name or a formula in front keeps its letters."""
    text = text.strip()
    head = text.split(" ", 1)[0]
    if lang != "zh" and head.isalpha() and head.islower():
        text = text[0].upper() + text[1:]
    return text if text[-1:] in ".!?。！？…" else text + ("。" if lang == "zh" else ".")


def choice_grade(question: Question, choice: Choice, picked: int | None, lang: Lang) -> Grade:
    """The grade of a pick (0-based; None: none was made): right or wrong, nothing between."""
    asked, right = choice.options[choice.right], picked == choice.right
    chosen = None if picked is None else choice.options[picked]
    pitfall = chosen.pitfall if chosen else ""
    wrong: Status = "contradicted" if chosen and not chosen.about else "missing"
    point = PointGrade(
        id=asked.point,
        status="covered" if right else wrong,
        similarity=float(right),
        evidence=chosen.text if chosen else None,
        pitfall=pitfall or None,
    )
    return Grade(
        card=question.id,
        lang=lang,
        score=float(right),
        verdict="correct" if right else "incorrect",
        confidence=1.0,
        suggested_rating="good" if right else "again",
        grader=GRADER,
        points=(point,),
        pitfalls=(pitfall,) if pitfall else (),
    )
