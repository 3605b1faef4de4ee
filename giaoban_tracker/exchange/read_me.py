"""The page that tells a person what a package is, for whoever opens it in Explorer (DOC_TOI.txt)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

_PAGE = """\
GÓI DỮ LIỆU SỔ GIAO BAN

Người gửi: {sender}
Người nhận: {receiver}
Lập lúc: {created}
Số mục: {count}{feeds}
Tệp kèm theo: {files}

Cách nhận: mở Sổ giao ban, chọn Tệp > Nhận gói…, rồi chọn tệp này. Đừng giải nén hay sửa, máy nhận sẽ từ chối.
Có thể đọc mã kiểm tra qua điện thoại để đối chiếu.
"""


@dataclass(frozen=True, slots=True)
class FeedLine:
    """What the page says of one feed.

    Attributes:
        first: number of the first entry.
        last: number of the last entry, inclusive.
        check: check code of the last entry.
    """

    first: int
    last: int
    check: str


def read_me(sender: str, receiver: str, created: datetime, feeds: tuple[FeedLine, ...], files: int) -> bytes:
    """The page in UTF-8 with a mark in front and the line ends of Windows, so that every Notepad shows it right."""
    page = _PAGE.format(
        sender=_one_line(sender),
        receiver=_one_line(receiver),
        created=created.strftime("%H:%M %d/%m/%Y"),
        count=sum(line.last - line.first + 1 for line in feeds),
        feeds="".join(f"\n  {line.first}–{line.last}: mã kiểm tra {line.check}" for line in feeds),
        files=files,
    )
    return b"\xef\xbb\xbf" + page.replace("\n", "\r\n").encode()


def _one_line(name: str) -> str:
    return " ".join(name.split())
