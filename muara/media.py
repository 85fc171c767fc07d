"""Fetches citizens' files: bounded, sealed, by content; each file's state says how far it came."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO

import puremagic
from sqlalchemy import Row

from channels.base import Attachment, FetchesMedia
from channels.errors import PermanentFailure, TemporaryFailure
from forwarder.base import RECORD
from muara.clock import Clock
from muara.log import get_logger
from normalizer.record import Record
from store import changes, queries
from store.errors import Erased, NotFound
from store.models import MediaState
from store.objects import Objects
from store.scope import SYSTEM
from store.session import Store

log = get_logger(__name__)

MEDIA = b"attachment.content"
_CHUNK = 64 * 1024
_LEASE = timedelta(minutes=5)
_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=6)
_BATCH = 20
# What a platform's refusal means for the file.
_STATE_OF_CODE = {"too_large": MediaState.TOO_LARGE, "refused": MediaState.REFUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLimits:
    """What one file may cost: bytes, seconds, attempts."""

    size: int = 25 * 1024 * 1024
    seconds: float = 60.0
    attempts: int = 8


class TooLarge(Exception):
    """The file has more bytes than are fetched."""


class TooSlow(Exception):
    """The file took longer than it may."""


class MediaFetcher:
    """Fetches what is pending, one file after the other."""

    def __init__(
        self,
        store: Store,
        objects: Objects,
        adapters: Mapping[str, object],
        clock: Clock,
        limits: MediaLimits,
    ) -> None:
        self._store = store
        self._objects = objects
        self._adapters = adapters
        self._clock = clock
        self._limits = limits

    def fetch_due(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Fetch all that is due; counts by the state that the files came to."""
        done: Counter[str] = Counter()
        while not is_over():
            with self._store.read() as connection:
                due = queries.due_attachments(SYSTEM, connection, self._clock.now(), _BATCH)
            for attachment_id in due:
                if is_over():
                    return done
                state = self._fetch(attachment_id)
                if state is not None:
                    done[state] += 1
            if len(due) < _BATCH:
                break
        return done

    def _fetch(self, attachment_id: int) -> str | None:
        """Fetch one file; its new state, or None when somebody else has taken it."""
        now = self._clock.now()
        with self._store.write() as connection:
            if not changes.claim_media(SYSTEM, connection, attachment_id, now, _LEASE):
                return None
            row = queries.attachment(SYSTEM, connection, attachment_id)
        try:
            values = self._stored(row)
        except TooLarge:
            values = {"state": MediaState.TOO_LARGE, "reason": "too_large"}
        except Erased:
            values = {"state": MediaState.UNAVAILABLE, "reason": "reporter_erased"}
        except PermanentFailure as error:
            values = {
                "state": _STATE_OF_CODE.get(error.code or "", MediaState.UNAVAILABLE),
                "reason": error.code or "unavailable",
            }
        except (TemporaryFailure, TooSlow) as error:
            values = self._again(row, error)
        except Exception as error:
            # A file that we stumble over must not hold up the others.
            log.error("media_failed", attachment=attachment_id, error=type(error).__name__)
            values = self._again(row, error)
        with self._store.write() as connection:
            changes.note_media(SYSTEM, connection, attachment_id, values)
        return str(values["state"])

    def _stored(self, row: Row[Any]) -> dict[str, Any]:
        with self._store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, self._store.keyring, row.reporter_id
            )
        record = Record.model_validate_json(sealer.open(row.sealed_record, RECORD))
        wanted = Attachment(**record.attachments[row.position].model_dump())
        if wanted.size is not None and wanted.size > self._limits.size:
            raise TooLarge
        adapter = self._adapters.get(row.channel)
        if not isinstance(adapter, FetchesMedia):
            raise PermanentFailure("The channel fetches no files.", code="not_configured")
        with adapter.open_media(wanted) as stream:
            content = _read(stream, self._limits)
        return {
            "state": MediaState.STORED,
            "reason": None,
            "mime_type": media_type(content, wanted.mime_type),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "object_name": self._objects.put(sealer.seal(content, MEDIA)),
            "stored_at": self._clock.now(),
        }

    def _again(self, row: Row[Any], error: Exception) -> dict[str, Any]:
        if row.attempts >= self._limits.attempts:
            return {"state": MediaState.UNAVAILABLE, "reason": "given_up"}
        pause = min(_FIRST_PAUSE * 2 ** max(row.attempts - 1, 0), _LONGEST_PAUSE)
        if isinstance(error, TemporaryFailure) and error.retry_after is not None:
            pause = max(pause, timedelta(seconds=error.retry_after))
        code = error.code if isinstance(error, TemporaryFailure) else None
        return {
            "state": MediaState.PENDING,
            "reason": code or "temporary_failure",
            "due_at": self._clock.now() + pause,
        }


def open_content(store: Store, objects: Objects, row: Row[Any]) -> bytes:
    """The bytes of a stored file; `NotFound` when it was never stored or is erased."""
    if row.object_name is None:
        raise NotFound("The file is not stored.")
    with store.read() as connection:
        sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, row.reporter_id)
    return sealer.open(objects.get(row.object_name), MEDIA)


def media_type(content: bytes, declared: str | None) -> str:
    """The type by content, and as declared only where the content does not tell."""
    try:
        found = puremagic.from_string(content[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    return found or declared or "application/octet-stream"


def _read(stream: BinaryIO, limits: MediaLimits) -> bytes:
    """All bytes within the limits; `TooLarge` or `TooSlow` beyond them."""
    until = time.monotonic() + limits.seconds
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > limits.size:
            raise TooLarge
        if time.monotonic() > until:
            raise TooSlow
        pieces.append(piece)
    return b"".join(pieces)
