"""Open311 (GeoReport v2): complaints as requests of another system, and what becomes of them.

The standard                 https://wiki.open311.org/GeoReport_v2/
FixMyStreet's extension      https://github.com/mysociety/fixmystreet/wiki/Open311-FMS---Complete-Spec

The standard knows no pictures but an address, and no number of ours: what carries our number there
is configuration (`attributes`), and so is whether it can be found again by it (`find_by`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree
from pydantic import AfterValidator, Field, SecretStr

from forwarder.destination import (
    Action,
    Arrived,
    CaseCopy,
    DestinationContext,
    DestinationSettings,
    DestinationType,
    Dispatch,
    Finding,
    ForeignStatus,
    ForeignWords,
    web_address,
)
from forwarder.errors import AnswerLost, ForwardError, NotThere, NotYet, TemporaryFailure
from forwarder.http_calls import HttpCaller, asked_singly

LONGEST_DESCRIPTION = 4000
_AT_ONCE = 50
_UPDATES_OF = timedelta(days=7)
_MAY_BE_CUT = 50
"""A list of so many updates may have been cut off by them."""
_TOKEN = "token:"  # noqa: S105 - a mark
_HIDDEN = "***"
Row = Mapping[str, str]
"""One request, service or update of theirs: texts by name, empty where they say nothing."""

Said = Literal["tracking_id", "incident_on", "privacy", "classification", "channel", "place"]

STATUS_OF: Mapping[str, str] = {
    "open": "assigned",
    "closed": "closed",
    "investigating": "in_progress",
    "in_progress": "in_progress",
    "planned": "in_progress",
    "action_scheduled": "in_progress",
    "for_triage": "assigned",
    "internal_referral": "assigned",
    "reopen": "in_progress",
    "fixed": "resolved",
    "duplicate": "closed",
    "no_further_action": "archived",
    "not_councils_responsibility": "handed_over",
}
"""Our status for each word of the standard and of FixMyStreet's extension."""
WORD_OF: Mapping[str, str] = {
    "new": "OPEN",
    "on_hold": "INVESTIGATING",
    "assigned": "ACTION_SCHEDULED",
    "in_progress": "IN_PROGRESS",
    "resolved": "FIXED",
    "closed": "CLOSED",
    "handed_over": "NOT_COUNCILS_RESPONSIBILITY",
    "archived": "NO_FURTHER_ACTION",
}
"""FixMyStreet's word for each status of ours."""


def _own_number() -> dict[str, Said]:
    return {"external_id": "tracking_id"}


class Open311Settings(DestinationSettings):
    """Another system that takes service requests."""

    url: Annotated[str, AfterValidator(web_address)] = Field(
        description="Address of their service, up to the part before /requests."
    )
    api_key: SecretStr = Field(description="The key that they gave us.")
    jurisdiction_id: str = Field(
        default="", description="Their name for the government; needed where they serve several."
    )
    format: Literal["json", "xml"] = Field(
        default="json", description="How they answer; the standard demands only xml."
    )
    services: dict[str, str] = Field(
        default_factory=dict, description="Their service_code for each topic of ours, by name."
    )
    other_service: str = Field(
        description="Their service_code for topics that `services` does not name."
    )
    attributes: dict[str, Said] = Field(
        default_factory=_own_number,
        description="Their attributes that we fill in, each with what it is given: tracking_id, "
        "incident_on, privacy, classification, channel or place.",
    )
    email: str = Field(
        default="", description="Our own address, where they ask for one; never a citizen's."
    )
    updates: bool = Field(
        default=False,
        description="Whether they have FixMyStreet's extension: they hear of updates, and tell.",
    )
    find_by: Literal["nothing", "external_id", "description"] = Field(
        default="nothing",
        description="How a report whose answer was lost is looked up: by the attribute external_id "
        "(Muara has this), by our number in the description, or not at all.",
    )


# --- what goes there ------------------------------------------------------------------------------


