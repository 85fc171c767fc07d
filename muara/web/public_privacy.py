"""`/privasi`: who does what with what citizens tell us, from the configuration."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from muara.forwarding import label_of
from muara.web.late_route import LateRoute
from muara.web.public import application_of, citizen_page, only_government
from store.errors import NotFound

router = APIRouter(route_class=LateRoute)


@router.get("/privasi")
def choose_government(request: Request) -> Response:
    """The notice, or the governments where there are several."""
    application = application_of(request)
    only = only_government(application)
    if only is not None:
        return _notice(request, only)
    governments = [(code, one.name) for code, one in application.settings.jurisdictions.items()]
    return citizen_page(
        request, "choose.html", governments=governments, to="/privasi", title="privacy"
    )


@router.get("/privasi/{code}")
def show_notice(request: Request, code: str) -> Response:
    """The notice of one government."""
    if code.upper() not in application_of(request).settings.jurisdictions:
        raise NotFound("There is no such government.")
    return _notice(request, code.upper())


def _notice(request: Request, code: str) -> Response:
    application = application_of(request)
    platforms = {
        channel.type.label
        for channel in application.channels.values()
        if channel.settings.jurisdiction == code and channel.rules.policy.acknowledges
    }
    systems = {
        label_of(application, name)
        for name, destination in application.destinations.items()
        if destination.settings.may_have(code, is_secret=False)
    }
    return citizen_page(
        request,
        "privacy.html",
        government=code,
        platforms=sorted(platforms),
        systems=sorted(systems),
        retention=application.settings.retention,
    )
