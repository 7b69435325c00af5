"""Closing the drawer: the money is counted, and what is too much or missing is told before it is booked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.text import N_, _
from app.ledger import accounts
from app.sales.cash_sale import closing
from ui.kit import theme
from ui.kit.buttons import label
from ui.kit.fields import Choice, MoneyEdit
from ui.kit.form_dialog import FormDialog
from ui.kit.manifest import Context
from ui.trade.lookups import money_accounts

NAMES = {
    "sold": N_("Sold for cash"),
    "expected": N_("Expected"),
    "difference": N_("Difference"),
}


class ClosingDialog(FormDialog):
    """``difference`` after it was accepted."""

    def __init__(self, context: Context) -> None:
        hint = _("Count the money in the drawer. A difference is booked at once.")
        super().__init__(
            context.window, _("Close the drawer"), N_("Close the drawer"), self._close, hint
        )
        self._context = context
        self.difference = ZERO
        self._figures()
        self.form.add("account", N_("Cash account"), Choice(money_accounts()), required=True)
        self.form.add("opening", N_("In the drawer at the start"), MoneyEdit(), required=True)
        self.form.add("counted", N_("Counted now"), MoneyEdit(), required=True)
        self.form.set_value("account", accounts.for_role("cash").code)
        self.form.changed.connect(self._follow)
        self._follow("account")

    def _figures(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "alt")
        grid = QGridLayout(frame)
        grid.setContentsMargins(*[theme.px(m) for m in (20, 10, 20, 10)])
        self.figures = {key: label("", "h2") for key in NAMES}
        for row, (key, figure) in enumerate(self.figures.items()):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(_(NAMES[key]), "muted"), row, 0)
            grid.addWidget(figure, row, 1)
        grid.setColumnStretch(1, 1)
        self.layout().insertWidget(0, frame)  # type: ignore[union-attr]

    def _drawer(self) -> closing.Drawer:
        return closing.drawer(self._context.session, self.form.value("account"))

    def _amount(self, key: str) -> Money:
        value = self.form.value(key)
        return value if isinstance(value, Money) else ZERO

    def _follow(self, key: str) -> None:
        drawer = self._drawer()
        if key == "account":
            self.form.set_value("opening", drawer.opening)
        expected = self._amount("opening") + drawer.sold
        counted = self.form.value("counted")
        shown = {"sold": drawer.sold, "expected": expected}
        for name, amount in shown.items():
            self.figures[name].setText(formats.rupiah(amount))
        known = isinstance(counted, Money)
        words = formats.rupiah(counted - expected) if known else formats.DASH
        self.figures["difference"].setText(words)

    def _close(self) -> None:
        self.difference = closing.close(
            self._context.session,
            self.form.value("account"),
            self._amount("opening"),
            self._amount("counted"),
        )
