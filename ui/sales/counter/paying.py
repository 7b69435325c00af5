"""Paying at the counter: how, into which account, and what the customer hands over; the change at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.text import N_, _
from app.ledger import accounts
from app.sales.cash_sale import rules, service
from app.sales.cash_sale.rules import CASH, METHODS, Payment
from app.sales.cash_sale.service import Sold
from app.sales.invoice.rules import Draft
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import label
from ui.kit.fields import Choice, FlagBox, MoneyEdit
from ui.kit.form_dialog import FormDialog
from ui.kit.manifest import Context
from ui.trade.lookups import money_accounts

PRINTS = "sales.counter/prints"


class PayDialog(FormDialog):
    """``sold`` after it was accepted. Alt+1 to Alt+4 choose how it is paid."""

    def __init__(
        self, context: Context, draft: Draft, total: Money, held_id: int | None = None
    ) -> None:
        hint = _("Alt+1 cash, Alt+2 transfer, Alt+3 QRIS, Alt+4 card")
        super().__init__(context.window, _("Payment"), N_("Pay"), self._sell, hint)
        self.context, self._draft, self._total, self._held = context, draft, total, held_id
        self.sold: Sold | None = None
        self._figures()
        known = money_accounts()
        self.form.add("method", N_("Paid by"), Choice(tuple(METHODS.items())))
        self.form.add("account", N_("Cash or bank account"), Choice(known), required=True)
        self.form.add("prints", "", FlagBox(N_("Print the slip")))
        self.form.add("tendered", N_("Cash received (empty: exactly)"), MoneyEdit())
        self.form.set_values(
            {"method": CASH, "prints": context.setting(PRINTS, "1") in ("1", True, "true")}
        )
        self.form.changed.connect(self._follow)
        self.tendered: MoneyEdit = self.form.editor("tendered")
        self.tendered.textEdited.connect(lambda _text: self._show())
        for number, method in enumerate(METHODS, 1):
            bind(self, f"Alt+{number}", partial(self.choose, method))
        self._follow("method")

    def _figures(self) -> None:
        """What is to be paid and what goes back, in large type."""
        frame = QFrame()
        frame.setProperty("role", "alt")
        grid = QGridLayout(frame)
        grid.setContentsMargins(*[theme.px(m) for m in (20, 10, 20, 10)])
        self.due, self.change = label("", "display"), label("", "display")
        for row, (name, figure) in enumerate(
            ((_("To pay"), self.due), (_("Change given"), self.change))
        ):
            grid.addWidget(label(name, "h2"), row, 0)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(figure, row, 1)
        grid.setColumnStretch(1, 1)
        self.layout().insertWidget(0, frame)  # type: ignore[union-attr]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_to_amount()

    def _go_to_amount(self) -> None:
        target = self.tendered if self.tendered.isEnabled() else self.primary
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, method: str) -> None:
        """Another way to pay, with the account it went to last."""
        self.form.editor("method").set_value(method)
        self._follow("method")
        self._go_to_amount()

    def _method(self) -> str:
        return str(self.form.value("method") or CASH)

    def _follow(self, key: str) -> None:
        if key == "method":
            self.form.editor("account").set_value(self._usual_account())
            in_cash = self._method() == CASH
            self.tendered.setEnabled(in_cash)
            if not in_cash:
                self.tendered.set_value(None)
        self._show()

    def _usual_account(self) -> str:
        kept = self.context.setting(f"sales.counter/account/{self._method()}", "")
        codes = [code for code, _words in money_accounts()]
        if kept in codes:
            return str(kept)
        own = accounts.for_role("cash").code
        others = [code for code in codes if code != own]
        return own if self._method() == CASH or not others else others[0]

    def _payment(self) -> Payment:
        tendered = self.tendered.value()
        return Payment(
            self._method(),
            self.form.value("account") or "",
            tendered if isinstance(tendered, Money) else ZERO,
        )

    def _show(self) -> None:
        payment = self._payment()
        due = service.due(self.context.session, self._total, payment.method)
        change = rules.tendered(payment, due) - due
        self.due.setText(formats.rupiah(due))
        self.change.setText(formats.rupiah(change) if change.minor >= 0 else formats.DASH)
        for name, figure in ((_("To pay"), self.due), (_("Change given"), self.change)):
            figure.setAccessibleName(f"{name} {figure.text()}")

    def prints(self) -> bool:
        return bool(self.form.value("prints"))

    def _sell(self) -> None:
        payment = self._payment()
        self.sold = service.sell(self.context.session, self._draft, payment, self._held)
        keep: Any = self.context.keep_setting
        keep(f"sales.counter/account/{payment.method}", payment.account)
        keep(PRINTS, "1" if self.prints() else "0")
