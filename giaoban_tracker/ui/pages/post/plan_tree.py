"""The preview: units, under each its files, under each file its lines; what needs a look stands first and open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from giaoban_tracker.ui.pages.post import words
from giaoban_tracker.ui.pages.post.look import table
from giaoban_tracker.ui.pages.post.work import Looked, Unread
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import FilePlan, Line, Outcome

Shown = FilePlan | Line | Unread | None
"""What a row stands for; None for a heading."""

_COLUMNS = ("Đơn vị, tệp, nhiệm vụ", "Nội dung", "Kết quả")
_CHARS = (23, 24)
_WHAT = Qt.ItemDataRole.UserRole
_FILE = Qt.ItemDataRole.UserRole + 1
_NOBODY = "Chưa rõ nơi gửi"


class PlanTree(QWidget):
    """The tree; a file that needs judging can be ticked to be taken all the same.

    Signals:
        pointed: (FilePlan or Line or Unread or None, FilePlan or None) a person is on this; with the file it is of.
        ticked: () other files are ticked.
    """

    pointed = Signal(object, object)
    ticked = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._looked: Looked | None = None
        self._tree = table(place, "Xem trước các tệp", _COLUMNS, _CHARS, tree=True)
        self._tree.setIconSize(QSize(16, 16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tree)
        self._tree.currentItemChanged.connect(lambda item, _: self._point(item))
        self._tree.itemChanged.connect(lambda _item, place: self.ticked.emit() if place == 0 else None)
        self._tree.itemExpanded.connect(self._unfold)
        place.theme.changed.connect(self._again)
        self.setFocusProxy(self._tree)

    def show_looked(self, looked: Looked) -> None:
        """Show a plan; the first thing that needs a look is chosen."""
        self._looked = looked
        ticked = self.ticked_files()
        self._tree.blockSignals(True)
        self._tree.clear()
        for name, files in _by_unit(looked.plan.files):
            self._add_unit(name, files, ticked)
        if looked.unread:
            group = self._heading("Không đọc được", len(looked.unread))
            for one in looked.unread:
                self._row(group, (one.name, "", "Không đọc được"), words.NOT_TAKEN, one, None)
        self._tree.blockSignals(False)
        first = self._first()
        if first is not None:
            self._tree.setCurrentItem(first)
        self._point(self._tree.currentItem())

    def ticked_files(self) -> frozenset[str]:
        """The files, by their digest, that are to be taken although something in them needs a look."""
        return frozenset(
            item.data(0, _FILE).sha256
            for item in self._items()
            if isinstance(item.data(0, _WHAT), FilePlan) and item.checkState(0) is Qt.CheckState.Checked
        )

    def rows(self) -> list[tuple[str, str, str]]:
        """What stands in every row, from the top."""
        return [(item.text(0), item.text(1), item.text(2)) for item in self._items()]

    def choose(self, what: Shown) -> None:
        """Go to the row of a file or a line."""
        for item in self._items():
            if item.data(0, _WHAT) is what:
                self._tree.setCurrentItem(item)

    def unfold(self, file: FilePlan) -> None:
        """Show the lines of a file."""
        for item in self._items():
            if item.data(0, _WHAT) is file:
                item.setExpanded(True)

    def tick(self, file: FilePlan, on: bool) -> None:
        """Tick a file, as a person does."""
        for item in self._items():
            if item.data(0, _WHAT) is file and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    # ------------------------------------------------------------ rows

    def _add_unit(self, name: str, files: Sequence[FilePlan], ticked: frozenset[str]) -> None:
        group = self._heading(name, len(files))
        for file in files:
            told = words.file_outcome(file)
            tone = words.file_tone(file)
            device = f"{file.name} · {file.device}" if file.device else file.name
            item = self._row(group, (device, _brings(file), told), tone, file, file)
            if words.needs_judging(file) and not words.is_form_to_mend(file):
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                on = file.sha256 in ticked
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                item.setToolTip(0, "Đánh dấu để nhận cả tệp này dù có mục cần xem")
            if words.needs_judging(file):
                self._add_lines(item, file)
                item.setExpanded(True)
            elif file.lines:
                # A thousand lines that nobody has to look at are written when somebody does.
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _add_lines(self, item: QTreeWidgetItem, file: FilePlan) -> None:
        for line in file.lines:
            if line.outcome is not Outcome.SAME:
                self._add_line(item, line, file)
        known = sum(line.outcome is Outcome.SAME for line in file.lines)
        if known:
            cells = (f"{number(known)} mục đã có trong sổ", "không ghi lại", "")
            heading = self._row(item, cells, ("standing", "quiet"), None, file)
            heading.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _unfold(self, item: QTreeWidgetItem) -> None:
        """Write the lines of a file, or those that are known, when they are first asked for."""
        what, file = item.data(0, _WHAT), item.data(0, _FILE)
        if file is None or item.childCount():
            return
        self._tree.blockSignals(True)
        if what is None:
            for line in file.lines:
                if line.outcome is Outcome.SAME:
                    self._add_line(item, line, file)
        else:
            self._add_lines(item, file)
        self._tree.blockSignals(False)

    def _add_line(self, parent: QTreeWidgetItem, line: Line, file: FilePlan) -> None:
        name = " · ".join(filter(None, (line.place, line.code, " ".join(line.content.split())))) or "Máy gửi"
        tone = words.TONES.get(line.outcome, words.NOT_TAKEN)
        brings = f"«{line.value}»" if line.outcome is Outcome.FORM_REJECTED else words.line_kind(line)
        self._row(parent, (name, brings, words.line_outcome(line)), tone, line, file)

    def _heading(self, name: str, files: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self._tree, [f"{name} ({number(files)} tệp)"])
        item.setFirstColumnSpanned(True)
        item.setFont(0, self._place.theme.font(bold=True))
        item.setExpanded(True)
        return item

    def _row(
        self,
        parent: QTreeWidgetItem,
        cells: tuple[str, str, str],
        tone: tuple[str, str],
        what: Shown,
        file: FilePlan | None,
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, list(cells))
        for place, words_ in enumerate(cells):
            item.setToolTip(place, words_)
        item.setIcon(2, self._place.icons.icon(tone[0], self._place.theme.colour(tone[1])))
        item.setForeground(2, self._place.theme.colour(tone[1]))
        item.setData(0, _WHAT, what)
        item.setData(0, _FILE, file)
        return item

    # ------------------------------------------------------------ what happens

    def _point(self, item: QTreeWidgetItem | None) -> None:
        self.pointed.emit(item.data(0, _WHAT) if item else None, item.data(0, _FILE) if item else None)

    def _first(self) -> QTreeWidgetItem | None:
        """The first line that needs a look, else the first file."""
        items = self._items()
        doubtful = (item for item in items if isinstance(item.data(0, _WHAT), Line) and item.data(0, _WHAT).doubtful)
        return next(doubtful, None) or next((item for item in items if item.data(0, _WHAT) is not None), None)

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self._tree.topLevelItem(place) for place in range(self._tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting = [*(item.child(place) for place in range(item.childCount())), *waiting]
        return found

    def _again(self) -> None:
        if self._looked is not None:
            self.show_looked(self._looked)


def _by_unit(files: Sequence[FilePlan]) -> list[tuple[str, list[FilePlan]]]:
    """Files under their senders: first where something needs a look, then what was refused, then what is clean."""
    groups: dict[str, list[FilePlan]] = {}
    for file in sorted(files, key=_urgency):
        groups.setdefault(file.unit_name or _NOBODY, []).append(file)
    return list(groups.items())


def _urgency(file: FilePlan) -> int:
    if words.needs_judging(file):
        return 0
    return 2 if words.is_taken_at_once(file) else 1


def _brings(file: FilePlan) -> str:
    new, same = len(file.new), sum(line.outcome is Outcome.SAME for line in file.lines)
    parts = [f"{number(new)} mục mới" if new else "", f"{number(same)} đã có" if same else ""]
    return ", ".join(part for part in parts if part)
