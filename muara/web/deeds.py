"""What an operator does with a complaint: one form, one address, one deed of `muara.casework`.

Every form carries a key made with the page and the version that was seen, without which nothing is
done. What cannot be done is said on the complaint's page, above what was typed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Concatenate, ParamSpec

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from muara import sorting
from muara.casework import Answer, Casework, UnknownNumber
from muara.forwarding import Forwarding
from muara.governments import InCircles, MayNotLeave
from muara.web import publishing
from muara.web.complaint import complaint_page
from muara.web.forms import (
    NotSeen,
    content_hash,
    day_in,
    number_in,
    own_key,
    trouble_of,
    version_in,
)
from muara.web.judging import judgement_from
from muara.web.landing import home_of
from muara.web.late_route import LateRoute
from muara.web.together import Typed
from muara.web.visit import Posting, Visit, doing
from store import similar
from store.case_models import FollowUpKind
from store.casework.deed import Deed
from store.casework.verifying import Verification
from store.errors import Conflict, Erased, NotConfirmed, NotFound, NotPossible, Why
from store.rights import Right
from store.scope import Scope

router = APIRouter(route_class=LateRoute)
_PATH = "/complaints/{tracking_id}/deeds"
_LONGEST_REASON = 200


_TROUBLES: Mapping[type[Exception], str] = {
    Conflict: "conflict",
    Erased: "erased",
    NotConfirmed: "concerned",
    NotPossible: "not_possible",
    NotSeen: "not_seen",
    publishing.Personal: "personal",
    InCircles: "in_circles",
    MayNotLeave: "may_not_leave",
    UnknownNumber: "unknown_number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form as it came: whose, about which complaint, and what makes it one deed."""

    request: Request
    visit: Visit
    tracking_id: str
    key: str
    typed: Mapping[str, str]
    """Shown again when it cannot be done."""
    version: str | None = None
    """The complaint's that was looked at, as the form says it; None compares nothing."""

    @property
    def deed(self) -> Deed:
        """`NotSeen` where the form does not say what was looked at."""
        return Deed(
            key=own_key(self.visit, self.key),
            now=self.visit.application.clock.now(),
            version=None if self.version is None else version_in(self.version),
            content=content_hash(self.visit, self.typed),
        )


async def _press(
    request: Request,
    visit: Posting,
    tracking_id: str,
    typed: Typed,
    key: Annotated[str, Form(max_length=64)],
) -> Sent:
    return Sent(request=request, visit=visit, tracking_id=tracking_id, key=key, typed=typed)


Presses = Annotated[Sent, Depends(_press)]
"""Of what says nothing of the complaint as it stands."""


async def _sent(press: Presses, version: Annotated[str, Form()] = "") -> Sent:
    return replace(press, version=version)


Deeds = Annotated[Sent, Depends(_sent)]
"""Of everything else: with the version that was looked at."""
Text = Annotated[str, Form()]
Number = Annotated[int | None, Form()]
Tick = Annotated[bool, Form()]


def new_key() -> str:
    """What a form carries so that it counts once."""
    return secrets.token_urlsafe(12)


def _do(
    sent: Sent,
    name: str,
    act: Callable[[Casework], None],
    *,
    leaves: bool = False,
    part: str = "",
) -> Response:
    """Do it, and show the complaint again, at this `part` of its page; with `leaves` it may be out
    of reach then."""
    try:
        act(Casework(sent.visit.application))
    except (NotPossible, NotSeen, Conflict, Erased, UnknownNumber) as error:
        word = trouble_of(error, _TROUBLES)
        return complaint_page(
            sent.visit, sent.tracking_id, status=409, trouble=word, deed=name, typed=sent.typed
        )
    if leaves and sent.visit.scope.agencies is not None:
        return RedirectResponse(home_of(sent.visit.account), 303)
    return RedirectResponse(f"/complaints/{sent.tracking_id}?done={name}{part}", 303)


