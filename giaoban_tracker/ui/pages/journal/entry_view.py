"""One entry in full: who and when, what it is about, what it changed from and to."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.fact_words import Change, change_lines, writer
from giaoban_tracker.ui.pages.journal.model import written_at
from giaoban_tracker.ui.pages.journal.search import headline
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.workflow.read_journal import JournalEntry

_OPEN_WORDS = {
    SubjectKind.TASK: "Mở nhiệm vụ",
    SubjectKind.MEETING: "Mở biên bản",
    SubjectKind.CONCLUSION: "Mở biên bản tại kết luận này",
}


class EntryView(QWidget):
    """Shows the entry that is selected.

    Signals:
        opened: () show what the entry is about.
    """

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[JournalEntry, Mapping[str, str]] | None = None
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("title", True)
        self._open = QPushButton()
        self._words = QTextBrowser()
        self._words.setAccessibleName("Chi tiết sự kiện")
        self._words.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._words.setOpenLinks(False)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._words, 1)
        self._open.clicked.connect(self.opened)
        theme.changed.connect(self._follow_theme)
        self.show_entry(None, {})

    def show_entry(self, entry: JournalEntry | None, names: Mapping[str, str]) -> None:
        """Show an entry; None shows how to begin."""
        self._shown = (entry, names) if entry is not None else None
        if entry is None:
            self._title.setText("Chọn một dòng để xem đầy đủ; nhấp đúp để mở nhiệm vụ hoặc biên bản.")
            self._words.clear()
            self._open.hide()
            return
        self._title.setText(f"{writer(entry.fact)}: {headline(entry)}{', đã hoàn tác' if entry.undone else ''}")
        self._words.setHtml(self._html(entry, names))
        self._open.setText(_OPEN_WORDS.get(entry.fact.about, ""))
        self._open.setVisible(entry.fact.about in _OPEN_WORDS)

    def _html(self, entry: JournalEntry, names: Mapping[str, str]) -> str:
        colours = self._theme.colours
        written = f"Ghi lúc {written_at(entry)}, tính từ ngày {day_text(entry.fact.on)}"
        lines = [f'<p style="color:{colours.quiet}">{written}</p>']
        if entry.content:
            lines.append(f"<p>{escape(entry.content)}</p>")
        changes = change_lines(entry.fact, names, earlier=entry.earlier, cited=entry.cited)
        if changes:
            rows = "".join(_row(change, colours.quiet, colours.late, colours.done) for change in changes)
            lines.append(f'<table cellspacing="0" cellpadding="3">{rows}</table>')
        return "".join(lines)

    def _follow_theme(self) -> None:
        if self._shown is not None:
            self.show_entry(*self._shown)


def _row(change: Change, quiet: str, old: str, new: str) -> str:
    """Label, what it was (struck out), what it is: words and strokes tell them apart, colours only help."""
    before = f'<span style="color:{old}"><s>{_lines(change.before)}</s></span> → ' if change.before else ""
    after = _lines(change.after) if change.after else "(bỏ trống)"
    after = f'<span style="color:{new}">{after}</span>' if change.before else after
    return f'<tr><td style="color:{quiet}">{escape(change.label)}</td><td>{before}{after}</td></tr>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
