"""Generated damage to Excel forms: whatever is done to one, exactly the damaged cells are named.

A form is filled in honestly, in one of the ways that people write, then its rows are moved, inserted, deleted, doubled
and spoilt one by one. What the verdict must be follows from what was done, never from the program under test.

    damaged_forms(seed=7, count=2_000)
"""

from __future__ import annotations

import io
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, ReportTerms
from giaoban_tracker.exchange.form.build import build_form
from giaoban_tracker.exchange.form.columns import EVIDENCE, HEADINGS, META, SHEET, Column, address
from giaoban_tracker.exchange.form.form import FilledForm, Form, FormRow, KnownForm
from giaoban_tracker.exchange.form.open_form import open_form

_KEY, _OTHER_KEY = bytes(range(32)), bytes(32)
_UNIT = UnitId("unit-1")
_HEADING_ROW = 6
_COLUMNS = list(HEADINGS)
_BESIDE = len(_COLUMNS) + 1
_MOST_ROWS = 14

_VERBS = ("Rà soát", "Tổng hợp", "=Báo cáo", "- Kiểm tra", "Hoàn thiện", "Tham mưu")
_THINGS = ("danh mục thủ tục", "hồ sơ đất đai", "số liệu thu ngân sách", "phương án phòng chống lụt bão")
_RESULTS = (
    "Đã ban hành kế hoạch",
    "- Đang lấy ý kiến\n- Còn hai phường",
    "=Đã trình",
    "12",
    "Đạt 80% khối lượng",
    "+84 hộ",
)
_LEVELS = ("UBND tỉnh", "Sở Nội vụ", "Thường trực Thành ủy")
_CLAIMS = {Claim.NOT_STARTED: "Chưa thực hiện", Claim.IN_PROGRESS: "Đang thực hiện", Claim.DONE: "Đã hoàn thành"}
_CAUSES = {CauseKind.OBJECTIVE: "Khách quan", CauseKind.SUBJECTIVE: "Chủ quan"}


@dataclass(frozen=True, slots=True)
class DamagedForms:
    """What came of it.

    Attributes:
        tried: forms.
        damages: things done to them, moves and honest writing not counted.
        exact: forms whose verdict was the expected one to the cell.
        wrong: what went otherwise, one text for each form, its seed first.
    """

    tried: int
    damages: int
    exact: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """A value that openpyxl would write otherwise: a text that begins like a formula, a share shown as per cent."""

    value: object
    kind: str = ""
    number_format: str = ""


@dataclass(slots=True)
class _Line:
    """A row of the sheet while it is worked on.

    Attributes:
        cells: by column number, from 1.
        row: the form's row it reports on; None once it has no mark of the form.
        terms: what is reported; None for silence.
        faults: reasons by column number.
        counts: whether its report is taken or its silence noted.
        touched: whether it was damaged before; each row is damaged once, so that damages do not hide each other.
    """

    cells: dict[int, object]
    row: FormRow | None
    terms: ReportTerms | None
    faults: dict[int, str] = field(default_factory=dict)
    counts: bool = True
    touched: bool = False

    def spoil(self, column: Column | int, value: object, reason: str) -> None:
        number = column if isinstance(column, int) else _place(column)
        self.cells[number] = value
        self.faults[number] = reason
        self.counts = False


@dataclass(slots=True)
class _Work:
    """A form while it is damaged.

    Attributes:
        headings: titles that were changed, by column number.
        merged: pairs of lines whose first cells were merged.
        refused: the code of the refusal of the whole file; empty while it can be read.
    """

    chance: random.Random
    form: Form
    lines: list[_Line]
    deeds: int = 0
    headings: dict[int, str] = field(default_factory=dict)
    merged: list[_Line] = field(default_factory=list)
    sheet_name: str = SHEET
    key: bytes = _KEY
    known: KnownForm | None = field(default_factory=lambda: KnownForm(_UNIT))
    meta: str = ""
    refused: str = ""

    def untouched(self, wanted: Callable[[_Line], bool] = lambda _: True) -> _Line | None:
        """A row that nobody damaged yet, now taken as touched; None when there is none of that sort."""
        lines = [line for line in self.lines if not line.touched and line.row is not None and wanted(line)]
        if not lines:
            return None
        line = self.chance.choice(lines)
        line.touched = True
        return line


