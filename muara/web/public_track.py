"""`/lacak`: how far a complaint is, by its number; its story, with the check code."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from muara.app import Application, Channel
from muara.filled_in import take, web_channels
from muara.following import Followed, follow, further_words, is_reporter, rate, stage_of
from muara.log import get_logger
from muara.web.back_off import BackOff
from muara.web.formats import redacted_words
from muara.web.guest import place_of
from muara.web.late_route import LateRoute
from muara.web.media_files import SANDBOX
from muara.web.public import (
    Filled,
    Pass,
    application_of,
    citizen_page,
    language_of,
    minutes_of,
    read_filled,
    slowed,
)
from muara.web.public_report import photo_fault, settings_of
from muara.work_pictures import open_picture
from store import casereading
from store.attempts import Tried
from store.errors import NotFound
from store.scope import SYSTEM
from store.tracking import read_tracking_id

log = get_logger(__name__)
router = APIRouter(route_class=LateRoute)

LONGEST_TEXT = 4_000
_OWNER = Pass("muara_lacak", "/lacak", timedelta(minutes=20))
_TOLD = ("rated", "added", "objected", "too_late")
_RATINGS = {
    "5": "very_satisfied",
    "4": "satisfied",
    "3": "fairly_satisfied",
    "2": "not_satisfied",
    "1": "not_satisfied",
}


@router.get("/lacak")
def show(request: Request, done: str = "") -> Response:
    """The story for whoever has given the code, else the form."""
    number = _OWNER.read(request).get("number")
    found = follow(application_of(request), number) if number else None
    if found is None:
        return _form(request)
    return _story(request, found, done=done)


@router.get("/lacak/foto/{file_id}")
def show_photo(request: Request, file_id: int) -> Response:
    """A photo of the work, as its answer was told to the reporter."""
    number = _OWNER.read(request).get("number")
    found = follow(application_of(request), number) if number else None
    told = found.moments if found is not None else ()
    if not any(file_id in moment.photos for moment in told):
        raise NotFound("There is no such photo.")
    application = application_of(request)
    with application.store.read() as connection:
        row = casereading.work_file(SYSTEM, connection, file_id)
    content = open_picture(application, row)
    return Response(content, media_type=row.mime_type, headers=SANDBOX)


@router.post("/lacak")
async def look(request: Request) -> Response:
    """How far it is; the way to its story, where a code is given and right."""
    filled = await read_filled(request)
    return await run_in_threadpool(_look, request, filled)


@router.post("/lacak/nilai")
async def give_rating(request: Request) -> Response:
    """How content the reporter is with the answer."""
    filled = await read_filled(request)
    return await run_in_threadpool(_rate, request, filled)


@router.post("/lacak/tambah")
async def add_words(request: Request) -> Response:
    """Further words and photos."""
    filled = await read_filled(request)
    return await run_in_threadpool(_add, request, filled, is_objection=False)


@router.post("/lacak/keberatan")
async def object_to_answer(request: Request) -> Response:
    """The answer does not settle it, and why."""
    filled = await read_filled(request)
    return await run_in_threadpool(_add, request, filled, is_objection=True)


@router.post("/lacak/tutup")
async def leave(request: Request) -> Response:
    """Let nobody who uses this phone next read it."""
    await read_filled(request)
    answer = RedirectResponse("/lacak", 303)
    _OWNER.take_back(answer)
    return answer


# --- looking --------------------------------------------------------------------------------------


def _look(request: Request, filled: Filled) -> Response:
    application = application_of(request)
    written = filled.word("number", 40) or ""
    code = filled.word("code", 40) or ""
    number = read_tracking_id(written)
    if not filled.is_ours:
        return _form(request, written, fault="track.again", status=403)
    if number is None:
        return _form(request, written, fault="track.no_number", status=422)
    slow: BackOff = request.app.state.back_off
    now, tried = application.clock.now(), _of_code(number, place_of(request))
    # Many people share a place: looks that nobody guesses with are counted by the half hour.
    wait = slow.begin(tried, now) if code else slow.take_turn(_of_number(place_of(request)), now)
    if wait:
        log.warning("tracking_slowed")
        answer = _form(request, written, "track.wait", 429, minutes=minutes_of(wait))
        return slowed(answer, wait)
    if not code:
        return _form(request, number, stage=stage_of(application, number) or "hidden")
    if not is_reporter(application, number, code):
        return _form(request, number, "track.wrong_code", 403)
    slow.note_success(tried)
    answer = RedirectResponse("/lacak", 303)
    _OWNER.give(request, answer, number=number)
    return answer


def _of_code(number: str, place: str) -> list[Tried]:
    """Guesses at one code from one place; at one from many; at many codes from one place."""
    return [
        Tried("check_code", f"{number} {place}", free=5),
        Tried("check_code", number, free=30),
        Tried("check_code_place", place, free=60, is_shared=True),
    ]


def _of_number(place: str) -> Tried:
    """Numbers looked at from one place, which many people may share."""
    return Tried("number", place, free=60)


# --- the owner ------------------------------------------------------------------------------------


def _owned(request: Request, filled: Filled) -> str | None:
    """The number whose code this browser gave, where the form is ours."""
    return _OWNER.read(request).get("number") if filled.is_ours else None


def _rate(request: Request, filled: Filled) -> Response:
    number, rating = _owned(request, filled), filled.fields.get("rating", "")
    if number is None:
        return RedirectResponse("/lacak", 303)
    if rating not in _RATINGS:
        return _again(request, number, filled, {"rating": "track.fault.rating"})
    is_done = rate(application_of(request), number, filled.key, int(rating))
    return RedirectResponse(f"/lacak?done={'rated' if is_done else 'too_late'}", 303)


def _add(request: Request, filled: Filled, *, is_objection: bool) -> Response:
    application, number = application_of(request), _owned(request, filled)
    found = follow(application, number) if number else None
    if number is None or found is None:
        return RedirectResponse("/lacak", 303)
    form = "objection" if is_objection else "added"
    channel = web_channels(application).get(found.jurisdiction)
    text = filled.text("text")
    fault = _fault(text, filled, channel)
    if fault is not None:
        return _again(request, number, filled, {form: fault})
    key = f"{filled.key}.{form}"
    told = further_words(application, number, key, text, is_objection=is_objection)
    if channel is None or told is None or (is_objection and not found.may_answer):
        return RedirectResponse("/lacak?done=too_late", 303)
    slow: BackOff = request.app.state.back_off
    tried = [Tried("further_words", number, free=20)]
    if wait := slow.begin(tried, application.clock.now()):
        return slowed(_again(request, number, filled, {form: "track.fault.slower"}, 429), wait)
    take(application, channel, told, filled.files)
    return RedirectResponse(f"/lacak?done={'objected' if is_objection else 'added'}", 303)


def _fault(text: str, filled: Filled, channel: Channel | None) -> str | None:
    if not text and not filled.files:
        return "track.fault.empty"
    if len(text) > LONGEST_TEXT:
        return "track.fault.long"
    return photo_fault(channel, filled.files) if channel is not None else None


# --- pages ----------------------------------------------------------------------------------------


def _form(
    request: Request,
    written: str = "",
    fault: str | None = None,
    status: int = 200,
    *,
    stage: str | None = None,
    minutes: int = 0,
) -> Response:
    return citizen_page(
        request,
        "track.html",
        status=status,
        written=written,
        fault=fault,
        stage=stage,
        minutes=minutes,
    )


def _again(
    request: Request,
    number: str,
    filled: Filled,
    faults: dict[str, str],
    status: int = 422,
) -> Response:
    """The story, with what was typed and what is wrong with it."""
    found = follow(application_of(request), number)
    if found is None:
        return RedirectResponse("/lacak", 303)
    return _story(request, found, faults=faults, typed=filled.fields, status=status)


def _story(
    request: Request,
    found: Followed,
    *,
    done: str = "",
    faults: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    application: Application = application_of(request)
    channel = web_channels(application).get(found.jurisdiction)
    return citizen_page(
        request,
        "story.html",
        government=found.jurisdiction,
        status=status,
        found=found,
        told=redacted_words(found.summary, language_of(request)),
        done=done if done in _TOLD else "",
        faults=faults or {},
        typed=typed or {},
        ratings=_RATINGS,
        takes_words=channel is not None,
        most_photos=settings_of(channel).most_photos if channel else 0,
        photo_mb=f"{settings_of(channel).photo_mb:g}" if channel else "",
        longest=LONGEST_TEXT,
    )
