"""Sales invoices that come again."""

from __future__ import annotations

from app.sales.invoice import queries, rules, service
from app.trade.recurring import Recurring

SIDE = Recurring(
    kind=rules.KIND,
    table=service.TABLE,
    party="customer_id",
    view=queries.VIEW,
    edit=rules.EDIT,
    post_permission=rules.POST,
    copy=service.duplicate,
    save=service.save_draft,
    post=service.post_invoice,
)
