"""The inspector: what the current thing is, how it stands, its key figures, what to do next.

Panels hand in ``Facts`` (plain, already worded); the inspector shows them as a column at the right or as
a strip below the table. ``FactColumn`` is also the right column of a document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.kernel.text import _
from ui.kit import theme
from ui.kit.buttons import Button, ElidedLabel, IconLabel, StateChip, discard, label, line
from ui.kit.dialogs import Banner
from ui.kit.focus_ring import FocusRing


class Fact(NamedTuple):
    """Name and value, worded. ``follow`` makes the value a link. tone: "", warn, danger, ok, muted.

    note: small words behind the name. icon: (name, token) before the name. With an empty value the name
    runs over the whole width. small: below a fact with an icon, under its words.
    """

    name: str
    value: str = ""
    follow: Callable[[], object] | None = None
    strong: bool = False
    tone: str = ""
    note: str = ""
    icon: tuple[str, str] | None = None
    small: bool = False


class FactGroup(NamedTuple):
    """Facts under a small heading. ``meter``: (share 0–1, tone) draws a bar below; note: muted words.

    banner: an explanation in a coloured strip before the last fact.
    """

    title: str
    facts: Sequence[Fact] = ()
    note: str = ""
    meter: tuple[float, str] | None = None
    banner: str = ""


class Facts(NamedTuple):
    """All about one thing. state: as in a STATE column. initials: for a person's badge. picture: the bytes of
    a photo that stands in its place."""

    title: str
    subtitle: str = ""
    state: object = None
    groups: Sequence[FactGroup] = ()
    initials: str = ""
    picture: bytes = b""


def fact_row(fact: Fact) -> QWidget:
    """One fact as a row: name at the left, value at the right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    if fact.small:
        row.setContentsMargins(theme.px(20), 0, 0, theme.px(4))
    if fact.icon:
        row.addWidget(IconLabel(fact.icon[0], fact.icon[1], 14), 0, Qt.AlignmentFlag.AlignTop)
    role = "label" if fact.small else "strong" if fact.strong else "muted"
    if fact.value:
        name: QLabel = ElidedLabel(fact.name, role, shy=True)
    else:
        name = label(fact.name, role, wrap=True)
    if fact.icon and not fact.strong:
        name.setProperty("role", "")
    row.addWidget(name, 0 if fact.value else 1)
    if fact.note:
        row.addWidget(ElidedLabel(fact.note, "micro", shy=True))
    if fact.value or fact.follow:
        row.addStretch(1)
        row.addWidget(_value(fact))
    return holder


