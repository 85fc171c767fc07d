"""What happens to complaints reaches systems outside: once, in order, nothing that must stay."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from standardwebhooks import Webhook

from forwarder.cloudevents import DESTINATION as CLOUD_EVENTS
from forwarder.conformance import try_out
from forwarder.destination import (
    Arrived,
    Closes,
    DestinationContext,
    DestinationType,
    Dispatch,
    ForeignStatus,
    ForeignWords,
)
from forwarder.files import Files, FilesSettings
from muara import sorting
from muara.app import Destination
from muara.casework import Casework
from muara.erasure import erase, holders_of, note_told, still_to_tell
from muara.forwarding import Forwarding
from muara.media import MediaFetcher, MediaLimits
from muara.pulling import Puller
from muara.routing import Router, courier_of, preview
from store import announcing, dispatching, forwardings, overview
from store.audit_models import audits
from store.casework import by_reporter
from store.casework.publishing import Publication
from store.casework.verifying import Verification
from store.dispatch_models import dispatches
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.forwarding_models import told_recipients
from store.models import attachments, complaints, reporters
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.seals import UNSEALED
from tests.caseworking import OFFICER, SAID, Town, open_town
from tests.installation import Shelf, settings_for
from tests.receiving import FINDABLE, INVENTED, Invented, Receiver, receiving
from tests.town import photo, picture

NAME = "agensi"
SECRET = "whsec_" + "QSBzZWNyZXQgdGhhdCBub2JvZHkga25vd3Mh"


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Town]:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        announcing.switch_on(town.application.store)
        yield town


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@dataclass
class Line:
    """A destination that the town has, with the jobs that serve it."""

    town: Town
    receiver: Receiver
    to: Destination

    def go(self) -> dict[str, int]:
        """Route what happened, and send what is due."""
        Router(self.town.application).route()
        return dict(courier_of(self.town.application, self.to).send_due())

    def wait(self, **time: float) -> dict[str, int]:
        self.town.clock.move(timedelta(**time))
        return self.go()

    @property
    def states(self) -> list[str]:
        with self.town.application.store.read() as connection:
            return list(
                connection.execute(select(dispatches.c.state).order_by(dispatches.c.id)).scalars()
            )

    @property
    def forwarding(self) -> Any:
        with self.town.application.store.read() as connection:
            return forwardings.forwarding_of(SYSTEM, connection, 1, NAME)

    @property
    def health(self) -> Any:
        with self.town.application.store.write() as connection:
            return dispatching.state_of(SYSTEM, connection, NAME)


def connect(
    town: Town, receiver: Receiver, kind: DestinationType = INVENTED, **changed: Any
) -> Line:
    values = {"kind": "invented", "url": receiver.url} | changed
    settings = kind.settings.model_validate(values)
    if (before := town.application.destinations.get(NAME)) is not None:
        assert isinstance(before.adapter, Closes)
        before.adapter.close()
    adapter = kind.open(settings, DestinationContext(name=NAME, now=town.clock.now))
    town.application.destinations[NAME] = Destination(NAME, settings, kind, adapter)
    return Line(town, receiver, town.application.destinations[NAME])


def verify(town: Town, number: str, **changed: Any) -> None:
    said = Verification(**{**_fields(SAID), **changed})
    town.casework.verify(OFFICER, number, town.deed(), said)


def _fields(said: Verification) -> dict[str, Any]:
    return {name: getattr(said, name) for name in Verification.__dataclass_fields__}


def test_what_is_verified_arrives_once_and_its_number_is_kept(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    number = town.tell(text="Jalan rusak, hubungi 0811-0000-1234")
    assert line.go() == {}, "nobody has looked at it yet"

    verify(town, number)
    assert line.go() == {"sent": 1}
    assert line.go() == {}

    (call,) = receiver.done
    assert call.json["case"]["title"] == "Jalan berlubang"
    assert "1234" not in call.body.decode()
    assert (line.forwarding.state, line.forwarding.foreign_id) == ("linked", "A-1")


def test_what_follows_goes_in_order_behind_it(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    number = town.tell()
    verify(town, number)
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    town.answer(number)
    for _ in range(5):
        line.go()

    assert receiver.events_of(number) == [
        "complaint_verified",
        "complaint_assigned",
        "answered_in_substance",
    ]
    (answer,) = receiver.done[-1].json["case"]["follow_ups"]
    assert "Ditambal" in answer["text"]


@pytest.mark.parametrize("fault", ["429", "503"])
def test_while_it_is_busy_nothing_is_lost_and_what_follows_waits(
    town: Town, receiver: Receiver, fault: str
) -> None:
    line = connect(town, receiver)
    receiver.always = fault
    number = town.tell()
    verify(town, number)
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    line.go()
    assert line.states == ["failed", "due"]

    receiver.always = ""
    for _ in range(4):
        line.wait(minutes=40)
    assert receiver.events_of(number) == ["complaint_verified", "complaint_assigned"]


@pytest.mark.parametrize("fault", ["500_after", "reset", "html_after", "slow"])
def test_an_answer_that_was_lost_is_looked_up_before_anything_is_repeated(
    town: Town, receiver: Receiver, fault: str
) -> None:
    line = connect(town, receiver, FINDABLE, timeout_seconds=1)
    receiver.faults = [fault]
    verify(town, town.tell())
    assert line.go() == {"uncertain": 1}

    line = connect(town, receiver, FINDABLE)  # a busy machine may take its time from now on
    line.wait(minutes=1)
    assert (line.states, line.forwarding.foreign_id) == (["sent"], "A-1")
    assert [case["times"] for case in receiver.cases.values()] == [1]


def test_a_lost_answer_that_is_not_found_there_is_repeated(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, FINDABLE)
    receiver.faults = ["500"]
    verify(town, town.tell())
    line.go()
    line.wait(minutes=1)

    assert line.states == ["sent"]
    keys = {call.json["key"] for call in receiver.calls if call.method == "POST"}
    assert len(keys) == 1, "the key is the same when it is repeated"


@pytest.mark.parametrize("knows_key", [True, False])
def test_that_a_report_is_there_says_nothing_of_an_update_whose_answer_was_lost(
    town: Town, receiver: Receiver, knows_key: bool
) -> None:
    line = connect(town, receiver, replace(FINDABLE, repeats_safely=knows_key))
    number = town.tell()
    verify(town, number)
    line.go()
    receiver.faults = ["500"]
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    line.go()
    line.wait(minutes=1)

    arrived = receiver.events_of(number)[1:]
    assert line.states == ["sent", "sent" if knows_key else "uncertain"]
    assert arrived == (["complaint_assigned"] if knows_key else [])


@pytest.mark.parametrize("kind", [INVENTED, FINDABLE])
def test_what_is_lost_again_and_again_is_given_up_where_it_is_repeated(
    town: Town, receiver: Receiver, kind: DestinationType
) -> None:
    line = connect(town, receiver, replace(kind, repeats_safely=True), give_up_after_days=2)
    receiver.always = "500"
    verify(town, town.tell())
    for _ in range(47):
        line.wait(hours=1)
    assert line.states == ["uncertain"]
    for _ in range(5):  # it is looked up within an hour and a half
        line.wait(hours=1)
    assert (line.states, line.forwarding.state) == (["dead"], "refused")


def test_what_is_lost_again_and_again_is_repeated_less_and_less_often(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, FINDABLE)
    receiver.faults = ["500"] * 1_000
    verify(town, town.tell())
    for _ in range(36):
        with town.application.store.write() as connection:  # others arrive meanwhile
            dispatching.note_arrivals(SYSTEM, connection, NAME, town.clock.now())
        line.wait(minutes=20)

    made = [call for call in receiver.calls if call.method == "POST"]
    assert 10 <= len(made) <= 25, "of twelve hours"


def test_where_nobody_can_tell_a_person_decides(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    receiver.faults = ["500_after"]
    number = town.tell()
    verify(town, number)
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    line.go()
    line.wait(days=1)
    assert line.states == ["uncertain", "due"], "what stands behind it waits, too"

    with town.application.store.write() as connection:
        dispatching.send_again(OFFICER, connection, 1, town.clock.now())
    line.go()
    line.go()
    assert line.states == ["sent", "sent"]
    assert receiver.cases[number]["times"] == 2, "once more, for one attempt that was uncertain"


def test_what_they_refuse_is_shown_in_their_words_and_stops_no_other(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    receiver.faults = ["400"]
    verify(town, town.tell(1))
    line.go()
    verify(town, town.tell(2))
    line.go()

    with town.application.store.read() as connection:
        rows = dispatching.listed(OFFICER, connection, NAME, states=["dead"])
    assert line.states == ["dead", "sent"]
    assert "judul kosong" in rows[0].last_error
    assert "1234" not in rows[0].last_error, "a number that they repeat is masked"
    assert line.forwarding.state == "refused"
    assert line.health.broken_since is None, "who refuses is well"


def test_a_destination_that_fails_is_left_alone_and_tried_again_by_itself(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, give_up_after_days=10)
    receiver.always = "503"
    numbers = [town.tell(person) for person in range(1, 9)]
    for number in numbers:
        verify(town, number)
        line.go()
        town.clock.move(timedelta(minutes=3))
    assert line.health.broken_since is not None
    calls = len(receiver.calls)
    looks = [20] * 24 * 3 + [60] * 2 * 24
    for minutes in looks:
        line.wait(minutes=minutes)
    assert len(receiver.calls) - calls <= len(looks), "one call at a time, to see"

    receiver.always = ""
    line.wait(minutes=20)
    line.go()
    assert line.health.broken_since is None
    assert set(receiver.cases) == set(numbers), "all of three days, by itself"
    assert set(line.states) == {"sent"}


def test_a_closed_door_is_not_knocked_at_again_and_again(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    receiver.always = "401"
    verify(town, town.tell())
    line.go()
    line.go()

    assert len(receiver.calls) == 1
    assert "destinations.agensi.key" in line.health.last_error


def test_a_redirect_is_their_trouble_and_sets_no_report_apart(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    receiver.always = "302"
    numbers = [town.tell(person) for person in range(1, 4)]
    for number in numbers:
        verify(town, number)
    line.go()
    line.go()
    assert set(line.states) == {"failed"}
    assert line.health.broken_since is not None
    assert "a redirect to 127.0.0.1" in line.health.last_error
    assert receiver.done == []

    receiver.always = ""
    line.wait(minutes=20)
    line.go()
    assert set(receiver.cases) == set(numbers), "by itself"


def test_nothing_goes_where_somebody_has_paused_it(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    with town.application.store.write() as connection:
        assert dispatching.pause(OFFICER, connection, NAME, town.clock.now())
    verify(town, town.tell())
    line.go()
    assert receiver.calls == []

    with town.application.store.write() as connection:
        assert dispatching.resume(OFFICER, connection, NAME, town.clock.now())
    assert line.go() == {"sent": 1}


def test_a_sender_that_died_leaves_what_is_looked_up(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, FINDABLE)
    verify(town, town.tell())
    Router(town.application).route()
    with town.application.store.write() as connection:
        lease = timedelta(minutes=5)
        now = town.clock.now()
        dispatching.claim(SYSTEM, connection, NAME, now=now, lease=lease, limit=9)
    assert line.go() == {}
    assert line.wait(minutes=6) == {"abandoned": 1}
    assert line.wait(minutes=1) == {"looked_up": 1, "sent": 1}


@pytest.mark.parametrize(
    ("changed", "settings", "count"),
    [
        ({"is_secret": True}, {}, 0),
        ({"is_secret": True}, {"takes_secret": True}, 1),
        ({"is_oversight": True, "is_secret": True}, {"takes_secret": True}, 0),
        ({}, {"jurisdictions": ("UJI",)}, 0),
        ({}, {"takes": "by_hand"}, 0),
        ({}, {"takes": "assigned", "agencies": ("lain",)}, 0),
        ({}, {"takes": "released"}, 0),
    ],
)
def test_what_may_not_go_does_not(
    town: Town, receiver: Receiver, changed: dict[str, Any], settings: dict[str, Any], count: int
) -> None:
    line = connect(town, receiver, **settings)
    verify(town, town.tell(), **changed)
    line.go()

    assert len(receiver.calls) == count


def test_what_is_released_to_everybody_goes_where_released_ones_do(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, takes="released")
    number = town.tell()
    verify(town, number)
    town.casework.publish(OFFICER, number, town.deed(), Publication(title="Jalan berlubang"))
    assert line.go() == {"sent": 1}
    town.casework.unpublish(OFFICER, number, town.deed())
    assert line.go() == {}, "what was taken back there stays theirs"


def end_release(town: Town, number: str, how: str) -> None:
    if how == "by an officer":
        town.casework.unpublish(OFFICER, number, town.deed())
        return
    with town.application.store.write() as connection:
        by_reporter.withdraw(connection, 1, town.deed())


@pytest.mark.parametrize("how", ["by an officer", "by the reporter"])
def test_whoever_hears_what_is_released_hears_when_that_ends(
    town: Town, receiver: Receiver, how: str
) -> None:
    line = connect(town, receiver, CLOUD_EVENTS, secret=SECRET, takes="released")
    number = town.tell()
    verify(town, number)
    town.casework.publish(OFFICER, number, town.deed(), Publication(title="Jalan berlubang"))
    line.go()
    end_release(town, number, how)
    line.go()
    told = [event["type"] for call in receiver.done for event in call.json]
    assert told == ["muara.report_published.v1", "muara.report_unpublished.v1"]


@pytest.mark.parametrize(("events", "hears"), [((), True), (("complaint_verified",), False)])
def test_whoever_was_told_of_a_report_hears_that_its_author_is_forgotten(
    town: Town, receiver: Receiver, events: tuple[str, ...], hears: bool
) -> None:
    line = connect(town, receiver, CLOUD_EVENTS, secret=SECRET, events=events)
    number = town.tell()
    town.tell(2)  # of whom they never heard
    verify(town, number)
    line.go()
    told = len(receiver.done)
    of = [town.row(number).reporter_id, 2]
    with town.application.store.read() as connection:
        (holder,) = holders_of(town.application, SYSTEM, connection, of[0])
    assert (holder.recipient.report.tracking_id, holder.hears) == (number, hears)
    for reporter in of:
        erase(town.application, SYSTEM, reporter, "asked")
    line.go()
    news = [event for call in receiver.done[told:] for event in call.json]
    assert [(event["type"], event["subject"]) for event in news] == (
        [("muara.reporter_erased.v1", number)] if hears else []
    )
    assert "Jalan rusak" not in json.dumps(news)
    with town.application.store.read() as connection:
        left = still_to_tell(town.application, SYSTEM, connection)
    assert [one.report.tracking_id for one in left] == ([] if hears else [number])


def test_a_destination_that_cannot_hear_of_an_erasure_is_named_with_its_number(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    number = town.tell()
    verify(town, number)
    line.go()
    calls = len(receiver.calls)
    erase(town.application, SYSTEM, town.row(number).reporter_id, "asked")
    line.go()
    assert len(receiver.calls) == calls, "their protocol has no word for it"
    with town.application.store.read() as connection:
        (left,) = still_to_tell(town.application, SYSTEM, connection)
    assert (left.destination, left.foreign_id) == (NAME, line.forwarding.foreign_id)
    town.clock.move(timedelta(days=31))
    by_hand = Scope(actor="command_line:dpo")
    note_told(town.application, by_hand, [(number, NAME)], "letter", "Surat 45")
    with pytest.raises(Conflict):
        note_told(town.application, by_hand, [(number, NAME)], "phone")
    with town.application.store.read() as connection:
        assert still_to_tell(town.application, SYSTEM, connection) == []
        (told,) = connection.execute(select(told_recipients)).all()
        (noted,) = connection.execute(select(audits).where(audits.c.action == "recipient_told"))
    assert (told.destination, told.how, told.note, told.by) == (
        *(NAME, "letter", "Surat 45"),
        by_hand.actor,
    )
    assert noted.details == {"destination": NAME, "how": "letter"}


def test_only_who_holds_a_report_of_somebody_forgotten_is_noted_as_told(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    number = town.tell()
    verify(town, number)
    line.go()
    one = [(number, NAME)]
    with pytest.raises(NotFound):
        note_told(town.application, SYSTEM, one, "letter")
    erase(town.application, SYSTEM, town.row(number).reporter_id, "asked")
    with pytest.raises(NotFound):
        note_told(town.application, SYSTEM, [(number, "nowhere")], "letter")
    with pytest.raises(NotPossible):
        note_told(town.application, SYSTEM, one, "letter", "of 0811-0000-1234")
    powerless = SYSTEM.without(Right.ERASE, Right.UNSEAL)
    with pytest.raises(NotPermitted):
        note_told(town.application, powerless, one, "letter")
    with town.application.store.read() as connection:
        assert len(still_to_tell(town.application, SYSTEM, connection)) == 1


def test_whoever_never_heard_of_a_release_is_told_nothing_of_its_end(
    town: Town, receiver: Receiver
) -> None:
    number = town.tell()
    verify(town, number)
    town.casework.publish(OFFICER, number, town.deed(), Publication(title="Jalan berlubang"))
    Router(town.application).route()
    line = connect(town, receiver, CLOUD_EVENTS, secret=SECRET, takes="released")
    end_release(town, number, "by an officer")
    line.go()
    assert receiver.calls == []


def test_what_became_sealed_on_the_way_stays(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    number = town.tell()
    verify(town, number)
    Router(town.application).route()
    set_seal(town, "oversight")
    line.go()

    assert (receiver.calls, line.states) == ([], ["dead"])
    assert line.forwarding is None, "nobody has refused it"


@pytest.mark.parametrize("takes", ["verified", "by_hand"])
def test_what_was_unsealed_goes_with_what_an_officer_does_next(
    town: Town, receiver: Receiver, takes: str
) -> None:
    line = connect(town, receiver, takes=takes)
    number = town.tell()
    verify(town, number)
    if takes == "by_hand":
        Forwarding(town.application).want(OFFICER, number, town.deed(), NAME)
    Router(town.application).route()
    set_seal(town, "oversight")
    line.go()
    set_seal(town, UNSEALED)
    if takes == "by_hand":
        Forwarding(town.application).want(OFFICER, number, town.deed(), NAME)
    else:
        town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    line.go()

    assert set(line.states) == {"sent"}
    assert line.forwarding.foreign_id == "A-1"


def test_what_was_unsealed_is_told_where_it_was_before(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    number = town.tell()
    verify(town, number)
    line.go()
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    Router(town.application).route()
    set_seal(town, "oversight")
    line.go()
    assert line.states == ["sent", "dead"]

    set_seal(town, UNSEALED)
    town.answer(number)
    for _ in range(3):
        line.go()
    assert receiver.events_of(number)[1:] == ["complaint_assigned", "answered_in_substance"]


def set_seal(town: Town, seal: str) -> None:
    with town.application.store.write() as connection:
        connection.execute(update(complaints).values(seal=seal))


def test_what_they_refused_is_called_once_more_when_an_officer_sends_it_again(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, takes="by_hand")
    number = town.tell()
    verify(town, number)
    forwarding = Forwarding(town.application)
    forwarding.want(OFFICER, number, town.deed(), NAME)
    receiver.faults = ["400"]
    line.go()
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    line.go()
    assert (line.states, line.forwarding.state) == (["dead", "due"], "refused")

    forwarding.want(OFFICER, number, town.deed(), NAME)
    line.go()
    line.go()
    assert receiver.events_of(number) == ["forwarding_wanted", "complaint_assigned"]
    assert (set(line.states), line.forwarding.state) == ({"sent"}, "linked")


def test_what_was_merged_before_it_left_goes_as_one_with_the_leading_report(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    leading, joined = town.tell(1), town.tell(2)
    for number in (leading, joined):
        verify(town, number)
    town.casework.assign(OFFICER, joined, town.deed(), [town.agency()])
    Router(town.application).route()
    town.casework.merge(OFFICER, joined, town.deed(), leading)
    line.go()
    assert set(receiver.cases) == {leading}
    assert receiver.events_of(joined) == []
    with town.application.store.read() as connection:
        ids = [town.row(number).id for number in (leading, joined)]
        numbers = forwardings.foreign_ids(SYSTEM, connection, NAME, ids)
    assert numbers == dict.fromkeys(ids, "A-1")

    town.casework.split(OFFICER, joined, town.deed())
    line.go()
    assert set(receiver.cases) == {leading, joined}


@pytest.mark.parametrize(("seal", "count"), [("oversight", 0), (UNSEALED, 1), (None, 1)])
def test_of_what_is_sealed_not_even_its_number_goes_along(
    town: Town, receiver: Receiver, seal: str | None, count: int
) -> None:
    line = connect(town, receiver)
    leading, joined = town.tell(1), town.tell(2)
    verify(town, leading)
    town.casework.merge(OFFICER, joined, town.deed(), leading)
    with town.application.store.write() as connection:
        is_joined = complaints.c.tracking_id == joined
        connection.execute(update(complaints).where(is_joined).values(seal=seal))
    line.go()
    assert receiver.done[0].json["case"]["alike_count"] == count


def test_an_officer_sends_by_hand_what_may_go(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, takes="by_hand")
    number = town.tell()
    verify(town, number)
    Forwarding(town.application).want(OFFICER, number, town.deed(), NAME)
    assert line.go() == {"sent": 1}
    with pytest.raises(NotPossible):
        Forwarding(town.application).want(OFFICER, number, town.deed(), "nowhere")


def test_only_the_fields_that_are_let_through_go(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, fields=("title",))
    verify(town, town.tell(text="Jalan rusak kata warga"))
    line.go()

    assert "warga" not in receiver.done[0].body.decode()
    always = {
        *("schema_version", "tracking_id", "jurisdiction", "government", "status", "title"),
        *("opened_at", "changed_at", "is_secret", "is_test", "alike_count", "texts", "agencies"),
        *("follow_ups", "attachments", "hops"),
    }
    assert set(receiver.done[0].json["case"]) <= always


def test_a_name_goes_only_by_agreement_and_by_the_reporters_own_choice(
    town: Town, receiver: Receiver
) -> None:
    with pytest.raises(ValueError, match="agreement"):
        connect(town, receiver, fields=("title", "reporter"))
    line = connect(town, receiver, fields=("title", "reporter"), agreement="PKS 1/2026")
    hidden = town.tell(1)
    verify(town, hidden)
    shown = town.tell(2)
    verify(town, shown, is_anonymous=False)
    line.go()

    said = {call.json["tracking_id"]: call.json["case"] for call in receiver.done}
    assert "reporter" not in said[hidden]
    assert said[shown]["reporter"]["name"]


def test_of_somebody_who_waits_to_be_forgotten_no_name_goes(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, fields=("title", "reporter"), agreement="PKS 1/2026")
    number = town.tell()
    verify(town, number, is_anonymous=False)
    Router(town.application).route()
    with town.application.store.write() as connection:
        connection.execute(update(reporters).values(locked_at=town.clock.now()))
    line.go()

    assert "reporter" not in receiver.done[0].json["case"]


def test_what_became_of_it_there_comes_home_and_the_citizen_hears(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, tells_citizen=True, label="Dinas Contoh")
    number = town.tell()
    verify(town, number)
    line.go()
    receiver.status, receiver.answer = "resolved", "Sudah kami perbaiki."

    assert Puller(town.application, line.to).pull() == {"asked": 1, "news": 1}
    assert Puller(town.application, line.to).pull()["news"] == 0
    texts = [text for _, text, _ in town.letters(number)]
    assert any("Dinas Contoh, nomor A-1" in text for text in texts)
    assert any("Sudah kami perbaiki." in text for text in texts)
    assert line.forwarding.foreign_status == "resolved"


class Talkative(Invented):
    """Says all that was told of each case so far; what it was told last is the answer."""

    said: Sequence[tuple[str, str]] = ()

    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        told = [ForeignWords(key=key, text=text) for key, text in self.said if key]
        answer = self.said[-1][1]
        return [replace(one, answer=answer, told=told) for one in super().pull(foreign_ids)]


def test_what_is_known_by_its_words_alone_is_no_news_once_it_has_a_key(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, replace(INVENTED, open=Talkative), tells_citizen=True)
    number = town.tell()
    verify(town, number)
    line.go()
    adapter: Any = line.to.adapter
    for said in (
        [("", "Kami lihat besok.")],
        [("1", "Kami lihat besok."), ("2", "Aspal dipesan.")],
        [("1", "Kami lihat besok."), ("2", "Aspal dipesan."), ("3", "Aspal dipesan.")],
    ):
        adapter.said = said
        for _ in range(2):
            town.clock.move(timedelta(minutes=15))
            Puller(town.application, line.to).pull()
    answers = [text for purpose, text, _ in town.letters(number) if purpose == "foreign_answer"]
    told = [text.splitlines()[-1] for text in answers]
    assert told == ["Kami lihat besok.", "Aspal dipesan.", "Aspal dipesan."]


class Slow(Invented):
    """Gives a token, and the number later."""

    def create(self, dispatch: Dispatch) -> Arrived:
        return replace(super().create(dispatch), foreign_id="token:x", is_token=True)

    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        (said,) = super().pull(["A-1"])
        if foreign_ids != ["token:x"]:
            return [said]
        return [replace(said, foreign_id="token:x", number="A-1")]


def test_a_token_is_told_to_nobody_and_the_number_once_it_is_known(
    town: Town, receiver: Receiver
) -> None:
    kind = replace(INVENTED, open=Slow)
    line = connect(town, receiver, kind, tells_citizen=True, label="Dinas Contoh")
    number = town.tell()
    verify(town, number)
    line.go()
    told = len(town.letters(number))
    for _ in range(2):
        Puller(town.application, line.to).pull()

    texts = [text for _, text, _ in town.letters(number)]
    assert line.forwarding.foreign_id == "A-1"
    assert any("nomor A-1" in text for text in texts[told:])
    assert not any("token" in text for text in texts)


def test_what_has_ended_there_is_asked_for_a_while_as_it_may_be_opened_again(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    verify(town, town.tell())
    line.go()
    puller = Puller(town.application, line.to)
    receiver.status = "closed"
    puller.pull()
    assert puller.pull()["asked"] == 1
    town.clock.move(timedelta(days=3))
    asked = [puller.pull()["asked"] for _ in range(2)]
    assert asked == [1, 0], "once a day"

    town.clock.move(timedelta(days=50))
    receiver.status = "in_progress"
    assert puller.pull() == {"asked": 1, "news": 1}
    receiver.status = "closed"
    puller.pull()
    town.clock.move(timedelta(days=61))
    assert puller.pull() == {}


def test_an_answer_that_is_too_long_for_a_message_is_cut_and_holds_up_nothing(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, tells_citizen=True)
    numbers = [town.tell(person) for person in (1, 2)]
    for number in numbers:
        verify(town, number)
    line.go()
    receiver.status, receiver.answer = "resolved", "kata " * 1_000

    assert Puller(town.application, line.to).pull() == {"asked": 2, "news": 2}
    assert all("kata…" in town.letters(number)[-1][1] for number in numbers)


def test_listeners_hear_events_signed_and_in_batches(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, CLOUD_EVENTS, secret=SECRET, events=("complaint_verified",))
    numbers = [town.tell(person) for person in range(1, 4)]
    for number in numbers:
        verify(town, number)
    line.go()

    (call,) = receiver.done
    assert call.headers["content-type"] == "application/cloudevents-batch+json"
    Webhook(SECRET)  # the clock of this test stands still: only the signature is compared
    signed = f"{call.headers['webhook-id']}"
    moment = town.clock.now()
    assert call.headers["webhook-signature"] == Webhook(SECRET).sign(
        signed, moment, call.body.decode()
    )
    events = json.loads(call.body)
    assert [event["subject"] for event in events] == numbers
    assert {event["type"] for event in events} == {"muara.complaint_verified.v1"}
    assert {event["specversion"] for event in events} == {"1.0"}


def test_a_repeated_event_has_the_same_id(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver, CLOUD_EVENTS, secret=SECRET, events=("complaint_verified",))
    receiver.faults = ["500_after"]
    verify(town, town.tell())
    line.go()
    line.wait(minutes=1)

    first, second = (json.loads(call.body) for call in receiver.done)
    assert [event["id"] for event in first] == [event["id"] for event in second]
    assert line.states == ["sent"]


def test_an_event_that_is_lost_again_and_again_is_given_up_and_seen(
    town: Town, receiver: Receiver
) -> None:
    only = ("complaint_verified",)
    line = connect(town, receiver, CLOUD_EVENTS, secret=SECRET, events=only, give_up_after_days=2)
    receiver.always = "500"
    verify(town, town.tell())
    for _ in range(52):
        line.wait(hours=1)

    assert line.states == ["dead"]
    with town.application.store.read() as connection:
        assert dispatching.counts(OFFICER, connection) == {(NAME, "dead"): 1}


def test_nothing_is_written_down_where_nobody_listens(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with open_town(tmp_path, migrated_sqlite_url) as town:
        Casework(town.application).verify(OFFICER, town.tell(), town.deed(), SAID)
        with town.application.store.read() as connection:
            assert not announcing.has_news(SYSTEM, connection)
    assert settings_for(tmp_path, migrated_sqlite_url).destinations == {}


def test_a_system_that_does_as_agreed_is_told_so_and_one_that_does_not_too(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver, FINDABLE)
    now = town.clock.now()
    assert {one.level for one in try_out(line.to.adapter, now, repeats_safely=True)} == {"ok"}

    receiver.always = "400"
    (refused,) = try_out(line.to.adapter, now, repeats_safely=True)
    assert (refused.level, refused.subject) == ("error", "create")
    assert "judul kosong" in refused.message


def test_a_preview_is_exactly_what_goes(town: Town, receiver: Receiver) -> None:
    line = connect(town, receiver)
    number = town.tell(text="Jalan rusak, hubungi 0811-0000-1234")
    verify(town, number)
    with town.application.store.read() as connection:
        said = preview(town.application, connection, line.to, town.row(number))
    line.go()

    assert said is not None
    assert json.loads(said)["case"] == receiver.done[0].json["case"]


def test_photos_follow_the_report_masked_and_without_their_position(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    number = town.tell(photo=photo("dark"), caption="Jalan rusak")
    fetch(town, {"dark": picture("white")})
    verify(town, number)
    for _ in range(3):
        line.go()

    assert receiver.events_of(number)[0] == "complaint_verified"
    files = [call for call in receiver.done if call.path == "/files"]
    assert len(files) == 1
    assert files[0].json["size"] > 1_000


@pytest.mark.parametrize("is_gone", [True, False], ids=["taken back", "no picture"])
def test_a_photo_that_is_gone_when_it_is_its_turn_holds_up_nothing(
    town: Town, receiver: Receiver, is_gone: bool
) -> None:
    line = connect(town, receiver)
    number = town.tell(photo=photo("dark"), caption="Jalan rusak")
    fetch(town, {"dark": picture("white") if is_gone else b"\xff\xd8\xff\xe0 broken"})
    with town.application.store.write() as connection:
        connection.execute(update(attachments).values(kind="image"))
    verify(town, number)
    town.casework.assign(OFFICER, number, town.deed(), [town.agency()])
    Router(town.application).route()
    if is_gone:
        with town.application.store.write() as connection:
            connection.execute(update(attachments).values(state="refused"))
    for _ in range(3):
        line.go()

    assert receiver.events_of(number) == ["complaint_verified", "complaint_assigned"]
    assert sorted(set(line.states)) == ["dropped", "sent"]


def test_a_photo_that_cannot_be_read_just_now_waits_and_is_no_trouble_of_theirs(
    town: Town, receiver: Receiver
) -> None:
    line = connect(town, receiver)
    number = town.tell(photo=photo("dark"), caption="Jalan rusak")
    fetch(town, {"dark": picture("white")})
    verify(town, number)
    (place,) = Path(town.application.settings.store.objects).glob("*/*")
    kept = place.rename(place.with_suffix(".kept"))
    place.symlink_to(place)  # no disk gives back a file that leads to itself
    for _ in range(7):
        line.wait(hours=1)
    assert (line.states, line.health.failures) == (["sent", "failed"], 0)

    kept.rename(place)
    line.wait(hours=1)
    assert line.states == ["sent", "sent"]


def fetch(town: Town, files: dict[str, bytes]) -> None:
    """The platform's files come, as the media job would fetch them."""
    application = town.application
    shelves = dict.fromkeys(application.channels, Shelf(files))
    fetcher = MediaFetcher(
        application.store, application.objects, shelves, application.clock, MediaLimits()
    )
    fetcher.fetch_due()


