"""What is hidden of citizens' files, what voices say, and who may see what."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from store import casereading, changes, files, media
from store.casework import reach
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.models import attachments, items
from store.rights import ROLE_RIGHTS, ROLES
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.desk import Desk, message
from tests.people import NOW
from tests.unit.store.test_casework import OFFICER, WORDS, Office, office

__all__ = ["office"]  # the fixture

FACE = (0.1, 0.1, 0.2, 0.2)


def photo(office: Office) -> tuple[int, int]:
    """A complaint with one picture: their ids."""
    found = {"kind": "image", "reference": "p", "mime_type": "image/jpeg"}
    made = office.complaint(content="image", attachments=[found])
    with office.desk.store.read() as connection:
        query = select(attachments.c.id).join(items).where(items.c.complaint_id == made)
        return made, connection.execute(query).scalar_one()


def message_of(office: Office, file_id: int) -> int:
    """The message to which a file belongs."""
    (row,) = office.desk.rows(attachments, attachments.c.id == file_id)
    return int(row.item_id)


def write(office: Office, function: Any, *given: Any, by: Any = OFFICER, **more: Any) -> None:
    with office.desk.store.write() as connection:
        function(by, connection, *given, office.desk.clock.now(), **more)


def facts(office: Office, file_id: int) -> files.FileFacts:
    with office.desk.store.read() as connection:
        return files.facts_of(OFFICER, connection, [file_id])[file_id]


def test_a_mask_is_kept_changed_and_seen_by_version(office: Office) -> None:
    made, picture = photo(office)
    before = office.look(made).version
    write(office, files.mask_picture, picture, [FACE], 90)
    known = facts(office, picture).mask
    assert known is not None
    assert (known.regions, known.turned, known.version) == ([list(FACE)], 90, 1)
    assert office.look(made).version == before + 1
    assert office.last_event() == "picture_masked"
    with pytest.raises(Conflict):
        write(office, files.mask_picture, picture, [], 0)
    write(office, files.mask_picture, picture, [], 0, version=1)
    again = facts(office, picture).mask
    assert again is not None
    assert (again.regions, again.version) == ([], 2)


@pytest.mark.parametrize(
    ("regions", "turned"),
    [
        ([(0.9, 0.1, 0.2, 0.1)], 0),
        ([(-0.1, 0.1, 0.2, 0.1)], 0),
        ([(0.1, 0.1, 0.0, 0.1)], 0),
        ([(float("nan"), 0.1, 0.1, 0.1)], 0),
        ([FACE], 45),
        ([FACE] * 61, 0),
    ],
)
def test_a_mask_lies_within_its_picture(office: Office, regions: Any, turned: int) -> None:
    _, picture = photo(office)
    with pytest.raises(NotPossible):
        write(office, files.mask_picture, picture, regions, turned)


def test_a_transcript_is_kept_sealed_and_redacted(office: Office) -> None:
    made, voice = photo(office)
    write(office, files.write_transcript, voice, WORDS, "nomor saya [phone]")
    known = facts(office, voice).transcript
    assert known is not None
    assert (known.sealed, known.redacted_text) == (WORDS, "nomor saya [phone]")
    assert office.last_event() == "voice_transcribed"
    assert office.look(made).version > 1, "it is read anew for search"


def test_who_does_not_handle_reports_neither_masks_nor_types(office: Office) -> None:
    _, picture = photo(office)
    auditor = replace(OFFICER, rights=ROLE_RIGHTS["auditor"])
    far = replace(OFFICER, jurisdictions=frozenset({"UJI"}))
    with pytest.raises(NotPermitted):
        write(office, files.mask_picture, picture, [FACE], 0, by=auditor)
    with pytest.raises(NotPermitted):
        write(office, files.write_transcript, picture, WORDS, "", by=auditor)
    with pytest.raises(NotFound):
        write(office, files.mask_picture, picture, [FACE], 0, by=far)


def test_a_release_says_why_and_is_found_with_its_file(office: Office) -> None:
    made, picture = photo(office)
    assert facts(office, picture).released_because is None
    office.do(reach.release, made, reason="needed_on_site", attachment_id=picture)
    assert facts(office, picture).released_because == "needed_on_site"


def test_what_its_author_takes_back_is_released_no_longer(office: Office) -> None:
    (made, picture), (_, other) = photo(office), photo(office)
    item = message_of(office, picture)
    for said in ({"item_id": item}, {"attachment_id": picture}):
        office.do(reach.release, made, reason="asked_for", **said)
    kept = message_of(office, other)
    for item_id, is_shown in ((kept, True), (item, False)):
        gone = changes.NewMessage(item_id=item_id, at=office.desk.clock.now(), event="deleted")
        write(office, changes.add_message, made, gone)
        assert (facts(office, picture).released_because is not None) == is_shown
    with office.desk.store.read() as connection:
        assert casereading.released_to_agencies(OFFICER, connection, made) == []
    assert office.desk.events.count("release_ended") == 2


def test_originals_are_for_those_who_decide_what_others_see() -> None:
    may = {
        role: files.may_see_originals(replace(OFFICER, rights=ROLE_RIGHTS[role])) for role in ROLES
    }
    assert [role for role, is_allowed in may.items() if is_allowed] == ["officer", "supervisor"]
    at_an_agency = replace(OFFICER, agencies=frozenset({1}))
    assert not files.may_see_originals(at_an_agency), "whatever rights they have"


def test_whose_files_lie_there_is_known_in_any_order_of_letters(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    with closing(Store(migrated_postgres_url, keyring)) as store:
        desk = Desk(store)
        desk.take(message("1", "warga-1"))
        _look_in_another_order(store, desk.stored[0].id)


def _look_in_another_order(store: Store, item_id: int) -> None:
    with store.read() as connection:
        # For this look alone: what is changed in a reading is not kept.
        for table, column in (
            ("attachment", "object_name"),
            ("work_file", "object_name"),
            ("import_batch", "object_name"),
            ("import_batch", "faults_name"),
        ):
            connection.exec_driver_sql(
                f'ALTER TABLE {table} ALTER {column} TYPE varchar COLLATE "en-US-x-icu"'
            )
        files_there = [changes.NewAttachment(kind="image", object_name=n) for n in ("a1/x", "b1/x")]
        changes.add_attachments(SYSTEM, connection, item_id, files_there, NOW)
        assert media.known_objects(SYSTEM, connection, "a") == {"a1/x"}
        assert media.known_objects(SYSTEM, connection, "") == {"a1/x", "b1/x"}
