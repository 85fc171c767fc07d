"""Citizens' pictures and files, for eyes within scope only.

Pictures are made anew from their pixels: position and device data of the original stay behind.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Row

from muara.media import open_content
from muara.pictures import LARGEST, THUMBNAIL, NotAPicture, remade
from muara.web.looking import note_original
from muara.web.visit import SignedIn, Visit
from store import queries
from store.errors import Erased, NotFound
from store.models import MediaState

router = APIRouter()

_CACHE_BYTES = 8 * 1024 * 1024
# What a browser plays by itself and can do no harm with; everything else is only downloaded.
_PLAYED = {
    "application/ogg": "audio/ogg",
    "audio/aac": "audio/aac",
    "audio/mp4": "audio/mp4",
    "audio/mpeg": "audio/mpeg",
    "audio/ogg": "audio/ogg",
    "audio/opus": "audio/ogg",
    "audio/wav": "audio/wav",
    "audio/wave": "audio/wav",
    "audio/webm": "audio/webm",
    "audio/x-m4a": "audio/mp4",
    "audio/x-wav": "audio/wav",
    "video/mp4": "video/mp4",
    "video/ogg": "video/ogg",
    "video/quicktime": "video/mp4",
    "video/webm": "video/webm",
}
SANDBOX = {"content-security-policy": "default-src 'none'; sandbox"}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Thumbnails:
    """The small pictures made last, up to 8 MB; whether one may be seen is asked before."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, attachment_id: int) -> bytes | None:
        with self._lock:
            found = self._kept.get(attachment_id)
            if found is not None:
                self._kept.move_to_end(attachment_id)
            return found

    def keep(self, attachment_id: int, picture: bytes) -> None:
        with self._lock:
            self._size += len(picture) - len(self._kept.pop(attachment_id, b""))
            self._kept[attachment_id] = picture
            while self._size > _CACHE_BYTES:
                self._size -= len(self._kept.popitem(last=False)[1])


@router.get("/media/{attachment_id}/thumbnail")
def show_thumbnail(request: Request, visit: SignedIn, attachment_id: int) -> Response:
    """A JPEG of at most 320 pixels a side; 404 for what is no picture."""
    file = _stored(visit, attachment_id)
    thumbnails: Thumbnails = request.app.state.thumbnails
    picture = thumbnails.find(attachment_id)
    if picture is None:
        try:
            picture = remade(_content(visit, file), THUMBNAIL)[0]
        except NotAPicture as error:
            raise NotFound("The file is no picture.") from error
        thumbnails.keep(attachment_id, picture)
    return Response(picture, media_type="image/jpeg", headers=SANDBOX)


@router.get("/media/{attachment_id}")
def show_file(request: Request, visit: SignedIn, attachment_id: int) -> Response:
    """The file: pictures made anew, sound and film to be played, all else as a download."""
    file = _stored(visit, attachment_id)
    content = _content(visit, file)
    if file.kind in ("image", "sticker") or (file.mime_type or "").startswith("image/"):
        try:
            picture, media_type = remade(content, LARGEST)
        except NotAPicture:
            return _download(visit, file, content)
        return Response(picture, media_type=media_type, headers=SANDBOX)
    played = _PLAYED.get(file.mime_type or "")
    if played is None:
        return _download(visit, file, content)
    if _is_beginning(request):  # players ask for the rest in many pieces
        note_original(visit, file)
    return _play(request, content, played)


def _is_beginning(request: Request) -> bool:
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    return asked is None or asked.group(1) in ("", "0")


def _stored(visit: Visit, attachment_id: int) -> Row[Any]:
    """The attachment's row; `NotFound` out of scope, when not stored and when erased."""
    store = visit.application.store
    with store.read() as connection:
        file = queries.attachment(visit.scope, connection, attachment_id)
        if file.state != MediaState.STORED:
            raise NotFound("The file is not stored.")
        try:
            queries.reporter_sealer(visit.scope, connection, store.keyring, file.reporter_id)
        except Erased as error:
            raise NotFound("The file is gone.") from error
    return file


def _content(visit: Visit, file: Row[Any]) -> bytes:
    return open_content(visit.application.store, visit.application.objects, file)


def _download(visit: Visit, file: Row[Any], content: bytes) -> Response:
    note_original(visit, file)
    name = f'attachment; filename="muara-{file.id}"'
    headers = SANDBOX | {"content-disposition": name}
    return Response(content, media_type="application/octet-stream", headers=headers)


def _play(request: Request, content: bytes, media_type: str) -> Response:
    """The whole, or the part that a player asks for: without it players cannot seek."""
    headers = SANDBOX | {"accept-ranges": "bytes"}
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or asked.groups() == ("", ""):
        return Response(content, media_type=media_type, headers=headers)
    size = len(content)
    first, last = asked.groups()
    begin = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if begin >= size or begin > end:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    headers["content-range"] = f"bytes {begin}-{end}/{size}"
    return Response(content[begin : end + 1], 206, headers, media_type)
