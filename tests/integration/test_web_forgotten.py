"""A forgotten password over real HTTP, with a real mail server."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from muara.mail import Letter, MailNotSent, open_mailer
from muara.settings import MailSettings
from store import accounts, resets
from store.scope import SYSTEM
from tests.installation import START, Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable
from tests.mailbox import Mailbox, running_mailbox

EMAIL = "siti@contoh.example"
FRESH = "lampu-jalan-mati-lagi"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with running_mailbox() as opened:
        yield opened


@pytest.fixture
def installation(
    tmp_path: Path, migrated_sqlite_url: str, mailbox: Mailbox
) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url, mail=mailbox.settings)) as opened:
        opened.add_operator("petugas")
        opened.add_operator("tanpa-alamat")
        store = opened.application.store
        with store.write() as connection:
            person = accounts.by_name_or_email(store, connection, "petugas")
            assert person is not None
            accounts.set_email(SYSTEM, store, connection, person.id, EMAIL, START)
        yield opened


@pytest.fixture
def visitor(installation: Installation) -> Iterator[Visitor]:
    with Visitor(installation) as opened:
        yield opened


def ask(visitor: Visitor, name: str) -> str:
    answer = visitor.submit("/sign-in/forgotten", "/sign-in/forgotten", name=name)
    assert answer.headers["location"] == "/sign-in/forgotten?sent=true"
    return visitor.text("/sign-in/forgotten?sent=true")


def code_in(mailbox: Mailbox) -> str:
    """The code of the only letter; it goes out after the answer."""
    until = time.monotonic() + 10
    while not mailbox.letters and time.monotonic() < until:
        time.sleep(0.02)
    [letter] = mailbox.letters
    assert letter["from"] == "aduan@contoh.example"
    assert mailbox.receivers == [EMAIL]
    found = re.search(r"\b([a-z0-9]{5}-[a-z0-9]{5})\b", letter.get_content())
    assert found
    return found[1]


def reset(visitor: Visitor, name: str, code: str, password: str = FRESH) -> int:
    fields = {"username": name, "code": code, "password": password, "repeated": password}
    return visitor.submit("/sign-in/reset", "/sign-in/reset", **fields).status_code


@pytest.mark.parametrize("written", ["petugas", EMAIL.upper()])
def test_a_letter_brings_a_code_that_gives_a_new_password(
    visitor: Visitor, mailbox: Mailbox, written: str
) -> None:
    ask(visitor, written)
    code = code_in(mailbox)
    assert reset(visitor, "petugas", "aaaaa-bbbbb") == 401
    assert reset(visitor, "petugas", code, "password1234") == 400
    assert reset(visitor, "petugas", code) == 303
    assert reset(visitor, "petugas", code) == 401
    assert "Kata sandi baru tersimpan" in visitor.text("/sign-in?done=reset")
    assert visitor.sign_in("petugas").status_code == 401
    assert visitor.sign_in("petugas", FRESH).status_code == 303


def test_a_supervisor_of_one_government_finds_that_a_colleague_reset_the_password_and_signed_in(
    installation: Installation, visitor: Visitor
) -> None:
    colleague = installation.add_operator("rekan", jurisdictions=["CTH"])
    installation.add_operator("inspektorat", "supervisor", jurisdictions=["CTH"])
    installation.add_operator("inspektorat-uji", "supervisor", jurisdictions=["UJI"])
    store = installation.application.store
    with store.write() as connection:
        code = resets.give_code(SYSTEM, store, connection, colleague, START)
    assert reset(visitor, "rekan", code) == 303
    assert visitor.sign_in("rekan", FRESH).status_code == 303
    colleagues_deeds = f"/audit?who=operator:{colleague}"
    with Visitor(installation) as supervisor:
        supervisor.sign_in("inspektorat")
        page = supervisor.text(colleagues_deeds)
        assert "rekan Kata sandi dibuat ulang dengan kode" in page
        assert "rekan Operator masuk" in page
    with Visitor(installation) as elsewhere:
        elsewhere.sign_in("inspektorat-uji")
        assert "Tidak ada catatan" in elsewhere.text(colleagues_deeds)


def test_a_mailed_code_is_good_for_half_an_hour(
    installation: Installation, visitor: Visitor, mailbox: Mailbox
) -> None:
    ask(visitor, "petugas")
    code = code_in(mailbox)
    installation.clock.move(timedelta(minutes=30))
    assert reset(visitor, "petugas", code) == 401


def test_strangers_and_operators_are_answered_alike(visitor: Visitor, mailbox: Mailbox) -> None:
    answers = {ask(visitor, name) for name in ("nobody", "tanpa-alamat", "petugas", "x@y.example")}
    assert len(answers) == 1
    code_in(mailbox)


def test_nobodys_mailbox_is_filled(visitor: Visitor, mailbox: Mailbox) -> None:
    for _ in range(3):
        ask(visitor, "petugas")
    answer = visitor.submit("/sign-in/forgotten", "/sign-in/forgotten", name="petugas")
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in readable(answer.text)


def test_guesses_at_a_code_wait(visitor: Visitor) -> None:
    for _ in range(5):
        assert reset(visitor, "petugas", "aaaaa-bbbbb") == 401
    assert reset(visitor, "petugas", "aaaaa-bbbbb") == 429


def test_where_no_mail_is_set_up_only_colleagues_are_named(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with (
        running(settings_for(tmp_path, migrated_sqlite_url)) as installation,
        Visitor(installation) as visitor,
    ):
        page = visitor.get("/sign-in/forgotten").text
        assert "Rekan yang mengatur operator" in page
        assert "e-mail" not in readable(page)


def test_a_mail_server_that_refuses_is_named_without_the_address(mailbox: Mailbox) -> None:
    mailbox.refuses = True
    mailer = open_mailer(mailbox.settings)
    assert mailer is not None
    with pytest.raises(MailNotSent) as refused:
        mailer.send(Letter(to=EMAIL, subject="x", text="y"))
    assert EMAIL not in str(refused.value)
    nowhere = open_mailer(mailbox.settings.model_copy(update={"port": 9}))
    assert nowhere is not None
    with pytest.raises(MailNotSent):
        nowhere.send(Letter(to=EMAIL, subject="x", text="y"))
    assert open_mailer(MailSettings()) is None
