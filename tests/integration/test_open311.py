"""Other apps file reports and read what was released, by the Open311 standard, over real HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from georeport import GeoReport
from sqlalchemy import select

from forwarder.base import RECORD
from muara.casework import Answer, Casework
from muara.open311 import find_key
from muara.open311_filing import updates
from normalizer.record import Record
from store import agencies, open311, queries
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.models import attachments, complaints, deliveries
from store.open311_models import open311_keys, published_reports
from store.scope import SYSTEM
from store.tracking import check_code
from tests import open311_schemas as schemas
from tests.installation import Installation, running
from tests.integration.web_visitor import Visitor, readable
from tests.open311_service import (
    HOLE,
    App,
    connected,
    make_key,
    release,
    settings_with_open311,
    xml_of,
)


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("open311")
    shutil.copyfile(sqlite_template, folder / "muara.db")
    url = f"sqlite:///{folder / 'muara.db'}"
    settings = settings_with_open311(folder, url, reads_per_minute=100_000, contact="Diskominfo")
    with running(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def http(installation: Installation) -> Iterator[httpx.Client]:
    with connected(installation) as client:
        yield client


@pytest.fixture(scope="module")
def app(installation: Installation, http: httpx.Client) -> App:
    return App(http, make_key(installation, "Aplikasi warga"))


@pytest.fixture(scope="module")
def anybody(http: httpx.Client) -> App:
    return App(http)


def fits(answer: httpx.Response, schema: Any, status: int = 200) -> Any:
    """The answer in JSON, of which the standard's schema holds."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    jsonschema.validate(answer.json(), schema)
    return answer.json()


def complaint_of(opened: Installation, number: str) -> Any:
    with opened.application.store.read() as connection:
        return queries.complaint_by_tracking_id(SYSTEM, connection, number)


def deed(opened: Installation, key: str) -> Deed:
    return Deed(key=key, now=opened.clock.now())


def _an_agency(opened: Installation) -> int:
    with opened.application.store.read() as connection:
        return int(agencies.agencies_of(SYSTEM, connection, "CTH")[0].id)


# --- what is offered ------------------------------------------------------------------------------


def test_discovery_and_services_have_the_standards_form_in_both_formats(anybody: App) -> None:
    found = fits(anybody.get("discovery.json"), schemas.DISCOVERY)
    assert found["contact"] == "Diskominfo"
    services = fits(anybody.get("services.json"), schemas.SERVICES)
    definition = fits(anybody.get("services/health.json"), schemas.DEFINITION)
    assert definition["service_code"] == "health"

    answer = anybody.get("services.xml")
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    codes = [each.text for each in xml_of(answer).iterfind("service/service_code")]
    assert codes == [one["service_code"] for one in services]
    assert {"public_works", "other"} <= set(codes)
    values = xml_of(anybody.get("services/health.xml")).iterfind(
        "attributes/attribute/values/value"
    )
    assert [each.findtext("key") for each in values] == ["open", "secret"]
    assert xml_of(anybody.get("discovery.xml")).findtext("endpoints/endpoint/type") == "test"


def test_an_independent_client_reads_services_and_released_reports(
    installation: Installation, app: App
) -> None:
    number = app.file_one()
    release(installation, number)
    for form in ("json", "xml"):
        client = GeoReport(
            f"{installation.url}/open311/v2", jurisdiction="contoh.example", output_format=form
        )
        assert "health" in [one["service_code"] for one in client.get_service_list()]
        assert client.get_service_definition("health")["service_code"] == "health"
        one = client.get_service_request(number)
        assert (one["service_request_id"], one["status"]) == (number, "open")
        assert one["description"].endswith(HOLE)
        assert (float(one["lat"]), float(one["long"])) == (-7.15, 111.882)
        client.get_service_requests(service_request_id=number)
    several = client.get_service_requests()  # the last asks in XML
    rows = several if isinstance(several, list) else [several]
    assert number in [row["service_request_id"] for row in rows]


# --- filing ---------------------------------------------------------------------------------------


