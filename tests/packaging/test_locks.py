"""The lock files: every dependency that pyproject.toml states, at one version, with hashes and no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RELEASED = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
DEVELOPED = [*RELEASED, *PROJECT["project"]["optional-dependencies"]["pg"], *GROUPS["dev"]]
PIN = re.compile(
    r"^(?P<name>[a-z0-9._-]+)==(?P<version>\S+)(?P<rest>[^\n]*(?:\n[ ]+--hash=sha256:[0-9a-f]{64}[^\n]*)*)", re.M
)


def pins_of(lock: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes by name."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {canonicalize_name(m["name"]): (m["version"], m["rest"].count("--hash=")) for m in PIN.finditer(text)}


@pytest.mark.parametrize(
    ("lock", "stated"),
    [("requirements.lock", RELEASED), ("requirements-dev.lock", DEVELOPED)],
)
def test_a_lock_pins_every_stated_dependency_at_a_version_it_allows(lock: str, stated: list[str]) -> None:
    pins = pins_of(lock)

    for requirement in map(Requirement, stated):
        version, _ = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} but {version}: run `make lock`"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_nothing_but_pins_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert [name for name, (_, hashes) in pins_of(lock).items() if hashes == 0] == []
    assert PIN.sub("", text).strip() == ""
    assert "://" not in text
    assert "index-url" not in text


def test_the_program_runs_with_the_versions_that_it_is_tested_with() -> None:
    tested = pins_of("requirements-dev.lock")

    assert {name: tested.get(name) for name in pins_of("requirements.lock")} == pins_of("requirements.lock")


def test_the_build_backend_is_the_locked_one() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]
