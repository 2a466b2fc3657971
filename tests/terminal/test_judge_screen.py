"""What a person agrees to, and the judge's opinion beside the grade: three languages and widths."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from llm_interview.core.grades import PointGrade, Verdict
from llm_interview.core.judgements import Judgement
from llm_interview.core.langs import LANGS, Lang
from llm_interview.core.session import GradeView
from llm_interview.terminal.catalog import Catalog
from llm_interview.terminal.judge_screen import (
    Sending,
    consent_screen,
    judgement_screen,
    opinion_screen,
)
from llm_interview.terminal.lines import measure, plain
from tests.core.judged import ANSWER, CARD, offline

FAR = Sending(
    place="https://api.example.com/v1/chat/completions",
    local=False,
    model="gpt-x",
    key_name="LLM_INTERVIEW_JUDGE_KEY",
    proxy="proxy.example:3128",
)
NEAR = Sending(place="http://localhost:11434/v1/chat/completions", local=True)


def judgement(verdict: Verdict) -> Judgement:
    return Judgement(
        verdict=verdict,
        points=(
            PointGrade(id="divide", status="covered", similarity=1.0, evidence="divides by [T]"),
            PointGrade(id="shape", status="partial", similarity=1.0, evidence="high T"),
        ),
        model="[red]m[/red] :smile:",
        ms=1234,
    )


def shown(verdict: Verdict, graded: Verdict, lang: Lang, columns: int = 80) -> str:
    view = GradeView(question=CARD, answer=replace(ANSWER, lang=lang), grade=offline(graded))
    return plain(judgement_screen(view, judgement(verdict), Catalog(lang), measure(columns)))


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", LANGS)
def test_consent_and_opinion(lang: Lang, columns: int, snapshot: SnapshotAssertion) -> None:
    say, width = Catalog(lang), measure(columns)
    screens = [
        plain(consent_screen(FAR, say, width)),
        plain(consent_screen(NEAR, say, width)),
        shown("correct", "incorrect", lang, columns),
        shown("incorrect", "correct", lang, columns),
    ]
    whole = "\n".join(screens)
    assert all(cell_len(line) <= columns for line in whole.split("\n"))
    assert whole == snapshot


def test_everything_that_is_sent_and_where_is_said() -> None:
    text = " ".join(plain(consent_screen(FAR, Catalog("en"), 200)).split())
    for fact in ("your answer", "key points", FAR.place, "gpt-x", "JUDGE_KEY", "proxy.example"):
        assert fact in text
    assert "this machine" not in text
    assert "this machine" in plain(consent_screen(NEAR, Catalog("en"), 200))


def test_only_what_the_judge_sees_otherwise_is_listed_and_its_words_are_no_markup() -> None:
    text = shown("correct", "correct", "en")
    assert "[red]m[/red] :smile:" in text
    assert "divides by [T]" in text
    assert "High T flattens" not in text
    assert "As the offline check: 1 point" in text
    assert "same rating as the offline check: good" in text


def test_a_kinder_judge_leaves_the_suggestion_and_a_stricter_one_lowers_it() -> None:
    kinder = " ".join(shown("correct", "incorrect", "en").split())
    assert "Suggested rating: again. The judge would give good" in kinder
    stricter = " ".join(shown("partial", "correct", "en").split())
    assert "Suggested rating: hard (the offline check alone: good)" in stricter


def remarked(verdict: Verdict, graded: Verdict, lang: Lang = "en", *, hints: int = 0) -> str:
    answer = replace(ANSWER, lang=lang, hints=hints)
    view = GradeView(
        question=CARD, answer=answer, grade=offline(graded), judgement=judgement(verdict)
    )
    return plain(opinion_screen(view, Catalog(lang), measure(40), rated=True))


@pytest.mark.parametrize("lang", LANGS)
def test_the_remark_of_a_session(lang: Lang, snapshot: SnapshotAssertion) -> None:
    pairs: list[tuple[Verdict, Verdict]] = [
        ("correct", "incorrect"),
        ("incorrect", "correct"),
        ("partial", "partial"),
    ]
    shown = "\n".join(remarked(verdict, graded, lang) for verdict, graded in pairs)
    assert all(cell_len(line) <= 40 for line in shown.split("\n"))
    assert shown == snapshot


def test_in_a_session_the_suggestion_stays_and_the_other_is_a_key_to_press() -> None:
    lower = " ".join(remarked("partial", "correct").split())
    assert "Suggested rating: good. The judge would say hard; press 2" in lower
    higher = " ".join(remarked("correct", "incorrect").split())
    assert "Suggested rating: again. The judge would say good; press 3 only if" in higher


def test_hints_cap_what_the_judge_would_say_too() -> None:
    capped = " ".join(remarked("correct", "correct", hints=2).split())
    assert "same rating as the offline check: hard" in capped


def test_without_a_rating_or_an_opinion_nothing_is_suggested() -> None:
    view = GradeView(question=CARD, answer=ANSWER, grade=offline("correct"))
    assert opinion_screen(view, Catalog("en"), 80, rated=True) == []
    judged = replace(view, judgement=judgement("incorrect"))
    assert "uggest" not in plain(opinion_screen(judged, Catalog("en"), 80, rated=False))


def test_a_screen_reader_hears_words_for_signs() -> None:
    view = GradeView(question=CARD, answer=ANSWER, grade=offline("correct"))
    text = plain(judgement_screen(view, judgement("correct"), Catalog("en", plain=True), 80))
    assert "covered: Logits" in text
    assert " · " not in text
