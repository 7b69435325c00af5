"""A small form in a dialog: what is wrong shows at its field, and what was typed stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.kernel.errors import Refused, UserError
from app.kernel.text import N_
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, foot, label
from ui.kit.form import Form
from ui.kit.manifest import Context

Save = Callable[[dict[str, Any]], object]


class EntryDialog(QDialog):
    """``save(values)`` may raise: problems go to their fields, other refusals are told by the window.

    title and text are worded; act is the marked verb of the button.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        form: Form,
        save: Save,
        *,
        text: str = "",
        act: str = N_("Save"),
    ) -> None:
        super().__init__(context.window)
        self._context, self._save, self.form = context, save, form
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(*[theme.px(20)] * 4)
        body.setSpacing(theme.px(10))
        body.addWidget(label(title, "h2", wrap=True))
        if text:
            body.addWidget(label(text, "muted", wrap=True))
        body.addWidget(form)
        body.addStretch(1)
        column.addLayout(body)
        self.go = Button(act, self.save, role="primary")
        column.addWidget(foot(Button(N_("Back"), self.reject), self.go))
        for key in ("Ctrl+S", "Ctrl+Return"):
            bind(self, key, self.save)
        self.setMinimumWidth(theme.px(540))
        form.focus_first()

    def fill(self, values: Mapping[str, Any]) -> EntryDialog:
        self.form.set_values(values)
        return self

    def save(self) -> bool:
        """Saves and closes; False while something is wrong."""
        if not self.form.check():
            return False
        try:
            self._save(self.form.values())
        except Refused as error:
            known = [each for each in error.problems if each.field in self.form.boxes]
            if len(known) == len(error.problems) and known:
                self.form.show_problems(known)
            else:
                self._context.show_error(error)
            return False
        except UserError as error:
            self._context.show_error(error)
            return False
        self.accept()
        return True
