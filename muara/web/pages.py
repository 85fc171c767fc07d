"""Everything but webhooks: a FastAPI app of server-rendered pages behind one set of headers."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Match

from muara.app import Application
from muara.jobs import Job
from muara.log import get_logger
from muara.mail import open_mailer
from muara.oidc import open_provider
from muara.tables import LARGEST_FILE
from muara.web import (
    apart,
    approvals,
    audit,
    beside,
    bulk,
    channels,
    complaint,
    deeds,
    destinations,
    dispatches_several,
    doctor,
    entry,
    erasures,
    events,
    figures,
    forgotten,
    governments,
    health,
    identity,
    imports,
    lapor,
    lapor_batches,
    ledger,
    media_files,
    notices,
    open311,
    operators,
    outbox,
    outbox_several,
    own_account,
    own_keys,
    persons,
    privacy,
    provider,
    public,
    public_privacy,
    public_report,
    public_track,
    queue,
    settings,
    sights,
    sign_in,
    suggestions,
    timetable,
    today,
    together,
    unsorted,
    work_files,
)
from muara.web.asgi import App, Receive, Scope, Send
from muara.web.back_off import BackOff
from muara.web.forms import NotSeen
from muara.web.media_files import Thumbnails
from muara.web.open311_limits import ReadLimit
from muara.web.screen import STATIC_FOLDER, public_page
from muara.web.shield import Shield
from muara.web.visit import Forged, NotSignedIn, SecondFactorDue, page_of
from muara.work_pictures import MOST_PICTURES
from store.errors import Conflict, Locked, NotFound, NotPermitted, NotPossible, TooOften

log = get_logger(__name__)

_ROUTERS = (
    health,
    public,
    public_report,
    public_track,
    public_privacy,
    open311,
    governments,
    sign_in,
    provider,
    forgotten,
    own_account,
    own_keys,
    operators,
    queue,
    bulk,
    events,
    complaint,
    deeds,
    entry,
    imports,
    together,
    beside,
    sights,
    media_files,
    unsorted,
    apart,
    persons,
    lapor,
    lapor_batches,
    ledger,
    outbox,
    outbox_several,
    destinations,
    dispatches_several,
    erasures,
    figures,
    suggestions,
    channels,
    doctor,
    timetable,
    settings,
    privacy,
    audit,
    identity,
    notices,
    today,
    approvals,
    work_files,
)
_BESIDE_FILES = 256 * 1024
_ROWS = 2**63
"""What ids are below on both databases."""
# What went wrong, the status it is answered with, and the words of its page.
_TROUBLES: dict[type[Exception], tuple[int, str]] = {
    NotFound: (404, "not_found"),
    Conflict: (409, "conflict"),
    Forged: (403, "forged"),
    NotSeen: (400, "not_seen"),
    NotPermitted: (403, "not_allowed"),
    NotPossible: (409, "not_possible"),
    Locked: (409, "locked"),
    TooOften: (429, "too_often"),
    RequestValidationError: (400, "bad_request"),
}


def routes() -> list[BaseRoute]:
    """All pages' routes, in the order in which they are looked for."""
    return [route for module in _ROUTERS for route in module.router.routes]


def build_pages(application: Application, changes: events.Changes, jobs: Sequence[Job]) -> App:
    """The ASGI app of all pages, health checks and static files."""
    # As they are: routers that are included have all their routes made anew, at the first request.
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, routes=routes())
    app.state.application = application
    app.state.changes = changes
    app.state.jobs = jobs
    app.state.back_off = BackOff(application.store)
    app.state.open311_reads = ReadLimit()
    app.state.government_calls = ReadLimit()
    app.state.mailer = open_mailer(application.settings.mail)
    app.state.provider = open_provider(
        application.settings.sign_in.oidc, application.settings.public_url
    )
    app.state.thumbnails = Thumbnails()
    # Nothing in there depends on who asks, so that its length betrays nothing either.
    app.mount("/static", GZipMiddleware(StaticFiles(directory=STATIC_FOLDER)))
    for trouble in _TROUBLES:
        app.add_exception_handler(trouble, _tell)
    app.add_exception_handler(NotSignedIn, _lead_to_sign_in)
    app.add_exception_handler(SecondFactorDue, _lead_to_second_factor)
    for too_large in (OverflowError, DataError):
        app.add_exception_handler(too_large, _tell_number)
    app.add_exception_handler(HTTPException, _tell_http)
    app.add_exception_handler(Exception, _tell_fault)
    return Shield(app, _too_large(app), _larger_forms(application))


