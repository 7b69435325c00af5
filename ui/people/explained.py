"""How a payslip came about, step by step."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.people.payroll.queries import SlipView
from ui.kit import explained
from ui.people import words


class ExplainedDialog(explained.ExplainedDialog):
    """The steps of a payslip; what the inspector shows in short."""

    def __init__(self, view: SlipView, parent: QWidget | None = None) -> None:
        title = f"{view.name} · {words.run_title(view.run.period, view.run.kind)}"
        super().__init__(title, view.explanation, words.rule, parent)
