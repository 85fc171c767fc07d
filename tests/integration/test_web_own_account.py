"""One's own account over real HTTP: password, second factor, recovery codes, sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pyotp
import pytest

from muara.settings import SignInSettings
from store import accounts, second_factor
from store.accounts import Account
from tests.installation import PASSWORD, Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

FRESH = "lampu-jalan-mati-lagi"
_SECRET = re.compile(r'<code class="secret">([A-Z2-7 ]+)</code>')
_CODES = re.compile(r"<li><code>([a-z0-9-]+)</code></li>")


@pytest.fixture
def installation(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    """On both databases; only the technicians' role needs a second factor."""
    rules = SignInSettings(second_factor_roles=("technician",), second_factor_grace_days=3)
    with running(settings_for(tmp_path, migrated_sqlite_url, sign_in=rules)) as opened:
        opened.add_operator("petugas")
        yield opened


@pytest.fixture
def visitor(installation: Installation) -> Iterator[Visitor]:
    with Visitor(installation) as opened:
        yield opened


def set_up(installation: Installation, visitor: Visitor) -> tuple[pyotp.TOTP, list[str]]:
    """Set up the second factor of whoever is signed in: their app, their recovery codes."""
    page = visitor.submit("/self/second-factor", "/self/second-factor/start").text
    found = _SECRET.search(page)
    assert found
    app = pyotp.TOTP(found[1].replace(" ", ""))
    code = app.at(installation.clock.now())
    shown = visitor.submit("/self/second-factor", "/self/second-factor", code=code)
    codes = _CODES.findall(shown.text)
    assert len(codes) == 10
    return app, codes


def test_a_second_factor_is_set_up_with_a_picture_and_then_asked_for(
    installation: Installation, visitor: Visitor
) -> None:
    visitor.sign_in("petugas")
    token = visitor.http.cookies["muara_session"]
    assert visitor.get("/self/second-factor/picture.svg").status_code == 404
    visitor.submit("/self/second-factor", "/self/second-factor/start")
    picture = visitor.get("/self/second-factor/picture.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.headers["cache-control"] == "no-store"
    assert "<svg " in picture.text
    assert " style=" not in picture.text
    wrong = visitor.submit("/self/second-factor", "/self/second-factor", code="000000")
    assert wrong.status_code == 400
    assert "Kode tidak cocok" in readable(wrong.text)
    app, codes = set_up(installation, visitor)
    assert visitor.http.cookies["muara_session"] != token
    assert visitor.get("/self/second-factor/picture.svg").status_code == 404
    assert not any(code in visitor.get("/self").text for code in codes)
    visitor.submit("/", "/sign-out")

    installation.clock.move(timedelta(minutes=5))
    step = visitor.sign_in("petugas", next="/ledger")
    assert step.headers["location"] == "/sign-in/code?next=/ledger"
    assert visitor.get("/ledger").status_code == 303
    code = app.at(installation.clock.now())
    refused = visitor.submit("/sign-in/code", "/sign-in/code", code="000000")
    assert (refused.status_code, visitor.get("/").status_code) == (401, 303)
    answer = visitor.submit("/sign-in/code", "/sign-in/code", code=code, next="/ledger")
    assert answer.headers["location"] == "/ledger"
    assert visitor.get("/ledger").status_code == 200
    with Visitor(installation) as another:
        another.sign_in("petugas")
        again = another.submit("/sign-in/code", "/sign-in/code", code=code)
        assert again.status_code == 401


def test_a_recovery_code_stands_in_once_and_the_page_says_how_many_are_left(
    installation: Installation, visitor: Visitor
) -> None:
    visitor.sign_in("petugas")
    _, codes = set_up(installation, visitor)
    for expected in ("/self?note=recovery_used", None):
        visitor.submit("/self", "/sign-out")
        visitor.sign_in("petugas")
        answer = visitor.submit("/sign-in/code", "/sign-in/code", recovery=codes[0].upper())
        assert answer.headers.get("location") == expected
        if expected:
            assert "Sisa kode: 9" in visitor.text(expected)
    assert answer.status_code == 401


def test_whoever_took_too_long_with_the_code_lands_where_they_wanted_after_signing_in_anew(
    installation: Installation, visitor: Visitor
) -> None:
    visitor.sign_in("petugas")
    set_up(installation, visitor)
    visitor.submit("/self", "/sign-out")
    wanted = "/ledger?days=7&channel=telegram"
    step = visitor.sign_in("petugas", next=wanted).headers["location"]
    form = visitor.get(step).text
    csrf = re.search(r'name="csrf" value="([^"]+)"', form)
    kept = re.search(r'name="next" value="([^"]+)"', form)
    assert csrf
    assert kept
    installation.clock.move(timedelta(minutes=11))
    late = visitor.http.post(
        "/sign-in/code", data={"csrf": csrf[1], "code": "000000", "next": unescape(kept[1])}
    )
    assert "trouble=lost" in late.headers["location"]
    for again in (late.headers["location"], visitor.get(step).headers["location"]):
        led = re.search(r'name="next" value="([^"]+)"', visitor.get(again).text)
        assert led
        assert unescape(led[1]) == wanted


def test_guesses_at_the_code_wait_wherever_they_come_from(
    installation: Installation, visitor: Visitor
) -> None:
    visitor.sign_in("petugas")
    app, _ = set_up(installation, visitor)
    visitor.submit("/self", "/sign-out")
    installation.clock.move(timedelta(minutes=5))
    for _ in range(5):
        with Visitor(installation) as guesser:
            guesser.sign_in("petugas")
            guesser.submit("/sign-in/code", "/sign-in/code", code="000000")
    visitor.sign_in("petugas")
    code = app.at(installation.clock.now())
    waiting = visitor.submit("/sign-in/code", "/sign-in/code", code=code)
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "1")
    assert "Terlalu banyak percobaan" in readable(waiting.text)
    installation.clock.move(timedelta(seconds=1))
    assert visitor.submit("/sign-in/code", "/sign-in/code", code=code).status_code == 303


