"""The round: which unit has reported, which is silent for how long, and what the exchange with each one lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import Report
from giaoban_tracker.exchange.codes import check_code
from giaoban_tracker.ledger.feeds import FeedHead
from giaoban_tracker.ledger.mail import LoggedPackage, Site, Way
from giaoban_tracker.ledger.open_shares import OpenShare
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.claims import Claims, open_claims
from giaoban_tracker.workflow.post.values import ParcelKind, UnitRound


def round_of(desk: Desk, since: date | None = None) -> tuple[UnitRound, ...]:
    """How the exchange stands with every unit that leads an open task or has a computer, in the office's order.

    Args:
        since: the day on which the round began; None for the day of the newest meeting, else for ever.
    """
    with desk.ledger.reading() as book:
        began = since or max((meeting.terms.held_on for meeting in book.meetings()), default=date.min)
        owed = _owed(book, began)
        post = _Post.of(book)
        units = [unit for unit in book.units() if unit.id in owed or unit.id in post.devices]
    return tuple(_unit_round(unit.id, unit.name, owed.get(unit.id, _Owed()), post, desk.today) for unit in units)


@dataclass(slots=True)
class _Owed:
    """What one unit owes."""

    open_tasks: int = 0
    unreported: int = 0
    last_report: date | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class _Post:
    """What the book knows of the post, by unit."""

    site: Site | None
    devices: Mapping[UnitId, tuple[Device, ...]]
    last_in: Mapping[str, LoggedPackage]
    last_out: Mapping[str, LoggedPackage]
    heads: tuple[FeedHead, ...]
    confirmed: Mapping[tuple[str, str], int]
    gaps: Mapping[str, tuple[tuple[int, int], ...]]
    forked: frozenset[str]
    claims: Claims

    @classmethod
    def of(cls, book: Reading) -> _Post:
        devices: dict[UnitId, tuple[Device, ...]] = {}
        for device in book.post.devices():
            devices[device.unit] = (*devices.get(device.unit, ()), device)
        site, heads = book.post.site(), book.post.feeds()
        acks = book.post.acks(head.feed for head in heads)
        return cls(
            site,
            devices,
            book.post.last_of_each(Way.IN),
            book.post.last_of_each(Way.OUT),
            heads,
            {key: place.seq for key, place in acks.items()},
            _gaps(book, heads),
            frozenset(entry.feed.split("/")[0] for entry in book.post.branches() if entry.state == "open"),
            open_claims(book, site, (device for some in devices.values() for device in some)),
        )

    def newest_feed(self, kid: str) -> FeedHead | None:
        """The feed of a computer that it writes now; None when nothing of it is here."""
        return max((head for head in self.heads if head.kid == kid), key=_epoch, default=None)

    def unconfirmed(self, unit: UnitId) -> int:
        """How many entries of the office's feed the slowest trusted computer of the unit has not confirmed."""
        if self.site is None:
            return 0
        feed = f"{self.site.kid}/{self.site.epoch}/{unit}"
        end = next((head.seq for head in self.heads if head.feed == feed), 0)
        kids = [device.kid for device in self.devices.get(unit, ()) if device.trusted]
        return max((end - self.confirmed.get((kid, feed), 0) for kid in kids), default=0)


def _epoch(head: FeedHead) -> int:
    return int(head.feed.split("/")[1])


def _owed(book: Reading, began: date) -> dict[UnitId, _Owed]:
    """What each unit owes. Only tasks that were told of in this round are folded: a round is small, a book is not."""
    told: dict[tuple[TaskId, UnitId], list[Report]] = {}
    for task in book.tasks_of(book.post.tasks_told_of_since(began)):
        for share in task.shares:
            if share.unit is not None:
                told[task.id, share.unit] = [report for report in share.reports if _counts_from(report) >= began]
    owed: dict[UnitId, _Owed] = {}
    for open_share in book.post.open_shares():
        _count(owed.setdefault(open_share.unit, _Owed()), open_share, told.get((open_share.task, open_share.unit), []))
    return owed


def _count(owed: _Owed, share: OpenShare, reports: Sequence[Report]) -> None:
    owed.open_tasks += 1
    owed.unreported += not reports
    owed.typed = owed.typed or any(report.proxy for report in reports)
    days = [_counts_from(report) for report in reports]
    # Of an older round's reports on a task of several units nobody here knows whose they were.
    days += [share.last_report_on] if share.alone and share.last_report_on else []
    days += [owed.last_report] if owed.last_report else []
    owed.last_report = max(days, default=None)


def _counts_from(report: Report) -> date:
    return report.admitted_on or report.on


def _gaps(book: Reading, heads: Iterable[FeedHead]) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each feed with files that wait, what is missing before the first of them."""
    ends = {head.feed: head.seq for head in heads}
    first: dict[str, int] = {}
    for waiting in book.post.stashed():
        if waiting.feed:
            first[waiting.feed] = min(waiting.first, first.get(waiting.feed, waiting.first))
    return {
        feed: ((ends.get(feed, 0) + 1, begins - 1),) for feed, begins in first.items() if begins > ends.get(feed, 0) + 1
    }


def _unit_round(unit: UnitId, name: str, owed: _Owed, post: _Post, today: date) -> UnitRound:
    devices = post.devices.get(unit, ())
    kids = {device.kid for device in devices}
    last_in, last_out = post.last_in.get(unit), post.last_out.get(unit)
    heard = [day for day in (last_in.at.date() if last_in else None, owed.last_report) if day is not None]
    return UnitRound(
        unit=unit,
        name=name,
        open_tasks=owed.open_tasks,
        unreported=owed.unreported,
        last_in=_moment(last_in),
        last_out=_moment(last_out),
        silent_days=max(0, (today - max(heard)).days) if heard else None,
        unconfirmed=post.unconfirmed(unit),
        missing=tuple(gap for feed, gaps in post.gaps.items() if feed.split("/")[0] in kids for gap in gaps),
        forked=bool(kids & post.forked),
        told_twice=bool(kids & post.claims.told_twice),
        knows_more=bool(kids & post.claims.know_more),
        devices=devices,
        uses=_uses(devices, last_in, typed=owed.typed),
        checks=tuple(
            (device.name, check_code(head.link))
            for device in devices
            if (head := post.newest_feed(device.kid)) is not None
        ),
    )


def _uses(devices: tuple[Device, ...], last_in: LoggedPackage | None, *, typed: bool) -> str:
    if last_in is not None:
        return ParcelKind.PACKAGE if last_in.sender else ParcelKind.XLSX
    if any(device.trusted for device in devices):
        return ParcelKind.PACKAGE
    return "typed" if typed else ""


def _moment(package: LoggedPackage | None) -> datetime | None:
    return package.at if package else None
