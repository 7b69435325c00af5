"""The pages of a document as small pictures, each drawn when it comes into sight."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.kernel.text import _
from ui.kit import theme
from ui.kit.pdf_pages import PdfPages
from ui.kit.table.base_model import NO_INDEX, Index

WIDTH, PICTURE = 128, 92


class _Pages(QAbstractListModel):
    """One row per page."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: PdfPages | None = None

    def show_pages(self, pages: PdfPages) -> None:
        self.beginResetModel()
        self.pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self.pages is None else len(self.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("Page {number} of {count}", number=index.row() + 1, count=self.rowCount())
        return None


class _Picture(QStyledItemDelegate):
    """A page in its frame, the current one with a ring, its number below."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view
        self._kept: dict[int, QPixmap] = {}

    def forget(self) -> None:
        self._kept.clear()

    def _size(self, row: int) -> QSize:
        size = self._view.pages.size(row)
        return QSize(theme.px(PICTURE), round(theme.px(PICTURE) * size.height() / size.width()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(WIDTH) - 16, self._size(index.row()).height() + theme.px(38))

    def _picture(self, row: int) -> QPixmap:
        if row not in self._kept:
            pages = self._view.pages
            scale = theme.px(PICTURE) / pages.size(row).width()
            image = pages.picture(row, scale, self._view.devicePixelRatioF())
            self._kept[row] = QPixmap.fromImage(image)
        return self._kept[row]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        size = self._size(index.row())
        box = QRect(0, option.rect.top() + theme.px(10), size.width(), size.height())
        box.moveLeft(option.rect.center().x() - size.width() // 2)
        painter.drawPixmap(box, self._picture(index.row()))
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(theme.color("link" if current else "border"), 2 if current else 1))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text" if current else "muted"))
        below = QRect(box.left(), box.bottom() + theme.px(4), box.width(), theme.px(18))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))


class Thumbnails(QListView):
    """``page_chosen`` with the number of the page, from 0."""

    page_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._model, self._delegate = _Pages(), _Picture(self)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "thumbnails")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(_("Pages"))
        self.selectionModel().currentChanged.connect(self._moved)

    @property
    def pages(self) -> PdfPages:
        assert self._model.pages is not None
        return self._model.pages

    def show_pages(self, pages: PdfPages) -> None:
        self._delegate.forget()
        self._model.show_pages(pages)
        self.mark(0)

    def mark(self, number: int) -> None:
        """Shows which page is seen, without asking for it."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._model.index(number))
        self.blockSignals(blocked)
        self.viewport().update()

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self.signalsBlocked():
            self.page_chosen.emit(current.row())
