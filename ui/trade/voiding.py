"""Asking when and why a document is voided; the mirrored entry follows in the service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from app.trade.history import JournalRow, journal_of
from ui.kit import theme
from ui.kit.actions import guarded
from ui.kit.buttons import Button, label
from ui.kit.fields import DateEdit
from ui.kit.manifest import Context
from ui.trade.pages import JournalPage

Void = Callable[[dt.date, str], object]
MIRRORED = N_(
    "A mirrored entry takes it back; goods return at the cost they left with. The number stays used."
)


class VoidDialog(QDialog):
    """Date and reason, which is needed; and the mirrored entry as it would be booked."""

    def __init__(
        self,
        parent: QWidget,
        number: str,
        date: dt.date,
        today: dt.date,
        mirrored: Sequence[JournalRow] = (),
        words: str = MIRRORED,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Void {number}", number=number))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(6))
        column.addWidget(label(_("Void {number}?", number=number), "h2"))
        column.addWidget(label(_(words), "muted", wrap=True))
        column.addSpacing(theme.px(8))
        column.addWidget(label(_("Date"), "label"))
        self.date = DateEdit(today=today)
        self.date.set_value(date)
        self.date.setAccessibleName(_("Date"))
        column.addWidget(self.date)
        caption = label("", "label")
        caption.setTextFormat(Qt.TextFormat.RichText)
        caption.setText(f'{_("Reason")} <span style="color:{theme.hex_of("danger")}">*</span>')
        column.addWidget(caption)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(f"{_('Reason')}, {_('required')}")
        self.reason.textChanged.connect(self._changed)
        column.addWidget(self.reason)
        if mirrored:
            column.addSpacing(theme.px(8))
            column.addWidget(label(_("What will be booked"), "label"))
            self.effect = JournalPage()
            self.effect.show_booked(mirrored)
            self.effect.setMinimumHeight(theme.px(190))
            column.addWidget(self.effect, 1)
        column.addSpacing(theme.px(12))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(N_("Back"), self.reject))
        self.agree = Button(N_("Void document"), self.accept, icon="ph.prohibit", role="danger")
        buttons.addWidget(self.agree)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.px(680 if mirrored else 440))
        self._changed("")

    def _changed(self, text: str) -> None:
        self.agree.setEnabled(bool(text.strip()))


def mirrored(kind: str, document_id: int) -> tuple[JournalRow, ...]:
    """The document's entries with their sides exchanged."""
    return tuple(
        replace(row, debit=row.credit, credit=row.debit) for row in journal_of(kind, document_id)
    )


def ask_and_void(
    context: Context,
    number: str,
    date: dt.date,
    void: Void,
    of: tuple[str, int] | None = None,
    check: Callable[[], object] | None = None,
    words: str = MIRRORED,
) -> None:
    """Asks, then calls ``void(date, reason)``; a refusal is told and changes nothing.

    ``of``: kind and id of the document, to show what its void will book. ``check`` raises what stands in
    the way whatever is answered; then nothing is asked. ``words``: marked, what a void does.
    """
    if check is not None and not guarded(context, check):
        return
    rows = mirrored(*of) if of else ()
    dialog = VoidDialog(context.window, number, date, context.session.today(), rows, words)

    def agreed() -> None:
        chosen = dialog.date.value() or date
        guarded(context, lambda: void(chosen, dialog.reason.text().strip()))

    dialog.accepted.connect(agreed)
    dialog.open()
