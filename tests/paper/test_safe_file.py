from __future__ import annotations

import errno
import os
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.safe_file import write_safely

SUPERUSER = os.name == "posix" and os.geteuid() == 0


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between attempts, which no test sits through."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


def test_a_file_is_written_whole_and_no_part_is_left(tmp_path: Path) -> None:
    write_safely(tmp_path / "Bảng tổng hợp.pdf", b"m\r\n\x00" * 100_000)

    assert [file.name for file in tmp_path.iterdir()] == ["Bảng tổng hợp.pdf"]
    assert (tmp_path / "Bảng tổng hợp.pdf").read_bytes() == b"m\r\n\x00" * 100_000


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old and longer")

    write_safely(tmp_path / "a.pdf", b"new")

    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_disk_that_writes_a_little_at_a_time_gets_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:1000]))

    write_safely(tmp_path / "a.pdf", bytes(10_500))

    assert (tmp_path / "a.pdf").stat().st_size == 10_500


@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("write", errno.ENOSPC, "disk-full"),
        ("write", errno.EDQUOT, "disk-full"),
        ("write", errno.EIO, "disk-error"),
        ("fsync", errno.EIO, "disk-error"),
        ("fsync", errno.ENOSPC, "disk-full"),
        ("open", errno.EACCES, "no-permission"),
        ("open", errno.EROFS, "no-permission"),
        ("open", errno.ENOENT, "folder-missing"),
        ("replace", errno.EBUSY, "file-in-use"),
        ("replace", errno.EXDEV, "disk-error"),
    ],
)
def test_a_failure_is_named_and_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    def fail(*args: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as faulty:
        faulty.setattr(os, call, fail)
        with pytest.raises(Unavailable) as caught:
            write_safely(tmp_path / "a.pdf", b"new")

    assert (caught.value.code, caught.value.fields["path"]) == (code, str(tmp_path / "a.pdf"))
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_disk_that_gives_back_something_else_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(len(data))))

    with pytest.raises(Unavailable) as caught:
        write_safely(tmp_path / "a.pdf", b"new")

    assert caught.value.code == "disk-error"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def held_open(times: int) -> Iterator[None]:
    for _ in range(times):
        yield None


@pytest.mark.parametrize("refusals", [1, 4])
def test_a_file_that_a_scanner_holds_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float], refusals: int
) -> None:
    replace, held = os.replace, held_open(refusals)

    def refuse_for_a_while(source: str, target: str) -> None:
        if next(held, 1) is None:
            raise PermissionError(errno.EACCES, "in use", source, None, target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_for_a_while)
    write_safely(tmp_path / "a.pdf", b"new")

    assert waits == [0.2] * refusals
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_file_that_stays_open_in_a_viewer_is_in_use_after_five_attempts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    def refuse(source: str, target: str) -> None:
        raise PermissionError(errno.EACCES, "in use", source, None, target)

    with monkeypatch.context() as faulty:
        faulty.setattr(os, "replace", refuse)
        with pytest.raises(Unavailable) as caught:
            write_safely(tmp_path / "a.pdf", b"new")

    assert caught.value.code == "file-in-use"
    assert waits == [0.2] * 4
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "code"), [(32, "file-in-use"), (33, "file-in-use"), (112, "disk-full"), (39, "disk-full")]
)
def test_windows_says_what_happened_in_numbers_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    class WindowsError(OSError):
        winerror = number

    def fail(*args: object) -> None:
        raise WindowsError(errno.EINVAL, "Windows")

    with monkeypatch.context() as faulty:
        faulty.setattr(os, "write", fail)
        with pytest.raises(Unavailable) as caught:
            write_safely(tmp_path / "a.pdf", b"new")

    assert caught.value.code == code


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        write_safely(tmp_path / "không có" / "a.pdf", b"new")

    assert caught.value.code == "folder-missing"


def test_a_folder_cannot_be_overwritten_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(Unavailable) as caught:
        write_safely(tmp_path / "a.pdf", b"new")

    assert caught.value.code == "no-permission"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(SUPERUSER or os.name != "posix", reason="the superuser may write everywhere")
def test_a_folder_without_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(Unavailable) as caught:
            write_safely(tmp_path / "a.pdf", b"new")
    finally:
        tmp_path.chmod(stat.S_IRWXU)

    assert caught.value.code == "no-permission"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KB, where the computer lets a test have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "giaoban-test", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("the superuser of this computer may not mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(not SUPERUSER, reason="needs the right to mount a small disk")
def test_a_disk_that_is_really_full_keeps_the_old_file(small_disk: Path) -> None:
    write_safely(small_disk / "a.pdf", b"old" * 1000)

    with pytest.raises(Unavailable) as caught:
        write_safely(small_disk / "a.pdf", bytes(100_000))

    assert caught.value.code == "disk-full"
    assert [file.name for file in small_disk.iterdir()] == ["a.pdf"]
    assert (small_disk / "a.pdf").read_bytes() == b"old" * 1000
