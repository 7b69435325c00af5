"""Above the table of a count: the scanner's field and what is shown, and how far the count is."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.inventory import stock_list
from app.kernel import formats
from app.kernel.text import N_, _
from ui.inventory import lookups
from ui.kit import icons, theme
from ui.kit.buttons import label
from ui.kit.charts import Meter
from ui.kit.dialogs import Banner
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form


class ScanBar(QWidget):
    """``scan`` takes codes; ``system`` switches what the books say; ``message`` tells what went wrong."""

    def __init__(self, *, system: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 12, 6)])
        row.setSpacing(theme.px(8))
        self.scan = QLineEdit()
        self.scan.addAction(
            icons.icon("ph.barcode", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.scan.setMinimumWidth(theme.px(260))
        self.place = label("", "strong")
        self.system = QCheckBox()
        self.system.setChecked(system)
        self.message = label("", tone="danger")
        row.addWidget(self.scan)
        row.addWidget(self.place)
        row.addWidget(self.system)
        row.addWidget(self.message, 1)
        self.retranslate()

    def retranslate(self) -> None:
        hint = _("Scan a code, then type the quantity")
        self.scan.setPlaceholderText(hint)
        self.scan.setAccessibleName(hint)
        self.system.setText(_("Show what the books say"))

    def focus_scan(self) -> None:
        self.scan.setFocus(Qt.FocusReason.OtherFocusReason)


class ProgressBar(QWidget):
    """ "Dihitung 8 dari 10 barang", a bar, and who counts."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(m) for m in (12, 0, 12, 8)])
        row.setSpacing(theme.px(10))
        self.done, self.meter, self.counters = label("", "muted"), Meter(0), label("", "muted")
        self._names, self._of = "", (0, 0)
        row.addWidget(self.done)
        row.addWidget(self.meter, 1)
        row.addWidget(self.counters)

    def show_counters(self, names: str) -> None:
        self._names = names
        self.counters.setText(_("Counted by: {names}", names=names or formats.DASH))

    def retranslate(self) -> None:
        self.show_counters(self._names)
        self.show_progress(*self._of)

    def show_progress(self, counted: int, of: int) -> None:
        self._of = (counted, of)
        words = _(
            "Counted {counted} of {of} items",
            counted=formats.count(counted),
            of=formats.count(of),
        )
        self.done.setText(words)
        self.meter.show_share(counted / of if of else 0)


class NoteBox(QWidget):
    """A banner with room around it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(m) for m in (12, 8, 12, 8)])
        self.banner = Banner("info", "")
        column.addWidget(self.banner)

    def tell(self, words: str) -> None:
        self.banner.tell(words)


def head_form(today: dt.date) -> Form:
    """What a count asks before it begins: when, where, what, by whom."""
    form = Form(columns=4)
    categories = [("", N_("All categories"))]
    categories += [(name, name) for name in stock_list.categories() if name]
    form.add("date", N_("Date"), DateEdit(today=today), required=True)
    form.add("warehouse", N_("Warehouse"), Choice(lookups.warehouse_choices()), required=True)
    form.add("category", N_("Category"), Choice(categories))
    form.add("counters", N_("Counted by"), TextEdit(most=200))
    form.set_values({"date": today, "category": ""})
    return form
