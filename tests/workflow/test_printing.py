"""Everything that the office prints, read from the book of the sample office."""

from __future__ import annotations

import errno
import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker import demo
from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.identity import MeetingId, TaskId
from giaoban_tracker.domain.printed import SeenColumn
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import GroupBy, SortKey, TaskColumn, TaskQuery
from giaoban_tracker.paper import page_count
from giaoban_tracker.paper.document import Document, Paragraph, Table
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import decide, list_tasks, printing, sample_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.printing import letters, lists, seen, slips, statistics, templates
from giaoban_tracker.workflow.printing.scope import names_of, scope_words
from tests.conftest import Almanac

LAST_DAY_OF_QUARTER = date(2017, 9, 30)


@dataclass(frozen=True)
class Sample:
    """The sample office's book on the day on which it is looked at; tests only read it."""

    desk: Desk
    meeting: MeetingId

    @property
    def scope(self) -> printing.Scope:
        return printing.Scope(TaskQuery(self.desk.today, meetings=frozenset({self.meeting})), self.meeting)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    almanac = Almanac()
    desk = new_desk(
        tmp_path_factory.mktemp("so"), now=almanac.now, new_id=almanac.new_id, by="An", resources=resources_folder()
    )
    meeting = demo.fill_with_sample(desk)
    yield Sample(sample_office.desk_on(desk, sample_office.AS_OF), meeting)
    desk.ledger.close()


def table_of(document: Document, name: str) -> Table:
    return next(
        block for sheet in document.sheets for block in sheet.blocks if isinstance(block, Table) and block.name == name
    )


@pytest.mark.parametrize("code", [form.code for form in printing.FORMS if ".pdf" in form.suffixes])
def test_every_form_of_the_sample_office_is_in_the_layout_of_the_decree(
    sample: Sample, tmp_path: Path, code: str
) -> None:
    # Slips for every unit of a bloc are the same hundred times over: those of one subject are enough.
    narrowed = printing.Scope(TaskQuery(sample.desk.today, search="công vụ"))
    document = printing.documents(sample.desk, code, narrowed if code == "F10" else sample.scope)

    for suffix in (".pdf", ".docx"):
        paper = tmp_path / f"{code}{suffix}"
        printing.save(sample.desk, document, paper)
        assert printing.check(sample.desk.resources, paper) == ()


@pytest.mark.parametrize("suffix", [".txt", "", ".doc"])
def test_another_output_is_refused(sample: Sample, suffix: str) -> None:
    with pytest.raises(Refused) as caught:
        printing.drawn(sample.desk, printing.documents(sample.desk, "F7", sample.scope), suffix)

    assert caught.value.code == "unsupported-output"