_P = ParamSpec("_P")


def _call(
    sent: Sent,
    name: str,
    deed: Callable[Concatenate[Casework, Scope, str, Deed, _P], object],
    *args: _P.args,
    **more: _P.kwargs,
) -> Response:
    """Do a deed of `Casework` to the complaint that the form is about, and show it again."""
    return _do(sent, name, _about(sent, deed, *args, **more))


def _about(
    sent: Sent,
    deed: Callable[Concatenate[Casework, Scope, str, Deed, _P], object],
    *args: _P.args,
    **more: _P.kwargs,
) -> Callable[[Casework], None]:
    def act(casework: Casework) -> None:
        deed(casework, sent.visit.scope, sent.tracking_id, sent.deed, *args, **more)

    return act


def _chosen(*given: str) -> list[int]:
    """The agencies that were chosen, each once and in order."""
    numbers = map(number_in, given)
    return list(dict.fromkeys(one for one in numbers if one is not None))


@router.post(f"{_PATH}/verify")
def verify(
    sent: Deeds,
    title: Text,
    classification: Text = "",
    privacy: Text = "",
    is_oversight: Tick = False,
    topic: Text = "",
    agency: Text = "",
    agency_2: Text = "",
    agency_3: Text = "",
    due_on: Text = "",
    urgency: Text = "medium",
    place_code: Text = "",
    nickname: Text = "",
    then: Text = "",
    confirmed: Tick = False,
) -> Response:
    """Title, kind and privacy are chosen by a person; `then=assign` hands it on at once, and keeps
    nothing where no agency is chosen."""

    def act(casework: Casework) -> None:
        if privacy not in ("open", "secret"):
            raise NotPossible("Choose whether the whole report is secret.", Why.NO_PRIVACY)
        said = Verification(
            title=title,
            classification=classification,
            is_oversight=is_oversight,
            is_secret=privacy == "secret",
            topic=topic or None,
            place_code=place_code.strip() or None,
        )
        chosen = _chosen(agency, agency_2, agency_3)
        judged = judgement_from(
            visit=sent.visit,
            tracking_id=sent.tracking_id,
            classification=classification,
            topic=topic,
            agency_id=chosen[0] if chosen else None,
            urgency=urgency,
            place_code=place_code,
            nickname=nickname,
        )
        onward = chosen if then == "assign" else []
        if then == "assign" and not onward:
            raise NotPossible("Choose the agency that it is assigned to.", Why.NO_AGENCY)
        casework.verify(
            sent.visit.scope,
            sent.tracking_id,
            sent.deed,
            said,
            judged,
            agency_ids=onward,
            due_on=day_in(due_on),
            is_confirmed=confirmed,
        )

    return _do(sent, "verify", act)


@router.post(f"{_PATH}/assign")
def assign(
    sent: Deeds,
    agency: Text = "",
    agency_2: Text = "",
    agency_3: Text = "",
    note: Text = "",
    due_on: Text = "",
    confirmed: Tick = False,
) -> Response:
    """Hand it to one or several agencies with a note and a deadline; `confirmed` also to one that
    it is about."""

    def act(casework: Casework) -> None:
        casework.assign(
            sent.visit.scope,
            sent.tracking_id,
            sent.deed,
            _chosen(agency, agency_2, agency_3),
            note=note,
            due_on=day_in(due_on),
            is_confirmed=confirmed,
        )

    return _do(sent, "assign", act)


@router.post(f"{_PATH}/give-back")
def give_back(sent: Deeds, assignment: Annotated[int, Form()], reason: Text = "") -> Response:
    """Not ours, or no longer theirs."""
    return _do(
        sent, "give_back", _about(sent, Casework.give_back, assignment, reason=reason), leaves=True
    )


@router.post(f"{_PATH}/accept")
def accept(sent: Deeds, assignment: Annotated[int, Form()]) -> Response:
    """The agency has it in work."""
    return _call(sent, "accept", Casework.accept, assignment)


