"""Drawing the slip of a cash sale."""

from __future__ import annotations

from dataclasses import replace

from app.kernel import formats
from app.kernel.text import N_, _
from app.printing import parts
from app.printing import stamp as stamps
from app.printing.document import Document, Meta
from app.printing.flow import Piece
from app.printing.fonts import Style
from app.printing.frame import Frame, meta, printed
from app.printing.roll import Roll
from app.printing.sheet import CENTRE, RIGHT
from app.printing.stamp import ROLLS, Stamp
from app.printing.table import PaperColumn
from app.sales.cash_sale.paper import CashSalePaper
from app.trade.priced import roll as slips
from app.trade.priced.page import Figures, PricedPage

TITLE = N_("Sales receipt")


def draw(paper: CashSalePaper, stamp: Stamp, logo: bytes) -> bytes:
    stamp = replace(stamp, page=stamp.page or stamps.ROLL_80)
    return (_on_roll if stamp.page in ROLLS else _on_sheet)(paper, stamp, logo)


def _on_roll(paper: CashSalePaper, stamp: Stamp, logo: bytes) -> bytes:
    invoice = paper.invoice
    about = Meta(
        f"{_(TITLE)} {invoice.number}", invoice.letterhead.name, _(TITLE), invoice.language
    )
    roll = Roll(Document(about), stamp)
    roll.head(invoice.letterhead, _(TITLE), invoice.number, logo)
    roll.rule()
    slips.facts(roll, _references(paper))
    slips.body(roll, invoice, _("Total"), _paid(paper))
    if invoice.notes:
        roll.rule()
        roll.words(invoice.notes, roll.small)
    roll.foot((_("Thank you."),))
    return roll.printed()


def _on_sheet(paper: CashSalePaper, stamp: Stamp, logo: bytes) -> bytes:
    invoice = paper.invoice
    frame = Frame(
        invoice.letterhead,
        _(TITLE),
        invoice.number,
        stamp,
        note=_("Thank you."),
        page=stamps.A5,
        small=True,
        logo=logo,
    )
    document = Document(meta(frame, invoice.language))
    printed(document, frame, _Sheet(paper, frame).pieces())
    return document.finish()


class _Sheet(PricedPage):
    total_words = N_("Total")

    def __init__(self, paper: CashSalePaper, frame: Frame) -> None:
        super().__init__(paper.invoice, frame)
        self.paper = paper

    def pieces(self) -> list[Piece]:
        rows = self.rows()
        notes = self.paper.invoice.notes
        said = [parts.gap(8), *parts.note_lines(notes, self.width, self.x)] if notes else []
        return [
            self.parties(_("Sold to")),
            self.head(),
            *rows,
            parts.gap(6),
            self.totals(),
            *said,
        ]

    def columns(self) -> tuple[PaperColumn, ...]:
        """As on wider sheets, with shorter titles."""
        return (
            PaperColumn(_("No."), CENTRE),
            PaperColumn(_("Item"), wraps=True),
            PaperColumn(_("Qty"), RIGHT),
            PaperColumn(_("Unit"), widest=40),
            PaperColumn(_("Price"), RIGHT),
            PaperColumn(_("Disc. %"), RIGHT),
            PaperColumn(_("Amount"), RIGHT),
        )

    def left_lines(self) -> list[tuple[str, Style]]:
        return self.addressee_lines(self.paper.invoice.customer)

    def reference_pairs(self) -> Figures:
        return [each for each in _references(self.paper) if each[0] != _("Customer")]

    def after_total(self) -> Figures:
        return _paid(self.paper)


def _references(paper: CashSalePaper) -> Figures:
    at = f"{formats.date_medium(paper.at.date())} {formats.time(paper.at)}"
    return [
        (_("Date"), at, False),
        (_("Cashier"), paper.cashier, False),
        (_("Customer"), paper.invoice.customer.name, False),
        (_("Faktur pajak no."), paper.invoice.faktur_pajak, False),
    ]


def _paid(paper: CashSalePaper) -> Figures:
    """Rounding and what was handed over; nothing is rounded or given back where it shows no row."""
    money, rounding = formats.money, paper.due - paper.invoice.total
    told: Figures = []
    if rounding:
        told.append((_("Rounding"), money(rounding), False))
        told.append((_("To pay"), formats.rupiah(paper.due), True))
    told.append((paper.method, money(paper.tendered), False))
    if paper.tendered != paper.due:
        told.append((_("Change given"), money(paper.tendered - paper.due), True))
    return told
