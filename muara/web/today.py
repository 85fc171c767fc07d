"""Hari ini: the cases of an agency one at a time, for somebody on the way with a phone.

Its script keeps what was typed while there is no network, and sends it with `hx-request`; such a
form is answered with the page that comes next in `hx-redirect`, and no page.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Row
from starlette.concurrency import run_in_threadpool

from muara.casework import Answer, Casework
from muara.web.formats import day_words
from muara.web.forms import Sent, content_hash, number_in, own_key, read_form, told_why
from muara.web.in_hand import in_hand
from muara.web.landing import home_of
from muara.web.late_route import LateRoute
from muara.web.looking import note_opening
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from muara.web.wanted import midnight
from muara.work_pictures import MOST_PICTURES, UnfitPicture, answer_with_pictures
from store import today
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.errors import Conflict, Erased, NotFound, NotPossible, Why
from store.rights import Right
from store.tracking import read_tracking_id

router = APIRouter(route_class=LateRoute)
Answers = Annotated[Visit, Depends(reading(Right.ANSWER))]
"""Of pages, and of the form with pictures: its token is checked when it is read."""
Doing = Annotated[Visit, Depends(doing(Right.ANSWER))]
Returning = Annotated[Visit, Depends(doing(Right.RETURN))]
Text = Annotated[str, Form()]

DONE = ("accept", "hold", "answer", "give_back")
RETURN_REASONS = ("not_ours", "wrong_place", "lacks_facts", "mistake")
_TYPED = ("text", "what", "when", "who", "question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A form of this page: who sent it, about which case, and where it goes on."""

    request: Request
    visit: Visit
    tracking_id: str
    key: str
    version: int
    next: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def deed(self) -> Deed:
        """What was written without network is compared too: the case may be another one by the time
        that there is one."""
        return Deed(
            key=own_key(self.visit, self.key),
            now=self.visit.application.clock.now(),
            version=self.version,
            content=content_hash(self.visit, self.typed),
        )


@router.get("/today")
def show_today(visit: Answers, at: str = "", done: str = "") -> Response:
    """The case `at`, as far as it is still to do, else what expires first."""
    if home_of(visit.account) != "/today":
        return RedirectResponse(home_of(visit.account), 303)
    return _page(visit, at, done=done if done in DONE else "")


@router.get("/today/{tracking_id}")
def show_case(visit: Answers, tracking_id: str) -> Response:
    """One of the agency's own cases, also one that is done with for today."""
    known = read_tracking_id(tracking_id)
    if known is None or known not in {row.tracking_id for row in _all_of(_day(visit))}:
        raise NotFound("There is no such case.")
    return _page(visit, known)


async def _sent(
    request: Request,
    visit: Doing,
    tracking_id: Annotated[str, Form(max_length=32)],
    key: Annotated[str, Form(max_length=64)],
    version: Text = "",
    next: Annotated[str, Form(max_length=32)] = "",
    question: Text = "",
) -> Errand:
    return Errand(
        request=request,
        visit=visit,
        tracking_id=tracking_id,
        key=key,
        version=_version_in(version),
        next=next,
        typed={"question": question},
    )


def _version_in(written: str) -> int:
    """Where none is named: one that no complaint has, since nobody says what they looked at."""
    return number_in(written) or 0


Errands = Annotated[Errand, Depends(_sent)]


@router.post("/today/accept")
def accept(errand: Errands, assignment: Annotated[int, Form()]) -> Response:
    """The agency has it in work."""
    scope, number = errand.visit.scope, errand.tracking_id
    return _do(errand, "accept", lambda c: c.accept(scope, number, errand.deed, assignment))


@router.post("/today/ask")
def ask(errand: Errands) -> Response:
    """Ask the citizen, and wait."""
    scope, question = errand.visit.scope, errand.typed["question"]
    return _do(errand, "hold", lambda c: c.hold(scope, errand.tracking_id, errand.deed, question))


@router.post("/today/return")
def give_back(
    _visit: Returning, errand: Errands, assignment: Annotated[int, Form()], reason: Text = ""
) -> Response:
    """It is not the agency's."""

    def act(casework: Casework) -> None:
        if reason not in RETURN_REASONS:
            raise NotPossible("Choose a reason.", Why.NO_REASON)
        scope, number = errand.visit.scope, errand.tracking_id
        casework.give_back(scope, number, errand.deed, assignment, reason=reason)

    return _do(errand, "give_back", act)


@router.post("/today/answer")
async def answer(request: Request, visit: Answers) -> Response:
    """What was done, with pictures."""
    sent = await read_form(request, visit)
    return await run_in_threadpool(_answer, request, visit, sent)


