"""What stands inside a department's dock: section tabs above, the section or an open document below.

Sections are made when they are first shown. Only what is shown stands in the dock, the rest waits in the
wings: Qt dresses all that is in a dock anew whenever the dock is turned to. In a document the row of tabs shows "Daftar" (the way back)
and the documents; in a section it shows the sections and then the documents.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMetaObject, QObject, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.kernel.text import _
from ui.kit import tasks, theme
from ui.kit.manifest import Context, DepartmentPanels, DocumentPanel, Section, called, made
from ui.shell.section_tabs import SectionTabs, TabFace

_LIST = ("list", "")
COUNTED_AFTER = 100  # milliseconds: what was asked for is seen first


class DepartmentDock(QWidget):
    """One department in one dock."""

    path_changed = Signal(str)
    document_kept = Signal(str, object)
    beside_requested = Signal(str)

    def __init__(self, panels: DepartmentPanels, context: Context, window: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"department.{panels.key}")
        self.panels, self.context = panels, context
        self._sections = panels.allowed(context.session)
        self._made: dict[str, QWidget] = {}
        self._paths: dict[str, str] = {}
        self._counts: dict[str, int | None] = {}
        self._documents: list[tuple[str, int | None, QWidget]] = []
        self._ties: dict[QWidget, list[QMetaObject.Connection]] = {}
        self._section = self._sections[0].key if self._sections else ""
        self._wings = QWidget(window, visible=False)
        self.destroyed.connect(self._wings.deleteLater)
        self._clearing = QTimer(self, singleShot=True, interval=0)
        self._clearing.timeout.connect(self._clear_stage)
        self._counting = QTimer(self, singleShot=True, interval=COUNTED_AFTER)
        self._counting.timeout.connect(self.show_counts)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = QFrame()
        self._bar.setObjectName("sectionBar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.tabs = SectionTabs()
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.tabs.tabCloseRequested.connect(self._close_tab)
        self.tabs.menu_requested.connect(self._show_tab_menu)
        row.addWidget(self.tabs)
        self.stack = QStackedWidget()
        column.addWidget(self._bar)
        column.addWidget(self.stack, 1)

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def section(self) -> str:
        """The key of the current (or last) section."""
        return self._section

    def current(self) -> QWidget | None:
        """The section or document that is shown."""
        return self.stack.currentWidget()

    def in_document(self) -> bool:
        return any(widget is self.current() for _k, _i, widget in self._documents)

    def path(self) -> str:
        """The muted words behind the department's name."""
        section = self.panels.section(self._section)
        for _kind, _id, widget in self._documents:
            if widget is self.current():
                kind, title = _(self._kind(_kind).title), _document_title(widget)
                return title if title.startswith(kind) else f"{kind} / {title}"
        title, more = _(section.title), self._paths.get(self._section, "")
        if not more or title in more:
            return more or title
        return f"{title} · {more}"

    def screens(self) -> tuple[str, ...]:
        """What is shown, by the names the manual knows: kind of document, section, department."""
        kinds = [kind for kind, _id, widget in self._documents if widget is self.current()]
        return (*kinds, f"{self.panels.key}.{self._section}", self.panels.key)

    def show_section(self, key: str = "", **filters: Any) -> QWidget | None:
        """Shows a section, making it if need be; hands ``filters`` to it."""
        if not any(section.key == key for section in self._sections):
            key = self._section
        if not key:
            return None
        self._section = key
        widget = self._section_widget(self.panels.section(key))
        self._bring(widget)
        if filters and hasattr(widget, "apply_filters"):
            widget.apply_filters(**filters)
        if not self._counts:
            self._counting.start()
        self._refill()
        return widget

    def _bring(self, widget: QWidget) -> None:
        """Shows a section; it gets the keyboard where what it replaces had it.

        Left to itself Qt would hand the keyboard to the first field in the row: the search.
        """
        gone, focused = self.current(), QApplication.focusWidget()
        self._turn_to(widget)
        if gone is None or gone is widget or focused is None:
            return
        if gone is focused or gone.isAncestorOf(focused):
            widget.setFocus()

    def _turn_to(self, widget: QWidget) -> None:
        """Shows a section or document; what it replaces leaves the dock afterwards, as a task of its own."""
        self.stack.setCurrentIndex(self.stack.addWidget(widget))
        self._clearing.start()

    def _clear_stage(self) -> None:
        for widget in self.widgets():
            if self.stack.indexOf(widget) >= 0 and widget is not self.current():
                self.stack.removeWidget(widget)
                widget.setParent(self._wings)

    def _section_widget(self, section: Section) -> QWidget:
        if section.key not in self._made:
            widget = made(section.make, self.context)
            widget.setObjectName(f"{self.panels.key}.{section.key}")
            if hasattr(widget, "path_changed"):
                widget.path_changed.connect(lambda text: self._set_path(section.key, text))
            self._take_path(section.key, widget)
            self._made[section.key] = widget
        return self._made[section.key]

    def _take_path(self, section: str, widget: QWidget) -> None:
        """What a section says of itself, in the language of now."""
        if hasattr(widget, "path"):
            self._paths[section] = widget.path()

    def _set_path(self, section: str, text: str) -> None:
        self._paths[section] = text
        self.path_changed.emit(self.path())

    def begin_with(self, key: str) -> None:
        """The section of a kept layout: shown when the dock is next seen, at once where it is seen now."""
        if not any(section.key == key for section in self._sections):
            return
        self._section = key
        if self.isVisible():
            self.show_section(key)

    def sections(self) -> tuple[Section, ...]:
        return self._sections

    def step_section(self, by: int) -> None:
        """Ctrl+PgUp and Ctrl+PgDn: the next tab."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    # -- documents -------------------------------------------------------------------------------

    def _kind(self, kind: str) -> DocumentPanel:
        return next(document for document in self.panels.documents if document.kind == kind)

    def opens(self, kind: str) -> bool:
        """Whether documents of this kind live here."""
        return any(document.kind == kind for document in self.panels.documents)

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> QWidget:
        """The document's tab: the one that is open already, or a new one."""
        self._learn_keys()
        for known, number, widget in self._documents:
            if id is not None and (known, number) == (kind, id):
                self.show_document(widget)
                return widget
        panel = self._kind(kind)
        widget = made(panel.make, self.context, id, **values)
        self._section = panel.section or self._section
        self._take_in(kind, id, widget)
        self.show_document(widget)
        return widget

    def _take_in(self, kind: str, id: int | None, widget: Any) -> None:
        self._documents.append((kind, id, widget))
        ties = self._ties[widget] = []
        if hasattr(widget, "title_changed"):
            ties.append(widget.title_changed.connect(self._refill))
        if hasattr(widget, "close_requested"):
            ties.append(widget.close_requested.connect(lambda: self.close_document(widget)))

    def take_over(self, other: DepartmentDock) -> None:
        """The documents open in another dock of the department go on in this one."""
        documents, other._documents = other._documents, []
        for kind, id, widget in documents:
            for tie in other._ties.pop(widget):
                QObject.disconnect(tie)
            widget.setParent(self._wings)
            self._take_in(kind, id, widget)
        if documents:
            self.show_document(documents[-1][2])

    def has_open(self, kind: str, id: int | None) -> bool:
        """Whether this document stands open here."""
        self._learn_keys()
        return id is not None and any((k, i) == (kind, id) for k, i, _widget in self._documents)

    def _learn_keys(self) -> None:
        """A new document gets its id when it is saved; when that is seen, it is told."""
        known = self._documents
        self._documents = [
            (*(widget.document_key() if hasattr(widget, "document_key") else (kind, id)), widget)
            for kind, id, widget in known
        ]
        for (_kind, before, _widget), (kind, id, _same) in zip(known, self._documents, strict=True):
            if before is None and id:
                self.document_kept.emit(kind, id)

    def show_document(self, widget: QWidget) -> None:
        """Brings an open document to the front."""
        self._turn_to(widget)
        self._refill()
        widget.setFocus()

    def documents(self) -> list[QWidget]:
        return [widget for _kind, _id, widget in self._documents]

    def close_document(self, widget: QWidget) -> bool:
        """Closes a document's tab; False where the person wants to keep it."""
        if hasattr(widget, "may_close") and not widget.may_close():
            return False
        was_current = widget is self.current()
        self._documents = [entry for entry in self._documents if entry[2] is not widget]
        if was_current:
            self.show_section(self._section)
        else:
            self._refill()
        self.stack.removeWidget(widget)
        del self._ties[widget]
        widget.deleteLater()
        return True

    def close_current(self) -> bool:
        """Ctrl+W: closes the document that is shown; True if there was one."""
        widget = self.current()
        if widget is None or not self.in_document():
            return False
        self.close_document(widget)
        return True

    def may_close_all(self) -> bool:
        """Asks for every document with unsaved changes."""
        return all(
            widget.may_close() for widget in self.documents() if hasattr(widget, "may_close")
        )

    # -- tabs ------------------------------------------------------------------------------------

    def _refill(self) -> None:
        """Makes the row of tabs anew from what is open."""
        self._learn_keys()
        blocker = QSignalBlocker(self.tabs)
        while self.tabs.count():
            self.tabs.removeTab(0)
        if self.in_document():
            self.tabs.add(_("List"), _LIST)
        else:
            for section in self._sections:
                face = TabFace(count=self._counts.get(section.key))
                self.tabs.add(_(section.title), ("section", section.key), face)
        for _kind, _id, widget in self._documents:
            modified = hasattr(widget, "is_modified") and widget.is_modified()
            icon = "ph.note-pencil" if modified else ""
            face = TabFace(modified=modified, closable=True, icon=icon)
            self.tabs.add(_document_title(widget), ("document", widget), face)
        self._choose_tab()
        blocker.unblock()
        self._bar.setVisible(len(self._sections) + len(self._documents) > 1)
        self.path_changed.emit(self.path())

    def _choose_tab(self) -> None:
        wanted = ("section", self._section)
        for index in range(self.tabs.count()):
            key = self.tabs.key(index)
            if (key == wanted and not self.in_document()) or (
                isinstance(key, tuple) and key[1] is self.current()
            ):
                self.tabs.setCurrentIndex(index)

    def _tab_chosen(self, index: int) -> None:
        key = self.tabs.key(index)
        if key == _LIST:
            self.show_section(self._section)
        elif isinstance(key, tuple) and key[0] == "section":
            self.show_section(str(key[1]))
        elif isinstance(key, tuple):
            self.show_document(key[1])

    def tab_menu(self, index: int) -> QMenu | None:
        """What can be done with a section's tab; nothing with a document's."""
        key = self.tabs.key(index)
        if not isinstance(key, tuple) or key[0] != "section":
            return None
        menu = QMenu(self)
        section = str(key[1])
        menu.addAction(_("Open beside"), lambda: self.beside_requested.emit(section))
        return menu

    def _show_tab_menu(self, index: int, place: QPoint) -> None:
        menu = self.tab_menu(index)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _close_tab(self, index: int) -> None:
        key = self.tabs.key(index)
        if isinstance(key, tuple) and key[0] == "document":
            self.close_document(key[1])

    def show_counts(self) -> None:
        """Asks each section's count again, in the background."""
        session = self.context.session
        asked = {each.key: each.count for each in self._sections if each.count is not None}
        if asked:
            tasks.fetch(
                self,
                lambda: {key: called(count)(session) for key, count in asked.items()},
                self._set_counts,
            )

    def _set_counts(self, counts: dict[str, int | None]) -> None:
        self._counts.update(counts)
        for index in range(self.tabs.count()):
            key = self.tabs.key(index)
            if isinstance(key, tuple) and key[0] == "section":
                self.tabs.set_face(index, TabFace(count=self._counts.get(str(key[1]))))

    # -- language and size -----------------------------------------------------------------------

    def widgets(self) -> list[QWidget]:
        """Every section and document made so far."""
        return [*self._made.values(), *self.documents()]

    def retranslate(self) -> None:
        """Words everything again; a panel that cannot is made anew when it is next shown."""
        was_seen = self.stack.count() > 0
        for key, widget in list(self._made.items()):
            if hasattr(widget, "retranslate"):
                widget.retranslate()
                self._take_path(key, widget)
            else:
                self._discard(key, widget)
        for widget in self.documents():
            if hasattr(widget, "retranslate"):
                widget.retranslate()
        if was_seen and not self.in_document():
            self.show_section(self._section)
        elif was_seen:
            self._refill()

    def _discard(self, key: str, widget: QWidget) -> None:
        del self._made[key]
        self.stack.removeWidget(widget)
        widget.deleteLater()

    def retheme(self) -> None:
        """Takes up colours and sizes of now."""
        for widget in self.widgets():
            if hasattr(widget, "retheme"):
                widget.retheme()
        self.tabs.updateGeometry()

    def refresh(self) -> None:
        """F5: reads the shown section or document again, and the counts."""
        widget = self.current()
        if widget is not None and hasattr(widget, "refresh"):
            widget.refresh()
        self.show_counts()

    def showEvent(self, event: Any) -> None:
        """The section is made when the dock is first seen with it; in a window that is only coming, once
        that stands: it may come with another dock in front."""
        super().showEvent(event)
        if self.window().testAttribute(Qt.WidgetAttribute.WA_Mapped):
            self._make_seen()
        else:
            QTimer.singleShot(0, self, self._make_seen)

    def _make_seen(self) -> None:
        due = self._section and self._made.get(self._section) is not self.current()
        if self.isVisible() and (self.current() is None or (due and not self.in_document())):
            self.show_section(self._section)


def _document_title(widget: QWidget) -> str:
    return str(widget.title()) if hasattr(widget, "title") else widget.windowTitle()
