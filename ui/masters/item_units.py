"""The other units of an item: how many base units one of each holds, exactly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.kernel import entry, formats
from app.kernel.errors import UserError
from app.kernel.text import N_, _
from app.masters import item as items
from ui.kit import theme
from ui.kit.manifest import Context
from ui.kit.pieces import icon_button, label, rule
from ui.masters.fields import Field


class ItemUnits(QWidget):
    """Shown once the item is saved: a unit belongs to an item that exists."""

    def __init__(self, context: Context, editable: bool) -> None:
        super().__init__()
        self._context, self._editable = context, editable
        self._item: items.Item | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._rows = QWidget()
        self._column.addWidget(rule())
        self._column.addWidget(label(_("Other units"), "section"))
        self._column.addWidget(self._rows)
        self._column.addLayout(self._entry())

    def _entry(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        self.unit = Field("unit", _("Unit"), QLineEdit())
        self.factor = Field("factor", _("Holds base units"), QLineEdit())
        self.add = icon_button("ph.plus", _("Add unit"))
        self.add.clicked.connect(self.add_unit)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.unit, 0, 0, top)
        grid.addWidget(self.factor, 0, 1, top)
        grid.addWidget(self.add, 0, 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(3, 1)
        return grid

    def show_item(self, item: items.Item) -> None:
        """The units of this item; hidden for one that is not saved."""
        self._item = item
        self.setVisible(bool(item.id))
        self.add.setEnabled(self._editable)
        if item.id:
            self._fill()

    def _fill(self) -> None:
        assert self._item is not None
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (code, factor) in enumerate(items.factors(self._item.id).items()):
            words = _(
                "1 {unit} = {factor} {base}",
                unit=code,
                factor=formats.exact(factor, 6),
                base=self._item.unit,
            )
            grid.addWidget(label(words), row, 0)
        self._column.replaceWidget(self._rows, page)
        self._rows.deleteLater()
        self._rows = page

    def add_unit(self) -> None:
        """Keeps the unit that was typed, or says at the field why not."""
        assert self._item is not None
        self.unit.show_problem("")
        self.factor.show_problem("")
        code = self.unit.text()
        if not code:
            self.unit.show_problem(_(NEEDED))
            return
        try:
            factor = entry.parse_number(self.factor.text())
        except UserError as error:
            self.factor.show_problem(error.what())
            return
        try:
            items.set_unit(self._context.session, self._item.code, code, factor)
        except UserError as error:
            problems = getattr(error, "problems", [])
            words = " ".join(p.sentence() for p in problems) or error.what()
            self.factor.show_problem(words)
            return
        self.unit.put("")
        self.factor.put("")
        self._fill()


NEEDED = N_("A unit is needed.")
