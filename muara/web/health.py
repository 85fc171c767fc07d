"""`/healthz`, `/readyz` and `/metrics`: what machines ask."""

from __future__ import annotations

import hmac
import ipaddress

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from sqlalchemy.exc import SQLAlchemyError

from muara.app import Application
from muara.web.late_route import LateRoute
from store import migrate

router = APIRouter(route_class=LateRoute)


@router.get("/healthz")
async def healthz() -> JSONResponse:
    """The process is alive and takes requests; says nothing about the database."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
def readyz(request: Request) -> JSONResponse:
    """200 when the database answers and its tables are up to date, else 503."""
    application: Application = request.app.state.application
    try:
        is_current = migrate.current(application.store) == migrate.newest()
    except SQLAlchemyError:
        return JSONResponse({"status": "not ready", "database": "unreachable"}, 503)
    if not is_current:
        state = {"status": "not ready", "database": "ok", "migrations": "outstanding"}
        return JSONResponse(state, 503)
    return JSONResponse({"status": "ready", "database": "ok", "migrations": "current"})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Prometheus' text format, for this machine or whoever has `metrics.token`."""
    if not _may_read_metrics(request):
        return PlainTextResponse("Metrics are for this machine or need metrics.token.\n", 403)
    # Loaded where somebody asks: it brings a web server of its own.
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

    from muara.web.metrics import StoreMetrics

    registry = CollectorRegistry()  # of its own, so that no library adds to it
    registry.register(StoreMetrics(request.app.state.application, request.app.state.jobs))
    content = generate_latest(registry)
    return Response(content, media_type=CONTENT_TYPE_LATEST)


def _may_read_metrics(request: Request) -> bool:
    token = request.app.state.application.settings.metrics.token
    if token is not None:
        wanted = f"Bearer {token.get_secret_value()}".encode()
        given = request.headers.get("authorization", "").encode()
        return hmac.compare_digest(given, wanted)
    # What a proxy on this machine hands on comes from elsewhere.
    is_handed_on = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    return not is_handed_on and _is_loopback(request.client.host if request.client else "")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
