"""What all pages for citizens share: language, the government's looks, forms and their cookies."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from itsdangerous import BadSignature, URLSafeSerializer
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import UploadFile

from muara.app import Application
from muara.colours import lightened_for, softened
from muara.entering import NewFile
from muara.filled_in import web_channels
from muara.settings import LOGO_TYPES, Jurisdiction
from muara.web.guest import VISITOR_COOKIE, set_cookie
from muara.web.late_route import LateRoute
from muara.web.media_files import SANDBOX
from muara.web.visit import LANGUAGE_COOKIE, csrf_token
from muara.words import LANGUAGES, line, lines
from store.errors import NotFound

router = APIRouter(route_class=LateRoute)

_TEMPLATES = Path(__file__).parent / "templates" / "public"
_YEAR = timedelta(days=365)
_AN_HOUR = {"cache-control": "public, max-age=3600"}
_NIGHT = "#161f1e"
"""What words stand on in the dark; as in public.css."""
_DAY = "#ffffff"
_MOST_FIELDS = 40
_MOST_FILES = 100


# --- language ---------------------------------------------------------------------------------


def language_of(request: Request) -> str:
    """The language chosen in this browser, else the one that it prefers, else Indonesian."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in LANGUAGES:
        return str(chosen)
    return preferred_language(request.headers.get("accept-language", ""))


def preferred_language(accepted: str) -> str:
    """The first of our languages in an Accept-Language header; Indonesian without one."""
    weighed: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        name, _, weight = part.partition(";q=")
        language = name.strip().lower().partition("-")[0]
        language = "id" if language == "in" else language  # as old phones call it
        if language in LANGUAGES:
            weighed.append((_weight(weight), language))
    return max(weighed, key=lambda one: one[0])[1] if weighed else LANGUAGES[0]