def damaged_forms(seed: int = 1, count: int = 60) -> DamagedForms:
    """Fill in, damage and judge so many forms."""
    damages, wrong = 0, []
    for number in range(count):
        work = _filled_in(random.Random(f"{seed}/{number}"))
        for _ in range(work.chance.choice((0, 1, 1, 2, 3, 5))):
            damage = work.chance.choice(_DAMAGES)
            damage(work)
        if work.chance.random() < 0.15:
            # Last of all: a row put in between would part the two.
            _merge(work)
        damages += work.deeds
        told = _compare(work)
        if told:
            wrong.append(f"{seed}/{number}: {told}")
    return DamagedForms(count, damages, count - len(wrong), tuple(wrong))


# ---------------------------------------------------------------- honest forms


@cache
def _blank(rows: int, variant: int) -> tuple[Form, bytes]:
    chance = random.Random(f"form {rows} {variant}")
    form = Form(
        f"{chance.getrandbits(128):032x}", _UNIT, "Phòng Nội vụ", "UBND PHƯỜNG", date(2026, 11, 24),
        tuple(_row(number, chance) for number in range(1, rows + 1)),
    )  # fmt: skip
    return form, build_form(form, _KEY)


def _row(number: int, chance: random.Random) -> FormRow:
    due = Deadline(DeadlineKind.FIXED, date(2026, chance.randint(1, 12), chance.randint(1, 28)))
    if chance.random() < 0.2:
        due = Deadline(DeadlineKind.STANDING, None, "thường xuyên")
    content = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} đợt {number}"
    return FormRow(TaskId(f"t{number}"), FactId(f"f{number}"), f"NV-{number:03d}", content, due, _UNIT)


@cache
def _printed(rows: int, variant: int) -> list[dict[int, object]]:
    """The cells of each row of a blank form, as the file has them."""
    sheet = openpyxl.load_workbook(io.BytesIO(_blank(rows, variant)[1]))[SHEET]
    return [
        {one.column: _Typed(one.value, one.data_type) for one in line if one.value is not None}
        for line in sheet.iter_rows(min_row=_HEADING_ROW + 1, max_row=_HEADING_ROW + rows)
    ]


def _filled_in(chance: random.Random) -> _Work:
    rows, variant = chance.randint(2, _MOST_ROWS), chance.randint(0, 3)
    form, _ = _blank(rows, variant)
    lines = []
    for row, cells in zip(form.rows, _printed(rows, variant), strict=True):
        terms = _terms(chance) if chance.random() < 0.75 else None
        lines.append(_Line(cells | (_written(terms, chance) if terms is not None else {}), row, terms))
    work = _Work(chance, form, lines)
    if chance.random() < 0.5:
        chance.shuffle(work.lines)
    if chance.random() < 0.2:
        work.sheet_name = chance.choice(("BaoCao (1)", "Trang 1", "Phòng Nội vụ"))
    return work


def _terms(chance: random.Random) -> ReportTerms:
    claim = chance.choice((Claim.NOT_STARTED, Claim.IN_PROGRESS, Claim.IN_PROGRESS, Claim.DONE))
    percent = {Claim.NOT_STARTED: 0, Claim.DONE: 100}.get(claim, chance.randint(1, 99))
    evidence = None
    if chance.random() < 0.5:
        day = date(chance.randint(2020, 2030), chance.randint(1, 12), chance.randint(1, 28))
        evidence = Evidence(f"{chance.randint(1, 400)}/BC-NV", day, chance.choice(_LEVELS))
    late = chance.random() < 0.3
    return ReportTerms(
        unit=_UNIT,
        claim=claim,
        done_percent=percent,
        result=chance.choice(_RESULTS),
        evidence=evidence,
        difficulty="Thiếu kinh phí" if chance.random() < 0.3 else "",
        proposal="Gia hạn đến quý sau" if chance.random() < 0.3 else "",
        cause=chance.choice(list(_CAUSES)) if late else CauseKind.NONE,
        cause_words="Chờ ý kiến cấp trên" if late else "",
        next_step="Trình ký" if chance.random() < 0.3 else "",
    )


