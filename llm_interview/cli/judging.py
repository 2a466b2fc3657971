"""Wires the judge of `grade --judge`: settings, consent, key and proxy; nothing is sent before."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from llm_interview.cli.options import Globals
from llm_interview.cli.wiring import catalog, display, open_history
from llm_interview.core.errors import JudgeFault, UsageFault, told
from llm_interview.core.judge_address import endpoint, is_local
from llm_interview.core.judgements import final_suggestion
from llm_interview.core.settings import is_set, setting_rule, value_of
from llm_interview.terminal.fault_words import fault_words
from llm_interview.terminal.judge_screen import Sending, consent_screen, judgement_screen

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.judgements import Judgement
    from llm_interview.core.session import GradeView
    from llm_interview.judging.remote_judge import RemoteJudge

SET = "llm-interview config set"


def agreed_judge(options: Globals, desk: Desk, *, as_json: bool) -> RemoteJudge | None:
    """The judge that the settings name, once the person has agreed to it; None where they do not.
    UsageFault where none is set, its key is missing, or nobody is there to be asked."""
    settings = desk.progress.settings
    judge = _named_judge(desk, settings)
    agreed = value_of("judge.consent", settings) == judge.address
    return judge if agreed or _agrees(options, settings, judge, as_json=as_json) else None


def with_opinions(options: Globals, desk: Desk, *, as_json: bool = False) -> Desk:
    """The desk of a session, with the judge at it where the learner wants one there and agrees.
    Whatever stands in the way is told, and the session does without."""
    settings = desk.progress.settings
    if value_of("judge.use", settings) != "on":
        return desk
    say, aside = catalog(options, settings), display(sys.stderr)
    try:
        judge = agreed_judge(options, desk, as_json=as_json)
    except UsageFault as fault:
        aside.lines([say("judge_off_here"), *fault_words(fault, say.lang)])
        return desk
    if judge is None:
        aside.lines([say("judge_no_again")])
        return desk
    from llm_interview.app.opinions import Opinions

    return replace(desk, opinions=Opinions(judge))


def _named_judge(desk: Desk, settings: Mapping[str, object]) -> RemoteJudge:
    from llm_interview.judging.remote_judge import RemoteJudge
    from llm_interview.judging.transport import proxy_for

    address = cast("str | None", value_of("judge.url", settings))
    if address is None:
        raise UsageFault(told("judge_unset"), f"{SET} judge.url http://localhost:11434/v1")
    return RemoteJudge(
        address=address,
        model=cast("str | None", value_of("judge.model", settings)),
        seconds=float(cast("float", value_of("judge.timeout", settings))),
        key=_key(settings),
        proxy=proxy_for(endpoint(address)),
        ticks=desk.ticks,
    )


def _key(settings: Mapping[str, object]) -> str | None:
    """The key in the variable that the setting names; none where that is not there."""
    name = str(value_of("judge.key_env", settings))
    key = os.environ.get(name, "").strip()
    if not key and is_set(setting_rule("judge.key_env"), settings):
        hint = told("hint_judge_export", name=name, command=f"{SET} judge.key_env default")
        raise UsageFault(told("judge_key_empty", name=name), hint)
    if not (key.isascii() and key.isprintable()):
        raise UsageFault(told("judge_key_odd", name=name), told("hint_judge_letters"))
    return key or None


def _agrees(
    options: Globals, settings: Mapping[str, object], judge: RemoteJudge, *, as_json: bool
) -> bool:
    """Ask the person, and keep a yes for this address."""
    from llm_interview.terminal.display import is_terminal

    if as_json or not is_terminal():
        hint = told("hint_judge_agree", command=f"{SET} judge.consent {judge.address}")
        raise UsageFault(told("judge_unagreed", place=endpoint(judge.address)), hint)
    say, screen = catalog(options, settings), display()
    screen.show(consent_screen(_sending(settings, judge), say, screen.width))
    if not _says_yes(say("judge_agree"), plain=say.plain):
        screen.lines([say("judge_declined")])
        return False
    with open_history() as store:
        store.set("judge.consent", judge.address)
    return True


def _says_yes(prompt: str, *, plain: bool) -> bool:
    from llm_interview.terminal.line_reader import person_reader

    try:
        reply = person_reader(plain=plain)(prompt)
    except EOFError:
        sys.stdout.write("\n")
        return False
    return reply.strip().lower() in YES


YES = frozenset({"y", "yes", "c", "có", "co", "是", "好"})
"""What counts as a yes, in any language of the interface."""


def _sending(settings: Mapping[str, object], judge: RemoteJudge) -> Sending:
    from llm_interview.judging.transport import proxy_name

    return Sending(
        place=endpoint(judge.address),
        local=is_local(judge.address),
        model=judge.model,
        key_name=str(value_of("judge.key_env", settings)) if judge.key else None,
        proxy=proxy_name(judge.proxy) if judge.proxy else None,
    )


def show_judgement(options: Globals, desk: Desk, judge: RemoteJudge, view: GradeView) -> None:
    """Ask, saying so while a person waits, and show the judge's opinion under the grade."""
    from llm_interview.terminal.screens import sentence

    say, screen = catalog(options, desk.progress.settings), display()
    if sys.stderr.isatty():
        told = say("judge_asking", place=judge.address, seconds=f"{judge.seconds:g}")
        display(sys.stderr).show(sentence(told, screen.width, "dim"))
    judgement = judge.judge(view.question, view.answer)
    screen.show(judgement_screen(view, judgement, say, screen.width))


def judged_json(
    judge: RemoteJudge | None, view: GradeView
) -> tuple[dict[str, object], JudgeFault | None]:
    """What `--judge` adds to the document: the judge's grade and the suggestion of both; null
    where there is none, with the reason where it failed."""
    grade = view.grade
    nothing: dict[str, object] = {"judge": None, "final_suggestion": grade.suggested_rating}
    if judge is None:
        return nothing, None
    try:
        judgement = judge.judge(view.question, view.answer)
    except JudgeFault as fault:
        return {**nothing, "judge_error": fault.sentence}, fault
    final = final_suggestion(grade, judgement)
    return {"judge": judgement_json(judgement), "final_suggestion": final}, None


def judgement_json(judgement: Judgement) -> dict[str, object]:
    """The judge's part of `grade --judge --json`."""
    return {
        "verdict": judgement.verdict,
        "points": [
            {"id": point.id, "status": point.status, "evidence": point.evidence}
            for point in judgement.points
        ],
        "model": judgement.model,
        "ms": judgement.ms,
    }
