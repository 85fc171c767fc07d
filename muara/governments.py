"""The governments that hand complaints over to each other: whom we know, and what may go to them.

The directory is the configuration: each destination of kind `muara` is one government.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from channels.muara import KIND
from forwarder.base import RECORD
from forwarder.destination import goes_in_circles
from forwarder.muara import MuaraSettings
from muara.app import Application, Destination
from normalizer.record import Record, RecordForm
from store import queries
from store.casework import merging
from store.errors import Erased, NotPossible
from store.scope import SYSTEM
from store.seals import is_sealed


class InCircles(NotPossible):
    """It has been with that government before, or with too many."""


class MayNotLeave(NotPossible):
    """It is sealed, or secret, or that government is for reports of others of ours."""


def settings_of(government: Destination) -> MuaraSettings:
    """How a government is reached."""
    found = government.settings
    assert isinstance(found, MuaraSettings)  # noqa: S101 - its kind says so
    return found


def governments(application: Application, jurisdiction: str = "") -> list[Destination]:
    """The governments that are connected; with `jurisdiction` those that its reports may go to."""
    return [
        one
        for one in application.destinations.values()
        if one.type.is_government
        and (not jurisdiction or one.settings.may_have(jurisdiction, is_secret=False))
    ]


def named(application: Application, jurisdiction: str, label: str) -> Destination | None:
    """The connected government that an officer means; None for everybody else."""
    wanted = " ".join(label.split()).casefold()
    known = governments(application, jurisdiction)
    return next((one for one in known if one.settings.label.casefold() == wanted), None)


def require_may_go(government: Destination, complaint: Row[Any]) -> None:
    """`MayNotLeave` for what must stay: officers then hand it over in another way."""
    goes = government.settings.may_have(complaint.jurisdiction, is_secret=complaint.is_secret)
    if is_sealed(complaint.seal) or not goes:
        raise MayNotLeave("It may not go there: it is sealed, or secret.")


def form_of(
    application: Application, connection: Connection, complaint: Row[Any]
) -> RecordForm | None:
    """How another government handed it over to us; None for all others, which are most."""
    if application.settings.channel_kinds.get(complaint.channel) != KIND:
        return None
    newest = queries.newest_message(SYSTEM, connection, complaint.id)
    if newest is None:
        return None
    keyring = application.store.keyring
    try:
        sealer = queries.reporter_sealer(SYSTEM, connection, keyring, newest.reporter_id)
    except Erased:
        return None
    return Record.model_validate_json(sealer.open(newest.sealed, RECORD)).form


def hops_in(form: RecordForm | None) -> Sequence[str]:
    """Its numbers at the governments that handed it over to us, the first first; mostly none."""
    return form.handed_over.hops if form is not None and form.handed_over is not None else ()


def would_circle(
    application: Application, connection: Connection, complaint: Row[Any], government: Destination
) -> bool:
    """Whether that government, or too many, have had it: also what is handled with it counts."""
    code = settings_of(government).code
    alike = merging.merged_with(SYSTEM, connection, complaint.id)
    return any(
        goes_in_circles([*hops_in(form_of(application, connection, one)), one.tracking_id], code)
        for one in (complaint, *alike)
    )
