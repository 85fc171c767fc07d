"""Fetches citizens' files: bounded, sealed, by content; each file's state says how far it came."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, BinaryIO

from sqlalchemy import Connection, Row

from channels.base import Attachment, FetchesMedia
from channels.errors import PermanentFailure, TemporaryFailure
from channels.typed import read_upload_reference, upload_reference
from forwarder.base import RECORD
from muara.causes import refuses_token
from muara.clock import Clock
from muara.log import get_logger
from muara.pictures import NotAPicture, perceptual_hash
from normalizer.record import Record
from store import changes, ledger, media, queries
from store.errors import Erased, NotFound, StoreError
from store.models import MediaState
from store.objects import Objects
from store.scope import SYSTEM
from store.session import Store

log = get_logger(__name__)

MEDIA = b"attachment.content"
UPLOAD = b"upload.content"
_CHUNK = 64 * 1024
_MARGIN = timedelta(minutes=5)
_FIRST_PAUSE = timedelta(seconds=30)
_GROWTH = 4  # eight attempts take most of a day: a platform's bad hours must not cost a picture
_LONGEST_PAUSE = timedelta(hours=6)
_LONGEST_WISH = timedelta(days=1)
_TOKEN_PAUSE = timedelta(hours=12)
"""A token that ended on Friday is renewed on Monday: eight attempts reach so far."""
_BATCH = 20
# What a platform's refusal means for the file.
_STATE_OF_CODE = {"too_large": MediaState.TOO_LARGE, "refused": MediaState.REFUSED}
_REASON_OF_CODE = {
    "not_configured": "not_configured",
    "gone": "gone",
    "404": "gone",
    "410": "gone",
    "403": "access_denied",
}


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


class Interrupted(Exception):
    """We were told to stop in the middle of a file."""


class NotKept(StoreError):
    """Our own object store does not take the file."""


class MediaFetcher:
    """Fetches what is pending, one file after the other. Any number may run side by side."""

    def __init__(
        self,
        store: Store,
        objects: Objects,
        adapters: Mapping[str, object],
        clock: Clock,
        limits: MediaLimits,
        *,
        kinds: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`kinds` say of what kind each channel is, whose errors are told apart by that."""
        self._store = store
        self._objects = objects
        self._adapters = adapters
        self._clock = clock
        self._limits = limits
        self._kinds = kinds
        # Longer than a fetch may take: nobody else takes the file meanwhile.
        self._lease = timedelta(seconds=limits.seconds) + _MARGIN

    def fetch_due(
        self, is_over: Callable[[], bool] = lambda: False, *, channel: str | None = None
    ) -> Counter[str]:
        """Fetch all that is due, of one channel or of all; counts by the state that was reached.

        `NotKept` when the object store does not take files; they stay pending.
        """
        done: Counter[str] = Counter()
        while not is_over():
            with self._store.read() as connection:
                now = self._clock.now()
                due = media.due_files(SYSTEM, connection, now, _BATCH, channel=channel)
            for attachment_id in due:
                if is_over():
                    return done
                state = self._fetch(attachment_id, is_over)
                if state is not None:
                    done[state] += 1
            if len(due) < _BATCH:
                break
        return done

    def _fetch(self, attachment_id: int, is_over: Callable[[], bool]) -> str | None:
        """Fetch one file; its new state, or None when somebody else has taken it."""
        now = self._clock.now()
        with self._store.write() as connection:
            if not changes.claim_media(SYSTEM, connection, attachment_id, now, self._lease):
                return None
            row = queries.attachment(SYSTEM, connection, attachment_id)
        try:
            values = self._outcome(row, is_over)
        except NotKept:
            # Our own trouble: it does not count against the file.
            self._note(row, self._later("not_kept", row.attempts - 1))
            raise
        return str(values["state"]) if self._note(row, values) else None

    def _outcome(self, row: Row[Any], is_over: Callable[[], bool]) -> dict[str, Any]:
        """Fetch and keep the file; the columns that tell how far it came."""
        try:
            return self._stored(row, is_over)
        except TooLarge:
            return {"state": MediaState.TOO_LARGE, "reason": "too_large"}
        except Erased:
            return {"state": MediaState.UNAVAILABLE, "reason": "reporter_erased"}
        except Interrupted:
            return self._later("interrupted", row.attempts - 1, pause=timedelta())
        except PermanentFailure as error:
            # What says something of the file is not the token's trouble, whatever else it may mean.
            kind = self._kinds.get(row.channel, "")
            if error.code not in _REASON_OF_CODE and refuses_token(kind, error.code):
                return self._again(row, "access_denied", _TOKEN_PAUSE.total_seconds())
            return _refusal(error)
        except TooSlow:
            return self._again(row, "too_slow", None)
        except TemporaryFailure as error:
            return self._again(row, "temporary_failure", error.retry_after)
        except NotKept:
            raise
        except Exception as error:
            # A file that we stumble over must not hold up the others.
            log.error("media_failed", attachment=row.id, error=type(error).__name__)
            return self._again(row, "temporary_failure", None)

    def _stored(self, row: Row[Any], is_over: Callable[[], bool]) -> dict[str, Any]:
        with self._store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, self._store.keyring, row.reporter_id
            )
        record = Record.model_validate_json(sealer.open(row.sealed_record, RECORD))
        wanted = Attachment(**record.attachments[row.position].model_dump())
        if wanted.size is not None and wanted.size > self._limits.size:
            raise TooLarge
        uploaded = read_upload_reference(wanted.reference) if record.has_uploads else None
        if uploaded is not None:
            content = open_upload(self._store, self._objects, *uploaded)
        else:
            content = self._fetched(row, wanted, is_over)
        return {
            "state": MediaState.STORED,
            "reason": None,
            "mime_type": media_type(content, wanted.mime_type),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "photo_hash": _photo_hash(content, wanted.kind),
            "object_name": self._put(sealer.seal(content, MEDIA)),
            "stored_at": self._clock.now(),
        }

    def _fetched(self, row: Row[Any], wanted: Attachment, is_over: Callable[[], bool]) -> bytes:
        adapter = self._adapters.get(row.channel)
        if not isinstance(adapter, FetchesMedia):
            raise PermanentFailure("The channel fetches no files.", code="not_configured")
        until = time.monotonic() + self._limits.seconds
        with adapter.open_media(wanted) as stream:
            return _read(stream, self._limits.size, until, is_over)

    def _put(self, sealed: bytes) -> str:
        try:
            return self._objects.put(sealed)
        except StoreError as error:
            raise NotKept(str(error)) from error

    def _note(self, row: Row[Any], values: Mapping[str, Any]) -> bool:
        """Record what became of the attempt; False when the file is no longer waited for."""
        with self._store.write() as connection:
            is_noted = media.note_fetched(SYSTEM, connection, row.id, row.attempts, values)
        if "object_name" in values:
            # Of an operator's upload the first copy has served, or else the new one is not wanted.
            superseded = row.object_name if is_noted else values["object_name"]
            if superseded is not None:
                self._objects.delete(superseded)
        return is_noted

    def _again(self, row: Row[Any], reason: str, retry_after: float | None) -> dict[str, Any]:
        if row.attempts >= self._limits.attempts:
            return {"state": MediaState.UNAVAILABLE, "reason": "given_up"}
        grown: timedelta = _FIRST_PAUSE * _GROWTH ** min(max(row.attempts - 1, 0), 10)
        pause = min(grown, _LONGEST_PAUSE)
        if retry_after is not None:
            wish = min(retry_after, _LONGEST_WISH.total_seconds())
            pause = max(pause, timedelta(seconds=wish))
        return self._later(reason, row.attempts, pause=pause)

    def _later(
        self, reason: str, attempts: int, *, pause: timedelta = _FIRST_PAUSE
    ) -> dict[str, Any]:
        return {
            "state": MediaState.PENDING,
            "reason": reason,
            "attempts": attempts,
            "due_at": self._clock.now() + pause,
        }


