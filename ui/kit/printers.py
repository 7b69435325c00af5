"""Sending a PDF to a printer: the file itself where the system takes PDFs, else its pages as pictures."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from app.kernel.errors import UserError
from app.kernel.text import N_
from ui.kit.pdf_pages import POINTS_PER_INCH, PdfPages

LISTING = 5  # seconds for the list of printers
PATIENCE = 30  # seconds until a printer that does not answer is given up
REMEDY = N_("Check the printer, or save the PDF and print it from there.")


def names() -> list[str]:
    """The printers of this computer, the default one first; asked away from the main thread."""
    lister = shutil.which("lpstat")
    known = _listed(lister, "-e") if lister else _known_to_qt()
    default = _default(lister)
    if default in known:
        known.remove(default)
        known.insert(0, default)
    return known


def _listed(lister: str, *options: str) -> list[str]:
    try:
        done = subprocess.run(
            [lister, *options], capture_output=True, text=True, timeout=LISTING, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def _known_to_qt() -> list[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def _default(lister: str | None) -> str:
    """lpstat says "system default destination: Office"."""
    if lister is None:
        from PySide6.QtPrintSupport import QPrinterInfo

        return str(QPrinterInfo.defaultPrinterName())
    return "".join(_listed(lister, "-d")).rpartition(":")[2].strip()


def send(content: bytes, printer: str, copies: int, title: str) -> None:
    """Prints. Raises UserError where the printer refuses; call it away from the main thread."""
    if sys.platform != "win32" and shutil.which("lp"):
        _send_file(content, printer, copies, title)
    else:
        _send_pictures(content, printer, copies, title)


def _send_file(content: bytes, printer: str, copies: int, title: str) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix="backoffice-") as folder:
            path = Path(folder) / "print.pdf"
            path.write_bytes(content)
            asked = ["lp", "-d", printer, "-n", str(copies), "-t", title, "--", str(path)]
            done = subprocess.run(
                asked, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
    except subprocess.TimeoutExpired:
        raise UserError(
            N_("The printer {printer} does not answer."), printer=printer, remedy=REMEDY
        ) from None
    except OSError as error:
        raise _refused(printer, error.strerror or str(error)) from error
    if done.returncode != 0:
        raise _refused(printer, done.stderr.strip() or done.stdout.strip())


def _refused(printer: str, reason: str) -> UserError:
    words = N_("The printer {printer} refused: {reason}")
    return UserError(words, printer=printer, reason=reason, remedy=REMEDY)


def _send_pictures(content: bytes, printer: str, copies: int, title: str) -> None:
    from PySide6.QtCore import QMarginsF, QRectF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    target = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    target.setDocName(title)
    target.setCopyCount(copies)
    target.setFullPage(True)
    pages = PdfPages(content)
    painter = QPainter()
    try:
        for number in range(len(pages)):
            size = QPageSize(pages.size(number), QPageSize.Unit.Point)
            target.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
            started = painter.begin(target) if number == 0 else target.newPage()
            if not started:
                raise _refused(printer, title)
            picture = pages.picture(number, target.resolution() / POINTS_PER_INCH)
            painter.drawImage(QRectF(target.paperRect(QPrinter.Unit.DevicePixel)), picture)
    finally:
        if painter.isActive():
            painter.end()
        pages.close()
