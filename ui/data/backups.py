"""Backups on screen: what there is, making one, restoring one to a new file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import companies
from app.kernel import formats
from app.kernel.text import N_, _, translate_count
from ui.data.heading import heading
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label
from ui.kit.focus_ring import FocusRing
from ui.kit.manifest import Context, NoticeAction
from ui.kit.saving import open_folder

PATH = Qt.ItemDataRole.UserRole
BACKUP_SUFFIX = ".bobackup"
COMPANY_SUFFIX = ".boffice"
AMBER_DAYS = 3


class BackupsPanel(QWidget):
    """Every checked backup of this company, newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        self.state = QFrame()
        self._state_icon = IconLabel("ph.check-circle-fill", "ok", 18)
        self._state_words = label("", wrap=True)
        row = QHBoxLayout(self.state)
        row.setContentsMargins(*[theme.px(n) for n in (12, 8, 12, 8)])
        row.addWidget(self._state_icon)
        row.addWidget(self._state_words, 1)
        column.addWidget(heading(_("Backups"), _hint()))
        column.addWidget(self.state)
        column.addLayout(self._buttons())
        self.table = self._table()
        column.addWidget(self.table, 1)
        context.on_change(self, ("backup",), self.refresh)
        self.refresh()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.make = Button(N_("Make a backup"), self.make_backup, icon="ph.archive", role="primary")
        self.make_at = Button(N_("Save a backup as…"), self.make_backup_at, icon="ph.floppy-disk")
        for button in (self.make, self.make_at):
            button.setEnabled(self._context.session.may("backup.make"))
        self.restore = Button(
            N_("Restore to a new file…"), self.restore_chosen, icon="ph.clock-counter-clockwise"
        )
        for button in (self.make, self.make_at, self.restore):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setObjectName("backupsTable")
        FocusRing(table)
        table.setAccessibleName(_("Backups"))
        table.setHorizontalHeaderLabels([_("Made"), _("File"), _("Size"), _("Folder")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        mode = QHeaderView.ResizeMode
        for column, kind in enumerate(
            (mode.ResizeToContents, mode.ResizeToContents, mode.ResizeToContents, mode.Stretch)
        ):
            header.setSectionResizeMode(column, kind)
        table.itemSelectionChanged.connect(self._refresh_buttons)
        table.itemActivated.connect(lambda _item: self._open_folder())
        return table

    def refresh(self) -> None:
        """Reads the list again."""
        known = companies.known_backups()
        self.table.setRowCount(len(known))
        for row, backup in enumerate(known):
            size = _("gone") if backup.size is None else _size(backup.size)
            when = formats.moment(backup.at)
            cells = (when, backup.path.name, size, str(backup.path.parent))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(PATH, str(backup.path))
                if column == 2:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        self._show_state(known)
        self._refresh_buttons()

    def _show_state(self, known: list[companies.KnownBackup]) -> None:
        today = self._context.session.today()
        days = (today - known[0].at.date()).days if known else None
        if days is None:
            words = _("There is no backup of this company yet.")
        elif days == 0:
            words = _("The newest backup was made today and its contents were checked.")
        else:
            words = translate_count(
                "The newest checked backup is {count} day old.",
                "The newest checked backup is {count} days old.",
                days,
            )
        good = days is not None and days <= AMBER_DAYS
        icon = ("ph.check-circle-fill", "ok") if good else ("ph.warning-fill", "warn")
        self._state_icon.show_icon(*icon)
        self._state_words.setText(words)
        theme.set_property(self.state, "role", "bannerOk" if good else "bannerWarn")

    def chosen(self) -> Path | None:
        """The backup of the selected row."""
        items = self.table.selectedItems()
        return Path(items[0].data(PATH)) if items else None

    def _refresh_buttons(self) -> None:
        path = self.chosen()
        self.restore.setEnabled(path is None or path.exists())

    # -- acts --------------------------------------------------------------------------------------

    def make_backup(self) -> None:
        """A dated backup in the company's backup folder."""
        session = self._context.session
        self._context.run(
            _("Making a backup…"),
            lambda progress: companies.back_up_automatically(session, progress),
            self._made,
        )

    def make_backup_at(self) -> None:
        """A backup where the person wants it."""
        target = ask_target(self, self._context, _("Save a backup as…"))
        if target is not None:
            self.back_up_to(target)

    def back_up_to(self, target: Path) -> None:
        back_up_to(self._context, target, self._made)

    def _made(self, path: Path) -> None:
        self.refresh()
        tell_made(self._context, path)

    def restore_chosen(self) -> None:
        """The chosen backup (or one from a file) as a new company file."""
        source = self.chosen()
        if source is None:
            chosen, _filter = QFileDialog.getOpenFileName(
                self,
                _("Restore a backup"),
                str(self._context.session.path.parent),
                _("Backup of a company (*{suffix})", suffix=BACKUP_SUFFIX),
            )
            source = Path(chosen) if chosen else None
        if source is None:
            return
        proposed = self._context.session.path.with_name(source.stem + COMPANY_SUFFIX)
        target, _filter = QFileDialog.getSaveFileName(
            self,
            _("Restore as"),
            str(proposed),
            _("Company (*{suffix})", suffix=COMPANY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if target:
            self.restore_to(source, Path(target))

    def restore_to(self, source: Path, target: Path) -> None:
        self._context.run(
            _("Restoring the backup…"),
            lambda progress: companies.restore(source, target, progress),
            self._restored,
        )

    def _restored(self, path: Path) -> None:
        self._context.notify(
            "success",
            _("{name} is restored.", name=path.name),
            str(path.parent),
            (
                NoticeAction(_("Open"), partial(self._context.open_company, path)),
                NoticeAction(_("Show in folder"), partial(open_folder, path.parent)),
            ),
        )

    def _open_folder(self) -> None:
        path = self.chosen()
        if path is not None:
            open_folder(path.parent)


def ask_target(parent: QWidget, context: Context, title: str) -> Path | None:
    """Where a backup is to stand; None where the person gave up."""
    session = context.session
    name = f"{session.path.stem}-{session.today()}{BACKUP_SUFFIX}"
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        title,
        str(session.path.with_name(name)),
        _("Backup of a company (*{suffix})", suffix=BACKUP_SUFFIX),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(chosen) if chosen else None


def back_up_to(context: Context, target: Path, on_done: Callable[[Path], None]) -> None:
    """A checked copy at that place, with the ending of a backup."""
    session = context.session
    if target.suffix != BACKUP_SUFFIX:
        target = target.with_name(target.name + BACKUP_SUFFIX)
    context.run(
        _("Making a backup…"),
        lambda progress: companies.back_up(session, target, progress),
        on_done,
    )


def tell_made(context: Context, path: Path) -> None:
    """A notice with the way to the folder."""
    show = NoticeAction(_("Show in folder"), partial(open_folder, path.parent))
    title = _("Backup {name} is made and checked.", name=path.name)
    context.notify("success", title, str(path.parent), (show,))


def _hint() -> str:
    return _(
        "A backup is made every day and when the company is closed. Each one is opened and "
        "checked before it counts; restoring never overwrites a file."
    )


def _size(size: int) -> str:
    return f"{formats.count(max(1, round(size / 1024)))} KB"
