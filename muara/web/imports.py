"""Batch imports: upload a list or a chat, say what is in it, look through it, and import."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Row
from starlette.concurrency import run_in_threadpool

from forwarder import lapor
from muara.columns import FIELDS
from muara.importing import (
    MOST_SHOWN,
    Choices,
    Preview,
    add_upload,
    choices_of,
    content_of,
    name_of,
    preview,
    start_upload,
)
from muara.tables import BY_ITSELF, LARGEST_FILE, Layout, UnreadableFile
from muara.web.forms import Sent, read_form
from muara.web.late_route import LateRoute
from muara.web.screen import fragment, page
from muara.web.visit import Visit, doing, reading
from store import imports
from store.errors import NotFound, StoreError
from store.import_models import ImportPurpose, ImportState
from store.rights import Right

router = APIRouter(route_class=LateRoute)
Imports = Annotated[Visit, Depends(reading(Right.INTAKE))]
"""Of forms with files, too: their token is checked when they are read."""
StartsImport = Annotated[Visit, Depends(doing(Right.INTAKE))]

_ON_A_PAGE = 50
_CHOOSABLE = (ImportState.UPLOADED, ImportState.CHECKED)
_LONGEST_SOURCE = 60
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One file in the list."""

    batch: Row[Any]
    name: str | None


@router.get("/imports")
def show_imports(visit: Imports, before: int | None = None, purpose: str = "") -> Response:
    """What was imported, and the form for the next file."""
    return _list(visit, before=before, purpose=purpose)


@router.post("/imports")
async def upload(request: Request, visit: Imports) -> Response:
    """Keep a file, and ask what is in it."""
    sent = await read_form(request, visit)
    return await run_in_threadpool(_upload, visit, sent)


@router.get("/imports/{batch_id}")
def show_import(
    visit: Imports, batch_id: int, trouble: str = "", sheet: str = "", header_row: str = ""
) -> Response:
    """One file: where its list stands, what the columns are, and how far it came."""
    application = visit.application
    with application.store.read() as connection:
        found = imports.batch(visit.scope, connection, batch_id)
        try:
            look, mapping, chosen = _look(visit, connection, found, _layout(sheet, header_row))
        except UnreadableFile:
            trouble = "layout"
            look, mapping, chosen = _look(visit, connection, found, BY_ITSELF)
        return page(
            visit,
            connection,
            "import.html",
            batch=found,
            name=_name(visit, connection, found),
            beginning=look,
            mapping=mapping,
            chosen=chosen,
            fields=_fields(found),
            trouble=trouble if trouble in ("text", "foreign_id", "twice", "layout") else None,
        )


@router.get("/imports/{batch_id}/progress")
def show_progress(visit: Imports, batch_id: int) -> Response:
    """How far it is, for a page that asks by itself; at the end it is to be loaded anew."""
    with visit.application.store.read() as connection:
        found = imports.batch(visit.scope, connection, batch_id)
    if found.state not in (ImportState.CHECKING, ImportState.RUNNING):
        return Response(headers={"hx-refresh": "true"})
    return fragment(visit, "_import_progress.html", batch=found)


@router.post("/imports/{batch_id}/start")
async def start(request: Request, visit: Imports, batch_id: int) -> Response:
    """Look through the file, or import it, with the columns as they were chosen."""
    sent = await read_form(request, visit, MOST_SHOWN + 10)
    return await run_in_threadpool(_start, visit, batch_id, sent)


@router.post("/imports/{batch_id}/cancel")
def cancel(visit: StartsImport, batch_id: int) -> Response:
    """Give a file up; what was imported of it stays."""
    application = visit.application
    with application.store.write() as connection:
        imports.cancel(visit.scope, connection, batch_id, application.clock.now())
    return RedirectResponse(f"/imports/{batch_id}", 303)


@router.get("/imports/{batch_id}/faults")
def show_faults(visit: Imports, batch_id: int) -> Response:
    """The rows that were not imported, as CSV with line and reason."""
    with visit.application.store.read() as connection:
        found = imports.batch(visit.scope, connection, batch_id)
    content = content_of(visit.application, found, found.faults_name)
    named = f'attachment; filename="muara-import-{batch_id}-gagal.csv"'
    return Response(content, media_type="text/csv", headers={"content-disposition": named})


def _upload(visit: Visit, sent: Sent) -> Response:
    if len(sent.files) != 1:
        return _list(visit, trouble="no_file")
    code = sent.word("jurisdiction") or next(iter(visit.governments), "")
    if code not in visit.governments:
        raise NotFound("There is no such government.")
    (file,) = sent.files
    try:
        batch_id = add_upload(
            visit.application,
            visit.scope,
            code,
            file.file_name or "",
            file.content,
            _purpose(visit, sent.fields.get("purpose", "")),
        )
    except UnreadableFile as error:
        return _list(visit, trouble=error.reason)
    return RedirectResponse(f"/imports/{batch_id}", 303)


