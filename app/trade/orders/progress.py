"""How far a commitment is fulfilled: what others took of its lines, in one line and in SQL over ``d``."""

from __future__ import annotations

import datetime as dt

from app import store
from app.kernel.quantity import Quantity
from app.trade import origins
from app.trade.orders.kinds import OrderKind


def taken_by_line(kind: OrderKind, order_id: int) -> dict[int, Quantity]:
    """What posted documents took, in base units; lines nobody took from are left out."""
    return origins.taken_by_line(kind.key, order_id, kind.takers)


def billed_by_line(kind: OrderKind, order_id: int) -> dict[int, Quantity]:
    """What was invoiced of each line, from the order itself or from a delivery made from it."""
    if not kind.bills:
        return {}
    rows = store.query(
        f"SELECT l.line_no, {_billed(kind)} FROM {kind.table}_line l WHERE l.order_id = ?",
        (order_id,),
    )
    return {line: Quantity(micro) for line, micro in rows if micro}


def standing_sql(kind: OrderKind, today: dt.date | None = None) -> str:
    """How each stands in one word, over ``d`` (document), ``v`` (void mark) and ``c`` (closing).

    Without ``today`` the calendar of the computer says which day it is.
    """
    day = f"'{today.isoformat()}'" if today else "date('now', 'localtime')"
    words = kind.standings
    billed = (
        f" WHEN NOT {_short(kind, _billed(kind))} THEN '{words.billed}'" if words.billed else ""
    )
    expired = f" WHEN d.by_date < {day} THEN '{words.expired}'" if words.expired else ""
    return (
        "CASE WHEN d.state = 'draft' THEN 'draft' WHEN v.document_id IS NOT NULL THEN 'void'"
        f"{billed} WHEN NOT {_short(kind, taken_sql(kind))} THEN '{words.done}'"
        " WHEN c.document_id IS NOT NULL THEN 'closed'"
        f" WHEN {_begun(kind)} THEN '{words.partly}'{expired} ELSE '{words.untouched}' END"
    )


def awaited_sql(kind: OrderKind) -> str:
    """Whether something of it is still awaited, over the same letters."""
    return (
        "d.state = 'posted' AND v.document_id IS NULL AND c.document_id IS NULL"
        f" AND {_short(kind, taken_sql(kind))}"
    )


def left_sql(kind: OrderKind) -> str:
    """What is still awaited of the lines' price without PPN, in sen; nothing of what is not awaited."""
    part = (
        "SELECT SUM(part_of(l.base, l.base_quantity"
        f" - MIN(l.base_quantity, {taken_sql(kind)}), l.base_quantity))"
        f" FROM {kind.table}_line l WHERE l.order_id = d.id"
    )
    return (
        "CASE WHEN d.state = 'draft' OR v.document_id IS NOT NULL OR c.document_id IS NOT NULL"
        f" THEN 0 ELSE ({part}) END"
    )


def joins(kind: OrderKind) -> str:
    """The joins those expressions need."""
    return (
        f" LEFT JOIN void_mark v ON v.kind = '{kind.key}' AND v.document_id = d.id"
        f" LEFT JOIN order_closing c ON c.kind = '{kind.key}' AND c.document_id = d.id"
    )


def _of(kind: OrderKind, letter: str) -> str:
    """That ``letter`` took of the line ``l``."""
    return (
        f"{letter}.origin_kind = '{kind.key}' AND {letter}.origin_id = l.order_id"
        f" AND {letter}.origin_line = l.line_no AND {letter}.counts"
    )


def _among(letter: str, kinds: tuple[str, ...]) -> str:
    return f"{letter}.kind IN ({', '.join(repr(each) for each in kinds)})"


def taken_sql(kind: OrderKind) -> str:
    """What was taken of the line ``l``, in millionths of its base unit."""
    return (
        "(SELECT COALESCE(SUM(o.quantity), 0) FROM line_origin o"
        f" WHERE {_of(kind, 'o')} AND {_among('o', kind.takers)})"
    )


def _billed(kind: OrderKind) -> str:
    """Directly, and by way of what was delivered or received."""
    return (
        "((SELECT COALESCE(SUM(o.quantity), 0) FROM line_origin o"
        f" WHERE {_of(kind, 'o')} AND {_among('o', kind.bills)})"
        " + (SELECT COALESCE(SUM(b.quantity), 0) FROM line_origin o JOIN line_origin b"
        " ON b.origin_kind = o.kind AND b.origin_id = o.document_id AND b.origin_line = o.line_no"
        f" WHERE {_of(kind, 'o')} AND b.counts AND {_among('b', kind.bills)}))"
    )


def _short(kind: OrderKind, amount: str) -> str:
    """Whether some line has less of it than was agreed."""
    return (
        f"EXISTS (SELECT 1 FROM {kind.table}_line l WHERE l.order_id = d.id"
        f" AND {amount} < l.base_quantity)"
    )


def _begun(kind: OrderKind) -> str:
    return (
        "EXISTS (SELECT 1 FROM line_origin o WHERE"
        f" o.origin_kind = '{kind.key}' AND o.origin_id = d.id AND o.counts"
        f" AND {_among('o', kind.takers)})"
    )
