"""The one script for working on Back Office: ``python3 build/dev.py COMMAND``, on Windows, macOS and Linux.

It needs Python 3.11 and nothing else: the first command makes the environment it runs in (.work/venv).
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Back Office needs Python 3.11 or newer; this is %d.%d (%s). "
        "Install a newer one from https://www.python.org/downloads/ and run this script with it."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import argparse
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from build import environment, qt_libraries

DIST = ROOT / "dist"


class Refused(Exception):
    """A sentence for the user; nothing more is done."""


def has_display(system: str = sys.platform, variables: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown: always said of Windows and macOS, on Linux where a display is named."""
    if not system.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def call(*command: str | Path, offscreen: bool = False) -> int:
    """Run a command in the project's folder, its words going to the user; returns its exit status."""
    variables = dict(os.environ)
    if offscreen:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=variables)


def see_to_qt(window: bool) -> None:
    """Stop with the command to type where Qt could not start."""
    lacking = qt_libraries.ensure(window)
    if lacking:
        raise Refused(lacking)


def run(python: Path, rest: list[str]) -> int:
    """Open the window on the demo company; without a display make the same things as files."""
    if has_display():
        see_to_qt(window=True)
        return call(python, "main.py", "--demo", *rest)
    print(
        "There is no display here, so instead of opening the window the demo company, its papers "
        "and pictures of the main windows are made in dist/demo/.",
        flush=True,
    )
    see_to_qt(window=False)
    return call(python, "-m", "build.demo_papers", DIST / "demo", *rest, offscreen=True)


TWO_AT_A_TIME = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # see tests/conftest.py


def test(python: Path, rest: list[str]) -> int:
    """Run all tests, two at a time, without a screen; further words go to pytest."""
    see_to_qt(window=False)
    chosen = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in rest)
    return call(python, "-m", "pytest", *([] if chosen else TWO_AT_A_TIME), *rest, offscreen=True)


def check(python: Path, rest: list[str]) -> int:
    """Format, lint, types and import rules; with --fix, put right what can be put right by itself."""
    fix = "--fix" in rest
    typed = [name for name in ("app", "ui", "build", "main.py") if (ROOT / name).exists()]
    steps: list[tuple[str, list[str]]] = [
        ("lint", ["ruff", "check", *(["--fix"] if fix else []), "."]),
        ("format", ["ruff", "format", *([] if fix else ["--check"]), "."]),
        ("types", ["mypy", *typed]),
        ("import rules", ["pytest", "-q", "tests/conformance/test_architecture.py"]),
    ]
    failed = []
    for title, words in steps:
        print(f"{title}: {' '.join(words)}", flush=True)
        if call(python, "-m", *words):
            failed.append(title)
    print(f"Not in order: {', '.join(failed)}." if failed else "All in order.", flush=True)
    return 1 if failed else 0


def bench(python: Path, rest: list[str]) -> int:
    """Measure the program beside the physical limit, in one run."""
    see_to_qt(window=False)
    return call(python, "-m", "tests.bench", *rest, offscreen=True)


def kill(python: Path, rest: list[str]) -> int:
    """Kill the program 1,000 times at random moments and check what it leaves."""
    chosen = any(word.startswith("--runs") for word in rest)
    return call(python, "-m", "tests.kill", *([] if chosen else ["--runs", "1000"]), *rest)


def package(python: Path, rest: list[str]) -> int:
    """Make the program for this system in dist/, and see that it works."""
    see_to_qt(window=False)
    return call(python, "-m", "build.package", *rest, offscreen=True)


def screens(python: Path, rest: list[str]) -> int:
    """Take the pictures of all panels into dist/screens/."""
    see_to_qt(window=False)
    if not (ROOT / "build" / "screens.py").exists():
        raise Refused("There are no pictures to take yet: build/screens.py does not exist.")
    chosen = any(word.startswith("--to") for word in rest)
    to = [] if chosen else ["--to", str(DIST / "screens")]
    return call(python, "-m", "build.screens", *to, *rest, offscreen=True)


COMMANDS: dict[str, Callable[[Path, list[str]], int]] = {
    command.__name__: command for command in (run, test, check, bench, kill, package, screens)
}


def main(arguments: list[str]) -> int:
    """Prepare the environment, carry out one command in it and return its exit status."""
    parser = argparse.ArgumentParser(prog="build/dev.py", description="Work on Back Office.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        described = (command.__doc__ or "").strip()
        commands.add_parser(name, help=described, add_help=False)
    chosen, rest = parser.parse_known_args(arguments[:1])[0], arguments[1:]
    try:
        return COMMANDS[chosen.command](environment.prepare(), rest)
    except (Refused, environment.CannotPrepare) as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
