"""The copy of what is kept about one person: theirs all, nobody else's, and not unnoticed."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from muara import identity
from muara.erasure import erase
from muara.media import MediaFetcher, MediaLimits
from muara.own_copy import write_copy
from store import people
from store.audit_models import audits
from store.dispatch_models import dispatches
from store.errors import Erased, Locked, NotPermitted, NotPossible
from store.models import complaints
from store.rights import ROLE_RIGHTS, Right
from store.scope import SYSTEM, Scope
from tests.caseworking import Town, open_town
from tests.installation import Shelf

BY_HAND = Scope(actor="command_line:dpo")
PHOTO = {"photo": [{"file_id": "f1", "file_unique_id": "u1", "width": 90, "height": 90}]}
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500)


@pytest.fixture
def town(tmp_path: Path, migrated_url: str) -> Iterator[Town]:
    with open_town(tmp_path, migrated_url) as opened:
        yield opened


def copy_of(town: Town, number: str, scope: Scope = BY_HAND) -> bytes:
    file = io.BytesIO()
    write_copy(town.application, scope, town.row(number).id, file, "asked at the counter")
    return file.getvalue()


def table(made: bytes, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        return list(csv.DictReader(io.StringIO(opened.read(f"{name}.csv").decode())))


def test_a_copy_holds_what_one_person_said_was_told_and_who_has_it(town: Town) -> None:
    number = town.answered(person=1, text="Jalan rusak, hubungi 0811-0000-1234", **PHOTO)
    other = town.tell(2, text="Lampu mati")
    town.let_answer("sent", sent_at=town.clock.now())
    store, now = town.application.store, town.clock.now()
    shelves = {name: Shelf({"f1": JPEG}) for name in town.application.channels}
    objects = town.application.objects
    MediaFetcher(store, objects, shelves, town.application.clock, MediaLimits()).fetch_due()
    theirs = town.row(number)
    went = {"destination": "pusat", "action": "open", "event": "complaint_verified", "at": now}
    went |= {"idempotency_key": "open:1", "complaint_id": theirs.id, "state": "sent", "facts": {}}
    went |= {"created_at": now, "due_at": now, "attempts": 1, "uncertain_attempts": 0}
    with store.write() as connection:
        connection.execute(insert(dispatches).values(**went))
    identity.reveal(store, BY_HAND, theirs.id, now, reason="contact", words="to call them")

    made = copy_of(town, number)

    (message,) = table(made, "messages")
    assert message["text"] == "Jalan rusak, hubungi 0811-0000-1234"
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.read(message["files"]) == JPEG
        everything = b"".join(map(opened.read, opened.namelist()))
    assert {"what": "name", "value": "Warga Karangan"} in table(made, "contacts")
    assert [row["tracking_id"] for row in table(made, "reports")] == [number]
    assert [row["text"] for row in table(made, "answers")] == ["Sudah ditambal."]
    assert "Sudah ditambal." in table(made, "replies")[0]["text"]
    assert "pusat" in [row["recipient"] for row in table(made, "recipients")]
    assert [(row["what"], row["role"]) for row in table(made, "looks")] == [
        ("identity_revealed", "command_line")
    ]
    assert b"dpo" not in everything, "roles and times, no names"
    assert other.encode() not in everything
    assert b"Lampu mati" not in everything


def test_that_a_copy_was_made_stands_in_the_trail_with_its_checksum(town: Town) -> None:
    number = town.tell()
    made = copy_of(town, number)
    with town.application.store.read() as connection:
        began, ended = connection.execute(select(audits).order_by(audits.c.id)).all()
    assert (began.action, ended.action) == ("export_started", "export_made")
    assert (ended.subject_kind, ended.subject_id) == ("reporter", town.row(number).reporter_id)
    assert ended.details["sha256"] == hashlib.sha256(made).hexdigest()
    assert ended.details["is_complete"]


def test_a_copy_is_not_made_without_right_or_reason_nor_of_the_forgotten(town: Town) -> None:
    number = town.tell()
    with pytest.raises(NotPermitted):
        copy_of(town, number, BY_HAND.without(Right.COPY_PERSON))
    with pytest.raises(NotPossible):
        write_copy(town.application, BY_HAND, town.row(number).id, io.BytesIO(), " ")
    with pytest.raises(NotPossible):
        write_copy(town.application, BY_HAND, town.row(number).id, io.BytesIO(), "warga karangan")
    reporter, now = town.row(number).reporter_id, town.clock.now()
    with town.application.store.write() as connection:
        people.request_own_erasure(SYSTEM, connection, reporter, "telegram", "c0de", now)
    with pytest.raises(Locked):
        copy_of(town, number)
    erase(town.application, SYSTEM, reporter, "asked")
    with pytest.raises(Erased):
        copy_of(town, number)


def test_a_copy_leaves_out_what_its_maker_may_not_see(town: Town) -> None:
    number = town.answered(person=1)
    town.let_answer("sent", sent_at=town.clock.now())
    town.clock.move(timedelta(days=3))  # otherwise it would belong to the first
    other = town.tell(1, text="Lampu mati di depan pasar")
    with town.application.store.write() as connection:
        is_first = complaints.c.tracking_id == number
        connection.execute(update(complaints).where(is_first).values(seal="oversight"))
    officer = Scope(actor="operator:5", rights=ROLE_RIGHTS["data_protection_officer"])
    made = copy_of(town, other, officer)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        everything = b"".join(map(opened.read, opened.namelist()))
    assert other.encode() in everything
    assert number.encode() not in everything
