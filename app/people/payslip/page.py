"""Drawing the payslip: three columns of amounts, the net pay in its frame, and how PPh 21 came about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from app.kernel import formats
from app.kernel.money import Money
from app.kernel.terbilang import amount_in_words
from app.kernel.text import _, language, speaking
from app.people.payslip.paper import PayLine, PayslipPaper
from app.printing import ink, parts
from app.printing.document import Document
from app.printing.flow import Drawn, Piece
from app.printing.fonts import BOLD, ITALIC, REGULAR, Style, largest, style, wrap
from app.printing.frame import Frame, meta, printed
from app.printing.sheet import CENTRE, RIGHT, Sheet
from app.printing.stamp import HALF_A4, Stamp

SMALL = style(REGULAR, 7.6, ink.INK)
SMALL_BOLD = style(BOLD, 7.6, ink.INK)
SMALL_MUTED = style(REGULAR, 7.6, ink.MUTED)
LABEL = style(REGULAR, 8.2, ink.MUTED)
FIGURE = style(REGULAR, 8.2, ink.INK)
STRONG = style(BOLD, 8.2, ink.INK)
WORDS = style(ITALIC, 7.4, ink.INK)
NET = style(BOLD, 11, ink.INK)
BETWEEN = 15.0
SIZES = (8.2, 7.8, 7.4, 7, 6.5, 6)

LEADING = 9.6

Pair = tuple[str, str]


def draw(papers: Sequence[PayslipPaper], stamp: Stamp, logo: bytes, password: str) -> bytes:
    document: Document | None = None
    for paper in papers:
        with speaking(paper.language):
            frame = _frame(paper, stamp, logo)
            if document is None:
                described = meta(frame, paper.language, password)
                document = Document(described)
            printed(document, frame, _Payslip(paper, frame).pieces())
    if document is None:
        raise ValueError("no payslip to draw")
    return document.finish()


def _frame(paper: PayslipPaper, stamp: Stamp, logo: bytes) -> Frame:
    subtitle = formats.period(paper.period)
    if paper.paid_on:
        paid = _("paid {date}", date=formats.date_long(paper.paid_on))
        subtitle = f"{subtitle} · {paid}"
    return Frame(
        paper.letterhead,
        paper.title or _("Payslip"),
        subtitle,
        stamp,
        note=paper.number,
        page=HALF_A4,
        small=True,
        logo=logo,
        about=paper.name,
    )


class _Payslip:
    def __init__(self, paper: PayslipPaper, frame: Frame) -> None:
        self.paper = paper
        self.x, self.width = frame.margins.side, frame.width
        self.column = (self.width - 2 * BETWEEN) / 3

    def pieces(self) -> list[Piece]:
        return [
            self._person(),
            parts.gap(7),
            *self._amounts(),
            parts.gap(7),
            self._net(),
            parts.gap(9),
            *self._explanations(),
            self._confidential(),
        ]

    def _left(self, at: int) -> float:
        return self.x + at * (self.column + BETWEEN)

    def _pair(
        self, sheet: Sheet, x: float, y: float, width: float, pair: Pair, strong: str = ""
    ) -> None:
        """Label left, value right, in the payslip's small type. strong: "", "value" or "both"."""
        name = STRONG if strong == "both" else LABEL
        labels, values, figure = _fitted(pair, width, STRONG if strong else FIGURE)
        sheet.texts(x, y, labels, name, LEADING)
        sheet.texts(x + width, y, values, figure, LEADING, RIGHT)

    def _more(self, pairs: Sequence[Pair | None], width: float = 0) -> float:
        """The height that wrapped labels or values need beyond one line."""
        fitted = [_fitted(pair, width or self.column, STRONG) for pair in pairs if pair]
        deepest = max((max(len(labels), len(values)) for labels, values, _ in fitted), default=1)
        return (deepest - 1) * LEADING

    # Who

    def _person(self) -> Piece:
        paper = self.paper
        position = ", ".join(part for part in (paper.position, paper.department) if part)
        account = " ".join(part for part in (paper.bank, masked(paper.bank_account)) if part)
        pairs = [
            (_("Name"), paper.name),
            (_("Position"), position),
            ("NPWP", paper.npwp),
            (_("Employee no."), paper.code),
            (_("PTKP status"), paper.ptkp),
            (_("Paid into"), account),
            *((fact.label, fact.value) for fact in paper.attendance),
        ]
        kept = [pair for pair in pairs if pair[1]]
        rows = [kept[at : at + 3] for at in range(0, len(kept), 3)]

        heights = [11 + self._more(row) for row in rows]

        def draw(sheet: Sheet, y: float) -> None:
            for row, height in zip(rows, heights):
                for at, pair in enumerate(row):
                    named = "value" if row is rows[0] and at == 0 else ""
                    self._pair(sheet, self._left(at), y + 7, self.column, pair, named)
                y += height

        return Drawn(sum(heights) + 2, draw)

    # What

    def _amounts(self) -> list[Piece]:
        paper = self.paper
        columns = [_pairs(paper.earnings), _pairs(paper.deductions), _pairs(paper.employer)]
        titles = [_("Earnings"), _("Deductions"), _("Paid by the company")]
        rows = list(zip_longest(*columns, fillvalue=None))
        sums = [
            (_("Total earnings (A)"), formats.money(paper.total_earned)),
            (_("Total deductions (B)"), formats.money(paper.total_deducted)),
            (_("Total (not deducted)"), formats.money(paper.total_employer)),
        ]
        if not paper.employer:
            titles, sums = titles[:2], sums[:2]

        def heads(sheet: Sheet, y: float) -> None:
            for at, title in enumerate(titles):
                self._section(sheet, self._left(at), y, self.column, title)

        def line(row: tuple[Pair | None, ...], strong: str = "") -> Piece:
            def draw(sheet: Sheet, y: float) -> None:
                for at, pair in enumerate(row):
                    if pair:
                        self._pair(sheet, self._left(at), y + 9, self.column, pair, strong)

            return Drawn(12.6 + self._more(row), draw)

        pieces: list[Piece] = [
            Drawn(15, heads, keep=True),
            *map(line, rows),
            line(tuple(sums), "both"),
        ]
        if len(pieces) > 2:
            pieces[-2].keep = True
        return pieces

    @staticmethod
    def _section(sheet: Sheet, x: float, y: float, width: float, title: str) -> None:
        fitting = largest(title, BOLD, ink.INK, width, (8, 7.6, 7.2, 6.8, 6.2, 5.6))
        sheet.text(x, y + 8, title, fitting)
        sheet.rule(x, y + 11.5, x + width, y + 11.5, ink.FINE, ink.INK)

    def _net(self) -> Piece:
        words = wrap(amount_in_words(self.paper.net, language()), WORDS, self.width - 18)
        height = 26 + len(words) * 9.4

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(self.x, y, self.width, height, fill=ink.WASH, outline=ink.ACCENT, weight=1)
            sheet.text(self.x + 9, y + 16, _("Net pay (A − B)"), NET)
            sheet.text(self.x + self.width - 9, y + 16, formats.rupiah(self.paper.net), NET, RIGHT)
            sheet.texts(self.x + 9, y + 27, words, WORDS, 9.4)

        return Drawn(height, draw)

    # Why

    def _explanations(self) -> list[Piece]:
        paper = self.paper
        wide, narrow = self.width * 0.455, (self.width * 0.545 - 2 * BETWEEN) / 2
        steps = [line for step in paper.tax_steps for line in wrap(step, SMALL, wide)]
        year = _pairs(paper.year_to_date)
        leave = [(fact.label, fact.value) for fact in paper.leave] + _pairs(paper.loans)
        last = _("Leave and loans") if paper.loans else _("Annual leave")
        left = self.x + wide + BETWEEN
        places = [
            (left, paper.year_title or _("Since January"), year),
            (left + narrow + BETWEEN, last, leave),
        ]
        if not (steps or year or leave):
            return []

        def heads(sheet: Sheet, y: float) -> None:
            if steps:
                self._section(
                    sheet, self.x, y, wide, paper.tax_title or _("How PPh 21 was calculated")
                )
            for x, title, pairs in places:
                if pairs:
                    self._section(sheet, x, y, narrow, title)

        def line(at: int) -> Piece:
            beside = [pairs[at] for _x, _title, pairs in places if at < len(pairs)]

            def draw(sheet: Sheet, y: float) -> None:
                if at < len(steps):
                    sheet.text(self.x, y + 8, steps[at], SMALL)
                for x, _title, pairs in places:
                    if at < len(pairs):
                        self._pair(sheet, x, y + 8.4, narrow, pairs[at])

            return Drawn(11.4 + self._more(beside, narrow), draw)

        deepest = max(len(steps), len(year), len(leave))
        return [Drawn(15, heads, keep=True), *map(line, range(deepest))]

    def _confidential(self) -> Piece:
        note = _("Confidential: only for the employee named above.")
        signatory = self.paper.signatory

        def draw(sheet: Sheet, y: float) -> None:
            if signatory:
                width = 112.0
                left = self.x + self.width - width
                sheet.rule(left, y + 18, left + width, y + 18, ink.FINE, ink.INK)
                name = largest(signatory, BOLD, ink.INK, width, (8, 7.5, 7, 6.5, 6))
                sheet.text(left + width / 2, y + 27, signatory, name, CENTRE)
            sheet.text(self.x, y + 27, note, SMALL_MUTED)

        return Drawn(34, draw, bottom=True)


def _fitted(pair: Pair, width: float, figure: Style) -> tuple[list[str], list[str], Style]:
    """The label's lines, the value's lines and the value's style; an amount is never broken."""
    label, value = pair
    taken = figure.width(value)
    if STRONG.width(label) + taken + 5 <= width:
        return [label], [value], figure
    values = [value]
    if taken > width * 0.66:
        if " " in value:
            values = wrap(value, figure, width * 0.66)
            taken = max(map(figure.width, values))
        else:
            figure = largest(value, figure.face_name, figure.colour, width * 0.66, SIZES)
            taken = figure.width(value)
    return wrap(label, STRONG, width - taken - 5), values, figure


def _pairs(lines: Sequence[PayLine]) -> list[Pair]:
    return [
        (f"{each.label} *" if each.starred else each.label, _money(each.amount)) for each in lines
    ]


def _money(amount: Money) -> str:
    return formats.money(amount)


def masked(account: str) -> str:
    """An account number with only its last four characters readable."""
    kept = account.replace(" ", "")
    return f"•••• {kept[-4:]}" if len(kept) > 4 else kept
