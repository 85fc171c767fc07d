"""Open311 (GeoReport v2): the government's topics as services, and complaints as reports.

Everybody reads what an operator released; an app reads besides what it filed itself. What the
standard has no word for stands in `status_notes`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row

from channels.open311 import KIND, Open311Settings
from muara.app import Application, Channel
from muara.deadlines import Kind
from muara.words import line, lines
from store import open311
from store.open311 import Wanted
from store.scope import SYSTEM
from store.sealing import Keyring

OTHER = "other"
"""The service of reports whose topic is none, or is none any more."""
KEY_LENGTH = 32
_MARK = "m311_"
_LONGEST_KEY = 200
Status = Literal["open", "closed"]
_OPEN = frozenset({"new", "on_hold", "assigned", "in_progress"})


# --- governments and services ---------------------------------------------------------------------


def doors(application: Application) -> dict[str, Channel]:
    """The Open311 channel of each government that has one, by the government's code."""
    found: dict[str, Channel] = {}
    for channel in application.channels.values():
        if channel.settings.kind == KIND:
            found.setdefault(channel.settings.jurisdiction, channel)
    return {code: found[code] for code in application.settings.jurisdictions if code in found}


def settings_of(channel: Channel) -> Open311Settings:
    """What a channel of this kind allows."""
    found = channel.settings
    assert isinstance(found, Open311Settings)  # noqa: S101 - its kind says so
    return found


def jurisdiction_id(channel: Channel) -> str:
    """The name under which other apps know the channel's government."""
    return settings_of(channel).jurisdiction_id or channel.settings.jurisdiction.lower()


