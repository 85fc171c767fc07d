"""What becomes of a citizen's file, by what the platform says and what it holds."""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from sqlalchemy import Row

from channels.base import Attachment
from channels.errors import PermanentFailure, TemporaryFailure
from muara.media import MediaFetcher, MediaLimits, NotKept, media_type, open_content
from store import media, people, queries
from store.errors import Erased
from store.models import attachments
from store.objects import SHELVES, Objects
from store.scope import SYSTEM
from tests.desk import START, Desk, message

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
PHOTO = {"kind": "image", "reference": "photo-1", "mime_type": "image/jpeg"}
LIMITS = MediaLimits(size=1000, seconds=5, attempts=3)


class Shelf:
    """A platform's file server: gives `content`, or raises it, after doing what is `first`."""

    def __init__(
        self,
        content: bytes | Exception | BinaryIO = PNG,
        first: Callable[[], None] = lambda: None,
    ) -> None:
        self._content = content
        self._first = first
        self.asked: list[str] = []

    @contextmanager
    def open_media(self, attachment: Attachment) -> Iterator[BinaryIO]:
        self.asked.append(attachment.reference)
        self._first()
        if isinstance(self._content, Exception):
            raise self._content
        yield io.BytesIO(self._content) if isinstance(self._content, bytes) else self._content


class Drip(io.RawIOBase):
    """A byte at a time, and slowly."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        time.sleep(0.02)
        buffer[:1] = b"x"
        return 1


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    return Objects(str(tmp_path / "media"))


def lying(objects: Objects) -> list[str]:
    """The names of all objects."""
    later = START + timedelta(days=36500)
    return [name for shelf in SHELVES for name in objects.lying_since(shelf, later)]


def fetch(
    desk: Desk,
    objects: Objects,
    shelf: object,
    limits: MediaLimits = LIMITS,
    kind: str = "chat",
) -> Row[Any]:
    """Fetch what is due; the first file's row afterwards."""
    shelves, kinds = {"chat": shelf}, {"chat": kind}
    MediaFetcher(desk.store, objects, shelves, desk.clock, limits, kinds=kinds).fetch_due()
    return desk.rows(attachments)[0]


def test_a_file_is_kept_sealed_with_its_true_type_its_size_and_its_hash(
    desk: Desk, objects: Objects
) -> None:
    desk.take(message(attachments=[PHOTO]))

    row = fetch(desk, objects, Shelf(PNG))

    assert (row.state, row.reason, row.mime_type, row.size) == ("stored", None, "image/png", 48)
    assert row.sha256 == hashlib.sha256(PNG).hexdigest()
    assert row.stored_at == START
    assert PNG not in objects.get(row.object_name)
    with desk.store.read() as connection:
        found = queries.attachment(SYSTEM, connection, row.id)
    assert open_content(desk.store, objects, found) == PNG


@pytest.mark.parametrize(
    ("failure", "state", "reason"),
    [
        (PermanentFailure("gone", code="404"), "unavailable", "gone"),
        (PermanentFailure("gone", code="410"), "unavailable", "gone"),
        (PermanentFailure("expired", code="403"), "unavailable", "access_denied"),
        (PermanentFailure("no", code="refused"), "refused", "refused"),
        (PermanentFailure("big", code="too_large"), "too_large", "too_large"),
        (PermanentFailure("what"), "unavailable", "unavailable"),
    ],
)
def test_a_final_refusal_says_how_far_the_file_came(
    desk: Desk, objects: Objects, failure: PermanentFailure, state: str, reason: str
) -> None:
    desk.take(message(attachments=[PHOTO]))
    shelf = Shelf(failure)

    row = fetch(desk, objects, shelf)
    desk.wait(days=2)
    fetch(desk, objects, shelf)

    assert (row.state, row.reason) == (state, reason)
    assert shelf.asked == ["photo-1"]


