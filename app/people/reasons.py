"""Why work ends, in words."""

from __future__ import annotations

from app.kernel.text import N_

REASONS: dict[str, str] = {
    "merger_consolidation_separation": N_("Merger, consolidation or separation"),
    "takeover": N_("Takeover of the company"),
    "takeover_changed_terms_worker_refuses": N_("Takeover, changed terms refused by the worker"),
    "efficiency_because_of_losses": N_("Efficiency because of losses"),
    "efficiency_to_prevent_losses": N_("Efficiency to prevent losses"),
    "closure_losses_two_years": N_("Closure after two years of losses"),
    "closure_not_losses": N_("Closure without losses"),
    "force_majeure_closure": N_("Closure by force majeure"),
    "force_majeure_no_closure": N_("Force majeure without closure"),
    "pkpu_because_of_losses": N_("PKPU because of losses"),
    "pkpu_not_losses": N_("PKPU without losses"),
    "bankruptcy": N_("Bankruptcy"),
    "worker_request_employer_misconduct": N_("Asked for by the worker, misconduct of the employer"),
    "employer_misconduct_not_proven": N_("Misconduct of the employer not proven"),
    "resignation": N_("Resignation"),
    "absent_5_working_days": N_("Absent for 5 working days without word"),
    "violation_after_warning_letters": N_("Violation after warning letters"),
    "urgent_violation": N_("Urgent violation"),
    "detained_caused_company_loss": N_("Detained, with loss to the company"),
    "detained_no_company_loss": N_("Detained, without loss to the company"),
    "illness_or_disability_over_12_months": N_("Illness or disability beyond 12 months"),
    "pension_age": N_("Pension age"),
    "death": N_("Death"),
}
"""Why work ends, as PP 35/2021 art. 41 to 57 say it."""
