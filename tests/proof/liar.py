"""An enrolled computer whose program obeys nothing: it lies, relays, and writes what no program knows yet."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from giaoban_tracker.domain.canonical import Json
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.exchange.build import FeedPart, PackageContent, build_package
from giaoban_tracker.exchange.package import Addressee, KnownKey, open_package
from giaoban_tracker.exchange.strict_json import written
from giaoban_tracker.workflow.post.identity import known_keys
from tests.exchange.parties import Forgery
from tests.proof.parties_in_memory import MOMENT, Computer, seeded_key
from tests.proof.worlds import Scene

LIES = ("unit", "type", "feed", "recipient", "device", "void", "chain", "checkpoint")
"""What it can be that is wrong with a lie; each must be refused whole."""


class Liar:
    """A computer of a unit, in a scene whose office trusts its key.

    Attributes:
        computer: what it writes when it is honest.
    """

    def __init__(self, scene: Scene, unit: UnitId) -> None:
        self._scene = scene
        self.unit = unit
        self.computer = Computer(seeded_key("liar"), unit, count(1))

    def write_something_newer(self) -> None:
        """A fact of a type that no program knows yet; it continues the computer's feed."""
        number = next(self.computer.numbers)
        self.computer.own.grow([_body("report.praised", {"unit": self.unit}, self._scene.template.tasks[0], number)])

    def parcel(self) -> bytes:
        """Everything that it ever wrote in its feed, once more."""
        return self._packed(self.computer.own.part(0))

    def relayed(self, content: bytes) -> bytes | None:
        """What a sister sent, under the sister's signature and in a file of its own; None when there is nothing."""
        with self._scene.office.desk.ledger.reading() as book:
            known = known_keys(book)
        try:
            package = open_package(content, known, Addressee("office", frozenset({self._scene.office_kid})))
        except Unreadable:
            return None
        parts = tuple(
            FeedPart(one.feed, one.first, one.previous, one.bodies, one.checkpoint)
            for one in package.segments
            if one.party == self.unit and not one.feed.startswith(self.computer.key.kid)
        )
        return self._packed(parts) if parts else None

    def lie(self, what: str, sister: str) -> bytes:
        """A file that is wrong in one way, put behind what the office has of its feed.

        Args:
            what: one of `LIES`.
            sister: the kid of another computer of the unit.
        """
        first, previous = self._end()
        return Forgery(
            signer=self.computer.key,
            writer=seeded_key("nobody") if what == "checkpoint" else None,
            feed=f"{sister}/1" if what == "feed" else self.computer.feed,
            bodies=(self._false_body(what, sister),),
            to=self.unit if what == "recipient" else self._scene.office_kid,
            first=first,
            previous=previous,
            head=bytes(32) if what == "chain" else None,
        ).file()

    def _false_body(self, what: str, sister: str) -> bytes:
        tasks, number = self._scene.template.tasks, next(self.computer.numbers)
        other = self._scene.template.units["PYT"]
        match what:
            case "unit":
                return _body("question.asked", {"unit": other, "words": "?"}, tasks[1], number)
            case "type":
                return _body("task.withdrawn", {"reason": "x"}, tasks[0], number)
            case "device":
                return _body("feed.started", {"epoch": 1, "unit": self.unit}, sister, number, about="device")
            case "void":
                return _body("event.voided", {"fact": self._assignment()}, tasks[0], number)
        terms: Json = {"claim": "in-progress", "done_percent": 5, "unit": self.unit}
        return _body("report.filed", {"proxy": False, "terms": terms}, tasks[0], number)

    def _end(self) -> tuple[int, bytes | None]:
        """The number of the next entry that the office can take, and the link before it."""
        with self._scene.office.desk.ledger.reading() as book:
            here = next((head for head in book.post.feeds() if head.feed == self.computer.feed), None)
        return (here.seq + 1, here.link) if here else (1, None)

    def _assignment(self) -> str:
        with self._scene.office.desk.ledger.reading() as book:
            return book.facts_about(self._scene.template.tasks[0])[0].id

    def _packed(self, parts: tuple[FeedPart, ...]) -> bytes:
        with self._scene.office.desk.ledger.reading() as book:
            sisters = tuple(
                KnownKey(device.kid, bytes.fromhex(device.public), device.unit) for device in book.post.devices()
            )
        content = PackageContent(
            party=self.unit,
            to=self._scene.office_kid,
            sender_name="",
            receiver_name="",
            created=MOMENT,
            app="",
            parts=parts,
            relayed=sisters if any(part.checkpoint is not None for part in parts) else (),
        )
        return build_package(self.computer.key, content)


def _body(kind: str, deed: Mapping[str, Json], subject: str, number: int, about: str = "task") -> bytes:
    return written(
        {
            "about": about,
            "at": MOMENT.isoformat(),
            "by": "Kẻ gian",
            "d": deed,
            "id": f"00000000-0000-7000-8009-{number:012d}",
            "on": "2026-11-23",
            "subject": subject,
            "t": kind,
            "v": 1,
        }
    )