@pytest.mark.parametrize(("kind", "code"), [("chat", "401"), ("whatsapp", "20003")])
def test_a_token_that_ended_costs_no_picture(
    desk: Desk, objects: Objects, kind: str, code: str
) -> None:
    desk.take(message(attachments=[PHOTO]))
    shelf = Shelf(PermanentFailure("Look at the credentials.", code=code))
    limits = replace(LIMITS, attempts=8)
    for _ in range(6):
        row = fetch(desk, objects, shelf, limits, kind)
        assert (row.state, row.reason) == ("pending", "access_denied")
        desk.wait(hours=12)
    assert fetch(desk, objects, Shelf(PNG), limits).state == "stored"
    assert len(shelf.asked) == 6


def test_a_file_that_telegram_no_longer_has_is_not_taken_for_an_unknown_bot(
    desk: Desk, objects: Objects
) -> None:
    desk.take(message(attachments=[PHOTO]))
    shelf = Shelf(PermanentFailure("The file is no longer there.", code="404"))
    row = fetch(desk, objects, shelf, kind="telegram")
    assert (row.state, row.reason) == ("unavailable", "gone")


def test_more_bytes_than_allowed_are_not_fetched_to_their_end(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))

    row = fetch(desk, objects, Shelf(bytes(1001)))

    assert (row.state, row.reason) == ("too_large", "too_large")
    assert lying(objects) == []


def test_a_file_that_is_declared_too_large_is_not_even_asked_for(
    desk: Desk, objects: Objects
) -> None:
    desk.take(message(attachments=[PHOTO | {"size": 1001}]))
    shelf = Shelf()

    assert fetch(desk, objects, shelf).state == "too_large"
    assert shelf.asked == []


def test_a_file_that_drips_is_given_up_in_time_and_tried_again(
    desk: Desk, objects: Objects
) -> None:
    desk.take(message(attachments=[PHOTO]))
    drip: Any = io.BufferedReader(Drip())
    began = time.monotonic()

    row = fetch(desk, objects, Shelf(drip), MediaLimits(size=1000, seconds=0.1))

    assert (row.state, row.reason) == ("pending", "too_slow")
    assert time.monotonic() - began < 3


def test_pauses_grow_and_the_last_attempt_is_the_last(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))
    shelf = Shelf(TemporaryFailure("busy"))
    pauses = []

    for _ in range(LIMITS.attempts):
        row = fetch(desk, objects, shelf)
        pauses.append(row.due_at - desk.clock.now())
        desk.clock.set(row.due_at)

    assert (row.state, row.reason) == ("unavailable", "given_up")
    assert pauses[:2] == [timedelta(seconds=30), timedelta(minutes=2)]


@pytest.mark.parametrize(
    ("asked", "pause"),
    [(5.0, timedelta(seconds=30)), (600.0, timedelta(minutes=10)), (1e12, timedelta(days=1))],
)
def test_a_platform_that_names_a_time_is_left_alone_until_then_within_reason(
    desk: Desk, objects: Objects, asked: float, pause: timedelta
) -> None:
    desk.take(message(attachments=[PHOTO]))

    row = fetch(desk, objects, Shelf(TemporaryFailure("busy", retry_after=asked)))

    assert row.due_at - START == pause


def test_a_file_that_we_stumble_over_does_not_hold_up_the_next(
    desk: Desk, objects: Objects
) -> None:
    desk.take(message("1", attachments=[PHOTO]), message("2", attachments=[PHOTO]))
    stumbles = iter([True, False])

    def stumble() -> None:
        if next(stumbles):
            raise KeyError("what nobody thought of")

    fetch(desk, objects, Shelf(PNG, stumble))

    assert [row.state for row in desk.rows(attachments)] == ["pending", "stored"]


def test_trouble_of_our_own_object_store_costs_no_attempt_and_is_told(
    desk: Desk, tmp_path: Path
) -> None:
    desk.take(message(attachments=[PHOTO]))
    objects = Objects(str(tmp_path / "media"))
    (tmp_path / "media").rmdir()
    (tmp_path / "media").write_text("a file where the folder was")

    for _ in range(LIMITS.attempts + 1):
        with pytest.raises(NotKept, match=r"store\.objects"):
            fetch(desk, objects, Shelf())
        desk.wait(minutes=1)
    (tmp_path / "media").unlink()
    (tmp_path / "media").mkdir()

    assert desk.rows(attachments)[0].reason == "not_kept"
    assert fetch(desk, objects, Shelf()).state == "stored"


