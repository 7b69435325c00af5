"""Colours, type sizes and measures of the paper. Everything stays readable in black and white."""

from __future__ import annotations

from app.printing.fonts import BOLD, ITALIC, MEDIUM, REGULAR, style

MM, INCH = 72 / 25.4, 72.0

INK, MUTED, FAINT = "#14181f", "#505b6b", "#e2e5ea"
ACCENT, WHITE = "#1c469f", "#ffffff"
GRID, EDGE, OUTLINE = "#d9dee6", "#6a7585", "#9aa5b3"
BAND, WASH = "#f1f4f8", "#f4f7fd"

TITLE = style(BOLD, 15, INK)
SUBTITLE = style(REGULAR, 9.5, MUTED)
HEADING = style(BOLD, 11, INK)
BODY = style(REGULAR, 9, INK)
BODY_MUTED = style(REGULAR, 9, MUTED)
BODY_ITALIC = style(ITALIC, 9, INK)
LABEL = style(MEDIUM, 8, INK)
SMALL = style(REGULAR, 8, INK)
SMALL_BOLD = style(BOLD, 8, INK)
SMALL_MUTED = style(REGULAR, 8, MUTED)
TINY = style(REGULAR, 7.5, MUTED)

HAIR, FINE, RULE, HEAVY = 0.4, 0.6, 0.8, 1.4
