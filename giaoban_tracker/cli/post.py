"""The verbs of the post: `send`, `receive`, `enrol`, and `init` of a unit's book."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from giaoban_tracker import machine
from giaoban_tracker.cli import answers
from giaoban_tracker.cli.desks import desk, fresh_desk, unit_named
from giaoban_tracker.domain.errors import GiaobanError, Refused, Unreadable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.safe_file import make_folder, write_safely
from giaoban_tracker.ui import form_wording, post_wording, wording
from giaoban_tracker.workflow.choose_folder import Drive, drive_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import (
    REFUSED,
    Choices,
    FilePlan,
    Line,
    MergePlan,
    Outcome,
    Parcel,
    ParcelKind,
    UnitRound,
    enrol,
    join,
    paper,
    receive,
    recovery,
    send,
    take_form,
)
from giaoban_tracker.workflow.post.identity import make_portable
from giaoban_tracker.workflow.post.round import round_of
from giaoban_tracker.workflow.post.sealing import sealed
from giaoban_tracker.workflow.post.side import own_unit

_MAX_READ = 80 * 1024 * 1024
"""More than any package; nothing larger is even read."""


def init_unit(options: argparse.Namespace) -> None:
    """A unit's book from an invitation, and the answer that goes back to the office."""
    if options.invite is None or not options.code:
        raise Refused("invite-missing")
    content = _content(options.invite)
    with fresh_desk(options) as opened:
        if opened.ledger.folder is not None and drive_of(opened.ledger.folder) is Drive.REMOVABLE:
            make_portable(opened.ledger.folder)
        enrolment = join.accept_invite(opened, content, options.code, options.device or machine.person() or "Máy 1")
        # Within the block: where the answer cannot be written there is no book that waits for nothing.
        (written,) = _written(options.out or Path(), [(enrolment.name, enrolment.content)])
    answers.say(
        f"Đã tạo sổ của {enrolment.unit_name} tại {machine.data_folder(options.data)}.",
        f"Gửi tệp này cho Văn phòng để ghi danh máy: {written}",
        f"Khóa của Văn phòng, đối chiếu qua điện thoại: {_digits(enrolment.office_digits)}",
        f"Khóa của máy này: {_digits(enrolment.digits)}",
    )


def send_parcels(options: argparse.Namespace) -> None:
    """What goes to units, or from a unit to the office, as files in a folder."""
    with desk(options) as opened:
        parcels = _parcels(opened, options)
        if options.sealed:
            parcels = sealed(opened, parcels)
        written = _written(options.out, [(parcel.name, parcel.content) for parcel in parcels])
    if options.json:
        answers.give({"files": [_parcel(one, path) for one, path in zip(parcels, written, strict=True)]})
    elif not parcels:
        answers.say("Không có nơi nào để gửi: chưa có máy ghi danh hoặc không có nhiệm vụ đang mở.")
    else:
        answers.say(*(f"{post_wording.parcel_words(one)} → {path}" for one, path in zip(parcels, written, strict=True)))


def receive_files(options: argparse.Namespace) -> None:
    """Merge packages and Excel forms; an outcome for every line, and a refusal at the end when a file was refused."""
    files = [(path.name, _content(path)) for path in options.files]
    with desk(options) as opened:
        plan = receive.propose(opened, files, options.channel)
        if not options.dry_run:
            skipped = frozenset(file.sha256 for file in plan.files if options.skip_rejected)
            receive.accept(opened, plan, Choices(skip_rejected=skipped))
    if options.json:
        answers.give({"files": [_file(file) for file in plan.files]})
    else:
        _say_plan(plan, dry_run=options.dry_run)
    refused = [file for file in plan.files if _is_refused(file, skip=options.skip_rejected)]
    if refused:
        raise Refused("files-refused", count=len(refused))


def enrolling(options: argparse.Namespace) -> None:
    """Invite a unit, take a computer's answer, revoke a computer, list them, compare digits, take a new key."""
    with desk(options) as opened:
        _ENROL[options.action](opened, options)


