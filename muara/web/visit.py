"""One request of somebody at a screen: who they are, what they may see, in which language."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Form, Request

from muara.app import Application
from muara.forwarding import label_of
from muara.jobs import Job
from muara.words import LANGUAGES
from store import sessions
from store.accounts import Account
from store.casework.deed import require_any
from store.rights import Right
from store.scope import Scope

SESSION_COOKIE = "muara_session"
LANGUAGE_COOKIE = "muara_language"
KEYS_COOKIE = "muara_keys"
"""With the operator's id behind it: several may sign in at one desk."""
UNATTENDED = frozenset(
    {
        "/news",
        "/events",
        "/new/saved",
        "/complaints/{tracking_id}/holder",
        "/imports/{batch_id}/progress",
    }
)
"""The routes that open pages ask for by themselves: that does not keep a session alive."""
_OPEN_WITHOUT_SECOND_FACTOR = ("/self/second-factor", "/sign-out", "/language")


class NotSignedIn(Exception):
    """The page is for operators: lead to the sign-in and back."""


class SecondFactorDue(Exception):
    """Nothing opens before the second factor is set up: lead there."""


class Forged(Exception):
    """The form was not made by this session's own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request of a signed-in operator."""

    application: Application
    session: sessions.Session
    token: str
    language: str
    path: str
    """The page to come back to, with its query."""
    kept_keys: str = ""
    """What the browser keeps of the operator's own keys, see `keys.Keyboard`."""
    scope: Scope = field(init=False)
    """What this operator reaches; nothing is read or changed without it."""

    def __post_init__(self) -> None:
        reach = self.account.scope(self.application.jurisdiction_of())
        object.__setattr__(self, "scope", reach)  # frozen, but for what follows from the rest

    @property
    def account(self) -> Account:
        return self.session.account

    @property
    def channels(self) -> dict[str, str]:
        """The declared channels within reach and their jurisdictions."""
        known = self.application.jurisdiction_of()
        return {name: code for name, code in known.items() if self.account.serves(code)}

    def may(self, right: str) -> bool:
        """Whether to show what needs this right; the store asks again."""
        return Right(right) in self.scope.rights

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The codes of the governments within reach, in the order of config.yaml."""
        codes = self.application.settings.jurisdictions
        return tuple(code for code in codes if self.account.serves(code))

    @property
    def governments(self) -> dict[str, str]:
        """The same with their names."""
        known = self.application.settings.jurisdictions
        return {code: known[code].name for code in self.jurisdictions}

    @property
    def uses_lapor(self) -> bool:
        """Whether a government within reach takes its reports to SP4N-LAPOR!."""
        known = self.application.settings.jurisdictions
        return any(known[code].uses_lapor for code in self.jurisdictions)

    @property
    def has_destinations(self) -> bool:
        """Whether reports go to a system outside by themselves."""
        return any(one.is_called for one in self.application.destinations.values())

    def destination_label(self, name: str) -> str:
        """What a destination is called."""
        return label_of(self.application, name)

    def place_name(self, jurisdiction: str, code: str | None) -> str | None:
        """The proper name of an area, None for none and for unknown ones."""
        if not code:
            return None
        return self.application.knowledge.of(jurisdiction).gazetteer.name_of(code)

    def topic_names(self, jurisdiction: str) -> tuple[str, ...]:
        """The topics that a government knows, in the order of its lexicon."""
        lexicon = self.application.knowledge.of(jurisdiction).lexicon
        return tuple(label.name for label in lexicon.labels_of("topic"))

    def district_names(self, jurisdiction: str) -> dict[str, str]:
        """The districts of a government by code; empty where its area is not known."""
        known = self.application.knowledge.of(jurisdiction)
        if not known.jurisdiction:
            return {}
        within = f"{known.jurisdiction}."
        districts = known.gazetteer.districts.items()
        return {code: name for code, name in districts if code.startswith(within)}

    @property
    def csrf(self) -> str:
        return csrf_token(self.token)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the first government that the operator works for."""
        codes = self.application.settings.jurisdictions
        within = self.account.governments or frozenset(codes)
        return self.application.zone(next((c for c in codes if c in within), ""))

    def zone_of(self, jurisdiction: str) -> ZoneInfo:
        return self.application.zone(jurisdiction)