@router.post(f"{_PATH}/hold")
def hold(sent: Deeds, question: Text = "") -> Response:
    """Ask the citizen, and wait."""
    return _call(sent, "hold", Casework.hold, question)


@router.post(f"{_PATH}/resume")
def resume(sent: Deeds) -> Response:
    """Wait no longer."""
    return _call(sent, "resume", Casework.resume)


@router.post(f"{_PATH}/hand-over")
def hand_over(sent: Deeds, to: Text = "", reason: Text = "other_government") -> Response:
    """It is another government's."""
    whom = " ".join(to.split())[:120]

    def act(casework: Casework) -> None:
        if not whom:
            raise NotPossible("Say to whom it is handed over.", Why.NO_RECIPIENT)
        casework.hand_over(sent.visit.scope, sent.tracking_id, sent.deed, to=whom, reason=reason)

    return _do(sent, "hand_over", act)


@router.post(f"{_PATH}/archive")
def archive(sent: Deeds, reason: Text = "") -> Response:
    """Nothing will be done; the reason is told."""
    return _call(sent, "archive", Casework.archive, reason=reason)


@router.post(f"{_PATH}/accept-withdrawal")
def accept_withdrawal(sent: Deeds) -> Response:
    """The reporter takes it back, and so it ends."""
    return _call(sent, "accept_withdrawal", Casework.accept_withdrawal)


@router.post(f"{_PATH}/decline-withdrawal")
def decline_withdrawal(sent: Deeds, reason: Text = "") -> Response:
    """It goes on; the reporter is told why."""
    return _call(sent, "decline_withdrawal", Casework.decline_withdrawal, reason=reason)


@router.post(f"{_PATH}/let-through")
def let_through(sent: Deeds, item: Annotated[int, Form()]) -> Response:
    """Agencies may see what was said since they have the case."""
    return _call(sent, "let_through", Casework.let_through, item)


@router.post(f"{_PATH}/take-out")
def take_out(sent: Deeds, item: Annotated[int, Form()]) -> Response:
    """What agencies do not see is about something else: a report of its own."""

    def act(_casework: Casework) -> None:
        application, scope = sent.visit.application, sent.visit.scope
        sorting.take_out(application, scope, sent.tracking_id, sent.deed, item)

    return _do(sent, "take_out", act)


@router.post(f"{_PATH}/acknowledge")
def acknowledge(sent: Presses) -> Response:
    """I look after it: nobody else is alerted. Of an alert, which lists show, too."""
    return _call(sent, "acknowledge", Casework.acknowledge)


@router.post(f"{_PATH}/answer")
def answer(
    sent: Deeds,
    text: Text = "",
    kind: Text = FollowUpKind.SUBSTANTIVE_ANSWER,
    what: Text = "",
    when: Text = "",
    who: Text = "",
    assignment: Number = None,
    tells_citizen: Tick = True,
) -> Response:
    """Follow up, answer for the first time, or in substance."""

    def act(casework: Casework) -> None:
        if kind not in list(FollowUpKind):
            raise NotPossible("Choose what kind of answer it is.", Why.NO_ANSWER_KIND)
        said = Answer(
            kind=FollowUpKind(kind),
            text=text,
            what=what,
            when=when,
            who=who,
            assignment_id=assignment,
            tells_citizen=tells_citizen,
        )
        casework.answer(sent.visit.scope, sent.tracking_id, sent.deed, said)

    if kind not in (
        FollowUpKind.FOLLOW_UP,
        FollowUpKind.INITIAL_ANSWER,
        FollowUpKind.SUBSTANTIVE_ANSWER,
    ):
        kind = FollowUpKind.SUBSTANTIVE_ANSWER
    return _do(sent, "answer", act)


@router.post(f"{_PATH}/approve")
def approve(sent: Deeds, follow_up: Annotated[int, Form()]) -> Response:
    """Let somebody else's answer go."""
    return _call(sent, "approve", Casework.approve, follow_up)


