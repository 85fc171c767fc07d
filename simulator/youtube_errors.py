"""How the YouTube Data API words its refusals. https://developers.google.com/youtube/v3/docs/errors"""

from typing import Any

from starlette.responses import JSONResponse, Response

from simulator.faults import Refusal


def problem(
    status: int, message: str, reason: str, *, domain: str = "youtube.common", detail: str = ""
) -> Response:
    """Return an error body; `detail` is the reason in the newer list beside the old one."""
    error: dict[str, Any] = {
        "code": status,
        "message": message,
        "errors": [{"message": message, "domain": domain, "reason": reason}],
    }
    if detail:
        error["details"] = [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": detail,
                "domain": "googleapis.com",
            }
        ]
    return JSONResponse({"error": error}, status_code=status)


def refuse(
    status: int, message: str, reason: str, *, domain: str = "youtube.common", detail: str = ""
) -> Refusal:
    """Return the refusal to raise for a client that broke a rule."""
    return Refusal(problem(status, message, reason, domain=domain, detail=detail))


def missing(name: str) -> Refusal:
    """Return the refusal of a call that lacks a required parameter."""
    return refuse(400, f"Required parameter: {name}", "required", domain="global")


def invalid(name: str, message: str) -> Refusal:
    """Return the refusal of a wrong value."""
    return refuse(400, f"Invalid value for {name}: {message}", "invalidParameter", domain="global")


class YouTubeAnswers:
    """YouTube's troubles that faults may order."""

    def rate_limited(self, seconds: float | None) -> Response:
        """Answer that calls come too fast; YouTube never says how long to wait."""
        del seconds
        return problem(403, "Rate Limit Exceeded", "rateLimitExceeded", domain="usageLimits")

    def server_error(self) -> Response:
        """Answer a fault of the backend."""
        return problem(503, "Backend Error", "backendError", domain="global")

    def expired_token(self) -> Response:
        """Answer that the credentials are no longer valid."""
        return problem(401, "Invalid Credentials", "authError", domain="global")
