"""The set-up script: what it asks of the system, what it refuses, and when it works anew."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from resources.setup import prepare

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has system packages to check")


def a_system_that_lacks(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    held = {need.package: need.package not in packages for need in prepare.NEEDS}
    needs = tuple(need._replace(is_there=partial(held.__getitem__, need.package)) for need in prepare.NEEDS)
    monkeypatch.setattr(prepare, "NEEDS", needs)


@linux_only
def test_whoever_may_not_install_is_told_the_one_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_system_that_lacks(monkeypatch, "libegl1", "libgl1")
    monkeypatch.setattr(prepare, "privilege", lambda: None)
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")

    with pytest.raises(SystemExit) as stopped:
        prepare.complete_system("run")

    assert stopped.value.code == 1
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1\n" in capsys.readouterr().err


@linux_only
def test_a_failing_apt_stops_the_set_up_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    a_system_that_lacks(monkeypatch, "libegl1")
    asked: list[list[str]] = []
    monkeypatch.setattr(prepare, "privilege", lambda: ["env"])
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 100)

    monkeypatch.setattr("subprocess.run", run)

    with pytest.raises(SystemExit):
        prepare.complete_system("run")

    assert asked == [["env", "apt-get", "update"]]


@pytest.mark.parametrize(
    ("job", "display", "needed"),
    [
        pytest.param("run", None, False, id="no display"),
        pytest.param("run", ":0", True, id="with a display"),
        pytest.param("test", None, True, id="tests bring their own display"),
    ],
)
@linux_only
def test_a_window_asks_for_more_libraries(
    monkeypatch: pytest.MonkeyPatch, job: str, display: str | None, needed: bool
) -> None:
    a_system_that_lacks(monkeypatch, "libxcb-cursor0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    if display:
        monkeypatch.setenv("DISPLAY", display)

    assert bool(prepare.missing_packages(job)) is needed


@linux_only
@pytest.mark.parametrize(
    ("display", "words"),
    [(None, ["giaoban", "demo", "--out", str(Path("build") / "demo")]), (":0", ["giaoban", "--sample"])],
)
def test_without_a_display_the_sample_is_told_on_paper(
    monkeypatch: pytest.MonkeyPatch, display: str | None, words: list[str]
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(prepare, "has_display", lambda: display is not None)
    monkeypatch.setattr(prepare, "call", called.append)

    prepare.run_program()

    assert called == [words]


def test_the_first_failing_check_ends_the_run_and_pytest_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def call(command: list[str], **variables: str) -> int:
        assert variables == {"QT_QPA_PLATFORM": "offscreen"}
        called.append(command[0])
        return 3 if command[0] == "mypy" else 0

    monkeypatch.setattr(prepare, "call", call)

    assert prepare.run_checks() == 3
    assert called == ["ruff", "ruff", "mypy"]


def test_a_changed_lock_or_another_place_is_installed_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    lock.write_text("one==1", encoding="utf-8")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(prepare, "LOCKS", {"run": lock})
    assert not prepare.is_up_to_date("run")

    prepare.stamp_of("run").write_text(prepare.wanted("run"), encoding="ascii")
    assert prepare.is_up_to_date("run")

    lock.write_text("one==2", encoding="utf-8")
    assert not prepare.is_up_to_date("run")
