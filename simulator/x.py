"""X API v2, playable: mentions, look-ups, direct messages, replies, and webhooks of its activity.

https://docs.x.com/x-api
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.faults import Refusal, perform
from simulator.world import CitizenMessage, World
from simulator.x_activity import Activity
from simulator.x_answers import (
    list_dm_events,
    list_mentions,
    list_user_tweets,
    look_up_tweets,
    show_me,
)
from simulator.x_auth import authenticate
from simulator.x_citizens import write
from simulator.x_errors import XAnswers, forbidden, read_json, unsupported_authentication
from simulator.x_limits import CAP_RESET_DAY, Limits
from simulator.x_objects import rename
from simulator.x_queries import (
    GET_DM_EVENTS,
    GET_ME,
    GET_MENTIONS,
    GET_TWEETS,
    GET_USAGE,
    GET_USER_TWEETS,
    Endpoint,
    Query,
    read_query,
)
from simulator.x_sends import create_message, create_post
from simulator.x_timeline import Timeline

OVERSIZED_BYTES = 30 * 1024 * 1024
PROJECT = "1500000000000000001"
USAGE_DEFAULT = ("project_id", "project_usage", "project_cap", "cap_reset_day")
SUBSCRIPTIONS = "/x/2/activity/subscriptions"


class X:
    """One X account and the citizens who write to it.

    `renamed_fields` makes the API understand and answer the newer spelling (posts for tweets).
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.account = world.settings.x
        self.timeline = Timeline(world, self.account)
        self.limits = Limits(world)
        self.activity = Activity(world, self.account, self.timeline)
        self.renamed_fields = False

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what a citizen does on X; returns the ids made, ValueError if X has no such thing."""
        ids = write(self.world, self.timeline, message)
        self.activity.tell(ids)
        return ids

    async def set_webhook(self, url: str | None) -> None:
        """Register this URL and subscribe it to all that there is; None takes everything away.

        ValueError if the callback does not answer the challenge.
        """
        await self.activity.point_to(url)

    def status(self) -> dict[str, Any]:
        """Return counts, what was spent and the switches."""
        return {
            "posts": len(self.timeline.posts),
            "mentions": len(self.timeline.mentions),
            "messages": len(self.timeline.messages),
            "webhooks": len(self.activity.webhooks),
            "subscriptions": len(self.activity.subscriptions),
            "spent_dollars": round(self.limits.spent, 3),
            "credits": self.limits.credits,
            "rate_limits": self.limits.enforced,
            "posts_read": self.limits.posts_read,
            "posts_cap": self.limits.posts_cap,
            "renamed_fields": self.renamed_fields,
        }

    def configure(self, changes: dict[str, Any]) -> None:
        """Set the switches of `POST /_simulator/x`; ValueError for an unknown one."""
        for name, value in changes.items():
            match name:
                case "credits":
                    self.limits.credits = None if value is None else float(value)
                case "posts_read" | "posts_cap":
                    setattr(self.limits, name, int(value))
                case "rate_limits":
                    self.limits.enforced = bool(value)
                case "renamed_fields":
                    self.renamed_fields = bool(value)
                case _:
                    raise ValueError(f"unknown switch: {name}")


Handler = Callable[[Request], Awaitable[Response]]
Reading = Callable[[X, Request, Query], dict[str, Any]]
Writing = Callable[[X, Request, dict[str, Any]], dict[str, Any]]


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of X: the API and the media."""
    x = world.x
    dm_events = _reading(x, GET_DM_EVENTS, list_dm_events, needs_user=True)
    with_participant = "/x/2/dm_conversations/with/{participant}"
    send = _writing(x, "create_dm", create_message)
    return [
        Route("/x/2/usage/tweets", _usage(x)),
        Route("/x/2/users/me", _reading(x, GET_ME, show_me, needs_user=True)),
        Route("/x/2/users/{id}/mentions", _reading(x, GET_MENTIONS, list_mentions)),
        Route("/x/2/users/{id}/tweets", _reading(x, GET_USER_TWEETS, list_user_tweets)),
        Route("/x/2/tweets", _reading(x, GET_TWEETS, look_up_tweets), methods=["GET"]),
        Route("/x/2/tweets", _writing(x, "create_tweet", create_post), methods=["POST"]),
        Route("/x/2/dm_events", dm_events),
        Route(f"{with_participant}/dm_events", dm_events),
        Route(f"{with_participant}/messages", send, methods=["POST"]),
        Route("/x/2/webhooks", _webhooks(x, "list_webhooks"), methods=["GET"]),
        Route("/x/2/webhooks", _webhooks(x, "create_webhook"), methods=["POST"]),
        Route("/x/2/webhooks/{id}", _webhooks(x, "validate_webhook"), methods=["PUT"]),
        Route("/x/2/webhooks/{id}", _webhooks(x, "delete_webhook"), methods=["DELETE"]),
        Route(SUBSCRIPTIONS, _webhooks(x, "list_subscriptions"), methods=["GET"]),
        Route(SUBSCRIPTIONS, _webhooks(x, "create_subscription"), methods=["POST"]),
        Route("/x-media/{name}", _media(x)),
    ]


