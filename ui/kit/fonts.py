"""Which typeface the windows use.

The system's own, unless it is missing or a bitmap font; then Noto Sans, then the Inter that ships with
the program. Without a real desktop (offscreen, Xvfb) Inter is used, so that pictures are alike anywhere.
Digits are always equally wide (the "tnum" feature).
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

BUNDLED = "Inter"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
# What a system without a chosen font calls it: names that stand for whatever is there.
NAMELESS = {
    "",
    "Sans",
    "Sans Serif",
    "Sans-Serif",
    "MS Sans Serif",
    "MS Shell Dlg",
    "MS Shell Dlg 2",
}


def files() -> list[tuple[str, str]]:
    """The four weights: the package that brings them, and their names there."""
    return [("fontpkg_inter", f"files/static/{BUNDLED}-{weight}.ttf") for weight in WEIGHTS]


@cache
def load_bundled() -> bool:
    """Makes Inter known to Qt; False where its files are missing.

    Four plain weights where build/window_fonts.py has cut them, else the variable file they come from.
    """
    import fontpkg_inter

    folder = Path(fontpkg_inter.ROOT)
    cuts = [folder / name for _package, name in files()]
    whole = folder / "files" / "Inter[opsz,wght].ttf"
    chosen = cuts if all(cut.is_file() for cut in cuts) else [whole]
    return all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in chosen)


def without_desktop() -> bool:
    """Whether nobody sits before this screen: offscreen, or X without any desktop session."""
    platform = QGuiApplication.platformName()
    if platform in ("offscreen", "minimal", "vnc"):
        return True
    return platform == "xcb" and not os.environ.get("XDG_CURRENT_DESKTOP")


def family() -> str:
    """The family of every text in the windows."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if not without_desktop() and _usable(system):
        return system.family()
    if not without_desktop() and "Noto Sans" in QFontDatabase.families():
        return "Noto Sans"
    return BUNDLED if load_bundled() else system.family()


def _usable(font: QFont) -> bool:
    name = font.family()
    if sys.platform == "darwin" and name.startswith("."):
        return True
    return name not in NAMELESS and not QFontDatabase.isBitmapScalable(QFontInfo(font).family())


def points(pixels: float) -> float:
    """Points that are ``pixels`` high at 100 %: a macOS pixel is a point, elsewhere 96 make 72."""
    return pixels if sys.platform == "darwin" else pixels * 72 / 96


@cache
def make(family_name: str, pixels: float, weight: QFont.Weight) -> QFont:
    """A font with equally wide digits; the same one again, so copy it to change it."""
    font = QFont(family_name)
    font.setPointSizeF(points(pixels))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    if family_name == BUNDLED:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
