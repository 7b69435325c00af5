"""The wording of letters: subject and text for every kind of paper in both languages, with a preview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from app.departments import every
from app.kernel.department import Mailing
from app.kernel.errors import Refused, UserError
from app.kernel.text import N_, _
from app.mailing import sending, server, templates
from app.mailing.templates import Template
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, label
from ui.kit.fields import Choice, NoteEdit, TextEdit
from ui.kit.form import Form, scrolling
from ui.kit.manifest import Context

LANGUAGES = (("id", N_("Indonesian")), ("en", N_("English")))
TEXT_LINES = 12


class TemplatesPanel(QWidget):
    """One wording at a time; another is shown once this one is kept or as it was."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._editable = context.session.may(server.EDIT) and not context.session.read_only
        self._mailings: dict[str, Mailing] = {each.key: each for each in every("mailings")}
        self._shown = (next(iter(self._mailings)), context.session.company.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        scroll, inner = scrolling(16, 14)
        column.addWidget(scroll, 1)
        inner.addWidget(self._form())
        self._preview_title = label("", "strong")
        inner.addWidget(self._preview_title)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setMinimumHeight(theme.px(220))
        inner.addWidget(self.preview, 1)
        bind(self, "Ctrl+S", self.save)
        context.on_change(self, ("mail-template", "company"), self._changed_elsewhere)
        self.retranslate()
        self.refresh()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        bar.setFixedHeight(theme.px(46))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self._heading = label("", "h2")
        row.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        self.insert_button = Button(N_("Insert a field"), self.offer_fields, icon="ph.plus")
        self.usual_button = Button(N_("Usual wording"), self.show_usual, icon="ph.arrow-u-up-left")
        self.save_button = Button(
            N_("Save"), self.save, icon="ph.check", role="primary", key="Ctrl+S"
        )
        for button in (self.insert_button, self.usual_button, self.save_button):
            row.addWidget(button)
        return bar

    def _form(self) -> Form:
        self.form = Form(columns=4)
        self.form.setMaximumWidth(theme.px(980))
        kinds = tuple((key, each.title) for key, each in self._mailings.items())
        self.kind = self.form.add("kind", N_("Kind of document"), Choice(kinds), span=2)
        self.language = self.form.add("language", N_("Language"), Choice(LANGUAGES))
        self.form.add("subject", N_("Subject"), TextEdit(most=200), span=4)
        self.body = self.form.add("body", N_("Message"), NoteEdit(lines=TEXT_LINES), span=4)
        for key in ("subject", "body"):
            self.form.editor(key).set_read_only(not self._editable)
        self.form.changed.connect(self._changed)
        return self.form

    def retranslate(self) -> None:
        """Words everything again; what is typed stays."""
        self._heading.setText(_("E-mail wording"))
        self._preview_title.setText(_("Preview"))
        self.preview.setAccessibleName(_("Preview"))
        for button in (self.insert_button, self.usual_button, self.save_button):
            button.retranslate()
        self.form.retranslate()

    # -- showing -------------------------------------------------------------------------------

    @property
    def mailing(self) -> Mailing:
        return self._mailings[self._shown[0]]

    def refresh(self) -> None:
        """Shows the wording as it is kept."""
        kind, language = self._shown
        self._before = templates.current(self.mailing, language)
        self.form.set_values(
            {
                "kind": kind,
                "language": language,
                "subject": self._before.subject,
                "body": self._before.body,
            }
        )
        self.form.show_problems([])
        self._show()

    def template(self) -> Template:
        """What stands in the fields."""
        return Template(str(self.form.value("subject")), str(self.form.value("body")))

    def is_modified(self) -> bool:
        return self.template() != self._before

    def _changed(self, key: str) -> None:
        if key in ("kind", "language"):
            self._choose(str(self.kind.value()), str(self.language.value()))
        else:
            self._show()

    def _choose(self, kind: str, language: str) -> None:
        """Another wording; what was changed in this one is kept first, and stays if it cannot be."""
        if (kind, language) == self._shown:
            return
        if self.is_modified() and not self.save():
            self.kind.set_value(self._shown[0])
            self.language.set_value(self._shown[1])
            return
        self._shown = (kind, language)
        self.refresh()

    def _changed_elsewhere(self) -> None:
        if not self.is_modified():
            self.refresh()

    def _show(self) -> None:
        """The letter as it would be, with made-up values; or what is wrong with it."""
        template = self.template()
        found = templates.problems(self.mailing, template)
        if found:
            self.preview.setPlainText("\n".join(each.sentence() for each in found))
        else:
            values = templates.example(self._context.session, self.mailing, self._shown[1])
            letter = sending.filled(self._context.session, template, values)
            self.preview.setPlainText(f"{letter.subject}\n\n{letter.body}")
        self.save_button.setEnabled(self._editable and self.is_modified())
        usual = templates.usual(self.mailing, self._shown[1])
        self.usual_button.setEnabled(self._editable and template != usual)
        self.insert_button.setEnabled(self._editable)

    # -- changing ------------------------------------------------------------------------------

    def offer_fields(self) -> None:
        """A menu of what may stand in this letter; it goes where the cursor of the message is."""
        menu = QMenu(self)
        for key in templates.fields_of(self.mailing):
            words = f"{{{key}}} · {_(templates.FIELDS[key])}"
            menu.addAction(words, lambda key=key: self.insert_field(key))
        menu.popup(self.insert_button.mapToGlobal(self.insert_button.rect().bottomLeft()))

    def insert_field(self, key: str) -> None:
        self.body.insertPlainText(f"{{{key}}}")
        self.body.setFocus()
        self._show()

    def show_usual(self) -> None:
        """The program's own wording; it is kept with "Save"."""
        usual = templates.usual(self.mailing, self._shown[1])
        self.form.set_values({"subject": usual.subject, "body": usual.body})
        self._show()

    def save(self) -> bool:
        """Keeps the wording, or says at its field what is wrong with it."""
        kind, language = self._shown
        try:
            templates.save(self._context.session, self._mailings[kind], language, self.template())
        except Refused as error:
            self.form.show_problems(error.problems)
            self.form.next_problem()
            return False
        except UserError as error:
            self._context.show_error(error)
            return False
        self.refresh()
        return True
