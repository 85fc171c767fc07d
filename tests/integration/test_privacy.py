"""Who wrote stands nowhere in clear: databases, files and logs of a product that has worked."""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from muara.app import Application, open_application
from muara.clock import FixedClock
from muara.erasure import erase
from muara.jobs import Job, RunContext
from muara.media import MediaFetcher, MediaLimits
from muara.pipeline import pack
from muara.schedule import all_jobs
from simulator.server import RunningSimulator
from store import equation, ledger, people, queries
from store.columns import metadata
from store.errors import Conflict, Erased, NotFound, StoreError
from store.models import (
    attachments,
    complaints,
    conversations,
    data_keys,
    deliveries,
    erasure_requests,
    items,
    outbox,
    reporter_addresses,
)
from store.objects import SHELVES
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.installation import PAGE_ID, START, Citizens, Shelf, settings_for, signed
from tests.ports import free_port
from tests.simulated import (
    SECRETS,
    People,
    is_serving,
    process,
    simulated_people,
    stop,
    wait_for,
    write_config,
)

MESSAGES = 80
WEBHOOKS = {"whatsapp": "webhook", "facebook": "webhook"}
SHORTEST = 6  # shorter ids, like a chat's third message, are found in anything
JPEG = b"\xff\xd8\xff"


# --- a product that has worked ----------------------------------------------------------------


@dataclass(frozen=True)
class Remains:
    """What a product leaves behind, and what must not be in it."""

    tables: bytes
    files: dict[str, bytes]
    log: bytes
    needles: set[bytes]
    complaints: int
    photos: int


def has_worked(store: Store, people: People) -> bool:
    """Everything was heard, its files fetched and most of it answered."""
    if not people.are_done():
        return False
    with store.read() as connection:
        lines = equation.day_totals(SYSTEM, connection)
        waits = select(func.count()).select_from(outbox)
        open_replies = connection.execute(waits.where(outbox.c.state.in_(("due", "sending"))))
        files = select(func.count()).where(attachments.c.state == "pending")
        return (
            len(lines) >= 4
            and not any(line.outcomes["pending"] for line in lines)
            and open_replies.scalar_one() == 0
            and connection.execute(files).scalar_one() == 0
        )


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)]
)
def remains(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Remains]:
    """A real process has heard some 80 messages on all four channels, at log level debug."""
    folder = tmp_path_factory.mktemp("privacy")
    url = f"sqlite:///{folder / 'muara.db'}"
    server = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        url = server.create_database()
    with (
        RunningSimulator() as simulator,
        simulated_people(simulator) as people,
        closing(Store(url, Keyring(bytes(range(32))))) as store,
    ):
        people.configure("x", rate_limits=False)
        log = folder / "serve.log"
        _let_work(folder, url, simulator, people, store, log)
        yield _remains(folder, store, people, log)
    if server is not None:
        server.drop_database(url)


def _let_work(
    folder: Path,
    url: str,
    simulator: RunningSimulator,
    people: People,
    store: Store,
    log: Path,
) -> None:
    port = free_port()
    config = write_config(
        folder,
        simulator.url,
        url,
        port=port,
        modes=WEBHOOKS,
        dialogue={"settle_seconds": 1, "questions": 0},
        log={"level": "debug"},
    )
    with process(["serve", "--config", str(config)], log, **SECRETS) as product:
        assert wait_for(lambda: is_serving(port)), log.read_text()
        address = f"http://127.0.0.1:{port}/hooks"
        people.point_webhooks({name: f"{address}/{name}" for name in WEBHOOKS})
        people.let_citizens_write(MESSAGES, per_minute=1500, seed=7)
        for channel in ("whatsapp", "telegram", "facebook", "x"):
            people.write(channel, "warga-foto", text="Jalan rusak", photo=True)
        assert wait_for(lambda: has_worked(store, people)), log.read_text()[-3000:]
        assert stop(product, signal.SIGTERM) == 0