def csrf_token(token: str) -> str:
    """What forms of the session with this cookie carry: nobody without the cookie can make it."""
    return hmac.new(token.encode(), b"muara form", hashlib.sha256).hexdigest()


def check_csrf(token: str, given: str) -> None:
    """Raise `Forged` unless the form belongs to the cookie."""
    # As bytes: texts with other letters than ASCII are not compared.
    if not token or not hmac.compare_digest(csrf_token(token).encode(), given.encode()):
        raise Forged


def language_of(request: Request, session: sessions.Session | None = None) -> str:
    """The language chosen in this session or browser, else Indonesian."""
    wanted = (session.language if session else None) or request.cookies.get(LANGUAGE_COOKIE)
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def find_visit(request: Request) -> Visit | None:
    """The signed-in operator behind the request's cookie, if any."""
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        return None
    application: Application = request.app.state.application
    now = application.clock.now()
    idle = timedelta(minutes=application.settings.sign_in.idle_minutes)
    with application.store.read() as connection:
        session = sessions.find_session(connection, token, now, idle)
    if session is None:
        return None
    is_attended = request.scope["route"].path not in UNATTENDED
    if is_attended and sessions.is_to_be_noted(session, now):
        with application.store.write() as connection:
            sessions.note_seen(connection, token, now)
    return Visit(
        application=application,
        session=session,
        token=token,
        language=language_of(request, session),
        path=page_of(request),
        kept_keys=request.cookies.get(f"{KEYS_COOKIE}_{session.account.id}", ""),
    )


def page_of(request: Request) -> str:
    """The page that was asked for; for a form, whose own address shows none, the page above it."""
    if request.method == "GET":
        query = f"?{request.url.query}" if request.url.query else ""
        return request.url.path + query
    routes = request.app.routes
    pages = {route.path for route in routes if "GET" in (getattr(route, "methods", None) or ())}
    pieces = request.scope["route"].path.split("/")
    while pieces and "/".join(pieces) not in pages:
        pieces.pop()
    return "/".join(request.url.path.split("/")[: len(pieces)]) or "/"


def _signed_in(request: Request) -> Visit:
    visit = find_visit(request)
    if visit is None:
        raise NotSignedIn
    due_at = visit.account.second_factor_due_at
    is_due = due_at is not None and due_at <= visit.application.clock.now()
    if is_due and not request.url.path.startswith(_OPEN_WITHOUT_SECOND_FACTOR):
        raise SecondFactorDue
    return visit


SignedIn = Annotated[Visit, Depends(_signed_in)]
"""For pages: an operator who is signed in; others are led to the sign-in."""


# What follows waits for nothing: as coroutines they are spared the way to a thread and back.


async def _posting(visit: SignedIn, csrf: Annotated[str, Form()] = "") -> Visit:
    check_csrf(visit.token, csrf)
    return visit


Posting = Annotated[Visit, Depends(_posting)]
"""For forms: the same, with a form of this session's own."""


def reading(*rights: Right) -> Callable[[Visit], Awaitable[Visit]]:
    """A dependency for pages: somebody signed in who has this right, or one of these."""

    async def check(visit: SignedIn) -> Visit:
        require_any(visit.scope, rights)
        return visit

    return check


def doing(*rights: Right) -> Callable[[Visit], Awaitable[Visit]]:
    """A dependency for forms: a form of the session's own, by somebody who has this right, or one
    of these."""

    async def check(visit: Posting) -> Visit:
        require_any(visit.scope, rights)
        return visit

    return check


async def _jobs(request: Request) -> Sequence[Job]:
    jobs: Sequence[Job] = request.app.state.jobs
    return jobs


Jobs = Annotated[Sequence[Job], Depends(_jobs)]
"""The timetable of this installation."""
SeesChannels = Annotated[Visit, Depends(reading(Right.READ_CHANNELS))]
"""For pages about channels and what went through them."""
