"""Words of the page that depend on values: what a line is about, how a file and a computer stand. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.terms import CLAIM_TERMS, day_text
from giaoban_tracker.ui.form_wording import REASONS, reason_words
from giaoban_tracker.ui.post_wording import LINE_WORDS, OUTCOME_TERMS, missing_words
from giaoban_tracker.ui.wording import SENTENCES, number
from giaoban_tracker.workflow.post import KEPT, REFUSED, FilePlan, Line, MergePlan, Outcome, ParcelKind, UnitRound

CHANNELS = ("USB trực tiếp", "Thư điện tử công vụ", "Zalo", "Thư mục chung", "Mang giấy hoặc máy đến")
"""How a file comes to the office; what is chosen is kept with each file in the book."""

MAILBOX_CHANNEL = "Thư mục chung"

WAYS: Mapping[ParcelKind, str] = {
    ParcelKind.PACKAGE: "Gói cho máy đã ghi danh",
    ParcelKind.XLSX: "Phiếu Excel",
    ParcelKind.PAPER: "Phiếu giấy (PDF)",
}

_KINDS: Mapping[str, str] = {
    "report.filed": "Báo cáo",
    "ext.requested": "Đề nghị gia hạn",
    "question.asked": "Câu hỏi",
    "contribution.filed": "Phần phối hợp",
    "task.received": "Xác nhận đã nhận việc",
    "event.voided": "Rút lại",
    "key.rotated": "Đổi khóa máy",
    "feed.started": "Máy bắt đầu sổ gửi",
}

TONES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.NEW: ("done", "done"),
    Outcome.SAME: ("standing", "quiet"),
    Outcome.DUPLICATE: ("standing", "quiet"),
    Outcome.LATE: ("done-late", "soon"),
    Outcome.OLDER_TERMS: ("done-late", "soon"),
    Outcome.GAP: ("waiting", "soon"),
    Outcome.FORK: ("split", "soon"),
    Outcome.NEWER: ("waiting", "soon"),
    Outcome.PARALLEL: ("split", "late"),
    Outcome.CONFLICT: ("late", "late"),
}
"""Shape and colour of an outcome; whatever is not here was not taken and looks so."""

NOT_TAKEN = ("withdrawn", "late")

_FILE_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.NEW: "Nhận được",
    Outcome.SAME: "Không có gì mới",
    Outcome.FORK: "Giữ lại, chờ chọn",
    Outcome.GAP: "Giữ lại, chờ phần trước",
    Outcome.NEWER: "Giữ lại, chờ nâng cấp",
    Outcome.NOT_YOURS: "Gửi cho nơi khác",
}
_NO_REPORTS: Mapping[str, str] = {"join-file": "Tệp xin ghi danh", "invite-file": "Tệp mời của Văn phòng"}
"""Files that are dropped here though they hold no report, by why they are refused."""

_USES: Mapping[str, str] = {"package": "Gói có chữ ký", "xlsx": "Phiếu Excel", "typed": "Nhập thay"}
_KEPT_WORDS: Mapping[Outcome, str] = {
    Outcome.FORK: (
        "Hai máy cùng dùng một mã thiết bị. Cả hai bản đều được giữ; bản đến sau chưa tính. "
        "Nhận tệp rồi chọn bản được tính ở thẻ Kỳ này."
    ),
    Outcome.NEWER: "Tệp từ phiên bản mới hơn. Nhận thì tệp được giữ, và sẽ đọc sau khi nâng cấp.",
}


def line_kind(line: Line) -> str:
    """What a line brings, the figure first: "Báo cáo 60%, đang thực hiện"."""
    kind = _KINDS.get(line.kind, line.kind)
    if line.new is None or not isinstance(line.new.deed, ReportFiled):
        return kind
    terms = line.new.deed.terms
    return f"{kind} {terms.done_percent}%, {CLAIM_TERMS[terms.claim].lower()}"


def claimed(fact: Fact) -> str:
    """What a report claims: "đang thực hiện, 60%"."""
    assert isinstance(fact.deed, ReportFiled)
    terms = fact.deed.terms
    return f"{CLAIM_TERMS[terms.claim].lower()}, {terms.done_percent}%"


def line_outcome(line: Line) -> str:
    """The outcome of a line by its name: "Trễ hạn 3 ngày", "Ô F5 không nhận được"."""
    if line.outcome is Outcome.FORM_REJECTED:
        return "Ô không nhận được"
    if line.outcome is Outcome.LATE:
        return f"{OUTCOME_TERMS[line.outcome]} {number(line.late_days)} ngày"
    return OUTCOME_TERMS[line.outcome]


def line_why(line: Line) -> str:
    """Why a line is more than plainly new, and what to write in a refused cell; empty for a plain one."""
    if line.why in REASONS:
        return reason_words(line.why, value=line.value, expected=line.expected)
    return LINE_WORDS.get(line.why) or " ".join(SENTENCES.get(line.why, "").format_map(_Blank(task=line.code)).split())


def file_outcome(file: FilePlan) -> str:
    """The outcome of a file by its name: "Nhận được", "Có 2 mục cần xem", "Máy chưa ghi danh"."""
    doubtful = len(file.doubtful)
    if file.outcome in (Outcome.NEW, Outcome.SAME) and doubtful:
        return f"Có {number(doubtful)} mục cần xem"
    if file.why is not None and file.why.code in _NO_REPORTS:
        return _NO_REPORTS[file.why.code]
    if file.outcome is Outcome.FORM_REJECTED and file.why is None:
        return f"Có {number(len(refused_cells(file)))} ô không nhận được"
    return _FILE_OUTCOMES.get(file.outcome, OUTCOME_TERMS[file.outcome])


def file_tone(file: FilePlan) -> tuple[str, str]:
    """Shape and colour of a file's outcome."""
    if file.why is not None and file.why.code in _NO_REPORTS:
        return "device", "accent"
    return ("late", "late") if needs_judging(file) else TONES.get(file.outcome, NOT_TAKEN)