@pytest.mark.parametrize(
    ("code", "scope", "reason"),
    [
        ("F99", printing.Scope(TaskQuery(sample_office.AS_OF)), "unknown-form"),
        ("F3", printing.Scope(TaskQuery(sample_office.AS_OF)), "meeting-missing"),
        ("F11", printing.Scope(TaskQuery(sample_office.AS_OF), MeetingId("none")), "unknown-meeting"),
        ("F7", printing.Scope(TaskQuery(sample_office.AS_OF), MeetingId("none")), "unknown-meeting"),
        ("F9", printing.Scope(TaskQuery(sample_office.AS_OF, search="không đâu có")), "no-task-to-print"),
        ("CVDD", printing.Scope(TaskQuery(sample_office.AS_OF, search="không đâu có")), "nothing-overdue"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_reason(
    sample: Sample, code: str, scope: printing.Scope, reason: str
) -> None:
    with pytest.raises(Refused) as caught:
        printing.documents(sample.desk, code, scope)

    assert caught.value.code == reason


def test_an_empty_list_is_a_paper_that_says_so(sample: Sample) -> None:
    scope = printing.Scope(TaskQuery(sample.desk.today, search="không đâu có"))

    assert table_of(printing.documents(sample.desk, "F7", scope), "Danh sách").count == 0


def test_a_form_is_a_file_of_the_wanted_kind(sample: Sample) -> None:
    starts = {suffix: printing.form_file(sample.desk, "F5", sample.scope, suffix)[:4] for suffix in printing.SUFFIXES}

    assert starts == {".pdf": b"%PDF", ".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04"}


def test_the_import_sheet_offers_what_the_office_knows_and_is_a_sheet_only(sample: Sample) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(printing.form_file(sample.desk, "F2", sample.scope, ".XLSX")))

    offered = [cell.value for column in workbook["Danh mục"].columns for cell in column]
    assert "Phòng Nội vụ" in offered
    assert sample_office.TITLE in offered
    with pytest.raises(Refused) as caught:
        printing.form_file(sample.desk, "F2", sample.scope, ".pdf")
    assert caught.value.code == "only-a-sheet"


# ---------------------------------------------------------------- lists


def test_alerts_begin_with_the_most_overdue(sample: Sample) -> None:
    found = lists.alerts(sample.desk, sample.scope)

    left = [alert.days_left for alert in found.alerts]
    assert left == sorted(left)
    assert {alert.row.standing for alert in found.alerts} <= {Standing.OPEN_OVERDUE, Standing.OPEN_IN_TIME}
    assert max(left) <= 7


def test_the_overdue_list_counts_days_and_chasings(sample: Sample) -> None:
    found = lists.overdue(sample.desk, sample.scope)

    assert [task.row.standing for task in found.tasks] == [Standing.OPEN_OVERDUE] * 2
    assert [task.row.days_overdue for task in found.tasks] == [17, 2]
    assert found.tasks[0].decided_by == found.tasks[0].row.leader


def test_the_tracking_table_names_meeting_and_last_report(sample: Sample) -> None:
    found = lists.tracking(sample.desk, sample.scope)

    assert {task.meeting for task in found.tasks} == {sample_office.TITLE}
    assert any(task.updated_on is not None for task in found.tasks)


def test_what_is_seen_is_printed_in_its_columns_and_order(sample: Sample) -> None:
    query = TaskQuery(sample.desk.today, order=(SortKey(TaskColumn.CODE, descending=True),))
    columns = (SeenColumn("code", "Mã", 1), SeenColumn("due", "Hạn", 2), SeenColumn("progress", "%", 1))

    found = seen.seen(sample.desk, printing.Scope(query), columns)

    codes = [row[0] for row in found.bands[0].rows]
    assert codes == sorted(codes, reverse=True)
    assert any(isinstance(row[1], date) for row in found.bands[0].rows)
    assert found.bands[0].title == ""


def test_grouped_rows_stand_below_bands_with_their_number(sample: Sample) -> None:
    found = seen.seen(sample.desk, sample.scope, group="standing")

    assert sum(len(band.rows) for band in found.bands) == 12
    assert all(band.title.endswith(f"({len(band.rows)})") for band in found.bands)


def test_a_column_that_nobody_knows_is_refused(sample: Sample) -> None:
    with pytest.raises(Refused) as caught:
        seen.seen(sample.desk, sample.scope, (SeenColumn("colour", "Màu", 1),))

    assert caught.value.fields == {"column": "colour"}


def test_a_paper_says_what_narrowed_it(sample: Sample) -> None:
    with sample.desk.ledger.reading() as book:
        names = names_of(book)
    unit = next(unit.id for unit in names.units.values() if unit.name == "Phòng Nội vụ")
    query = TaskQuery(
        sample.desk.today,
        search="công vụ",
        units=frozenset({unit}),
        standings=frozenset({Standing.OPEN_OVERDUE}),
        assigned_from=date(2017, 7, 1),
    )

    words = scope_words(query, names)

    assert words == "Phòng Nội vụ; Đang thực hiện, quá hạn; giao từ ngày 01/07/2017; tìm “công vụ”"


# ---------------------------------------------------------------- statistics


def test_statistics_agree_with_the_counters_of_the_window(sample: Sample) -> None:
    query = TaskQuery(sample.desk.today)
    found = statistics.statistics(sample.desk, printing.Scope(query))

    shown = {line.label: line.counters for line in list_tasks.counters_by(sample.desk, GroupBy.UNIT, query)}
    assert {line.name: line.counters for line in found.lines} == shown
    assert found.total.counters == list_tasks.listing(sample.desk, query).counters


@pytest.mark.parametrize("by", [GroupBy.LEADER, GroupBy.FIELD, GroupBy.BLOC, GroupBy.QUARTER])
def test_other_groups_count_every_task_once(sample: Sample, by: GroupBy) -> None:
    found = statistics.statistics(sample.desk, sample.scope, by)

    assert sum(line.counters.total for line in found.lines) == found.total.counters.total == 12


def test_movements_tell_what_was_given_finished_and_fell_due_in_a_period(sample: Sample) -> None:
    quarter = statistics.Period("quý III/2017", date(2017, 7, 1), LAST_DAY_OF_QUARTER)

    found = statistics.statistics(sample.desk, sample.scope, GroupBy.UNIT, quarter)

    by_name = {line.name: line for line in found.movements}
    home_affairs = by_name["Phòng Nội vụ"]
    assert (home_affairs.assigned, home_affairs.finished, home_affairs.fell_due) == (10, 0, 1)
    assert home_affairs.still_open == 10


# ---------------------------------------------------------------- slips and letters


def overdue_task(sample: Sample) -> TaskId:
    late = TaskQuery(sample.desk.today, standings=frozenset({Standing.OPEN_OVERDUE}))
    return list_tasks.all_rows(sample.desk, late)[0].id


def test_a_chasing_slip_quotes_the_leader_and_counts_the_days(sample: Sample) -> None:
    (slip,) = slips.chasing_slips(sample.desk, [overdue_task(sample)], date(2017, 10, 9))

    assert (slip.unit, slip.days_overdue, slip.times) == ("Phòng Văn hóa và Thông tin", 17, 1)
    assert slip.directive.casefold().startswith("chấn chỉnh")
    assert slip.answer_by == date(2017, 10, 9)


def test_an_assignment_slip_goes_to_every_lead_unit(sample: Sample) -> None:
    with sample.desk.ledger.reading() as book:
        bloc_task = book.task_by_code("NV-001")

    found = slips.assignment_slips(sample.desk, [bloc_task.id])

    assert len(found) == len(bloc_task.terms.lead) == 13


def test_a_unit_answers_only_on_what_is_open(sample: Sample) -> None:
    sheets = slips.answer_sheets(sample.desk, sample.scope)

    by_unit = {sheet.unit: {row.code for row in sheet.rows} for sheet in sheets}
    assert "NV-002" not in by_unit["Phòng Lao động - Thương binh và Xã hội"]  # accepted
    assert "NV-004" in by_unit["Phòng Nội vụ"]


def test_the_notice_gives_each_leaders_conclusions_in_their_order(sample: Sample) -> None:
    found = letters.notice(sample.desk, sample.meeting)

    assert [len(section.items) for section in found.sections] == [6, 2, 4]
    assert found.annex is not None
    assert letters.notice(sample.desk, sample.meeting, with_annex=False).annex is None


def test_the_report_tells_difficulties_and_proposals_of_units(sample: Sample) -> None:
    found = letters.report(sample.desk, sample.scope)

    assert found.counters.total == 12
    assert [remark.unit for remark in found.proposals] == ["Phòng Văn hóa và Thông tin"]
    assert found.awaiting == 1


def test_a_chasing_letter_goes_to_the_units_that_owe(sample: Sample) -> None:
    found = letters.chasing_letter(sample.desk, sample.scope)

    assert found.units == ("Phòng Nội vụ", "Phòng Văn hóa và Thông tin")
    assert len(found.overdue.tasks) == 2


def test_the_second_chasing_says_so(empty_desk: Desk) -> None:
    demo.fill_with_sample(empty_desk)
    desk = sample_office.desk_on(empty_desk, sample_office.AS_OF)
    task = overdue_task(Sample(desk, MeetingId("")))
    decide.chase(desk, task)
    decide.chase(desk, task)

    assert [slip.times for slip in slips.chasing_slips(desk, [task])] == [2]


# ---------------------------------------------------------------- one paper for every unit


def test_every_unit_gets_its_list_in_the_offices_order(sample: Sample) -> None:
    papers = printing.unit_papers(sample.desk, sample.scope)

    order = [unit.name for unit in list_tasks.particulars(sample.desk).units]
    names = [paper.line.unit for paper in papers]
    assert names == sorted(names, key=order.index)
    assert len(names) == 13
    assert all(paper.line.tasks == table_of(paper.document, "Danh sách").count for paper in papers)


def test_one_paper_counts_the_lists_on_its_cover_and_begins_each_with_page_one(sample: Sample, tmp_path: Path) -> None:
    papers = printing.unit_papers(sample.desk, sample.scope)

    document = printing.one_paper(sample.desk, sample.scope, papers)

    assert [sheet.name for sheet in document.sheets] == ["Tờ bìa", *(paper.line.unit for paper in papers)]
    assert table_of(document, "Tờ bìa").total[2:] == (108, 2)
    printing.save(sample.desk, document, tmp_path / "a.pdf")
    assert printing.check(sample.desk.resources, tmp_path / "a.pdf") == ()


def test_the_job_tells_how_far_it_is_and_stops_between_units(sample: Sample) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> bool:
        told.append((done, whole))
        return done < 2

    assert printing.unit_papers(sample.desk, sample.scope, progress=progress) == ()
    assert told == [(0, 13), (1, 13), (2, 13)]


def test_one_file_a_unit_is_named_by_its_place(sample: Sample, tmp_path: Path) -> None:
    units = [unit.id for unit in list_tasks.particulars(sample.desk).units][:2]
    papers = printing.unit_papers(sample.desk, sample.scope, "PBC", units=units)

    written = printing.save_papers(sample.desk, papers, tmp_path, ".pdf")

    assert [path.name for path in written] == ["01. Văn phòng HĐND và UBND thành phố.pdf", "02. Phòng Nội vụ.pdf"]
    assert page_count(written[0].read_bytes()) >= 1
    assert printing.save_papers(sample.desk, papers, tmp_path, ".docx", lambda done, _: done < 1) == (
        tmp_path / "01. Văn phòng HĐND và UBND thành phố.docx",
    )


def test_nobody_to_print_for_is_refused(sample: Sample) -> None:
    with pytest.raises(Refused) as caught:
        printing.unit_papers(sample.desk, printing.Scope(TaskQuery(sample.desk.today, search="không đâu có")))

    assert caught.value.code == "no-task-to-print"


def test_a_units_list_names_the_unit(sample: Sample) -> None:
    paper = printing.unit_papers(sample.desk, sample.scope)[1]

    assert "Phòng Nội vụ" in paper.document.sheets[0].heading.remark
    assert not any(isinstance(block, Paragraph) for block in paper.document.sheets[0].blocks)


# ---------------------------------------------------------------- the office's own templates


def test_a_template_is_given_out_taken_back_used_and_restored(sample: Sample, tmp_path: Path) -> None:
    document = printing.documents(sample.desk, "F7", sample.scope)
    own, changed = tmp_path / "templates", tmp_path / "mẫu.docx"
    shipped = printing.drawn(sample.desk, document, ".docx")

    templates.give_out(sample.desk, document, changed)
    assert templates.faults(document, changed) == ()
    assert templates.drawn_docx(sample.desk, document, own) == shipped
    templates.take(own, document, changed)
    assert templates.is_own(own, "F7")
    assert templates.drawn_docx(sample.desk, document, own) != shipped
    templates.restore(own, "F7")
    assert templates.drawn_docx(sample.desk, document, own) == shipped


def test_a_template_of_another_form_is_not_taken(sample: Sample, tmp_path: Path) -> None:
    document = printing.documents(sample.desk, "F7", sample.scope)
    templates.give_out(sample.desk, printing.documents(sample.desk, "F1", sample.scope), tmp_path / "f1.docx")

    assert {fault.rule for fault in templates.faults(document, tmp_path / "f1.docx")} == {"unknown-field"}
    with pytest.raises(Refused) as caught:
        templates.take(tmp_path / "templates", document, tmp_path / "f1.docx")
    assert caught.value.code == "template-faulty"
    assert not templates.is_own(tmp_path / "templates", "F7")


def test_a_template_that_is_not_there_is_named(sample: Sample, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        templates.faults(printing.documents(sample.desk, "F7", sample.scope), tmp_path / "none.docx")

    assert caught.value.code == "template-missing"


def test_the_course_ends_with_the_quarter_of_the_day_and_names_each_quarter_once(sample: Sample) -> None:
    trend = statistics.statistics(sample.desk, sample.scope).trend

    assert [line.name for line in trend] == ["Quý III/2017", "Quý IV/2017"]
    assert trend[0].assigned == 12
    assert trend[-1].still_open + sum(line.finished for line in trend) == 12


def test_the_course_goes_over_a_new_year_and_back_six_quarters_at_most() -> None:
    assert [statistics._quarter(number).name for number in range(8071, 8074)] == [
        "Quý IV/2017",
        "Quý I/2018",
        "Quý II/2018",
    ]
    assert statistics._quarter(8071).last == date(2017, 12, 31)
    old = [statistics._Piece("", Standing.OPEN_OVERDUE, date(2010, 1, 1), None, None, False)]
    assert [line.name for line in statistics._trend(old, date(2018, 2, 1))][::5] == ["Quý IV/2016", "Quý I/2018"]


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def held(*_: object) -> None:
    raise PermissionError(errno.EBUSY, "The process cannot access the file")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
@pytest.mark.parametrize(
    ("what", "breaks", "code"),
    [("write", full, "disk-full"), ("replace", held, "file-in-use")],
    ids=["the disk is full", "another program holds the old file"],
)
def test_what_cannot_be_written_is_named_and_the_old_file_stays(
    suffix: str,
    what: str,
    breaks: Callable[..., object],
    code: str,
    sample: Sample,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / f"In ra{suffix}"
    target.write_bytes(b"old")
    document = printing.documents(sample.desk, "F7", sample.scope)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(os if what == "write" else Path, what, breaks)

    with pytest.raises(Unavailable) as refused:
        printing.save(sample.desk, document, target)

    monkeypatch.undo()
    assert refused.value.code == code
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == [target.name]
