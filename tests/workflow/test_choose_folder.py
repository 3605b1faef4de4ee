"""Where a new book may lie: on this computer's own disk, where nobody else copies files behind its back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.workflow import choose_folder
from giaoban_tracker.workflow.choose_folder import Drive

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
may-chu:/so /home/ha/so\\040chung nfs4 rw 0 0
/dev/sdb1 /home/ha/the exfat rw 0 0
/dev/sda2 /home ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("folder", "drive", "code"),
    [
        pytest.param("C:\\Users\\ha\\AppData\\Local\\SoGiaoBan", Drive.LOCAL, None, id="local on Windows"),
        pytest.param("/home/ha/.local/share/so-giao-ban", Drive.LOCAL, None, id="local on Linux"),
        pytest.param("\\\\may-chu\\chung\\so", Drive.LOCAL, "folder-on-network", id="UNC"),
        pytest.param("//may-chu/chung/so", Drive.LOCAL, "folder-on-network", id="UNC with slashes"),
        pytest.param("Z:\\so", Drive.NETWORK, "folder-on-network", id="mapped drive"),
        pytest.param("C:\\Users\\ha\\OneDrive\\so", Drive.LOCAL, "folder-in-cloud", id="OneDrive"),
        pytest.param("C:\\Users\\ha\\OneDrive - UBND tinh\\so", Drive.LOCAL, "folder-in-cloud", id="OneDrive of work"),
        pytest.param("/home/ha/Dropbox/so", Drive.LOCAL, "folder-in-cloud", id="Dropbox"),
        pytest.param("/home/ha/Google Drive/My Drive/so", Drive.LOCAL, "folder-in-cloud", id="Google Drive"),
        pytest.param("/home/ha/onedriver/so", Drive.LOCAL, None, id="only looks like a cloud"),
        pytest.param("E:\\so", Drive.REMOVABLE, "folder-on-stick", id="stick"),
        pytest.param("E:\\OneDrive\\so", Drive.REMOVABLE, "folder-in-cloud", id="the first reason is told"),
    ],
)
def test_a_book_lies_on_a_local_disk_that_nobody_synchronises(folder: str, drive: Drive, code: str | None) -> None:
    assert choose_folder.unsuited(folder, drive) == code


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/home/ha/.local/share/so-giao-ban", Drive.LOCAL),
        ("/mnt/chung/so", Drive.NETWORK),
        ("/mnt/chungtoi/so", Drive.LOCAL),
        ("/home/ha/so chung/2017", Drive.NETWORK),
        ("/home/ha/the", Drive.REMOVABLE),
        ("/media/ha/USB/so", Drive.REMOVABLE),
        ("/run/media/ha/USB/so", Drive.REMOVABLE),
    ],
)
def test_the_longest_mount_above_a_folder_says_what_it_lies_on(folder: str, drive: Drive) -> None:
    assert choose_folder.drive_in(MOUNTS, folder) is drive


def test_a_refused_folder_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "so"

    with pytest.raises(Refused) as told:
        choose_folder.check_folder(folder, Drive.NETWORK)

    assert (told.value.code, told.value.fields["folder"]) == ("folder-on-network", str(folder))
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_below_one_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(Unavailable, match="no-permission"):
        choose_folder.check_folder(tmp_path / "so", Drive.LOCAL)


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "so").write_text("không phải thư mục", encoding="utf-8")

    with pytest.raises(Unavailable, match="no-permission"):
        choose_folder.check_folder(tmp_path / "so" / "trong", Drive.LOCAL)


def test_this_computer_may_keep_a_book_in_an_ordinary_folder(tmp_path: Path) -> None:
    choose_folder.check_folder(tmp_path / "so")


def test_among_other_files_the_book_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    empty, full = tmp_path / "trong", tmp_path / "day"
    empty.mkdir()
    full.mkdir()
    (full / "thư.docx").write_bytes(b"")

    assert choose_folder.folder_inside(empty) == empty
    assert choose_folder.folder_inside(full) == full / choose_folder.OWN_FOLDER
    assert choose_folder.folder_inside(tmp_path / "chưa có") == tmp_path / "chưa có"
