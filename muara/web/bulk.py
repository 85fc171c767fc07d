"""One deed on many complaints: looked at first, then done to each by itself.

Each complaint is its own transaction with its own key, made of the form's key and its number, so a
form that is sent twice counts once. What fails is listed; the others are done all the same, and can
all be taken back together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, Response
from sqlalchemy import Connection, Row

from muara.casework import ARCHIVE_REASONS, HAND_OVER_REASONS, Casework
from muara.governments import InCircles, MayNotLeave, governments
from muara.web.deeds import new_key
from muara.web.forms import NotSeen, day_in, number_in, own_key, told_why, version_in
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Posting, Visit
from muara.web.wanted import ON_A_PAGE, Wanted
from store import agencies, casereading, lists, queries
from store.casework import merging
from store.casework.deed import Act, Deed, is_possible
from store.errors import Conflict, Erased, NotConfirmed, NotFound, NotPossible
from store.models import ComplaintStatus as Status
from store.rights import Right

router = APIRouter(route_class=LateRoute)

MOST = ON_A_PAGE
"""So many at once: those that are ticked stand on one page."""

_RIGHTS: Mapping[Act, Sequence[Right]] = {
    Act.ASSIGN: (Right.ASSIGN,),
    Act.ARCHIVE: (Right.VERIFY,),
    Act.HAND_OVER: (Right.VERIFY,),
    Act.MERGE: (Right.MERGE,),
    Act.TAG: (Right.VERIFY, Right.NOTE),
}
_TROUBLES: Mapping[type[Exception], str] = {
    InCircles: "in_circles",
    MayNotLeave: "may_not_leave",
    NotConfirmed: "concerned",
    NotPossible: "not_possible",
    Conflict: "conflict",
    Erased: "erased",
    NotFound: "gone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be done to each, and what that needs to know."""

    act: Act
    reason: str = ""
    agency_id: int | None = None
    due_on: str = ""
    """By when the agency is to follow up; empty: by the rules."""
    to: str = ""
    leader: str = ""
    """The number of the report that the others are merged into."""
    tag: str = ""

    @property
    def lacks(self) -> str | None:
        """What has to be said before it can be done; None when nothing is missing."""
        match self.act:
            case Act.ARCHIVE:
                return None if self.reason in ARCHIVE_REASONS else "reason"
            case Act.HAND_OVER if not self.to:
                return "to"
            case Act.HAND_OVER:
                return None if self.reason in HAND_OVER_REASONS else "reason"
            case Act.ASSIGN:
                return None if self.agency_id else "agency"
            case Act.MERGE:
                return None if self.leader else "leader"
            case _:
                return None if self.tag else "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """One complaint before the deed: the status it will have, or what stands in the way."""

    complaint: Row[Any]
    becomes: str
    hindrance: str | None
    holder: str | None
    """A colleague who has it in hand just now."""
    may_lead: bool
    """Others can be merged into it, whether or not it can be merged itself."""
    is_leading: bool
    """Others are merged into it already."""

    @property
    def choice(self) -> str:
        """For the form: the number, and the version that was looked at."""
        return f"{self.complaint.tracking_id}~{self.complaint.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it for one complaint; `trouble` is the key of its words, None when done."""

    number: str
    trouble: str | None


def offered(visit: Visit) -> list[Act]:
    """The deeds that this operator may do to many at once."""
    return [act for act in _RIGHTS if _may(visit, act)]


def _may(visit: Visit, act: Act) -> bool:
    return any(visit.may(right) for right in _RIGHTS[act])


Words = Annotated[str, Form()]
Chosen = Annotated[list[str] | None, Form()]


@router.post("/bulk/preview")
def show_preview(
    visit: Posting, deed: Words = "", chosen: Chosen = None, address: Words = ""
) -> Response:
    """What will become of each, before anything is done."""
    wish = Wish(act=_act(visit, deed))
    return _preview_page(visit, wish, _numbers(chosen), address)


