"""Backups of a whole installation into a folder, and back: database, files, and a manifest.

The database is copied row by row into one SQLite file, whatever it is itself, and compared; so a
backup of either kind is brought back into either kind. Citizens' files stay sealed. The master key
is not in it: whoever has both can read everything.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from muara.app import open_store
from muara.doctor.ground import BACKUP_MADE
from muara.settings import Settings
from store import migrate
from store.errors import StoreError
from store.moving import Copied, checksums, copy_store
from store.objects import Objects
from store.sealing import Keyring
from store.session import Store, set_setting

MANIFEST, DATABASE, FILES = "manifest.json", "muara.db", "media"
_FORM = 1

Told = Callable[[str, int], None]


class BackupError(StoreError):
    """The backup cannot be made or brought back; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: rows of the database, files, and their bytes."""

    place: Path
    rows: int
    files: int
    bytes: int


def make_backup(settings: Settings, folder: Path, now: datetime, told: Told) -> Backup:
    """Copy everything into a new folder of its own in `folder`, while Muara runs or not.

    Citizens' files go into `folder/media`, shared by all backups there: each is copied once. What
    was begun and not finished has another name. `BackupError` where there is one of this minute.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / f"{now:%Y-%m-%dT%H%MZ}"
    if place.exists():
        raise BackupError(f"There is a backup of this minute: {place.name}.")
    with _unfinished(folder, place) as beginning, closing(open_store(settings)) as store:
        copied = _copy_database(store, beginning / DATABASE, told)
        files, size = copy_files(Objects(settings.store.objects), folder / FILES, told)
        _write_manifest(beginning, store, copied, now)
        with store.write() as connection:
            set_setting(connection, BACKUP_MADE, now.isoformat())
    return Backup(place, sum(one.rows for one in copied), files, size)


def bring_back(settings: Settings, place: Path, told: Told) -> Backup:
    """Fill the configured, empty store and object store with the backup in the folder `place`.

    Every row and every file is compared. `BackupError` where it is none, is damaged or belongs to
    another master key; `NotEmpty` where the store holds anything.
    """
    manifest = read_manifest(place)
    if settings.keys.master is None and not Path(settings.keys.file).exists():
        raise BackupError(
            "Bring back the master key first (keys.file or MUARA_MASTER_KEY): a new one opens "
            "nothing."
        )
    with closing(open_store(settings)) as store, tempfile.TemporaryDirectory() as beside:
        if manifest["key_id"] != store.keyring.key_id:
            raise BackupError(
                "The backup was made under another master key: bring back that key first "
                "(keys.file or MUARA_MASTER_KEY)."
            )
        # A backup of an earlier version is brought up to date in a copy.
        path = Path(beside) / DATABASE
        shutil.copyfile(place / DATABASE, path)
        with closing(_sqlite(path, store.keyring)) as kept:
            _require_whole(kept, manifest)
            migrate.upgrade(kept)
            copied = copy_store(kept, store, told=told, may_be_in_use=True)
    objects = Objects(settings.store.objects)
    files, size = _bring_files_back(place.parent / FILES, objects, told)
    return Backup(place, sum(one.rows for one in copied), files, size)


def prune(folder: Path, keep: int) -> Sequence[Path]:
    """Delete all backups in `folder` but the newest `keep`; those that were deleted.

    Citizens' files stay: newer backups may name them. Those of erased persons open no more.
    """
    made = sorted(each.parent for each in folder.glob(f"*/{MANIFEST}"))
    gone = made[: max(len(made) - keep, 0)]
    for each in gone:
        shutil.rmtree(each)
    return gone


@contextmanager
def _unfinished(folder: Path, place: Path) -> Iterator[Path]:
    """A folder that gets its name when all is in it."""
    beginning = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder))
    try:
        yield beginning
        os.rename(beginning, place)
    finally:
        shutil.rmtree(beginning, ignore_errors=True)


def _sqlite(path: Path, keyring: Keyring) -> Store:
    return Store(f"sqlite:///{path}", keyring)


def _copy_database(store: Store, path: Path, told: Told) -> Sequence[Copied]:
    with closing(_sqlite(path, store.keyring)) as target:
        return copy_store(store, target, told=told, may_be_in_use=True)


def _write_manifest(beginning: Path, store: Store, copied: Sequence[Copied], now: datetime) -> None:
    manifest = {
        "form": _FORM,
        "made_at": now.isoformat(),
        "revision": migrate.newest(),
        "key_id": store.keyring.key_id,
        "tables": {one.table: [one.rows, one.checksum] for one in copied},
    }
    path = beginning / MANIFEST
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def read_manifest(place: Path) -> dict[str, object]:
    """What the backup in the folder `place` says of itself; `BackupError` where it is none."""
    try:
        found = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BackupError(f"{place.name} is no backup: it has no {MANIFEST}.") from error
    if not isinstance(found, dict) or found.get("form") != _FORM:
        raise BackupError(f"{place.name} was made by another version, which must bring it back.")
    return found


def _require_whole(kept: Store, manifest: dict[str, object]) -> None:
    """Every row is there as it was written; only told of tables of this version's form."""
    if migrate.current(kept) != manifest["revision"] or manifest["revision"] != migrate.newest():
        return
    found = {one.table: [one.rows, one.checksum] for one in checksums(kept)}
    if found != manifest["tables"]:
        raise BackupError("The backup is damaged: its rows are not those of its manifest.")


# --- citizens' files ----------------------------------------------------------------------------


def copy_files(objects: Objects, folder: Path, told: Told) -> tuple[int, int]:
    """Bring a copy of every file into `folder`, where it is not there yet; count and bytes."""
    count = size = 0
    for name, length in objects.names():
        path = folder / name
        if not path.exists() or path.stat().st_size != length:
            _keep_file(path, objects.get(name))
        count, size = count + 1, size + length
        told(FILES, count)
    return count, size


def _keep_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beginning = path.with_suffix(".unfinished")
    beginning.write_bytes(content)
    beginning.rename(path)


def _bring_files_back(folder: Path, objects: Objects, told: Told) -> tuple[int, int]:
    count = size = 0
    for path in sorted(each for each in folder.glob("??/*") if not each.suffix):
        name, content = f"{path.parent.name}/{path.name}", path.read_bytes()
        objects.bring_back(name, content)
        if _digest(objects.get(name)) != _digest(content):
            raise BackupError(f"The file {name} did not arrive whole in the object store.")
        count, size = count + 1, size + len(content)
        told(FILES, count)
    return count, size


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