def test_a_filed_report_is_a_delivery_a_record_and_a_complaint(
    installation: Installation, app: App
) -> None:
    answer = app.file(
        address_string="Depan pasar kota", **{"attribute[incident_date]": "2026-11-20"}
    )
    (found,) = fits(answer, schemas.FILED, 201)
    number = found["service_request_id"]
    assert number in found["service_notice"]
    complaint = complaint_of(installation, number)
    assert (complaint.channel, complaint.surface, complaint.is_secret) == (
        "open311",
        "direct",
        False,
    )
    with installation.application.store.read() as connection:
        delivery = connection.execute(
            select(deliveries)
            .where(deliveries.c.channel == "open311")
            .order_by(deliveries.c.id.desc())
        ).first()
        row = queries.messages_of(SYSTEM, connection, complaint.id)[0]
        sealer = queries.reporter_sealer(
            SYSTEM, connection, installation.application.store.keyring, row.reporter_id
        )
    assert delivery is not None
    assert delivery.state == "parsed"
    record = Record.model_validate_json(sealer.open(row.sealed, RECORD))
    assert record.original_text == (
        f"{HOLE}\n\nKategori: Pekerjaan Umum dan Penataan Ruang\nTempat: Depan pasar kota\n"
        "Tanggal kejadian: 20 November 2026"
    )
    assert (record.sender.name, record.sender.phone) == ("Warga Karangan", "+6281100000042")
    assert record.suggestions is not None
    assert record.suggestions.topics[0].name == "Pekerjaan Umum dan Penataan Ruang"


def test_xml_answers_a_filed_report_in_the_standards_form(app: App) -> None:
    answer = app.file("xml")
    assert answer.status_code == 201
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    request = xml_of(answer).find("request")
    assert request is not None
    assert [each.tag for each in request] == ["service_request_id", "service_notice", "account_id"]


def test_the_same_number_of_the_app_is_the_same_report(
    installation: Installation, app: App
) -> None:
    own = {"attribute[external_id]": "surat-7"}
    first, again = app.file_one(**own), app.file_one(**own)
    corrected = app.file_one(description=f"{HOLE}, dekat masjid", **own)
    assert first == again == corrected
    assert app.numbers(external_id="surat-7") == [first]
    with installation.application.store.read() as connection:
        rows = queries.messages_of(SYSTEM, connection, complaint_of(installation, first).id)
    assert [row.event for row in rows] == ["created", "edited"]


def test_what_looks_like_no_report_is_kept_and_found_by_its_token(app: App) -> None:
    own = {"attribute[external_id]": "iklan-1"}
    advert = "jasa sedot WC murah 24 jam hubungi 0811-0000-1234"
    nowhere: dict[str, Any] = {"lat": None, "long": None, "address_string": "Karang"}
    (filed,) = fits(app.file(description=advert, **own, **nowhere), schemas.FILED, 201)
    assert "Petugas memeriksa" in filed["service_notice"]
    (found,) = fits(app.get("requests.json", external_id="iklan-1"), schemas.TOKEN)
    assert found == {"service_request_id": None, "token": filed["token"]}


def test_a_picture_waits_to_be_fetched_from_where_the_app_put_it(
    installation: Installation, app: App
) -> None:
    app.file_one(media_url="https://127.0.0.1/rahasia.jpg")
    installation.application.media().fetch_due(channel="open311")
    with installation.application.store.read() as connection:
        newest = select(attachments.c.state).order_by(attachments.c.id.desc()).limit(1)
        assert connection.execute(newest).scalar_one() == "refused"


def test_danger_is_answered_with_whom_to_call(app: App) -> None:
    answer = app.file(description="Kebakaran di rumah warga Dusun Karang, api besar, tolong!")
    assert "112" in answer.json()[0]["service_notice"]


