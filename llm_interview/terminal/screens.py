"""What the learner sees, as pure functions from views to screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_interview.core.langs import in_lang
from llm_interview.core.ratings import RATINGS
from llm_interview.terminal.card_screens import answer_part
from llm_interview.terminal.catalog import DOT
from llm_interview.terminal.choice_screens import options_screen, picked_screen
from llm_interview.terminal.inline import spans
from llm_interview.terminal.learner_words import in_words
from llm_interview.terminal.lines import BLANK, Screen, Span, flow, paragraph, parts
from llm_interview.terminal.note_screen import note_screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llm_interview.core.grades import Answer, PointGrade, Status
    from llm_interview.core.questions import Question
    from llm_interview.core.session import GradeView, Mode, QuestionView, RatingView
    from llm_interview.terminal.catalog import Catalog

MARKS: dict[Status, str] = {"covered": "✓", "partial": "~", "missing": "✗", "contradicted": "!"}
SURE_FROM = 0.6
KEYS: dict[Mode, str] = {
    "reveal": "keys_reveal",
    "choice": "keys_choice",
    "points": "keys_points",
    "speak": "keys_speak",
}


def question_screen(view: QuestionView, say: Catalog, width: int) -> Screen:
    """Place, progress, the question and the keys."""
    question = view.question
    place = say(
        "place",
        topic=say.topic(question.topic),
        level=question.difficulty,
        number=view.number,
        total=view.total,
    )
    left = say("minutes_left", minutes=view.minutes_left) if view.minutes_left else ""
    shown = [(place, "dim"), (_bar(view.number - 1, view.total, 10), "accent"), (left, "dim")]
    gap = (say.separator if say.plain else "  ", "")
    facts = [[fact] for fact in shown if fact[0] and not (say.plain and fact[1] == "accent")]
    head = flow(facts, width, gap)
    if len(head) > 1 and not say.plain:
        head = [*parts(place, DOT, width), *flow(facts[1:], width, gap)]
    options = options_screen(view.choice, width) if view.choice else []
    keys = _question_keys(view, say, width)
    apart = [BLANK] if view.number > 1 else []  # from what was typed before
    return [
        *apart,
        *head,
        BLANK,
        *paragraph(spans(in_lang(question.front, view.lang), "bold"), width),
        *([BLANK, *options] if options or keys else []),
        *keys,
    ]


def _question_keys(view: QuestionView, say: Catalog, width: int) -> Screen:
    """The keys of the mode; none where the question was answered and is shown once more."""
    if view.answered or (view.mode == "choice" and view.choice is None):
        return []
    return _keys(say(KEYS.get(view.mode, "keys_answer")), say, width)


def _bar(done: int, total: int, cells: int) -> str:
    full = round(cells * done / total) if total else 0
    return "━" * full + "┄" * (cells - full)


def grade_screen(view: GradeView, say: Catalog, width: int) -> Screen:
    """Each key point with the learner's own words, the score, then the model answer."""
    return [*judged_part(view, say, width), *told_part(view, say, width)]


def judged_part(view: GradeView, say: Catalog, width: int) -> Screen:
    """How the answer fared; nothing where nothing was said."""
    question, grade = view.question, view.grade
    screen: Screen = []
    if view.choice is not None:
        screen += [BLANK, *picked_screen(view, say, width)]
    elif view.answer.text:
        screen += [BLANK, *points_screen(question, view.answer, grade.points, say, width)]
        screen += [BLANK, *_score(view, say, width)]
    return screen


def points_screen(
    question: Question, answer: Answer, points: Iterable[PointGrade], say: Catalog, width: int
) -> Screen:
    """How some key points fared, each with the learner's own words."""
    return [line for point in points for line in _point(question, answer, point, say, width)]


def told_part(view: GradeView, say: Catalog, width: int) -> Screen:
    """The model answer and the learner's own note; nothing where both stand there already."""
    if view.brief:
        return []
    lang, met = view.answer.lang, view.grade.pitfalls
    answer = answer_part(view.question, lang, say, width, met=met)
    return [*answer, *note_screen(view.note, say, width)]