@dataclass
class Folder:
    """The daily files of the town."""

    town: Town
    place: Path
    files: Files

    def export(self) -> int:
        """Write the days that are over; how many those were."""
        application = self.town.application
        kinds, zone = application.settings.channel_kinds, application.zone("CTH")
        scope = application.scope(SYSTEM.actor)
        return self.files.export_missing(application.store, scope, "CTH", zone, kinds)

    @property
    def newest(self) -> dict[str, Any]:
        """The manifest of the newest day."""
        found: dict[str, Any] = json.loads(
            sorted(self.place.glob("CTH/manifest-*.json"))[-1].read_text()
        )
        return found

    def read(self, name: str) -> bytes:
        return (self.place / name).read_bytes()


def folder_of(town: Town, place: Path, **changed: Any) -> Folder:
    settings = FilesSettings.model_validate({"kind": "files", "place": str(place)} | changed)
    return Folder(
        town, place, Files(settings, DestinationContext(name="files", now=town.clock.now))
    )


def test_each_day_that_is_over_is_written_once_with_a_manifest(town: Town, tmp_path: Path) -> None:
    number = town.tell(text="Jalan rusak, hubungi 0811-0000-1234")
    verify(town, number)
    secret = town.tell(2)
    verify(town, secret, is_secret=True)
    folder = folder_of(town, tmp_path / "files", formats=("csv", "jsonl"), days_back=2)

    assert folder.export() == 2, "the days before, in which nothing happened"
    town.clock.move(timedelta(days=1))
    assert (folder.export(), folder.export()) == (1, 0)

    written = {file["name"]: file for file in folder.newest["files"]}
    assert len(written) == 2
    for name, file in written.items():
        content = folder.read(name)
        assert file["rows"] == 1
        assert file["sha256"] == sha256(content).hexdigest()
        assert number.encode() in content
        assert secret.encode() not in content


