"""How a figure came about: every step with its formula, what went in, and the rule it rests on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.kernel import formats
from app.kernel.explanation import Explained, Operand
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.text import N_, _
from ui.kit import screen_room, theme
from ui.kit.buttons import Button, label, row

RULE_WIDTH = 220
RuleWords = Callable[[str], str]


def said(value: Operand) -> str:
    """An operand for people."""
    if isinstance(value, Money):
        return formats.money(value)
    if isinstance(value, Quantity):
        return formats.quantity(value)
    if isinstance(value, UnitPrice):
        return formats.unit_price(value)
    if isinstance(value, Rate):
        return formats.rate(value)
    if isinstance(value, str):
        return _(value)
    return formats.exact(value)


def steps(
    explained: tuple[Explained, ...], rule_words: RuleWords
) -> list[tuple[int, str, str, str, str]]:
    """(depth, label, result, how, rule) of every step, each followed by what it rests on."""
    found: list[tuple[int, str, str, str, str]] = []

    def tell(step: Explained, depth: int) -> None:
        how = _(step.formula) if step.formula else ""
        rule = rule_words(step.rule) if step.rule else ""
        found.append((depth, _(step.label), said(step.result), how, rule))
        for name, value in step.operands:
            found.append((depth + 1, _(name), said(value), "", ""))
        for part in step.parts:
            tell(part, depth + 1)

    for step in explained:
        tell(step, 0)
    return found


class ExplainedDialog(QDialog):
    """The steps as a tree. ``rule_words`` says what the id of a rule means."""

    def __init__(
        self,
        title: str,
        explained: tuple[Explained, ...],
        rule_words: RuleWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("How it was calculated"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(label(title, "h2"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("How it was calculated"))
        self.tree.setHeaderLabels([_("Step"), _("Result"), _("How"), _("Rule")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._fill(steps(explained, rule_words))
        column.addWidget(self.tree, 1)
        close = Button(N_("Close"), self.accept, role="primary")
        column.addLayout(row(1, close))
        screen_room.take(self, 1060, 600)

    def _fill(self, told: list[tuple[int, str, str, str, str]]) -> None:
        above: list[QTreeWidgetItem] = []
        for depth, name, result, how, rule in told:
            item = QTreeWidgetItem([name, result, how, rule])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(2, how)
            item.setToolTip(3, rule)
            del above[depth:]
            if above:
                above[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
                item.setFont(1, font)
            above.append(item)
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        for at in (0, 1):
            self.tree.resizeColumnToContents(at)
        self.tree.setColumnWidth(3, theme.px(RULE_WIDTH))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
