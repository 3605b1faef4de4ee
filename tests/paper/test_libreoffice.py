"""A second opinion on what we write: LibreOffice opens it, sets as many pages, and its PDF passes the check."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from giaoban_tracker.paper import document_of, docx_of, page_count, pdf_of, xlsx_of
from giaoban_tracker.paper.layout_check import check_content
from tests.paper.pdf_reading import pages_text
from tests.paper.printed_samples import every_form
from tests.paper.samples import RESOURCES, follow_up, row, rows

PROGRAM = shutil.which("soffice")
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{folder}</dir>
<dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir><match target="pattern"><test name="family">
<string>Times New Roman</string></test><edit name="family" mode="assign" binding="strong">
<string>Giao Ban Serif</string></edit></match></fontconfig>"""
"""Times New Roman by the face that has its widths, since free systems have no other."""

pytestmark = pytest.mark.skipif(
    PROGRAM is None or "GIAOBAN_LIBREOFFICE" not in os.environ,
    reason="takes a quarter of a minute and a program that need not be there: set GIAOBAN_LIBREOFFICE=1",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every form as DOCX and XLSX, and what LibreOffice makes of each as PDF: F7.docx.pdf."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "fonts.conf").write_text(FONTS.format(folder=RESOURCES / "fonts", cache=folder / "cache"))
    for suffix in ("docx", "xlsx"):
        (folder / suffix).mkdir()
        for code, form in every_form().items():
            document = document_of(form)
            content = docx_of(document, RESOURCES) if suffix == "docx" else xlsx_of(document)
            (folder / suffix / f"{code}.{suffix}").write_bytes(content)
        convert(folder, folder / suffix)
    return folder


def convert(folder: Path, papers: Path) -> None:
    """Have LibreOffice set every file of a folder as PDF beside it."""
    assert PROGRAM is not None
    files = [str(file) for file in sorted(papers.iterdir())]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [PROGRAM, profile, "--headless", "--convert-to", "pdf", "--outdir", str(papers), *files]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    assert b"rror" not in told.stderr


@pytest.fixture(scope="module")
def signed(folder: Path) -> Path:
    """Lists of 1 to 18 rows and lists that end in a tall row, as LibreOffice sets our DOCX."""
    signed = folder / "signed"
    signed.mkdir()
    forms = {f"rows-{count:02d}": follow_up(*rows(count)) for count in range(1, 19)}
    forms |= {
        f"tall-{words:03d}": follow_up(*rows(2), row(content="rất dài " * words + "cuối999."))
        for words in (100, 190, 200, 210, 240, 400)
    }
    for name, form in forms.items():
        (signed / f"{name}.docx").write_bytes(docx_of(document_of(form), RESOURCES))
    convert(folder, signed)
    return signed


def test_no_signature_of_a_word_file_stands_alone_on_its_page(signed: Path) -> None:
    lasts = {file.stem: " ".join(pages_text(file.read_bytes())[-1].split()) for file in signed.glob("*.pdf")}

    assert len(lasts) == 24
    alone = [name for name, last in lasts.items() if not re.search(r"cuối\d{3}\.|Danh sách có 3 nhiệm vụ\.", last)]
    assert alone == []
    assert all(last.endswith("Nguyễn Thị Ngọc Hưởng") for last in lasts.values())


@pytest.mark.parametrize("code", every_form())
def test_a_word_file_has_as_many_pages_and_the_layout_of_the_decree(folder: Path, code: str) -> None:
    pdf = (folder / "docx" / f"{code}.pdf").read_bytes()

    assert abs(page_count(pdf) - page_count(pdf_of(document_of(every_form()[code]), RESOURCES))) <= 1
    assert check_content(pdf, RESOURCES) == ()


@pytest.mark.parametrize("code", every_form())
def test_a_sheet_has_about_as_many_pages(folder: Path, code: str) -> None:
    pages = page_count((folder / "xlsx" / f"{code}.pdf").read_bytes())
    printed = page_count(pdf_of(document_of(every_form()[code]), RESOURCES))

    # Cells of Excel leave less free at their sides, so that sixteen narrow columns need fewer lines than on paper.
    assert abs(pages - printed) <= 1 + printed // 4
