"""The colours of the windows, by name; light and dark. No hex code stands anywhere else.

``PAIRS`` lists which token is read on which ground and the contrast it needs (WCAG 2.2: 4.5 for text,
3 for outlines and marks). The tests compute them all.
"""

from __future__ import annotations

LIGHT = {
    "window": "#E9EDF2",
    "surface": "#FFFFFF",
    "alt": "#F5F7FA",
    "sunken": "#E3E8EE",
    "border": "#D3DAE3",
    "grid": "#E6EBF1",
    "edge": "#7F8A9A",
    "text": "#18202C",
    "muted": "#505B6B",
    "faint": "#6A7585",
    "accent": "#2456C4",
    "accent2": "#1C469F",
    "onaccent": "#FFFFFF",
    "link": "#2456C4",
    "soft": "#E2EAFB",
    "sel": "#D5E2FB",
    "hover": "#EEF2F8",
    "rail": "#1D2737",
    "railtext": "#BAC5D5",
    "railwhite": "#FFFFFF",
    "railon": "#31415C",
    "railmark": "#8FB1FF",
    "raildim": "#4A5D80",
    "badge": "#C43A30",
    "danger": "#B3261E",
    "dangerbg": "#FCE7E5",
    "warn": "#875000",
    "warnbg": "#FDF0D8",
    "ok": "#17693A",
    "okbg": "#DFF3E6",
    "info": "#2456C4",
    "infobg": "#E2EAFB",
    "draft": "#505B6B",
    "draftbg": "#E8ECF1",
    "void": "#5E6775",
    "voidbg": "#EEF0F3",
    "wait": "#6A3DA1",
    "waitbg": "#F0E8FA",
    "chart1": "#2456C4",
    "chart2": "#A9B8D6",
    "chart3": "#B87400",
    "paper": "#FFFFFF",
}

DARK = {
    "window": "#12161C",
    "surface": "#1B2129",
    "alt": "#222A34",
    "sunken": "#0F1318",
    "border": "#343E4B",
    "grid": "#2A323D",
    "edge": "#7C899B",
    "text": "#E7EBF1",
    "muted": "#A8B3C2",
    "faint": "#8B97A8",
    "accent": "#3A69DB",
    "accent2": "#2F58C0",
    "onaccent": "#FFFFFF",
    "link": "#9AB7FF",
    "soft": "#25355A",
    "sel": "#2A3F6E",
    "hover": "#262F3A",
    "rail": "#0F141B",
    "railtext": "#A8B3C2",
    "railwhite": "#FFFFFF",
    "railon": "#25355A",
    "railmark": "#9AB7FF",
    "raildim": "#4A5D80",
    "badge": "#C43A30",
    "danger": "#FF9D95",
    "dangerbg": "#48221F",
    "warn": "#F3C26A",
    "warnbg": "#41331A",
    "ok": "#7FD8A0",
    "okbg": "#1B3B29",
    "info": "#9AB7FF",
    "infobg": "#25355A",
    "draft": "#B6C0CD",
    "draftbg": "#2D3743",
    "void": "#9AA5B3",
    "voidbg": "#262D36",
    "wait": "#CFB3F6",
    "waitbg": "#382B50",
    "chart1": "#7FA3F7",
    "chart2": "#46546B",
    "chart3": "#F3C26A",
    "paper": "#FFFFFF",
}

_TEXT_ON = {
    "surface": "text muted faint link danger warn ok void",
    "alt": "text muted",
    "window": "text muted",
    "sel": "text muted link danger ok warn",
    "hover": "text muted",
    "soft": "muted link",
    "warnbg": "text muted link warn",
    "dangerbg": "text muted link danger",
    "infobg": "text info",
    "okbg": "ok",
    "draftbg": "draft",
    "voidbg": "void",
    "waitbg": "wait",
    "accent": "onaccent",
    "accent2": "onaccent",
    "badge": "railwhite",
    "rail": "railtext railwhite",
    "railon": "railtext railwhite",
}
_MARK_ON = {
    "surface": "edge chart1 chart3 link",
    "alt": "edge",
    "window": "link",
    "railon": "railmark",
}

PAIRS: tuple[tuple[str, str, float], ...] = tuple(
    (front, ground, least)
    for table, least in ((_TEXT_ON, 4.5), (_MARK_ON, 3.0))
    for ground, fronts in table.items()
    for front in fronts.split()
)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two ``#RRGGBB`` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