def _remains(folder: Path, store: Store, people: People, log: Path) -> Remains:
    with store.read() as connection:
        found = connection.execute(select(func.count()).select_from(complaints)).scalar_one()
        photos = connection.execute(
            select(func.count()).where(attachments.c.state == "stored")
        ).scalar_one()
    left = [path for path in folder.rglob("*") if path.is_file() and path != log]
    return Remains(
        tables=dump(store),
        files={str(path.relative_to(folder)): path.read_bytes() for path in left},
        log=log.read_bytes(),
        needles=needles(people),
        complaints=found,
        photos=photos,
    )


def dump(store: Store) -> bytes:
    """Every value of every table, text as UTF-8 and bytes as they are."""
    values: list[bytes] = []
    with store.read() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                values += [v if isinstance(v, bytes) else str(v).encode() for v in row]
    return b"\n".join(values)


def needles(people: People) -> set[bytes]:
    """By what a person could be known: names, phones, and every id that a platform gave."""
    words = set()
    for person in people.everybody():
        phone = person["phone"].removeprefix("+")
        words |= {person["name"], person["username"], phone, "0" + phone.removeprefix("62")}
    for line in people.journal("citizen_wrote"):
        words |= {line["sender"], line["conversation"], line["external_id"]}
        words.add(line["conversation"].rpartition(":")[2])
    return {word.encode() for word in words if len(word) >= SHORTEST}


def found_in(content: bytes, words: set[bytes]) -> set[bytes]:
    return {word for word in words if word in content}


def test_the_product_has_heard_enough_for_this_to_mean_something(remains: Remains) -> None:
    assert remains.complaints >= 12
    assert remains.photos >= 4
    assert len(remains.needles) >= 100


def test_no_table_tells_who_wrote(remains: Remains) -> None:
    assert found_in(remains.tables, remains.needles) == set()


def test_no_file_on_disk_tells_who_wrote(remains: Remains) -> None:
    found = {name: found_in(content, remains.needles) for name, content in remains.files.items()}

    assert {name: words for name, words in found.items() if words} == {}
    assert any(name.startswith("media") for name in found)


def test_no_picture_lies_open(remains: Remains) -> None:
    media = [each for name, each in remains.files.items() if name.startswith("media")]

    assert [each for each in media if JPEG in each[:64]] == []


def test_no_log_line_tells_who_wrote_nor_a_secret(remains: Remains) -> None:
    secrets = {
        value.encode()
        for name, value in SECRETS.items()
        if "TOKEN" in name or "SECRET" in name or "KEY" in name
    }

    assert found_in(remains.log, remains.needles) == set()
    assert found_in(remains.log, secrets) == set()
    assert b'"level": "debug"' in remains.log or b'"level": "info"' in remains.log


# --- retention --------------------------------------------------------------------------------


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def application(tmp_path: Path, migrated_url: str, clock: FixedClock) -> Iterator[Application]:
    with open_application(settings_for(tmp_path, migrated_url), clock) as opened:
        yield opened


def receive(application: Application, channel: str, *bodies: bytes) -> None:
    """Take webhooks in at their proper door's ledger, and settle them."""
    now = application.clock.now()
    rows = [
        ledger.NewDelivery(
            channel=channel,
            source="webhook",
            received_at=now,
            day=now.date(),
            content=pack(body, signed(channel, body)),
        )
        for body in bodies
    ]
    with application.store.write() as connection:
        ledger.receive(application.store, connection, rows)
    application.pipeline.drain()


def run(application: Application, name: str, clock: FixedClock) -> dict[str, int]:
    """Run one job of the timetable now."""
    (job,) = [one for one in all_jobs(application) if one.name == name]
    assert isinstance(job, Job)
    context = RunContext(0, time.monotonic() + 60, threading.Event())
    return dict(job.work(context).counts)


def totals(application: Application) -> dict[str, int]:
    with application.store.read() as connection:
        lines = equation.day_totals(SYSTEM, connection)
    assert all(line.is_balanced for line in lines)
    return {line.channel: line.received for line in lines}


def content_of_deliveries(application: Application) -> list[bytes | None]:
    """What can still be read of each delivery, None for what is destroyed."""
    found: list[bytes | None] = []
    with application.store.read() as connection:
        for row in connection.execute(select(deliveries).order_by(deliveries.c.id)):
            try:
                content = ledger.delivery_content(application.store, connection, row)
            except StoreError:
                content = b""
            found.append(content or None)
    return found