@router.post(f"{_PATH}/reject")
def reject(sent: Deeds, follow_up: Annotated[int, Form()], reason: Text = "") -> Response:
    """Send it back to whoever wrote it."""
    return _call(sent, "reject", Casework.reject, follow_up, reason=reason)


@router.post(f"{_PATH}/note")
def note(sent: Deeds, text: Text = "") -> Response:
    """For colleagues."""
    return _call(sent, "note", Casework.note, text)


@router.post(f"{_PATH}/say")
def say_it(sent: Deeds, text: Text = "") -> Response:
    """To the citizen, in the bot's stead."""
    return _call(sent, "say", Casework.say, text)


@router.post(f"{_PATH}/take-over")
def take_over(sent: Deeds, is_taken: Tick = True) -> Response:
    """Silence the bot here, or let it speak again."""
    return _call(sent, "take_over" if is_taken else "let_go", Casework.take_over, is_taken=is_taken)


@router.post(f"{_PATH}/close")
def close(sent: Deeds, reason: Text = "by_officer") -> Response:
    """End what is resolved."""
    return _call(sent, "close", Casework.close, reason=reason)


@router.post(f"{_PATH}/reopen")
def reopen(sent: Deeds, reason: Text = "") -> Response:
    """Begin again."""
    return _call(sent, "reopen", Casework.reopen, reason=reason or "mistake")


@router.post(f"{_PATH}/merge")
def merge(sent: Deeds, leader: Text = "") -> Response:
    """Handle it with another one."""
    return _call(sent, "merge", Casework.merge, leader)


@router.post(f"{_PATH}/merge-in")
def merge_in(sent: Deeds, follower: Annotated[list[str] | None, Form()] = None) -> Response:
    """Handle several others with this one."""
    return _call(sent, "merge_in", Casework.merge_in, follower or [])


_DECISIONS: Mapping[str, tuple[str, similar.Decide]] = {
    "confirm": ("same", similar.confirm_same),
    "reject": ("not_the_same", similar.reject_same),
    "undo": ("same_undone", similar.undo_same),
}
_MERGES = [Depends(doing(Right.MERGE))]


@router.post("/complaints/{tracking_id}/same/{link_id}/{decision}", dependencies=_MERGES)
def judge_same(sent: Deeds, link_id: int, decision: str) -> Response:
    """It tells of the same incident as another one, or does not, or that is taken back."""
    if decision not in _DECISIONS:
        raise NotFound("That cannot be said of two reports.")
    done, decide = _DECISIONS[decision]
    return _do(sent, done, _about(sent, Casework.judge_same, decide, link_id), part="#same")


@router.post("/complaints/{tracking_id}/beside/{other_id}/not-the-same", dependencies=_MERGES)
def say_not_the_same(sent: Deeds, other_id: str) -> Response:
    """They are two incidents: neither is proposed beside the other again."""
    return _call(sent, "not_the_same", Casework.say_not_the_same, other_id)


@router.post(f"{_PATH}/split")
def split(sent: Deeds) -> Response:
    """Handle it by itself again."""
    return _call(sent, "split", Casework.split)


@router.post(f"{_PATH}/undo")
def undo(sent: Deeds, of: Text) -> Response:
    """Take the newest deed back."""
    return _call(sent, "undo", Casework.undo, of)


@router.post(f"{_PATH}/unseal")
def unseal(sent: Deeds, reason: Text = "") -> Response:
    """It is no oversight content after all."""
    return _call(sent, "unseal", Casework.unseal, reason=reason.strip()[:_LONGEST_REASON])


@router.post(f"{_PATH}/exclude")
def exclude(sent: Deeds, agency: Text = "", operator: Text = "") -> Response:
    """Somebody whom it is about must not know of it."""
    return _call(
        sent,
        "exclude",
        Casework.exclude,
        agency_id=number_in(agency),
        operator_id=number_in(operator),
    )


