"""The editor that credit notes and debit notes share: an invoice, and how much of each line is given back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app.kernel import formats
from app.kernel.problems import Problem
from app.kernel.terbilang import amount_in_words
from app.kernel.text import N_, _, language
from app.masters import party as parties
from app.masters import warehouse as warehouses
from app.trade.owed import open_documents
from app.trade.returns import reading, service
from app.trade.returns.queries import NoteView
from app.trade.returns.rules import Draft, Invoiced, Sums
from app.trade.returns.service import Preview
from app.trade.returns.side import Side
from app.trade.settling import oldest_first
from ui.kit.dialogs import ask
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.found import Found
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lookup import Lookup, LookupField
from ui.kit.totals import Total
from ui.trade import facts, inspection
from ui.trade.booked import BookedEditor
from ui.trade.fixed_lines import FixedGrid
from ui.trade.note_lines import NoteLines

FIELDS = ("party", "date", "invoice", "warehouse", "notes", "ref")


class NoteEditor(BookedEditor):
    """What is given back of one invoice or bill. ``side`` says whose."""

    side: Side
    PARTY_TITLE = ""
    INVOICE_TITLE = ""
    RESTOCK_TITLE = ""
    FOLLOWS = ("settlement", "ledger", "stock")

    # -- what a department says ----------------------------------------------------------------

    def party_lookup(self) -> Lookup:
        raise NotImplementedError

    # -- parts ---------------------------------------------------------------------------------

    def make_parts(self) -> None:
        self._seen = Preview(None, [])
        self._invoiced: Invoiced | None = None
        today = self.context.session.today()
        form = self.form = Form(columns=5)
        form.add("party", self.PARTY_TITLE, LookupField(self.party_lookup()), required=True, span=2)
        invoice = LookupField(
            Lookup(self._find, self._get, N_("document")), hint=N_("Type a number")
        )
        form.add("invoice", self.INVOICE_TITLE, invoice, required=True, span=2)
        form.add("date", N_("Date"), DateEdit(today=today), required=True)
        places = [(each.code, each.name) for each in warehouses.all_active()]
        form.add("warehouse", N_("Warehouse"), Choice([("", N_("As before")), *places]))
        form.add("notes", N_("Reason"), TextEdit(most=300), span=3)
        form.add("ref", N_("Own reference"), TextEdit(most=60))
        self.set_header(form)
        form.changed.connect(self._field_changed)
        self.model = NoteLines(today, self.RESTOCK_TITLE)
        self.grid = FixedGrid(self.model)
        self.set_body(self.grid)
        self.grid.changed.connect(self.recalculate)
        self.grid.left.connect(form.focus_first)
        self.add_pages()
        self.order_tabs([*(box.editor for box in form.boxes.values()), self.grid, self.tabs.bar])

    def _find(self, text: str, limit: int) -> Sequence[Found]:
        """The party's documents whose number holds what was typed; all of them for a blank."""
        found = reading.returnable(self.side, self.form.value("party") or "")
        fitting = [each for each in found if text.strip().casefold() in each.number.casefold()]
        return [self._shown(each) for each in fitting[:limit]]

    @staticmethod
    def _shown(each: reading.Returnable) -> Found:
        day = formats.date_medium(each.date)
        return Found(each.number, each.number, day, formats.rupiah(each.total))

    def _get(self, number: Any) -> Found | None:
        found = reading.invoiced(self.side, number)
        if found is None:
            return None
        return Found(found.number, found.number, formats.date_medium(found.date))

    # -- filling in ----------------------------------------------------------------------------

    def begin(self, invoice: int | None = None, party: str = "") -> None:
        """A new note of today; of an invoice, with its lines."""
        found = reading.of_id(self.side, invoice) if invoice is not None else None
        values: dict[str, Any] = {"date": self.context.session.today(), "warehouse": ""}
        if found is not None:
            values |= {"party": found.party.code, "invoice": found.number}
        elif party:
            values["party"] = party
        self.form.set_values(values)
        self._read_invoice()

    def fill(self, draft: Draft) -> None:
        self.form.set_values({key: getattr(draft, key) for key in FIELDS})
        self.model.set_read_only(False)
        self._read_invoice(draft)

    def set_read_only(self, on: bool) -> None:
        self.form.set_read_only(on)
        self.model.set_read_only(on)

    def _read_invoice(self, draft: Draft | None = None) -> None:
        """The lines of the invoice as they stand now, with what is typed of them."""
        number = self.form.value("invoice") or ""
        found = reading.invoiced(self.side, number) if number else None
        typed = draft.lines if draft is not None else ()
        self._invoiced = found
        sources = list(found.sources.values()) if found is not None else []
        if self.view is not None:
            sources = list({each.source.origin: each.source for each in self.view.lines}.values())
        self.model.show_sources(sources, typed)

    # -- what was typed ------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The note as it stands on the screen."""
        value = self.form.value
        return Draft(
            date=value("date") or self.context.session.today(),
            party=value("party") or "",
            invoice=value("invoice") or "",
            lines=self.model.drafts(),
            ref=value("ref") or "",
            warehouse=value("warehouse") or "",
            notes=value("notes") or "",
        )

    def _field_changed(self, key: str) -> None:
        if self.view is not None:
            return
        if key in ("party", "invoice"):
            with self.by_itself():
                if key == "party" and self._invoiced is not None:
                    self._leave_other_partys()
                self._read_invoice()
        self.recalculate()

    def _leave_other_partys(self) -> None:
        assert self._invoiced is not None
        if self.form.value("party") != self._invoiced.party.code:
            self.form.editor("invoice").set_value(None)

    def give_back_all(self) -> None:
        self.model.give_back_all()

    # -- working out ---------------------------------------------------------------------------

    def recalculate(self) -> None:
        """Amounts, totals, journal and checks for what stands there now."""
        if self._loading:
            return
        if self.view is not None:
            self._inspect()
            return
        self._seen = service.preview(self.context.session, self.side, self.draft())
        note = self._seen.note
        lines = note.lines if note is not None else ()
        self.model.show_amounts({each.origin.line_no: each.figures.net for each in lines})
        words = _("Without a quantity, this price is taken off the line as a whole.")
        self.model.set_notes({(row, "unit_price"): words for row in self.model.reductions()})
        self.show_planned(self._seen.entry)
        self._show_sums(note.sums if note is not None else None)
        self._inspect()

    def show_posted(self, view: NoteView) -> None:
        self.model.show_amounts(
            {each.source.origin.line_no: each.figures.net for each in view.lines}
        )
        self.show_booked(view)
        self._show_sums(view.sums)
        self._inspect()

    def _show_sums(self, sums: Sums | None) -> None:
        shown = []
        if self.view is None and self._invoiced is not None:
            shown.append(Total(_("Give back everything that is left"), follow=self.give_back_all))
        if sums is None:
            self.totals.show_totals(shown, "")
            return
        shown.append(Total(_("Net"), formats.money(sums.net)))
        if sums.ppn:
            shown.append(Total(_("DPP nilai lain"), formats.money(sums.dpp_other)))
            shown.append(Total(_("PPN"), formats.money(sums.ppn)))
        if self.view is not None:
            credit = self.view.credit
            shown.append(Total(_("Left as credit"), formats.money(credit), strong=bool(credit)))
        shown.append(Total(_("Total"), formats.rupiah(sums.total), big=True))
        self.totals.show_totals(shown, amount_in_words(sums.total, language()))

    def show_story(self) -> None:
        if not self._loading:
            self._inspect()

    def entry_restored(self) -> None:
        """What is left may be another now; what was typed stays."""
        self.changed_elsewhere()

    def changed_elsewhere(self) -> None:
        if self.view is not None:
            return
        with self.by_itself():
            self._read_invoice(self.draft())
        self.recalculate()

    def _inspect(self) -> None:
        code = self.form.value("party")
        party = parties.find(code) if code else None
        self.grid.show_hint(_("Choose the document that is given back; its lines appear here."))
        groups = [inspection.party(_(self.PARTY_TITLE), party, (), None), *self._about_invoice()]
        if self.view is None:
            goods = sum(line.restock for line in self._seen.note.lines) if self._seen.note else 0
            day = self.form.value("date") or self.context.session.today()
            begun = bool(self.form.value("invoice"))
            groups.append(inspection.checks(self._seen.problems, goods, day, begun=begun))
        else:
            groups += facts.present(facts.voided(self.view))
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=groups))

    def _about_invoice(self) -> tuple[FactGroup, ...]:
        found = self._invoiced
        if found is None:
            return ()
        open_it = partial(self.context.open_document, self.side.origin_kind, found.id)
        shown = (
            Fact(_("Number"), found.number, follow=open_it),
            Fact(_("Date"), formats.date_medium(found.date)),
        )
        return (FactGroup(_(self.INVOICE_TITLE), shown),)

    # -- standing ------------------------------------------------------------------------------

    def has_credit(self) -> bool:
        """Whether money is left that can still be used for open documents."""
        return (
            self.is_posted()
            and bool(self.view.credit)
            and bool(open_documents(self.side.control, self.view.party.id))
        )

    def problems(self) -> list[Problem]:
        return self._seen.problems

    def apply_credit(self) -> None:
        """Uses what is left for what fell due first, once that is agreed to."""
        still = open_documents(self.side.control, self.view.party.id)
        parts = oldest_first(self.view.credit, still)
        listed = ", ".join(f"{each.document} ({formats.rupiah(each.amount)})" for each in parts)
        if not ask(self, _("Use the credit of {number}?", number=self.view.number),
                   _("It settles {documents}.", documents=listed), N_("Apply credit")):  # fmt: skip
            return
        session = self.context.session
        number, today = self.view.id, session.today()
        if self.attempt(lambda: service.apply_credit(session, self.side, number, parts, today)):
            self.load(self.view.id)

    def has_used_credit(self) -> bool:
        """Whether the note settles more than its own invoice."""
        if not self.is_posted():
            return False
        own = (self.side.origin_kind, self.view.invoiced.id)
        return any((each.kind, each.document_id) != own for each in self.view.settlements)

    def take_back_credit(self) -> None:
        """What it settled beside its invoice is open again."""
        session, note_id = self.context.session, self.view.id
        today = session.today()
        if self.attempt(lambda: service.take_back_credit(session, self.side, note_id, today)):
            self.load(note_id)

    # -- problems and the window ---------------------------------------------------------------

    def _jump(self, problem: Problem) -> None:
        if not self.grid.go_to(problem):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to what is still to be typed."""
        if self.view is None and not self.form.value("invoice"):
            self.form.focus_first()
            return
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.index(0, 4))