def test_a_file_of_a_person_erased_meanwhile_is_not_kept(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))
    reporter_id = desk.stored[0].reporter_id

    def erase() -> None:
        with desk.store.write() as connection:
            media.release_files(SYSTEM, connection, reporter_id)
            people.erase_reporter(SYSTEM, connection, reporter_id, START, "asked")

    row = fetch(desk, objects, Shelf(PNG, erase))

    assert (row.state, row.reason, row.object_name) == ("unavailable", "reporter_erased", None)
    assert lying(objects) == []


def test_a_file_of_a_person_erased_before_is_not_asked_for(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, desk.stored[0].reporter_id, START, "asked")
    shelf = Shelf()

    assert fetch(desk, objects, shelf).reason == "reporter_erased"
    assert shelf.asked == []


def test_two_fetchers_do_not_fetch_the_same_file(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))
    second = Shelf()

    def come_between() -> None:
        fetch(desk, objects, second)

    fetch(desk, objects, Shelf(PNG, come_between))

    assert second.asked == []
    assert len(lying(objects)) == 1


def test_a_stop_in_the_middle_of_a_file_costs_no_attempt(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))
    stops = iter([False, False])  # before the batch and the file; then in its middle
    fetcher = MediaFetcher(desk.store, objects, {"chat": Shelf()}, desk.clock, LIMITS)

    fetcher.fetch_due(lambda: next(stops, True))

    row = desk.rows(attachments)[0]
    assert (row.state, row.reason, row.attempts) == ("pending", "interrupted", 0)
    assert fetch(desk, objects, Shelf()).state == "stored"


def test_files_of_one_channel_do_not_wait_for_anothers(desk: Desk, objects: Objects) -> None:
    desk.take(message("1", attachments=[PHOTO]))
    desk.take(message("2", attachments=[PHOTO]), channel="page")
    shelves = {"chat": Shelf(), "page": Shelf()}
    fetcher = MediaFetcher(desk.store, objects, shelves, desk.clock, LIMITS)

    assert fetcher.fetch_due(channel="page") == {"stored": 1}
    assert shelves["chat"].asked == []


def test_an_album_is_fetched_whole(desk: Desk, objects: Objects) -> None:
    album = [PHOTO | {"reference": f"photo-{n}"} for n in range(3)]
    desk.take(message(attachments=album))
    shelf = Shelf()

    fetch(desk, objects, shelf)

    assert sorted(shelf.asked) == ["photo-0", "photo-1", "photo-2"]
    assert {row.state for row in desk.rows(attachments)} == {"stored"}


@pytest.mark.parametrize(
    ("content", "declared", "true"),
    [
        (PNG, "image/jpeg", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", None, "image/jpeg"),
        (b"%PDF-1.4\n", "image/jpeg", "application/pdf"),
        (b"<html><script>", "image/jpeg", "text/html"),
        (b"OggS\x00\x02" + bytes(40), "audio/ogg; codecs=opus", "audio/ogg"),
        (b"OggS\x00\x02" + bytes(40), None, "application/ogg"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(9), "audio/mp4", "audio/mp4"),
        (b"ID3\x03" + bytes(20), "audio/mpeg", "audio/mpeg"),
        (b"#!AMR\n\x00", "audio/amr", "audio/amr"),
        (b"BMKG memberi peringatan dini", "text/plain", "text/plain"),
        (b"no picture at all", "image/jpeg", "application/octet-stream"),
        (b"no page at all", "text/html", "application/octet-stream"),
        (b"", "image/png", "application/octet-stream"),
        (b"", None, "application/octet-stream"),
    ],
)
def test_the_type_is_that_of_the_content_where_the_content_tells(
    content: bytes, declared: str | None, true: str
) -> None:
    assert media_type(content, declared) == true


def test_nobody_opens_what_an_erased_person_sent(desk: Desk, objects: Objects) -> None:
    desk.take(message(attachments=[PHOTO]))
    row = fetch(desk, objects, Shelf())
    with desk.store.read() as connection:
        found = queries.attachment(SYSTEM, connection, row.id)
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, found.reporter_id, START, "asked")

    with pytest.raises(Erased):
        open_content(desk.store, objects, found)