def test_a_token_is_given_where_the_number_takes_longer(
    tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "muara.db")
    url = f"sqlite:///{tmp_path / 'muara.db'}"
    settings = settings_with_open311(tmp_path, url, answers_by_token=True, reads_per_minute=20)
    with running(settings) as opened, connected(opened) as client:
        app = App(client, make_key(opened, "Aplikasi", reports_per_half_hour=1))
        fire = "Kebakaran di rumah warga Dusun Karang, api besar, tolong!"
        (filed,) = fits(app.file(description=fire), schemas.FILED, 201)
        token = filed["token"]
        assert "112" in filed["service_notice"], "danger waits for no number"
        assert app.get("services.json").json()[0]["type"] == "batch"
        (waiting,) = fits(app.get(f"tokens/{token}.json"), schemas.TOKEN)
        assert waiting == {"service_request_id": None, "token": token}
        opened.application.pipeline.drain()
        number = xml_of(app.get(f"tokens/{token}.xml")).findtext("request/service_request_id")
        assert number
        (found,) = fits(app.get(f"tokens/{token}.json"), schemas.TOKEN)
        assert found["service_request_id"] == number
        code = check_code(opened.application.store.keyring, number)
        assert all(one in found["service_notice"] for one in ("112", number, code))
        assert app.get("tokens/unknown.json").status_code == 404
        # what a key may file is bounded, what anybody reads too
        second = app.file()
        assert (second.status_code, second.json()[0]["code"]) == (429, 429)
        assert int(second.headers["retry-after"]) > 0
        statuses = [App(client).get("services.xml").status_code for _ in range(25)]
        assert statuses.count(429) == 5
        opened.clock.move(timedelta(minutes=31))
        assert app.file().status_code == 201


def test_an_app_without_a_fitting_key_files_nothing(
    installation: Installation, http: httpx.Client
) -> None:
    reader = make_key(installation, "Pembaca", rights=["read"])
    elsewhere = make_key(installation, "Kabupaten lain", jurisdiction="UJI")
    revoked = make_key(installation, "Dicabut")
    with installation.application.store.write() as connection:
        key = select(open311_keys.c.id).where(open311_keys.c.name == "Dicabut")
        key_id = connection.execute(key).scalar_one()
        open311.revoke_key(SYSTEM, connection, key_id, installation.clock.now())
    for given in (None, "m311_guessed", reader, elsewhere, revoked):
        found = fits(App(http, given).file(), schemas.ERRORS, 403)
        assert found[0]["code"] == 403
        assert "api_key" in found[0]["description"]
    assert App(http, elsewhere, "uji").file().status_code == 201


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"jurisdiction_id": None}, 400),
        ({"jurisdiction_id": "unknown.example"}, 404),
        ({"service_code": "unknown"}, 404),
        ({"service_code": None, "lat": None}, 400),
    ],
)
def test_what_is_wrong_is_told_as_a_list_of_errors_in_both_formats(
    app: App, changed: dict[str, Any], status: int
) -> None:
    listed = fits(app.file(**changed), schemas.ERRORS, status)
    answer = app.file("xml", **changed)
    assert answer.status_code == status
    told = [(each.findtext("code"), each.findtext("description")) for each in xml_of(answer)]
    assert told == [(str(one["code"]), one["description"]) for one in listed]


def test_no_body_but_a_form_is_read(app: App, http: httpx.Client) -> None:
    own = app.own
    assert http.post("requests.json", json=own).status_code == 400
    assert (
        http.post("requests.json", data=own | {f"f{i}": "x" for i in range(99)}).status_code == 400
    )
    assert http.post("requests.json", data=own | {"description": "x" * 70_000}).status_code == 413
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    sent = http.post("requests.xml", content=entity, headers={"content-type": "text/xml"})
    assert (sent.status_code, xml_of(sent).findtext("error/code")) == (400, "400")


# --- reading --------------------------------------------------------------------------------------


def test_nobody_reads_what_was_not_released_but_the_app_that_filed_it(
    installation: Installation, app: App, anybody: App, http: httpx.Client
) -> None:
    number = app.file_one()
    other = App(http, make_key(installation, "Aplikasi lain"))
    for reader in (anybody, other):
        assert number not in reader.numbers()
        assert fits(reader.get(f"requests/{number}.json"), schemas.ERRORS, 404)
    (own,) = fits(app.get(f"requests/{number}.json"), schemas.REQUESTS)
    assert (own["status"], own["service_code"], own["description"]) == (
        "open",
        "public_works",
        None,
    )
    assert number in app.numbers(service_code="public_works")
    assert number not in app.numbers(service_code="health")


