"""Questions that name the act, errors with their three facts, banners.

``ask(...)`` and ``ask_save(...)`` open a dialog and wait; ``ask_text`` asks for a reason as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.kernel.errors import Refused, UserError
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, IconLabel, foot, label

TONES = {
    "info": ("bannerInfo", "ph.info", "info"),
    "warning": ("bannerWarn", "ph.warning-fill", "warn"),
    "error": ("bannerError", "ph.x-circle-fill", "danger"),
    "ok": ("bannerOk", "ph.check-circle-fill", "ok"),
}


class Banner(QFrame):
    """A coloured strip: a bold beginning, words, and links. tone: info, warning, error or ok."""

    def __init__(
        self,
        tone: str,
        text: str,
        *,
        strong: str = "",
        links: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        super().__init__()
        role, icon, token = TONES[tone]
        self.setProperty("role", role)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(m) for m in (10, 6, 10, 6)])
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        self.words = label("", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        row.addWidget(self.words, 1)
        for title, act in links:
            row.addWidget(Button(title, act, role="link"))
        self.tell(text, strong)

    def tell(self, text: str, strong: str = "") -> None:
        """Other translated words."""
        start = f"<b>{escape(strong, quote=False)}</b> " if strong else ""
        self.words.setText(start + escape(text, quote=False))
        self.setAccessibleName(f"{strong} {text}".strip())


class FactsBox(QFrame):
    """An error as a box: headline, what happened, what is kept, what to do; technical text to copy."""

    def __init__(self, headline: str, error: UserError, buttons: Sequence[Button] = ()) -> None:
        super().__init__()
        self.setProperty("role", "bannerError")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*[theme.px(m) for m in (16, 12, 16, 12)])
        outer.setSpacing(theme.px(10))
        outer.addWidget(IconLabel("ph.x-circle-fill", "danger", 20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(3))
        outer.addLayout(column, 1)
        column.addWidget(label(headline, "h2", wrap=True))
        for name, words in three_facts(error):
            fact = label("", wrap=True)
            fact.setTextFormat(Qt.TextFormat.RichText)
            fact.setText(f"<b>{escape(name, quote=False)}:</b> {escape(words, quote=False)}")
            column.addWidget(fact)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(Button(N_("Copy details"), lambda: copy_words(str(error)), role="link"))
        column.addSpacing(theme.px(4))
        column.addLayout(row)


def three_facts(error: UserError) -> list[tuple[str, str]]:
    """What happened, what is kept, what to do; of a refusal every problem."""
    what = error.what()
    if isinstance(error, Refused) and error.problems:
        what = " ".join([what, *(problem.sentence() for problem in error.problems[:8])])
    return [(_("What happened"), what), *kept_and_to_do(error)]


def kept_and_to_do(error: UserError) -> list[tuple[str, str]]:
    """What is kept and what to do, where the error says so."""
    facts = [
        (_("What was kept"), error.what_was_kept()),
        (_("What to do"), error.what_to_do()),
    ]
    return [(title, words) for title, words in facts if words]


def fit(dialog: QDialog) -> None:
    """As wide as its buttons and as high as its wrapped words need; called when it is shown."""
    dialog.adjustSize()
    column = dialog.layout()
    if column is not None and column.hasHeightForWidth():
        width = max(dialog.width(), column.minimumSize().width())
        dialog.resize(width, max(dialog.height(), column.heightForWidth(width)))


class Question(QDialog):
    """A question with its answers as buttons; the last one is at the right end. ``answer`` afterwards."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str, str]],
        *,
        icon: str = "ph.question",
        token: str = "link",
    ) -> None:
        """answers: (key, marked text, role); Esc answers ""."""
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle("Back Office")
        self.answer = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setContentsMargins(*[theme.px(20)] * 4)
        body.setSpacing(theme.px(14))
        body.addWidget(IconLabel(icon, token, 28), 0, Qt.AlignmentFlag.AlignTop)
        self.words = QVBoxLayout()
        self.words.setSpacing(theme.px(6))
        self.words.addWidget(label(title, "h2", wrap=True))
        if text:
            self.words.addWidget(label(text, wrap=True))
        body.addLayout(self.words, 1)
        column.addLayout(body)
        self.buttons = {
            key: Button(marked, lambda key=key: self._say(key), role=role)
            for key, marked, role in answers
        }
        column.addWidget(foot(*self.buttons.values()))
        last = self.buttons[answers[-1][0]]
        last.setDefault(True)
        last.setFocus()
        self.setMinimumWidth(theme.px(440))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)

    def _say(self, key: str) -> None:
        self.answer = key
        self.accept()


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    act: str,
    *,
    danger: bool = False,
    back: str = N_("Back"),
) -> bool:
    """ "Batalkan faktur INV/26/11/0023?" [Kembali] [Batalkan faktur]. ``act`` and ``back`` are marked."""
    role = "danger" if danger else "primary"
    icon, token = ("ph.warning-fill", "warn") if danger else ("ph.question", "link")
    question = Question(
        parent, title, text, (("back", back, ""), ("act", act, role)), icon=icon, token=token
    )
    question.exec()
    question.deleteLater()
    return question.answer == "act"


def ask_text(
    parent: QWidget | None, title: str, text: str, name: str, act: str, *, danger: bool = False
) -> str | None:
    """As ``ask``, with a line to fill in (a reason); None if it was given up or left blank."""
    role = "danger" if danger else "primary"
    question = Question(
        parent, title, text, (("back", N_("Back"), ""), ("act", act, role)),
        icon="ph.warning-fill" if danger else "ph.question", token="warn" if danger else "link",
    )  # fmt: skip
    field = QLineEdit()
    field.setAccessibleName(name)
    question.words.addSpacing(theme.px(4))
    question.words.addWidget(label(name, "label"))
    question.words.addWidget(field)
    go = question.buttons["act"]
    go.setEnabled(False)
    field.textChanged.connect(lambda words: go.setEnabled(bool(words.strip())))
    field.setFocus()
    question.exec()
    question.deleteLater()
    return field.text().strip() or None if question.answer == "act" else None


def ask_save(parent: QWidget | None, name: str) -> str:
    """Before closing what is not saved: "save", "discard" or ""."""
    question = Question(
        parent,
        _("Save the changes to {name}?", name=name),
        _("Otherwise they are lost."),
        (
            ("back", N_("Back"), ""),
            ("discard", N_("Do not save"), ""),
            ("save", N_("Save"), "primary"),
        ),
    )
    question.exec()
    question.deleteLater()
    return question.answer if question.answer in ("save", "discard") else ""


def copy_words(words: str) -> None:
    """Onto the clipboard."""
    QApplication.clipboard().setText(words)
