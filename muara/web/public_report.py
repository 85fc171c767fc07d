"""`/lapor`: a report by a form that needs no script, and the number at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool

from channels.typed import international
from channels.web import Told, WebSettings
from muara.app import Application, Channel
from muara.contacts import email_of
from muara.entering import FIRST_YEAR, NewFile
from muara.filled_in import (
    Received,
    danger_numbers,
    take,
    take_as_report,
    web_channels,
    what_became_of,
)
from muara.log import get_logger
from muara.media import media_type
from muara.room import NoRoom
from muara.web.back_off import BackOff
from muara.web.guest import place_of
from muara.web.late_route import LateRoute
from muara.web.public import (
    Filled,
    Pass,
    application_of,
    citizen_page,
    minutes_of,
    read_filled,
    slowed,
)
from muara.web.shield import POLICY
from store import judgements
from store.attempts import Tried
from store.errors import NotFound
from store.scope import SYSTEM

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

LONGEST_TEXT = 10_000
TRAP = "homepage"
"""A field that people neither see nor reach: what fills it in is a program, or so it seems."""
_OF_REPORTS = 10
"""So many more reports than are free may be set apart before somebody has to wait."""
_SENT = Pass("muara_lapor", "/lapor", timedelta(minutes=30))
_GEOLOCATION = {"permissions-policy": "camera=(), geolocation=(self), microphone=()"}


@router.get("/lapor")
def choose_government(request: Request) -> Response:
    """The form, or the governments where there are several."""
    channels = web_channels(application_of(request))
    if not channels:
        raise NotFound("Reports are not taken here.")
    if len(channels) == 1:
        return _form(request, next(iter(channels)), {})
    names = application_of(request).settings.jurisdictions
    chosen = [(code, names[code].name) for code in channels]
    return citizen_page(request, "choose.html", governments=chosen, to="/lapor", title="report")


@router.get("/lapor/terkirim")
def show_sent(request: Request) -> Response:
    """The number and the check code of what was just sent, as often as it is loaded again."""
    said = _SENT.read(request)
    if "key" not in said:
        return RedirectResponse("/lapor", 303)
    channel = _channel(request, said["code"])
    found = what_became_of(application_of(request), channel, said["key"], said["key"])
    return _sent(request, said["code"], found or Received())


@router.get("/lapor/{code}")
def show_form(request: Request, code: str) -> Response:
    """The form of one government."""
    _channel(request, code.upper())
    return _form(request, code.upper(), {})


@router.post("/lapor")
async def report(request: Request) -> Response:
    """Keep the report, and lead to its number; with what was typed again when it cannot be kept."""
    filled = await read_filled(request)
    return await run_in_threadpool(_report, request, filled)


@router.post("/lapor/laporan")
async def insist(request: Request) -> Response:
    """What was set apart is a report, says whoever sent it."""
    filled = await read_filled(request)
    said = _SENT.read(request)
    if not filled.is_ours or "key" not in said:
        return RedirectResponse("/lapor", 303)
    channel = _channel(request, said["code"])
    await run_in_threadpool(take_as_report, application_of(request), channel, said["key"])
    return RedirectResponse("/lapor/terkirim", 303)


@router.post("/lapor/tutup")
async def leave(request: Request) -> Response:
    """Let nobody who uses this phone next see the number."""
    await read_filled(request)
    answer = RedirectResponse("/lapor", 303)
    _SENT.take_back(answer)
    return answer


def largest_form(application: Application) -> int:
    """Bytes of a form with photos, wide enough that too many of them can be told in words."""
    sizes = [settings_of(one) for one in web_channels(application).values()]
    photos = max((one.most_photos * one.photo_mb for one in sizes), default=0.0)
    return int(2 * photos * 1024 * 1024) + 256 * 1024


def settings_of(channel: Channel) -> WebSettings:
    """What a channel of our pages allows."""
    found = channel.settings
    assert isinstance(found, WebSettings)  # noqa: S101 - its kind says so
    return found


def _channel(request: Request, code: str) -> Channel:
    found = web_channels(application_of(request)).get(code)
    if found is None:
        raise NotFound("Reports are not taken here.")
    return found


# --- what was sent --------------------------------------------------------------------------------


def _report(request: Request, filled: Filled) -> Response:
    application = application_of(request)
    code = filled.fields.get("government", "")
    channel = _channel(request, code)
    read = _read(application, channel, filled)
    if not filled.is_ours:
        read.faults["form"] = "report.fault.again"
    if read.faults:
        return _form(request, code, filled.fields, read.faults, _names(filled.files))
    suspect, wait = _suspicion(request, channel, filled)
    if wait:
        fault = {"form": "report.fault.wait"}
        answer = _form(
            request, code, filled.fields, fault, _names(filled.files), 429, minutes_of(wait)
        )
        return slowed(answer, wait)
    told = read.told(filled.key, suspect)
    try:
        application.room.require()
        take(application, channel, told, filled.files)
    except (NoRoom, OperationalError) as error:
        log.error("report_not_kept", channel=channel.name, error=type(error).__name__)
        fault = {"form": "report.fault.not_kept"}
        return _form(request, code, filled.fields, fault, _names(filled.files), 503)
    answer = RedirectResponse("/lapor/terkirim", 303)
    _SENT.give(request, answer, key=told.external_id, code=code)
    return answer


def _suspicion(request: Request, channel: Channel, filled: Filled) -> tuple[str | None, timedelta]:
    """Why no person may have sent it, and how long this address must wait, if it must.

    Many people share an address: beyond what is usual in half an hour their reports are only set
    apart, with a way on. Who goes on beyond that has to wait for the next.
    """
    slow: BackOff = request.app.state.back_off
    application = application_of(request)
    now, place = application.clock.now(), f"{channel.name} {place_of(request)}"
    free = settings_of(channel).reports_per_half_hour
    is_over = bool(slow.take_turn(Tried("report", place, free), now))
    if is_over:
        most = Tried("many_reports", place, free * _OF_REPORTS)
        if wait := slow.take_turn(most, now):
            log.warning("reports_slowed", channel=channel.name)
            return None, wait
    if filled.fields.get(TRAP, "").strip():
        return "honeypot", timedelta()
    return ("too_many" if is_over else None), timedelta()


@dataclass(slots=True)
class _Read:
    """What a form says, and what is wrong with it: the field, and the name of the words on it."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def told(self, key: str, suspect: str | None) -> Told:
        return Told(external_id=key, conversation_id=key, suspect=suspect, **self.values)


