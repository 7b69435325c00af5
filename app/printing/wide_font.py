"""Text beyond U+FFFF that can be copied out of the PDF again.

ReportLab writes the character map of a font with four hexadecimal digits; emoji have five and need a
surrogate pair (PDF 32000-1, 9.10.3: UTF-16BE).
"""

from __future__ import annotations

import re
from types import MethodType
from typing import Any

_TOO_LONG = re.compile(r"> <([0-9A-F]{5,6})>")


def widen(font: Any) -> None:
    """Makes one TTFont write its map in UTF-16."""
    original = font.addObjects

    def add_objects(self: Any, doc: Any) -> None:
        original(doc)
        for name, item in doc.idToObject.items():
            if str(name).startswith("toUnicodeCMap:"):
                item.content = _TOO_LONG.sub(_pair, item.content)

    font.addObjects = MethodType(add_objects, font)


def _pair(match: re.Match[str]) -> str:
    return f"> <{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
