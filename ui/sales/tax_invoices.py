"""Faktur pajak: which invoices Coretax still waits for, the XML of a month, and the numbers that come back."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.period import Period, of_date
from app.kernel.text import N_, _, translate_count
from app.sales.tax_invoice import queries, rules, service
from ui.kit import saving, status
from ui.kit.actions import Act
from ui.kit.fields import Choice, TextEdit
from ui.kit.filters import Choice as FilterChoice
from ui.kit.filters import Filter
from ui.kit.form_dialog import FormDialog
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH

MONTHS_OFFERED = 12
XML = N_("XML files (*.xml)")

status.add("faktur-due", N_("To be uploaded"), "ph.upload-simple", "warn")
status.add("faktur-exported", N_("Exported"), "ph.file-arrow-up", "info")
status.add("faktur-numbered", N_("Numbered"), "ph.check-circle-fill", "ok")
status.add("faktur-cancel", N_("Void: cancel it in Coretax"), "ph.prohibit", "void")

STATES = Filter(
    "state",
    N_("Any status"),
    (
        FilterChoice("faktur-due", N_("To be uploaded")),
        FilterChoice("faktur-exported", N_("Exported")),
        FilterChoice("faktur-numbered", N_("Numbered")),
        FilterChoice("faktur-cancel", N_("Void: cancel it in Coretax")),
    ),
)


def record_number(context: Context, row: Any) -> None:
    """Asks for the number Coretax gave this invoice."""
    dialog = FormDialog(
        context.window,
        _("Faktur pajak of {number}", number=row.number),
        N_("Save"),
        lambda: service.record_number(
            context.session, row.number, dialog.form.value("number") or ""
        ),
        _("As Coretax shows it after approval: 17 digits."),
    )
    dialog.form.add("number", N_("Faktur pajak no."), TextEdit(most=30), required=True)
    dialog.form.set_values({"number": row.faktur_number})
    dialog.exec()


def export(context: Context) -> None:
    """Asks which month and where to, and writes the XML behind the window."""
    month = _ask_month(context)
    if month is None:
        return
    name = f"faktur-{month}.xml"
    path = saving.ask_path(context, context.window, "coretax", name, (XML,))
    if path is None:
        return
    session = context.session
    context.run(
        _("Tax invoices of {month} for Coretax", month=formats.period(month)),
        lambda progress: service.export(session, month, path, progress),
        lambda done: saving.tell_saved(
            context,
            translate_count(
                N_("{count} tax invoice for Coretax"),
                N_("{count} tax invoices for Coretax"),
                done.count,
            ),
            done.files[0],
        ),
    )


def _ask_month(context: Context) -> Period | None:
    latest = of_date(context.session.today())
    months = [latest.plus(-back) for back in range(MONTHS_OFFERED)]
    dialog = FormDialog(
        context.window,
        _("Export for Coretax"),
        N_("Export…"),
        lambda: None,
        _("Invoices of the month that have no faktur pajak number yet, as one XML."),
    )
    choices = [(str(month), formats.period(month)) for month in months]
    dialog.form.add("month", N_("Month"), Choice(choices), required=True)
    dialog.form.set_values({"month": str(context.session.month or latest)})
    if not dialog.exec():
        return None
    return next(month for month in months if str(month) == dialog.form.value("month"))


SPEC = ListSpec(
    key="sales.tax-invoices",
    listing=lambda _session: queries.LISTING,
    nouns=(N_("{count} invoice"), N_("{count} invoices")),
    kinds=("sales-invoice", rules.KIND),
    open=lambda context, row: context.open_document("sales-invoice", row.id),
    new=NewAct(N_("Export for Coretax"), export, rules.EXPORT, icon="ph.export"),
    acts=(
        Act(
            "sales.tax-invoice.number",
            N_("Record the number…"),
            record_number,
            icon="ph.hash",
            shortcut="F8",
            permission=rules.EXPORT,
            enabled=lambda row: row.state != "faktur-cancel",
        ),
    ),
    filters=(MONTH, STATES),
    empty=Empty(
        "ph.receipt",
        N_("No invoices with PPN yet"),
        N_("Posted invoices that bear on PPN appear here until Coretax gave them a number."),
    ),
    search_hint=N_("Find an invoice or number"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