def kind_of_file(mime_type: str) -> str:
    """What a file of this type is to a message: image, video, audio or document."""
    family = mime_type.partition("/")[0]
    return family if family in ("image", "video", "audio") else "document"


def _photo_hash(content: bytes, kind: str) -> str | None:
    if kind != "image":
        return None
    try:
        return perceptual_hash(content)
    except NotAPicture:
        return None


def keep_upload(
    store: Store, connection: Connection, objects: Objects, day: date, now: datetime, content: bytes
) -> str:
    """Keep an operator's file, sealed under the key of `day`, until its message is settled.

    Returns what the message refers to it by.
    """
    sealer = store.sealer(connection, ledger.day_key(day), now)
    return upload_reference(day, objects.put(sealer.seal(content, UPLOAD)))


def open_upload(store: Store, objects: Objects, day: date, object_name: str) -> bytes:
    """The bytes of a file that `keep_upload` kept; `PermanentFailure` when they are gone."""
    try:
        with store.read() as connection:
            sealer = store.sealer(connection, ledger.day_key(day))
        return sealer.open(objects.get(object_name), UPLOAD)
    except NotFound as error:
        raise PermanentFailure("The uploaded file is gone.", code="gone") from error


def open_content(store: Store, objects: Objects, row: Row[Any]) -> bytes:
    """The bytes of a stored file; `NotFound` when it was never stored or is erased."""
    if row.object_name is None:
        raise NotFound("The file is not stored.")
    with store.read() as connection:
        sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, row.reporter_id)
    return sealer.open(objects.get(row.object_name), MEDIA)


