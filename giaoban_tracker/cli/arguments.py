"""What can be typed after `giaoban`, in one place."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from giaoban_tracker import __version__
from giaoban_tracker.cli.usage import VietnameseParser
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Quality
from giaoban_tracker.domain.task_list import GroupBy
from giaoban_tracker.workflow.chasing import Whom
from giaoban_tracker.workflow.post import ParcelKind
from giaoban_tracker.workflow.presets import PRESETS


def parser() -> argparse.ArgumentParser:
    """The parser of every verb; `--data` may stand before or after the verb."""
    top = VietnameseParser(prog="giaoban", description="Sổ giao ban: theo dõi việc thực hiện kết luận giao ban.")
    top.add_argument("--version", action="version", version=f"giaoban {__version__}", help="in số phiên bản rồi thoát")
    top.add_argument("--data", metavar="THƯ_MỤC", help="thư mục dữ liệu (mặc định: GIAOBAN_HOME)")
    verbs = top.add_subparsers(dest="verb", metavar="LỆNH", required=True)

    demo = _verb(verbs, "demo", "tạo dữ liệu mẫu, đọc biên bản mẫu, in danh sách theo dõi ra PDF")
    demo.add_argument("--out", type=Path, default=Path("giaoban-mau"), metavar="THƯ_MỤC")

    init = _verb(verbs, "init", "tạo sổ mới cho một cơ quan, hoặc sổ của đơn vị theo lời mời")
    init.add_argument("--preset", choices=PRESETS, help="mẫu cơ quan; cần cho sổ của Văn phòng")
    init.add_argument("--name", help="tên cơ quan ban hành; cần cho sổ của Văn phòng")
    init.add_argument("--parent", default="", help="tên cơ quan chủ quản")
    init.add_argument("--place", default="", help="địa danh")
    init.add_argument("--signer", default="", help="họ tên người ký")

    read = _verb(verbs, "read", "đọc biên bản, đề xuất nhiệm vụ; không ghi gì", json=True)
    read.add_argument("file", type=Path)
    read.add_argument("--meeting-date", type=_day, metavar="NGÀY")
    read.add_argument("--units", type=Path, metavar="TỆP", help="tệp JSON: danh sách tên đơn vị")

    record = _verb(verbs, "record", "đọc biên bản và ghi mọi đề xuất thành nhiệm vụ", json=True)
    record.add_argument("file", type=Path)
    record.add_argument("--meeting-date", type=_day, required=True, metavar="NGÀY")
    record.add_argument("--title", required=True)
    record.add_argument("--bloc", help="tên khối họp")

    tasks = _verb(verbs, "tasks", "liệt kê nhiệm vụ", json=True)
    _as_of(tasks)
    tasks.add_argument("--unit", help="mã hoặc tên đơn vị chủ trì")
    tasks.add_argument("--state", choices=[standing.value for standing in Standing])
    tasks.add_argument("--search", default="", metavar="TỪ")

    counters = _verb(verbs, "counters", "bốn chỉ tiêu chính thức", json=True)
    _as_of(counters)
    counters.add_argument("--by", choices=[group.value for group in GroupBy], default=None)

    printed = _verb(verbs, "print", "in biểu mẫu ra PDF, DOCX hoặc XLSX", json=True)
    printed.add_argument("form", nargs="?", help="mã biểu, xem --list")
    printed.add_argument("--list", action="store_true", help="liệt kê các biểu in được")
    printed.add_argument("--out", type=Path, metavar="TỆP", help="tệp .pdf, .docx hoặc .xlsx")
    printed.add_argument("--check", type=Path, metavar="TỆP", help="kiểm tra thể thức một tệp PDF hoặc DOCX")
    printed.add_argument("--template-out", type=Path, metavar="TỆP.docx", help="xuất mẫu Word của biểu để cơ quan sửa")
    printed.add_argument("--template-in", type=Path, metavar="TỆP.docx", help="dùng mẫu Word đã sửa cho biểu")
    printed.add_argument("--template-restore", action="store_true", help="trở lại mẫu Word gốc của biểu")
    printed.add_argument("--each-unit", action="store_true", help="mỗi đơn vị một danh sách (F7) hoặc một phiếu (PBC)")
    printed.add_argument("--meeting", help="tên, ngày hoặc mã cuộc giao ban")
    printed.add_argument("--unit", help="mã hoặc tên đơn vị chủ trì")
    _as_of(printed)

    imported = _verb(verbs, "import", "nhập nhiệm vụ từ bảng Excel; nhập lại không nhân đôi", json=True)
    imported.add_argument("file", type=Path, metavar="TỆP.xlsx")
    imported.add_argument("--meeting", help="cuộc giao ban của các dòng không nêu cuộc họp: tên, ngày hoặc mã")
    imported.add_argument("--new-units", action="store_true", help="thêm vào sổ các đơn vị chưa có")
    imported.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")

    exported = _verb(verbs, "export", "xuất nhiệm vụ ra Excel, dữ liệu mở (JSON) hoặc lịch (.ics)", json=True)
    exported.add_argument("file", type=Path, metavar="TỆP.xlsx|.json|.ics")
    _as_of(exported)
    exported.add_argument("--unit", help="mã hoặc tên đơn vị chủ trì")
    exported.add_argument("--state", choices=[standing.value for standing in Standing])

    report = _verb(verbs, "report", "nhập báo cáo của đơn vị về một nhiệm vụ")
    _task(report)
    report.add_argument("--done", type=int, required=True, metavar="PHẦN_TRĂM")
    report.add_argument("--result", required=True)
    report.add_argument("--evidence", default="", metavar="SỐ_KÝ_HIỆU")
    report.add_argument("--evidence-date", type=_day, metavar="NGÀY")
    report.add_argument("--received-by", default="", metavar="CẤP_NHẬN")
    report.add_argument("--difficulty", default="")
    report.add_argument("--proposal", default="")

    accept = _verb(verbs, "accept", "nghiệm thu nhiệm vụ đã báo cáo hoàn thành")
    _task(accept)
    accept.add_argument("--quality", choices=[quality.value for quality in Quality], default=Quality.ADEQUATE.value)

    returned = _verb(verbs, "return", "trả lại báo cáo")
    _task(returned)
    returned.add_argument("--reason", required=True)

    extend = _verb(verbs, "extend", "gia hạn")
    _task(extend, share=False)
    extend.add_argument("--to", type=_day, required=True, metavar="NGÀY")
    extend.add_argument("--reason", required=True)
    extend.add_argument("--decided-by", default="")
    extend.add_argument("--document", default="", metavar="SỐ_KÝ_HIỆU", help="văn bản quyết định gia hạn")

    chase = _verb(verbs, "chase", "đôn đốc: ghi một lần, liệt kê việc cần đôn đốc, hoặc in phiếu có số", json=True)
    _task(chase, share=False, optional=True)
    chase.add_argument("--channel", default="", help="văn bản, điện thoại, …")
    chase.add_argument("--note", default="")
    chase.add_argument("--list", choices=[whom.value for whom in Whom], help="liệt kê việc cần đôn đốc; không ghi gì")
    chase.add_argument("--out", type=Path, metavar="TỆP", help="in phiếu đôn đốc có số rồi ghi vào sổ")
    chase.add_argument("--letter", action="store_true", help="mỗi đơn vị một công văn thay cho phiếu")
    chase.add_argument("--number", default="", metavar="SỐ_KÝ_HIỆU", help="số công văn do văn thư cấp")
    chase.add_argument("--answer-by", type=_day, metavar="NGÀY", help="hạn trả lời")

    _follow_up(verbs)
    _post(verbs, init)

    backed_up = _verb(verbs, "backup", "sao lưu sổ")
    backed_up.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="chép thêm sang ổ khác, USB hoặc thư mục chung")
    restore = _verb(verbs, "restore", "khôi phục sổ từ bản sao lưu")
    restore.add_argument("file", type=Path)
    _verb(verbs, "check", "kiểm tra toàn bộ sổ", json=True)
    _verb(verbs, "rebuild", "dựng lại các bảng từ sổ gốc và đối chiếu từng dòng", json=True)
    _verb(verbs, "migrate", "nâng cấp cấu trúc sổ")

    sample = _verb(verbs, "sample", "tạo một cơ quan giả định có N nhiệm vụ")
    sample.add_argument("--tasks", type=_count, required=True, metavar="N")
    sample.add_argument("--seed", type=int, default=1)
    sample.add_argument("--until", type=_day, default=date(2017, 12, 31), metavar="NGÀY")

    bench = _verb(verbs, "bench", "đo tốc độ so với mức sàn", json=True)
    bench.add_argument("--tasks", type=_count, default=1000, metavar="N")
    bench.add_argument("--runs", type=_count, default=9, metavar="N")
    bench.add_argument("--book", type=Path, metavar="THƯ_MỤC", help="đo trên một bản chép của sổ này")
    return top


def _follow_up(verbs: argparse._SubParsersAction[VietnameseParser]) -> None:
    """The verbs between two briefings."""
    suspend = _verb(verbs, "suspend", "tạm dừng nhiệm vụ")
    _task(suspend, share=False)
    suspend.add_argument("--reason", required=True)
    suspend.add_argument("--review-on", type=_day, metavar="NGÀY", help="ngày xem lại")

    resume = _verb(verbs, "resume", "cho nhiệm vụ tiếp tục")
    _task(resume, share=False)
    resume.add_argument("--reason", default="")
    resume.add_argument("--to", type=_day, metavar="NGÀY", help="thời hạn mới")

    reopen = _verb(verbs, "reopen", "mở lại nhiệm vụ đã nghiệm thu")
    _task(reopen)
    reopen.add_argument("--reason", required=True)

    reassign = _verb(verbs, "reassign", "chuyển đơn vị chủ trì")
    _task(reassign)
    reassign.add_argument("--to", required=True, metavar="ĐƠN_VỊ", help="mã hoặc tên đơn vị tiếp nhận")
    reassign.add_argument("--reason", required=True)

    asked = _verb(verbs, "ask-extension", "nhập đề nghị gia hạn của đơn vị")
    _task(asked)
    asked.add_argument("--to", type=_day, required=True, metavar="NGÀY")
    asked.add_argument("--reason", required=True)

    refused = _verb(verbs, "refuse-extension", "không đồng ý gia hạn")
    _task(refused)
    refused.add_argument("--reason", required=True)

    prepare = _verb(verbs, "prepare", "chuẩn bị giao ban: nội dung, số liệu và bộ tài liệu", json=True)
    prepare.add_argument("--meeting", required=True, help="tên, ngày hoặc mã cuộc giao ban")
    prepare.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi bộ tài liệu vào thư mục này")
    prepare.add_argument("--as", dest="suffix", choices=["pdf", "docx", "xlsx"], default="pdf")
    _as_of(prepare)

    planned = _verb(verbs, "plan", "lên lịch một cuộc giao ban")
    planned.add_argument("--meeting-date", type=_day, required=True, metavar="NGÀY")
    planned.add_argument("--title", required=True)
    planned.add_argument("--bloc", help="tên khối họp")

    closed = _verb(verbs, "close", "đóng hồ sơ cuộc giao ban")
    closed.add_argument("--meeting", required=True, help="tên, ngày hoặc mã cuộc giao ban")

    rated = _verb(verbs, "ratings", "số liệu đánh giá theo kỳ", json=True)
    groups = [group.value for group in GroupBy if group is not GroupBy.QUARTER]
    rated.add_argument("--by", choices=groups, default=GroupBy.UNIT.value)
    rated.add_argument("--period", required=True, metavar="KỲ", help="2017-Q3, 2017-09, 2017-H1 hoặc 2017")
    rated.add_argument("--decree", action="store_true", help="kỳ báo cáo theo Nghị định 09/2019/NĐ-CP")
    rated.add_argument("--out", type=Path, metavar="TỆP", help="in ra tệp .pdf, .docx hoặc .xlsx")


def _post(verbs: argparse._SubParsersAction[VietnameseParser], init: argparse.ArgumentParser) -> None:
    """The verbs of the post, and what `init` takes for a unit's book."""
    init.add_argument("--unit", metavar="MÃ", help="tạo sổ của đơn vị; cần --invite và --code")
    init.add_argument("--invite", type=Path, metavar="TỆP", help="tệp mời .gbinvite của Văn phòng")
    init.add_argument("--code", metavar="MÃ_GIẤY", help="mã ghi trên phiếu giao mã")
    init.add_argument("--device", metavar="TÊN", help="tên gọi của máy này, ví dụ Máy văn thư")
    init.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="nơi ghi tệp xin ghi danh")

    sent = _verb(verbs, "send", "gửi cho đơn vị, hoặc từ đơn vị về Văn phòng", json=True)
    sent.add_argument("--all", action="store_true", help="mọi đơn vị")
    sent.add_argument("--unit", action="append", metavar="ĐƠN_VỊ", help="mã hoặc tên đơn vị; nêu được nhiều lần")
    sent.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    sent.add_argument("--as", dest="kind", choices=[kind.value for kind in ParcelKind], default="package")

    sent.add_argument("--sealed", action="store_true", help="niêm gói, chỉ nơi nhận mở được")

    received = _verb(verbs, "receive", "nhận gói và phiếu Excel, mỗi dòng một kết quả", json=True)
    received.add_argument("files", type=Path, nargs="+", metavar="TỆP")
    received.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
    received.add_argument("--channel", default="", metavar="CÁCH", help="đến bằng cách nào: USB, email công vụ, …")
    received.add_argument("--skip-rejected", action="store_true", help="phiếu có dòng sai: bỏ qua các dòng đó")

    enrol = _verb(verbs, "enrol", "ghi danh máy của đơn vị")
    actions = ("invite", "join", "revoke", "list", "digits", "again", "rotate")
    enrol.add_argument("action", choices=actions, metavar="VIỆC", help=", ".join(actions))
    enrol.add_argument("what", nargs="?", help="đơn vị, tệp hoặc máy, tùy việc")
    enrol.add_argument("--out", type=Path, metavar="THƯ_MỤC")
    enrol.add_argument("--reason", default="", help="lý do thu hồi")
    enrol.add_argument("--code", metavar="MÃ_GIẤY", help="mã ghi trên phiếu giao mã, khi ghi danh lại")
    enrol.add_argument("--device", metavar="TÊN", help="tên gọi của máy này, khi ghi danh lại")
    enrol.add_argument("--compared-by", default="", metavar="HỌ_TÊN", help="người đã đối chiếu số qua điện thoại")

    recovered = _verb(verbs, "recover", "đọc lại các gói đã lưu, hoặc xuất gói khôi phục cho đơn vị")
    recovered.add_argument("--unit", metavar="ĐƠN_VỊ", help="mã hoặc tên đơn vị mất dữ liệu")
    recovered.add_argument("--out", type=Path, metavar="THƯ_MỤC")
    recovered.add_argument(
        "--new-run", action="store_true", help="cả thư mục sổ vừa được chép về nguyên khối: gửi tiếp bằng dãy mới"
    )

    told = _verb(verbs, "status", "đơn vị nào đã báo cáo, im lặng bao lâu, còn thiếu gì")
    told.add_argument("--since", type=_day, metavar="NGÀY", help="kỳ này tính từ ngày")


