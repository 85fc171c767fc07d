"""`muara migrate`, `ledger`, `outbox`, `replay` and `export`, as a technician runs them."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, update

from channels import telegram
from muara.pipeline import pack
from store import ledger
from store.case_models import agencies
from store.models import complaints, histories, items, outbox
from tests.command_line import Installation
from tests.desk import DAY, Desk, rules

TEXT = "Jalan rusak, hubungi 0811-0000-1234"


@pytest.fixture
def installation(tmp_path: Path, database_url: str) -> Installation:
    """A configured folder without any store yet; the test runs on both databases."""
    return configured(tmp_path, database_url)


@pytest.fixture
def migrated(tmp_path: Path, migrated_url: str) -> Installation:
    """A configured folder with an empty store; on both databases."""
    made = configured(tmp_path, migrated_url)
    assert made.muara("migrate").returncode == 0
    return made


def configured(folder: Path, url: str) -> Installation:
    made = Installation(folder, url)
    made.add_telegram("telegram")
    made.add_telegram("telegram-uji", jurisdiction="UJI")
    return made


@contextmanager
def desk(installation: Installation) -> Iterator[Desk]:
    store = installation.store()
    channels = [
        rules("telegram", parse=telegram.CHANNEL.parse, ids_are_per_conversation=True),
        rules("telegram-uji", "UJI", parse=telegram.CHANNEL.parse, ids_are_per_conversation=True),
    ]
    try:
        yield Desk(store, channels)
    finally:
        store.close()


def update_of(number: int, text: str = TEXT) -> bytes:
    sender = {"id": 4200 + number, "is_bot": False, "first_name": "Warga", "last_name": "Contoh"}
    said = {
        "message_id": number,
        "date": 1795226400 + number,
        "chat": {"id": 4200 + number, "type": "private"},
        "from": sender,
        "text": text,
    }
    return json.dumps({"update_id": number, "message": said}).encode()


def take(installation: Installation, *numbers: int, channel: str = "telegram") -> None:
    with desk(installation) as found:
        for number in numbers:
            found.take(body=update_of(number), channel=channel)


def rows(installation: Installation, table: Any) -> list[Any]:
    with desk(installation) as found:
        return list(found.rows(table))


def test_migrate_makes_the_tables_and_may_be_repeated(installation: Installation) -> None:
    for _ in range(2):
        result = installation.muara("migrate")
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith("The store is at revision 0")


def test_going_back_needs_a_yes(migrated: Installation) -> None:
    refused = migrated.muara("migrate", "--down-to", "base")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr

    assert migrated.muara("migrate", "--down-to", "base", "--yes").stdout == "The store is empty.\n"
    assert migrated.muara("migrate", "--to", "0001").returncode == 0


def test_an_unknown_revision_is_one_sentence(migrated: Installation) -> None:
    result = migrated.muara("migrate", "--to", "9999")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1


def test_commands_on_a_store_that_was_never_made_say_what_to_run(
    installation: Installation,
) -> None:
    result = installation.muara("ledger")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    if installation.store_url.startswith("sqlite"):
        assert result.stderr.startswith("There is no store yet (")
        # Whoever looks too early leaves nothing behind that would pass for a real store.
        assert not Path(installation.store_url.removeprefix("sqlite:///")).exists()
    else:
        assert "not up to date: run `muara migrate` first" in result.stderr


def test_a_database_that_cannot_be_used_is_one_sentence(migrated: Installation) -> None:
    migrated.store_url = "postgresql://muara@127.0.0.1:1/nothing"
    result = migrated.muara("ledger")
    assert result.returncode == 1
    assert result.stderr.startswith("The database cannot be used: look at store.url (")
    assert result.stderr.count("\n") == 1


def test_a_store_under_another_master_key_is_refused(migrated: Installation) -> None:
    migrated.environ["MUARA_MASTER_KEY"] = "Z" * 43 + "="
    result = migrated.muara("ledger")
    assert result.returncode != 0
    assert "another master key" in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_ledger_shows_each_channel_and_day_with_its_equation(migrated: Installation) -> None:
    empty = migrated.muara("ledger")
    take(migrated, 1, 2, 2)
    take(migrated, 3, channel="telegram-uji")
    shown = migrated.muara("ledger", "--since", str(DAY))
    as_json = migrated.muara("ledger", "--json")

    assert empty.stdout == "Nothing was received yet.\n"
    heading, *lines = shown.stdout.splitlines()
    assert heading.split()[:3] == ["Day", "Channel", "Received"]
    assert [line.split()[1:4] for line in lines] == [
        ["telegram-uji", "1", "="],
        ["telegram", "3", "="],
    ]
    (_, second) = map(json.loads, as_json.stdout.splitlines())
    assert (second["received"], second["stored"], second["duplicate"]) == (3, 2, 1)
    assert second["balanced"] is True


def test_a_ledger_that_does_not_add_up_is_named_and_fails(migrated: Installation) -> None:
    take(migrated, 1, 2)
    with desk(migrated) as found, found.store.write() as connection:
        connection.execute(delete(histories))
        connection.execute(delete(outbox))
        connection.execute(update(items).values(complaint_id=None))
        connection.execute(delete(items).where(items.c.id == 1))

    result = migrated.muara("ledger")
    assert result.returncode == 1
    assert f"telegram on {DAY}: 2 received, but 1 accounted for." in result.stderr
    assert "≠" in result.stdout


@pytest.mark.parametrize("option", ["ledger", "export messages"])
def test_a_date_that_is_none_is_bad_usage(migrated: Installation, option: str) -> None:
    result = migrated.muara(*option.split(), "--since", "kemarin")
    assert result.returncode == 2
    assert "kemarin" in result.stderr


def test_the_outbox_is_listed_retried_and_dropped_row_by_row(migrated: Installation) -> None:
    take(migrated, 1, 2, 3)
    with desk(migrated) as found, found.store.write() as connection:
        connection.execute(
            update(outbox).where(outbox.c.id < 3).values(state="dead", last_error="refused (551)")
        )

    listed = migrated.muara("outbox", "list", "--state", "dead")
    assert listed.stdout.count("refused (551)") == 2
    assert len(migrated.muara("outbox", "list").stdout.splitlines()) == 4
    assert "0811" not in listed.stdout

    retried = migrated.muara("outbox", "retry", 1, 99)
    assert retried.returncode == 1
    assert retried.stdout == "1 will be sent again.\n"
    assert retried.stderr.startswith("99: ")
    dropped = migrated.muara("outbox", "drop", 2, "--reason", "told by phone")
    assert (dropped.returncode, dropped.stdout) == (0, "2 is dropped.\n")
    assert [row.state for row in rows(migrated, outbox)] == ["due", "dropped", "due"]
    last = rows(migrated, histories)[-1]
    assert last.details["reason"] == "told by phone"
    assert last.actor.startswith("command_line")


def test_a_row_is_not_dropped_without_a_reason(migrated: Installation) -> None:
    assert migrated.muara("outbox", "drop", 1).returncode == 2
    assert migrated.muara("outbox", "drop", 1, "--reason", " ").returncode == 2
    assert migrated.muara("outbox", "list", "--state", "lost").returncode == 2


def test_replay_reads_again_and_releases_only_what_is_named(migrated: Installation) -> None:
    with desk(migrated) as found:
        found.take(body=b"{broken")
        new = ledger.NewDelivery(
            channel="telegram",
            source="webhook",
            received_at=found.clock.now(),
            day=DAY,
            content=pack(update_of(7)),
            quarantine_reason="signature_not_accepted",
        )
        with found.store.write() as connection:
            ledger.receive(found.store, connection, [new])

    mended = migrated.muara("replay")
    assert (mended.returncode, mended.stdout) == (0, "Still unreadable: 1.\n")
    shown = migrated.muara("replay", "--quarantined")
    assert "signature_not_accepted" in shown.stdout
    trial = migrated.muara(
        "replay", "--quarantined", "--all-of-reason", "signature_not_accepted", "--dry-run"
    )
    assert "nothing was changed" in trial.stdout
    assert rows(migrated, complaints) == []

    released = migrated.muara("replay", "--quarantined", "--release", 2)
    assert released.stdout == "Released: 1.\nFound in them: 1 pending.\n"
    assert len(rows(migrated, complaints)) == 1
    again = migrated.muara("replay", "--quarantined", "--release", 2)
    assert (again.returncode, again.stdout) == (1, "Not found: 1.\n")
    assert migrated.muara("replay", "--release", 2).returncode == 2
    assert migrated.muara("replay", "--channel", "nothing").returncode == 2


def test_export_writes_lines_tables_and_workbooks(migrated: Installation, tmp_path: Path) -> None:
    take(migrated, 1, 2)
    take(migrated, 3, channel="telegram-uji")

    lines = [json.loads(line) for line in migrated.muara("export", "messages").stdout.splitlines()]
    assert [line["external_id"] for line in lines] == ["1", "2", "3"]
    assert {line["redacted_text"] for line in lines} == {"Jalan rusak, hubungi [phone]"}
    table = migrated.muara("export", "messages", "--format", "csv", "--jurisdiction", "UJI").stdout
    assert [row["external_id"] for row in csv.DictReader(io.StringIO(table))] == ["3"]

    book = tmp_path / "laporan.xlsx"
    written = migrated.muara("export", "complaints", "--format", "xlsx", "--output", book)
    assert written.stderr == f"3 complaints written to {book}.\n"
    assert zipfile.ZipFile(book).testzip() is None
    assert stat.S_IMODE(book.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if ".xlsx." in path.name] == []


def test_export_of_identities_needs_a_reason_and_is_recorded(migrated: Installation) -> None:
    take(migrated, 1)
    refused = migrated.muara("export", "messages", "--identified")
    assert refused.returncode == 2
    assert "reason" in refused.stderr

    result = migrated.muara("export", "messages", "--identified", "--reason", "audit 12/2026")
    (line,) = map(json.loads, result.stdout.splitlines())
    assert line["sender"]["name"] == "Warga Contoh"
    assert line["original_text"] == TEXT
    last = rows(migrated, histories)[-1]
    assert (last.event, last.details["reason"]) == ("export_made", "audit 12/2026")
    assert last.actor.startswith("command_line")


def test_an_export_covers_whole_days_of_the_jurisdictions_zone(migrated: Installation) -> None:
    take(migrated, 1)

    def exported(*options: str) -> int:
        return len(migrated.muara("export", "messages", *options).stdout.splitlines())

    assert exported("--since", "2026-11-21", "--until", "2026-11-21") == 1
    assert exported("--until", "2026-11-20") == 0
    assert exported("--since", "2026-11-21T09:30") == 0
    assert exported("--since", "2026-11-21T08:30") == 1
    assert migrated.muara("export", "messages", "--jurisdiction", "XXX").returncode == 2


def test_a_period_that_ends_before_it_begins_is_bad_usage(migrated: Installation) -> None:
    result = migrated.muara("export", "messages", "--since", "2026-12-02", "--until", "2026-12-01")
    assert result.returncode == 2
    assert "--since must come before --until" in result.stderr


def test_whoever_is_let_in_without_a_role_is_an_officer(migrated: Installation) -> None:
    assert migrated.muara("operator", "add", "budi").returncode == 0
    assert "officer" in migrated.muara("operator", "list").stdout


def test_somebody_is_added_with_a_name_and_for_an_agency_that_is_there(
    migrated: Installation,
) -> None:
    refused = migrated.muara("operator", "add", "siti", "--agency", "contoh")
    assert (refused.returncode, "There are" in refused.stderr) == (1, True)
    with desk(migrated) as opened, opened.store.write() as connection:
        values = {"jurisdiction": "CTH", "code": "contoh", "name": "Dinas Jalan", "contact": {}}
        connection.execute(insert(agencies).values(**values, is_active=True, version=1))
    options = ("--role", "liaison_officer", "--agency", "contoh", "--display-name", "Siti Karangan")
    assert migrated.muara("operator", "add", "siti", *options).returncode == 0
    assert "Siti Karangan" in migrated.muara("operator", "list").stdout
    refused = migrated.muara("operator", "second-factor", "siti")
    assert (refused.returncode, "has no second factor" in refused.stderr) == (1, True)


def test_an_export_into_a_folder_that_is_not_there_is_one_sentence(
    migrated: Installation,
) -> None:
    result = migrated.muara("export", "messages", "--output", "nowhere/laporan.jsonl")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "nowhere" in result.stderr
