"""What a person does with their hands: opening documents, typing into fields and cells, pressing keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.access.session import Session
from tests.ui import keyboard
from tests.ui.masters.conftest import Desk
from ui.accounting.panels import PANELS as ACCOUNTING
from ui.inventory.panels import PANELS as INVENTORY
from ui.kit.manifest import made
from ui.purchasing.panels import PANELS as PURCHASING
from ui.sales.panels import PANELS as SALES

MAKERS = {
    document.kind: document.make
    for panels in (SALES, PURCHASING, INVENTORY, ACCOUNTING)
    for document in panels.documents
}


class Shop(Desk):
    """A desk whose documents really open; ``last`` is the newest of them."""

    def __init__(self, session: Session, window: QWidget, qtbot: QtBot) -> None:
        super().__init__(session, window)
        self.qtbot = qtbot
        self.documents: list[Any] = []
        self._listeners: list[tuple[QWidget, set[str], Any]] = []
        session.subscribe(self._changed)

    def _changed(self, changes: Any) -> None:
        for widget, kinds, act in list(self._listeners):
            if widget in self.documents and kinds & changes.kinds:
                act()

    def on_change(self, widget: QWidget, kinds: tuple[str, ...], act: Any) -> None:
        self._listeners.append((widget, set(kinds), act))

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> None:
        super().open_document(kind, id)
        widget: Any = made(MAKERS[kind], self, id, **values)
        widget.close_requested.connect(lambda: self.documents.remove(widget))
        self.documents.append(widget)
        widget.resize(1280, 760)
        widget.show()
        widget.activateWindow()
        self.qtbot.waitUntil(widget.isActiveWindow)
        widget.setFocus()

    def new(self, kind: str, **values: Any) -> Any:
        self.open_document(kind, None, **values)
        return self.documents[-1]

    def show(self, kind: str, id: int) -> Any:
        self.open_document(kind, id)
        return self.documents[-1]

    @property
    def last(self) -> Any:
        return self.documents[-1]

    def close(self) -> None:
        for widget in [*self.documents]:
            widget.close()
            widget.deleteLater()
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
        self.documents.clear()

    # -- the keyboard --------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Types where the keyboard is."""
        keyboard.write(text)

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        keyboard.press(key, modifier)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def put(self, editor: Any, key: str, text: str) -> None:
        """Goes into a field, replaces what stands there, and leaves it with Enter."""
        field = editor.form.editor(key)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.enter()

    def line(
        self, editor: Any, item: str, quantity: str, price: str = "", discount: str = ""
    ) -> None:
        """Types one line from the code on, walking with Enter."""
        grid = editor.grid
        row = grid.model().rowCount() - 1
        grid.setCurrentIndex(grid.model().index(row, 0))
        grid.setFocus(Qt.FocusReason.OtherFocusReason)
        for text in (item, quantity, price, discount):
            if text:
                self.type(text)
            self.enter()
        self.settle(editor)

    def cell(self, editor: Any, row: int, key: str) -> str:
        model = editor.grid.model()
        at = next(place for place, column in enumerate(model.columns) if column.key == key)
        return str(model.index(row, at).data() or "")

    def table(self, table: Any) -> list[list[str]]:
        """Every cell of a table as it is shown."""
        model = table.model
        return [
            [str(model.index(row, at).data() or "") for at in range(len(model.columns))]
            for row in range(model.rowCount())
        ]

    def set_cell(self, editor: Any, row: int, key: str, text: str) -> None:
        """Goes to a cell and types into it."""
        grid = editor.grid
        at = next(place for place, column in enumerate(grid.model().columns) if column.key == key)
        grid.setCurrentIndex(grid.model().index(row, at))
        grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.type(text)
        self.enter()
        self.settle(editor)

    def settle(self, editor: Any) -> None:
        """The short pause after typing is over."""
        if hasattr(editor, "_timer"):
            self.qtbot.waitUntil(lambda: not editor._timer.isActive())
