"""Take in: what a unit gets from its office; there is nothing to choose, for the office's word stands.

What is refused changes nothing. What came with the newest parcel is remembered, so that a person sees what is new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused, Unavailable, Unreadable
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.exchange.container import LIMITS
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import join, receive, send
from giaoban_tracker.workflow.post.values import FilePlan, Outcome

_NEWS = "unit-news"


class News(StrEnum):
    """Whether a task came or was changed with the newest parcel."""

    NONE = "none"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Taken:
    """What some files of the office came to.

    Attributes:
        files: each as it was judged.
        new, changed: how many tasks.
        confirmed: how many words of this computer the office has confirmed with them.
        enrolled: whether this computer heard with them that it is enrolled.
    """

    files: tuple[FilePlan, ...]
    changes: Changes
    new: int
    changed: int
    confirmed: int
    enrolled: bool = False


def read(paths: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """The files as (name, content).

    Raises:
        Unavailable: "file-missing" with `name`: a stick that was pulled.
        Refused: "file-too-large" with `name`, `megabytes`, `limit`.
    """
    return tuple((path.name, _content(path)) for path in paths)


def take_in(desk: Desk, files: Sequence[tuple[str, bytes]], channel: str = "") -> Taken:
    """Take in what the office sent, (name, content), in any order and as often as somebody likes.

    Raises:
        Refused: "not-a-unit" in an office's book.
        Unreadable, Unavailable: as `receive.accept`; nothing was written.
    """
    with desk.ledger.reading() as book:
        site = book.post.site()
        if site is None or site.role is not Role.UNIT:
            raise Refused("not-a-unit")
        known: set[str] = set(book.task_ids(TaskQuery(desk.today)))
    before, waited = send.unconfirmed(desk).count, not _is_enrolled(desk)
    plan = receive.propose(desk, files, channel)
    changes = receive.accept(desk, plan)
    touched = {subject for kind, subject in changes.subjects if kind is SubjectKind.TASK}
    news = {task: (News.CHANGED if task in known else News.NEW).value for task in sorted(touched)}
    if changes.facts:
        with desk.ledger.writing() as book:
            book.save_local_draft(_NEWS, "", msgspec.json.encode(news).decode())
    new = sum(state == News.NEW for state in news.values())
    after = send.unconfirmed(desk).count
    seen = tuple(_as_a_unit_sees(file) for file in plan.files)
    return Taken(seen, changes, new, len(news) - new, max(0, before - after), waited and _is_enrolled(desk))


def _is_enrolled(desk: Desk) -> bool:
    member = join.membership(desk)
    return member is not None and member.enrolled


def _as_a_unit_sees(file: FilePlan) -> FilePlan:
    """A workbook, or what begins like one, is nothing that a unit takes in: to it such a file is no package."""
    if file.outcome is not Outcome.FORM_REJECTED:
        return file
    return replace(file, outcome=Outcome.ALTERED, why=Unreadable("trailer"), lines=())


def last_news(book: Reading) -> Mapping[str, News]:
    """The tasks that came or were changed with the newest parcel that brought anything."""
    text = book.local_draft(_NEWS, "")
    return msgspec.json.decode(text, type=dict[str, News]) if text else {}


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMITS.packed:
            raise Refused(
                "file-too-large", name=path.name, megabytes=path.stat().st_size >> 20, limit=LIMITS.packed >> 20
            )
        return path.read_bytes()
    except OSError as error:
        raise Unavailable("file-missing", name=path.name) from error
