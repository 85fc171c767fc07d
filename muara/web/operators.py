"""Who may sign in, as what: for those who administer operators. Nobody does it for themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from muara.web.forms import number_in
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from muara.web.wanted import midnight
from store import accounts, deputies, leaving, resets, second_factor, sessions
from store.accounts import Account, Profile, Unfit
from store.deputies import REPRESENTED_ROLES, Appointment, NoDeputy
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.rights import AGENCY_ROLES, GIVEN_BY_NAME, ROLES, Right
from store.scope import SYSTEM

router = APIRouter(route_class=LateRoute)
Sees = Annotated[Visit, Depends(reading(Right.ADMINISTER_OPERATORS))]
Administers = Annotated[Visit, Depends(doing(Right.ADMINISTER_OPERATORS))]

_NOTES = (
    "saved",
    "returned",
    "removal_asked",
    "removal_confirmed",
    "removal_withdrawn",
    "session_ended",
    "sessions_ended",
    "deputy_appointed",
    "deputy_ended",
)
_NEW = Profile(role="officer")


def _profile(
    visit: Administers,
    role: Annotated[str, Form()] = "officer",
    jurisdictions: Annotated[list[str] | None, Form()] = None,
    agency: Annotated[str, Form()] = "",
    more_rights: Annotated[list[str] | None, Form()] = None,
    protects_children: Annotated[bool, Form()] = False,
    display_name: Annotated[str, Form()] = "",
) -> Profile:
    known = visit.application.settings.jurisdictions
    return Profile(
        role=role,
        jurisdictions=[code for code in jurisdictions or () if code in known],
        agency_id=number_in(agency) if role in AGENCY_ROLES else None,
        more_rights=[right for right in GIVEN_BY_NAME if right in (more_rights or ())],
        protects_children=protects_children,
        display_name=display_name,
    )


Written = Annotated[Profile, Depends(_profile)]
"""What the form says of an operator."""


# --- the list, and adding -----------------------------------------------------------------------


@router.get("/operators")
def show_operators(visit: Sees) -> Response:
    """Everyone within reach, those who left last."""
    scope, now = visit.scope, visit.application.clock.now()
    with visit.application.store.read() as connection:
        people = accounts.all_operators(scope, connection)
        people.sort(key=lambda one: (not one.is_active, one.name.lower()))
        within = {one.id: one for one in people}
        waiting = second_factor.open_requests(scope, connection)
        return page(
            visit,
            connection,
            "operators.html",
            people=people,
            agencies=_agency_names(visit, connection),
            secured=second_factor.all_set_up(scope, connection),
            waiting=[within[row.operator_id] for row in waiting if row.operator_id in within],
            acting=deputies.acting_now(scope, connection, now),
        )


@router.get("/operators/new")
def show_new(visit: Sees) -> Response:
    """The empty form."""
    return _new_page(visit, _NEW)


@router.post("/operators")
def add(
    visit: Administers,
    profile: Written,
    username: Annotated[str, Form()] = "",
    email: Annotated[str, Form()] = "",
) -> Response:
    """A new operator, who chooses their own password with the code that is shown once."""
    store, now = visit.application.store, visit.application.clock.now()
    try:
        with store.write() as connection:
            added = accounts.add_operator(
                visit.scope,
                connection,
                username=username,
                password=accounts.new_password(),
                role=profile.role,
                jurisdictions=profile.jurisdictions,
                agency_id=profile.agency_id,
                more_rights=profile.more_rights,
                protects_children=profile.protects_children,
                display_name=profile.display_name,
                now=now,
            )
            accounts.set_email(visit.scope, store, connection, added, email, now)
            code = resets.give_code(visit.scope, store, connection, added, now)
    except (Unfit, Conflict) as error:
        return _new_page(visit, profile, username, email, _said(error))
    return _code_page(visit, added, code)


def _said(error: Exception) -> str:
    """The words for what was wrong with a form."""
    if isinstance(error, Unfit):
        return f"operators.unfit.{error.reason}"
    return "operators.taken" if isinstance(error, Conflict) else "operators.last_administrator"


def _new_page(
    visit: Visit, profile: Profile, username: str = "", email: str = "", trouble: str | None = None
) -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "operator_new.html",
            status=400 if trouble else 200,
            username=username[:64],
            email=email[:254],
            profile=profile,
            trouble=trouble,
            **_choices(visit, connection),
        )


# --- one operator -------------------------------------------------------------------------------


@router.get("/operators/{operator_id}")
def show_operator(visit: Sees, operator_id: int, note: str = "") -> Response:
    """Everything about one operator; nothing of their work."""
    return _page(visit, operator_id, note=note if note in _NOTES else None)


@router.post("/operators/{operator_id}")
def change(
    visit: Administers,
    operator_id: int,
    profile: Written,
    email: Annotated[str, Form()] = "",
) -> Response:
    """Another role, reach, name or address."""
    store, now = visit.application.store, visit.application.clock.now()
    try:
        with store.write() as connection:
            kept = accounts.operator(visit.scope, connection, operator_id).more_rights
            # What the page does not offer was given at the command line: it stays.
            others = [right for right in kept if right not in GIVEN_BY_NAME]
            whole = _with_rights(profile, [*profile.more_rights, *others])
            accounts.change_profile(visit.scope, connection, operator_id, whole, now)
            accounts.set_email(visit.scope, store, connection, operator_id, email, now)
    except (Unfit, Conflict, NotPossible) as error:
        return _page(visit, operator_id, written=profile, email=email, trouble=_said(error))
    return _back(operator_id, "saved")


def _with_rights(profile: Profile, rights: list[Right]) -> Profile:
    return Profile(
        role=profile.role,
        jurisdictions=profile.jurisdictions,
        agency_id=profile.agency_id,
        more_rights=rights,
        protects_children=profile.protects_children,
        display_name=profile.display_name,
    )


@router.post("/operators/{operator_id}/code")
def give_code(visit: Administers, operator_id: int) -> Response:
    """A one-time code with which a colleague chooses a new password; shown once."""
    store, now = visit.application.store, visit.application.clock.now()
    with store.write() as connection:
        code = resets.give_code(visit.scope, store, connection, operator_id, now)
    return _code_page(visit, operator_id, code)


def _code_page(visit: Visit, operator_id: int, code: str) -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "operator_code.html",
            person=accounts.operator(visit.scope, connection, operator_id),
            code=code,
            address=f"{visit.application.settings.public_url}/sign-in/reset",
            hours=int(resets.GIVEN_LASTS.total_seconds() // 3600),
        )


@router.post("/operators/{operator_id}/second-factor/{step}")
def remove_second_factor(visit: Administers, operator_id: int, step: str) -> Response:
    """One asks, another confirms, either or the owner takes the question back."""
    steps: dict[str, tuple[Callable[..., None], str]] = {
        "ask": (second_factor.ask_removal, "removal_asked"),
        "confirm": (second_factor.confirm_removal, "removal_confirmed"),
        "withdraw": (second_factor.withdraw_removal, "removal_withdrawn"),
    }
    if step not in steps:
        raise NotFound("There is no such step.")
    do, note = steps[step]
    with visit.application.store.write() as connection:
        do(visit.scope, connection, operator_id, visit.application.clock.now())
    return _back(operator_id, note)


@router.post("/operators/{operator_id}/sessions/end-all")
def end_sessions(visit: Administers, operator_id: int) -> Response:
    """Sign a colleague out everywhere."""
    with visit.application.store.write() as connection:
        sessions.end_all_of(visit.scope, connection, operator_id, visit.application.clock.now())
    return _back(operator_id, "sessions_ended")


@router.post("/operators/{operator_id}/sessions/{handle}/end")
def end_session(visit: Administers, operator_id: int, handle: str) -> Response:
    """Sign a colleague out in one place."""
    now = visit.application.clock.now()
    with visit.application.store.write() as connection:
        sessions.end_session_of(visit.scope, connection, operator_id, handle, now)
    return _back(operator_id, "session_ended")


# --- deputies -----------------------------------------------------------------------------------


@router.post("/operators/{operator_id}/deputy")
def appoint(
    visit: Administers,
    operator_id: int,
    represents: Annotated[str, Form()] = "",
    first: Annotated[str, Form()] = "",
    last: Annotated[str, Form()] = "",
) -> Response:
    """Let somebody act for an agency head or supervisor, from one day to another, both whole."""
    now = visit.application.clock.now()
    try:
        with visit.application.store.write() as connection:
            represented = accounts.operator(visit.scope, connection, number_in(represents) or 0)
            zone = visit.application.zone_for(represented.jurisdictions)
            deputies.appoint(
                visit.scope,
                connection,
                operator_id=operator_id,
                represents_id=represented.id,
                starts_at=_midnight(first, zone),
                ends_at=_midnight(last, zone, days_after=1),
                now=now,
            )
    except NoDeputy as error:
        return _page(visit, operator_id, deputy_trouble=f"deputy.unfit.{error.reason}")
    except (ValueError, OverflowError):
        return _page(visit, operator_id, deputy_trouble="deputy.unfit.dates")
    except (NotPermitted, NotFound):
        return _page(visit, operator_id, deputy_trouble="deputy.unfit.self")
    return _back(operator_id, "deputy_appointed")


@router.post("/operators/{operator_id}/deputy/{appointment_id}/end")
def end_deputy(visit: Administers, operator_id: int, appointment_id: int) -> Response:
    """The represented person is back early."""
    now = visit.application.clock.now()
    with visit.application.store.write() as connection:
        deputies.end_appointment(visit.scope, connection, appointment_id, now)
    return _back(operator_id, "deputy_ended")


def _midnight(written: str, zone: ZoneInfo, *, days_after: int = 0) -> datetime:
    day = date.fromisoformat(written) + timedelta(days=days_after)
    # By UTC already here: at the ends of the calendar the store could not tell it.
    return midnight(day, zone).astimezone(UTC)


def appointed_days(
    visit: Visit, connection: Connection, appointments: Sequence[Appointment]
) -> dict[int, tuple[date, date]]:
    """By appointment its first and last day, where the one who is stood in for works."""
    known = accounts.all_operators(SYSTEM, connection)
    zones = {one.id: visit.application.zone_for(one.jurisdictions) for one in known}
    days = {}
    for one in appointments:
        zone = zones[one.represents_id]
        # It ends at the first moment of a day: people say the day before.
        last = one.ends_at.astimezone(zone) - timedelta(seconds=1)
        days[one.id] = one.starts_at.astimezone(zone).date(), last.date()
    return days


# --- leaving ------------------------------------------------------------------------------------


@router.get("/operators/{operator_id}/leave")
def show_leaving(visit: Sees, operator_id: int, to: str = "") -> Response:
    """What somebody has open, and what a successor would take: nothing happens yet."""
    return _leave_page(visit, operator_id, number_in(to))


@router.post("/operators/{operator_id}/leave")
def leave(
    visit: Administers,
    operator_id: int,
    to: Annotated[str, Form()] = "",
    understood: Annotated[bool, Form()] = False,
) -> Response:
    """Everything at once: the account, the sessions, the open work; then the list of what was."""
    successor, now = number_in(to), visit.application.clock.now()
    if not understood:
        return _leave_page(visit, operator_id, successor, "leave.not_understood")
    try:
        with visit.application.store.write() as connection:
            work = leaving.leave(visit.scope, connection, operator_id, successor, now)
    except NotPossible:
        return _leave_page(visit, operator_id, successor, "leave.not_possible")
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "operator_left.html",
            person=accounts.operator(visit.scope, connection, operator_id),
            successor=_operator_or_none(visit, connection, successor),
            work=work,
        )


@router.post("/operators/{operator_id}/return")
def come_back(visit: Administers, operator_id: int) -> Response:
    """A colleague is back; they need a code for a new password."""
    with visit.application.store.write() as connection:
        accounts.reactivate(visit.scope, connection, operator_id, visit.application.clock.now())
    return _back(operator_id, "returned")


def _leave_page(
    visit: Visit, operator_id: int, to: int | None, trouble: str | None = None
) -> Response:
    scope, now = visit.scope, visit.application.clock.now()
    with visit.application.store.read() as connection:
        person = accounts.operator(scope, connection, operator_id)
        colleagues = [
            one
            for one in accounts.all_operators(scope, connection)
            if one.is_active and one.id != operator_id
        ]
        return page(
            visit,
            connection,
            "operator_leave.html",
            status=409 if trouble else 200,
            person=person,
            colleagues=colleagues,
            to=to,
            successor=_operator_or_none(visit, connection, to),
            work=leaving.open_work(scope, connection, operator_id, to, now),
            is_last_of_agency=leaving.is_last_of_agency(connection, person),
            is_oneself=operator_id == visit.account.id,
            trouble=trouble,
        )


def _operator_or_none(visit: Visit, connection: Connection, wanted: int | None) -> Account | None:
    return None if wanted is None else accounts.operator(visit.scope, connection, wanted)


# --- pages --------------------------------------------------------------------------------------


def _page(
    visit: Visit,
    operator_id: int,
    *,
    note: str | None = None,
    written: Profile | None = None,
    email: str | None = None,
    trouble: str | None = None,
    deputy_trouble: str | None = None,
) -> Response:
    scope, store, now = visit.scope, visit.application.store, visit.application.clock.now()
    with store.read() as connection:
        person = accounts.operator(scope, connection, operator_id)
        appointments = deputies.appointments_of(scope, connection, operator_id, now)
        everyone = accounts.all_operators(scope, connection)
        removal = second_factor.open_request(connection, operator_id)
        actors = [f"operator:{one.operator_id}" for one in appointments]
        actors += [f"operator:{one.represents_id}" for one in appointments]
        actors += [removal.asked_by] if removal is not None else []
        return page(
            visit,
            connection,
            "operator.html",
            status=400 if trouble or deputy_trouble else 200,
            person=person,
            profile=written or _profile_of(person),
            email=email if email is not None else accounts.email_of(store, connection, person.id),
            is_oneself=person.id == visit.account.id,
            has_second_factor=second_factor.is_set_up(connection, person.id),
            removal=removal,
            is_asked_by_oneself=removal is not None and removal.asked_by == scope.actor,
            sessions=sessions.sessions_of(scope, connection, person.id, now),
            appointments=appointments,
            represented=[
                one
                for one in everyone
                if one.role in REPRESENTED_ROLES and one.id not in (person.id, visit.account.id)
            ],
            names=accounts.names_of(connection, actors),
            days=appointed_days(visit, connection, appointments),
            note=note,
            trouble=trouble,
            deputy_trouble=deputy_trouble,
            today=now.astimezone(visit.zone).date(),
            **_choices(visit, connection),
        )


def _profile_of(account: Account) -> Profile:
    return Profile(
        role=account.role,
        jurisdictions=sorted(account.jurisdictions or ()),
        agency_id=account.agency_id,
        more_rights=sorted(account.more_rights),
        protects_children=account.protects_children,
        display_name=account.display_name,
    )


def _choices(visit: Visit, connection: Connection) -> dict[str, Any]:
    """What the form of an operator offers."""
    within = visit.account.governments
    known = visit.application.settings.jurisdictions
    return {
        "roles": ROLES,
        "agency_roles": AGENCY_ROLES,
        "rights": GIVEN_BY_NAME,
        "agencies": accounts.agencies_within(visit.scope, connection),
        "offered": {c: j.name for c, j in known.items() if within is None or c in within},
        "may_be_all": within is None,
    }


def _agency_names(visit: Visit, connection: Connection) -> dict[int, str]:
    return {row.id: row.name for row in accounts.agencies_within(visit.scope, connection)}


def _back(operator_id: int, note: str) -> Response:
    return RedirectResponse(f"/operators/{operator_id}?note={note}", 303)
