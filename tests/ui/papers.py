"""Reading what a preview shows."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader


def copy_mark(content: bytes) -> str:
    """The copy mark on the first page of a PDF; empty on an original."""
    words = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    found = re.search(r"Salinan ke-\d+", words)
    return found.group() if found else ""
