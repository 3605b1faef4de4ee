"""Minutes with four drafts and an open clause, ready to be judged; drafts are given, so that no reader is needed."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.ui.pages.meetings.reading import Opened
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.review.reading import addressees_of

TEXT = (
    "Giao ban khối Văn hóa – Xã hội\r\n\r\n"
    "Chủ tịch UBND thành phố yêu cầu các đơn vị trong khối rà soát hộ nghèo, "
    "Phòng Văn hóa và Thông tin chấn chỉnh Cổng thông tin điện tử trước ngày 30/9; khen các đơn vị đã cố gắng.\r\n"
    "Bí thư đề nghị đổi mới Cổng thông tin. 🙂\r\n"
    "Phó Chủ tịch giao Hội Khuyến học kiểm tra công vụ.\r\n"
)
HELD_ON = date(2017, 7, 5)
PRAISE = "khen các đơn vị đã cố gắng"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _draft(words: str, speaker: str, **fields: object) -> DirectiveDraft:
    return DirectiveDraft(words, span(words), speaker, **fields)  # type: ignore[arg-type]


DRAFTS = (
    _draft("rà soát hộ nghèo", "Chủ tịch UBND thành phố", addressee=Addressee.BLOC),
    _draft(
        "chấn chỉnh Cổng thông tin điện tử trước ngày 30/9",
        "Chủ tịch UBND thành phố",
        lead=("Phòng Văn hóa và Thông tin",),
        addressee=Addressee.NAMED,
        deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 30), "trước ngày 30/9", "by-day"),
        due_span=span("trước ngày 30/9"),
    ),
    _draft("đổi mới Cổng thông tin", "Bí thư", doubts=("no-owner",)),
    _draft("kiểm tra công vụ", "Phó Chủ tịch", unknown=("Hội Khuyến học",), doubts=("unknown-owner",)),
)


def opened(
    place: Workplace, drafts: tuple[DirectiveDraft, ...] = DRAFTS, *, alike: bool = False, day_found: bool = True
) -> Opened:
    """A review in which nothing is judged; of the sample office's bloc."""
    known = list_tasks.particulars(place.desk)
    bloc = next(bloc.id for bloc in known.blocs if bloc.name == "Văn hóa – Xã hội")
    likeness = judge.Likeness(DRAFTS[1].span, DRAFTS[2].span, (span("Cổng thông tin điện"),))
    review = judge.begin(
        TEXT,
        drafts,
        addressees_of(place.desk, bloc, HELD_ON),
        [judge.Clause(span(PRAISE))] if drafts else [],
        [likeness] if alike else [],
    )
    terms = MeetingTerms("Giao ban quý II/2017", HELD_ON, bloc, minutes_name="bien-ban.txt")
    minutes = judge.Minutes("bien-ban.txt", TEXT.encode(), TEXT)
    return Opened(judge.Session(minutes, terms, review, 1 if drafts else 0, day_found), known)
