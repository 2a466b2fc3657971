"""A language model behind an OpenAI-compatible address as a second opinion on an answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING

from llm_interview import __version__
from llm_interview.core.errors import JudgeFault
from llm_interview.core.judge_address import endpoint
from llm_interview.core.judge_request import encoded, request_body
from llm_interview.core.judgements import Judgement, read_reply, short
from llm_interview.judging.transport import Refused, TooLong, TooSlow, post, proxy_name

if TYPE_CHECKING:
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
            raise self._fault(
                f"did not reply within {self.seconds:g} s", f"{SET} judge.timeout SECONDS"
            ) from None
        except TooLong:
            raise self._fault("sent far more than a grade", f"{SET} judge.url URL") from None
        except Refused as refusal:
            raise self._refused(refusal) from None
        except (OSError, HTTPException, ValueError) as fault:
            raise self._unreached(fault) from None

    def _read(self, question: Question, answer: Answer, reply: bytes, ms: int) -> Judgement:
        try:
            return read_reply(question, answer, reply, asked=self.model or "", ms=ms)
        except ValueError as fault:
            wrong = self._said(str(fault))
            hint = f"choose a model that keeps to a JSON schema: {SET} judge.model NAME"
            raise _Again(self._fault(f"did not reply as asked: {wrong}", hint)) from None

    def _unreached(self, fault: Exception) -> Exception:
        reason = getattr(fault, "reason", None) or fault
        said = self._said(getattr(reason, "strerror", None) or str(reason))
        hint = f"is it running? else: {SET} judge.url URL"
        by = f" (through the proxy {proxy_name(self.proxy)})" if self.proxy else ""
        told = self._fault(f"cannot be reached{by}: {said or type(reason).__name__}", hint)
        is_dropped = isinstance(reason, HTTPException | ConnectionResetError | BrokenPipeError)
        return _Again(told) if is_dropped else told

    def _refused(self, refusal: Refused) -> Exception:
        """What a status other than 200 means to the person."""
        code = refusal.code
        if refusal.target:
            told = f"redirects to {self._said(refusal.target)}, and redirects are not followed"
            return self._fault(told, f"if you trust that place: {SET} judge.url URL")
        said = self._said(_message(refusal.body))
        fault = self._fault(f"refused with {code}" + (f": {said}" if said else ""), _way_out(code))
        return _Again(fault) if code == 400 or code >= 500 else fault

    def _fault(self, what: str, hint: str) -> JudgeFault:
        return JudgeFault(f"the judge at {self.address} {what}", hint)

    def _said(self, text: str) -> str:
        """Words of the server in one harmless line, never with the key in them."""
        return short(text.replace(self.key, "***") if self.key else text, MAX_SAID)


def _way_out(code: int) -> str:
    if code in (401, 403):
        return f"the key comes from the variable that is named by: {SET} judge.key_env NAME"
    if code == 404:
        return f"{SET} judge.url URL, or {SET} judge.model NAME"
    if code == 429:
        return "wait a little and ask again"
    if code == 400:
        return f"it may not know response_format json_schema; another model: {SET} judge.model NAME"
    return "look at the log of the server, or ask again later"


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
