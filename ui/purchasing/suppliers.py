"""The list of suppliers, as purchasing shows it: their statements can be sent and doubles merged from here."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.list_panel import ListPanel
from ui.kit.manifest import Context
from ui.masters.lists import SUPPLIERS
from ui.trade import mail_acts, merging

SPEC = SUPPLIERS._replace(
    acts=(
        *SUPPLIERS.acts,
        mail_acts.of_rows(
            "purchasing.statement",
            "supplier-statement",
            None,
            lambda row: row.name,
            N_("Send the statement by e-mail…"),
        ),
        merging.act("purchasing.supplier"),
    ),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
