"""The check that keeps floats away from money, and that it finds what it should."""

import importlib.util

import pytest

from drempel.engines import trace


@pytest.fixture(scope="session")
def checker(repository):
    path = repository / "tools" / "check_no_floats.py"
    spec = importlib.util.spec_from_file_location("check_no_floats", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_float_where_money_is_reckoned(checker):
    assert checker.check(checker.FOLDERS) == []
    assert (checker.ROOT / checker.FOLDERS[0] / "money.py").exists()


@pytest.mark.parametrize(
    "line",
    [
        "rate = 1.02",
        "x = float(y)",
        "x = amount / 100",
        "amount /= 2",
        "import math",
        "from math import floor",
        "x: float = y",
        "from decimal import getcontext; getcontext()",
        "Decimal(1.5)",
        "1j",
    ],
)
def test_it_finds(line, checker):
    assert list(checker.faults(line, "x.py"))


@pytest.mark.parametrize(
    "line", ["x = Fraction(1, 3) / 2", "x = a // b", "path = folder / 'x.csv'", "Decimal('1.5')"]
)
def test_it_lets_pass(line, checker):
    assert list(checker.faults(line, "x.py")) == []


def test_a_float_cannot_enter_a_trace_as_a_number_that_is_none():
    with pytest.raises(ValueError, match="not JSON compliant"):
        trace.digest({"amount": float("inf")})
