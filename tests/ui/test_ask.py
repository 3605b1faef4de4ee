"""The message boxes and the questions for files: the first sentence of a refusal is its heading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
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


@dataclass
class Choice:
    """What a person does in one showing of the dialog: types a name, chooses a kind; an empty name is 'Thôi'."""

    typed: str
    kind: str = ""


@pytest.fixture
def choices(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[Choice]:
    """The system's dialog for files, whose person follows this list."""
    coming: list[Choice] = []

    def run(dialog: QFileDialog) -> int:
        choice = coming.pop(0)
        if choice.kind:
            dialog.selectNameFilter(choice.kind)
            dialog.filterSelected.emit(choice.kind)
        monkeypatch.setattr(dialog, "selectedFiles", lambda: [choice.typed], raising=False)
        return int(bool(choice.typed))

    monkeypatch.setattr(QFileDialog, "exec", run)
    return coming


@pytest.mark.parametrize(
    ("choice", "path"),
    [
        (Choice(""), None),
        (Choice("/a/b.pdf"), Path("/a/b.pdf")),
        (Choice("/a/b.DOCX"), Path("/a/b.DOCX")),
        (Choice("/a/quý II.2017"), Path("/a/quý II.2017.pdf")),
        (Choice("/a/quý II.2017", ask.PAPER_KINDS[".xlsx"]), Path("/a/quý II.2017.xlsx")),
    ],
)
def test_a_paper_gets_the_ending_of_the_kind_that_was_chosen(
    choice: Choice, path: Path | None, choices: list[Choice]
) -> None:
    choices.append(choice)

    assert ask.for_paper_target(None, Path("/a/Danh sách.pdf"), (".pdf", ".docx", ".xlsx")) == path


def test_a_file_that_is_there_already_is_never_overwritten_unasked(choices: list[Choice], tmp_path: Path) -> None:
    (tmp_path / "quý II.2017.pdf").write_bytes(b"")
    choices += [Choice(str(tmp_path / "quý II.2017")), Choice("")]

    assert ask.for_paper_target(None, tmp_path / "Danh sách.pdf", (".pdf",)) is None
    assert choices == [], "the dialog came back with the whole name, so that it asks by itself"


def test_files_are_looked_for_where_the_last_were_and_else_among_the_documents(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    opened: list[str] = []

    def think_better(_parent: QWidget | None, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        opened.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", think_better)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    for remembered in ("", str(tmp_path), str(tmp_path / "USB rút rồi")):
        ask.for_minutes_file(None, remembered)

    assert opened == [documents, str(tmp_path), documents]
