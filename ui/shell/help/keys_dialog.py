"""All keys in one list: searched, changed, put back, and printed as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.kernel.columns import Column
from app.kernel.text import N_, _
from ui.kit import dialogs, keys, screen_room, theme, topics
from ui.kit.actions import bind
from ui.kit.buttons import Button, label
from ui.kit.print_preview import Previewed, PrintPreview
from ui.kit.table import DataTable, RowsModel
from ui.shell.help import key_sheet

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

COLUMNS = (
    Column("id", N_("Key"), chars=16, get=lambda key: _told(key.usual)),
    Column("act", N_("What it does"), chars=44, get=lambda key: key.wording()),
    Column("group", N_("Where"), chars=20, get=lambda key: _(key.group)),
    Column("was", N_("Usual key"), chars=14, get=lambda key: _usual(key)),
)
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


def _told(usual: str) -> str:
    return keys.of(usual).replace(" | ", ", ").replace("Return", "Enter")


def _usual(key: keys.Key) -> str:
    """Only where it was changed."""
    return key.usual if key.usual in keys.chosen() else ""


class KeysDialog(QDialog):
    """Changes hold at once and are kept for this person."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("keysDialog")
        topics.about(self, "keys")
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search a key or an act"))
        self.search.setAccessibleName(_("Search a key or an act"))
        self.search.textChanged.connect(self.refresh)
        self.table = DataTable(RowsModel(COLUMNS), with_footer=False)
        self.table.view.setAccessibleName(_("Keyboard shortcuts"))
        self.table.opened.connect(lambda _row: self.change())
        self.table.selection_changed.connect(self._offer)
        self._lay_out()
        for key, act in (("Ctrl+F", self.search.setFocus), ("Ctrl+P", self.print_sheet)):
            bind(self, key, act)
        screen_room.take(self, 760, 620)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(*[theme.px(m) for m in (12, 10, 12, 10)])
        top.addWidget(self.search)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        foot = QFrame()
        foot.setProperty("role", "dialogFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(*[theme.px(m) for m in (12, 10, 12, 10)])
        self.changer = Button(N_("Change the key…"), self.change, icon="ph.keyboard")
        self.resetter = Button(N_("Usual key"), self.reset)
        self.all_usual = Button(N_("All as usual…"), self.reset_all)
        self.printer = Button(N_("Print"), self.print_sheet, icon="ph.printer", key="Ctrl+P")
        self.closer = Button(N_("Close"), self.accept, role="primary")
        for button in (self.changer, self.resetter, self.all_usual):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.printer)
        row.addWidget(self.closer)
        column.addWidget(foot)

    def refresh(self) -> None:
        """The keys that hold every word of the search."""
        words = self.search.text().casefold().split()
        found = [key for key in keys.every() if all(word in _searched(key) for word in words)]
        self.table.set_rows(found)
        if found:
            self.table.show_rows()
        else:
            self.table.show_state(
                "ph.keyboard", _("No such key"), _("Search for another word or another key.")
            )
        self._offer()

    def _offer(self) -> None:
        key = self.current()
        self.changer.setEnabled(key is not None and not key.fixed)
        self.resetter.setEnabled(key is not None and key.usual in keys.chosen())
        self.all_usual.setEnabled(bool(keys.chosen()))

    def current(self) -> keys.Key | None:
        """The key that is chosen in the list."""
        row = self.table.current_row()
        return row if isinstance(row, keys.Key) else None

    def change(self) -> None:
        """Asks for another key."""
        key = self.current()
        if key is None or key.fixed:
            return
        asked = PressKey(self, key)
        if asked.exec():
            self._choose({**keys.chosen(), key.usual: asked.pressed})
        asked.deleteLater()

    def reset(self) -> None:
        """The chosen act has its usual key again, unless another act has it now."""
        key = self.current()
        if key is None:
            return
        other = keys.taken_by(key.usual.split(" | ")[0], but=key.usual)
        if other is not None:
            dialogs.ask(
                self,
                _("{key} is used for “{act}” now.", key=key.usual, act=other.wording()),
                _("Give that act another key first."),
                N_("Understood"),
            )
            return
        self._choose({usual: new for usual, new in keys.chosen().items() if usual != key.usual})

    def reset_all(self) -> None:
        """All keys as usual again, after a question."""
        sure = dialogs.ask(
            self, _("All keys as usual?"), _("Your own keys are given up."), N_("All as usual")
        )
        if sure:
            self._choose({})

    def _choose(self, chosen: dict[str, str]) -> None:
        kept = self.current()
        self._window.choose_keys(chosen)
        self.refresh()
        for key in (kept,) if kept else ():
            self.table.select_key(key.usual)

    def print_sheet(self) -> None:
        """The sheet of keys as a paper."""
        session = self._window.session
        shown = Previewed(
            title=_("Keyboard shortcuts"),
            document=_("Keyboard shortcuts"),
            file_name=_("Keyboard shortcuts") + ".pdf",
            make=lambda _options: key_sheet.draw(session),
            context=self._window.context,
            kind="keys",
        )
        PrintPreview(shown, self).open()


class PressKey(QDialog):
    """Waits for the new key of an act and says whose it is already. ``pressed`` afterwards."""

    def __init__(self, parent: QWidget, key: keys.Key) -> None:
        super().__init__(parent)
        self._key, self.pressed = key, ""
        self.setObjectName("pressKey")
        self.setWindowTitle(_("Change the key"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(label(key.wording(), "h2", wrap=True))
        column.addWidget(label(_("Press the new key. Esc gives up."), "muted", wrap=True))
        self.shown = label(keys.shown(key.usual), "h1")
        self.told = label("", tone="danger", wrap=True)
        self.told.setMinimumHeight(theme.px(36))
        column.addWidget(self.shown)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch(1)
        self.back = Button(N_("Back"), self.reject)
        self.taker = Button(N_("Take this key"), self.accept, role="primary")
        for button in (self.back, self.taker):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        column.addLayout(row)
        self.taker.setEnabled(False)
        self.setMinimumWidth(theme.px(440))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.taker.isEnabled():
            self.accept()
        elif event.key() not in _MODIFIERS:
            self._take(QKeySequence(event.keyCombination()))

    def _take(self, sequence: QKeySequence) -> None:
        self.pressed = sequence.toString()
        self.shown.setText(self.pressed)
        self.told.setText(self._objection(sequence))
        self.taker.setEnabled(not self.told.text())

    def _objection(self, sequence: QKeySequence) -> str:
        combination = sequence[0]  # type: ignore[index]
        plain = combination.keyboardModifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        function = Qt.Key.Key_F1.value <= combination.key().value <= Qt.Key.Key_F35.value
        if plain and not function:
            return _("A letter alone is typed into fields. Add Ctrl or Alt, or take an F key.")
        other = keys.taken_by(self.pressed, but=self._key.usual)
        if other is not None:
            return _("{key} is used for “{act}” now.", key=self.pressed, act=other.wording())
        return ""


def _searched(key: keys.Key) -> str:
    return f"{_told(key.usual)} {key.wording()} {_(key.group)}".casefold()
