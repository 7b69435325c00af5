"""Kinds of papers, and how one stands on a day. Pure."""

from __future__ import annotations

import datetime as dt

from app.kernel.text import N_

CONTRACT, MEDICAL = "contract", "medical"
KINDS = {
    "ktp": N_("KTP"),
    "kk": N_("Family card (KK)"),
    "npwp": N_("NPWP card"),
    "bpjs": N_("BPJS card"),
    CONTRACT: N_("Contract"),
    "certificate": N_("Certificate"),
    "licence": N_("Driving licence (SIM)"),
    MEDICAL: N_("Medical certificate"),
    "sp1": N_("Warning 1 (SP1)"),
    "sp2": N_("Warning 2 (SP2)"),
    "sp3": N_("Warning 3 (SP3)"),
    "other": N_("Other"),
}
WARNINGS = ("sp1", "sp2", "sp3")
"""A warning that expires is simply over: nobody is reminded of it."""

REMIND = dt.timedelta(days=60)
"""How long before its last day a paper is told of."""

VALID, EXPIRING, EXPIRED, OVER, REPLACED = "valid", "expiring", "expired", "over", "replaced"
