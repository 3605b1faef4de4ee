"""PDFs that several tests look at, set once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.paper.samples import RESOURCES, assigned, briefing, follow_up, print_annex, print_follow_up, rows


@pytest.fixture(scope="session")
def briefing_pdf() -> bytes:
    return print_follow_up(briefing(), RESOURCES)


@pytest.fixture(scope="session")
def long_pdf() -> bytes:
    return print_follow_up(follow_up(*rows(60)), RESOURCES)


@pytest.fixture(scope="session")
def annex_pdf() -> bytes:
    return print_annex(assigned(), RESOURCES)


@pytest.fixture
def pdftotext(tmp_path: Path) -> Callable[[bytes], str]:
    """Poppler's reading of a PDF: a second opinion beside PDFium's."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.fail("pdftotext is missing: install the package poppler-utils (set-up does)")

    def read(pdf: bytes) -> str:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        return subprocess.run(
            [program, "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True
        ).stdout.decode()

    return read
