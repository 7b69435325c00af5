"""What belongs to one employee, as a page beside who they are: a table, and a link that adds to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.listing import ListQuery
from app.kernel.text import _
from ui.kit.buttons import Button, row
from ui.kit.table import DataTable, RowsModel

MOST = 200
OF_WHOM = ("code", "name")


class Nothing(NamedTuple):
    """What stands where there is nothing yet: an icon, a marked title and text."""

    icon: str
    title: str
    text: str


class OwnTable(QWidget):
    """``listing`` is asked anew each time; ``add`` is a marked text and what it does, None where one may not."""

    def __init__(
        self,
        listing: Callable[[], Any],
        opened: Callable[[Any], object],
        nothing: Nothing,
        add: tuple[str, Callable[[], Any]] | None,
    ) -> None:
        super().__init__()
        self._listing, self._nothing = listing, nothing
        self.add = add[1] if add is not None else None
        self.table = DataTable(with_footer=False)
        self.table.opened.connect(opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        if add is not None:
            link = Button(*add, icon="ph.plus", role="link")
            column.addLayout(row(link, 1, margins=(8, 4, 8, 4)))

    def show_of(self, employee_id: int) -> int:
        """Shows what belongs to the employee; how much it is."""
        listing = self._listing()
        window = listing.window(ListQuery(filters={"employee": employee_id}))
        rows = window.first(MOST)
        columns = [column for column in listing.columns if column.key not in OF_WHOM]
        self.table.set_model(RowsModel(columns, rows))
        if not rows:
            icon, title, text = self._nothing
            self.table.show_state(icon, _(title), _(text))
        return len(rows)
