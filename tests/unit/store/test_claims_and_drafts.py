"""Two people at one complaint: who has it in hand, and what each of them had begun to write."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert, select

from store import media, people
from store.case_models import (
    FollowUpKind,
    assignments,
    claims,
    drafts,
    follow_ups,
    picture_masks,
    transcripts,
    work_files,
)
from store.casework import answering, assigning, verifying
from store.casework import drafts as drafting
from store.casework.answering import NewFile, NewFollowUp
from store.casework.claims import (
    LEASE,
    claim,
    holder_of,
    release_claim,
    take_over_claim,
    taken_from,
)
from store.dispatch_models import dispatches
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.models import attachments, complaints, items
from store.rights import ROLE_RIGHTS, Right
from store.scope import Scope
from tests.desk import SCOPE
from tests.unit.store.test_casework import LIAISON, OFFICER, VERIFIED, WORDS, Office, office

__all__ = ["office"]  # the fixture

COLLEAGUE = replace(OFFICER, actor="operator:2", operator_id=2)


def hold(office: Office, who: Scope, complaint_id: int, function: Any = claim) -> Any:
    with office.desk.store.write() as connection:
        return function(who, connection, complaint_id, office.desk.clock.now())


def look(office: Office, function: Any, complaint_id: int, who: Scope = OFFICER) -> Any:
    with office.desk.store.read() as connection:
        return function(who, connection, complaint_id, office.desk.clock.now())


def claimed_by(office: Office, complaint_id: int) -> int | None:
    holder = look(office, holder_of, complaint_id)
    return holder.operator_id if holder else None


# --- claims


def test_a_claim_is_the_first_ones_until_it_lapses(office: Office) -> None:
    made = office.complaint()
    assert hold(office, OFFICER, made).operator_id == 1
    assert hold(office, COLLEAGUE, made).operator_id == 1, "the second is told who has it"
    office.desk.wait(seconds=LEASE.total_seconds())
    assert claimed_by(office, made) is None
    assert hold(office, COLLEAGUE, made).operator_id == 2
    assert "claim_taken_over" not in office.desk.events, "it was nobody's"


def test_a_claim_lasts_for_as_long_as_its_holder_works_on(office: Office) -> None:
    made = office.complaint()
    since = hold(office, OFFICER, made).since
    for _ in range(3):
        office.desk.wait(minutes=9)
        renewed = hold(office, OFFICER, made)
    assert renewed.since == since
    assert renewed.until == office.desk.clock.now() + LEASE


def test_a_claim_is_laid_down_by_its_holder_alone(office: Office) -> None:
    made = office.complaint()
    hold(office, OFFICER, made)
    with office.desk.store.write() as connection:
        release_claim(COLLEAGUE, connection, made)
    assert claimed_by(office, made) == 1
    with office.desk.store.write() as connection:
        release_claim(OFFICER, connection, made)
    assert claimed_by(office, made) is None


def test_a_claim_that_is_taken_over_is_told_to_whoever_had_it(office: Office) -> None:
    made = office.complaint()
    hold(office, OFFICER, made)
    office.desk.wait(minutes=2)
    assert hold(office, COLLEAGUE, made, take_over_claim).operator_id == 2
    assert office.last_event() == "claim_taken_over"
    told = look(office, taken_from, made)
    assert told.by == "operator:2"
    assert told.at == office.desk.clock.now()
    assert look(office, taken_from, made, COLLEAGUE) is None
    hold(office, OFFICER, made, take_over_claim)
    assert look(office, taken_from, made) is None, "they have it again"


def test_taking_over_what_nobody_holds_is_a_plain_claim(office: Office) -> None:
    made = office.complaint()
    before = len(office.desk.events)
    assert hold(office, OFFICER, made, take_over_claim).operator_id == 1
    assert len(office.desk.events) == before


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (replace(OFFICER, rights=ROLE_RIGHTS["auditor"]), NotPermitted),
        (replace(OFFICER, operator_id=None), NotPermitted),
        (replace(OFFICER, jurisdictions=frozenset({"UJI"})), NotFound),
        (replace(LIAISON, agencies=frozenset({999})), NotFound),
    ],
)
def test_who_may_not_handle_it_cannot_take_it_in_hand(
    office: Office, who: Scope, error: type[Exception]
) -> None:
    made = office.complaint()
    with pytest.raises(error):
        hold(office, who, made)
    with office.desk.store.read() as connection:
        assert connection.execute(select(claims)).all() == []


def test_a_claim_does_not_hinder_a_colleague_but_the_version_does(office: Office) -> None:
    made = office.verified()
    hold(office, OFFICER, made)
    seen = office.look(made).version
    office.do(answering.note, made, WORDS, by=COLLEAGUE)
    office.do(assigning.assign, made, [office.roads], by=COLLEAGUE, deed=office.deed(version=seen))
    with pytest.raises(Conflict):
        office.do(assigning.assign, made, [office.lights], deed=office.deed(version=seen))
    assert claimed_by(office, made) == 1, "somebody else's deed ends nobody's claim"


def test_who_hands_a_case_on_has_it_in_hand_no_more(office: Office) -> None:
    made = office.verified()
    hold(office, OFFICER, made)
    office.do(answering.note, made, WORDS)
    assert claimed_by(office, made) == 1
    office.do(assigning.assign, made, [office.roads])
    assert claimed_by(office, made) is None


# --- drafts


def keep(office: Office, who: Scope, complaint_id: int, form: str, words: bytes = WORDS) -> None:
    with office.desk.store.write() as connection:
        now = office.desk.clock.now()
        drafting.keep_draft(who, connection, complaint_id, form, words, now)


def kept(office: Office, who: Scope, complaint_id: int) -> dict[str, bytes]:
    with office.desk.store.read() as connection:
        found = drafting.drafts_of(who, connection, complaint_id)
    return {form: sealed for form, (sealed, _) in found.items()}


def test_a_draft_is_its_writers_alone_and_replaces_the_one_before(office: Office) -> None:
    made = office.complaint()
    keep(office, OFFICER, made, "note", b"one")
    keep(office, OFFICER, made, "note", b"two")
    keep(office, OFFICER, made, "answer", b"three")
    keep(office, COLLEAGUE, made, "note", b"theirs")
    assert kept(office, OFFICER, made) == {"note": b"two", "answer": b"three"}
    assert kept(office, COLLEAGUE, made) == {"note": b"theirs"}


def test_a_draft_goes_with_the_deed_that_it_was_for(office: Office) -> None:
    made = office.verified()
    for form in ("note", "answer", "assign"):
        keep(office, OFFICER, made, form)
    keep(office, COLLEAGUE, made, "note", b"theirs")
    office.do(answering.note, made, WORDS)
    assert sorted(kept(office, OFFICER, made)) == ["answer", "assign"]
    progress = NewFollowUp(kind=FollowUpKind.FOLLOW_UP, sealed=WORDS)
    office.do(answering.follow_up, made, progress)
    assert sorted(kept(office, OFFICER, made)) == ["assign"]
    assert kept(office, COLLEAGUE, made) == {"note": b"theirs"}


def test_a_draft_out_of_reach_is_not_shown(office: Office) -> None:
    made = office.complaint()
    keep(office, OFFICER, made, "note")
    assert kept(office, OFFICER.without(Right.READ_REPORTS), made) == {}
    with pytest.raises(NotPossible):
        keep(office, OFFICER, made, "merge")


# --- erasure


def test_erasing_a_person_takes_along_what_operators_wrote_about_them(office: Office) -> None:
    made, spared = (_handled(office) for _ in range(2))
    reporter = office.look(made).reporter_id
    with office.desk.store.write() as connection:
        names = media.release_files(SCOPE, connection, reporter)
        people.erase_reporter(SCOPE, connection, reporter, office.desk.clock.now(), "asked")
    assert names == [f"paper-{made}"], "what an operator added is deleted with the rest"
    assert _words_about(office, made) == set()
    assert _words_about(office, spared) == {
        "note", "answer", "draft", "transcript", "mask", "paper", "title", "quoted"
    }  # fmt: skip


def _handled(office: Office) -> int:
    """A complaint about which operators have written everywhere they can."""
    photo = {"kind": "image", "reference": "p", "mime_type": "image/jpeg"}
    made = office.complaint(content="image", attachments=[photo], text="Lampu jalan mati.")
    office.do(verifying.verify, made, VERIFIED)
    office.do(assigning.assign, made, [office.roads], sealed_note=WORDS)
    paper = NewFile(mime_type="image/jpeg", size=9, sha256="", object_name=f"paper-{made}")
    progress = NewFollowUp(kind=FollowUpKind.FOLLOW_UP, sealed=WORDS, files=[paper])
    office.do(answering.follow_up, made, progress)
    keep(office, OFFICER, made, "note")
    now = office.desk.clock.now()
    with office.desk.store.write() as connection:
        of_complaint = select(attachments.c.id).join(items).where(items.c.complaint_id == made)
        file_id = connection.execute(of_complaint).scalar_one()
        typed = {"sealed": WORDS, "redacted_text": "…", "typed_by": "operator:1", "typed_at": now}
        connection.execute(insert(transcripts).values(attachment_id=file_id, version=1, **typed))
        masked = {"regions": [], "turned": 0, "masked_by": "operator:1", "masked_at": now}
        connection.execute(insert(picture_masks).values(attachment_id=file_id, version=1, **masked))
        told = {"destination": "pusat", "action": "open", "event": "complaint_verified", "at": now}
        told |= {"idempotency_key": f"open:{made}", "complaint_id": made, "state": "failed"}
        refused = {"created_at": now, "due_at": now, "last_error": "description: Lampu jalan mati."}
        connection.execute(
            insert(dispatches).values(**told, **refused, facts={}, attempts=1, uncertain_attempts=0)
        )
    return made


def _words_about(office: Office, complaint_id: int) -> set[str]:
    """What of all that can still be found."""
    files = select(attachments.c.id).join(items).where(items.c.complaint_id == complaint_id)
    said = select(follow_ups.c.id).where(follow_ups.c.complaint_id == complaint_id)
    of_complaint = {
        "note": select(assignments.c.sealed_note).where(assignments.c.complaint_id == complaint_id),
        "answer": select(follow_ups.c.sealed).where(follow_ups.c.complaint_id == complaint_id),
        "draft": select(drafts.c.sealed).where(drafts.c.complaint_id == complaint_id),
        "transcript": select(transcripts.c.sealed).where(transcripts.c.attachment_id.in_(files)),
        "redacted": select(transcripts.c.redacted_text).where(
            transcripts.c.attachment_id.in_(files), transcripts.c.redacted_text != "…"
        ),
        "mask": select(picture_masks.c.regions).where(picture_masks.c.attachment_id.in_(files)),
        "paper": select(work_files.c.object_name).where(work_files.c.follow_up_id.in_(said)),
        "title": select(complaints.c.title).where(complaints.c.id == complaint_id),
        "quoted": select(dispatches.c.last_error).where(dispatches.c.complaint_id == complaint_id),
    }
    with office.desk.store.read() as connection:
        found = {name: connection.execute(query).first() for name, query in of_complaint.items()}
    return {name for name, row in found.items() if row is not None and row[0] is not None}
