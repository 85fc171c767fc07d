"""What the installation stands on: database, disks, master key, backups, listeners to alarms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from muara.app import Application
from muara.demo_store import is_demo, store_path
from muara.doctor.finding import Finding, failing, ok, warning
from muara.room import MEGABYTE, free_bytes
from muara.settings import Settings
from store import accounts, migrate, notices
from store.scope import SYSTEM
from store.session import database_now, set_setting, setting

BACKUP_MADE = "backup_made_at"
_WAL_LARGE = 512 * MEGABYTE
_MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")
_OLDEST_SERVER = 130_000
_FEW_CONNECTIONS = 10
_SKEW_SECONDS = 5.0
_SAMPLES, _SAMPLES_KEPT = "disk_samples", 30
_LOW = 5
"""So many times the reserve is little."""
_SOON, _VERY_SOON = 14, 3

# --- the database -------------------------------------------------------------------------------


def probe_database(application: Application) -> Sequence[Finding]:
    """Its tables, its settings, its size and its clock."""
    store = application.store
    revision = migrate.current(store)
    if revision != migrate.newest():
        return [failing("database", "database_outdated", revision=revision or "-")]
    with store.read() as connection:
        if store.is_sqlite:
            return [_sqlite(application)]
        return [_postgres(connection), _clock(application, connection)]


def _sqlite(application: Application) -> Finding:
    path = store_path(application.settings.store.url)
    if path is None:
        return ok("database", "database_well", kind="SQLite", size_mb=0)
    log = Path(f"{path}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > _WAL_LARGE:
        return warning("database", "database_log_large", size_mb=size // MEGABYTE)
    kept = path.stat().st_size // MEGABYTE
    return ok("database", "database_well", kind="SQLite", size_mb=kept)


def _postgres(connection: Connection) -> Finding:
    off = [name for name in _MUST_BE_ON if _shown(connection, name) == "off"]
    if off:
        return failing("database", "database_unsafe", settings=", ".join(off))
    encoding = _shown(connection, "server_encoding")
    if encoding != "UTF8":
        return failing("database", "database_encoding", encoding=encoding)
    version = int(_shown(connection, "server_version_num"))
    if version < _OLDEST_SERVER:
        return warning("database", "database_old", version=version // 10_000)
    most = int(_shown(connection, "max_connections"))
    used = connection.execute(text("SELECT count(*) FROM pg_stat_activity")).scalar_one()
    if most - used < _FEW_CONNECTIONS:
        return warning("database", "database_connections", used=used, most=most)
    query = text("SELECT pg_database_size(current_database())")
    size = connection.execute(query).scalar_one() // MEGABYTE
    return ok("database", "database_well", kind=f"PostgreSQL {version // 10_000}", size_mb=size)


def _shown(connection: Connection, name: str) -> str:
    query = text("SELECT current_setting(:name)")
    return str(connection.execute(query, {"name": name}).scalar_one())


def _clock(application: Application, connection: Connection) -> Finding:
    """Two processes must agree on the time within seconds."""
    skew = abs((application.clock.now() - database_now(connection)).total_seconds())
    if skew > _SKEW_SECONDS:
        return failing("clock", "clock_skewed", seconds=round(skew))
    return ok("clock", "clock_well")


# --- disks --------------------------------------------------------------------------------------


def probe_disks(application: Application) -> Sequence[Finding]:
    """One finding for each disk that is written to; keeps a figure a day for the forecast."""
    places = places_of(application.settings)
    now = application.clock.now()
    with application.store.read() as connection:
        kept: dict[str, dict[str, int]] = json.loads(setting(connection, _SAMPLES) or "{}")
    today = now.date().isoformat()
    for subject, place in places.items():
        if today not in kept.get(subject, {}):
            kept = keep_sample(application, subject, today, free_bytes(place))
    reserve = int(application.settings.intake.reserve_mb * MEGABYTE)
    return [
        disk_finding(subject, free_bytes(place), reserve, kept.get(subject, {}))
        for subject, place in places.items()
    ]


def keep_sample(
    application: Application, subject: str, day: str, free: int
) -> dict[str, dict[str, int]]:
    """Note how much was free on a day; all that is kept."""
    with application.store.write() as connection:
        kept: dict[str, dict[str, int]] = json.loads(setting(connection, _SAMPLES) or "{}")
        known = {**kept.get(subject, {}), day: free}
        kept[subject] = {one: known[one] for one in sorted(known)[-_SAMPLES_KEPT:]}
        set_setting(connection, _SAMPLES, json.dumps(kept))
    return kept


def places_of(settings: Settings) -> dict[str, Path]:
    """The folders that are written to, by subject; of each disk one."""
    database = store_path(settings.store.url)
    objects = settings.store.objects
    wanted = {
        "disk": database.parent if database else None,
        "disk:media": None if "://" in objects else Path(objects),
    }
    found: dict[str, Path] = {}
    seen: set[int] = set()
    for subject, place in wanted.items():
        if place is None or not place.exists() or place.stat().st_dev in seen:
            continue
        seen.add(place.stat().st_dev)
        found[subject] = place
    return found


def disk_finding(subject: str, free: int, reserve: int, samples: Mapping[str, int]) -> Finding:
    """What `free` bytes mean beside the reserve and the figures of the last days."""
    days = days_left(free - reserve, samples)
    facts: dict[str, int] = {"free_mb": free // MEGABYTE, "reserve_mb": reserve // MEGABYTE}
    if free < reserve:
        return failing(subject, "disk_full", **facts)
    if days is not None and days < _SOON:
        level = failing if days < _VERY_SOON else warning
        return level(subject, "disk_fills", days=days, **facts)
    if free < _LOW * reserve:
        return warning(subject, "disk_low", **facts)
    if days is None:
        return ok(subject, "disk_well", **facts)
    return ok(subject, "disk_lasts", days=days, **facts)


def days_left(free: int, samples: Mapping[str, int]) -> int | None:
    """In how many days `free` bytes are used up at the pace of the sampled days.

    None for less than three days of figures, and where the disk does not fill.
    """
    if len(samples) < 2:
        return None
    first, last = min(samples), max(samples)
    between = (date.fromisoformat(last) - date.fromisoformat(first)).days
    lost = samples[first] - samples[last]
    if between < 3 or lost <= 0:
        return None
    return int(max(free, 0) * between / lost)


# --- key, backups, alarms -----------------------------------------------------------------------


def probe_key(application: Application) -> Sequence[Finding]:
    """The master key: a second copy, and a file for its owner alone."""
    if is_demo(application.settings.store.url):
        return []
    return [key_finding(application.settings)]


def key_finding(settings: Settings) -> Finding:
    path = Path(settings.keys.file)
    if settings.keys.master is None and path.exists() and path.stat().st_mode & 0o077:
        return failing("key", "key_open", file=path.name)
    if not settings.keys.second_copy_confirmed:
        return warning("key", "key_single")
    return ok("key", "key_well")


def probe_backup(application: Application) -> Sequence[Finding]:
    """When `muara backup` was last made; nothing where backups are made otherwise."""
    most = application.settings.alarms.backup_days
    if not most or is_demo(application.settings.store.url):
        return []
    with application.store.read() as connection:
        made = setting(connection, BACKUP_MADE)
    if made is None:
        return [warning("backup", "backup_none")]
    days = (application.clock.now() - datetime.fromisoformat(made)) / timedelta(days=1)
    if days > most:
        return [warning("backup", "backup_old", days=int(days))]
    return [ok("backup", "backup_well")]


def probe_listeners(application: Application) -> Sequence[Finding]:
    """Whether anybody would hear of an alarm."""
    if is_demo(application.settings.store.url):
        return []
    if application.settings.alarms.routes:
        return [ok("alarms", "alarms_heard")]
    with application.store.read() as connection:
        chosen = notices.choices(SYSTEM, connection)
        known = accounts.all_operators(SYSTEM, connection)
    if any(_is_technician(one) and one.id in chosen for one in known):
        return [ok("alarms", "alarms_heard")]
    return [warning("alarms", "alarms_unheard")]


def _is_technician(account: accounts.Account) -> bool:
    return account.is_active and account.role == "technician"


def settings_findings(settings: Settings) -> Iterator[Finding]:
    """What can be said without a database: of key and disks."""
    yield key_finding(settings)
    reserve = int(settings.intake.reserve_mb * MEGABYTE)
    for subject, place in places_of(settings).items():
        yield disk_finding(subject, free_bytes(place), reserve, {})
