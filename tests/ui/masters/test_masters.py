"""Lists and editors of master data, and the company profile, as a person uses them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.kernel.money import rp
from app.kernel.quantity import UnitPrice
from app.ledger import accounts
from app.masters import item, party, warehouse
from tests.ui.masters.conftest import Desk
from ui.data.backups import BackupsPanel
from ui.data.company import CompanyPanel
from ui.data.integrity import IntegrityPanel, light
from ui.kit import tasks
from ui.masters import editor, lists
from ui.masters.editor import MasterEditor
from ui.masters.form import RecordForm
from ui.masters.kinds import KINDS


def enter(form: RecordForm, key: str, text: str) -> None:
    """Types into a field as a person."""
    field = form.editor(key)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    if text.isascii():
        QTest.keyClicks(field, text or "\b")
    else:
        field.insert(text)


def shown(qtbot: QtBot, widget: MasterEditor) -> MasterEditor:
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


def test_a_customer_is_made_and_changed(desk: Desk, qtbot: QtBot) -> None:
    made = shown(qtbot, editor.customer(desk))
    assert made.title() == "Pelanggan baru" and not made.is_modified()
    enter(made.form, "code", "C-001")
    enter(made.form, "name", "Toko Sumber Terang")
    enter(made.form, "credit_limit", "40jt")
    enter(made.form, "terms_days", "14")
    assert made.is_modified()
    qtbot.mouseClick(made.save_button, Qt.MouseButton.LeftButton)
    kept = party.require("C-001")
    assert kept.is_customer and kept.credit_limit == rp(40_000_000) and kept.terms_days == 14
    assert made.title() == "C-001 · Toko Sumber Terang" and not made.is_modified()
    assert made.document_key() == ("customer", kept.id)
    enter(made.form, "city", "Semarang")
    assert made.save()
    assert party.get(kept.id).city == "Semarang"


def test_a_refused_save_shows_every_problem_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    made = shown(qtbot, editor.supplier(desk))
    enter(made.form, "terms_days", "dua")
    assert not made.save()
    assert made.form.boxes["terms_days"].error != ""
    enter(made.form, "terms_days", "30")
    assert made.form.boxes["terms_days"].error == ""
    assert not made.save()
    assert made.form.boxes["code"].error and made.form.boxes["name"].error
    assert made.form.summary.isVisible()
    assert party.find("") is None


@pytest.mark.parametrize("name", ['O\'Brien "Jaya" & <Rekan>', "Toko 😀 Ceria", "Ñandú — Śląsk"])
def test_names_with_quotes_and_emoji_survive(desk: Desk, qtbot: QtBot, name: str) -> None:
    made = shown(qtbot, editor.customer(desk))
    enter(made.form, "code", "C-9")
    enter(made.form, "name", name)
    assert made.save()
    assert party.require("C-9").name == name
    assert editor.customer(desk, party.require("C-9").id).title() == f"C-9 · {name}"


def test_a_taken_code_is_told(desk: Desk, qtbot: QtBot) -> None:
    warehouse.save(desk.session, warehouse.Warehouse("G2", "Gudang dua"))
    made = shown(qtbot, editor.warehouse(desk))
    enter(made.form, "code", "G2")
    enter(made.form, "name", "Lain")
    assert not made.save()
    assert "G2" in made.form.boxes["code"].error


def test_an_item_gets_its_other_units(desk: Desk, qtbot: QtBot) -> None:
    made = shown(qtbot, editor.item(desk))
    enter(made.form, "code", "LMP-1")
    enter(made.form, "name", "Lampu")
    enter(made.form, "sale_price", "18.500")
    assert made.units is not None and made.units.isHidden()
    assert made.save() and made.units.isVisible()
    kept = item.require("LMP-1")
    assert kept.sale_price == UnitPrice(18_500 * 10_000)
    made.units.form.set_values({"unit": "dus", "factor": "12"})
    made.units.add_unit()
    assert item.factors(kept.id)["dus"] == Fraction(12)
    told = [each.text() for each in made.units._rows.findChildren(QLabel)]
    assert told == ["1 dus = 12 pcs"]
    made.units.form.set_values({"unit": "rol", "factor": "banyak"})
    made.units.add_unit()
    assert made.units.form.boxes["factor"].error != "" and "rol" not in item.factors(kept.id)


def test_an_account_is_made_under_its_heading(desk: Desk, qtbot: QtBot) -> None:
    heading = next(each for each in accounts.all_accounts() if each.is_header)
    made = shown(qtbot, editor.account(desk))
    enter(made.form, "code", f"{heading.code}9")
    enter(made.form, "name", "Akun uji")
    made.form.editor("type").set_value(heading.type)
    made.form.editor("parent_id").set_value(heading.id)
    made.form.editor("normal").set_value(heading.normal)
    assert made.save()
    assert accounts.by_code(f"{heading.code}9").parent_id == heading.id


def test_who_may_not_edit_can_read(desk: Desk, qtbot: QtBot) -> None:
    desk.session.read_only = True
    made = shown(qtbot, editor.customer(desk))
    assert not made.save_button.isEnabled()
    name = made.form.editor("name")
    assert isinstance(name, QLineEdit) and name.isReadOnly()


@pytest.mark.parametrize(
    "make",
    [lists.customers, lists.suppliers, lists.items, lists.warehouses, lists.chart_of_accounts],
)
def test_lists_open_new_records(desk: Desk, qtbot: QtBot, make: object) -> None:
    assert callable(make)
    panel = make(desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.new()
    kind, number = desk.opened[-1]
    assert kind in KINDS and number is None


def test_list_finds_and_opens(desk: Desk, qtbot: QtBot) -> None:
    for code, name in (("C-1", "CV Mitra Instalasi"), ("C-2", "Toko Listrik Pojok")):
        party.save(desk.session, party.Party(code, name, is_customer=True))
    panel = lists.customers(desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.apply_filters(search="pojok")
    qtbot.waitUntil(lambda: not tasks.busy())
    panel.table.select_first()
    assert panel.current_row().code == "C-2"
    panel.table.opened.emit(panel.current_row())
    assert desk.opened[-1] == ("customer", party.require("C-2").id)


def test_list_shows_what_was_made_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    panel = lists.customers(desk)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.table.showing_rows
    party.save(desk.session, party.Party("C-1", "CV Mitra", is_customer=True))
    assert panel.table.showing_rows


# -- company profile ------------------------------------------------------------------------------


@pytest.fixture
def company(desk: Desk, qtbot: QtBot) -> CompanyPanel:
    panel = CompanyPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    return panel


def test_the_profile_is_changed(company: CompanyPanel, desk: Desk, qtbot: QtBot) -> None:
    assert not company.save_button.isEnabled()
    enter(company.form, "city", "Semarang")
    assert company.save_button.isEnabled()
    qtbot.mouseClick(company.save_button, Qt.MouseButton.LeftButton)
    assert desk.session.company.city == "Semarang"
    assert not company.save_button.isEnabled()


def test_a_nameless_company_is_refused(company: CompanyPanel, desk: Desk) -> None:
    enter(company.form, "name", "")
    assert not company.save()
    assert company.form.boxes["name"].error != ""
    assert desk.session.company.name == "PT Uji Coba"


def test_a_logo_is_kept_and_removed(company: CompanyPanel, desk: Desk, tmp_path: Path) -> None:
    picture = QPixmap(64, 32)
    picture.fill(QColor("red"))
    picture.save(str(tmp_path / "logo.png"))
    company.set_logo(tmp_path / "logo.png")
    assert desk.errors == [] and desk.session.company.logo != ""
    assert not company.logo.pixmap().isNull()
    company.remove_logo()
    assert desk.session.company.logo == ""


def test_a_logo_that_is_no_picture_is_a_sentence(
    company: CompanyPanel, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_text("not a picture")
    company.set_logo(tmp_path / "logo.png")
    company.set_logo(tmp_path / "absent.png")
    assert len(desk.errors) == 2 and desk.session.company.logo == ""


# -- backups and integrity ------------------------------------------------------------------------


def test_backups_are_made_and_listed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = BackupsPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.table.rowCount() == 0
    panel.make_backup()
    panel.back_up_to(tmp_path / "mine")
    assert panel.table.rowCount() == 2
    assert (tmp_path / "mine.bobackup").exists()
    assert [tone for tone, _title in desk.notices] == ["success", "success"]
    panel.table.selectRow(0)
    source = panel.chosen()
    assert source is not None
    panel.restore_to(source, tmp_path / "again.boffice")
    assert (tmp_path / "again.boffice").exists()


def test_a_backup_never_overwrites(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = BackupsPanel(desk)
    qtbot.addWidget(panel)
    (tmp_path / "mine.bobackup").write_text("mine")
    panel.back_up_to(tmp_path / "mine.bobackup")
    assert len(desk.errors) == 1
    assert (tmp_path / "mine.bobackup").read_text() == "mine"


def test_every_check_has_its_light(desk: Desk, qtbot: QtBot) -> None:
    panel = IntegrityPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.results and {light(each) for each in panel.results} <= {"green", "amber"}
    assert panel.summary.isVisible() and panel.run_button.isEnabled()
