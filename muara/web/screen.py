"""Renders pages: templates, the words of the visitor's language, and the navigation's numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO

from fastapi import Request
from fastapi.responses import HTMLResponse, StreamingResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy import Connection

from muara.app import Application
from muara.casework import ARCHIVE_REASONS, DECLINE_REASONS, HAND_OVER_REASONS
from muara.identity import REASONS
from muara.web import formats
from muara.web.keys import DESTINATIONS, SHORTCUTS, keyboard_of
from muara.web.visit import Visit, csrf_token, language_of
from muara.web.wanted import midnight
from muara.words import LANGUAGES, keys, say
from store import lists, views
from store.casework.reach import EXCLUSION_END_REASONS, RELEASE_REASONS
from store.lists import COUNTED_AT_MOST, LISTS
from store.models import ComplaintStatus, OutboxState
from store.navigation import Numbers, numbers_for
from store.rights import Right

_FOLDER = Path(__file__).parent
STATIC_FOLDER = _FOLDER / "static"
TROUBLED = (OutboxState.DEAD, OutboxState.UNCERTAIN, OutboxState.FAILED)
_CHUNK = 64 * 1024
FAULTS_SHOWN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLook:
    """How a channel appears: `mark` is one or two letters, `kind` chooses its colour."""

    name: str
    kind: str
    label: str
    mark: str


def page(
    visit: Visit, connection: Connection, template: str, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A whole page for a signed-in operator."""
    values["navigation"] = numbers_of(visit, connection)
    values["views"] = views.views_of(visit.scope, connection)
    return HTMLResponse(_render(visit, template, values), status)


def handed_out(file: BinaryIO, media_type: str, name: str) -> StreamingResponse:
    """A temporary file for the visitor to keep, from its beginning; closed when it was sent."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_content(file), media_type=media_type, headers=headers)


def _content(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


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
    within = visit.account.governments
    own = {
        "visit": visit,
        "csrf": visit.csrf,
        "path": visit.path,
        "zone": visit.zone,
        "now": visit.application.clock.now(),
        "look": cache(partial(channel_look, visit.application)),
        "keyboard": keyboard_of(visit),
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
        "month_words": of_language(formats.month_words),
        "age_words": of_language(formats.age_words),
        "left_words": of_language(formats.left_words),
        "short_moment": of_language(formats.short_moment),
        "size_words": of_language(formats.size_words),
        "limit_words": of_language(formats.limit_words),
        "percent": of_language(formats.percent),
        "said": formats.said,
        "said_of_verdict": formats.said_of_verdict,
        "alike_words": partial(formats.alike_words, language=language),
        "count_words": of_language(formats.count_words),
        "decimal_words": of_language(formats.decimal_words),
        "bounded": of_language(bounded),
        "dollar_words": of_language(formats.dollar_words),
        "redacted": of_language(formats.redacted_markup),
        "gist": of_language(formats.gist_markup),
        "point_words": formats.point_words,
    }


def _named(language: str, family: str, word: str) -> str:
    """The words for a code of an open family, such as jobs; without them the code itself."""
    key = f"{family}.{word}"
    return say(language, key) if key in keys(language) else word.replace("_", " ")


def bounded(count: int, language: str) -> str:
    """A count that stopped at `COUNTED_AT_MOST` as `999+`, others as they are."""
    if count >= COUNTED_AT_MOST:
        return f"{COUNTED_AT_MOST - 1}+"
    return formats.count_words(count, language)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,  # it would ask the disk about every file of every page
    )
    environment.globals["drawn_icon"] = _icon
    environment.globals["statuses"] = list(ComplaintStatus)
    environment.globals["identity_reasons"] = REASONS
    environment.globals["lists"] = LISTS
    environment.globals["archive_reasons"] = ARCHIVE_REASONS
    environment.globals["decline_reasons"] = DECLINE_REASONS
    environment.globals["hand_over_reasons"] = HAND_OVER_REASONS
    environment.globals["release_reasons"] = RELEASE_REASONS
    environment.globals["exclusion_end_reasons"] = EXCLUSION_END_REASONS
    environment.globals["shortcuts"] = SHORTCUTS
    environment.globals["destinations"] = DESTINATIONS
    return environment


@lru_cache(maxsize=512)
def _icon(name: str) -> Markup:
    """A picture of the sprite; it says nothing to who listens."""
    return _ICON.format(name)


_ICON = Markup(
    '<svg class="icon" aria-hidden="true" focusable="false">'
    '<use href="/static/icons.svg#{}"></use></svg>'
)


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


def numbers_of(visit: Visit, connection: Connection) -> Numbers:
    """The numbers beside the navigation's entries."""
    since = (visit.application.clock.now() - FAULTS_SHOWN).date()
    return numbers_for(visit.scope, connection, hour_of(visit), tuple(visit.channels), since)


def list_counts(visit: Visit, connection: Connection) -> dict[str, int]:
    """How many complaints each list of the queue holds for this operator."""
    if not visit.may(Right.READ_REPORTS):
        return {}
    return lists.counts(visit.scope, connection, hour_of(visit))


def hour_of(visit: Visit) -> lists.Hour:
    """What the queue's lists need to know of this moment."""
    now = visit.application.clock.now()
    today = now.astimezone(visit.zone).date()
    rules = {name: one.type.rules for name, one in visit.application.channels.items()}
    return lists.Hour(
        now=now,
        day_ends_at=midnight(today + timedelta(days=1), visit.zone),
        windows={name: one.window for name, one in rules.items() if one.window is not None},
    )
