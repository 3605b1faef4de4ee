"""Print the slip that hands a code to a unit (Phiếu giao mã); the code stands nowhere else."""

from __future__ import annotations

from giaoban_tracker.domain.code_slip import CodeSlip
from giaoban_tracker.paper.forms.code_slip import code_slip_document
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.enrol import Invitation
from giaoban_tracker.workflow.printing import drawn


def code_slip(desk: Desk, invitation: Invitation) -> bytes:
    """The slip of an invitation as PDF.

    Raises:
        Unavailable, Unreadable: as `printing.drawn`.
    """
    with desk.ledger.reading() as book:
        office = book.office()
    digits = tuple(group for group, _ in invitation.digits)
    slip = CodeSlip(office, invitation.issued, invitation.unit_name, invitation.code, digits, invitation.name)
    return drawn(desk, code_slip_document(slip), ".pdf")