def test_the_chat_of_a_citizen_is_public_only_once_it_is_released(
    installation: Installation, anybody: App
) -> None:
    installation.receive("telegram", installation.citizens.telegram(1, text=HOLE))
    with installation.application.store.read() as connection:
        newest = select(complaints.c.tracking_id).order_by(complaints.c.id.desc()).limit(1)
        number = connection.execute(newest).scalar_one()
    assert number not in anybody.numbers()
    release(installation, number, text="", point=None)
    (found,) = fits(anybody.get(f"requests/{number}.json"), schemas.REQUESTS)
    assert (found["description"], found["lat"]) == ("Jalan berlubang di depan pasar", None)
    lower = number.lower().replace("-", "")
    assert anybody.numbers(service_request_id=f"{lower},CTH-0000-0000,x") == [number]


def test_filters_and_pages_narrow_the_list(
    installation: Installation, app: App, anybody: App
) -> None:
    start = installation.clock.now() + timedelta(hours=1)
    numbers: list[str] = []
    for _ in range(3):
        installation.clock.move(timedelta(hours=2))
        numbers.insert(0, app.file_one())
        release(installation, numbers[0])
    casework = Casework(installation.application)
    casework.archive(SYSTEM, numbers[1], deed(installation, "archived"), reason="unclear")
    since = {"start_date": start.isoformat()}

    assert anybody.numbers(**since) == numbers
    assert anybody.numbers(**since, status="closed") == [numbers[1]]
    assert anybody.numbers(**since, status="open") == [numbers[0], numbers[2]]
    assert anybody.numbers(**since, status="open,closed") == numbers
    assert anybody.numbers(**since, service_code="public_works") == numbers
    assert anybody.numbers(**since, service_code="health,other") == []
    assert anybody.numbers(**since, page_size="2") == numbers[:2]
    assert anybody.numbers(**since, page_size="2", page="2") == numbers[2:]
    assert anybody.numbers(end_date=start.isoformat(), service_code="health") == []
    assert fits(anybody.get("requests.json", status="new"), schemas.ERRORS, 400)
    assert fits(anybody.get("requests.json", service_code="unknown"), schemas.ERRORS, 404)
    assert fits(anybody.get("requests.json", external_id="7"), schemas.ERRORS, 403)
    (closed,) = anybody.get(f"requests/{numbers[1]}.json").json()
    assert closed["status"] == "closed"
    assert closed["status_notes"].startswith("Diakhiri tanpa tindakan.")


def test_a_thousand_reports_are_the_most_that_one_answer_holds(
    installation: Installation, app: App, anybody: App
) -> None:
    number = app.file_one()
    release(installation, number)
    with installation.application.store.write() as connection:
        one = connection.execute(select(complaints).where(complaints.c.tracking_id == number)).one()
        shown = connection.execute(
            select(published_reports).where(published_reports.c.complaint_id == one.id)
        ).one()
        many = [
            dict(one._mapping) | {"id": one.id + 1000 + i, "tracking_id": f"CTH-X-{i}"}
            for i in range(1005)
        ]
        connection.execute(complaints.insert(), many)
        connection.execute(
            published_reports.insert(),
            [dict(shown._mapping) | {"complaint_id": each["id"]} for each in many],
        )
    try:
        rows = fits(anybody.get("requests.json"), schemas.REQUESTS)
        assert len(rows) == 1000
        assert len(list(xml_of(anybody.get("requests.xml")))) == 1000
        assert len(anybody.numbers(page="2")) >= 6
        assert fits(anybody.get("requests.json", page_size="1001"), schemas.ERRORS, 400)
    finally:
        with installation.application.store.write() as connection:
            made = complaints.c.tracking_id.like("CTH-X-%")
            ids = select(complaints.c.id).where(made)
            connection.execute(
                published_reports.delete().where(published_reports.c.complaint_id.in_(ids))
            )
            connection.execute(complaints.delete().where(made))


