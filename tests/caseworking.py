"""One government's desk without a web server: citizens write, officers act, citizens are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select, update

from forwarder.base import open_reply
from muara.answer_watch import AnswerWatch
from muara.app import Application, open_application, prepare_store
from muara.casework import Answer, Casework
from muara.chronicle import events_of
from muara.clock import FixedClock
from muara.clockwork import Clockwork, Escalation
from muara.deadline_notices import tell_of_deadline
from muara.late_news import LateNews
from muara.notices import CHOOSABLE
from muara.pipeline import pack
from store import agencies, clocks, ledger, queries
from store import notices as stored_notices
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import OutboxState, complaints, outbox
from store.notice_models import notices
from store.rights import ROLE_RIGHTS
from store.scope import SYSTEM
from store.session import Store
from tests.installation import START, Citizens, settings_for
from tests.people import add_person

OFFICER = replace(SYSTEM, actor="operator:1", rights=ROLE_RIGHTS["officer"])
SAID = Verification(
    title="Jalan berlubang", classification="complaint", is_oversight=False, is_secret=False
)
DONE = {"what": "Ditambal", "when": "Selasa", "who": "Regu contoh"}


@dataclass
class Town:
    """One government's desk, without a web server."""

    application: Application
    clock: FixedClock
    citizens: Citizens
    count: int = 0

    def __post_init__(self) -> None:
        self.casework = Casework(self.application)

    def tell(self, person: int = 1, channel: str = "telegram", **message: Any) -> str:
        """A citizen writes; the number of their newest complaint."""
        if channel == "telegram":
            body = self.citizens.telegram(person, **({"text": "Jalan rusak"} | message))
        else:
            body = self.citizens.comment(person, message.get("text", "Jalan rusak"))
        self.take(channel, body)
        with self.application.store.read() as connection:
            newest = select(complaints.c.tracking_id).order_by(complaints.c.id.desc()).limit(1)
            return str(connection.execute(newest).scalar_one())

    def take(self, channel: str, body: bytes) -> None:
        """What a platform brings, with all that follows from it."""
        store = self.application.store
        delivery = ledger.NewDelivery(
            channel=channel,
            source="webhook",
            received_at=self.clock.now(),
            day=self.clock.now().date(),
            content=pack(body),
        )
        with store.write() as connection:
            ledger.receive(store, connection, [delivery])
        self.application.pipeline.drain()

    def deed(self, key: str | None = None) -> Deed:
        self.count += 1
        return Deed(key=key or f"deed-{self.count}", now=self.clock.now())

    def agency(self, position: int = 0) -> int:
        with self.application.store.read() as connection:
            return int(agencies.agencies_of(SYSTEM, connection, "CTH")[position].id)

    def answer(self, number: str, **more: Any) -> None:
        said = Answer(kind=FollowUpKind.SUBSTANTIVE_ANSWER, text="Sudah ditambal.", **(DONE | more))
        self.casework.answer(OFFICER, number, self.deed(), said)

    def answered(self, **where: Any) -> str:
        number = self.tell(**where)
        self.casework.verify(OFFICER, number, self.deed(), SAID)
        self.answer(number)
        return number

    def row(self, number: str) -> Any:
        with self.application.store.read() as connection:
            return queries.complaint_by_tracking_id(SYSTEM, connection, number)

    def clocks(self, number: str) -> dict[str, str]:
        with self.application.store.read() as connection:
            found = clocks.deadlines_of(SYSTEM, connection, self.row(number).id)
        return {row.kind: row.state for row in found}

    def letters(self, number: str) -> list[tuple[str, str, bool]]:
        """(purpose, text, private) of what the citizen is told, without the bot's first words."""
        complaint = self.row(number)
        store = self.application.store
        with store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, store.keyring, complaint.reporter_id
            )
            rows = queries.replies_to(SYSTEM, connection, complaint.id)
        opened = [
            (row.purpose, open_reply(sealer, row.sealed))
            for row in rows
            if row.state != OutboxState.DROPPED
        ]
        return [
            (purpose, letter["text"], letter["private"])
            for purpose, letter in opened
            if not purpose.endswith("acknowledgement") and purpose != "greeting"
        ]

    def let_answer(self, state: str, purpose: str = "answer", **values: Any) -> None:
        """The platform did this with every answer, or all news of this purpose."""
        with self.application.store.write() as connection:
            connection.execute(
                update(outbox).where(outbox.c.purpose == purpose).values(state=state, **values)
            )

    def sweep(self) -> None:
        """The clocks are looked at, as every minute."""
        Clockwork(
            self.application.store,
            self.application.calendars,
            self.clock.now,
            escalation=Escalation(),
            notify=partial(tell_of_deadline, self.application.scope("system"), now=self.clock.now),
            tell_citizen=LateNews(self.application).tell,
            close=self.casework.close_after_silence,
            events_of=events_of,
        ).sweep(["CTH"])

    def deliver_answers(self) -> None:
        """Every answer has reached whoever asked."""
        self.let_answer("sent", sent_at=self.clock.now(), delivery_status="delivered")
        AnswerWatch(self.application).look()

    def content(self, row: Row[Any]) -> dict[str, Any]:
        """What a row of the outbox holds."""
        store = self.application.store
        with store.read() as connection:
            sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, row.reporter_id)
        found: dict[str, Any] = open_reply(sealer, row.sealed)
        return found

    def text(self, row: Row[Any]) -> str:
        return str(self.content(row)["text"])

    def rows(self, number: str) -> list[Row[Any]]:
        """The rows of the outbox about a complaint, oldest first."""
        complaint = self.row(number)
        with self.application.store.read() as connection:
            return list(queries.replies_to(SYSTEM, connection, complaint.id))


@contextmanager
def open_town(folder: Path, database_url: str, **changed: Any) -> Iterator[Town]:
    """A desk on a Monday."""
    settings = settings_for(folder, database_url, **changed)
    prepare_store(settings)
    clock = FixedClock(START + timedelta(days=2))
    with open_application(settings, clock) as application:
        yield Town(application, clock, Citizens(clock))


def employ(
    town: Town, name: str, role: str, agency_id: int | None = None, jurisdiction: str = "CTH"
) -> int:
    """Somebody who has chosen to hear of everything."""
    store, now = town.application.store, town.clock.now()
    person = add_person(store, name, role, agency_id=agency_id, jurisdictions=[jurisdiction])
    hear_of_everything(store, person.id, now)
    return person.id


def hear_of_everything(store: Store, operator_id: int, now: datetime) -> None:
    """What this operator has chosen."""
    with store.write() as connection:
        sealer = store.sealer(connection, stored_notices.KEY, now)
        choice = stored_notices.Choice(
            route="email",
            sealed_address=sealer.seal(b"siapa@contoh.example", stored_notices.ADDRESS_CONTEXT),
            language="id",
            events=list(CHOOSABLE),
            wants_digest=False,
        )
        stored_notices.set_choice(SYSTEM, connection, operator_id, choice, now)


def heard(town: Town) -> set[tuple[str, int]]:
    with town.application.store.read() as connection:
        rows = connection.execute(select(notices.c.event, notices.c.operator_id))
        return {(row.event, row.operator_id) for row in rows}