def _value(fact: Fact) -> QWidget:
    if fact.follow:
        return Button(fact.value or fact.name, fact.follow, role="link")
    made = label(fact.value, "strong" if fact.strong else "", tone=fact.tone)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class FactColumn(QScrollArea):
    """Groups of facts one under the other, as beside a document or at the right of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setProperty("role", "panel")
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(self._page)
        self.setAccessibleName(_("Inspector"))
        FocusRing(self)

    def clear(self) -> None:
        while self.column.count():
            item = self.column.takeAt(0)
            if item.widget() is not None:
                discard(item.widget())

    def show_facts(self, facts: Facts | None, buttons: Sequence[QWidget] = ()) -> None:
        """Shows a thing; None empties the column."""
        self.clear()
        if facts is None:
            return
        self.setAccessibleName(facts.title or _("Inspector"))
        if facts.title:
            self.column.addWidget(self._head(facts, buttons))
            self.column.addWidget(line())
        for group in facts.groups:
            if group.facts or group.note or group.meter:
                self.add_group(group)
        self.column.addStretch(1)

    def add_group(self, group: FactGroup) -> None:
        box = section_box(group.title)
        for fact in group.facts:
            box.layout().addWidget(fact_row(fact))
        if group.banner:
            place = max(0, box.layout().count() - 1)
            box.layout().insertWidget(place, Banner("info", group.banner))
        if group.meter:
            box.layout().addSpacing(theme.px(3))
            from ui.kit.charts import Meter

            box.layout().addWidget(Meter(*group.meter))
            box.layout().addSpacing(theme.px(2))
        if group.note:
            box.layout().addWidget(label(group.note, "label", wrap=True))
        self.column.addWidget(box)
        self.column.addWidget(line(soft=True))

    def add_widget(self, title: str, widget: QWidget) -> None:
        """Anything else under a heading, after the groups."""
        if self.column.count() and self.column.itemAt(self.column.count() - 1).spacerItem():
            self.column.takeAt(self.column.count() - 1)
        box = section_box(title)
        box.layout().addWidget(widget)
        self.column.addWidget(box)
        self.column.addStretch(1)

    def _head(self, facts: Facts, buttons: Sequence[QWidget]) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(*[theme.px(m) for m in (12, 10, 12, 10)])
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        if facts.picture or facts.initials:
            row.addWidget(Initials(facts.initials, picture=facts.picture))
        names = QVBoxLayout()
        names.setSpacing(0)
        title = ElidedLabel(facts.title, "strong")
        names.addWidget(title)
        if facts.subtitle:
            names.addWidget(ElidedLabel(facts.subtitle, "label"))
        row.addLayout(names, 1)
        if facts.state:
            row.addWidget(StateChip(facts.state), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if buttons:
            acts = QHBoxLayout()
            acts.setSpacing(theme.px(6))
            for button in buttons:
                acts.addWidget(button)
            acts.addStretch(1)
            column.addLayout(acts)
        return head


def capitals(words: str) -> str:
    """A heading in capitals; names that mix their letters, as PPh does, stay as the law writes them."""
    return " ".join(
        each if each[1:] != each[1:].lower() else each.upper() for each in words.split()
    )


def section_box(title: str) -> QWidget:
    """A padded box with a small heading in capitals, as inspectors have."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(*[theme.px(m) for m in (12, 9, 12, 10)])
    column.setSpacing(theme.px(3))
    if title:
        heading = label(capitals(title), "section")
        column.addWidget(heading)
        column.addSpacing(theme.px(2))
    return box


class Initials(QWidget):
    """Two letters in a round badge, or a picture (the bytes of a PNG or JPEG), which is larger."""

    SIZE, PICTURE_SIZE = 34, 64

    def __init__(self, letters: str, *, picture: bytes = b"") -> None:
        super().__init__()
        self._letters, self._picture = letters, QPixmap()
        self._picture.loadFromData(picture)
        size = theme.px(self.SIZE if self._picture.isNull() else self.PICTURE_SIZE)
        self.setFixedSize(size, size)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._picture.isNull():
            self._paint_picture(painter)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.color("link"))
        painter.setFont(theme.font("body", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)

    def _paint_picture(self, painter: QPainter) -> None:
        """Its middle, filling the circle."""
        circle = QPainterPath()
        circle.addEllipse(self.rect())
        painter.setClipPath(circle)
        filling = self._picture.scaled(
            self.size() * self.devicePixelRatioF(),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown = QRect(QPoint(), filling.size().boundedTo(self.size() * self.devicePixelRatioF()))
        shown.moveCenter(filling.rect().center())
        painter.drawPixmap(self.rect(), filling, shown)


class FactStrip(QWidget):
    """The same facts below a table: one line of identity and acts, then columns of facts."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(m) for m in (12, 8, 12, 8)])
        self._column.setSpacing(theme.px(8))
        self._body: QWidget | None = None

    def clear(self) -> None:
        if self._body is not None:
            discard(self._body)
            self._body = None

    def show_facts(self, facts: Facts | None, buttons: Sequence[QWidget] = ()) -> None:
        self.clear()
        if facts is None:
            return
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._identity(facts, buttons))
        column.addLayout(self._facts(facts))
        column.addStretch(1)
        self._column.addWidget(self._body)
        self.setAccessibleName(facts.title)

    def _identity(self, facts: Facts, buttons: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label(facts.title, "strong"))
        if facts.state:
            row.addWidget(StateChip(facts.state))
        row.addWidget(ElidedLabel(facts.subtitle, "muted"), 1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _facts(self, facts: Facts) -> QGridLayout:
        """At most three columns of at most four facts."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(3))
        pairs = [fact for group in facts.groups for fact in group.facts if fact.value]
        rows = max(3, -(-min(len(pairs), 12) // 3))
        for at, fact in enumerate(pairs[:12]):
            grid.addWidget(fact_row(fact), at % rows, at // rows)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid
