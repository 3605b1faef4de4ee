"""The pages of the window: how the rail names them, how each is made. Only the first is made at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.rail import RailItem
from giaoban_tracker.ui.workplace import Workplace

RAIL = (
    RailItem("overview", "Tổng quan", "overview"),
    RailItem("meetings", "Kỳ giao ban", "meetings"),
    RailItem("tasks", "Nhiệm vụ", "tasks"),
    RailItem("printing", "In ấn", "print"),
    RailItem("units", "Đơn vị", "units"),
    RailItem("journal", "Nhật ký", "journal"),
)
FIRST_PAGE = "tasks"
WITH_DETAIL = ("tasks", "overview")
"""Pages that have the detail of a task beside them."""


def _overview(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.overview import OverviewPage  # heavy: built when first shown

    return OverviewPage(place)


def _meetings(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.meetings import MeetingsPage  # heavy: built when first shown

    return MeetingsPage(place)


def _printing(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.printing import PrintingPage  # heavy: built when first shown

    return PrintingPage(place)


def _units(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.units import UnitsPage  # heavy: built when first shown

    return UnitsPage(place)


def _journal(place: Workplace) -> Page:
    from giaoban_tracker.ui.pages.journal import JournalPage  # heavy: built when first shown

    return JournalPage(place)


PAGES: Mapping[str, Callable[[Workplace], Page]] = {
    "overview": _overview,
    "meetings": _meetings,
    "tasks": TasksPage,
    "printing": _printing,
    "units": _units,
    "journal": _journal,
}
