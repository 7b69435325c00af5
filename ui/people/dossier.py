"""Papers of employees: entered with the day they expire, with their files; and the photo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.kernel.columns import Column
from app.kernel.text import N_, _
from app.masters.employee import EDIT, Employee
from app.people.dossier import queries, rules, service
from app.people.dossier.rules import KINDS
from ui.kit import status
from ui.kit.actions import Act, guarded
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import DateEdit, TextEdit
from ui.kit.files_page import png_of
from ui.kit.filters import Choice, Filter
from ui.kit.form import Form
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.masters.lists import WordedWindow
from ui.people.entry_dialog import EntryDialog
from ui.people.files_dialog import FilesDialog
from ui.people.inputs import ROWS, acts, opening
from ui.people.picking import EVERYBODY

PHOTO_SIDE = 512

status.add(rules.VALID, N_("Valid"), "ph.check", "ok")
status.add(rules.EXPIRING, N_("Expires soon"), "ph.clock", "warn")
status.add(rules.OVER, N_("Over"), "ph.check-circle-fill", "draft")
status.add(rules.REPLACED, N_("Replaced"), "ph.arrows-clockwise", "draft")


class Worded:
    """The listing with its kinds in words."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self.columns = tuple(_worded(column) for column in listing.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(self._listing.window(asked), self.columns)


def _worded(column: Column) -> Column:
    if column.key != "kind":
        return column
    return replace(column, get=lambda row: _(KINDS[row.kind]))


def edit(context: Context, row: Any = None, code: str = "") -> EntryDialog:
    """A paper, new or changed; a new one goes on to its files."""
    session = context.session
    form = Form(columns=2)
    person, kind = LookupField(EVERYBODY), ChoiceField(tuple(KINDS.items()))
    date = DateEdit(today=session.today())
    person.set_read_only(bool(row or code))
    for editor in (kind, date):
        editor.set_read_only(row is not None)
    form.add("employee", N_("Employee"), person, required=True, span=2)
    form.add("kind", N_("Kind"), kind, required=True)
    form.add("number", N_("Number"), TextEdit(most=80))
    form.add("date", N_("Date"), date, required=True)
    form.add(
        "expires",
        N_("Expires"),
        DateEdit(today=session.today()),
        help=N_("Leave empty if it does not"),
    )
    form.add("note", N_("Note"), TextEdit(most=200), span=2)

    def save(values: dict[str, Any]) -> None:
        kept = service.save(
            session,
            values["employee"],
            values["kind"],
            values["date"],
            number=values["number"],
            expires=values["expires"],
            note=values["note"],
            update=row is not None,
        )
        if row is None:
            guarded(context, lambda: open_files(context, kept))

    title = _("Change the paper") if row else _("New paper")
    text = "" if row else _("Its files are attached in the next step.")
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill({"employee": code, "kind": "ktp", "date": session.today()})
    fields = ("kind", "number", "date", "expires", "note")
    return dialog.fill({"employee": row.code, **{name: getattr(row, name) for name in fields}})


def files(context: Context, document_id: int) -> FilesDialog:
    """The files of a paper. Raises NotAllowed for a contract where one may not see salaries."""
    session = context.session
    queries.require_file(session, document_id)
    code, kind = queries.owner_of(document_id)
    return FilesDialog(
        context,
        f"{_(KINDS[kind])} · {code}",
        _("They rest in the company file, and every backup has them."),
        lambda: queries.files(session, document_id),
        lambda name, content: service.attach(session, document_id, name, content),
        lambda id: service.detach(session, id),
        session.may(EDIT),
    )


def open_files(context: Context, document_id: int) -> None:
    files(context, document_id).open()


def photos(context: Context, person: Employee) -> FilesDialog:
    """The photo of an employee: the newest picture here is shown."""
    session = context.session
    return FilesDialog(
        context,
        _("Photo of {name}", name=person.name),
        _("The newest picture is shown. Ask for consent first: nobody has to give a photo."),
        lambda: queries.photos(session, person.id),
        lambda name, content: service.attach_photo(session, person.id, name, made_small(content)),
        lambda id: service.detach(session, id),
        session.may(EDIT),
    )


def made_small(content: bytes) -> bytes:
    """A picture as a PNG that fits ``PHOTO_SIDE``; empty where it is no picture."""
    image = QImage.fromData(content)
    if image.isNull():
        return b""
    if max(image.width(), image.height()) > PHOTO_SIDE:
        image = image.scaled(
            PHOTO_SIDE,
            PHOTO_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return png_of(image)


FILES = Act(
    "people.document.files",
    N_("Files…"),
    lambda context, row: guarded(context, lambda: open_files(context, row.id)),
    "ph.paperclip",
    "F7",
)


def _states(_session: Any) -> list[Choice]:
    return [
        Choice("soon", N_("Expiring or expired"), {"soon": 1}),
        Choice("warnings", N_("Warnings in force"), {"warnings": 1}),
    ]


def waiting(session: Any) -> int | None:
    """How many expire soon or have expired."""
    return len(queries.expiring(session)) or None


def make(context: Context) -> ListPanel:
    change, remove = acts(
        "people.document",
        edit,
        service.remove,
        lambda row: f"{_(KINDS[row.kind])} · {row.name}",
        EDIT,
    )
    spec = ListSpec(
        key="people.documents",
        listing=lambda session: Worded(queries.listing(session)),
        nouns=ROWS,
        kinds=("employee-document", "employee", "attachment"),
        open=opening(edit),
        new=NewAct(N_("Document"), opening(edit), EDIT),
        acts=(change, FILES, remove),
        filters=(Filter("standing", N_("Any state"), _states, icon="ph.clock"),),
        empty=Empty(
            "ph.identification-card",
            N_("No papers yet"),
            N_("KTP, contracts, certificates and warnings stand here, with the day they expire."),
            N_("New paper"),
        ),
        search_hint=N_("Employee or number"),
    )
    return ListPanel(context, spec)
