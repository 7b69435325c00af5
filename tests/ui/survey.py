"""What can be wrong with any window, found by looking at every visible widget of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.kernel import text
from ui.kit import theme
from ui.kit.buttons import Chip, ElidedLabel
from ui.kit.fields import Choice, ParsedEdit
from ui.kit.table import cells
from ui.kit.table.base_model import TableModel
from ui.kit.table.header import TableHeader
from ui.kit.table.rows_model import GroupRow
from ui.kit.table.view import TableView

SMALLEST_TARGET = 24
TOLERANCE = 1
MOST_STOPS = 300
KEPT = {"Gross", "Net", "Koperasi"}  # terms of the law that stay in both languages
NAMED_ONCE = {"Pelanggan tunai", "Walk-in customer"}  # a customer, named as the books were begun


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widget and everything below it that is shown, other windows excepted."""
    if root.isVisible():
        yield root
    for child in root.findChildren(QWidget):
        if child.isVisible() and child.window() is root.window() and child.width() > 0:
            yield child


def told(widget: QWidget) -> str:
    """Which widget it is, for a failing test."""
    names = [type(widget).__name__]
    text_of = getattr(widget, "text", None)
    words = text_of() if callable(text_of) else ""
    above = [w for w in _above(widget) if w.objectName()]
    where = above[0].objectName() if above else ""
    return f"{names[0]}#{widget.objectName()} {str(words)[:50]!r} in {where}"


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


# -- words that do not fit ----------------------------------------------------------------------


def clipped(root: QWidget) -> list[str]:
    """Labels, buttons, tabs, fields, column titles and amounts that do not show all their words."""
    found = []
    for widget in visible(root):
        trouble = _trouble(widget)
        if trouble:
            found.append(f"{told(widget)}: {trouble}")
    return found


def _trouble(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label_trouble(widget) or _outside(widget)
    if isinstance(widget, Chip):
        needed = widget.width_as(compact=widget.compact)
        cut = needed > widget.width() + TOLERANCE
        return "cut without a tooltip" if cut and not widget.toolTip() else _outside(widget)
    if isinstance(widget, QPushButton):
        return _narrow(widget, widget.sizeHint().width()) or _outside(widget)
    if isinstance(widget, QToolButton) and _shows_words(widget):
        return _narrow(widget, _words_width(widget)) or _outside(widget)
    if isinstance(widget, QTabBar):
        return _tab_trouble(widget)
    if isinstance(widget, ParsedEdit):
        return _amount_trouble(widget)
    if isinstance(widget, QComboBox):
        needed = QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()) + theme.px(30)
        return _narrow(widget, needed) if not widget.toolTip() else ""
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        return _header_trouble(widget)
    if isinstance(widget, TableView):
        return _table_trouble(widget)
    return ""


def _narrow(widget: QWidget, needed: int) -> str:
    lacking = needed - widget.width()
    return f"{lacking} px too narrow" if lacking > TOLERANCE else ""


def _shows_words(button: QToolButton) -> bool:
    return bool(button.text()) and (
        button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly or button.icon().isNull()
    )


def _words_width(button: QToolButton) -> int:
    metrics = QFontMetrics(button.font())
    return max(metrics.horizontalAdvance(line) for line in button.text().split("\n"))


def _label_trouble(label: QLabel) -> str:
    if not label.text() or not label.pixmap().isNull():
        return ""
    if isinstance(label, ElidedLabel) or label.toolTip():
        return ""
    inner = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + TOLERANCE:
            return f"{needed - label.height()} px too low for its lines"
        longest = max(_advance(label, word) for word in label.text().split() or [""])
        return _narrow_by(longest, inner.width())
    widest = _advance(label, label.text())
    return _narrow_by(widest, inner.width()) or _low(label)


def _narrow_by(needed: int, room: int) -> str:
    return f"{needed - room} px too narrow" if needed > room + TOLERANCE else ""


def _low(label: QLabel) -> str:
    needed = QFontMetrics(label.font()).tightBoundingRect(label.text()).height()
    return f"{needed - label.height()} px too low" if needed > label.height() + TOLERANCE else ""


def _advance(label: QLabel, words: str) -> int:
    if label.textFormat() == Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(words)
        return round(document.idealWidth())
    metrics = QFontMetrics(label.font())
    return max(metrics.horizontalAdvance(line) for line in words.split("\n"))


