"""Our client files into our server over real HTTP, in both formats, and hears what became of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from forwarder.conformance import try_out
from forwarder.destination import (
    Action,
    Arrived,
    CaseCopy,
    DestinationContext,
    Dispatch,
    Finds,
    Updates,
)
from forwarder.errors import AccessDenied, Refused
from forwarder.open311 import Open311, Open311Settings, open_open311
from muara.casework import Answer, Casework
from store import queries
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.scope import SYSTEM
from tests.installation import Installation, running
from tests.open311_service import HOLE, make_key, release, settings_with_open311

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
FORMATS = pytest.mark.parametrize("form", ["json", "xml"])


@pytest.fixture(scope="module")
def other(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    """The other government's Muara."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    with running(settings_with_open311(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        yield opened


@pytest.fixture(scope="module")
def key(other: Installation) -> str:
    return make_key(other, "Muara sebelah")


@pytest.fixture
def client(other: Installation, key: str, form: str) -> Iterator[Open311]:
    opened = connect(other, key, format=form)
    yield opened
    opened.close()


def connect(other: Installation, key: str, **changed: Any) -> Open311:
    values = {
        "kind": "open311",
        "url": f"{other.url}/open311/v2",
        "api_key": key,
        "jurisdiction_id": "contoh.example",
        "services": {"Pekerjaan Umum dan Penataan Ruang": "public_works"},
        "other_service": "other",
        "attributes": {
            "external_id": "tracking_id",
            "privacy": "privacy",
            "incident_date": "incident_on",
        },
        "updates": True,
        "find_by": "external_id",
    }
    settings = Open311Settings.model_validate(values | changed)
    return open_open311(settings, DestinationContext(name="sebelah", now=other.clock.now))


def dispatch(number: str, **changed: Any) -> Dispatch:
    copy = CaseCopy(
        tracking_id=number,
        jurisdiction="BJN",
        government="Kabupaten Sebelah",
        status="assigned",
        opened_at=NOW,
        changed_at=NOW,
        title="Jalan berlubang",
        texts=(HOLE,),
        topic="Pekerjaan Umum dan Penataan Ruang",
        latitude=-7.15021,
        longitude=111.88172,
        incident_on=NOW.date(),
    )
    values: dict[str, Any] = {
        "key": f"sebelah:{number}",
        "action": Action.CREATE,
        "copy": copy,
        "event": "complaint_verified",
        "at": NOW,
    }
    return Dispatch(**(values | changed))


@FORMATS
def test_a_report_is_filed_once_found_again_updated_and_answered(
    other: Installation, client: Open311, form: str
) -> None:
    sent = dispatch(f"BJN-{form.upper()}")
    assert isinstance(client, Finds)
    assert isinstance(client, Updates)
    assert client.find(sent) is None
    arrived = client.create(sent)
    number = arrived.foreign_id or ""
    assert client.create(sent) == arrived, "the same number of ours is the same report there"
    assert client.find(sent) == Arrived(foreign_id=number)

    client.update(dispatch(sent.copy.tracking_id, key=f"update {form}", foreign_id=number))
    with other.application.store.read() as connection:
        there = queries.complaint_by_tracking_id(SYSTEM, connection, number)
        words = [r.redacted_text for r in queries.messages_of(SYSTEM, connection, there.id)]
    assert (there.channel, len(words)) == ("open311", 2)
    assert sent.copy.tracking_id in words[0]

    release(other, number)
    said = Answer(
        kind=FollowUpKind.SUBSTANTIVE_ANSWER,
        text="Lubang sudah ditambal.",
        what="Ditambal",
        when="Kamis",
        who="Regu contoh",
    )
    deed = Deed(key=f"answer {form}", now=other.clock.now())
    Casework(other.application).answer(SYSTEM, number, deed, said)
    (status,) = client.pull([number])
    assert (status.foreign_id, status.status) == (number, "resolved")
    assert "Lubang sudah ditambal." in status.answer


@FORMATS
def test_the_conformance_kit_finds_all_as_agreed(
    other: Installation, client: Open311, form: str
) -> None:
    found = list(try_out(client, other.clock.now(), repeats_safely=True))
    assert {one.subject: (one.level, one.message) for one in found if one.level != "ok"} == {}
    steps = ["services", "create", "repeat", "find", "update", "pull"]
    assert [one.subject for one in found] == steps


@FORMATS
def test_secret_ones_stay_secret_there(other: Installation, client: Open311, form: str) -> None:
    sent = dispatch(f"BJN-SECRET-{form}")
    hidden = sent.copy.model_copy(update={"is_secret": True})
    number = client.create(dispatch(f"BJN-SECRET-{form}", copy=hidden)).foreign_id or ""
    with other.application.store.read() as connection:
        assert queries.complaint_by_tracking_id(SYSTEM, connection, number).is_secret


@FORMATS
def test_services_are_checked_and_refusals_have_their_words(
    other: Installation, key: str, client: Open311, form: str
) -> None:
    assert [one.level for one in client.check()] == ["ok"]
    strange = connect(other, key, format=form, services={}, other_service="unknown")
    assert [one.level for one in strange.check()] == ["error"]
    with pytest.raises(Refused, match="service_code was not found"):
        strange.create(dispatch("BJN-STRANGE"))
    strange.close()
    stranger = connect(other, "m311_wrong", format=form)
    with pytest.raises(AccessDenied, match=r"destinations\.sebelah\.api_key"):
        stranger.create(dispatch("BJN-STRANGER"))
    stranger.close()


@FORMATS
def test_without_the_extension_the_standards_two_words_come_back(
    other: Installation, key: str, form: str
) -> None:
    plain = connect(other, key, format=form, updates=False, find_by="nothing")
    number = plain.create(dispatch(f"BJN-PLAIN-{form}")).foreign_id or ""
    assert [one.status for one in plain.pull([number])] == ["assigned"]
    deed = Deed(key=f"archive {form}", now=other.clock.now())
    Casework(other.application).archive(SYSTEM, number, deed, reason="unclear")
    (status,) = plain.pull([number, "CTH-0000-0000"])
    assert status.status == "closed"
    assert status.answer.startswith("Diakhiri tanpa tindakan.")
    plain.close()
