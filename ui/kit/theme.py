"""The look of the windows: colours by token, type roles, sizes that follow the zoom, one style sheet.

``apply("system" | "light" | "dark", zoom)`` dresses the whole application and may be called any time;
``changed`` is emitted afterwards. Painting code asks ``color("muted")``, ``font("label", bold=True)`` and
``px(28)`` when it paints, so it needs nothing else. Whoever keeps sizes listens with ``follow``.

Style sheet (``resources/themes/*.qss``, one after the other): ``@token@`` is a colour, ``@12px@`` a size at the zoom,
``@label.pt@`` the size of a type role. Widgets choose a rule by properties:

``role``   QLabel: display h1 h2 label labelStrong strong muted micro section key mono
           QPushButton/QToolButton: primary danger quiet link icon chip toolbar dock status
           QFrame: card bannerInfo bannerWarn bannerError bannerOk bar documentBar foot dialogFoot line panel
``tone``   danger warn ok link muted faint: the colour of a label's words
``large``  a dialog's main button; ``on`` an active chip
"""

from __future__ import annotations

import re
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.kit import fonts, resources, tokens

ZOOMS = (1.0, 1.1, 1.25, 1.5)
# Pixels at 100 % and weight of each type role.
ROLES: dict[str, tuple[float, QFont.Weight]] = {
    "display": (22, QFont.Weight.DemiBold),
    "h1": (20, QFont.Weight.DemiBold),
    "h2": (15, QFont.Weight.DemiBold),
    "body": (13, QFont.Weight.Normal),
    "table": (12.5, QFont.Weight.Normal),
    "label": (12, QFont.Weight.Normal),
    "chip": (12, QFont.Weight.Medium),
    "micro": (11, QFont.Weight.Normal),
}
DENSITIES = {"compact": 24, "normal": 28, "roomy": 34}

_PLACE = re.compile(r"@(?:(\d+)px|([a-z0-9]+)\.pt|([a-z0-9]+))@")


class _Look(QObject):
    """What is applied now; tells when it changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.dark, self.zoom = "system", False, 1.0
        self.density = "normal"
        self.tokens: dict[str, str] = dict(tokens.LIGHT)
        self.family = ""
        self.following = False


_look = _Look()
changed = _look.changed


def apply(name: str = "system", zoom: float = 1.0) -> None:
    """Dresses the application: "system", "light" or "dark", at one of ``ZOOMS``.

    The first time must come before the first widget: Qt lets those that are there keep their own fonts.
    """
    application = _application()
    _look.name, _look.zoom = name, zoom
    _look.family = _look.family or fonts.family()
    _tell_scheme(name)
    _look.dark = name == "dark" or (name == "system" and _system_is_dark())
    _look.tokens = _system_tokens() if _high_contrast() else _own_tokens(_look.dark)
    _follow_system()
    if application.style().objectName() != "fusion" and not application.styleSheet():
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(_palette())
    _set_fonts()
    sheet = style_sheet()
    if application.styleSheet() != sheet:  # restyling every widget is dear
        application.setStyleSheet(sheet)
    _look.changed.emit()


def follow(widget: QWidget, act: Callable[[], None]) -> None:
    """Calls ``act`` after every change of theme, zoom or density while ``widget`` lives."""

    def relay() -> None:
        if shiboken6.isValid(widget):
            act()
        else:
            _look.changed.disconnect(relay)

    _look.changed.connect(relay)


# -- asked while painting ---------------------------------------------------------------------


def color(token: str) -> QColor:
    """A fresh QColor of a token."""
    return QColor(_look.tokens[token])


def hex_of(token: str) -> str:
    """``#RRGGBB`` of a token, for rich text."""
    return _look.tokens[token]


def applied() -> bool:
    """Whether the application has been dressed."""
    return bool(_look.family)


def is_dark() -> bool:
    return _look.dark


def zoom() -> float:
    return _look.zoom


def px(pixels: float) -> int:
    """So many pixels of the drawings, at the zoom of now; at least 1 for anything above zero."""
    scaled = round(pixels * _look.zoom)
    return max(1, scaled) if pixels > 0 else scaled


def font(role: str = "body", *, bold: bool = False) -> QFont:
    """The font of a type role; ``bold`` is semi-bold, as all emphasis here."""
    pixels, weight = ROLES[role]
    if bold:
        weight = QFont.Weight.DemiBold
    return QFont(fonts.make(_look.family or fonts.family(), pixels * _look.zoom, weight))


