"""A print model is kept as JSON and comes back the same."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.kernel.money import Money
from app.printing.model import Fact, Letterhead, from_json, to_json
from app.sales.invoice.paper import InvoicePaper
from tests.printing.builders import (
    a_count_sheet,
    a_payslip,
    a_receipt,
    a_stock_card,
    an_inventory_sheet,
    an_invoice,
)


@pytest.mark.parametrize(
    "paper",
    [
        an_invoice(),
        an_invoice(total=Money(125_50, "USD")),
        a_receipt(),
        a_payslip(),
        a_payslip(paid_on=None),
        an_inventory_sheet(),
        a_count_sheet(),
        a_stock_card(),
    ],
    ids=lambda paper: type(paper).__name__,
)
def test_a_model_comes_back_the_same(paper: Any) -> None:
    assert from_json(type(paper), to_json(paper)) == paper


def test_a_model_kept_before_a_field_was_known_takes_its_default() -> None:
    kept = json.loads(to_json(an_invoice(tax_code="04")))
    del kept["tax_code"]
    assert from_json(InvoicePaper, json.dumps(kept)) == an_invoice()


def test_a_field_that_is_known_no_more_is_left_out() -> None:
    kept = json.loads(to_json(an_invoice()))
    kept["fax"] = "021"
    assert from_json(InvoicePaper, json.dumps(kept)) == an_invoice()


def test_only_plain_values_are_kept() -> None:
    with pytest.raises(TypeError, match="holds no float"):
        to_json(Fact("a", 1.5))  # type: ignore[arg-type]


def test_equal_models_give_equal_text() -> None:
    assert to_json(Letterhead("PT Ü")) == to_json(Letterhead("PT Ü"))
