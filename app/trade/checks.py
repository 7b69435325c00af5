"""Invariants that invoices and bills, orders, receipts and payments share, each as one question to the tables."""

from __future__ import annotations

from app import store
from app.kernel import formats
from app.kernel.text import _
from app.store.integrity import CheckResult
from app.trade.limits import SOURCES
from app.trade.payments import Side


def lines_sum_to_document(name: str, title: str, table: str) -> CheckResult:
    """I6: gross, discounts, net and PPN of the lines (and freight) make the document's."""
    return result(name, title, *_unequal(table, "invoice_id"))


def lines_sum_to_order(name: str, title: str, tables: tuple[str, ...]) -> CheckResult:
    """The same for quotations, requests and orders."""
    found = [_unequal(table, "order_id") for table in tables]
    return result(name, title, sum(each[0] for each in found), sum(each[1] for each in found))


def _unequal(table: str, parent: str) -> tuple[int, int]:
    """How many documents their lines do not make, and how many there are."""
    broken = store.scalar(
        f"SELECT COUNT(*) FROM {table} d LEFT JOIN (SELECT {parent} AS parent, SUM(gross) AS gross,"
        " SUM(line_discount) AS line_discount, SUM(share) AS share, SUM(base) AS base,"
        f" SUM(ppn) AS ppn FROM {table}_line GROUP BY {parent}) l ON l.parent = d.id"
        " WHERE l.parent IS NULL OR l.gross <> d.gross OR l.line_discount <> d.line_discount"
        " OR l.share <> d.discount OR l.base + d.freight_base <> d.net OR l.ppn > d.ppn"
        " OR (d.freight = 0 AND l.ppn <> d.ppn) OR d.net + d.ppn <> d.total"
    )
    return broken, store.scalar(f"SELECT COUNT(*) FROM {table}")


def instalments_sum_to_document(name: str, title: str, kind: str, table: str) -> CheckResult:
    """I6: the instalments of what is posted make its total, and each knows what stands before it."""
    broken = store.scalar(
        f"SELECT COUNT(*) FROM {table} d JOIN (SELECT document_id, SUM(amount) AS whole,"
        " SUM(before <> running) AS astray FROM (SELECT document_id, amount, before,"
        " SUM(amount) OVER (PARTITION BY document_id ORDER BY part_no) - amount AS running"
        " FROM instalment WHERE kind = ?) GROUP BY document_id) i ON i.document_id = d.id"
        " WHERE d.state = 'posted' AND (i.whole <> d.total OR i.astray)",
        (kind,),
    )
    counted = store.scalar(
        "SELECT COUNT(DISTINCT document_id) FROM instalment WHERE kind = ?", (kind,)
    )
    return result(name, title, broken, counted)


def taken_within_line(name: str, title: str, kind: str) -> CheckResult:
    """I5: what counting documents took of the lines of a kind (see ``limits``) is at most what is there."""
    source = SOURCES[kind]
    takers = ", ".join(repr(each) for each in source.takers)
    broken = store.scalar(
        f"SELECT COUNT(*) FROM {source.table}_line l JOIN (SELECT origin_id, origin_line,"
        " SUM(quantity) AS quantity FROM line_origin WHERE counts AND origin_kind = ?"
        f" AND kind IN ({takers}) GROUP BY 1, 2) o ON o.origin_id = l.{source.parent}"
        " AND o.origin_line = l.line_no WHERE o.quantity > l.base_quantity",
        (kind,),
    )
    return result(name, title, broken, store.scalar(f"SELECT COUNT(*) FROM {source.table}_line"))


def payments_within_amount(name: str, title: str, side: Side) -> CheckResult:
    """I6: the parts of a payment, and what it settles now, never exceed what was paid."""
    broken = store.scalar(
        f"SELECT COUNT(*) FROM {side.table} d JOIN (SELECT {side.parent} AS id,"
        f" SUM(applied) AS applied FROM {side.table}_line GROUP BY 1) l ON l.id = d.id"
        " WHERE l.applied > d.amount + d.withheld + d.write_off"
    )
    broken += store.scalar(
        f"SELECT COUNT(*) FROM {side.table} d JOIN open_item o ON o.document_kind = ?"
        " AND o.document_id = d.id JOIN item_balance b ON b.open_item_id = o.id"
        " WHERE o.amount * b.outstanding < 0 OR ABS(b.outstanding) > d.amount + d.withheld + d.write_off",
        (side.kind,),
    )
    return result(name, title, broken, store.scalar(f"SELECT COUNT(*) FROM {side.table}"))


def posted_as_booked(name: str, title: str, table: str, control: str) -> CheckResult:
    """I2: the total on the paper is what the control account and the open item took."""
    broken = store.scalar(
        f"SELECT COUNT(*) FROM {table} d WHERE d.state = 'posted' AND d.total <>"
        " (SELECT ABS(COALESCE(SUM(l.amount), 0)) FROM journal_line l"
        " JOIN account_role r ON r.account_id = l.account_id AND r.role = ?"
        " WHERE l.entry_id = d.entry_id)",
        (control,),
    )
    return result(name, title, broken, store.scalar(f"SELECT COUNT(*) FROM {table}"))


def no_gaps(name: str, title: str, series: dict[str, str]) -> CheckResult:
    """I8: as many documents carry a number as the series gave out. ``series``: key to the table
    (or a subselect) whose column ``number`` holds them.

    Numbers are unique, so equal counts leave no room for a gap.
    """
    broken, counted = 0, 0
    for key, table in series.items():
        given = store.scalar("SELECT SUM(last) FROM number_counter WHERE series = ?", (key,)) or 0
        held = store.scalar(f"SELECT COUNT(*) FROM {table} WHERE number IS NOT NULL")
        broken += abs(given - held)
        counted += held
    return result(name, title, broken, counted)


def result(name: str, title: str, broken: int, counted: int) -> CheckResult:
    """Green where nothing is broken; the figure says how many were looked at."""
    figures = {"broken": formats.count(broken), "counted": formats.count(counted)}
    detail = (
        _("{broken} of {counted} differ", **figures)
        if broken
        else _("{counted} checked", **figures)
    )
    return CheckResult(name, title, broken == 0, detail)
