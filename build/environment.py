"""The program's own Python environment in .work/venv.

Made once from requirements.txt and made again when that file or the Python changes. The record of a finished
installation is written last, so that one which was cut short is noticed and redone. Standard library only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".work"
REQUIREMENTS = ROOT / "requirements.txt"


class CannotPrepare(Exception):
    """A sentence that says what is missing and the one command or act that brings it."""


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def fingerprint(requirements: Path = REQUIREMENTS, version: tuple[int, int] | None = None) -> str:
    """What an installation depends on: the requirements, word by word, and the Python's version."""
    major, minor = version or sys.version_info[:2]
    lines = [
        line.partition(" #")[0].strip() for line in requirements.read_text("utf-8").splitlines()
    ]
    wanted = "\n".join(sorted(line for line in lines if line and not line.startswith("#")))
    return f"{major}.{minor}-{hashlib.sha256(wanted.encode()).hexdigest()}"


def missing_module_advice(
    absent: list[str], system: str = sys.platform, distribution: str | None = None
) -> str:
    """The sentence for a Python without ``venv`` or ``pip``: what is absent and the command that brings it."""
    what = f"This Python ({sys.executable}) comes without {' and '.join(absent)}."
    if not system.startswith("linux"):
        return f"{what} Install Python from https://www.python.org/downloads/ and run this again."
    major, minor = sys.version_info[:2]
    commands = {
        "debian": f"sudo apt install python{major}.{minor}-venv",
        "fedora": "sudo dnf install python3-pip python3-libs",
        "arch": "sudo pacman -S python",
        "suse": f"sudo zypper install python{major}{minor} python{major}{minor}-pip",
    }
    command = commands.get(distribution or linux_family())
    if command is None:
        return f"{what} Install your distribution's packages for venv and pip, and run this again."
    return f"{what} This command brings it: {command}"


def linux_family(os_release: Path = Path("/etc/os-release")) -> str:
    """Whose package tool this Linux uses: "debian", "fedora", "arch" or "suse"; "" where unknown."""
    try:
        lines = os_release.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    families = {
        "debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora",
        "arch": "arch", "suse": "suse", "opensuse": "suse",
    }  # fmt: skip
    return next((families[name] for name in names if name in families), "")


def prepare(work: Path = WORK, requirements: Path = REQUIREMENTS) -> Path:
    """The interpreter of a complete environment, made or brought up to date first where needed.

    Raises CannotPrepare with a sentence for the user.
    """
    venv, record = work / "venv", work / "installed"
    wanted = fingerprint(requirements)
    state = _state(venv, record, wanted)
    if state == "ready":
        return python_in(venv)
    absent = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if absent:
        raise CannotPrepare(missing_module_advice(absent))
    work.mkdir(parents=True, exist_ok=True)
    record.unlink(missing_ok=True)
    started = time.monotonic()
    if state == "make":
        print("Preparing the environment (first time, a few minutes)…", flush=True)
        _make_venv(venv)
    else:
        print("Bringing the environment up to date with requirements.txt…", flush=True)
    _install(python_in(venv), requirements, work / "install.log")
    _cut_fonts(python_in(venv))
    record.write_text(wanted + "\n", "utf-8")
    print(f"The environment is ready ({time.monotonic() - started:.0f} seconds).", flush=True)
    return python_in(venv)


def _state(venv: Path, record: Path, wanted: str) -> str:
    """What is there: "ready", "update" (finished, other requirements) or "make" (none, cut short, broken)."""
    if not record.is_file() or not _answers(python_in(venv)):
        return "make"
    installed = record.read_text("utf-8").strip()
    if installed == wanted:
        return "ready"
    return "update" if installed.split("-")[0] == wanted.split("-", maxsplit=1)[0] else "make"


def _answers(python: Path) -> bool:
    """Whether this interpreter still starts: its base may have been removed or the folder moved."""
    try:
        done = subprocess.run([python, "-c", "pass"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _make_venv(venv: Path) -> None:
    if venv.exists():
        shutil.rmtree(venv)
    done = subprocess.run(
        [sys.executable, "-m", "venv", venv], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotPrepare(
            f"The environment could not be made: {(done.stdout + done.stderr).strip()}"
        )


def _cut_fonts(python: Path) -> None:
    """The window's typeface in plain weights; without them the variable file serves, less well."""
    done = subprocess.run(
        [str(python), "-m", "build.window_fonts"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"The window's font stays as it comes: {done.stderr.strip().splitlines()[-1]}")


def _install(python: Path, requirements: Path, log: Path) -> None:
    """Install the requirements, naming each package on one moving line; pip's words go to the log."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-color"]
    moving = sys.stdout.isatty()
    with (
        log.open("w", encoding="utf-8") as written,
        subprocess.Popen(
            [*command, "--progress-bar", "off", "-r", str(requirements)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
        ) as pip,
    ):  # fmt: skip
        assert pip.stdout is not None
        for line in pip.stdout:
            written.write(line)
            if moving and line.startswith("Collecting "):
                print(f"\r  {line.split()[1]:<60.60}", end="", flush=True)
    if moving:
        print("\r" + " " * 62 + "\r", end="")
    if pip.returncode:
        tail = "".join(f"  {line}\n" for line in log.read_text("utf-8").splitlines()[-12:])
        raise CannotPrepare(
            f"The packages could not be installed; pip says:\n{tail}"
            f"Its whole report is in {log}. Run the same command again once that is solved."
        )
