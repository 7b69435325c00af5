"""The pages that begin from a file: open a company, restore a backup."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from app import companies
from app.kernel import formats
from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.buttons import Button, label
from ui.shell import places
from ui.shell.crash import ErrorPolicy
from ui.shell.settings import Settings
from ui.shell.welcome.page import Page

PATH = 0x0100


class OpenPage(Page):
    """Recent companies, or any file."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.column.addWidget(label(_("Open a company"), "h1"))
        self.column.addWidget(label(_("Recent companies"), "label"))
        self.list = QListWidget()
        self.list.setObjectName("recentCompanies")
        self.list.setAccessibleName(_("Recent companies"))
        for path in settings.recent:
            if path.exists():
                self._add(path)
        self.list.itemSelectionChanged.connect(self.changed)
        self.list.itemActivated.connect(lambda _item: self.advance())
        self.column.addWidget(self.list, 1)
        self.empty = label(_("No company has been opened on this computer yet."), "muted")
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)
        self.column.addWidget(self.empty)
        browse = Button(N_("Choose a file…"), self._browse, icon="ph.folder-open")
        row = QHBoxLayout()
        row.addWidget(browse)
        row.addStretch(1)
        self.column.addLayout(row)
        if self.list.count() == 0:
            self.column.addStretch(1)
        self.list.setCurrentRow(0)

    def _add(self, path: Path) -> None:
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime).date()
        item = QListWidgetItem(icons.icon("ph.database", "muted"), "", self.list)
        item.setText(f"{path.stem}\n{path.parent} · {formats.date_medium(changed)}")
        item.setData(PATH, str(path))
        item.setToolTip(str(path))

    def action(self) -> str:
        return _("Open")

    def focus_first(self) -> None:
        if self.list.count():
            self.list.setFocus()

    def can_advance(self) -> bool:
        return self.list.currentItem() is not None

    def advance(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.finished.emit(item.data(PATH))

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("Open a company"),
            str(places.companies_folder()),
            _("Company (*{suffix})", suffix=places.COMPANY_SUFFIX),
        )
        if chosen:
            self.finished.emit(chosen)


class RestorePage(Page):
    """A backup becomes a new company file beside the others."""

    def __init__(self, policy: ErrorPolicy, damaged: Path | None = None) -> None:
        """damaged: a company file whose newest backup is proposed."""
        super().__init__(policy)
        self.column.addWidget(label(_("Restore a backup"), "h1"))
        self.column.addWidget(
            label(
                _(
                    "The backup becomes a new company file. It is checked first; "
                    "no existing file is changed."
                ),
                "muted",
                wrap=True,
            )
        )
        self.backup = self._field(_("Backup file"), self._choose_backup)
        self.target = self._field(_("Save as"), self._choose_target)
        self.column.addSpacing(theme.px(10))
        self.column.addWidget(self.bar)
        self.column.addWidget(self.doing)
        self.column.addStretch(1)
        newest = companies.newest_backup_beside(damaged) if damaged is not None else None
        if newest is not None:
            self._propose(newest)

    def _propose(self, backup: Path) -> None:
        self.backup.setText(str(backup))
        if not self.target.text():
            self.target.setText(str(free_name(backup)))

    def _field(self, title: str, browse: object) -> QLineEdit:
        caption = label(title, "label")
        field = QLineEdit()
        caption.setBuddy(field)
        field.setAccessibleName(title)
        field.textChanged.connect(self.changed)
        button = QPushButton(icons.icon("ph.folder-open", "text"), "")
        button.setAccessibleName(_("Choose a file for: {field}", field=title))
        button.setToolTip(_("Choose a file…"))
        assert callable(browse)
        button.clicked.connect(partial(browse))
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(caption)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        row.addWidget(button)
        self.column.addLayout(row)
        return field

    def _choose_backup(self, _checked: bool = False) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("Restore a backup"),
            str(places.companies_folder()),
            _("Backup of a company (*{suffix})", suffix=places.BACKUP_SUFFIX),
        )
        if chosen:
            self._propose(Path(chosen))

    def _choose_target(self, _checked: bool = False) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save as"),
            self.target.text(),
            _("Company (*{suffix})", suffix=places.COMPANY_SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.target.setText(chosen)

    def action(self) -> str:
        return _("Restore")

    def focus_first(self) -> None:
        self.backup.setFocus()

    def can_advance(self) -> bool:
        return bool(self.backup.text() and self.target.text()) and not self.busy

    def advance(self) -> None:
        source, target = Path(self.backup.text()), with_suffix(Path(self.target.text()))
        self.start(
            _("Restoring the backup…"),
            lambda progress: companies.restore(source, target, progress),
            lambda made: self.finished.emit(str(made)),
        )


def with_suffix(path: Path) -> Path:
    """The path as a company file's name."""
    if path.suffix == places.COMPANY_SUFFIX:
        return path
    return path.with_name(path.name + places.COMPANY_SUFFIX)


def free_name(backup: Path) -> Path:
    """A name beside the backup's folder that no file has yet."""
    folder = backup.parent
    stem = backup.stem
    path, number = folder / f"{stem}{places.COMPANY_SUFFIX}", 2
    while path.exists():
        path = folder / f"{stem} {number}{places.COMPANY_SUFFIX}"
        number += 1
    return path
