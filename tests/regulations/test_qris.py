"""QRIS payloads: checksum, refusal of broken ones, and a copy that carries an amount."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.cli.conformance.run import CASES
from app.regulations import qris

with (CASES / "qris.csv").open(encoding="utf-8") as file:
    VECTORS = {row["id"]: row["payload"] for row in csv.DictReader(file)}
STATIC = VECTORS["S1"]


def test_the_checksum_has_its_known_value() -> None:
    assert qris.crc("123456789") == "29B1"


@given(some.integers(min_value=1, max_value=10**12))
def test_an_amount_can_be_put_in_and_read_back(amount: int) -> None:
    payload = qris.with_amount(STATIC, amount)
    assert qris.problems(payload) == []
    assert qris.amount_of(payload) == amount
    assert qris.is_dynamic(payload)
    assert qris.merchant_of(payload) == qris.merchant_of(STATIC)


@given(some.integers(min_value=0, max_value=len(STATIC) - 1), some.sampled_from("0123456789AZ"))
def test_one_changed_character_is_noticed(place: int, character: str) -> None:
    changed = STATIC[:place] + character + STATIC[place + 1 :]
    assert (qris.problems(changed) == []) == (changed == STATIC)


@pytest.mark.parametrize("payload", ["", "hello", "0002", STATIC[:-10], STATIC + "00"])
def test_what_is_not_a_payload_is_refused(payload: str) -> None:
    assert qris.problems(payload)


def test_another_currency_is_refused() -> None:
    fields = tuple(
        ("53", "840") if tag == "53" else (tag, value) for tag, value in qris.parse(STATIC)
    )
    assert [problem.field for problem in qris.problems(qris.sealed(fields))] == ["qris"]


def test_merchant_is_read() -> None:
    assert qris.merchant_of(STATIC) == qris.Merchant(
        "TOKO CONTOH JAYA", "BANDUNG", "ID1020000000017"
    )
    assert qris.amount_of(STATIC) is None
    assert not qris.is_dynamic(STATIC)


def test_a_long_bill_number_is_cut() -> None:
    assert qris.bill_of(qris.with_amount(STATIC, 5, "X" * 40)) == "X" * 25
