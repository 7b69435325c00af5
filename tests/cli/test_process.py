"""The program as a shell meets it: processes, streams and exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def process(*words, **variables):
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_done_is_zero_refused_one_and_wrong_usage_two(tmp_path):
    path = tmp_path / "baru.boffice"
    made = process("new", path, "--name", "CV Baru", "--json")
    assert made.returncode == 0 and json.loads(made.stdout)["ok"] is True
    refused = process("new", path, "--name", "CV Baru", "--json")
    facts = json.loads(refused.stdout)
    assert refused.returncode == 1 and facts["ok"] is False and facts["errors"]
    assert process("new").returncode == 2


def test_reasons_go_to_the_error_stream_and_answers_to_the_other(tmp_path):
    refused = process("check", tmp_path / "none.boffice")
    assert refused.returncode == 1
    assert refused.stdout == "" and "none.boffice" in refused.stderr


def test_a_verb_brings_no_window_library_and_nothing_heavy(company):
    script = (
        "import sys, main\n"
        f"status = main.main(['list', {str(company)!r}, 'customers', '--json'])\n"
        "heavy = {'PySide6', 'reportlab', 'openpyxl', 'python_calamine', 'argon2', 'PIL', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_text_stays_whole_where_the_terminal_speaks_no_unicode(company, tmp_path):
    table = tmp_path / "customers.csv"
    table.write_text("code,name\nC-1,Kopi ☕ Toko\n", "utf-8")
    done = process("import", company, "customers", table, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    listed = process("list", company, "customers", "--json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert json.loads(listed.stdout)["rows"][0]["name"] == "Kopi ☕ Toko"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_reader_who_leaves_early_is_no_error_with_a_traceback(company, tmp_path):
    table = tmp_path / "customers.csv"
    rows = "".join(f"C-{n},Pelanggan nomor {n}\n" for n in range(3000))
    table.write_text("code,name\n" + rows, "utf-8")
    assert process("import", company, "customers", table).returncode == 0
    with subprocess.Popen(
        [sys.executable, "main.py", "list", str(company), "customers"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as listing:
        assert listing.stdout is not None and listing.stderr is not None
        listing.stdout.readline()
        listing.stdout.close()
        complaints = listing.stderr.read()
    assert "Traceback" not in complaints
