"""How priced documents rest in their tables, and how they come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from app import store
from app.kernel import rate
from app.kernel.money import ZERO, Money, total
from app.kernel.quantity import Quantity, UnitPrice
from app.trade.lines import DraftLine, Line, Origin
from app.trade.totals import LineAmounts, Totals

AMOUNTS = (
    "gross",
    "line_discount",
    "discount",
    "freight",
    "net",
    "dpp",
    "dpp_other",
    "ppn",
    "total",
)
"""The totals that are columns of a document under their own names."""

LINE_COLUMNS = (
    "COALESCE(i.code, ''), l.description, COALESCE(w.code, ''), l.quantity, l.unit, l.unit_price,"
    " l.discount, l.tax, l.gross, l.line_discount, l.share, l.net, l.base, l.other_base, l.ppn"
)
"""What ``line_of`` reads, of ``l`` (line), ``i`` (item) and ``w`` (warehouse)."""


class Document(Protocol):
    """What a document must have for its lines to be written."""

    @property
    def lines(self) -> tuple[Line, ...]: ...

    @property
    def totals(self) -> Totals: ...


def line_rows(parent: str, parent_id: int, document: Document) -> list[dict[str, Any]]:
    """One row per line, as typed and in money; plain whole numbers, for this runs ten thousand times."""
    return [
        {
            parent: parent_id,
            "line_no": line.number,
            "item_id": line.item.id if line.item is not None else None,
            "item_code": line.item.code if line.item is not None else "",
            "description": line.description,
            "warehouse_id": line.warehouse.id if line.warehouse is not None else None,
            "quantity": line.quantity.micro,
            "unit": line.unit,
            "base_quantity": line.base_quantity.micro,
            "unit_price": line.unit_price.scaled,
            "discount": str(line.discount),
            "tax": line.tax,
            "gross": amounts.gross.minor,
            "line_discount": amounts.discount.minor,
            "share": amounts.share.minor,
            "net": amounts.net.minor,
            "base": amounts.base.minor,
            "other_base": amounts.other_base.minor,
            "ppn": amounts.ppn.minor,
        }
        for line, amounts in zip(document.lines, document.totals.lines, strict=True)
    ]


def amounts_row(totals: Totals) -> dict[str, int]:
    """The amounts of a document as its row holds them, in sen."""
    row = {name: getattr(totals, name).minor for name in AMOUNTS}
    row["freight_base"] = totals.freight_amounts.base.minor
    return row


def header_of(table: str, party: str, document_id: int) -> dict[str, Any]:
    """The row of a document by its columns, and the codes of its ``party`` and ``warehouse``, empty where there is none.

    ``party``: the column of the table that says whose it is.
    """
    cursor = store.execute(
        f"SELECT d.*, COALESCE(p.code, '') AS party, COALESCE(w.code, '') AS warehouse FROM {table} d"
        f" LEFT JOIN party p ON p.id = d.{party} LEFT JOIN warehouse w ON w.id = d.warehouse_id"
        " WHERE d.id = ?",
        (document_id,),
    )
    names, row = [column for column, *_ in cursor.description], cursor.fetchone()
    assert row is not None
    return dict(zip(names, row, strict=True))


def line_of(
    row: Sequence[Any], account: str = "", origin: Origin | None = None
) -> tuple[DraftLine, LineAmounts]:
    """A line as it was entered, and its amounts, from the values of ``LINE_COLUMNS``."""
    item, description, warehouse, quantity, unit, price, discount, tax, *amounts = row
    draft = DraftLine(
        item=item,
        quantity=Quantity(quantity),
        unit_price=UnitPrice(price),
        unit=unit,
        description=description,
        discount=rate.parse(discount),
        tax=tax,
        warehouse=warehouse,
        account=account,
        origin=origin,
    )
    return draft, LineAmounts(*map(Money, amounts))


def totals_of(header: Mapping[str, Any], lines: tuple[LineAmounts, ...]) -> Totals:
    """The totals of a document from its row and lines; what no line bears is the freight's."""
    amounts = {name: Money(header[name]) for name in AMOUNTS}
    freight = amounts["freight"]
    carriage = LineAmounts(
        gross=freight,
        discount=ZERO,
        share=ZERO,
        net=freight,
        base=Money(header["freight_base"]),
        other_base=amounts["dpp_other"] - total([line.other_base for line in lines]),
        ppn=amounts["ppn"] - total([line.ppn for line in lines]),
    )
    return Totals(**amounts, freight_amounts=carriage, lines=lines)
