"""`/open311/v2/…`: other apps read what was released, and file reports (GeoReport v2).

No cookie is read or set here, so that no form of a browser can act in somebody's name: what may be
done depends on the key in the request alone. Any page on the web may read what is public (CORS);
filing is for servers and apps, whose key is no secret in a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from muara import open311, open311_filing
from muara.app import Application, Channel
from muara.log import get_logger
from muara.open311 import Key, Report
from muara.web.guest import place_of
from muara.web.late_route import LateRoute
from muara.web.open311_asked import (
    PRIVACY,
    Mistake,
    Refused,
    read_moment,
    read_report,
    read_search,
    refuse,
)
from muara.web.open311_limits import ReadLimit
from muara.web.open311_words import FORMS, MEDIA_TYPES, Form, written
from muara.web.public import application_of
from muara.words import line
from store.errors import NotFound
from store.open311 import Wanted
from store.tracking import read_tracking_id

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

PREFIX = "/open311/"
_V2 = "/open311/v2"
_SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
CHANGESET = "2026-11-27T00:00:00Z"
"""When what stands in the discovery document changed last."""
_FOR_EVERYBODY = {"access-control-allow-origin": "*"}
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")
_MOST_FIELDS = 60
_UPDATES_AT_MOST = 200
_A_DAY = timedelta(days=1)


# --- what can be asked ----------------------------------------------------------------------------


@router.get(f"{_V2}/discovery.{{form}}")
def discovery(request: Request, form: str) -> Response:
    """Where the service is, and whom to ask."""
    return _read(request, form, "discovery", _discovery)


@router.get(f"{_V2}/services.{{form}}")
def services(request: Request, form: str) -> Response:
    """The topics that can be reported."""
    return _read(request, form, "services", _services)


@router.get(f"{_V2}/services/{{document}}")
def definition(request: Request, document: str) -> Response:
    """What else can be said of a report on one topic."""
    code, form = _split(document)
    return _read(request, form, "service_definition", lambda asked: _definition(asked, code))


@router.get(f"{_V2}/requests.{{form}}")
def find_requests(request: Request, form: str) -> Response:
    """The reports that were released, and those of the key; at most 1,000 and 90 days at once."""
    return _read(request, form, "service_requests", _find)


@router.get(f"{_V2}/requests/{{document}}")
def one_request(request: Request, document: str) -> Response:
    """One report by its number."""
    number, form = _split(document)
    return _read(request, form, "service_requests", lambda asked: _one(asked, number))


@router.get(f"{_V2}/tokens/{{document}}")
def token(request: Request, document: str) -> Response:
    """The number of a report that was filed, once it has one."""
    given, form = _split(document)
    return _read(request, form, "service_requests", lambda asked: _token(asked, given))


@router.get(f"{_V2}/servicerequestupdates.{{form}}")
def find_updates(request: Request, form: str) -> Response:
    """What happened to the reports that were filed with the key (an extension of FixMyStreet's)."""
    return _read(request, form, "service_request_updates", _updates)


@router.post(f"{_V2}/requests.{{form}}")
async def file_request(request: Request, form: str) -> Response:
    """Keep a report, and answer with its number or a token."""
    return await _write(request, form, "service_requests", _file)


@router.post(f"{_V2}/servicerequestupdates.{{form}}")
async def add_update(request: Request, form: str) -> Response:
    """Further words of the reporter on a report that was filed with the key."""
    return await _write(request, form, "service_request_updates", _add_update)


def trouble(request: Request, status: int) -> Response:
    """For whatever else goes wrong under these addresses."""
    words = {404: "There is nothing at this address.", 405: "This method is not allowed here."}
    said = words.get(status, "Something went wrong; it was noted." if status >= 500 else "Bad.")
    form = request.url.path.rpartition(".")[2]
    return _refusal(form if form in FORMS else "xml", Refused(Mistake(status, said)))


# --- one request ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request with what was sent, and whose it is; `fields` of a query or a form."""

    application: Application
    params: Sequence[tuple[str, str]]
    fields: Mapping[str, str]
    doors: Mapping[str, Channel]
    key: Key | None

    @property
    def now(self) -> datetime:
        return self.application.clock.now()

    def door(self) -> Channel:
        """The government that is asked: the one named, or the only one."""
        wanted = self.fields.get("jurisdiction_id", "").strip()
        if not wanted:
            if len(self.doors) > 1:
                raise refuse(400, "jurisdiction_id was not provided.")
            return next(iter(self.doors.values()))
        found = open311.door_named(self.application, wanted)
        if found is None:
            raise refuse(404, "jurisdiction_id was not found.")
        return found

    def all_doors(self) -> list[str]:
        """The codes of the governments that are asked: the one named, or all."""
        if self.fields.get("jurisdiction_id", "").strip():
            return [self.door().settings.jurisdiction]
        return list(self.doors)


Act = Callable[[_Asked], Any]


def _read(request: Request, form: str, root: str, act: Act) -> Response:
    try:
        spelled = _form(form)
    except Refused as refused:
        return _refusal("xml", refused)
    try:
        payload = act(_asked(request, list(request.query_params.multi_items())))
    except Refused as refused:
        return _refusal(spelled, refused)
    return _answer(spelled, root, payload, 200, _FOR_EVERYBODY)


async def _write(request: Request, form: str, root: str, act: Act) -> Response:
    try:
        spelled = _form(form)
    except Refused as refused:
        return _refusal("xml", refused)
    try:
        params = [*request.query_params.multi_items(), *await _sent(request)]
        payload = await run_in_threadpool(_do, request, params, act)
    except Refused as refused:
        return _refusal(spelled, refused)
    return _answer(spelled, root, payload, 201)


def _do(request: Request, params: Sequence[tuple[str, str]], act: Act) -> Any:
    return act(_asked(request, params, needs_key=True))


async def _sent(request: Request) -> list[tuple[str, str]]:
    """The fields of a form; the shield has bounded the whole."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _FORM_TYPES:
        raise refuse(400, f"Send a form ({' or '.join(_FORM_TYPES)}).")
    try:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
            return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    except HTTPException as error:
        raise refuse(400, "The form cannot be read, or has too many fields.") from error


def _form(given: str) -> Form:
    for known in FORMS:
        if known == given:
            return known
    raise refuse(404, "Formats are json and xml.")


def _split(name: str) -> tuple[str, str]:
    """`BJN-1234-5678.json` is a number and a format."""
    found, _, form = name.rpartition(".")
    return found, form


def _asked(
    request: Request, params: Sequence[tuple[str, str]], *, needs_key: bool = False
) -> _Asked:
    application = application_of(request)
    doors = open311.doors(application)
    if not doors:
        raise refuse(404, "Open311 is not offered here.")
    fields = dict(params)
    given = (
        fields.get("api_key", "").strip()
        or request.headers.get("x-api-key", "").strip()
        or request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    )
    key = open311.find_key(application, given) if given else None
    asked = _Asked(application=application, params=params, fields=fields, doors=doors, key=key)
    _slow_down(request, asked)  # whoever guesses keys, too
    if key is None and (given or needs_key):
        raise refuse(403, "api_key is not valid." if given else "api_key was not provided.")
    return asked


def _slow_down(request: Request, asked: _Asked) -> None:
    limit: ReadLimit = request.app.state.open311_reads
    named = open311.door_named(asked.application, asked.fields.get("jurisdiction_id", ""))
    asked_for = [named] if named is not None else asked.doors.values()
    most = min(open311.settings_of(door).reads_per_minute for door in asked_for)
    who = f"key {asked.key.id}" if asked.key is not None else place_of(request)
    if wait := limit.wait(who, most, asked.now):
        raise refuse(429, f"Too many requests; come again in {wait} s.", retry_after=str(wait))


def _answer(
    form: Form, root: str, payload: Any, status: int, headers: Mapping[str, str] | None = None
) -> Response:
    body = written(form, root, payload)
    return Response(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPES[form])


def _refusal(form: str, refused: Refused) -> Response:
    spelled: Form = "json" if form == "json" else "xml"
    errors = [{"code": one.code, "description": one.description} for one in refused.mistakes]
    headers = _FOR_EVERYBODY | refused.headers
    return _answer(spelled, "errors", errors, refused.mistakes[0].code, headers)


# --- reading --------------------------------------------------------------------------------------


def _discovery(asked: _Asked) -> dict[str, Any]:
    first = next(iter(asked.doors.values()))
    own = open311.settings_of(first)
    base = f"{asked.application.settings.public_url.rstrip('/')}{_V2}"
    kind = "production" if base.startswith("https://") else "test"
    return {
        "changeset": CHANGESET,
        "contact": own.contact,
        "key_service": own.key_service,
        "endpoints": [
            {
                "specification": _SPECIFICATION,
                "url": base,
                "changeset": CHANGESET,
                "type": kind,
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


def _services(asked: _Asked) -> list[dict[str, Any]]:
    door = asked.door()
    code = door.settings.jurisdiction
    kind = "batch" if open311.settings_of(door).answers_by_token else "realtime"
    return [
        {
            "service_code": one.code,
            "service_name": one.name,
            "description": one.name,
            "metadata": True,
            "type": kind,
            "keywords": ",".join(one.keywords),
            "group": "",
        }
        for one in open311.services_of(asked.application, code)
    ]


def _definition(asked: _Asked, code: str) -> dict[str, Any]:
    jurisdiction = asked.door().settings.jurisdiction
    known = [one.code for one in open311.services_of(asked.application, jurisdiction)]
    if code not in known:
        raise refuse(404, "service_code was not found.")
    language = asked.application.settings.jurisdictions[jurisdiction].language
    return {"service_code": code, "attributes": _attributes(language)}


def _attributes(language: str) -> list[dict[str, Any]]:
    kinds = {"incident_date": "datetime", "privacy": "singlevaluelist", "external_id": "string"}
    return [
        {
            "variable": True,
            "code": code,
            "datatype": kind,
            "required": False,
            "datatype_description": line(language, f"open311.{code}.hint"),
            "order": order,
            "description": line(language, f"open311.{code}"),
            "values": [
                {"key": one, "name": line(language, f"open311.privacy.{one}")}
                for one in (PRIVACY if code == "privacy" else ())
            ],
        }
        for order, (code, kind) in enumerate(kinds.items(), 1)
    ]


def _find(asked: _Asked) -> list[dict[str, Any]]:
    door = asked.door()
    code = door.settings.jurisdiction
    search = read_search(asked.params, asked.now, door.zone)
    known = {one.code: one for one in open311.services_of(asked.application, code)}
    if unknown := [one for one in search.service_codes if one not in known]:
        raise refuse(404, f"service_code was not found: {', '.join(unknown)[:200]}.")
    ids = [found for one in search.ids if (found := read_tracking_id(one))]
    if search.ids and not ids:
        return []
    external = asked.fields.get("external_id", "").strip()
    if external:
        return _by_external(asked, external)
    chosen = [one for one in search.service_codes if one != open311.OTHER]
    return _reports(
        asked,
        Wanted(
            jurisdictions=[code],
            key_id=_reader(asked, [code]),
            tracking_ids=ids,
            topics=[known[one].name for one in search.service_codes],
            service_codes=search.service_codes,
            unknown_topic=len(chosen) < len(search.service_codes),
            all_topics=[one.name for one in known.values()],
            start=search.start,
            end=search.end,
            statuses=search.statuses,
            limit=search.limit,
            offset=search.offset,
        ),
    )


def _by_external(asked: _Asked, external: str) -> list[dict[str, Any]]:
    """What the app filed under a number of its own: an extension of ours."""
    if asked.key is None or not asked.key.may("read"):
        raise refuse(403, "external_id is asked for with a key that may read.")
    own = open311_filing.own_report(asked.application, asked.doors, asked.key, external)
    if own is None:
        return []
    if own.tracking_id is None:  # kept, and no report yet: by its token it is found all the same
        return [{"service_request_id": None, "token": own.token}]
    codes, numbers = list(asked.doors), [own.tracking_id]
    wanted = Wanted(jurisdictions=codes, key_id=asked.key.id, tracking_ids=numbers)
    return _reports(asked, wanted)


def _one(asked: _Asked, number: str) -> list[dict[str, Any]]:
    known = read_tracking_id(number)
    codes = asked.all_doors()
    found = (
        _reports(
            asked,
            Wanted(jurisdictions=codes, key_id=_reader(asked, codes), tracking_ids=[known]),
        )
        if known
        else []
    )
    if not found:
        raise refuse(404, "service_request_id was not found.")
    return found


def _reader(asked: _Asked, codes: Sequence[str]) -> int | None:
    """The key whose own reports may be read, too."""
    key = asked.key
    if key is None or not key.may("read") or not any(key.opens(code) for code in codes):
        return None
    open311_filing.settle_all(asked.application, asked.doors, key)
    return key.id


def _reports(asked: _Asked, wanted: Wanted) -> list[dict[str, Any]]:
    zones = {code: door.zone for code, door in asked.doors.items()}
    zone = zones[wanted.jurisdictions[0]]
    return [_told(one, zone) for one in open311.reports(asked.application, wanted)]


def _told(one: Report, zone: ZoneInfo) -> dict[str, Any]:
    due = one.expected_datetime
    return {
        "service_request_id": one.service_request_id,
        "status": one.status,
        "status_notes": one.status_notes or None,
        "service_name": one.service_name,
        "service_code": one.service_code,
        "description": one.description or None,
        "agency_responsible": one.agency_responsible or None,
        "service_notice": None,
        "requested_datetime": _local(one.requested_datetime, zone),
        "updated_datetime": _local(one.updated_datetime, zone),
        "expected_datetime": _local(due, zone) if due else None,
        "address": one.address or None,
        "address_id": None,
        "zipcode": None,
        "lat": one.lat,
        "long": one.long,
        "media_url": None,
    }


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(microsecond=0)


def _token(asked: _Asked, given: str) -> list[dict[str, Any]]:
    found = open311_filing.receipt_of_token(asked.application, asked.doors, given)
    if found is None:
        raise refuse(404, "token was not found.")
    number = {"service_request_id": found.tracking_id, "token": given}
    return [number | ({"service_notice": found.notice} if found.notice else {})]


def _updates(asked: _Asked) -> list[dict[str, Any]]:
    key = asked.key
    if key is None or not key.may("read"):
        raise refuse(403, "Updates are asked for with a key that may read.")
    open311_filing.settle_all(asked.application, asked.doors, key)
    mistakes: list[Mistake] = []
    zone = next(iter(asked.doors.values())).zone
    fields = asked.fields
    end = read_moment("end_date", fields.get("end_date", "").strip(), zone, mistakes)
    start = read_moment("start_date", fields.get("start_date", "").strip(), zone, mistakes)
    if mistakes:
        raise Refused(*mistakes)
    until = end or asked.now
    since = start or (
        until - _A_DAY if until > datetime.min.replace(tzinfo=UTC) + _A_DAY else until
    )
    found = open311_filing.updates(asked.application, key, since, until, _UPDATES_AT_MOST)
    return [
        {
            "update_id": one.update_id,
            "service_request_id": one.service_request_id,
            "status": one.status,
            "updated_datetime": _local(one.updated_datetime, zone),
            "description": one.description,
            "media_url": None,
        }
        for one in found
    ]


# --- filing ---------------------------------------------------------------------------------------


def _file(asked: _Asked) -> list[dict[str, Any]]:
    key, door = _filer(asked), asked.door()
    code = door.settings.jurisdiction
    if not key.opens(code):
        raise refuse(403, "api_key is not valid for this jurisdiction_id.")
    known = open311.services_of(asked.application, code)
    today = asked.now.astimezone(door.zone).date()
    report = read_report(asked.fields, known, today, door.zone)
    is_repeated = open311_filing.is_known(asked.application, key, report.external_id)
    wait = open311_filing.wait_until_may_file(asked.application, key)
    if wait and not is_repeated:
        seconds = str(int(wait.total_seconds()))
        log.warning("open311_slowed", channel=door.name, key=key.id)
        raise refuse(429, "Too many reports in half an hour.", retry_after=seconds)
    waits = not open311.settings_of(door).answers_by_token
    receipt = open311_filing.file_report(asked.application, door, key, report, waits=waits)
    named = (
        {"service_request_id": receipt.tracking_id}
        if receipt.tracking_id
        else {"token": receipt.token}
    )
    return [{**named, "service_notice": receipt.notice, "account_id": None}]


def _filer(asked: _Asked) -> Key:
    key = asked.key
    if key is None or not key.may("file"):
        raise refuse(403, "api_key is not valid for filing.")
    return key


def _add_update(asked: _Asked) -> list[dict[str, Any]]:
    key = _filer(asked)
    number = read_tracking_id(asked.fields.get("service_request_id", ""))
    text = asked.fields.get("description", "").strip()
    given = asked.fields.get("update_id", "").strip()[:200]
    mistakes = []
    if number is None:
        mistakes.append(Mistake(400, "service_request_id was not provided, or is none of ours."))
    if not text or len(text) > 4000:
        mistakes.append(Mistake(400, "description has 1 to 4000 characters."))
    if mistakes or number is None:
        raise Refused(*mistakes)
    own = given or asked.application.store.keyring.hash("open311_update", number, text).hex()
    try:
        done = _added(asked, key, number, own, text)
    except NotFound:
        done = False
    if not done:
        raise refuse(404, "service_request_id was not found.")
    return [{"update_id": own}]


def _added(asked: _Asked, key: Key, number: str, own: str, text: str) -> bool:
    for code, door in asked.doors.items():
        if key.opens(code) and number.startswith(f"{code}-"):
            return open311_filing.add_words(asked.application, door, key, number, own, text)
    return False
