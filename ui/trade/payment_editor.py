"""The editor that receipts and supplier payments share: one amount, spread over open documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.terbilang import amount_in_words
from app.kernel.text import N_, _, language
from app.ledger import accounts
from app.masters import party as parties
from app.masters.party import Party
from app.regulations import withholding
from app.tax.withholding import withheld
from app.trade import payments, slips
from app.trade.payment_rows import PaymentView
from app.trade.payments import Preview, Side
from app.trade.settling import (
    Applied,
    Open,
    PaymentDraft,
    credit_left,
    in_full,
    oldest_first,
    settles,
    small_difference,
)
from ui.kit.buttons import set_shown
from ui.kit.fields import Choice, DateEdit, MoneyEdit, TextEdit
from ui.kit.form import Form
from ui.kit.form_dialog import FormDialog
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lookup import Lookup, LookupField
from ui.kit.totals import Total
from ui.trade import facts, inspection, lookups
from ui.trade.booked import BookedEditor
from ui.trade.fixed_lines import FixedGrid
from ui.trade.payment_lines import PartsModel

GIRO_FIELDS = ("giro", "giro_bank", "giro_due")
COPIED = ("party", "account", "amount", "method", "notes")


class PaymentEditor(BookedEditor):
    """Money from or to one party. ``view`` is what was posted; None for a draft."""

    PARTY_TITLE = ""
    SIDE: Side
    OWED_TITLE = N_("Owed now")
    FOLLOWS = ("settlement", "ledger")

    # -- what a department says ----------------------------------------------------------------

    def party_lookup(self) -> Lookup:
        raise NotImplementedError

    def open_documents(self, party: str) -> tuple[Open, ...]:
        raise NotImplementedError

    def named(self, document: int) -> tuple[str, str]:
        """The party's code and the number of the document this payment is begun from."""
        raise NotImplementedError

    def owed(self, party: Party) -> Money:
        raise NotImplementedError

    def look_ahead(self, draft: PaymentDraft) -> Preview:
        raise NotImplementedError

    def apply(self, applied: Sequence[Applied]) -> None:
        """Uses the credit of what was posted."""
        raise NotImplementedError

    # -- parts ---------------------------------------------------------------------------------

    def make_parts(self) -> None:
        self._spread, self._seen = True, Preview(None, [])
        self._begun_from = ""
        self._documents: tuple[Open, ...] = ()
        today = self.context.session.today()
        form = self.form = Form(columns=5)
        self.party_field = LookupField(self.party_lookup())
        form.add("party", self.PARTY_TITLE, self.party_field, required=True, span=2)
        form.add("date", N_("Date"), DateEdit(today=today), required=True)
        form.add("account", N_("Cash or bank account"), self._account_choice(), required=True)
        form.add("amount", N_("Amount"), MoneyEdit(), required=True)
        form.add("method", N_("Method"), TextEdit(most=120), help="", span=1)
        form.add("notes", N_("In payment of"), TextEdit(most=300), span=2)
        form.add("ref", N_("Own reference"), TextEdit(most=60))
        form.add("write_off", N_("Difference written off"), MoneyEdit())
        form.add("bank_charge", N_("Bank charge"), MoneyEdit())
        form.add("tax_object", N_("PPh withheld from"), Choice(lookups.tax_objects(today)), span=2)
        form.add("tax_base", N_("Price without PPN"), MoneyEdit())
        form.add("withheld", N_("PPh withheld"), MoneyEdit())
        form.add("giro", N_("Giro number"), TextEdit(most=40))
        form.add("giro_bank", N_("Bank of the giro"), TextEdit(most=60))
        form.add("giro_due", N_("Giro due"), DateEdit(today=today))
        self.set_header(form)
        form.changed.connect(self._field_changed)
        self.grid = FixedGrid(PartsModel(today))
        self.set_body(self.grid)
        self.grid.changed.connect(self._parts_changed)
        self.grid.left.connect(form.focus_first)
        self.add_pages()
        self._show_giro()
        self.order_tabs([*(box.editor for box in form.boxes.values()), self.grid, self.tabs.bar])

    def retranslate(self) -> None:
        self.form.boxes["account"].editor.set_choices(lookups.money_accounts(self.SIDE.giro))
        super().retranslate()

    def _account_choice(self) -> Choice:
        return Choice(lookups.money_accounts(self.SIDE.giro))

    def _show_giro(self) -> None:
        """The giro is asked for where its account is chosen, and nowhere else."""
        waiting = accounts.with_role(self.SIDE.giro)
        chosen = waiting is not None and self.form.value("account") == waiting.code
        for key in GIRO_FIELDS:
            set_shown(self.form.boxes[key], chosen)

    # -- filling in ----------------------------------------------------------------------------

    def begin(self, document: int | None = None, party: str = "") -> None:
        """A new payment; from a document, of all that is still open of it."""
        account = self.context.setting(f"{self.KIND}/account")
        known = {code for code, _name in lookups.money_accounts()}
        self.form.set_values(
            {
                "date": self.context.session.today(),
                "account": account if account in known else None,
            }
        )
        self._show_giro()
        number = ""
        if document is not None:
            party, number = self.named(document)
        if party:
            self.party_field.set_value(party)
            self._read_open()
        chosen = next((each for each in self._documents if each.number == number), None)
        if chosen is not None:
            self.form.editor("amount").set_value(chosen.outstanding)
            self.parts().apply((Applied(number, chosen.outstanding),))
            self._begun_from = number

    def fill_copy(self, draft: PaymentDraft) -> None:
        """The same payment again, of today; it settles what is still open of what it named."""
        values = {field: getattr(draft, field) for field in COPIED}
        self.form.set_values({**values, "date": self.context.session.today()})
        self._show_giro()
        self._read_open()
        still = {each.number: each.outstanding for each in self._documents}
        self.parts().apply(
            tuple(
                Applied(part.document, min(part.amount, still[part.document]))
                for part in draft.applied
                if part.document in still
            )
        )
        self._spread = False

    def fill(self, draft: PaymentDraft) -> None:
        self.form.set_values(
            {
                "party": draft.party,
                "date": draft.date,
                "account": draft.account,
                "amount": draft.amount,
                "method": draft.method,
                "notes": draft.notes,
                "ref": draft.ref,
                "write_off": draft.write_off or None,
                "bank_charge": draft.bank_charge or None,
                "tax_object": draft.tax_object,
                "tax_base": draft.tax_base or None,
                "withheld": draft.withheld or None,
                "giro": draft.giro,
                "giro_bank": draft.giro_bank,
                "giro_due": draft.giro_due,
            }
        )
        self._show_giro()
        self._documents = self._documents_of(self.kept)
        self.parts().set_read_only(False)
        if self.view is None or self._documents:
            self.parts().show_open(self._documents, draft.applied if self.view is None else ())
        else:
            self.parts().show_settled(self.view.settlements)
        self._spread = False

    def set_read_only(self, on: bool) -> None:
        """What is left as credit can still be used."""
        self.form.set_read_only(on)
        self.parts().set_read_only(on and not self.has_credit())

    def _documents_of(self, found: PaymentView) -> tuple[Open, ...]:
        """What can be paid; of what is posted only where credit is left to use."""
        if found.standing == "draft" or found.credit:
            return self.open_documents(found.draft.party)
        return ()

    def _read_open(self) -> None:
        code = self.form.value("party")
        self._documents = self.open_documents(code) if code else ()
        self.parts().show_open(self._documents, ())

    def parts(self) -> PartsModel:
        model = self.grid.model()
        assert isinstance(model, PartsModel)
        return model

    # -- what was typed ------------------------------------------------------------------------

    def draft(self) -> PaymentDraft:
        """The payment as it stands on the screen."""
        value = self.form.value
        return PaymentDraft(
            date=value("date") or self.context.session.today(),
            party=value("party") or "",
            account=value("account") or "",
            amount=value("amount") or ZERO,
            applied=self.parts().applied(),
            ref=value("ref") or "",
            write_off=value("write_off") or ZERO,
            method=value("method") or "",
            notes=value("notes") or "",
            bank_charge=value("bank_charge") or ZERO,
            tax_object=value("tax_object") or "",
            tax_base=value("tax_base") or ZERO,
            withheld=value("withheld") or ZERO,
            **self._giro(),
        )

    def _giro(self) -> dict[str, Any]:
        """The giro where one is asked for; what was typed before another account was chosen does not count."""
        value, shown = self.form.value, not self.form.boxes["giro"].isHidden()
        if not shown:
            return {}
        return {
            "giro": value("giro") or "",
            "giro_bank": value("giro_bank") or "",
            "giro_due": value("giro_due"),
        }

    def _field_changed(self, key: str) -> None:
        if self.view is not None:
            return
        if key == "party":
            self._loading = True
            self._read_open()
            self._loading, self._spread, self._begun_from = False, True, ""
        if key in ("party", "tax_object", "tax_base"):
            self._withhold(key)
        if (
            key in ("party", "amount", "write_off", "tax_object", "tax_base", "withheld")
            and self._spread
        ):
            self.spread()
        if key == "account":
            self.context.keep_setting(f"{self.KIND}/account", self.form.value("account"))
            self._show_giro()
        self.recalculate()

    def _withhold(self, key: str) -> None:
        """What is withheld follows from the object and the base; the base from the documents paid."""
        form, draft = self.form, self.draft()
        tax_object = withholding.objects_on(draft.date).get(draft.tax_object)
        if tax_object is None:
            if draft.withheld or draft.tax_base:
                form.set_values({"tax_base": None, "withheld": None})
            return
        base = draft.tax_base if key == "tax_base" else payments.tax_base(self.SIDE, draft)
        party = parties.find(draft.party) if draft.party else None
        known = bool(party and (party.npwp or party.nik))
        before, tax = draft.withheld, withheld(base, tax_object, known)
        form.set_values({"tax_base": base or None, "withheld": tax or None})
        if draft.amount and draft.amount + before > tax:
            form.editor("amount").set_value(draft.amount + before - tax)

    def spread(self) -> None:
        """The amount goes to the document it was begun from, else to what fell due first."""
        draft = self.draft()
        number = self._begun_from
        among = [each for each in self._documents if number in ("", each.number)]
        self._loading = True
        self.parts().apply(oldest_first(settles(draft), among))
        self._loading, self._spread = False, True
        self.recalculate()

    def spread_again(self) -> None:
        self._begun_from = ""
        self.touch()
        self.spread()

    def _parts_changed(self) -> None:
        if not self._loading:
            self._spread = False
            self.recalculate()

    # -- working out ---------------------------------------------------------------------------

    def recalculate(self) -> None:
        """Totals, journal and checks for what stands there now."""
        if self._loading:
            return
        if self.view is not None:
            self._show_sums(self.view.draft)
            return
        draft = self.draft()
        self._seen = self.look_ahead(draft)
        self.show_planned(self._seen.entry)
        self._show_sums(draft)
        self._inspect()

    def show_posted(self, view: PaymentView) -> None:
        self.show_booked(view)
        self._show_sums(view.draft)
        self._inspect()

    def _show_sums(self, draft: PaymentDraft) -> None:
        view = self.view
        applied = self.parts().sum() if view is None else settles(draft) - view.credit
        left = credit_left(draft) if view is None else view.credit
        if self.has_credit():
            left = left - self.parts().sum()
        sums = [Total(_("Paid on documents"), formats.money(applied))]
        if draft.write_off:
            sums.append(Total(_("Difference written off"), formats.money(draft.write_off)))
        if draft.withheld:
            sums.append(Total(_("PPh withheld"), formats.money(draft.withheld)))
        sums.append(Total(_("Left as credit"), formats.money(left), strong=bool(left)))
        if view is None and self._documents and draft.amount:
            sums.append(Total(_("Spread over the oldest first"), follow=self.spread_again))
            difference = small_difference(draft, self._documents)
            if difference:
                words = _("Write off the difference of {amount}", amount=formats.rupiah(difference))
                sums.append(Total(words, follow=lambda: self.write_off(difference)))
        sums.append(Total(_("Amount"), formats.rupiah(draft.amount), big=True))
        words = amount_in_words(draft.amount, language()) if draft.amount.minor > 0 else ""
        self.totals.show_totals(sums, words)

    def write_off(self, difference: Money) -> None:
        """Settles the documents named in full; the small difference becomes income or expense."""
        named = {part.document for part in self.parts().applied()}
        self._loading = True
        self.form.editor("write_off").set_value(difference)
        self.parts().apply(in_full(self._documents, named))
        self._loading, self._spread = False, False
        self.touch()
        self.recalculate()

    def show_story(self) -> None:
        if not self._loading:
            self._inspect()

    def entry_restored(self) -> None:
        """Another party has other documents; the parts typed stay where they still fit."""
        self._show_giro()
        self.changed_elsewhere()

    def _inspect(self) -> None:
        code = self.form.value("party")
        party = parties.find(code) if code else None
        open_now = (Fact(_(self.OWED_TITLE), formats.money(self.owed(party))),) if party else ()
        nothing = (
            _("Nothing is open with {name}; the amount stays as credit.", name=party.name)
            if party
            else ""
        )
        self.grid.show_hint(nothing or _("Choose whose payment it is; what is open appears here."))
        groups = [inspection.party(_(self.PARTY_TITLE), party, open_now, None)]
        if self.view is None:
            groups.append(self._checks())
        else:
            groups += facts.present(self._use_of_credit(), facts.voided(self.view))
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=groups))

    def _checks(self) -> FactGroup:
        begun = bool(self.form.value("party") and self.form.value("amount"))
        day = self.form.value("date") or self.context.session.today()
        return inspection.checks(self._seen.problems, 0, day, begun=begun)

    def _use_of_credit(self) -> FactGroup | None:
        if not self.has_credit():
            return None
        note = _("Type how much of it each document takes, then apply it.")
        return FactGroup(
            _("Credit"), (Fact(_("Left as credit"), formats.money(self.view.credit)),), note=note
        )

    # -- standing ------------------------------------------------------------------------------

    def has_credit(self) -> bool:
        """Whether money is left that can still be used for open documents."""
        return self.is_posted() and bool(self.view.credit) and bool(self._documents)

    def problems(self) -> list[Problem]:
        return self._seen.problems

    # -- acts ----------------------------------------------------------------------------------

    def apply_credit(self) -> None:
        """Uses what is left for the documents in the grid."""
        applied = self.parts().applied()
        if not applied:
            self.spread_credit()
            return
        if self.attempt(lambda: self.apply(applied)):
            self.load(self.view.id)

    def spread_credit(self) -> None:
        """Suggests the oldest documents first; a second press applies it."""
        self.parts().apply(oldest_first(self.view.credit, self._documents))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed_elsewhere(self) -> None:
        """Documents paid or voided elsewhere; the parts typed here stay where they still fit."""
        if self.view is not None:
            if self.view.credit:
                self.load(self.view.id)
            return
        applied, code = self.parts().applied(), self.form.value("party")
        documents = self.open_documents(code) if code else ()
        if documents != self._documents:
            self._loading = True
            self._documents = documents
            self.parts().show_open(documents, applied)
            self._loading = False
        self.recalculate()

    def has_withheld(self) -> bool:
        """Whether PPh was kept back, so that a bukti potong belongs to it."""
        return self.is_posted() and bool(self.view.draft.withheld)

    def record_slip(self) -> None:
        """Asks for the number of the bukti potong, which often comes later than the money."""
        view = self.view
        dialog = FormDialog(
            self,
            _("Bukti potong of {number}", number=view.number),
            N_("Save"),
            lambda: slips.record(
                self.context.session, self.SIDE, view.id, dialog.form.value("slip") or ""
            ),
        )
        dialog.form.add("slip", N_("Bukti potong"), TextEdit(most=slips.LONGEST), required=True)
        dialog.form.set_values({"slip": slips.number_of(self.KIND, view.id)})
        dialog.exec()

    # -- problems and the window ---------------------------------------------------------------

    def _jump(self, problem: Problem) -> None:
        if not self.grid.go_to(problem):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to what is still to be typed."""
        if self.view is None and not self.form.value("party"):
            self.form.focus_first()
        elif self.view is None:
            self.form.editor("amount").setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
