"""Drawing a note: the parties and the invoice, the lines with their carried sums, the totals, who signs."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.terbilang import amount_in_words
from app.kernel.text import _, language
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, Style, style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.sheet import CENTRE, RIGHT, Sheet
from app.printing.stamp import Stamp
from app.printing.table import PaperColumn, PaperTable, Row, ended
from app.trade.returns.paper import NotePaper, NotePaperLine

REFERENCES = 214.0  # width of what stands at the right


def draw(paper: NotePaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _title(paper),
        paper.number or _("Draft"),
        stamp,
        note=_("Original: supplier · Copy: file")
        if paper.to_supplier
        else _("Original: customer · Copy: file"),
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _Note(paper, frame).pieces())
    return document.finish()


def _title(paper: NotePaper) -> str:
    """The buyer's nota retur takes PPN back; without PPN it is a debit note."""
    if not paper.to_supplier:
        return _("Credit note")
    return _("Nota retur") if paper.ppn else _("Debit note")


class _Note:
    def __init__(self, paper: NotePaper, frame: Frame) -> None:
        self.paper = paper
        self.x, self.width = frame.margins.side, frame.width
        self.left_width = self.width - REFERENCES - 10

    def pieces(self) -> list[Piece]:
        rows = self._rows()
        if rows:
            rows[-1].keep = True
        totals = self._totals()
        totals.keep = True
        reason = self._reason()
        return [
            self._parties(), self._table.head(), *rows, parts.gap(9), totals, *reason,
            parts.gap(16), parts.signatures(self._signs(), self.x, self.width),
        ]  # fmt: skip

    # Who and what of

    def _parties(self) -> Piece:
        left, right = self._party_lines(), self._references()
        height = max(14 + len(left) * 11.6, len(right) * 13) + 10
        heading = _("To the supplier") if self.paper.to_supplier else _("To the customer")

        def draw(sheet: Sheet, y: float) -> None:
            sheet.text(self.x, y + 8, heading, ink.SMALL_MUTED)
            for at, (text, font) in enumerate(left):
                sheet.text(self.x, y + 21 + at * 11.6, text, font)
            edge = self.x + self.width - REFERENCES
            for at, (label, value) in enumerate(right):
                parts.pair(sheet, edge, y + 9 + at * 13, REFERENCES, label, value)

        return Drawn(height, draw)

    def _party_lines(self) -> list[tuple[str, Style]]:
        party, width = self.paper.party, self.width - REFERENCES - 24
        name = style(BOLD, 10.5, ink.INK)
        rest = [party.place, f"NPWP {party.npwp}" if party.npwp else ""]
        return [(line, name) for line in wrap(party.name, name, width)] + [
            (line, ink.BODY) for text in rest if text for line in wrap(text, ink.BODY, width)
        ]

    def _references(self) -> list[tuple[str, str]]:
        paper = self.paper
        tax_date = formats.date_long(paper.tax_date) if paper.tax_date else ""
        pairs = [
            (_("Date"), formats.date_long(paper.date)),
            (_("Of invoice"), paper.invoice),
            (_("Invoice date"), formats.date_long(paper.invoice_date)),
            (_("Faktur pajak no."), paper.tax_number),
            (_("Faktur pajak date"), tax_date),
        ]
        return [pair for pair in pairs if pair[1]]

    # What

    def _rows(self) -> list[Row]:
        texts = [_texts(number, line) for number, line in enumerate(self.paper.lines, start=1)]
        sum_of = ZERO
        for line in self.paper.lines:
            sum_of = sum_of + line.amount
        self._table = PaperTable(
            (
                PaperColumn(_("No."), CENTRE),
                PaperColumn(_("Item"), wraps=True),
                PaperColumn(_("Quantity"), RIGHT, least=40),
                PaperColumn(_("Unit"), widest=60),
                PaperColumn(_("Unit price (Rp)"), RIGHT, least=80),
                PaperColumn(_("Amount (Rp)"), RIGHT, least=80),
            ),
            [*texts, ["", "", "", "", "", formats.money(sum_of)]],
            x=self.x,
            width=self.width,
            carry=_carried,
            sub_column=1,
        )
        rows: list[Row] = []
        running = ZERO
        for cells, line in zip(texts, self.paper.lines, strict=True):
            running = running + line.amount
            rows += self._table.rows(cells, sub=line.code, sums=running)
        return ended(rows)

    # How much

    def _totals(self) -> Piece:
        words = wrap(
            amount_in_words(self.paper.total, language()), ink.BODY_ITALIC, self.left_width - 18
        )
        left = 22 + len(words) * 11.5
        figures = self._figures()
        right = len(figures) * 13.2 + 24

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(
                self.x, y, self.left_width, left, fill=ink.WASH, outline=ink.OUTLINE, weight=0.5
            )
            sheet.text(self.x + 9, y + 12, _("In words"), ink.TINY)
            sheet.texts(self.x + 9, y + 23.5, words, ink.BODY_ITALIC, 11.5)
            self._draw_figures(sheet, y, figures)

        return Drawn(max(left, right), draw)

    def _figures(self) -> list[tuple[str, str]]:
        paper, money = self.paper, formats.money
        if not paper.ppn:
            return []
        net = _("Price before PPN") if paper.includes_tax else _("Returned price")
        figures = [(net, money(paper.net))]
        if paper.dpp_other:
            figures.append((_("Other base (DPP nilai lain)"), money(paper.dpp_other)))
        return [*figures, (_("PPN returned"), money(paper.ppn))]

    def _draw_figures(self, sheet: Sheet, y: float, figures: list[tuple[str, str]]) -> None:
        left, right = self.x + self.width - REFERENCES, self.x + self.width
        for label, value in figures:
            parts.pair(sheet, left, y + 9.4, REFERENCES, label, value)
            y += 13.2
        y += 3
        sheet.rule(left, y, right, y, ink.FINE, ink.INK)
        total = formats.rupiah(self.paper.total)
        parts.pair(sheet, left, y + 12.2, REFERENCES, _("Total returned"), total, True, 10.5)
        y += 18
        sheet.rule(left, y, right, y, ink.FINE, ink.INK)
        sheet.rule(left, y + 1.6, right, y + 1.6, ink.FINE, ink.INK)

    def _reason(self) -> list[Piece]:
        if not self.paper.reason:
            return []
        text = _("Reason: {text}", text=self.paper.reason)
        return [parts.gap(10), *parts.note_lines(text, self.width, self.x)]

    def _signs(self) -> tuple[Signature, Signature]:
        paper = self.paper
        place = ", ".join(part for part in (paper.place, formats.date_long(paper.date)) if part)
        ours = Signature(place, paper.signatory, paper.signatory_title)
        role = _("Seller,") if paper.to_supplier else _("Buyer,")
        return Signature(role, "", _("Name, signature, stamp")), ours


def _texts(number: int, line: NotePaperLine) -> list[str]:
    reduced = not line.quantity
    return [
        str(number),
        _("{name} (lower price)", name=line.name) if reduced else line.name,
        formats.DASH if reduced else formats.quantity(line.quantity),
        formats.DASH if reduced else line.unit,
        formats.DASH if reduced else formats.unit_price(line.unit_price),
        formats.money(line.amount),
    ]


def _carried(sums: object, onward: bool) -> list[str]:
    assert isinstance(sums, Money)
    label = _("Carried over") if onward else _("Brought forward")
    return ["", label, "", "", "", formats.money(sums)]
