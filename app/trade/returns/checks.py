"""What must hold of credit and debit notes at all times, each as one question to the tables."""

from __future__ import annotations

from app import store
from app.store.integrity import CheckResult
from app.trade.checks import result
from app.trade.returns.side import Side


def within_invoice(name: str, title: str, side: Side) -> CheckResult:
    """I5: of no line more is given back, in quantity or money, than was invoiced; nor of the freight."""
    given = (
        f"SELECT d.invoice_id, l.origin_line, SUM(l.quantity) AS quantity,"
        " SUM(l.base_quantity) AS base_quantity, SUM(l.net) AS net, SUM(l.base) AS base,"
        f" SUM(l.ppn) AS ppn FROM {side.table} d JOIN {side.table}_line l ON l.note_id = d.id"
        f" LEFT JOIN void_mark v ON v.kind = '{side.kind}' AND v.document_id = d.id"
        " WHERE d.state = 'posted' AND v.document_id IS NULL GROUP BY 1, 2"
    )
    broken = store.scalar(
        f"SELECT COUNT(*) FROM ({given}) g JOIN {side.origin_table} i ON i.id = g.invoice_id"
        f" LEFT JOIN {side.origin_table}_line o ON o.invoice_id = g.invoice_id"
        " AND o.line_no = g.origin_line"
        " WHERE g.quantity > COALESCE(o.quantity, 1000000) OR g.base > COALESCE(o.base, i.freight_base)"
        " OR g.base_quantity > COALESCE(o.base_quantity, 1000000)"
        " OR g.net > COALESCE(o.net, i.freight) OR g.ppn > COALESCE(o.ppn, i.ppn)"
    )
    return result(name, title, broken, store.scalar(f"SELECT COUNT(*) FROM ({given})"))


def lines_sum_to_note(name: str, title: str, side: Side) -> CheckResult:
    """I6: net and PPN of the lines make the note's."""
    broken = store.scalar(
        f"SELECT COUNT(*) FROM {side.table} d LEFT JOIN (SELECT note_id, SUM(base) AS net,"
        f" SUM(ppn) AS ppn FROM {side.table}_line GROUP BY 1) l ON l.note_id = d.id"
        " WHERE l.note_id IS NULL OR l.net <> d.net OR l.ppn <> d.ppn OR d.net + d.ppn <> d.total"
    )
    return result(name, title, broken, store.scalar(f"SELECT COUNT(*) FROM {side.table}"))