def test_after_thirty_days_no_request_can_be_read_any_more_and_the_sums_hold(
    application: Application, clock: FixedClock
) -> None:
    citizens = Citizens(clock)
    receive(application, "telegram", citizens.telegram(1, text="Jalan rusak"))
    clock.move(timedelta(days=29))
    receive(application, "telegram", citizens.telegram(2, text="Lampu mati"))
    assert run(application, "retention", clock)["day_keys"] == 0
    before = totals(application)

    clock.move(timedelta(days=2))
    assert run(application, "retention", clock)["day_keys"] == 1

    assert [content is None for content in content_of_deliveries(application)] == [True, False]
    assert totals(application) == before
    with application.store.read() as connection:
        old = connection.execute(select(data_keys).order_by(data_keys.c.id)).first()
        sealed = connection.execute(select(deliveries.c.sealed).order_by(deliveries.c.id)).first()
        kept = connection.execute(select(items.c.sealed, items.c.redacted_text)).all()
    assert old is not None
    assert (old.wrapped, old.destroyed_at) == (None, clock.now())
    assert sealed is not None
    assert sealed.sealed is None
    assert all(row.sealed and row.redacted_text for row in kept)


def test_a_destroyed_key_is_gone_from_the_file_too(
    tmp_path: Path, migrated_sqlite_url: str, clock: FixedClock
) -> None:
    file = Path(migrated_sqlite_url.removeprefix("sqlite:///"))
    with open_application(settings_for(tmp_path, migrated_sqlite_url), clock) as application:
        receive(application, "telegram", Citizens(clock).telegram(1, text="Jalan rusak"))
        with application.store.read() as connection:
            query = select(data_keys.c.wrapped).where(data_keys.c.purpose.like("day:%"))
            wrapped = connection.execute(query).scalar_one()
        clock.move(timedelta(days=32))
        run(application, "retention", clock)
    left = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))

    assert wrapped not in left
    assert left.startswith(b"SQLite format 3")


def test_what_could_not_be_read_is_kept_ninety_days_for_a_replay(
    application: Application, clock: FixedClock
) -> None:
    receive(application, "telegram", b"{ not json")
    for days, is_readable in ((31, True), (58, True), (2, False)):
        clock.move(timedelta(days=days))
        run(application, "retention", clock)

        (content,) = content_of_deliveries(application)
        assert (content is not None) == is_readable
        assert totals(application) == {"telegram": 1}


# --- erasure ----------------------------------------------------------------------------------

PHOTO = {"photo": [{"file_id": "f1", "file_unique_id": "u1", "width": 90, "height": 90}]}
FILES = {"f1": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500)}


def fetch_media(application: Application) -> None:
    shelves = {name: Shelf(FILES) for name in application.channels}
    MediaFetcher(
        application.store, application.objects, shelves, application.clock, MediaLimits()
    ).fetch_due()


def objects_of(application: Application) -> list[str]:
    later = application.clock.now() + timedelta(days=36500)
    found = (application.objects.lying_since(shelf, later) for shelf in SHELVES)
    return [name for names in found for name in names]


def reporters_by_complaint(application: Application) -> list[int]:
    with application.store.read() as connection:
        query = select(complaints.c.reporter_id).order_by(complaints.c.id)
        return list(connection.execute(query).scalars())


def test_an_erased_person_leaves_no_words_no_files_and_no_requests(
    application: Application, clock: FixedClock
) -> None:
    citizens = Citizens(clock)
    photo = citizens.telegram(1, caption="Jalan rusak", **PHOTO)
    receive(application, "telegram", photo)
    receive(application, "telegram", photo)  # the platform repeats itself
    receive(application, "telegram", citizens.telegram(2, caption="Lampu mati", **PHOTO))
    fetch_media(application)
    first, second = reporters_by_complaint(application)
    assert len(objects_of(application)) == 2

    assert erase(application, SYSTEM, first, "asked") == 1

    assert len(objects_of(application)) == 1
    assert [content is None for content in content_of_deliveries(application)] == [
        True,
        True,
        False,
    ]
    with application.store.read() as connection:
        rows = connection.execute(select(attachments).order_by(attachments.c.id)).all()
        left = set(connection.execute(select(reporter_addresses.c.reporter_id)).scalars())
        texts = connection.execute(
            select(items.c.redacted_text).where(items.c.outcome == "stored").order_by(items.c.id)
        ).scalars()
        assert list(texts) == [None, "Lampu mati"]
    assert [(row.state, row.reason, row.sha256 is None) for row in rows] == [
        ("unavailable", "reporter_erased", True),
        ("stored", None, False),
    ]
    assert left == {second}
    assert totals(application) == {"telegram": 3}


