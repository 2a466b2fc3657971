"""The calculator works out what authors write and refuses the rest in words."""

from __future__ import annotations

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_interview.core.arithmetic import ArithmeticFault, evaluate
from tests.effort import grows_no_faster_than_its_size


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("512 / 8", 64),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("-2^2", -4),
        ("2^3^2", 512),
        ("2**-1", 0.5),
        ("2^-2^2", 2**-4),
        ("--3", 3),
        ("7 // 2 + 7 % 4", 6),
        ("1e9", 1e9),
        (".5 + 1.", 1.5),
        ("4_096 * 4096", 16777216),
        ("exp(1)/(exp(1)+1+exp(-1))", 0.66524096),
        ("log(8, 2)", 3),
        ("ln(e)", 1),
        ("log2(8) + log10(100)", 5),
        ("sqrt(64) + floor(1.9) + ceil(0.1)", 10),
        ("abs(-3) + round(2.6)", 6),
        ("round(2.348, 2)", 2.35),
        ("sum(1, 2, 3) + max(1, 2) - min([4, 5])", 4),
        ("sum([0.5, 0.25])", 0.75),
        ("tanh(0) + sin(0) + cos(0)", 1),
        ("2 * pi", 2 * math.pi),
        ("6738415616*(0.5-0.126953125)/8/1e9", 0.3142),
    ],
)
def test_arithmetic_is_worked_out(expression: str, value: float) -> None:
    assert evaluate(expression) == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "1 2",
        "(1",
        "1)",
        "foo",
        "foo(1)",
        "exp",
        "exp(1, 2)",
        "exp()",
        "max()",
        "1/0",
        "0 ** -1",
        "(-8) ** 0.5",
        "9**9**9",
        "1e308 * 10",
        "exp(1000)",
        "sqrt(-1)",
        "log(0)",
        "9" * 1_500,
        "1" * 3_000,
        "(" * 60 + "1" + ")" * 60,
        "round(1, 99)",
        "[1]",
        "exp([1])",
        "__import__('os')",
        "a.b",
        "1 if 1 else 2",
        "2 ** 5000",
        "1e400",
    ],
)
def test_what_is_no_arithmetic_is_refused_in_words(expression: str) -> None:
    with pytest.raises(ArithmeticFault) as caught:
        evaluate(expression)
    assert str(caught.value)


@pytest.mark.parametrize(
    ("piece", "most"), [("2**", 600), ("-", 1_990), ("9**99*", 300), ("max(", 400)]
)
def test_a_hostile_expression_takes_work_in_proportion_to_its_length(piece: str, most: int) -> None:
    def work(pieces: int) -> None:
        with pytest.raises(ArithmeticFault):
            evaluate(piece * pieces + "1(")

    work(most)
    assert grows_no_faster_than_its_size(work, most // 4)


@given(st.text(alphabet="0123456789+-*/^()., eplogsqrtmaxin[]%_", max_size=40))
def test_any_text_gives_a_finite_number_or_a_fault(text: str) -> None:
    with suppress(ArithmeticFault):
        assert math.isfinite(evaluate(text))


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(1, 999))
def test_whole_numbers_stay_exact(a: int, b: int, c: int) -> None:
    assert evaluate(f"{a} * {b} - {c} * ({a} + {b})") == a * b - c * (a + b)
