"""Exporting tasks: Excel that comes back without doubling, open data by its schema, due days for calendars."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Claim, Evidence, Quality, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import assign, decide, set_up_office, state_rules
from giaoban_tracker.workflow.export_tasks import export
from giaoban_tracker.workflow.import_sheet import Outcome, accept, open_sheets, propose
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.printing import Scope, documents, save
from tests.conftest import Almanac
from tests.workflow.conftest import Office

SOFFICE = shutil.which("soffice")

TASKS = (
    TaskTerms("", "Rà soát hộ nghèo", deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 30)), product="báo cáo"),
    TaskTerms("", "Giữ gìn vệ sinh", deadline=Deadline(DeadlineKind.STANDING, None, "thường xuyên")),
    TaskTerms("", "Trình đề án", deadline=Deadline(DeadlineKind.CONDITIONAL, None, "sau khi tỉnh có ý kiến")),
    TaskTerms("", "Kiểm tra chợ; báo cáo", urgency=Urgency.FLASH, leader="Chủ tịch UBND", field="Thương mại", note="x"),
)


@pytest.fixture
def full(office: Office) -> Office:
    """The office with four tasks, the first of them reported and accepted."""
    for place, terms in enumerate(TASKS):
        lead = (office.home_affairs,) if place % 2 == 0 else (office.culture, office.home_affairs)
        given = replace(terms, lead=lead, receiving_level="UBND", monitor="Nông Thị Hà")
        task = assign.assign(office.desk, given).task
        if place == 0:
            done = Evidence("15/BC-PNV", date(2017, 7, 5), "UBND", "về hộ nghèo")
            report = ReportTerms(office.home_affairs, Claim.DONE, 100, "Đã rà soát xong", done)
            decide.report(office.desk, task, report)
            decide.accept(office.desk, task, office.home_affairs, quality=Quality.GOOD)
    return office


def scope(office: Office, **conditions: Any) -> Scope:
    return Scope(TaskQuery(office.desk.today, **conditions))


def tasks_of(office: Office) -> tuple[Task, ...]:
    with office.desk.ledger.reading() as book:
        return tuple(sorted(book.tasks(TaskQuery(office.desk.today)), key=lambda task: task.terms.code))


def written(office: Office, folder: Path, name: str, **conditions: Any) -> bytes:
    export(office.desk, scope(office, **conditions), folder / name)
    return (folder / name).read_bytes()


def test_our_own_workbook_doubles_nothing_even_after_its_cells_were_changed(full: Office, tmp_path: Path) -> None:
    content = written(full, tmp_path, "a.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in range(2, 6):
        book["Nhập nhiệm vụ"].cell(row, 6).value = f"Đã sửa {row}"
        book["Nhập nhiệm vụ"].cell(row, 1).value = None
    book.save(tmp_path / "b.xlsx")

    for name in ("a.xlsx", "b.xlsx"):
        rows = propose(full.desk, open_sheets(tmp_path / name)).rows

        assert [row.outcome for row in rows] == [Outcome.SAME] * 4
        assert {row.known for row in rows} == {task.id for task in tasks_of(full)}


def test_the_ids_are_hidden_and_the_columns_stand_in_the_order_of_the_form(full: Office, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(full, tmp_path, "a.xlsx")))
    sheet, table = book["Nhập nhiệm vụ"], book["Theo dõi"]

    titles = [cell.value for cell in sheet[1]]
    assert titles[:7] == [
        "Mã nhiệm vụ",
        "Loại văn bản",
        "Số hội nghị",
        "Số/ký hiệu văn bản",
        "Ngày ban hành",
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
    ]
    assert titles[24:] == ["Chất lượng", "Đơn vị phối hợp", "Ghi chú", "Ngày giao", "Mã định danh (không sửa)"]
    assert [cell.value for cell in table[1]][:2] == ["STT", "Số hội nghị"]
    for one in (sheet, table):
        last = one.cell(1, one.max_column)
        assert one.column_dimensions[last.column_letter].hidden
        assert {one.cell(row, one.max_column).value for row in range(2, 6)} == {task.id for task in tasks_of(full)}


def test_a_workbook_brings_a_book_over_to_another_office(full: Office, tmp_path: Path, almanac: Almanac) -> None:
    written(full, tmp_path, "a.xlsx")
    other = new_desk(tmp_path / "khac", now=almanac.now, new_id=almanac.new_id, by="x", resources=resources_folder())
    set_up_office.set_up(other, "city-2017", name="Ủy ban nhân dân thành phố khác", on=date(2017, 1, 3))

    proposal = propose(other, open_sheets(tmp_path / "a.xlsx"))
    accept(other, proposal)

    assert [problem.code for problem in proposal.problems] == []
    with other.ledger.reading() as book:
        units = {unit.id: unit.name for unit in book.units()}
        came = {task.terms.content: task for task in book.tasks(TaskQuery(other.today))}
    with full.desk.ledger.reading() as book:
        units |= {unit.id: unit.name for unit in book.units()}
    other.ledger.close()
    for task in tasks_of(full):
        copy = came[task.terms.content]
        assert [units[unit] for unit in copy.terms.lead] == [units[unit] for unit in task.terms.lead]
        assert replace(copy.deadline, rule="") == task.deadline
        assert copy.assigned_on == task.assigned_on
        assert copy.finished_on == task.finished_on
        for field in ("leader", "product", "receiving_level", "urgency", "field", "monitor"):
            assert getattr(copy.terms, field) == getattr(task.terms, field)


def test_the_printed_tracking_table_is_known_by_its_codes(full: Office, tmp_path: Path) -> None:
    save(full.desk, documents(full.desk, "F1", scope(full)), tmp_path / "f1.xlsx")

    rows = propose(full.desk, open_sheets(tmp_path / "f1.xlsx")).rows

    assert [row.outcome for row in rows] == [Outcome.SAME] * 4


def test_open_data_keeps_to_its_schema(full: Office, tmp_path: Path) -> None:
    schema = json.loads((resources_folder() / "open-data" / "giao-ban-1.schema.json").read_text(encoding="utf-8"))
    first = tasks_of(full)[0]
    decide.extend(full.desk, tasks_of(full)[3].id, date(2017, 12, 1), "chờ hồ sơ")

    whole = json.loads(written(full, tmp_path, "a.json"))

    check(whole, schema, schema)
    assert (whole["as_of"], whole["made_at"]) == ("2017-07-05", "2017-07-05T08:30:00+07:00")
    told = {task["code"]: task for task in whole["tasks"]}["NV-001"]
    assert (told["id"], told["deadline"]["due"], told["finished_on"]) == (first.id, "2017-09-30", "2017-07-05")
    assert told["shares"][0]["reports"][0]["evidence"]["number"] == "15/BC-PNV"


def test_the_check_of_the_schema_notices_what_is_wrong(full: Office, tmp_path: Path) -> None:
    schema = json.loads((resources_folder() / "open-data" / "giao-ban-1.schema.json").read_text(encoding="utf-8"))
    whole = json.loads(written(full, tmp_path, "a.json"))

    spoilt: tuple[Callable[[Any], object], ...] = (
        lambda value: value["tasks"][0].pop("code"),
        lambda value: value["tasks"][0].update(extra=1),
        lambda value: value["tasks"][0].update(assigned_on="05/07/2017"),
        lambda value: value["tasks"][0].update(done_percent=101),
        lambda value: value["tasks"][0]["deadline"].update(kind="sometimes"),
    )
    for spoil in spoilt:
        value = json.loads(json.dumps(whole))
        spoil(value)
        with pytest.raises((AssertionError, ValueError)):
            check(value, schema, schema)


def test_a_calendar_holds_the_due_days_of_standing_tasks(full: Office, tmp_path: Path) -> None:
    calendar = written(full, tmp_path, "a.ics").decode().replace("\r\n ", "")

    assert calendar.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20170930" in calendar
    assert f"UID:{tasks_of(full)[0].id}@giao-ban" in calendar
    assert "SUMMARY:Đã xong: NV-001 – Rà soát hộ nghèo" in calendar


def test_a_calendar_reminds_on_the_steps_of_the_offices_ladder(full: Office, tmp_path: Path) -> None:
    state_rules.describe_rules(full.desk, RulesTerms(ladder=(-5, 1)))
    terms = TaskTerms("", "Rà soát", lead=(full.culture,), deadline=Deadline(DeadlineKind.FIXED, date(2017, 12, 1)))
    assign.assign(full.desk, terms)

    calendar = written(full, tmp_path, "a.ics").decode()

    assert [line for line in calendar.splitlines() if line.startswith("TRIGGER")] == ["TRIGGER:-P5D", "TRIGGER:P1D"]


def test_an_export_can_be_narrowed_and_withdrawn_tasks_stay_in_open_data_only(full: Office, tmp_path: Path) -> None:
    decide.withdraw(full.desk, tasks_of(full)[1].id, "trùng")

    narrowed = json.loads(written(full, tmp_path, "a.json", units=frozenset({full.culture})))
    book = openpyxl.load_workbook(io.BytesIO(written(full, tmp_path, "a.xlsx")))

    assert {task["code"] for task in narrowed["tasks"]} == {"NV-002", "NV-004"}
    assert {row[0].value for row in book["Nhập nhiệm vụ"].iter_rows(min_row=2)} == {"NV-001", "NV-003", "NV-004"}


def test_an_earlier_day_exports_the_book_as_it_stood(full: Office, tmp_path: Path) -> None:
    day = date(2017, 7, 4)
    export(full.desk, Scope(TaskQuery(day), as_of=day), tmp_path / "a.json")

    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["tasks"] == []


def test_another_ending_and_a_folder_that_is_not_there_are_refused(full: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="unsupported-export"):
        export(full.desk, scope(full), tmp_path / "a.csv")
    with pytest.raises(Unavailable, match="folder-missing"):
        export(full.desk, scope(full), tmp_path / "none" / "a.json")
    assert list(tmp_path.glob("a.*")) == []


def test_the_same_book_gives_the_same_bytes(full: Office, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.json", "a.ics"):
        assert written(full, tmp_path, name) == written(full, tmp_path, f"b{Path(name).suffix}")


@pytest.mark.skipif(
    SOFFICE is None or "GIAOBAN_LIBREOFFICE" not in os.environ,
    reason="takes seconds and a program that need not be there: set GIAOBAN_LIBREOFFICE=1",
)
def test_our_workbook_is_known_again_after_libreoffice_has_saved_it(full: Office, tmp_path: Path) -> None:
    written(full, tmp_path, "a.xlsx")
    out = tmp_path / "ra"
    words = [
        str(SOFFICE),
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'nguoi').as_uri()}",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*words, "--outdir", str(out), str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120
    )

    rows = propose(full.desk, open_sheets(out / "a.xlsx")).rows

    assert [row.outcome for row in rows] == [Outcome.SAME] * 4


def check(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> None:
    """Hold a value against the part of JSON Schema that the file uses."""
    if "$ref" in schema:
        check(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    elif "anyOf" in schema:
        checked = [one for one in schema["anyOf"] if (one.get("type") == "null") == (value is None)]
        check(value, checked[0], root)
    elif "const" in schema:
        assert value == schema["const"]
    else:
        _check_type(value, schema, root)


_TYPES: dict[str, type] = {"string": str, "integer": int, "object": dict, "array": list, "null": type(None)}


def _check_type(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> None:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert any(type(value) is _TYPES[kind] for kind in kinds), (value, kinds)
    assert value in schema.get("enum", [value])
    if isinstance(value, str) and schema.get("format") == "date":
        assert date.fromisoformat(value).isoformat() == value
    if isinstance(value, str) and schema.get("format") == "date-time":
        assert datetime.fromisoformat(value).tzinfo is not None
    if isinstance(value, int):
        assert schema.get("minimum", value) <= value <= schema.get("maximum", value)
    if isinstance(value, dict):
        assert set(value) == set(schema["required"]) == set(schema["properties"])
        for key, inner in schema["properties"].items():
            check(value[key], inner, root)
    if isinstance(value, list):
        for item in value:
            check(item, schema["items"], root)


@pytest.mark.parametrize("words", ["=1+1", "+84 123", "-5%", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"])
def test_words_that_look_like_formulas_leave_as_words(full: Office, tmp_path: Path, words: str) -> None:
    assign.assign(full.desk, TaskTerms("", f"{words} hộ nghèo", lead=(full.culture,)))

    written(full, tmp_path, "viec.xlsx")

    cells = [cell for row in openpyxl.load_workbook(tmp_path / "viec.xlsx").worksheets[0].iter_rows() for cell in row]
    told = [cell for cell in cells if words.strip() in str(cell.value)]
    assert [cell.data_type for cell in told] == ["s"]
