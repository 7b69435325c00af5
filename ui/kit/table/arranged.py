"""The columns of a table: how wide, in which order, which are put away or frozen, and all of it kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.kit.table.base_model import TableModel
from ui.kit.table.footer import TableFooter
from ui.kit.table.view import TableView
from ui.kit.table.widths import Widths


class ArrangedTable(QStackedWidget):
    """A view and its footer with columns that a person may arrange; a subclass puts them on the screen."""

    layout_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = TableView()
        self.footer = TableFooter(self.view)
        self._widths = Widths()
        self._fixed: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._arranging = False
        view = self.view
        view.resized.connect(self.arrange)
        view.header.sectionHandleDoubleClicked.connect(self.fit)
        view.header.resized_by_hand.connect(self._keep_width)
        view.header.sectionMoved.connect(lambda *_: self._moved())
        view.horizontalScrollBar().valueChanged.connect(self.footer.update)

    @property
    def model(self) -> TableModel | None:
        model = self.view.model()
        return model if isinstance(model, TableModel) else None

    def _measure(self) -> None:
        if self.model is not None:
            self._widths.measure(self.model, self.model.totals(), self._shown(self.model))
            self.arrange()

    def _shown(self, model: TableModel) -> set[str]:
        """The columns that are not put away."""
        return {column.key for column in model.columns} - self._hidden

    def arrange(self) -> None:
        """Gives every column its width; drops the least important where room is short."""
        model, view = self.model, self.view
        if model is None or self._arranging:
            return
        self._arranging = True
        shown = self._shown(model)
        if not self._widths.knows(shown):
            self._widths.measure(model, model.totals(), shown)
        headers = [view.header.needed(at) for at in range(len(model.columns))]
        widths = self._widths.arrange(model, view.viewport().width(), headers, self._fixed, shown)
        for at, column in enumerate(model.columns):
            view.setColumnHidden(at, column.key not in widths)
            if column.key in widths:
                view.header.resizeSection(at, widths[column.key])
        self._arranging = False
        self.view.place_frozen()
        self.footer.update()

    def fit(self, column: int) -> None:
        """Double click on a divider: as wide as the widest value."""
        model = self.model
        if model is None:
            return
        self._fixed[model.columns[column].key] = self._widths.needed(
            model, column, self.view.header.needed(column)
        )
        self.arrange()
        self.layout_changed.emit()

    def _keep_width(self, column: int) -> None:
        """A person moved a divider: the column left of the pointer changed; -1 for none."""
        model = self.model
        if self._arranging or model is None:
            return
        if column >= 0 and not self.view.isColumnHidden(column):
            self._fixed[model.columns[column].key] = self.view.columnWidth(column)
        self.view.place_frozen()
        self.footer.update()
        self.layout_changed.emit()

    def hidden_columns(self) -> set[str]:
        """The columns a person has put away."""
        return set(self._hidden)

    def set_hidden(self, keys: set[str]) -> None:
        self._hidden = set(keys)
        self.arrange()
        self.layout_changed.emit()

    def _moved(self) -> None:
        if not self._arranging:
            self.view.place_frozen()
            self.layout_changed.emit()

    def order(self) -> list[str]:
        """The keys of all columns from left to right, those put away among them."""
        header, model = self.view.header, self.model
        if model is None:
            return []
        return [model.columns[header.logicalIndex(at)].key for at in range(header.count())]

    def set_order(self, keys: list[str]) -> None:
        """Puts the columns in this order; those not named come behind."""
        header, model = self.view.header, self.model
        known = [column.key for column in model.columns] if model else []
        wanted = [key for key in keys if key in known]
        wanted += [key for key in known if key not in wanted]
        self._arranging = True
        for place, key in enumerate(wanted):
            header.moveSection(header.visualIndex(known.index(key)), place)
        self._arranging = False
        self.arrange()
        self.layout_changed.emit()

    @property
    def frozen(self) -> int:
        """How many of the leading columns stay where they are when the others scroll."""
        return self.view.frozen

    def freeze(self, count: int) -> None:
        self.view.frozen = count
        self.view.place_frozen()
        self.footer.update()
        self.layout_changed.emit()

    def layout_state(self) -> dict[str, Any]:
        """Widths, order, hidden and frozen columns, to be kept."""
        return {
            "widths": dict(self._fixed),
            "order": self.order(),
            "hidden": sorted(self._hidden),
            "frozen": self.frozen,
        }

    def restore_layout(self, state: dict[str, Any] | None) -> None:
        """What ``layout_state`` gave; unknown columns are left out. None means as it was made."""
        state, model = state or {}, self.model
        known = [column.key for column in model.columns] if model else []
        self._fixed = {k: int(w) for k, w in state.get("widths", {}).items() if k in known}
        self._hidden = {key for key in state.get("hidden", []) if key in known}
        self.view.frozen = int(state.get("frozen", 0))
        self.set_order(list(state.get("order", [])))
