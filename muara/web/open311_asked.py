"""What somebody asks of Open311, read and checked: every mistake is named, as the standard says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from channels.open311 import LONGEST_DESCRIPTION, LONGEST_URL
from channels.typed import international
from muara.contacts import email_of
from muara.open311 import Service
from muara.open311_filing import NewReport
from store.open311 import MOST_ROWS

LONGEST_SPAN = timedelta(days=90)
STATUSES = ("open", "closed")
_MOST_PAGE = 1_000_000
_BARE_ZONE = re.compile(r" (\d\d:?\d\d)$")
_ATTRIBUTE = re.compile(r"attribute\[([a-z_]{1,40})\](?:\[\])?")
_URL = re.compile(r"https://[!-~]+")
PRIVACY = ("open", "secret")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the standard's list of errors; `code` is as a status of HTTP."""

    code: int
    description: str


class Refused(Exception):
    """It is answered by these errors, and the status of the first."""

    def __init__(self, *mistakes: Mistake, headers: Mapping[str, str] | None = None) -> None:
        super().__init__("; ".join(one.description for one in mistakes))
        self.mistakes = mistakes
        self.headers = dict(headers or {})


def refuse(code: int, description: str, **headers: str) -> Refused:
    """One mistake to raise; names of headers with `_` for `-`."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return Refused(Mistake(code, description), headers=sent)


# --- GET requests ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which reports are asked for. `start` and `end` are aware; both None with ids."""

    ids: tuple[str, ...] = ()
    service_codes: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    statuses: tuple[str, ...] = ()
    limit: int = MOST_ROWS
    offset: int = 0


def read_search(params: Iterable[tuple[str, str]], now: datetime, zone: ZoneInfo) -> Search:
    """What a query string asks for; `Refused` with every mistake in it.

    Without dates it is the last 90 days; with one of them the 90 days behind or before it. More
    than 90 days at once are refused. `service_request_id` overrides all else.
    """
    found = _Query(params)
    mistakes: list[Mistake] = []
    limit = _number(found, "page_size", MOST_ROWS, MOST_ROWS, mistakes)
    page = _number(found, "page", 1, _MOST_PAGE, mistakes)
    ids = found.listed("service_request_id")
    if len(ids) > MOST_ROWS:
        mistakes.append(Mistake(400, f"At most {MOST_ROWS} service_request_id at once."))
    start, end = _span(found, now, zone, mistakes)
    statuses = tuple(one.lower() for one in found.listed("status"))
    mistakes += [
        Mistake(400, f"status is one of {', '.join(STATUSES)}.")
        for one in statuses[:1]
        if not set(statuses) <= set(STATUSES)
    ]
    if mistakes:
        raise Refused(*mistakes)
    if ids:
        return Search(ids=ids, limit=limit, offset=(page - 1) * limit)
    return Search(
        service_codes=found.listed("service_code"),
        start=start,
        end=end,
        statuses=statuses,
        limit=limit,
        offset=(page - 1) * limit,
    )


class _Query:
    def __init__(self, params: Iterable[tuple[str, str]]) -> None:
        self._all: dict[str, list[str]] = {}
        for name, value in params:
            self._all.setdefault(name, []).append(value)

    def listed(self, name: str) -> tuple[str, ...]:
        """Given several times, or with commas, or both; each once."""
        parts = [p.strip() for value in self._all.get(name, []) for p in value.split(",")]
        return tuple(dict.fromkeys(part for part in parts if part))

    def last(self, name: str) -> str:
        return self._all.get(name, [""])[-1].strip()


def _number(query: _Query, name: str, otherwise: int, most: int, mistakes: list[Mistake]) -> int:
    written = query.last(name)
    if not written:
        return otherwise
    if not (written.isascii() and written.isdigit() and 1 <= int(written[:12]) <= most):
        mistakes.append(Mistake(400, f"{name} is a number from 1 to {most}."))
        return otherwise
    return int(written)


def _span(
    query: _Query, now: datetime, zone: ZoneInfo, mistakes: list[Mistake]
) -> tuple[datetime, datetime]:
    start = read_moment("start_date", query.last("start_date"), zone, mistakes)
    end = read_moment("end_date", query.last("end_date"), zone, mistakes)
    if start is not None and end is not None:
        if end < start:
            mistakes.append(Mistake(400, "end_date is before start_date."))
        elif end - start > LONGEST_SPAN:
            mistakes.append(Mistake(400, "start_date and end_date span more than 90 days."))
        return start, end
    if start is not None:
        return start, _moved(start, LONGEST_SPAN)
    end = end or now
    return _moved(end, -LONGEST_SPAN), end


