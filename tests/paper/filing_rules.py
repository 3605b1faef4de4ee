"""What ISO 19005-2 (PDF/A-2b) demands of a file and can be read from it: each rule with its clause.

Not a validator: colour spaces inside fonts, and the inner order of ICC profiles and font programs, are not looked at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_FORBIDDEN_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
}
_CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


class Filed:
    """A PDF taken apart for the rules."""

    def __init__(self, pdf: bytes) -> None:
        self.bytes = pdf
        self.reader = PdfReader(io.BytesIO(pdf))
        self.catalog: DictionaryObject = self.reader.trailer["/Root"].get_object()  # type: ignore[assignment]
        self.objects = list(_reachable(self.reader.trailer))

    def dictionaries(self, kind: str) -> Iterator[DictionaryObject]:
        """Every dictionary whose Type is that."""
        return (one for one in self.objects if isinstance(one, DictionaryObject) and one.get("/Type") == kind)

    def xmp(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.catalog["/Metadata"].get_object().get_data())  # type: ignore[union-attr]


def faults_for_filing(pdf: bytes) -> list[str]:
    """The clauses that a file breaks; empty for one that may be filed."""
    filed = Filed(pdf)
    return [clause for clause, keeps in RULES.items() if not keeps(filed)]


def _header(filed: Filed) -> bool:
    first, second = filed.bytes.split(b"\n", 2)[:2]
    return re.fullmatch(rb"%PDF-1\.[0-7]", first) is not None and second[:1] == b"%" and min(second[1:5]) > 127


def _identified(filed: Filed) -> bool:
    return len(filed.reader.trailer.get("/ID", ())) == 2 and "/Encrypt" not in filed.reader.trailer


def _streams(filed: Filed) -> bool:
    streams = [one for one in filed.objects if isinstance(one, StreamObject)]
    filters = {str(name) for one in streams for name in _listed(one.get("/Filter"))}
    return not filters & {"/LZWDecode", "/Crypt"} and not any("/F" in one or "/FFilter" in one for one in streams)


def _output_intent(filed: Filed) -> bool:
    intents = [one.get_object() for one in filed.catalog.get("/OutputIntents", ())]
    if [intent.get("/S") for intent in intents] != ["/GTS_PDFA1"]:
        return False
    profile = intents[0]["/DestOutputProfile"].get_object()
    data = profile.get_data()
    return data[36:40] == b"acsp" and data[8] in (2, 4) and _CHANNELS.get(data[16:20]) == profile["/N"]


def _no_ink(filed: Filed) -> bool:
    """The profile is of a screen, so that no colour may be given in inks."""
    pages = [page.get_contents() for page in filed.reader.pages]
    operators = (operator for page in pages if page is not None for _, operator in page.operations)
    named = any("/DeviceCMYK" in [str(part) for part in one] for one in filed.objects if isinstance(one, ArrayObject))
    return not named and not {b"k", b"K"} & set(operators)


def _fonts_embedded(filed: Filed) -> bool:
    described = list(filed.dictionaries("/FontDescriptor"))
    fonts = [one for one in filed.dictionaries("/Font") if "/DescendantFonts" not in one]
    embedded = all(any(f"/FontFile{kind}" in one for kind in ("", 2, 3)) for one in described)
    return bool(fonts) and embedded and all("/FontDescriptor" in one for one in fonts)


def _fonts_mapped(filed: Filed) -> bool:
    """Wide TrueType fonts say how their glyphs are numbered."""
    wide = [one for one in filed.dictionaries("/Font") if one.get("/Subtype") == "/CIDFontType2"]
    return all("/CIDToGIDMap" in one for one in wide)


def _text_readable(filed: Filed) -> bool:
    """Asked of conformance U, which the office needs for search: every font says which letters it draws."""
    return all("/ToUnicode" in one for one in filed.dictionaries("/Font") if one.get("/Subtype") == "/Type0")


def _opaque(filed: Filed) -> bool:
    """Nothing shines through, and a group that would says in which colours it mixes."""
    dictionaries = [one for one in filed.objects if isinstance(one, DictionaryObject)]
    groups = [one for one in dictionaries if one.get("/S") == "/Transparency"]
    shines = any(one.get("/ca", 1) != 1 or one.get("/CA", 1) != 1 for one in dictionaries)
    masked = any(one.get("/SMask", "/None") != "/None" for one in dictionaries)
    return not shines and not masked and all("/CS" in group for group in groups)


def _no_transfer(filed: Filed) -> bool:
    states = list(filed.dictionaries("/ExtGState"))
    return not any({"/TR", "/HTP"} & set(state) or state.get("/TR2", "/Default") != "/Default" for state in states)


def _pictures(filed: Filed) -> bool:
    pictures = list(filed.dictionaries("/XObject"))
    forbidden = {"/Alternates", "/OPI", "/Ref", "/PS"}
    return not any(forbidden & set(one) or one.get("/Interpolate", False) for one in pictures)


def _annotations(filed: Filed) -> bool:
    return not any(page.get("/Annots") for page in filed.reader.pages)


def _actions(filed: Filed) -> bool:
    dictionaries = [one for one in filed.objects if isinstance(one, DictionaryObject)]
    return not any(one.get("/S") in _FORBIDDEN_ACTIONS or "/AA" in one or "/JS" in one for one in dictionaries)


def _forms(filed: Filed) -> bool:
    return "/AcroForm" not in filed.catalog and "/NeedsRendering" not in filed.catalog


def _attachments(filed: Filed) -> bool:
    names = filed.catalog.get("/Names", DictionaryObject()).get_object()
    return "/EmbeddedFiles" not in names and not any("/EF" in one for one in filed.objects if isinstance(one, dict))


def _layers(filed: Filed) -> bool:
    return "/OCProperties" not in filed.catalog


def _metadata(filed: Filed) -> bool:
    stream = filed.catalog["/Metadata"].get_object()
    packet = re.search(rb"<\?xpacket begin=[^>]*>", stream.get_data())  # type: ignore[union-attr]
    plain = "/Filter" not in stream  # type: ignore[operator]
    return plain and packet is not None and b"encoding" not in packet[0] and b"bytes" not in packet[0]


def _conformance(filed: Filed) -> bool:
    found = {one.tag: (one.text or "").strip() for one in filed.xmp().iter() if one.tag.startswith(_PDFA)}
    found |= {name: value for one in filed.xmp().iter() for name, value in one.attrib.items() if name.startswith(_PDFA)}
    return found == {f"{_PDFA}part": "2", f"{_PDFA}conformance": "B"}


def _titles_agree(filed: Filed) -> bool:
    information = filed.reader.metadata
    titles = ["".join(one.itertext()).strip() for one in filed.xmp().iter(_TITLE)]
    return information is None or information.title is None or titles == [information.title]


def _tagged(filed: Filed) -> bool:
    marked = filed.catalog.get("/MarkInfo", DictionaryObject()).get_object().get("/Marked", False)
    return bool(marked) and "/StructTreeRoot" in filed.catalog and filed.catalog.get("/Lang", "").startswith("vi")


RULES: Mapping[str, Callable[[Filed], bool]] = {
    "6.1.2 header": _header,
    "6.1.3 trailer": _identified,
    "6.1.7 streams": _streams,
    "6.2.3 output intent": _output_intent,
    "6.2.4.3 colours": _no_ink,
    "6.2.5 graphics state": _no_transfer,
    "6.2.8 pictures": _pictures,
    "6.2.10 transparency": _opaque,
    "6.2.11.4 embedded fonts": _fonts_embedded,
    "6.2.11.3 glyph numbers": _fonts_mapped,
    "6.2.11.7 letters of glyphs": _text_readable,
    "6.3 annotations": _annotations,
    "6.4 forms": _forms,
    "6.5 actions": _actions,
    "6.6.2 metadata": _metadata,
    "6.6.2.3 titles": _titles_agree,
    "6.6.4 conformance": _conformance,
    "6.7 tags": _tagged,
    "6.8 attachments": _attachments,
    "6.9 layers": _layers,
}


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, ArrayObject) else [value]


def _reachable(root: Any) -> Iterator[Any]:
    """Every object that the file holds, once."""
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        yield one
        if isinstance(one, DictionaryObject):
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(one)
