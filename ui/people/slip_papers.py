"""Payslips on paper: the preview of one or of a whole run, and one file for each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_, _, translate_count
from app.masters import employee as employees
from app.people.payroll import printed, queries
from app.people.payroll.posting import KIND
from app.people.payroll.service import Run
from app.printing import issue
from ui.kit.batch_print import Batch, BatchDialog, BatchPaper
from ui.kit.fields import Choice, TextEdit
from ui.kit.form import Form
from ui.kit.manifest import Context
from ui.kit.print_choices import remembered
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview
from ui.kit.printings import logged, noted
from ui.people import words
from ui.people.entry_dialog import EntryDialog
from ui.people.folder_field import FolderField
from ui.trade import mail_acts

NO_LOCK, ONE_PASSWORD, BIRTH_DATE = "none", "one", "birth"
LOCKS = (
    (NO_LOCK, N_("Without a password")),
    (BIRTH_DATE, N_("Each with the birth date, DDMMYYYY")),
    (ONE_PASSWORD, N_("One password for all")),
)


PARTS = (
    ("logo", N_("Logo")),
    ("employer", N_("What the employer pays")),
    ("tax", N_("Steps of PPh 21")),
    ("year", N_("The year so far")),
)


def preview_one(context: Context, slip_id: int) -> PrintPreview:
    """One payslip as it will be printed."""
    view = queries.slip(context.session, slip_id)
    draw = partial(printed.pdf, context.session, slip_id)
    kind, send = printed.SLIP_KIND, None
    if not printed.mark_of(view.run) and mail_acts.may_send(context, kind):
        send = partial(mail_acts.send, context, kind, slip_id)
    return _open(context, _("Payslip"), view.number, draw, kind, slip_id, view.run, send)


def preview_run(context: Context, run_id: int) -> PrintPreview:
    """All payslips of a run."""
    run = queries.run_view(context.session, run_id).run
    title = words.run_title(run.period, run.kind)
    draw = partial(printed.run_pdf, context.session, run_id)
    return _open(context, _("Payslips"), title, draw, KIND, run_id, run)


def print_slips(context: Context, rows: Sequence[Any]) -> BatchDialog:
    """Asks where the payslips go, all of them at once; each looks as one was last printed."""
    session, usual = context.session, remembered(context, printed.SLIP_KIND)
    papers = []
    for row in rows:
        view = queries.slip(session, row.id)
        note = noted(session, printed.SLIP_KIND, row.id, printed.mark_of(view.run))
        draw = partial(printed.pdf, session, row.id, without=usual.without)
        papers.append(BatchPaper(view.number, draw, note))
    require = partial(issue.require_log, session)
    dialog = BatchDialog(context, Batch(_("Payslips"), printed.SLIP_KIND, papers, require))
    dialog.open()
    return dialog


def _open(
    context: Context,
    document: str,
    name: str,
    pdf: Callable[..., bytes],
    kind: str,
    document_id: int,
    run: Run,
    send: Callable[[], None] | None = None,
) -> PrintPreview:
    """Logged under its own kind when it is printed, unless the run is a draft."""

    def draw(options: PreviewOptions) -> bytes:
        return pdf(language=options.language, without=options.without)

    shown = Previewed(
        title=f"{document} {name}",
        document=document,
        file_name=f"{document} {name.replace('/', '-')}.pdf",
        make=draw,
        context=context,
        kind=kind,
        languages=("", "id", "en"),
        letterhead=True,
        parts=PARTS,
        send=send,
    )
    shown = logged(shown, context.session, kind, document_id, printed.mark_of(run))
    preview = PrintPreview(shown, context.window)
    preview.open()
    return preview


class SaveSlips(EntryDialog):
    """Where the files go, and how they are locked."""

    def __init__(self, context: Context, run_id: int) -> None:
        self._run_id = run_id
        self._view = queries.run_view(context.session, run_id)
        form = Form(columns=2)
        form.add("folder", N_("Folder"), FolderField(), required=True, span=2)
        self.lock = form.add("lock", N_("Lock"), Choice(LOCKS), span=2)
        self.password = form.add("password", N_("Password"), TextEdit(most=60), span=2)
        super().__init__(
            context,
            _("Save the payslips one by one"),
            form,
            self._write,
            text=_(
                "One PDF for every person, and one with all of them. An older file of the same "
                "name is replaced."
            ),
            act=N_("Save the files"),
        )
        self.lock.changed.connect(self._lock_chosen)
        form.set_values({"lock": NO_LOCK})
        self._lock_chosen()

    def _lock_chosen(self) -> None:
        self.form.boxes["password"].setVisible(self.lock.value() == ONE_PASSWORD)

    def _write(self, values: dict[str, object]) -> None:
        session, run_id = self._context.session, self._run_id
        passwords = self._passwords(str(values["lock"]), str(values["password"]))
        folder = Path(str(values["folder"]))
        context = self._context

        def done(paths: list[Path]) -> None:
            count = len(paths) - 1
            title = translate_count(
                N_("{count} payslip is saved"), N_("{count} payslips are saved"), count
            )
            context.notify("success", title, str(folder))

        context.run(
            _("Saving payslips"),
            lambda _progress: printed.write_all(session, run_id, folder, passwords),
            done,
        )

    def _passwords(self, lock: str, password: str) -> dict[str, str]:
        if lock == NO_LOCK:
            return {}
        views = queries.slips_of(self._context.session, self._run_id)
        if lock == ONE_PASSWORD:
            if not password:
                raise Refused([Problem("password", N_("The password is missing."))])
            return {view.code: password for view in views}
        born = {view.code: employees.require(view.code).birth_date for view in views}
        missing = [code for code, date in born.items() if date is None]
        if missing:
            values = {"codes": ", ".join(missing[:5])}
            raise Refused([Problem("lock", N_("The birth date is not known of: {codes}."), values)])
        return {code: f"{date:%d%m%Y}" for code, date in born.items() if date is not None}
