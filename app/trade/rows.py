"""Rows of a file and lines of a draft: shared by the tables of sales and purchasing.

A document is the rows that share ``ref``; its head is read from the first of them, so only there its cells
are needed (``required``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from app import store
from app.exchange.table import Values
from app.kernel import rate
from app.kernel.columns import Column, Kind
from app.kernel.errors import Refused
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.quantity import NO_PRICE, Quantity, UnitPrice
from app.kernel.rate import NO_RATE
from app.kernel.text import N_
from app.trade.lines import TAX_CODES, DraftLine
from app.trade.settling import Applied, PaymentDraft

REF = Column("ref", N_("Ref"), Kind.CODE, chars=14, required=True, example="A-001")
DATE = Column("date", N_("Date"), Kind.DATE, example="2026-11-23")
LINE_COLUMNS = (
    Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
    Column("description", N_("Description"), chars=30),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, required=True, example="10"),
    Column("unit", N_("Unit"), chars=6, example="pcs"),
    Column("unit_price", N_("Unit price"), Kind.PRICE, chars=13, required=True, example="18500"),
    Column("discount_percent", N_("Discount %"), Kind.RATE, chars=8, example="5"),
    Column("tax", N_("Tax"), chars=8, choices=TAX_CODES, example="ppn"),
    Column("prices_include_tax", N_("Prices include tax"), Kind.FLAG, chars=8, example="no"),
)

UNPRICED_COLUMNS = tuple(
    replace(column, required=False) if column.key == "unit_price" else column
    for column in LINE_COLUMNS
)
"""The same where a price may be left open."""

EMPTY_CELL = N_("This cell is needed.")
READERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.MONEY: Money,
    Kind.QUANTITY: Quantity,
    Kind.PRICE: UnitPrice,
    Kind.RATE: rate.parse,
    Kind.DATE: dt.date.fromisoformat,
    Kind.FLAG: bool,
}


def exported(sql: str, columns: Sequence[Column]) -> Iterator[Values]:
    """Every row of a query whose results are ``columns`` in their order, as values of their kinds."""
    read = [(column.key, READERS.get(column.kind)) for column in columns]
    for row in store.execute(sql):
        yield {
            key: value if reader is None or value is None else reader(value)
            for (key, reader), value in zip(read, row, strict=True)
        }


def required(rows: list[Values], keys: tuple[str, ...]) -> None:
    """Raises Refused naming every needed cell that is empty, by column and row."""
    problems = [
        Problem(key, EMPTY_CELL, {}, line)
        for line, row in enumerate(rows, 1)
        for key in keys
        if row[key] is None
    ]
    if problems:
        raise Refused(problems)


def text(values: Values, key: str) -> str:
    return values[key] or ""


def money(values: Values, key: str) -> Money:
    return values[key] or ZERO


def line_of(values: Values, document_warehouse: str) -> DraftLine:
    """One row as a line; a warehouse that differs from the first row's is the line's own."""
    warehouse = text(values, "warehouse")
    return DraftLine(
        item=text(values, "item"),
        quantity=values["quantity"],
        unit_price=values["unit_price"] or NO_PRICE,
        unit=text(values, "unit"),
        description=text(values, "description"),
        discount=values["discount_percent"] or NO_RATE,
        tax=text(values, "tax"),
        warehouse="" if warehouse == document_warehouse else warehouse,
    )


def lines_of(rows: list[Values], *, priced: bool = True) -> tuple[DraftLine, ...]:
    """Every row as a line. Raises Refused where the quantity, or the price where one is needed, is missing."""
    required(rows, ("quantity", "unit_price") if priced else ("quantity",))
    warehouse = text(rows[0], "warehouse")
    return tuple(line_of(row, warehouse) for row in rows)


PAYMENT_COLUMNS = (
    REF,
    DATE,
    Column("party", N_("Customer or supplier"), Kind.CODE, example="C-001"),
    Column("account", N_("Account"), Kind.CODE, example="1111"),
    Column("amount", N_("Amount"), Kind.MONEY, chars=15, example="1500000"),
    Column("document", N_("Document"), Kind.NUMBER, chars=16, example="INV/26/11/0001"),
    Column("applied", N_("Applied"), Kind.MONEY, chars=15, example="1500000"),
    Column("giro", N_("Giro"), Kind.CODE, chars=14),
    Column("giro_bank", N_("Bank of the giro"), chars=12),
    Column("giro_due", N_("Giro due"), Kind.DATE),
)


def payment_of(rows: list[Values]) -> PaymentDraft:
    """The rows of one receipt or payment. A row without ``applied`` for the only document means all."""
    head = rows[0]
    required(rows[:1], ("date", "amount"))
    named = [row for row in rows if row["document"]]
    if len(named) > 1:
        required(named, ("applied",))
    applied = tuple(
        Applied(row["document"], head["amount"] if row["applied"] is None else row["applied"])
        for row in named
    )
    return PaymentDraft(
        date=head["date"],
        party=text(head, "party"),
        account=text(head, "account"),
        amount=head["amount"],
        applied=applied,
        ref=text(head, "ref"),
        giro=text(head, "giro"),
        giro_bank=text(head, "giro_bank"),
        giro_due=head["giro_due"],
    )
