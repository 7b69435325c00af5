"""Stock valuation: quantity, average cost and value of every item, beside the stock account."""

from __future__ import annotations

from app.access.session import Session
from app.inventory import stock_list
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, balances

PERMISSION = "inventory.report"
COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=10),
    Column("name", N_("Item name"), chars=34),
    Column("category", N_("Category"), chars=14),
    Column("unit", N_("Unit"), chars=6),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, chars=11),
    Column("average", N_("Average cost"), Kind.PRICE, chars=13),
    Column("value", N_("Value"), Kind.MONEY, total=True, chars=16),
)


def build(session: Session, filters: Filters) -> ReportResult:
    """As of ``as_of`` (today if not given); the note says what the stock account holds that day."""
    session.require(PERMISSION)
    day = filters.as_of or filters.date_to or session.today()
    held = [row for row in stock_list.rows(day) if row.quantity or row.value]
    value = Money(sum(row.value.minor for row in held))
    account = accounts.for_role("stock")
    return ReportResult(
        key="stock-valuation",
        title=_("Stock valuation"),
        subtitle=_("as of {date}", date=formats.date_long(day)),
        columns=COLUMNS,
        rows=[
            Row({c.key: getattr(row, c.key) for c in COLUMNS}, link=("item", row.code))
            for row in held
        ],
        totals={"value": value},
        notes=(
            _(
                "Account {code} {name} holds {amount}.",
                code=account.code,
                name=account.name,
                amount=formats.rupiah(balances.balance(account.id, day)),
            ),
        ),
    )
