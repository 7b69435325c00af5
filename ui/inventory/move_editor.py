"""Writing, looking at and voiding one stock move."""

from __future__ import annotations

from typing import Any

from app.inventory.move import queries, rules, service
from app.inventory.move.queries import MoveView
from app.inventory.move.rules import ADJUSTMENT, RECEIPT, TRANSFER, Draft
from app.inventory.move.service import Preview
from app.kernel import formats
from app.kernel.money import Money, total
from app.kernel.quantity import pieces
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters import warehouse as warehouses
from ui.inventory import lookups, move_facts, move_lines
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.inspector import Facts
from ui.kit.manifest import Context
from ui.kit.totals import Total
from ui.trade import editor_acts
from ui.trade.booked import BookedEditor, Services
from ui.trade.lookups import BY_BARCODE

TITLES = {
    rules.RECEIPT: N_("Goods receipt {number}"),
    rules.ISSUE: N_("Goods issue {number}"),
    rules.TRANSFER: N_("Transfer {number}"),
    rules.ADJUSTMENT: N_("Adjustment {number}"),
}


class MoveEditor(BookedEditor):
    """A receipt, issue, transfer or adjustment (``move``); ``item`` puts a first line in."""

    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_draft,
        void=service.void_move,
        discard=service.discard,
        copy=service.duplicate,
    )
    KIND = rules.KIND
    EDIT = rules.EDIT
    ACTS = editor_acts.acts("inventory.move", rules.EDIT, rules.POST, rules.VOIDING)
    FOLLOWS = ("stock",)

    # -- building -----------------------------------------------------------------------------

    def make_parts(self) -> None:
        self._values: dict[tuple[Any, ...], Money] = {}
        self._preview: Preview | None = None
        form = Form(columns=4)
        kinds = [(each, rules.TITLES[each]) for each in rules.KINDS]
        places = lookups.warehouse_choices()
        today = self.context.session.today()
        form.add("kind", N_("Kind"), Choice(kinds))
        form.add("date", N_("Date"), DateEdit(today=today), required=True)
        form.add("warehouse", N_("Warehouse"), Choice(places), required=True)
        form.add("to_warehouse", N_("To warehouse"), Choice(places), required=False)
        form.add("reason", N_("Reason"), TextEdit(most=rules.LONGEST_REASON), span=3)
        form.add("ref", N_("Ref"), TextEdit(most=60))
        self.form = form
        self.set_header(form)
        model = LinesModel(self._columns(TRANSFER), fill=move_lines.fill(TRANSFER), today=today)
        self.grid = LinesGrid(model, scan=BY_BARCODE)
        self.set_body(self.grid)
        self.add_pages()
        self.form.changed.connect(self._header_changed)
        self.grid.changed.connect(self.again)
        self.grid.current_line_changed.connect(lambda _row: self._show_inspector())
        self.grid.left.connect(self.form.focus_first)

    def _columns(self, kind: str) -> list[GridColumn]:
        made = move_lines.columns(
            kind, lambda: self.form.value("warehouse") or "", self._current_item, self._worth
        )
        if self.state == "draft":
            return made
        return [column for column in made if column.key != "there"]  # it tells of now, not of then

    def _current_item(self) -> str:
        return str(self._model().line(self.grid.currentIndex().row()).values.get("item") or "")

    def _model(self) -> LinesModel:
        model = self.grid.model()
        assert isinstance(model, LinesModel)
        return model

    def _worth(self, values: dict[str, Any]) -> Money | None:
        return self._values.get(move_facts.key_of(values))

    def next_values(self) -> dict[str, Any]:
        return {"move": self.form.value("kind")}

    # -- the draft ----------------------------------------------------------------------------

    def _blank(self, kind: str, item: str) -> Draft:
        places = warehouses.all_active()
        first = places[0].code if places else ""
        second = places[1].code if len(places) > 1 else ""
        kind = RECEIPT if kind == TRANSFER and not second else kind
        found = items.find(item)
        lines = (rules.DraftLine(found.code, pieces(1), found.unit),) if found else ()
        return Draft(self.context.session.today(), kind, first, lines, second)

    def begin(self, move: str = TRANSFER, item: str = "") -> None:
        self.fill(self._blank(move, item))

    def draft(self) -> Draft:
        """What stands in the form and the grid."""
        values = self.form.values()
        kind = str(values["kind"])
        return Draft(
            date=values["date"] or self.context.session.today(),
            kind=kind,
            warehouse=values["warehouse"] or "",
            lines=tuple(move_lines.draft_line(line, kind) for line in self.grid.lines()),
            to_warehouse=(values["to_warehouse"] or "") if kind == TRANSFER else "",
            reason=values["reason"],
            ref=values["ref"],
        )

    def fill(self, draft: Draft) -> None:
        self.form.set_values(
            {
                "kind": draft.kind,
                "date": draft.date,
                "warehouse": draft.warehouse,
                "to_warehouse": draft.to_warehouse or None,
                "reason": draft.reason,
                "ref": draft.ref,
            }
        )
        self._shape(draft.kind, [move_lines.values_of(line) for line in draft.lines])

    def _shape(self, kind: str, lines: list[dict[str, Any]] | None = None) -> None:
        """The columns and fields of a kind."""
        self.form.boxes["to_warehouse"].setVisible(kind == TRANSFER)
        box = self.form.boxes["reason"]
        box.required = kind == ADJUSTMENT
        box.retranslate()
        self._model().set_columns(self._columns(kind), move_lines.fill(kind))
        if lines is not None:
            self._model().set_lines(lines)
        self.grid.setCurrentIndex(self._model().index(0, 0))

    def _header_changed(self, key: str) -> None:
        if key == "kind":
            self._shape(self.form.value("kind"))
            self.show_life()
        self.grid.viewport().update()
        self.again()

    # -- what would happen ----------------------------------------------------------------------

    def recalculate(self) -> None:
        """Costs, entry and checks of what stands there now."""
        if self.state != "draft":
            return
        draft = self.draft()
        found = service.preview(self.context.session, draft)
        self._values = {
            move_facts.key_of(values): value
            for values, value in zip(self.grid.lines(), found.values, strict=False)
        }
        self._preview = found
        self._mark_short(found)
        self.grid.viewport().update()
        self.grid.fit()
        self.show_planned(found.entry, self._why_no_entry(draft, found))
        self._show_totals(draft, found.values)
        self._show_inspector()

    def _why_no_entry(self, draft: Draft, found: Preview) -> str:
        if not draft.lines:
            return _("The entry appears here once there are lines.")
        if found.problems and found.document is not None:
            return found.problems[0].sentence()
        if found.problems:
            return _("The entry appears here once everything is filled in.")
        return _("A transfer moves no value: there is no entry.")

    def _mark_short(self, found: Preview) -> None:
        """Amber cells where more leaves than is there."""
        notes: dict[tuple[int, str], str] = {}
        if found.document is not None and found.problems:
            for row in range(self._model().rowCount()):
                values = self._model().line(row).values
                if values.get("item") and move_facts.is_short(values, self.form.value("warehouse")):
                    notes[(row, "quantity")] = found.problems[0].sentence()
        self._model().set_notes(notes)

    def _show_totals(self, draft: Draft, values: tuple[Money, ...]) -> None:
        count = formats.count(len(draft.lines))
        name = _("Value moved") if draft.kind == TRANSFER else _("Value")
        value = formats.money(total(values))
        self.totals.show_totals([Total(_("Lines"), count), Total(name, value, big=True)])

    # -- inspector ------------------------------------------------------------------------------

    def show_story(self) -> None:
        if not self._loading:
            self._show_inspector()

    def entry_restored(self) -> None:
        self._shape(self.form.value("kind"))
        self.show_life()
        super().entry_restored()

    def _show_inspector(self) -> None:
        found = items.find(self._current_item())
        groups = [move_facts.item_group(found)] if found is not None else []
        if self.state == "draft":
            groups.append(move_facts.checks(self._preview, bool(self.grid.lines())))
        else:
            groups += move_facts.history(self.context, self.view)
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=groups))

    # -- standing ---------------------------------------------------------------------------------

    def heading_words(self) -> str:
        return TITLES[self.form.value("kind")]

    def show_posted(self, view: MoveView) -> None:
        self._values = {}
        for line, row in zip(self.grid.lines(), view.moves, strict=False):
            self._values[move_facts.key_of(line)] = row.value
        self.grid.viewport().update()
        self.grid.fit()
        self.grid.setCurrentIndex(self._model().index(0, 0))
        self.show_booked(view, _("A transfer moves no value: there is no entry."))
        self._show_totals(
            view.draft, tuple(row.value for row in view.moves[: len(view.draft.lines)])
        )
        self._show_inspector()

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the lines: the head is usually right."""
        self.grid.setFocus()


def make(context: Context, id: int | None = None, **values: Any) -> MoveEditor:
    return MoveEditor(context, id, **values)