def _read(application: Application, channel: Channel, filled: Filled) -> _Read:
    read = _Read()
    text = filled.text("text")
    if not text and not filled.files:
        read.faults["text"] = "report.fault.empty"
    elif len(text) > LONGEST_TEXT:
        read.faults["text"] = "report.fault.long"
    read.values = {
        "text": text,
        "place": filled.word("place", 300),
        "is_secret": "is_secret" in filled.fields,
    }
    _read_day(application, channel, filled, read)
    _read_point(filled, read)
    _read_contact(filled, read)
    if fault := photo_fault(channel, filled.files):
        read.faults["photos"] = fault
    return read


def _read_day(application: Application, channel: Channel, filled: Filled, read: _Read) -> None:
    written = filled.word("incident_date", 20)
    if written is None:
        return
    try:
        day = date.fromisoformat(written)
    except ValueError:
        read.faults["incident_date"] = "report.fault.date"
        return
    if day.year < FIRST_YEAR:
        read.faults["incident_date"] = "report.fault.date"
    if day > application.clock.now().astimezone(channel.zone).date():
        read.faults["incident_date"] = "report.fault.future"
    read.values["incident_date"] = day


def _read_point(filled: Filled, read: _Read) -> None:
    """What the map or the phone wrote; anything else is no point, and no fault of the citizen's."""
    try:
        latitude = float(filled.fields.get("latitude", ""))
        longitude = float(filled.fields.get("longitude", ""))
    except ValueError:
        return
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        read.values |= {"latitude": latitude, "longitude": longitude}


def _read_contact(filled: Filled, read: _Read) -> None:
    written = filled.word("contact")
    if written is None:
        return
    if "@" in written:
        read.values["email"] = email_of(written)
    else:
        read.values["phone"] = international(written)
    if not (read.values.get("email") or read.values.get("phone")):
        read.faults["contact"] = "report.fault.contact"


def photo_fault(channel: Channel, files: Sequence[NewFile]) -> str | None:
    """What is wrong with photos: the name of the words on it."""
    own = settings_of(channel)
    if len(files) > own.most_photos:
        return "report.fault.many_photos"
    if any(len(photo.content) > own.photo_mb * 1024 * 1024 for photo in files):
        return "report.fault.large_photo"
    return None if all(map(_is_photo, files)) else "report.fault.no_photo"


def _is_photo(file: NewFile) -> bool:
    return media_type(file.content, file.declared).startswith("image/")


def _names(files: list[NewFile]) -> list[str]:
    return [(file.file_name or "?")[:80] for file in files]


# --- pages ----------------------------------------------------------------------------------------


def _form(
    request: Request,
    code: str,
    values: Mapping[str, str],
    faults: Mapping[str, str] | None = None,
    photos: list[str] | None = None,
    status: int = 0,
    minutes: int = 0,
) -> Response:
    application = application_of(request)
    channel = _channel(request, code)
    own = settings_of(channel)
    answer = citizen_page(
        request,
        "report.html",
        government=code,
        status=status or (422 if faults else 200),
        values=values,
        faults=faults or {},
        photos=photos or [],
        minutes=minutes,
        longest=LONGEST_TEXT,
        most_photos=own.most_photos,
        photo_mb=f"{own.photo_mb:g}",
        trap=TRAP,
        numbers=danger_numbers(application, code),
        today=application.clock.now().astimezone(channel.zone).date().isoformat(),
        landmarks=_landmarks(application, code),
    )
    answer.headers.update(_GEOLOCATION)
    tiles = application.settings.jurisdictions[code].map_tiles
    if tiles is not None:
        parts = urlsplit(tiles)
        pictures = f"img-src 'self' data: {parts.scheme}://{parts.netloc}"
        answer.headers["content-security-policy"] = f"{POLICY}; {pictures}"
    return answer


def _landmarks(application: Application, code: str) -> list[list[Any]]:
    """Places with a known point, to find one's way on a map without pictures."""
    with application.store.read() as connection:
        known = judgements.nicknames_of(SYSTEM, connection, code)
    return [
        [one.latitude, one.longitude, one.name]
        for one in known
        if one.latitude is not None and one.longitude is not None
    ][:60]


def _sent(request: Request, code: str, found: Received) -> Response:
    numbers = danger_numbers(application_of(request), code) if found.emergency else []
    template = "apart.html" if found.is_apart else "sent.html"
    return citizen_page(request, template, government=code, found=found, numbers=numbers)
