"""An installation that takes reports by its own pages, and a citizen who visits them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from channels.web import WebSettings
from muara.config import Jurisdiction, Settings
from tests.installation import Installation, settings_for
from tests.integration.web_visitor import readable

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_OUTPUT = re.compile(r'<output id="(number|code)">([A-Z0-9-]+)</output>')


def settings_with_pages(folder: Path, database_url: str, **changed: Any) -> Settings:
    """One regency; its pages take reports, and so do its bot and its Page."""
    plain = settings_for(folder, database_url)
    channels = {n: c for n, c in plain.channels.items() if c.jurisdiction == "CTH"}
    web = WebSettings.model_validate({"kind": "web", "jurisdiction": "CTH"} | changed)
    governments = {
        "CTH": Jurisdiction(name="Kabupaten Contoh", privacy_contact="pdp@contoh.example")
    }
    return settings_for(
        folder, database_url, channels=channels | {"web": web}, jurisdictions=governments
    )


@dataclass(frozen=True, slots=True)
class Slip:
    """What a citizen writes down."""

    number: str
    code: str


class Citizen:
    """A browser without scripts: keeps cookies, and sends the forms that it was shown."""

    def __init__(self, installation: Installation, **headers: str) -> None:
        self.http = httpx.Client(
            base_url=installation.url, timeout=20, follow_redirects=True, headers=headers
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def hidden(self, path: str, action: str = "/lapor") -> dict[str, str]:
        """The hidden fields of the form on this page that is sent to `action`."""
        page = self.http.get(path).text
        form = re.search(rf'<form method="post" action="{action}".*?</form>', page, re.DOTALL)
        assert form, readable(page)
        return {name: value for name, value in _HIDDEN.findall(form[0]) if value}

    def report(
        self, text: str = HOLE, photos: tuple[bytes, ...] = (), **fields: str
    ) -> httpx.Response:
        """Fill in `/lapor` and send it."""
        return self.send("/lapor", self.hidden("/lapor") | {"text": text} | fields, photos)

    def send(
        self, action: str, fields: dict[str, str], photos: tuple[bytes, ...] = ()
    ) -> httpx.Response:
        parts: list[Any] = [(name, (None, value)) for name, value in fields.items()]
        parts += [
            ("photos", (f"foto-{n}.jpg", photo, "image/jpeg")) for n, photo in enumerate(photos)
        ]
        return self.http.post(action, files=parts)

    def look(self, number: str, code: str = "") -> httpx.Response:
        """Fill in `/lacak`."""
        hidden = self.hidden("/lacak", "/lacak")
        return self.http.post("/lacak", data=hidden | {"number": number, "code": code})

    def do(self, action: str, **fields: str) -> httpx.Response:
        """Send a form of the open story."""
        return self.send(action, self.hidden("/lacak", action) | fields)


def slip_in(answer: httpx.Response) -> Slip:
    """The number and code that a page shows."""
    assert answer.status_code == 200, readable(answer.text)
    found = dict(_OUTPUT.findall(answer.text))
    assert found.keys() == {"number", "code"}, readable(answer.text)
    return Slip(found["number"], found["code"])
