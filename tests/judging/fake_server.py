"""A judge of our own on this machine: replies as a test wants and remembers what it was sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Respond = Callable[["Asked"], None]


@dataclass
class Asked:
    """One request and the way to reply to it."""

    path: str
    headers: dict[str, str]
    body: Any
    number: int
    handler: BaseHTTPRequestHandler

    @property
    def material(self) -> Any:  # noqa: ANN401 - any JSON
        """Card and answer, as the judge reads them."""
        return json.loads(self.body["messages"][1]["content"])

    def send(self, body: bytes, code: int = 200, **headers: str) -> None:
        self.handler.send_response(code)
        self.handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def reply(self, content: object, **more: object) -> None:
        """A chat completion with `content` (JSON where it is no text)."""
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, **more}
        self.send(json.dumps({"model": "fake-1", "choices": [choice]}).encode())


def graded(asked: Asked, status: str, verdict: str, quote: str | None = None) -> dict[str, Any]:
    """A reply in the form asked for: the same status for every point, the answer as quote."""
    words = asked.material["answer"] if quote is None else quote
    points = {
        point["id"]: {"quote": words, "status": status} for point in asked.material["key_points"]
    }
    return {"points": points, "verdict": verdict}


def says(status: str, verdict: str, quote: str | None = None) -> Respond:
    return lambda asked: asked.reply(graded(asked, status, verdict, quote))


@dataclass
class FakeServer:
    """The server while it runs."""

    url: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def fake_judge(respond: Respond) -> Iterator[FakeServer]:
    """Run a server on a free port of 127.0.0.1; a client that leaves early is no fault."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, dict(self.headers), body, len(server.asked) + 1, self)
            server.asked.append(asked)
            try:
                respond(asked)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def do_GET(self) -> None:
            server.asked.append(Asked(self.path, dict(self.headers), None, 0, self))
            self.send_error(405)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server = FakeServer(f"http://127.0.0.1:{httpd.server_address[1]}/v1")
    thread = Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
