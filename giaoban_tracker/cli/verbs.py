"""What each verb does: options in, one errand, an answer out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from giaoban_tracker import machine
from giaoban_tracker.cli import answers
from giaoban_tracker.cli.care import CARE
from giaoban_tracker.cli.desks import (
    bloc_named,
    desk,
    fresh_desk,
    share_meant,
    stood_at_meeting,
    task_coded,
    unit_named,
)
from giaoban_tracker.cli.follow_up import FOLLOW_UP
from giaoban_tracker.cli.papers import print_form
from giaoban_tracker.cli.usage import refuse_usage
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Claim, Evidence, Quality, ReportTerms
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.safe_file import make_folder
from giaoban_tracker.ui import wording
from giaoban_tracker.workflow import (
    decide,
    invented_office,
    list_tasks,
    record_conclusions,
    sample_office,
    set_up_office,
)
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import report as unit_report
from giaoban_tracker.workflow.post.side import own_unit
from giaoban_tracker.workflow.printing import Scope, proof

Verb = Callable[[argparse.Namespace], None]
DONE_PERCENT = 100


def demo(options: argparse.Namespace) -> None:
    from giaoban_tracker import demo as sample_story  # heavy: keys and packages, for the sample unit

    out: Path = options.out
    make_folder(out)
    folder = options.data or _unused(out / "du-lieu-mau")
    answers.say("[1/4] Tạo sổ mẫu và đọc biên bản giao ban mẫu…")
    with fresh_desk(argparse.Namespace(data=str(folder))) as opened:
        meeting = sample_story.fill_with_sample(opened)
        as_of = sample_office.AS_OF
        looking = sample_office.desk_on(opened, as_of)
        answers.say(f"[2/4] Lập danh sách theo dõi, tính đến {day_text(as_of)}…")
        query = TaskQuery(as_of, meetings=frozenset({meeting}))
        scope = Scope(query, meeting)
        listed = proof.proof(looking, "F7", scope)
        answers.say("[3/4] In bảng tổng hợp kết quả thực hiện kết luận giao ban…")
        follow_up = _saved(looking, listed, out / "danh-sach-theo-doi.pdf")
        answers.say("[4/4] In phụ lục phân công nhiệm vụ…")
        annex = _saved(looking, proof.proof(looking, "F3", scope), out / "phu-luc-phan-cong.pdf")
    answers.say(
        f"Xong: {listed.rows} nhiệm vụ từ biên bản «{sample_office.TITLE}».",
        f"Danh sách theo dõi: {follow_up}",
        f"Phụ lục phân công:  {annex}",
        f"Dữ liệu mẫu:        {Path(folder).absolute()}",
    )


def init(options: argparse.Namespace) -> None:
    if options.unit or options.invite:
        _by_post("init_unit")(options)
        return
    missing = [f"--{name}" for name in ("preset", "name") if getattr(options, name) is None]
    if missing:
        refuse_usage("giaoban init", f"còn thiếu {', '.join(missing)}")
    # The preset and the name are judged before a file is made, so that a refusal leaves nothing behind.
    if not options.name.strip():
        raise Refused("name-missing")
    with fresh_desk(options) as opened:
        set_up_office.set_up(
            opened,
            options.preset,
            name=options.name,
            parent=options.parent,
            place=options.place,
            signer=options.signer,
        )
    answers.say(f"Đã tạo sổ của {options.name.strip()} tại {machine.data_folder(options.data)}.")


def read(options: argparse.Namespace) -> None:
    day = options.meeting_date or machine.now().date()
    if options.units is not None:
        proposal = record_conclusions.propose_for(_unit_names(options.units), options.file, day)
    else:
        with desk(options) as opened:
            proposal = record_conclusions.propose_file(opened, options.file, day)
    _say_converted(proposal)
    if options.json:
        answers.give({"directives": [answers.directive(draft) for draft in proposal.drafts]})
    elif proposal.drafts:
        answers.say(*answers.draft_lines(proposal.drafts))
    else:
        answers.say("Không thấy ý kiến chỉ đạo nào trong biên bản này. Chưa ghi gì vào sổ.")


def record(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        bloc = bloc_named(opened, options.bloc).id if options.bloc else None
        proposal = record_conclusions.propose_file(opened, options.file, options.meeting_date)
        _say_converted(proposal)
        if not proposal.drafts:
            raise Refused("no-directive", file=options.file.name)
        adopted = record_conclusions.adopt_as_read(opened, proposal.drafts, bloc, options.meeting_date)
        terms = MeetingTerms(options.title, options.meeting_date, bloc, minutes_name=proposal.name)
        recorded = record_conclusions.record(opened, terms, proposal.original, adopted)
        rows = list_tasks.rows(opened, recorded.tasks, opened.today)
    if options.json:
        answers.give({"meeting": recorded.meeting, "tasks": [answers.task(row) for row in rows]})
    else:
        answers.say(f"Đã ghi «{options.title}»: {len(rows)} nhiệm vụ.", *answers.task_lines(rows))


def tasks(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        stood_at_meeting(opened, options)
        query = _query(opened, options)
        rows = list_tasks.all_rows(opened, query, as_of=options.as_of)
    if options.json:
        answers.give({"tasks": [answers.task(row) for row in rows]})
    else:
        answers.say(*answers.task_lines(rows))


def counters(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        stood_at_meeting(opened, options)
        day = options.as_of or opened.today
        query = TaskQuery(day)
        if options.by is None:
            whole = list_tasks.listing(opened, query, as_of=options.as_of).counters
            rows: tuple[list_tasks.GroupCounters, ...] = (list_tasks.GroupCounters("all", "Toàn bộ", whole),)
        else:
            rows = list_tasks.counters_by(opened, GroupBy(options.by), query, as_of=options.as_of)
    if options.json:
        answers.give({"as_of": day.isoformat(), "by": options.by, "rows": [answers.counters(row) for row in rows]})
    else:
        answers.say(f"Tính đến hết ngày {day_text(day)}", *answers.counter_lines(rows))


def report(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        own = own_unit(opened)
        unit = own or share_meant(opened, task, options.unit)
        terms = _report_terms(options, unit)
        if own is None:
            decide.report(opened, task.id, terms, on=options.on)
        else:
            unit_report.file_report(opened, task.id, terms, on=options.on)
    answers.say(f"Đã ghi báo cáo về {task.terms.code}: {options.done}%.")


def accept(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        unit = share_meant(opened, task, options.unit)
        decide.accept(opened, task.id, unit, quality=Quality(options.quality), on=options.on)
    answers.say(f"Đã nghiệm thu {task.terms.code}.")


def send_back(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        decide.send_back(opened, task.id, share_meant(opened, task, options.unit), options.reason, on=options.on)
    answers.say(f"Đã trả lại báo cáo về {task.terms.code}.")


def extend(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        decide.extend(
            opened,
            task.id,
            options.to,
            options.reason,
            decided_by=options.decided_by,
            document=options.document,
            on=options.on,
        )
    answers.say(f"Đã gia hạn {task.terms.code} đến {day_text(options.to)}.")


def sample(options: argparse.Namespace) -> None:
    with fresh_desk(options) as opened:
        facts = invented_office.fill(opened, options.tasks, seed=options.seed, until=options.until)
    answers.say(f"Đã tạo cơ quan giả định với {options.tasks} nhiệm vụ ({facts} sự kiện).")


def bridge(options: argparse.Namespace) -> None:
    from giaoban_tracker.cli import bridge as excel  # heavy: 70 ms of patterns that only sheets need

    excel.VERBS[options.verb](options)


def bench(options: argparse.Namespace) -> None:
    from giaoban_tracker import bench as benchmarks  # heavy: Qt and typst, which only this verb measures

    results = benchmarks.run(options.tasks, options.runs, options.book)
    if options.json:
        answers.give(benchmarks.as_json(results))
    else:
        answers.say(*benchmarks.as_lines(results))


def _by_post(name: str) -> Verb:
    """A verb of the post, loaded when it is asked for."""

    def verb(options: argparse.Namespace) -> None:
        from giaoban_tracker.cli import post  # heavy: keys and packages, which no other verb needs

        getattr(post, name)(options)

    return verb


VERBS: dict[str, Verb] = {
    "demo": demo,
    "init": init,
    "read": read,
    "record": record,
    "tasks": tasks,
    "counters": counters,
    "print": print_form,
    "import": bridge,
    "export": bridge,
    "report": report,
    "accept": accept,
    "return": send_back,
    "extend": extend,
    **FOLLOW_UP,
    "send": _by_post("send_parcels"),
    "receive": _by_post("receive_files"),
    "enrol": _by_post("enrolling"),
    "status": _by_post("status"),
    "recover": _by_post("recover"),
    **CARE,
    "sample": sample,
    "bench": bench,
}


def _query(opened: Desk, options: argparse.Namespace) -> TaskQuery:
    return TaskQuery(
        options.as_of or opened.today,
        search=options.search,
        standings=frozenset({Standing(options.state)}) if options.state else frozenset(),
        units=frozenset({unit_named(opened, options.unit).id}) if options.unit else frozenset(),
    )


def _report_terms(options: argparse.Namespace, unit: UnitId | None) -> ReportTerms:
    evidence = None
    if options.evidence or options.evidence_date or options.received_by:
        if not (options.evidence and options.evidence_date and options.received_by):
            raise Refused("evidence-incomplete")
        evidence = Evidence(options.evidence, options.evidence_date, options.received_by)
    claim = Claim.DONE if options.done == DONE_PERCENT else Claim.IN_PROGRESS if options.done else Claim.NOT_STARTED
    return ReportTerms(
        unit=unit,
        claim=claim,
        done_percent=options.done,
        result=options.result,
        evidence=evidence,
        difficulty=options.difficulty,
        proposal=options.proposal,
    )


def _say_converted(proposal: record_conclusions.Proposal) -> None:
    """A remark beside the answer: it must not stand in what a program reads."""
    if proposal.converted_from:
        answers.remark(wording.converted_from(proposal.converted_from))


def _saved(looking: Desk, shown: proof.Proof, path: Path) -> Path:
    proof.save_proof(looking, shown, path)
    return path.absolute()


def _unused(folder: Path) -> Path:
    """The folder, or the first of its numbered neighbours that is not there yet."""
    candidate, number = folder, 1
    while candidate.exists():
        number += 1
        candidate = folder.with_name(f"{folder.name}-{number}")
    return candidate


def _unit_names(path: Path) -> tuple[str, ...]:
    try:
        names = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unreadable("file-missing", name=path.name) from None
    except (OSError, ValueError):
        raise Unreadable("not-a-unit-list", name=path.name) from None
    if not (isinstance(names, list) and all(isinstance(name, str) for name in names)):
        raise Unreadable("not-a-unit-list", name=path.name)
    return tuple(names)
