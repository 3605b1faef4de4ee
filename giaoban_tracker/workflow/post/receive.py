"""Receive: look at files, then take them in, in one transaction with one undo (`workflow.decide.undo`).

Proposing writes nothing. Accepting judges once more, against the book as it is by then; what it writes can be undone,
while the entries stay in their feeds: undoing voids the facts, and the same file brings nothing new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact, FactVoided
from giaoban_tracker.domain.identity import FactId, SubjectId
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.exchange.package import Addressee, KnownKey, Package
from giaoban_tracker.ledger.admission import Fit
from giaoban_tracker.ledger.archive import INBOX
from giaoban_tracker.ledger.mail import LoggedPackage, Role, Stashed, Way
from giaoban_tracker.ledger.post import Admitted
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import acks, keys, take_form
from giaoban_tracker.workflow.post.floors import raise_floor
from giaoban_tracker.workflow.post.identity import addressee, known_keys, role_of
from giaoban_tracker.workflow.post.judge import VOIDS_ACCEPTED
from giaoban_tracker.workflow.post.office_day import doubt_about
from giaoban_tracker.workflow.post.opening import Opened, opened
from giaoban_tracker.workflow.post.plan import Planner, runs_of
from giaoban_tracker.workflow.post.sealing import secrets_of
from giaoban_tracker.workflow.post.values import REFUSED, Choices, FilePlan, MergePlan, Outcome

QUARANTINE = "quarantine"
Item = TypeVar("Item")
_EVERYTHING = Choices()
_ACCEPTED = "Báo cáo đã được nghiệm thu"
_NOBODY = Addressee("", frozenset())


def propose(
    desk: Desk,
    files: Sequence[tuple[str, bytes]],
    channel: str = "",
    *,
    on: date | None = None,
    progress: Progress | None = None,
) -> MergePlan:
    """What taking some files, (name, content), would do; packages and Excel forms mixed, in any order.

    Files that wait for one of these appear as well.

    Args:
        channel: how they came, as the person says.
        on: the day of admission; today when not given.

    Raises:
        Refused: "stopped".
    """
    day = on or desk.today
    with desk.ledger.reading() as book:
        plans = _plans(desk, book, files, day, progress=progress)
        standing = book.post.standing()
        # A unit takes in what the office has dated; a recovery takes in on the days of then.
        doubt = doubt_about(book, day) if on is None and role_of(book) is Role.OFFICE else None
    return MergePlan(plans, channel, day, standing, doubt)


def accept(desk: Desk, plan: MergePlan, choices: Choices = _EVERYTHING, progress: Progress | None = None) -> Changes:
    """Take in what was proposed; refused files are noted and change nothing else.

    Raises:
        Unreadable: "fact-altered": one id stands for two facts; nothing was written.
        Refused: "stopped", "reason-missing" for a report that is set aside without one; nothing was written.
        Unavailable: "disk-full", …; nothing was written.
    """
    with desk.ledger.writing() as book:
        plans = _still_true(desk, book, plan, choices)
        parts = [_take(desk, book, file, plan, choices) for file in _counted(plans, progress)]
        parts.append(_set_aside(desk, book, plans, choices))
        parts.append(keys.follow_up(desk, book, _together(parts)))
        return _together(parts)


def _still_true(desk: Desk, book: Writing, plan: MergePlan, choices: Choices) -> tuple[FilePlan, ...]:
    """The plan for what the person did not leave out; made anew where the book has gone on meanwhile."""
    if not choices.leave_out and book.post.standing() == plan.standing:
        return plan.files
    left = [file for file in plan.files if file.sha256 not in choices.leave_out and not file.waited]
    looked = [file.opened for file in left if isinstance(file.opened, Opened)]
    return _plans(desk, book, [(file.name, file.content) for file in left], plan.admitted_on, looked)


def _plans(
    desk: Desk,
    book: Reading,
    files: Sequence[tuple[str, bytes]],
    day: date,
    before: Sequence[Opened] = (),
    progress: Progress | None = None,
) -> tuple[FilePlan, ...]:
    site = book.post.site()
    if site is None:
        # An office that never invited anybody knows no key; its forms need one, which the first form made.
        return tuple(_stranger(name, content) for name, content in files)
    known, me = known_keys(book), addressee(site)

    def look(name: str, content: bytes, *, waited: bool = False) -> Opened:
        return opened(name, content, known, me, lambda: secrets_of(desk), waited=waited)

    looked = {id(one.content): one for one in before}
    fresh = [
        _still(looked.get(id(content)), name, known) or look(name, content)
        for name, content in _counted(files, progress)
    ]
    kept = []
    for sha256 in dict.fromkeys(waiting.sha256 for waiting in book.post.stashed()):
        content = book.post.archived(sha256)
        if content is not None:
            logged = book.post.logged(sha256, Way.IN)
            kept.append(look(logged.name if logged else sha256[:16], content, waited=True))
    planner = Planner(book, day, site.role is Role.OFFICE)
    packages = planner.plan([*(file for file in fresh if not file.form), *kept])
    workbooks = tuple(take_form.plan_form(desk, book, file, planner.judge) for file in fresh if file.form)
    return (*packages, *workbooks)


def _counted(items: Sequence[Item], progress: Progress | None) -> Iterator[Item]:
    """The items one by one; whoever watches may stop between two."""
    for done, item in enumerate(items):
        if progress is not None and not progress(done, len(items)):
            raise Refused("stopped")
        yield item


def _still(before: Opened | None, name: str, known: Callable[[str], KnownKey | None]) -> Opened | None:
    """What was made of a file before, if its key is trusted as it was then."""
    if before is None or before.package is None or before.signer is None:
        return None
    return replace(before, name=name) if known(before.signer.kid) == before.signer else None


def _stranger(name: str, content: bytes) -> FilePlan:
    file = opened(name, content, lambda _: None, _NOBODY, list)
    outcome = Outcome.UNKNOWN_KEY if file.fault and file.fault.code == "unknown-key" else Outcome.ALTERED
    return FilePlan(
        name, file.sha256, outcome, why=file.fault or Refused("not-enrolling"), content=content, opened=file
    )


def _take(desk: Desk, book: Writing, file: FilePlan, plan: MergePlan, choices: Choices) -> Changes:
    assert isinstance(file.opened, Opened)
    if file.outcome is Outcome.DUPLICATE:
        return Changes()
    if file.opened.form:
        return take_form.take(desk, book, file, plan.channel, skip=file.sha256 in choices.skip_rejected)
    if file.outcome in REFUSED:
        book.post.put_in_archive(QUARANTINE, file.name, file.content, desk.today)
        _log(desk, book, file, plan.channel, 0)
        return Changes()
    content, package = file.opened.content, file.opened.package
    digest = book.post.put_in_archive(INBOX, file.name, content, plan.admitted_on)
    if package is None:
        book.post.stash(Stashed(digest, "", 0, 0, file.unit or "", desk.now()))
        _log(desk, book, file, plan.channel, 0)
        return Changes()
    raise_floor(book, package)
    for blob in package.blobs.values():
        book.put_blob(blob)
    office = role_of(book) is Role.OFFICE
    admitted = book.post.admit(runs_of(package), admitted_on=plan.admitted_on if office else None, at=desk.now())
    _let_wait(desk, book, digest, admitted, file)
    _log(desk, book, file, plan.channel, admitted.entries)
    acks.note(desk, book, package, admitted)
    return admitted.changes


def _let_wait(desk: Desk, book: Writing, digest: str, admitted: Admitted, file: FilePlan) -> None:
    book.post.unstash(digest)
    for one in admitted.joined:
        if one.fit is Fit.GAP:
            run = one.run
            book.post.stash(Stashed(digest, run.feed, run.first, run.last, file.unit or "", desk.now()))


def _log(desk: Desk, book: Writing, file: FilePlan, channel: str, facts: int) -> None:
    package = file.opened.package if isinstance(file.opened, Opened) else None
    sender = package.sender if isinstance(package, Package) else ""
    book.post.log_package(
        LoggedPackage(
            file.sha256, Way.IN, file.name, sender, file.unit or "", file.outcome.value, facts, desk.now(), channel
        )
    )


def _set_aside(desk: Desk, book: Writing, plans: Iterable[FilePlan], choices: Choices) -> Changes:
    """What shall not count: kept as it came, and voided with the reason, which the unit reads.

    Of itself the office sets aside what would take back a report that it has accepted.
    """
    facts: list[Fact] = []
    for fact, why in ((line.new, line.why) for file in plans for line in file.new):
        assert fact is not None
        reason = choices.set_aside.get(fact.id, _ACCEPTED if why == VOIDS_ACCEPTED else None)
        if reason is None:
            continue
        if not reason.strip():
            raise Refused("reason-missing")
        facts.append(desk.fact(fact.subject, FactVoided(fact.id, reason.strip()), about=fact.about))
    return book.append(facts) if facts else Changes()


def _together(parts: Iterable[Changes]) -> Changes:
    subjects, facts = set[tuple[SubjectKind, SubjectId]](), list[FactId]()
    for part in parts:
        subjects |= part.subjects
        facts += part.facts
    return Changes(frozenset(subjects), tuple(facts))
