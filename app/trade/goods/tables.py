"""Deliveries and goods receipts as tables of a file and documents of the command line, for both sides."""

from __future__ import annotations

from typing import Any

from app import store
from app.exchange.document import Document
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.trade import filed, records, rows, shown
from app.trade.filed import Kept
from app.trade.goods import rows as goods_rows
from app.trade.goods import service
from app.trade.goods.rules import Draft, DraftLine, Side

HEAD = ("reference", "warehouse", "address", "recipient", "driver", "vehicle", "notes")


def columns(side: Side) -> tuple[Column, ...]:
    """The columns of the file; only goods that come in have a cost, only those that leave an address."""
    party = (
        Column("supplier", N_("Supplier"), Kind.CODE, example="S-001")
        if side.comes_in
        else Column("customer", N_("Customer"), Kind.CODE, example="C-001")
    )
    reference = N_("Supplier's delivery note") if side.comes_in else N_("Customer's order")
    made = (
        rows.REF,
        rows.DATE,
        party,
        Column("reference", reference, chars=16),
        Column("warehouse", N_("Warehouse"), Kind.CODE, example="GUDANG"),
        Column("address", N_("Delivery address"), chars=30),
        Column("recipient", N_("Recipient"), chars=16),
        Column("driver", N_("Driver"), chars=14, example="Wahyu"),
        Column("vehicle", N_("Vehicle"), chars=12, example="H 1234 XX"),
        Column("notes", N_("Notes"), chars=30),
        Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
        Column("description", N_("Description"), chars=30),
        Column("quantity", N_("Quantity"), Kind.QUANTITY, required=True, example="10"),
        Column("unit", N_("Unit"), chars=6, example="pcs"),
        Column("unit_cost", N_("Unit cost"), Kind.PRICE, chars=13, example="12500"),
        Column("packages", N_("Packages"), Kind.COUNT, chars=7, example="2"),
        Column("remark", N_("Remark"), chars=20, example="2 dus"),
    )
    absent = "address" if side.comes_in else "unit_cost"
    return tuple(column for column in made if column.key != absent)


def draft_of(side: Side, lines: list[Values]) -> Draft:
    """The draft that the rows of one document say. Raises Refused where needed cells are empty."""
    head = lines[0]
    rows.required(lines[:1], ("date",))
    rows.required(lines, ("quantity",))
    warehouse = rows.text(head, "warehouse")
    return Draft(
        date=head["date"],
        party=rows.text(head, _party(side)),
        lines=tuple(_line_of(row, warehouse) for row in lines),
        ref=rows.text(head, "ref"),
        **{key: rows.text(head, key) for key in HEAD if key in head},
    )


def _line_of(row: Values, warehouse: str) -> DraftLine:
    own = rows.text(row, "warehouse")
    return DraftLine(
        item=rows.text(row, "item"),
        quantity=row["quantity"],
        unit=rows.text(row, "unit"),
        description=rows.text(row, "description"),
        warehouse="" if own == warehouse else own,
        packages=row["packages"] or 0,
        remark=rows.text(row, "remark"),
        unit_cost=row.get("unit_cost"),
    )


def table(side: Side, listing: store.Listing, title: str) -> Table:
    """The import and export table of one side."""
    kept = Kept(
        side.table,
        lambda lines: draft_of(side, lines),
        filed.for_side(service.save_draft, side),
        filed.for_side(service.post_drafts, side),
        filed.for_side(service.post_new, side),
    )
    return filed.table(listing.key, title, columns(side), kept, _export(side), listing)


_EXPORTED = {
    "ref": filed.REF,
    "date": "d.date",
    "customer": "p.code",
    "supplier": "p.code",
    "warehouse": "w.code",
    "item": "i.code",
    **{key: f"d.{key}" for key in HEAD if key != "warehouse"},
}


def _export(side: Side) -> str:
    selected = ", ".join(_EXPORTED.get(each.key, f"l.{each.key}") for each in columns(side))
    joins = (
        f"JOIN party p ON p.id = d.party_id JOIN {side.table}_line l ON l.{side.parent} = d.id"
        " JOIN item i ON i.id = l.item_id JOIN warehouse w ON w.id = l.warehouse_id"
    )
    return filed.lines_of(side.kind, side.table, selected, joins)


def document(side: Side) -> Document:
    """How the command line finds, shows, posts and voids one."""
    return Document(
        key=side.kind,
        find=lambda _session, name: goods_rows.require_id(side, name),
        show=lambda _session, document_id: _shown(side, document_id),
        post=lambda session, document_id: service.post_draft(session, side, document_id),
        void=lambda session, document_id, date, reason: service.void(
            session, side, document_id, date, reason
        ),
        drafts=lambda _session: records.draft_ids(side.table),
    )


def _party(side: Side) -> str:
    return "supplier" if side.comes_in else "customer"


def _shown(side: Side, document_id: int) -> dict[str, Any]:
    view = goods_rows.get(side, document_id)
    draft = view.draft
    return {
        "number": view.number,
        "ref": draft.ref,
        "state": view.standing,
        "date": draft.date,
        _party(side): view.party.code,
        f"{_party(side)}_name": view.party.name,
        **{key: getattr(draft, key) for key in HEAD},
        "value": view.value,
        "lines": [_shown_line(line) for line in view.lines],
        "postings": [shown.fields(row) for row in view.journal],
        "stock_moves": [shown.fields(row) for row in view.moves],
        "void": shown.fields(view.voided) if view.voided else None,
    }


def _shown_line(line: goods_rows.LineView) -> dict[str, Any]:
    draft = line.draft
    return {
        "line": line.number,
        "item": draft.item,
        "description": draft.description,
        "warehouse": draft.warehouse,
        "quantity": draft.quantity,
        "unit": draft.unit,
        "packages": draft.packages,
        "remark": draft.remark,
        "unit_cost": draft.unit_cost,
        "value": line.value,
        "left": line.left,
    }
