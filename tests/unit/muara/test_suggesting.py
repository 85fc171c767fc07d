"""What the suggestions of messages do to their complaint."""

from __future__ import annotations

from tests.desk import Desk, message

BRIBE = "Pak kades minta uang 500 ribu untuk tanda tangan surat tanah, padahal gratis"
FIRE = "Tolong, ada kebakaran di rumah sebelah, api membesar"
LAMP = "Lampu jalan depan balai desa mati"


def test_words_of_misconduct_seal_the_complaint_on_arrival(desk: Desk) -> None:
    desk.take(message("1", text=BRIBE))

    (complaint,) = desk.complaints
    assert complaint.is_secret
    assert "sealed_on_arrival" in desk.events


def test_a_later_message_seals_what_began_openly(desk: Desk) -> None:
    desk.take(message("1", text=LAMP))
    assert not desk.complaints[0].is_secret
    desk.take(message("2", text=BRIBE))

    (complaint,) = desk.complaints
    assert complaint.is_secret


def test_both_messages_in_one_batch_seal_it_too(desk: Desk) -> None:
    desk.take(message("1", text=LAMP), message("2", text=BRIBE), message("3", text="Terima kasih"))

    (complaint,) = desk.complaints
    assert complaint.is_secret
    assert complaint.message_count == 2


def test_a_complaint_is_as_urgent_as_its_most_urgent_message(desk: Desk) -> None:
    desk.take(message("1", text=LAMP))
    before = desk.complaints[0]
    desk.take(message("2", text=FIRE), message("3", text="Terima kasih"))

    (complaint,) = desk.complaints
    assert (before.urgency, before.is_emergency) == (2, False)
    assert (complaint.urgency, complaint.is_emergency) == (3, True)


def test_a_greeting_opens_nothing_until_a_report_follows(desk: Desk) -> None:
    desk.take(message("1", text="Selamat pagi min"))
    assert desk.complaints == []
    desk.take(message("2", text=LAMP))

    assert [row.is_report for row in desk.complaints] == [True]


def test_a_record_carries_its_suggestions_and_a_deletion_has_none(desk: Desk) -> None:
    desk.take(message("1", text=LAMP))
    desk.take(message("1", event="deleted", revision="deleted", text=None))

    first, deletion = desk.stored
    found = desk.record(first).suggestions
    assert found is not None
    assert found.verdict.is_report
    assert found.classification.type == "complaint"
    assert desk.record(deletion).suggestions is None


def test_a_record_of_the_form_before_suggestions_is_still_read(desk: Desk) -> None:
    from normalizer.record import Record

    desk.take(message("1", text=LAMP))
    old = desk.record(desk.stored[0]).model_dump(mode="json") | {
        "schema_version": "1.0",
        "suggestions": {},
    }

    assert Record.model_validate(old).suggestions is None
