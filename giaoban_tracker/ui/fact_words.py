"""Facts in words: what somebody did, and what it changed from and to.

'Nông Thị Hà nghiệm thu NV-003' is the writer's name and `deed_words`; `change_lines` tells the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    ConclusionRecorded,
    DeadlineExtended,
    Fact,
    FactVoided,
    LeaderDescribed,
    MeetingRecorded,
    MinutesReviewed,
    OfficeDescribed,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskChased,
    TaskWithdrawn,
    UnitDescribed,
)
from giaoban_tracker.domain.plain_text import isolated
from giaoban_tracker.domain.task import ReportTerms, TaskTerms
from giaoban_tracker.domain.terms import (
    CAUSE_TERMS,
    CLAIM_TERMS,
    DISMISSAL_TERMS,
    QUALITY_TERMS,
    STRENGTH_TERMS,
    UNIT_KIND_TERMS,
    URGENCY_TERMS,
    day_text,
    deadline_text,
)
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, OfficeTerms, UnitTerms
from giaoban_tracker.ui.deed_words import done_words, stated_lines
from giaoban_tracker.ui.task_words import evidence_words
from giaoban_tracker.ui.wording import number

Names = Mapping[str, str]
"""Units, blocs, meetings and leaders by id."""

NOBODY = "Không rõ người ghi"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a fact states.

    Attributes:
        label: what it is: "Thời hạn".
        before: what it was; empty when it was not stated, or when the fact replaced nothing.
        after: what it is since; empty when it was taken out.
    """

    label: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """In one line: "Thời hạn: 15/09/2017 → 30/09/2017"."""
        before, after = isolated(self.before), isolated(self.after)
        if before and after:
            return f"{self.label}: {before} → {after}"
        return f"{self.label}: {after}" if after else f"{self.label}: bỏ «{before}»"


def writer(fact: Fact) -> str:
    """Who wrote it, as claimed."""
    return fact.by.strip() or NOBODY


def deed_words(fact: Fact, subject: str, *, earlier: Deed | None = None, cited: Fact | None = None) -> str:
    """What was done to what, to stand after the writer's name: "nghiệm thu NV-003".

    Args:
        subject: what the fact is about, as people call it.
        earlier: what the fact replaced; None when it is the first of its subject.
        cited: for a voiding, what it takes back.
    """
    match fact.deed:
        case OfficeDescribed():
            return "sửa thông tin cơ quan" if earlier else f"lập sổ của {subject}"
        case BlocDescribed():
            return f"{_stated(earlier)} khối {subject}"
        case LeaderDescribed():
            return f"{_stated(earlier)} lãnh đạo {subject}"
        case UnitDescribed():
            return f"{_stated(earlier)} đơn vị {subject}"
        case MeetingRecorded():
            return f"{'sửa' if earlier else 'ghi'} cuộc {_lowered(subject)}"
        case ConclusionRecorded(ordinal=ordinal):
            return f"ghi kết luận số {ordinal} của cuộc {_lowered(subject)}"
        case MinutesReviewed():
            return f"rà soát biên bản {_lowered(subject)}"
        case TaskAssigned():
            return f"giao {subject}"
        case TaskAmended():
            return f"sửa {subject}"
        case TaskWithdrawn():
            return f"thu hồi {subject}"
        case DeadlineExtended():
            return f"gia hạn {subject}"
        case TaskChased():
            return f"đôn đốc {subject}"
        case ReportFiled(proxy=proxy):
            return f"nhập báo cáo {subject}" if proxy else f"báo cáo {subject}"
        case ReportAccepted():
            return f"nghiệm thu {subject}"
        case ReportReturned():
            return f"trả lại báo cáo {subject}"
        case FactVoided():
            return _taken_back(cited, subject)
    return done_words(fact.deed, subject)


def change_lines(
    fact: Fact, names: Names, *, earlier: Deed | None = None, cited: Fact | None = None
) -> tuple[Change, ...]:
    """What a fact states beside its deed; for one that replaced another, only what differs. May be empty."""
    deed = fact.deed
    if isinstance(
        deed,
        OfficeDescribed
        | BlocDescribed
        | UnitDescribed
        | LeaderDescribed
        | MeetingRecorded
        | TaskAssigned
        | TaskAmended,
    ):
        return _differences(getattr(earlier, "terms", None), deed.terms, names)
    return tuple(change for change in _stated_by(deed, names, cited) if change.after)


def _stated_by(deed: Deed, names: Names, cited: Fact | None) -> Iterable[Change]:
    match deed:
        case ConclusionRecorded(speaker=speaker, quote=quote):
            return (Change("Người kết luận", "", speaker), Change("Nội dung", "", quote))
        case MinutesReviewed(dismissed=dismissed, left_open=left_open):
            counted = Counter(DISMISSAL_TERMS[one.kind].lower() for one in dismissed)
            passed_over = ", ".join(f"{number(count)} {kind}" for kind, count in counted.items())
            left = f"{number(left_open)} câu" if left_open else "không còn câu nào"
            return (Change("Bỏ qua", "", passed_over), Change("Chưa xét", "", left))
        case TaskWithdrawn(reason=reason):
            return (Change("Lý do", "", reason),)
        case DeadlineExtended(new_due=new_due, reason=reason, decided_by=decided_by):
            days = Change("Thời hạn mới", "", day_text(new_due))
            return (days, Change("Lý do", "", reason), Change("Người quyết định", "", decided_by))
        case TaskChased(channel=channel, note=note):
            return (Change("Hình thức", "", channel), Change("Ghi chú", "", note))
        case ReportFiled(terms=terms):
            return _report_changes(terms, names)
        case ReportAccepted(finished_on=finished_on, quality=quality):
            unit = cited.unit if cited is not None else None
            done = Change("Hoàn thành ngày", "", day_text(finished_on))
            return (
                Change("Đơn vị", "", names.get(unit or "", "")),
                done,
                Change("Chất lượng", "", QUALITY_TERMS[quality]),
            )
        case ReportReturned(reason=reason):
            unit = cited.unit if cited is not None else None
            return (Change("Đơn vị", "", names.get(unit or "", "")), Change("Lý do", "", reason))
        case FactVoided(reason=reason):
            return (Change("Lý do", "", reason),)
    return (Change(label, "", text) for label, text in stated_lines(deed, names))


