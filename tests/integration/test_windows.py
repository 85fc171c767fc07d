"""A day and a week pass on WhatsApp and Messenger: nothing looks sent that was not.

The product's parts against the simulated platforms, with one clock that the test moves for both; a
platform whose clock is ahead of ours says by callback or by refusal that the window is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from channels.base import Connects
from muara.answer_watch import AnswerWatch
from muara.app import open_application, prepare_store
from muara.clock import FixedClock
from muara.pipeline import pack
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings
from store import ledger
from store.lists import Hour, counts
from store.models import complaints
from store.scope import SYSTEM
from tests.caseworking import OFFICER, SAID, Town
from tests.installation import Citizens
from tests.simulated import People, settings_of, simulated_people, write_config
from tests.unit.simulator.conftest import Catcher, wait_until

CALL = "HX00000000000000000000000000000002"
CALLED = "Ada kabar tentang laporan Anda."
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLATFORM = {"whatsapp": "twilio", "facebook": "graph"}


class Street:
    """One citizen with a phone, one desk, and the platform between them."""

    def __init__(self, town: Town, people: People, catcher: Catcher, channel: str) -> None:
        self.town = town
        self.channel = channel
        self._people = people
        self._catcher = catcher
        self._seen = 0
        self._is_polled = town.application.channels[channel].settings.mode == "poll"

    def write(self, text: str, **more: Any) -> None:
        self._people.write(self.channel, text=text, **more)
        self._hear(1)
        self._work()

    def pass_time(self, by: timedelta) -> None:
        """For everybody."""
        self.town.clock.move(by)
        self._people.let_time_pass(by)
        self._work()

    def let_platform_run_ahead(self, by: timedelta) -> None:
        self._people.let_time_pass(by)

    def report(self) -> str:
        """A first report with its receipt; the number."""
        self.write("Jalan di depan pasar Desa Contoh berlubang dalam sejak kemarin.")
        self.pass_time(timedelta(minutes=2))
        (number,) = self.numbers
        assert any(number in line for line in self.phone)
        self.town.casework.verify(OFFICER, number, self.town.deed(), SAID)
        self.pass_time(timedelta(minutes=5))
        return number

    @property
    def numbers(self) -> list[str]:
        """Of all reports so far."""
        with self.town.application.store.read() as connection:
            numbers = select(complaints.c.tracking_id).order_by(complaints.c.id)
            return list(connection.execute(numbers).scalars())

    def read(self, surface: str) -> list[str]:
        """What the citizen has read there."""
        lines = self._people.phone(self.channel)
        return [str(x["text"]) for x in lines if not x["sent"] and x["surface"] == surface]

    @property
    def phone(self) -> list[str]:
        """What the citizen has read."""
        lines = self._people.phone(self.channel)
        return [str(line["text"]) for line in lines if not line["sent"]]

    def state(self, number: str, purpose: str) -> tuple[str, str | None]:
        (row,) = [row for row in self.town.rows(number) if row.purpose == purpose]
        return row.state, row.last_error

    def cannot_be_told(self) -> int:
        """How many stand in the list of that name."""
        now = self.town.clock.now()
        hour = Hour(now=now, day_ends_at=now + DAY)
        with self.town.application.store.read() as connection:
            return counts(SYSTEM, connection, hour)["unreachable"]

    def _work(self) -> None:
        """What the timetable does, until nothing is left to do."""
        application = self.town.application
        for _ in range(4):
            application.pipeline.drain()
            application.gathering().go_on()
            self.send()
            self._hear(0)
            AnswerWatch(application).look()

    def send(self) -> None:
        """What is due goes out, and it is looked after."""
        outbox = self.town.application.outbox(self.channel)
        assert outbox is not None
        outbox.send_due()
        AnswerWatch(self.town.application).look()

    def _hear(self, at_least: int) -> None:
        """Take what the platform has posted or, where it is only polled, what it lists."""
        if self._is_polled:
            wait_until(self._is_quiet)
            self.town.application.poller(self.channel).poll()
            self.town.application.pipeline.drain()
            return
        if at_least:
            self._catcher.wait_for(self._seen + at_least)
        wait_until(self._is_quiet)
        store = self.town.application.store
        for caught in self._catcher.caught[self._seen :]:
            self._seen += 1
            delivery = ledger.NewDelivery(
                channel=caught.path.rpartition("/")[2],
                source="webhook",
                received_at=self.town.clock.now(),
                day=self.town.clock.now().date(),
                content=pack(caught.body, caught.headers),
            )
            with store.write() as connection:
                ledger.receive(store, connection, [delivery])
        self.town.application.pipeline.drain()

    def _is_quiet(self) -> bool:
        return self._people.are_done()


@contextmanager
def street(
    tmp_path: Path, database_url: str, channel: str, templates: dict[str, str], mode: str = "both"
) -> Iterator[Street]:
    with (
        RunningSimulator(SimulatorSettings(speed_up=50)) as simulator,
        simulated_people(simulator) as people,
        Catcher() as catcher,
    ):
        dialogue = {"settle_seconds": 1, "questions": 0}
        config = write_config(tmp_path, simulator.url, database_url, dialogue=dialogue)
        settings = settings_of(config)
        changed = dict(settings.channels)
        changed[channel] = changed[channel].model_copy(
            update={"templates": templates, "mode": mode}
        )
        public_url = catcher.url.removesuffix("/hooks")
        settings = settings.model_copy(update={"channels": changed, "public_url": public_url})
        people.point_webhooks({channel: f"{catcher.url}/{channel}"})
        prepare_store(settings)
        clock = FixedClock(datetime.now(UTC))
        with open_application(settings, clock) as application:
            adapter = application.channels[channel].adapter
            assert isinstance(adapter, Connects)
            adapter.connect()  # with the receipts among what is to be told
            yield Street(Town(application, clock, Citizens(clock)), people, catcher, channel)


def test_on_whatsapp_a_template_calls_and_the_answer_follows_their_next_message(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    templates = {"answer": CALL, "assign": CALL}
    with street(tmp_path, migrated_sqlite_url, "whatsapp", templates) as here:
        number = here.report()
        here.pass_time(23 * HOUR)
        here.town.casework.hold(OFFICER, number, here.town.deed(), "Di RT berapa?")
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "question") == ("sent", None)
        assert any("Di RT berapa?" in line for line in here.phone)

        here.pass_time(2 * HOUR)  # our own message has not extended the window
        here.town.casework.resume(OFFICER, number, here.town.deed())
        here.town.answer(number)
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "answer") == ("waiting", "template_sent")
        assert here.phone.count(CALLED) == 1
        assert not any("Ditambal" in line for line in here.phone)

        here.pass_time(40 * DAY)
        here.town.sweep()
        here.pass_time(timedelta(minutes=1))
        row = here.town.row(number)
        assert (row.status, row.untold) == ("resolved", "unreachable")
        assert "objection" not in here.town.clocks(number)
        assert here.cannot_be_told() == 1

        here.write("Bagaimana kabarnya?")
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "answer") == ("sent", None)
        assert sum("Ditambal" in line for line in here.phone) == 1
        assert here.phone.count(CALLED) == 1
        assert any("SELESAI" in line and "BELUM" in line for line in here.phone)
        assert here.town.row(number).untold is None
        assert here.cannot_be_told() == 0


def test_on_whatsapp_an_error_by_callback_takes_back_what_looked_sent(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with street(tmp_path, migrated_sqlite_url, "whatsapp", {}) as here:
        number = here.report()
        here.let_platform_run_ahead(25 * HOUR)
        here.town.answer(number)
        here.pass_time(timedelta(minutes=1))
        # 63016 came by callback; without a template the row waits, and silence closes nothing.
        assert here.state(number, "answer") == ("waiting", "window_closed")
        (row,) = [row for row in here.town.rows(number) if row.purpose == "answer"]
        assert (row.sent_at, row.delivery_status) == (None, None)
        here.town.clock.move(40 * DAY)
        here.town.sweep()
        assert here.town.row(number).status == "resolved"
        assert here.cannot_be_told() == 1


def test_on_whatsapp_without_webhooks_a_failure_is_told_by_the_next_poll_and_the_template_follows(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with street(tmp_path, migrated_sqlite_url, "whatsapp", {"answer": CALL}, mode="poll") as here:
        number = here.report()
        here.let_platform_run_ahead(25 * HOUR)
        here.town.answer(number)
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "answer") == ("waiting", "template_sent")
        assert here.phone.count(CALLED) == 1


def test_on_whatsapp_without_webhooks_an_answer_is_told_once_a_poll_says_that_it_arrived(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with street(tmp_path, migrated_sqlite_url, "whatsapp", {}, mode="poll") as here:
        number = here.report()
        here.town.answer(number)
        here.town.clock.move(timedelta(minutes=1))
        here.send()
        assert here.state(number, "answer") == ("sent", None)
        assert here.town.row(number).untold == "waiting"
        here.pass_time(timedelta(minutes=1))
        assert here.town.row(number).untold is None


def test_on_messenger_only_what_an_operator_wrote_uses_the_week(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with street(tmp_path, migrated_sqlite_url, "facebook", {}) as here:
        number = here.report()
        here.pass_time(25 * HOUR)
        here.town.casework.assign(OFFICER, number, here.town.deed(), [here.town.agency()])
        said = "Petugas akan datang Selasa pagi."
        here.town.casework.say(OFFICER, number, here.town.deed(), said)
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "assign") == ("waiting", "window_closed")
        assert here.state(number, "message") == ("sent", None)
        assert len([text for text in here.phone if said in text]) == 1

        here.pass_time(7 * DAY)
        here.town.casework.hold(OFFICER, number, here.town.deed(), "Di RT berapa?")
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "question") == ("waiting", "window_closed")
        assert here.cannot_be_told() == 1

        here.write("Ada kabar?")
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "question") == ("sent", None)
        assert any("Di RT berapa?" in line for line in here.phone)


def test_on_messenger_a_refused_call_is_no_delivery(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with street(tmp_path, migrated_sqlite_url, "facebook", {}) as here:
        number = here.report()
        here.let_platform_run_ahead(25 * HOUR)
        here.town.answer(number)
        here.pass_time(timedelta(minutes=1))
        # Refused with 10/2018278, then taken under the tag; the bot's own question is not.
        assert here.state(number, "answer") == ("sent", None)
        assert sum("Ditambal" in line for line in here.phone) == 1
        assert here.state(number, "is_it_done") == ("waiting", "window_closed")

        here.let_platform_run_ahead(7 * DAY)
        here.town.casework.reopen(OFFICER, number, here.town.deed(), reason="not_done")
        here.town.casework.say(OFFICER, number, here.town.deed(), "Kami periksa lagi.")
        here.pass_time(timedelta(minutes=1))
        assert here.state(number, "message") == ("waiting", "window_closed")
        assert here.state(number, "reopen") == ("waiting", "window_closed")
        assert not any("Kami periksa lagi." in text for text in here.phone)


@pytest.mark.parametrize("surface", ["comment", "post"])
def test_whoever_answers_the_one_private_reply_to_public_words_is_told_there(
    tmp_path: Path, migrated_sqlite_url: str, surface: str
) -> None:
    with street(tmp_path, migrated_sqlite_url, "facebook", {}) as here:
        here.write("Jalan di depan pasar berlubang dalam.", surface=surface)
        here.pass_time(timedelta(minutes=2))
        (number,) = here.numbers
        private, public = here.read("direct"), here.read("comment")
        assert [number in line for line in private] == [True]
        assert "Di mana tepatnya?" in private[0] or "Sejak kapan" in private[0]
        assert len(public) == 1
        here.town.casework.verify(OFFICER, number, here.town.deed(), SAID)
        here.pass_time(timedelta(minutes=5))
        here.town.answer(number)
        here.pass_time(timedelta(minutes=1))
        # They have never written in private: a neutral line below their words.
        assert here.state(number, "answer") == ("waiting", "not_private")
        assert not any(number in line or "itambal" in line for line in here.read("comment"))
        assert len(here.read("comment")) == 2
        assert here.cannot_be_told() == 1

        here.write("Di Desa Contoh RT 03, sejak hari Senin.")
        here.pass_time(timedelta(minutes=1))
        assert here.numbers == [number]  # it belongs to what they told in public
        assert here.state(number, "answer") == ("sent", None)
        assert any("Ditambal" in line for line in here.read("direct"))
        assert here.cannot_be_told() == 0
