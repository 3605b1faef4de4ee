"""The only message box of the program, and its questions for files. Everything else is said on the page or undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.ui.wording import sentence

MINUTES_FILTER = "Biên bản (*.docx *.doc *.txt *.pdf *.xlsx *.html *.htm *.rtf);;Mọi tệp (*)"

POST_FILTER = "Gói và phiếu (*.gbx *.age *.xlsx *.txt *.gbjoin);;Mọi tệp (*)"
EXCEL_KIND = "Phiếu Excel (*.xlsx)"

PAPER_KINDS: Mapping[str, str] = {
    ".pdf": "Tệp PDF (*.pdf)",
    ".docx": "Văn bản Word (*.docx)",
    ".xlsx": "Bảng tính Excel (*.xlsx)",
}
"""What a paper can be saved as, by the ending of its file."""

EXPORT_KINDS: Mapping[str, str] = {
    ".xlsx": "Bảng tính Excel, nhập lại được (*.xlsx)",
    ".json": "Dữ liệu mở JSON (*.json)",
    ".ics": "Lịch thời hạn cho Outlook, điện thoại (*.ics)",
}
"""What tasks can be exported to, by the ending of the file."""


def tell(parent: QWidget | None, error: GiaobanError) -> None:
    """Tell a person what was refused, in its three sentences; the first one is the heading."""
    happened, _, rest = sentence(error).partition(". ")
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information if isinstance(error, Refused) else QMessageBox.Icon.Warning)
    box.setWindowTitle("Sổ giao ban")
    box.setText(f"{happened}.")
    box.setInformativeText(rest)
    box.addButton("Đã hiểu", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def for_minutes_file(parent: QWidget | None, folder: str) -> Path | None:
    """Ask which file of minutes to read; None when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Chọn tệp biên bản", _standing(folder), MINUTES_FILTER)
    return Path(chosen) if chosen else None


def for_paper_target(parent: QWidget | None, proposed: Path, suffixes: Sequence[str]) -> Path | None:
    """Ask where to save a paper and as what; None when the person thinks better of it.

    Args:
        proposed: its ending is the kind that is proposed.
        suffixes: the kinds to choose from, of `PAPER_KINDS`.
    """
    return _target(parent, "Lưu bản in", proposed, suffixes, PAPER_KINDS)


def for_sheet_file(parent: QWidget | None, folder: str) -> Path | None:
    """Ask which workbook to import; None when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Chọn bảng nhiệm vụ", _standing(folder), "Bảng tính Excel (*.xlsx)")
    return Path(chosen) if chosen else None


def for_calendar_file(parent: QWidget | None, folder: str) -> Path | None:
    """Ask which file of days off and make-up days to read; None when the person thinks better of it."""
    kinds = "Lịch nghỉ (*.csv *.ics *.txt);;Mọi tệp (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Chọn tệp lịch làm việc", _standing(folder), kinds)
    return Path(chosen) if chosen else None


def for_template_file(parent: QWidget | None, folder: str) -> Path | None:
    """Ask which changed Word template to take; None when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Chọn mẫu Word đã sửa", _standing(folder), "Văn bản Word (*.docx)")
    return Path(chosen) if chosen else None


def for_post_files(parent: QWidget | None, folder: str) -> list[Path]:
    """Ask which files of units to look at; empty when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Chọn tệp đơn vị gửi", _standing(folder), POST_FILTER)
    return [Path(path) for path in chosen]


def for_join_file(parent: QWidget | None, folder: str) -> Path | None:
    """Ask for the answer of a unit's computer; None when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "Chọn tệp ghi danh của đơn vị", _standing(folder), "Tệp ghi danh (*.gbjoin);;Mọi tệp (*)"
    )
    return Path(chosen) if chosen else None


def for_file_target(parent: QWidget | None, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to save a file of one kind; None when the person thinks better of it.

    Args:
        kind: with its ending, as the dialog lists it: "Tệp PDF (*.pdf)".
    """
    return _target(parent, title, proposed, (proposed.suffix,), {proposed.suffix: kind})


def for_export_target(parent: QWidget | None, proposed: Path, suffixes: Sequence[str]) -> Path | None:
    """Ask where to export tasks and as what; None when the person thinks better of it.

    Args:
        proposed: its ending is the kind that is proposed.
        suffixes: the kinds to choose from, of `EXPORT_KINDS`.
    """
    return _target(parent, "Xuất nhiệm vụ", proposed, suffixes, EXPORT_KINDS)


def for_attachments(parent: QWidget | None, folder: str) -> tuple[Path, ...]:
    """Ask which files go with a report; none when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Chọn tệp kèm theo báo cáo", _standing(folder))
    return tuple(Path(path) for path in chosen)


def for_office_files(parent: QWidget | None, folder: str) -> tuple[Path, ...]:
    """Ask which files of the office to take in; none when the person thinks better of it."""
    kinds = "Gói của Văn phòng (*.gbx *.age *.txt);;Mọi tệp (*)"
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Chọn tệp của Văn phòng", _standing(folder), kinds)
    return tuple(Path(path) for path in chosen)


def for_invitation(parent: QWidget | None, folder: str) -> Path | None:
    """Ask for the office's invitation; None when the person thinks better of it."""
    kinds = "Tệp mời ghi danh (*.gbinvite);;Mọi tệp (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, "Chọn tệp mời của Văn phòng", _standing(folder), kinds)
    return Path(chosen) if chosen else None


def _standing(folder: str) -> str:
    """The folder of the last time; Documents the first time, or when its USB stick is gone.

    Left to itself the dialog would open where the program was started: among its own files.
    """
    if folder and Path(folder).is_dir():
        return folder
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _target(
    parent: QWidget | None, title: str, proposed: Path, suffixes: Sequence[str], names: Mapping[str, str]
) -> Path | None:
    kinds = [names[suffix] for suffix in suffixes]
    dialog = QFileDialog(parent, title, str(proposed.parent), ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix)
    dialog.selectNameFilter(names[proposed.suffix])
    # The name is proposed without its ending: the dialog adds that of the kind, and asks before it overwrites.
    dialog.selectFile(proposed.with_suffix("").name)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(suffixes[kinds.index(kind)]))
    while dialog.exec():
        chosen = Path(dialog.selectedFiles()[0])
        target = _with_ending(chosen, suffixes, suffixes[kinds.index(dialog.selectedNameFilter())])
        if target == chosen or not target.exists():
            return target
        # The dialog did not know that it overwrites: shown the whole name it asks.
        dialog.selectFile(target.name)
    return None


def _with_ending(chosen: Path, suffixes: Sequence[str], suffix: str) -> Path:
    """A name with a dot in it ("quý II.2017") got no ending from the dialog."""
    return chosen if chosen.suffix.lower() in suffixes else chosen.with_name(f"{chosen.name}{suffix}")


def for_folder(parent: QWidget | None, title: str, proposed: str) -> Path | None:
    """Ask for a folder; None when the person thinks better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _standing(proposed))
    return Path(chosen) if chosen else None
