"""The queue over real HTTP: lists, search, saved views, and the live stream."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import update

from muara.web import events
from store import accounts
from store.case_models import deadlines
from store.models import complaints
from store.scope import SYSTEM
from store.tracking import read_tracking_id
from tests import town
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor


@pytest.fixture
def installation(tmp_path: Path, sqlite_template: Path) -> Iterator[Installation]:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    with running(settings_for(tmp_path, f"sqlite:///{tmp_path / 'muara.db'}")) as opened:
        for person, words in enumerate((town.LAMP, town.HOLE, "Banjir masuk rumah"), start=1):
            opened.receive("telegram", opened.citizens.telegram(person, text=words))
        opened.receive("telegram-uji", opened.citizens.telegram(50, text=town.ELSEWHERE))
        opened.add_operator("petugas", jurisdictions=["CTH"])
        opened.application.indexer().read_changed()
        yield opened


@pytest.fixture
def officer(installation: Installation) -> Iterator[Visitor]:
    with Visitor(installation) as opened:
        opened.sign_in("petugas")
        yield opened


def test_words_find_reports_within_reach_and_a_number_leads_to_its_report(
    officer: Visitor,
) -> None:
    flood, hole, lamp = officer.complaints("/?list=all")
    assert officer.complaints("/?q=lampu+jalan") == [lamp]
    assert officer.complaints("/?q=jal") == [hole, lamp]
    assert officer.complaints("/?q=jal&channel=page") == []
    assert officer.complaints("/?q=kabupaten+lain") == []
    assert "Tidak ada yang cocok" in officer.text("/?q=0811")
    for written in (flood, flood.replace("-", "").lower()):
        assert officer.get(f"/?q={written}").headers["location"] == f"/complaints/{flood}"
    words = "lampu pungber"
    assert read_tracking_id(words) is not None, "they fit a check character by chance"
    assert "Tidak ada yang cocok" in officer.text(f"/?q={words}")


def test_a_list_says_what_expires_first_and_why(
    officer: Visitor, installation: Installation
) -> None:
    lamp, hole, flood = officer.complaints("/")
    now = installation.clock.now()
    chosen = ((complaints, complaints.c.id), (deadlines, deadlines.c.complaint_id))
    with installation.application.store.write() as connection:
        for number, hours in ((1, 3), (2, -49)):
            for table, key in chosen:
                due_at = now + timedelta(hours=hours)
                connection.execute(update(table).where(key == number).values(due_at=due_at))
    assert officer.complaints("/") == [hole, lamp, flood]
    assert officer.complaints("/?list=overdue") == [hole]
    shown = officer.text("/")
    assert "lewat 2 hari" in shown
    assert "3 jam lagi" in shown
    assert "3 hari kerja" in shown
    assert 'data-count="overdue">1<' in officer.get("/").text


def test_a_view_is_saved_shown_renamed_and_deleted(officer: Visitor) -> None:
    address = "/?q=lampu&urgency=low"
    saved = officer.submit(address, "/views", address=address, name="Lampu saja")
    assert saved.status_code == 303
    assert "Tampilan disimpan" in officer.text(saved.headers["location"])
    html = officer.get("/").text
    assert 'href="/?q=lampu&amp;urgency=low"' in html
    found = re.search(r'action="/views/(\d+)/rename"', officer.get(address).text)
    assert found
    view = f"/views/{found[1]}"
    officer.submit(address, f"{view}/rename", address=address, name="Lampu padam")
    assert "Lampu padam" in officer.text("/")
    empty = officer.submit(address, "/views", address="/", name="  ")
    assert empty.headers["location"] == "/?note=name_missing"
    officer.submit(address, f"{view}/delete", address=address)
    assert "Lampu padam" not in officer.text("/")
    assert officer.http.post(f"{view}/delete", data={"csrf": "none"}).status_code == 403


def test_an_address_that_makes_no_sense_shows_the_queue(officer: Visitor) -> None:
    for query in ("list=nothing", "before=x", "before=~", "before=2026~1", "since=gestern"):
        assert len(officer.complaints(f"/?{query}")) == 3, query
    assert officer.get("/?q=%00").status_code == 400
    for query in ("agency=-1", "q=…"):
        assert len(officer.complaints(f"/?{query}")) == 3, query


# --- the live stream


@contextmanager
def stream(visitor: Visitor, after: int) -> Iterator[Iterator[tuple[str, str]]]:
    """The events (name, data) of a page that was loaded when `after` was the newest complaint."""
    with visitor.http.stream("GET", f"/events?after={after}") as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-accel-buffering"] == "no"
        yield _events(answer.iter_lines())


def _events(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    name = ""
    for line in lines:
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data" or (field == "data:" and name):
            yield name, value


def test_a_page_hears_of_what_its_operator_may_see_and_of_nothing_else(
    officer: Visitor, installation: Installation
) -> None:
    with stream(officer, 4) as told:
        name, data = next(told)
        assert (name, json.loads(data)["line"]) == ("queue", "")
        assert json.loads(data)["counts"]["open"] == "3"
        citizens = installation.citizens
        installation.receive("telegram-uji", citizens.telegram(51, text="Bukan urusan kita"))
        installation.receive("telegram", citizens.telegram(60, text="Pohon tumbang"))
        said = json.loads(next(told)[1])
        assert (said["new"], said["line"]) == (1, "1 laporan baru, tampilkan")
        assert "Pohon" not in data


def test_a_stream_ends_with_its_session(
    officer: Visitor, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_SESSION_SECONDS", 0.0)
    with stream(officer, 4) as told:
        next(told)
        with installation.application.store.write() as connection:
            now = installation.clock.now()
            accounts.deactivate(SYSTEM, connection, "petugas", now)
        assert [name for name, _ in told] == ["ended"]


def test_a_stream_ends_when_the_server_does(tmp_path: Path, migrated_sqlite_url: str) -> None:
    with (
        running(settings_for(tmp_path, migrated_sqlite_url)) as opened,
        Visitor(opened) as visitor,
    ):
        opened.add_operator("petugas")
        visitor.sign_in("petugas")
        client = httpx.Client(base_url=opened.url, cookies=visitor.http.cookies, timeout=20)
        request = client.build_request("GET", "/events")
        answer = client.send(request, stream=True)
        told = _events(answer.iter_lines())
        assert next(told)[0] == "queue"
    assert [name for name, _ in told] == ["ended"]
    client.close()


def test_streams_are_bounded_and_for_those_who_are_signed_in(
    officer: Visitor, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_STREAMS", 1)
    with Visitor(installation) as stranger:
        assert stranger.get("/events").headers["location"].startswith("/sign-in")
    with stream(officer, 4) as told:
        next(told)
        refused = httpx.get(f"{installation.url}/events", cookies=officer.http.cookies)
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == "60"
