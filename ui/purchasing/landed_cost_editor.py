"""Writing, looking at and voiding one landed cost: a bill of freight or duty, and the goods that bear it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.errors import Refused
from app.kernel.listing import ListQuery
from app.kernel.money import ZERO, Money, total
from app.kernel.problems import Problem
from app.kernel.quantity import MICRO, Quantity
from app.kernel.rounding import half_up
from app.kernel.text import N_, _
from app.purchasing.bill import queries as bills
from app.purchasing.goods_receipt.side import LISTING as RECEIPTS
from app.purchasing.landed_cost import queries, rules, service
from app.purchasing.landed_cost.queries import LandedCostView
from app.purchasing.landed_cost.rules import Draft, DraftLine, Part
from app.purchasing.landed_cost.service import Preview
from app.purchasing.landed_cost.tables import numbers_of
from ui.kit.fields import Choice, DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.found import Found
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lookup import Lookup, LookupField
from ui.kit.manifest import Context
from ui.kit.totals import Total
from ui.purchasing.landed_cost_page import PartsPage, Row
from ui.trade import editor_acts, facts, inspection
from ui.trade.booked import BookedEditor, Services

Values = dict[str, Any]


class LandedCostEditor(BookedEditor):
    """A landed cost; ``bill`` (an id) begins one of that bill, ``goods`` (a number) names what bears it."""

    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_draft,
        void=service.void_cost,
        discard=service.discard,
        copy=service.duplicate,
    )
    KIND = rules.KIND
    HEADING = N_("Landed cost {number}")
    EDIT = rules.EDIT
    ACTS = editor_acts.acts("purchasing.landed-cost", rules.EDIT, rules.POST, rules.VOIDING)
    FOLLOWS = ("stock", rules.BILL, "goods-receipt")

    # -- parts ---------------------------------------------------------------------------------

    def make_parts(self) -> None:
        self._seen = Preview(None, [])
        self._shares: dict[int, tuple[Money, Money]] = {}
        self._goods: dict[str, rules.Goods | None] = {}
        today = self.context.session.today()
        form = self.form = Form(columns=5)
        bill = Lookup(self._find_bill, self._get_bill, N_("bill"))
        form.add("bill", N_("Bill of freight or duty"), LookupField(bill), required=True, span=2)
        form.add("date", N_("Date"), DateEdit(today=today), required=True)
        form.add("method", N_("Spread"), Choice(list(queries.METHOD_TITLES.items())))
        form.add("bill_lines", N_("Bill lines"), TextEdit(most=60))
        form.add("notes", N_("Notes"), TextEdit(most=300), span=4)
        form.add("ref", N_("Ref"), TextEdit(most=60))
        self.set_header(form)
        model = LinesModel(self._columns(), fill=self._follow, today=today)
        self.grid = LinesGrid(model)
        self.set_body(self.grid)
        self.parts = PartsPage()
        self.parts_tab = self._add_page(N_("Goods"), self.parts)
        self.add_pages()
        form.changed.connect(lambda _key: self.again())
        self.grid.changed.connect(self.again)
        self.grid.left.connect(form.focus_first)
        self.order_tabs([*(box.editor for box in form.boxes.values()), self.grid, self.tabs.bar])

    def _columns(self) -> Sequence[GridColumn]:
        goods = Lookup(self._find_goods, self._get_goods, N_("goods receipt"))
        return (
            GridColumn("document", N_("Goods receipt or bill"), width=190, lookup=goods),
            GridColumn("line", N_("Line"), Kind.COUNT, width=60, zero="", stop=False),
            GridColumn("items", N_("Goods"), width=0, get=self._items_of),
            GridColumn("value", N_("Came in with"), Kind.MONEY, width=130, get=self._value_of),
            GridColumn("share", N_("Share"), Kind.MONEY, width=130, get=self._share_of),
            GridColumn("in_stock", N_("Stays in stock"), Kind.MONEY, width=130, get=self._kept_of),
        )

    def _find_bill(self, text: str, limit: int) -> Sequence[Found]:
        asked = ListQuery(text)
        window = bills.as_it_stands(self.context.session).window(asked)
        posted = [row for row in window.first(limit * 3) if row.number and row.state != "void"]
        return [
            Found(row.number, row.number, row.supplier, formats.rupiah(row.total))
            for row in posted[:limit]
        ]

    def _get_bill(self, number: Any) -> Found | None:
        found = queries.bill(str(number))
        return Found(found.number, found.number, found.supplier) if found else None

    def _find_goods(self, text: str, limit: int) -> Sequence[Found]:
        """Goods receipts first, then bills that brought goods themselves."""
        receipts = [
            Found(row.number, row.number, row.party, formats.date_medium(row.date))
            for row in RECEIPTS.window(ListQuery(text)).first(limit)
            if row.number and row.state != "void"
        ]
        return [*receipts, *self._find_bill(text, limit)][:limit]

    def _get_goods(self, number: Any) -> Found | None:
        found = self._known(str(number))
        return Found(found.number, found.number, "") if found else None

    def _known(self, number: str) -> rules.Goods | None:
        """What a document brought; asked once."""
        if number not in self._goods:
            self._goods[number] = queries.goods(number) if number else None
        return self._goods[number]

    def _arrived(self, values: Values) -> list[rules.Arrived]:
        goods = self._known(str(values.get("document") or ""))
        asked = values.get("line") or 0
        return [each for each in goods.arrived if asked in (0, each.line)] if goods else []

    def _items_of(self, values: Values) -> str:
        return ", ".join(
            f"{formats.quantity(each.quantity)} {each.item.unit} {each.item.name}"
            for each in self._arrived(values)
        )

    def _value_of(self, values: Values) -> Money | None:
        arrived = self._arrived(values)
        return total([each.value for each in arrived]) if arrived else None

    def _share_of(self, values: Values) -> Money | None:
        return self._shares.get(self._place_of(values), (None, None))[0]

    def _kept_of(self, values: Values) -> Money | None:
        return self._shares.get(self._place_of(values), (None, None))[1]

    def _place_of(self, values: Values) -> int:
        """Which line of the draft these values are."""
        for number, line in enumerate(self.grid.lines(), 1):
            if line is values or line == values:
                return number
        return 0

    @staticmethod
    def _follow(_values: Values, _key: str) -> Values:
        return {}

    # -- the draft -----------------------------------------------------------------------------

    def begin(self, bill: int | None = None, goods: str = "") -> None:
        number = bills.get(bill, self.context.session.today()).number if bill else ""
        lines = (DraftLine(goods),) if goods else ()
        self.fill(Draft(self.context.session.today(), number, lines))

    def fill(self, draft: Draft) -> None:
        self.form.set_values(
            {
                "bill": draft.bill or None,
                "date": draft.date,
                "method": draft.method,
                "bill_lines": ", ".join(str(line) for line in draft.bill_lines),
                "notes": draft.notes,
                "ref": draft.ref,
            }
        )
        model = self.grid.model()
        assert isinstance(model, LinesModel)
        model.set_lines(
            [{"document": line.document, "line": line.line or None} for line in draft.lines]
        )

    def draft(self) -> Draft:
        """What stands in the form and the grid. Raises Refused where the lines are no numbers."""
        value = self.form.value
        return Draft(
            date=value("date") or self.context.session.today(),
            bill=value("bill") or "",
            lines=tuple(
                DraftLine(str(line.get("document") or ""), int(line.get("line") or 0))
                for line in self.grid.lines()
            ),
            bill_lines=numbers_of(value("bill_lines") or ""),
            method=value("method") or rules.VALUE,
            notes=value("notes") or "",
            ref=value("ref") or "",
        )

    # -- what would happen ---------------------------------------------------------------------

    def recalculate(self) -> None:
        """Shares, entry and checks of what stands there now."""
        if self._loading or self.view is not None:
            return
        self._goods.clear()
        try:
            self._seen = service.preview(self.context.session, self.draft())
        except Refused as refusal:
            self._seen = Preview(None, refusal.problems)
        cost = self._seen.cost
        parts = cost.parts if cost is not None else ()
        kept = self._seen.in_stock or (ZERO,) * len(parts)
        rows = [_row(part, worth) for part, worth in zip(parts, kept, strict=True)]
        self._show_rows([part.number for part in parts], rows)
        self.show_planned(self._seen.entry)
        self._show_totals(cost.amount if cost is not None else ZERO, rows)
        self._inspect()

    def _show_rows(self, numbers: Sequence[int], rows: Sequence[Row]) -> None:
        self._shares = {}
        for number, row in zip(numbers, rows, strict=True):
            share, kept = self._shares.get(number, (ZERO, ZERO))
            self._shares[number] = share + row.share, kept + row.in_stock
        self.grid.viewport().update()
        self.grid.fit()
        self.parts.show_parts(rows)
        self.tabs.set_count(self.parts_tab, len(rows) or None)

    def _show_totals(self, amount: Money, rows: Sequence[Row]) -> None:
        kept = total([row.in_stock for row in rows])
        self.totals.show_totals(
            [
                Total(_("Stays in stock"), formats.money(kept)),
                Total(_("Cost of goods sold"), formats.money(amount - kept)),
                Total(_("Spread"), formats.rupiah(amount), big=True),
            ]
        )

    def show_posted(self, view: LandedCostView) -> None:
        self._goods.clear()
        rows = [
            Row(
                each.document,
                each.goods_line,
                each.item,
                each.name,
                each.quantity,
                each.unit,
                each.value,
                each.weight,
                each.share,
                each.in_stock,
            )
            for each in view.parts
        ]
        self._show_rows([each.line for each in view.parts], rows)
        self.show_booked(view)
        self._show_totals(view.amount, rows)
        self._inspect()

    # -- inspector -----------------------------------------------------------------------------

    def show_story(self) -> None:
        if not self._loading:
            self._inspect()

    def _inspect(self) -> None:
        groups = [self._about_bill()]
        if self.view is None:
            day = self.form.value("date") or self.context.session.today()
            begun = bool(self.form.value("bill"))
            groups.append(inspection.checks(self._seen.problems, 0, day, begun=begun))
        else:
            groups += facts.present(facts.voided(self.view))
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=groups))

    def _about_bill(self) -> FactGroup:
        """What of the bill could be spread, and what is already."""
        title = _("Bill of freight or duty")
        number = self.form.value("bill") or ""
        found = queries.bill(number) if number else None
        if found is None:
            return FactGroup(title, note=_("Choose the bill to see what of it can be spread."))
        shown = [Fact(found.supplier, strong=True)]
        for each in found.sources:
            words = f"{each.line}. {each.text}" if each.line else each.text
            note = formats.money(each.amount)
            shown.append(Fact(words, f"{note} · {each.spread_by}" if each.spread_by else note))
        if not found.sources:
            shown.append(Fact(_("This bill has no expense that goods could bear.")))
        return FactGroup(title, shown)

    def problems(self) -> list[Problem]:
        return self._seen.problems

    def entry_restored(self) -> None:
        self.show_life()
        super().entry_restored()


def _row(part: Part, kept: Money) -> Row:
    arrived = part.arrived
    return Row(
        part.goods.number,
        arrived.line,
        arrived.item.code,
        arrived.item.name,
        arrived.quantity,
        arrived.item.unit,
        arrived.value,
        Quantity(half_up(arrived.weight * MICRO)),
        part.share,
        kept,
    )


def make(context: Context, id: int | None = None, **values: Any) -> LandedCostEditor:
    return LandedCostEditor(context, id, **values)
