"""Where a judge may stand: https anywhere, plain http on this machine only, no secrets inside."""

from __future__ import annotations

import re

CHAT = "/chat/completions"
MAX_URL = 500
# Compiled where they are used: settings are read at every start, addresses are not.
_URL = (
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/[A-Za-z0-9._~%@+-]*)*)"
)
_SCHEME_AND_HOST = r"[A-Za-z]+://[^/]*"
_LOOPBACK = r"localhost|\[::1\]|127(?:\.[0-9]{1,3}){3}"
_KEY_NAME = r"[A-Z_][A-Z0-9_]{0,63}"


def read_address(text: str) -> str:
    """The address as it is kept: scheme and host in lower case, no slash at the end. ValueError
    for one with a user name, a query or a fragment (a secret could stand there), for another
    scheme, and for http to another machine (the answer and the key would travel in the open)."""
    bare = re.sub(_SCHEME_AND_HOST, lambda match: match.group().lower(), text.strip(), count=1)
    match = re.fullmatch(_URL, bare)
    if match is None or len(bare) > MAX_URL or int(match["port"] or 1) not in range(1, 65536):
        raise ValueError("no address of a judge")
    if match["scheme"] == "http" and not re.fullmatch(_LOOPBACK, match["host"]):
        raise ValueError("no address of a judge")
    return bare.rstrip("/")


def is_address(value: object) -> bool:
    """Whether a value found in the history is an address as it is kept."""
    try:
        return isinstance(value, str) and read_address(value) == value
    except ValueError:
        return False


def endpoint(address: str) -> str:
    """What is asked: `address` may name the server, its /v1 or the endpoint itself."""
    match = re.fullmatch(_URL, address)
    path = match["path"] if match else ""
    if path.endswith(CHAT):
        return address
    return address + (CHAT if path else f"/v1{CHAT}")


def is_local(address: str) -> bool:
    """Whether nothing leaves this machine."""
    match = re.fullmatch(_URL, address)
    return match is not None and re.fullmatch(_LOOPBACK, match["host"]) is not None


def read_key_name(text: str) -> str:
    """The name of an environment variable in capitals; ValueError for all else, which is more
    likely the key itself."""
    bare = text.strip()
    if not re.fullmatch(_KEY_NAME, bare):
        raise ValueError("not a name")
    return bare


def is_key_name(value: object) -> bool:
    """Whether a value found in the history is such a name."""
    return isinstance(value, str) and re.fullmatch(_KEY_NAME, value) is not None
