"""How the Graph API words its refusals.

https://developers.facebook.com/docs/graph-api/guides/error-handling and
https://developers.facebook.com/docs/messenger-platform/error-codes
"""

import json
from collections.abc import Mapping
from math import ceil
from typing import Any

from starlette.responses import JSONResponse, Response

from simulator.faults import Refusal

DOCUMENTATION = "https://developers.facebook.com/docs/graph-api"


def failure(
    code: int,
    message: str,
    *,
    kind: str = "OAuthException",
    subcode: int | None = None,
    status: int = 400,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """Return an error body in Graph's shape."""
    error: dict[str, Any] = {"message": message, "type": kind, "code": code, **more}
    if subcode is not None:
        error["error_subcode"] = subcode
    error["fbtrace_id"] = "ASimulatedTraceOfGraph"
    return JSONResponse({"error": error}, status_code=status, headers=headers)


def refuse(
    code: int,
    message: str,
    *,
    kind: str = "OAuthException",
    subcode: int | None = None,
    status: int = 400,
) -> Refusal:
    """Return the refusal to raise for a client that broke a rule."""
    return Refusal(failure(code, message, kind=kind, subcode=subcode, status=status))


def invalid(message: str, subcode: int | None = None) -> Refusal:
    """Return the refusal of a wrong or missing parameter (code 100)."""
    return refuse(100, f"(#100) {message}", subcode=subcode)


def unsupported(method: str, object_id: str) -> Refusal:
    """Return the refusal of an object that is not there, or that cannot do this."""
    return refuse(
        100,
        f"Unsupported {method.lower()} request. Object with ID '{object_id}' does not exist, cannot"
        " be loaded due to missing permissions, or does not support this operation. Please read"
        f" the Graph API documentation at {DOCUMENTATION}",
        kind="GraphMethodException",
        subcode=33,
    )


def unknown_path(path: str) -> Refusal:
    """Return the refusal of an edge that the node does not have."""
    return refuse(2500, f"Unknown path components: /{path}")


def missing_permission(scope: str) -> Refusal:
    """Return the refusal of a call that the token's permissions do not cover."""
    return refuse(200, f"(#200) Requires {scope} permission to manage the object", status=403)


def outside_window(subcode: int = 2018278) -> Refusal:
    """Return the refusal of a message after the time in which a Page or account may write."""
    return refuse(
        10,
        "(#10) This message is sent outside of allowed window. Learn more about the new policy "
        "here: https://developers.facebook.com/docs/messenger-platform/policy-overview",
        subcode=subcode,
    )


def invalid_token(message: str, *, subcode: int | None = None, status: int = 400) -> Response:
    """Return the answer to a token that is wrong, expired or revoked (code 190)."""
    challenge = f'OAuth "Facebook Platform" "invalid_token" "{message}"'
    headers = {"WWW-Authenticate": challenge}
    return failure(190, message, subcode=subcode, status=status, headers=headers)


def expired_token() -> Response:
    """Return the answer to a token whose time is over (190, subcode 463)."""
    return invalid_token(
        "Error validating access token: Session has expired.", subcode=463, status=401
    )


class GraphAnswers:
    """Graph's troubles that faults may order, for one Page."""

    def __init__(self, page_id: str) -> None:
        self._page_id = page_id

    def rate_limited(self, seconds: float | None) -> Response:
        """Answer code 80001 with the usage header, or code 4 without any hint for None."""
        if seconds is None:
            return failure(4, "(#4) Application request limit reached", status=403)
        usage = {
            "type": "pages",
            "call_count": 100,
            "total_cputime": 25,
            "total_time": 25,
            "estimated_time_to_regain_access": max(1, ceil(seconds / 60)),
        }
        return failure(
            80001,
            "(#80001) There have been too many calls to this Page account. Wait a bit and try "
            "again.",
            headers={"X-Business-Use-Case-Usage": json.dumps({self._page_id: [usage]})},
        )

    def server_error(self) -> Response:
        """Answer the transient code 2."""
        message = "An unexpected error has occurred. Please retry your request later."
        return failure(2, message, status=500, is_transient=True)

    def expired_token(self) -> Response:
        """Answer code 190 with subcode 463."""
        return expired_token()