def _outside(widget: QWidget) -> str:
    """Whether part of it lies outside what holds it; inside something that scrolls that is fine."""
    box = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    for above in _above(widget):
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return ""
        room = QRect(above.mapToGlobal(QPoint(0, 0)), above.size())
        beyond = max(box.right() - room.right(), box.bottom() - room.bottom())
        if beyond > 2:
            return f"{beyond} px outside {type(above).__name__}#{above.objectName()}"
        if above.isWindow():
            return ""
    return ""


def _tab_trouble(bar: QTabBar) -> str:
    for index in range(bar.count()):
        if bar.tabRect(index).width() + TOLERANCE < bar.tabSizeHint(index).width():
            return f"tab {bar.tabText(index)!r} is cut"
        if bar.tabRect(index).right() > bar.width() and not bar.usesScrollButtons():
            return f"tab {bar.tabText(index)!r} is outside"
    return ""


def _amount_trouble(field: ParsedEdit) -> str:
    needed = QFontMetrics(field.font()).horizontalAdvance(field.text()) + theme.px(14)
    return f"{field.text()!r}: " + _narrow(field, needed) if _narrow(field, needed) else ""


def _header_trouble(header: QHeaderView) -> str:
    if isinstance(header, TableHeader):
        for column in range(header.count()):
            size = header.sectionSize(column)
            if not header.isSectionHidden(column) and header.needed(column) > size + TOLERANCE + 2:
                return f"column {header._title(column)!r} is {header.needed(column) - size} px cut"
        return ""
    model = header.model()
    metrics = QFontMetrics(header.font())
    for column in range(header.count()):
        words = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        needed = metrics.horizontalAdvance(words) + theme.px(14)
        size = header.sectionSize(column)
        if not header.isSectionHidden(column) and needed > size + TOLERANCE:
            return f"column {words!r} is {needed - size} px cut"
    return ""


def _table_trouble(view: TableView) -> str:
    """Amounts, numbers, dates and states are shown whole."""
    model = view.model()
    if not isinstance(model, TableModel):
        return ""
    plain, bold = (QFontMetrics(theme.font("table", bold=heavy)) for heavy in (False, True))
    for row in range(min(model.rowCount(), 60)):
        value = model.index(row, 0).data(cells.RowRole)
        heavy = value is not None and model.style_of(value) in ("group", "subtotal", "total")
        for column, described in enumerate(model.columns):
            if described.kind not in cells.WHOLE or view.isColumnHidden(column):
                continue
            if heavy and not described.total:
                continue
            words = str(model.index(row, column).data() or "")
            needed = (bold if heavy else plain).horizontalAdvance(words) + theme.px(7)
            if needed > view.columnWidth(column) + TOLERANCE:
                return f"{words!r} of {described.key} is cut"
    return ""


# -- what a screen reader is told ---------------------------------------------------------------


def focusable(root: QWidget) -> Iterator[QWidget]:
    """What the keyboard can reach, and what a mouse focuses."""
    for widget in visible(root):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            yield widget


def unnamed(root: QWidget) -> list[str]:
    """What can be focused or clicked and has no accessible name."""
    found = []
    for widget in {*focusable(root), *_buttons(root)}:
        inside_field = isinstance(widget.parentWidget(), QLineEdit)  # F4 and Esc do the same
        if inside_field or not widget.isEnabled():
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name) if face is not None else ""
        if not name.strip():
            found.append(told(widget))
    return found


def _buttons(root: QWidget) -> Iterator[QWidget]:
    for widget in visible(root):
        if isinstance(widget, QAbstractButton):
            yield widget


def unspoken_cells(root: QWidget) -> list[str]:
    """Cells of tables that a screen reader would be told nothing of: column, value and line."""
    found = []
    for view in visible(root):
        model = view.model() if isinstance(view, TableView) else None
        if not isinstance(model, TableModel) or not model.rowCount():
            continue
        row = _first_plain_row(model)
        for column, described in enumerate(model.columns):
            index = model.index(row, column)
            spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            shown = str(index.data() or "")
            title = text.translate(described.title)
            if shown and (title not in spoken or str(row + 1) not in spoken):
                found.append(f"{told(view)} {described.key}: {spoken!r}")
    return found


