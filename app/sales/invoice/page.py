"""Drawing the invoice: the parties, the lines with their carried sums, the totals, where to pay."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.terbilang import amount_in_words
from app.kernel.text import _, language
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, REGULAR, Style, largest, style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.sheet import CENTRE, RIGHT, Sheet
from app.printing.stamp import HALF_A4, Stamp
from app.printing.table import PaperColumn, PaperTable, Row, ended
from app.regulations import qris
from app.sales.invoice.paper import InvoicePaper, InvoicePaperLine

QR_SIZE = 84.0  # 25 mm of code and its quiet zone
SHORT_SPACE = 28.0  # to sign, on half a sheet
NOTES_BESIDE = 7  # lines of notes that stand beside the signatures; longer ones go before them


def draw(paper: InvoicePaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Sales invoice"),
        paper.number or _("Draft"),
        stamp,
        note=_("Original: customer · Copy: file"),
        small=stamp.page == HALF_A4,
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _Invoice(paper, frame).pieces())
    return document.finish()


class _Invoice:
    def __init__(self, paper: InvoicePaper, frame: Frame) -> None:
        self.paper = paper
        self.x, self.width = frame.margins.side, frame.width
        self.right_width = 214.0
        self.left_width = self.width - self.right_width - 10
        self.short = frame.stamp.page == HALF_A4
        self.by_qris = bool(paper.qris) and not qris.problems(paper.qris)

    def pieces(self) -> list[Piece]:
        rows = self._rows()
        if rows:
            rows[-1].keep = True
        if self.short:
            return self._short(rows)
        notes = (
            wrap(self.paper.notes, ink.SMALL_MUTED, self._notes_width()) if self.paper.notes else []
        )
        totals = self._totals()
        pieces = [self._parties(), self._table.head(), *rows, parts.gap(9), totals]
        if len(notes) <= NOTES_BESIDE:
            totals.keep = True
        else:
            pieces += [
                parts.gap(12), *parts.note_lines(self.paper.notes, self.width, self.x)
            ]  # fmt: skip
            notes = []
        return [*pieces, parts.gap(16), self._signatures(notes)]

    def _short(self, rows: list[Row]) -> list[Piece]:
        """On half a sheet the signatures stand below the figures, and notes on lines of their own."""
        notes = parts.note_lines(self.paper.notes, self.width, self.x) if self.paper.notes else []
        lines = [parts.gap(6), *notes] if notes else []
        return [self._parties(), self._table.head(), *rows, *lines, parts.gap(6), self._totals()]

    # Who and when

    def _parties(self) -> Piece:
        left = self._addressee_lines()
        right = self._reference_pairs()
        height = max(14 + len(left) * 11.6, len(right) * 13) + 10

        def draw(sheet: Sheet, y: float) -> None:
            sheet.text(self.x, y + 8, _("Invoiced to"), ink.SMALL_MUTED)
            base = y + 21
            for text, font in left:
                sheet.text(self.x, base, text, font)
                base += 11.6
            edge = self.x + self.width - 203
            for at, (label, value, strong) in enumerate(right):
                parts.pair(sheet, edge, y + 9 + at * 13, 203, label, value, strong)

        return Drawn(height, draw)

    def _addressee_lines(self) -> list[tuple[str, Style]]:
        customer, width = self.paper.customer, self.width - 203 - 24
        name = style(BOLD, 10.5, ink.INK)
        place = customer.address
        if customer.city and customer.city.casefold() not in place.casefold():
            place = ", ".join(part for part in (place, customer.city) if part)
        rest = [
            place,
            f"NPWP {customer.npwp}" if customer.npwp else "",
            _("Attn. {name}", name=customer.contact) if customer.contact else "",
        ]
        return [(line, name) for line in wrap(customer.name, name, width)] + [
            (line, ink.BODY) for text in rest if text for line in wrap(text, ink.BODY, width)
        ]

    def _reference_pairs(self) -> list[tuple[str, str, bool]]:
        paper = self.paper
        due = formats.date_long(paper.due_date)
        if paper.terms_days:
            due = _("{date} ({days} days)", date=due, days=paper.terms_days)
        pairs = [
            (_("Invoice date"), formats.date_long(paper.date), False),
            (_("Due date"), due, True),
            (_("Your order"), paper.customer_po, False),
            *((_("Delivery note"), number, False) for number in paper.delivery_notes),
            (_("Tax transaction code"), paper.tax_code, False),
            (_("Faktur pajak no."), paper.faktur_pajak, False),
        ]
        return [pair for pair in pairs if pair[1]]

    # What

    def _rows(self) -> list[Row]:
        texts = [_line_texts(number, line) for number, line in enumerate(self.paper.lines, start=1)]
        self._table = PaperTable(
            self._columns(),
            [*texts, ["", "", "", "", "", "", formats.money(self.paper.gross)]],
            x=self.x,
            width=self.width,
            carry=_carried,
            sub_column=1,
        )
        rows: list[Row] = []
        running = ZERO
        for cells, line in zip(texts, self.paper.lines):
            running = running + line.amount
            rows += self._table.rows(cells, sub=line.code, sums=running)
        return ended(rows)

    def _columns(self) -> tuple[PaperColumn, ...]:
        return (
            PaperColumn(_("No."), CENTRE),
            PaperColumn(_("Item"), wraps=True),
            PaperColumn(_("Quantity"), RIGHT, least=34),
            PaperColumn(_("Unit"), widest=60),
            PaperColumn(_("Unit price (Rp)"), RIGHT, least=72),
            PaperColumn(_("Discount %"), RIGHT, least=40),
            PaperColumn(_("Amount (Rp)"), RIGHT, least=62),
        )

    # How much and where to pay

    def _totals(self) -> Piece:
        words = wrap(
            amount_in_words(self.paper.total, language()), ink.BODY_ITALIC, self.left_width - 18
        )
        words_height = 22 + len(words) * 11.5
        pay_height = self._pay_height()
        left = words_height + (pay_height + 8 if pay_height else 0)
        before, after = self._figures()
        right = figures = len(before) * 13.2 + 26 + len(after) * 13.2
        if self.short:
            right += SHORT_SPACE + 40

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(
                self.x,
                y,
                self.left_width,
                words_height,
                fill=ink.WASH,
                outline=ink.OUTLINE,
                weight=0.5,
            )
            sheet.text(self.x + 9, y + 12, _("In words"), ink.TINY)
            sheet.texts(self.x + 9, y + 23.5, words, ink.BODY_ITALIC, 11.5)
            if pay_height:
                self._draw_pay(sheet, y + words_height + 8, pay_height)
            self._draw_figures(sheet, y, before, after)
            if self.short:
                self._draw_short_signs(sheet, y + figures + 2)

        return Drawn(max(left, right), draw)

    def _figures(self) -> tuple[list[tuple[str, str, bool]], list[tuple[str, str, bool]]]:
        """What stands above and below the total."""
        paper, money = self.paper, formats.money
        adjusted = bool(paper.discount or paper.freight)
        before: list[tuple[str, str, bool]] = []
        if adjusted:
            before.append((_("Amount before discount"), money(paper.gross), False))
        if paper.discount:
            before.append((_("Discount"), money(-paper.discount), False))
        if paper.freight:
            before.append((_("Freight"), money(paper.freight), False))
        if adjusted or paper.ppn:
            label = _("Price before PPN") if paper.includes_tax else _("Selling price")
            before.append((label, money(paper.net), True))
        before += self._tax_figures()
        after: list[tuple[str, str, bool]] = []
        if paper.down_payment:
            left = paper.total - paper.down_payment
            after.append((_("Down payment received"), money(-paper.down_payment), False))
            after.append((_("Still to be paid"), formats.rupiah(left), True))
        if paper.pph23:
            due = paper.total - paper.down_payment - paper.pph23
            after.append((_("PPh 23 withheld by you"), money(-paper.pph23), False))
            after.append((_("Paid after PPh 23"), formats.rupiah(due), True))
        return before, after

    def _tax_figures(self) -> list[tuple[str, str, bool]]:
        paper, money = self.paper, formats.money
        if not paper.ppn:
            return []
        rate = formats.rate(paper.ppn_rate) if paper.ppn_rate else ""
        if not paper.dpp_other:
            return [(f"PPN {rate}".strip(), money(paper.ppn), False)]
        base = _("Other base (DPP nilai lain)")
        if paper.dpp_factor:
            base = _("DPP nilai lain ({factor} × selling price)", factor=str(paper.dpp_factor))
        return [
            (base, money(paper.dpp_other), False),
            (_("PPN {rate} × DPP nilai lain", rate=rate), money(paper.ppn), False),
        ]

    def _draw_figures(
        self,
        sheet: Sheet,
        y: float,
        before: list[tuple[str, str, bool]],
        after: list[tuple[str, str, bool]],
    ) -> None:
        left, width = self.x + self.width - self.right_width, self.right_width
        right = left + width
        for label, value, strong in before:
            if strong:
                sheet.rule(left, y, right, y, ink.FINE, ink.OUTLINE)
            parts.pair(sheet, left, y + 9.4, width, label, value, strong)
            y += 13.2
        y += 3
        sheet.rule(left, y, right, y, ink.FINE, ink.INK)
        parts.pair(
            sheet,
            left,
            y + 12.2,
            width,
            _("Total due"),
            formats.rupiah(self.paper.total),
            True,
            10.5,
        )
        y += 18
        sheet.rule(left, y, right, y, ink.FINE, ink.INK)
        sheet.rule(left, y + 1.6, right, y + 1.6, ink.FINE, ink.INK)
        y += 4
        for label, value, strong in after:
            parts.pair(sheet, left, y + 9.4, width, label, value, strong)
            y += 13.2

    def _pay_height(self) -> float:
        lines = self._pay_lines()
        if not lines:
            return 0.0
        text = sum(leading for _text, _style, leading in lines) + 15
        return max(text, QR_SIZE + 8 if self.by_qris else 0.0)

    def _pay_lines(self) -> list[tuple[str, Style, float]]:
        """Text, style and line height of what stands in the payment box."""
        paper = self.paper
        room = self.left_width - 17 - (QR_SIZE + 1 if self.by_qris else 0)
        lines: list[tuple[str, str, str, float]] = []
        if paper.bank_account:
            holder = _("in the name of {name}", name=paper.bank_holder) if paper.bank_holder else ""
            lines = [
                (_("Pay to"), REGULAR, ink.MUTED, 7.5),
                (paper.bank_name, BOLD, ink.INK, 9.0),
                (paper.bank_account, BOLD, ink.INK, 11.0),
                (holder, REGULAR, ink.INK, 9.0),
            ]
        if lines or self.by_qris:
            lines += [(text, REGULAR, ink.MUTED, 7.5) for text in self._qris_words()]
        return [
            (
                text,
                largest(text, face, colour, room, (size, size * 0.9, size * 0.8, 6)),
                size * 1.32,
            )
            for text, face, colour, size in lines
            if text
        ]

    def _draw_pay(self, sheet: Sheet, y: float, height: float) -> None:
        sheet.box(self.x, y, self.left_width, height, outline=ink.OUTLINE, weight=0.6)
        left = self.x + 9
        if self.by_qris:
            parts.qr(sheet, self.x + 4, y + (height - QR_SIZE) / 2, QR_SIZE, self.paper.qris)
            left = self.x + QR_SIZE + 10
        lines = self._pay_lines()
        base = y + (height - sum(leading for _text, _style, leading in lines)) / 2 - 2.5
        for text, font, leading in lines:
            base += leading
            sheet.text(left, base, text, font)

    def _qris_words(self) -> list[str]:
        paper = self.paper
        words = []
        if self.by_qris:
            merchant = qris.merchant_of(paper.qris)
            words.append(" · ".join(part for part in ("QRIS", merchant.name) if part))
            if merchant.nmid:
                words.append(f"NMID {merchant.nmid}")
        if paper.number:
            words.append(_("State no. {number} when paying.", number=paper.number))
        return words

    # Signatures

    def _notes_width(self) -> float:
        return self.width - 2 * 131 - 24

    def _signs(self) -> tuple[Signature, Signature]:
        """Theirs and ours."""
        paper = self.paper
        place = ", ".join(part for part in (paper.place, formats.date_long(paper.date)) if part)
        ours = Signature(place, paper.signatory, paper.signatory_title)
        return Signature(_("Received by,"), "", _("Name, signature, stamp")), ours

    def _draw_short_signs(self, sheet: Sheet, y: float) -> None:
        each = (self.right_width - 10) / 2
        left = self.x + self.width - self.right_width
        for at, sign in enumerate(self._signs()):
            parts.signature(sheet, left + at * (each + 10), y, each, sign, SHORT_SPACE)

    def _signatures(self, notes: list[str]) -> Piece:
        theirs, ours = self._signs()

        def draw(sheet: Sheet, y: float) -> None:
            if notes:
                sheet.text(self.x, y + 9, _("Notes"), ink.SMALL_BOLD)
                sheet.texts(self.x, y + 20, notes, ink.SMALL_MUTED, 10.4)
            right = self.x + self.width
            parts.signature(sheet, right - 2 * 131 - 9, y, 131, theirs)
            parts.signature(sheet, right - 131, y, 131, ours)

        return Drawn(86, draw)


def _line_texts(number: int, line: InvoicePaperLine) -> list[str]:
    return [
        str(number),
        line.name,
        formats.quantity(line.quantity),
        line.unit,
        formats.unit_price(line.unit_price),
        formats.exact(line.discount.percent) if line.discount else formats.DASH,
        formats.money(line.amount),
    ]


def _carried(sums: object, onward: bool) -> list[str]:
    assert isinstance(sums, Money)
    label = _("Carried over") if onward else _("Brought forward")
    return ["", label, "", "", "", "", formats.money(sums)]
