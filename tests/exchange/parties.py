"""An office, two units and a stranger with keys that are the same in every run, and what they write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.fact_body import body_of
from giaoban_tracker.domain.identity import FactId, SubjectId, UnitId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.exchange.build import FeedPart, PackageContent
from giaoban_tracker.exchange.container import EVENTS, MANIFEST, MEDIA_TYPE, MIMETYPE, READ_ME, pack
from giaoban_tracker.exchange.feeds import links, sign_checkpoint, start_of
from giaoban_tracker.exchange.keys import Key, key_of_seed
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Addressee, KnownKey, Package, open_package
from giaoban_tracker.exchange.strict_json import written
from giaoban_tracker.exchange.trailer import sealed, urlsafe

UNIT_A = UnitId("00000000-0000-7000-8001-00000000000a")
UNIT_B = UnitId("00000000-0000-7000-8001-00000000000b")
TASK = "00000000-0000-7000-8004-000000000001"
MOMENT = datetime(2026, 11, 24, 8, 15, 30, tzinfo=timezone(timedelta(hours=7)))


def _key(name: str) -> Key:
    return key_of_seed(sha256(name.encode()).digest())


OFFICE, OTHER_OFFICE, STRANGER = _key("office"), _key("other office"), _key("stranger")
A, A_SISTER, B = _key("unit a"), _key("unit a, second computer"), _key("unit b")

PARTIES = {OFFICE: OFFICE_PARTY, A: UNIT_A, A_SISTER: UNIT_A, B: UNIT_B}
KNOWN = {key.kid: KnownKey(key.kid, key.public, party) for key, party in PARTIES.items()}
OFFICE_DESK = Addressee(OFFICE_PARTY, frozenset({OFFICE.kid}))
DESK_A = Addressee(UNIT_A, frozenset({UNIT_A}))


def read_by_office(data: bytes, known: Mapping[str, KnownKey] = KNOWN) -> Package:
    return open_package(data, known.get, OFFICE_DESK)


def read_by_unit_a(data: bytes, known: Mapping[str, KnownKey] = KNOWN) -> Package:
    return open_package(data, known.get, DESK_A)


def fact_id(number: int) -> str:
    return f"00000000-0000-7000-8009-{number:012d}"


def report(number: int = 1, unit: str = UNIT_A, result: str = "đã rà soát 12 hộ", percent: int = 60) -> bytes:
    """The body of a unit's own report."""
    terms = ReportTerms(unit=UnitId(unit), claim=Claim.IN_PROGRESS, done_percent=percent, result=result)
    fact = Fact(
        id=FactId(fact_id(number)),
        about=SubjectKind.TASK,
        subject=SubjectId(TASK),
        on=date(2026, 11, 23),
        at=MOMENT,
        by="Nông Thị Hà",
        deed=ReportFiled(terms=terms, proxy=False),
    )
    return body_of(fact)


def body(kind: str, deed: Mapping[str, object], **frame: object) -> bytes:
    """A canonical body of any type, known or not."""
    plain: dict[str, Any] = {
        "about": "task",
        "at": "2026-11-24T08:15:30+07:00",
        "by": "Nông Thị Hà",
        "d": dict(deed),
        "id": fact_id(1),
        "on": "2026-11-23",
        "subject": TASK,
        "t": kind,
        "v": 1,
    }
    return written(plain | frame)


def own_feed(key: Key) -> str:
    return f"{key.kid}/1"


def part(key: Key, bodies: Sequence[bytes], *, first: int = 1, previous: bytes | None = None) -> FeedPart:
    """A run of the unit's own feed."""
    feed = own_feed(key)
    return FeedPart(feed, first, start_of(feed) if previous is None else previous, tuple(bodies))


def content(*parts: FeedPart, party: str = UNIT_A, to: str = OFFICE.kid, **more: Any) -> PackageContent:
    return PackageContent(
        party=party,
        to=to,
        sender_name="Phòng Nội vụ",
        receiver_name="Văn phòng",
        created=MOMENT,
        app="giaoban 0.1.0",
        parts=parts,
        **more,
    )


@dataclass(frozen=True, slots=True)
class Forgery:
    """A package of somebody who has the program's text and a key, and obeys nothing else.

    Whatever is not given is as an honest program writes it.

    Attributes:
        writer: signs the checkpoint.
        change: alters the manifest, which is then written canonically.
        respell: alters its bytes.
        events: the file events.jsonl; the bodies, line by line, when not given.
        more: further entries of the container.
        rezip: alters the container before it is signed.
    """

    signer: Key = A
    writer: Key | None = None
    feed: str | None = None
    bodies: tuple[bytes, ...] = (report(),)
    to: str = OFFICE.kid
    first: int = 1
    previous: bytes | None = None
    head: bytes | None = None
    change: Callable[[dict[str, Any]], object] = field(default=lambda _: None)
    respell: Callable[[bytes], bytes] = field(default=lambda manifest: manifest)
    events: bytes | None = None
    more: tuple[tuple[str, bytes], ...] = ()
    rezip: Callable[[bytes], bytes] = field(default=lambda zipped: zipped)

    def file(self) -> bytes:
        files = [(READ_ME, b"?"), (EVENTS, self._events()), *self.more]
        manifest = self._manifest(files)
        self.change(manifest)
        spelled = self.respell(written(manifest))
        return sealed(self.signer, self.rezip(pack([(MIMETYPE, MEDIA_TYPE), (MANIFEST, spelled), *files])))

    def _events(self) -> bytes:
        return b"".join(body + b"\n" for body in self.bodies) if self.events is None else self.events

    def _manifest(self, files: Sequence[tuple[str, bytes]]) -> dict[str, Any]:
        feed = self.feed or own_feed(self.writer or self.signer)
        previous = start_of(feed) if self.previous is None else self.previous
        head = self.head or links(previous, self.bodies)[-1]
        last = self.first + len(self.bodies) - 1
        signature = sign_checkpoint(self.writer or self.signer, feed, last, head)
        return {
            "acks": {},
            "app": "giaoban 0.1.0",
            "created": MOMENT.isoformat(),
            "feeds": [
                {
                    "feed": feed,
                    "frm": self.first,
                    "head": head.hex(),
                    "prev": previous.hex(),
                    "sig": urlsafe(signature),
                    "to": last,
                }
            ],
            "files": {name: {"n": len(part), "sha256": sha256(part).hexdigest()} for name, part in files},
            "fmt": "gbx",
            "keys": {},
            "min_reader": 1,
            "sender": self.signer.kid,
            "to": self.to,
            "v": 1,
        }
