"""The sample story from end to end: an empty book becomes the sample office with its briefing read and followed.

Both doors tell it: `giaoban demo` without a display, the window's 'Thử với dữ liệu mẫu' with one.
"""

from __future__ import annotations

from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.workflow import list_tasks, record_conclusions, sample_office, set_up_office
from giaoban_tracker.workflow.desk import Desk


def fill_with_sample(desk: Desk) -> MeetingId:
    """Set up the sample office, read the seed's minutes, adopt every draft, and carry the tasks on.

    Raises:
        Refused: "office-exists" when the book is not empty; it stays as it was.
    """
    set_up_office.set_up(
        sample_office.desk_on(desk, sample_office.SET_UP_ON),
        sample_office.PRESET,
        name=sample_office.OFFICE_NAME,
        place=sample_office.PLACE,
        signer=sample_office.SIGNER,
    )
    bloc = next(bloc.id for bloc in list_tasks.particulars(desk).blocs if bloc.name == sample_office.BLOC)
    at_the_meeting = sample_office.desk_on(desk, sample_office.HELD_ON)
    minutes = desk.resources / "sample" / sample_office.MINUTES
    proposal = record_conclusions.propose_file(at_the_meeting, minutes, sample_office.HELD_ON)
    adopted = record_conclusions.adopt_as_read(at_the_meeting, proposal.drafts, bloc, sample_office.HELD_ON)
    terms = MeetingTerms(sample_office.TITLE, sample_office.HELD_ON, bloc, minutes_name=proposal.name)
    recorded = record_conclusions.record(at_the_meeting, terms, proposal.original, adopted)
    sample_office.carry_on(desk, recorded.tasks)
    return recorded.meeting
