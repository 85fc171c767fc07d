"""A complaint as SP4N-LAPOR! may have it: redacted, nameless, others of the same with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from forwarder.lapor import Report
from muara.lapor_pictures import Picture
from muara.media import open_content
from muara.pictures import Mask
from muara.web.conversation import Conversation, ConversationReader
from muara.web.formats import point_words, redacted_words
from muara.web.judging import place_said
from muara.web.sights import Sight, sights_of, transcripts_of
from muara.web.visit import Visit
from muara.words import say
from normalizer.privacy import redact
from store import agencies, files, queries
from store.case_models import AssignmentState
from store.casework import merging
from store.casework.deed import ACTIVE
from store.errors import Erased, NotFound
from store.models import MediaState
from store.seals import is_sealed

_WITH = (*ACTIVE, AssignmentState.ANSWERED)


@dataclass(frozen=True, slots=True)
class Said:
    """A complaint with what was said of it, and what each of its files shows."""

    row: Row[Any]
    conversation: Conversation
    sights: Mapping[int, Sight]

    @property
    def words(self) -> list[str]:
        """Redacted, in order, voices last."""
        versions = self.conversation.newest_versions
        texts = [redacted_words(one.text.strip(), "id") for one in versions if one.text]
        return texts + [redacted_words(one, "id") for one in transcripts_of(self.sights)]

    @property
    def pictures(self) -> list[Row[Any]]:
        """The photos that are there, in the order in which they came."""
        return [
            file
            for version in self.conversation.newest_versions
            for file in version.attachments
            if file.state == MediaState.STORED and file.kind == "image"
        ]


def said_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> list[Said]:
    """The complaint and what goes along with it, see `with_merged`."""
    return with_merged(visit, connection, next(_said(visit, connection, [complaint])))


def with_merged(visit: Visit, connection: Connection, first: Said) -> list[Said]:
    """What was read of a complaint and, behind it, those that are handled with it and may be told
    of.

    What is secret or sealed of these does not go along.
    """
    others = merging.merged_with(visit.scope, connection, first.row.id)
    open_ones = [row for row in others if not row.is_secret and not is_sealed(row.seal)]
    return [first, *_said(visit, connection, open_ones)]


def _said(visit: Visit, connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Said]:
    reader = ConversationReader(visit.scope, connection, visit.application.store.keyring)
    for row in rows:
        conversation = reader.of_complaint(row.id)
        yield Said(row, conversation, sights_of(visit, connection, row.id, conversation))


def report_of(visit: Visit, connection: Connection, said: Sequence[Said]) -> Report:
    """What the form asks for. `said` is of `said_of`."""
    first, *others = said
    row = first.row
    government = visit.application.settings.jurisdictions.get(row.jurisdiction)
    reported_on = _reported_on(visit, first)
    return Report(
        tracking_id=row.tracking_id,
        title=row.title or "",
        texts=first.words,
        alike=[word for other in others for word in other.words],
        alike_count=len(others),
        incident_on=_incident_on(first, reported_on),
        reported_on=reported_on,
        places=_places(visit, connection, first),
        agencies=[
            one.agency_name
            for one in agencies.assignments_of(visit.scope, connection, row.id)
            if one.state in _WITH
        ],
        government=_office(government.name) if government else row.jurisdiction,
        topic=row.topic,
        classification=row.classification or "complaint",
        is_secret=row.is_secret,
    )


def cut_fields(visit: Visit, fields: Mapping[str, str]) -> str:
    """Names of those that were too long for LAPOR."""
    return ", ".join(
        say(visit.language, f"lapor.field.{name}")
        for name, value in fields.items()
        if value.endswith("…")
    )


def block_of(visit: Visit, fields: Mapping[str, str], complaint: Row[Any]) -> str:
    """All fields as one text, each below its name, with what is to be ticked."""
    ticks = {"anonymous": True, "secret": complaint.is_secret}
    words = {
        name: say(visit.language, "lapor.ticked" if is_ticked else "lapor.not_ticked")
        for name, is_ticked in ticks.items()
    }
    named = {**fields, **words, "tracking_id": complaint.tracking_id}
    return "\n\n".join(
        f"{say(visit.language, f'lapor.field.{name}')}:\n{value}" for name, value in named.items()
    )


def _office(name: str) -> str:
    """As LAPOR lists governments."""
    return name if name.startswith("Pemerintah") else f"Pemerintah {name}"


def _reported_on(visit: Visit, said: Said) -> date:
    versions = said.conversation.newest_versions
    first = min((one.at for one in versions), default=said.row.opened_at)
    return first.astimezone(visit.zone_of(said.row.jurisdiction)).date()


def _incident_on(said: Said, reported_on: date) -> date:
    """When it happened as they say it, else the day on which they reported it."""
    for version in said.conversation.newest_versions:
        if version.suggestions is not None and version.suggestions.incident is not None:
            return min(version.suggestions.incident.date, reported_on)
    return reported_on


def _places(visit: Visit, connection: Connection, said: Said) -> list[str]:
    """Points as they were sent, and what was said of the place; personal numbers masked."""
    spoken = place_said(visit, connection, said.row, said.conversation)
    found = [spoken] if spoken else []
    for location in said.conversation.locations:
        found += [word for word in (location.name, location.address) if word]
        if location.point:
            found.append(point_words(*location.point))
    return [redacted_words(redact(word) or "", "id") for word in found]


Hidden = tuple[Row[Any], Mask | None]
"""A photo's row, and what is hidden of it."""


def photos_of(visit: Visit, connection: Connection, said: Sequence[Said]) -> list[Hidden]:
    """The photos that go along, with their masks."""
    ids = [file.id for one in said for file in one.pictures]
    masks = {one: facts.mask for one, facts in files.facts_of(visit.scope, connection, ids).items()}
    return [
        (
            queries.attachment(visit.scope, connection, one),
            Mask(mask.regions, mask.turned) if (mask := masks[one]) is not None else None,
        )
        for one in ids
    ]


def opened(visit: Visit, photos: Sequence[Hidden]) -> list[Picture]:
    """Their bytes; what belongs to somebody who was forgotten is gone."""
    found: list[Picture] = []
    for row, mask in photos:
        with suppress(Erased, NotFound):
            content = open_content(visit.application.store, visit.application.objects, row)
            found.append((content, mask))
    return found
