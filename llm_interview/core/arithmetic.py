"""Recompute the numbers of worked examples: a small calculator without `eval`.

Grammar (`^` and `**` bind tightest and to the right, a sign binds looser than a power)::

    sum    = term  {(+ | -) term}
    term   = signed {(* | / | // | %) signed}
    signed = {+ | -} power
    power  = atom [(^ | **) signed]
    atom   = number | pi | e | name ( arguments ) | ( sum )
    arguments = sum {, sum}, each of which may be a list [sum, …] for sum, min and max
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final

from llm_interview.core.errors import Told, told

MAX_LENGTH = 2_000
MAX_DEPTH = 50
MAX_DIGITS = 30
MAX_BITS = 4_096

Number = int | float

_TOKEN = re.compile(
    r"\s*(?:(\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)"
    r"|(\*\*|//|[-+*/%^(),\[\]]))"
)
_CONSTANTS: Final[dict[str, float]] = {"pi": math.pi, "e": math.e}
_POWERS = ("**", "^")


class ArithmeticFault(ValueError):
    """The expression is not one this calculator can work out; `said` is why."""

    def __init__(self, said: Told) -> None:
        self.said = said
        super().__init__(str(said))


def evaluate(expression: str) -> Number:
    """The finite value of `expression`; ArithmeticFault for anything else.

    Whole numbers stay exact up to 4,096 bits; the work is bounded by the length.
    """
    if len(expression) > MAX_LENGTH:
        raise ArithmeticFault(told("C105_long", most=MAX_LENGTH))
    calculator = _Calculator(_tokens(expression))
    try:
        value = calculator.sum()
    except (OverflowError, ZeroDivisionError, ValueError, TypeError) as error:
        if isinstance(error, ArithmeticFault):
            raise
        why = told("C105_zero") if isinstance(error, ZeroDivisionError) else str(error)
        raise ArithmeticFault(told("C105_python", why=why)) from error
    calculator.expect("")
    return value


def _tokens(expression: str) -> list[str]:
    found: list[str] = []
    at = 0
    text = expression.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            sign = repr(text[at:].lstrip()[:1])
            raise ArithmeticFault(told("C105_unexpected", sign=sign, place=at + 1))
        found.append(match.group().strip())
        at = match.end()
    return found


def _bounded(value: object) -> Number:
    """Refuse complex, infinite and huge results instead of passing them on."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ArithmeticFault(told("C105_real"))
    if isinstance(value, int):
        if value.bit_length() > MAX_BITS:
            raise ArithmeticFault(told("C105_large"))
    elif not math.isfinite(value):
        raise ArithmeticFault(told("C105_infinite"))
    return value


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, int) and isinstance(exponent, int) and exponent >= 0:
        if base.bit_length() * exponent > MAX_BITS:
            raise ArithmeticFault(told("C105_power"))
        return _bounded(base**exponent)
    return _bounded(float(base) ** float(exponent))


def _round(value: Number, digits: Number = 0) -> Number:
    if abs(digits) > MAX_DIGITS:
        raise ArithmeticFault(told("C105_digits", most=MAX_DIGITS))
    return round(value, int(digits))


_FUNCTIONS: Final[dict[str, tuple[Callable[..., object], int, int]]] = {
    "exp": (math.exp, 1, 1),
    "log": (math.log, 1, 2),
    "ln": (math.log, 1, 1),
    "log2": (math.log2, 1, 1),
    "log10": (math.log10, 1, 1),
    "sqrt": (math.sqrt, 1, 1),
    "tanh": (math.tanh, 1, 1),
    "sin": (math.sin, 1, 1),
    "cos": (math.cos, 1, 1),
    "floor": (math.floor, 1, 1),
    "ceil": (math.ceil, 1, 1),
    "abs": (abs, 1, 1),
    "round": (_round, 1, 2),
}
_FOLDS: Final[dict[str, Callable[[list[Number]], Number]]] = {
    "sum": sum,
    "min": min,
    "max": max,
}


class _Calculator:
    """Recursive descent over tokens; depth is bounded, so recursion is too."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def expect(self, token: str) -> None:
        """Consume `token`, the empty string standing for the end."""
        found = self._take()
        if found != token:
            wanted, got = token or told("C105_end"), found or told("C105_end")
            raise ArithmeticFault(told("C105_expected", wanted=wanted, got=got))

    def sum(self) -> Number:
        """Parse and work out a whole expression."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ArithmeticFault(told("C105_deep", most=MAX_DEPTH))
        value = self._term()
        while self._peek() in ("+", "-"):
            sign = self._take()
            other = self._term()
            value = _bounded(value + other if sign == "+" else value - other)
        self._depth -= 1
        return value

    def _term(self) -> Number:
        value = self._signed()
        while self._peek() in ("*", "/", "//", "%"):
            operator = self._take()
            value = _bounded(_apply(operator, value, self._signed()))
        return value

    def _signed(self) -> Number:
        negative = False
        while self._peek() in ("+", "-"):
            negative ^= self._take() == "-"
        value = self._power()
        return -value if negative else value

    def _power(self) -> Number:
        bases = [self._atom()]
        signs = [False]
        while self._peek() in _POWERS:
            self._take()
            negative = False
            while self._peek() in ("+", "-"):
                negative ^= self._take() == "-"
            bases.append(self._atom())
            signs.append(negative)
        value = bases.pop()
        while bases:
            value = _power(bases.pop(), -value if signs.pop() else value)
        return value

    def _atom(self) -> Number:
        word = self._take()
        if word == "(":
            value = self.sum()
            self.expect(")")
            return value
        if word[:1].isdigit() or word[:1] == ".":
            return _number(word)
        if word in _CONSTANTS and self._peek() != "(":
            return _CONSTANTS[word]
        return self._call(word)

    def _call(self, name: str) -> Number:
        if name not in _FUNCTIONS and name not in _FOLDS:
            unknown = told("C105_unknown", name=repr(name)) if name else told("C105_early")
            raise ArithmeticFault(unknown)
        self.expect("(")
        values = self._arguments(")", lists=name in _FOLDS)
        if name in _FOLDS:
            return _bounded(_FOLDS[name](values))
        function, least, most = _FUNCTIONS[name]
        if not least <= len(values) <= most:
            said = told("C105_arguments", name=name, least=least, most=most)
            raise ArithmeticFault(said)
        return _bounded(function(*values))

    def _arguments(self, closing: str, *, lists: bool) -> list[Number]:
        values: list[Number] = []
        while self._peek() != closing:
            if lists and self._peek() == "[":
                self._take()
                values += self._arguments("]", lists=False)
            else:
                values.append(self.sum())
            if self._peek() != closing:
                self.expect(",")
        self.expect(closing)
        return values


def _apply(operator: str, left: Number, right: Number) -> Number:
    if operator == "*":
        return left * right
    if operator == "/":
        return left / right
    return left // right if operator == "//" else left % right


def _number(token: str) -> Number:
    digits = token.replace("_", "")
    if digits.isdigit():
        if len(digits) > MAX_BITS // 4:
            raise ArithmeticFault(told("C105_number"))
        return _bounded(int(digits))
    return _bounded(float(digits))
