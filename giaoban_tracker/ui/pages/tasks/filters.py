"""What a person has asked to see, as a value: chips, header filters and search change one `TaskQuery`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS, day_text
from giaoban_tracker.ui.pages.tasks.asked_elsewhere import asked_elsewhere

_COUNTED = frozenset((*OFFICIAL, *APART))
"""All states but that of what was taken back: what totals count."""


class FilterKind(Enum):
    """What can be ticked in a list; the value is the query's field."""

    UNIT = "units"
    BLOC = "blocs"
    MEETING = "meetings"
    LEADER = "leaders"
    FIELD = "fields"
    STANDING = "standings"


FILTER_TITLES: Mapping[FilterKind, str] = {
    FilterKind.UNIT: "Đơn vị chủ trì",
    FilterKind.BLOC: "Khối",
    FilterKind.MEETING: "Kỳ giao ban",
    FilterKind.LEADER: "Lãnh đạo chỉ đạo",
    FilterKind.FIELD: "Lĩnh vực",
    FilterKind.STANDING: "Tình trạng",
}

FACET_COLUMNS: Mapping[FilterKind, TaskColumn] = {
    FilterKind.UNIT: TaskColumn.LEAD,
    FilterKind.MEETING: TaskColumn.MEETING,
    FilterKind.LEADER: TaskColumn.LEADER,
    FilterKind.FIELD: TaskColumn.FIELD,
    FilterKind.STANDING: TaskColumn.STANDING,
}
"""The list column whose values a filter offers; blocs come from their counters."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A ready-made condition on how tasks stand; one of them holds at a time.

    Attributes:
        key: stable name; also the name of its count.
    """

    key: str
    title: str
    standings: frozenset[Standing] = frozenset()
    due_soon: bool = False
    awaiting: bool = False
    unassigned: bool = False
    unreported: bool = False

    def put_on(self, query: TaskQuery) -> TaskQuery:
        """The query with this chip's condition in place of any other on how tasks stand."""
        return replace(
            query,
            standings=self.standings,
            due_soon=self.due_soon,
            awaiting=self.awaiting,
            unassigned=self.unassigned,
            unreported=self.unreported,
        )


ALL = Chip("all", "Tất cả")
CHIPS: tuple[Chip, ...] = (
    ALL,
    Chip("overdue", "Quá hạn", frozenset({Standing.OPEN_OVERDUE})),
    Chip("soon", "Sắp đến hạn", due_soon=True),
    Chip("awaiting", "Chờ nghiệm thu", awaiting=True),
    Chip("unassigned", "Chưa rõ đơn vị", unassigned=True),
    Chip("undated", "Chưa có thời hạn", frozenset({Standing.UNDATED})),
    Chip("done", "Đã hoàn thành", frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE})),
)


def chip_of(query: TaskQuery) -> Chip | None:
    """The chip whose condition the query has; None when its condition is another."""
    return next((chip for chip in CHIPS if chip.put_on(query) == query), None)


def without_state(query: TaskQuery) -> TaskQuery:
    """The query without its condition on how tasks stand: what chips and counters count over."""
    return ALL.put_on(query)


def ticked(query: TaskQuery, kind: FilterKind) -> frozenset[str]:
    """The values ticked in one filter; empty means no condition."""
    values: frozenset[str] = getattr(query, kind.value)
    return values


def with_ticks(query: TaskQuery, kind: FilterKind, values: frozenset[str]) -> TaskQuery:
    """The query with other values ticked in one filter."""
    if kind is FilterKind.STANDING:
        return replace(without_state(query), standings=frozenset(Standing(value) for value in values))
    return replace(query, **{kind.value: values})  # type: ignore[arg-type]  # ids are texts with names


def has_conditions(query: TaskQuery) -> bool:
    """Whether anything narrows the list."""
    return query != without_conditions(query)


def without_conditions(query: TaskQuery) -> TaskQuery:
    """The same day and order, and nothing else."""
    return TaskQuery(query.today, order=query.order)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition in force, as a person reads it and takes it away.

    Attributes:
        words: "Đơn vị chủ trì: Phòng Nội vụ, Phòng Y tế".
        without: the query when it is taken away.
    """

    words: str
    without: TaskQuery


def conditions(query: TaskQuery, names: Mapping[str, str]) -> tuple[Condition, ...]:
    """The conditions in force, in a fixed order; empty when everything is shown.

    Args:
        names: names of units, blocs and meetings by id; an id without one is shown as it is.
    """
    found = []
    if query.search.strip():
        found.append(Condition(f"Tìm: “{query.search.strip()}”", replace(query, search="")))
    if query.picked:
        words = query.picked_as or f"{len(query.picked)} nhiệm vụ đã chọn"
        found.append(Condition(words, replace(query, picked=frozenset(), picked_as="")))
    state = _state_words(query)
    if state:
        found.append(Condition(f"Tình trạng: {state}", without_state(query)))
    if query.assigned_from is not None or query.assigned_to is not None:
        words = _between("Giao", query.assigned_from, query.assigned_to)
        found.append(Condition(words, replace(query, assigned_from=None, assigned_to=None)))
    if query.due_from is not None or query.due_to is not None:
        words = _between("Đến hạn", query.due_from, query.due_to)
        found.append(Condition(words, replace(query, due_from=None, due_to=None)))
    if query.running_from is not None or query.running_to is not None:
        words = _between("Thực hiện", query.running_from, query.running_to)
        found.append(Condition(words, replace(query, running_from=None, running_to=None)))
    found += [Condition(words, without) for words, without in asked_elsewhere(query, names)]
    for kind in (FilterKind.UNIT, FilterKind.BLOC, FilterKind.MEETING, FilterKind.LEADER, FilterKind.FIELD):
        values = ticked(query, kind)
        if values:
            words = ", ".join(sorted(names.get(value, value) or "(để trống)" for value in values))
            found.append(Condition(f"{FILTER_TITLES[kind]}: {words}", with_ticks(query, kind, frozenset())))
    return tuple(found)


def _state_words(query: TaskQuery) -> str:
    chip = chip_of(query)
    if chip is not None:
        return "" if chip is ALL else chip.title
    if query.standings == _COUNTED:
        words = ["Trừ việc đã thu hồi"]
    else:
        words = [STANDING_TERMS[standing] for standing in Standing if standing in query.standings]
    words += [title for on, title in _flags(query) if on]
    return ", ".join(words)


def _between(what: str, first: date | None, last: date | None) -> str:
    """Between which days: "Giao từ 01/07/2017 đến 30/09/2017", "Đến hạn ngày 30/09/2017"."""
    if first is not None and first == last:
        return f"{what} ngày {day_text(first)}"
    ends = (("từ", first), ("đến", last))
    return " ".join((what, *(f"{word} {day_text(day)}" for word, day in ends if day is not None)))


def _flags(query: TaskQuery) -> tuple[tuple[bool, str], ...]:
    return (
        (query.due_soon, "Sắp đến hạn"),
        (query.awaiting, "Chờ nghiệm thu"),
        (query.unassigned, "Chưa rõ đơn vị"),
        (query.unreported, "Chưa có báo cáo"),
    )
