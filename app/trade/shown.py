"""A document as plain values, for ``show``: what the two departments have in common."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.kernel.explanation import Explained
from app.kernel.money import Money
from app.ledger.parts import Plan
from app.trade import plans
from app.trade.lines import DraftLine
from app.trade.payment_rows import PaymentView
from app.trade.totals import Totals


def fields(record: Any) -> dict[str, Any]:
    """The fields of a frozen record; values of the kernel stay whole."""
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def totals(figures: Totals) -> dict[str, Any]:
    """The totals without their lines."""
    shown = fields(figures)
    del shown["lines"], shown["freight_amounts"]
    return shown


def entered(line: DraftLine) -> dict[str, Any]:
    """A priced line as it was entered, beside what it is a line of."""
    return {
        "description": line.description,
        "warehouse": line.warehouse,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": line.unit_price,
        "discount_percent": line.discount,
        "tax": line.tax,
    }


def instalments(plan: Plan, outstanding: Money) -> list[dict[str, Any]]:
    """The parts of a document, and what of each is open."""
    return [
        {"due_date": part.due_date, "amount": part.amount, "outstanding": left}
        for part, left in zip(plan, plans.still_open(plan, outstanding), strict=True)
    ]


def explanation(step: Explained) -> dict[str, Any]:
    """A step of an explanation and those it rests on."""
    return {
        "label": step.label,
        "formula": step.formula,
        "operands": dict(step.operands),
        "result": step.result,
        "rule": step.rule,
        "parts": [explanation(part) for part in step.parts],
    }


def payment(view: PaymentView) -> dict[str, Any]:
    """A receipt or supplier payment whole."""
    draft = view.draft
    return {
        "number": view.number,
        "ref": draft.ref,
        "state": view.standing,
        "date": draft.date,
        "party": view.party.code,
        "party_name": view.party.name,
        "account": draft.account,
        "amount": draft.amount,
        "write_off": draft.write_off,
        "bank_charge": draft.bank_charge,
        "withheld": draft.withheld,
        "tax_object": draft.tax_object,
        "tax_base": draft.tax_base,
        "giro": draft.giro,
        "giro_bank": draft.giro_bank,
        "giro_due": draft.giro_due,
        "credit": view.credit,
        "method": draft.method,
        "notes": draft.notes,
        "applied": [fields(part) for part in draft.applied],
        "settlements": [fields(row) for row in view.settlements],
        "postings": [fields(row) for row in view.journal],
        "void": fields(view.voided) if view.voided else None,
    }
