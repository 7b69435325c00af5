"""Writing, looking at and voiding one stock move."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer

from app.inventory.move import queries, rules, service
from app.inventory.move.queries import MoveView
from app.inventory.move.rules import ADJUSTMENT, RECEIPT, TRANSFER, Draft
from app.inventory.move.service import Preview
from app.kernel import formats
from app.kernel.errors import NotFound, Refused
from app.kernel.money import Money
from app.kernel.quantity import Quantity, pieces
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.stock import queries as stock
from ui.inventory import lookups, move_lines
from ui.inventory.holdings import is_below
from ui.inventory.journal_tab import JournalTab
from ui.kit.actions import Act, guarded
from ui.kit.document import DocumentEditor
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lifecycle_bar import steps_until
from ui.kit.manifest import Context
from ui.kit.totals import Total
from ui.trade.voiding import ask_and_void

TITLES = {
    rules.RECEIPT: N_("Goods receipt {number}"),
    rules.ISSUE: N_("Goods issue {number}"),
    rules.TRANSFER: N_("Transfer {number}"),
    rules.ADJUSTMENT: N_("Adjustment {number}"),
}
STEPS = (N_("Draft"), N_("Posted"))
WAIT = 150  # milliseconds after the last change until it is worked out


def _is_draft(editor: MoveEditor) -> bool:
    return editor.state == "draft"


def _is_posted(editor: MoveEditor) -> bool:
    return editor.state == "posted"


def _is_kept(editor: MoveEditor) -> bool:
    return editor.state == "draft" and editor.id is not None


ACTS = (
    Act(
        "inventory.move.save",
        N_("Save draft"),
        lambda _context, editor: editor.save(),
        icon="ph.floppy-disk",
        shortcut="Ctrl+S",
        permission=rules.EDIT,
        enabled=_is_draft,
    ),
    Act(
        "inventory.move.duplicate",
        N_("Duplicate"),
        lambda context, editor: context.open_document("stock-move", None, copied_from=editor.id),
        icon="ph.copy",
        permission=rules.EDIT,
        enabled=lambda editor: editor.id is not None,
        menu_only=True,
    ),
    Act(
        "inventory.move.discard",
        N_("Discard draft"),
        lambda _context, editor: editor.discard(),
        icon="ph.trash",
        permission=rules.EDIT,
        enabled=_is_kept,
        menu_only=True,
    ),
    Act(
        "inventory.move.void",
        N_("Void…"),
        lambda _context, editor: editor.void(),
        icon="ph.prohibit",
        permission=rules.VOIDING,
        enabled=_is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "inventory.move.post",
        N_("Post"),
        lambda _context, editor: editor.post(),
        icon="ph.check",
        shortcut="F8",
        permission=rules.POST,
        enabled=_is_draft,
        primary=True,
    ),
)


class MoveEditor(DocumentEditor):
    """A receipt, issue, transfer or adjustment (``move``); ``item`` puts a first line in."""

    def __init__(
        self,
        context: Context,
        id: int | None = None,
        *,
        move: str = TRANSFER,
        item: str = "",
        copied_from: int | None = None,
    ) -> None:
        super().__init__(context, ACTS)
        self.id, self.state = id, "draft"
        self._values: dict[tuple[Any, ...], Money] = {}
        self._build_parts(move)
        self._later = QTimer(self, singleShot=True, interval=WAIT)
        self._later.timeout.connect(self.recalculate)
        self._connect()
        context.on_change(self, (rules.KIND, "stock"), self._changed_elsewhere)
        if id is not None:
            self.show_view(queries.get(id))
        elif copied_from is not None:
            draft = replace(queries.draft_of(copied_from), date=context.session.today(), ref="")
            self._begin(draft)
        else:
            self._begin(self._blank(move, item))

    # -- building -----------------------------------------------------------------------------

    def _build_parts(self, kind: str) -> None:
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
        model = LinesModel(self._columns(kind), fill=move_lines.fill(kind), today=today)
        self.grid = LinesGrid(model)
        self.set_body(self.grid)
        self.journal = JournalTab()
        self.add_tab(N_("Journal"), self.journal)

    def _connect(self) -> None:
        self.form.changed.connect(self._header_changed)
        self.grid.changed.connect(self._later.start)
        self.grid.current_line_changed.connect(lambda _row: self._show_inspector())

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
        model: LinesModel = self.grid.model()
        return model

    def _worth(self, values: dict[str, Any]) -> Money | None:
        return self._values.get(_key(values))

    # -- the draft ----------------------------------------------------------------------------

    def _blank(self, kind: str, item: str) -> Draft:
        places = warehouses.all_active()
        first = places[0].code if places else ""
        second = places[1].code if len(places) > 1 else ""
        kind = RECEIPT if kind == TRANSFER and not second else kind
        found = items.find(item)
        lines = (rules.DraftLine(found.code, pieces(1), found.unit),) if found else ()
        return Draft(self.context.session.today(), kind, first, lines, second)

    def _begin(self, draft: Draft) -> None:
        self._show_draft(draft)
        self._show_state()
        self.recalculate()
        self.settled()

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

    def _show_draft(self, draft: Draft) -> None:
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
            self._word_title()
        self.grid.viewport().update()
        self._later.start()

    # -- what would happen ----------------------------------------------------------------------

    def recalculate(self) -> None:
        """Costs, entry and checks of what stands there now."""
        if self.state != "draft":
            return
        draft = self.draft()
        found = service.preview(self.context.session, draft)
        self._values = {
            _key(values): value
            for values, value in zip(self.grid.lines(), found.values, strict=False)
        }
        self._preview = found
        self._mark_short(found)
        self.grid.viewport().update()
        self.grid.fit()
        self.journal.show_plan(found.entry, self._why_no_entry(draft, found))
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
                if values.get("item") and _short(values, self.form.value("warehouse")):
                    notes[(row, "quantity")] = found.problems[0].sentence()
        self._model().set_notes(notes)

    def _show_totals(self, draft: Draft, values: tuple[Money, ...]) -> None:
        count = formats.count(len(draft.lines))
        totals = [Total(_("Lines"), count)]
        if draft.kind == TRANSFER:
            moved = Money(sum(value.minor for value in values))
            totals.append(Total(_("Value moved"), formats.money(moved), big=True))
        else:
            value = Money(sum(value.minor for value in values))
            totals.append(Total(_("Value"), formats.money(value), big=True))
        self.totals.show_totals(totals)

    # -- inspector ------------------------------------------------------------------------------

    def _show_inspector(self) -> None:
        groups = []
        found = items.find(self._current_item())
        if found is not None:
            groups.append(_item_group(found))
        if self.state == "draft":
            groups.append(self._checks())
        else:
            groups += self._history()
        self.inspector.show_facts(Facts("", groups=groups))

    def _checks(self) -> FactGroup:
        found = getattr(self, "_preview", None)
        lines = self.draft().lines
        if found is None or not lines:
            return FactGroup(_("Before posting"), (), note=_("Add the first line."))
        if not found.problems:
            ok = Fact(_("Ready to post"), icon=("ph.check-circle-fill", "ok"))
            return FactGroup(_("Before posting"), (ok,))
        facts = []
        for problem in found.problems[:6]:
            words = problem.sentence()
            if problem.line:
                words = _("Line {line}: {text}", line=problem.line, text=words)
            facts.append(Fact(words, icon=("ph.warning-circle-fill", "danger")))
        return FactGroup(_("Before posting"), facts)

    def _history(self) -> list[FactGroup]:
        view = queries.get(self.id)
        if view.voided is None:
            return []
        void = view.voided
        facts = (
            Fact(_("Date"), formats.date_medium(void.date)),
            Fact(_("By"), void.actor),
        )
        return [FactGroup(_("Void"), facts, note=void.reason)]

    # -- standing ---------------------------------------------------------------------------------

    def show_view(self, view: MoveView) -> None:
        """A move as it is kept."""
        self.id, self.state = view.id, view.state
        self._number, self._view = view.number, view
        posted = view.state != "draft"
        self.set_read_only(False)
        self._show_draft(view.draft)
        self.set_read_only(posted or not self.context.session.may(rules.EDIT))
        self._show_state()
        if posted:
            self._show_posted(view)
        else:
            self.recalculate()
        self.settled()

    def _show_posted(self, view: MoveView) -> None:
        self._values = {}
        for line, row in zip(self.grid.lines(), view.moves, strict=False):
            self._values[_key(line)] = row.value
        self.grid.viewport().update()
        self.grid.fit()
        self.grid.setCurrentIndex(self._model().index(0, 0))
        words = _("A transfer moves no value: there is no entry.")
        if view.journal:
            first = view.journal[0]
            words = _(
                "{number} · {date} · balanced",
                number=first.entry,
                date=formats.date_medium(first.date),
            )
        self.journal.show_posted(view.journal, words)
        self._show_totals(view.draft, tuple(row.value for row in view.moves[: len(view.draft.lines)]))
        self._show_inspector()

    def _show_state(self) -> None:
        number = self._number if self.id is not None else ""
        title = TITLES[self.form.value("kind")]
        if self.state == "void":
            self.show_standing(title, number, state="void")
        else:
            at = 1 if self.state == "posted" else 0
            self.show_standing(title, number, steps_until(STEPS, at, finished=at == 1))

    def _word_title(self) -> None:
        self._show_state()

    def document_key(self) -> tuple[str, int | None]:
        return "stock-move", self.id

    # -- acts -------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keeps the draft; every problem is shown at its field where it cannot be."""
        problems = self.entry_problems()
        if problems:
            self.show_problems(problems)
            return False
        try:
            self.id = service.save_draft(self.context.session, self.draft(), self.id)
        except Refused as refusal:
            self.show_problems(refusal.problems)
            return False
        self.show_problems(())
        self.settled()
        self._show_state()
        return True

    def post(self) -> None:
        """Keeps the draft and posts it; a refusal leaves the draft."""
        if guarded(self.context, self._post):
            self.refresh()

    def _post(self) -> None:
        if self.save():
            service.post_draft(self.context.session, self.id)

    def discard(self) -> None:
        service.discard(self.context.session, self.id)
        self.settled()
        self.close_requested.emit()

    def void(self) -> None:
        view = queries.get(self.id)

        def agreed(date: Any, reason: str) -> None:
            service.void_move(self.context.session, view.id, date, reason)
            self.refresh()

        ask_and_void(self.context, view.number, view.draft.date, agreed)

    def _changed_elsewhere(self) -> None:
        """Posted, voided or discarded from the list while it stands open here."""
        if self.id is None:
            if self.isVisible():
                self._later.start()
            return
        try:
            view = queries.get(self.id)
        except NotFound:
            self.settled()
            self.close_requested.emit()
            return
        if view.state != self.state:
            self.show_view(view)
        elif self.isVisible():
            self._later.start()

    def hideEvent(self, event: object) -> None:
        """Nothing is worked out for a document that is not seen."""
        super().hideEvent(event)
        self._later.stop()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._later.start()

    def refresh(self) -> None:
        """Reads the kept document again; a draft that is being changed stays."""
        if self.id is not None and not self.is_modified():
            self.show_view(queries.get(self.id))

    def retranslate(self) -> None:
        super().retranslate()
        self.journal.retranslate()
        if self.state == "draft":
            self.recalculate()
        else:
            self._show_posted(queries.get(self.id))

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the lines: the head is usually right."""
        self.grid.setFocus()


def _key(values: dict[str, Any]) -> tuple[Any, ...]:
    """What tells one line from another."""
    return tuple(values.get(key) for key in ("item", "quantity", "unit", "unit_cost", "reason"))


def _short(values: dict[str, Any], warehouse: str) -> bool:
    """Whether the line takes more than lies there."""
    found, place = items.find(str(values["item"])), warehouses.find(warehouse or "")
    quantity = values.get("quantity")
    if found is None or place is None or quantity is None:
        return False
    factor = items.factors(found.id).get(str(values.get("unit") or found.unit))
    return factor is not None and (
        abs(quantity).exact * factor > stock.on_hand(found.id, place.id).exact
    )


def _item_group(item: Any) -> FactGroup:
    """Where the item of the line lies."""
    held = stock.holding(item.id)
    facts = []
    for place, quantity in sorted(held.places.items()):
        where = stock.warehouse_of(place)
        if where is not None:
            facts.append(
                Fact(
                    warehouses.get(where).name,
                    f"{formats.quantity(Quantity(quantity))} {item.unit}",
                )
            )
    there = Quantity(held.quantity)
    tone = "warn" if is_below(item.min_stock, there) else ""
    facts.append(Fact(_("On hand"), f"{formats.quantity(there)} {item.unit}", strong=True, tone=tone))
    return FactGroup(f"{item.code} · {item.name}", facts)


def make(context: Context, id: int | None = None, **values: Any) -> MoveEditor:
    return MoveEditor(context, id, **values)
