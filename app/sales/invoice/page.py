"""Drawing the invoice: the parties, the lines with their carried sums, the totals, where to pay."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.text import N_, _
from app.printing import ink, parts
from app.printing.document import Document, Meta
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, REGULAR, Style, largest, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.model import Signature
from app.printing.roll import Roll
from app.printing.sheet import Sheet
from app.printing.stamp import ROLLS, SHORT, Stamp
from app.printing.table import Row
from app.regulations import qris
from app.sales.invoice.paper import InvoicePaper
from app.trade.priced import roll as slips
from app.trade.priced.page import Figures, PricedPage

TOTAL = N_("Total due")
QR_SIZE = 84.0  # 25 mm of code and its quiet zone
SHORT_SPACE = 28.0  # to sign, on half a sheet
NOTES_BESIDE = 7  # lines of notes that stand beside the signatures; longer ones go before them


def draw(paper: InvoicePaper, stamp: Stamp, logo: bytes) -> bytes:
    return (_on_roll if stamp.page in ROLLS else _on_sheets)(paper, stamp, logo)


def _on_roll(paper: InvoicePaper, stamp: Stamp, logo: bytes) -> bytes:
    title, number = _("Sales invoice"), paper.number or _("Draft")
    about = Meta(f"{title} {number}", paper.letterhead.name, title, paper.language)
    roll = Roll(Document(about), stamp)
    roll.head(paper.letterhead, title, number, logo)
    roll.rule()
    roll.words(paper.customer.name, roll.bold)
    roll.words(paper.customer.place)
    slips.facts(roll, reference_pairs(paper))
    slips.body(roll, paper, _(TOTAL), after_total(paper))
    _where_to_pay(roll, paper)
    if paper.notes:
        roll.rule()
        roll.words(paper.notes, roll.small)
    roll.foot((_("Thank you."),))
    return roll.printed()


def _where_to_pay(roll: Roll, paper: InvoicePaper) -> None:
    by_qris = _has_qris(paper)
    if paper.bank_account:
        roll.rule()
        roll.words(_("Pay to"), roll.small)
        roll.words(f"{paper.bank_name} {paper.bank_account}", roll.bold)
        holder = paper.bank_holder
        roll.words(_("in the name of {name}", name=holder) if holder else "")
    if by_qris:
        roll.qr(paper.qris)
    if by_qris or paper.bank_account:
        for words in _qris_words(paper):
            roll.centred(words, roll.small)


def _on_sheets(paper: InvoicePaper, stamp: Stamp, logo: bytes) -> bytes:
    frame = Frame(
        paper.letterhead,
        _("Sales invoice"),
        paper.number or _("Draft"),
        stamp,
        note=_("Original: customer · Copy: file"),
        small=stamp.page in SHORT,
        logo=logo,
    )
    document = Document(meta(frame, paper.language))
    printed(document, frame, _Invoice(paper, frame).pieces())
    return document.finish()


class _Invoice(PricedPage):
    total_words = TOTAL

    def __init__(self, paper: InvoicePaper, frame: Frame) -> None:
        super().__init__(paper, frame)
        self.paper = paper
        self.short = frame.stamp.page in SHORT
        self.by_qris = _has_qris(paper)

    def pieces(self) -> list[Piece]:
        rows = self.rows()
        if rows:
            rows[-1].keep = True
        if self.short:
            return self._short(rows)
        notes = (
            wrap(self.paper.notes, ink.SMALL_MUTED, self._notes_width()) if self.paper.notes else []
        )
        totals = self.totals()
        pieces = [self.parties(_("Invoiced to")), self.head(), *rows, parts.gap(9), totals]
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
        return [
            self.parties(_("Invoiced to")),
            self.head(),
            *rows,
            *lines,
            parts.gap(6),
            self.totals(),
        ]

    # Who and when

    def left_lines(self) -> list[tuple[str, Style]]:
        return self.addressee_lines(self.paper.customer)

    def reference_pairs(self) -> Figures:
        return reference_pairs(self.paper)

    # How much and where to pay

    def after_total(self) -> Figures:
        return after_total(self.paper)

    def beside_height(self) -> float:
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
            lines += [(text, REGULAR, ink.MUTED, 7.5) for text in _qris_words(paper)]
        return [
            (
                text,
                largest(text, face, colour, room, (size, size * 0.9, size * 0.8, 6)),
                size * 1.32,
            )
            for text, face, colour, size in lines
            if text
        ]

    def draw_beside(self, sheet: Sheet, y: float, height: float) -> None:
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

    # Signatures

    def _notes_width(self) -> float:
        return self.width - 2 * 131 - 24

    def _signs(self) -> tuple[Signature, Signature]:
        """Theirs and ours."""
        paper = self.paper
        place = ", ".join(part for part in (paper.place, formats.date_long(paper.date)) if part)
        ours = Signature(place, paper.signatory, paper.signatory_title)
        return Signature(_("Received by,"), "", _("Name, signature, stamp")), ours

    def below_height(self) -> float:
        return SHORT_SPACE + 40 if self.short else 0.0

    def draw_below(self, sheet: Sheet, y: float) -> None:
        if not self.short:
            return
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


def reference_pairs(paper: InvoicePaper) -> Figures:
    due = formats.date_long(paper.due_date)
    if paper.instalments:
        due = _("in {count} instalments", count=len(paper.instalments))
    elif paper.terms_days:
        due = _("{date} ({days} days)", date=due, days=paper.terms_days)
    return [
        (_("Invoice date"), formats.date_long(paper.date), False),
        (_("Due date"), due, True),
        (_("Your order"), paper.customer_po, False),
        *((_("Delivery note"), number, False) for number in paper.delivery_notes),
        (_("Tax transaction code"), paper.tax_code, False),
        (_("Faktur pajak no."), paper.faktur_pajak, False),
    ]


def after_total(paper: InvoicePaper) -> Figures:
    money = formats.money
    after: Figures = []
    if paper.down_payment:
        left = paper.total - paper.down_payment
        after.append((_("Down payment received"), money(-paper.down_payment), False))
        after.append((_("Still to be paid"), formats.rupiah(left), True))
    if paper.pph23:
        due = paper.total - paper.down_payment - paper.pph23
        after.append((_("PPh 23 withheld by you"), money(-paper.pph23), False))
        after.append((_("Paid after PPh 23"), formats.rupiah(due), True))
    return after + [
        (
            _("Instalment {number}, {date}", number=number, date=formats.date_long(part.due_date)),
            money(part.amount),
            False,
        )
        for number, part in enumerate(paper.instalments, 1)
    ]


def _has_qris(paper: InvoicePaper) -> bool:
    return bool(paper.qris) and not qris.problems(paper.qris)


def _qris_words(paper: InvoicePaper) -> list[str]:
    words = []
    if _has_qris(paper):
        merchant = qris.merchant_of(paper.qris)
        words.append(" · ".join(part for part in ("QRIS", merchant.name) if part))
        if merchant.nmid:
            words.append(f"NMID {merchant.nmid}")
    if paper.number:
        words.append(_("State no. {number} when paying.", number=paper.number))
    return words
