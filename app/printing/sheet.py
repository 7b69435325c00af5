"""One page being drawn: texts, rules, boxes, pictures. Points; x from the left, y from the top.

Page operators are written straight into the content stream: each text is encoded once per file, a font or
colour is named only when it changes, rules of one kind are stroked together. Filled areas come first,
then rules, then pictures, then texts in the order of reading.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from app.printing.fonts import Style

LEFT, RIGHT, CENTRE = 0, 1, 2
ROUNDING = 0.5523  # the handle length that makes a Bezier curve a quarter circle

# For one style: the operators that choose it, and text -> the operators that show it.
Pen = tuple[str, Callable[[str], float], float, Callable[[str, Style], str], dict[str, str]]


class Sheet:
    """A page of ``width`` by ``height`` points. ``pens`` gives the operators of a style (see Ink)."""

    def __init__(self, width: float, height: float, pens: Pens) -> None:
        self.width, self.height = width, height
        self._pens = pens
        self._beneath: list[str] = []
        self._fills: list[str] = []
        self._strokes: dict[str, list[str]] = {}
        self.pictures: list[tuple[str, str]] = []
        self._texts: list[str] = []
        self._style: Style | None = None

    def text(self, x: float, y: float, text: str, style: Style, align: int = LEFT) -> None:
        """Writes one line with its baseline at ``y``; right or centred, ``x`` is that edge or middle."""
        if not text:
            return
        select, width, units, encode, shown = self._pens.of(style)
        if align:
            x -= width(text) * units * (1 if align == RIGHT else 0.5)
        show = shown.get(text)
        if show is None:
            show = shown[text] = encode(text, style)
        if style is not self._style:
            self._texts.append(select)
            self._style = style
        self._texts.append(f"1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {show}")

    def texts(
        self, x: float, y: float, lines: list[str], style: Style, leading: float, align: int = LEFT
    ) -> float:
        """Writes lines below each other; the baseline after the last."""
        for line in lines:
            self.text(x, y, line, style, align)
            y += leading
        return y

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, weight: float, colour: str, dash: str = ""
    ) -> None:
        """A straight line. ``dash`` is a PDF dash array, such as ``1 2``."""
        top = self.height
        self._stroke(weight, colour, dash).append(
            f"{x0:.2f} {top - y0:.2f} m {x1:.2f} {top - y1:.2f} l"
        )

    def band(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle without an outline."""
        self._fills.append(
            f"{paint(colour)} rg {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f"
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        radius: float = 3,
        fill: str = "",
        outline: str = "",
        weight: float = 0.7,
        dash: str = "",
    ) -> None:
        """A rectangle with round corners, filled, outlined or both."""
        path = _rounded(x, self.height - y - height, width, height, radius)
        if fill:
            self._fills.append(f"{paint(fill)} rg {path} f")
        if outline:
            self._stroke(weight, outline, dash).append(path)

    def cells(self, x: float, y: float, size: float, rows: list[list[bool]], colour: str) -> None:
        """A square grid with its true cells filled, as QR codes are; runs become one rectangle each."""
        cell = size / len(rows)
        self._fills.append(f"{paint(colour)} rg")
        for number, row in enumerate(rows):
            bottom = self.height - y - (number + 1) * cell
            start = None
            for column, dark in enumerate([*row, False]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    left, wide = x + start * cell, (column - start) * cell
                    self._fills.append(f"{left:.3f} {bottom:.3f} {wide:.3f} {cell:.3f} re")
                    start = None
        self._fills.append("f")

    def picture(self, form: str, x: float, y: float, width: float, height: float) -> None:
        """A picture prepared by the file, whose own size is one by one."""
        bottom = self.height - y - height
        place = f"q {width:.3f} 0 0 {height:.3f} {x:.2f} {bottom:.2f} cm"
        self.pictures.append((form, place))

    def across(self, text: str, style: Style) -> None:
        """One word diagonally over the whole page, beneath everything else."""
        select, width, units, encode, _shown = self._pens.of(style)
        angle = math.atan2(self.height, self.width)
        cos, sin = math.cos(angle), math.sin(angle)
        half, drop = width(text) * units / 2, style.size * 0.36
        x = self.width / 2 - half * cos + drop * sin
        y = self.height / 2 - half * sin - drop * cos
        self._beneath.append(
            f"BT {select} {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm "
            f"{encode(text, style)} ET"
        )

    def areas(self) -> str:
        """Operators of everything that lies beneath pictures and texts."""
        strokes = [f"{state} {' '.join(paths)} S" for state, paths in self._strokes.items()]
        return "\n".join(["q", *self._fills, *self._beneath, *strokes, "Q"])

    def writing(self) -> str:
        """Operators of the texts."""
        return "\n".join(["BT", *self._texts, "ET"])

    def _stroke(self, weight: float, colour: str, dash: str) -> list[str]:
        key = f"{weight:g} w {paint(colour)} RG [{dash}] 0 d"
        found = self._strokes.get(key)
        if found is None:
            found = self._strokes[key] = []
        return found


class Pens:
    """The styles one file has used so far, with the operators that choose and show each."""

    def __init__(self, document: Any) -> None:
        self._document = document  # ReportLab's PDFDocument: fonts keep their subsets per document
        self._of: dict[Style, Pen] = {}
        self._shown: dict[tuple[str, float], dict[str, str]] = {}

    def of(self, style: Style) -> Pen:
        pen = self._of.get(style)
        if pen is None:
            resource = style.face.font.getSubsetInternalName(0, self._prepared(style.face.font))
            select = f"{resource} {style.size:g} Tf {paint(style.colour)} rg"
            shown = self._shown.setdefault((style.face_name, style.size), {})
            pen = select, style.face.width, style.size / 1000, self._encode, shown
            self._of[style] = pen
        return pen

    def _prepared(self, font: Any) -> Any:
        font.splitString(" ", self._document)  # opens the font's subsets for this document
        return self._document

    def _encode(self, text: str, style: Style) -> str:
        """Operators showing ``text``; ends with the style's own font chosen, as it began."""
        if text.isascii() and text.isprintable():  # ReportLab gives these their own codes
            return f"({_escaped(text)}) Tj"
        parts = []
        home = f"{style.face.font.getSubsetInternalName(0, self._document)} {style.size:g} Tf"
        chosen = home
        for run in style.face.runs(text):
            font = run.face.font
            for subset, codes in font.splitString(run.text, self._document):
                resource = font.getSubsetInternalName(subset, self._document)
                wanted = f"{resource} {style.size * run.scale:g} Tf"
                if wanted != chosen:
                    parts.append(wanted)
                    chosen = wanted
                parts.append(f"({_escaped(codes.decode('latin-1'))}) Tj")
        if chosen != home:
            parts.append(home)
        return " ".join(parts)


_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(character): f"\\{character}" for character in "()\\"
}


def _escaped(codes: str) -> str:
    if codes.isascii() and "(" not in codes and ")" not in codes and "\\" not in codes:
        return codes if codes.isprintable() else codes.translate(_ESCAPES)
    return codes.translate(_ESCAPES)


def paint(colour: str) -> str:
    """``#rrggbb`` as three PDF numbers; remembered."""
    known = _PAINTS.get(colour)
    if known is None:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        known = _PAINTS[colour] = " ".join(f"{part:.3f}" for part in parts)
    return known


_PAINTS: dict[str, str] = {}


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    if not radius:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    r, k = radius, radius * (1 - ROUNDING)
    right, top = x + width, y + height
    return (
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
        f"{right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c "
        f"{right:.2f} {top - r:.2f} l "
        f"{right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
        f"{x + r:.2f} {top:.2f} l "
        f"{x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l "
        f"{x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
