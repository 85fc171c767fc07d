"""Backups of a whole installation into a folder, and back: database, files, and a manifest.

The database is copied row by row into one SQLite file, whatever it is itself, and compared; so a
backup of either kind is brought back into either kind. Citizens' files stay sealed. The manifest
has checksums of all. The master key is not in it: whoever has both can read everything.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, inspect, select, table

from muara.app import calendars_of, open_store
from muara.calendars import Calendars
from muara.doctor.ground import BACKUP_MADE
from muara.erasure import erase_rows
from muara.settings import Settings
from store import media, migrate, people
from store.errors import Conflict, NotFound, StoreError
from store.moving import Copied, checksums, copy_store
from store.objects import Objects
from store.running import locking
from store.scope import SYSTEM, Scope
from store.sealing import Keyring
from store.session import Store, set_setting

MANIFEST, DATABASE, FILES = "manifest.json", "muara.db", "media"
SUMS = "files.sha256"
ERASED = "erased.txt"
"""Beside the backups: who was erased, also after one was made. A number and a moment in each line,
by which nobody is known outside of the database."""
_FORM = 1
_UNFINISHED = ".unfinished-"
_NAMED = "[0-9]*"
"""Backups that are finished, by their folders' names."""

_REMEDY = " Where no other backup has them, `muara restore --without-damaged` brings back all else."

Told = Callable[[str, int], None]


class BackupError(StoreError):
    """The backup cannot be made or brought back; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: rows of the database, files, and their bytes.

    `lost` counts the files that the database names and that were gone from the object store;
    `given_up` names those that were damaged in the backup or not there. `erased` counts the
    reporters of it who were erased since and are so again, None where no list says who;
    `erased_until` is up to when that list knows of erasures. Of `not_yet` a message was still to be
    read, which must come first.
    """

    place: Path
    rows: int
    files: int
    bytes: int
    lost: int = 0
    given_up: Sequence[str] = ()
    erased: int | None = None
    not_yet: Sequence[str] = ()
    erased_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A citizen's file as it was kept: its name in the object store, SHA-256 and size."""

    name: str
    sha256: str
    size: int