def icon_size(pixels: int = 16) -> QSize:
    return QSize(px(pixels), px(pixels))


def row_height() -> int:
    """The height of a table row at the chosen density."""
    return px(DENSITIES[_look.density])


def density() -> str:
    return _look.density


def set_density(name: str) -> None:
    """ "compact", "normal" or "roomy"."""
    if name not in DENSITIES:
        raise ValueError(f"no such density: {name}")
    _look.density = name
    _look.changed.emit()


# -- how it is made ---------------------------------------------------------------------------


def style_sheet() -> str:
    """The style sheet of now, with every place filled."""
    sheets = sorted(resources.path("themes").glob("*.qss"))
    template = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    marks = resources.path("themes", "marks").as_posix()
    suffix = "dark" if _look.dark else "light"
    return _PLACE.sub(_fill, template.replace("@marks@", marks).replace("@mark@", suffix))


def _fill(place: re.Match[str]) -> str:
    pixels, role, token = place.groups()
    if pixels is not None:
        return f"{px(int(pixels))}px"
    if role is not None:
        return f"{fonts.points(ROLES[role][0] * _look.zoom):g}pt"
    return _look.tokens[token]


# Widgets for which a desktop may have chosen another font than for the rest.
_WITH_OWN_FONT = (
    "QMenu QMenuBar QMenuItem QMessageBox QTipLabel QStatusBar QDockWidgetTitle QPushButton QCheckBox"
    " QRadioButton QToolButton QAbstractItemView QListView QHeaderView QComboMenuItem QComboLineEdit"
).split()


def _set_fonts() -> None:
    """One font everywhere."""
    chosen = font("body")
    QApplication.setFont(chosen)
    for widget in _WITH_OWN_FONT:
        QApplication.setFont(chosen, widget)  # type: ignore[arg-type]  # the stub says bytes


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, token in (
        (role.Window, "window"),
        (role.Base, "surface"),
        (role.AlternateBase, "alt"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.PlaceholderText, "faint"),
        (role.Button, "surface"),
        (role.Light, "surface"),
        (role.Midlight, "alt"),
        (role.Mid, "border"),
        (role.Dark, "edge"),
        (role.Shadow, "edge"),
        (role.Highlight, "sel"),
        (role.HighlightedText, "text"),
        (role.Accent, "accent"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.ToolTipBase, "text"),
        (role.ToolTipText, "surface"),
    ):
        palette.setColor(target, color(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, color("faint"))
    return palette


def _own_tokens(dark: bool) -> dict[str, str]:
    return dict(tokens.DARK if dark else tokens.LIGHT)


def _system_tokens() -> dict[str, str]:
    """A person's high-contrast palette instead of our colours: sizes stay ours."""
    QApplication.setPalette(QPalette())  # ours is taken off before the system's is read
    palette = QGuiApplication.palette()
    role = QPalette.ColorRole
    ground, words = palette.color(role.Base).name(), palette.color(role.Text).name()
    chosen, link = palette.color(role.Highlight).name(), palette.color(role.Link).name()
    found = dict.fromkeys(tokens.LIGHT, words)
    grounds = "window surface alt sunken hover soft rail railon dangerbg warnbg okbg infobg"
    for token in (grounds + " draftbg voidbg waitbg onaccent").split():
        found[token] = ground
    found |= {"sel": chosen, "link": link, "accent": link, "accent2": words, "railmark": link}
    return found


def _high_contrast() -> bool:
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _tell_scheme(name: str) -> None:
    """Native title bars follow."""
    hints = QGuiApplication.styleHints()
    if name == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if name == "dark" else Qt.ColorScheme.Light)


def _follow_system() -> None:
    if not _look.following:
        _look.following = True
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(_system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(_contrast_changed)


def _system_changed() -> None:
    if _look.name == "system" and _look.dark != _system_is_dark():
        apply(_look.name, _look.zoom)


def _contrast_changed() -> None:
    apply(_look.name, _look.zoom)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("the theme needs a QApplication")
    return application


def repolish(widget: QWidget) -> None:
    """Makes a changed ``role``, ``tone``, ``on`` or ``error`` property take effect.

    A widget that was never shown is dressed when it is.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.update()


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet asks for, and restyles if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)
