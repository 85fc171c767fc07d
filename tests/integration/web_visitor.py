"""A visitor of the pages without scripts: an HTTP client that fills in the forms it is shown."""

from __future__ import annotations

import re
from html import unescape
from types import TracebackType
from typing import Self

import httpx

from tests.installation import PASSWORD, Installation

_CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
_VERSION = re.compile(r'name="key" value="[^"]+"><input type="hidden" name="version" value="(\d+)"')
_TAG = re.compile(r"<[^>]*>")


class Visitor:
    """Keeps its cookies; follows redirects only where told to."""

    def __init__(self, installation: Installation) -> None:
        self.http = httpx.Client(base_url=installation.url, timeout=20)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def sign_in(self, username: str, password: str = PASSWORD, next: str = "/") -> httpx.Response:
        """Fill in the sign-in form."""
        form = {"username": username, "password": password, "next": next}
        return self.submit("/sign-in", "/sign-in", **form)

    def submit(self, page: str, action: str, **fields: str | list[str]) -> httpx.Response:
        """Send a form with the token of `page`."""
        found = _CSRF.search(self.http.get(page, follow_redirects=True).text)
        assert found, f"{page} has no form"
        return self.http.post(action, data={"csrf": found[1], **fields})

    def deed(self, tracking_id: str, name: str, **fields: str) -> httpx.Response:
        """Send one form of a complaint's page, with the key and version that it carries."""
        path = f"/complaints/{tracking_id}"
        form = re.search(
            rf'deeds/{name}"[^>]*>.*?name="key" value="([^"]+)".*?name="version" value="(\d+)"',
            self.http.get(path).text,
            re.DOTALL,
        )
        assert form, f"{path} does not offer: {name}"
        sent = {"key": form[1], "version": form[2]} | fields
        return self.submit(path, f"{path}/deeds/{name}", **sent)

    def insist(self, tracking_id: str, name: str, **fields: str | list[str]) -> httpx.Response:
        """Send a deed's form although the page may not offer it, with the version of the page."""
        path = f"/complaints/{tracking_id}"
        version = _VERSION.search(self.http.get(path).text)
        assert version, f"{path} has no form with a version"
        return self.submit(path, f"{path}/deeds/{name}", version=version[1], **fields)

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def text(self, path: str) -> str:
        """What can be read on a page, on one line."""
        answer = self.http.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return readable(answer.text)

    def complaints(self, path: str = "/?list=all") -> list[str]:
        """The tracking ids that a page leads to, in its order; of all the newest first.

        Not those of the alerts above a list.
        """
        html = _ALERTS.sub("", self.http.get(path).text)
        found = re.findall(r'href="/complaints/([A-Z0-9-]+)"', html)
        return list(dict.fromkeys(found))


_ALERTS = re.compile(r'<section class="notice bad alerts".*?</section>', re.DOTALL)


def readable(html: str) -> str:
    """The words of a page on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())
