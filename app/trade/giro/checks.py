"""What must hold of giros at all times."""

from __future__ import annotations

from app.kernel import formats
from app.kernel.text import _
from app.ledger import accounts, balances
from app.store.integrity import CheckResult
from app.trade.giro import queries
from app.trade.payments import Side


def account_holds_what_waits(name: str, title: str, side: Side) -> CheckResult:
    """The giros that were neither cleared nor bounced come to what their account holds."""
    account, waiting = accounts.with_role(side.giro), queries.waiting(side)
    if account is None:
        return CheckResult(name, title, not waiting, _("No account is set for giros."))
    held = balances.balance(account.id)
    held = held if side.sign < 0 else -held
    values = {"waiting": formats.rupiah(waiting), "held": formats.rupiah(held)}
    detail = _("{waiting} wait, the account holds {held}", **values)
    return CheckResult(name, title, waiting == held, detail)
