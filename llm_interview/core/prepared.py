"""A question compiled for grading: plain lists and dicts, kept as JSON in the content cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from llm_interview.core.clauses import mark
from llm_interview.core.denials import count_denied
from llm_interview.core.directions import count_directions
from llm_interview.core.fact_figures import figures_of
from llm_interview.core.graded_texts import flat, further_texts, plain_texts, right_texts
from llm_interview.core.langs import Lang
from llm_interview.core.lexicon import Lexicon
from llm_interview.core.matching import Said, coverage
from llm_interview.core.questions import KeyPoint, Question
from llm_interview.core.reference_words import with_words
from llm_interview.core.roles import count_roles
from llm_interview.core.subjects import field
from llm_interview.core.tokens import read
from llm_interview.core.units import Unit
from llm_interview.core.word_pairs import count_pairs, neighbours
from llm_interview.core.wordings import CONTRASTED, UNDONE, as_wording, kept

PREPARED_VERSION = 12
ECHO_WEIGHT = 0.35
"""What the question already says counts this much: repeating it is no answer."""
SHORT_WORD, SYLLABLE_WEIGHT = 2, 0.6
NUMBER_WEIGHT, CONCEPT_WEIGHT, WORD_WEIGHT, PAIR_WEIGHT, LEVEL_WEIGHT = 0.8, 1.5, 1.0, 0.5, 0.9


def compile_question(question: Question, lexicon: Mapping[str, Any] | Lexicon) -> dict[str, Any]:
    """Everything about `question` that grading needs and that does not depend on the answer. Points
    that only a reference asks for stand beside it: of them the own question knows only what their
    wordings say of which thing, and what they deny."""
    words = lexicon if isinstance(lexicon, Lexicon) else _reader(lexicon)
    question = replace(question, key_points=question.own_points)
    echo = frozenset(_terms(question.front.values(), words))
    points = [_point(point, words, echo) for point in question.key_points]
    spoken = _spoken(question, words)
    _add_spoken(question, points, words, echo, spoken)
    topic = _terms(plain_texts(question), words)
    wrong = _wrong(question, words, echo, spoken)
    added = [_added(point, words, echo) for point in question.reference_points]
    # What references ask is mostly the card's own matter: their wordings tell more of the same.
    wordings = _all_wordings([*points, *added])
    return kept(
        {
            "v": PREPARED_VERSION,
            "id": question.id,
            "points": points,
            "by_reference": added,
            "wrong": wrong,
            "echo": sorted(echo),
            "topic": sorted(topic),
            "more": sorted(_terms(further_texts(question.key_points), words) - topic),
            "forms": sorted(_forms(question)),
            "bulk": _bulk(question, words),
            "roles": count_roles(wordings, set(echo), words),
            "directions": count_directions(_all_wordings([*points, *added], either=False), words),
            "denied": count_denied(wordings),
            "pairs": count_pairs(
                wordings,
                [
                    *(claim["wording"] for claim in wrong),
                    *(words for point in (*points, *added) for words in point["contrary"]),
                ],
            ),
            "neighbours": neighbours(_all_wordings(points)),
            "about": field(topic),
        }
    )


def required_by(question: Question, prepared: dict[str, Any]) -> dict[str, Any]:
    """`prepared` with the points of `question` in its order and required as there: a reference may
    have narrowed them, or added some, whose words then belong to the topic."""
    wanted = [(point.id, point.required) for point in question.key_points]
    if wanted == [(point["id"], point["required"]) for point in prepared["points"]]:
        return prepared
    known = {p["id"]: p for p in (*prepared["by_reference"], *prepared["points"])}
    points = [{**known[name], "required": flag} for name, flag in wanted if name in known]
    return with_words(prepared, points)


_last: list[Lexicon] = []


def _reader(compiled: Mapping[str, Any]) -> Lexicon:
    """The lexicon of a compiled dict; the last one is kept, since decks compile card by card."""
    if not _last or _last[0].names is not compiled["names"]:
        _last[:] = [Lexicon(compiled)]
    return _last[0]


def wording(text: str, lexicon: Lexicon, echo: Iterable[str] = ()) -> list[list[Any]]:
    """A text as [term, weight, clause, negated, counter, parts] per unit (see core.matching).

    `negated` is the place after the negator, 0 for none, CONTRASTED or UNDONE.
    """
    echoed = frozenset(echo)
    out: list[list[Any]] = []
    seen: set[str] = set()
    for unit in _content(text, lexicon):
        weight = term_weight(unit.term, lexicon) * (ECHO_WEIGHT if unit.term in echoed else 1.0)
        if unit.term in seen:
            weight *= 0.3
        seen.add(unit.term)
        negated = CONTRASTED if unit.contrasted else UNDONE if unit.undone else unit.negated
        weight = round(weight, 3)
        out.append([unit.term, weight, unit.clause, negated, unit.counter, list(unit.parts)])
    return out


def term_weight(term: str, lexicon: Lexicon) -> float:
    """How much a term tells: concepts more than words, pairs of characters less."""
    if term[0] == "#":
        return NUMBER_WEIGHT
    if term[0] == "@":
        return LEVEL_WEIGHT if lexicon.side(term) else CONCEPT_WEIGHT
    if "\u3400" <= term[0] <= "\u9fff":
        return PAIR_WEIGHT
    if not term.isascii() or len(term) <= SHORT_WORD:
        return SYLLABLE_WEIGHT
    return WORD_WEIGHT


_read = lru_cache(maxsize=2048)(read)


@lru_cache(maxsize=2048)
def _content(text: str, lexicon: Lexicon) -> tuple[Unit, ...]:
    """The content of a text; one card asks for the same texts some fifty times."""
    units = mark(lexicon.units(_read(text), correct=False), lexicon)
    return tuple(unit for unit in units if unit.is_content)


def _point(point: KeyPoint, lexicon: Lexicon, echo: frozenset[str]) -> dict[str, Any]:
    wordings = [["text", wording(text, lexicon, echo)] for text in point.text.values()]
    wordings += [["accept", wording(text, lexicon, echo)] for text in flat(point.accept)]
    return {
        "id": point.id,
        "weight": point.weight,
        "required": point.required,
        "any": point.polarity == "any",
        "wordings": [entry for entry in wordings if entry[1]],
        "cues": [terms for cue in flat(point.cues) if (terms := _cue(cue, lexicon))],
        "groups": [_group(group, lexicon) for group in point.groups],
        "fact": figures_of(point),
        "contrary": [
            words for text in flat(point.contradictions) if (words := wording(text, lexicon, echo))
        ],
    }


def _added(point: KeyPoint, lexicon: Lexicon, echo: frozenset[str]) -> dict[str, Any]:
    """A point that only a reference asks for, with the words it brings along."""
    texts, further = list(point.text.values()), list(further_texts([point]))
    return {
        **_point(point, lexicon, echo),
        "topic": sorted(_terms(texts, lexicon)),
        "more": sorted(_terms(further, lexicon)),
        "forms": sorted(_long_words([*texts, *further])),
    }


def _all_wordings(
    points: Iterable[Mapping[str, Any]], *, either: bool = True
) -> list[list[list[Any]]]:
    """All wordings of all points; `either`: also of those whose polarity may be either."""
    kept = (point for point in points if either or not point["any"])
    return [words for point in kept for _, words in point["wordings"]]


def _group(options: Iterable[str], lexicon: Lexicon) -> list[list[list[Any]]]:
    """The options of a group as wanted units; one without content cannot be met and is left out."""
    read = (_option(text, lexicon) for text in options)
    return [option for option in read if option]


def _option(text: str, lexicon: Lexicon) -> list[list[Any]]:
    if text.startswith("@"):
        return [[text, CONCEPT_WEIGHT, 0, 0, False, []]]
    return wording(text, lexicon)


def _cue(text: str, lexicon: Lexicon) -> list[str]:
    if text.startswith("@"):
        return [text]
    return [unit.term for unit in _content(text, lexicon)]


def _wrong(
    question: Question, lexicon: Lexicon, echo: frozenset[str], spoken: Mapping[Lang, Said]
) -> list[dict[str, Any]]:
    """Wrong claims with the point each concerns, the terms only the wrong claim uses, and how much
    of it the model answers say (`clean`): an answer must come nearer than that to state it.

    A pitfall keeps its id; a card's `contradictions` are numbered (`~0`).
    """
    right = _terms(right_texts(question), lexicon)
    claims = [(p.id, lang, text) for p in question.pitfalls for lang, text in p.wrong.items()]
    claims += [
        (f"~{number}", lang, text)
        for lang, texts in question.contradictions.items()
        for number, text in enumerate(texts)
    ]
    out = []
    for pitfall, lang, text in claims:
        words = wording(text, lexicon, echo)
        if not words:
            continue
        telling = [unit[0] for unit in words if unit[0] not in right]
        out.append(
            {
                "pitfall": pitfall,
                "lang": lang,
                "wording": words,
                "telling": telling,
                "clean": _clean(words, spoken.values()),
                "point": _nearest_point(question, text, lexicon),
            }
        )
    return out


def _nearest_point(question: Question, text: str, lexicon: Lexicon) -> str:
    terms = _terms([text], lexicon)
    best, most = "", -1.0
    for point in question.key_points:
        own = _terms(point.text.values(), lexicon)
        share = len(own & terms) / (len(terms) or 1) + 0.01 * point.required
        if share > most:
            best, most = point.id, share
    return best


def _terms(texts: Iterable[str], lexicon: Lexicon) -> set[str]:
    return {unit.term for text in texts for unit in _content(text, lexicon)}


def _forms(question: Question) -> set[str]:
    wrong = (text for pitfall in question.pitfalls for text in pitfall.wrong.values())
    further = further_texts(question.key_points)
    return _long_words([*plain_texts(question), *further, *wrong])


def _long_words(texts: Iterable[str]) -> set[str]:
    return {
        token.form
        for text in texts
        for token in _read(text)
        if token.kind == "word" and token.form.isascii() and len(token.form) > 3
    }


def _bulk(question: Question, lexicon: Lexicon) -> float:
    """Content weight of a full answer: the key points' texts of one language, smallest first."""
    sizes = []
    for lang in question.front:
        texts = [point.text[lang] for point in question.key_points if lang in point.text]
        sizes.append(sum(term_weight(u.term, lexicon) for t in texts for u in _content(t, lexicon)))
    return round(min((size for size in sizes if size), default=1.0), 2)


