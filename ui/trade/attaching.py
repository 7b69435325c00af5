"""Files of the disk that become attachments, and attachments shown in the viewer of the system."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.documents import attachments
from app.documents.attachments import Attached
from app.kernel import formats
from app.kernel.errors import FileProblem
from app.kernel.text import N_
from ui.kit.files_page import FileRow, read_limited, size_words


def rows_of(attached: Iterable[Attached]) -> list[FileRow]:
    """Attachments as rows of a page of files."""
    return [
        FileRow(each.id, each.name, size_words(each.size), each.person, formats.moment(each.at))
        for each in attached
    ]


def read(path: str) -> bytes:
    """What a file holds, as far as is needed to see that it is too large. Raises FileProblem."""
    try:
        return read_limited(path, attachments.LARGEST)
    except OSError as error:
        raise FileProblem(
            N_("{name} cannot be read: {reason}."),
            name=Path(path).name,
            reason=error.strerror or str(error),
        ) from error


def show(name: str, content: bytes) -> None:
    """In the viewer of the system, from a copy that only can be read. Raises FileProblem."""
    try:
        copy = Path(tempfile.mkdtemp(prefix="backoffice-")) / name
        copy.write_bytes(content)
        copy.chmod(0o400)
    except OSError as error:
        raise FileProblem(
            N_("{name} cannot be opened: {reason}."),
            name=name,
            reason=error.strerror or str(error),
            kept=N_("The attachment is kept in the company file."),
            remedy=N_("Free some space on the disk, then try again."),
        ) from error
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
