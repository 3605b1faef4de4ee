"""The wheel: one file that carries the program, its resources and its migrations, and finds them elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHERE = "from giaoban_tracker import places; print(places.resources_folder()); print(places.migrations_folder())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as pip builds it, with the locked backend, without a network."""
    target = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--quiet"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "-w", str(target), str(ROOT)], check=True)
    [built] = target.glob("*.whl")
    return built


def test_the_wheel_carries_everything_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    wanted = {
        f"giaoban_tracker/_{file.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "migrations")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not _stays_at_home(file)
    }
    assert {f"giaoban_tracker/_resources/fonts/GiaoBanSerif-{face}.ttf" for face in ("Regular", "Bold")} <= names
    assert "giaoban_tracker/_resources/fonts/OFL.txt" in names
    assert wanted - names == set()


def test_the_wheel_leaves_tests_and_recipes_at_home(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"giaoban_tracker"}
    assert [name for name in names if "/_resources/" in name and name.endswith(".py")] == []


def test_an_unpacked_wheel_finds_its_own_folders(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)

    asked = subprocess.run(
        [sys.executable, "-c", WHERE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    found = [Path(line) for line in asked.stdout.splitlines()]
    assert found == [tmp_path / "giaoban_tracker" / "_resources", tmp_path / "giaoban_tracker" / "_migrations"]


def test_the_wheel_states_both_commands(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [entry_points] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        stated = archive.read(entry_points).decode()

    assert "[console_scripts]\ngiaoban = giaoban_tracker.__main__:main" in stated
    assert "[gui_scripts]\ngiaoban-window = giaoban_tracker.__main__:main" in stated


def _stays_at_home(file: Path) -> bool:
    """The set-up script, the README's pictures, and the recipes of the fonts, the calendar and the guide's pictures."""
    room, *_ = file.relative_to(ROOT / "resources").parts if file.is_relative_to(ROOT / "resources") else ("",)
    return room in {"setup", "pictures"} or (room in {"fonts", "calendar", "guide"} and file.suffix == ".py")
