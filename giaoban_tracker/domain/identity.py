"""Names of things: one type per kind of id, so that a unit can never be passed where a task is meant."""

from __future__ import annotations

from typing import NewType

FactId = NewType("FactId", str)
UnitId = NewType("UnitId", str)
BlocId = NewType("BlocId", str)
LeaderId = NewType("LeaderId", str)
MeetingId = NewType("MeetingId", str)
ConclusionId = NewType("ConclusionId", str)
TaskId = NewType("TaskId", str)
SubjectId = NewType("SubjectId", str)
"""The id of whatever a fact is about; every other id above may stand here."""

OFFICE = SubjectId("office")
"""The one subject that has no UUID: a data folder belongs to one office."""
