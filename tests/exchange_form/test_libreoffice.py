"""LibreOffice opens the form, saves it its own way, and nothing of it is lost."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from giaoban_tracker.exchange.form.hand_back import hand_back
from tests.exchange_form.forms import filled, form, found, opened, reported, words

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def saved_by_office(data: bytes, folder: Path) -> bytes:
    source, target = folder / "phieu.xlsx", folder / "saved"
    source.write_bytes(data)
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(source)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return (target / source.name).read_bytes()


def test_a_form_saved_by_libreoffice_gets_the_same_verdict(tmp_path: Path) -> None:
    full = {
        "evidence_number": "145/BC",
        "evidence_day": "05/09/2026",
        "evidence_level": "UBND tỉnh",
        "cause": "Chủ quan",
    }
    data = filled(
        reported(1, percent="80%", **full) | reported(2, percent=0.5) | reported(3, due="01/01/2027", result="=1+1")
    )

    before = opened(data)
    # The copy that is handed back holds comments besides.
    after = opened(saved_by_office(hand_back(data, before.rejects, words), tmp_path))

    assert after.form == form()
    assert (after.taken, after.rejects, after.silent, after.missing) == (
        before.taken, before.rejects, before.silent, before.missing,
    )  # fmt: skip
    assert len(after.taken) == 1
    assert found(after) == [("F8", "percent-ambiguous"), ("D9", "words-changed"), ("G9", "formula")]