def blocks_the_bot(person: int, clock: FixedClock) -> bytes:
    """What Telegram says of a person who wants no messages of ours any more."""
    chat = {"id": 1000 + person, "type": "private", "first_name": "Warga"}
    bot = {"id": 7100000001, "is_bot": True, "first_name": "Aduan"}
    change = {
        "chat": chat,
        "from": {"id": 1000 + person, "is_bot": False, "first_name": "Warga"},
        "date": int(clock.now().timestamp()),
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "kicked"},
    }
    return json.dumps({"update_id": 9000 + person, "my_chat_member": change}).encode()


def reads_all(person: int, clock: FixedClock) -> bytes:
    """What Messenger says of a person who has read what we wrote."""
    now = int(clock.now().timestamp() * 1000)
    who = {"sender": {"id": str(9000 + person)}, "recipient": {"id": PAGE_ID}, "timestamp": now}
    return Citizens(clock).messenger(who | {"read": {"watermark": now}})


def writes(person: int, clock: FixedClock) -> bytes:
    """A message to the Page."""
    now = int(clock.now().timestamp() * 1000)
    who = {"sender": {"id": str(9000 + person)}, "recipient": {"id": PAGE_ID}, "timestamp": now}
    said = {"mid": f"m_{person}", "text": "Jalan rusak di depan pasar"}
    return Citizens(clock).messenger(who | {"message": said})


def test_an_erased_person_leaves_no_receipts_that_name_them(
    application: Application, clock: FixedClock
) -> None:
    citizens = Citizens(clock)
    for person in (1, 2):
        receive(application, "telegram", citizens.telegram(person, text="Jalan rusak"))
        receive(application, "telegram", blocks_the_bot(person, clock))
        receive(application, "page", writes(person, clock), reads_all(person, clock))
    on_telegram, on_page, *_ = reporters_by_complaint(application)
    for reporter in (on_telegram, on_page):
        erase(application, SYSTEM, reporter, "asked")
    left = content_of_deliveries(application)
    assert [content is None for content in left] == [True] * 4 + [False] * 4
    assert totals(application) == {"telegram": 4, "page": 4}


def test_an_erased_person_who_writes_again_is_not_known_to_have_made_the_former_reports(
    application: Application, clock: FixedClock
) -> None:
    citizens = Citizens(clock)
    receive(application, "telegram", citizens.telegram(1, text="Jalan rusak di depan pasar"))
    receive(application, "telegram", citizens.telegram(2, text="Lampu mati di depan pasar"))
    erase(application, SYSTEM, reporters_by_complaint(application)[0], "asked")
    receive(application, "telegram", citizens.telegram(1, text="Sampah menumpuk di pasar"))
    receive(application, "telegram", citizens.telegram(2, text="Lampunya masih mati"))
    with application.store.read() as connection:
        query = select(complaints.c.conversation_id).order_by(complaints.c.id)
        former, other, again = connection.execute(query).scalars()
        query = select(conversations.c.memory).where(conversations.c.id == former)
        assert connection.execute(query).scalar_one() is None
        query = select(items.c.complaint_id).where(items.c.conversation_id == other)
        assert len(set(connection.execute(query).scalars())) == 1, "nobody else is cut off"
    assert former != again