def make_backup(settings: Settings, folder: Path, now: datetime, told: Told) -> Backup:
    """Copy everything into a new folder of its own in `folder`, while Muara runs or not.

    Citizens' files go into `folder/media`, shared by all backups there: each is copied once. What
    was begun and not finished has another name. `BackupError` where there is one of this minute, or
    another is being made there.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / f"{now:%Y-%m-%dT%H%MZ}"
    if place.exists():
        raise BackupError(f"There is a backup of this minute: {place.name}.")
    objects = Objects(settings.store.objects)
    with (
        _alone(folder),
        _unfinished(folder, place) as beginning,
        closing(open_store(settings)) as store,
    ):
        copied, named = _copy_database(store, beginning / DATABASE, told)
        kept = copy_files(objects, folder / FILES, _known_sums(folder), told)
        (beginning / SUMS).write_text(_as_lines(kept), encoding="utf-8")
        missing = named - {file.name for file in kept}
        _write_manifest(beginning, store, copied, missing, now)
        _keep_erased(folder, store)
        with store.write() as connection:
            lost = missing & media.known_objects(SYSTEM, connection, "") if missing else set()
            set_setting(connection, BACKUP_MADE, now.isoformat())
    size = sum(file.size for file in kept)
    return Backup(place, sum(one.rows for one in copied), len(kept), size, len(lost))


def bring_back(
    settings: Settings, place: Path, now: datetime, told: Told, given_up_by: Scope | None = None
) -> Backup:
    """Fill the configured, empty store and object store with the backup in the folder `place`.

    All of it is compared before anything is written, and again as it arrives. `BackupError` where
    it is none, is damaged or belongs to another master key; `NotEmpty` where the store holds
    anything. With `given_up_by` citizens' files may be damaged or missing: the rows that name them
    say so, and the history who has decided it. Whoever was erased after the backup was made does
    not come back, as far as the list beside it says.
    """
    manifest = read_manifest(place)
    erased = _read_erased(place.parent)
    if not (place / DATABASE).is_file():
        raise BackupError(f"The backup is not whole: it has no {DATABASE}.")
    if settings.keys.master is None and not Path(settings.keys.file).exists():
        raise BackupError(
            "Bring back the master key first (keys.file or MUARA_MASTER_KEY): a new one opens "
            "nothing."
        )
    objects = Objects(settings.store.objects)
    with closing(open_store(settings)) as store, tempfile.TemporaryDirectory() as beside:
        if manifest["key_id"] != store.keyring.key_id:
            raise BackupError(
                "The backup was made under another master key: bring back that key first "
                "(keys.file or MUARA_MASTER_KEY)."
            )
        # A backup of an earlier version is brought up to date in a copy.
        path = Path(beside) / DATABASE
        shutil.copyfile(place / DATABASE, path)
        _require_as_written(path, manifest.get("database_sha256"))
        with closing(_sqlite(path, store.keyring)) as kept:
            _require_whole(kept, manifest)
            migrate.upgrade(kept)
            files, given_up = _require_files(
                place, manifest, _named_in(kept), told, may_lack=given_up_by is not None
            )
            if given_up_by is not None:
                with kept.write() as connection:
                    media.give_up(given_up_by, connection, given_up, now)
            again = _erase_again(calendars_of(settings, kept), kept, erased or {}, now)
            files = [file for file in files if file.name not in again.files]
            copied = copy_store(
                kept,
                store,
                told=told,
                may_be_in_use=True,
                before_end=lambda: _bring_files_back(place.parent / FILES, files, objects, told),
            )
    rows, size = sum(one.rows for one in copied), sum(file.size for file in files)
    return Backup(
        place,
        rows,
        len(files),
        size,
        given_up=given_up,
        erased=None if erased is None else again.count,
        not_yet=again.not_yet,
        erased_until=None if erased is None else _list_written_at(place),
    )


def prune(folder: Path, keep: int) -> Sequence[Path]:
    """Delete all backups in `folder` but the newest `keep`; those that were deleted.

    Citizens' files stay: newer backups may name them. Those of erased persons open no more.
    """
    made = sorted(each.parent for each in folder.glob(f"{_NAMED}/{MANIFEST}"))
    gone = made[: max(len(made) - keep, 0)]
    for each in gone:
        shutil.rmtree(each)
    return gone


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One backup is made in `folder` at a time. What is unfinished there is of one that was killed,
    and is deleted."""
    with locking(folder / ".making") as is_ours:
        if not is_ours:
            raise BackupError("Another backup is being made in this folder.")
        for left in folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left)
        for left in (folder / FILES).glob("??/*.unfinished"):
            left.unlink()
        yield


@contextmanager
def _unfinished(folder: Path, place: Path) -> Iterator[Path]:
    """A folder that gets its name when all is in it."""
    beginning = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    try:
        yield beginning
        os.rename(beginning, place)
    finally:
        shutil.rmtree(beginning, ignore_errors=True)


def _sqlite(path: Path, keyring: Keyring) -> Store:
    return Store(f"sqlite:///{path}", keyring)


def _copy_database(store: Store, path: Path, told: Told) -> tuple[Sequence[Copied], set[str]]:
    """What was copied, and the names of all files that the copy knows."""
    with closing(_sqlite(path, store.keyring)) as target:
        copied = copy_store(store, target, told=told, may_be_in_use=True)
        return copied, _named_in(target)


def _named_in(store: Store) -> set[str]:
    with store.read() as connection:
        return media.known_objects(SYSTEM, connection, "")


