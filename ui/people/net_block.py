"""The end of a payslip in the inspector: net pay, large, and how it compares with the month before."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.kernel import formats
from app.kernel.text import _
from app.people.payroll.queries import SlipView
from ui.kit import theme
from ui.kit.buttons import label, row
from ui.people.slip_facts import compared


class NetBlock(QFrame):
    def __init__(self, view: SlipView) -> None:
        super().__init__()
        self.setProperty("role", "alt")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(m) for m in (12, 8, 12, 10)])
        column.setSpacing(theme.px(2))
        column.addWidget(label(_("Gross − BPJS − PPh 21 − deductions"), "muted"))
        net = formats.rupiah(view.amounts["net"])
        column.addLayout(row(label(_("Net pay"), "h2"), 1, label(net, "h2")))
        words = compared(view)
        if words:
            column.addWidget(label(words, "label"))
        self.setAccessibleName(f"{_('Net pay')} {net}. {words}")
