"""What each government knows, for the normalizer: loaded at first use, anew when it has changed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from muara import seed
from muara.common_knowledge import version_of
from muara.seed import Entries
from normalizer.gazetteer import AREAS, Gazetteer, Nickname, load_gazetteer
from normalizer.knowledge import Knowledge
from normalizer.lexicon import Lexicon
from normalizer.model import LinearModel, from_bytes, renamed
from normalizer.suggestions import suggest
from normalizer.text import read
from store import judgements
from store import knowledge as stored
from store.knowledge import Entry
from store.scope import SYSTEM
from store.session import Store

_ANY_WORDS = "Jalan rusak"


class KnowledgeShelf:
    """What every government of this installation knows. Safe to share between threads.

    `areas` maps the code of a jurisdiction in config.yaml to its Kemendagri code.
    """

    def __init__(
        self,
        store: Store,
        areas: Mapping[str, str | None],
        zone_of: Callable[[str], ZoneInfo],
        folder: Path = AREAS,
        *,
        look_seconds: float = 30.0,
    ) -> None:
        self._store = store
        self._areas = areas
        self._zone_of = zone_of
        self._folder = folder
        self._look_seconds = look_seconds
        self._known: dict[str, Knowledge] = {}
        self._states: dict[str, str] = {}
        self._looked_at = 0.0
        self._gazetteer: Gazetteer | None = None
        self.loaded: Callable[[], None] = lambda: None
        """Called whenever a government's knowledge was loaded."""

    def of(self, jurisdiction: str) -> Knowledge:
        """What this government knows now, or knew some seconds ago."""
        known = self._known.get(jurisdiction)
        return known if known is not None else self._load(jurisdiction)

    def fresh(self, jurisdiction: str) -> Knowledge:
        """What this government knows at this very moment: for whoever has just changed it."""
        with self._store.read() as connection:
            state = stored.state_of(connection, jurisdiction)
        known = self._known.get(jurisdiction)
        if known is not None and self._states.get(jurisdiction) == state:
            return known
        return self._load(jurisdiction)

    def refresh(self) -> None:
        """Look whether something was learned meanwhile; cheap, and not more often than needed.

        Call it outside transactions: what is loaded for the first time takes a while.
        """
        if time.monotonic() - self._looked_at < self._look_seconds:
            return
        self._looked_at = time.monotonic()
        for jurisdiction in self._areas:
            with self._store.read() as connection:
                state = stored.state_of(connection, jurisdiction)
            if self._states.get(jurisdiction) != state:
                self._load(jurisdiction)

    def _load(self, jurisdiction: str) -> Knowledge:
        area = self._areas.get(jurisdiction) or ""
        if self._gazetteer is None:
            self._gazetteer = _gazetteer(self._folder, area)
        with self._store.read() as connection:
            state = stored.state_of(connection, jurisdiction)
            lexicon = _LEXICONS.of(connection, jurisdiction, _read_lexicon)
            names = judgements.nicknames_of(SYSTEM, connection, jurisdiction)
            former = stored.former_names(SYSTEM, connection, jurisdiction)
            model = stored.current_model(SYSTEM, connection, jurisdiction)
        known = Knowledge(
            version=version_of(state),
            jurisdiction=area,
            zone=self._zone_of(jurisdiction),
            lexicon=lexicon,
            model=_model(model, former),
            gazetteer=self._gazetteer,
            nicknames=_nicknames(names),
        )
        # Word lists are made ready at the first message; let that not be a citizen's.
        suggest(read(_ANY_WORDS), known)
        self._known[jurisdiction] = known
        self._states[jurisdiction] = state
        self.loaded()
        return known


_LEXICONS = stored.ByState[Lexicon](4)


def _read_lexicon(connection: Connection, jurisdiction: str) -> Lexicon:
    return seed.lexicon_of(by_axis(stored.lexicon(SYSTEM, connection, jurisdiction)))


def sow(connection: Connection, now: datetime) -> None:
    """Bring a store's lexicon up to the seed of this version of the product."""
    if not stored.is_sown(connection, seed.seed_version()):
        stored.sow(connection, _seed_entries(), seed.seed_version(), now)


def seed_agencies() -> Iterator[tuple[str, str]]:
    """Code and name of a government's own agencies, as this version of the product knows them.

    Nothing is read until they are wanted: most governments have theirs.
    """
    for content in seed.seed_entries()["agency"]:
        if not content.get("external"):
            yield seed.code_of("agency", content), str(content["name"])


def by_axis(entries: Iterable[Entry]) -> Entries:
    """Entries as the seed has them: lists of contents by axis."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        found[entry.axis].append(dict(entry.content))
    return found


@lru_cache(maxsize=1)
def _seed_entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(axis, seed.code_of(axis, content), content)
        for axis, contents in seed.seed_entries().items()
        for content in contents
    )


@lru_cache(maxsize=1)
def _gazetteer(folder: Path, area: str) -> Gazetteer:
    """The country is large, and the same for every application that a process opens."""
    return load_gazetteer(folder, area)


def _model(row: Row[Any] | None, former: Mapping[str, str]) -> LinearModel | None:
    """The model in use, which may have been fitted before agencies were renamed."""
    return None if row is None else renamed(from_bytes(row.content), "agency", former)


def _nicknames(rows: Sequence[Row[Any]]) -> dict[str, Nickname]:
    return {
        row.name: Nickname(row.name, row.code or "", row.latitude, row.longitude) for row in rows
    }
