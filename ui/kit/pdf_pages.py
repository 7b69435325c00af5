"""The pages of a PDF as pictures, drawn by PDFium from the very bytes that are printed and saved."""

from __future__ import annotations

import io
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfPages:
    """One PDF held open. Sizes are in points; pictures are drawn at pixels per point times ``scale``."""

    def __init__(self, content: bytes, password: str = "") -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(content, password=password or None)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> QSizeF:
        width, height = self._document.get_page_size(number)
        return QSizeF(width, height)

    def picture(self, number: int, scale: float, ratio: float = 1.0) -> QImage:
        """The page at ``scale`` logical pixels per point, sharp on a screen of device ``ratio``."""
        page = self._document[number]
        bitmap = page.render(scale=scale * ratio, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        image.setDevicePixelRatio(ratio)
        bitmap.close()
        page.close()
        return image

    def close(self) -> None:
        self._document.close()


def only(content: bytes, numbers: list[int]) -> bytes:
    """A PDF of these pages of another, numbered from 0."""
    import pypdfium2

    whole, chosen = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    kept = io.BytesIO()
    chosen.import_pages(whole, numbers)
    chosen.save(kept)
    chosen.close()
    whole.close()
    return kept.getvalue()


def joined(contents: list[bytes]) -> bytes:
    """One PDF of several, in order."""
    import pypdfium2

    together, kept = pypdfium2.PdfDocument.new(), io.BytesIO()
    for content in contents:
        part = pypdfium2.PdfDocument(content)
        together.import_pages(part)
        part.close()
    together.save(kept)
    together.close()
    return kept.getvalue()
