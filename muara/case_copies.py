"""Complaints as they may leave us: redacted, nameless, and only what a destination is to have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from channels.muara import KIND
from forwarder.base import RECORD
from forwarder.destination import (
    CaseCopy,
    CopiedFile,
    CopiedFollowUp,
    CopiedReporter,
    FieldName,
)
from muara.app import Application
from muara.casework import open_words
from muara.governments import hops_in
from muara.media import open_content
from muara.pictures import Mask, NotAPicture, compressed
from normalizer.privacy import redact
from normalizer.record import Record
from store import copying, queries
from store.copying import ToCopy
from store.errors import Erased, NotFound
from store.scope import SYSTEM
from store.sealing import Sealer

_SIDE, _QUALITY = 1_600, 80
_OF_RECORDS: frozenset[FieldName] = frozenset({"place", "coordinates", "incident_on", "reporter"})
"""What is known only from the sealed records."""


class CopyMaker:
    """Makes copies of complaints for one destination after another."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store

    def copies_of(
        self, found: Sequence[ToCopy], fields: Collection[FieldName]
    ) -> Mapping[int, CaseCopy]:
        """By complaint: what `fields` let through, and nothing else.

        Nothing is left out here for being secret or sealed: that is for who sends it to judge.
        """
        return {one.row.id: self._copy(one, frozenset(fields)) for one in found}

    def open_file(self, file: CopiedFile) -> bytes:
        """A photo's bytes as they may leave: drawn anew as a JPEG, masked, without position.

        `NotFound` or `Erased` for what is gone.
        """
        with self._store.read() as connection:
            row = queries.attachment(SYSTEM, connection, file.id)
            mask = copying.mask_of(SYSTEM, connection, file.id)
        content = open_content(self._store, self._application.objects, row)
        hidden = Mask(mask.regions, mask.turned) if mask is not None else None
        try:
            return compressed(content, _SIDE, _QUALITY, hidden)
        except NotAPicture as error:
            raise NotFound("The file is no picture that can be opened.") from error

    def hops_of(self, one: ToCopy) -> tuple[str, ...]:
        """Its numbers at the governments that handed it over to us; mostly none."""
        sealer = self._sealer(one)
        is_from_there = self._application.settings.channel_kinds.get(one.row.channel) == KIND
        if sealer is None or not is_from_there:
            return ()
        forms = (record.form for record in _records(one, sealer))
        return next((tuple(hops) for hops in map(hops_in, forms) if hops), ())

    def _copy(self, one: ToCopy, fields: frozenset[FieldName]) -> CaseCopy:
        row = one.row
        government = self._application.settings.jurisdictions.get(row.jurisdiction)
        sealer = self._sealer(one)
        values: dict[str, Any] = {
            "title": row.title,
            "texts": tuple(
                text for text in (*_words(one), *one.transcripts) if text and text.strip()
            ),
            "classification": row.classification,
            "topic": row.topic,
            "agencies": tuple(dict.fromkeys(one.agency_names)),
            "channel": self._application.settings.channel_kinds.get(row.channel),
            "follow_ups": tuple(_follow_ups(one, sealer)) if "follow_ups" in fields else (),
            "attachments": tuple(
                CopiedFile(id=each.id, name=f"{row.tracking_id}-{n}.jpg", mime_type="image/jpeg")
                for n, each in enumerate(one.pictures, start=1)
            ),
        }
        values = {name: value for name, value in values.items() if name in fields}
        if sealer is not None and fields & _OF_RECORDS:
            values |= self._from_records(one, sealer, fields)
        if "place" in fields:
            values["area_code"] = row.place_code or values.get("area_code")
        return CaseCopy(
            tracking_id=row.tracking_id,
            jurisdiction=row.jurisdiction,
            government=government.name if government else row.jurisdiction,
            status=row.status,
            opened_at=row.opened_at,
            changed_at=_changed_at(one),
            is_secret=row.is_secret,
            alike_count=one.alike_count,
            **values,
        )

    def _sealer(self, one: ToCopy) -> Sealer | None:
        return self._store.keyring.unwrap(one.wrapped_key) if one.wrapped_key else None

    def _from_records(
        self, one: ToCopy, sealer: Sealer, fields: frozenset[FieldName]
    ) -> dict[str, Any]:
        """What the records tell: the first point, the most certain place, the first date."""
        records = [*_records(one, sealer)]
        values: dict[str, Any] = {}
        if "coordinates" in fields:
            point = next((each.point for each in records if each.point), None)
            if point is not None:
                values |= dict(zip(("latitude", "longitude"), point, strict=True))
        if "place" in fields:
            values |= self._place(one, records)
        if "incident_on" in fields:
            values["incident_on"] = _incident_on(records)
        # Who waits to be forgotten is shown to nobody, whatever they chose before.
        is_shown = not one.row.is_anonymous and one.row.locked_at is None
        if "reporter" in fields and is_shown:
            values["reporter"] = _reporter(records)
        return values

    def _place(self, one: ToCopy, records: Sequence[Record]) -> dict[str, Any]:
        found = [each.suggestions.place for each in records if each.suggestions is not None]
        places = sorted(
            (place for place in found if place is not None), key=lambda place: -place.confidence
        )
        place = places[0] if places else None
        code = one.row.place_code or (place.code if place else None)
        spoken = [place.street, *place.detail, place.landmark] if place else []
        known = self._application.knowledge.of(one.row.jurisdiction).gazetteer
        around = known.name_of(code) if code else None
        said = [
            word
            for each in records
            if each.location is not None
            for word in (each.location.name, each.location.address)
        ]
        words = [word for word in dict.fromkeys((*spoken, around, *said)) if word]
        return {"place": redact(", ".join(words)) or None, "area_code": code}


def _changed_at(one: ToCopy) -> datetime:
    """When something last happened that others may know of."""
    row = one.row
    moments = (row.opened_at, row.verified_at, row.last_message_at, row.resolved_at, row.closed_at)
    latest = [each.at for each in one.follow_ups[-1:]]
    known: list[datetime] = [at for at in (*moments, *latest) if at is not None]
    return max(known)


def _records(one: ToCopy, sealer: Sealer) -> Iterator[Record]:
    """What its reporter said; a version that once named an author of its own is sealed for them."""
    for each in one.messages:
        if each.sealed is not None and each.reporter_id == one.row.reporter_id:
            yield Record.model_validate_json(sealer.open(each.sealed, RECORD))


def _words(one: ToCopy) -> list[str | None]:
    return [each.redacted_text for each in one.messages]


def _follow_ups(one: ToCopy, sealer: Sealer | None) -> list[CopiedFollowUp]:
    found = []
    for row in one.follow_ups:
        try:
            said = open_words(sealer, row.sealed) if sealer is not None else None
        except Erased:
            said = None
        if said is None:
            continue
        parts = [said.get(name, "") for name in ("text", "what", "when", "who")]
        found.append(
            CopiedFollowUp(
                id=row.id,
                at=row.at,
                kind=row.kind,
                by=row.agency_name,
                text=redact("\n".join(part for part in parts if part)) or "",
            )
        )
    return found


def _incident_on(records: Sequence[Record]) -> date | None:
    told = (each.suggestions.incident for each in records if each.suggestions is not None)
    return next((incident.date for incident in told if incident is not None), None)


def _reporter(records: Sequence[Record]) -> CopiedReporter | None:
    name = next((each.sender.name for each in records if each.sender.name), None)
    phone = next((each.sender.phone for each in records if each.sender.phone), None)
    return CopiedReporter(name=name, phone=phone) if name or phone else None