def request_of(settings: Open311Settings, copy: CaseCopy) -> dict[str, str]:
    """The fields of the form that makes a complaint a request of theirs, without the key."""
    fields = {
        "jurisdiction_id": settings.jurisdiction_id,
        "service_code": settings.services.get(copy.topic or "", settings.other_service),
        "description": description_of(copy),
        "address_string": copy.place or copy.government,
        "email": settings.email,
    }
    if copy.latitude is not None and copy.longitude is not None:
        fields |= {"lat": f"{copy.latitude:.6f}", "long": f"{copy.longitude:.6f}"}
    if copy.reporter is not None:
        first, _, last = (copy.reporter.name or "").partition(" ")
        fields |= {"first_name": first, "last_name": last, "phone": copy.reporter.phone or ""}
    for code, said in settings.attributes.items():
        fields[f"attribute[{code}]"] = _said(copy, said)
    return {name: value for name, value in fields.items() if value}


def description_of(copy: CaseCopy) -> str:
    """Title, words and our number, within what the standard allows; the number is never cut."""
    number = f"[{copy.tracking_id}]"
    words = "\n\n".join(part for part in (copy.title, *copy.texts) if part)
    if copy.is_test:
        words = f"TEST\n\n{words}"
    space = LONGEST_DESCRIPTION - len(number) - 2
    kept = words if len(words) <= space else words[: space - 1].rstrip() + "…"
    return f"{kept}\n\n{number}" if kept else number


def _said(copy: CaseCopy, said: Said) -> str:
    match said:
        case "tracking_id":
            return copy.tracking_id
        case "incident_on":
            return copy.incident_on.isoformat() if copy.incident_on else ""
        case "privacy":
            return "secret" if copy.is_secret else "open"
        case "classification":
            return copy.classification or ""
        case "channel":
            return copy.channel or ""
        case "place":
            return copy.place or ""


def update_of(settings: Open311Settings, dispatch: Dispatch) -> dict[str, str]:
    """The fields of the form that tells them what happened, without the key."""
    copy = dispatch.copy
    newest = copy.follow_ups[-1].text if copy.follow_ups else ""
    return {
        "jurisdiction_id": settings.jurisdiction_id,
        "service_request_id": dispatch.foreign_id or "",
        "update_id": dispatch.key,
        "status": WORD_OF.get(copy.status, "OPEN"),
        "updated_datetime": _moment(dispatch.at),
        "description": (newest or dispatch.event.replace("_", " "))[:LONGEST_DESCRIPTION],
    }


