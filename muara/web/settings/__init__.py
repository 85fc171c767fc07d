"""The settings of a government: one hub, and one page for each thing that people set."""

from __future__ import annotations

from fastapi import APIRouter

from muara.web.late_route import LateRoute
from muara.web.settings import (
    agencies,
    days,
    governments,
    hours,
    hub,
    lexicon,
    numbers,
    open311,
    places,
    replies,
    rules,
    templates,
)

router = APIRouter(route_class=LateRoute)
for _page in (
    hub,
    agencies,
    lexicon,
    places,
    replies,
    templates,
    days,
    hours,
    rules,
    numbers,
    open311,
    governments,
):
    router.routes += _page.router.routes  # as they are: see muara.web.pages
