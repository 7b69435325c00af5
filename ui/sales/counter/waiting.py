"""The sales that wait: one is chosen to go on with, or thrown away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.text import N_, _
from app.sales.cash_sale import queries, service
from app.sales.cash_sale.queries import Held
from ui.kit import theme
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, foot, label
from ui.kit.manifest import Context
from ui.kit.table import DataTable, RowsModel

COLUMNS = (
    Column("title", N_("Name"), chars=24),
    Column("at", N_("Since"), chars=14, get=lambda row: formats.moment(row.at)),
    Column("actor", N_("Cashier"), chars=12),
    Column("total", N_("Total"), Kind.MONEY, chars=14),
)


class WaitingDialog(QDialog):
    """``chosen`` after it was accepted. Enter takes, Ctrl+Del throws away."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.chosen: Held | None = None
        self.setWindowTitle(_("Sales that wait"))
        self.resize(theme.px(620), theme.px(360))
        self.table = DataTable(RowsModel(COLUMNS))
        self.table.opened.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        heading = label(_("Sales that wait"), "h2")
        heading.setContentsMargins(*[theme.px(m) for m in (16, 14, 16, 6)])
        column.addWidget(heading)
        column.addWidget(self.table, 1)
        drop = Button(N_("Throw away"), self._drop, icon="ph.trash", key="Ctrl+Del")
        take = Button(N_("Go on"), lambda: self._take(self.table.current_row()), role="primary")
        column.addWidget(foot(Button(N_("Cancel"), self.reject), drop, take))
        bind(self, "Ctrl+Del", self._drop)
        self._read()

    def _read(self) -> None:
        rows = list(queries.held())
        self.table.set_rows(rows)
        if rows:
            self.table.show_rows()
            self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            words = _("A sale that is put aside appears here.")
            self.table.show_state("ph.pause-circle", _("No sale waits"), words)

    def _take(self, row: Any) -> None:
        if row is not None:
            self.chosen = row
            self.accept()

    def _drop(self) -> None:
        row = self.table.current_row()
        if row is not None and guarded(
            self._context, lambda: service.drop(self._context.session, row.id)
        ):
            self._read()
