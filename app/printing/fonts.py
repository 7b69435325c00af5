"""The fonts of the paper: how wide a text is, and which font draws which of its characters.

Roboto, whose digits are all equally wide. A character it lacks is taken from Noto Sans, Inter or one of
Noto's fonts for emoji, symbols and other scripts; what none of them has is shown as its code in small
type, never as an empty box. Widths are in thousandths of the font size and remembered per text.
"""

from __future__ import annotations

import importlib
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

REGULAR, MEDIUM, BOLD, ITALIC = "Regular", "Medium", "Bold", "Italic"
UNKNOWN_SCALE = 0.62
REMEMBERED = 60_000

_ROBOTO = {
    "Regular": "Roboto-Regular.ttf",
    "Medium": "Roboto-Medium.ttf",
    "Bold": "Roboto-Bold.ttf",
    "Italic": "Roboto-Italic.ttf",
}
_SCRIPTS = (
    "Emoji Symbols Thai Devanagari Tamil Telugu Kannada Malayalam Bengali Gujarati Gurmukhi Khmer Lao "
    "Myanmar Sinhala Armenian Georgian Ethiopic Hebrew Arabic"
).split()
_FALLBACKS = (
    ("NotoSans", "fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    ("Inter", "fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    *(
        (
            f"Noto{name}",
            "manimgx_fonts",
            f"Noto{'' if name == 'Emoji' else 'Sans'}{name}[wght].ttf",
        )
        for name in _SCRIPTS
    ),
)
_loading = threading.RLock()


def files() -> list[tuple[str, str]]:
    """Every font file a paper may need: the package that brings it, and its name there."""
    return [("font_roboto", f"files/{name}") for name in _ROBOTO.values()] + [
        (package, name) for _key, package, name in _FALLBACKS
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn with one face, at ``scale`` of the size asked for."""

    face: Face
    text: str
    scale: float = 1.0


class Face:
    """One font file: its characters, their widths, and the runs a text falls into."""

    def __init__(self, name: str, path: Path) -> None:
        from reportlab.pdfbase.ttfonts import TTFont

        self.name = name
        self.font: Any = TTFont(name, str(path))
        self.characters = frozenset(
            each for each in map(chr, self.font.face.charToGlyph) if not _is_invisible(each)
        )
        self._advance = _Advances(self)
        self._widths: dict[str, float] = {}
        self._runs: dict[str, tuple[Run, ...]] = {}

    def width(self, text: str) -> float:
        """The width of ``text`` in thousandths of the font size, fallback characters included."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > REMEMBERED:
                self._widths.clear()
            known = self._widths[text] = sum(map(self._advance.__getitem__, text))
        return known

    def runs(self, text: str) -> tuple[Run, ...]:
        """The text cut into stretches of one face each; invisible characters are left out."""
        if self.characters.issuperset(text):
            return (Run(self, text),)
        known = self._runs.get(text)
        if known is None:
            if len(self._runs) > REMEMBERED:
                self._runs.clear()
            known = self._runs[text] = tuple(_joined(_run_of(self, each) for each in text))
        return known


class _Advances(dict[str, float]):
    """Width by character; what the face lacks is looked up in the others once."""

    def __init__(self, face: Face) -> None:
        widths = face.font.face.charWidths
        super().__init__((each, widths[ord(each)]) for each in face.characters)
        self._face = face

    def __missing__(self, character: str) -> float:
        run = _run_of(self._face, character)
        width = sum(run.face._advance[each] for each in run.text) * run.scale if run else 0.0
        self[character] = width
        return width


def _is_invisible(character: str) -> bool:
    """Controls, joiners, soft hyphens and variation selectors: they leave no mark of their own."""
    return unicodedata.category(character) in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f"


def _run_of(face: Face, character: str) -> Run | None:
    """How one character is drawn; None where it is invisible."""
    if _is_invisible(character):
        return Run(face, " ") if character == "\t" else None
    if character in face.characters:
        return Run(face, character)
    for other in fallbacks():
        if character in other.characters:
            return Run(other, character)
    return Run(face, f"[U+{ord(character):04X}]", UNKNOWN_SCALE)


def _joined(runs: Iterator[Run | None]) -> Iterator[Run]:
    current: Run | None = None
    for run in runs:
        if run is None:
            continue
        if current and current.face is run.face and current.scale == run.scale:
            current = Run(current.face, current.text + run.text, current.scale)
            continue
        if current:
            yield current
        current = run
    if current:
        yield current


def _file(package: str, name: str) -> Path:
    module = importlib.import_module(package)
    return Path(str(module.__file__)).parent / name


@cache
def _loaded(name: str) -> Face:
    for key, package, file in _FALLBACKS:
        if key == name:
            face = Face(name, _file(package, file))
            break
    else:
        face = Face(f"Roboto-{name}", _file("font_roboto", f"files/{_ROBOTO[name]}"))
    if max(map(ord, face.characters)) > 0xFFFF:
        from app.printing.wide_font import widen

        widen(face.font)
    return face


def face(name: str) -> Face:
    """One of REGULAR, MEDIUM, BOLD and ITALIC; loaded when first asked for."""
    with _loading:
        return _loaded(name)


def fallbacks() -> Iterator[Face]:
    """The other faces, in the order in which they are asked."""
    for key, _package, _file_name in _FALLBACKS:
        yield face(key)


@dataclass(frozen=True, eq=False)
class Style:
    """A face at a size in a colour, ``#rrggbb``. Compared by identity: get one from ``style``."""

    face_name: str
    size: float
    colour: str

    @cached_property
    def face(self) -> Face:
        return face(self.face_name)

    def width(self, text: str) -> float:
        """In points."""
        return self.face.width(text) * self.size / 1000


@lru_cache(maxsize=512)
def style(face_name: str, size: float, colour: str) -> Style:
    """``size`` in points, ``colour`` as ``#rrggbb``."""
    return Style(face_name, size, colour)


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The text in lines no wider than ``width`` points; a word that is wider is cut."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrap(part, style, width)]
    if style.width(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if style.width(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, style, width)
        lines += full
    lines.append(line)
    return lines


def _pieces(word: str, style: Style, width: float) -> list[str]:
    """A word cut where it would not fit; at least one character to a piece."""
    if style.width(word) <= width:
        return [word]
    pieces, piece, used = [], "", 0.0
    for character in word:
        advance = style.width(character)
        if piece and used + advance > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += character
        used += advance
    return [*pieces, piece]


def largest(
    text: str, face_name: str, colour: str, width: float, sizes: tuple[float, ...]
) -> Style:
    """The first of ``sizes`` at which ``text`` fits; below the last it shrinks as far as it must."""
    for size in sizes:
        candidate = style(face_name, size, colour)
        if candidate.width(text) <= width:
            return candidate
    return style(face_name, int(sizes[-1] * width / candidate.width(text) * 10) / 10, colour)