def test_an_app_that_goes_on_from_its_last_moment_misses_nothing(
    installation: Installation, app: App
) -> None:
    earlier, later = app.file_one(), app.file_one()
    installation.clock.move(timedelta(minutes=1))
    start = installation.clock.now()
    for number in (later, earlier):  # what moves first was not filed first
        installation.clock.move(timedelta(minutes=1))
        release(installation, number)
    key = find_key(installation.application, app.own["api_key"])
    assert key is not None
    heard = []
    while found := updates(installation.application, key, start, installation.clock.now(), 1):
        heard += [one.service_request_id for one in found]
        start = found[-1].updated_datetime + timedelta(seconds=1)
    assert heard == [later, earlier]


def test_what_was_answered_before_a_report_was_merged_is_an_update_of_it_from_then_on(
    installation: Installation, app: App
) -> None:
    leading, joined = app.file_one(), app.file_one()
    for number in (leading, joined):
        release(installation, number)
    answer_hole(installation, leading)
    installation.clock.move(timedelta(hours=1))
    since = installation.clock.now()
    casework = Casework(installation.application)
    casework.merge(SYSTEM, joined, deed(installation, f"merged {joined}"), leading)

    key = find_key(installation.application, app.own["api_key"])
    assert key is not None
    found = updates(installation.application, key, since, installation.clock.now(), 200)
    assert [one.status for one in found if one.service_request_id == joined][-1] == "fixed"
    assert "Lubang sudah ditambal." in found[-1].description


def answer_hole(opened: Installation, number: str) -> None:
    said = Answer(
        kind=FollowUpKind.SUBSTANTIVE_ANSWER,
        text="Lubang sudah ditambal.",
        what="Ditambal",
        when="Kamis",
        who="Regu contoh",
    )
    Casework(opened.application).answer(SYSTEM, number, deed(opened, f"answer {number}"), said)


def test_the_app_hears_what_was_answered_and_can_add_words(
    installation: Installation, app: App, anybody: App
) -> None:
    number = app.file_one()
    release(installation, number)
    answer_hole(installation, number)
    added = {"service_request_id": number, "description": "Terima kasih, tapi masih bergelombang."}
    first = app.http.post("servicerequestupdates.json", data=app.own | added)
    assert first.status_code == 201, first.text
    again = app.http.post("servicerequestupdates.json", data=app.own | added)
    assert first.json() == again.json()

    found = fits(app.get("servicerequestupdates.json"), schemas.UPDATES)
    mine = [one for one in found if one["service_request_id"] == number]
    assert mine[0]["status"] == "open"
    (answer,) = [one for one in mine if "Lubang sudah ditambal." in one["description"]]
    assert answer["status"] == "fixed"
    assert sum("menambah" in one["description"] for one in mine) == 1
    document = xml_of(app.get("servicerequestupdates.xml"))
    assert len(document.findall("request_update")) == len(found)
    assert len({one["update_id"] for one in found}) == len(found)
    later = installation.clock.now() + timedelta(days=1)
    assert app.get("servicerequestupdates.json", start_date=later.isoformat()).json() == []
    assert fits(anybody.get("servicerequestupdates.json"), schemas.ERRORS, 403)


def test_of_a_secret_report_of_its_own_an_app_reads_the_status_alone(
    installation: Installation, app: App
) -> None:
    (filed,) = app.file(**{"attribute[privacy]": "secret"}).json()
    number, officers = filed["service_request_id"], Casework(installation.application)
    officers.verify(
        SYSTEM,
        number,
        deed(installation, "secret"),
        Verification(
            title="Jalan berlubang",
            classification="complaint",
            topic="Kesehatan",
            is_oversight=False,
            is_secret=True,
        ),
        agency_ids=[_an_agency(installation)],
    )
    officers.hold(SYSTEM, number, deed(installation, "asked"), "Siapa yang melihatnya?")

    (own,) = fits(app.get(f"requests/{number}.json"), schemas.REQUESTS)
    found = fits(app.get("servicerequestupdates.json"), schemas.UPDATES)
    mine = [one for one in found if one["service_request_id"] == number]

    assert {"open", "action_scheduled", "investigating"} == {one["status"] for one in mine}
    assert {one["description"] for one in mine} == {""}
    assert (own["status"], own["service_code"]) == ("open", "public_works")
    assert own["updated_datetime"] == own["requested_datetime"]
    assert own["agency_responsible"] is None
    assert number in app.numbers(service_code="public_works")
    assert number not in app.numbers(service_code="health")