def _too_large(app: FastAPI) -> App:
    """Answers 413 to a form that nobody reads: a page to people, a sentence to programs."""

    async def tell(scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = app  # as it would have said itself
        request = Request(scope)
        if "text/html" in request.headers.get("accept", ""):
            told = _trouble_page(request, 413, "too_large")
        else:
            told = PlainTextResponse("The form is too large.", 413)
        await told(scope, receive, send)

    return tell


def _larger_forms(application: Application) -> dict[str, int]:
    """Bytes that forms with files may bring: some files, or one that is imported."""
    file = int(application.settings.media.max_mb * 1024 * 1024)
    with_files = 4 * file + _BESIDE_FILES
    with_photos = public_report.largest_form(application)
    return {
        "/lapor": with_photos,
        "/lacak/tambah": with_photos,
        "/lacak/keberatan": with_photos,
        "/today/answer": MOST_PICTURES * file + _BESIDE_FILES,
        "/new": with_files,
        "/new/social": with_files,
        "/new/suggestions": _BESIDE_FILES,
        "/imports": LARGEST_FILE + _BESIDE_FILES,
        **governments.largest_calls(application),
    }


def _lead_to_sign_in(request: Request, _error: Exception) -> Response:
    wanted = _page_left(request)
    where = "/sign-in" if wanted == "/" else f"/sign-in?next={quote(wanted, safe='')}"
    if "hx-request" in request.headers:
        return _lead_script_to(where)
    return RedirectResponse(where, 303)


def _page_left(request: Request) -> str:
    """The page to come back to: what was asked for, or where the form or script is that asked."""
    is_asking = request.method == "GET"
    if is_asking and "hx-request" not in request.headers:
        return page_of(request)
    try:
        came_from = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        came_from = urlsplit("")
    if came_from.netloc == request.url.netloc and _is_page(request, came_from.path):
        return came_from._replace(scheme="", netloc="", fragment="").geturl()
    return "/" if is_asking else page_of(request)


def _is_page(request: Request, path: str) -> bool:
    """Whether it can be asked for: some forms answer with a page at an address of their own."""
    asked = {"type": "http", "method": "GET", "path": path}
    return any(route.matches(asked)[0] is Match.FULL for route in request.app.routes)


def _lead_to_second_factor(request: Request, _error: Exception) -> Response:
    if "hx-request" in request.headers:
        return _lead_script_to("/self/second-factor")
    return RedirectResponse("/self/second-factor", 303)


def _lead_script_to(where: str) -> Response:
    """For a script, which would take the page behind a redirect for the answer to what it sent."""
    return Response(status_code=401, headers={"hx-redirect": where})


def _tell(request: Request, error: Exception) -> Response:
    status, word = _TROUBLES[type(error)]
    return _trouble_page(request, status, word)


def _tell_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    word = "not_found" if status == 404 else "bad_request"
    return _trouble_page(request, status, word)


async def _tell_number(request: Request, error: Exception) -> Response:
    """No row has a number that no database keeps: an address or a form with one leads nowhere.

    Here, since what SQLite and PostgreSQL say of it comes from wherever it is looked for.
    """
    form = await request.form()  # what the route has read of it
    asked = (*request.path_params.values(), *request.query_params.values(), *form.values())
    if not any(map(_is_beyond, asked)):
        raise error
    return await run_in_threadpool(_trouble_page, request, 404, "not_found")


def _is_beyond(written: object) -> bool:
    try:
        number = int(str(written))
    except ValueError:
        return False
    return not -_ROWS <= number < _ROWS


def _tell_fault(request: Request, error: Exception) -> Response:
    route = getattr(request.scope.get("route"), "path", None)
    log.error("page_failed", route=route, error=type(error).__name__)
    return _trouble_page(request, 500, "fault")


def _trouble_page(request: Request, status: int, word: str) -> Response:
    if request.url.path.startswith(open311.PREFIX):
        return open311.trouble(request, status)
    if request.url.path.startswith(governments.PREFIX):
        return governments.trouble(status)
    if public.is_for_citizens(request.url.path):
        known = word if word in ("not_found", "too_large") else "fault"
        return public.citizen_page(request, "trouble.html", status=status, word=known)
    return public_page(request, "trouble.html", status=status, word=word)
