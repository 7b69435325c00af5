"""The document cases: PPN, prices including PPN, amounts in words, identity numbers, QRIS."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.kernel.money import rp
from app.kernel.rounding import half_up
from app.kernel.terbilang import in_words
from app.regulations import identifiers, qris
from app.regulations.identifiers import Verdict
from app.regulations.ppn import rule_on
from app.tax.ppn import EXEMPT, LUXURY, PPN, base_of_inclusive, ppn

Rows = list[dict[str, str]]
Case = tuple[str, dict[str, Any], dict[str, Any]]

RULES_OF = dt.date(2026, 11, 23)  # the day the cases were collected; they name none themselves
CODES = {"01": LUXURY, "07": EXEMPT, "08": EXEMPT}


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A kind of case table, known by its heads; ``cases`` gives id, expected and computed."""

    topic: str
    heads: tuple[str, ...]
    cases: Callable[[Rows], Iterable[Case]]


def _ppn(rows: Rows) -> Iterator[Case]:
    for place, row in enumerate(rows, start=1):
        price = Fraction(row["unit_price"]) * Fraction(row["qty"]) - Fraction(row["discount"] or 0)
        found = ppn(rp(half_up(price)), CODES.get(row["trx_code"], PPN), rule_on(RULES_OF))
        expected = {
            "tax_base": row["tax_base"],
            "other_tax_base": row["other_tax_base"],
            "vat": row["vat_from_rounded_other_base"],
        }
        computed = {
            "tax_base": found.dpp.whole(),
            "other_tax_base": found.dpp_nilai_lain.whole(),
            "vat": found.ppn.whole(),
        }
        yield f"PPN-{place}", expected, computed


def _ppn_inclusive(rows: Rows) -> Iterator[Case]:
    for place, row in enumerate(rows, start=1):
        amount = rp(int(row["amount_incl_vat"]))
        base = base_of_inclusive(amount, rule_on(RULES_OF))
        computed = {"tax_base": base.whole(), "vat": (amount - base).whole()}
        yield f"PPN-INCL-{place}", {"tax_base": row["tax_base"], "vat": row["vat"]}, computed


def _terbilang(rows: Rows) -> Iterator[Case]:
    for row in rows:
        words = in_words(int(row["number"]))
        computed = {"terbilang": words, "rupiah_sentence": f"{words} rupiah"}
        expected = {key: row[key] for key in computed if key in row}
        yield f"TERBILANG-{row['number']}", expected, computed


_KINDS: dict[str, Callable[[str], Verdict]] = {
    "npwp": identifiers.npwp,
    "nik": identifiers.nik,
    "nitku": identifiers.nitku,
    "phone": identifiers.phone,
    "postal": identifiers.postal_code,
}


def _identifiers(rows: Rows) -> Iterator[Case]:
    for row in rows:
        expected = {"normalised": row["normalised"], "verdict": row["verdict"]}
        judge = _KINDS.get(row["kind"])
        found = judge(row["input"]) if judge else None
        computed = {"normalised": found.normalised, "verdict": found.verdict} if found else {}
        yield f"{row['kind']} {row['input']}", expected, computed


def _qris(rows: Rows) -> Iterator[Case]:
    """A static code is taken apart and sealed again; others are made from the first static one."""
    static = next((row["payload"] for row in rows if row["kind"] == "static"), "")
    for row in rows:
        payload = row["payload"]
        try:
            yield (
                row["id"],
                {"payload": payload, "valid": True},
                _qris_again(row, static or payload),
            )
        except qris.Malformed as error:
            yield row["id"], {"payload": payload, "valid": True}, {"payload": str(error)}


def _qris_again(row: dict[str, str], base: str) -> dict[str, Any]:
    payload = row["payload"]
    if row["amount"]:
        again = qris.with_amount(base, int(row["amount"]), qris.bill_of(payload))
    else:
        again = qris.sealed(qris.parse(payload))
    return {"payload": again, "valid": not qris.problems(payload)}


DOCUMENT_TABLES = (
    DocumentTable("ppn", ("trx_code", "unit_price", "qty", "vat_from_rounded_other_base"), _ppn),
    DocumentTable("ppn_inclusive", ("amount_incl_vat", "tax_base", "vat"), _ppn_inclusive),
    DocumentTable("terbilang", ("number", "terbilang"), _terbilang),
    DocumentTable("identifier", ("kind", "input", "normalised", "verdict"), _identifiers),
    DocumentTable("qris", ("id", "kind", "amount", "payload"), _qris),
)
