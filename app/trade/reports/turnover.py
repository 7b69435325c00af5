"""What was sold or bought over some days, added up one way or another, beside other days if wished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.access.session import Session
from app.kernel import comparison
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.money import ZERO, Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _

COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is of and how that is shown, how many documents, and the amounts without PPN.

    absent: how it is shown where nothing of it was traded.
    """

    key: Any
    shown: dict[str, Any]
    documents: int
    net: Money
    cost: Money = ZERO

    def absent(self) -> Line:
        shown = {**self.shown, "quantity": None} if "quantity" in self.shown else self.shown
        return replace(self, shown=shown, documents=0, net=ZERO, cost=ZERO)


@dataclass(frozen=True, slots=True)
class Turnover:
    """One such report. Titles and note are marked.

    columns: those of ``shown``. documents, net: titles of the count and the amount. margin: whether cost
    and margin are told. lines: everything over some days. link: the kind of what is behind a line.
    """

    key: str
    title: str
    permission: str
    columns: tuple[Column, ...]
    documents: str
    net: str
    note: str
    lines: Callable[[Span], list[Line]]
    margin: bool = False
    link: str = ""


def posted(kind: str) -> str:
    """SQL over ``d``: documents of a kind that count, dated from ``?1`` to ``?2``; more conditions may follow."""
    return (
        f" LEFT JOIN void_mark v ON v.kind = '{kind}' AND v.document_id = d.id"
        " WHERE d.state = 'posted' AND v.document_id IS NULL AND d.date BETWEEN ?1 AND ?2"
    )


def build(report: Turnover, session: Session, filters: Filters) -> ReportResult:
    """Over ``date_from`` to ``date_to``. Choice ``compare``: "none", "before", "year-before"."""
    session.require(report.permission)
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    beside = comparison.beside(span, comparison.chosen(filters.choices, comparison.OTHER_DAYS))
    lines = report.lines(span)
    earlier: dict[Any, Money] = {}
    if beside:
        others = report.lines(beside)
        present = {line.key for line in lines}
        lines += [line.absent() for line in others if line.key not in present]
        earlier = {line.key: line.net for line in others}
    rows = [_row(report, line, earlier.get(line.key, ZERO) if beside else None) for line in lines]
    return ReportResult(
        key=report.key,
        title=_(report.title),
        subtitle=_("{days}, in rupiah, before PPN", days=span.words),
        columns=_columns(report, beside),
        rows=rows,
        totals=_totals(report, lines, Money(sum(m.minor for m in earlier.values())), beside),
        notes=(_(report.note),),
    )


def _columns(report: Turnover, beside: Span | None) -> tuple[Column, ...]:
    columns = [
        *report.columns,
        Column("documents", report.documents, Kind.COUNT, chars=8, priority=1),
        Column("net", report.net, Kind.MONEY, total=True, chars=16),
    ]
    if report.margin:
        columns += (
            Column("cost", N_("Cost"), Kind.MONEY, total=True, chars=16),
            Column("margin", N_("Margin"), Kind.MONEY, total=True, chars=15),
            Column("margin_share", N_("Margin %"), Kind.SHARE, chars=8),
        )
    if beside:
        columns += (
            comparison.money_column(COMPARED, beside.words),
            *comparison.difference_columns(),
        )
    return tuple(columns)


def _row(report: Turnover, line: Line, earlier: Money | None) -> Row:
    values = {**line.shown, "documents": line.documents, **_figures(report, line.net, line.cost)}
    if earlier is not None:
        values |= _compared(line.net, earlier)
    return Row(values, link=(report.link, line.key) if report.link and line.key else None)


def _totals(
    report: Turnover, lines: list[Line], earlier: Money, beside: Span | None
) -> dict[str, Any]:
    net = Money(sum(line.net.minor for line in lines))
    totals = _figures(report, net, Money(sum(line.cost.minor for line in lines)))
    return totals | (_compared(net, earlier) if beside else {})


def _figures(report: Turnover, net: Money, cost: Money) -> dict[str, Any]:
    if not report.margin:
        return {"net": net}
    margin = net - cost
    share = comparison.share(margin, net)
    return {"net": net, "cost": cost, "margin": margin, "margin_share": share}


def _compared(net: Money, earlier: Money) -> dict[str, Any]:
    return {COMPARED: earlier, **comparison.difference(net, earlier)}
