"""The further addresses and contacts of a party as lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.columns import Kind
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.masters.address import Address, WholeParty
from ui.kit import theme
from ui.kit.buttons import label
from ui.kit.grid import GridColumn, LinesGrid, LinesModel

TALL = 180
USES = (
    ("delivery", N_("Delivery")),
    ("billing", N_("Billing")),
    ("other", N_("Other")),
)
COLUMNS = (
    GridColumn("name", N_("Name"), width=140),
    GridColumn("use", N_("Used for"), width=96, choices=USES, stop=False),
    GridColumn("address", N_("Address"), width=0),
    GridColumn("city", N_("City"), width=110),
    GridColumn("contact", N_("Contact person"), width=120),
    GridColumn("phone", N_("Phone"), Kind.CODE, width=120),
    GridColumn("email", N_("E-mail"), width=150),
)


class AddressTable(QWidget):
    """What stands in the lines is ``read``; ``changed`` is called when a person changed them."""

    def __init__(self, today: dt.date, editable: bool, changed: Callable[[], None]) -> None:
        super().__init__()
        self._title = label("", "section")
        self.grid = LinesGrid(LinesModel(COLUMNS, fill=_fill, today=today))
        self.grid.set_read_only(not editable)
        self.grid.setMinimumHeight(theme.px(TALL))
        self.grid.changed.connect(changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._title)
        column.addWidget(self.grid, 1)
        self.retranslate()

    def show_record(self, record: WholeParty) -> None:
        keys = [column.key for column in COLUMNS]
        lines = [{key: getattr(each, key) for key in keys} for each in record.addresses]
        self.grid.model().set_lines(lines)

    def read(self) -> dict[str, Any]:
        """The field of the record that the lines are."""
        return {"addresses": tuple(_address(values) for values in self.grid.lines())}

    def unread(self) -> list[Problem]:
        """Cells that cannot be read."""
        found: list[Problem] = self.grid.model().entry_problems()
        return found

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.grid.show_problems(problems)

    def retranslate(self) -> None:
        self._title.setText(_("Further addresses and contacts"))
        self.grid.setAccessibleName(_("Further addresses and contacts"))
        self.grid.retranslate()


def _address(values: dict[str, Any]) -> Address:
    given = {column.key: values.get(column.key) or "" for column in COLUMNS}
    return Address(**{**given, "use": given["use"] or "delivery"})


def _fill(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {"use": "delivery"} if key != "use" and not values.get("use") else {}