def file_why(file: FilePlan) -> str:
    """Why a file waits, or that it came before; empty for one that is plainly taken. Refusals: `wording.sentence`."""
    if file.outcome is Outcome.DUPLICATE:
        when = f" ngày {day_text(file.seen_before.date())}" if file.seen_before else ""
        return f"Tệp này đã nhận{when}; không có gì mới."
    if file.missing is not None:
        words = missing_words(file)
        return f"{words[:1].upper()}{words[1:]}."
    return _KEPT_WORDS.get(file.outcome, "")


def refused_cells(file: FilePlan) -> tuple[Line, ...]:
    """The cells of a form that cannot be taken."""
    return tuple(line for line in file.lines if line.outcome is Outcome.FORM_REJECTED)


def is_form_to_mend(file: FilePlan) -> bool:
    """Whether it is a form of ours with cells that cannot be taken, which can be handed back or taken without them."""
    return file.outcome is Outcome.FORM_REJECTED and file.why is None and bool(refused_cells(file))


def is_taken_at_once(file: FilePlan) -> bool:
    """Whether 'all that are clean' takes it: clean ones, and those that are kept until something else comes."""
    return file.clean or (file.outcome in KEPT and not file.doubtful)


def needs_judging(file: FilePlan) -> bool:
    """Whether a person has to look before it can be taken."""
    return not is_taken_at_once(file) and (file.outcome not in REFUSED or is_form_to_mend(file))


def unit_state(trusted: int, invited: date | None) -> str:
    """How a unit stands with its computers, in words; `invited` is since when it holds a code not used yet."""
    if trusted:
        return f"{number(trusted)} máy đang dùng"
    if invited is not None:
        return f"Đã mời ngày {day_text(invited)}, chờ tham gia: nhận tệp .gbjoin đơn vị gửi lại"
    return "Chưa có máy; gửi bằng phiếu Excel hoặc giấy"


def device_state(device: Device) -> str:
    """How a computer stands, in words."""
    if device.trusted:
        way = {"phone": "đối chiếu qua điện thoại", "rotation": "đổi khóa"}.get(device.way, "mã giấy")
        return f"Đang dùng, ghi danh {day_text(device.trusted_on)} bằng {way}"
    ended = f" {day_text(device.ended_on)}" if device.ended_on else ""
    return f"Đã thu hồi{ended}, chỉ tính {_ends(device)}: {device.reason}"


def _ends(device: Device) -> str:
    ends = device.ends or {}
    newest = max(ends, key=lambda feed: int(feed.split("/")[1]), default="")
    return f"đến mục số {number(ends.get(newest, 0))}"


def used(unit: UnitRound) -> str:
    """How a unit was last heard of; empty when it never was."""
    return _USES.get(unit.uses, "")


def silence(days: int | None) -> str:
    """For how long nothing came."""
    if days is None:
        return "Chưa từng"
    return "Hôm nay" if days == 0 else f"{number(days)} ngày"


def gaps(missing: Sequence[tuple[int, int]]) -> str:
    """Numbers that did not come: "5–10, 14"."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in missing)


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def only_answer(plan: MergePlan) -> FilePlan | None:
    """The answer of a computer that was brought alone, and needs no preview; None for anything else."""
    first = plan.files[0] if len(plan.files) == 1 else None
    return first if first is not None and first.why is not None and first.why.code == "join-file" else None


def counted(at_once: int, kept: int, waiting: int, refused: int) -> str:
    """How many files go which way: "2 nhận được ngay, 1 cần xem"."""
    ways = (at_once, "nhận được ngay"), (kept, "giữ lại"), (waiting, "cần xem"), (refused, "không nhận được")
    return ", ".join(f"{number(count)} {what}" for count, what in ways if count)


def taken(files: Sequence[FilePlan]) -> str:
    """What was done with the files of a batch that were taken; they may be none."""
    if not files:
        return "Đã ghi lại các tệp không nhận được; sổ giữ nguyên."
    new, kept = sum(len(file.new) for file in files), sum(file.outcome in KEPT for file in files)
    waits = f" {number(kept)} tệp được giữ lại, chưa tính." if kept else ""
    return (
        f"Đã nhận {number(len(files))} tệp, ghi {number(new)} mục mới.{waits} Lấy lại được bằng Ctrl+Z. "
        "Đơn vị biết là đã nhận khi mở gói hoặc phiếu nhận của Văn phòng."
    )
