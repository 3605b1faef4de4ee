"""How the office's papers are headed and signed, with the paper itself beside the fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side
from giaoban_tracker.ui.letterhead_view import LetterheadView
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import printing_gaps


class OfficeForm(QWidget):
    """Fields of the letterhead and the signature; the strip of paper follows every key.

    Signals:
        wanted: (OfficeTerms) write these.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._former = OfficeTerms("")
        self._name = line("Tên cơ quan", hint="Ủy ban nhân dân thành phố Sông Mai")
        self._parent = line("Cơ quan cấp trên", hint="Để trống nếu không in")
        self._office = line("Văn phòng", hint="Văn phòng HĐND và UBND")
        self._place = line("Địa danh", hint="Sông Mai")
        self._notation = line("Ký hiệu", hint="TB-VP")
        self._capacity = line("Quyền hạn ký", hint="TL. CHỦ TỊCH")
        self._position = line("Chức vụ người ký", hint="CHÁNH VĂN PHÒNG")
        self._signer = line("Họ tên người ký", hint="Họ và tên, không ghi học hàm, học vị")
        self._recipients = LongText("Nơi nhận", lines=5)
        self._paper = LetterheadView(theme, with_foot=True)
        self._gaps = QLabel(wordWrap=True)
        self._gaps.setProperty("quiet", True)
        self._write = QPushButton("Ghi thay đổi")
        self._write.setProperty("main", True)
        self._drop = QPushButton("Bỏ thay đổi")
        self._ready = False
        self._lay_out()
        self._wire()

    def show_terms(self, terms: OfficeTerms) -> None:
        """Show what the book says; what was typed and not written is dropped."""
        self._former, self._ready = terms, True
        for field, text in self._lines(terms):
            field.setText(text)
        self._recipients.setPlainText("\n".join(terms.recipients))
        self._follow()

    def terms(self) -> OfficeTerms:
        """What the fields say now."""
        return replace(
            self._former,
            name=_squeezed(self._name.text()),
            parent=_squeezed(self._parent.text()),
            office=_squeezed(self._office.text()),
            place=_squeezed(self._place.text()),
            notation=_squeezed(self._notation.text()),
            capacity=_squeezed(self._capacity.text()),
            position=_squeezed(self._position.text()),
            signer=_squeezed(self._signer.text()),
            recipients=tuple(_squeezed(one) for one in self._recipients.text.splitlines() if one.strip()),
        )

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not written."""
        return self.terms() != self._former

    def start(self) -> None:
        """Put the focus on the first field that is empty and printed."""
        by_field = {"name": self._name, "place": self._place, "position": self._position, "signer": self._signer}
        from giaoban_tracker.workflow import show_letterhead  # heavy: the room of paper; the page's errand loaded it

        missing = show_letterhead.missing(self.terms())
        by_field[missing[0] if missing else "name"].setFocus()

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(Field("&Tên cơ quan", self._name))
        fields.addWidget(side_by_side(Field("&Cơ quan cấp trên", self._parent), Field("&Văn phòng", self._office)))
        fields.addWidget(side_by_side(Field("Địa &danh", self._place), Field("&Ký hiệu", self._notation)))
        fields.addWidget(
            side_by_side(Field("&Quyền hạn ký", self._capacity), Field("C&hức vụ người ký", self._position))
        )
        fields.addWidget(Field("&Họ tên người ký", self._signer))
        fields.addWidget(Field("&Nơi nhận (mỗi dòng một nơi)", self._recipients))
        fields.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._write)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        fields.addLayout(buttons)
        paper = QVBoxLayout()
        paper.setSpacing(8)
        title = QLabel("Trên giấy sẽ in")
        title.setProperty("title", True)
        paper.addWidget(title)
        paper.addWidget(self._paper)
        paper.addWidget(self._gaps)
        paper.addStretch(1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(32)
        row.addLayout(fields, 1)
        row.addLayout(paper, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _wire(self) -> None:
        for field, _ in self._lines(self._former):
            field.textChanged.connect(self._follow)
        self._recipients.textChanged.connect(self._follow)
        self._write.clicked.connect(lambda: self.wanted.emit(self.terms()))
        self._drop.clicked.connect(lambda: self.show_terms(self._former))

    def _lines(self, terms: OfficeTerms) -> tuple[tuple[QLineEdit, str], ...]:
        return (
            (self._name, terms.name),
            (self._parent, terms.parent),
            (self._office, terms.office),
            (self._place, terms.place),
            (self._notation, terms.notation),
            (self._capacity, terms.capacity),
            (self._position, terms.position),
            (self._signer, terms.signer),
        )

    def _follow(self) -> None:
        if not self._ready:
            return
        from giaoban_tracker.workflow import show_letterhead  # heavy: the room of paper; the page's errand loaded it

        terms = self.terms()
        self._paper.show_letterhead(show_letterhead.letterhead(terms, self._today))
        self._gaps.setText(printing_gaps(show_letterhead.missing(terms)))
        self._write.setEnabled(self.is_changed and bool(terms.name))
        self._drop.setEnabled(self.is_changed)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