def _report_changes(terms: ReportTerms, names: Names) -> tuple[Change, ...]:
    cause = ": ".join(filter(None, (CAUSE_TERMS[terms.cause], terms.cause_words)))
    stated = (
        ("Đơn vị", names.get(terms.unit or "", "")),
        ("Tiến độ", f"{CLAIM_TERMS[terms.claim]}, {terms.done_percent}%"),
        ("Kết quả", terms.result),
        ("Minh chứng", evidence_words(terms.evidence) if terms.evidence is not None else ""),
        ("Khó khăn", terms.difficulty),
        ("Nguyên nhân", cause),
        ("Kiến nghị", terms.proposal),
    )
    return tuple(Change(label, "", text) for label, text in stated)


def _differences(before: object, after: object, names: Names) -> tuple[Change, ...]:
    old = dict(_fields(before, names)) if before is not None else {}
    changes = (Change(label, old.get(label, ""), text) for label, text in _fields(after, names))
    return tuple(change for change in changes if change.before != change.after)


def _fields(terms: object, names: Names) -> tuple[tuple[str, str], ...]:
    """What terms state, labelled, in the order of their forms."""
    match terms:
        case TaskTerms():
            return _task_fields(terms, names)
        case UnitTerms():
            return (
                ("Tên", terms.name),
                ("Mã", terms.code),
                ("Loại", UNIT_KIND_TERMS[terms.kind]),
                ("Tên gọi khác", ", ".join(terms.aliases)),
                ("Khối", _named(terms.blocs, names)),
                ("Thủ trưởng", terms.head),
                ("Có từ ngày", _day(terms.valid_from)),
                ("Đến hết ngày", _day(terms.valid_to)),
                ("Sáp nhập vào", names.get(terms.merged_into or "", "")),
            )
        case BlocTerms():
            return (("Tên", terms.name),)
        case LeaderTerms():
            return (("Chức vụ", terms.title), ("Họ tên", terms.name), ("Lĩnh vực", ", ".join(terms.fields)))
        case OfficeTerms():
            return _office_fields(terms)
    return _meeting_fields(terms, names)


def _task_fields(terms: TaskTerms, names: Names) -> tuple[tuple[str, str], ...]:
    return (
        ("Nội dung", terms.content),
        ("Người giao", terms.leader),
        ("Chủ trì", f"Các đơn vị khối {names.get(terms.bloc, '')}" if terms.bloc else _named(terms.lead, names)),
        ("Phối hợp", _named(terms.support, names)),
        ("Thời hạn", _deadline(terms.deadline)),
        ("Sản phẩm", terms.product),
        ("Cấp nhận", terms.receiving_level),
        ("Độ khẩn", URGENCY_TERMS[terms.urgency]),
        ("Lĩnh vực", terms.field),
        ("Mức độ", STRENGTH_TERMS[terms.strength]),
        ("Người theo dõi", terms.monitor),
        ("Ghi chú", terms.note),
    )


def _office_fields(terms: OfficeTerms) -> tuple[tuple[str, str], ...]:
    return (
        ("Tên cơ quan", terms.name),
        ("Cơ quan cấp trên", terms.parent),
        ("Văn phòng", terms.office),
        ("Địa danh", terms.place),
        ("Ký hiệu", terms.notation),
        ("Quyền hạn ký", terms.capacity),
        ("Chức vụ", terms.position),
        ("Người ký", terms.signer),
        ("Nơi nhận", "; ".join(terms.recipients)),
    )


def _meeting_fields(terms: object, names: Names) -> tuple[tuple[str, str], ...]:
    return (
        ("Tên", getattr(terms, "title", "")),
        ("Ngày họp", _day(getattr(terms, "held_on", None))),
        ("Khối", names.get(getattr(terms, "bloc", None) or "", "")),
        ("Thông báo kết luận", getattr(terms, "document", "")),
        ("Ngày ban hành", _day(getattr(terms, "issued_on", None))),
        ("Biên bản", getattr(terms, "minutes_name", "")),
    )


def _deadline(deadline: Deadline) -> str:
    shown = deadline_text(deadline)
    return f"{shown} («{deadline.words}»)" if deadline.due is not None and deadline.words else shown


def _named(ids: Iterable[str], names: Names) -> str:
    return ", ".join(names.get(one, "…") for one in ids)


def _day(day: date | None) -> str:
    return day_text(day) if day is not None else ""


def _stated(earlier: Deed | None) -> str:
    return "sửa" if earlier else "thêm"


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


def _taken_back(cited: Fact | None, subject: str) -> str:
    if cited is None:
        return f"hoàn tác một việc của {subject}"
    if isinstance(cited.deed, FactVoided):
        return f"làm lại việc đã hoàn tác của {subject}"
    return f"hoàn tác: {deed_words(cited, subject)}"
