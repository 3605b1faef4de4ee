"""The packages that every later version must read, as this version wrote them.

`python -m tests.exchange.frozen FOLDER` writes them anew; what stands in golden/ is never written over.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from giaoban_tracker.exchange.build import FeedPart, build_package
from giaoban_tracker.exchange.codes import new_paper_code
from giaoban_tracker.exchange.enrolment import Invite, write_invite, write_join
from giaoban_tracker.exchange.feeds import sign_checkpoint, start_of
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Ack
from tests.exchange.parties import A_SISTER, KNOWN, OFFICE, UNIT_A, A, body, content, own_feed, part, report

OFFICE_FEED = f"{OFFICE.kid}/1/{UNIT_A}"
CODE = new_paper_code(lambda size: bytes(range(size)))
INVITE = Invite(OFFICE.public, "UBND huyện Bảo Thắng", UNIT_A, "Phòng Nội vụ")
REPORTS = tuple(report(number) for number in (1, 2, 3))
BLOB = "Biên bản nghiệm thu".encode()


def frozen() -> dict[str, bytes]:
    """Each file by its name."""
    unit = own_feed(A)
    sister = part(A_SISTER, [report(9)])
    withdrawn = FeedPart(OFFICE_FEED, 1, start_of(OFFICE_FEED), (body("task.withdrawn", {"reason": "trùng"}),))
    echoed = replace(sister, checkpoint=sign_checkpoint(A_SISTER, sister.feed, 1, sister.head))
    acks = {unit: Ack(3, part(A, REPORTS).head)}
    return {
        "reports.gbx": build_package(A, content(part(A, REPORTS), blobs=(BLOB,))),
        "later-type.gbx": build_package(A, content(part(A, [body("report.praised", {"unit": UNIT_A})]))),
        "assignment.gbx": build_package(
            OFFICE,
            content(withdrawn, echoed, party=OFFICE_PARTY, to=UNIT_A, acks=acks, relayed=(KNOWN[A_SISTER.kid],)),
        ),
        "receipt.gbx": build_package(OFFICE, content(party=OFFICE_PARTY, to=UNIT_A, acks=acks)),
        "unit.gbinvite": write_invite(INVITE, CODE),
        "unit.gbjoin": write_join(A, INVITE, "Máy văn thư", bytes(range(16)), CODE),
    }


if __name__ == "__main__":
    for name, data in frozen().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
