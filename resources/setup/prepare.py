r"""Set up this source tree and run it: what `make` and `make test` do, on Linux and on Windows.

    make          python3 resources/setup/prepare.py run     py -3 resources\setup\prepare.py run
    make test     python3 resources/setup/prepare.py test    py -3 resources\setup\prepare.py test
    make lock     python3 resources/setup/prepare.py lock    (writes the lock files anew; needs uv)

It needs Python 3.11 or newer and nothing else: it runs before anything is installed, so it uses the standard library
only. It stands under resources/ because it is no part of the program, and the wheel leaves it out. What it installs
goes into `.venv`; only libraries that the system lacks go through apt, as root or by `sudo` without a password; anyone
else is told the exact line to type. A second run finds everything in place within a second.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PROGRAMS = ENVIRONMENT / ("Scripts" if WINDOWS else "bin")
OLDEST_PYTHON = (3, 11)
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}


def main() -> int:
    """Do what the word on the command line asks for; returns the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        refuse(f"Cần Python 3.11 trở lên, máy đang dùng {found}.", f"Python 3.11 or newer is needed, this is {found}.")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description="Chuẩn bị và chạy Sổ giao ban (set up and run).")
    parser.add_argument("job", choices=["run", "test", "lock"])
    job: str = parser.parse_args().job
    os.chdir(ROOT)
    if job == "lock":
        return write_locks()
    set_up(job)
    return run_checks() if job == "test" else run_program()


def refuse(vietnamese: str, english: str) -> NoReturn:
    """Stop with exit code 1 and one clear sentence in both languages."""
    print(f"\n{vietnamese}\n{english}", file=sys.stderr)
    raise SystemExit(1)


# ---------------------------------------------------------------- what the system must hold


class Need(NamedTuple):
    """A Debian package, how to see that it is there already, and whether this job needs it."""

    package: str
    is_there: Callable[[], bool]
    only_for: str = "anything"


def library(name: str) -> Callable[[], bool]:
    """Whether the dynamic loader finds a shared library."""

    def is_there() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return is_there


def program(name: str) -> Callable[[], bool]:
    """Whether a program is on the search path."""
    return lambda: shutil.which(name) is not None


def postgresql_server() -> bool:
    """Whether a server's programs are there; Debian keeps them off the search path."""
    return bool(shutil.which("initdb")) or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def accessibility_bus() -> bool:
    """Whether a session bus can start the accessibility bus: it is told how by this file."""
    return Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists()


# The only list of system packages. "window": with a display, and in tests (under Xvfb).
NEEDS = (
    Need("python3-venv", lambda: importlib.util.find_spec("ensurepip") is not None),
    Need("libegl1", library("libEGL.so.1")),
    Need("libgl1", library("libGL.so.1")),
    Need("libxkbcommon0", library("libxkbcommon.so.0")),
    Need("libdbus-1-3", library("libdbus-1.so.3")),
    Need("libfontconfig1", library("libfontconfig.so.1")),
    Need("libglib2.0-0", library("libglib-2.0.so.0")),
    Need("libxcb-cursor0", library("libxcb-cursor.so.0"), "window"),
    Need("libxcb-icccm4", library("libxcb-icccm.so.4"), "window"),
    Need("libxcb-keysyms1", library("libxcb-keysyms.so.1"), "window"),
    Need("libxcb-shape0", library("libxcb-shape.so.0"), "window"),
    Need("libxcb-xkb1", library("libxcb-xkb.so.1"), "window"),
    Need("libxkbcommon-x11-0", library("libxkbcommon-x11.so.0"), "window"),
    Need("xvfb", program("Xvfb"), "test"),
    Need("poppler-utils", program("pdftotext"), "test"),
    Need("postgresql", postgresql_server, "test"),
    Need("dbus-daemon", program("dbus-daemon"), "test"),
    Need("at-spi2-core", accessibility_bus, "test"),
)


def has_display() -> bool:
    """Whether a window can be shown: always outside Linux, there by the session's variables."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(job: str) -> list[str]:
    """The Debian packages that the job needs and the system does not hold, in the list's order."""
    kinds = {"anything", job} | ({"window"} if job == "test" or has_display() else set())
    return [need.package for need in NEEDS if need.only_for in kinds and not need.is_there()]


