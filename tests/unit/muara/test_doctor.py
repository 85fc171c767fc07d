"""What the doctor makes of figures, certificates and samples."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from muara import samples
from muara.commands.doctor import print_findings
from muara.doctor.channels import condition_finding
from muara.doctor.finding import Finding, failing
from muara.doctor.ground import days_left, disk_finding, key_finding
from muara.doctor.outside import certificate_ends_at, certificate_findings
from muara.room import MEGABYTE, NoRoom, Room
from muara.settings import KeySettings
from store.sealing import Keyring
from tests.installation import settings_for
from tests.ports import free_port

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
GIGABYTE = 1024 * MEGABYTE
RESERVE = 200 * MEGABYTE
KEYRING = Keyring(bytes(range(32)))


def falling(by: int, days: int, first: int = 100 * GIGABYTE) -> dict[str, int]:
    """Figures of so many days on which `by` bytes a day were used."""
    start = datetime(2026, 11, 1, tzinfo=UTC).date()
    return {(start + timedelta(days=n)).isoformat(): first - by * n for n in range(days)}


@pytest.mark.parametrize(
    ("free", "samples", "code", "level"),
    [
        (90 * GIGABYTE, {}, "disk_well", "ok"),
        (90 * GIGABYTE, falling(GIGABYTE, 10), "disk_lasts", "ok"),
        (10 * GIGABYTE, falling(GIGABYTE, 10), "disk_fills", "warning"),
        (2 * GIGABYTE, falling(GIGABYTE, 10), "disk_fills", "failing"),
        (90 * GIGABYTE, falling(-GIGABYTE, 10), "disk_well", "ok"),
        (90 * GIGABYTE, falling(50 * GIGABYTE, 2), "disk_well", "ok"),
        (900 * MEGABYTE, {}, "disk_low", "warning"),
        (199 * MEGABYTE, falling(GIGABYTE, 10), "disk_full", "failing"),
    ],
)
def test_a_disk_is_judged_by_what_is_left_and_by_its_pace(
    free: int, samples: dict[str, int], code: str, level: str
) -> None:
    found = disk_finding("disk", free, RESERVE, samples)
    assert (found.code, found.level) == (code, level)


@given(
    st.integers(min_value=-GIGABYTE, max_value=10**15),
    st.dictionaries(st.dates().map(str), st.integers(min_value=0, max_value=10**15), max_size=30),
)
def test_a_forecast_is_none_or_a_number_of_days(free: int, samples: dict[str, int]) -> None:
    found = days_left(free, samples)
    assert found is None or found >= 0


def test_a_room_without_the_reserve_takes_nothing_in(tmp_path: Path) -> None:
    Room(tmp_path, 0).require()
    Room(None, 10**18).require()
    with pytest.raises(NoRoom):
        Room(tmp_path, 10**18).require()


def test_a_key_file_that_others_can_read_is_found(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    path.write_text("00")

    def found(mode: int, *, confirmed: bool) -> str:
        path.chmod(mode)
        keys = KeySettings(file=str(path), second_copy_confirmed=confirmed)
        return key_finding(settings_for(tmp_path, "sqlite:///x", keys=keys)).code

    assert found(0o644, confirmed=True) == "key_open"
    assert found(0o600, confirmed=False) == "key_single"
    assert found(0o600, confirmed=True) == "key_well"


@pytest.mark.parametrize(
    ("cause", "is_played", "code", "level"),
    [
        ("webhook_elsewhere", True, "channel_played", "ok"),
        ("webhook_elsewhere", False, "webhook_elsewhere", "failing"),
        ("token_expired", True, "token_expired", "failing"),
    ],
)
def test_a_demo_is_not_told_to_mend_what_only_a_real_platform_has(
    cause: str, is_played: bool, code: str, level: str
) -> None:
    row: Any = SimpleNamespace(
        channel="facebook", subject="callback", cause=cause, level="error", facts={}
    )
    found = condition_finding(row, is_played=is_played)
    assert (found.code, found.level) == (code, level)


# --- samples ------------------------------------------------------------------------------------


def test_a_sample_is_genuine_only_unchanged_fresh_and_under_the_same_key() -> None:
    body = samples.new_sample(NOW)
    headers = samples.signed(KEYRING, body)

    def is_genuine(**changed: object) -> bool:
        given = {"keyring": KEYRING, "headers": headers, "body": body, "query": samples.QUERY}
        return samples.is_genuine(**{**given, "now": NOW, **changed})  # type: ignore[arg-type]

    assert is_genuine()
    assert not is_genuine(body=body + b" ")
    assert not is_genuine(query="a=1&a=2&b=%C3%A9")
    assert not is_genuine(headers={})
    assert not is_genuine(now=NOW + timedelta(minutes=6))
    assert not is_genuine(now=NOW - timedelta(minutes=6))
    assert not is_genuine(keyring=Keyring(bytes(32)))
    answer = samples.answer_to(KEYRING, body)
    assert samples.is_our_answer(KEYRING, body, answer)
    assert not samples.is_our_answer(KEYRING, samples.new_sample(NOW), answer)


@given(st.binary(max_size=200), st.text(max_size=80))
def test_no_body_and_no_signature_break_the_check(body: bytes, signature: str) -> None:
    headers = {samples.SIGNATURE: signature.encode("utf-8", "replace").decode("latin-1")}
    assert not samples.is_genuine(KEYRING, headers, body, "", NOW)
    own = samples.signed(KEYRING, body, "")
    assert not samples.is_genuine(KEYRING, own, body, "", NOW), "it says no time"


# --- certificates -------------------------------------------------------------------------------


def test_an_address_without_encryption_has_no_certificate() -> None:
    assert certificate_findings("http://127.0.0.1:1", NOW, ends_at=certificate_ends_at) == []


@pytest.mark.parametrize(
    ("days", "code", "level"),
    [
        (90, "certificate_well", "ok"),
        (20, "certificate_ends", "warning"),
        (4, "certificate_ends", "failing"),
    ],
)
def test_a_certificate_is_judged_by_the_days_that_it_is_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, code: str, level: str
) -> None:
    now = datetime.now(UTC)
    with tls_server(tmp_path, now + timedelta(days=days, hours=1)) as (port, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        (found,) = look(port, now)
    assert (found.code, found.level, found.facts["days"]) == (code, level, days)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with tls_server(tmp_path, now + timedelta(days=90)) as (port, _):
        (found,) = look(port, now)
    assert (found.code, found.level) == ("certificate_refused", "failing")
    assert "self" in str(found.facts["said"])


def test_a_server_that_is_not_there_is_told() -> None:
    (found,) = look(free_port(), NOW)
    assert found.code == "certificate_unseen"


def look(port: int, now: datetime) -> tuple[Finding, ...]:
    url = f"https://localhost:{port}"
    return tuple(certificate_findings(url, now, ends_at=certificate_ends_at))


@contextmanager
def tls_server(folder: Path, ends_at: datetime) -> Iterator[tuple[int, Path]]:
    """A server that shows a certificate of its own making; its port, and the certificate."""
    certificate, key = folder / "server.pem", folder / "server.key"
    _certify(certificate, key, ends_at)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_shake_hands, args=(listener, context), daemon=True)
        thread.start()
        yield listener.getsockname()[1], certificate
    thread.join(timeout=5)


def _shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    try:
        plain, _ = listener.accept()
        with plain, context.wrap_socket(plain, server_side=True) as secured:
            secured.recv(1)
    except OSError:  # the other side does not trust us, and hung up
        return


def _certify(certificate: Path, key: Path, ends_at: datetime) -> None:
    own = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends_at - timedelta(days=100))
        .not_valid_after(ends_at)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(own, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        own.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


@pytest.mark.parametrize(("language", "since"), [("id", "Sejak"), ("en", "Since")])
def test_since_when_something_is_wrong_is_said_in_the_language_of_the_rest(
    language: str, since: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = failing("scheduler", "no_leader")
    print_findings([wrong], {"scheduler": NOW}, language)
    assert f"{since} 2026-11-21 02:00 UTC" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "level"), [("id", "✗ Tidak jalan"), ("en", "✗ Failing")])
def test_how_bad_it_is_is_said_in_the_language_of_the_rest(
    language: str, level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_findings([failing("scheduler", "no_leader")], {}, language)
    assert capsys.readouterr().out.startswith(f"{level} ")
