"""What a delivery is called, and what it asks for. The work itself is told in `app.trade.goods.service`."""

from __future__ import annotations

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.text import N_
from app.sales.delivery.model import DeliveryNote, DeliveryNoteLine
from app.trade.goods import rows
from app.trade.goods.rules import Side

KIND = "delivery-note"
EDIT, POST, VOIDING = "sales.delivery.edit", "sales.delivery.post", "sales.delivery.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))

DELIVERY = Side(
    kind=KIND,
    series=KIND,
    table="delivery_note",
    parent="delivery_id",
    comes_in=False,
    counter="cogs",
    view="sales.view",
    edit=EDIT,
    post=POST,
    void=VOIDING,
    no_such=N_("There is no delivery {number}."),
    no_party=N_("Choose the customer."),
    no_such_party=N_("There is no customer {code}."),
    inactive_party=N_("Customer {code} is not in use any more."),
    cannot_save=N_("The delivery cannot be saved yet."),
    cannot_post=N_("Delivery {ref} cannot be posted yet."),
    is_party=lambda party: party.is_customer,
    model=DeliveryNote,
    line_model=DeliveryNoteLine,
)

LISTING = rows.listing(DELIVERY, "delivery-notes")
