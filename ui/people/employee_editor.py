"""One employee: who it is, what is agreed since when, the recurring components of pay, the contracts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.kernel.columns import Column, Kind
from app.kernel.errors import Refused, UserError
from app.kernel.problems import blocking
from app.kernel.text import N_, _
from app.masters import employee as employees
from app.masters.employee import EDIT, SEE_IDENTITY, SEE_SALARY, Employee, Terms
from app.people.contracts.queries import listing as contract_list
from app.people.dossier.queries import listing as paper_list
from app.people.inputs import listings
from app.people.inputs.service import EDIT as EDIT_INPUTS
from ui.kit.actions import Act
from ui.kit.buttons import Button
from ui.kit.document import DocumentEditor
from ui.kit.form import Form, scrolling
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, DataTable, RowsModel
from ui.people import contracts, dossier, employee_form, words
from ui.people.employees import facts_of
from ui.people.entry_dialog import EntryDialog
from ui.people.inputs import Worded, edit_component
from ui.people.own_table import Nothing, OwnTable

TERMS_COLUMNS = (
    Column("valid_from", N_("In force since"), Kind.DATE),
    Column("base_salary", N_("Basic salary"), Kind.MONEY, chars=14),
    Column("ptkp", N_("PTKP"), Kind.CODE, chars=6),
    Column("position", N_("Position"), chars=20),
    Column("department", N_("Department"), chars=16),
    Column("place", N_("Place of work"), chars=14),
    Column(
        "employment",
        N_("Employment"),
        chars=20,
        get=lambda terms: words.of(words.EMPLOYMENTS, terms.employment),
    ),
    Column(
        "pph21_method",
        N_("PPh 21 method"),
        chars=24,
        get=lambda terms: words.of(words.METHODS, terms.pph21_method),
    ),
)

NO_COMPONENTS = Nothing(
    "ph.list-plus",
    N_("No pay components yet"),
    N_("Allowances and deductions that come back every month stand here."),
)
NO_CONTRACTS = Nothing(
    "ph.file-text",
    N_("No contracts yet"),
    N_("Contracts and their extensions stand here, with the day they end."),
)
NO_PAPERS = Nothing(
    "ph.identification-card",
    N_("No papers yet"),
    N_("KTP, contracts, certificates and warnings stand here, with the day they expire."),
)
WATCHED = ("employee", "pay-component", "contract", "employee-document", "attachment")

SAVE = Act(
    "people.employee.save",
    N_("Save"),
    lambda _context, editor: editor.save(),
    "ph.check",
    "Ctrl+S",
    permission=EDIT,
    enabled=lambda editor: editor.editable,
    primary=True,
)
NEW_TERMS = Act(
    "people.employee.terms",
    N_("Change salary or position…"),
    lambda _context, editor: editor.change_terms(),
    "ph.trend-up",
    "F9",
    permission=SEE_SALARY,
    enabled=lambda editor: editor.editable and editor.record is not None,
)

PHOTO = Act(
    "people.employee.photo",
    N_("Photo…"),
    lambda context, editor: dossier.photos(context, editor.record).open(),
    "ph.user",
    enabled=lambda editor: editor.record is not None,
)


class EmployeeEditor(DocumentEditor):
    """A tab; a new employee gets the first agreement in the same form."""

    def __init__(self, context: Context, id: int | None = None) -> None:
        session = context.session
        self.editable = session.may(EDIT) and not session.read_only
        self.sees_pay = session.may(SEE_SALARY)
        self.record: Employee | None = employees.get(id) if id else None
        super().__init__(context, (SAVE, NEW_TERMS, PHOTO), inspector_width=300)
        self._lay_out()
        if self.record is not None:
            context.on_change(self, WATCHED, self._read_again)
        self._show()

    # -- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        today = self.context.session.today()
        self._scroll, column = scrolling(14, 0)
        self.set_body(self._scroll)
        self.form: Form = employee_form.person_form(today)
        self._with_terms = self.record is None and self.sees_pay
        if self._with_terms:
            employee_form.add_terms(self.form, today, first=True)
        self._form = self.form
        self.form.changed.connect(lambda _key: self.touch())
        column.addWidget(self.form)
        column.addStretch(1)
        self.form.set_read_only(not self.editable)
        self.terms_table: DataTable | None = None
        self.pages: dict[str, tuple[int, OwnTable]] = {}
        if self.record is not None:
            self._add_tabs()

    def _add_tabs(self) -> None:
        self.totals.hide()
        may = self.context.session.may
        if self.sees_pay:
            self.terms_table = DataTable(with_footer=False)
            self.terms_table.opened.connect(self._edit_terms)
            self.add_tab(N_("Agreements"), self.terms_table)
            self._add_page(
                "components",
                N_("Allowances and deductions"),
                lambda: Worded(listings.components(self.context.session)),
                edit_component,
                NO_COMPONENTS,
                N_("Add a component"),
                may(EDIT_INPUTS),
            )
        self._add_page(
            "contracts",
            N_("Contracts"),
            lambda: contracts.Worded(contract_list(self.context.session.today())),
            contracts.edit,
            NO_CONTRACTS,
            N_("Add a contract"),
            may(EDIT),
        )
        if may(SEE_IDENTITY):
            self._add_page(
                "documents",
                N_("Papers"),
                lambda: dossier.Worded(paper_list(self.context.session)),
                dossier.edit,
                NO_PAPERS,
                N_("Add a paper"),
                may(EDIT),
            )

    def _add_page(
        self,
        key: str,
        title: str,
        listing: Callable[[], Any],
        edit: Callable[..., EntryDialog],
        nothing: Nothing,
        add: str,
        may: bool,
    ) -> None:
        """A page of what belongs to the employee, each row with a dialog of its own."""

        def new() -> EntryDialog:
            assert self.record is not None, "a new employee has no pages beside"
            dialog = edit(self.context, code=self.record.code)
            dialog.open()
            return dialog

        def change(listed: Any) -> None:
            if may:
                edit(self.context, listed).open()

        page = OwnTable(listing, change, nothing, (add, new) if may else None)
        self.pages[key] = (self.add_tab(title, page), page)

    # -- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        if self.record is not None:
            self.form.set_values(employee_form.values_of(self.record))
        else:
            blank = Employee("", "", self.context.session.today())
            self.form.set_values(employee_form.values_of(blank))
            if self._with_terms:
                first = Terms(blank.joined)
                values = employee_form.values_of_terms(first)
                self.form.set_values({**values, "base_salary": None})
        self.settled()
        self._show_rest()

    def _show_rest(self) -> None:
        """Heading, inspector and the pages beside."""
        if self.record is None:
            self.show_standing(N_("New employee"), "")
            self._inspecting = False
            self._place_inspector()
        else:
            self.show_standing("{number}", f"{self.record.code} · {self.record.name}")
            self.inspector.show_facts(facts_of(self.context, self.record))
        self._show_beside()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_rest()

    def _show_beside(self) -> None:
        if self.record is None:
            return
        for tab, page in self.pages.values():
            self.tabs.set_count(tab, page.show_of(self.record.id))
        if self.terms_table is None:
            return
        history = employees.history(self.record.id)
        self.terms_table.set_model(
            RowsModel(TERMS_COLUMNS, reversed(history), {"base_salary": ColumnStyle(bold=True)})
        )
        if not history:
            self.terms_table.show_state(
                "ph.trend-up",
                _("No salary is agreed yet"),
                _("Without an agreement no pay is calculated."),
                (Button(N_("Agree on a salary"), self.change_terms, role="primary"),),
            )

    def _read_again(self) -> None:
        """Somebody changed it elsewhere; what is being typed stays."""
        if self.record is None:
            return
        self.record = employees.get(self.record.id)
        if self.is_modified():
            self._show_rest()
        else:
            self._show()

    def title(self) -> str:
        return self.record.name if self.record is not None else _("New employee")

    def document_key(self) -> tuple[str, int | None]:
        return "employee", self.record.id if self.record is not None else None

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the first field."""
        self.form.focus_first()

    # -- saving -------------------------------------------------------------------------------

    def save(self) -> bool:
        """Saves, or shows every problem at its field; whether it was saved."""
        if not self.form.check():
            return False
        values = self.form.values()
        draft = employee_form.person_from(values, self.record)
        terms = employee_form.terms_from(values, draft.joined) if self._with_terms else None
        found = blocking(employees.problems(draft))
        if terms is not None:
            found += blocking(employees.terms_problems(terms))
        if found:
            self.form.show_problems(found)
            return False
        try:
            saved = employees.save(self.context.session, draft, terms)
        except Refused as error:
            self.form.show_problems(error.problems)
            return False
        except UserError as error:
            self.context.show_error(error)
            return False
        self._saved(saved)
        return True

    def _saved(self, saved: Employee) -> None:
        was_new, self.record = self.record is None, saved
        self.settled()
        if was_new:
            self._inspecting = True
            self._place_inspector()
            self.form.show_problems(())
            self.context.on_change(self, WATCHED, self._read_again)
            self._become_known()
        self._show()

    def _become_known(self) -> None:
        """What is kept stands beside from now on, and agreements are added with a day of their own."""
        old = self._scroll
        self._middle_column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._lay_out()

    # -- pay ----------------------------------------------------------------------------------

    def change_terms(self, terms: Terms | None = None) -> EntryDialog | None:
        """A new agreement from a day on; with ``terms``, those of that day."""
        if self.record is None or not (self.editable and self.sees_pay):
            return None
        session, person = self.context.session, self.record
        form = Form(columns=2)
        employee_form.add_terms(form, session.today(), first=False)
        history = employees.history(person.id)
        shown = terms or (history[-1] if history else Terms(person.joined))

        def save(values: dict[str, Any]) -> None:
            agreed = employee_form.terms_from(values, values["valid_from"])
            employees.save(session, employees.get(person.id), agreed)

        dialog = EntryDialog(
            self.context,
            _("What is agreed with {name}", name=person.name),
            form,
            save,
            text=_(
                "Counts from its first day on; what was agreed before stays for the months before."
            ),
        )
        first_day = _usual_day(session.today()) if history else person.joined
        values = employee_form.values_of_terms(shown)
        dialog.fill({**values, "valid_from": terms.valid_from if terms else first_day})
        dialog.open()
        return dialog

    def _edit_terms(self, terms: Terms) -> None:
        self.change_terms(terms)


def _usual_day(today: Any) -> Any:
    """The first day of this month, where a change of pay usually begins."""
    return today.replace(day=1)


def make(context: Context, id: int | None = None, **_values: Any) -> EmployeeEditor:
    return EmployeeEditor(context, id)
