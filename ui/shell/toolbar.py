"""The toolbar: new, company, period with its lock, search, workspace, theme, notices, person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.buttons import paint_key
from ui.shell.rail import paint_badge

HEIGHT = 44


class SearchField(QAbstractButton):
    """Looks like a field and opens the palette: typing happens there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbarSearch")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(_("Search invoices, items, customers, or commands…"))
        self.setAccessibleName(self.text())
        self.setToolTip(f"{self.text()} (Ctrl+K)")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() or self.underMouse()
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("link" if ring else "edge"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(frame, 4, 4)
        size = theme.px(16)
        middle = (self.height() - size) // 2
        painter.drawPixmap(theme.px(8), middle, icons.pixmap("ph.magnifying-glass", size, "muted"))
        key_width = self._paint_key(painter)
        room = self.rect().adjusted(theme.px(30), 0, -key_width - theme.px(14), 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("faint"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._fitting(room.width()))

    def _fitting(self, room: int) -> str:
        """The longest hint that fits: half a word says less than one short one."""
        metrics = QFontMetrics(theme.font("body"))
        hints = (self.text(), _("Search or command…"), _("Search…"))
        return next((hint for hint in hints if metrics.horizontalAdvance(hint) <= room), "")

    def _paint_key(self, painter: QPainter) -> int:
        width = QFontMetrics(theme.font("micro")).horizontalAdvance("Ctrl+K") + theme.px(12)
        height = theme.px(18)
        left, top = self.width() - width - theme.px(6), (self.height() - height) // 2
        paint_key(painter, QRect(left, top, width, height), "Ctrl+K")
        return width


class Avatar(QWidget):
    """A person's initials in a disc."""

    def __init__(self, size: int = 26) -> None:
        super().__init__()
        self._size, self._initials = size, ""
        self.rescale()

    def set_name(self, name: str) -> None:
        self._initials = "".join(word[0] for word in name.split()[:2]).upper()
        self.update()

    def rescale(self) -> None:
        self.setFixedSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.color("link"))
        painter.setFont(theme.font("micro", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


class Bell(QToolButton):
    """Asks for the list of notices; a count tells how many are unread."""

    def __init__(self) -> None:
        super().__init__()
        self.unread = 0

    def set_unread(self, count: int) -> None:
        self.unread = count
        self.word()

    def word(self) -> None:
        """Tooltip and accessible name in the language of now."""
        name = _("Notices")
        if self.unread:
            name = _("Notices, {count} unread", count=self.unread)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.unread:
            painter = QPainter(self)
            paint_badge(painter, self.unread, self.width() // 2, theme.px(1))


class Toolbar(QWidget):
    """The row below the menu bar. Menus are filled when they open, by the functions handed in."""

    search_requested = Signal()
    theme_toggled = Signal()
    new_requested = Signal()

    def __init__(self, menus: dict[str, Callable[[QMenu], None]]) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._menus = menus
        self._icons: list[tuple[QToolButton, str, str, str]] = []
        self.new = self._tool("ph.plus", N_("New"), "onaccent", role="primary")
        self.new_menu = self._tool("ph.caret-down", N_("More kinds"), menu="new", icon_only=True)
        self.company = self._tool("ph.buildings", N_("Company"), menu="company")
        self.period = self._tool("ph.lock-simple-open", N_("Period"), menu="period")
        self.search = SearchField()
        self.workspace = self._tool("ph.layout", N_("Workspace"), menu="workspace")
        self.theme = self._tool("ph.moon", N_("Light or dark"), icon_only=True)
        self.bell = Bell()
        self._register(self.bell, "ph.bell", N_("Notices"), "text", icon_only=True)
        self.demo = QLabel()
        self.demo.setObjectName("demoRibbon")
        self.avatar = Avatar()
        self.user = self._tool("", N_("Person"), menu="user")
        self._lay_out()
        self.new.clicked.connect(self.new_requested)
        self.search.clicked.connect(self.search_requested)
        self.theme.clicked.connect(self.theme_toggled)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.new)
        row.addWidget(self.new_menu)
        row.addSpacing(theme.px(8))
        row.addWidget(self.company)
        row.addSpacing(theme.px(8))
        row.addWidget(self.period)
        row.addWidget(self.demo)
        row.addSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(self.search, 40)
        row.addStretch(1)
        row.addSpacing(theme.px(12))
        row.addWidget(self.workspace)
        row.addSpacing(theme.px(8))
        row.addWidget(self.theme)
        row.addWidget(self.bell)
        row.addWidget(self.avatar)
        row.addWidget(self.user)

    def _tool(
        self,
        icon: str,
        name: str,
        token: str = "text",
        *,
        role: str = "toolbar",
        menu: str = "",
        icon_only: bool = False,
    ) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", role)
        self._register(button, icon, name, token, icon_only=icon_only, menu=menu)
        return button

    def _register(
        self,
        button: QToolButton,
        icon: str,
        name: str,
        token: str,
        *,
        icon_only: bool = False,
        menu: str = "",
    ) -> None:
        if not button.property("role"):
            button.setProperty("role", "toolbar")
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(
            style.ToolButtonIconOnly if icon_only else style.ToolButtonTextBesideIcon
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if menu:
            button.setProperty("caret", not icon_only and menu != "user")
            popup = QMenu(button)
            popup.setObjectName(f"toolbar.{menu}")
            popup.setToolTipsVisible(True)
            popup.aboutToShow.connect(lambda: self._fill(popup, menu))
            button.setMenu(popup)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._icons.append((button, icon, name, token))

    def _fill(self, popup: QMenu, menu: str) -> None:
        popup.clear()
        self._menus[menu](popup)

    def set_icon(self, button: QToolButton, icon: str) -> None:
        """Another icon for a button, kept through changes of theme."""
        self._icons = [
            (known, icon if known is button else old, name, token)
            for known, old, name, token in self._icons
        ]
        button.setIcon(icons.icon(icon, "text"))

    def retranslate(self) -> None:
        """Words and icons of now; the texts of company, period and person come from the window."""
        for button, icon, name, token in self._icons:
            if icon:
                button.setIcon(icons.icon(icon, token))
            button.setIconSize(theme.icon_size())
            button.setAccessibleName(_(name))
            button.setToolTip(_(name))
        self.bell.word()
        self.new.setText(" " + _("New"))
        self.demo.setText(_("Sample data"))
        self.search.retranslate()
        self.avatar.rescale()
        self.setFixedHeight(theme.px(HEIGHT))
        self.set_dark(theme.is_dark())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Where room is short, words of lesser use give way to their icons, one after the other."""
        style = Qt.ToolButtonStyle
        shrinkable = (self.workspace, self.user, self.period)
        for button in shrinkable:
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon)
            button.show()
        for button in shrinkable:
            if self._wanted_width() <= self.width():
                return
            if button is self.user:
                button.hide()
            else:
                button.setToolButtonStyle(style.ToolButtonIconOnly)

    def _wanted_width(self) -> int:
        """What all parts would like, with a search field that is still useful."""
        parts = [self.layout().itemAt(index) for index in range(self.layout().count())]
        wanted = theme.px(20)
        for part in parts:
            widget = part.widget()
            if widget is self.search:
                wanted += theme.px(210)
            elif widget is not None and not widget.isHidden():
                wanted += widget.sizeHint().width() + theme.px(4)
            elif widget is None:
                wanted += part.sizeHint().width()
        return wanted

    def show_workspace(self, name: str) -> None:
        """The chosen workspace; "" for none."""
        words = _("Workspace: {name}", name=name) if name else _("Workspace")
        self.workspace.setText(" " + words.replace("&", "&&"))

    def set_dark(self, dark: bool) -> None:
        self.set_icon(self.theme, "ph.sun" if dark else "ph.moon")
