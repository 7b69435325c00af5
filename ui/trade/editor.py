"""The editor that invoices and bills share; a department says what its document is called and does.

Header, lines, totals and pages stand in the frame of ``ui.kit.document``. Whatever is typed is shown at
once as what posting would write: the same preview, and the same refusals, that posting itself has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger.parts import Plan
from app.ledger.plan import EntryPlan
from app.masters import item as items
from app.masters import party as parties
from app.masters.item import Item
from app.masters.party import Party
from app.tax.ppn import PpnRule
from app.trade import explain as trade_explain
from app.trade import records
from app.trade import totals as trade_totals
from app.trade.lines import Line
from app.trade.names import SELLING
from app.trade.plans import Part, by_term
from app.trade.prices import Applied, Last
from app.trade.totals import EMPTY, Totals
from ui.kit import tasks
from ui.kit.actions import bind
from ui.kit.explained import ExplainedDialog
from ui.kit.fields import FlagBox, NoteEdit, TextEdit
from ui.kit.form import Form
from ui.kit.grid import LinesGrid, LinesModel
from ui.kit.inspector import FactGroup, Facts
from ui.kit.lifecycle_bar import LifeStep, steps_until
from ui.kit.lookup import Lookup
from ui.trade import facts, inspection, lines, lists, lookups, taking
from ui.trade.booked import BookedEditor
from ui.trade.header import Header, PartyHeader
from ui.trade.plan_edit import PlanEdit
from ui.trade.plan_facts import group as plan_group
from ui.trade.totals_form import TotalsForm

LIFE = (N_("Draft"), N_("Posted"), N_("Part paid"), N_("Paid"))
FEW = 60  # lines that are worked out at once; longer documents are worked out from behind
Notes = dict[tuple[int, str], str]
NOTES = ("notes", "ref", "prices_include_tax")


@dataclass(frozen=True, slots=True)
class Seen:
    """What posting the draft would do: lines understood and totals, or the problems in the way."""

    problems: list[Problem]
    lines: tuple[Line, ...] = ()
    totals: Totals | None = None
    entry: EntryPlan | None = None
    plan: Plan = ()


class TradeEditor(BookedEditor):
    """An invoice or a bill. ``view`` is what was posted; None for a draft.

    ``DAYS``, ``OWN_FIELDS``: the fields of the draft in its header that not every document has.
    ``IN_PARTS``: whether it can be due in instalments.
    """

    PARTY_TITLE = ""
    TAKES_STOCK = False
    FOLLOWS: tuple[str, ...] = ("settlement", "ledger", "stock")
    DAYS: tuple[str, ...] = ("due_date",)
    OWN_FIELDS: tuple[str, ...] = ()
    MORE_FIELDS: tuple[str, ...] = ()
    IN_PARTS = False
    draft_type: Callable[..., Any]

    # -- what a department says ----------------------------------------------------------------

    def party_lookup(self) -> Lookup:
        raise NotImplementedError

    def add_fields(self, form: Form) -> None:
        """Its ``OWN_FIELDS``: the second line of the header."""
        raise NotImplementedError

    def add_more(self, form: Form) -> None:
        """Its ``MORE_FIELDS``: above the notes."""

    def item_lookup(self) -> Lookup:
        raise NotImplementedError

    def follow_up(self, values: lines.Values, key: str) -> lines.Values:
        """What follows in a line when ``key`` was set."""
        raise NotImplementedError

    def look_ahead(self, draft: Any) -> Seen:
        raise NotImplementedError

    def rule_on(self, date: dt.date) -> PpnRule | None:
        raise NotImplementedError

    def party_facts(self, party: Party | None, totals: Totals) -> FactGroup:
        raise NotImplementedError

    def last_price(self, item: Item) -> Last | None:
        """The last price agreed with the party."""
        raise NotImplementedError

    def applied(self, item: Item, values: lines.Values) -> Applied | None:
        """The price that applies to a line."""
        raise NotImplementedError

    # -- parts ---------------------------------------------------------------------------------

    def make_parts(self) -> None:
        self._touched, self._seen, self._asked = False, Seen([]), 0
        self._come_to = ZERO
        self.form = self.make_header()
        self.add_fields(self.form)
        self.set_header(self.form)
        self.form.changed.connect(self._follow_plan)
        self.form.changed.connect(lambda _key: self.again())
        self.model = LinesModel(
            lines.columns(self.item_lookup(), self._current_code, taxed=self.shows_tax()),
            fill=self.follow_up,
            today=self.context.session.today(),
        )
        self.grid = LinesGrid(self.model, scan=lookups.BY_BARCODE)
        self.set_body(self.grid)
        self.grid.changed.connect(self.again)
        self.grid.current_line_changed.connect(lambda _row: self._inspect())
        self.grid.left.connect(self.form.focus_first)
        self.sums: TotalsForm = self.totals
        self.sums.changed.connect(self._changed_beside)
        self.sums.asked.connect(self.explain)
        bind(self, "Ctrl+E", self.explain)
        self._add_notes()
        self.add_fields_of("totals", self.sums, list(self.sums.editors.values()))
        boxes = self.more.boxes.values()
        self.add_fields_of("more", self.more, [box.editor for box in boxes])
        self.more.give_up_keys()
        self.add_pages(self.more)
        fields = [box.editor for box in self.form.boxes.values()]
        self.order_tabs([*fields, self.grid, *self.sums.editors.values(), self.tabs.bar])

    def make_totals(self) -> TotalsForm:
        return TotalsForm()

    def make_header(self) -> PartyHeader:
        """Party, date and warehouse, and the days that follow."""
        return Header(self.context, self.PARTY, self.PARTY_TITLE, self.party_lookup(), parties.find)

    def _add_notes(self) -> None:
        self.more = Form(columns=3)
        self.add_more(self.more)
        self.more.add("notes", N_("Notes on the document"), NoteEdit(lines=3), span=2)
        self.more.add("ref", N_("Own reference"), TextEdit(most=60))
        self.more.add("prices_include_tax", "", FlagBox(N_("Prices include PPN")))
        if self.IN_PARTS:
            self.plan = PlanEdit(lambda: (self.day(), self._whole()))
            self.more.add("instalments", N_("Instalments"), self.plan, span=2)
            self.plan.changed.connect(self._show_last_day)
        self.more.changed.connect(lambda _key: self._changed_beside())

    def _whole(self) -> Money:
        """What the document comes to, as far as it can be read."""
        return self._come_to

    def shows_tax(self) -> bool:
        return True

    # -- filling in ----------------------------------------------------------------------------

    def begin(self, **values: Any) -> None:
        self.form.begin(values.get(self.PARTY) or "")

        self._follow_plan(self.PARTY)

    def _follow_plan(self, key: str) -> None:
        """A party that pays in parts brings them; the parts move with the date of the document."""
        if not self.IN_PARTS:
            return
        if key == self.PARTY:
            self._plan_from = self.day()
            self.plan.set_value(self._parts_of_party())
        elif key == "date":
            moved = self.day() - self._plan_from
            self._plan_from = self.day()
            parts = [part._replace(due_date=part.due_date + moved) for part in self.plan.value()]
            self.plan.set_value(parts)
        self._show_last_day()

    def _parts_of_party(self) -> tuple[Part, ...]:
        party = self.form.chosen()
        return by_term(SELLING.term_of(party), self.day()) if party else ()

    def _show_last_day(self) -> None:
        """With instalments the header tells the last of their days, which is set with them."""
        parts = self.plan.value()
        for key in ("terms", "due_date"):
            self.form.editor(key).set_read_only(bool(parts) or self.view is not None)
        if parts:
            last = parts[-1].due_date
            self.form.set_values({"terms": (last - self.day()).days, "due_date": last})

    def fill(self, draft: Any) -> None:
        self.form.fill(draft, self.kept, (*self.DAYS, *self.OWN_FIELDS))
        if self.IN_PARTS:
            self._plan_from = draft.date
            follows = not draft.instalments and draft.due_date is None
            self.plan.set_value(self._parts_of_party() if follows else draft.instalments)
            self._show_last_day()
        self.more.set_values({key: getattr(draft, key) for key in (*self.MORE_FIELDS, *NOTES)})
        self.sums.set_amounts(draft.discount, draft.freight)
        self.grid.model().set_lines([lines.shown(line) for line in draft.lines])
        self.grid.setCurrentIndex(self.grid.model().index(0, 0))

    def take(self, kind: str, ids: Sequence[int]) -> None:
        """Takes over what is left of earlier documents; an empty one begins with their head."""
        made = self.services.made_from[kind](self.context.session, ids)
        if self.grid.lines():
            made = taking.joined(self.draft(), made)
        self.fill_copy(made)
        self.touch()
        self.recalculate()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.more.set_read_only(on)
        self.sums.set_read_only(on)

    # -- what was typed ------------------------------------------------------------------------

    def draft(self) -> Any:
        """The document as it stands on the screen."""
        value = self.form.value
        more = self.more.values()
        return self.draft_type(
            date=value("date") or self.context.session.today(),
            warehouse=value("warehouse") or "",
            lines=tuple(lines.draft_line(values) for values in self.grid.lines()),
            discount=self.sums.amount("discount"),
            freight=self.sums.amount("freight"),
            notes=more["notes"] or "",
            ref=more["ref"] or "",
            prices_include_tax=bool(more["prices_include_tax"]),
            **{self.PARTY: self.form.party_code()},
            **{key: value(key) for key in (*self.DAYS, *self.OWN_FIELDS)},
            **{key: more[key] or "" for key in self.MORE_FIELDS},
            **({"instalments": self.plan.value()} if self.IN_PARTS else {}),
        )

    def touch(self) -> None:
        self._touched = self._touched or not self._loading
        super().touch()

    def _changed_beside(self) -> None:
        """In the totals or the notes: outside the header and the lines, which tell it themselves."""
        self.touch()
        self.again()

    def _current_code(self) -> str:
        return str(self._current().get("item") or "")

    def _current(self) -> lines.Values:
        """The values of the chosen line."""
        row = self.grid.currentIndex().row() if hasattr(self, "grid") else -1
        return self.grid.model().line(row).values if row >= 0 else {}

    def day(self) -> dt.date:
        day: dt.date = self.form.value("date") or self.context.session.today()
        return day

    # -- working out ---------------------------------------------------------------------------

    def recalculate(self) -> None:
        """Totals, journal, checks and warnings for what stands there now, at once."""
        self._timer.stop()
        self._asked += 1
        if self.view is not None:
            return
        draft = self.draft()
        if self.model.unread():
            red = Problem("lines", N_("Some cells are red: they cannot be read."))
            self.show_ahead(draft, Seen([red]), {})
        else:
            self.show_ahead(draft, *self._worked_out(draft, self.model.filled_rows()))

    def work_out(self) -> None:
        """The same after a pause; of a long document only the totals at once, the rest from behind."""
        if self.view is not None or self.model.unread() or self.model.rowCount() <= FEW:
            self.recalculate()
            return
        draft, rows = self.draft(), self.model.filled_rows()
        rule = self._rule(draft.date)
        self.sums.show_totals(self._rough(draft, rule), rule)
        self._asked += 1
        asked = self._asked

        def show(found: tuple[Seen, Notes]) -> None:
            if asked == self._asked and self.view is None:
                self.show_ahead(draft, *found)

        tasks.fetch(self, lambda: self._worked_out(draft, rows), show, lane="document")

    def _worked_out(self, draft: Any, rows: Sequence[int]) -> tuple[Seen, Notes]:
        """What posting would do, and the amber cells; asks no widget, so that any thread may do it."""
        try:
            seen = self.look_ahead(draft)
        except UserError as refusal:
            seen = Seen([records.as_problem(refusal)])
        return seen, self.warnings(seen, draft.date, rows)

    def show_ahead(self, draft: Any, seen: Seen, notes: Notes) -> None:
        """Shows what was worked out for a draft."""
        self._seen = seen
        rule = self._rule(draft.date)
        totals = seen.totals or self._rough(draft, rule)
        self._come_to = totals.total
        self.sums.show_totals(totals, rule)
        self.show_planned(seen.entry)
        self.grid.model().set_notes(notes)
        self._inspect()

    def warnings(self, seen: Seen, date: dt.date, rows: Sequence[int]) -> Notes:
        """Amber cells; ``rows`` are where the lines stand in the grid."""
        return {}

    def _rule(self, date: dt.date) -> PpnRule | None:
        try:
            return self.rule_on(date)
        except UserError:
            return None

    @staticmethod
    def _rough(draft: Any, rule: PpnRule | None) -> Totals:
        """Totals of what can be read while the document is not yet whole."""
        readable = [each for each in draft.lines if each.quantity.micro > 0]
        if not readable or trade_totals.problems(readable, draft.discount, draft.freight):
            return EMPTY
        return trade_totals.totals(
            [replace(each, tax=each.tax or "none") for each in readable],
            discount=draft.discount,
            freight=draft.freight,
            includes_tax=draft.prices_include_tax,
            rule=rule,
        )

    def show_posted(self, view: Any) -> None:
        rule = self._rule(view.draft.date) if view.totals.ppn else None
        self.sums.show_totals(view.totals, rule)
        self.show_booked(view)
        self._inspect()

    def show_story(self) -> None:
        self._inspect()

    def _inspect(self) -> None:
        """What stands beside the document, for what is there and what is chosen now."""
        if self._loading:
            return
        party = self.form.chosen()
        totals = self.view.totals if self.view else self._seen.totals or EMPTY
        chosen = self._current()
        item = items.find(chosen.get("item") or "")
        groups = [
            self.party_facts(party, totals),
            *self._plan_facts(totals),
            inspection.line(
                item,
                self.last_price(item) if item and party else None,
                self.applied(item, chosen) if item and self.view is None else None,
                chosen.get("unit") or "",
            ),
        ]
        if self.view is None:
            begun = bool(self._touched or self.id or self.grid.lines())
            goods = sum(line.is_goods for line in self._seen.lines) if self.TAKES_STOCK else 0
            groups.append(inspection.checks(self._seen.problems, goods, self.day(), begun=begun))
        else:
            groups += self.outcome()
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=groups))

    def _plan_facts(self, totals: Totals) -> tuple[FactGroup, ...]:
        """Its instalments, and what of them is open."""
        if not self.IN_PARTS:
            return ()
        plan = self.view.instalments if self.view else self._seen.plan
        outstanding = self.view.outstanding if self.view else totals.total
        return facts.present(plan_group(plan, outstanding, self.context.session.today()))

    def outcome(self) -> tuple[FactGroup, ...]:
        """What became of the posted document."""
        return facts.present(facts.paid(self.view), facts.voided(self.view))

    def explain(self) -> None:
        """Ctrl+E: how the total came about, step by step."""
        totals = self.view.totals if self.view else self._seen.totals
        if totals is None:
            return
        rule = self._rule(self.draft().date) if totals.ppn else None
        told = (trade_explain.explain(totals, rule),)
        source = rule.source if rule else ""
        dialog = ExplainedDialog(self.heading(), told, lambda _id: source, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # -- standing ------------------------------------------------------------------------------

    def pressing(self) -> object:
        late = lists.state_of(self.view, self.context.session.today())
        return late if isinstance(late, tuple) else None

    def steps(self) -> tuple[LifeStep, ...]:
        view = self.view
        if view is None:
            return steps_until(LIFE, 0)
        if view.outstanding == ZERO:
            return steps_until(LIFE, 3, finished=True)
        return steps_until(LIFE, 2 if view.outstanding < view.totals.total else 1)

    def is_owed(self) -> bool:
        return self.is_posted() and bool(self.view.outstanding)

    def problems(self) -> list[Problem]:
        return self._seen.problems

    # -- problems ------------------------------------------------------------------------------

    def entry_problems(self) -> list[Problem]:
        return super().entry_problems() + self.sums.entry_problems()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """At the fields, in the cells, at the typed totals, and in the summary."""
        found = [replace(p, field="item") if p.field == "account" else p for p in problems]
        super().show_problems(found)
        self.more.show_problems([p for p in found if p.line is None], summary=False)
        self.sums.show_problems(found)

    def _jump(self, problem: Problem) -> None:
        if problem.line is None and problem.field in self.more.boxes:
            self.tabs.show_page(self.notes_tab)
            self.more.editor(problem.field).setFocus(Qt.FocusReason.OtherFocusReason)
        elif problem.line is None and problem.field in self.sums.editors:
            self.sums.jump_to(problem.field)
        elif problem.line is None:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super()._jump(problem)

    # -- the window ----------------------------------------------------------------------------

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the first field, or to the lines of what is posted."""
        if self.view is None and not self.form.party_code():
            self.form.focus_first()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self.more.retranslate()
        self.sums.retranslate()
