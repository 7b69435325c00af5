"""Asking when and why a document is voided; the mirrored entry follows in the service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.actions import guarded
from ui.kit.buttons import Button, label
from ui.kit.fields import DateEdit
from ui.kit.manifest import Context

Void = Callable[[dt.date, str], object]


class VoidDialog(QDialog):
    """Date and reason; the reason is needed."""

    def __init__(self, parent: QWidget, number: str, date: dt.date, today: dt.date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Void {number}", number=number))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(6))
        column.addWidget(label(_("Void {number}?", number=number), "h2"))
        column.addWidget(
            label(
                _(
                    "A mirrored entry takes it back; goods return at the cost they left with. "
                    "The number stays used."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addSpacing(theme.px(8))
        column.addWidget(label(_("Date"), "label"))
        self.date = DateEdit(today=today)
        self.date.set_value(date)
        self.date.setAccessibleName(_("Date"))
        column.addWidget(self.date)
        column.addWidget(label(_("Reason"), "label"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.textChanged.connect(self._changed)
        column.addWidget(self.reason)
        column.addSpacing(theme.px(12))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(N_("Back"), self.reject))
        self.agree = Button(N_("Void document"), self.accept, icon="ph.prohibit", role="danger")
        buttons.addWidget(self.agree)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.px(440))
        self._changed("")

    def _changed(self, text: str) -> None:
        self.agree.setEnabled(bool(text.strip()))


def ask_and_void(context: Context, number: str, date: dt.date, void: Void) -> None:
    """Asks, then calls ``void(date, reason)``; a refusal is told and changes nothing."""
    dialog = VoidDialog(context.window, number, date, context.session.today())

    def agreed() -> None:
        chosen = dialog.date.value() or date
        guarded(context, lambda: void(chosen, dialog.reason.text().strip()))

    dialog.accepted.connect(agreed)
    dialog.open()
