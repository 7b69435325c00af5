"""The working script: what it says where something is absent, and when it installs again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build import demo_papers, dev, environment, modules, qt_libraries

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    """A small requirements.txt."""
    path = tmp_path / "requirements.txt"
    path.write_text("# program\npeewee==4.5.3  # why\nreportlab==5.1.0\n", "utf-8")
    return path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Environments are made as bare folders with this Python; the list tells each installation."""
    told: list[Path] = []

    def make(venv: Path) -> None:
        shutil.rmtree(venv, ignore_errors=True)
        python = environment.python_in(venv)
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)

    monkeypatch.setattr(environment, "_make_venv", make)
    monkeypatch.setattr(environment, "_install", lambda python, what, log: told.append(python))
    return told


def test_python_without_venv_names_the_command() -> None:
    said = environment.missing_module_advice(["ensurepip"], "linux", "debian")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert "comes without ensurepip" in said
    assert said.endswith(f"sudo apt install python{version}-venv")


def test_python_without_venv_elsewhere() -> None:
    assert "sudo dnf install" in environment.missing_module_advice(["venv"], "linux", "fedora")
    assert "python.org" in environment.missing_module_advice(["venv"], "win32")


def test_prepare_stops_where_ensurepip_is_absent(
    requirements: Path, installed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(environment.CannotPrepare, match="without venv and ensurepip"):
        environment.prepare(requirements.parent / ".work", requirements)
    assert not installed


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ("ID=debian\n", "debian"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ("ID=manjaro\nID_LIKE=arch\n", "arch"),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', "suse"),
        ("ID=void\n", ""),
    ],
)
def test_families_of_linux(tmp_path: Path, release: str, family: str) -> None:
    path = tmp_path / "os-release"
    path.write_text(release, "utf-8")
    assert environment.linux_family(path) == family


def test_fingerprint_follows_requirements_and_python(requirements: Path) -> None:
    before = environment.fingerprint(requirements, (3, 11))
    assert environment.fingerprint(requirements, (3, 12)) != before
    requirements.write_text("reportlab==5.1.0\npeewee==4.5.3\n", "utf-8")
    assert (
        environment.fingerprint(requirements, (3, 11)) == before
    )  # comments and order say nothing
    requirements.write_text("reportlab==5.1.0\npeewee==4.5.4\n", "utf-8")
    assert environment.fingerprint(requirements, (3, 11)) != before


def test_installs_once_and_again_when_requirements_change(
    requirements: Path, installed: list[Path]
) -> None:
    work = requirements.parent / ".work"
    environment.prepare(work, requirements)
    environment.prepare(work, requirements)
    assert len(installed) == 1
    requirements.write_text("peewee==4.5.4\n", "utf-8")
    environment.prepare(work, requirements)
    assert len(installed) == 2