def test_a_wish_of_somebody_who_is_erased_in_another_way_is_done(
    application: Application, clock: FixedClock
) -> None:
    receive(application, "telegram", Citizens(clock).telegram(1, text="Jalan rusak"))
    receive(application, "telegram", Citizens(clock).telegram(2, text="Lampu mati"))
    first, second = reporters_by_complaint(application)
    with application.store.write() as connection:
        for reporter, code in ((first, "A"), (second, "B")):
            people.request_own_erasure(SYSTEM, connection, reporter, "telegram", code, clock.now())
    erase(application, SYSTEM, first, "asked by letter")
    with application.store.read() as connection:
        waiting = people.open_erasure_requests(SYSTEM, connection)
        assert [(row.code, row.reporter_id) for row in waiting] == [("B", second)]
        states = select(erasure_requests.c.state).where(erasure_requests.c.code == "A")
        assert connection.execute(states).scalar_one() == "done"


def test_what_was_still_to_be_told_to_an_erased_person_waits_no_longer_and_troubles_nobody(
    application: Application, clock: FixedClock
) -> None:
    receive(application, "telegram", Citizens(clock).telegram(1, text="Jalan rusak"))
    states = select(outbox.c.state)
    with application.store.write() as connection:
        assert connection.execute(states).scalars().all() == ["due"]
        later = {"idempotency_key": "later", "destination": "channel:telegram", "reporter_id": 1}
        times = dict.fromkeys(("created_at", "due_at", "latest_at"), clock.now())
        news = {"purpose": "answer", "state": "waiting", "attempts": 1, "repeats": 0}
        connection.execute(outbox.insert().values(**later, **times, **news))
    erase(application, SYSTEM, reporters_by_complaint(application)[0], "asked")
    with application.store.read() as connection:
        assert connection.execute(states).scalars().all() == ["dropped"] * 2


def test_who_is_erased_while_the_files_are_out_of_reach_is_forgotten_all_the_same(
    application: Application, clock: FixedClock, tmp_path: Path
) -> None:
    receive(application, "telegram", Citizens(clock).telegram(1, caption="Jalan rusak", **PHOTO))
    fetch_media(application)
    (lying,) = objects_of(application)
    (reporter,) = reporters_by_complaint(application)
    media = tmp_path / "media"
    media.rename(tmp_path / "away")
    media.write_text("a file where the folder was")

    assert erase(application, SYSTEM, reporter, "asked") == 0
    media.unlink()
    (tmp_path / "away").rename(media)

    assert application.objects.get(lying)
    clock.move(timedelta(days=36500))
    for _ in range(16):
        clock.move(timedelta(hours=1))
        run(application, "orphans", clock)
    with pytest.raises(NotFound):
        application.objects.get(lying)


def test_files_that_belong_to_somebody_and_those_just_put_are_not_swept(
    application: Application, clock: FixedClock
) -> None:
    receive(application, "telegram", Citizens(clock).telegram(1, caption="Jalan rusak", **PHOTO))
    fetch_media(application)
    orphan = application.objects.put(b"sealed, and then we died")

    def sweep() -> int:
        counts = []
        for _ in range(16):
            clock.move(timedelta(hours=1))
            counts.append(run(application, "orphans", clock)["orphans"])
        return sum(counts)

    clock.set(START.replace(year=2020))  # as if it had been put just now
    assert sweep() == 0
    clock.set(START.replace(year=2126))
    assert sweep() == 1
    assert orphan not in objects_of(application)
    assert len(objects_of(application)) == 1


def test_a_person_is_not_erased_while_messages_beside_theirs_are_being_read(
    application: Application, clock: FixedClock
) -> None:
    citizens = Citizens(clock)
    receive(application, "page", citizens.comment(1, "Sampah menumpuk"))
    with application.store.write() as connection:
        connection.execute(items.update().values(outcome="pending", reporter_id=1))

    with pytest.raises(Conflict):
        erase(application, SYSTEM, 1, "asked")
    with application.store.read() as connection:
        assert connection.execute(select(reporter_addresses)).first() is not None


def test_what_was_sealed_for_an_erased_person_can_never_be_opened(
    application: Application, clock: FixedClock
) -> None:
    receive(application, "telegram", Citizens(clock).telegram(1, text="Jalan rusak"))
    (reporter,) = reporters_by_complaint(application)
    erase(application, SYSTEM, reporter, "asked")

    with application.store.read() as connection, pytest.raises(Erased):
        queries.reporter_sealer(SYSTEM, connection, application.store.keyring, reporter)
