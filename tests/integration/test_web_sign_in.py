"""Signing in, over real HTTP: who gets in, and what keeps the others out."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from muara.web.app import build_app
from muara.web.asgi import App
from muara.web.guest import VISITOR_COOKIE
from muara.web.pages import routes
from muara.web.visit import UNATTENDED, csrf_token
from store import accounts
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable


@pytest.fixture(scope="module")
def shared(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    """For tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        opened.add_operator("petugas")
        yield opened


@pytest.fixture
def visitor(shared: Installation) -> Iterator[Visitor]:
    with Visitor(shared) as opened:
        yield opened


@pytest.fixture
def installation(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    """For tests that move the clock or change the operator."""
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.add_operator("petugas")
        yield opened


@pytest.fixture
def guest(installation: Installation) -> Iterator[Visitor]:
    """A visitor of that one."""
    with Visitor(installation) as opened:
        yield opened


PAGES = ["/", "/news", "/unsorted", "/ledger", "/outbox", "/channels", "/media/1"]


@pytest.mark.parametrize("path", [*PAGES, "/complaints/CTH-0000-0000", "/media/1/thumbnail"])
def test_a_stranger_is_led_to_the_sign_in_from_every_page(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_whoever_signs_in_is_led_back_to_where_they_wanted_to_go(visitor: Visitor) -> None:
    answer = visitor.sign_in("petugas", next="/ledger?days=7")
    assert (answer.status_code, answer.headers["location"]) == (303, "/ledger?days=7")
    assert visitor.get("/ledger?days=7").status_code == 200


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example/", "https://elsewhere.example", "/\\x"])
def test_a_sign_in_never_leads_to_another_site(visitor: Visitor, elsewhere: str) -> None:
    assert visitor.sign_in("petugas", next=elsewhere).headers["location"] == "/"


def test_a_name_is_read_in_any_case(visitor: Visitor) -> None:
    assert visitor.sign_in(" Petugas ").status_code == 303


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(visitor: Visitor) -> None:
    wrong = visitor.sign_in("petugas", "not-the-password")
    unknown = visitor.sign_in("petugaz", "not-the-password")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert readable(wrong.text) == readable(unknown.text)
    assert "Nama pengguna atau kata sandi tidak cocok" in readable(wrong.text)


def test_after_five_failures_even_the_right_password_must_wait(
    installation: Installation, guest: Visitor
) -> None:
    for _ in range(5):
        assert guest.sign_in("petugas", "not-the-password").status_code == 401
    refused = guest.sign_in("petugas")
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "1"
    installation.clock.move(timedelta(seconds=1))
    assert guest.sign_in("petugas").status_code == 303


def test_a_hundred_names_from_one_ipv6_network_slow_the_next(installation: Installation) -> None:
    app = build_app(installation.application, [])

    async def tries(network: str, count: int) -> list[int]:
        return [await _try(app, f"{network}::{at:x}", f"nama{at}") for at in range(count)]

    assert asyncio.run(tries("2001:db8:1:2", 101)) == [401] * 100 + [429]
    assert asyncio.run(tries("2001:db8:1:3", 1)) == [401]


async def _try(app: App, address: str, username: str) -> int:
    """The status that a guess from this address is answered with."""
    async with (
        httpx.ASGITransport(cast(Any, app), client=(address, 50_000)) as transport,
        httpx.AsyncClient(transport=transport, base_url="http://muara.example") as http,
    ):
        form = {"csrf": csrf_token("a-visitor"), "username": username, "password": "a guess"}
        http.cookies.set(VISITOR_COOKIE, "a-visitor")
        return (await http.post("/sign-in", data=form)).status_code


def test_the_cookie_is_for_the_server_alone_and_the_store_knows_only_its_hash(
    installation: Installation, guest: Visitor
) -> None:
    cookie = guest.sign_in("petugas").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie  # this installation is reached over plain HTTP
    token = guest.http.cookies["muara_session"]
    database = installation.application.settings.store.url.removeprefix("sqlite:///")
    files = [Path(database), Path(f"{database}-wal")]
    assert all(token.encode() not in file.read_bytes() for file in files if file.exists())


def test_the_cookie_is_only_sent_over_https_where_the_installation_is_reached_so(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    settings = settings_for(
        tmp_path, migrated_sqlite_url, public_url="https://aduan.contoh.example"
    )
    with running(settings) as installation, Visitor(installation) as visitor:
        assert "; Secure" in visitor.get("/sign-in").headers["set-cookie"]


def test_a_session_ends_after_twelve_hours(installation: Installation, guest: Visitor) -> None:
    guest.sign_in("petugas")
    for _ in range(11):
        installation.clock.move(timedelta(hours=1))
        assert guest.get("/").status_code == 200
    installation.clock.move(timedelta(minutes=59, seconds=59))
    assert guest.get("/").status_code == 200
    installation.clock.move(timedelta(seconds=1))
    assert guest.get("/").status_code == 303


def test_a_session_in_which_only_the_page_itself_asks_is_over_after_an_hour(
    installation: Installation, guest: Visitor
) -> None:
    guest.sign_in("petugas")
    for _ in range(6):
        installation.clock.move(timedelta(minutes=10))
        assert guest.get("/news").status_code == 200
    installation.clock.move(timedelta(minutes=1))
    assert guest.get("/news").status_code == 303


def test_what_pages_ask_for_by_themselves_are_pages() -> None:
    assert {getattr(route, "path", "") for route in routes()} >= UNATTENDED


def test_signing_out_ends_the_session_in_the_store_too(
    installation: Installation, guest: Visitor
) -> None:
    guest.sign_in("petugas")
    token = guest.http.cookies["muara_session"]
    assert guest.submit("/", "/sign-out").headers["location"] == "/sign-in"
    guest.http.cookies.set("muara_session", token)
    assert guest.get("/").status_code == 303


@pytest.mark.parametrize("change", ["deactivate", "new password"])
def test_who_is_deactivated_or_gets_a_new_password_is_signed_out_at_once(
    installation: Installation, guest: Visitor, change: str
) -> None:
    guest.sign_in("petugas")
    now = installation.clock.now()
    with installation.application.store.write() as connection:
        if change == "deactivate":
            accounts.deactivate(SYSTEM, connection, "petugas", now)
        else:
            accounts.set_password(SYSTEM, connection, "petugas", "another-invented-one", now)
    assert guest.get("/").status_code == 303
    assert guest.sign_in("petugas").status_code == 401


@pytest.mark.parametrize(
    "action",
    ["/sign-out", "/language", "/unsorted/1/report", "/unsorted/1/apart", "/outbox/1/retry"],
)
def test_a_form_without_this_sessions_token_is_refused(visitor: Visitor, action: str) -> None:
    visitor.sign_in("petugas")
    for token in ("", "0" * 64):
        answer = visitor.http.post(action, data={"csrf": token, "language": "en"})
        assert answer.status_code == 403
    assert visitor.get("/").status_code == 200


def test_the_sign_in_form_needs_its_own_token_too(visitor: Visitor) -> None:
    answer = visitor.http.post("/sign-in", data={"username": "petugas", "password": "x"})
    assert answer.status_code == 403


def test_a_foreign_token_of_any_letters_is_refused_and_nothing_is_logged_as_an_error(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.get("/sign-in")  # with a cookie, so that the token is compared with something
    for token in ("0" * 64, "é", "²\U0001f511"):
        answer = visitor.http.post("/sign-in", data={"username": "petugas", "csrf": token})
        assert answer.status_code == 403
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.parametrize("path", ["/privacy/deletion/%00", "/sign-in?next=/%00"])
def test_an_address_with_a_nul_is_refused(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/forgotten", "/sign-in/reset"])
def test_a_form_with_a_nul_is_refused_however_it_is_written(visitor: Visitor, path: str) -> None:
    fields = {"username": "petugas\0", "name": "petugas\0"}
    assert visitor.http.post(path, data=fields).status_code == 400
    pieces = {name: (None, value) for name, value in fields.items()}
    assert visitor.http.post(path, files=pieces).status_code == 400


def test_an_oversized_form_is_refused_before_anything_reads_it(visitor: Visitor) -> None:
    assert visitor.http.post("/sign-in", content=b"x" * 70_000).status_code == 413
    pieces = (b"x" * 1000 for _ in range(2))
    assert visitor.http.post("/sign-in", content=pieces).status_code == 413


@pytest.mark.parametrize(
    ("path", "language", "told"),
    [
        ("/sign-in", "id", "Terlalu besar"),
        ("/sign-in", "en", "Too large"),
        ("/lacak", "id", "Kiriman terlalu besar"),
        ("/lacak", "en", "That was too large"),
        ("/open311/v2/requests.json", "id", "too large"),
    ],
)
def test_people_read_in_their_language_that_a_form_was_too_large_and_programs_in_a_sentence(
    visitor: Visitor, path: str, language: str, told: str
) -> None:
    visitor.http.cookies.set("muara_language", language)
    asks = {"accept": "*/*" if "open311" in path else "text/html,*/*"}
    answer = visitor.http.post(path, content=b"x" * 70_000, headers=asks)
    assert answer.status_code == 413
    assert told in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
    assert ("<html" in answer.text) == ("open311" not in path)


@pytest.mark.parametrize("path", ["/sign-in", "/", "/nowhere", "/privacy/deletion/none"])
def test_every_page_forbids_framing_sniffing_keeping_and_foreign_scripts(
    visitor: Visitor, path: str
) -> None:
    visitor.sign_in("petugas")
    headers = visitor.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_pages_hold_no_inline_script_or_style(visitor: Visitor) -> None:
    visitor.sign_in("petugas")
    for path in ("/", "/unsorted", "/ledger", "/outbox", "/channels"):
        html = visitor.get(path).text
        assert "<style" not in html
        assert " style=" not in html
        assert "<script>" not in html
        assert " onclick" not in html


def test_the_language_is_chosen_in_the_session_and_kept_for_the_next(visitor: Visitor) -> None:
    visitor.sign_in("petugas")
    assert "Belum Terverifikasi" in visitor.text("/")
    answer = visitor.submit("/", "/language", language="en", next="/ledger")
    assert answer.headers["location"] == "/ledger"
    assert '<html lang="en">' in visitor.get("/").text
    visitor.submit("/", "/sign-out")
    assert "Password" in visitor.text("/sign-in")


def test_a_stranger_chooses_the_language_of_the_sign_in(visitor: Visitor) -> None:
    assert "Kata sandi" in visitor.text("/sign-in")
    visitor.get("/sign-in?language=en")
    assert "Password" in visitor.text("/sign-in")


@pytest.mark.parametrize("asks", ["form", "script", "piece"])
@pytest.mark.parametrize(
    ("was_on", "wanted"),
    [
        ("{ours}/ledger?days=7", "/ledger?days=7"),
        ("{ours}/language", "/"),
        ("{ours}//elsewhere.example/", "/"),
        ("https://elsewhere.example/ledger", "/"),
        ("https://[elsewhere", "/"),
    ],
)
def test_whoever_signs_in_after_the_session_ended_is_led_back_to_the_page_that_they_were_on(
    shared: Installation, visitor: Visitor, asks: str, was_on: str, wanted: str
) -> None:
    headers = {"referer": was_on.format(ours=shared.url)}
    if asks != "form":
        headers["hx-request"] = "true"
    if asks == "piece":
        answer = visitor.http.get("/news", headers=headers)
    else:
        answer = visitor.http.post("/language", data={"language": "en"}, headers=headers)

    where = answer.headers["location" if asks == "form" else "hx-redirect"]
    assert visitor.http.get(where).status_code == 200
    next = parse_qs(urlsplit(where).query).get("next", ["/"])[0]
    assert visitor.sign_in("petugas", next=next).headers["location"] == wanted


def test_a_form_that_does_not_say_where_it_was_leads_back_to_the_page_above(
    visitor: Visitor,
) -> None:
    answer = visitor.http.post("/complaints/CTH-0000-0000/drafts/note", data={"text": "x"})
    assert answer.headers["location"] == "/sign-in?next=%2Fcomplaints%2FCTH-0000-0000"


def test_a_piece_of_a_page_asks_for_the_whole_sign_in_when_the_session_is_over(
    visitor: Visitor,
) -> None:
    answer = visitor.http.get("/news", headers={"hx-request": "true"})
    assert (answer.status_code, answer.text) == (401, "")
    assert answer.headers["hx-redirect"] == "/sign-in"
