"""F1: the guide opens at the page in front, shows its pictures and becomes one PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from giaoban_tracker import ui
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.guide import GuideWindow
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page_list import RAIL, UNIT_RAIL
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.guide import chapters, save_guide

CHAPTERS = chapters(resources_folder())


def pictures(text: str) -> list[str]:
    return [piece.partition(")")[0] for piece in text.split("](")[1:]]


@pytest.mark.parametrize("key", sorted({item.key for item in (*RAIL, *UNIT_RAIL)}))
def test_every_page_of_the_window_has_its_chapter(key: str) -> None:
    assert [chapter.page for chapter in CHAPTERS].count(key) == 1


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.page)
def test_every_picture_that_is_named_is_there(chapter) -> None:  # type: ignore[no-untyped-def]
    missing = [name for name in pictures(chapter.text) if not (chapter.file.parent / name).is_file()]

    assert missing == []


def test_f1_opens_one_guide_at_the_page_in_front(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)
    window.show_page("units")

    window._menus.guide_wanted.emit()
    window.show_page("journal")
    window._menus.guide_wanted.emit()

    (guide,) = window.findChildren(GuideWindow)
    rows, text = guide.findChild(QListWidget), guide.findChild(QTextBrowser)
    assert rows is not None
    assert text is not None
    assert rows.currentItem().text() == "Trang Nhật ký"
    assert "Ai đã ghi" not in text.toPlainText()
    assert "Mỗi việc ghi vào sổ là một dòng" in text.toPlainText()


def test_the_whole_guide_becomes_one_pdf_with_every_chapter(empty_desk: Desk, tmp_path: Path) -> None:
    reader = PdfReader(save_guide(empty_desk, tmp_path / "huong-dan.pdf"))
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)

    assert len(reader.pages) >= len(CHAPTERS)
    for chapter in CHAPTERS:
        assert chapter.title in words
    assert "**" not in words


_KEYS = re.compile(r"[A-Z]|F\d+|(Ctrl|Alt|Shift)\+.+|Enter|Esc|Menu|Tab|Delete")


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.page)
def test_what_is_bold_is_called_so_in_the_window(chapter) -> None:  # type: ignore[no-untyped-def]
    """A button or a heading that was renamed must be renamed in the guide; what is bold and no name ends in a stop."""
    source = Path(ui.__file__).parent
    window = "".join(file.read_text("utf-8") for file in source.rglob("*.py")).replace("&", "")
    named = [words for words in re.findall(r"\*\*(.+?)\*\*", chapter.text) if not words.endswith((".", ":"))]

    unknown = [words for words in named if not _KEYS.fullmatch(words) and words.rstrip("…") not in window]

    assert unknown == []
