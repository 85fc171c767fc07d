"""A backup is brought back, on the other database too, with the files and under the same key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.moving import checksums
from store.objects import Objects
from store.sealing import Keyring
from store.session import Store
from tests.command_line import MASTER_KEY, Installation
from tests.desk import Desk, message
from tests.people import add_person

PHOTO = b"a sealed photo" * 100


@pytest.fixture
def made(tmp_path: Path, migrated_url: str) -> Installation:
    """An installation with reports, an operator and files; on both databases."""
    place = tmp_path / "here"
    place.mkdir()
    installation = Installation(place, migrated_url)
    installation.add_telegram("telegram")
    assert installation.muara("migrate").returncode == 0
    with store_of(installation) as store:
        Desk(store).take(*(message(str(n), f"warga-{n}") for n in range(3)))
        add_person(store, "petugas")
    objects = Objects(str(place / "var/media"))
    for _ in range(3):
        objects.put(PHOTO)
    return installation


@contextmanager
def store_of(installation: Installation) -> Iterator[Store]:
    store = installation.store()
    try:
        yield store
    finally:
        store.close()


def elsewhere(tmp_path: Path, url: str) -> Installation:
    """An empty installation on another machine."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    installation = Installation(place, url)
    installation.add_telegram("telegram")
    return installation


@pytest.fixture
def other(made: Installation, request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """The same, with the other kind of database."""
    if made.store_url.startswith("sqlite"):
        return elsewhere(tmp_path, request.getfixturevalue("postgres_url"))
    return elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")


def backed_up(installation: Installation, *options: str) -> Path:
    """Where the newest backup lies."""
    ended = installation.muara("backup", "kept", *options)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "3 files" in ended.stdout
    return max((installation.folder / "kept").glob("2*"))


def test_a_backup_is_brought_back_on_the_other_database(
    made: Installation, other: Installation
) -> None:
    place = backed_up(made)
    assert {each.name for each in place.iterdir()} == {"muara.db", "manifest.json", "config.yaml"}
    ended = other.muara("restore", place)
    assert (ended.returncode, ended.stderr) == (0, "")

    with store_of(made) as before, store_of(other) as after:
        wanted = [one for one in checksums(before) if one.table != "store_setting"]
        assert [one for one in checksums(after) if one.table != "store_setting"] == wanted
        desk = Desk(after)
        assert desk.record(desk.stored[0]).text == "Lampu jalan di depan balai desa mati."
    names = dict(Objects(str(made.folder / "var/media")).names())
    brought = Objects(str(other.folder / "var/media"))
    assert dict(brought.names()) == names
    assert all(brought.get(name) == PHOTO for name in names)
    assert other.muara("migrate").returncode == 0
    assert "petugas" in other.muara("operator", "list").stdout

    again = other.muara("restore", place)
    assert again.returncode == 1
    assert "not empty" in again.stderr


def test_neither_key_nor_secret_is_in_a_backup(made: Installation) -> None:
    place = backed_up(made)
    key = Keyring(bytes(range(32)))
    manifest = json.loads((place / "manifest.json").read_text())
    assert manifest["key_id"] == key.key_id
    for file in (each for each in place.parent.rglob("*") if each.is_file()):
        content = file.read_bytes()
        assert bytes(range(32)) not in content
        assert MASTER_KEY.encode() not in content
        assert b"Lampu jalan di depan balai desa mati. " not in content


def test_a_backup_under_another_key_or_a_damaged_one_is_refused(
    made: Installation, tmp_path: Path
) -> None:
    place = backed_up(made)
    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    other.environ["MUARA_MASTER_KEY"] = "A" * 43 + "="
    refused = other.muara("restore", place)
    assert refused.returncode == 1
    assert "another master key" in refused.stderr

    del other.environ["MUARA_MASTER_KEY"]
    assert "no backup" in other.muara("restore", tmp_path).stderr
    damaged = Store(f"sqlite:///{place / 'muara.db'}", Keyring(bytes(range(32))))
    with damaged.write() as connection:
        connection.exec_driver_sql("UPDATE complaint SET summary = 'changed'")
    damaged.close()
    refused = other.muara("restore", place)
    assert refused.returncode == 1
    assert "damaged" in refused.stderr


def test_old_backups_go_and_the_doctor_knows_of_the_newest(made: Installation) -> None:
    place = backed_up(made)
    place.rename(place.with_name("2026-01-01T0000Z"))
    ended = made.muara("backup", "kept", "--keep", "1")
    assert "2026-01-01T0000Z: deleted." in ended.stdout
    assert len(list((made.folder / "kept").glob("2*"))) == 1
    looked = made.muara("doctor", "--inside", "--json")
    codes = {one["subject"]: one["code"] for one in json.loads(looked.stdout)["findings"]}
    assert codes["backup"] == "backup_well"


def test_the_store_is_moved_to_the_other_database_by_one_command(
    made: Installation, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_sqlite = made.store_url.startswith("sqlite")
    target: str = (
        request.getfixturevalue("postgres_url") if is_sqlite else f"sqlite:///{tmp_path}/moved.db"
    )
    ended = made.muara("store", "copy", "--to", target)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "every one compared" in ended.stdout
    with store_of(made) as before:
        wanted = list(checksums(before))
    made.store_url = target
    assert made.muara("ledger").returncode == 0
    with store_of(made) as after:
        assert list(checksums(after)) == wanted
    nowhere = made.muara("store", "copy", "--to", "mysql://x/y")
    assert (nowhere.returncode, "--to" in nowhere.stderr) == (2, True)