def _write_manifest(
    beginning: Path, store: Store, copied: Sequence[Copied], missing: set[str], now: datetime
) -> None:
    manifest = {
        "form": _FORM,
        "made_at": now.isoformat(),
        "revision": migrate.newest(),
        "key_id": store.keyring.key_id,
        "database_sha256": _sum_of(beginning / DATABASE),
        "files_sha256": _sum_of(beginning / SUMS),
        # Named by the database, but deleted before the files were copied.
        "missing_files": sorted(missing),
        "tables": {one.table: [one.rows, one.checksum] for one in copied},
    }
    path = beginning / MANIFEST
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def read_manifest(place: Path) -> dict[str, Any]:
    """What the backup in the folder `place` says of itself; `BackupError` where it is none."""
    try:
        found = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BackupError(f"{place.name} is no backup: it has no {MANIFEST}.") from error
    if not isinstance(found, dict) or found.get("form") != _FORM:
        raise BackupError(f"{place.name} was made by another version, which must bring it back.")
    return found


def _require_as_written(path: Path, checksum: str | None) -> None:
    if not _is_as_written(path, checksum):
        raise BackupError(f"The backup is damaged: {path.name} is not as it was written.")


def _is_as_written(path: Path, checksum: str | None) -> bool:
    """The file is what its manifest says; backups of before checksums were noted say nothing."""
    return checksum is None or (path.exists() and _sum_of(path) == checksum)


def _require_whole(kept: Store, manifest: dict[str, Any]) -> None:
    """Every row is there as it was written.

    The checksums of rows belong to the form of this version's tables; of an earlier version's,
    where the file has no checksum of its own, the rows are counted.
    """
    if migrate.current(kept) != manifest["revision"]:
        raise BackupError("The backup is damaged: its database is not that of its manifest.")
    if manifest["revision"] == migrate.newest():
        is_whole = manifest["tables"] == {
            one.table: [one.rows, one.checksum] for one in checksums(kept)
        }
    else:
        counted = {table: rows for table, (rows, _) in manifest["tables"].items()}
        is_whole = counted == _rows_of(kept, counted)
    if not is_whole:
        raise BackupError("The backup is damaged: its rows are not those of its manifest.")


def _rows_of(kept: Store, tables: Iterable[str]) -> dict[str, int]:
    """How many rows tables of whatever version have; nothing of those that are not there."""
    with kept.read() as connection:
        there = set(inspect(connection).get_table_names())
        return {
            name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
            for name in tables
            if name in there
        }


# --- who was erased -------------------------------------------------------------------------------


def _keep_erased(folder: Path, store: Store) -> None:
    """Add to the list whoever was erased since the last backup; nobody is ever taken off it."""
    known = dict(_read_erased(folder) or {})
    with store.read() as connection:
        known |= {row.id: row.created_at for row in people.all_erased(SYSTEM, connection)}
    beginning = folder / f".{ERASED}"
    lines = (f"{number} {met_at.isoformat()}\n" for number, met_at in sorted(known.items()))
    beginning.write_text("".join(lines), encoding="utf-8")
    beginning.rename(folder / ERASED)


def _read_erased(folder: Path) -> Mapping[int, datetime] | None:
    """By number: when they were first met; None where there is no list."""
    try:
        lines = (folder / ERASED).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    try:
        pairs = (line.split() for line in lines)
        return {int(number): datetime.fromisoformat(met_at) for number, met_at in pairs}
    except ValueError as error:
        raise BackupError(f"{ERASED} beside the backup is damaged: mend or remove it.") from error


def _list_written_at(place: Path) -> datetime:
    """When the newest backup in the folder of `place` was begun: the list was written with it."""
    made = []
    for each in {place, *(one.parent for one in place.parent.glob(f"{_NAMED}/{MANIFEST}"))}:
        with suppress(BackupError):  # what is wrong with another is no matter of this one
            made.append(datetime.fromisoformat(read_manifest(each)["made_at"]))
    return max(made)


@dataclass(slots=True)
class _Again:
    """What it came to to erase people once more."""

    count: int = 0
    files: set[str] = field(default_factory=set)
    not_yet: list[str] = field(default_factory=list)
    """Of each whom it was too early to erase, the number of a report."""