def _start(visit: Visit, batch_id: int, sent: Sent) -> Response:
    application = visit.application
    with application.store.read() as connection:
        found = imports.batch(visit.scope, connection, batch_id)
    mapping: dict[str, str] = {}
    layout = _layout(sent.fields.get("sheet", ""), sent.fields.get("header_row", ""))
    if found.kind != "whatsapp":
        content = content_of(application, found, found.object_name)
        try:
            look = preview(found.kind, io.BytesIO(content), layout)
        except UnreadableFile:
            return _lead_back(batch_id, BY_ITSELF, "layout")
        mapping = _mapping(look, sent, _fields(found))
        fields = list(mapping.values())
        needed = _fields(found)[0]
        if needed not in fields or len(set(fields)) < len(fields):
            return _lead_back(batch_id, layout, needed if needed not in fields else "twice")
    choices = Choices(
        source=sent.word("source", _LONGEST_SOURCE) or "",
        mapping=mapping,
        own=sent.lists.get("own", []),
        layout=layout,
    )
    is_trial = sent.fields.get("go") != "import"
    start_upload(application, visit.scope, batch_id, choices, is_trial=is_trial)
    return RedirectResponse(f"/imports/{batch_id}", 303)


def _layout(sheet: str, header_row: str) -> Layout:
    """What was chosen; what is no number of a row is found out."""
    row = int(header_row) if header_row.isdecimal() and len(header_row) < _DIGITS else 0
    return Layout(sheet or None, row or None)


def _lead_back(batch_id: int, layout: Layout, trouble: str) -> Response:
    told = {"trouble": trouble, "sheet": layout.sheet, "header_row": layout.header_row}
    query = urlencode({name: value for name, value in told.items() if value})
    return RedirectResponse(f"/imports/{batch_id}?{query}", 303)


def _purpose(visit: Visit, word: str) -> ImportPurpose:
    if word == ImportPurpose.LAPOR_ANSWERS and visit.may(Right.VERIFY):
        return ImportPurpose.LAPOR_ANSWERS
    return ImportPurpose.REPORTS


def _fields(found: Row[Any]) -> tuple[str, ...]:
    """What the columns of a file can be; the first is needed."""
    return lapor.ANSWER_FIELDS if found.purpose == ImportPurpose.LAPOR_ANSWERS else FIELDS


def _mapping(look: Preview, sent: Sent, fields: Sequence[str]) -> dict[str, str]:
    chosen = (
        (header, sent.fields.get(f"column-{position}", ""))
        for position, header in enumerate(look.headers)
    )
    return {header: field for header, field in chosen if field in fields}


def _look(
    visit: Visit, connection: Any, found: Row[Any], layout: Layout
) -> tuple[Preview | None, Mapping[str, str], Choices]:
    """The file's beginning while there is something to choose, and what was chosen before.

    The list stands where `layout` says, else where it stood before.
    """
    if found.state not in _CHOOSABLE or found.object_name is None:
        return None, {}, Choices()
    application = visit.application
    chosen = choices_of(application, connection, found)
    content = content_of(application, found, found.object_name)
    where = chosen.layout if layout == BY_ITSELF else layout
    look = preview(found.kind, io.BytesIO(content), where)
    before = chosen.mapping if set(chosen.mapping) <= set(look.headers) else {}
    remembered = imports.column_mapping(visit.scope, connection, found.jurisdiction, look.signature)
    # Lists of the other purpose may have the same headers.
    is_fitting = set(remembered.values()) <= set(_fields(found))
    is_answer = found.purpose == ImportPurpose.LAPOR_ANSWERS
    guessed = lapor.guess_answer_columns(look.headers) if is_answer else look.guessed
    return look, before or (remembered if is_fitting else {}) or guessed, chosen


def _name(visit: Visit, connection: Any, found: Row[Any]) -> str | None:
    try:
        return name_of(visit.application, connection, found)
    except StoreError:
        return None


def _list(
    visit: Visit, *, before: int | None = None, trouble: str | None = None, purpose: str = ""
) -> Response:
    with visit.application.store.read() as connection:
        found = imports.batches(visit.scope, connection, before=before, limit=_ON_A_PAGE + 1)
        shown = found[:_ON_A_PAGE]
        return page(
            visit,
            connection,
            "imports.html",
            status=422 if trouble else 200,
            lines=[Line(one, _name(visit, connection, one)) for one in shown],
            older=f"/imports?before={shown[-1].id}" if len(found) > _ON_A_PAGE else None,
            choices=visit.governments,
            largest=LARGEST_FILE,
            purposes=list(ImportPurpose) if visit.uses_lapor and visit.may("verify") else (),
            purpose=purpose,
            trouble=trouble,
        )