def _moment(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()


# --- what they answer -----------------------------------------------------------------------------


def read_rows(content: bytes, form: str, name: str) -> list[Row]:
    """The members of a list of theirs (`request`, `service`, `request_update`), in either format.

    Total for what follows the standard loosely: a list, an object with a list in it, or one object.
    `ValueError` for anything else; entities and document types are refused.
    """
    if form == "xml":
        return list(_rows_of_xml(content, name))
    try:
        return list(_rows_of_json(json.loads(content)))
    except RecursionError as error:
        raise ValueError("It is nested too deeply.") from error


def _rows_of_xml(content: bytes, name: str) -> Iterator[Row]:
    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise ValueError("It is no XML that is read here.") from error
    members = [root] if root.tag.rpartition("}")[2] == name else root.iter()
    for element in members:
        if element.tag.rpartition("}")[2] == name:
            yield {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in element}


def _rows_of_json(found: Any) -> Iterator[Row]:
    if isinstance(found, dict):
        lists = [each for each in found.values() if isinstance(each, list)]
        found = lists[0] if len(lists) == 1 else [found]
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError("It is no list of objects.")
    for each in found:
        yield {str(key): _text(value) for key, value in each.items()}


def _text(value: Any) -> str:
    if value is None or isinstance(value, list | dict):
        return ""
    return str(value).strip()


def arrived_of(rows: Sequence[Row]) -> Arrived | None:
    """Their number, or the token that leads to it; None where there is neither."""
    for row in rows:
        if number := row.get("service_request_id"):
            return Arrived(foreign_id=number)
        if token := row.get("token"):
            return Arrived(foreign_id=_TOKEN + token, is_token=True)
    return None


def status_of(row: Row, foreign_id: str) -> ForeignStatus | None:
    """How far a request of theirs is; None for a word that nobody knows."""
    status = STATUS_OF.get(row.get("status", "").lower())
    if status is None:
        return None
    number = row.get("service_request_id")
    return ForeignStatus(
        foreign_id=foreign_id,
        status=status,
        answer=_words_in(row),
        at=_read_moment(row.get("updated_datetime", "")),
        number=number if number and number != foreign_id else None,
    )


def _words_in(row: Row) -> str:
    return row.get("status_notes") or row.get("description", "")


def _key_of(row: Row) -> str:
    """The same whenever they tell of this update, also where they give it no id of its own."""
    said = f"{row.get('updated_datetime', '')} {_words_in(row)}"
    own = row.get("update_id") or sha256(said.encode()).hexdigest()[:20]
    return f"{row.get('service_request_id', '')}:{own}"


def _changed_at(row: Row) -> datetime:
    return _read_moment(row.get("updated_datetime", "")) or datetime.min.replace(tzinfo=UTC)


def _read_moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


# --- the destination ------------------------------------------------------------------------------


class Open311:
    """One system. It takes what the standard has; see the classes below for what some have more."""

    def __init__(self, settings: Open311Settings, context: DestinationContext) -> None:
        self._settings = settings
        self._now = context.now
        self._base = settings.url.rstrip("/")
        self._key = {"api_key": settings.api_key.get_secret_value()}
        self._caller = HttpCaller(
            context,
            timeout_seconds=settings.timeout_seconds,
            access=f"destinations.{context.name}.api_key",
        )

    def close(self) -> None:
        self._caller.close()

    def create(self, dispatch: Dispatch) -> Arrived:
        """Make it a request of theirs. Where they give a token, that stands for the number."""
        fields = request_of(self._settings, dispatch.copy)
        answer = self._caller.call("POST", self._address("requests"), data=fields | self._key)
        try:
            arrived = arrived_of(read_rows(answer.content, self._settings.format, "request"))
        except ValueError as error:
            raise AnswerLost("They took it, and answered with something else.") from error
        if arrived is None:
            raise AnswerLost("They took it, and said no number.")
        return self._without_token(arrived)

    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        """How far they are with these requests, in the standard's two words and their notes."""
        numbers = self._numbers(foreign_ids)
        found: list[ForeignStatus] = []
        known = list(numbers)
        for start in range(0, len(known), _AT_ONCE):
            wanted = known[start : start + _AT_ONCE]
            for row in self._states_of(wanted):
                own = numbers.get(row.get("service_request_id", ""))
                status = status_of({**row, "description": ""}, own) if own else None
                found += [status] if status is not None else []
        return found

    def _states_of(self, numbers: Sequence[str]) -> list[Row]:
        """All in one call; when one of them is not there, singly."""

        def ask(wanted: str) -> list[Row]:
            return self._ask("requests", "request", service_request_id=wanted)

        try:
            return ask(",".join(numbers))
        except NotThere:
            return [row for rows in asked_singly(ask, numbers) for row in rows]

    def show(self, dispatch: Dispatch) -> str:
        """The form that would go, with the key masked."""
        return self._shown("requests", request_of(self._settings, dispatch.copy))

    def check(self) -> Sequence[Finding]:
        """Whether they answer, and know every service_code that we use."""
        try:
            rows = self._ask("services", "service")
        except ForwardError as error:
            return [Finding(level="error", subject="services", message=str(error))]
        known = {row.get("service_code", "") for row in rows}
        used = {*self._settings.services.values(), self._settings.other_service}
        if missing := sorted(used - known):
            said = f"They have no service_code {', '.join(missing)}: look at services."
            return [Finding(level="error", subject="services", message=said)]
        said = f"They answer, and have {len(known)} services."
        return [Finding(level="ok", subject="services", message=said)]

    # -- calls

    def _ask(self, path: str, name: str, **params: str) -> list[Row]:
        own = {"jurisdiction_id": self._settings.jurisdiction_id} | self._key | params
        sent = {key: value for key, value in own.items() if value}
        answer = self._caller.call("GET", self._address(path), reads=True, params=sent)
        try:
            return read_rows(answer.content, self._settings.format, name)
        except ValueError as error:
            raise TemporaryFailure("They answered with something else.") from error

    def _address(self, path: str) -> str:
        return f"{self._base}/{path}.{self._settings.format}"

    def _shown(self, path: str, fields: Mapping[str, str]) -> str:
        form = urlencode({"api_key": _HIDDEN} | dict(fields), safe=_HIDDEN)
        lines = "\n".join(f"{name} = {value}" for name, value in fields.items())
        return f"POST {self._address(path)}\n\n{lines}\n\n{form}"

    # -- tokens

    def _without_token(self, arrived: Arrived) -> Arrived:
        """Their number where the token has one already."""
        number = self._number_of(arrived.foreign_id or "")
        return Arrived(foreign_id=number) if number else arrived

    def _number_of(self, foreign_id: str) -> str | None:
        """Their number of a request; None while a token has none."""
        if not foreign_id.startswith(_TOKEN):
            return foreign_id
        token = quote(foreign_id.removeprefix(_TOKEN), safe="")
        try:
            rows = self._ask(f"tokens/{token}", "request")
        except ForwardError:
            return None
        return next(
            (row["service_request_id"] for row in rows if row.get("service_request_id")), None
        )

    def _numbers(self, foreign_ids: Sequence[str]) -> dict[str, str]:
        """By their number: under what it is known here."""
        found = {one: self._number_of(one) for one in foreign_ids}
        return {number: own for own, number in found.items() if number}


class _Updating(Open311):
    """They have FixMyStreet's extension."""

    def show(self, dispatch: Dispatch) -> str:
        """The form that would go: an update's for an update."""
        if dispatch.action is not Action.UPDATE:
            return super().show(dispatch)
        return self._shown("servicerequestupdates", update_of(self._settings, dispatch))

    def update(self, dispatch: Dispatch) -> None:
        """Tell them what happened; the same update has the same id."""
        number = self._number_of(dispatch.foreign_id or "")
        if not number:
            raise NotYet("They have not given a number to it yet.")
        fields = update_of(self._settings, dispatch) | {"service_request_id": number}
        address = self._address("servicerequestupdates")
        self._caller.call("POST", address, data=fields | self._key)

    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        """As the newest update of each request says, in the extension's words, with the words of
        all of them; else as the standard does."""
        found = {one.foreign_id: one for one in super().pull(foreign_ids)}
        numbers = self._numbers(foreign_ids)
        told: dict[str, list[ForeignWords]] = {}
        for row in self._updates():
            own = numbers.get(row.get("service_request_id", ""))
            if own is None:
                continue
            if words := _words_in(row):
                told.setdefault(own, []).append(ForeignWords(key=_key_of(row), text=words))
            if (status := status_of(row, own)) is not None:
                found[own] = status
        return [replace(one, told=told.get(one.foreign_id, ())) for one in found.values()]

    def _updates(self) -> list[Row]:
        """All of the last days, oldest first, each once: from where a list may have been cut off
        it is asked on."""
        now = self._now()
        since, found = now - _UPDATES_OF, dict[str, Row]()
        while True:
            rows = self._ask(
                "servicerequestupdates",
                "request_update",
                start_date=_moment(since),
                end_date=_moment(now),
            )
            known = len(found)
            found |= {_key_of(row): row for row in rows}
            if len(rows) < _MAY_BE_CUT or len(found) == known:
                return sorted(found.values(), key=_changed_at)
            since = max(_changed_at(row) for row in rows)


class _Finding(Open311):
    """What was lost can be looked up there."""

    def find(self, dispatch: Dispatch) -> Arrived | None:
        """Whether they have this complaint: by our number, as the settings say."""
        number = dispatch.copy.tracking_id
        if self._settings.find_by == "external_id":
            return arrived_of(self._ask("requests", "request", external_id=number))
        rows = self._ask("requests", "request", start_date=_moment(self._now() - _UPDATES_OF))
        mark = f"[{number}]"
        return arrived_of([row for row in rows if mark in row.get("description", "")])


class _FindingUpdating(_Finding, _Updating):
    """Both."""


def open_open311(settings: Open311Settings, context: DestinationContext) -> Open311:
    """A destination with the capabilities that the settings say it has."""
    finds = settings.find_by != "nothing"
    kinds: dict[tuple[bool, bool], type[Open311]] = {
        (False, False): Open311,
        (False, True): _Updating,
        (True, False): _Finding,
        (True, True): _FindingUpdating,
    }
    return kinds[finds, settings.updates](settings, context)


DESTINATION = DestinationType(
    label="Open311",
    settings=Open311Settings,
    open=open_open311,
    secrets=("api_key",),
)
