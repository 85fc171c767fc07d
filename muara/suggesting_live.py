"""What is suggested while an operator is still writing, and what others told of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from muara.app import Application, Channel
from muara.comparing import Comparer
from normalizer.duplicate import similarity
from normalizer.fingerprint import fingerprint, keys
from normalizer.suggestions import Circumstances, Suggestions, suggest
from normalizer.text import read
from store import queries, similar
from store.errors import NotFound
from store.rights import Right
from store.scope import Scope

_WINDOW = timedelta(days=30)
_CANDIDATES = 12
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """A complaint that may tell of the same, with the score (0 to 1) and what speaks for it."""

    complaint: Row[Any]
    score: float
    why: tuple[str, ...]


def suggest_live(
    application: Application, scope: Scope, channel: Channel, text: str
) -> tuple[Suggestions, Sequence[Alike]]:
    """Proposals for words that are not kept yet, and similar complaints within the scope."""
    scope.require(Right.INTAKE)
    now = application.clock.now()
    knowledge = application.pipeline.knowledge_of(channel.name)
    found = suggest(read(text), knowledge, Circumstances(sent_at=now))
    return found, _alike(application, scope, channel, text, found)


def _alike(
    application: Application, scope: Scope, channel: Channel, text: str, found: Suggestions
) -> Sequence[Alike]:
    now, store = application.clock.now(), application.store
    mine = fingerprint(
        text,
        place_code=(found.place.code or "") if found.place else "",
        latitude=found.place.latitude if found.place else None,
        longitude=found.place.longitude if found.place else None,
        sent_at=now,
        incident_date=found.incident.date if found.incident else None,
        suggested=found.topics,
    )
    looked_for = keys(mine)
    if not looked_for:
        return []
    comparer = Comparer(store, application.clock.now)
    alike = []
    with store.read() as connection:
        nominated = similar.nominate(
            scope,
            connection,
            store.keyring,
            channel.settings.jurisdiction,
            looked_for,
            now - _WINDOW,
            limit=_CANDIDATES,
        )
        for complaint_id, _ in nominated:
            try:
                complaint = queries.complaint(scope, connection, complaint_id)
            except NotFound:
                continue
            theirs = comparer.fingerprint_of(connection, complaint)
            if theirs is None:
                continue
            compared = similarity(mine, theirs)
            if compared.same:
                alike.append(Alike(complaint, compared.score, compared.why))
    return sorted(alike, key=lambda each: -each.score)[:_SHOWN]
