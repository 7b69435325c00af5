"""Where files are saved: in the folder used last for their kind, under a name that is still free."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.kernel.errors import FileProblem
from app.kernel.text import N_, _
from ui.kit import dialogs
from ui.kit.manifest import Context, NoticeAction

UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')  # what some system takes in no file name
MOST_BYTES = 120

PDF = N_("PDF files (*.pdf)")
XLSX = N_("Excel workbook (*.xlsx)")
CSV = N_("CSV table (*.csv)")
TABLES = (XLSX, CSV)


def folder_of(context: Context, kind: str) -> Path:
    """The folder used last for this kind of file; the documents of the person where it is gone."""
    kept = context.setting(f"saved/{kind}")
    if kept and Path(str(kept)).is_dir():
        return Path(str(kept))
    places = QStandardPaths.StandardLocation
    documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    return documents if documents.is_absolute() and documents.is_dir() else Path.home()


def keep_folder(context: Context, kind: str, folder: Path) -> None:
    context.keep_setting(f"saved/{kind}", str(folder))


def safe(name: str) -> str:
    """A file name that every system takes: "INV/26/11/0001.pdf" as "INV-26-11-0001.pdf", none too long."""
    stem, dot, ending = UNSAFE.sub("-", name).rpartition(".")
    most = MOST_BYTES - len(f".{ending}".encode())
    return stem.encode()[:most].decode(errors="ignore").strip() + dot + ending


def free(path: Path) -> Path:
    """The path itself, or the next of that name that no file has: "INV-1 (2).pdf"."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found


def ask_path(
    context: Context, parent: QWidget, kind: str, name: str, types: tuple[str, ...] = (PDF,)
) -> Path | None:
    """Asks where to save; the ending is that of the type chosen. None where the person gave up.

    Whether a file is replaced is asked here and not by the system, which does not know the ending yet.
    """
    offered = free(folder_of(context, kind) / safe(name))
    filters = ";;".join(_(each) for each in types)
    unasked = QFileDialog.Option.DontConfirmOverwrite
    chosen, picked = QFileDialog.getSaveFileName(
        parent, _("Save"), str(offered), filters, options=unasked
    )
    if not chosen:
        return None
    path = Path(chosen)
    endings = [_ending(_(each)) for each in types]
    if path.suffix.lower() not in endings:
        path = Path(chosen + (_ending(picked) if picked else endings[0]))
    if path.exists() and not _may_replace(parent, path):
        return None
    keep_folder(context, kind, path.parent)
    return path


def _may_replace(parent: QWidget, path: Path) -> bool:
    question = _("Replace {name}?", name=path.name)
    text = _("A file of this name is in {folder} already.", folder=str(path.parent))
    return dialogs.ask(parent, question, text, N_("Replace it"), danger=True)


def ask_folder(context: Context, parent: QWidget, kind: str) -> Path | None:
    """Asks for a folder for many files. None where the person gave up."""
    chosen = QFileDialog.getExistingDirectory(
        parent, _("Choose a folder"), str(folder_of(context, kind))
    )
    if not chosen:
        return None
    keep_folder(context, kind, Path(chosen))
    return Path(chosen)


def _ending(words: str) -> str:
    """ ".pdf" of "PDF files (*.pdf)"."""
    return words.rpartition("(*")[2].rstrip(")")


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, replacing an older one. Raises FileProblem."""
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly)
    written = written and file.write(content) == len(content)
    if not (written and file.commit()):
        raise FileProblem(
            N_("{name} could not be written: {reason}"),
            name=path.name,
            reason=file.errorString(),
            remedy=N_("Choose a folder you may write to."),
        )


def tell_saved(context: Context, title: str, path: Path) -> None:
    """A notice with the way to the folder."""
    show = partial(open_folder, path if path.is_dir() else path.parent)
    context.notify("success", title, str(path), (NoticeAction(_("Open the folder"), show),))


def open_folder(folder: Path) -> None:
    """In the system's own window of files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
