"""How X words its refusals: problem documents as described in the API v2 reference."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from starlette.responses import JSONResponse, Response

from simulator.faults import Refusal

PROBLEMS = "https://api.twitter.com/2/problems"
ACCOUNT_NUMBER = 1900000000000000001


def problem(
    status: int,
    title: str,
    detail: str,
    kind: str = "about:blank",
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """Return one problem document with its HTTP status."""
    body = {"title": title, "detail": detail, "type": kind, "status": status, **more}
    return JSONResponse(body, status_code=status, headers=headers)


def refuse(status: int, title: str, detail: str, kind: str = "about:blank") -> Refusal:
    """Return the refusal to raise for a client that broke a rule."""
    return Refusal(problem(status, title, detail, kind))


def forbidden(detail: str) -> Refusal:
    """Return the refusal of an action that this account may not do."""
    return refuse(403, "Forbidden", detail)


def invalid(parameter: str, values: Sequence[str], message: str) -> Refusal:
    """Return the refusal of a request whose parameter or JSON field breaks the schema."""
    body = {
        "errors": [{"parameters": {parameter: list(values)}, "message": message}],
        "title": "Invalid Request",
        "detail": "One or more parameters to your request was invalid.",
        "type": f"{PROBLEMS}/invalid-request",
    }
    return Refusal(JSONResponse(body, status_code=400))


def not_found(resource: str, parameter: str, value: str) -> dict[str, Any]:
    """Return a partial error, which X puts beside the data of an answer with status 200."""
    return {
        "value": value,
        "detail": f"Could not find {resource} with {parameter}: [{value}].",
        "title": "Not Found Error",
        "resource_type": resource,
        "parameter": parameter,
        "resource_id": value,
        "type": f"{PROBLEMS}/resource-not-found",
    }


def credits_depleted() -> Refusal:
    """Return the refusal of a request that the prepaid credits do not cover."""
    body = {
        "account_id": ACCOUNT_NUMBER,
        "title": "CreditsDepleted",
        "detail": f"Your enrolled account [{ACCOUNT_NUMBER}] does not have any credits to fulfill "
        "this request.",
        "type": f"{PROBLEMS}/credits",
    }
    return Refusal(JSONResponse(body, status_code=402))


def unsupported_authentication() -> Refusal:
    """Return the refusal of an app-only token where X wants to know the user."""
    return refuse(
        403,
        "Unsupported Authentication",
        "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported "
        "authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].",
        f"{PROBLEMS}/unsupported-authentication",
    )


class XAnswers:
    """X's troubles that faults may order; `now` is when the answer is given."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def rate_limited(self, seconds: float | None) -> Response:
        """Answer 429, with the x-rate-limit headers unless `seconds` is None."""
        headers = {}
        if seconds is not None:
            reset = int((self._now + timedelta(seconds=seconds)).timestamp()) + 1
            headers = rate_headers(limit=300, remaining=0, reset=reset)
        return problem(429, "Too Many Requests", "Too Many Requests", headers=headers)

    def server_error(self) -> Response:
        """Answer 503 as X does when a service behind it is missing."""
        return problem(503, "Service Unavailable", "Service Unavailable")

    def expired_token(self) -> Response:
        """Answer 401."""
        return problem(401, "Unauthorized", "Unauthorized")


def rate_headers(*, limit: int, remaining: int, reset: int) -> dict[str, str]:
    """Return the headers that tell a client its window; `reset` in seconds of the epoch."""
    return {
        "x-rate-limit-limit": str(limit),
        "x-rate-limit-remaining": str(remaining),
        "x-rate-limit-reset": str(reset),
    }


def read_json(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a request's body; refuses everything else with 400."""
    try:
        value = json.loads(body)
    except ValueError:
        raise refuse(400, "Invalid Request", "The request body is not valid JSON.") from None
    if not isinstance(value, dict):
        raise refuse(400, "Invalid Request", "The request body must be a JSON object.")
    return value