def _moved(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


def read_moment(
    name: str, written: str, zone: ZoneInfo, mistakes: list[Mistake]
) -> datetime | None:
    """An aware moment from W3C's spelling; without a zone it is the government's."""
    if not written:
        return None
    try:
        # A plus sign that was not escaped in an address arrives as a blank.
        moment = datetime.fromisoformat(_BARE_ZONE.sub(r"+\1", written))
        aware = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment
        return aware.astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        mistakes.append(Mistake(400, f"{name} is a moment like 2026-01-01T00:00:00Z."))
        return None


# --- POST requests --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Form:
    """A form being read: what was sent, what is understood of it, and what is wrong."""

    fields: Mapping[str, str]
    mistakes: list[Mistake] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, name: str, longest: int) -> str | None:
        said = self.fields.get(name, "").strip()
        if len(said) > longest:
            self.wrong(f"{name} has more than {longest} characters.")
        return said[:longest] or None

    def word(self, name: str, longest: int = 200) -> str | None:
        found = self.text(name, longest)
        return " ".join(found.split()) if found else None

    def wrong(self, description: str, code: int = 400) -> None:
        self.mistakes.append(Mistake(code, description))


def read_report(
    fields: Mapping[str, str], services: Sequence[Service], today: date, zone: ZoneInfo
) -> NewReport:
    """A report that an app files; `Refused` with every mistake in it."""
    form = _Form(fields)
    service = _service(form, services)
    form.values["description"] = form.text("description", LONGEST_DESCRIPTION)
    _read_place(form)
    _read_person(form)
    _read_attributes(form, today, zone)
    url = form.text("media_url", LONGEST_URL)
    if url and not _URL.fullmatch(url):
        form.wrong("media_url is an address that begins with https://.")
    if form.mistakes or service is None:
        raise Refused(*form.mistakes)
    return NewReport(
        service_code=service.code, service_name=service.name, media_url=url, **form.values
    )


def _service(form: _Form, services: Sequence[Service]) -> Service | None:
    code = form.word("service_code")
    if code is None:
        form.wrong("service_code was not provided.")
        return None
    found = next((one for one in services if one.code == code), None)
    if found is None:
        form.wrong("service_code was not found.", 404)
    return found


def _read_place(form: _Form) -> None:
    point = [_degrees(form, "lat", 90), _degrees(form, "long", 180)]
    is_point = None not in point
    if any(form.fields.get(name, "").strip() for name in ("lat", "long")) and not is_point:
        form.wrong("lat and long are decimal degrees, and go together.")
    if is_point:
        form.values |= {"latitude": point[0], "longitude": point[1]}
    address, address_id = form.word("address_string", 300), form.word("address_id", 100)
    form.values["place"] = address or address_id
    if not (is_point or address or address_id):
        form.wrong("A location is needed: lat and long, address_string or address_id.")


def _degrees(form: _Form, name: str, most: int) -> float | None:
    try:
        found = float(form.fields.get(name, ""))
    except ValueError:
        return None
    return found if abs(found) <= most else None


def _read_person(form: _Form) -> None:
    names = [form.word("first_name", 80), form.word("last_name", 80)]
    form.values["name"] = " ".join(name for name in names if name) or None
    written = form.word("email")
    email = email_of(written) if written else None
    if written and not email:
        form.wrong("email is no e-mail address.")
    phone = form.word("phone", 40)
    number = international(phone)
    if phone and not number:
        form.wrong("phone is no telephone number.")
    form.values |= {"email": email, "phone": number}
    form.values |= {name: form.word(name) for name in ("account_id", "device_id")}


def _read_attributes(form: _Form, today: date, zone: ZoneInfo) -> None:
    given = {m[1]: v.strip() for n, v in form.fields.items() if (m := _ATTRIBUTE.fullmatch(n))}
    privacy = given.get("privacy") or PRIVACY[0]
    if privacy not in PRIVACY:
        form.wrong(f"attribute[privacy] is one of {', '.join(PRIVACY)}.")
    form.values["is_secret"] = privacy == "secret"
    day = read_moment(
        "attribute[incident_date]", given.get("incident_date", ""), zone, form.mistakes
    )
    form.values["incident_date"] = _day(form, day, today, zone)
    external = given.get("external_id", "")
    if len(external) > 200:
        form.wrong("attribute[external_id] has more than 200 characters.")
    form.values["external_id"] = external or None


def _day(form: _Form, moment: datetime | None, today: date, zone: ZoneInfo) -> date | None:
    if moment is None:
        return None
    try:
        day = moment.astimezone(zone).date()
    except OverflowError:
        day = date.max
    if day > today:
        form.wrong("attribute[incident_date] is in the future.")
    return day
