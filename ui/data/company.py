"""The company profile on screen: what is printed, and the settings every department follows."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.access.company import CompanyProfile
from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.errors import FileProblem, Refused, UserError
from app.kernel.money import rp
from app.kernel.problems import blocking
from app.kernel.text import N_, _
from app.masters import company as profiles
from app.masters.company import CASH_SALE_PAPERS, CASH_STEPS, INVOICE_PAPERS
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, label
from ui.kit.form import scrolling
from ui.kit.manifest import Context
from ui.kit.print_choices import PAPERS
from ui.masters.form import RecordForm, Spec

LOGO = (220, 96)


def specs() -> tuple[Spec, ...]:
    """The fields of the profile."""
    months = tuple(enumerate(formats.MONTHS["en"], start=1))  # worded where they are shown
    classes = tuple((number, str(number)) for number in range(1, 6))
    return (
        Spec("name", N_("Company name"), width=3, required=True),
        Spec("legal_form", N_("Legal form")),
        Spec("address", N_("Address"), width=3),
        Spec("city", N_("City")),
        Spec("phone", N_("Phone"), Kind.CODE),
        Spec("email", N_("E-mail"), width=2),
        Spec("npwp", N_("NPWP"), Kind.CODE, section=N_("Tax")),
        Spec("is_pkp", N_("Registered for PPN (VAT)"), flag=True),
        Spec(
            "ppn_rounding",
            N_("Rounding of PPN (VAT)"),
            choices=(("document", N_("Per document")), ("line", N_("Per line"))),
        ),
        Spec("jkk_class", N_("JKK risk class"), choices=classes),
        Spec("bank_name", N_("Bank"), width=2, section=N_("Payment, as printed on invoices")),
        Spec("bank_account", N_("Account number"), Kind.CODE),
        Spec("bank_holder", N_("Account holder")),
        Spec("qris", N_("QRIS code (the text the bank gave)"), Kind.CODE, width=3),
        Spec("qris_amount", N_("QRIS asks for the amount"), flag=True),
        Spec("notes_invoice", N_("Notes on invoices"), width=4, lines=3),
        Spec(
            "invoice_paper",
            N_("Paper of invoices"),
            choices=_papers(INVOICE_PAPERS),
            section=N_("Paper and counter"),
        ),
        Spec("cash_sale_paper", N_("Paper of cash sales"), choices=_papers(CASH_SALE_PAPERS)),
        Spec(
            "cash_rounding",
            N_("Cash is rounded to"),
            choices=(
                (0, N_("Not at all")),
                *((step, formats.rupiah(rp(step))) for step in CASH_STEPS if step),
            ),
        ),
        Spec("signatory", N_("Signed by"), section=N_("Signature")),
        Spec("signatory_title", N_("Position")),
        Spec("start", N_("Books begin on"), Kind.DATE, section=N_("Books"), required=True),
        Spec("fiscal_first_month", N_("Financial year begins"), choices=months),
        Spec(
            "costing",
            N_("Costing of new items"),
            choices=(("average", N_("Moving average")), ("fifo", N_("FIFO"))),
        ),
        Spec("week_days", N_("Working days a week"), choices=((5, "5"), (6, "6"))),
        Spec(
            "credit_control",
            N_("Over the credit limit or overdue"),
            width=2,
            choices=(("warn", N_("Warn at posting")), ("refuse", N_("Refuse to post"))),
        ),
        Spec(
            "ageing_days",
            N_("Days late that end each band of ageing"),
            width=2,
            help=N_("Such as 30, 60, 90"),
        ),
        Spec("allow_negative_stock", N_("Allow negative stock"), width=2, flag=True),
    )


def _papers(sizes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((size, PAPERS[size]) for size in sizes)


class CompanyPanel(QWidget):
    """Changes are kept with "Save"; the logo at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        session = context.session
        self._editable = session.may("company.edit") and not session.read_only
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        scroll, inner = scrolling(16, 14)
        column.addWidget(scroll, 1)
        inner.addLayout(self._logo_row())
        self.form = RecordForm(specs(), session.today())
        self.form.set_read_only(not self._editable)
        self.form.changed.connect(lambda _key: self._refresh_save())
        inner.addWidget(self.form)
        inner.addStretch(1)
        bind(self, "Ctrl+S", self.save)
        context.on_change(self, ("company",), self._changed_elsewhere)
        self._word_logo()
        self.refresh()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        bar.setFixedHeight(theme.px(46))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self._heading = label(_("Company profile"), "h2")
        row.addWidget(self._heading, 1)
        self.save_button = Button(
            N_("Save"), self.save, icon="ph.check", role="primary", key="Ctrl+S"
        )
        row.addWidget(self.save_button)
        return bar

    def _logo_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        self.logo = QLabel()
        self.logo.setProperty("role", "logo")
        self.logo.setFixedSize(theme.px(LOGO[0]), theme.px(LOGO[1]))
        self.logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.logo)
        words = QVBoxLayout()
        self._logo_title, self._logo_hint = label("", "strong"), label("", "muted")
        words.addWidget(self._logo_title)
        words.addWidget(self._logo_hint)
        buttons = QHBoxLayout()
        self.choose = Button(N_("Choose a picture…"), self._choose_logo, icon="ph.image")
        self.remove = Button(N_("Remove"), self.remove_logo, icon="ph.trash")
        for button in (self.choose, self.remove):
            button.setEnabled(self._editable)
            buttons.addWidget(button)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row.addLayout(words, 1)
        return row

    def retranslate(self) -> None:
        """Words everything again; what is typed stays."""
        self._heading.setText(_("Company profile"))
        self._word_logo()
        for button in (self.save_button, self.choose, self.remove):
            button.retranslate()
        self.form.retranslate()
        self._show_logo()

    def _word_logo(self) -> None:
        self._logo_title.setText(_("Logo"))
        self._logo_hint.setText(_("PNG or JPEG up to 2 MB, printed on every letterhead."))

    # -- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the profile as it is kept."""
        self._profile: CompanyProfile = self._context.session.company
        self.form.show_record(self._profile)
        self._before = self.form.read(self._profile)
        self._show_logo()
        self._refresh_save()

    def _changed_elsewhere(self) -> None:
        if not self.is_modified():
            self.refresh()

    def _show_logo(self) -> None:
        content = profiles.logo(self._profile) if self._profile.logo else b""
        picture = QPixmap()
        if content and picture.loadFromData(content):
            size = self.logo.size() * 0.9
            picture = picture.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.logo.setPixmap(picture)
        else:
            self.logo.setPixmap(QPixmap())
            self.logo.setText(_("No logo"))
        self.logo.setAccessibleName(_("Logo"))
        self.remove.setVisible(bool(self._profile.logo))

    def is_modified(self) -> bool:
        return self.form.unreadable() or self.form.read(self._profile) != self._before

    def _refresh_save(self) -> None:
        self.save_button.setEnabled(self._editable and self.is_modified())

    # -- saving ----------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keeps the profile, or shows every problem at its field; whether it was kept."""
        if not self.form.check():
            return False
        draft = self.form.read(self._profile)
        found = blocking(profiles.problems(draft))
        if found:
            self.form.show_problems(found)
            return False
        try:
            profiles.update(self._context.session, **_changes(self._profile, draft))
        except Refused as error:
            self.form.show_problems(error.problems)
            return False
        except UserError as error:
            self._context.show_error(error)
            return False
        self.refresh()
        return True

    # -- logo ------------------------------------------------------------------------------------

    def _choose_logo(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a picture…"), "", _("Pictures ({kinds})", kinds="*.png *.jpg *.jpeg")
        )
        if chosen:
            self.set_logo(Path(chosen))

    def set_logo(self, path: Path) -> None:
        """Keeps a picture as the logo; a sentence for what is not one."""
        try:
            content = path.read_bytes()
        except OSError as error:
            self._context.show_error(_unreadable(path, error))
            return
        try:
            profiles.set_logo(self._context.session, content, path.name)
        except UserError as error:
            self._context.show_error(error)
            return
        self._profile = self._context.session.company
        self._show_logo()

    def remove_logo(self) -> None:
        try:
            profiles.update(self._context.session, logo="")
        except UserError as error:
            self._context.show_error(error)
            return
        self._profile = self._context.session.company
        self._show_logo()


def _changes(before: CompanyProfile, after: CompanyProfile) -> dict[str, Any]:
    """Only what is different."""
    return {
        field.name: getattr(after, field.name)
        for field in dataclasses.fields(after)
        if getattr(after, field.name) != getattr(before, field.name)
    }


def _unreadable(path: Path, error: OSError) -> FileProblem:
    return FileProblem(
        N_("{name} cannot be read: {reason}."),
        name=path.name,
        reason=error.strerror or str(error),
        remedy=N_("Choose another file."),
    )
