"""The live agenda as a tree: a heading for each point with its number, below it the tasks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.pages.meetings.agenda_lines import AgendaGroup, AgendaLine
from giaoban_tracker.ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("Nội dung", "Đơn vị chủ trì", "Thời hạn", "Tình trạng")
_WORDS, _WHO, _DAY, _STATE = range(4)
_ROLE = Qt.ItemDataRole
_MOST_UNFOLDED = 200
_LINK = "Xem trong bảng ›"


class _Node:
    """A place in the tree; the model keeps them alive as long as it shows them."""

    __slots__ = ("_children", "parent", "row", "value")

    def __init__(self, value: AgendaGroup | AgendaLine, parent: _Node | None, row: int) -> None:
        self.value, self.parent, self.row = value, parent, row
        self._children: list[_Node] | None = None

    @property
    def children(self) -> list[_Node]:
        """Made when somebody unfolds them."""
        if self._children is None:
            self._children = [_Node(line, self, at) for at, line in enumerate(self.value.lines)]
        return self._children


class AgendaModel(QAbstractItemModel):
    """Groups, lines, and the lines below lines."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._roots: list[_Node] = []
        self.groups: tuple[AgendaGroup, ...] = ()

    def show(self, groups: Sequence[AgendaGroup]) -> None:
        """Take a new agenda instead of the other."""
        self.beginResetModel()
        self.groups = tuple(groups)
        self._roots = [_Node(group, None, at) for at, group in enumerate(groups)]
        self.endResetModel()

    def repaint(self) -> None:
        """Colours or letters are others now."""
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    def value(self, index: Index) -> AgendaGroup | AgendaLine:
        """What stands at a place."""
        return self._node(index).value

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        nodes = self._node(parent).children if parent.isValid() else self._roots
        if not 0 <= row < len(nodes) or not 0 <= column < len(_HEADINGS):
            return QModelIndex()
        return self.createIndex(row, column, nodes[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        if not parent.isValid():
            return len(self._roots)
        return len(self._node(parent).value.lines) if parent.column() == 0 else 0

    def columnCount(self, _: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return _HEADINGS[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        value = self.value(index)
        if isinstance(value, AgendaGroup):
            return self._of_group(value, index.column(), role)
        return self._of_line(value, index.column(), role)

    def _of_group(self, group: AgendaGroup, column: int, role: int) -> object:
        if role == _ROLE.DisplayRole:
            return {_WORDS: f"{group.title} ({group.count})", _STATE: _LINK if group.query else ""}.get(column, "")
        if role == _ROLE.FontRole:
            return self._font(bold=column == _WORDS)
        if role == _ROLE.BackgroundRole:
            return self._place.theme.colour("ground")
        if role == _ROLE.ForegroundRole:
            return self._place.theme.colour("accent" if column == _STATE else "ink")
        if role == _ROLE.DecorationRole and column == _WORDS:
            return self._icon(group.icon, group.tone)
        if role == _ROLE.ToolTipRole and column == _STATE and group.query:
            return f"Xem {group.count} nhiệm vụ này trong bảng nhiệm vụ"
        return None

    def _of_line(self, line: AgendaLine, column: int, role: int) -> object:
        if role == _ROLE.DisplayRole:
            return self._words(line, column)
        if role == _ROLE.ToolTipRole:
            return {_WORDS: line.words, _WHO: line.who, _STATE: line.mark.whole if line.mark else ""}.get(column)
        if role == _ROLE.ForegroundRole and column == _STATE:
            return self._place.theme.colour(line.mark.tone if line.mark else "accent")
        if role == _ROLE.DecorationRole and column == _STATE and line.mark is not None:
            return self._icon(line.mark.icon, line.mark.tone)
        return None

    def _words(self, line: AgendaLine, column: int) -> str:
        link = _LINK if line.query is not None else ""
        state = line.mark.whole if line.mark else link
        first = f"{line.code}  {line.words}" if line.code else line.words
        return (first, line.who, line.day, state)[column]

    def _font(self, *, bold: bool) -> QFont:
        return self._place.theme.font(bold=bold)

    def _icon(self, name: str, tone: str) -> QIcon:
        return self._place.icons.icon(name, QColor(self._place.theme.colour(tone)))

    def _node(self, index: Index) -> _Node:
        node = index.internalPointer()
        assert isinstance(node, _Node)
        return node


class AgendaTree(QTreeView):
    """The agenda. Enter, a double click, or a click on the words at the right opens what the line stands for.

    Signals:
        task_wanted: (TaskId) show this task.
        tasks_wanted: (TaskQuery) show these tasks in the task table.
        chosen: other tasks are selected.
    """

    task_wanted = Signal(str)
    tasks_wanted = Signal(object)
    chosen = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel(place)
        self.setModel(self.agenda)
        self.setAccessibleName("Nội dung cần bàn tại kỳ giao ban")
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        place.theme.changed.connect(self._follow_theme)
        self._fit()

    def show_groups(self, groups: Sequence[AgendaGroup]) -> None:
        """Show an agenda; headings that were folded stay so, and the person stays on the line they were on.

        What is very long is folded at first: its number says enough, and the headings below it stay in sight.
        """
        known = {group.title: self.isExpanded(self._at(row)) for row, group in enumerate(self.agenda.groups)}
        here, top = self._here(), self.verticalScrollBar().value()
        self.agenda.show(groups)
        for row, group in enumerate(groups):
            self.setExpanded(self._at(row), known.get(group.title, len(group.lines) <= _MOST_UNFOLDED))
        self._go_back(here)
        self.verticalScrollBar().setValue(top)
        self.chosen.emit()

    def _here(self) -> tuple[str, str]:
        """The heading and the first words of the line the person is on; empty when they are on none."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        value, above = self.agenda.value(index), index.parent()
        if isinstance(value, AgendaGroup):
            return value.title, ""
        group = self.agenda.value(above.parent() if above.parent().isValid() else above)
        return (group.title if isinstance(group, AgendaGroup) else ""), value.code or value.words

    def _go_back(self, here: tuple[str, str]) -> None:
        """To the same line; when it is gone, to its heading; to the first heading at the beginning."""
        if not self.agenda.groups:
            return
        found = self._at(next((row for row, one in enumerate(self.agenda.groups) if one.title == here[0]), 0))
        for row, line in enumerate(self.agenda.value(found).lines):
            if here[1] and here[1] in (line.code, line.words):
                found = self.agenda.index(row, 0, found)
                break
        # Current, not selected: what is selected is what a person chose, to be chased.
        self.selectionModel().setCurrentIndex(found, QItemSelectionModel.SelectionFlag.NoUpdate)

    @property
    def selected_tasks(self) -> tuple[TaskId, ...]:
        """The tasks of the selected lines and of the selected headings, each once, from top to bottom."""
        found: dict[TaskId, None] = {}
        for index in sorted(self.selectionModel().selectedRows(), key=lambda one: self.visualRect(one).top()):
            value = self.agenda.value(index)
            lines = (value, *value.lines) if isinstance(value, AgendaLine) else value.lines
            found.update((line.task, None) for line in lines if line.task is not None)
        return tuple(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _at(self, row: int) -> QModelIndex:
        return self.agenda.index(row, 0)

    def _click(self, index: QModelIndex) -> None:
        """One click on a heading folds it; one on the link at the right follows it."""
        query = _query(self.agenda.value(index))
        if index.column() == _STATE and query is not None:
            self.tasks_wanted.emit(query)
        elif isinstance(self.agenda.value(index), AgendaGroup):
            self._fold(index)

    def _open(self, index: QModelIndex) -> None:
        value = self.agenda.value(index)
        query = _query(value)
        if isinstance(value, AgendaLine) and value.task is not None:
            self.task_wanted.emit(value.task)
        elif query is not None:
            self.tasks_wanted.emit(query)
        else:
            self._fold(index)

    def _fold(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        self.setExpanded(first, not self.isExpanded(first))

    def _follow_theme(self) -> None:
        self.agenda.repaint()
        self._fit()

    def _fit(self) -> None:
        """Who, when and how have room for usual words; what is to be done gets the rest."""
        metrics = self.fontMetrics()
        self.setIndentation(metrics.averageCharWidth() * 2)
        state = metrics.horizontalAdvance("Quá hạn 188 ngày, đôn đốc 8 lần") + 40
        widths = {_WHO: self.width() // 5, _DAY: metrics.horizontalAdvance("00/00/0000") + 24, _STATE: state}
        for column, width in widths.items():
            self.setColumnWidth(column, width)


def _query(value: AgendaGroup | AgendaLine) -> TaskQuery | None:
    return value.query
