"""Icons by name: ``ph.*`` (Phosphor) and ``mdi6.*`` (Material Design), in any token's colour.

They come from the fonts that QtAwesome brings. Its Python layer is not imported: that would cost the
start a sixth of a second (it loads OpenGL widgets), for what is one glyph drawn with a painter. Each is
drawn when it is first seen and kept until the theme changes. ``dress`` keeps a button's icon right through
changes of theme and zoom.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from ui.kit import theme

FILES = {
    "ph": ("phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"),
    "mdi6": (
        "materialdesignicons6-webfont-6.9.96.ttf",
        "materialdesignicons6-webfont-charmap-6.9.96.json",
    ),
}
_pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

theme.changed.connect(_pixmaps.clear)


def pixmap(name: str, size: int, token: str = "muted") -> QPixmap:
    """The icon in device-independent pixels ``size``, sharp on this screen."""
    return _sharp(name, size, token, QGuiApplication.primaryScreen().devicePixelRatio())


def _sharp(name: str, size: int, token: str, ratio: float) -> QPixmap:
    key = (name, size, token, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _drawn(name, size, token, ratio)
    return _pixmaps[key]


class Drawn(QIconEngine):
    """Draws an icon when it is seen, at the size and in the theme it is seen in."""

    _clones: ClassVar[list[QIconEngine]] = []  # Qt owns them, but PySide would let go of them

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def clone(self) -> QIconEngine:
        self._clones.append(Drawn(self._name, self._token))
        return self._clones[-1]

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        token = "edge" if mode is QIcon.Mode.Disabled else self._token
        return _sharp(self._name, min(size.width(), size.height()), token, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))


@cache
def icon(name: str, token: str = "muted") -> QIcon:
    """The icon for buttons and menus, with its disabled form."""
    return QIcon(Drawn(name, token))


def dress(widget: Any, name: str, token: str = "text", size: int = 16) -> None:
    """Gives a button (or an action) an icon that follows theme and zoom."""
    dressed = widget.property("kitIcon")
    widget.setProperty("kitIcon", [name, token, size])
    _put(widget)
    if not dressed and isinstance(widget, QWidget):
        theme.follow(widget, lambda: _put(widget))


def _put(widget: Any) -> None:
    name, token, size = widget.property("kitIcon")
    widget.setIcon(icon(name, token) if name else QIcon())
    if hasattr(widget, "setIconSize"):
        widget.setIconSize(theme.icon_size(size))


def known(name: str) -> bool:
    """Whether there is such an icon."""
    prefix, _dot, glyph = name.partition(".")
    return prefix in FILES and bool(_letter(prefix, glyph))


def _drawn(name: str, size: int, token: str, ratio: float) -> QPixmap:
    prefix, _dot, glyph = name.partition(".")
    letter = _letter(prefix, glyph)
    if not letter:
        raise KeyError(name)
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(theme.color(token))
    font = QFont(_family(prefix))
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    # Both fonts draw in a square of one em; centring by the advance and the em keeps strokes crisp.
    left = (size - metrics.horizontalAdvance(letter)) / 2
    box = QRectF(0, 0, size, size)
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, round(base)), letter)
    painter.end()
    return made


@cache
def _folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("QtAwesome, which brings the icons, is not installed")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _letters(prefix: str) -> str:
    return (_folder() / FILES[prefix][1]).read_text("utf-8")


@cache
def _letter(prefix: str, glyph: str) -> str:
    """The letter of an icon in its font; "" for none. Making a table of all thousands would delay the start."""
    _before, _key, after = _letters(prefix).partition(f'"{glyph}": "0x')
    return chr(int(after[: after.index('"')], 16)) if after else ""


@cache
def _family(prefix: str) -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / FILES[prefix][0]))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise RuntimeError(f"the icon font {prefix} cannot be read")
    return families[0]