def _written(terms: ReportTerms, chance: random.Random) -> dict[int, object]:
    """A report as somebody types it."""
    cells: dict[Column, object] = {
        Column.CLAIM: _typed_text(_CLAIMS[terms.claim], chance),
        Column.PERCENT: _typed_percent(terms, chance),
        Column.RESULT: _typed_text(terms.result, chance),
        Column.DIFFICULTY: _typed_text(terms.difficulty, chance),
        Column.PROPOSAL: _typed_text(terms.proposal, chance),
        Column.CAUSE: _CAUSES.get(terms.cause),
        Column.CAUSE_WORDS: _typed_text(terms.cause_words, chance),
        Column.NEXT_STEP: _typed_text(terms.next_step, chance),
    }
    if terms.evidence is not None:
        cells[Column.EVIDENCE_NUMBER] = terms.evidence.number
        cells[Column.EVIDENCE_DAY] = _typed_day(terms.evidence.dated, chance)
        cells[Column.EVIDENCE_LEVEL] = _typed_text(terms.evidence.received_by, chance)
    return {_place(column): value for column, value in cells.items()}


def _typed_text(text: str, chance: random.Random) -> object:
    if not text:
        return chance.choice((None, None, "", " "))
    ways: tuple[Callable[[str], str], ...] = (
        lambda words: words,
        lambda words: unicodedata.normalize("NFD", words),
        lambda words: f"  {words} \n",
        lambda words: words.replace("\n", "_x000D_\n"),
        lambda words: f"\ufeff{words}\u200b",
    )
    return _Typed(chance.choice(ways)(text), "s")


def _typed_percent(terms: ReportTerms, chance: random.Random) -> object:
    ways: list[object] = [
        terms.done_percent,
        f"{terms.done_percent}%",
        f" {terms.done_percent} % ",
        f"{terms.done_percent}",
        _Typed(terms.done_percent / 100, "n", "0%"),
    ]
    if terms.claim is not Claim.IN_PROGRESS:
        ways += [None, ""]
    return chance.choice(ways)


