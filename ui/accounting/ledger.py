"""The ledger of one account: every line with the balance after it; Enter opens the document behind it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.accounting.account_ledger import AccountLedger
from app.accounting.reports import general_ledger
from app.kernel import formats
from app.kernel.report import Filters
from app.kernel.text import N_, _
from app.ledger import accounts
from ui.kit import report_files, theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, label
from ui.kit.days import Days, DaysChip
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, DataTable, WindowModel
from ui.trade.kinds import OPENABLE, open_source

STYLES = {
    "number": ColumnStyle(link=True),
    "balance": ColumnStyle(balance=True, zero="0"),
}


class LedgerPanel(QWidget):
    """An account and some days; ``apply_filters(account=code, days=…)`` shows another one."""

    path_changed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("accounting.ledger")
        self.setProperty("role", "panel")
        self._build()
        self.show_account(accounts.for_role("receivable").code)
        context.on_change(self, ("ledger", "account"), self.refresh)

    def _build(self) -> None:
        self.account = QComboBox()
        self.account.setEditable(True)
        self.account.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        shortened = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.account.setSizeAdjustPolicy(shortened)
        self.account.setMinimumWidth(theme.px(110))
        self.account.setMaximumWidth(theme.px(420))
        self.account.view().setMinimumWidth(theme.px(420))
        self.account.setAccessibleName(_("Account"))
        self.account.currentTextChanged.connect(self.account.setToolTip)
        completer = self.account.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._fill()
        self.account.currentIndexChanged.connect(lambda _index: self.refresh())
        self.days = DaysChip(self.context)
        self.days.changed.connect(self.refresh)
        self.opening = label("", "muted")
        self.table = DataTable()
        self.table.footer_words = (N_("{count} line"), N_("{count} lines"))
        self.table.setAccessibleName(_("General ledger"))
        self.table.opened.connect(self._open)
        self.table.link_opened.connect(lambda row, _key: self._open(row))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.table, 1)

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the rows; Tab still passes what stands above them."""
        self.table.view.setFocus()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        row.addWidget(self.account, 99)
        row.addWidget(self.days)
        row.addStretch(1)
        row.addWidget(self.opening)
        self.printer = Button(N_("Print"), self.preview, icon="ph.printer", key="F12")
        row.addWidget(self.printer)
        bind(self, "F12", self.preview)
        return bar

    def _fill(self) -> None:
        self.account.blockSignals(True)
        code = self.account.currentData()
        self.account.clear()
        for account in accounts.all_accounts():
            if not account.is_header:
                self.account.addItem(f"{account.code} {account.worded_name}", account.code)
        self.account.setCurrentIndex(max(0, self.account.findData(code)))
        self.account.blockSignals(False)

    def show_account(self, code: str) -> None:
        place = self.account.findData(code)
        if place >= 0 and place != self.account.currentIndex():
            self.account.setCurrentIndex(place)
        else:
            self.refresh()

    def apply_filters(self, account: str = "", days: Days | None = None, **_others: Any) -> None:
        """What a drill-down asks for."""
        if days is not None:
            self.days.choose(days)
        if account:
            self.show_account(account)

    def ledger(self) -> AccountLedger:
        """What is shown now."""
        days = self.days.days()
        account = accounts.by_code(self.account.currentData())
        return AccountLedger(account, days.first, days.last)

    def refresh(self) -> None:
        """Reads again."""
        ledger = self.ledger()
        model = WindowModel(ledger, STYLES, on_failed=self.context.show_error)
        self.table.set_model(model)
        opening = ledger.opening()
        side = _("D") if opening.minor >= 0 else _("K")
        words = f"{formats.money(abs(opening))} {side}" if opening else "0"
        self.opening.setText(_("Opening balance: {amount}", amount=words))
        if self.table.is_empty():
            self.table.show_state(
                "ph.book-open",
                _("No lines in this time"),
                _("Choose another month or account."),
            )
        else:
            self.table.show_rows()
        self._show_begin()
        self.path_changed.emit(self.path())

    def _show_begin(self) -> None:
        """The code stands first: it is what is seen where room is short."""
        self.account.lineEdit().setCursorPosition(0)

    def path(self) -> str:
        return f"{_('General ledger')} / {self.account.currentText()}"

    def _open(self, row: Any) -> None:
        if row is not None and row.source_kind in OPENABLE:
            open_source(self.context, row.source_kind, row.source_id)

    def preview(self) -> None:
        """The ledger of this account over these days as a paper."""
        from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview

        session, days, code = self.context.session, self.days.days(), self.account.currentData()
        asked = Filters(days.first, days.last, choices={"account": code})

        def draw(options: PreviewOptions) -> bytes:
            return report_files.draw(session, general_ledger.build(session, asked), options.paper)

        title = f"{_('General ledger')} {code}"
        shown = Previewed(
            title=title,
            document=title,
            file_name=f"{title} {days.words}.pdf",
            make=draw,
            context=self.context,
            kind="report.general-ledger",
            papers=("A4", "F4"),
        )
        PrintPreview(shown, self.context.window).open()

    def retranslate(self) -> None:
        self.printer.retranslate()
        self.days.retranslate()
        self.account.setAccessibleName(_("Account"))
        self.table.setAccessibleName(_("General ledger"))
        self._fill()
        self.refresh()


def make(context: Context) -> LedgerPanel:
    return LedgerPanel(context)