def _verb(
    verbs: argparse._SubParsersAction[VietnameseParser], name: str, help_text: str, *, json: bool = False
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=help_text, description=help_text[:1].upper() + help_text[1:] + ".")
    verb.add_argument("--data", metavar="THƯ_MỤC", default=argparse.SUPPRESS, help="thư mục dữ liệu")
    if json:
        verb.add_argument("--json", action="store_true", help="in JSON cho chương trình khác đọc")
    return verb


def _as_of(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--as-of", type=_day, metavar="NGÀY", help="tính đến hết ngày này (YYYY-MM-DD)")
    verb.add_argument("--at-meeting", metavar="CUỘC_HỌP", help="như khi họp cuộc giao ban này")


def _task(verb: argparse.ArgumentParser, *, share: bool = True, optional: bool = False) -> None:
    verb.add_argument("task", nargs="?" if optional else None, help="mã nhiệm vụ, ví dụ NV-003")
    verb.add_argument("--on", type=_day, metavar="NGÀY", help="ngày tính (mặc định hôm nay)")
    if share:
        verb.add_argument("--unit", help="mã hoặc tên đơn vị, khi nhiều đơn vị cùng chủ trì")


def _day(text: str) -> date:
    """A day; one of the right form that no calendar has is refused, not a wrong usage."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"«{text}» không phải là ngày viết theo dạng YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("no-such-day", day=text) from None


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» không phải là số nguyên dương")
    return int(text)
