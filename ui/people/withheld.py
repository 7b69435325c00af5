"""PPh 21 that was withheld: its slips on paper, and the files Coretax takes in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.kernel import formats
from app.kernel.period import of_date
from app.kernel.text import N_, _, translate_count
from app.people.withheld import papers, rules, service
from app.people.withheld.papers import MONTH_SLIP, YEAR_SLIP
from ui.kit import saving
from ui.kit.actions import Act
from ui.kit.batch_print import Batch, BatchDialog, BatchPaper
from ui.kit.fields import Choice
from ui.kit.form_dialog import FormDialog
from ui.kit.manifest import Context
from ui.kit.print_preview import Previewed, PrintPreview

MONTHS_OFFERED = 24
XML = N_("XML files (*.xml)")
KINDS = (
    (rules.BPMP, N_("BPMP: a month of permanent employees")),
    (rules.BP21, N_("BP21: a month of those not permanent")),
    (rules.BPA1, N_("BPA1: the year of those whose final period it is")),
)
TITLES = {
    MONTH_SLIP: N_("Slip of PPh 21 of a month"),
    YEAR_SLIP: N_("Slip of PPh 21 of a year (1721-A1)"),
}


def export(context: Context) -> ExportDialog:
    """Asks which slips of which month, then where to, and writes the XML behind the window."""
    dialog = ExportDialog(context)
    dialog.open()
    return dialog


class ExportDialog(FormDialog):
    """Which slips, and of which month."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.window,
            _("Export PPh 21 for Coretax"),
            N_("Export…"),
            self._export,
            _(
                "Posted payslips as XML for e-Bupot. Severance is entered in Coretax by hand; its tax stands"
                " in the report of PPh 21."
            ),
        )
        self._context = context
        latest = of_date(context.session.today())
        self._months = [latest.plus(-back) for back in range(MONTHS_OFFERED)]
        months = [(str(month), formats.period(month)) for month in self._months]
        self.form.add("kind", N_("Slips"), Choice(KINDS), required=True)
        self.form.add("month", N_("Month"), Choice(months), required=True)
        before = latest.plus(-1)
        self.form.set_values({"kind": rules.BPMP, "month": str(context.session.month or before)})

    def _export(self) -> None:
        context, kind = self._context, self.form.value("kind")
        month = next(each for each in self._months if str(each) == self.form.value("month"))
        path = saving.ask_path(context, self, "coretax", f"{kind}-{month}.xml", (XML,))
        if path is None:
            return
        session = context.session
        context.run(
            _("Slips of {month} for Coretax", month=formats.period(month)),
            lambda progress: service.export(session, kind, month, path, progress),
            lambda done: saving.tell_saved(
                context,
                translate_count(
                    N_("{count} slip for Coretax"), N_("{count} slips for Coretax"), done.count
                ),
                done.files[0],
            ),
        )


def _kind_of(context: Context, row: Any) -> str:
    """The slip of the year where the month was its final period, else that of the month."""
    ended = papers.of_month(context.session, YEAR_SLIP, row.period, row.code)
    return YEAR_SLIP if ended else MONTH_SLIP


def preview(context: Context, row: Any) -> PrintPreview:
    """The slip of PPh 21 that this payslip belongs on."""
    kind = _kind_of(context, row)
    title = _(TITLES[kind])
    shown = Previewed(
        title=f"{title} {row.code}",
        document=title,
        file_name=saving.safe(f"{papers.HEADS[kind]}-{row.period}-{row.code}.pdf"),
        make=lambda options: papers.pdf(context.session, kind, row.period, row.code, options.paper),
        context=context,
        kind=kind,
        papers=("A4", "F4"),
    )
    made = PrintPreview(shown, context.window)
    made.open()
    return made


def print_slips(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the slips go, one for each person and month."""
    asked = {(row.period, row.code): row for row in rows if row.state in STANDING}
    drawn = [
        BatchPaper(
            f"{papers.HEADS[kind]}-{row.period}-{row.code}",
            partial(papers.pdf, context.session, kind, row.period, row.code),
        )
        for row in asked.values()
        for kind in [_kind_of(context, row)]
    ]
    dialog = BatchDialog(context, Batch(_("Slips of PPh 21"), MONTH_SLIP, drawn))
    dialog.open()
    return dialog


STANDING = ("posted", "paid")
SLIP = Act(
    "people.slip.withheld",
    N_("Slip of PPh 21"),
    preview,
    "ph.file-text",
    enabled=lambda row: row.state in STANDING,
    many=print_slips,
)
