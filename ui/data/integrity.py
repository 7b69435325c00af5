"""The integrity check on screen: every promise of the books with a green, amber or red light."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import companies
from app.kernel import formats
from app.kernel.text import N_, _, translate_count
from ui.data.heading import heading
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, label, line
from ui.kit.focus_ring import FocusRing
from ui.kit.manifest import Context


class Result(Protocol):
    """What a check tells; see ``app.companies.check``."""

    name: str
    title: str
    ok: bool
    detail: str
    amber: bool


LIGHTS = {
    "green": ("ph.check-circle-fill", "ok"),
    "amber": ("ph.warning-fill", "warn"),
    "red": ("ph.x-circle-fill", "danger"),
}


def light(result: Result) -> str:
    """ "green", "amber" or "red"."""
    if result.ok:
        return "green"
    return "amber" if result.amber else "red"


def said(colour: str) -> str:
    """The light in words."""
    return {"green": _("In order"), "amber": _("Attention"), "red": _("Broken")}[colour]


class IntegrityPanel(QWidget):
    """Checks when asked; a big company takes a while, so it runs in the background."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.results: list[Result] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(self._head())
        self.summary = QFrame()
        row = QHBoxLayout(self.summary)
        row.setContentsMargins(*[theme.px(n) for n in (12, 8, 12, 8)])
        self._summary_icon = IconLabel("ph.check-circle-fill", "ok", 18)
        self._summary_words = label("", "strong", wrap=True)
        row.addWidget(self._summary_icon)
        row.addWidget(self._summary_words, 1)
        column.addWidget(self.summary)
        self.list = QScrollArea()
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QScrollArea.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FocusRing(self.list)
        self.list.setAccessibleName(_("Results of the check"))
        column.addWidget(self.list, 1)
        self.show_results([])

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        hint = _(
            "What must always hold in the books, each with its figure. "
            "Red means stop and restore; amber is a warning."
        )
        row.addWidget(heading(_("Integrity of the books"), hint), 1)
        self.run_button = Button(
            N_("Check now"), self.refresh, icon="ph.shield-check", role="primary"
        )
        row.addWidget(self.run_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def refresh(self) -> None:
        """Runs every check in the background."""
        session = self._context.session
        self.run_button.setEnabled(False)
        self._context.run(
            _("Checking the books…"),
            lambda progress: companies.check(session, progress),
            self._done,
            self._failed,
        )

    def _done(self, results: Sequence[Result]) -> None:
        self.run_button.setEnabled(True)
        self.show_results(results)

    def _failed(self, error: Exception) -> None:
        self.run_button.setEnabled(True)
        self._context.show_error(error)

    def showEvent(self, event: object) -> None:
        """The first look runs the first check."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self.results and self.run_button.isEnabled():
            self.refresh()

    # -- results -----------------------------------------------------------------------------------

    def show_results(self, results: Sequence[Result]) -> None:
        self.results = list(results)
        page = QWidget()
        page.setProperty("role", "panel")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.px(12), 0)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(7))
        grid.setColumnStretch(2, 3)
        grid.setColumnStretch(3, 2)
        lights = ("red", "amber", "green")
        worst_first = sorted(self.results, key=lambda r: (lights.index(light(r)), r.name))
        for row, result in enumerate(worst_first):
            self._add(grid, row * 2, result)
        grid.setRowStretch(len(self.results) * 2, 1)
        self.list.setWidget(page)
        self._show_summary()

    def _add(self, grid: QGridLayout, row: int, result: Result) -> None:
        colour = light(result)
        icon, token = LIGHTS[colour]
        grid.addWidget(IconLabel(icon, token, 18), row, 0)
        grid.addWidget(label(result.name, "muted"), row, 1)
        grid.addWidget(label(_(result.title), wrap=True), row, 2)
        detail = label(result.detail, "muted", tone="" if colour == "green" else token, wrap=True)
        detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(detail, row, 3)
        grid.addWidget(label(said(colour), "strong", tone=token), row, 4)
        grid.addWidget(line(soft=True), row + 1, 0, 1, 5)

    def _show_summary(self) -> None:
        counts = dict.fromkeys(LIGHTS, 0)
        for result in self.results:
            counts[light(result)] += 1
        worst = next((c for c in ("red", "amber") if counts[c]), "green")
        icon, token = LIGHTS[worst]
        role = {"red": "bannerError", "amber": "bannerWarn", "green": "bannerOk"}[worst]
        self.summary.setVisible(bool(self.results))
        self._summary_icon.show_icon(icon, token)
        self._summary_words.setText(self._summary(worst, counts))
        theme.set_property(self.summary, "role", role)

    @staticmethod
    def _summary(worst: str, counts: dict[str, int]) -> str:
        if worst == "green":
            return _("All {count} checks are in order.", count=formats.count(counts["green"]))
        if worst == "amber":
            return translate_count(
                "{count} check needs attention; nothing is broken.",
                "{count} checks need attention; nothing is broken.",
                counts["amber"],
            )
        return translate_count(
            "{count} check is broken. Stop entering and restore the last good backup.",
            "{count} checks are broken. Stop entering and restore the last good backup.",
            counts["red"],
        )
