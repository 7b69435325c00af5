"""The page of papers with prices: the parties, the lines with their carried sums, the totals."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.terbilang import amount_in_words
from app.kernel.text import _, language
from app.printing import ink, parts
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, Style, style, wrap
from app.printing.frame import Frame
from app.printing.model import Addressee
from app.printing.sheet import CENTRE, RIGHT, Sheet
from app.printing.table import PaperColumn, PaperTable, Row, ended
from app.trade.priced.paper import Priced, PricedLine

Figures = list[tuple[str, str, bool]]  # label, value, whether it is strong


class PricedPage:
    """The parts of the page; a paper says whom it is for, what it refers to, and what stands beside its totals."""

    total_words = ""

    def __init__(self, paper: Priced, frame: Frame) -> None:
        self._priced = paper
        self.x, self.width = frame.margins.side, frame.width
        self.right_width = 214.0
        self.left_width = self.width - self.right_width - 10

    # -- what a paper says ---------------------------------------------------------------------

    def left_lines(self) -> list[tuple[str, Style]]:
        """Whom the paper is for, below its heading."""
        raise NotImplementedError

    def reference_pairs(self) -> Figures:
        """Days and numbers; those without a value are left out."""
        raise NotImplementedError

    def beside_height(self) -> float:
        """How much stands under the words, at the left of the figures."""
        return 0.0

    def draw_beside(self, sheet: Sheet, y: float, height: float) -> None:
        """Draws that."""

    def after_total(self) -> Figures:
        """Figures that inform, below the total."""
        return []

    # -- who and when --------------------------------------------------------------------------

    def parties(self, heading: str) -> Piece:
        left = self.left_lines()
        right = [pair for pair in self.reference_pairs() if pair[1]]
        height = max(14 + len(left) * 11.6, len(right) * 13) + 10

        def draw(sheet: Sheet, y: float) -> None:
            sheet.text(self.x, y + 8, heading, ink.SMALL_MUTED)
            base = y + 21
            for text, font in left:
                sheet.text(self.x, base, text, font)
                base += 11.6
            edge = self.x + self.width - 203
            for at, (label, value, strong) in enumerate(right):
                parts.pair(sheet, edge, y + 9 + at * 13, 203, label, value, strong)

        return Drawn(height, draw)

    def addressee_lines(self, party: Addressee) -> list[tuple[str, Style]]:
        width = self.width - 203 - 24
        name = style(BOLD, 10.5, ink.INK)
        rest = [
            party.place,
            f"NPWP {party.npwp}" if party.npwp else "",
            _("Attn. {name}", name=party.contact) if party.contact else "",
        ]
        return [(line, name) for line in wrap(party.name, name, width)] + [
            (line, ink.BODY) for text in rest if text for line in wrap(text, ink.BODY, width)
        ]

    # -- what ----------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        texts = [
            _line_texts(number, line) for number, line in enumerate(self._priced.lines, start=1)
        ]
        self._table = PaperTable(
            self.columns(),
            [*texts, ["", "", "", "", "", "", formats.money(self._priced.gross)]],
            x=self.x,
            width=self.width,
            carry=_carried,
            sub_column=1,
        )
        rows: list[Row] = []
        running = ZERO
        for cells, line in zip(texts, self._priced.lines):
            running = running + line.amount
            rows += self._table.rows(cells, sub=line.code, sums=running)
        return ended(rows)

    def head(self) -> Piece:
        """The head of the table that ``rows`` made."""
        return self._table.head()

    def columns(self) -> tuple[PaperColumn, ...]:
        """The columns of the lines."""
        return (
            PaperColumn(_("No."), CENTRE),
            PaperColumn(_("Item"), wraps=True),
            PaperColumn(_("Quantity"), RIGHT, least=34),
            PaperColumn(_("Unit"), widest=60),
            PaperColumn(_("Unit price (Rp)"), RIGHT, least=72),
            PaperColumn(_("Discount %"), RIGHT, least=40),
            PaperColumn(_("Amount (Rp)"), RIGHT, least=62),
        )

    # -- how much ------------------------------------------------------------------------------

    def totals(self) -> Piece:
        words = wrap(
            amount_in_words(self._priced.total, language()), ink.BODY_ITALIC, self.left_width - 18
        )
        words_height = 22 + len(words) * 11.5
        beside = self.beside_height()
        left = words_height + (beside + 8 if beside else 0)
        before, after = figures(self._priced), self.after_total()
        right = len(before) * 13.2 + 26 + len(after) * 13.2

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
            if beside:
                self.draw_beside(sheet, y + words_height + 8, beside)
            self._draw_figures(sheet, y, before, after)
            self.draw_below(sheet, y + right + 2)

        return Drawn(max(left, right + self.below_height()), draw)

    def below_height(self) -> float:
        """How much stands under the figures."""
        return 0.0

    def draw_below(self, sheet: Sheet, y: float) -> None:
        """Draws that."""

    def _draw_figures(
        self,
        sheet: Sheet,
        y: float,
        before: Figures,
        after: Figures,
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
            _(self.total_words),
            formats.rupiah(self._priced.total),
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


def figures(paper: Priced) -> Figures:
    """What stands above the total."""
    money = formats.money
    adjusted = bool(paper.discount or paper.freight)
    before: Figures = []
    if adjusted:
        before.append((_("Amount before discount"), money(paper.gross), False))
    if paper.discount:
        before.append((_("Discount"), money(-paper.discount), False))
    if paper.freight:
        before.append((_("Freight"), money(paper.freight), False))
    if adjusted or paper.ppn:
        label = _("Price before PPN") if paper.includes_tax else _("Selling price")
        before.append((label, money(paper.net), True))
    return before + _tax_figures(paper)


def _tax_figures(paper: Priced) -> Figures:
    money = formats.money
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


def _line_texts(number: int, line: PricedLine) -> list[str]:
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