def status(options: argparse.Namespace) -> None:
    """Who has reported in this round, who is silent, what is missing; in a unit's book what is not confirmed."""
    with desk(options) as opened:
        if own_unit(opened) is not None:
            waiting = send.unconfirmed(opened)
            answers.say(
                f"{waiting.count} cập nhật chưa được Văn phòng xác nhận, {waiting.unsent} chưa gửi."
                if waiting.count
                else "Văn phòng đã xác nhận mọi cập nhật."
            )
            return
        rounds = round_of(opened, options.since)
    for one in rounds:
        silent = "chưa có tin" if one.silent_days is None else f"im lặng {one.silent_days} ngày"
        owed = "đã báo cáo đủ" if one.reported else f"còn {one.unreported}/{one.open_tasks} việc chưa báo cáo"
        gaps = "; ".join(f"thiếu mục {first}–{last}" for first, last in one.missing)
        told = (owed, silent, gaps, *_doubts(one))
        answers.say(f"{one.name}: {'; '.join(part for part in told if part)}")


def _doubts(one: UnitRound) -> list[str]:
    """Where two computers know different things."""
    doubts = (
        (one.forked, "hai máy dùng chung một khóa"),
        (one.told_twice, "một máy gửi hai bản khác nhau"),
        (one.knows_more, "đơn vị có nhiều hơn sổ này, cần chạy giaoban recover"),
    )
    return [words for holds, words in doubts if holds]


def recover(options: argparse.Namespace) -> None:
    """After a restore: read the archive again, begin a new run, or write all that a unit ever got and told."""
    with desk(options) as opened:
        if options.new_run:
            recovery.start_again(opened)
            answers.say("Đã bắt đầu dãy gửi mới; gói gửi kế tiếp mang dãy này. Không mục nào bị bỏ.")
            return
        if options.unit is None:
            done = recovery.replay(opened)
            unread = f"; không đọc được {', '.join(done.unread)}" if done.unread else ""
            answers.say(f"Đã đọc lại {done.files} tệp lưu, lấy lại {done.facts} mục{unread}.")
            return
        unit = unit_named(opened, options.unit)
        parcels = recovery.rescue_parcels(opened, unit.id)
        written = _written(options.out or Path(), [(parcel.name, parcel.content) for parcel in parcels])
    answers.say(*(f"Gói khôi phục của {unit.name} → {path}" for path in written))


def _parcels(opened: Desk, options: argparse.Namespace) -> tuple[Parcel, ...]:
    if own_unit(opened) is not None:
        return send.to_office(opened)
    if not options.all and not options.unit:
        raise Refused("receiver-missing")
    named = [unit_named(opened, typed).id for typed in options.unit or ()]
    match ParcelKind(options.kind):
        case ParcelKind.XLSX:
            return take_form.hand_out(opened, named or _with_open_tasks(opened))
        case ParcelKind.PAPER:
            return paper.sheets(opened, named or _with_open_tasks(opened))
    return send.packages(opened, named or None)


def _with_open_tasks(opened: Desk) -> list[UnitId]:
    return [one.unit for one in round_of(opened) if one.open_tasks]


def _invite(opened: Desk, options: argparse.Namespace) -> None:
    invitation = enrol.make_invite(opened, unit_named(opened, options.what or "").id)
    (written,) = _written(options.out or Path(), [(invitation.name, invitation.content)])
    answers.say(
        f"PHIẾU GIAO MÃ – {invitation.unit_name}",
        f"Mã ghi danh: {invitation.code}",
        f"Khóa của Văn phòng: {_digits(invitation.digits)}",
        f"Ngày lập: {day_text(invitation.issued)}. Mã dùng một lần; giao tận tay, không gửi cùng tệp.",
        f"Tệp mời: {written}",
    )


def _join(opened: Desk, options: argparse.Namespace) -> None:
    content = _content(Path(options.what or ""))
    seen = enrol.look_at_join(opened, content)
    changed = enrol.take_join(opened, content, compared_by=options.compared_by)
    done = "Đã ghi danh" if changed.facts else "Đã ghi danh từ trước"
    answers.say(f"{done} {seen.device} của {seen.unit_name}: {_digits(seen.digits)}")


def _revoke(opened: Desk, options: argparse.Namespace) -> None:
    wanted = options.what or ""
    devices = [device for device in enrol.devices(opened) if wanted in (device.kid, device.name)]
    if len(devices) != 1:
        raise Refused("unknown-device", device=wanted)
    enrol.revoke(opened, devices[0].kid, options.reason)
    answers.say(f"Đã thôi nhận tệp từ {devices[0].name}. Những gì đã nhận vẫn được tính.")


