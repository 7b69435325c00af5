from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.cells import CellError, exact_number, read_cell
from app.kernel.columns import Column, Kind
from app.kernel.money import LARGEST_MINOR

AMOUNT = Column("amount", "Amount", Kind.MONEY)


@given(st.from_regex(r"[-+]?[0-9]{1,20}(\.[0-9]{1,6})?", fullmatch=True))
def test_the_usual_numbers_are_read_as_exactly_as_the_unusual(text):
    exact = exact_number(text) * 100
    if exact.denominator != 1 or abs(exact) > LARGEST_MINOR:
        with pytest.raises(CellError):
            read_cell(text, AMOUNT)
    else:
        assert read_cell(text, AMOUNT).minor == exact


@pytest.mark.parametrize("text", ["1.", ".5", "1.2.3", "1e30", "NaN", "²", "١٢", "1,5", "--1"])
def test_what_is_no_plain_number_is_refused(text):
    with pytest.raises(CellError):
        read_cell(text, AMOUNT)
