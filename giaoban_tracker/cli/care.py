"""The verbs that look after the book: backup, restore, check, rebuild, migrate."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from giaoban_tracker import machine
from giaoban_tracker.cli import answers
from giaoban_tracker.cli.desks import desk
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.workflow import care


def backup(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        path = care.back_up_now(opened, options.to)
    answers.say(f"Đã sao lưu và kiểm tra lại: {path}")


def restore(options: argparse.Namespace) -> None:
    folder = machine.data_folder(options.data)
    kept = care.restore(folder, options.file, machine.now())
    answers.say(f"Đã khôi phục sổ tại {folder}.")
    if kept is not None:
        answers.say(f"Sổ trước khi khôi phục được giữ ở {kept}.")


def check(options: argparse.Namespace) -> None:
    from giaoban_tracker.workflow.post import scrub  # heavy: keys, to prove the signatures over feeds

    with desk(options) as opened:
        found = scrub.check(opened)
    findings = [{"code": finding.code, **finding.fields} for finding in found.findings]
    if options.json:
        answers.give({"clean": found.clean, "findings": findings})
    if not found.clean:
        raise Refused("book-damaged", findings="; ".join(sorted({finding.code for finding in found.findings})))
    if not options.json:
        answers.say("Sổ nguyên vẹn: chuỗi sự kiện, bảng dẫn xuất, cấu trúc và tệp đính kèm đều khớp.")


def rebuild(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        done = care.rebuild(opened)
    if options.json:
        answers.give({"rows": done.rows, "differing": done.differing})
    else:
        answers.say(f"Đã dựng lại {done.rows} dòng từ sổ gốc, {done.differing} dòng khác với trước.")
    if done.differing:
        raise Refused("rebuild-differed", rows=done.differing)


def migrate(options: argparse.Namespace) -> None:
    with desk(options):
        # Opening a book of an older version backs it up and brings it to this version's structure.
        answers.say("Sổ đã ở cấu trúc mới nhất.")


CARE: dict[str, Callable[[argparse.Namespace], None]] = {
    "backup": backup,
    "restore": restore,
    "check": check,
    "rebuild": rebuild,
    "migrate": migrate,
}
