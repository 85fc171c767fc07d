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
from muara.pictures import LARGEST, THUMBNAIL, Mask, NotAPicture, remade
from muara.web.late_route import LateRoute
from muara.web.looking import note_original, note_picture
from muara.web.sights import is_open_to
from muara.web.visit import SignedIn, Visit
from store import queries
from store.errors import Erased, NotFound, NotPermitted
from store.files import FileFacts, facts_of, may_see_originals
from store.models import MediaState

router = APIRouter(route_class=LateRoute)

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
        self._kept: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, key: tuple[int, int]) -> bytes | None:
        """`key` is the file and its mask's version: a picture masked anew is made anew."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: tuple[int, int], picture: bytes) -> None:
        with self._lock:
            self._size += len(picture) - len(self._kept.pop(key, b""))
            self._kept[key] = picture
            while self._size > _CACHE_BYTES:
                self._size -= len(self._kept.popitem(last=False)[1])


@router.get("/media/{attachment_id}/thumbnail")
def show_thumbnail(request: Request, visit: SignedIn, attachment_id: int) -> Response:
    """A masked JPEG of at most 320 pixels a side; 404 for what is no picture."""
    file, facts = _stored(visit, attachment_id)
    thumbnails: Thumbnails = request.app.state.thumbnails
    key = (attachment_id, facts.mask.version if facts.mask is not None else 0)
    picture = thumbnails.find(key)
    if picture is None:
        try:
            picture = remade(_content(visit, file), THUMBNAIL, _mask(facts))[0]
        except NotAPicture as error:
            raise NotFound("The file is no picture.") from error
        thumbnails.keep(key, picture)
    note_picture(visit, file)
    return Response(picture, media_type="image/jpeg", headers=SANDBOX)


@router.get("/media/{attachment_id}")
def show_file(
    request: Request, visit: SignedIn, attachment_id: int, original: bool = False
) -> Response:
    """The file: pictures made anew and masked, sound and film to be played, all else to be saved.

    `original` asks for the picture without its masks; agencies see that once it is released.
    """
    file, facts = _stored(visit, attachment_id)
    if original and not may_see_originals(visit.scope):
        raise NotPermitted("The picture is shown with its masks.")
    content = _content(visit, file)
    if file.kind in ("image", "sticker") or (file.mime_type or "").startswith("image/"):
        is_released = visit.scope.agencies is not None and facts.released_because is not None
        mask = None if original or is_released else _mask(facts)
        try:
            picture, media_type = remade(content, LARGEST, mask)
        except NotAPicture:
            if visit.scope.agencies is not None and not is_released:
                raise NotFound("The file is not released.") from None
            return _download(visit, file, content)
        if original and _mask(facts) is not None:
            note_original(visit, file)
        else:
            note_picture(visit, file)
        return Response(picture, media_type=media_type, headers=SANDBOX)
    played = _PLAYED.get(file.mime_type or "")
    if played is None:
        return _download(visit, file, content)
    note_original(visit, file)
    return _play(request, content, played)


def _mask(facts: FileFacts) -> Mask | None:
    return Mask(facts.mask.regions, facts.mask.turned) if facts.mask is not None else None


def _stored(visit: Visit, attachment_id: int) -> tuple[Row[Any], FileFacts]:
    """The attachment's row and what is known of it.

    `NotFound` out of scope, when not stored, when erased, and for an agency when not released.
    """
    store = visit.application.store
    with store.read() as connection:
        file = queries.attachment(visit.scope, connection, attachment_id)
        if file.state != MediaState.STORED:
            raise NotFound("The file is not stored.")
        try:
            queries.reporter_sealer(visit.scope, connection, store.keyring, file.reporter_id)
        except Erased as error:
            raise NotFound("The file is gone.") from error
        facts = facts_of(visit.scope, connection, [attachment_id])[attachment_id]
    is_unsorted = file.complaint_id is None and visit.scope.agencies is not None
    if is_unsorted or not is_open_to(visit, file, facts):
        raise NotFound("The file is not released.")
    return file, facts


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