@router.post("/bulk")
def do_to_each(
    visit: Posting,
    key: Annotated[str, Form(max_length=64)],
    deed: Words = "",
    chosen: Chosen = None,
    address: Words = "",
    reason: Words = "",
    agency: Words = "",
    due_on: Words = "",
    to: Words = "",
    leader: Words = "",
    tag: Words = "",
) -> Response:
    """Do it to each that was chosen, and say what became of it."""
    wish = Wish(
        act=_act(visit, deed),
        reason=reason,
        agency_id=number_in(agency),
        due_on=due_on,
        to=" ".join(to.split())[:120],
        leader=leader,
        tag=" ".join(tag.split())[:40],
    )
    try:
        seen = _seen(chosen)
    except NotSeen:
        numbers = [number for number in (leader, *_numbers(chosen)) if number]
        return _preview_page(visit, wish, numbers, address, trouble="not_seen")
    seen.pop(leader, None)
    if not seen or len(seen) > MOST or wish.lacks:
        numbers = [number for number in (leader, *seen) if number]
        lacks = wish.lacks or ("others" if leader else None)
        trouble = f"lacks_{lacks}" if lacks else ""
        return _preview_page(visit, wish, numbers, address, trouble=trouble)
    casework, now = Casework(visit.application), visit.application.clock.now()

    def act(number: str) -> None:
        deed_of_one = Deed(key=_key(visit, key, number), now=now, version=seen[number])
        _do(visit, casework, number, deed_of_one, wish)

    return _outcome_page(visit, wish, key, address, _each(seen, act))


@router.post("/bulk/undo")
def undo_each(
    visit: Posting,
    key: Annotated[str, Form(max_length=64)],
    deed: Words = "",
    chosen: Chosen = None,
    address: Words = "",
) -> Response:
    """Take all of it back; citizens are told nothing of what had not left yet."""
    wish = Wish(act=_act(visit, deed))
    casework, now = Casework(visit.application), visit.application.clock.now()

    def act(number: str) -> None:
        done = _key(visit, key, number)
        back = Deed(key=f"{done}:undo", now=now)
        if wish.act is Act.TAG:
            casework.undo_tag(visit.scope, number, back, done)
        else:
            casework.undo(visit.scope, number, back, done)

    outcomes = _each(dict.fromkeys(_numbers(chosen)), act)
    return _outcome_page(visit, wish, key, address, outcomes, is_undone=True)


def _act(visit: Visit, deed: str) -> Act:
    found = next((act for act in _RIGHTS if act == deed), None)
    if found is None:
        raise NotPossible("That cannot be done to many at once.")
    if not _may(visit, found):
        visit.scope.require(_RIGHTS[found][0])
    return found


def _numbers(chosen: Sequence[str] | None) -> list[str]:
    return [choice.partition("~")[0] for choice in chosen or []]


def _seen(chosen: Sequence[str] | None) -> dict[str, int]:
    """The version that was looked at by number, in order; `NotSeen` where one is missing."""
    found: dict[str, int] = {}
    for choice in chosen or []:
        number, _, version = choice.partition("~")
        found.setdefault(number, version_in(version))
    return found


def _key(visit: Visit, key: str, number: str) -> str:
    return own_key(visit, f"{key}:{number}")


def _each(numbers: Iterable[str], act: Callable[[str], None]) -> list[Outcome]:
    return [Outcome(number=one, trouble=_trouble(act, one)) for one in islice(numbers, MOST)]


def _trouble(act: Callable[[str], None], number: str) -> str | None:
    try:
        act(number)
    except tuple(_TROUBLES) as error:
        word = next(word for kind, word in _TROUBLES.items() if isinstance(error, kind))
        return told_why(error) or f"bulk.trouble.{word}"
    return None


def _do(visit: Visit, casework: Casework, number: str, deed: Deed, wish: Wish) -> None:
    scope = visit.scope
    match wish.act:
        case Act.ARCHIVE:
            casework.archive(scope, number, deed, reason=wish.reason)
        case Act.HAND_OVER:
            casework.hand_over(scope, number, deed, to=wish.to, reason=wish.reason)
        case Act.ASSIGN:
            chosen = [wish.agency_id] if wish.agency_id else []
            casework.assign(scope, number, deed, chosen, due_on=day_in(wish.due_on))
        case Act.MERGE:
            casework.merge(scope, number, deed, wish.leader)
        case _:
            casework.set_tag(scope, number, deed, wish.tag, is_set=True)


# --- before -------------------------------------------------------------------------------------


def hindrance(
    complaint: Row[Any], act: Act, jurisdiction: str, *, is_leading: bool = False
) -> str | None:
    """Why a deed cannot be done to a complaint, as a code; None when it can.

    What is assigned to one agency or merged is of one government: that of `jurisdiction`.
    """
    if complaint.merged_into is not None and not is_possible(complaint, act):
        return "merged"
    if not is_possible(complaint, act):
        return "state"
    if act is Act.ASSIGN and complaint.verified_at is None:
        return "unverified"
    if act in (Act.ASSIGN, Act.MERGE) and complaint.jurisdiction != jurisdiction:
        return "other_government"
    return "leading" if act is Act.MERGE and is_leading else None


