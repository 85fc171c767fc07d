"""Pictures that operators add to an answer: made anew from their pixels, sealed, and kept.

Position and device data of the camera stay behind. The key is the reporter's: whoever is forgotten
takes the pictures of their street along.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from muara.app import Application
from muara.casework import Answer, Casework
from muara.pictures import KEPT, NotAPicture, remade
from store import queries
from store.casework.answering import NewFile
from store.casework.deed import Deed
from store.errors import Erased, NotFound, NotPossible
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.sealing import Sealer

MOST_PICTURES = 4
_CONTENT = b"work_file.content"


class UnfitPicture(NotPossible):
    """What was added is no picture, too large, or there are too many of them."""


def answer_with_pictures(
    application: Application,
    scope: Scope,
    tracking_id: str,
    deed: Deed,
    answer: Answer,
    pictures: Sequence[bytes],
) -> bool:
    """See `Casework.answer`; the pictures are kept with it, or not at all.

    `UnfitPicture` for more than `MOST_PICTURES`, for what is none, and for one that is larger than
    the files of citizens may be.
    """
    scope.require(Right.ANSWER)
    fresh = [_made_anew(application, each) for each in _checked(pictures)]
    sealer = _sealer_of(application, scope, tracking_id)
    files: list[NewFile] = []
    is_done = False
    try:
        files += (_keep(application, sealer, *each) for each in fresh)
        said = replace(answer, files=files)
        is_done = Casework(application).answer(scope, tracking_id, deed, said)
    finally:
        if not is_done:
            for file in files:
                application.objects.delete(file.object_name)
    return is_done


def open_picture(application: Application, row: Row[Any]) -> bytes:
    """The bytes of a `casereading.work_file`; `NotFound` when they are gone."""
    if not row.object_name:
        raise NotFound("The picture was lost with its backup.")
    try:
        with application.store.read() as connection:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, application.store.keyring, row.reporter_id
            )
    except Erased as error:
        raise NotFound("The picture is gone.") from error
    return sealer.open(application.objects.get(row.object_name), _CONTENT)


def _checked(pictures: Sequence[bytes]) -> Sequence[bytes]:
    if len(pictures) > MOST_PICTURES:
        raise UnfitPicture(f"At most {MOST_PICTURES} pictures.")
    return pictures


def _made_anew(application: Application, content: bytes) -> tuple[bytes, str]:
    if len(content) > application.settings.media.max_mb * 1024 * 1024:
        raise UnfitPicture("The picture is too large.")
    try:
        return remade(content, KEPT)
    except NotAPicture as error:
        raise UnfitPicture("This is no picture.") from error


def _sealer_of(application: Application, scope: Scope, tracking_id: str) -> Sealer:
    store = application.store
    with store.read() as connection:
        complaint = queries.complaint_by_tracking_id(scope, connection, tracking_id)
        return queries.reporter_sealer(scope, connection, store.keyring, complaint.reporter_id)


def _keep(application: Application, sealer: Sealer, content: bytes, mime_type: str) -> NewFile:
    return NewFile(
        mime_type=mime_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        object_name=application.objects.put(sealer.seal(content, _CONTENT)),
    )
