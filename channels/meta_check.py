"""Asks Meta whether token, permissions, Page and webhook subscription are in order.

https://developers.facebook.com/docs/graph-api/reference/debug_token
https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, ParamSpec

from channels.base import Finding
from channels.errors import ChannelError
from channels.meta_reading import moment, objects, optional_fields

if TYPE_CHECKING:
    from channels.meta_client import GraphClient

_DAYS_TO_WARN = 14

P = ParamSpec("P")


def told(
    subject: str,
) -> Callable[[Callable[P, Iterable[Finding]]], Callable[P, list[Finding]]]:
    """Make a check tell of the platform's failures instead of raising them."""

    def decorate(check: Callable[P, Iterable[Finding]]) -> Callable[P, list[Finding]]:
        @wraps(check)
        def tells(*args: P.args, **kwargs: P.kwargs) -> list[Finding]:
            try:
                return list(check(*args, **kwargs))
            except ChannelError as error:
                return [Finding.of_failure(subject, error)]

        return tells

    return decorate


@told("token")
def check_token(
    app: GraphClient,
    page_token: str,
    *,
    page_id: str,
    app_id: str,
    permissions: Sequence[str],
    now: datetime,
) -> Iterable[Finding]:
    """Whether the Page's token holds, how long, and for what; `app` calls as the app itself."""
    token = optional_fields(app.read("debug_token", input_token=page_token).get("data"))
    if token.get("is_valid") is not True:
        return [_invalid(token, now)]
    if str(token.get("app_id")) != app_id:
        return [finding("error", "token", "page_token is another app's: look at app_id.")]
    if str(token.get("profile_id", page_id)) != page_id:
        return [finding("error", "token", "page_token is another Page's: look at page_id.")]
    return [_expiry(token, now), _permissions(token, permissions)]


@told("page")
def check_page(graph: GraphClient, page_id: str) -> Iterable[Finding]:
    """Whether the Page can be read."""
    page = graph.read(page_id, fields="id,name")
    if page.get("id") != page_id:
        return [finding("error", "page", "Facebook shows another Page: look at page_id.")]
    return [finding("ok", "page", f"The Page is {page.get('name')!r}.")]


@told("webhook")
def check_subscription(
    graph: GraphClient, page_id: str, app_id: str, needed: Sequence[str]
) -> Iterable[Finding]:
    """Whether the app receives the Page's events."""
    held = _subscribed(graph, page_id, app_id)
    if held is None:
        return [finding("error", "webhook", "The app is not subscribed to the Page: connect it.")]
    missing = set(needed) - held
    if missing:
        text = f"The app does not receive {', '.join(sorted(missing))}: connect it again."
        return [finding("warning", "webhook", text)]
    return [finding("ok", "webhook", "The app is subscribed to the Page.")]


@told("callback")
def check_callback(app: GraphClient, app_id: str, of: str, url: str) -> Iterable[Finding]:
    """Whether the app sends the events of an object (page or instagram) to `url`; `app` calls as
    the app itself."""
    known = objects(app.read(app_id, "subscriptions"))
    ours = next((one for one in known if one.get("object") == of), {})
    if ours.get("callback_url") != url:
        text = (
            f"The app's callback URL for the object {of} is not ours: change it under Webhooks in "
            "the app."
        )
        return [finding("error", "callback", text)]
    if ours.get("active") is False:
        return [finding("error", "callback", "Meta has switched the app's webhook off.")]
    return [finding("ok", "callback", "The app calls our address.")]


@told("webhook")
def subscribe(
    graph: GraphClient, page_id: str, app_id: str, wanted: Sequence[str]
) -> Iterable[Finding]:
    """Subscribe the app to the Page's events; safe to repeat.

    The call replaces what the app had there, which may be another channel's: that stays.
    """
    held = _subscribed(graph, page_id, app_id) or set()
    names = sorted(held.union(wanted))
    answer = graph.create(page_id, "subscribed_apps", subscribed_fields=",".join(names))
    if str(answer.get("success")).lower() != "true":
        return [finding("error", "webhook", "Meta did not confirm it: connect again.")]
    return [finding("ok", "webhook", "The app is subscribed to the Page.")]


def _subscribed(graph: GraphClient, page_id: str, app_id: str) -> set[str] | None:
    """What the app hears of the Page; None when it is not subscribed."""
    apps = objects(graph.read(page_id, "subscribed_apps", fields="id,subscribed_fields"))
    ours = next((app for app in apps if str(app.get("id")) == app_id), None)
    return None if ours is None else _names(ours.get("subscribed_fields"))


def _names(subscribed: object) -> set[str]:
    if not isinstance(subscribed, list):
        return set()
    return {str(optional_fields(field).get("name", field)) for field in subscribed}


def _expiry(token: Mapping[str, Any], now: datetime) -> Finding:
    ends = [moment(token.get(name)) for name in ("expires_at", "data_access_expires_at")]
    known = [end for end in ends if end is not None]
    if not known:
        return finding("ok", "token", "page_token is valid and does not expire.")
    days = (min(known) - now).days
    text = f"page_token is valid for {days} more days."
    return finding("ok" if days >= _DAYS_TO_WARN else "warning", "token", text)


def _invalid(token: Mapping[str, Any], now: datetime) -> Finding:
    ends = moment(token.get("expires_at"))
    has_expired = ends is not None and ends <= now
    return Finding(
        level="error",
        subject="token",
        message="page_token is not valid any more: make a new one.",
        code="190/463" if has_expired else "190",
    )


def _permissions(token: Mapping[str, Any], needed: Sequence[str]) -> Finding:
    scopes = token.get("scopes")
    granted = set(map(str, scopes)) if isinstance(scopes, list) else set()
    missing = [name for name in needed if name not in granted]
    if missing:
        return finding("error", "permissions", f"page_token lacks {', '.join(missing)}.")
    return finding("ok", "permissions", "page_token has all permissions that are needed.")


def finding(level: Literal["ok", "warning", "error"], subject: str, message: str) -> Finding:
    return Finding(level=level, subject=subject, message=message)
