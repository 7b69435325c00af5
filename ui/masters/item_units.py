"""The other units of an item: how many base units one of each holds, exactly."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kernel import entry, formats
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.masters import item as items
from ui.kit import theme
from ui.kit.buttons import Button, label, line
from ui.kit.fields import TextEdit
from ui.kit.form import Form
from ui.kit.manifest import Context

NEEDED = N_("A unit is needed.")


class ItemUnits(QWidget):
    """Shown once the item is saved: a unit belongs to an item that exists."""

    def __init__(self, context: Context, editable: bool) -> None:
        super().__init__()
        self._context, self._editable = context, editable
        self._item: items.Item | None = None
        self._rows = QWidget()
        self._title = label("", "section")
        self.form = Form(columns=2)
        self.form.add("unit", N_("Unit"), TextEdit(most=20))
        self.form.add("factor", N_("Holds base units"), TextEdit(most=40))
        self.form.setMaximumWidth(theme.px(420))
        self.add = Button(N_("Add unit"), self.add_unit, icon="ph.plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        for widget in (line(soft=True), self._title, self._rows):
            self._column.addWidget(widget)
        row = QHBoxLayout()
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(3))
        beside.addWidget(label("\u00a0", "label"))
        beside.addWidget(self.add)
        beside.addStretch(1)
        row.setSpacing(theme.px(12))
        row.addWidget(self.form, 1)
        row.addLayout(beside)
        row.addStretch(1)
        self._column.addLayout(row)
        self.retranslate()

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
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        others = dict(items.factors(self._item.id))
        others.pop(self._item.unit, None)
        for code, factor in others.items():
            words = _(
                "1 {unit} = {factor} {base}",
                unit=code,
                factor=formats.exact(factor, 6),
                base=self._item.unit,
            )
            column.addWidget(label(words))
        self._column.replaceWidget(self._rows, page)
        self._rows.deleteLater()
        self._rows = page

    def add_unit(self) -> None:
        """Keeps the unit that was typed, or says at the field why not."""
        assert self._item is not None
        try:
            self._keep(self._item)
        except Refused as error:
            self.form.show_problems(error.problems, summary=False)
        except UserError as error:
            problem = Problem("factor", error.message, error.values)
            self.form.show_problems([problem], summary=False)
        else:
            self.form.set_values({"unit": "", "factor": ""})
            self._fill()

    def _keep(self, item: items.Item) -> None:
        code = self.form.value("unit")
        if not code:
            raise Refused([Problem("unit", NEEDED)])
        factor = entry.parse_number(self.form.value("factor"))
        items.set_unit(self._context.session, item.code, code, factor)

    def retranslate(self) -> None:
        self._title.setText(_("Other units"))
        self.form.retranslate()
        self.add.retranslate()