def test_a_role_that_needs_one_is_led_there_and_after_the_grace_nowhere_else(
    installation: Installation, visitor: Visitor
) -> None:
    installation.add_operator("teknisi", "technician")
    assert visitor.sign_in("teknisi").headers["location"] == "/self/second-factor?next=/channels"
    page = visitor.text("/self/second-factor?next=/")
    assert "paling lambat 24 Nov 2026" in page
    assert "Nanti saja" in page
    assert visitor.get("/channels").status_code == 200
    visitor.submit("/self", "/sign-out")
    installation.clock.move(timedelta(days=3))
    visitor.sign_in("teknisi")
    for path in ("/", "/channels", "/self", "/operators", "/news"):
        assert visitor.get(path).headers["location"] == "/self/second-factor"
    page = visitor.text("/self/second-factor")
    assert "Pasang sekarang untuk melanjutkan" in page
    assert "Nanti saja" not in page
    set_up(installation, visitor)
    assert visitor.get("/channels").status_code == 200


def test_a_new_password_needs_the_old_one_and_ends_all_other_sessions(
    installation: Installation, visitor: Visitor
) -> None:
    visitor.sign_in("petugas")
    token = visitor.http.cookies["muara_session"]
    with Visitor(installation) as elsewhere:
        elsewhere.sign_in("petugas")
        for current, fresh, again, said in (
            ("not-the-password", FRESH, FRESH, "tidak cocok"),
            (PASSWORD, FRESH, f"{FRESH}x", "tidak sama"),
            (PASSWORD, "short", "short", "terlalu pendek"),
            (PASSWORD, "password1234", "password1234", "terlalu umum"),
            (PASSWORD, "Petugas-8jK!x", "Petugas-8jK!x", "nama"),
            (PASSWORD, "Contoh-8jK!x_", "Contoh-8jK!x_", "nama"),
        ):
            fields = {"current": current, "password": fresh, "repeated": again}
            refused = visitor.submit("/self", "/self/password", **fields)
            assert refused.status_code == 400
            assert said in readable(refused.text)
        assert elsewhere.get("/").status_code == 200
        fields = {"current": PASSWORD, "password": FRESH, "repeated": FRESH}
        assert visitor.submit("/self", "/self/password", **fields).status_code == 303
        assert visitor.http.cookies["muara_session"] != token
        assert visitor.get("/").status_code == 200
        assert elsewhere.get("/").status_code == 303
        assert elsewhere.sign_in("petugas").status_code == 401
        assert elsewhere.sign_in("petugas", FRESH).status_code == 303


def test_new_recovery_codes_need_the_password(installation: Installation, visitor: Visitor) -> None:
    visitor.sign_in("petugas")
    _, codes = set_up(installation, visitor)
    assert visitor.submit("/self", "/self/recovery-codes", current="x").status_code == 400
    shown = visitor.submit("/self", "/self/recovery-codes", current=PASSWORD)
    assert set(_CODES.findall(shown.text)).isdisjoint(codes)


def test_ones_sessions_are_listed_with_their_browser_and_ended(
    installation: Installation, visitor: Visitor
) -> None:
    visitor.sign_in("petugas")
    with Visitor(installation) as phone, Visitor(installation) as third:
        phone.http.headers["user-agent"] = "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile"
        phone.sign_in("petugas")
        page = visitor.get("/self").text
        assert "Chrome, Android, 127.0.0.1" in page
        [handle] = re.findall(r"/self/sessions/([0-9a-f]{16})/end", page)
        assert visitor.submit("/self", f"/self/sessions/{handle}/end").status_code == 303
        assert phone.get("/").status_code == 303
        assert visitor.submit("/self", f"/self/sessions/{handle}/end").status_code == 404
        phone.sign_in("petugas")
        third.sign_in("petugas")
        visitor.submit("/self", "/self/sessions/end-others")
        assert [one.get("/").status_code for one in (visitor, phone, third)] == [200, 303, 303]


def test_the_owner_sees_that_somebody_wants_their_second_factor_gone(
    installation: Installation, visitor: Visitor
) -> None:
    installation.add_operator("kolega", "technician")
    visitor.sign_in("petugas")
    set_up(installation, visitor)
    store = installation.application.store

    def found(username: str) -> Account:
        with store.read() as connection:
            account = accounts.by_name_or_email(store, connection, username)
        assert account is not None
        return account

    with store.write() as connection:
        now = installation.clock.now()
        scope = found("kolega").scope({})
        second_factor.ask_removal(scope, connection, found("petugas").id, now)
    assert "meminta faktor kedua Anda dihapus" in visitor.text("/self")
    visitor.submit("/self", "/self/second-factor/keep")
    assert "meminta faktor kedua Anda dihapus" not in visitor.text("/self")


def test_a_name_is_shown_to_colleagues_and_is_never_markup(visitor: Visitor) -> None:
    visitor.sign_in("petugas")
    visitor.submit("/self", "/self/name", display_name="Siti <b>Karangan</b>")
    assert "Siti &lt;b&gt;Karangan&lt;/b&gt;" in visitor.get("/").text


@pytest.mark.parametrize("path", ["/self", "/self/second-factor", "/sign-in/forgotten"])
def test_these_pages_hold_no_inline_script_or_style(visitor: Visitor, path: str) -> None:
    visitor.sign_in("petugas")
    html = visitor.get(path).text
    assert not re.search(r"<style| style=|<script>| onclick", html)
