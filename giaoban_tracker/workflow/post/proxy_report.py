"""Enter a unit's report on its behalf together with the papers that prove it (nhập thay, kèm tệp minh chứng)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import KeptFile, ReportTerms
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.one_decision import day_of
from giaoban_tracker.workflow.post import attachments
from giaoban_tracker.workflow.post.draft_files import contents


def report_with_files(
    desk: Desk, task: TaskId, terms: ReportTerms, paths: Sequence[Path], *, on: date | None = None
) -> Changes:
    """Write the report and keep its files; the files themselves stay where they lie.

    Raises:
        Refused: as `domain.decide.file_report`; "in-the-future", "file-kind", "file-too-large-to-send".
        Unavailable: "file-missing".
    """
    day = day_of(desk, on)
    files = contents(paths)
    for name, content in files:
        attachments.check(name, content)
    with desk.ledger.writing() as book:
        kept = tuple(
            KeptFile(attachments.plain_name(name), book.put_blob(content), len(content)) for name, content in files
        )
        whole = replace(terms, files=(*terms.files, *kept))
        deed = decide.file_report(book.task(task), whole, on=day, rules=rules_of(book))
        return book.append([desk.fact(task, deed, on=day)])
