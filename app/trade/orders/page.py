"""Drawing quotations, order confirmations, purchase orders and requests."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.kernel import formats
from app.kernel.text import N_, _
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Piece
from app.printing.fonts import Style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.sheet import CENTRE, RIGHT
from app.printing.stamp import Stamp
from app.printing.table import PaperColumn, PaperTable, Row, ended
from app.trade.orders.paper import PRO_FORMA, OrderPaper
from app.trade.priced.page import Figures, PricedPage


@dataclass(frozen=True, slots=True)
class _Words:
    """What a kind calls the parts of its page; marked. ``theirs``: who signs beside us; "" for nobody."""

    title: str
    original: str
    heading: str
    by_date: str
    party_ref: str
    person: str
    subject: str
    theirs: str


TO_CUSTOMER = N_("Original: customer · Copy: file")
TO_SUPPLIER = N_("Original: supplier · Copy: file")
WORDS = {
    "quotation": _Words(
        N_("Quotation"),
        TO_CUSTOMER,
        N_("Offered to"),
        N_("Valid until"),
        N_("Your inquiry"),
        N_("Salesperson"),
        N_("Subject"),
        N_("Agreed by the customer,"),
    ),
    "sales-order": _Words(
        N_("Order confirmation"),
        TO_CUSTOMER,
        N_("Ordered by"),
        N_("Wanted by"),
        N_("Your order"),
        N_("Salesperson"),
        N_("Subject"),
        N_("Agreed by the customer,"),
    ),
    "purchase-order": _Words(
        N_("Purchase order"),
        TO_SUPPLIER,
        N_("Ordered from"),
        N_("Wanted by"),
        N_("Your quotation"),
        N_("Buyer"),
        N_("Subject"),
        N_("Confirmed by the supplier,"),
    ),
    "purchase-request": _Words(
        N_("Purchase request"),
        N_("Original: purchasing · Copy: who asks"),
        N_("Suggested supplier"),
        N_("Needed by"),
        N_("Supplier's quotation"),
        N_("Requested by"),
        N_("Purpose"),
        "",
    ),
}
NOT_A_FAKTUR = N_("Pro forma · not a tax invoice (faktur pajak)")
for _kind, _key in PRO_FORMA.items():
    WORDS[_key] = replace(
        WORDS[_kind],
        title=N_("Pro-forma invoice"),
        original=NOT_A_FAKTUR,
        heading=N_("Addressed to"),
        theirs="",
    )


def draw(paper: OrderPaper, stamp: Stamp, logo: bytes) -> bytes:
    words = WORDS[paper.kind]
    frame = Frame(
        paper.letterhead,
        _(words.title),
        paper.number or _("Draft"),
        stamp,
        note=_(words.original),
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _Order(paper, frame).pieces())
    return document.finish()


class _Order(PricedPage):
    total_words = N_("Total")

    def __init__(self, paper: OrderPaper, frame: Frame) -> None:
        super().__init__(paper, frame)
        self.paper, self.words = paper, WORDS[paper.kind]

    def pieces(self) -> list[Piece]:
        priced = any((self.paper.gross, self.paper.net, self.paper.total))
        rows = self.rows() if priced else self._unpriced()
        if rows:
            rows[-1].keep = True
        heading = _(self.words.heading) if self.paper.party or self.paper.ship_to else ""
        amounts = [parts.gap(9), self.totals()] if priced else []
        return [
            self.parties(heading), *self._about(), self.head(), *rows, *amounts,
            *self._said(_("Pay to"), self.paper.pay_to),
            *self._said(_("Pro-forma invoice"), self._what_it_is()),
            *self._said(_("Terms and conditions"), self.paper.terms),
            *self._said(_("Notes"), self.paper.notes),
            parts.gap(16), parts.signatures(self._signs(), self.x, self.width),
        ]  # fmt: skip

    # -- who, when, what for -------------------------------------------------------------------

    def left_lines(self) -> list[tuple[str, Style]]:
        paper, width = self.paper, self.width - 203 - 24
        lines = self.addressee_lines(paper.party) if paper.party else []
        if paper.ship_to:
            lines.append((_("Ship to"), ink.SMALL_MUTED))
            lines += [(line, ink.BODY) for line in wrap(paper.ship_to, ink.BODY, width)]
        return lines

    def reference_pairs(self) -> Figures:
        paper, words = self.paper, self.words
        days = _("{days} days", days=paper.terms_days) if paper.terms_days else ""
        return [
            (_("Date"), formats.date_long(paper.date), False),
            (_(words.by_date), formats.date_long(paper.by_date) if paper.by_date else "", True),
            (_(words.party_ref), paper.party_ref, False),
            (_(words.person), paper.person, False),
            (_("Payment terms"), days, False),
        ]

    def _about(self) -> list[Piece]:
        if not self.paper.subject:
            return []
        text = f"{_(self.words.subject)}: {self.paper.subject}"
        return [*parts.note_lines(text, self.width, self.x, ink.BODY), parts.gap(8)]

    # -- what ----------------------------------------------------------------------------------

    def _unpriced(self) -> list[Row]:
        lines = self.paper.lines
        texts = [
            [str(number), line.name, formats.quantity(line.quantity), line.unit]
            for number, line in enumerate(lines, start=1)
        ]
        self._table = PaperTable(
            (
                PaperColumn(_("No."), CENTRE),
                PaperColumn(_("Item"), wraps=True),
                PaperColumn(_("Quantity"), RIGHT, least=60),
                PaperColumn(_("Unit"), least=60),
            ),
            texts,
            x=self.x,
            width=self.width,
            sub_column=1,
        )
        rows: list[Row] = []
        for cells, line in zip(texts, lines, strict=True):
            rows += self._table.rows(cells, sub=line.code)
        return ended(rows)

    # -- what else is said ---------------------------------------------------------------------

    def _said(self, title: str, text: str) -> list[Piece]:
        if not text:
            return []
        (head,) = parts.note_lines(title, self.width, self.x, ink.SMALL_BOLD)
        head.keep = True
        return [parts.gap(10), head, *parts.note_lines(text, self.width, self.x)]

    def _what_it_is(self) -> str:
        """What a pro-forma is not."""
        if self.paper.kind not in PRO_FORMA.values():
            return ""
        return _(
            "It tells what the goods and services will come to. It is neither an invoice nor a tax"
            " invoice (faktur pajak): those follow when the sale is invoiced."
        )

    def _signs(self) -> list[Signature]:
        paper = self.paper
        place = ", ".join(part for part in (paper.place, formats.date_long(paper.date)) if part)
        if paper.kind in PRO_FORMA.values():
            return [Signature(place, paper.signatory, paper.signatory_title)]
        if self.words.theirs and paper.kind != "purchase-order":
            theirs = Signature(_(self.words.theirs), "", _("Name, signature, stamp"))
            return [theirs, Signature(place, paper.signatory, paper.signatory_title)]
        asked = _("Ordered by,") if self.words.theirs else _("Requested by,")
        signs = [
            Signature(asked, paper.person, place),
            Signature(_("Approved by,"), paper.signatory, paper.signatory_title),
        ]
        if self.words.theirs:
            signs.append(Signature(_(self.words.theirs), "", _("Name, signature, stamp")))
        return signs
