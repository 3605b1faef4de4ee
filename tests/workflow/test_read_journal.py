"""Reading the journal: newest first, each fact with what a person needs to understand it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from giaoban_tracker.domain.fact import (
    ConclusionRecorded,
    FactVoided,
    ReportAccepted,
    ReportFiled,
    TaskAmended,
    TaskAssigned,
    TaskChased,
)
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.workflow import decide, read_journal
from tests.workflow.conftest import Office

Give = Callable[..., TaskId]


def chase_often(office: Office, task: TaskId, times: int) -> None:
    """So many facts in one transaction."""
    with office.desk.ledger.writing() as book:
        book.append([office.desk.fact(task, TaskChased()) for _ in range(times)])


def test_entries_come_newest_first_and_page_by_page_to_the_beginning(office: Office, give: Give) -> None:
    task = give()
    chase_often(office, task, 250)
    whole = read_journal.journal_page(office.desk, 10_000)

    first = read_journal.journal_page(office.desk, 60)
    rest = read_journal.journal_page(office.desk, 10_000, first.next)

    assert whole.next is None
    assert first.next is not None
    assert [*first.entries, *rest.entries] == list(whole.entries)
    assert isinstance(whole.entries[0].fact.deed, TaskChased)


def test_a_task_is_called_by_its_code_and_content_in_every_fact_about_it(office: Office, give: Give) -> None:
    task = give("rà soát hộ nghèo")
    decide.extend(office.desk, task, date(2017, 9, 30), "đơn vị đề nghị")

    entry = read_journal.journal_page(office.desk, 1).entries[0]

    assert (entry.subject, entry.content) == ("NV-001", "Rà soát hộ nghèo")


def test_a_conclusion_is_called_by_its_meeting(office: Office, give: Give) -> None:
    give()

    entries = read_journal.journal_page(office.desk, 10_000).entries

    entry = next(entry for entry in entries if isinstance(entry.fact.deed, ConclusionRecorded))
    assert (entry.subject, entry.content) == ("Giao ban quý II/2017", "rà soát hộ nghèo")


def test_an_amendment_knows_the_terms_it_replaced(office: Office, give: Give) -> None:
    task = give()
    with office.desk.ledger.reading() as book:
        known = book.task(task)
    from_terms, to_terms = known.terms, known.terms.__class__(known.terms.code, "rà soát lại")
    decide.amend(office.desk, task, to_terms, known.revision)

    entry = read_journal.journal_page(office.desk, 1).entries[0]

    assert isinstance(entry.fact.deed, TaskAmended)
    assert isinstance(entry.earlier, TaskAssigned)
    assert entry.earlier.terms == from_terms


def test_what_was_taken_back_is_marked_and_cited(office: Office, give: Give) -> None:
    chased = decide.chase(office.desk, give())
    decide.undo(office.desk, chased)

    voiding, voided = read_journal.journal_page(office.desk, 2).entries[:2]

    assert isinstance(voiding.fact.deed, FactVoided)
    assert voiding.cited == voided.fact
    assert (voided.undone, voiding.undone) == (True, False)


def test_an_acceptance_cites_its_report(office: Office, give: Give) -> None:
    task = give()
    decide.report(office.desk, task, ReportTerms(office.home_affairs, Claim.DONE, 100, "Đã xong"))
    decide.accept(office.desk, task, office.home_affairs)

    entry = read_journal.journal_page(office.desk, 1).entries[0]

    assert isinstance(entry.fact.deed, ReportAccepted)
    assert entry.cited is not None
    assert isinstance(entry.cited.deed, ReportFiled)


def test_only_wanted_and_kept_entries_come_however_far_back_they_stand(office: Office, give: Give) -> None:
    task = give("sửa cầu treo")
    chase_often(office, task, 150)

    page = read_journal.journal_page(
        office.desk,
        1,
        wanted=lambda fact: isinstance(fact.deed, TaskAssigned),
        keep=lambda entry, _: "cầu treo" in entry.content,
    )

    assert [type(entry.fact.deed) for entry in page.entries] == [TaskAssigned]


def test_reading_stops_between_batches_when_somebody_asks(office: Office, give: Give) -> None:
    task = give()
    chase_often(office, task, 150)

    page = read_journal.journal_page(office.desk, 10_000, keep=lambda *_: False, stop=lambda: True)

    assert page.entries == ()
    assert page.next is not None


def test_names_and_writers_come_along(office: Office, give: Give) -> None:
    give()

    page = read_journal.journal_page(office.desk, 1)

    assert page.names[office.home_affairs] == "Phòng Nội vụ"
    assert page.names[office.bloc] == "Văn hóa – Xã hội"
    assert page.writers == ("Nông Thị Hà",)
