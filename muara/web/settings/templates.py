"""Approved templates, which config.yaml names: what can be said outside the reply window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fastapi import APIRouter, Response

from muara.web.late_route import LateRoute
from muara.web.screen import ChannelLook, channel_look
from muara.web.settings.office import Looks, Office
from muara.words import keys

router = APIRouter(route_class=LateRoute)

_IN_PUBLIC = ("purpose.public_acknowledgement", "purpose.private_acknowledgement")
"""Said in answer to a comment: no window closes there."""


@cache
def purposes() -> tuple[str, ...]:
    """What is said to citizens in their own conversation."""
    named = (key for key in keys("id") if key.startswith("purpose.") and key not in _IN_PUBLIC)
    return tuple(sorted(key.removeprefix("purpose.") for key in named))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTemplates:
    """What one channel can say outside its window; `window_hours` is None where none closes."""

    look: ChannelLook
    window_hours: int | None
    has_templates: bool
    known: Mapping[str, str]

    @property
    def missing(self) -> Sequence[str]:
        """What cannot be said once the window has closed."""
        if self.window_hours is None:
            return ()
        return [purpose for purpose in purposes() if purpose not in self.known]


def channel_templates(office: Office) -> list[ChannelTemplates]:
    """The channels of a government with their templates."""
    found = []
    for name, channel in office.application.channels.items():
        if channel.settings.jurisdiction == office.code:
            window = channel.type.rules.window
            found.append(
                ChannelTemplates(
                    look=channel_look(office.application, name),
                    window_hours=None if window is None else int(window.total_seconds() // 3600),
                    has_templates=channel.type.rules.has_templates,
                    known=channel.settings.templates,
                )
            )
    return found


@router.get("/settings/templates")
def show_templates(office: Looks) -> Response:
    """Which news have a template on which channel, and which have none."""
    with office.application.store.read() as connection:
        return office.page(
            connection, "templates", channels=channel_templates(office), purposes=purposes()
        )
