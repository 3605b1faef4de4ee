from __future__ import annotations

import pytest

from giaoban_tracker.paper import SHIPPED, document_of, pdf_markup, typeset, typesetting
from tests.paper.samples import RESOURCES, briefing


@pytest.mark.parametrize(("large", "forgotten"), [(10, 1), (400_000, 0)])
def test_what_was_remembered_of_a_large_form_is_let_go(
    large: int, forgotten: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[None] = []
    monkeypatch.setattr(typesetting, "_LARGE", large)
    monkeypatch.setattr(typesetting, "_forget", lambda: times.append(None))

    typeset(pdf_markup(document_of(briefing()), RESOURCES, SHIPPED))

    assert len(times) == forgotten


def test_letting_go_leaves_the_next_form_as_it_is() -> None:
    markup = pdf_markup(document_of(briefing()), RESOURCES, SHIPPED)
    before = typeset(markup)

    typesetting._forget()

    assert typeset(markup) == before
