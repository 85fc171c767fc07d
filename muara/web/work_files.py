"""Pictures that operators added to an answer, for eyes within scope only."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Row

from muara.pictures import THUMBNAIL, NotAPicture, remade
from muara.web.late_route import LateRoute
from muara.web.media_files import SANDBOX
from muara.web.visit import SignedIn, Visit
from muara.work_pictures import open_picture
from store import casereading
from store.errors import NotFound

router = APIRouter(route_class=LateRoute)


@router.get("/work-files/{file_id}")
def show_work_file(visit: SignedIn, file_id: int) -> Response:
    """The picture as it was kept, without position and device."""
    row = _row(visit, file_id)
    content = open_picture(visit.application, row)
    return Response(content, media_type=row.mime_type, headers=SANDBOX)


@router.get("/work-files/{file_id}/thumbnail")
def show_thumbnail(visit: SignedIn, file_id: int) -> Response:
    """A JPEG of at most 320 pixels a side."""
    content = open_picture(visit.application, _row(visit, file_id))
    try:
        picture = remade(content, THUMBNAIL)[0]
    except NotAPicture as error:
        raise NotFound("The file is no picture.") from error
    return Response(picture, media_type="image/jpeg", headers=SANDBOX)


def _row(visit: Visit, file_id: int) -> Row[Any]:
    with visit.application.store.read() as connection:
        return casereading.work_file(visit.scope, connection, file_id)
