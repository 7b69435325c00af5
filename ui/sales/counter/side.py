"""Beside the lines of the counter: what the sale comes to, what can be done with it, and the sale before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.text import N_, _
from app.sales.cash_sale.service import Sold
from app.trade.totals import Totals
from ui.kit import theme
from ui.kit.buttons import Button, label, line, set_shown
from ui.kit.fields import MoneyEdit

WIDTH = 300
NAMES = {
    "count": N_("Lines"),
    "gross": N_("Gross"),
    "line_discount": N_("Line discounts"),
    "discount": N_("Discount"),
    "ppn": N_("PPN included"),
}


class Side(QFrame):
    """``changed`` when a discount was typed; ``discounts``: whether one may be."""

    changed = Signal()

    def __init__(self, buttons: Sequence[Button], reprint: Button, *, discounts: bool) -> None:
        super().__init__()
        self.setProperty("role", "alt")
        self._buttons, self._reprint, self._discounts = buttons, reprint, discounts
        self._sold: Sold | None = None
        self._names: dict[str, QLabel] = {}
        self._figures: dict[str, QWidget] = {}
        self.discount = MoneyEdit()
        self.discount.changed.connect(self.changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(m) for m in (14, 12, 14, 12)])
        self._column.setSpacing(theme.px(6))
        self._build()
        self._word()
        theme.follow(self, self._size)
        self._size()

    def _size(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))

    def _build(self) -> None:
        column = self._column
        for key in NAMES:
            figure = label("")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._figure(key, self.discount if key == "discount" else figure)
        column.addWidget(line())
        self._total_name, self.total = label("", "h1"), label("", "display")
        column.addWidget(self._total_name)
        column.addWidget(self.total)
        column.addSpacing(theme.px(6))
        for button in self._buttons:
            column.addWidget(button)
        column.addStretch(1)
        self.said, self.change = label("", "muted", wrap=True), label("", "display")
        column.addWidget(self.said)
        column.addWidget(self.change)
        for figure in (self.total, self.change):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._reprint)

    def _figure(self, key: str, shown: QWidget) -> None:
        self._names[key], self._figures[key] = label("", "muted"), shown
        row = QHBoxLayout()
        row.addWidget(self._names[key])
        row.addWidget(shown, 1)
        self._column.addLayout(row)

    def _word(self) -> None:
        for key, name in self._names.items():
            name.setText(_(NAMES[key]))
        self.discount.setAccessibleName(_(NAMES["discount"]))
        self._total_name.setText(_("Total"))
        self.tell_last(self._sold)

    def retranslate(self) -> None:
        for widget in (self.discount, self._reprint, *self._buttons):
            widget.retranslate()
        self._word()

    def amount(self) -> Money:
        """The discount on the whole sale."""
        value = self.discount.value()
        return value if isinstance(value, Money) else ZERO

    def show_totals(self, count: int, totals: Totals | None) -> None:
        """What so many lines come to; None while they are not understood."""
        amounts = {
            "gross": totals.gross if totals else ZERO,
            "line_discount": -totals.line_discount if totals else ZERO,
            "ppn": totals.ppn if totals else ZERO,
        }
        words = {"count": formats.count(count)}
        words |= {key: formats.money(amount) for key, amount in amounts.items()}
        seen = {"count": True, "gross": True, "discount": self._discounts}
        for key, name in self._names.items():
            figure: Any = self._figures[key]
            if key in words:
                figure.setText(words[key])
            for widget in (name, figure):
                set_shown(widget, seen.get(key, bool(amounts.get(key))))
        self.total.setText(formats.rupiah(totals.total if totals else ZERO))
        self.total.setAccessibleName(f"{_('Total')} {self.total.text()}")

    def tell_last(self, sold: Sold | None, *, change: bool = True) -> None:
        """Number and ``change`` of the sale before; None for nothing."""
        self._sold = sold
        for widget in (self.said, self._reprint):
            set_shown(widget, sold is not None)
        set_shown(self.change, change and sold is not None)
        if sold is not None:
            words = N_("{number} is paid. Change given:") if change else N_("{number} is paid.")
            self.said.setText(_(words, number=sold.number))
            self.change.setText(formats.rupiah(sold.change))
