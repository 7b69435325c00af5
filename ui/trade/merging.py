"""Merging two records of one customer or supplier, from the list of either."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from app.masters import party as parties
from app.trade import merging
from ui.kit.actions import Act
from ui.kit.fields import FlagBox
from ui.kit.form_dialog import FormDialog
from ui.kit.lookup import Found, Lookup, LookupField
from ui.kit.manifest import Context


def act(prefix: str) -> Act:
    """The act of one row."""
    return Act(
        f"{prefix}.merge",
        N_("Merge into another…"),
        ask,
        icon="ph.users",
        permission=merging.EDIT,
        menu_only=True,
    )


def ask(context: Context, row: Any) -> FormDialog:
    """Asks into whom; what speaks against it is said, and nothing is changed."""

    def merge() -> None:
        form = dialog.form
        into, confirmed = form.value("into") or "", form.value("confirmed")
        merged = merging.merge(context.session, row.code, into, confirmed=confirmed)
        context.notify(
            "info",
            _("{code} was merged into {into}.", code=row.code, into=merged.party.code),
            _(
                "Its documents, balances and addresses are now those of {name}.",
                name=merged.party.name,
            ),
        )

    dialog = FormDialog(
        context.window,
        _("Merge {code} {name}", code=row.code, name=row.name),
        N_("Merge"),
        merge,
        _(
            "All its documents, balances and addresses become those of the other one. Its code stays to be"
            " found and says so. This cannot be taken back."
        ),
    )
    dialog.form.add("into", N_("Into"), LookupField(_all_parties(row.code)), required=True)
    dialog.form.add("confirmed", "", FlagBox(N_("They are one, even if NPWP or NIK differ")))
    dialog.open()
    return dialog


def _all_parties(but: str) -> Lookup:
    """Every customer and supplier in use but one."""

    def find(text: str, limit: int) -> Sequence[Found]:
        found: dict[str, Found] = {}
        for listing in (parties.CUSTOMERS, parties.SUPPLIERS):
            for row in listing.window(ListQuery(text, {"active": 1})).first(limit):
                found[row.code] = Found(row.code, row.code, row.name, row.city)
        found.pop(but, None)
        return list(found.values())[:limit]

    def get(code: Any) -> Found | None:
        party = parties.find(code)
        return Found(party.code, party.code, party.name, party.city) if party else None

    return Lookup(find, get, N_("customer or supplier"))
