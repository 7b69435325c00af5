"""The look: readable colours, one source of them, live switching, sizes that follow the zoom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.kit import fonts, icons, resources, theme, tokens
from ui.kit.inspector import capitals

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", ["LIGHT", "DARK"])
@pytest.mark.parametrize("pair", tokens.PAIRS, ids=lambda pair: f"{pair[0]}-on-{pair[1]}")
def test_every_pair_has_its_contrast(pair: tuple[str, str, float], name: str) -> None:
    table = getattr(tokens, name)
    front, ground, least = pair
    assert tokens.contrast(table[front], table[ground]) >= least


def test_contrast_of_black_on_white_is_the_largest() -> None:
    assert round(tokens.contrast("#000000", "#FFFFFF"), 2) == 21


def test_both_themes_and_the_system_palette_know_the_same_tokens() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)
    assert set(theme._system_tokens()) == set(tokens.LIGHT)


def test_every_place_of_the_style_sheet_is_filled() -> None:
    sheet = theme.style_sheet()
    assert "@" not in sheet
    assert re.search(r"font-size: ?\d+px", sheet) is None, "text sizes are points"


def test_the_marks_of_the_style_sheet_are_there_in_the_colour_of_the_theme() -> None:
    folder = resources.path("themes", "marks")
    template = resources.path("themes", "kit.qss").read_text("utf-8")
    for name in set(re.findall(r"@marks@/([a-z]+)-@mark@\.svg", template)):
        for suffix, table in (("light", tokens.LIGHT), ("dark", tokens.DARK)):
            assert table["muted"] in (folder / f"{name}-{suffix}.svg").read_text("utf-8")
    for name in set(re.findall(r"@marks@/([a-z]+)\.svg", template)):
        assert (folder / f"{name}.svg").is_file()


def test_no_colour_stands_outside_the_tokens() -> None:
    strays = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        if path.name != "tokens.py":
            found = re.findall(r"[\"']#[0-9A-Fa-f]{6}[\"']", path.read_text("utf-8"))
            strays += [f"{path.relative_to(ROOT)}: {each}" for each in found]
    assert strays == []


def test_switching_changes_palette_and_icons_and_tells(qtbot: QtBot) -> None:
    light = icons.pixmap("ph.house", 16, "text").toImage()
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark", 1.0)
    assert theme.is_dark()
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == tokens.DARK["window"]
    assert palette.color(QPalette.ColorRole.HighlightedText) == theme.color("text")
    assert icons.pixmap("ph.house", 16, "text").toImage() != light
    theme.apply("light", 1.0)


def test_sizes_and_fonts_follow_the_zoom() -> None:
    before = theme.font("body").pointSizeF()
    theme.apply("light", 1.5)
    assert theme.px(28) == 42
    assert theme.row_height() == 42
    assert theme.font("body").pointSizeF() == pytest.approx(before * 1.5)
    theme.apply("light", 1.0)
    assert theme.px(0) == 0 and theme.px(0.4) == 1


def test_density_changes_the_height_of_rows() -> None:
    theme.set_density("compact")
    assert theme.row_height() == 24
    theme.set_density("normal")
    with pytest.raises(ValueError):
        theme.set_density("airy")


def test_without_a_desktop_the_bundled_font_is_used_with_equally_wide_digits() -> None:
    assert QFontInfo(theme.font("body")).family() == fonts.BUNDLED
    for bold in (False, True):
        metrics = QFontMetricsF(theme.font("table", bold=bold))
        assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


def test_a_label_in_the_style_sheet_keeps_equally_wide_digits(qtbot: QtBot) -> None:
    label = QLabel("1")
    label.setProperty("role", "h1")
    qtbot.addWidget(label)
    label.show()
    metrics = QFontMetricsF(label.font())
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_every_icon_that_is_named_exists() -> None:
    unknown = []
    for folder in ("ui", "app"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name in re.findall(r"[\"']((?:ph|mdi6)\.[a-z0-9-]+)[\"']", path.read_text("utf-8")):
                if not icons.known(name):
                    unknown.append(f"{path.relative_to(ROOT)}: {name}")
    assert unknown == []


def test_icons_do_not_load_qtawesome() -> None:
    import sys

    icons.pixmap("mdi6.scale-balance", 20)
    assert "qtawesome" not in sys.modules


def test_the_system_turning_dark_is_followed_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply("system", 1.0)
    assert not theme.is_dark()
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    monkeypatch.undo()
    theme.apply("light", 1.0)


def test_a_high_contrast_system_takes_our_colours_off_and_keeps_our_sizes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply("dark", 1.25)
    monkeypatch.setattr(theme, "_high_contrast", lambda: True)
    theme._contrast_changed()
    system = QApplication.style().standardPalette()
    assert theme.color("surface") == system.color(QPalette.ColorRole.Base)
    assert theme.color("text") == system.color(QPalette.ColorRole.Text)
    assert tokens.DARK["surface"].lower() not in theme.style_sheet().lower()
    assert theme.px(28) == 35
    monkeypatch.undo()
    theme.apply("light", 1.0)


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Pendapatan", "PENDAPATAN"), ("PPh 21 (TER bulanan)", "PPh 21 (TER BULANAN)")],
)
def test_a_heading_in_capitals_keeps_names_as_they_are_written(words: str, shown: str) -> None:
    assert capitals(words) == shown