def _list(opened: Desk, _: argparse.Namespace) -> None:
    devices = enrol.devices(opened)
    for device in devices:
        state = f"thu hồi: {device.reason}" if not device.trusted else f"ghi danh {day_text(device.trusted_on)}"
        answers.say(f"{device.kid}  {device.name}  {state}")
    if not devices:
        answers.say("Chưa có máy nào ghi danh.")


def _digits_of_office(opened: Desk, _: argparse.Namespace) -> None:
    answers.say(f"Khóa của Văn phòng: {_digits(enrol.office_digits(opened))}")


def _again(opened: Desk, options: argparse.Namespace) -> None:
    device = options.device or machine.person() or "Máy 1"
    enrolment = join.enrol_again(opened, _content(Path(options.what or "")), options.code, device)
    (written,) = _written(options.out or Path(), [(enrolment.name, enrolment.content)])
    answers.say(f"Máy này đã có khóa mới. Gửi tệp này cho Văn phòng để ghi danh lại: {written}")


def _rotate(opened: Desk, _: argparse.Namespace) -> None:
    join.rotate(opened)
    answers.say("Đã tạo khóa mới. Gửi gói cho Văn phòng; khóa mới có hiệu lực khi gói trả lời về.")


_ENROL: dict[str, Callable[[Desk, argparse.Namespace], None]] = {
    "invite": _invite,
    "join": _join,
    "revoke": _revoke,
    "list": _list,
    "digits": _digits_of_office,
    "again": _again,
    "rotate": _rotate,
}


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_READ:
            raise Unreadable("size", size=path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("file-missing", name=path.name) from None
    except OSError:
        raise Unreadable("read-failed", name=path.name) from None


def _written(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Each file whole or not at all; the folder is made if need be."""
    make_folder(folder)
    paths = []
    for name, content in files:
        write_safely(folder / name, content)
        paths.append((folder / name).absolute())
    return paths


def _say_plan(plan: MergePlan, *, dry_run: bool) -> None:
    answers.say(f"{'Xem trước' if dry_run else 'Đã nhận'}: {post_wording.plan_words(plan)}")
    if plan.doubt is not None:
        answers.say(post_wording.day_words(plan.doubt))
    for file in plan.files:
        told = " · ".join(part for part in (file.unit_name, post_wording.missing_words(file)) if part)
        answers.say(f"{file.name}: {post_wording.OUTCOME_TERMS[file.outcome]}" + (f" ({told})" if told else ""))
        if file.why is not None:
            answers.say(f"  {wording.sentence(file.why)}")
        for line in file.lines:
            if line.outcome is not Outcome.SAME and (line.task is not None or line.place):
                answers.say(f"  {_line_words(line)}")
        if post_wording.other_words(file):
            answers.say(f"  {post_wording.other_words(file)}")


def _line_words(line: Line) -> str:
    if line.outcome is Outcome.FORM_REJECTED:
        reason = form_wording.reason_words(line.why, value=line.value, expected=line.expected)
        return f"{line.place}: {reason}"
    return post_wording.line_words(line)


def _is_refused(file: FilePlan, *, skip: bool) -> bool:
    taken = skip and file.outcome is Outcome.FORM_REJECTED and file.why is None
    return file.outcome in REFUSED and not taken


def _file(file: FilePlan) -> dict[str, object]:
    """A file as JSON; keys are stable."""
    return {
        "name": file.name,
        "outcome": file.outcome.value,
        "unit": file.unit_name or None,
        "device": file.device or None,
        "created": file.created.isoformat() if file.created else None,
        "sha256": file.sha256,
        "code": file.why.code if isinstance(file.why, GiaobanError) else None,
        "missing": list(file.missing) if file.missing else None,
        "lines": [_line(line) for line in file.lines],
    }


def _line(line: Line) -> dict[str, object]:
    return {
        "outcome": line.outcome.value,
        "task": line.code or None,
        "content": line.content or None,
        "kind": line.kind,
        "by": line.new.by if line.new else None,
        "on": line.new.on.isoformat() if line.new else None,
        "why": line.why or None,
        "doubtful": line.doubtful,
        "place": line.place or None,
        "value": line.value or None,
        "late_days": line.late_days,
    }


def _parcel(parcel: Parcel, path: Path) -> dict[str, object]:
    return {
        "unit": parcel.unit_name if parcel.unit is not None else None,
        "kind": parcel.kind.value,
        "file": str(path),
        "facts": parcel.facts,
        "check": parcel.check or None,
    }


def _digits(digits: enrol.Digits) -> str:
    return " ".join(f"{group}-{check}" for group, check in digits)
