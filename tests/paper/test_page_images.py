from __future__ import annotations

from giaoban_tracker.paper import page_count, page_images


def test_a_page_is_drawn_on_white_in_real_size(briefing_pdf: bytes) -> None:
    (first,) = page_images(briefing_pdf, dots_per_inch=72, pages=range(1))

    assert (first.width, first.height) == (842, 596)
    assert len(first.pixels) == first.stride * first.height
    assert first.stride >= 4 * first.width
    assert first.pixels[:3] == b"\xff\xff\xff"
    assert any(first.pixels[at] < 64 for at in range(0, len(first.pixels), 4))


def test_pages_come_in_order_and_only_those_asked_for(long_pdf: bytes) -> None:
    pages = page_count(long_pdf)
    every = page_images(long_pdf, dots_per_inch=20)

    assert len(every) == pages
    assert page_images(long_pdf, dots_per_inch=20, pages=range(1, 3)) == every[1:3]
    assert page_images(long_pdf, dots_per_inch=20, pages=range(pages, pages + 5)) == ()
