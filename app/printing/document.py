"""The PDF file: its pages, fonts, pictures, metadata and lock. The same input gives the same bytes."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.kernel.errors import FileProblem
from app.kernel.text import N_
from app.printing.fonts import REGULAR, face
from app.printing.sheet import Pens, Sheet
from app.store.files import replacing

PROGRAM = "Back Office"
LARGEST_PICTURE = 600  # pixels: 20 mm at 760 dpi


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says about itself. ``password``: asked before it opens; empty for none."""

    title: str
    author: str
    subject: str = ""
    language: str = "id"
    password: str = ""


class Document:
    """A PDF under construction: ``page`` begins one, ``keep`` ends it, ``finish`` gives the bytes."""

    def __init__(self, meta: Meta) -> None:
        from reportlab import rl_config
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # pages as plain bytes: text armour costs a third of all the time
        pdfmetrics.registerFont(face(REGULAR).font)  # else every page names Helvetica, unembedded
        self._file = io.BytesIO()
        self._canvas: Any = Canvas(
            self._file,
            pageCompression=1,
            invariant=1,
            lang=meta.language,
            encrypt=_lock(meta.password),
            initialFontName=face(REGULAR).name,
        )
        self._canvas.setTitle(meta.title)
        self._canvas.setAuthor(meta.author)
        self._canvas.setSubject(meta.subject)
        self._canvas.setCreator(PROGRAM)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._pens = Pens(self._canvas._doc)
        self._pictures: dict[str, tuple[str, float]] = {}

    def page(self, width: float, height: float) -> Sheet:
        """An empty page; measures in points."""
        return Sheet(width, height, self._pens)

    def keep(self, sheet: Sheet) -> None:
        """Adds a drawn page to the file."""
        self._canvas.setPageSize((sheet.width, sheet.height))
        self._canvas.addLiteral(sheet.areas())
        for form, place in sheet.pictures:
            self._canvas.addLiteral(place)
            self._canvas.doForm(form)
            self._canvas.addLiteral("Q")
        self._canvas.addLiteral(sheet.writing())
        self._canvas.showPage()

    def picture(self, content: bytes) -> tuple[str, float]:
        """Puts a picture into the file once: its name for ``Sheet.picture`` and width over height."""
        digest = hashlib.sha256(content).hexdigest()[:16]
        if digest not in self._pictures:
            image = _fitting(content)
            self._canvas.beginForm(f"picture{digest}", 0, 0, 1, 1)
            self._canvas.drawImage(_reader(image), 0, 0, 1, 1, mask="auto")
            self._canvas.endForm()
            self._pictures[digest] = (f"picture{digest}", image.width / image.height)
        return self._pictures[digest]

    def finish(self) -> bytes:
        """The whole file. Nothing can be added afterwards."""
        self._canvas.save()
        return self._file.getvalue()


def _lock(password: str) -> Any:
    if not password:
        return None
    from reportlab.lib.pdfencrypt import StandardEncryption

    return StandardEncryption(password, canModify=0, strength=128)


def _fitting(content: bytes) -> Any:
    from PIL import Image

    image: Any = Image.open(io.BytesIO(content))
    image = image.convert(
        "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
    )
    image.thumbnail((LARGEST_PICTURE, LARGEST_PICTURE))
    return image


def _reader(image: Any) -> Any:
    from reportlab.lib.utils import ImageReader

    return ImageReader(image)


def file_name(number: str) -> str:
    """A document's number as the name of a file: what no file system takes becomes a hyphen."""
    kept = "".join("-" if each in '/\\:*?"<>|' or each < " " else each for each in number)
    return kept.strip(" .-") or "-"


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, replacing an older one. Raises FileProblem."""
    try:
        with replacing(path) as partial:
            partial.write_bytes(content)
    except OSError as error:
        raise FileProblem(
            N_("{name} could not be written: {reason}."),
            name=str(path),
            reason=error.strerror or str(error),
            remedy=N_("Choose another folder, or close the program that has the file open."),
        ) from error
