"""The governments of this installation, as config.yaml says, with what each has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, Response

from muara.settings import Jurisdiction
from muara.web.late_route import LateRoute
from muara.web.settings.hub import State, states_of
from muara.web.settings.office import Looks

router = APIRouter(route_class=LateRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Government:
    """One government and the state of its settings."""

    code: str
    settings: Jurisdiction
    area: str | None
    channels: list[str]
    states: list[State]


@router.get("/settings/governments")
def show_governments(office: Looks) -> Response:
    """All governments within reach, side by side."""
    application = office.application
    with application.store.read() as connection:
        found = []
        for code in office.visit.jurisdictions:
            settings = application.settings.jurisdictions[code]
            gazetteer = application.knowledge.of(code).gazetteer
            own = [name for name, of in office.visit.channels.items() if of == code]
            found.append(
                Government(
                    code=code,
                    settings=settings,
                    area=gazetteer.name_of(settings.area_code) if settings.area_code else None,
                    channels=own,
                    states=states_of(replace(office, code=code), connection),
                )
            )
        return office.page(connection, "governments", found=found)
