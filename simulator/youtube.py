"""The YouTube Data API, playable: a channel's videos, comments on them, tokens and quota.

https://developers.google.com/youtube/v3/docs and
https://developers.google.com/identity/protocols/oauth2/web-server#offline
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.faults import perform
from simulator.world import CitizenMessage, World
from simulator.youtube_answers import (
    answer_comment,
    list_channels,
    list_comments,
    list_threads,
    read_body,
)
from simulator.youtube_citizens import write
from simulator.youtube_errors import YouTubeAnswers, refuse
from simulator.youtube_videos import Videos

TOKEN_LIFE = timedelta(hours=1)
UNITS = {"insert_comment": 50}
PACIFIC = ZoneInfo("America/Los_Angeles")


class YouTube:
    """One channel, the project that reads it, and the people who comment there.

    `is_revoked` ends the owner's consent; `units` are left of today's quota, which begins anew at
    midnight in California.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.account = world.settings.youtube
        self.videos = Videos(world, self.account)
        self.tokens: dict[str, datetime] = {}
        self.is_revoked = False
        self.units = self.account.units
        self._day = self._today()

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what a citizen does on YouTube; returns the ids made, ValueError if impossible."""
        return write(self.world, self.videos, message)

    async def set_webhook(self, url: str | None) -> None:
        """Refuse a URL with ValueError: YouTube pushes no comments."""
        if url is not None:
            raise ValueError("YouTube pushes no comments: poll it")

    def status(self) -> dict[str, Any]:
        """Return counts and the switches."""
        return {
            "videos": len(self.videos.videos),
            "comments": len(self.videos.comments),
            "units": self.units,
            "is_revoked": self.is_revoked,
        }

    def configure(self, changes: dict[str, Any]) -> None:
        """Set the switches of `POST /_simulator/youtube`; ValueError for an unknown one."""
        for name, value in changes.items():
            match name:
                case "units":
                    self._day, self.units = self._today(), int(value)
                case "is_revoked":
                    self.is_revoked = bool(value)
                case "comments_disabled":
                    self.videos.newest().comments_disabled = bool(value)
                case _:
                    raise ValueError(f"unknown switch: {name}")

    def charge(self, operation: str) -> None:
        """Take the price of a call from the quota; refuses the one that it does not cover."""
        if self._day != self._today():
            self._day, self.units = self._today(), self.account.units
        price = UNITS.get(operation, 1)
        if self.units < price:
            raise refuse(
                403,
                "The request cannot be completed because you have exceeded your quota.",
                "quotaExceeded",
                domain="youtube.quota",
            )
        self.units -= price

    def new_token(self) -> str:
        """Return an access token that holds for an hour."""
        token = f"ya29.{self.world.hex_id(40)}"
        self.tokens[token] = self.world.now() + TOKEN_LIFE
        return token

    def _today(self) -> str:
        return self.world.now().astimezone(PACIFIC).date().isoformat()


Handler = Callable[[Request], Awaitable[Response]]
Work = Callable[[YouTube, dict[str, str], dict[str, Any]], dict[str, Any]]


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the API and of the token server."""
    youtube, base = world.youtube, "/youtube/youtube/v3"
    insert = _operation(youtube, "insert_comment", answer_comment)
    return [
        Route(f"{base}/commentThreads", _operation(youtube, "list_threads", list_threads)),
        Route(f"{base}/comments", _operation(youtube, "list_comments", list_comments)),
        Route(f"{base}/comments", insert, methods=["POST"]),
        Route(f"{base}/channels", _operation(youtube, "list_channels", list_channels)),
        Route("/youtube/token", _token(youtube), methods=["POST"]),
    ]


def _operation(youtube: YouTube, operation: str, work: Work) -> Handler:
    async def answer(request: Request) -> Response:
        raw = await request.body()

        async def respond() -> Response:
            asked = dict(request.query_params)
            caller = _caller(youtube, request, asked)
            if caller != "owner" and (operation == "insert_comment" or "mine" in asked):
                raise refuse(401, "The request requires the owner's authorization.", "required")
            youtube.charge(operation)
            body = read_body(raw) if request.method == "POST" else {}
            return JSONResponse(work(youtube, asked, body))

        return await perform(youtube.world, "youtube", operation, YouTubeAnswers(), respond)

    return answer


def _caller(youtube: YouTube, request: Request, asked: dict[str, str]) -> str:
    """Return whether the project or the channel's owner calls; refuses everybody else."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        ends = youtube.tokens.get(token)
        if ends is None or youtube.world.now() >= ends or youtube.is_revoked:
            raise refuse(401, "Request had invalid authentication credentials.", "authError")
        return "owner"
    key = request.headers.get("x-goog-api-key") or asked.pop("key", "")
    if not key:
        message = "Method doesn't allow unregistered callers. Please use API Key or other form."
        raise refuse(403, message, "forbidden")
    if key != youtube.account.api_key:
        message = "API key not valid. Please pass a valid API key."
        raise refuse(400, message, "badRequest", detail="API_KEY_INVALID")
    return "project"


def _token(youtube: YouTube) -> Handler:
    async def answer(request: Request) -> Response:
        async with request.form() as form:
            given = {name: str(value) for name, value in form.items()}

        async def respond() -> Response:
            account = youtube.account
            if given.get("grant_type") != "refresh_token":
                return _refused_grant(400, "unsupported_grant_type")
            if (given.get("client_id"), given.get("client_secret")) != (
                account.client_id,
                account.client_secret,
            ):
                return _refused_grant(401, "invalid_client")
            if given.get("refresh_token") != account.refresh_token or youtube.is_revoked:
                return _refused_grant(400, "invalid_grant")
            content = {
                "access_token": youtube.new_token(),
                "expires_in": int(TOKEN_LIFE.total_seconds()),
                "scope": "https://www.googleapis.com/auth/youtube.force-ssl",
                "token_type": "Bearer",
            }
            return JSONResponse(content)

        return await perform(youtube.world, "youtube", "token", YouTubeAnswers(), respond)

    return answer


def _refused_grant(status: int, code: str) -> Response:
    content = {"error": code, "error_description": "Token has been expired or revoked."}
    return JSONResponse(content, status_code=status)
