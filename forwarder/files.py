"""Files for other systems: each day's complaints and messages, in a folder or an object store.

A day's manifest names its files with their checksums and is written last: whoever finds it has the
whole day. A day that has its manifest is never written again.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationInfo

from forwarder.destination import (
    SCHEMA_VERSION,
    DestinationContext,
    DestinationSettings,
    DestinationType,
    Finding,
)
from forwarder.errors import TemporaryFailure
from forwarder.export import ExportRequest, export
from store.exports import Period
from store.rights import Right
from store.scope import Scope
from store.session import Store

# obstore is loaded where files are written: 4 MB, and the timetable only asks what `Files` is.
if TYPE_CHECKING:
    from obstore.store import ObjectStore

_MOST_DAYS = 31
_SETTLES = timedelta(minutes=10)
"""So long after its end a day is not written yet: its last messages are still being taken in."""


def _place(value: str, info: ValidationInfo) -> str:
    """A folder, in the file relative to the file's own, or a URL."""
    folder = (info.context or {}).get("folder")
    return value if "://" in value or not folder else str(Path(folder, value))


class FilesSettings(DestinationSettings):
    """Where each day's files are put, and which."""

    place: Annotated[str, AfterValidator(_place)] = Field(
        description="A folder, or the URL of an S3-compatible bucket."
    )
    formats: tuple[Literal["csv", "xlsx", "jsonl"], ...] = Field(
        default=("csv",), min_length=1, description="Formats that each file is written in."
    )
    contents: tuple[Literal["complaints", "messages"], ...] = Field(
        default=("complaints",), min_length=1, description="What is written of each day."
    )
    days_back: int = Field(
        default=7,
        ge=1,
        le=_MOST_DAYS,
        description="Days that are made up for when none were written.",
    )


class Files:
    """The files of one place."""

    def __init__(self, settings: FilesSettings, context: DestinationContext) -> None:
        self._settings = settings
        self._context = context

    def export_missing(
        self,
        store: Store,
        scope: Scope,
        jurisdiction: str,
        zone: ZoneInfo,
        kinds: Mapping[str, str],
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write the days that are over and have no manifest, oldest first; how many those were.

        `TemporaryFailure` when the place takes nothing.
        """
        today = (self._context.now() - _SETTLES).astimezone(zone).date()
        days = [today - timedelta(days=back) for back in range(self._settings.days_back, 0, -1)]
        count = 0
        for day in days:
            if is_stopped():
                break
            if not self._has(_manifest_name(jurisdiction, day)):
                self._export_day(store, scope, jurisdiction, day, zone, kinds)
                count += 1
        return count

    def check(self) -> list[Finding]:
        """Whether the place can be read."""
        self._has("manifest-0000-00-00.json")
        return [Finding(level="ok", subject="place", message="It can be read.")]

    def _export_day(
        self,
        store: Store,
        scope: Scope,
        jurisdiction: str,
        day: date,
        zone: ZoneInfo,
        kinds: Mapping[str, str],
    ) -> None:
        # What is sealed never leaves, whatever else may.
        unsealed = scope.without(Right.SEE_SEALED)
        reach = replace(unsealed, jurisdictions=frozenset({jurisdiction}))
        period = Period(since=_begin(day, zone), until=_begin(day + timedelta(days=1), zone))
        written = []
        for content in self._settings.contents:
            for format_ in self._settings.formats:
                request = ExportRequest(
                    kind=content,
                    format=format_,
                    period=period,
                    with_secret=self._settings.takes_secret,
                    reason=f"destinations.{self._context.name}",
                )
                name = f"{jurisdiction}/{content}-{day:%Y-%m-%d}.{format_}"
                written.append(self._write(store, reach, request, name, kinds))
        manifest = {
            "schema_version": SCHEMA_VERSION,
            "jurisdiction": jurisdiction,
            "day": f"{day:%Y-%m-%d}",
            "timezone": zone.key,
            "written_at": self._context.now().isoformat(),
            "files": written,
        }
        self._put(_manifest_name(jurisdiction, day), json.dumps(manifest, indent=2).encode())

    def _write(
        self,
        store: Store,
        scope: Scope,
        request: ExportRequest,
        name: str,
        kinds: Mapping[str, str],
    ) -> dict[str, Any]:
        with tempfile.TemporaryFile() as file:
            rows = export(store, scope, request, file, kinds=kinds, now=self._context.now)
            size = file.tell()
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256")
            file.seek(0)
            self._put(name, file)
        return {"name": name, "rows": rows, "bytes": size, "sha256": digest.hexdigest()}

    def _put(self, name: str, content: bytes | IO[bytes]) -> None:
        with self._in_our_words():
            self._open().put(name, content)

    def _has(self, name: str) -> bool:
        with self._in_our_words():
            try:
                self._open().head(name)
            except FileNotFoundError:
                return False
        return True

    def _open(self) -> ObjectStore:
        from obstore.store import LocalStore, from_url

        place = self._settings.place
        if "://" in place:
            return from_url(place)
        folder = Path(place)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return LocalStore(str(folder.resolve()))

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        from obstore.exceptions import BaseError

        # The vendors' messages hold addresses, names and sometimes credentials.
        try:
            yield
        except (BaseError, OSError, ValueError) as error:
            where = f"destinations.{self._context.name}.place"
            raise TemporaryFailure(f"Files cannot be put there: look at {where}.") from error


def _manifest_name(jurisdiction: str, day: date) -> str:
    return f"{jurisdiction}/manifest-{day:%Y-%m-%d}.json"


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


DESTINATION = DestinationType(label="Berkas", settings=FilesSettings, open=Files)
