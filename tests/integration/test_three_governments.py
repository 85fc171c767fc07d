"""Three real processes with a store each, as three governments that hand a complaint on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import select

from muara.app import Application, open_application
from muara.casework import Answer, Casework
from muara.config import load_settings
from muara.governments import InCircles
from simulator.server import RunningSimulator
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import complaints
from store.notice_models import notices
from store.scope import SYSTEM
from tests.caseworking import hear_of_everything
from tests.people import add_person
from tests.ports import free_port
from tests.simulated import (
    MASTER_KEY,
    SECRETS,
    People,
    is_serving,
    process,
    simulated_people,
    wait_for,
)

NAMES = {"AAA": "Kabupaten Awal", "BBB": "Kabupaten Batas", "CCC": "Kabupaten Cermat"}
SECRET = "whsec_" + "QSBzZWNyZXQgdGhhdCBub2JvZHkga25vd3Mh"
SECRETS_HERE = SECRETS | {"MUARA_MASTER_KEY": MASTER_KEY, "GOVERNMENTS": SECRET}
SAID = Verification(
    title="Jalan berlubang", classification="complaint", is_oversight=False, is_secret=False
)
SELDOM = ("alarms", "alerts", "compare", "imports", "index", "media", "notices")
"""Jobs that have nothing to do here, and would look every second."""
LONG_AGO = timedelta(minutes=1)
"""An officer's deed that can no longer be taken back."""


@dataclass
class Government:
    """One of them: its process runs, and its officers act on the same store."""

    application: Application
    count: int = 0

    @property
    def officers(self) -> Casework:
        return Casework(self.application)

    def deed(self) -> Deed:
        self.count += 1
        now = self.application.clock.now()
        return Deed(key=f"deed-{self.count}", now=now - LONG_AGO)

    def complaint(self) -> Any:
        """The only one there; waits for it."""

        def found() -> Any:
            with self.application.store.read() as connection:
                return connection.execute(select(complaints)).one_or_none()

        assert wait_for(lambda: found() is not None)
        return found()

    def verify(self) -> str:
        number = str(self.complaint().tracking_id)
        self.officers.verify(SYSTEM, number, self.deed(), SAID)
        return number

    def hand_over(self, number: str, to: str) -> None:
        deed = self.deed()
        self.officers.hand_over(SYSTEM, number, deed, to=NAMES[to], reason="other_government")

    def employ(self, role: str) -> int:
        """Somebody with a role, who hears of everything."""
        store = self.application.store
        person = add_person(store, role, role)
        hear_of_everything(store, person.id, self.application.clock.now())
        return person.id

    def heard(self, operator_id: int) -> list[dict[str, Any]]:
        """What somebody is told of disputes."""
        query = select(notices.c.details).where(
            notices.c.operator_id == operator_id, notices.c.event == "in_dispute"
        )
        with self.application.store.read() as connection:
            return list(connection.execute(query).scalars())

    def answer(self, number: str, text: str) -> None:
        kind = FollowUpKind.SUBSTANTIVE_ANSWER
        said = Answer(kind=kind, text=text, what="Ditambal", when="Rabu", who="Regu contoh")
        self.officers.answer(SYSTEM, number, self.deed(), said)


@pytest.fixture
def people() -> Iterator[People]:
    with RunningSimulator() as simulator, simulated_people(simulator) as everybody:
        yield everybody


@pytest.fixture
def land(
    tmp_path: Path, sqlite_template: Path, people: People
) -> Iterator[Mapping[str, Government]]:
    ports = {code: free_port() for code in NAMES}
    with ExitStack() as stack:
        configs = {}
        for code in NAMES:
            home = tmp_path / code
            home.mkdir()
            shutil.copyfile(sqlite_template, home / "muara.db")
            configs[code] = home / "config.yaml"
            values = configuration(code, ports, people.url)
            configs[code].write_text(yaml.safe_dump(values), encoding="utf-8")
            log = home / "serve.log"
            stack.enter_context(process(["serve"], log, **SECRETS_HERE))
        assert wait_for(lambda: all(map(is_serving, ports.values()))), "they do not serve"
        yield {
            code: Government(
                stack.enter_context(open_application(load_settings(config, SECRETS_HERE)))
            )
            for code, config in configs.items()
        }


def configuration(code: str, ports: Mapping[str, int], simulator_url: str) -> dict[str, Any]:
    """One government's file: itself, its channels, and the two others."""
    bot = {
        "kind": "telegram",
        "jurisdiction": code,
        "bot_token": "${TELEGRAM_BOT_TOKEN}",
        "mode": "poll",
        "poll_seconds": 1,
        "api_url": f"{simulator_url}/telegram",
    }
    channels: dict[str, Any] = {"muara": {"kind": "muara", "jurisdiction": code}}
    if code == "AAA":
        channels["telegram"] = bot
    return {
        "public_url": f"http://127.0.0.1:{ports[code]}",
        "listen": {"port": ports[code]},
        "store": {"url": "sqlite:///muara.db", "objects": "media"},
        "keys": {"master": "${MUARA_MASTER_KEY}"},
        "schedule": {"intervals": dict.fromkeys(SELDOM, 3600)},
        "dialogue": {"settle_seconds": 0, "questions": 0},
        "jurisdictions": {code: {"name": NAMES[code], "uses_lapor": False}},
        "channels": channels,
        "destinations": {
            other.lower(): {
                "kind": "muara",
                "url": f"http://127.0.0.1:{ports[other]}",
                "code": other,
                "label": name,
                "secret": "${GOVERNMENTS}",
                "pull_minutes": 1 / 60,
            }
            for other, name in NAMES.items()
            if other != code
        },
    }


@pytest.mark.long
def test_a_complaint_is_handed_on_twice_answered_and_never_handed_back(
    land: Mapping[str, Government], people: People
) -> None:
    first, second, third = land.values()
    people.write("telegram", text="Jalan di batas kabupaten berlubang dalam.")
    number = first.verify()
    first.hand_over(number, "BBB")
    second.hand_over(second.verify(), "CCC")
    last = third.verify()

    coordinator = third.employ("coordinator")
    for _ in range(2):
        with pytest.raises(InCircles):
            third.hand_over(last, "AAA")
    assert third.heard(coordinator) == [
        {"ours": NAMES["CCC"], "theirs": NAMES["AAA"], "count": 1, "channel": "muara"}
    ]

    third.answer(last, "Lubang sudah kami tambal.")
    assert wait_for(lambda: "Lubang sudah kami tambal." in told(people)), told(people)
    assert NAMES["BBB"] in told(people), "by the government that the citizen's own named"
    with first.application.store.read() as connection:
        assert connection.execute(select(complaints.c.id)).all() == [(1,)]


def told(people: People) -> str:
    """All that stands on the citizen's phone."""
    return "\n".join(line.get("text") or "" for line in people.phone("telegram"))
