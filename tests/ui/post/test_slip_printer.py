"""The slip with the code goes straight to a printer; without one a person is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ui.pages.post import slip_printer
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import enrol
from tests.ui.post.world import unit_of


def test_the_slip_fills_one_upright_sheet(place: Workplace, tmp_path: Path) -> None:
    invitation = enrol.make_invite(place.desk, unit_of(place.desk, "PYT"))
    printer = slip_printer.slip_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "phieu.pdf"))

    slip_printer.draw_slip(place.desk, invitation, printer)

    (page,) = PdfReader(tmp_path / "phieu.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert len(page.images) >= 1


def test_a_printer_that_takes_nothing_is_told(place: Workplace, tmp_path: Path) -> None:
    invitation = enrol.make_invite(place.desk, unit_of(place.desk, "PYT"))
    printer = slip_printer.slip_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "khong-co" / "phieu.pdf"))

    with pytest.raises(Unavailable) as refusal:
        slip_printer.draw_slip(place.desk, invitation, printer)

    assert refusal.value.code == "printer-failed"


def test_without_any_printer_a_person_is_told(place: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    told: list[str] = []
    place.operations.refused.connect(lambda error: told.append(error.code))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    window = QWidget()
    qtbot.addWidget(window)

    invitation = enrol.make_invite(place.desk, unit_of(place.desk, "PYT"))
    slip_printer.print_slip(place, window, invitation, lambda _: None)

    assert told == ["no-printer"]
