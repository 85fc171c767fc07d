"""A backup is brought back, on the other database too, with the files and under the same key."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select

from muara.backups import ERASED, BackupError, make_backup, prune
from muara.config import load_settings
from store import changes, media, migrate
from store.models import attachments, histories, reporters
from store.moving import checksums
from store.objects import Objects
from store.running import is_served
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.command_line import MASTER_KEY, Installation
from tests.desk import Desk, message
from tests.people import NOW, add_person
from tests.ports import free_port
from tests.simulated import process, stop, wait_for

PHOTO = b"a sealed photo" * 100
ALL_FILES = {"muara.db", "manifest.json", "files.sha256", "config.yaml"}


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


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Installation:
    """One on SQLite with a report, three files that rows name, and a backup of it all."""
    place = tmp_path_factory.mktemp("first")
    shutil.copyfile(sqlite_template, place / "muara.db")
    installation = on_sqlite(place)
    assert installation.muara("migrate").returncode == 0
    names = [f"ab/{number:032x}" for number in range(3)]
    for name in names:
        objects_of(installation).bring_back(name, PHOTO + name.encode())
    with store_of(installation) as store:
        desk = Desk(store)
        desk.take(message("1", "warga-1"))
        files = [changes.NewAttachment(kind="image", object_name=name) for name in names]
        with store.write() as connection:
            changes.add_attachments(SYSTEM, connection, desk.stored[0].id, files, NOW)
    backed_up(installation)
    return installation


@pytest.fixture
def small(tmp_path: Path, first: Installation) -> Installation:
    """The same for one test alone, without the backup."""
    place = tmp_path / "small"
    shutil.copytree(first.folder, place, ignore=shutil.ignore_patterns("kept"))
    return on_sqlite(place)


@pytest.fixture
def kept(small: Installation, first: Installation) -> Path:
    """Where a backup of it lies."""
    shutil.copytree(first.folder / "kept", small.folder / "kept")
    return newest_backup(small)


def on_sqlite(place: Path) -> Installation:
    installation = Installation(place, f"sqlite:///{place / 'muara.db'}")
    installation.add_telegram("telegram")
    return installation


def objects_of(installation: Installation) -> Objects:
    """Where its files lie."""
    return Objects(str(installation.folder / "var/media"))


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
    """Make a backup; where it lies."""
    ended = installation.muara("backup", "kept", *options)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "3 files" in ended.stdout
    return newest_backup(installation)


def newest_backup(installation: Installation) -> Path:
    return max((installation.folder / "kept").glob("2*"))


EARLIER = "0019"


def test_a_backup_is_brought_back_on_the_other_database(
    made: Installation, other: Installation
) -> None:
    place = backed_up(made)
    assert {each.name for each in place.iterdir()} == ALL_FILES
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


# --- who was erased since -------------------------------------------------------------------------


def key_of(installation: Installation, reporter_id: int) -> bytes | None:
    with store_of(installation) as store, store.read() as connection:
        query = select(reporters.c.wrapped_key).where(reporters.c.id == reporter_id)
        key: bytes | None = connection.execute(query).scalar_one()
    return key


def test_who_was_erased_after_a_backup_does_not_come_back_with_it_nor_their_files(
    made: Installation, other: Installation
) -> None:
    with store_of(made) as store:
        desk = Desk(store)
        first, second = (each.reporter_id for each in desk.complaints[:2])
        file = changes.NewAttachment(kind="image", object_name="ab/" + "0" * 32)
        with store.write() as connection:
            changes.add_attachments(SYSTEM, connection, desk.stored[0].id, [file], NOW)
        number = desk.complaints[0].tracking_id
    theirs = made.folder / "var/media" / "ab" / ("0" * 32)
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_bytes(PHOTO)
    assert made.muara("backup", "kept").returncode == 0
    place = newest_backup(made)
    assert made.muara("erasure", "person", number, "--reason", "letter").returncode == 0
    renamed = place.rename(place.with_name("2026-01-01T0000Z"))  # the next is of this minute
    assert made.muara("backup", "kept").returncode == 0
    assert "Warga" not in (made.folder / "kept" / ERASED).read_text()

    ended = other.muara("restore", renamed)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "1 reporter who was erased since is erased again." in ended.stdout
    last = json.loads((newest_backup(made) / "manifest.json").read_text())["made_at"]
    assert f"knows of erasures until {last[:10]} {last[11:16]} UTC" in ended.stdout
    assert "Whoever was erased later stands in the store again" in ended.stdout
    assert key_of(other, first) is None
    assert key_of(other, second) is not None
    assert len(list(objects_of(other).names())) == 3, "nobody's photos, but not theirs"


def test_a_number_that_somebody_else_has_by_now_erases_nobody(kept: Path, tmp_path: Path) -> None:
    (kept.parent / ERASED).write_text("1 2020-01-01T00:00:00+00:00\n")
    new = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'new.db'}")
    ended = new.muara("restore", kept)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert key_of(new, 1) is not None


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [(None, 0, "no erased.txt beside it"), ("1\n", 1, "erased.txt beside the backup is damaged")],
)
def test_a_list_of_the_erased_that_is_missing_is_told_and_a_damaged_one_is_refused(
    kept: Path, tmp_path: Path, content: str | None, code: int, words: str
) -> None:
    (kept.parent / ERASED).unlink()
    if content is not None:
        (kept.parent / ERASED).write_text(content)
    ended = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'new.db'}").muara("restore", kept)
    assert ended.returncode == code
    assert words in ended.stderr


# --- what is not whole ----------------------------------------------------------------------------


def named_in(installation: Installation) -> list[str]:
    """The files that rows name, in order."""
    with store_of(installation) as store, store.read() as connection:
        return sorted(media.known_objects(SYSTEM, connection, ""))


@pytest.mark.long
def test_a_restore_that_broke_off_among_the_files_is_refused_until_it_is_done(
    small: Installation, kept: Path, tmp_path: Path
) -> None:
    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    in_the_way = other.folder / "var/media" / named_in(small)[1] / "full"
    in_the_way.mkdir(parents=True)
    broken = other.muara("restore", kept)
    assert (broken.returncode, "does not take files" in broken.stderr) == (1, True)
    for command in ("ledger", "serve"):
        refused = other.muara(command)
        assert (refused.returncode, "broken off" in refused.stderr) == (2, True)

    shutil.rmtree(in_the_way.parent)
    ended = other.muara("restore", kept)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert dict(objects_of(other).names()) == dict(objects_of(small).names())
    assert other.muara("ledger").returncode == 0


def lose_a_photo(place: Path, name: str) -> None:
    (place.parent / "media" / name).unlink()


def lose_all_photos(place: Path, _name: str) -> None:
    (place.parent / "media").rename(place.parent / "elsewhere")


def lose_the_database(place: Path, _name: str) -> None:
    (place / "muara.db").unlink()


def flip_a_byte(place: Path, name: str) -> None:
    path = place.parent / "media" / name
    path.write_bytes(b"A" + path.read_bytes()[1:])


def shorten_the_list(place: Path, _name: str) -> None:
    path = place / "files.sha256"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[1:]))


def change_a_row(place: Path, _name: str) -> None:
    with as_it_lies(place) as kept, kept.write() as connection:
        connection.exec_driver_sql("UPDATE complaint SET summary = 'changed'")


def change_a_row_of_an_earlier_version(place: Path, name: str) -> None:
    make_earlier(place)
    change_a_row(place, name)


def lose_a_row_of_an_earlier_version(place: Path, _name: str) -> None:
    make_earlier(place)
    with as_it_lies(place) as kept, kept.write() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
    forget_checksums(place)


def belong_to_another_version(place: Path, _name: str) -> None:
    with as_it_lies(place) as kept:
        migrate.downgrade(kept, EARLIER)
    forget_checksums(place)


def lose_a_photo_without_checksums(place: Path, name: str) -> None:
    forget_checksums(place)
    lose_a_photo(place, name)


@contextmanager
def as_it_lies(place: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{place / 'muara.db'}", Keyring(bytes(range(32))))
    try:
        yield store
    finally:
        store.close()


def make_earlier(place: Path) -> None:
    """As the version before this one would have written it."""
    with as_it_lies(place) as kept:
        migrate.downgrade(kept, EARLIER)
        there = set(inspect(kept.engine).get_table_names())
    counted = json.loads((place / "manifest.json").read_text())["tables"]
    tables = {name: noted for name, noted in counted.items() if name in there}
    digest = hashlib.sha256((place / "muara.db").read_bytes()).hexdigest()
    change_manifest(place, revision=EARLIER, database_sha256=digest, tables=tables)


def forget_checksums(place: Path) -> None:
    """As it was written before files had checksums."""
    change_manifest(place, database_sha256=None, files_sha256=None)


def change_manifest(place: Path, **values: Any) -> None:
    path = place / "manifest.json"
    changed = {**json.loads(path.read_text()), **values}
    path.write_text(json.dumps({name: one for name, one in changed.items() if one is not None}))


@pytest.mark.parametrize(
    "spoil",
    [
        lose_a_photo,
        lose_all_photos,
        lose_a_photo_without_checksums,
        lose_the_database,
        flip_a_byte,
        shorten_the_list,
        change_a_row,
        change_a_row_of_an_earlier_version,
        lose_a_row_of_an_earlier_version,
        belong_to_another_version,
    ],
)
def test_a_backup_that_is_not_as_it_was_written_is_refused_and_nothing_is_written(
    small: Installation, kept: Path, tmp_path: Path, spoil: Callable[[Path, str], None]
) -> None:
    spoil(kept, named_in(small)[1])
    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    refused = other.muara("restore", kept)
    assert refused.returncode == 1
    assert "damaged" in refused.stderr or "not whole" in refused.stderr
    with store_of(other) as store:
        assert migrate.current(store) is None
    assert list(objects_of(other).names()) == []


@pytest.mark.long
@pytest.mark.parametrize("spoil", [flip_a_byte, lose_a_photo, lose_a_photo_without_checksums])
def test_all_but_what_is_damaged_is_brought_back_where_somebody_says_so(
    small: Installation, kept: Path, tmp_path: Path, spoil: Callable[[Path, str], None]
) -> None:
    first, damaged, last = named_in(small)
    spoil(kept, damaged)
    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    assert "--without-damaged" in other.muara("restore", kept).stderr

    ended = other.muara("restore", kept, "--without-damaged")

    assert (ended.returncode, "2 files" in ended.stdout) == (1, True)
    assert f"{damaged}: damaged or absent in the backup" in ended.stderr
    assert sorted(name for name, _ in objects_of(other).names()) == [first, last]
    with store_of(other) as store:
        desk = Desk(store)
        lost = [row for row in desk.rows(attachments) if row.object_name is None]
        assert [(row.state, row.reason) for row in lost] == [("unavailable", "damaged")]
        assert len(desk.rows(attachments)) == 3
        (told,) = [row for row in desk.rows(histories) if row.event == "media_given_up"]
        assert told.actor.startswith("command_line")
        assert told.complaint_id == desk.complaints[0].id
    assert other.muara("ledger").returncode == 0


def test_a_backup_without_its_folder_of_files_is_refused_all_the_same(
    small: Installation, kept: Path, tmp_path: Path
) -> None:
    lose_all_photos(kept, "")
    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    refused = other.muara("restore", kept, "--without-damaged")
    assert (refused.returncode, "bring it along" in refused.stderr) == (1, True)


@pytest.mark.parametrize("make_old", [make_earlier, forget_checksums])
def test_a_backup_of_an_earlier_version_is_brought_back(
    kept: Path, tmp_path: Path, make_old: Callable[[Path], None]
) -> None:
    make_old(kept)
    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    ended = other.muara("restore", kept)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "3 files" in ended.stdout


@pytest.mark.long
def test_a_file_that_is_deleted_while_files_are_copied_is_left_out(
    small: Installation, tmp_path: Path
) -> None:
    kept = small.folder / "kept"

    def delete_the_others(table: str, count: int) -> None:
        if (table, count) == ("media", 1):
            for name in named_in(small):
                if not (kept / "media" / name).exists():
                    objects_of(small).delete(name)

    settings = load_settings(small.folder / "config.yaml", {"MUARA_MASTER_KEY": MASTER_KEY})
    made = make_backup(settings, kept, NOW, delete_the_others)
    assert (made.files, made.lost) == (1, 2), "rows of the source still name them"
    left = [name for name in named_in(small) if (kept / "media" / name).exists()]
    manifest = json.loads((made.place / "manifest.json").read_text())
    assert sorted([*manifest["missing_files"], *left]) == named_in(small)

    other = elsewhere(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    ended = other.muara("restore", made.place)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [name for name, _ in objects_of(other).names()] == left


@pytest.mark.long
def test_what_a_killed_backup_left_goes_and_of_one_that_runs_nothing_does(
    small: Installation,
) -> None:
    kept = small.folder / "kept"
    left = kept / ".unfinished-left"
    left.mkdir(parents=True)
    (left / "manifest.json").write_text("{}")
    half = kept / "media/ab/half.unfinished"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    settings = load_settings(small.folder / "config.yaml", {"MUARA_MASTER_KEY": MASTER_KEY})

    def begin_another(_table: str, _count: int) -> None:
        with pytest.raises(BackupError, match="being made"):
            make_backup(settings, kept, NOW + timedelta(minutes=1), lambda *_: None)

    made = make_backup(settings, kept, NOW, begin_another)
    assert list(kept.glob("2*")) == [made.place]
    assert list(kept.rglob("*unfinished*")) == []

    left.mkdir()
    (left / "manifest.json").write_text("{}")
    assert prune(kept, 1) == [], "what is unfinished is no backup"
    assert left.exists()


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


@pytest.mark.long
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


@pytest.mark.long
def test_a_store_on_which_web_alone_runs_is_not_moved(
    tmp_path: Path, migrated_postgres_url: str
) -> None:
    installation = Installation(tmp_path, migrated_postgres_url)
    installation.add_telegram("telegram")
    installation.channels.append(f"listen:\n  port: {free_port()}\n")
    assert installation.muara("migrate").returncode == 0
    environ = {"MUARA_MASTER_KEY": MASTER_KEY, **installation.environ}
    log = tmp_path / "serve.log"
    copying = ("store", "copy", "--to", f"sqlite:///{tmp_path}/moved.db")
    with store_of(installation) as store:
        with process(["serve", "--role", "web"], log, **environ) as product:
            assert wait_for(lambda: is_served(store)), log.read_text()
            refused = installation.muara(*copying)
            assert (refused.returncode, "stop it first" in refused.stderr) == (1, True)
            assert stop(product, signal.SIGTERM) == 0
        assert not is_served(store)
    assert installation.muara(*copying).returncode == 0