def _typed_day(day: date, chance: random.Random) -> object:
    return chance.choice(
        (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", day)
    )


# ---------------------------------------------------------------- damages

_Damage = Callable[[_Work], None]


def _edit_printed(work: _Work) -> None:
    """Words of a locked cell are changed or cleared."""
    if (line := work.untouched()) is not None:
        column = work.chance.choice((Column.CODE, Column.CONTENT, Column.DUE))
        line.spoil(column, work.chance.choice(("Sửa tay", None, 7, "31/12/2099")), "words-changed")
        work.deeds += 1


def _put_formula(work: _Work) -> None:
    if (line := work.untouched(lambda line: line.terms is not None)) is not None:
        # A formula for a third of the evidence makes the other two thirds missing as well.
        passed_over = {Column.MARK} | (set(EVIDENCE) if line.terms is None or line.terms.evidence is None else set())
        numbers = [_place(column) for column in _COLUMNS if column not in passed_over]
        line.spoil(work.chance.choice([*numbers, _BESIDE]), "=SUM(A1:A3)", "formula")
        work.deeds += 1


def _put_error(work: _Work) -> None:
    if (line := work.untouched(lambda line: line.terms is not None)) is not None:
        column = work.chance.choice((Column.CLAIM, Column.PERCENT, Column.RESULT, Column.CONTENT))
        line.spoil(column, work.chance.choice(("#REF!", "#N/A", "#DIV/0!")), "formula-error")
        work.deeds += 1


_WRONG_VALUES: tuple[tuple[Column, object, str], ...] = (
    (Column.CLAIM, "Gần xong", "claim-unknown"),
    (Column.CLAIM, 80, "claim-unknown"),
    (Column.CLAIM, None, "claim-missing"),
    (Column.PERCENT, 0.5, "percent-ambiguous"),
    (Column.PERCENT, "0,75", "percent-ambiguous"),
    (Column.PERCENT, 33.5, "percent-not-whole"),
    (Column.PERCENT, _Typed(0.335, "n", "0.0%"), "percent-not-whole"),
    (Column.PERCENT, 120, "percent-range"),
    (Column.PERCENT, -5, "percent-range"),
    (Column.PERCENT, "một nửa", "percent-unreadable"),
    (Column.PERCENT, True, "percent-unreadable"),
    (Column.PERCENT, date(2026, 1, 5), "percent-unreadable"),
    (Column.RESULT, "đảo \u202e chữ", "text-control"),
    (Column.RESULT, "ẩn _x0001_ mã", "text-control"),
    (Column.NEXT_STEP, "x" * 6000, "text-too-long"),
    (Column.DIFFICULTY, True, "text-kind"),
    (Column.CAUSE, "Thời tiết", "cause-unknown"),
)


def _put_wrong_value(work: _Work) -> None:
    if (line := work.untouched(lambda line: line.terms is not None)) is not None:
        line.spoil(*work.chance.choice(_WRONG_VALUES))
        work.deeds += 1


def _contradict(work: _Work) -> None:
    """Per cent and result that do not go with the claim."""
    if (line := work.untouched(lambda line: line.terms is not None)) is not None:
        assert line.terms is not None
        if line.terms.claim is Claim.IN_PROGRESS:
            wrong = work.chance.choice(((100, "percent-against-claim"), (None, "percent-missing")))
            line.spoil(Column.PERCENT, *wrong)
        elif line.terms.claim is Claim.DONE and work.chance.random() < 0.5:
            line.spoil(Column.RESULT, None, "result-missing")
        else:
            line.spoil(Column.PERCENT, work.chance.randint(1, 99), "percent-against-claim")
        work.deeds += 1


def _spoil_evidence(work: _Work) -> None:
    line = work.untouched(lambda line: line.terms is not None and line.terms.evidence is not None)
    if line is not None:
        gone = work.chance.choice((Column.EVIDENCE_NUMBER, Column.EVIDENCE_DAY, Column.EVIDENCE_LEVEL))
        line.spoil(
            *work.chance.choice(
                (
                    (gone, None, "evidence-incomplete"),
                    (Column.EVIDENCE_DAY, "31/02/2026", "date-not-in-calendar"),
                    (Column.EVIDENCE_DAY, "2026-09-05", "date-unreadable"),
                    (Column.EVIDENCE_DAY, "5/9", "date-unreadable"),
                    (Column.EVIDENCE_DAY, 46000, "date-unreadable"),
                    (Column.EVIDENCE_DAY, "05/09/1026", "date-year"),
                    (Column.EVIDENCE_NUMBER, "s" * 300, "text-too-long"),
                )
            )
        )
        work.deeds += 1


def _lose_mark(work: _Work) -> None:
    """The mark is cleared, altered by a letter, replaced by another form's, or by a formula."""
    if (line := work.untouched()) is not None:
        mark = line.cells[_place(Column.MARK)]
        assert isinstance(mark, _Typed)
        letters = str(mark.value)
        altered = ("B" if letters[0] == "A" else "A") + letters[1:]
        value, reason = work.chance.choice(
            ((None, "no-key"), ("  ", "no-key"), (altered, "mark-unknown"), (_foreign_mark(), "mark-unknown"),
             ("=A1", "formula"), (17, "mark-unknown"))
        )  # fmt: skip
        line.spoil(Column.MARK, value, reason)
        line.row = None
        work.deeds += 1


@cache
def _foreign_mark() -> str:
    """The mark of the same task in another unit's form, made with the same key."""
    form, _ = _blank(3, 0)
    other = replace(form, unit=UnitId("unit-2"), rows=tuple(replace(row, unit=UnitId("unit-2")) for row in form.rows))
    book = openpyxl.load_workbook(io.BytesIO(build_form(other, _KEY)))
    return str(book[SHEET].cell(_HEADING_ROW + 1, _place(Column.MARK)).value)


def _exchange_marks(work: _Work) -> None:
    one, other = work.untouched(), work.untouched()
    if one is None or other is None:
        return
    assert one.row is not None
    assert other.row is not None
    mark = _place(Column.MARK)
    one.cells[mark], other.cells[mark] = other.cells[mark], one.cells[mark]
    for line, ours, theirs in ((one, one.row, other.row), (other, other.row, one.row)):
        line.counts = False
        line.faults |= {_place(Column.CODE): "words-changed", _place(Column.CONTENT): "words-changed"}
        if ours.due != theirs.due:
            line.faults[_place(Column.DUE)] = "words-changed"
    one.row, other.row = other.row, one.row
    work.deeds += 1


def _delete(work: _Work) -> None:
    if (line := work.untouched()) is not None:
        work.lines.remove(line)
        work.deeds += 1


def _double(work: _Work) -> None:
    """A row is copied: what stands first counts, wherever the copy was put."""
    if (line := work.untouched()) is not None:
        at = work.lines.index(line)
        copy = _Line(dict(line.cells), None, None, {_place(Column.MARK): "dup-row"}, counts=False, touched=True)
        work.lines.insert(work.chance.randint(at + 1, len(work.lines)), copy)
        work.deeds += 1


def _insert(work: _Work) -> None:
    """A row of one's own: refused when it says anything, passed over when it is empty or only numbered."""
    words = work.chance.choice(("Việc phát sinh", None, 99))
    line = _Line({}, None, None, counts=False, touched=True)
    if words == 99:
        line.cells = {1: 99}
    elif words is not None:
        column = work.chance.choice((Column.CONTENT, Column.RESULT, Column.CAUSE_WORDS))
        line.cells = {1: 99, _place(column): words}
        line.faults = {_place(Column.MARK): "no-key"}
        work.deeds += 1
    work.lines.insert(work.chance.randint(0, len(work.lines)), line)


def _write_beside(work: _Work) -> None:
    if (line := work.untouched()) is not None:
        line.spoil(_BESIDE + work.chance.randint(0, 4), work.chance.choice(("ghi chú", 5, True)), "outside")
        work.deeds += 1


def _merge(work: _Work) -> None:
    """The running numbers of two rows are merged: neither row can be trusted to be one."""
    pairs = [
        (first, second)
        for first, second in zip(work.lines, work.lines[1:], strict=False)
        if not first.touched and not second.touched
    ]
    if pairs:
        first, second = work.chance.choice(pairs)
        for line in (first, second):
            line.counts, line.touched = False, True
        first.faults[1] = "merged"
        second.cells.pop(1, None)
        work.merged.append(first)
        work.deeds += 1


def _rename_heading(work: _Work) -> None:
    number = work.chance.randint(1, len(_COLUMNS) - 1)
    work.headings[number] = work.chance.choice(("Cột khác", "Ghi chú", ""))
    work.deeds += 1


_WHOLE = ("meta", "mark", "no meta", "key", "unknown", "voided", "unit", "no headings", "no sheet")


def _spoil_whole(work: _Work) -> None:
    """Something that leaves nothing to be read; rare, since it hides all else."""
    if work.refused or work.chance.random() < 0.7:
        return
    what = work.chance.choice(
        ("meta", "mark", "no meta", "key", "unknown", "voided", "unit", "no headings", "no sheet")
    )
    work.refused = {
        "no meta": "form-not-ours", "unknown": "form-unknown", "voided": "form-voided", "unit": "form-unit",
        "no headings": "form-table-missing", "no sheet": "form-table-missing",
    }.get(what, "form-mac")  # fmt: skip
    work.meta = what
    if what == "key":
        work.key = _OTHER_KEY
    work.known = {"unknown": None, "voided": KnownForm(_UNIT, voided=True), "unit": KnownForm(UnitId("unit-2"))}.get(
        what, work.known
    )
    work.deeds += 1


_DAMAGES: tuple[_Damage, ...] = (
    _edit_printed, _put_formula, _put_error, _put_wrong_value, _put_wrong_value, _put_wrong_value, _contradict,
    _spoil_evidence, _spoil_evidence, _lose_mark, _exchange_marks, _delete, _double, _insert, _write_beside,
    _rename_heading, _spoil_whole,
)  # fmt: skip


# ---------------------------------------------------------------- file and verdict


def _compare(work: _Work) -> str:
    """What the verdict says that it should not, or the other way round; empty when it is exact."""
    try:
        verdict = open_form(_file(work), work.key, lambda identity: work.known if identity == work.form.id else None)
    except Unreadable as refusal:
        return "" if refusal.code == work.refused else f"refused as {refusal.code}, expected {work.refused or 'none'}"
    if work.refused:
        return f"read, expected {work.refused}"
    found, expected = _seen(verdict), _expected(work)
    return "; ".join(
        _difference(name, found[name], expected[name]) for name in expected if found[name] != expected[name]
    )


def _difference(name: str, found: list[Any], expected: list[Any]) -> str:
    """Only what differs, so that a line tells what went wrong."""
    more, less = [one for one in found if one not in expected], [one for one in expected if one not in found]
    return f"{name}: {more} instead of {less}" if more or less else f"{name}: in another order"


def _seen(verdict: FilledForm) -> dict[str, list[Any]]:
    return {
        "rejects": sorted((reject.sheet, reject.cell, reject.reason.value) for reject in verdict.rejects),
        "taken": [(taken.row, taken.terms, taken.line) for taken in verdict.taken],
        "silent": list(verdict.silent),
        "missing": list(verdict.missing),
    }


def _expected(work: _Work) -> dict[str, list[Any]]:
    numbered = list(enumerate(work.lines, start=_HEADING_ROW + 1))
    counted = [(number, line) for number, line in numbered if line.row is not None and line.counts]
    rejects = [(address(number, column), reason) for number, line in numbered for column, reason in line.faults.items()]
    rejects += [(address(_HEADING_ROW, column), "heading-changed") for column in work.headings]
    met = {line.row.task for line in work.lines if line.row is not None}
    return {
        "rejects": sorted((work.sheet_name, cell, reason) for cell, reason in rejects),
        "taken": [(line.row, line.terms, number) for number, line in counted if line.terms is not None],
        "silent": [line.row for _, line in counted if line.terms is None],
        "missing": [row for row in work.form.rows if row.task not in met],
    }


def _file(work: _Work) -> bytes:
    rows = len(work.form.rows)
    variant = next(variant for variant in range(4) if _blank(rows, variant)[0] == work.form)
    book = openpyxl.load_workbook(io.BytesIO(_blank(rows, variant)[1]))
    sheet = book[SHEET]
    sheet.delete_rows(_HEADING_ROW + 1, rows)
    for number, line in enumerate(work.lines, start=_HEADING_ROW + 1):
        for column, value in line.cells.items():
            _put(sheet.cell(number, column), value)
        if line in work.merged:
            sheet.merge_cells(start_row=number, end_row=number + 1, start_column=1, end_column=1)
    for column, title in work.headings.items():
        sheet.cell(_HEADING_ROW, column).value = title or None
    sheet.title = work.sheet_name
    _spoil_meta(book, sheet, work.meta)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _put(cell: Any, value: object) -> None:
    if isinstance(value, _Typed):
        cell.value = value.value
        if value.kind == "s":
            # What begins like a formula stays a text, as in a cell that is typed as text.
            cell.data_type = "s"
        cell.number_format = value.number_format or cell.number_format
    else:
        cell.value = value


def _spoil_meta(book: Any, sheet: Any, what: str) -> None:
    if what in ("meta", "mark"):
        cell = book[META]["A1" if what == "meta" else "B1"]
        cell.value = str(cell.value)[:-1] + ("A" if str(cell.value)[-1] != "A" else "B")
    elif what == "no meta":
        book.remove(book[META])
    elif what == "no headings":
        sheet.delete_rows(_HEADING_ROW)
    elif what == "no sheet":
        book.remove(sheet)


def _place(column: Column) -> int:
    """The number of a column in a fresh form, from 1."""
    return _COLUMNS.index(column) + 1
