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

from app.kernel import explanation
from app.kernel.explanation import Explained
from app.kernel.text import N_, _
from ui.kit import screen_room, theme
from ui.kit.buttons import Button, label, row

RULE_WIDTH = 220
RuleWords = Callable[[str], str]


def steps(
    explained: tuple[Explained, ...], rule_words: RuleWords
) -> list[tuple[int, str, str, str, str]]:
    """(depth, label, result, how, rule) of every step, each followed by what it rests on."""
    return [
        (told.depth, told.label, explanation.said(told.result), told.how, told.rule)
        for told in explanation.lines(explained, rule_words)
    ]


class StepsTree(QTreeWidget):
    """The steps as a tree, all open. ``tell`` shows others."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How it was calculated"))
        self.setHeaderLabels([_("Step"), _("Result"), _("How"), _("Rule")])
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def tell(self, explained: tuple[Explained, ...], rule_words: RuleWords) -> None:
        self.clear()
        above: list[QTreeWidgetItem] = []
        for depth, name, result, how, rule in steps(explained, rule_words):
            item = QTreeWidgetItem([name, result, how, rule])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(2, how)
            item.setToolTip(3, rule)
            del above[depth:]
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
                item.setFont(1, font)
            above.append(item)
        self.expandAll()
        header = self.header()
        header.setStretchLastSection(False)
        for at in (0, 1):
            self.resizeColumnToContents(at)
        self.setColumnWidth(3, theme.px(RULE_WIDTH))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)


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
        self.tree = StepsTree()
        self.tree.tell(explained, rule_words)
        column.addWidget(self.tree, 1)
        close = Button(N_("Close"), self.accept, role="primary")
        column.addLayout(row(1, close))
        screen_room.take(self, 1060, 600)