@router.post(f"{_PATH}/exclude/end")
def end_exclusion(sent: Deeds, exclusion: Annotated[int, Form()], reason: Text = "") -> Response:
    """They may know of it again."""
    return _call(sent, "end_exclusion", Casework.end_exclusion, exclusion, reason=reason)


@router.post(f"{_PATH}/name")
def name(sent: Deeds, operator: Annotated[int, Form()]) -> Response:
    """One more person sees the sealed report."""
    return _call(sent, "name", Casework.name_operator, operator)


@router.post(f"{_PATH}/name/end")
def take_access_away(sent: Deeds, operator: Annotated[int, Form()]) -> Response:
    """Somebody who was named sees it no longer."""
    return _call(sent, "end_name", Casework.take_access_away, operator)


@router.post(f"{_PATH}/hide-comment")
def hide_comment(sent: Deeds, item: Annotated[int, Form()], reason: Text = "") -> Response:
    """Hide a public comment from others, for personal data or danger."""
    return _call(sent, "hide_comment", Casework.hide_comment, item, reason=reason)


@router.post(f"{_PATH}/release")
def release(sent: Deeds, file: Number = None, item: Number = None, reason: Text = "") -> Response:
    """Agencies may see a file, or what a message says, as it is, for this reason."""

    def act(casework: Casework) -> None:
        scope, number = sent.visit.scope, sent.tracking_id
        if file is not None:
            casework.release(scope, number, sent.deed, file, reason=reason)
        elif item is not None:
            casework.release_words(scope, number, sent.deed, item, reason=reason)
        else:
            raise NotPossible("Choose what agencies may see.")

    return _do(sent, "release", act)


@router.post(f"{_PATH}/release/end")
def end_release(sent: Deeds, release: Annotated[int, Form()]) -> Response:
    """Agencies see it no longer."""
    return _call(sent, "end_release", Casework.end_release, release)


@router.post(f"{_PATH}/publish")
def publish(
    sent: Deeds, text: Text = "", with_text: Tick = False, with_point: Tick = False
) -> Response:
    """Everybody may read the gist from now on, and with it these words and the rounded place."""
    words = publishing.plain(text) if with_text else ""

    def act(casework: Casework) -> None:
        said = publishing.publication(sent.visit, sent.tracking_id, words, with_point=with_point)
        casework.publish(sent.visit.scope, sent.tracking_id, sent.deed, said)

    return _do(sent, "publish", act)


@router.post(f"{_PATH}/unpublish")
def unpublish(sent: Deeds) -> Response:
    """Nobody may read it any more."""
    return _call(sent, "unpublish", Casework.unpublish)


@router.post(f"{_PATH}/tag")
def tag(sent: Deeds, tag: Text = "", is_set: Tick = True) -> Response:
    """Put a word to it, or take it away."""
    return _call(sent, "tag", Casework.set_tag, tag, is_set=is_set)


@router.post(f"{_PATH}/secrecy")
def secrecy(sent: Deeds, is_secret: Annotated[bool, Form()], reason: Text = "") -> Response:
    """Hide the whole report, or open it again: only for roles that see secret ones."""
    why = reason.strip()[:_LONGEST_REASON]
    return _call(sent, "secrecy", Casework.set_secret, is_secret=is_secret, reason=why)


@router.post(f"{_PATH}/emergency")
def emergency(sent: Deeds, is_emergency: Tick = True) -> Response:
    """Somebody is in danger, or nobody is."""
    return _call(sent, "emergency", Casework.set_emergency, is_emergency=is_emergency)


@router.post(f"{_PATH}/forward")
def forward(sent: Deeds, destination: Text) -> Response:
    """Send it to a system outside, whether or not it would go by itself."""

    def act(_casework: Casework) -> None:
        forwarding = Forwarding(sent.visit.application)
        forwarding.want(sent.visit.scope, sent.tracking_id, sent.deed, destination)

    return _do(sent, "forward", act)
