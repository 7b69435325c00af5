"""Goods to order: what lies below its minimum, and the orders or the request that follow from chosen rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.text import N_, _
from app.links import reorder
from ui.kit.actions import Act, guarded
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context

NOUNS = (N_("{count} item to order"), N_("{count} items to order"))
NO_SUPPLIER = N_("None of these goods was bought before.")
NO_SUPPLIER_HINT = N_("Make a purchase request of them, and choose the supplier when you order.")


def _make(
    kind: str, made_of: Callable[[Session, Sequence[int]], list[int]]
) -> Callable[[Context, Sequence[Any]], None]:
    """Makes drafts of the rows and opens them."""

    def make_all(context: Context, rows: Sequence[Any]) -> None:
        def act() -> None:
            found = made_of(context.session, [row.id for row in rows])
            if not found:
                context.notify("warning", _(NO_SUPPLIER), _(NO_SUPPLIER_HINT))
            for document_id in found:
                context.open_document(kind, document_id)

        guarded(context, act)

    return make_all


def _act(key: str, text: str, kind: str, icon: str, made_of: Any, **look: Any) -> Act:
    many = _make(kind, made_of)
    permission = f"purchasing.{kind.removeprefix('purchase-')}.edit"
    return Act(
        key,
        text,
        lambda context, row: many(context, (row,)),
        icon=icon,
        permission=permission,
        many=many,
        **look,
    )


ACTS = (
    _act(
        "purchasing.reorder.order",
        N_("Make purchase orders"),
        "purchase-order",
        "ph.shopping-cart-simple",
        reorder.orders,
        shortcut="F9",
    ),
    _act(
        "purchasing.reorder.request",
        N_("Make a purchase request"),
        "purchase-request",
        "ph.note-pencil",
        reorder.request,
    ),
)


def facts_of(_context: Context, row: Any) -> Facts:
    """How the suggestion comes about."""

    def told(title: str, quantity: Any, **look: Any) -> Fact:
        return Fact(title, f"{formats.quantity(quantity)} {row.unit}", **look)

    there = row.on_hand + row.on_order - row.reserved
    stock = (
        told(_("On hand"), row.on_hand),
        told(_("On order"), row.on_order),
        told(_("Reserved"), row.reserved),
        told(_("To be had"), there, tone="warn", strong=True),
        told(_("Minimum"), row.minimum),
        told(_("To order"), row.suggested, strong=True),
    )
    bought = (
        Fact(_("Last supplier"), row.supplier or formats.DASH),
        Fact(_("Last price"), f"{formats.unit_price(row.price)} / {row.price_unit}"),
    )
    groups = (FactGroup(_("Stock"), stock), FactGroup(_("Last bought"), bought))
    return Facts(row.name, row.code, groups=groups)


SPEC = ListSpec(
    key="purchasing.reorder",
    listing=lambda _session: reorder.listing(),
    nouns=NOUNS,
    kinds=("item", "stock", "purchase-order", "sales-order", "purchase-invoice"),
    open=lambda context, row: context.open_section("inventory", "card", item=row.code),
    acts=ACTS,
    inspector=facts_of,
    empty=Empty(
        "ph.check-circle",
        N_("Nothing has to be ordered"),
        N_("Goods of which less is to be had than their minimum appear here."),
    ),
    search_hint=N_("Code, name, category"),
    hidden=("supplier_code",),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
