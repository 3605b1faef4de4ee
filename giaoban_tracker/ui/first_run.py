"""The first thing people see: set up the office's book, join as a unit, or look at the sample office first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.dialogs.fields import Choice
from giaoban_tracker.ui.first_fields import SIDES, Side, field, heading, quiet, sample_card, squeezed
from giaoban_tracker.ui.first_run_unit import UnitChoice, UnitPart
from giaoban_tracker.ui.letterhead_view import LetterheadView
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.welcome import WelcomePanel, panel_width
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.workflow import choose_folder, show_letterhead
from giaoban_tracker.workflow.set_up_office import PresetChoice

_WIDTH, _HEIGHT = 900, 620
_TITLE_BAR = 40


@dataclass(frozen=True, slots=True)
class FirstChoice:
    """What a person decided at the first run.

    Attributes:
        folder: where the book lies, or shall lie; it passed `choose_folder.check_folder`.
        existing: whether a book lies there already; then the rest is not meant.
        preset: key of the preset.
        name, parent, place, signer: of the letterhead; only the name is never empty.
    """

    folder: Path
    existing: bool
    preset: str
    name: str
    parent: str
    place: str
    signer: str


class FirstRun(QDialog):
    """The office's own book, a unit's, or the sample. It closes accepted only with a choice that can be carried out."""

    def __init__(
        self, presets: tuple[PresetChoice, ...], folder: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Build the dialog.

        Args:
            folder: where the book will lie unless the person chooses another place; need not exist.
        """
        super().__init__(parent)
        self._presets = presets
        self._folder = folder
        self._theme = theme
        self._wants_sample = False
        self._name_is_proposed = True
        self.setWindowTitle("Sổ giao ban")
        self.setWindowIcon(QIcon(str(resources_folder() / "icons" / "app.svg")))
        self._make()
        self._lay_out()
        self._wire()
        self._take_preset()
        self._show_side()
        self._show_folder()
        self._name.setFocus()

    @property
    def wants_sample(self) -> bool:
        """Whether the person went for the sample office; then the dialog was not accepted."""
        return self._wants_sample

    def choice(self) -> FirstChoice | UnitChoice:
        """What the fields say now."""
        if self._side.chosen is Side.UNIT:
            part, existing = self._unit, choose_folder.holds_book(self._folder)
            return UnitChoice(self._folder, existing, part.invite, part.code, part.device, self._is_carried())
        return self._office_choice()

    def _office_choice(self) -> FirstChoice:
        return FirstChoice(
            folder=self._folder,
            existing=choose_folder.holds_book(self._folder),
            preset=self._preset.currentData(),
            name=squeezed(self._name),
            parent=squeezed(self._parent),
            place=squeezed(self._place),
            signer=squeezed(self._signer),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The first focus chooses all of a field: who then types the name of the place would lose the words before it.
        QTimer.singleShot(0, self._name, lambda: self._name.end(False))

    # ------------------------------------------------------------ building

    def _make(self) -> None:
        self._welcome = WelcomePanel(self._theme)
        self._side = Choice("Máy này dùng cho", SIDES, Side.OFFICE)
        self._unit = UnitPart(self._theme)
        self._office = QWidget()
        self._preset = QComboBox()
        for choice in self._presets:
            self._preset.addItem(choice.title, choice.key)
        self._preset.setAccessibleName("Loại cơ quan")
        self._units = QLabel()
        self._units.setProperty("quiet", True)
        self._name = field("Tên cơ quan", "Ví dụ: Ủy ban nhân dân thành phố Sông Mai")
        self._parent = field("Cơ quan cấp trên", "Không bắt buộc")
        self._place = field("Địa danh", "Ví dụ: Sông Mai")
        self._signer = field("Người ký", "Họ và tên")
        self._paper = LetterheadView(self._theme)
        self._where = QLabel()
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._change = QPushButton("Đổi…")
        self._change.setAccessibleName("Đổi nơi lưu sổ")
        self._change.setToolTip("Chọn thư mục khác trên máy này, hoặc thư mục đã có sổ")
        self._refusal = QLabel()
        self._refusal.setWordWrap(True)
        self._refusal_box = QFrame()
        self._refusal_box.setProperty("notice", True)
        self._create = QPushButton("Tạo sổ")
        self._create.setProperty("main", True)
        self._create.setDefault(True)
        self._sample = QPushButton("Thử với dữ liệu mẫu")
        self._sample.setAutoDefault(False)
        self._change.setAutoDefault(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._welcome)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(self._side)
        self._lay_out_office()
        column.addWidget(self._office)
        column.addWidget(self._unit)
        column.addLayout(self._place_of_book())
        refusal = QVBoxLayout(self._refusal_box)
        refusal.setContentsMargins(12, 8, 12, 8)
        refusal.addWidget(self._refusal)
        column.addWidget(self._refusal_box)
        self._refusal_box.hide()
        column.addWidget(self._create, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        column.addWidget(sample_card(self._sample))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(body)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(scroll, 1)
        self._fit(body)

    def _lay_out_office(self) -> None:
        column = QVBoxLayout(self._office)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(self._theme, "Tạo sổ cho cơ quan"))
        column.addWidget(quiet("Khai báo một lần, sửa lại được bất cứ lúc nào ở trang Đơn vị."))
        column.addLayout(self._form())
        column.addWidget(self._paper)

    def _fit(self, body: QWidget) -> None:
        """As large as everything needs at the chosen text size, and no larger than the screen."""
        scale = self._theme.text_percent / 100
        room = self.screen().availableSize()
        width = min(round(_WIDTH * scale), room.width())
        needed = body.heightForWidth(width - panel_width(self._theme))
        self.resize(width, min(max(_HEIGHT, needed), room.height() - _TITLE_BAR))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        kind = QVBoxLayout()
        kind.setSpacing(4)
        kind.addWidget(self._preset)
        kind.addWidget(self._units)
        label = QLabel("&Loại cơ quan")
        label.setBuddy(self._preset)
        form.addRow(label, kind)
        form.addRow("&Tên cơ quan", self._name)
        form.addRow("&Cấp trên", self._parent)
        pair = QGridLayout()
        pair.setHorizontalSpacing(12)
        signer = QLabel("Người &ký")
        signer.setBuddy(self._signer)
        pair.addWidget(self._place, 0, 0)
        pair.addWidget(signer, 0, 1)
        pair.addWidget(self._signer, 0, 2)
        pair.setColumnStretch(0, 2)
        pair.setColumnStretch(2, 3)
        label = QLabel("Đị&a danh")
        label.setBuddy(self._place)
        form.addRow(label, pair)
        return form

    def _place_of_book(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(QLabel("Nơi lưu sổ"))
        row.addWidget(self._where, 1)
        row.addWidget(self._change)
        return row

    def _wire(self) -> None:
        self._side.changed.connect(self._show_side)
        self._unit.changed.connect(self._refusal_box.hide)
        self._preset.currentIndexChanged.connect(self._take_preset)
        self._name.textEdited.connect(self._own_name)
        for edit in (self._name, self._parent, self._place, self._signer):
            edit.textChanged.connect(self._show_paper)
        self._change.clicked.connect(self._choose_folder)
        self._create.clicked.connect(self.accept)
        self._sample.clicked.connect(self._go_for_sample)

    # ------------------------------------------------------------ what happens

    def accept(self) -> None:
        """Close with the choice, or say what keeps it from being carried out."""
        choice = self.choice()
        try:
            if not choice.existing:
                self._check(choice)
        except GiaobanError as error:
            self._refuse(error)
            if error.code == "name-missing":
                self._name.setFocus()
            return
        super().accept()

    def _check(self, choice: FirstChoice | UnitChoice) -> None:
        """Raises what keeps it from being carried out."""
        if isinstance(choice, UnitChoice):
            self._unit.check()
        elif not choice.name:
            raise Refused("name-missing")
        self._check_folder(choice.folder)

    def _check_folder(self, folder: Path) -> None:
        """A unit may carry its book on a stick: it is one person's, and its key lies beside it."""
        try:
            choose_folder.check_folder(folder)
        except Refused as error:
            if error.code != "folder-on-stick" or self._side.chosen is Side.OFFICE:
                raise

    def _is_carried(self) -> bool:
        return choose_folder.drive_of(self._folder) is choose_folder.Drive.REMOVABLE

    def _show_side(self) -> None:
        self._refusal_box.hide()
        self._office.setVisible(self._side.chosen is Side.OFFICE)
        self._unit.setVisible(self._side.chosen is Side.UNIT)
        self._welcome.speak_to(unit=self._side.chosen is Side.UNIT)
        self._show_folder()

    def _take_preset(self) -> None:
        chosen = self._chosen()
        self._units.setText(
            f"Có sẵn {chosen.units} đơn vị, các khối và chức danh lãnh đạo."
            if chosen.units
            else "Sổ trống; tự nhập khối, đơn vị và lãnh đạo."
        )
        if self._name_is_proposed:
            self._name.setText(f"{chosen.name} " if chosen.name else "")
        self._show_paper()

    def _own_name(self) -> None:
        self._name_is_proposed = not self._name.text().strip()

    def _show_paper(self) -> None:
        self._refusal_box.hide()
        preset, fields = self._chosen(), self._office_choice()
        terms = OfficeTerms(
            name=fields.name,
            parent=fields.parent,
            office=preset.office,
            place=fields.place,
            notation=preset.notation,
            capacity=preset.capacity,
        )
        self._paper.show_letterhead(show_letterhead.letterhead(terms))

    def _choose_folder(self) -> None:
        chosen = ask.for_folder(self, "Chọn nơi lưu sổ", str(self._folder.parent))
        if chosen is None:
            return
        folder = choose_folder.folder_inside(chosen)
        try:
            self._check_folder(folder)
        except GiaobanError as error:
            self._refuse(error)
            return
        self._folder = folder
        self._refusal_box.hide()
        self._show_folder()

    def _show_folder(self) -> None:
        existing = choose_folder.holds_book(self._folder)
        self._where.setText(str(self._folder))
        self._where.setToolTip(str(self._folder))
        create = "Tạo sổ" if self._side.chosen is Side.OFFICE else "Tạo sổ của đơn vị"
        self._create.setText("Mở sổ đã có" if existing else create)
        self._office.setEnabled(not existing)
        self._unit.setEnabled(not existing)
        if existing:
            self._refusal.setText("Thư mục này đã có một sổ giao ban. Sổ sẽ được mở nguyên như cũ.")
            self._refusal_box.show()

    def _go_for_sample(self) -> None:
        self._wants_sample = True
        self.reject()

    def _refuse(self, error: GiaobanError) -> None:
        self._refusal.setText(sentence(error))
        self._refusal_box.show()

    def _chosen(self) -> PresetChoice:
        return self._presets[max(0, self._preset.currentIndex())]
