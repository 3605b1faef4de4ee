"""Print forms: the book as at a day becomes a follow-up list or an annex, and the list becomes a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.follow_up import AssignmentAnnex, FollowUpList
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.paper import FORMS, print_annex, print_follow_up
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import lists
from giaoban_tracker.workflow.printing.scope import Scope

FOLLOW_UP = "F7"
ANNEX = "F3"

_PERIOD = re.compile(r"\b(?:quý|tháng|tuần|năm)\s.*\d{4}", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class FormTitle:
    """A form that can be printed: its code in the list of forms and its Vietnamese title."""

    form: str
    title: str


def forms() -> tuple[FormTitle, ...]:
    """The forms that can be printed, in the order in which they are offered."""
    return tuple(FormTitle(form, title) for form, title in FORMS)


def follow_up(
    desk: Desk, query: TaskQuery, *, meeting: MeetingId | None = None, as_of: date | None = None
) -> FollowUpList:
    """The follow-up list of what a query selects, as at its day.

    Raises:
        Refused: "unknown-meeting".
    """
    return lists.follow_up(desk, Scope(query, meeting, as_of))


def annex(desk: Desk, meeting: MeetingId) -> AssignmentAnnex:
    """The assignment annex of one meeting, one band per leader.

    Raises:
        Refused: "unknown-meeting".
    """
    return lists.annex(desk, meeting)


def pdf(desk: Desk, form: FollowUpList | AssignmentAnnex) -> bytes:
    """The form as a PDF."""
    if isinstance(form, FollowUpList):
        return print_follow_up(form, desk.resources)
    return print_annex(form, desk.resources)


def file_name(form: FollowUpList | AssignmentAnnex, unit: str = "") -> str:
    """The name to propose for a form's file: "Danh sách theo dõi quý II-2017 tính đến 02-10-2017.pdf".

    It names the meeting's period where its title has one, else the meeting; days and periods are written with
    hyphens, since no file system takes slashes.

    Args:
        unit: the one unit that the form is about; empty for all.
    """
    found = _PERIOD.search(form.meeting)
    period = found[0] if found else form.meeting
    if isinstance(form, FollowUpList):
        words = ["Danh sách theo dõi", period, unit, f"tính đến {day_text(form.as_of)}"]
    else:
        words = ["Bảng phân công nhiệm vụ", period]
    name = _NOT_IN_NAMES.sub("-", " ".join(" ".join(words).split()))
    return f"{name[:_LONGEST_NAME].strip(' .-')}.pdf"


def save(path: Path, content: bytes) -> None:
    """Write a printed form where the person wants it, whole or not at all.

    Raises:
        Unavailable: as `safe_file.write_safely`.
    """
    write_safely(path, content)
