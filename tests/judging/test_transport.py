"""Proxies are those the environment names, and never stand before this machine."""

from __future__ import annotations

import pytest

from llm_interview.judging.transport import post, proxy_for, proxy_name
from tests.judging.fake_server import fake_judge, says
from tests.waiting import PATIENCE

LOCAL = "http://127.0.0.1:8000/v1/chat/completions"
FAR = "https://api.example.com/v1/chat/completions"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_a_word_in_the_environment_there_is_no_proxy() -> None:
    assert proxy_for(FAR) is None


def test_the_proxy_of_the_environment_is_used_but_not_for_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    assert proxy_for(FAR) == "http://proxy.example:3128"
    assert proxy_for(LOCAL) is None
    monkeypatch.setenv("no_proxy", ".example.com")
    assert proxy_for(FAR) is None


@pytest.mark.parametrize(
    ("proxy", "shown"),
    [
        ("http://me:secret@proxy.example:3128/", "proxy.example:3128"),
        ("http://proxy.example:3128", "proxy.example:3128"),
        ("proxy.example:3128", "proxy.example:3128"),
        ("http://me:p//w@rd@proxy.example", "proxy.example"),
    ],
)
def test_a_proxy_is_shown_without_its_password(proxy: str, shown: str) -> None:
    assert proxy_name(proxy) == shown


def test_a_request_goes_through_the_proxy_given_and_else_straight() -> None:
    with (
        fake_judge(says("missing", "incorrect")) as there,
        fake_judge(lambda asked: asked.send(b"from the proxy")) as proxy,
    ):
        url = f"{there.url}/chat/completions"
        body = b'{"messages":[{},{"content":"{\\"answer\\":\\"\\",\\"key_points\\":[]}"}]}'
        place = proxy.url.removesuffix("/v1")
        assert post(url, body, {}, seconds=PATIENCE, proxy=place) == b"from the proxy"
        assert there.asked == []
        assert b"choices" in post(url, body, {}, seconds=PATIENCE, proxy=None)
