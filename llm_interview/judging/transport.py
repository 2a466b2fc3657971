"""One POST of JSON over HTTP: to the place named and no other, in bounded time and size."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from http.client import HTTPMessage, HTTPResponse
from typing import IO, NoReturn, cast
from urllib.error import HTTPError
from urllib.request import (
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
    getproxies_environment,
    proxy_bypass,
)

from llm_interview.core.judge_address import is_local

MAX_REPLY = 1_000_000
"""Bytes of a reply that are read; a judgement has a few thousand."""
CHUNK = 16_384


class TooSlow(Exception):
    """The time was up before the reply was whole."""


class TooLong(Exception):
    """The reply has more than MAX_REPLY bytes."""


class Refused(Exception):
    """The server answered with another status than success: `code`, the beginning of its
    `body`, and for a redirect where it leads to."""

    def __init__(self, code: int, body: bytes, target: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.body = body
        self.target = target


class _NoRedirect(HTTPRedirectHandler):
    """A redirect could carry answer and key to a place that nobody agreed to."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's signature
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Never follow; the caller tells where it leads."""
        del req, fp, code, msg, headers, newurl


def proxy_for(url: str) -> str | None:
    """The proxy that the environment (`https_proxy`, `no_proxy`) names for a request to `url`,
    never one for this machine; the settings of the system are not looked at."""
    request = Request(url)  # noqa: S310 - https or this machine, checked by core.judge_address
    proxies = getproxies_environment()
    if is_local(url) or not proxies or proxy_bypass(request.host):
        return None
    return proxies.get(request.type)


def proxy_name(proxy: str) -> str:
    """A proxy as it may be shown: without the name and password that can stand in it."""
    return proxy.rpartition("@")[2].rpartition("//")[2].rstrip("/")


def post(
    url: str, body: bytes, headers: Mapping[str, str], *, seconds: float, proxy: str | None
) -> bytes:
    """The body of the reply to one request. Raises TooSlow after `seconds` whatever the server
    does, TooLong, Refused, and OSError or HTTPException for a connection that fails."""
    found: queue.Queue[Callable[[], bytes]] = queue.Queue(1)
    deadline = time.monotonic() + seconds

    def work() -> None:
        found.put(_outcome(url, body, headers, deadline, proxy))

    # A thread, because looking up a name or a server that drips its headers knows no time-out.
    threading.Thread(target=work, daemon=True).start()
    try:
        return found.get(timeout=seconds)()
    except queue.Empty:
        raise TooSlow from None


def _outcome(
    url: str, body: bytes, headers: Mapping[str, str], deadline: float, proxy: str | None
) -> Callable[[], bytes]:
    """What came of the request, to be returned or raised where somebody waits for it."""
    try:
        reply = _exchange(url, body, headers, deadline, proxy)
    except Exception as caught:  # noqa: BLE001 - raised where somebody waits for it
        fault = TooSlow() if _is_time_out(caught) else caught

        def fail() -> NoReturn:
            raise fault

        return fail
    return lambda: reply


def _is_time_out(fault: Exception) -> bool:
    return isinstance(fault, TimeoutError) or isinstance(
        getattr(fault, "reason", None), TimeoutError
    )


def _exchange(
    url: str, body: bytes, headers: Mapping[str, str], deadline: float, proxy: str | None
) -> bytes:
    request = Request(url, data=body, headers=dict(headers), method="POST")  # noqa: S310 - as above
    left = max(0.1, deadline - time.monotonic())
    try:
        reply = cast("HTTPResponse", _opener(request, proxy).open(request, timeout=left))
    except HTTPError as refusal:
        with closing(refusal):
            target = refusal.headers.get("Location", "") if 300 <= refusal.code < 400 else ""
            raise Refused(refusal.code, refusal.read(CHUNK), target) from None
    with closing(reply):
        return _whole(reply, deadline)


def _opener(request: Request, proxy: str | None) -> OpenerDirector:
    return build_opener(ProxyHandler({request.type: proxy} if proxy else {}), _NoRedirect())


def _whole(reply: HTTPResponse, deadline: float) -> bytes:
    """All bytes of a reply, a piece at a time, so that a slow one ends at the deadline."""
    pieces = bytearray()
    while piece := reply.read1(CHUNK):
        pieces += piece
        if len(pieces) > MAX_REPLY:
            raise TooLong
        if time.monotonic() > deadline:
            raise TooSlow
    return bytes(pieces)
