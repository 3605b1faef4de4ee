"""What the first version wrote is read for ever, and can be proved without this program (exchange.md §3.1, §8 T1)."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from giaoban_tracker.exchange.container import COMMENT_BYTES, EVENTS, MANIFEST, READ_ME, unpack
from giaoban_tracker.exchange.enrolment import IssuedCode, open_invite, open_join
from giaoban_tracker.exchange.owners import Standing
from tests.exchange.frozen import BLOB, CODE, INVITE, OFFICE_FEED, REPORTS, frozen
from tests.exchange.parties import A_SISTER, OFFICE, UNIT_A, A, own_feed, read_by_office, read_by_unit_a

GOLDEN = Path(__file__).parent / "golden"
HASHES = {
    "assignment.gbx": "df9d9418fe5582d126bdcb8d3ec85568b671df7dc2897c720b879da8692c93aa",
    "later-type.gbx": "000e4b84d80ecb5c86e62372f502b71bd279bde816d1261e55bb1d61d8fba510",
    "receipt.gbx": "08a4c9a9ffbf2ed47f10ecf33130291f7705d3c4cb2c1bcaa25891de080098d7",
    "reports.gbx": "79793264ac44b43164cc103f78cc5ac3e5c226e2171b49c1e9871a1d115ef9c3",
    "unit.gbinvite": "cc565a9f29b2808f7d02546ba746bda53f2d4e803003ed7646c0e00df2599a2f",
    "unit.gbjoin": "0227133189ce2378a7a790331bc88188178667b8bc9ac71173c684c0340755e6",
}
PACKAGES = sorted(GOLDEN.glob("*.gbx"))
SIGNERS = {"reports": A, "later-type": A, "assignment": OFFICE, "receipt": OFFICE}


def golden(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", HASHES)
def test_the_frozen_files_are_the_frozen_files(name: str) -> None:
    assert sha256(golden(name)).hexdigest() == HASHES[name]


def test_nothing_else_is_frozen() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == HASHES.keys()


def test_the_reports_of_the_first_version_are_read() -> None:
    package = read_by_office(golden("reports.gbx"))

    assert (package.sender, package.party, package.created.isoformat()) == (A.kid, UNIT_A, "2026-11-24T08:15:30+07:00")
    assert package.segments[0].bodies == REPORTS
    assert package.segments[0].head.hex() == "4ae18e9fd534e91885b15590e38467a7e484b5d69591b13663eb0de3a79d6608"
    assert list(package.blobs.values()) == [BLOB]


def test_a_fact_of_a_later_version_is_kept_for_it() -> None:
    assert read_by_office(golden("later-type.gbx")).segments[0].checked[0].standing is Standing.DEFERRED


def test_what_the_office_of_the_first_version_wrote_is_read() -> None:
    assignment, receipt = read_by_unit_a(golden("assignment.gbx")), read_by_unit_a(golden("receipt.gbx"))

    assert [segment.feed for segment in assignment.segments] == [OFFICE_FEED, own_feed(A_SISTER)]
    assert assignment.acks == receipt.acks
    assert receipt.acks[own_feed(A)].seq == 3
    assert receipt.segments == ()


def test_the_enrolment_of_the_first_version_is_read() -> None:
    assert open_invite(golden("unit.gbinvite"), CODE) == INVITE
    joined = open_join(golden("unit.gbjoin"), OFFICE.kid, lambda _: IssuedCode(CODE))
    assert (joined.kid, joined.device) == (A.kid, "Máy văn thư")


def test_this_version_still_writes_the_same() -> None:
    """The parts and not the files, since another zlib may deflate otherwise; the page for people may be worded anew."""
    for name, data in frozen().items():
        if name.endswith(".gbx"):
            assert without_page(data) == without_page(golden(name)), name
        else:
            assert data == golden(name)


def without_page(package: bytes) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The parts but for the page, and the manifest but for what it says of the page."""
    parts = unpack(package[:-COMMENT_BYTES])
    manifest = json.loads(parts.pop(MANIFEST))
    del parts[READ_ME], manifest["files"][READ_ME]
    return parts, manifest


def test_the_page_for_people_says_who_and_what_and_how() -> None:
    page = unpack(frozen()["reports.gbx"][:-COMMENT_BYTES])[READ_ME].decode("utf-8-sig")

    for words in (
        "mở bằng Sổ giao ban, đừng giải nén hay sửa.\r\n",
        "Phòng Nội vụ gửi Văn phòng, 08:15 24/11/2026\r\n",
        "Mục 1–3, mã kiểm tra DCP3TAD\r\n",
        "Tệp kèm theo: 1\r\n",
    ):
        assert words in page


# ---------------------------------------------------------------- by other programs


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not here")
@pytest.mark.parametrize("package", PACKAGES, ids=lambda file: file.stem)
def test_unzip_finds_nothing_wrong(package: Path) -> None:
    tested = subprocess.run(["unzip", "-t", str(package)], capture_output=True, text=True, check=False)

    assert (tested.returncode, tested.stderr) == (0, "")
    for name in (MANIFEST, READ_ME, EVENTS):
        assert f"{name:<22}" in tested.stdout


def openssl_verifies(tmp_path: Path, data: bytes, public: bytes) -> bool:
    """Whether OpenSSL alone finds the signature right; follows the way that the README tells a person."""
    covered, trailer = data[:-COMMENT_BYTES], data[-COMMENT_BYTES:]
    message = f"giaoban-gbx-v1\n{sha256(covered).hexdigest()}\n{len(covered)}\n".encode()
    signature = base64.urlsafe_b64decode(trailer[32:118] + b"==")
    spki = bytes.fromhex("302a300506032b6570032100") + public
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(spki) + b"\n-----END PUBLIC KEY-----\n"
    for name, content in (("message", message), ("signature", signature), ("key.pem", pem)):
        (tmp_path / name).write_bytes(content)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "message"]
    proved = subprocess.run([*command, "-sigfile", "signature"], cwd=tmp_path, capture_output=True, check=False)
    return proved.returncode == 0


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not here")
@pytest.mark.parametrize("package", PACKAGES, ids=lambda file: file.stem)
def test_openssl_alone_finds_the_signature_right(package: Path, tmp_path: Path) -> None:
    data, signer = package.read_bytes(), SIGNERS[package.stem]
    flipped = bytes([data[0] ^ 1]) + data[1:]

    assert openssl_verifies(tmp_path, data, signer.public)
    assert not openssl_verifies(tmp_path, flipped, signer.public)
    assert not openssl_verifies(tmp_path, data, A_SISTER.public)
