"""The totals of a document: what was calculated, and the two amounts that are typed there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.terbilang import amount_in_words
from app.kernel.text import N_, _, language
from app.tax.ppn import PpnRule
from app.trade.totals import EMPTY, Totals
from ui.kit import theme
from ui.kit.buttons import label, line, set_shown
from ui.kit.fields import MoneyEdit
from ui.kit.totals import TOTALS

NAMES = {
    "gross": N_("Gross"),
    "line_discount": N_("Line discounts"),
    "discount": N_("Document discount"),
    "freight": N_("Freight"),
    "dpp": N_("Tax base (DPP)"),
    "dpp_other": N_("DPP nilai lain ({factor})"),
    "ppn": N_("PPN {rate}"),
}
TAXED = ("dpp", "dpp_other", "ppn")
TYPED = ("discount", "freight")


class Figure(QLabel):
    """An amount that tells how it came about when it is clicked."""

    clicked = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()) and not self.hasSelectedText():
            self.clicked.emit()


class TotalsForm(QScrollArea):
    """``changed`` when discount or freight was typed; ``asked`` when a figure is to be explained."""

    changed = Signal()
    asked = Signal()
    WIDTH = 318

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(TOTALS)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._totals = EMPTY
        self._rule: PpnRule | None = None
        self._names: dict[str, QLabel] = {}
        self._amounts: dict[str, QLabel] = {}
        self.editors = {key: MoneyEdit() for key in TYPED}
        self._build()
        theme.follow(self, self._size)
        self._size()
        self.show_totals(EMPTY, None)

    def _build(self) -> None:
        page = QFrame()
        page.setProperty("role", "alt")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.px(m) for m in (14, 8, 14, 8)])
        column.setSpacing(theme.px(3))
        for key in NAMES:
            self._names[key] = label("", "muted")
            column.addLayout(self._row(self._names[key], self._value(key)))
        column.addWidget(line())
        self._total_name, self.total = label("", "h1"), self._figure("h1")
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addLayout(self._row(self._total_name, self.total))
        self.words = label("", "label", wrap=True)
        column.addWidget(self.words)
        self._message = label("", "label", wrap=True, tone="danger")
        column.addWidget(self._message)
        column.addStretch(1)

    @staticmethod
    def _row(name: QWidget, value: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(value)
        return row

    def _value(self, key: str) -> QWidget:
        if key not in self.editors:
            self._amounts[key] = self._figure("")
            return self._amounts[key]
        editor = self.editors[key]
        editor.changed.connect(lambda: self._typed(key))
        self._names[key].setBuddy(editor)
        return editor

    def _figure(self, role: str) -> Figure:
        made = Figure(role)
        made.clicked.connect(self.asked)
        return made

    def _size(self) -> None:
        self.setFixedWidth(theme.px(self.WIDTH))
        for editor in self.editors.values():
            editor.setFixedWidth(theme.px(128))

    def _typed(self, key: str) -> None:
        self._mark(key, "")
        self.changed.emit()

    # -- typed amounts ------------------------------------------------------------------------

    def amount(self, key: str) -> Money:
        """What was typed as discount or freight."""
        value = self.editors[key].value()
        return value if isinstance(value, Money) else ZERO

    def entry(self) -> dict[str, Any]:
        """The typed amounts, for undo and for what is not finished."""
        return {key: editor.value() for key, editor in self.editors.items()}

    def set_entry(self, entry: dict[str, Any]) -> None:
        for key, value in entry.items():
            self.editors[key].set_value(value)
            self._mark(key, "")

    def set_amounts(self, discount: Money, freight: Money) -> None:
        for key, value in (("discount", discount), ("freight", freight)):
            self.editors[key].set_value(value or None)
            self._mark(key, "")

    def set_read_only(self, on: bool) -> None:
        for editor in self.editors.values():
            editor.set_read_only(on)

    def entry_problems(self) -> list[Problem]:
        """What was typed and cannot be read."""
        found = []
        for key, editor in self.editors.items():
            editor.settle()
            if editor.problem():
                found.append(Problem(key, "{text}", {"text": editor.problem()}))
        return found

    def show_problems(self, problems: list[Problem]) -> None:
        """Marks the amounts that were refused."""
        sentences = {p.field: p.sentence() for p in problems if p.field in self.editors}
        for key in TYPED:
            self._mark(key, sentences.get(key, ""))

    def _mark(self, key: str, sentence: str) -> None:
        editor = self.editors[key]
        theme.set_property(editor, "error", bool(sentence))
        editor.setToolTip(sentence)
        editor.setAccessibleDescription(sentence)
        sentences = (each.accessibleDescription() for each in self.editors.values())
        self._message.setText("\n".join(filter(None, sentences)))
        set_shown(self._message, bool(self._message.text()))

    def jump_to(self, key: str) -> None:
        self.editors[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.editors[key].selectAll()

    # -- calculated amounts -------------------------------------------------------------------

    def show_totals(self, totals: Totals, rule: PpnRule | None) -> None:
        """``rule`` None: no PPN is shown."""
        self._totals, self._rule = totals, rule
        shown = {key: getattr(totals, key) for key in NAMES}
        shown["line_discount"] = -totals.line_discount
        for key, amount_label in self._amounts.items():
            amount_label.setText(formats.money(shown[key]))
        visible = dict.fromkeys(TAXED, rule is not None)
        visible["dpp_other"] = rule is not None and totals.dpp_other != totals.dpp
        visible["line_discount"] = bool(totals.line_discount)
        for key, on in visible.items():
            set_shown(self._names[key], on)
            set_shown(self._amounts[key], on)
        self.total.setText(formats.rupiah(totals.total))
        words = amount_in_words(totals.total, language()) if totals.total.minor > 0 else ""
        self.words.setText(words)
        self._word()

    def whole(self) -> str:
        """The total."""
        return self.total.text()

    def resizeEvent(self, event: Any) -> None:
        """Where not all of it fits, the total is what stays in sight."""
        super().resizeEvent(event)
        if self.widget() is not None and self.widget().sizeHint().height() > self.height():
            self.ensureWidgetVisible(self.words)

    def _word(self) -> None:
        factor = self._rule.base_factor.exact if self._rule else 1
        rate = formats.rate(self._rule.rate) if self._rule else ""
        for key, name in self._names.items():
            name.setText(_(NAMES[key], factor=factor, rate=rate))
        for key, editor in self.editors.items():
            editor.setAccessibleName(_(NAMES[key]))
        for figure in (self.total, *self._amounts.values()):
            figure.setToolTip(_("How it was calculated (Ctrl+E)"))
        self._total_name.setText(_("Total"))
        self.setAccessibleName(f"{_('Total')} {formats.rupiah(self._totals.total)}")

    def retranslate(self) -> None:
        for editor in self.editors.values():
            editor.retranslate()
        self.show_totals(self._totals, self._rule)
