"""Where a judge may stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.judge_address import (
    endpoint,
    is_address,
    is_key_name,
    is_local,
    read_address,
    read_key_name,
)


@pytest.mark.parametrize(
    ("typed", "kept", "asked"),
    [
        ("https://api.example.com", "https://api.example.com", "/v1/chat/completions"),
        ("https://api.example.com/v1/", "https://api.example.com/v1", "/v1/chat/completions"),
        (
            "https://x.example/openai/v1/chat/completions",
            "https://x.example/openai/v1/chat/completions",
            "/openai/v1/chat/completions",
        ),
        (" HTTP://LocalHost:11434/v1 ", "http://localhost:11434/v1", "/v1/chat/completions"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", "/v1/chat/completions"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1", "/v1/chat/completions"),
        ("https://x.example/Case/V1", "https://x.example/Case/V1", "/Case/V1/chat/completions"),
    ],
)
def test_an_address_may_name_the_server_its_v1_or_the_endpoint(
    typed: str, kept: str, asked: str
) -> None:
    assert read_address(typed) == kept
    assert is_address(kept)
    assert endpoint(kept).endswith(asked)
    assert endpoint(kept).count("/chat/completions") == 1


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.com/v1",
        "http://127.0.0.1.evil.example/v1",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil.example/v1",
        "https://user:secret@example.com/v1",
        "https://example.com/v1?api-key=secret",
        "https://example.com/v1#part",
        "https://example.com:0/v1",
        "https://example.com:70000/v1",
        "https://example.com/v1\r\nX-Header: 1",
        "https://exa mple.com",
        "https://",
        "ftp://localhost/v1",
        "file:///etc/passwd",
        "localhost:8000",
        "",
        "https://example.com/" + "v" * 500,
    ],
)
def test_another_place_or_one_that_may_hold_a_secret_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        read_address(typed)
    assert not is_address(typed)


@given(st.text() | st.from_regex(r"https?://[a-z0-9.@:\[\]/?#-]*", fullmatch=True))
def test_what_is_read_is_kept_as_it_is_and_http_stays_on_this_machine(typed: str) -> None:
    try:
        kept = read_address(typed)
    except ValueError:
        return
    assert read_address(kept) == kept
    assert kept.startswith("https://") or is_local(kept)
    assert is_local(endpoint(kept)) == is_local(kept)


@pytest.mark.parametrize("value", [None, 7, True, ["https://x.example"], "https://x.example/"])
def test_a_value_of_another_form_is_no_address(value: object) -> None:
    assert not is_address(value)


def test_what_is_no_address_is_not_local() -> None:
    assert not is_local("somewhere")
    assert endpoint("somewhere") == "somewhere/v1/chat/completions"


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "K", "_KEY2"])
def test_a_key_is_named_by_a_variable_in_capitals(name: str) -> None:
    assert read_key_name(f" {name} ") == name
    assert is_key_name(name)


@pytest.mark.parametrize("text", ["sk-abc123", "gsk_abc", "hf_Abc", "", "A B", "A=1", "K" * 65])
def test_a_key_itself_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(ValueError, match="not a name") as caught:
        read_key_name(text)
    assert not text or text not in str(caught.value)
    assert not is_key_name(text)
