"""The message boxes and the questions for files: the first sentence of a refusal is its heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.ui import ask


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[QMessageBox]:
    """Message boxes that were shown, each closed at once."""
    shown: list[QMessageBox] = []

    def close(box: QMessageBox) -> int:
        shown.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", close)
    return shown


def test_a_refusal_is_told_with_its_first_sentence_as_heading(boxes: list[QMessageBox]) -> None:
    ask.tell(None, Refused("reason-missing"))
    ask.tell(None, Unavailable("no-printer"))

    assert boxes[0].text() == "Chưa nêu lý do."
    assert boxes[0].informativeText().startswith("Sổ giữ nguyên như cũ.")
    assert [box.icon() for box in boxes] == [QMessageBox.Icon.Information, QMessageBox.Icon.Warning]
    assert [button.text() for button in boxes[0].buttons()] == ["Đã hiểu"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("", None),
        ("/a/b.pdf", Path("/a/b.pdf")),
        ("/a/b.PDF", Path("/a/b.PDF")),
        ("/a/quý II.2017", Path("/a/quý II.2017.pdf")),
    ],
)
def test_the_ending_of_a_pdf_is_added_when_it_was_left_out(
    typed: str, path: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))

    assert ask.for_pdf_target(None, "Danh sách.pdf") == path
