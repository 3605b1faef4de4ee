"""The small parts that both sides of the first run are made of."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.welcome import wrapped


class Side(Enum):
    """Which side of the exchange this computer is on."""

    OFFICE = "office"
    UNIT = "unit"


SIDES = {Side.OFFICE: "Văn phòng (giao việc, theo dõi)", Side.UNIT: "Đơn vị (nhận việc, báo cáo)"}


def field(name: str, example: str) -> QLineEdit:
    """A line of text with an example in it."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(example)
    return edit


def squeezed(edit: QLineEdit) -> str:
    """What is typed, with single spaces."""
    return " ".join(edit.text().split())


def quiet(text: str) -> QLabel:
    """Words that explain."""
    label = wrapped(text)
    label.setProperty("quiet", True)
    return label


def heading(theme: Theme, text: str) -> QLabel:
    """The words above a side."""
    label = QLabel(text)
    label.setFont(theme.font(points=5, bold=True))
    return label


def sample_card(button: QPushButton) -> QFrame:
    """The other way: to look at the sample first."""
    card = QFrame()
    card.setProperty("card", True)
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 12, 16, 12)
    words = QVBoxLayout()
    words.setSpacing(2)
    title = QLabel("Muốn xem trước?")
    title.setProperty("title", True)
    words.addWidget(title)
    words.addWidget(quiet("Mở sổ mẫu với biên bản giao ban quý II/2017; sổ của cơ quan không bị ảnh hưởng."))
    row.addLayout(words, 1)
    row.addWidget(button)
    return card