def _first_plain_row(model: TableModel) -> int:
    """Past the heads of groups, which tell their title and count."""
    for row in range(model.rowCount()):
        if not isinstance(model.index(row, 0).data(cells.RowRole), GroupRow):
            return row
    return 0


def small_targets(root: QWidget) -> list[str]:
    """Buttons and boxes smaller than 24 × 24; links inside sentences are as high as their line."""
    found = []
    for widget in visible(root):
        if not isinstance(widget, QAbstractButton | QComboBox | QLineEdit):
            continue
        if widget.property("role") == "link" or isinstance(widget.parentWidget(), QLineEdit):
            continue
        if isinstance(widget.parentWidget(), QTabBar):
            continue
        if min(widget.width(), widget.height()) < SMALLEST_TARGET:
            found.append(f"{told(widget)} {widget.width()}×{widget.height()}")
    return found


# -- words of the other language ----------------------------------------------------------------


def words_of(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """All words of the program that a window shows or tells, its data left out."""
    for widget in visible(root):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QComboBox):
            for index in range(widget.count()):
                yield widget, widget.itemText(index)
        if isinstance(widget, Choice):
            for _key, words in widget.choices():
                yield widget, words
        if isinstance(widget, QTabBar):
            for index in range(widget.count()):
                yield widget, widget.tabText(index)
        if isinstance(widget, QHeaderView) and widget.model() is not None:
            for column in range(widget.count()):
                words = widget.model().headerData(column, widget.orientation())
                yield widget, str(words or "")
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()
        for action in widget.actions():
            yield widget, action.text()
    yield root, root.windowTitle()


def of_other_language(root: QWidget, language: str) -> list[str]:
    """Words that the catalogues know only in the other language."""
    indonesian = text.catalogue("id")
    english = {_plain(source) for source in indonesian}
    wordings = {_plain(wording) for wording in indonesian.values()}
    foreign = (english - wordings if language == "id" else wordings - english) - KEPT - NAMED_ONCE
    return sorted(
        {
            f"{told(widget)}: {part!r}"
            for widget, words in words_of(root)
            for part in _parts(words)
            if part in foreign
        }
    )


def _parts(words: str) -> Iterable[str]:
    """The words whole, and the pieces that are put together from catalogue entries."""
    plain = _plain(words)
    yield plain
    for mark in (" (", ", ", " · ", ": ", "\t", " — "):
        yield from plain.split(mark)


def _plain(words: str) -> str:
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


# -- focus --------------------------------------------------------------------------------------


def without_ring(root: QWidget, seen: set[tuple[str, ...]]) -> list[str]:
    """Kinds of widgets that look the same with the keyboard as without; each kind is tried once."""
    found = []
    for widget in list(focusable(root)):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        kind = (type(widget).__name__, str(widget.property("role")), widget.objectName())
        if kind in seen or not widget.isEnabled():
            continue
        seen.add(kind)
        other = next((w for w in focusable(root) if w is not widget and w.isEnabled()), None)
        if other is None:
            continue
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and widget.grab().toImage() == before:
            found.append(told(widget))
    return found


def tab_stops(root: QWidget) -> list[QWidget]:
    """Where Tab goes from the first field on, until it comes back; cells of grids are not entered."""
    window: Any = root.window()
    enabled = [w for w in focusable(root) if w.isEnabled()]
    first = next((w for w in enabled if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    chain = [first]
    for _step in range(MOST_STOPS):
        window.focusNextPrevChild(True)
        reached = window.focusWidget()
        if reached in chain:
            return chain
        chain.append(reached)
    raise AssertionError(f"Tab never comes back from {told(first)}")


def unreachable(root: QWidget) -> list[str]:
    """What takes the keyboard but is never come to with Tab."""
    reached = tab_stops(root)
    return [
        told(widget)
        for widget in focusable(root)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget not in reached
    ]


def out_of_order(root: QWidget) -> list[str]:
    """Neighbours in the tab order, in the same holder, that stand the other way round on screen."""
    found = []
    for one, next_one in pairwise(tab_stops(root)):
        if one.parentWidget() is not next_one.parentWidget():
            continue
        above = next_one.geometry().bottom() < one.geometry().top()
        level = not above and next_one.geometry().top() <= one.geometry().bottom()
        left = level and next_one.geometry().right() < one.geometry().left()
        if above or left:
            found.append(f"{told(one)} then {told(next_one)}")
    return found
