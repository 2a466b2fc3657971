"""Answers that no learner means: too long, too odd, or no text at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

HOSTILE: Final[dict[str, Callable[[], str]]] = {
    "a 100 kB paste": lambda: "the keys and values of previous tokens. " * 2500,
    "100 kB of one word": lambda: "a" * 100_000,
    "100 kB without spaces": lambda: "存" * 100_000,
    "10,000 combining marks": lambda: "a" + "\u0301\u0323" * 5000,
    "control characters": lambda: "".join(map(chr, range(32))) * 200,
    "only punctuation": lambda: "?!…，。；：" * 1000,
    "another script": lambda: "ключи и значения предыдущих токенов " * 100,
    "lone surrogates": lambda: "\ud800\udfff" * 500,
    "numbers": lambda: "1/2 3,4 5.6 " * 2000,
    "brackets": lambda: "([{" * 5000,
}
