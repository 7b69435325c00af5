"""The pages below a document: its journal, and the documents it belongs with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money, total
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.plan import EntryPlan
from app.links.related import Related
from app.trade.history import JournalRow
from ui.kit import theme
from ui.kit.buttons import IconLabel, label, set_shown
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, DataTable, RowsModel
from ui.kit.tabs import LatePage
from ui.trade import kinds

JOURNAL = (
    Column("account", N_("Account"), Kind.CODE, chars=7),
    Column("name", N_("Account name"), chars=24),
    Column("memo", N_("Memo"), chars=20, priority=1),
    Column("debit", N_("Debit"), Kind.MONEY, total=True, chars=13),
    Column("credit", N_("Credit"), Kind.MONEY, total=True, chars=13),
)
STYLES = {
    "memo": ColumnStyle(muted=True),
    "debit": ColumnStyle(zero=""),
    "credit": ColumnStyle(zero=""),
}
RELATED = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("kind", N_("Kind"), chars=18),
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("amount", N_("Amount"), Kind.MONEY, chars=15),
    Column("relation", N_("Relation"), chars=14),
)


class JournalLine(NamedTuple):
    account: str
    name: str
    memo: str
    debit: Money
    credit: Money


class RelatedRow(NamedTuple):
    date: dt.date | None
    kind: str
    number: str
    amount: Money | None
    relation: str
    found: Related


class JournalPage(LatePage):
    """The entry, both sides, with its sums."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[JournalLine] = []
        self._why = ""

    def make(self) -> DataTable:
        table = DataTable(RowsModel(JOURNAL, styles=STYLES))
        table.footer_words = (N_("{count} line"), N_("{count} lines"))
        return table

    def show_plan(self, plan: EntryPlan | None, why: str = "") -> None:
        """What posting would write; ``why`` says, translated, why there is nothing."""
        lines = [
            JournalLine(
                line.account.code,
                line.account.worded_name,
                line.memo,
                line.amount if line.amount.minor > 0 else ZERO,
                -line.amount if line.amount.minor < 0 else ZERO,
            )
            for line in (plan.lines if plan else ())
        ]
        self._show(lines, why)

    def show_booked(self, rows: Iterable[JournalRow], why: str = "") -> None:
        """What was written; where there are several entries a line says which it is of."""
        rows = list(rows)
        several = len({row.entry for row in rows}) > 1
        lines = [
            JournalLine(
                row.account,
                accounts.by_code(row.account).worded_name,
                row.memo or (row.entry if several else ""),
                row.debit,
                row.credit,
            )
            for row in rows
        ]
        self._show(lines, why)

    def lines(self) -> list[JournalLine]:
        """What is shown now."""
        return list(self._lines)

    def _show(self, lines: list[JournalLine], why: str) -> None:
        self._lines, self._why = lines, why
        self.fill_again()

    def fill(self) -> None:
        self.inside.set_rows(self._lines)
        if self._lines:
            self.inside.show_rows()
        else:
            title = _("No entry") if self._why else _("No entry yet")
            later = _("The journal appears here as soon as the document can be posted.")
            self.inside.show_state("mdi6.scale-balance", title, self._why or later)


class RelatedPage(LatePage):
    """Every document that belongs with this one; Enter or a double click opens it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[RelatedRow] = []

    def make(self) -> DataTable:
        table = DataTable(RowsModel(RELATED, styles={"number": ColumnStyle(link=True)}))
        table.footer_words = (N_("{count} document"), N_("{count} documents"))
        table.opened.connect(self._open)
        table.link_opened.connect(lambda row, _key: self._open(row))
        return table

    def show_related(self, found: Sequence[Related]) -> None:
        self._rows = [_related_row(each) for each in found]
        self.fill_again()

    def fill(self) -> None:
        self.inside.set_rows(self._rows)
        if self._rows:
            self.inside.show_rows()
        else:
            text = _("What it came from, what settles it and what it moved appear here.")
            self.inside.show_state("ph.link", _("Nothing belongs to it yet"), text)

    def _open(self, row: RelatedRow | None) -> None:
        if row is not None:
            found = row.found
            kinds.open_related(self._context, found.kind, found.id, found.number)


def _related_row(found: Related) -> RelatedRow:
    kind = kinds.kind_in_words(found.kind)
    return RelatedRow(
        found.date, kind, found.number or _("Draft"), found.amount, _(found.relation), found
    )


class JournalStanding(QWidget):
    """Whether the journal is a preview or booked, and whether it balances."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        self._booked_icon, self.booked = IconLabel("ph.eye", "muted"), label("", "muted")
        self._balance_icon, self.balance = IconLabel("ph.check-circle", "ok"), label("", "muted")
        for part in (self._booked_icon, self.booked, self._balance_icon, self.balance):
            row.addWidget(part)
        self.hide()

    def show_plan(self, plan: EntryPlan | None) -> None:
        set_shown(self, True)
        self._booked_icon.show_icon("ph.eye", "muted")
        self.booked.setText(_("Preview, not booked"))
        self._show_balance(plan is not None and not plan.problems(), there=plan is not None)

    def show_booked(self, rows: Sequence[JournalRow]) -> None:
        set_shown(self, True)
        self._booked_icon.show_icon("ph.check" if rows else "", "ok")
        entries = ", ".join(sorted({row.entry for row in rows}))
        self.booked.setText(_("Booked: {entries}", entries=entries) if rows else "")
        balanced = total([row.debit for row in rows]) == total([row.credit for row in rows])
        self._show_balance(balanced, there=bool(rows))

    def _show_balance(self, balanced: bool, *, there: bool) -> None:
        set_shown(self._balance_icon, there)
        set_shown(self.balance, there)
        icon, token = ("ph.check-circle", "ok") if balanced else ("ph.warning-fill", "danger")
        self._balance_icon.show_icon(icon, token)
        self.balance.setText(_("Balanced") if balanced else _("Not balanced"))
