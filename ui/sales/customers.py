"""The list of customers, as sales shows it: their statements can be sent and doubles merged from here."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.list_panel import ListPanel
from ui.kit.manifest import Context
from ui.masters.lists import CUSTOMERS
from ui.trade import mail_acts, merging

SPEC = CUSTOMERS._replace(
    acts=(
        *CUSTOMERS.acts,
        mail_acts.of_rows(
            "sales.statement",
            "customer-statement",
            None,
            lambda row: row.name,
            N_("Send the statement by e-mail…"),
        ),
        merging.act("sales.customer"),
    ),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
