"""Numbers in addresses and forms that no row can have, over real HTTP and on both databases."""

from __future__ import annotations

import inspect
import logging
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
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


def fields_of(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """The fields of a route's form, and whether each names a row or a version of one."""
    for one in dependant.body_params:
        is_number = one.field_info.annotation in (int, int | None)
        yield one.alias, is_number or one.alias in ("agency", "operator", "chosen", "version")
    for below in dependant.dependencies:
        yield from fields_of(below)


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
            "version": "1",
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


def numbered_forms() -> Iterator[tuple[str, list[str], list[str]]]:
    """Path, fields of words and fields of numbers of each form that has some of these."""
    for route in routes():
        if isinstance(route, APIRoute) and "POST" in (route.methods or ()):
            fields = dict(fields_of(route.dependant))
            if any(fields.values()):
                words = [name for name, is_number in fields.items() if not is_number]
                yield route.path, words, [name for name in fields if name not in words]


def test_a_form_with_a_number_that_no_row_can_have_is_no_fault_of_ours(
    tmp_path: Path, migrated_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with running(settings_for(tmp_path, migrated_url)) as opened, Visitor(opened) as visitor:
        opened.add_operator("petugas", more_rights=list(Right))
        size = {"file_id": "a", "file_unique_id": "a", "width": 9, "height": 9, "file_size": 9}
        said = opened.citizens.telegram(1, caption="Lampu jalan mati", photo=[size])
        opened.receive("telegram", said)
        with opened.application.store.read() as connection:
            report = connection.execute(select(complaints.c.tracking_id)).scalar_one()
        visitor.sign_in("petugas")
        known = {
            "tracking_id": report,
            "key": "k",
            "version": "1",
            "reason": "incomplete",
            "deed": "assign",
        }
        known |= {"csrf": csrf_token(visitor.http.cookies[SESSION_COOKIE])}
        answers = {}
        for path, words, numbers in numbered_forms():
            where = re.sub(r"\{\w+\}", "1", path.replace("{tracking_id}", report))
            for name, number in product(numbers, (BEYOND, 2**40)):
                given = [*words, *({"version"} & set(numbers))]
                form = {word: known.get(word, "Halo") for word in given}
                form[name] = f"{report}~{number}" if name == "chosen" else str(number)
                answers[path, name, number] = visitor.http.post(where, data=form).status_code
    assert len(answers) > 100
    assert not [at for at, status in answers.items() if status >= 500]
    assert answers["/complaints/{tracking_id}/deeds/exclude", "agency", BEYOND] == 409
    assert answers["/complaints/{tracking_id}/deeds/exclude", "agency", 2**40] == 404
    assert answers["/complaints/{tracking_id}/deeds/let-through", "item", BEYOND] == 404
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]
