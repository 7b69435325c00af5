"""The steps of a new company that are forms: profile, accounts, tax."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import founding
from app.access.company import NewCompany
from app.kernel import formats
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.buttons import label
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
from ui.shell import places

NPWP_DIGITS = 16
LEGAL_FORMS = tuple(
    (form, form or "–") for form in ("", "PT", "CV", "UD", "Firma", "Koperasi", "Yayasan")
)
PRESETS = (
    ("trading", N_("Trading")),
    ("services", N_("Services")),
    ("manufacturing", N_("Manufacturing")),
)
COSTINGS = (("average", N_("Moving average")), ("fifo", N_("FIFO")))
SHORT_NPWP = N_("{count} digits are missing. Leave it empty if there is none yet.")


class Step(QWidget):
    """One step: its form, what else it shows, and what of it is kept when the window closes."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(columns=2)
        self.form.changed.connect(self.changed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(10))
        self.column.addWidget(self.form)

    def problems(self) -> list[Problem]:
        """What is wrong within the step, beyond its single fields."""
        return []

    def show_problems(self, problems: list[Problem]) -> None:
        """At their fields; the first gets the keyboard."""
        self.form.show_problems(problems, summary=False)
        if problems:
            self.form.next_problem()

    def is_blank(self) -> bool:
        """Whether the step is passed over; only one that can be skipped is ever blank."""
        return False

    def entered(self, new: NewCompany) -> None:
        """The step is shown, for the company as it is filled in so far."""

    def kept(self) -> dict[str, Any]:
        """What is filled in, as plain values to write down. Never a password."""
        return {
            key: value.isoformat() if isinstance(value, dt.date) else value
            for key, value in self.form.values().items()
        }

    def take(self, kept: dict[str, Any]) -> None:
        """Fills in what was kept."""
        values = {key: kept[key] for key in self.form.boxes if key in kept}
        if isinstance(values.get("start"), str):
            values["start"] = dt.date.fromisoformat(values["start"])
        self.form.set_values(values)

    def focus_first(self) -> None:
        self.form.focus_first()


class ProfileStep(Step):
    """Name, address, first day, and where the file is kept."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        add = self.form.add
        add("name", N_("Company name"), TextEdit(), required=True, span=2)
        add("legal_form", N_("Legal form"), Choice(LEGAL_FORMS))
        add("city", N_("City"), TextEdit())
        add("address", N_("Address"), TextEdit(), span=2)
        add("phone", N_("Phone"), TextEdit())
        add("email", N_("E-mail"), TextEdit())
        opening = N_("Opening balances follow in step 4")
        start = DateEdit(today=today)
        add("start", N_("Books begin on"), start, required=True, help=opening)
        add("path", N_("Save in"), self._path_field(), required=True, span=2)
        self.form.set_values({"start": today.replace(day=1)})
        self.form.changed.connect(self._propose_file)
        self.column.addStretch(1)

    def _path_field(self) -> TextEdit:
        editor = TextEdit()
        action = editor.addAction(
            icons.icon("ph.folder-open", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(_("Choose a folder…"))
        action.triggered.connect(self._browse)
        return editor

    def _propose_file(self, key: str) -> None:
        if key == "name":
            stem = re.sub(r"[^a-z0-9]+", "-", self.form.value("name").casefold()).strip("-")[:40]
            name = f"{stem or 'company'}{places.COMPANY_SUFFIX}"
            self.form.set_value("path", str(places.companies_folder() / name))

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save in"),
            self.form.value("path"),
            _("Company (*{suffix})", suffix=places.COMPANY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.form.set_value("path", chosen)
            self.changed.emit("path")


class AccountsStep(Step):
    """The chart of accounts by line of business, shown as it will be."""

    def __init__(self) -> None:
        super().__init__()
        add = self.form.add
        decides = N_("Decides the first chart of accounts")
        add("preset", N_("Line of business"), Choice(PRESETS), help=decides)
        add("fiscal_first_month", N_("Financial year begins"), Choice(_months()))
        later = N_("Can be chosen per item before its first use")
        add("costing", N_("Costing of items"), Choice(COSTINGS), help=later, span=2)
        self.caption = label("", "label")
        self.chart = QTreeWidget()
        self.chart.setHeaderHidden(True)
        self.chart.setProperty("frame", True)
        self.chart.setRootIsDecorated(False)
        self.chart.setIndentation(theme.px(16))
        self.caption.setBuddy(self.chart)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.chart, 1)

    def entered(self, new: NewCompany) -> None:
        """Draws the chart as it will be."""
        self.chart.clear()
        chart = founding.chart(new)
        self.caption.setText(_("Chart of accounts, {count} accounts", count=len(chart)))
        self.chart.setAccessibleName(self.caption.text())
        headings: dict[str, QTreeWidgetItem] = {}
        for account, parent in chart:
            item = QTreeWidgetItem(headings.get(parent, self.chart))
            item.setText(0, f"{account.code}  {account.worded_name}")
            item.setFont(0, theme.font("table", bold=account.is_header))
            headings[account.code] = item
        self.chart.expandAll()


class TaxStep(Step):
    """PPN, NPWP, and what payroll must know."""

    def __init__(self) -> None:
        super().__init__()
        add = self.form.add
        pkp = ((True, N_("Yes, charges PPN (VAT)")), (False, N_("No")))
        add("is_pkp", N_("Registered for PPN (VAT)"), Choice(pkp))
        none = N_("Leave empty if there is none yet")
        add("npwp", N_("NPWP (15 or 16 digits)"), TextEdit(), help=none)
        roundings = (("document", N_("Per document")), ("line", N_("Per line")))
        add("ppn_rounding", N_("Rounding of PPN (VAT)"), Choice(roundings))
        classes = tuple((number, str(number)) for number in range(1, 6))
        risk = N_("From 1, an office, to 5, the most dangerous work")
        add("jkk_class", N_("JKK risk class"), Choice(classes), help=risk)
        self.form.set_values({"is_pkp": True, "jkk_class": 1})
        self.column.addStretch(1)

    def problems(self) -> list[Problem]:
        """An NPWP that is too short says by how much."""
        digits = sum(each.isdigit() for each in self.form.value("npwp"))
        if 0 < digits < NPWP_DIGITS - 1:
            return [Problem("npwp", SHORT_NPWP, {"count": NPWP_DIGITS - digits})]
        return []


def _months() -> tuple[tuple[int, str], ...]:
    """The months by name; the English names are marked and worded where they are shown."""
    return tuple(enumerate(formats.MONTHS["en"], start=1))
