"""How a figure came about: every step with its formula, what went in, and the rule it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from app.kernel import explanation
from app.kernel.explanation import Explained
from app.kernel.text import N_, _
from ui.kit import screen_room, theme
from ui.kit.buttons import Button, label, row

LEAST, RULE_LEAST, RULE_WIDTH = 72, 90, 220
HOW, RULE = 2, 3
HIGHEST = 4000
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
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(theme.px(LEAST))
        header.setSectionResizeMode(HOW, QHeaderView.ResizeMode.Stretch)

    def tell(self, explained: tuple[Explained, ...], rule_words: RuleWords) -> None:
        self.clear()
        above: list[QTreeWidgetItem] = []
        for depth, name, result, how, rule in steps(explained, rule_words):
            item = QTreeWidgetItem([name, result, how, rule])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(HOW, how)
            item.setToolTip(RULE, rule)
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
        for at in (0, 1):
            self.resizeColumnToContents(at)
        rules = [self.fontMetrics().horizontalAdvance(each.text(RULE)) for each in self._items()]
        widest = max(rules, default=0) + theme.px(24)
        self.setColumnWidth(RULE, min(max(widest, theme.px(RULE_LEAST)), theme.px(RULE_WIDTH)))
        self._make_room()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        reached = QTreeWidgetItemIterator(self)
        while item := reached.value():
            yield item
            reached += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Every row as high as its wrapped words: a tree by itself gives them one line."""
        for item in self._items():
            for column in (HOW, RULE):
                width = self.columnWidth(column) - theme.px(16)
                box = self.fontMetrics().boundingRect(
                    0, 0, width, HIGHEST, Qt.TextFlag.TextWordWrap, item.text(column)
                )
                item.setSizeHint(column, QSize(0, box.height() + theme.px(10)))
        self.scheduleDelayedItemsLayout()


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
