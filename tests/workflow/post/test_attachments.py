"""Attached files: papers and pictures travel, programs do not, whatever they are called (exchange.md §7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.task import Claim, KeptFile, ReportTerms
from giaoban_tracker.workflow.post import attachments, report
from tests.workflow.post.conftest import World, to_office

PDF = b"%PDF-1.7\n1 0 obj"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bien-ban.pdf", PDF),
        ("Báo cáo.DOCX", b"PK\x03\x04...."),
        ("anh.jpeg", b"\xff\xd8\xff\xe0"),
        ("so-lieu.csv", "tên,số\n".encode()),
    ],
)
def test_papers_and_pictures_may_travel(name: str, content: bytes) -> None:
    attachments.check(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("chay.exe", b"MZ\x90", id="a program"),
        pytest.param("bao-cao.pdf.exe", PDF, id="two endings"),
        pytest.param("bao-cao.pdf", b"MZ\x90", id="a program called a paper"),
        pytest.param("bao-cao\u202efdp.exe", PDF, id="an ending that reads backwards"),
        pytest.param("ghi-chu.txt", b"MZ\x00\x00", id="a program called a text"),
        pytest.param("macro.docm", b"PK\x03\x04", id="macros"),
        pytest.param("khong-duoi", PDF, id="no ending"),
    ],
)
def test_programs_do_not(name: str, content: bytes) -> None:
    with pytest.raises(Refused, match="file-kind"):
        attachments.check(name, content)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd.pdf", "-..-etc-passwd.pdf"),
        ("C:\\Windows\\a.pdf", "C-Windows-a.pdf"),
        ("a:b.pdf", "a-b.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul"),
        ("a\u202e.pdf", "a-.pdf"),
        ("...", "tep"),
        ("Báo cáo quý II.pdf", "Báo cáo quý II.pdf"),
    ],
)
def test_a_name_leads_nowhere_else(name: str, plain: str) -> None:
    assert attachments.plain_name(name) == plain


def test_a_long_name_keeps_its_ending() -> None:
    assert attachments.plain_name("a" * 500 + ".pdf").endswith("a.pdf")
    assert len(attachments.plain_name("a" * 500 + ".pdf")) <= 125


def test_a_report_takes_no_program_along(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    terms = ReportTerms(None, Claim.IN_PROGRESS, 15, "Kèm tệp")

    with pytest.raises(Refused, match="file-kind"):
        report.file_report(side.desk, task, terms, [("bao-cao.pdf", b"MZ\x90")])

    assert side.task(task).shares[0].reports == ()


def test_what_came_is_saved_under_a_safe_name_and_never_over_another_file(world: World, tmp_path: Path) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    report.file_report(side.desk, task, ReportTerms(None, Claim.IN_PROGRESS, 15, "Kèm"), [("a.pdf", PDF)])
    world.office.take(to_office(side))
    (kept,) = world.office.task(task).shares[0].reports[0].terms.files

    first = attachments.save(world.office.desk, kept, tmp_path)
    second = attachments.save(world.office.desk, kept, tmp_path)

    assert first.read_bytes() == second.read_bytes() == PDF
    assert first != second
    with pytest.raises(Refused, match="file-kind"):
        attachments.save(world.office.desk, KeptFile("a.exe", kept.sha256, kept.size), tmp_path)
