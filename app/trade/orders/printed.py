"""From a commitment to its paper: the print model filled from what was confirmed (or drafted), for all kinds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.access.session import Session
from app.kernel.money import ZERO
from app.kernel.rate import NO_RATE
from app.printing import issue
from app.printing.document import file_name, write_file
from app.regulations import ppn as ppn_rules
from app.trade import papers
from app.trade.orders import paper, places, queries
from app.trade.orders.kinds import OrderKind
from app.trade.orders.paper import PRO_FORMA, OrderPaper
from app.trade.orders.queries import OrderLineView, OrderView
from app.trade.priced.paper import PricedLine
from app.trade.priced.tax import factor_of


@dataclass(frozen=True, slots=True)
class Printer:
    """The papers of one kind of commitment; or its pro-forma invoices, which are counted apart."""

    kind: OrderKind
    pro_forma: bool = False

    @property
    def key(self) -> str:
        """The key of the paper."""
        return PRO_FORMA[self.kind.key] if self.pro_forma else self.kind.key

    def _model(self, view: OrderView) -> OrderPaper:
        model = paper_of(self.kind, view)
        if not self.pro_forma:
            return model
        company = papers.company_of(view.company_kept)
        account = (company["bank_name"], company["bank_account"], company["bank_holder"])
        pay_to = " · ".join(part for part in account if part) if company["bank_account"] else ""
        return replace(model, kind=self.key, pay_to=pay_to)

    def render(
        self, session: Session, name: str | int, folder: Path, *, page: str = ""
    ) -> list[Path]:
        """Writes the PDF into ``folder`` and logs the printing; a draft is marked and not logged.

        ``page``: a paper size of ``app.printing.stamp``. Raises NotFound, FileProblem.
        """
        view = queries.get(self.kind, name, session.today())
        name = file_name(view.number or view.draft.ref or str(view.id))
        path = folder / f"{'pro-forma-' if self.pro_forma else ''}{name}.pdf"
        model = self._model(view)
        mark = issue.mark_of(view.standing)
        stamp = issue.issue(session, self.key, view.id, mark=mark, page=page)
        write_file(path, paper.draw(model, stamp, issue.logo(model.letterhead)))
        return [path]

    def pdf(
        self,
        session: Session,
        name: str | int,
        *,
        page: str = "",
        language: str = "",
        without: frozenset[str] = frozenset(),
    ) -> bytes:
        """The PDF to look at, not logged. ``without``: left out of "letterhead", "logo", "codes", "bank" and "notes"."""
        view = queries.get(self.kind, name, session.today())
        model = self._model(view)
        if "codes" in without:
            model = replace(model, lines=tuple(replace(line, code="") for line in model.lines))
        if "bank" in without:
            model = replace(model, pay_to="")
        if "notes" in without:
            model = replace(model, notes="")
        if language:
            model = replace(model, language=language)
        mark = issue.mark_of(view.standing)
        stamp = issue.coming(session, self.key, view.id, mark=mark, page=page, without=without)
        return paper.draw(model, stamp, issue.logo(model.letterhead, without))


def paper_of(kind: OrderKind, view: OrderView) -> OrderPaper:
    """What it says on paper: identities as they were when it was confirmed."""
    draft, totals = view.draft, view.totals
    company = papers.company_of(view.company_kept)
    party = papers.party_of(view.party_kept, view.party.id) if view.party else None
    rule = ppn_rules.rule_on(draft.date) if totals.ppn else None
    return OrderPaper(
        letterhead=papers.letterhead(company),
        kind=kind.key,
        party=papers.addressee(party) if party else None,
        number=view.number,
        date=draft.date,
        lines=tuple(map(_line, view.lines)),
        by_date=draft.by_date,
        gross=totals.gross,
        net=totals.net,
        total=totals.total,
        discount=totals.line_discount + totals.discount,
        freight=totals.freight,
        dpp_other=totals.dpp_other if totals.dpp_other != totals.dpp else ZERO,
        dpp_factor=factor_of(totals, rule),
        ppn_rate=rule.rate if rule else NO_RATE,
        ppn=totals.ppn,
        includes_tax=draft.prices_include_tax,
        party_ref=draft.party_ref,
        person=draft.person,
        subject=draft.subject,
        ship_to=places.ship_to(kind, view),
        terms_days=draft.terms_days or 0,
        terms=draft.terms,
        notes=draft.notes,
        place=company["city"],
        signatory=company["signatory"],
        signatory_title=company["signatory_title"],
        language=papers.language_of(party, company) if party else company["language"] or "id",
    )


def _line(line: OrderLineView) -> PricedLine:
    draft, amounts = line.draft, line.amounts
    return PricedLine(
        name=draft.description,
        code=line.printed_code,
        quantity=draft.quantity,
        unit=draft.unit,
        unit_price=draft.unit_price,
        discount=draft.discount,
        amount=amounts.gross - amounts.discount,
    )