def rows_to_rate(say: Catalog, width: int) -> int:
    """Lines of the window that a rating needs below what was shown, its prompt with them."""
    from llm_interview.core.session import RatingView

    longest = RatingView(suggested="again", days=dict.fromkeys(RATINGS, 59))
    return len(rating_screen(longest, say, width)) + 1


def _point(
    question: Question, answer: Answer, grade: PointGrade, say: Catalog, width: int
) -> Screen:
    lang = answer.lang
    point = next(point for point in question.key_points if point.id == grade.id)
    text = spans(in_lang(point.text, lang))
    if point.required:
        text = [*text, (say("required"), "dim")]
    lead = say.mark(grade.status, MARKS[grade.status])
    screen = paragraph(text, width, first=lead, rest="  ", lead_style=grade.status)
    if grade.evidence:
        screen += your_words(in_words(answer.text, grade.evidence), say, width)
    elif grade.status == "missing":
        from llm_interview.core.session import shortest_cue

        cue = shortest_cue(question, point.id, lang)
        if cue != in_lang(point.text, lang):  # a deck without cues would say the point again
            words = say("remember", cue=cue)
            screen += paragraph([(words, "dim")], width, first="  ", rest="  ")
    else:
        told = say(f"whole_{grade.status}")
        screen += paragraph([(told, "dim")], width, first="  ", rest="  ")
    return screen


def your_words(words: str, say: Catalog, width: int) -> Screen:
    """The learner's words that earned or contradicted the point above."""
    text = say("your_words", words=_short(words))
    return paragraph([(text, "dim")], width, first="  ", rest="  ")


def _short(words: str, limit: int = 120) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _score(view: GradeView, say: Catalog, width: int) -> Screen:
    grade = view.grade
    half = sum(point.status == "partial" for point in grade.points)
    line = say(
        "score_half" if half else "score",
        covered=sum(point.status == "covered" for point in grade.points),
        half=half,
        total=len(grade.points),
        percent=round(grade.score * 100),
        verdict=say(f"verdict_{grade.verdict}"),
    )
    screen = parts(line, say.separator, width, grade.verdict)
    if grade.confidence < SURE_FROM:
        screen += paragraph([(say("unsure"), "dim")], width)
    return screen


def rating_screen(view: RatingView, say: Catalog, width: int) -> Screen:
    """The four ratings with the days until the card returns, and the keys."""
    choices: list[list[Span]] = []
    for number, rating in enumerate(RATINGS, 1):
        style = "bold" if rating == view.suggested else ""
        name = say(f"rating_{rating}")
        gap = say.separator if say.plain else " "
        wait = gap + interval(view.days[rating], say) if view.days else ""
        choices.append([(f"{number} ", "accent"), (name, style), (wait, "dim")])
    judged = "keys_rating" if view.judged else "keys_rating_self"
    keys = say(judged if view.days else "keys_self", suggested=say(f"rating_{view.suggested}"))
    shown = (
        [tuple(choice) for choice in choices] if say.plain else flow(choices, width, ("   ", ""))
    )
    return [BLANK, *shown, *([] if view.again else _keys(keys, say, width))]


def _keys(text: str, say: Catalog, width: int) -> Screen:
    """A footer of keys; a key and its meaning stay together."""
    keys = [[(key, "dim")] for key in text.split(say.separator)]
    return flow(keys, width, (say.separator, "dim"))


def interval(days: int, say: Catalog) -> str:
    """A number of days as people say it."""
    if days < 1:
        return say("interval_today")
    if days < 60:
        return say("interval_days", days=days)
    if days < 730:
        return say("interval_months", months=round(days / 30.44))
    return say("interval_years", years=f"{days / 365.25:.1f}".removesuffix(".0"))


def sentence(text: str, width: int, style: str = "") -> Screen:
    """Some text of the catalogue, wrapped, its line breaks kept; in a list of keys each stays
    with its meaning."""
    screen: Screen = []
    for part in text.split("\n"):
        items = [spans(item, style) for item in part.split(DOT)]
        screen += flow(items, width, (DOT, style)) if len(items) > 1 else paragraph(items[0], width)
    return screen
