"""Wires `grade`: answers come from the words, standard input or a file of JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from llm_interview.app.choose import one_card
from llm_interview.cli.answers import print_json, print_json_line
from llm_interview.cli.grade_json import grade_json
from llm_interview.cli.options import Globals
from llm_interview.cli.telling import tell
from llm_interview.cli.wiring import catalog, display, open_desk, paste_teller
from llm_interview.core.card_json import plain_value
from llm_interview.core.card_summary import card_of_ref
from llm_interview.core.errors import FileFault, UsageFault, told
from llm_interview.core.grades import Answer, by_reference
from llm_interview.core.langs import LANGS, Lang, in_lang
from llm_interview.core.os_reasons import os_reason
from llm_interview.core.session import GradeView

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.questions import Question
    from llm_interview.judging.remote_judge import RemoteJudge

MAX_STDIN = 1_000_000


def grade_one(
    options: Globals,
    name: str,
    text: str | None,
    *,
    as_json: bool,
    explain: bool,
    with_judge: bool = False,
) -> None:
    """Grade one answer and print it; `with_judge` asks the judge beside."""
    desk = open_desk(options)
    card = one_card(desk.library.summaries(), name)
    judge = _judge(options, desk, as_json=as_json) if with_judge else None
    question = desk.question(card.id)
    lang = _lang_for(desk, options, question.langs)
    typed = _typed(options, desk, question, lang, as_json=as_json) if text is None else text
    answer = Answer(text=typed.strip(), lang=lang)
    view = GradeView(
        question=question, answer=answer, grade=desk.judge(question, answer), brief=not explain
    )
    if not answer.text and (with_judge or not (as_json or explain)):
        key = "judge_empty" if with_judge else "grade_empty"
        display(sys.stderr).lines([catalog(options, desk.progress.settings)(key)])
        judge = None
    if as_json:
        _print_grade(desk, view, judge, with_judge=with_judge)
    else:
        _show_grade(options, desk, view)
        if judge:
            from llm_interview.cli.judging import show_judgement

            show_judgement(options, desk, judge, view)


def _typed(options: Globals, desk: Desk, question: Question, lang: Lang, *, as_json: bool) -> str:
    """The answer: a person is asked the question, a pipe is read to its end."""
    from llm_interview.terminal.display import is_terminal

    if as_json or not is_terminal():
        return sys.stdin.read(MAX_STDIN)
    from llm_interview.terminal.line_reader import answer_reader, read_answer_lines
    from llm_interview.terminal.lines import BLANK
    from llm_interview.terminal.screens import sentence

    say, screen = catalog(options, desk.progress.settings), display()
    screen.show([*sentence(in_lang(question.front, lang), screen.width, "bold"), BLANK])
    try:
        read = answer_reader(plain=say.plain, tell=paste_teller(screen, say))
        return read_answer_lines(read, say("prompt_answer"), tell)
    except EOFError:
        screen.lines([""])
        return ""


def _judge(options: Globals, desk: Desk, *, as_json: bool) -> RemoteJudge | None:
    from llm_interview.cli.judging import agreed_judge

    return agreed_judge(options, desk, as_json=as_json)


def _print_grade(
    desk: Desk, view: GradeView, judge: RemoteJudge | None, *, with_judge: bool
) -> None:
    """The grade as one document; a judge that fails is told after it."""
    own = desk.progress.wordings(view.question.id)
    accepted = {} if view.brief else {"accepted": [plain_value(word) for word in own]}
    document = {"schema": 1, **grade_json(view.grade), **accepted}
    if not with_judge:
        print_json(document)
        return
    from llm_interview.cli.judging import judged_json

    beside, fault = judged_json(judge, view)
    print_json({**document, **beside})
    if fault:
        raise fault


def _show_grade(options: Globals, desk: Desk, view: GradeView) -> None:
    from llm_interview.terminal.screens import grade_screen
    from llm_interview.terminal.summaries import listed

    say, screen = catalog(options, desk.progress.settings), display()
    screen.show(grade_screen(view, say, screen.width))
    own = () if view.brief else desk.progress.wordings(view.question.id)
    if own:
        rows = [f"{word.point} ({word.lang}): {word.text}" for word in own]
        screen.show(listed(say("own_wordings"), rows, screen.width))


def _lang_for(desk: Desk, options: Globals, langs: tuple[Lang, ...]) -> Lang:
    wanted = options.lang or desk.lang
    return wanted if wanted in langs else langs[0]


def grade_lines(options: Globals, source: Path) -> int:
    """Grade every line; 6 where a line could not be read or names no card, else 0."""
    desk = open_desk(options)
    failed = False
    with _opened(source) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                result = _grade_line(desk, options, line, number)
                failed = failed or "error" in result
                print_json_line(result)
    return FileFault.exit_code if failed else 0


def _opened(source: Path) -> TextIO:
    if str(source) == "-":
        return sys.stdin
    try:
        return source.open(encoding="utf-8", errors="replace")
    except OSError as fault:
        said = told("path_why", path=source, why=os_reason(fault))
        raise FileFault(said, told("hint_readable")) from None


def _grade_line(desk: Desk, options: Globals, line: str, number: int) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        return {"schema": 1, "error": f"line {number}: {fault}"}
    if not isinstance(row, dict):
        return {"schema": 1, "error": f"line {number}: not a JSON object"}
    try:
        card = _card_of(desk, row)
    except UsageFault as fault:
        return {"schema": 1, **row, "error": f"line {number}: {fault.sentence}"}
    question = desk.question(card)
    ref = row.get("ref")
    given = row.get("lang")
    lang = given if given in LANGS else _lang_for(desk, options, question.langs)
    text = row.get("answer")
    answer = Answer(text=text if isinstance(text, str) else "", lang=cast("Lang", lang))
    grade = by_reference(desk.judge, question, ref if isinstance(ref, str) else "", answer)
    return merged(row, {"schema": 1, **grade_json(grade)})


def _card_of(desk: Desk, row: dict[str, object]) -> str:
    card, ref = row.get("card"), row.get("ref")
    known = frozenset(desk.library.ids())
    if isinstance(card, str) and card in known:
        return card
    owner = None
    if isinstance(ref, str) and card is None:
        owner = card_of_ref(desk.library.ref_owners, known, ref)
    if owner is None:
        raise UsageFault(told("no_card", name=card if card is not None else ref))
    return owner


def merged(row: dict[str, object], grade: dict[str, object]) -> dict[str, object]:
    """Input fields kept; on a clash the grade's value wins and the input's stands in `input`."""
    clash = {key: row[key] for key in row if key in grade and row[key] != grade[key]}
    rest = {key: value for key, value in row.items() if key not in grade}
    return {**grade, **rest, **({"input": clash} if clash else {})}
