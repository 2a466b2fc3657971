"""A language model behind an OpenAI-compatible address as a second opinion on an answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING

from llm_interview import __version__
from llm_interview.core.errors import JudgeFault, Told, told
from llm_interview.core.judge_address import endpoint
from llm_interview.core.judge_request import encoded, request_body
from llm_interview.core.judgements import Judgement, read_reply, short
from llm_interview.core.os_reasons import os_reason
from llm_interview.judging.pending import Pending
from llm_interview.judging.transport import Refused, TooLong, TooSlow, post, proxy_name

if TYPE_CHECKING:
    from llm_interview.core.errors import Said
    from llm_interview.core.grades import Answer
    from llm_interview.core.questions import Question

TRIES = 2
LEAST_SECONDS = 0.5
"""Time under which a second try is not begun."""
MAX_SAID = 200
SET = "llm-interview config set"


class _Again(Exception):
    """This try failed, another may not."""

    def __init__(self, fault: JudgeFault) -> None:
        super().__init__()
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteJudge:
    """Asks at `address` for `model`, both tries together within `seconds`. `key` goes into the
    Authorization header of that request and nowhere else; `proxy` comes from the environment."""

    address: str
    model: str | None
    seconds: float
    key: str | None = None
    proxy: str | None = None
    ticks: Callable[[], float] = time.monotonic

    def judge(self, question: Question, answer: Answer) -> Judgement:
        """The judgement of one answer; JudgeFault says what went wrong and the way out. A second
        try follows a dropped connection, a failing server and a reply that is off; it leaves the
        temperature to the server, since at 0 the same reply would come (and some want none)."""
        body = request_body(question, answer, self.model)
        started = self.ticks()
        for number in range(1, TRIES + 1):
            left = self.seconds - (self.ticks() - started)
            try:
                reply = self._ask(encoded(body), left)
                return self._read(question, answer, reply, round((self.ticks() - started) * 1000))
            except _Again as failed:
                spent = self.ticks() - started
                if number == TRIES or self.seconds - spent < LEAST_SECONDS:
                    raise failed.fault from None
            body.pop("temperature", None)
        raise AssertionError  # pragma: no cover - the loop returns or raises

    def _ask(self, body: bytes, seconds: float) -> bytes:
        headers = {"Content-Type": "application/json", "User-Agent": f"llm-interview/{__version__}"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        url = endpoint(self.address)
        try:
            return post(url, body, headers, seconds=seconds, proxy=self.proxy)
        except TooSlow:
            raise self.too_slow() from None
        except TooLong:
            raise self._fault("judge_long", f"{SET} judge.url URL") from None
        except Refused as refusal:
            raise self._refused(refusal) from None
        except (OSError, HTTPException, ValueError) as fault:
            raise self._unreached(fault) from None

    def _read(self, question: Question, answer: Answer, reply: bytes, ms: int) -> Judgement:
        try:
            return read_reply(question, answer, reply, asked=self.model or "", ms=ms)
        except ValueError as fault:
            wrong = self._said(str(fault))
            hint = told("hint_judge_model", command=f"{SET} judge.model NAME")
            raise _Again(self._fault("judge_off", hint, wrong=wrong)) from None

    def _unreached(self, fault: Exception) -> Exception:
        reason = getattr(fault, "reason", None) or fault
        why = self._why(reason)
        hint = told("hint_judge_running", command=f"{SET} judge.url URL")
        if self.proxy:
            proxy = proxy_name(self.proxy)
            unreached = self._fault("judge_unreached_proxy", hint, why=why, proxy=proxy)
        else:
            unreached = self._fault("judge_unreached", hint, why=why)
        is_dropped = isinstance(reason, HTTPException | ConnectionResetError | BrokenPipeError)
        return _Again(unreached) if is_dropped else unreached

    def _why(self, reason: object) -> Said:
        """The system's reason, or words of the library where it has none."""
        if isinstance(reason, OSError) and isinstance(told_reason := os_reason(reason), Told):
            return told_reason
        return self._said(getattr(reason, "strerror", None) or str(reason)) or type(reason).__name__

    def _refused(self, refusal: Refused) -> Exception:
        """What a status other than 200 means to the person."""
        code = refusal.code
        if refusal.target:
            hint = told("hint_judge_trust", command=f"{SET} judge.url URL")
            return self._fault("judge_redirects", hint, target=self._said(refusal.target))
        words = self._said(_message(refusal.body))
        more = {"words": words} if words else {}
        key = "judge_refused_said" if words else "judge_refused"
        fault = self._fault(key, _way_out(code), code=code, **more)
        return _Again(fault) if code == 400 or code >= 500 else fault

    def too_slow(self) -> JudgeFault:
        """That the time is up."""
        seconds = f"{self.seconds:g}"
        return self._fault("judge_slow", f"{SET} judge.timeout SECONDS", seconds=seconds)

    def odd(self, wrong: str) -> JudgeFault:
        """That its reply broke what reads it."""
        return self._fault("judge_odd", told("hint_judge_log"), wrong=wrong)

    def begin(self, question: Question, answer: Answer) -> Pending:
        """Ask, and let the caller go on meanwhile."""
        return Pending(self, question, answer)

    def _fault(self, key: str, hint: Said, **values: object) -> JudgeFault:
        return JudgeFault(told(key, address=self.address, **values), hint)

    def _said(self, text: str) -> str:
        """Words of the server in one harmless line, never with the key in them."""
        return short(text.replace(self.key, "***") if self.key else text, MAX_SAID)


def _way_out(code: int) -> Said:
    if code in (401, 403):
        return told("hint_judge_key", command=f"{SET} judge.key_env NAME")
    if code == 404:
        return told("hint_judge_place", url=f"{SET} judge.url URL", model=f"{SET} judge.model NAME")
    if code == 429:
        return told("hint_judge_wait")
    if code == 400:
        return told("hint_judge_schema", command=f"{SET} judge.model NAME")
    return told("hint_judge_log")


def _message(body: bytes) -> str:
    """What a server says in an error: error.message, as the protocol has it, or its first words."""
    text = body.decode("utf-8", "replace")
    try:
        document = json.loads(text)
        error = document.get("error", document.get("detail"))
        message = error["message"] if isinstance(error, dict) else error
    except (ValueError, AttributeError, LookupError, RecursionError):
        message = None
    return message if isinstance(message, str) else text
