"""Renders pages: templates, the words of the visitor's language, and the navigation's numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Connection

from muara.app import Application
from muara.web import formats
from muara.web.visit import Visit, csrf_token, language_of
from muara.words import LANGUAGES, keys, say
from store import overview
from store.models import ComplaintStatus, OutboxState

_FOLDER = Path(__file__).parent
STATIC_FOLDER = _FOLDER / "static"
TROUBLED = (OutboxState.DEAD, OutboxState.UNCERTAIN, OutboxState.FAILED)
FAULTS_SHOWN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLook:
    """How a channel appears: `mark` is one or two letters, `kind` chooses its colour."""

    name: str
    kind: str
    label: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The numbers beside the navigation's entries."""

    total: int
    gathering: int
    by_status: Mapping[str, int]
    unsorted: int
    faulty: int
    troubled: int
    erasures: int


def page(
    visit: Visit, connection: Connection, template: str, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A whole page for a signed-in operator."""
    values["navigation"] = navigation(visit, connection)
    return HTMLResponse(_render(visit, template, values), status)


def fragment(visit: Visit, template: str, **values: Any) -> HTMLResponse:
    """A piece of a page, for a page that asks for it by itself."""
    return HTMLResponse(_render(visit, template, values))


def public_page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    form_token: str = "",
    **values: Any,
) -> HTMLResponse:
    """A page for somebody who is not signed in."""
    language = language_of(request)
    application: Application = request.app.state.application
    values |= {
        "visit": None,
        "csrf": csrf_token(form_token),
        "path": request.url.path,
        "governments": [j.name for j in application.settings.jurisdictions.values()],
    }
    text = _templates().get_template(template).render(**_words(language), **values)
    return HTMLResponse(text, status)


def _render(visit: Visit, template: str, values: Mapping[str, Any]) -> str:
    settings = visit.application.settings
    within = visit.account.jurisdictions
    own = {
        "visit": visit,
        "csrf": visit.csrf,
        "path": visit.path,
        "zone": visit.zone,
        "now": visit.application.clock.now(),
        "look": partial(channel_look, visit.application),
        "governments": [
            one.name
            for code, one in settings.jurisdictions.items()
            if within is None or code in within
        ],
    }
    return _templates().get_template(template).render(**_words(visit.language), **own, **values)


def _words(language: str) -> dict[str, Any]:
    """What templates use to speak the language."""

    def of_language(function: Callable[..., str]) -> Callable[..., str]:
        return lambda *arguments: function(*arguments, language)

    return {
        "language": language,
        "languages": LANGUAGES,
        "t": partial(say, language),
        "named": partial(_named, language),
        "full_moment": of_language(formats.full_moment),
        "clock_words": of_language(formats.clock_words),
        "day_words": lambda day, width="medium": formats.day_words(day, language, width),
        "age_words": of_language(formats.age_words),
        "left_words": of_language(formats.left_words),
        "short_moment": of_language(formats.short_moment),
        "size_words": of_language(formats.size_words),
        "percent": of_language(formats.percent),
        "said": formats.said,
        "count_words": of_language(formats.count_words),
        "dollar_words": of_language(formats.dollar_words),
        "redacted": of_language(formats.redacted_markup),
        "point_words": formats.point_words,
    }


def _named(language: str, family: str, word: str) -> str:
    """The words for a code of an open family, such as jobs; without them the code itself."""
    key = f"{family}.{word}"
    return say(language, key) if key in keys(language) else word.replace("_", " ")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["statuses"] = list(ComplaintStatus)
    return environment


def channel_look(application: Application, name: str) -> ChannelLook:
    """How the channel `name` appears, also when it is no longer configured."""
    opened = application.channels.get(name)
    left_out = application.settings.not_configured.get(name)
    if opened is not None:
        kind, label = opened.settings.kind, opened.type.label
    else:
        kind = left_out.kind if left_out else name
        label = kind.replace("_", " ").title()
    has_twin = sum(c.settings.kind == kind for c in application.channels.values()) > 1
    return ChannelLook(
        name=name,
        kind=kind,
        label=f"{label} ({name})" if has_twin else label,
        mark=_mark(label),
    )


def _mark(label: str) -> str:
    capitals = "".join(letter for letter in label if letter.isupper())
    return capitals[:2] if len(capitals) > 1 else label[:2]


def navigation(visit: Visit, connection: Connection) -> Navigation:
    """The counts within the operator's reach."""
    scope = visit.scope
    by_status = overview.status_counts(scope, connection)
    since = (visit.application.clock.now() - FAULTS_SHOWN).date()
    return Navigation(
        total=sum(by_status.values()),
        gathering=overview.gathering_count(scope, connection),
        by_status=by_status,
        unsorted=overview.unsorted_count(scope, connection),
        faulty=overview.faulty_count(scope, connection, list(visit.channels), since),
        troubled=sum(overview.outbox_counts(scope, connection, TROUBLED).values()),
        erasures=overview.erasure_count(scope, connection),
    )


def moment_key(moment: datetime, row_id: int) -> str:
    """A place in a list that is ordered by time, for an address."""
    return f"{moment.isoformat()}~{row_id}"


def read_moment_key(written: str | None) -> tuple[datetime, int] | None:
    """What `moment_key` wrote; None when it is missing or was tampered with."""
    moment, _, row_id = (written or "").partition("~")
    try:
        found = datetime.fromisoformat(moment)
        return (found, int(row_id)) if found.tzinfo else None
    except ValueError:
        return None
