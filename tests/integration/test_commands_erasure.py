"""`muara erasure`, as whoever is responsible for data protection runs it."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from store import people
from store.forwarding_models import forwardings
from store.models import complaints, items, reporter_addresses, reporters
from store.scope import SYSTEM
from tests.command_line import Installation
from tests.desk import START
from tests.integration.test_commands_store import TEXT, desk, rows, take


@pytest.fixture
def asked(tmp_path: Path, migrated_url: str) -> Installation:
    """Two people have written, and one has asked through the platform to be forgotten."""
    made = Installation(tmp_path, migrated_url)
    made.add_telegram("telegram")
    made.add_telegram("telegram-uji", jurisdiction="UJI")
    assert made.muara("migrate").returncode == 0
    take(made, 1, 2)
    with desk(made) as opened, opened.store.write() as connection:
        address = connection.execute(
            select(reporter_addresses.c.address_hash).limit(1)
        ).scalar_one()
        people.request_erasure(
            SYSTEM, connection, channel="telegram", address_hash=address, code="c0de", now=START
        )
    return made


def texts(installation: Installation) -> list[str | None]:
    shown = installation.muara("export", "messages").stdout.splitlines()
    return [json.loads(line)["redacted_text"] for line in shown]


def test_a_request_is_listed_granted_with_a_reason_and_gone(asked: Installation) -> None:
    listed = asked.muara("erasure", "list").stdout
    assert "c0de" in listed
    assert "yes" in listed
    assert asked.muara("erasure", "grant", "c0de").returncode == 2

    granted = asked.muara("erasure", "grant", "c0de", "--reason", "no case is open")
    assert granted.stdout == "The person is forgotten, with 0 files.\n"
    assert sorted(texts(asked), key=str) == sorted([None, "Jalan rusak, hubungi [phone]"], key=str)
    assert asked.muara("erasure", "list").stdout == "Nobody waits to be forgotten.\n"
    again = asked.muara("erasure", "grant", "c0de", "--reason", "once more")
    assert (again.returncode, again.stderr) == (
        1,
        "There is no open erasure request with this code.\n",
    )


def test_who_holds_copies_is_told_to_whoever_has_to_tell_them(asked: Installation) -> None:
    (number,) = (row.tracking_id for row in rows(asked, complaints)[:1])
    with desk(asked) as opened, opened.store.write() as connection:
        there = {"destination": "lapor", "state": "linked", "foreign_id": "7654321"}
        when = {"forwarded_at": START, "at": START, "by": "operator:1", "is_secret": False}
        connection.execute(insert(forwardings).values(complaint_id=1, **there, **when))
    erased = asked.muara("erasure", "person", number, "--reason", "letter").stdout
    assert (
        "lapor        " + number + "  7654321       2026-11-21 02:00  tell them by hand" in erased
    )
    assert asked.muara("erasure", "list").stdout.startswith(
        "1 copy of what is erased lies with others who are still to be told: see /erasures.\n"
    )


def test_a_refused_request_erases_nothing(asked: Installation) -> None:
    refuse = ("erasure", "refuse", "c0de", "--reason", "until March", "--ground")
    assert "case_open" in asked.muara(*refuse, "whim").stderr
    assert asked.muara(*refuse, "case_open").returncode == 0
    assert None not in texts(asked)
    assert asked.muara("erasure", "list").stdout == "Nobody waits to be forgotten.\n"


def test_whoever_asks_by_letter_is_found_by_a_tracking_id(asked: Installation) -> None:
    number = rows(asked, complaints)[0].tracking_id
    asked.muara("erasure", "person", number.lower(), "--reason", "letter of 21 November")
    assert texts(asked).count(None) == 1
    unknown = asked.muara("erasure", "person", "CTH-0000-0000", "--reason", "letter")
    assert unknown.returncode == 1
    assert TEXT not in unknown.stderr


def test_whom_a_period_would_forget_is_counted_first_and_kept(asked: Installation) -> None:
    assert "retention.reporter_days is not set" in asked.muara("erasure", "due").stderr
    nobody = asked.muara("erasure", "due", "--days", "1825").stdout
    assert nobody == "Nobody is due: no reporter has rested for 1825 days.\n"
    with desk(asked) as opened, opened.store.write() as connection:
        long_ago = START.replace(year=2020)
        connection.execute(update(complaints).values(status="archived", closed_at=long_ago))
        connection.execute(update(items).values(received_at=long_ago))
        connection.execute(update(reporters).values(created_at=long_ago))
    due = asked.muara("erasure", "due", "--days", "1825").stdout
    assert due.splitlines()[1].split() == ["CTH", "1", "2020-11-21"], "the other one has asked"
    assert None not in texts(asked)


def test_a_copy_for_whoever_asks_is_a_zip_that_only_its_owner_reads(asked: Installation) -> None:
    number = rows(asked, complaints)[1].tracking_id
    file = asked.folder / "copy.zip"
    copied = asked.muara(
        "erasure", "copy", number, "--reason", "asked at the counter", "--output", str(file)
    )
    assert "1 report, 1 message, 0 files" in copied.stdout
    with zipfile.ZipFile(file) as opened:
        assert TEXT in opened.read("messages.csv").decode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
