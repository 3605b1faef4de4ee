"""What the office has described, read from its rows: itself, blocs, units, leaders, meetings, conclusions."""

from __future__ import annotations

import json
from datetime import date

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.identity import BlocId, ConclusionId, LeaderId, MeetingId, UnitId
from giaoban_tracker.domain.meeting import Conclusion, Meeting, MeetingTerms, Rhythm
from giaoban_tracker.domain.unit import Bloc, BlocTerms, Leader, LeaderTerms, OfficeTerms, Unit, UnitKind, UnitTerms
from giaoban_tracker.ledger.engine import Connection, Row
from giaoban_tracker.ledger.schema import VIEWS

_MEETINGS = f"SELECT {', '.join(VIEWS['meeting'][1:])} FROM meeting"


def office(connection: Connection) -> OfficeTerms:
    """The office; without a name while it is not described."""
    row = connection.row(f"SELECT {', '.join(VIEWS['office'][1:])} FROM office")
    if row is None:
        return OfficeTerms("")
    name, parent, body, place, notation, capacity, position, signer, recipients, preset = row
    return OfficeTerms(
        name, parent, body, place, notation, capacity, position, signer, tuple(json.loads(recipients)), preset
    )


def blocs(connection: Connection) -> tuple[Bloc, ...]:
    """In the office's order."""
    rows = connection.rows("SELECT id, name, place FROM bloc ORDER BY place, name, number")
    return tuple(Bloc(BlocId(row[0]), BlocTerms(*row[1:])) for row in rows)


def units(connection: Connection) -> tuple[Unit, ...]:
    """In the office's order."""
    rows = connection.rows(f"SELECT {', '.join(VIEWS['unit'][1:])} FROM unit ORDER BY place, name, number")
    return tuple(_unit(row) for row in rows)


def leaders(connection: Connection) -> tuple[Leader, ...]:
    """In the office's order."""
    rows = connection.rows("SELECT id, name, title, fields, place FROM leader ORDER BY place, name, number")
    return tuple(
        Leader(LeaderId(one), LeaderTerms(name, title, tuple(json.loads(fields)), place))
        for one, name, title, fields, place in rows
    )


def meetings(connection: Connection) -> tuple[Meeting, ...]:
    """Newest first."""
    return tuple(_meeting(row) for row in connection.rows(f"{_MEETINGS} ORDER BY held_on DESC, number DESC"))


def meeting(connection: Connection, meeting_id: MeetingId) -> Meeting | None:
    """One meeting; None when there is none of that id."""
    row = connection.row(f"{_MEETINGS} WHERE id = :id", id=meeting_id)
    return _meeting(row) if row else None


def conclusions(connection: Connection, meeting_id: MeetingId) -> tuple[Conclusion, ...]:
    """The conclusions of a meeting by ordinal; may be empty."""
    rows = connection.rows(
        "SELECT id, meeting, ordinal, speaker, quote, span_start, span_end FROM conclusion"
        " WHERE meeting = :meeting ORDER BY ordinal, number",
        meeting=meeting_id,
    )
    return tuple(
        Conclusion(
            ConclusionId(one), MeetingId(of), ordinal, speaker, quote, None if start is None else Span(start, end)
        )
        for one, of, ordinal, speaker, quote, start, end in rows
    )


def _unit(row: Row) -> Unit:
    one, name, code, kind, aliases, of_blocs, head, place, valid_from, valid_to, merged_into = row
    terms = UnitTerms(
        name=name,
        code=code,
        kind=UnitKind(kind),
        aliases=tuple(json.loads(aliases)),
        blocs=tuple(BlocId(bloc) for bloc in json.loads(of_blocs)),
        head=head,
        order=place,
        valid_from=day_or_none(valid_from),
        valid_to=day_or_none(valid_to),
        merged_into=merged_into,
    )
    return Unit(UnitId(one), terms)


def _meeting(row: Row) -> Meeting:
    one, title, held_on, bloc, document, issued_on, minutes_name, sha256, series, rhythm, agenda, held, closed_on = row
    terms = MeetingTerms(
        title=title,
        held_on=date.fromisoformat(held_on),
        bloc=bloc,
        document=document,
        issued_on=day_or_none(issued_on),
        minutes_name=minutes_name,
        minutes_sha256=sha256,
        series=series,
        rhythm=Rhythm(rhythm),
        agenda=tuple(json.loads(agenda)),
    )
    return Meeting(MeetingId(one), terms, bool(held), day_or_none(closed_on))


def day_or_none(text: str | None) -> date | None:
    """A day from its column."""
    return date.fromisoformat(text) if text is not None else None