def _erase_again(
    calendars: Calendars, kept: Store, erased: Mapping[int, datetime], now: datetime
) -> _Again:
    """In a copy that is about to be brought back, so that nothing of theirs arrives."""
    again = _Again()
    with kept.read() as connection:
        wanted = people.not_erased(SYSTEM, connection, erased)
    for reporter_id in wanted:
        try:
            with kept.write() as connection:
                names = erase_rows(calendars, SYSTEM, connection, reporter_id, now, "restored")
        except Conflict:
            with kept.read() as connection:
                case = people.newest_case_of(SYSTEM, connection, reporter_id)
            again.not_yet.append(case.tracking_id if case is not None else "")
        else:
            again.count += 1
            again.files.update(names)
    return again


# --- citizens' files ----------------------------------------------------------------------------


def copy_files(
    objects: Objects, folder: Path, known: Mapping[str, str], told: Told
) -> Sequence[KeptFile]:
    """Bring a copy of every file into `folder`, where it is not there yet.

    Of those that are there the checksum is taken from `known`, or else from what lies there. A file
    that is deleted meanwhile is left out.
    """
    kept = []
    for name, length in objects.names():
        path = folder / name
        if not path.exists() or path.stat().st_size != length:
            try:
                _keep_file(path, objects.get(name))
            except NotFound:
                continue
            checksum = _sum_of(path)
        else:
            checksum = known.get(name) or _sum_of(path)
        kept.append(KeptFile(name, checksum, length))
        told(FILES, len(kept))
    return kept


def _keep_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beginning = path.with_suffix(".unfinished")
    beginning.write_bytes(content)
    beginning.rename(path)


def _as_lines(kept: Iterable[KeptFile]) -> str:
    """One line for each file, as `sha256sum --check` reads them."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in kept)


def _sums_in(place: Path) -> dict[str, str]:
    """The checksum of each file that belongs to a backup, by its name."""
    with (place / SUMS).open(encoding="utf-8") as lines:
        return {name: checksum for checksum, name in (line.split() for line in lines)}


def _known_sums(folder: Path) -> Mapping[str, str]:
    """What the newest backup in `folder` says of the files that lie there."""
    noted = sorted(folder.glob(f"{_NAMED}/{SUMS}"))
    return _sums_in(noted[-1].parent) if noted else {}


def _require_files(
    place: Path, manifest: dict[str, Any], named: set[str], told: Told, *, may_lack: bool
) -> tuple[Sequence[KeptFile], Sequence[str]]:
    """The backup's files, each compared with what lies there, and the names of those that are
    damaged or absent: none but where it `may_lack` some.

    Of a backup that was made before checksums were noted it is all files that lie there.
    """
    folder = place.parent / FILES
    noted = manifest.get("files_sha256")
    if noted is None:
        lying = (path for path in folder.glob("??/*") if not path.suffix)
        sums = {f"{path.parent.name}/{path.name}": _sum_of(path) for path in sorted(lying)}
    else:
        _require_as_written(place / SUMS, noted)
        sums = _sums_in(place)
    wanted = sums.keys() | named - set(manifest.get("missing_files", ()))
    absent = sorted(name for name in wanted if not (folder / name).is_file())
    if absent and not (may_lack and folder.is_dir()):
        raise BackupError(
            f"The backup is not whole: {len(absent)} of its files do not lie in {folder}, first "
            f"{absent[0]}. That folder belongs to the backup: bring it along.{_REMEDY}"
        )
    files, damaged = [], []
    for name in sorted(sums.keys() - set(absent)):
        if noted is not None and not _is_as_written(folder / name, sums[name]):
            damaged.append(name)
            continue
        files.append(KeptFile(name, sums[name], (folder / name).stat().st_size))
        told(FILES, len(files))
    if damaged and not may_lack:
        raise BackupError(
            f"The backup is damaged: {len(damaged)} of its files in {folder} are not as they were "
            f"written, first {damaged[0]}.{_REMEDY}"
        )
    return files, [*absent, *damaged]


def _bring_files_back(
    folder: Path, files: Sequence[KeptFile], objects: Objects, told: Told
) -> None:
    for count, file in enumerate(files, start=1):
        objects.bring_back(file.name, (folder / file.name).read_bytes())
        if hashlib.sha256(objects.get(file.name)).hexdigest() != file.sha256:
            raise BackupError(f"The file {file.name} did not arrive whole in the object store.")
        told(FILES, count)


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