def _spoken(question: Question, lexicon: Lexicon) -> dict[Lang, Said]:
    """The model answers, read as answers are."""
    return {
        lang: Said(mark(lexicon.units(_read(text), correct=False), lexicon), lexicon)
        for lang, text in question.spoken.items()
    }


def _clean(words: list[list[Any]], spoken: Iterable[Said]) -> float:
    found = (coverage(as_wording(words), said, any_polarity=False).window for said in spoken)
    return round(max(found, default=0.0), 3)


def _add_spoken(
    question: Question, points: list[dict[str, Any]], lexicon: Lexicon, echo: frozenset[str],
    spoken: Mapping[Lang, Said],
) -> None:  # fmt: skip
    """The passage of the model answer that says a point is one more wording of it."""
    for lang, said in spoken.items():
        text = question.spoken[lang]
        for point, source in zip(points, question.key_points, strict=True):
            target = source.text.get(lang)
            if target is None:
                continue
            words = as_wording(wording(target, lexicon, echo))
            found = coverage(words, said, any_polarity=True)
            if found.window >= 0.4:
                passage = [u for u in said.units if found.first <= u.clause <= found.last]
                span = text[passage[0].start : passage[-1].end]
                point["wordings"].append(["spoken", wording(span, lexicon, echo)])