def media_type(content: bytes, declared: str | None) -> str:
    """The type by content, and as declared only where the content does not tell.

    What is declared as a picture or a web page but does not look like one is a mere stream of
    bytes: those types are opened, so they must be true.
    """
    said = (declared or "").partition(";")[0].strip().lower()
    found = _types_by_content(content)
    if said in found or _ALIASES.get(said) in found:
        return said
    strong = [kind for kind, confidence in found.items() if confidence >= _SURE]
    if strong:
        return strong[0]
    return _UNKNOWN if not said or said.startswith(("image/", "text/html")) else said


_UNKNOWN = "application/octet-stream"
# Two bytes at the beginning are no proof: many a text begins with "BM".
_SURE = 0.3
# Containers for sound and film alike; the content names the container.
_ALIASES = {
    "audio/ogg": "application/ogg",
    "video/ogg": "application/ogg",
    "audio/mp4": "video/mp4",
    "audio/3gpp": "video/3gpp",
    "audio/webm": "video/webm",
}


def _types_by_content(content: bytes) -> dict[str, float]:
    """What the first bytes may be, the most likely first, with the confidence (0 to 1)."""
    import puremagic  # its table of all file types waits for the first file

    try:
        matches = puremagic.magic_string(content[:4096])
    except (puremagic.PureError, ValueError):
        return {}
    found: dict[str, float] = {}
    for match in matches:
        if match.mime_type and match.mime_type != _UNKNOWN:
            found.setdefault(match.mime_type, match.confidence)
    return found


def _refusal(error: PermanentFailure) -> dict[str, Any]:
    """What a platform's or our own refusal means; the reason is a word of ours."""
    code = error.code or ""
    if code in _STATE_OF_CODE:
        return {"state": _STATE_OF_CODE[code], "reason": code}
    reason = _REASON_OF_CODE.get(code, "unavailable")
    return {"state": MediaState.UNAVAILABLE, "reason": reason}


def _read(stream: BinaryIO, most: int, until: float, is_over: Callable[[], bool]) -> bytes:
    """At most `most` bytes, by `until` (monotonic); else `TooLarge`, `TooSlow`, `Interrupted`."""
    # One network read at a time where the stream can do that: so the time is looked at often.
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    pieces: list[bytes] = []
    size = 0
    while piece := read(_CHUNK):
        size += len(piece)
        if size > most:
            raise TooLarge
        if time.monotonic() > until:
            raise TooSlow
        if is_over():
            raise Interrupted
        pieces.append(piece)
    return b"".join(pieces)
