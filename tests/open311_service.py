"""An installation that other apps reach by Open311, and one of those apps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import httpx
from defusedxml import ElementTree

from channels.open311 import Open311Settings
from muara.casework import Casework
from muara.config import Settings
from muara.open311 import key_hash, new_key
from store import open311, queries
from store.casework.deed import Deed
from store.casework.publishing import Publication
from store.casework.verifying import Verification
from store.scope import SYSTEM
from tests.installation import Installation, settings_for

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
REPORT = {
    "service_code": "public_works",
    "description": HOLE,
    "lat": "-7.150210",
    "long": "111.881720",
    "email": "warga@contoh.example",
    "first_name": "Warga",
    "last_name": "Karangan",
    "phone": "0811-0000-0042",
    "device_id": "gawai-1",
}


def settings_with_open311(folder: Path, database_url: str, **changed: Any) -> Settings:
    """Two regencies with a bot each, both by Open311; the first by the name of its domain."""
    plain = settings_for(folder, database_url)
    first = {"kind": "open311", "jurisdiction": "CTH", "jurisdiction_id": "contoh.example"}
    services = {
        "open311": Open311Settings.model_validate(first | changed),
        "open311-uji": Open311Settings(kind="open311", jurisdiction="UJI"),
    }
    return settings_for(folder, database_url, channels=dict(plain.channels) | services)


def make_key(opened: Installation, name: str, **values: Any) -> str:
    """A key of an app, as `muara open311 key add` makes it."""
    store, key = opened.application.store, new_key()
    given: dict[str, Any] = {
        "name": name,
        "key_hash": key_hash(store.keyring, key),
        "jurisdiction": "",
        "rights": open311.KEY_RIGHTS,
        "reports_per_half_hour": 1000,
        "now": opened.clock.now(),
    }
    with store.write() as connection:
        open311.add_key(SYSTEM, connection, **(given | values))
    return key


def release(opened: Installation, number: str, **said: Any) -> None:
    """An officer verifies a report and lets everybody read it."""
    verification = {
        "title": "Jalan berlubang di depan pasar",
        "classification": "complaint",
        "is_oversight": False,
        "is_secret": False,
        "topic": "Pekerjaan Umum dan Penataan Ruang",
    }
    casework, now = Casework(opened.application), opened.clock.now()
    with opened.application.store.read() as connection:
        is_verified = queries.complaint_by_tracking_id(SYSTEM, connection, number).verified_at
    if not is_verified:
        chosen = verification | said.pop("verification", {})
        deed = Deed(key=f"verify {number}", now=now)
        casework.verify(SYSTEM, number, deed, Verification(**chosen))
    words = {"title": "Jalan berlubang di depan pasar", "text": HOLE, "point": (-7.15, 111.882)}
    casework.publish(
        SYSTEM, number, Deed(key=f"publish {number} {now}", now=now), Publication(**(words | said))
    )


@contextmanager
def connected(opened: Installation) -> Iterator[httpx.Client]:
    """A client of the installation's service."""
    with httpx.Client(base_url=f"{opened.url}/open311/v2", timeout=20) as http:
        yield http


class App:
    """An app with a key, which talks to one government."""

    def __init__(
        self, http: httpx.Client, key: str | None = None, jurisdiction: str = "contoh.example"
    ) -> None:
        self.own = {"jurisdiction_id": jurisdiction} | ({"api_key": key} if key else {})
        self.http = http

    def get(self, path: str, **params: Any) -> httpx.Response:
        """One address, for instance `requests.json`."""
        return self.http.get(path, params=self.own | params)

    def file(self, form: str = "json", **changed: Any) -> httpx.Response:
        """Send a report; a field that is None is left out."""
        fields = {n: v for n, v in (self.own | REPORT | changed).items() if v is not None}
        return self.http.post(f"requests.{form}", data=fields)

    def file_one(self, **changed: Any) -> str:
        """Send a report, and the number that it got."""
        answer = self.file(**changed)
        assert answer.status_code == 201, answer.text
        return str(answer.json()[0]["service_request_id"])

    def numbers(self, **params: Any) -> list[str]:
        """Of the reports that a query finds, in its order."""
        answer = self.get("requests.json", **params)
        assert answer.status_code == 200, answer.text
        return [one["service_request_id"] for one in answer.json()]


def xml_of(answer: httpx.Response) -> Element:
    """The document in an answer, read without entities."""
    found: Element = ElementTree.fromstring(answer.content)
    return found