def _reading(x: X, endpoint: Endpoint, work: Reading, *, needs_user: bool = False) -> Handler:
    async def answer(request: Request) -> Response:
        async def read() -> Response:
            headers = _admit(x, request, endpoint.name, needs_user=needs_user)
            query = read_query(endpoint, request.query_params, renamed=x.renamed_fields)
            body = work(x, request, query)
            shown = rename(body) if x.renamed_fields else body
            return JSONResponse(shown, headers=headers)

        return await perform(x.world, "x", endpoint.name, XAnswers(x.world.now()), read)

    return answer


def _writing(x: X, operation: str, work: Writing) -> Handler:
    async def answer(request: Request) -> Response:
        body = await request.body()

        async def create() -> Response:
            headers = _admit(x, request, operation, needs_user=True)
            shown = work(x, request, read_json(body))
            shown = rename(shown) if x.renamed_fields else shown
            return JSONResponse(shown, status_code=201, headers=headers)

        return await perform(x.world, "x", operation, XAnswers(x.world.now()), create)

    return answer


def _webhooks(x: X, operation: str) -> Handler:
    """What X's webhooks are managed by: the app's token; the account's own for what is private."""

    async def answer(request: Request) -> Response:
        body = await request.body()

        async def work() -> Response:
            caller = authenticate(request, x.account)
            headers = x.limits.count_call(operation)
            asked = read_json(body) if request.method == "POST" else {}
            name = request.path_params.get("id", "")
            shown = await x.activity.answer(operation, name, asked, caller)
            return JSONResponse(shown, headers=headers)

        return await perform(x.world, "x", operation, XAnswers(x.world.now()), work)

    return answer


def _usage(x: X) -> Handler:
    """What the app's project has read: for the app's token only, and without credits too."""

    async def answer(request: Request) -> Response:
        async def read() -> Response:
            if authenticate(request, x.account) != "app":
                raise forbidden("This is told to the app's own token only.")
            headers = x.limits.count_call("get_usage")
            asked = read_query(GET_USAGE, request.query_params, renamed=x.renamed_fields)
            known = {
                "cap_reset_day": CAP_RESET_DAY,
                "project_cap": str(x.limits.posts_cap),
                "project_id": PROJECT,
                "project_usage": str(x.limits.posts_read),
            }
            wanted = asked.of("usage") or USAGE_DEFAULT
            data = {name: value for name, value in known.items() if name in wanted}
            return JSONResponse({"data": data}, headers=headers)

        return await perform(x.world, "x", "get_usage", XAnswers(x.world.now()), read)

    return answer


def _admit(x: X, request: Request, operation: str, *, needs_user: bool) -> dict[str, str]:
    """Check who calls, the window and the credits, in this order; returns the rate headers."""
    caller = authenticate(request, x.account)
    if needs_user and caller == "app":
        raise unsupported_authentication()
    headers = x.limits.count_call(operation)
    x.limits.require_credit()
    return headers


def _media(x: X) -> Handler:
    async def answer(request: Request) -> Response:
        async def download() -> Response:
            media = x.timeline.media.get(request.path_params["name"])
            if media is None:
                raise Refusal(Response(status_code=404))
            content = media.content
            if x.world.faults.draw("x", "media", {"oversized_media"}):
                x.world.journal.add("fault", "x", operation="media", kind="oversized_media")
                content += bytes(OVERSIZED_BYTES)
            x.world.journal.add("media_served", "x", media=media.key, size=len(content))
            return Response(content, media_type=media.mime_type)

        return await perform(x.world, "x", "media", XAnswers(x.world.now()), download)

    return answer