def becomes(status: str, act: Act) -> str:
    """The status that a deed leads to from another."""
    if act is Act.ARCHIVE:
        return Status.ARCHIVED
    if act is Act.HAND_OVER:
        return Status.HANDED_OVER
    if act is Act.ASSIGN and status not in (Status.IN_PROGRESS, Status.ON_HOLD):
        return Status.ASSIGNED
    return status


def _preview_page(
    visit: Visit, wish: Wish, numbers: Sequence[str], address: str, *, trouble: str = ""
) -> Response:
    with visit.application.store.read() as connection:
        rows = _found(visit, connection, numbers[:MOST])
        first = rows[0].jurisdiction if rows else ""
        prospects = _prospects(visit, connection, rows, wish.act, first)
        return page(
            visit,
            connection,
            "bulk.html",
            status=400 if trouble else 200,
            wish=wish,
            prospects=prospects,
            possible=_possible(prospects, wish.act),
            leader=wish.leader or _first_leader(prospects),
            key=new_key(),
            trouble=trouble,
            address=_own_list(address),
            is_too_many=len(numbers) > MOST,
            most=MOST,
            agencies=agencies.agencies_of(visit.scope, connection, first)
            if wish.act is Act.ASSIGN and first
            else [],
            tags=_tags(visit, connection, rows) if wish.act is Act.TAG else [],
            connected=[one.settings.label for one in governments(visit.application, first)]
            if wish.act is Act.HAND_OVER and first
            else [],
        )


def _found(visit: Visit, connection: Connection, numbers: Sequence[str]) -> list[Row[Any]]:
    """Those within reach; the others are as if they had not been asked for."""
    rows = []
    for number in dict.fromkeys(numbers):
        with suppress(NotFound):
            rows.append(queries.complaint_by_tracking_id(visit.scope, connection, number))
    return rows


def _prospects(
    visit: Visit, connection: Connection, rows: Sequence[Row[Any]], act: Act, jurisdiction: str
) -> list[Prospect]:
    now: datetime = visit.application.clock.now()
    holders = lists.beside(visit.scope, connection, rows, now).holders
    leading = merging.leading_of(visit.scope, connection, [row.id for row in rows])
    return [
        Prospect(
            complaint=row,
            becomes=becomes(row.status, act),
            hindrance=hindrance(row, act, jurisdiction, is_leading=row.id in leading),
            may_lead=row.jurisdiction == jurisdiction and merging.may_lead(row),
            is_leading=row.id in leading,
            holder=holder.username
            if (holder := holders.get(row.id)) and holder.operator_id != visit.account.id
            else None,
        )
        for row in rows
    ]


def _possible(prospects: Sequence[Prospect], act: Act) -> list[Prospect]:
    """Those of which the deed is done to some; of a merging two at least, as one of them leads."""
    able = [one for one in prospects if one.hindrance is None]
    if act is not Act.MERGE:
        return able
    together = [one for one in prospects if one.hindrance is None or one.may_lead]
    return together if able and len(together) > 1 else []


def _first_leader(prospects: Sequence[Prospect]) -> str:
    """The oldest, of those that lead others already where there is one."""
    leaders = [one for one in prospects if one.may_lead]
    leaders.sort(key=lambda one: (not one.is_leading, one.complaint.opened_at, one.complaint.id))
    return leaders[0].complaint.tracking_id if leaders else ""


def _tags(visit: Visit, connection: Connection, rows: Sequence[Row[Any]]) -> list[str]:
    """The words that some of them carry already: to choose from."""
    found = {tag for row in rows for tag in casereading.tags_of(visit.scope, connection, row.id)}
    return sorted(found)


def _own_list(address: str) -> str:
    """An address of the queue, whatever was sent."""
    given = dict(parse_qsl(address.partition("?")[2]))
    return Wanted.read(given).address_from(given.get("before", ""))


# --- after --------------------------------------------------------------------------------------


def _outcome_page(
    visit: Visit,
    wish: Wish,
    key: str,
    address: str,
    outcomes: Sequence[Outcome],
    *,
    is_undone: bool = False,
) -> Response:
    with visit.application.store.read() as connection:
        return page(
            visit,
            connection,
            "bulk_done.html",
            wish=wish,
            key=key,
            address=_own_list(address),
            done=[one for one in outcomes if one.trouble is None],
            failed=[one for one in outcomes if one.trouble is not None],
            is_undone=is_undone,
        )
