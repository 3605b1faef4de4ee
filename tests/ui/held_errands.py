"""Errands that wait until a test lets them be done: what a person does meanwhile comes before the answer."""

from __future__ import annotations

from giaoban_tracker.ui.operations import Operations


class HeldErrands:
    """Takes the place of the workers; made from operations that run everything at once."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        operations._inline = False

    def do_all(self) -> None:
        """Do what was asked for so far, and hand the answers over; from now on everything is done at once again."""
        operations = self._operations
        operations._inline = True
        for queue in (operations._quick, operations._slow, operations._aside):
            while not queue.empty():
                job = queue.get()
                assert job is not None
                (job.dropped if operations._is_outdated(job) else operations._run(job))()