def door_named(application: Application, wanted: str) -> Channel | None:
    """The door of the government with this `jurisdiction_id`, in any case; None for no such one."""
    known = doors(application).values()
    return next((c for c in known if jurisdiction_id(c).lower() == wanted.strip().lower()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One topic of a government. `code` stays the same when the topic is renamed."""

    code: str
    name: str
    keywords: tuple[str, ...] = ()


def services_of(application: Application, jurisdiction: str) -> list[Service]:
    """What can be reported: the government's topics in their order; `other` is always there."""
    lexicon = application.knowledge.of(jurisdiction).lexicon
    found = [
        Service(code=label.code, name=label.name, keywords=label.aliases)
        for label in lexicon.labels_of("topic")
        if label.code
    ]
    if OTHER not in [one.code for one in found]:
        language = application.settings.jurisdictions[jurisdiction].language
        found.append(Service(code=OTHER, name=line(language, "open311.other")))
    return found


# --- keys -----------------------------------------------------------------------------------------


def new_key() -> str:
    """A key for an app: it is shown once."""
    return _MARK + secrets.token_urlsafe(KEY_LENGTH)


def key_hash(keyring: Keyring, key: str) -> bytes:
    """What is kept of a key."""
    return keyring.hash("open311_key", key.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An app's key, as it came with a request and was found."""

    id: int
    name: str
    jurisdiction: str
    rights: frozenset[str]
    reports_per_half_hour: int

    def opens(self, code: str) -> bool:
        """Whether it is a key of this government."""
        return self.jurisdiction in ("", code)

    def may(self, right: str) -> bool:
        return right in self.rights


def find_key(application: Application, given: str) -> Key | None:
    """The key that somebody holds; None for an unknown or revoked one. Notes that it is in use."""
    if not given or len(given) > _LONGEST_KEY:
        return None
    now, store = application.clock.now(), application.store
    with store.read() as connection:
        row = open311.key_by_hash(SYSTEM, connection, key_hash(store.keyring, given))
    if row is None:
        return None
    if open311.is_use_to_be_noted(row, now):
        with store.write() as connection:
            open311.note_use(SYSTEM, connection, row.id, now)
    return Key(
        id=row.id,
        name=row.name,
        jurisdiction=row.jurisdiction,
        rights=frozenset(row.rights.split()),
        reports_per_half_hour=row.reports_per_half_hour,
    )


# --- reports --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A complaint in the words of the standard. `lat` and `long` are degrees (WGS 84), rounded."""

    service_request_id: str
    status: Status
    status_notes: str
    service_name: str
    service_code: str
    description: str
    agency_responsible: str
    requested_datetime: datetime
    updated_datetime: datetime
    expected_datetime: datetime | None
    address: str
    lat: float | None
    long: float | None


def reports(application: Application, wanted: Wanted) -> list[Report]:
    """What somebody may read, the newest first."""
    with application.store.read() as connection:
        rows = open311.readable_reports(SYSTEM, connection, wanted)
        hands = open311.agencies_in_hand(SYSTEM, connection, [row.id for row in rows])
    by_case: dict[int, list[Row[Any]]] = {}
    for hand in hands:
        by_case.setdefault(hand.complaint_id, []).append(hand)
    teller = Teller(application)
    return [teller.report(row, by_case.get(row.id, ())) for row in rows]


class Teller:
    """Puts complaints into the words of the standard, in their governments' languages."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._services: dict[str, Mapping[str, Service]] = {}

    def report(self, row: Row[Any], hands: Sequence[Row[Any]]) -> Report:
        """One complaint. Of what is delicate an app is told the status, and nothing else."""
        is_plain = not _is_delicate(row)
        service = self._service(row, is_plain=is_plain)
        is_due = row.is_open and row.due_kind == Kind.ANSWER
        return Report(
            service_request_id=row.tracking_id,
            status=status_of(row.status),
            status_notes=self._notes(row, is_plain=is_plain),
            service_name=service.name,
            service_code=service.code,
            description=words_of(row.title, row.text) if row.title else "",
            agency_responsible=", ".join(dict.fromkeys(h.name for h in hands)) if is_plain else "",
            requested_datetime=row.opened_at,
            updated_datetime=_changed_at(row, hands if is_plain else ()),
            expected_datetime=row.due_at if is_due and is_plain else None,
            address=self.address(row.jurisdiction, row.place_code) if row.title else "",
            lat=row.latitude,
            long=row.longitude,
        )

    def address(self, jurisdiction: str, code: str | None) -> str:
        """Village and district of an area code, as far as they are known."""
        if not code:
            return ""
        gazetteer = self._application.knowledge.of(jurisdiction).gazetteer
        upper = code.rpartition(".")[0]
        codes = [code, upper] if code.count(".") > 2 else [code]
        return ", ".join(name for name in map(gazetteer.name_of, codes) if name)

    def service_of_topic(self, jurisdiction: str, topic: str | None) -> Service:
        """The service of a topic by its name."""
        known = self._known(jurisdiction)
        return next((one for one in known.values() if one.name == topic), known[OTHER])

    def _service(self, row: Row[Any], *, is_plain: bool) -> Service:
        """What officers called it; of what is delicate, what the app itself did."""
        is_as_filed = row.topic is None or not is_plain
        if is_as_filed and row.service_code in self._known(row.jurisdiction):
            return self._known(row.jurisdiction)[row.service_code]
        return self.service_of_topic(row.jurisdiction, row.topic if is_plain else None)

    def _known(self, jurisdiction: str) -> Mapping[str, Service]:
        if jurisdiction not in self._services:
            found = services_of(self._application, jurisdiction)
            self._services[jurisdiction] = {one.code: one for one in found}
        return self._services[jurisdiction]

    def _notes(self, row: Row[Any], *, is_plain: bool) -> str:
        language = self._application.settings.jurisdictions[row.jurisdiction].language
        if row.merged_into is not None:
            return line(language, "open311.merged")
        said = line(language, f"open311.status.{row.status}")
        key = f"reason.{row.reason}"
        is_ended = status_of(row.status) == "closed"
        if is_plain and is_ended and row.reason and key in lines("id"):
            return f"{said} {line(language, 'moment.because', reason=line(language, key))}"
        return said


def words_of(title: str, text: str) -> str:
    """What stands in `description`: the gist, and the words below it."""
    return f"{title}\n\n{text}" if text else title


def status_of(status: str) -> Status:
    """The standard knows two."""
    return "open" if status in _OPEN else "closed"


def _is_delicate(row: Row[Any]) -> bool:
    return bool(row.is_secret or row.seal is not None or row.is_oversight or row.has_exclusions)


def _changed_at(row: Row[Any], hands: Iterable[Row[Any]]) -> datetime:
    """The latest of what somebody may see; of what is closed, when that was."""
    ended = (row.closed_at, row.resolved_at, row.leader_closed_at, row.leader_resolved_at)
    if status_of(row.status) == "closed" and any(ended):
        closed: datetime = next(moment for moment in ended if moment is not None)
        return closed
    known = [row.opened_at, row.published_at, row.verified_at, row.held_at]
    for hand in hands:
        known += [hand.assigned_at, hand.accepted_at, hand.first_follow_up_at, hand.answered_at]
    latest: datetime = max(moment for moment in known if moment is not None)
    return latest