def test_words_are_added_to_ones_own_reports_alone(
    installation: Installation, app: App, http: httpx.Client
) -> None:
    number = app.file_one()
    other = App(http, make_key(installation, "Bukan pemiliknya"))
    words = {"service_request_id": number, "description": "Bukan dari kami"}
    answer = http.post("servicerequestupdates.json", data=other.own | words)
    assert fits(answer, schemas.ERRORS, 404)
    nothing = http.post("servicerequestupdates.json", data=app.own)
    assert len(fits(nothing, schemas.ERRORS, 400)) == 2


def test_no_cookie_is_set_and_any_page_may_read_but_not_file(app: App, http: httpx.Client) -> None:
    read = app.get("requests.json")
    assert "set-cookie" not in read.headers
    assert read.headers["access-control-allow-origin"] == "*"
    filed = app.file()
    assert "set-cookie" not in filed.headers
    assert "access-control-allow-origin" not in filed.headers
    assert http.request("OPTIONS", "requests.json").status_code == 405


@pytest.mark.parametrize(
    "path", ["requests.csv", "nothing.json", "requests/x.csv", "services/x.xml"]
)
def test_whatever_is_not_there_is_told_in_the_standards_way(anybody: App, path: str) -> None:
    answer = anybody.get(path)
    assert answer.status_code == 404
    if path.endswith(".json"):
        assert fits(answer, schemas.ERRORS, 404)
    else:
        assert xml_of(answer).findtext("error/code") == "404"


# --- releasing ------------------------------------------------------------------------------------


def test_an_officer_sees_what_will_be_public_releases_it_and_takes_it_back(
    installation: Installation, app: App, anybody: App
) -> None:
    number = app.file_one()
    path = f"/complaints/{number}"
    installation.add_operator("petugas", jurisdictions=["CTH"])
    with Visitor(installation) as officer:
        officer.sign_in("petugas")
        assert "Hanya laporan yang sudah diverifikasi" in officer.text(path)
        verified = {"title": "Jalan berlubang", "classification": "complaint", "privacy": "open"}
        officer.deed(number, "verify", **verified, topic="Perhubungan")
        page = officer.text(path)
        assert "Inti laporan Jalan berlubang Topik Perhubungan Status terbuka open" in page
        assert "Sertakan titik -7.15, 111.882" in page

        words = "Kontak saya 0811-0000-0042"
        refused = officer.deed(number, "publish", text=words, with_text="true")
        assert refused.status_code == 409
        assert "belum ada yang dipublikasikan" in readable(refused.text)
        assert words in refused.text
        assert number not in anybody.numbers()

        officer.deed(number, "publish", text="Lubang besar.", with_text="true", with_point="true")
        (found,) = anybody.get(f"requests/{number}.json").json()
        assert found["description"] == "Jalan berlubang\n\nLubang besar."
        assert (found["service_name"], found["lat"]) == ("Perhubungan", -7.15)
        assert "siapa saja dapat membaca ini" in officer.text(path)
        assert "Dipublikasikan untuk umum" in officer.text(path)

        officer.deed(number, "unpublish")
        assert anybody.get(f"requests/{number}.json").status_code == 404


def test_the_administration_lists_keys_and_revokes_them(
    installation: Installation, http: httpx.Client
) -> None:
    given = make_key(installation, "Aplikasi untuk dicabut", jurisdiction="CTH")
    app = App(http, given)
    assert app.file().status_code == 201
    installation.add_operator("teknisi", "technician", jurisdictions=["CTH"])
    with Visitor(installation) as technician:
        technician.sign_in("teknisi")
        page = "/settings/open311?government=CTH"
        shown = technician.get(page).text
        assert "Aplikasi untuk dicabut" in readable(shown)
        assert given not in shown
        with installation.application.store.read() as connection:
            key = select(open311_keys.c.id).where(open311_keys.c.name == "Aplikasi untuk dicabut")
            key_id = connection.execute(key).scalar_one()
        technician.submit(page, f"/settings/open311/{key_id}/revoke", government="CTH")
        assert "Dicabut" in technician.text(page)
    assert app.file().status_code == 403
