"""How long it takes to find near-duplicates among many recent complaints, on each database."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from sqlalchemy import insert, select, text

from normalizer.duplicate import similarity
from normalizer.fingerprint import fingerprint, keys
from store import migrate, similar
from store.models import complaint_keys, complaints, conversations, reporters
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.benchmarks.figures import Figure, figure
from tests.postgres import running_server

_ROUNDS = 3
_LOOKS = 300
_BATCH = 5_000
_JURISDICTION = "35.22"
_NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
_WINDOW = timedelta(days=30)
# One in so many complaints is a copy of one viral text.
_VIRAL_EVERY = 50

_TROUBLES = (
    "lampu jalan mati sudah seminggu di {place}, gelap sekali",
    "jalan berlubang parah di {place}, banyak motor jatuh",
    "sampah menumpuk di {place} tidak diangkut, bau",
    "got mampet di {place}, air masuk rumah kalau hujan",
    "air pdam tidak mengalir di {place} sejak kemarin",
    "pohon tumbang menutup jalan di {place}",
)
_VIRAL = "viralkan: bansos dipotong perangkat di seluruh kabupaten, tolong diusut tuntas"
_SYLLABLES = "ba sum ber re jo ka li ti du ngam pel pung dan der ma lo tru cuk ke de wan so ro"


@dataclass(frozen=True, slots=True)
class _Archive:
    """Complaints as citizens write them: a few troubles in thousands of places."""

    count: int

    def text(self, number: int) -> str:
        if number % _VIRAL_EVERY == 0:
            return _VIRAL
        # Not for secrets: the same archive each time.
        choose = random.Random(number)  # noqa: S311
        street = "".join(choose.choices(_SYLLABLES.split(), k=3))
        village = "".join(choose.choices(_SYLLABLES.split(), k=2))
        place = f"jl {street} no {choose.randint(1, 90)} desa {village}"
        return choose.choice(_TROUBLES).format(place=place)

    def at(self, number: int) -> datetime:
        return _NOW - _WINDOW * (1 - number / self.count)


def measure(folder: Path, count: int) -> list[Figure]:
    """Looks among `count` complaints of the last 30 days, beside one read by primary key.

    A look is what the pipeline does with a new complaint: fingerprint, keys, candidates from the
    store, and the comparison with each of them. The value is the 95th percentile.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures = [_measure("similar_sqlite", f"sqlite:///{folder / 'similar.db'}", count)]
    with running_server(durable=True) as server:
        url = server.create_database()
        figures.append(_measure("similar_postgres", url, count))
        server.drop_database(url)
    return figures


def _measure(name: str, url: str, count: int) -> Figure:
    archive = _Archive(count)
    with closing(Store(url, Keyring(bytes(range(32))))) as store:
        migrate.upgrade(store)
        _fill(store, archive)
        looks: list[float] = []
        reads: list[float] = []
        slowest: list[float] = []
        for turn in range(_ROUNDS):
            taken = [_look(store, archive, turn * _LOOKS + n) for n in range(_LOOKS)]
            looks.append(_percentile(taken, 95))
            slowest.append(_percentile(taken, 99))
            reads.append(_percentile([_read(store, n + 1) for n in range(_LOOKS)], 95))
    reference = "one complaint by id, p95"
    return figure(name, looks, "ms at p95", reference, reads, p99_ms=max(slowest))


def _percentile(taken: Sequence[float], percent: int) -> float:
    return quantiles(taken, n=100)[percent - 1] * 1000


def _look(store: Store, archive: _Archive, n: int) -> float:
    """A new complaint in the words of an earlier one; every tenth is the viral text again."""
    number = n * _VIRAL_EVERY if n % 10 == 0 else (n * 7919 + 1) % archive.count
    words = archive.text(number)
    started = time.perf_counter()
    one = fingerprint(words, sent_at=_NOW)
    with store.read() as connection:
        found = similar.nominate(
            SYSTEM, connection, store.keyring, _JURISDICTION, keys(one), _NOW - _WINDOW
        )
    for complaint_id, _ in found:
        earlier = fingerprint(archive.text(complaint_id - 1), sent_at=_NOW)
        similarity(one, earlier)
    taken = time.perf_counter() - started
    if not found:
        raise LookupError("A copy of a complaint in the archive has found nothing.")
    return taken


def _read(store: Store, complaint_id: int) -> float:
    started = time.perf_counter()
    with store.read() as connection:
        connection.execute(select(complaints).where(complaints.c.id == complaint_id)).one()
    return time.perf_counter() - started


def _fill(store: Store, archive: _Archive) -> None:
    with store.write() as connection:
        values = {"channel": "whatsapp", "conversation_hash": b"c", "replies_paused": False}
        connection.execute(insert(conversations).values(id=1, **values))
        who = {"jurisdiction": _JURISDICTION, "created_at": _NOW}
        connection.execute(insert(reporters).values(id=1, **who))
    for batch in _batches(archive.count):
        with store.write() as connection:
            connection.execute(insert(complaints), [_complaint(archive, n) for n in batch])
            connection.execute(insert(complaint_keys), _keys(store, archive, batch))
    with store.write() as connection:
        connection.execute(text("ANALYZE"))


def _batches(count: int) -> Iterator[range]:
    for start in range(0, count, _BATCH):
        yield range(start, min(start + _BATCH, count))


def _complaint(archive: _Archive, number: int) -> dict[str, object]:
    at = archive.at(number)
    return {
        "id": number + 1,
        "tracking_id": f"BNC-{number}",
        "jurisdiction": _JURISDICTION,
        "channel": "whatsapp",
        "surface": "direct",
        "conversation_id": 1,
        "reporter_id": 1,
        "status": "new",
        "is_gathering": False,
        "is_anonymous": True,
        "is_secret": False,
        "summary": "",
        "message_count": 1,
        "attachment_count": 0,
        "has_location": False,
        "opened_at": at,
        "last_message_at": at,
        "version": 1,
    }


def _keys(store: Store, archive: _Archive, batch: range) -> list[dict[str, object]]:
    return [
        {"key_hash": key_hash, "at": archive.at(number), "complaint_id": number + 1}
        for number in batch
        for key_hash in similar._hashes(
            store.keyring, _JURISDICTION, keys(fingerprint(archive.text(number)))
        )
    ]