def test_a_comment_of_yesterday_that_is_called_a_report_today_is_in_todays_file(
    town: Town, tmp_path: Path
) -> None:
    town.tell()
    town.tell(channel="page", text="Jalan rusak di depan pasar")
    folder = folder_of(town, tmp_path / "files", days_back=1)
    town.clock.move(timedelta(days=1))
    folder.export()
    yesterday = folder.newest
    with town.application.store.read() as connection:
        (item,) = overview.unsorted_messages(SYSTEM, connection)
    number = sorting.take_as_report(town.application, OFFICER, item.id)
    town.clock.move(timedelta(days=1))
    folder.export()

    assert yesterday["files"][0]["rows"] == 1
    (file,) = folder.newest["files"]
    assert file["rows"] == 1
    assert number in folder.read(file["name"]).decode()


def test_a_day_is_not_written_before_its_last_messages_are_taken_in(
    town: Town, tmp_path: Path
) -> None:
    folder = folder_of(town, tmp_path / "files", days_back=1)
    assert folder.export() == 1
    midnight = datetime.combine(date(2026, 11, 24), time(), town.application.zone("CTH"))
    town.clock.move(midnight - town.clock.now())
    assert folder.export() == 0
    town.clock.move(timedelta(minutes=10))
    assert folder.export() == 1


def test_of_what_is_hidden_only_the_secret_is_in_the_files_that_may_have_it(
    town: Town, tmp_path: Path
) -> None:
    secret, sealed = town.tell(1), town.tell(2)
    verify(town, secret, is_secret=True)
    verify(town, sealed, is_oversight=True, is_secret=True)
    folder = folder_of(
        town, tmp_path / "files", contents=("complaints", "messages"), takes_secret=True
    )
    town.clock.move(timedelta(days=1))
    folder.export()

    for file in folder.newest["files"]:
        content = folder.read(file["name"]).decode()
        assert secret in content
        assert sealed not in content
        assert file["rows"] == 1
