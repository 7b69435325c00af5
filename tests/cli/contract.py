"""What other programs rely on: the columns of every table, and the keys of reports and papers.

Written out by hand from the description of the command line, not read from the program.
"""

from __future__ import annotations

_PARTY = "code name npwp nik address city phone email terms_days credit_limit"
_LINE = "item description quantity unit unit_price discount_percent tax prices_include_tax"
_AMOUNTS = "warehouse discount freight notes"
_PAYMENT = "ref date party account amount document applied"
_NOTE = "ref date party invoice item quantity unit_price restock"

COLUMNS = {
    "accounts": "code name name_en type parent active",
    "opening-balances": "account debit credit",
    "customers": _PARTY,
    "suppliers": _PARTY,
    "party-addresses": "party name use address city contact phone email",
    "items": "code name category kind unit costing sale_price purchase_price min_stock barcode tax",
    "item-units": "item unit factor",
    "warehouses": "code name",
    "price-lists": "list name customer item unit from_quantity price valid_from valid_to",
    "payment-terms": "code name parts active",
    "opening-stock": "item warehouse quantity unit_cost",
    "opening-receivables": "party document date due_date amount",
    "opening-payables": "party document date due_date amount",
    "opening-pay": "employee year through_month gross pph21 pension zakat leave_days loan_balance",
    "quotations": "ref date customer inquiry valid_until salesperson subject terms_days terms"
    f" {_AMOUNTS} {_LINE}",
    "sales-orders": "ref date customer customer_po wanted_date salesperson subject ship_to"
    f" terms_days terms {_AMOUNTS} {_LINE}",
    "purchase-requests": f"ref date needed_by requester purpose supplier {_AMOUNTS} {_LINE}",
    "purchase-orders": "ref date supplier supplier_quote wanted_date buyer subject ship_to"
    f" terms_days terms {_AMOUNTS} {_LINE}",
    "sales-invoices": "ref date customer customer_po due_date salesperson warehouse discount freight"
    f" notes {_LINE}",
    "purchase-invoices": "ref date supplier supplier_number faktur_number faktur_date due_date"
    f" warehouse discount freight notes {_LINE}",
    "landed-costs": "ref date bill bill_lines method notes goods goods_line",
    "credit-notes": _NOTE,
    "debit-notes": _NOTE,
    "customer-receipts": _PAYMENT,
    "supplier-payments": _PAYMENT,
    "journal-entries": "ref date account debit credit memo",
    "stock-moves": "ref date kind item warehouse to_warehouse quantity unit unit_cost reason",
    "stock-counts": "ref date warehouse item counted",
    "employees": "code name valid_from nik npwp ptkp gender birth_date religion joined left employment"
    " position department base_salary pph21_method bpjs_health bpjs_jht bpjs_jp jkk_class bank"
    " account_number email",
    "pay-components": "employee component amount valid_from valid_to",
    "pay-inputs": "employee period component amount",
    "attendance": "employee date check_in check_out",
    "overtime": "employee date hours day",
}

REPORTS = (
    "trial-balance",
    "general-ledger",
    "cash-book",
    "counter-closings",
    "open-sales-orders",
    "open-purchase-orders",
    "inventory-sheet",
    "reorder",
    "price-history",
    "stock-card",
    "stock-valuation",
    "payroll-summary",
    "payroll-changes",
    "pph21",
    "bpjs",
    "payment-list",
    "leave-balances",
    "employee-loans",
    "integrity",
)

CHOICES = {
    "general-ledger": ("account=1101",),
    "stock-card": ("item=BRG-001",),
    "price-history": ("item=BRG-001",),
}
