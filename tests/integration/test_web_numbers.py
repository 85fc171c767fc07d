"""Numbers in addresses that no row can have, over real HTTP and on both databases."""

from __future__ import annotations

import inspect
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.routing import Route

from muara.web.pages import routes
from muara.web.visit import SESSION_COOKIE, csrf_token
from store.models import complaints
from store.rights import Right
from tests.installation import running, settings_for
from tests.integration.web_visitor import Visitor

BEYOND = 2**63


def numbered() -> Iterator[tuple[str, str, set[str]]]:
    """Method, path and the names of its numbers, of each route that has some."""
    for route in routes():
        assert isinstance(route, Route)
        parameters = inspect.signature(route.endpoint).parameters
        names = {name for name in route.param_convertors if name in parameters}
        numbers = {name for name in names if parameters[name].annotation == "int"}
        for method in route.methods or ():
            if numbers:
                yield method, route.path, numbers


@pytest.mark.parametrize("number", [BEYOND, -(10**22)])
def test_a_number_that_no_row_can_have_is_not_found(
    tmp_path: Path, migrated_url: str, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    with running(settings_for(tmp_path, migrated_url)) as opened, Visitor(opened) as visitor:
        opened.add_operator("petugas", more_rights=list(Right))
        opened.receive("telegram", opened.citizens.telegram(1, text="Lampu jalan mati"))
        with opened.application.store.read() as connection:
            report = connection.execute(select(complaints.c.tracking_id)).scalar_one()
        visitor.sign_in("petugas")
        form = {"csrf": csrf_token(visitor.http.cookies[SESSION_COOKIE])}
        form |= {
            "tracking_id": report,
            "key": "k",
            "reason": "incomplete",
            "text": "Halo",
            "name": "Lampu",
        }
        answers = {}
        for method, path, numbers in numbered():
            names = dict.fromkeys(numbers, str(number)) | {"tracking_id": report}
            pieces = re.split(r"\{(\w+)\}", path)
            pieces[1::2] = [names.get(name, "confirm") for name in pieces[1::2]]
            sent = form if method == "POST" else None
            answer = visitor.http.request(method, "".join(pieces), data=sent)
            answers[method, path] = answer.status_code
    assert len(answers) > 30
    # A photo by its place among those of a report that nobody takes to LAPOR.
    assert {at for at, status in answers.items() if status != 404} == {
        ("GET", "/lapor-entry/{tracking_id}/photos/{number}")
    }
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]