def complete_system(job: str) -> None:
    """Install what is missing by apt, or say who must type what."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(job)
    if not missing:
        return
    print(f"      Còn thiếu: {' '.join(missing)}")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    by_hand = f"    sudo apt-get update && sudo {' '.join(install)}"
    if not shutil.which("apt-get"):
        refuse(
            f"Máy này không dùng apt. Hãy cài các thư viện tương ứng với: {' '.join(missing)}.",
            f"There is no apt here. Install what corresponds to these Debian packages: {' '.join(missing)}.",
        )
    as_root = privilege()
    if as_root is None:
        refuse(
            f"Thiếu gói hệ thống và không có quyền cài. Hãy chạy dòng sau rồi làm lại:\n{by_hand}",
            "System packages are missing and may not be installed from here: run the line above, then try again.",
        )
    for command in (["apt-get", "update"], install):
        if subprocess.run([*as_root, *command], check=False).returncode != 0:
            refuse(
                f"apt-get không chạy được; kiểm tra mạng rồi chạy tay:\n{by_hand}",
                "apt-get failed: check the network, or run the line above by hand.",
            )
    if still := missing_packages(job):
        refuse(f"Đã cài mà vẫn thiếu: {' '.join(still)}.", f"Installed, and still missing: {' '.join(still)}.")


def privilege() -> list[str] | None:
    """The words before a command that make it run as root without asking; None when that is impossible."""
    silent = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return silent
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n", *silent] if allowed else None


# ---------------------------------------------------------------- the environment in .venv


def set_up(job: str) -> None:
    """Bring system, `.venv` and locked libraries to what the job needs; what is there already stays."""
    print("[1/4] Kiểm tra thư viện hệ thống…")
    complete_system(job)
    print("[2/4] Kiểm tra môi trường Python…")
    if not environment_works():
        again = ["--clear"] if ENVIRONMENT.exists() else []
        print(f"      Tạo môi trường trong {ENVIRONMENT.name}…")
        if subprocess.run([sys.executable, "-m", "venv", *again, str(ENVIRONMENT)], check=False).returncode != 0:
            refuse(
                "Không tạo được môi trường Python. Trên Debian, Ubuntu: sudo apt-get install python3-venv",
                "The Python environment could not be made; on Debian and Ubuntu the package python3-venv is needed.",
            )
    print("[3/4] Cài thư viện…")
    if is_up_to_date(job):
        print("      Đã đủ.")
        return
    # Only finished wheels, each with the hash that the lock states; nothing is resolved or built on this machine.
    pip("install", "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(LOCKS[job]))
    pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--quiet", "--editable", str(ROOT))
    for covered in ("run", "test") if job == "test" else ("run",):
        stamp_of(covered).write_text(wanted(covered), encoding="ascii")


def environment_works() -> bool:
    """Whether `.venv` holds a Python of the needed age with pip; a half-made, outlived or moved one does not."""
    made_by = ENVIRONMENT / "pyvenv.cfg"
    stated = made_by.read_text(encoding="utf-8").splitlines() if made_by.exists() else []
    if any(line.startswith("command = ") and not line.endswith(f" {ENVIRONMENT}") for line in stated):
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        return subprocess.run([installed("python"), "-c", question], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def installed(name: str) -> str:
    """The path of a program in `.venv`."""
    return str(PROGRAMS / (f"{name}.exe" if WINDOWS else name))


def pip(*arguments: str) -> None:
    """Run the environment's own pip, its progress on the screen."""
    command = [installed("python"), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    if subprocess.run(command, check=False).returncode != 0:
        refuse(
            "Không cài được thư viện Python (xem dòng báo lỗi ở trên). Kiểm tra mạng rồi chạy lại cùng lệnh.",
            "The Python libraries could not be installed (see above). Check the network and run the command again.",
        )


def is_up_to_date(job: str) -> bool:
    """Whether the last finished installation was for these very lock and project files, in this place."""
    stamp = stamp_of(job)
    return stamp.exists() and stamp.read_text(encoding="ascii") == wanted(job)


def stamp_of(job: str) -> Path:
    """The file that says what was installed last."""
    return ENVIRONMENT / f"installed-for-{job}"


def wanted(job: str) -> str:
    """A hash of everything that decides what is installed; the place counts since the installation points to it."""
    state = hashlib.sha256(str(ROOT).encode())
    for file in (LOCKS[job], ROOT / "pyproject.toml"):
        state.update(file.read_bytes())
    return state.hexdigest()


# ---------------------------------------------------------------- the jobs


def run_program() -> int:
    """The window on the sample briefing; without a display the same story told to a PDF."""
    words = ["--sample"] if has_display() else ["demo", "--out", str(Path("build") / "demo")]
    print("[4/4] Chạy: giaoban", *words)
    return call(["giaoban", *words])


def run_checks() -> int:
    """Lint, form, types, walls, tests: stops at the first that fails; pytest speaks last."""
    checks = (
        ("lint", ["ruff", "check"]),
        ("format", ["ruff", "format", "--check"]),
        ("types", ["mypy"]),
        ("walls", ["lint-imports", "--no-logo"]),
        # Two at a time, a file's tests together: windows of one process grow slower with each that lived before.
        ("tests", ["pytest", "-q", "-n", "2", "--dist", "loadfile"]),
    )
    for name, command in checks:
        print(f"[4/4] Kiểm tra {name}: {' '.join(command)}")
        if code := call(command, QT_QPA_PLATFORM="offscreen"):
            return code
    return 0


def call(command: Sequence[str], **variables: str) -> int:
    """Run a program of the environment; returns its exit code, 130 when interrupted."""
    try:
        done = subprocess.run([installed(command[0]), *command[1:]], env={**os.environ, **variables}, check=False)
    except KeyboardInterrupt:
        return 130
    return done.returncode


def write_locks() -> int:
    """Pin every dependency of pyproject.toml for all systems, with hashes and without any address."""
    uv = shutil.which("uv", path=f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None:
        refuse("Cần chương trình uv để khóa phiên bản.", "The program uv is needed to write the lock files.")
    form = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--group", "build"]
    development = ["--extra", "pg", "--group", "dev", "--output-file", LOCKS["test"].name]
    # The program runs with the versions that it is tested with.
    released = ["--constraint", LOCKS["test"].name, "--output-file", LOCKS["run"].name]
    for choice in (development, released):
        if code := subprocess.run([uv, "pip", "compile", "pyproject.toml", *form, *choice], check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
