"""A small trading company's masters and first goods, in the words of the trade, for tests with a database."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from app import store
from app.access.session import Session
from app.kernel.money import Money, rp
from app.kernel.quantity import Quantity, each
from app.ledger import accounts
from app.masters import item as items
from app.masters import party as parties
from app.masters.item import Item
from app.masters.party import Party
from app.purchasing.bill import service as bills
from app.purchasing.bill.rules import Draft as BillDraft
from app.trade.lines import DraftLine
from tests.trade.builders import TODAY, draft_line

BANK = "1111"
line = draft_line


def a_customer(session: Session, code: str = "C-001", **fields: object) -> Party:
    values = {"name": "Toko Sumber Terang", "is_customer": True, "terms_days": 14, **fields}
    return parties.save(session, Party(code=code, **values))  # type: ignore[arg-type]


def a_supplier(session: Session, code: str = "S-001", **fields: object) -> Party:
    values = {"name": "PT Cahaya Pabrik", "is_supplier": True, "terms_days": 30, **fields}
    return parties.save(session, Party(code=code, **values))  # type: ignore[arg-type]


def an_item(session: Session, code: str = "LMP-9", **fields: object) -> Item:
    values = {"name": "Lampu LED 9 W", "unit": "pcs", "sale_price": each(18_500), **fields}
    return items.save(session, Item(code=code, **values))  # type: ignore[arg-type]


def a_service(session: Session, code: str = "JASA", **fields: object) -> Item:
    return an_item(session, code, name="Jasa pasang", kind="service", unit="jam", **fields)


def a_shop(session: Session) -> None:
    """One customer, one supplier, two kinds of lamps and a service; 100 and 50 lamps in stock.

    The lamps cost Rp10,000 and Rp16,000 each, received on 2 November.
    """
    a_customer(session)
    a_supplier(session)
    an_item(session)
    an_item(session, "LMP-12", name="Lampu LED 12 W", sale_price=each(24_000))
    a_service(session)
    items.set_unit(session, "LMP-9", "dus", Fraction(12))
    receive(session, line("LMP-9", 100, 10_000), line("LMP-12", 50, 16_000))


def receive(
    session: Session, *lines: DraftLine, date: dt.date = dt.date(2026, 11, 2), **fields: object
) -> str:
    """A posted bill of the supplier; returns its number."""
    draft = BillDraft(date, "S-001", lines, **fields)  # type: ignore[arg-type]
    return bills.post_new(session, draft)


def balance(role_or_code: str) -> Money:
    """The balance of an account by role or code: debits less credits."""
    account = (
        accounts.by_code(role_or_code)
        if role_or_code.isdigit()
        else accounts.for_role(role_or_code)
    )
    amount = store.scalar(
        "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account_id = ?", (account.id,)
    )
    return Money(amount)


def balances() -> dict[str, int]:
    """Every account that has a balance, in rupiah."""
    rows = store.query(
        "SELECT a.code, SUM(l.amount) FROM journal_line l JOIN account a ON a.id = l.account_id"
        " GROUP BY a.code HAVING SUM(l.amount) <> 0"
    )
    return {code: Money(amount).whole() for code, amount in rows}


def on_hand(code: str) -> tuple[Quantity, Money]:
    """Quantity and value of an item over all warehouses."""
    row = store.one(
        "SELECT s.quantity, s.value FROM stock_state s JOIN item i ON i.id = s.item_id"
        " WHERE i.code = ?",
        (code,),
    )
    assert row is not None
    return Quantity(row[0]), Money(row[1])


def row_counts() -> dict[str, int]:
    """How many rows every table of the books holds: a refusal leaves this as it was."""
    tables = (
        "sales_invoice sales_invoice_line customer_receipt customer_receipt_line purchase_invoice"
        " purchase_invoice_line supplier_payment supplier_payment_line journal_entry journal_line"
        " stock_move open_item settlement void_mark audit"
    ).split()
    counts = {table: int(store.scalar(f"SELECT COUNT(*) FROM {table}")) for table in tables}
    counts["numbers"] = int(store.scalar("SELECT COALESCE(SUM(last), 0) FROM number_counter"))
    return counts


__all__ = [
    "BANK",
    "TODAY",
    "a_customer",
    "a_service",
    "a_shop",
    "a_supplier",
    "an_item",
    "balance",
    "balances",
    "line",
    "on_hand",
    "receive",
    "row_counts",
    "rp",
]
