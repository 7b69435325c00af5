"""The manual in a window of its own: contents and search at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.kernel.text import N_, _, language
from ui.kit import screen_room, theme
from ui.kit.actions import bind
from ui.kit.buttons import IconButton, inset, label
from ui.shell.help import manual
from ui.shell.help.page_view import PageView

SIZE = (1240, 760)
CONTENTS_WIDTH = 270
_NAME = Qt.ItemDataRole.UserRole


def show(asker: QWidget, *screens: str, on_keys: Callable[[], None] | None = None) -> HelpWindow:
    """The page of the first screen that has one, in the help window of ``asker``.

    ``on_keys`` shows the sheet of keys when F1 is pressed once more; without it the page about keys does.
    """
    window: HelpWindow = asker.findChild(HelpWindow) or HelpWindow(asker, on_keys)
    window.open_screen(*screens)
    window.show()
    window.raise_()
    window.activateWindow()
    window.page.setFocus()
    return window


class HelpWindow(QWidget):
    """Back and forward go through the pages that were read; Esc closes; F1 asks for the keys."""

    def __init__(self, asker: QWidget, on_keys: Callable[[], None] | None) -> None:
        super().__init__(asker, Qt.WindowType.Window)
        self.setObjectName("helpWindow")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._read: list[str] = []
        self._at = -1
        self._build(on_keys)
        screen_room.take(self, *SIZE)
        theme.follow(self, self.retranslate)
        self.retranslate()

    def _build(self, on_keys: Callable[[], None] | None) -> None:
        self.back = IconButton("ph.arrow-left", N_("Back"), self.go_back, key="Alt+Left")
        self.forward = IconButton("ph.arrow-right", N_("Forward"), self.go_forward, key="Alt+Right")
        self.search = QLineEdit()
        self.search.setObjectName("helpSearch")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        self.contents, self.hits = QTreeWidget(), QListWidget()
        self.contents.setHeaderHidden(True)
        self.contents.itemActivated.connect(self._item_chosen)
        self.contents.itemClicked.connect(self._item_chosen)
        self.hits.setWordWrap(True)
        self.hits.itemActivated.connect(self._hit_chosen)
        self.hits.itemClicked.connect(self._hit_chosen)
        self.nothing = label("", "muted", wrap=True)
        self.nothing_page = inset(self.nothing, (12, 12, 12, 12))
        self.left = QStackedWidget()
        for widget in (self.contents, self.hits, self.nothing_page):
            self.left.addWidget(widget)
        self.page = PageView()
        self.page.page_wanted.connect(self.open_page)
        self._lay_out()
        for key, act in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+W", self.close),
            ("Esc", self.close),
            ("F1", on_keys or partial(self.open_screen, "keys")),
        ):
            bind(self, key, act)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 7, 8, 7)])
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.search, 1)
        across = QSplitter()
        across.setChildrenCollapsible(False)
        across.addWidget(self.left)
        across.addWidget(self.page)
        across.setStretchFactor(1, 1)
        across.setSizes([theme.px(CONTENTS_WIDTH), theme.px(SIZE[0] - CONTENTS_WIDTH)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(across, 1)

    # -- pages -----------------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The name of the page that is read."""
        return self._read[self._at] if self._read else ""

    def open_screen(self, *screens: str) -> None:
        """The page of a screen."""
        self.open_page(manual.page_for(language(), *screens).name)

    def open_page(self, name: str) -> None:
        """A page by its name; the ones after the present one are forgotten."""
        if name not in manual.pages(language()):
            return
        if name != self.shown:
            self._read = [*self._read[: self._at + 1], name]
            self._at = len(self._read) - 1
        self._show()

    def go_back(self) -> None:
        self._go(-1)

    def go_forward(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._read):
            self._at += by
            self._show()

    def _show(self) -> None:
        page = manual.pages(language())[self.shown]
        self.page.show_page(page, self.search.text())
        self.setWindowTitle(_("Help — {page}", page=page.title))
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._read))
        self._point_to(page.name)

    def _point_to(self, name: str) -> None:
        for item in self._items():
            if item.data(0, _NAME) == name:
                self.contents.setCurrentItem(item)
                self.contents.scrollToItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.contents.topLevelItem(i) for i in range(self.contents.topLevelItemCount())]
        chapters = [top for top in tops if top is not None]
        below = [top.child(i) for top in chapters for i in range(top.childCount())]
        return [*chapters, *(item for item in below if item is not None)]

    # -- contents and search -----------------------------------------------------------------------

    def _fill(self) -> None:
        self.contents.clear()
        chapter: QTreeWidgetItem | None = None
        for page in manual.pages(language()).values():
            item = QTreeWidgetItem([page.title])
            item.setData(0, _NAME, page.name)
            item.setToolTip(0, page.title)
            if page.opens_chapter or chapter is None:
                chapter = item
                self.contents.addTopLevelItem(item)
            else:
                chapter.addChild(item)
        self.contents.expandAll()

    def _item_chosen(self, item: QTreeWidgetItem) -> None:
        self.open_page(item.data(0, _NAME))

    def _hit_chosen(self, item: QListWidgetItem) -> None:
        self.open_page(item.data(_NAME))

    def _take_first(self) -> None:
        if self.hits.count() and self.search.text().strip():
            self._hit_chosen(self.hits.item(max(0, self.hits.currentRow())))

    def _search(self) -> None:
        asked = self.search.text().strip()
        self.hits.clear()
        for hit in manual.search(language(), asked):
            item = QListWidgetItem(f"{hit.page.title}\n{hit.excerpt}")
            item.setData(_NAME, hit.page.name)
            self.hits.addItem(item)
        self.nothing.setText(_("No page holds “{words}”.", words=asked))
        found = self.hits if self.hits.count() else self.nothing_page
        self.left.setCurrentWidget(found if asked else self.contents)

    # -- language --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """The pages of the language of now."""
        self.search.setPlaceholderText(_("Search the manual"))
        self.search.setAccessibleName(_("Search the manual"))
        self.contents.setAccessibleName(_("Contents"))
        self.hits.setAccessibleName(_("Pages found"))
        for button in (self.back, self.forward):
            button.retranslate()
        self._fill()
        self._search()
        if self._read:
            self._show()
