"""The editor of one master record: a tab of its department, or a dialog beside a picker."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_, _
from ui.kit import dialogs, theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, IconLabel, label
from ui.kit.form import scrolling
from ui.kit.manifest import Context
from ui.masters.address_table import AddressTable
from ui.masters.form import RecordForm
from ui.masters.item_units import ItemUnits
from ui.masters.kinds import KINDS, MasterKind
from ui.masters.price_table import PriceTable
from ui.masters.term_table import TermTable

Lines = PriceTable | AddressTable | TermTable
TABLES: dict[str, type[Lines]] = {
    "price-list": PriceTable,
    "payment-term": TermTable,
    "customer": AddressTable,
    "supplier": AddressTable,
}


class MasterEditor(QWidget):
    """Edits one record; ``saved`` carries it as it was saved."""

    title_changed = Signal()
    close_requested = Signal()
    saved = Signal(object)

    def __init__(self, context: Context, kind: MasterKind, id: int | None = None) -> None:
        super().__init__()
        self._context, self._kind = context, kind
        session = context.session
        self.record: Any = kind.get(id) if id else kind.blank(session)
        self._before = self.record
        self._editable = session.may("masters.edit") and not session.read_only
        self._build()
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.form = RecordForm(self._kind.specs(), self._context.session.today())
        self.form.changed.connect(lambda _key: self.title_changed.emit())
        self.form.set_read_only(not self._editable)
        scroll, inner = scrolling(16, 14)
        column.addWidget(scroll, 1)
        inner.addWidget(self.form)
        self.units: ItemUnits | None = None
        if self._kind.key == "item":
            self.units = ItemUnits(self._context, self._editable)
            inner.addWidget(self.units)
        self.table: Lines | None = None
        if self._kind.key in TABLES:
            make, today = TABLES[self._kind.key], self._context.session.today()
            self.table = make(today, self._editable, self.title_changed.emit)
            inner.addWidget(self.table, 1)
        inner.addStretch(1)
        bind(self, "Ctrl+S", self.save)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        bar.setFixedHeight(theme.px(46))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(self._kind.icon, "muted", 20))
        self._heading = label("", "h2")
        row.addWidget(self._heading, 1)
        self.save_button = Button(
            N_("Save"), self.save, icon="ph.check", role="primary", key="Ctrl+S"
        )
        self.save_button.setEnabled(self._editable)
        row.addWidget(self.save_button)
        return bar

    def _show(self) -> None:
        self.form.show_record(self.record)
        if self.table is not None:
            self.table.show_record(self.record)
        self._before = self._read()
        if self.units is not None:
            self.units.show_item(self.record)
        self._heading.setText(self.title())
        self.title_changed.emit()

    # -- what the tab asks -----------------------------------------------------------------------

    def title(self) -> str:
        if not self.record.id:
            return _(self._kind.new_title)
        name = f"{self.record.code} · {self.record.name}"
        into = getattr(self.record, "merged", "")
        return _("{name} (merged into {into})", name=name, into=into) if into else name

    def document_key(self) -> tuple[str, int | None]:
        return self._kind.key, self.record.id or None

    def _read(self) -> Any:
        """The record as it stands on the screen."""
        record = self.form.read(self.record)
        return replace(record, **self.table.read()) if self.table else record

    def is_modified(self) -> bool:
        if self.form.unreadable() or (self.table is not None and self.table.unread()):
            return True
        return bool(self._read() != self._before)

    def may_close(self) -> bool:
        """Asks what becomes of changes that are not saved."""
        if not self.is_modified():
            return True
        answer = dialogs.ask_save(self, self.title())
        return self.save() if answer == "save" else answer == "discard"

    # -- saving ----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Saves, or shows every problem at its field; whether it was saved."""
        if not self.form.check():
            return False
        draft = self._read()
        unread = self.table.unread() if self.table else []
        found = unread or blocking(self._kind.problems(draft))
        if found:
            self._show_problems(found)
            return False
        try:
            self.record = self._kind.save(self._context.session, draft)
        except Refused as error:
            self._show_problems(error.problems)
            return False
        except UserError as error:
            self._context.show_error(error)
            return False
        self._show()
        self.saved.emit(self.record)
        return True

    def _show_problems(self, problems: list[Problem]) -> None:
        self.form.show_problems(problems)
        if self.table is not None:
            self.table.show_problems(problems)

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the first field."""
        self.form.focus_first()

    def retranslate(self) -> None:
        self.form.retranslate()
        self.save_button.retranslate()
        self._heading.setText(self.title())
        if self.units is not None:
            self.units.retranslate()
        if self.table is not None:
            self.table.retranslate()


class MasterDialog(QDialog):
    """A new record in place, beside the picker that asked for it; ``record`` is None if given up."""

    def __init__(self, context: Context, kind: MasterKind, id: int | None = None) -> None:
        super().__init__(context.window)
        self.record: Any = None
        self.editor = MasterEditor(context, kind, id)
        self.editor.saved.connect(self._done)
        self.setWindowTitle(_(kind.new_title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        self.resize(theme.px(820), theme.px(480))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is in the first field."""
        super().showEvent(event)
        self.editor.setFocus()

    def _done(self, record: Any) -> None:
        self.record = record
        self.accept()


def new_in_place(context: Context, kind: str, **values: Any) -> Any:
    """Asks for a new record; returns it, or None. ``values`` fill its fields (``name="…"``)."""
    dialog = MasterDialog(context, KINDS[kind])
    for key, value in values.items():
        if key in dialog.editor.form.boxes:
            dialog.editor.form.editor(key).set_value(value)
    dialog.exec()
    return dialog.record


def customer(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["customer"], id)


def supplier(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["supplier"], id)


def item(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["item"], id)


def warehouse(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["warehouse"], id)


def account(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["account"], id)


def price_list(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["price-list"], id)


def payment_term(context: Context, id: int | None = None) -> MasterEditor:
    return MasterEditor(context, KINDS["payment-term"], id)