def test_an_installation_cut_short_is_redone_from_the_start(
    requirements: Path, installed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = requirements.parent / ".work"

    def cut_short(python: Path, what: Path, log: Path) -> None:
        (python.parent / "half").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_install", cut_short)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(work, requirements)
    python = environment.prepare(work, requirements)
    assert len(installed) == 1
    assert not (python.parent / "half").exists()


def test_an_environment_whose_python_is_gone_is_remade(
    requirements: Path, installed: list[Path]
) -> None:
    work = requirements.parent / ".work"
    python = environment.prepare(work, requirements)
    python.unlink()
    python.symlink_to(work / "nowhere")
    assert environment.prepare(work, requirements).resolve() == Path(sys.executable).resolve()
    assert len(installed) == 2


def test_a_refused_installation_says_pips_reason(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("--no-index\nno-such-package-of-ours==1\n", "utf-8")
    with pytest.raises(environment.CannotPrepare, match="no-such-package-of-ours"):
        environment._install(Path(sys.executable), requirements, tmp_path / "install.log")


def test_absent_libraries_name_one_command() -> None:
    lacking = qt_libraries.absent(
        qt_libraries.OFFSCREEN + qt_libraries.WINDOW, lambda file: "xcb-cursor" not in file
    )
    assert [library.file for library in lacking] == ["libxcb-cursor.so.0"]
    assert qt_libraries.command_for(lacking, "debian") == "sudo apt install libxcb-cursor0"
    assert qt_libraries.command_for(lacking, "fedora") == "sudo dnf install xcb-util-cursor"
    assert qt_libraries.command_for(lacking, "arch") == "sudo pacman -S --needed xcb-util-cursor"
    assert qt_libraries.command_for(lacking, "") == ""


def test_without_rights_the_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(qt_libraries, "linux_family", lambda: "debian")
    monkeypatch.setattr(
        qt_libraries, "absent", lambda wanted: [lib for lib in wanted if lib.file == "libEGL.so.1"]
    )
    assert qt_libraries.ensure(window=False).endswith(": sudo apt install libegl1")


def test_with_rights_the_libraries_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(qt_libraries, "_apt_install", installed.extend)
    monkeypatch.setattr(
        qt_libraries, "absent", lambda wanted: [] if installed else [*qt_libraries.WINDOW[:1]]
    )
    assert qt_libraries.ensure(window=True) == ""
    assert installed == ["libx11-xcb1"]


def test_a_display_is_asked_for_on_linux_only() -> None:
    assert not dev.has_display("linux", {})
    assert dev.has_display("linux", {"DISPLAY": ":0"})
    assert dev.has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert dev.has_display("darwin", {})


def test_pytest_keeps_its_status_and_words(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "see_to_qt", lambda window: None)
    monkeypatch.setattr(dev, "call", lambda *words, offscreen: called.append(words) or 5)
    assert dev.test(Path("python"), ["-k", "ledger"]) == 5
    assert called == [(Path("python"), "-m", "pytest", *dev.TWO_AT_A_TIME, "-k", "ledger")]


def test_an_old_python_is_told_so() -> None:
    source = (ROOT / "build" / "dev.py").read_text("utf-8")
    old = source.replace("import sys\n", "import sys\nsys.version_info = (3, 9, 2)\n", 1)
    said = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert said.stderr.startswith("Back Office needs Python 3.11 or newer; this is 3.9")


def test_demo_leaves_strangers_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    demo_papers.fresh_folder(folder)
    (folder / "old.pdf").touch()
    demo_papers.fresh_folder(folder)
    assert not (folder / "old.pdf").exists()
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").touch()
    with pytest.raises(demo_papers.Failed):
        demo_papers.fresh_folder(mine)
    assert (mine / "letter.txt").exists()


def test_hidden_files_are_not_told_among_what_was_made(tmp_path: Path) -> None:
    demo_papers.fresh_folder(tmp_path / "demo")
    for name in ("lentera.boffice", ".lentera.boffice.lock", "light/sales.png"):
        (tmp_path / "demo" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "demo" / name).touch()
    told = {path.name for path in demo_papers.made_in(tmp_path / "demo")}
    assert told == {"lentera.boffice", "sales.png"}


def test_numbers_are_found_in_what_list_answers() -> None:
    answer = json.loads('{"kind": "x", "rows": [{"number": "INV-1"}, {"ref": "draft-2"}]}')
    assert demo_papers.number_in(demo_papers.rows_in(answer), ("number", "ref")) == "INV-1"
    assert demo_papers.number_in([], ("number",)) == ""
    days = [{"date": "2026-11-23"}, {"date": "2026-11-30"}, {"date": "2025-12-01"}]
    assert demo_papers.number_in(days, ("date",)) == "2026-11-30"
    slips = [{"number": "THR/1", "period": "2026-03"}, {"number": "SLIP/2", "period": "2026-10"}]
    assert demo_papers.number_in(slips, ("number",)) == "SLIP/2"


def test_a_package_carries_every_module(tmp_path: Path) -> None:
    for name in ("app/__init__.py", "app/sales/department.py", "app/sales/tests/test_x.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert modules.modules_under("app", tmp_path) == ["app", "app.sales.department"]
    assert "reportlab.graphics.barcode.qr" in modules.hidden_imports(tmp_path)
