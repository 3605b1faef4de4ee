"""Plain text in any encoding: what it is in, and that nothing is taken for what it is not."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.minutes.load import load_bytes
from giaoban_tracker.minutes.sources.code_pages import decode_text, script_of
from giaoban_tracker.minutes.sources.letters import Script
from tests.minutes.importing.old_letters import as_tcvn3, as_vni, as_windows_1258, sentences, western_words

Form = Literal["NFC", "NFD"]
FORMS: st.SearchStrategy[Form] = st.sampled_from(["NFC", "NFD"])
FOREIGN = (
    "Le comité a décidé que l'élève présenté à l'été dernier où le maïs pousse près de là sera réélu, né à Thé.",
    "Der Ausschuss hat beschlossen, für die Bürger größere Straßen zu öffnen; müssen wir später hören können?",
    "El año pasado la reunión se celebró aquí, más allá del río; así lo decidió él según la nación española.",
    "A reunião não será amanhã: a decisão é da comissão, à qual você já está habituado, avó e avô também.",
    "The naïve café-goer's résumé was déjà vu to the fiancée: Beyoncé, Zoë and the Brontë sisters agreed.",
    "Zażółć gęślą jaźń; příliš žluťoučký kůň úpěl ďábelské ódy; Árvíztűrő tükörfúrógép.",
)


@settings(max_examples=40)
@given(sentences)
def test_tcvn3_bytes_are_recognised_and_come_back(text: str) -> None:
    loaded = load_bytes("bien-ban.txt", as_tcvn3(text))

    assert loaded.legacy is not None
    assert (loaded.legacy.encoding, loaded.legacy.converted) == ("tcvn3", text)
    assert loaded.text == loaded.legacy.found == as_tcvn3(text).decode("cp1252")


@settings(max_examples=40)
@given(sentences)
def test_vni_bytes_are_recognised_and_come_back(text: str) -> None:
    loaded = load_bytes("bien-ban.txt", as_vni(text).encode("cp1252"))

    assert loaded.legacy is not None
    assert (loaded.legacy.encoding, loaded.legacy.converted) == ("vni", text)


@settings(max_examples=40)
@given(sentences)
def test_windows_1258_is_recognised_and_comes_back(text: str) -> None:
    loaded = load_bytes("bien-ban.txt", as_windows_1258(text))

    assert (loaded.text, loaded.encoding, loaded.legacy) == (text, "windows-1258", None)


@settings(max_examples=40)
@given(sentences, st.sampled_from(["utf-16", "utf-16-le", "utf-16-be", "utf-32"]))
def test_wide_encodings_are_recognised_with_and_without_a_mark(text: str, encoding: str) -> None:
    loaded = load_bytes("bien-ban.txt", text.encode(encoding))

    assert (loaded.text, loaded.legacy) == (text, None)


@settings(max_examples=40)
@given(sentences, FORMS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_utf8_is_never_changed_nor_taken_for_old_letters(text: str, form: Form, line_end: str, mark: bool) -> None:
    given_text = ("\ufeff" if mark else "") + unicodedata.normalize(form, text).replace("\n", line_end)

    loaded = load_bytes("bien-ban.txt", given_text.encode())

    assert (loaded.text, loaded.legacy) == (given_text, None)
    assert loaded.encoding == ("utf-8-bom" if mark else "utf-8")


@settings(max_examples=40)
@given(sentences)
def test_old_letters_saved_in_utf8_are_recognised_too(text: str) -> None:
    assert script_of(as_tcvn3(text).decode("latin-1")) is Script.TCVN3
    assert script_of(as_vni(text)) is Script.VNI


@given(st.text(), st.sampled_from("ơƯắệđ"), st.text())
def test_a_text_with_vietnamese_letters_is_never_taken_for_old_letters(before: str, letter: str, after: str) -> None:
    assert script_of(before + letter + after) is None


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("text", FOREIGN[:5], ids=["French", "German", "Spanish", "Portuguese", "English"])
def test_other_languages_are_left_alone(text: str, encoding: str) -> None:
    loaded = load_bytes("bien-ban.txt", text.encode(encoding))

    assert (loaded.text, loaded.legacy) == (text, None)


@pytest.mark.parametrize("text", FOREIGN)
def test_no_sentence_of_another_language_makes_a_proposal_in_utf8(text: str) -> None:
    assert [script_of(sentence) for sentence in (text, *text.split(), text * 5)] == [None] * (len(text.split()) + 2)


@given(western_words)
def test_vietnamese_that_needs_only_western_letters_is_left_alone(text: str) -> None:
    assert script_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo công tác tháng sáu, giao các phòng thông báo cho xã",
        "công công công văn",
        "Độ",
        "Plain English without any mark",
    ],
)
def test_vietnamese_with_few_marks_is_left_alone(text: str) -> None:
    assert load_bytes("bien-ban.txt", text.encode()).legacy is None


def test_a_long_text_is_judged_by_places_of_it() -> None:
    text = "yêu cầu Phòng Nội vụ báo cáo kết quả trước ngày 15/8. " * 5_000

    loaded = load_bytes("bien-ban.txt", as_tcvn3(text))

    assert loaded.legacy is not None
    assert loaded.legacy.converted == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode_text(data)

    assert decoded is None or isinstance(decoded.text, str)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 64, id="every byte"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8" * 50, id="half letters after a mark"),
        pytest.param(b"abc\x00def" * 100, id="zero bytes"),
        pytest.param(b"\x01\x02\x03\x04" * 100, id="control letters"),
    ],
)
def test_noise_is_no_text(data: bytes) -> None:
    assert decode_text(data) is None
