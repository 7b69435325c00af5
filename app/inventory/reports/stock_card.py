"""The stock card as a report."""

from __future__ import annotations

from app.access.session import Session
from app.inventory.card.lines import card_of
from app.inventory.stock_list import average_cost
from app.kernel import formats
from app.kernel import period as periods
from app.kernel.columns import Column, Kind
from app.kernel.errors import UserError
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _

PERMISSION = "inventory.report"
COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("kind", N_("Kind"), chars=14),
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("description", N_("Description"), chars=26),
    Column("came", N_("In"), Kind.QUANTITY, chars=9, total=True),
    Column("went", N_("Out"), Kind.QUANTITY, chars=9, total=True),
    Column("balance", N_("Balance"), Kind.QUANTITY, chars=9),
    Column("unit_cost", N_("Unit cost"), Kind.PRICE, chars=12),
    Column("value", N_("Value"), Kind.MONEY, chars=15),
)


def build(session: Session, filters: Filters) -> ReportResult:
    """Choices: item (needed) and warehouse; the month of today where no days are given."""
    session.require(PERMISSION)
    code = filters.choices.get("item", "")
    if not code:
        raise UserError(
            N_("A stock card is of one item."), remedy=N_("Say which one, with item=CODE.")
        )
    last = filters.date_to or filters.as_of or session.today()
    first = filters.date_from or periods.of_date(last).first_day
    card = card_of(code, first, last, filters.choices.get("warehouse", ""))
    opening = {
        "date": first,
        "kind": _("Opening balance"),
        "balance": card.opening,
        "unit_cost": average_cost(card.opening_value, card.opening),
        "value": card.opening_value,
    }
    rows = [Row(opening, style="group")]
    rows += [
        Row(
            {column.key: getattr(row, column.key) for column in COLUMNS},
            link=(row.document_kind, row.number),
        )
        for row in card.rows
    ]
    return ReportResult(
        key="stock-card",
        title=_("Stock card {code} {name}", code=card.item.code, name=card.item.name),
        subtitle=_(
            "{first} to {last}",
            first=formats.date_medium(first),
            last=formats.date_medium(last),
        ),
        columns=COLUMNS,
        rows=rows,
        totals={
            "came": card.total_in,
            "went": card.total_out,
            "balance": card.closing,
            "value": card.closing_value,
        },
    )