def _weight(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0


@router.get("/bahasa/{language}")
def choose_language(request: Request, language: str, to: str = "/lapor") -> Response:
    """Keep the language in this browser, and lead back."""
    known = to if is_for_citizens(to) and to.isprintable() else "/lapor"
    answer = RedirectResponse(known, 303)
    if language in LANGUAGES:
        set_cookie(request, answer, LANGUAGE_COOKIE, language, int(_YEAR.total_seconds()))
    return answer


def is_for_citizens(path: str) -> bool:
    """A page of ours whose readers do not sign in."""
    return path.split("/")[:2] in (["", "lapor"], ["", "lacak"], ["", "privasi"])


# --- the government's looks -------------------------------------------------------------------


@router.get("/tampilan/{code}.css")
def show_colours(request: Request, code: str) -> Response:
    """The government's colours, by day and by night."""
    colour = _government(request, code).colour
    by_night = lightened_for(colour, _NIGHT)
    text = (
        f":root{{--band:{colour};--accent:{colour};--accent-soft:{softened(colour, _DAY, 0.12)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{--accent:{by_night};"
        f"--accent-soft:{softened(colour, _NIGHT, 0.3)}}}}}"
    )
    return Response(text, media_type="text/css", headers=_AN_HOUR)


@router.get("/tampilan/{code}/logo")
def show_logo(request: Request, code: str) -> Response:
    """The government's coat of arms."""
    logo = _government(request, code).logo
    if logo is None or not Path(logo).is_file():
        raise NotFound("There is no such picture.")
    kind = LOGO_TYPES[Path(logo).suffix.lower()]
    return Response(Path(logo).read_bytes(), media_type=kind, headers=_AN_HOUR | SANDBOX)


def _government(request: Request, code: str) -> Jurisdiction:
    found = application_of(request).settings.jurisdictions.get(code)
    if found is None:
        raise NotFound("There is no such government.")
    return found


def application_of(request: Request) -> Application:
    """The application that serves the request."""
    found: Application = request.app.state.application
    return found


def only_government(application: Application) -> str | None:
    """The code of the government where there is but one."""
    codes = list(application.settings.jurisdictions)
    return codes[0] if len(codes) == 1 else None


# --- pages ------------------------------------------------------------------------------------


def citizen_page(
    request: Request,
    template: str,
    *,
    government: str | None = None,
    status: int = 200,
    **values: Any,
) -> HTMLResponse:
    """A page for citizens in their language, in the looks of the government with this code."""
    application = application_of(request)
    language = language_of(request)
    code = government or only_government(application)
    look = application.settings.jurisdictions.get(code) if code else None
    visitor = request.cookies.get(VISITOR_COOKIE) or secrets.token_urlsafe(24)
    zone = ZoneInfo(look.timezone if look else "Asia/Jakarta")
    names = [one.name for one in application.settings.jurisdictions.values()]
    text = (
        _templates()
        .get_template(template)
        .render(
            language=language,
            languages=LANGUAGES,
            line=partial(line, language),
            reason_words=partial(_reason, language),
            moment_words=partial(_moment, language, zone),
            day_words=partial(_day, language, zone),
            code=code,
            look=look,
            government=look.name if look else ", ".join(names),
            takes_reports=bool(web_channels(application)),
            path=request.url.path,
            csrf=csrf_token(visitor),
            new_key=secrets.token_urlsafe(16),
            **values,
        )
    )
    answer = HTMLResponse(text, status)
    set_cookie(request, answer, VISITOR_COOKIE, visitor, None)
    return answer


def _reason(language: str, code: str | None) -> str:
    key = f"reason.{code}"
    return line(language, key) if key in lines(LANGUAGES[0]) else ""


def _moment(language: str, zone: ZoneInfo, moment: datetime) -> str:
    """`Selasa, 24 November 2026, 09.15`."""
    words = "EEEE, d MMMM y, HH.mm" if language == "id" else "EEEE, d MMMM y, HH:mm"
    return str(format_datetime(moment.astimezone(zone), words, locale=language))


def _day(language: str, zone: ZoneInfo, moment: datetime) -> str:
    return str(format_datetime(moment.astimezone(zone), "EEEE, d MMMM y", locale=language))


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def slowed(answer: Response, wait: timedelta) -> Response:
    """Say to programs, too, when to come again."""
    answer.headers["retry-after"] = str(seconds_of(wait))
    return answer


def seconds_of(wait: timedelta) -> int:
    """Whole seconds, one at least."""
    return max(1, -int(-wait.total_seconds() // 1))


def minutes_of(wait: timedelta) -> int:
    """Whole minutes, one at least."""
    return -(-seconds_of(wait) // 60)


# --- forms ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Filled:
    """What a form of ours brought: its fields, as written, and its files.

    `is_ours`: it was made for this browser, so that nobody else has sent it.
    """

    fields: dict[str, str] = field(default_factory=dict)
    files: list[NewFile] = field(default_factory=list)
    is_ours: bool = False

    def word(self, name: str, longest: int = 200) -> str | None:
        """A field on one line, without blanks around it; None when it is empty."""
        return " ".join(self.fields.get(name, "").split())[:longest] or None

    def text(self, name: str) -> str:
        """A field of several lines, without blanks around it.

        Browsers send two letters for the end of a line and count one.
        """
        return self.fields.get(name, "").replace("\r\n", "\n").strip()

    @property
    def key(self) -> str:
        """The form's own key: who does not know it cannot touch what was sent under it."""
        given = "".join(c for c in self.fields.get("key", "")[:64] if c.isalnum() or c in "-_")
        return given if len(given) >= 20 and given.isascii() else secrets.token_urlsafe(16)


async def read_filled(request: Request) -> Filled:
    """The form in a request; the shield has bounded the whole.

    Far more files are read than anybody allows: what was typed beside them is not lost.
    """
    filled = Filled()
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content:
                    filled.files.append(NewFile(content, value.filename, value.content_type))
            else:
                filled.fields[name] = value.replace("\0", "")  # no database keeps it
    filled.is_ours = _is_ours(request, filled.fields.get("csrf", ""))
    return filled


def _is_ours(request: Request, given: str) -> bool:
    visitor = request.cookies.get(VISITOR_COOKIE, "")
    return bool(visitor) and hmac.compare_digest(csrf_token(visitor).encode(), given.encode())


# --- signed cookies ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pass:
    """A short-lived, signed cookie for one page: it says what its owner has proved there."""

    name: str
    path: str
    lasts: timedelta

    def give(self, request: Request, answer: Response, **said: str) -> None:
        """Hand it out."""
        application = application_of(request)
        until = application.clock.now() + self.lasts
        answer.set_cookie(
            self.name,
            self._signer(application).dumps({**said, "until": until.timestamp()}),
            max_age=int(self.lasts.total_seconds()),
            path=self.path,
            httponly=True,
            samesite="lax",
            secure=application.settings.public_url.startswith("https://"),
        )

    def read(self, request: Request) -> Mapping[str, str]:
        """What it says; nothing when there is none, or it is over."""
        application = application_of(request)
        try:
            said = self._signer(application).loads(request.cookies.get(self.name, ""))
        except BadSignature:
            return {}
        if application.clock.now().timestamp() > said.pop("until", 0):
            return {}
        return {name: str(value) for name, value in said.items()}

    def take_back(self, answer: Response) -> None:
        """End it before its time."""
        answer.delete_cookie(self.name, path=self.path)

    def _signer(self, application: Application) -> URLSafeSerializer:
        secret = application.store.keyring.hash("pass", self.name)
        return URLSafeSerializer(secret, salt=self.name)
