"""What a reader may find wrong with a file, before anybody who knows its name says so."""

from __future__ import annotations


class FileProblem(Exception):
    """A file cannot be read; whoever knows its name says so to the person.

    Attributes:
        code: as in `domain.errors`.
        fields: what the sentence needs besides the name.
    """

    def __init__(self, code: str, **fields: object) -> None:
        self.code = code
        self.fields = fields
        super().__init__(code)


class MachineProblem(FileProblem):
    """The file may be well, but this machine cannot read it now."""
