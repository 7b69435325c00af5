"""Goods, warehouses and stock documents of a small shop."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from app.access.session import Session
from app.inventory.count import service as counts
from app.inventory.move import service as moves
from app.inventory.move.rules import Draft, DraftLine
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.masters.warehouse import Warehouse
from app.stock import checks

START = dt.date(2026, 1, 1)
EVE = dt.date(2025, 12, 31)


def day(number: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, number)


def goods(session: Session, code: str = "PENA", **more: object) -> Item:
    """An item of goods counted in pcs, twelve to the dus."""
    made = items.save(session, Item(code, f"Barang {code}", "pcs", **more))  # type: ignore[arg-type]
    items.set_unit(session, code, "dus", Fraction(12))
    return made


def warehouse(session: Session, code: str) -> Warehouse:
    return warehouses.find(code) or warehouses.save(session, Warehouse(code, f"Gudang {code}"))


def line(
    item: str, quantity: int | Quantity, cost: int | None = None, unit: str = "", reason: str = ""
) -> DraftLine:
    amount = quantity if isinstance(quantity, Quantity) else pieces(quantity)
    price: UnitPrice | None = None if cost is None else each(cost)
    return DraftLine(item, amount, unit, price, reason)


def draft(
    kind: str, on: dt.date, *lines: DraftLine, to: str = "", reason: str = "uji", ref: str = ""
) -> Draft:
    return Draft(on, kind, "GUDANG", lines, to, reason, ref)


def post(session: Session, written: Draft) -> str:
    """Posts a move that was never a draft."""
    return moves.post_new(session, [written])[0]


def receive(session: Session, item: str, quantity: int, cost: int, on: dt.date) -> str:
    return post(session, draft("receipt", on, line(item, quantity, cost)))


def issue(session: Session, item: str, quantity: int, on: dt.date) -> str:
    return post(session, draft("issue", on, line(item, quantity)))


def begin_count(session: Session, on: dt.date, **found: int | None) -> int:
    """A count frozen now: what was found, by item code."""
    from app.inventory.count.rules import Draft as CountDraft
    from app.inventory.count.rules import DraftLine as CountLine

    lines = tuple(
        CountLine(code, None if counted is None else pieces(counted))
        for code, counted in found.items()
    )
    return counts.save_draft(session, CountDraft(on, "GUDANG", lines, "Hadi, Eko"))


def check_stock(session: Session) -> None:
    """S1 to S6 are green."""
    for result in checks.all_checks(session):
        assert result.ok, (result.name, result.detail)
