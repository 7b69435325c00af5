"""The chart: what ships, what can be changed, and what history forbids."""

from __future__ import annotations

import dataclasses

import pytest

from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.listing import ListQuery
from app.kernel.money import rp
from app.ledger import accounts, seed
from app.ledger.chart import Account
from tests.ledger.builders import post, sale

ROLES = """cash receivable employee_receivable stock ppn_in supplier_advance payable accrued
customer_deposit salaries_payable thr_payable bpjs_health_payable bpjs_jht_payable bpjs_jp_payable
bpjs_jkk_jkm_payable other_deductions ppn_out pph21_payable retained_earnings opening_equity sales
service_revenue freight_income sales_returns sales_discount cogs service_cost freight_in
stock_difference purchase_return_difference salaries overtime thr_bonus bpjs_health_expense
bpjs_employment_expense pph21_allowance rounding bank_charges""".split()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_postable_account(session, role):
    account = accounts.for_role(role)
    assert not account.is_header
    assert account.active
    assert account.has_role


def test_every_account_but_the_parts_themselves_has_a_heading(session):
    for account in accounts.all_accounts():
        if account.parent_id is None:
            assert account.is_header
            assert account.code.endswith("000")
        else:
            assert accounts.by_id(account.parent_id).is_header


def test_control_accounts_are_those_of_the_subledgers(session):
    controls = {each.code: each.control for each in accounts.all_accounts() if each.control}
    assert controls == {
        "1201": "receivable",
        "1301": "stock",
        "2101": "payable",
        "2201": "payroll",
        "2202": "payroll",
        "3202": "system",
    }


@pytest.mark.parametrize(
    ("preset", "is_pkp", "active", "resting"),
    [
        ("trading", True, "1301 1501 2301", "1302"),
        ("trading", False, "1301", "1501 2301 2302"),
        ("services", True, "4102 5102", "1301 4101 5101"),
        ("manufacturing", True, "1302 1303 1304", "1113"),
    ],
)
def test_the_kind_of_company_decides_what_is_active(preset, is_pkp, active, resting):
    chart = {account.code: account.active for account, _parent, _role in seed.chart(preset, is_pkp)}
    assert all(chart[code] for code in active.split())
    assert not any(chart[code] for code in resting.split())


def test_an_account_is_created_changed_and_put_out_of_use(session):
    parent = accounts.by_code("6000")
    made = accounts.save(
        session, Account("6220", "Pelatihan", "Training", "operating_expense", parent_id=parent.id)
    )
    assert accounts.by_code("6220") == made
    assert made in accounts.postable()
    accounts.save(session, dataclasses.replace(made, active=False))
    assert accounts.by_code("6220") not in accounts.postable()


def test_a_used_account_is_not_deleted_and_stays_what_it_is(session):
    post(session, sale(100))
    cash = accounts.by_code("1101")
    with pytest.raises(UserError, match="1101"):
        accounts.remove(session, "1101")
    for change in ({"is_header": True}, {"type": "revenue"}, {"control": "receivable"}):
        with pytest.raises(Refused):
            accounts.save(session, dataclasses.replace(cash, **change))
    accounts.save(session, dataclasses.replace(cash, name="Kas toko"))


def test_an_account_nothing_needs_is_deleted(session):
    accounts.save(session, Account("6220", "Pelatihan", type="operating_expense"))
    accounts.remove(session, "6220")
    with pytest.raises(NotFound):
        accounts.by_code("6220")
    with pytest.raises(UserError):
        accounts.remove(session, "1100")
    with pytest.raises(UserError):
        accounts.remove(session, "1201")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Account("", "Tanpa kode"), "code"),
        (Account("6220", ""), "name"),
        (Account("6220", "x" * 301), "name"),
        (Account("6220", "Aneh", type="harta"), "type"),
        (Account("1101", "Kembar"), "code"),
    ],
)
def test_a_doubtful_account_is_refused(session, draft, field):
    assert field in [problem.field for problem in accounts.problems(draft)]
    with pytest.raises(Refused):
        accounts.save(session, draft)


def test_headings_stay_above_their_accounts(session):
    cash, part, group = map(accounts.by_code, ("1101", "1000", "1100"))
    below_cash = Account("1199", "Anak", parent_id=cash.id)
    assert [each.field for each in accounts.problems(below_cash)] == ["parent"]
    circle = dataclasses.replace(part, parent_id=group.id)
    assert [each.field for each in accounts.problems(circle)] == ["parent"]
    leaf = dataclasses.replace(group, is_header=False)
    assert [each.field for each in accounts.problems(leaf)] == ["is_header"]


def test_a_role_moves_only_within_its_subledger(session):
    accounts.save(session, Account("4109", "Penjualan daring", type="revenue", normal="credit"))
    accounts.assign_role(session, "sales", "4109")
    assert accounts.for_role("sales").code == "4109"
    assert not accounts.by_code("4101").has_role
    for role, code in (("receivable", "1203"), ("sales", "4000")):
        with pytest.raises(UserError):
            accounts.assign_role(session, role, code)


def test_the_list_shows_balances(session):
    post(session, sale(100))
    window = accounts.LISTING.window(ListQuery(search="Kas"))
    row = next(row for row in window.first(50) if row.code == "1101")
    assert row.balance == rp(100)
    assert row.parent == "1100"
    postable = accounts.LISTING.window(ListQuery(filters={"postable": ()})).first(200)
    assert {"1101", "4101"} <= {row.code for row in postable}
    assert not {"1000", "1201"} & {row.code for row in postable}


def test_unknown_codes_and_roles_are_told(session):
    with pytest.raises(NotFound, match="9999"):
        accounts.by_code("9999")
    with pytest.raises(NotFound):
        accounts.by_id(9999)
    with pytest.raises(NotFound, match="ghost"):
        accounts.for_role("ghost")