def _answer(request: Request, visit: Visit, sent: Sent) -> Response:
    fields = sent.fields
    errand = Errand(
        request=request,
        visit=visit,
        tracking_id=fields.get("tracking_id", ""),
        key=fields.get("key", "")[:64] or secrets.token_urlsafe(12),
        version=_version_in(fields.get("version", "")),
        next=fields.get("next", ""),
        typed={name: fields.get(name, "") for name in _TYPED},
    )

    def act(casework: Casework) -> None:
        said = Answer(
            kind=FollowUpKind.SUBSTANTIVE_ANSWER,
            text=fields.get("text", ""),
            what=sent.word("what", 300) or "",
            when=_when(visit, fields.get("when", "")),
            who=sent.word("who") or "",
            assignment_id=number_in(fields.get("assignment", "")),
        )
        answer_with_pictures(
            visit.application,
            visit.scope,
            errand.tracking_id,
            errand.deed,
            said,
            [file.content for file in sent.files],
        )

    return _do(errand, "answer", act)


def _when(visit: Visit, written: str) -> str:
    """The day on which it was done, in words for the citizen."""
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise NotPossible("Say on which day.", Why.NO_DAY) from error
    if day > _today(visit):
        raise NotPossible("That day is still to come.", Why.DAY_TO_COME)
    return day_words(day, "id", "long")


def _do(errand: Errand, name: str, act: Callable[[Casework], None]) -> Response:
    """Do it and go on with the next case; what cannot be done is said above what was typed."""
    try:
        act(Casework(errand.visit.application))
    except (NotPossible, Conflict, Erased) as error:
        return _page(
            errand.visit,
            errand.tracking_id,
            status=422 if isinstance(error, UnfitPicture) else 409,
            trouble=_word_of(error),
            deed=name,
            key=errand.key,
            typed=errand.typed,
        )
    told = {"at": errand.next, "done": name} if errand.next else {"done": name}
    where = f"/today?{urlencode(told)}"
    if "hx-request" in errand.request.headers:
        return Response(status_code=204, headers={"hx-redirect": where})
    return RedirectResponse(where, 303)


def _word_of(error: Exception) -> str:
    if isinstance(error, UnfitPicture):
        return "today.trouble.picture"
    if isinstance(error, NotPossible):
        return told_why(error) or "today.trouble.not_possible"
    return "case.trouble.conflict" if isinstance(error, Conflict) else "case.trouble.erased"


def _today(visit: Visit) -> date:
    return visit.application.clock.now().astimezone(visit.zone).date()


def _day(visit: Visit) -> today.Day:
    since = midnight(_today(visit), visit.zone)
    with visit.application.store.read() as connection:
        return today.day_of(visit.scope, connection, since)


def _all_of(day: today.Day) -> Sequence[Row[Any]]:
    return [*day.to_do, *day.in_work]


def _page(
    visit: Visit,
    at: str,
    *,
    status: int = 200,
    done: str = "",
    trouble: str = "",
    deed: str = "",
    key: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    application = visit.application
    day = _day(visit)
    row = next((each for each in _all_of(day) if each.tracking_id == at), None)
    is_lost = bool(trouble) and row is None  # it is in nobody's hands here any more
    row = row or next(iter(day.to_do), None)
    with application.store.read() as connection:
        shown = page(
            visit,
            connection,
            "today.html",
            status=status,
            day=day,
            case=in_hand(visit, connection, row) if row is not None else None,
            position=_position(day, row),
            next=_next(day, row),
            done=done,
            trouble=trouble,
            deed="" if is_lost else deed,
            typed={} if is_lost or typed is None else typed,
            key="" if is_lost else key,
            new_key=lambda: secrets.token_urlsafe(12),
            today=_today(visit).isoformat(),
            reasons=RETURN_REASONS,
            most_pictures=MOST_PICTURES,
            most_bytes=int(application.settings.media.max_mb * 1024 * 1024),
        )
    if row is not None:
        note_opening(visit, row.id, row.seal)
    return shown


def _position(day: today.Day, row: Row[Any] | None) -> tuple[int, int] | None:
    """The how-manieth of how many cases of the day it is; None for those that are done with."""
    numbers = [each.tracking_id for each in day.to_do]
    if row is None or row.tracking_id not in numbers:
        return None
    return day.done + numbers.index(row.tracking_id) + 1, day.done + len(numbers)


def _next(day: today.Day, row: Row[Any] | None) -> str:
    """The case after this one, round to the first; empty when there is no other."""
    numbers = [each.tracking_id for each in day.to_do]
    if row is None or row.tracking_id not in numbers:
        return next(iter(numbers), "")
    after = (numbers.index(row.tracking_id) + 1) % len(numbers)
    return numbers[after] if len(numbers) > 1 else ""
