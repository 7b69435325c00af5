"""The status bar: the running job on the left, what the books stand on at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QToolButton, QWidget

from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.shell.settings import LANGUAGES, SIZES

HEIGHT = 26
REMARK = 6_000  # milliseconds


class Cell(QToolButton):
    """One part of the bar: icon and words; a click may open something."""

    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon, self._token = icon, "muted"

    def show_text(self, text: str, *, icon: str = "", tone: str = "", tip: str = "") -> None:
        """tone: "", "warn" or "danger": colours the words beside the icon that already says it."""
        self._icon, self._token = icon or self._icon, tone or "muted"
        self.setText(f" {text}" if self._icon else text)
        self.setAccessibleName(text)
        self.setToolTip(tip or text)
        theme.set_property(self, "tone", tone)
        self.retheme()

    def retheme(self) -> None:
        if self._icon:
            self.setIcon(icons.icon(self._icon, self._token))
        self.setIconSize(theme.icon_size(14))


class StatusBar(QWidget):
    """``language_requested`` and ``zoom_requested`` come from its last two cells."""

    language_requested = Signal(str)
    zoom_requested = Signal(float)
    file_requested = Signal()
    backup_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.job = Cell("ph.check-circle")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setObjectName("jobProgress")
        self.cancel = QToolButton()
        self.cancel.setProperty("role", "link")
        self.file = Cell("ph.database")
        self.backup = Cell("ph.clock-counter-clockwise")
        self.date = Cell("ph.calendar-blank")
        self.language = Cell()
        self.zoom = Cell()
        self._remark = QTimer(self, singleShot=True, interval=REMARK)
        self._remark.timeout.connect(self._end_remark)
        self._lay_out()
        self._connect()
        self.show_idle()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        row.setSpacing(0)
        for widget in (self.job, self.progress, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        self._lines: dict[Cell, QWidget] = {}
        for cell in (self.file, self.backup, self.date, self.language, self.zoom):
            self._lines[cell] = _line()
            row.addWidget(self._lines[cell])
            row.addWidget(cell)
        self.rescale()

    def _connect(self) -> None:
        self.file.clicked.connect(self.file_requested)
        self.backup.clicked.connect(self.backup_requested)
        self._popup(self.language, self._fill_languages)
        self._popup(self.zoom, self._fill_zooms)

    def _popup(self, cell: Cell, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(cell)

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(refill)
        cell.setMenu(menu)
        cell.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _fill_languages(self, menu: QMenu) -> None:
        for code, name in LANGUAGES:
            menu.addAction(name, lambda code=code: self.language_requested.emit(code))

    def _fill_zooms(self, menu: QMenu) -> None:
        for zoom, words in SIZES:
            menu.addAction(words, lambda zoom=zoom: self.zoom_requested.emit(zoom))

    # -- room ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Cells with other words share the room anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cells go whole, the least needed first, until those that stay are not cut."""
        going = (self.date, self.file, self.backup)
        gone = 0
        while gone < len(going) and self._needed(set(going[:gone])) > self.width():
            gone += 1
        for place, cell in enumerate(going):
            cell.setVisible(place >= gone)
            cell_line = self._lines[cell]
            cell_line.setVisible(place >= gone)

    def _needed(self, without: set[Cell]) -> int:
        """The width of the bar where these cells are gone."""
        always = [w for w in (self.job, self.progress, self.cancel) if not w.isHidden()]
        cells = [cell for cell in self._lines if cell not in without]
        widths = [widget.sizeHint().width() for widget in (*always, *cells)]
        return sum(widths) + len(cells) + 2 * theme.px(4)

    # -- jobs ------------------------------------------------------------------------------------

    def _end_remark(self) -> None:
        if self.progress.isHidden():
            self.show_idle()

    def show_idle(self) -> None:
        self.job.show_text(_("Ready"), icon="ph.check-circle")
        self.progress.hide()
        self.cancel.hide()

    def say(self, words: str) -> None:
        """A remark of the moment, beside nothing that runs; it goes by itself and is read aloud."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if self.progress.isHidden():
            self.job.show_text(words, icon="ph.info")
            self._remark.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_job(self, text: str, done: int, of: int) -> None:
        """A running job; ``of`` 0 where its length is not known."""
        words = f"{text} {done}/{of}" if of else text
        self.job.show_text(words, icon="ph.circle-dashed")
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.progress.setAccessibleName(text)
        self.progress.show()
        self.cancel.show()

    def show_jobs(self, count: int) -> None:
        """Several jobs: their number; the list behind it tells more."""
        self.job.show_text(_("{count} jobs running", count=count), icon="ph.caret-up")
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.job.text().strip())
        self.progress.show()
        self.cancel.hide()

    # -- words and sizes ---------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.cancel.setText(_("Stop"))
        self.cancel.setAccessibleName(_("Cancel the running job"))
        self.language.setToolTip(_("Language"))
        self.zoom.setToolTip(_("Size of text"))
        if self.progress.isHidden():
            self.show_idle()

    def rescale(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))
        self.progress.setFixedSize(theme.px(110), theme.px(6))
        for cell in self.cells():
            cell.retheme()

    def cells(self) -> tuple[Cell, ...]:
        return self.job, self.file, self.backup, self.date, self.language, self.zoom


def _line() -> QWidget:
    line = QFrame()
    line.setProperty("role", "statusLine")
    line.setFixedSize(1, theme.px(16))
    return line


SAVED = N_("{file} · everything saved")
