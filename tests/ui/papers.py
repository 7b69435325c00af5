"""Reading what a preview shows."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from PySide6.QtTest import QTest

from ui.kit import tasks
from ui.kit.print_preview import PrintPreview


def ready(preview: PrintPreview) -> PrintPreview:
    """The preview once its pages are made and the printers known."""
    while tasks.busy():
        QTest.qWait(5)
    return preview


def printed(preview: PrintPreview) -> None:
    """Prints, and waits until the printer has it or refused."""
    ready(preview).print_now()
    ready(preview)


def copy_mark(content: bytes) -> str:
    """The copy mark on the first page of a PDF; empty on an original."""
    words = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    found = re.search(r"Salinan ke-\d+", words)
    return found.group() if found else ""
