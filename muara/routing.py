"""What goes where: from what happened to a complaint to calls, and from a call to its words.

What is sealed never leaves. Secret reports go only to destinations that may have them; what is
handled with another complaint goes as one with it. Which fields go is the destination's allow-list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from forwarder.courier import NOT_THERE_ANY_MORE, Addressee, Courier
from forwarder.destination import (
    Action,
    Announces,
    Arrived,
    Attaches,
    CaseCopy,
    CopiedFile,
    DestinationSettings,
    Dispatch,
    Shows,
    Updates,
)
from forwarder.errors import InCircles, Moot, NotYet, Withheld
from muara import disputes
from muara.app import Application, Destination
from muara.case_copies import CopyMaker
from muara.casework import UNDO_SECONDS
from muara.forwarding import Forwarding
from store import announcing, copying, dispatching, forwardings, people, queries
from store.casework.deed import OPEN, Deed
from store.copying import ToCopy
from store.dispatching import NewDispatch
from store.errors import Erased, NotFound, StoreError
from store.models import ComplaintStatus
from store.scope import SYSTEM
from store.seals import is_sealed

_AT_ONCE = 200
_TOLD_FACTS = ("reason",)
"""Of the history's facts, those that may leave: codes."""
_WANTED = "forwarding_wanted"
_HANDED_OVER = "complaint_handed_over"
_UNDONE_WITHIN = timedelta(seconds=UNDO_SECONDS + 2)
"""So long a hand-over waits, as it may be taken back."""
_RELEASED = "report_published"
_RELEASE_ENDED = "report_unpublished"
_NO_UPDATE = frozenset(
    {"complaint_verified", "complaint_opened", _WANTED, _RELEASED, _RELEASE_ENDED, people.ERASED}
)
"""What its copy says already when it is new there, and what is nothing to them."""
_NOBODY_ACTED = frozenset(
    {"complaint_opened", "message_added", "message_edited", "message_deleted"}
)
"""A citizen's own doing makes nothing new elsewhere."""


@dataclass(frozen=True, slots=True)
class _News:
    """Something that happened, with the complaint as it is by now."""

    row: Row[Any]
    one: ToCopy

    @property
    def event(self) -> str:
        return str(self.row.event)


class Router:
    """Queues calls for what happened, in the transaction that takes it off the list."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store

    def has_work(self) -> bool:
        """Whether something happened that was not looked at yet."""
        with self._store.read() as connection:
            return announcing.has_news(SYSTEM, connection)

    def route(self, is_stopped: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Look at all that happened; how many calls were queued, by destination."""
        queued: Counter[str] = Counter()
        while not is_stopped():
            with self._store.write() as connection:
                rows = announcing.take_news(SYSTEM, connection, _AT_ONCE)
                found = copying.to_copy(
                    SYSTEM, connection, list({row.complaint_id for row in rows})
                )
                for row in rows:
                    if (one := found.get(row.complaint_id)) is not None:
                        self._queue(connection, _News(row, one), queued)
            if len(rows) < _AT_ONCE:
                break
        return queued

    def _queue(self, connection: Connection, news: _News, queued: Counter[str]) -> None:
        for destination in self._application.destinations.values():
            if destination.takes_cases and may_leave(news.one.row, destination.settings):
                queued[destination.name] += self._queue_for(connection, destination, news)
                self._release(connection, destination, news)

    def _release(self, connection: Connection, to: Destination, news: _News) -> None:
        """What was not to leave when it was its turn may by now."""
        now = self._application.clock.now()
        of = news.one.row.id
        dispatching.release(SYSTEM, connection, to.name, of, NOT_THERE_ANY_MORE, now)

    def _queue_for(self, connection: Connection, to: Destination, news: _News) -> int:
        complaint = news.one.row
        is_told = _listens(to, news.event)
        if isinstance(to.adapter, Announces):
            goes = is_told and self._is_news_to(connection, to, news)
            return self._add(connection, to, news, Action.ANNOUNCE) if goes else 0
        due_at = news.row.at + _UNDONE_WITHIN if _is_handed_over(to, news) else None
        count = created = self._create(connection, to, news, due_at)
        is_there = dispatching.is_queued(SYSTEM, connection, to.name, complaint.id, Action.CREATE)
        if not created and is_there and is_told and _is_update(to, news):
            count += self._add(connection, to, news, Action.UPDATE)
            if _is_handed_over(to, news):
                now = self._application.clock.now()
                forwardings.expect_news(SYSTEM, connection, complaint.id, to.name, now)
        if is_there and isinstance(to.adapter, Attaches) and "attachments" in to.settings.fields:
            files_due_at = due_at if created else None
            for picture in news.one.pictures:
                count += self._add(
                    connection, to, news, Action.ATTACH, picture.id, due_at=files_due_at
                )
        return count

    def _is_news_to(self, connection: Connection, to: Destination, news: _News) -> bool:
        """It goes there; or nobody may read any more what they were told that everybody may, or
        the author of what they were told is forgotten."""
        is_erased = news.event == people.ERASED
        is_end = to.settings.takes == "released" and news.event == _RELEASE_ENDED
        if not is_erased and not is_end:
            return _goes(to, news)
        return dispatching.is_queued(SYSTEM, connection, to.name, news.one.row.id, Action.ANNOUNCE)

    def _create(
        self, connection: Connection, to: Destination, news: _News, due_at: datetime | None
    ) -> int:
        """Queue it as new there, once; once more where an officer sends what was not taken."""
        complaint, now = news.one.row, self._application.clock.now()
        if complaint.merged_into is not None or not _goes(to, news):
            return 0
        new = _new(to, news, Action.CREATE, due_at=due_at)
        if not dispatching.is_queued(SYSTEM, connection, to.name, complaint.id, Action.CREATE):
            is_due = dispatching.queue(SYSTEM, connection, new, now)
        else:
            is_due = _is_sent(to, news) and dispatching.queue_again(SYSTEM, connection, new, now)
        if is_due:
            forwardings.note_on_its_way(SYSTEM, connection, complaint.id, to.name, now)
        return int(is_due)

    def _add(
        self,
        connection: Connection,
        to: Destination,
        news: _News,
        action: Action,
        attachment_id: int | None = None,
        *,
        due_at: datetime | None = None,
    ) -> int:
        new = _new(to, news, action, attachment_id, due_at=due_at)
        return int(dispatching.queue(SYSTEM, connection, new, self._application.clock.now()))


def _new(
    to: Destination,
    news: _News,
    action: Action,
    attachment_id: int | None = None,
    *,
    due_at: datetime | None = None,
) -> NewDispatch:
    complaint = news.one.row
    facts = {name: news.row.facts[name] for name in _TOLD_FACTS if name in news.row.facts}
    what = str(news.row.id)
    if attachment_id is not None:
        facts["attachment_id"] = attachment_id
        what = f"file-{attachment_id}"
    return NewDispatch(
        key=f"{to.name}:{complaint.tracking_id}:{action}:{what}",
        destination=to.name,
        complaint_id=complaint.id,
        action=action,
        event=news.event,
        at=news.row.at,
        facts=facts,
        due_at=due_at,
    )


def _is_update(to: Destination, news: _News) -> bool:
    return news.event not in _NO_UPDATE and isinstance(to.adapter, Updates)


def hears_of(to: Destination, event: str) -> bool:
    """Whether a destination is told by itself that this happened to a report that it has."""
    return isinstance(to.adapter, Announces) and _listens(to, event)


def _listens(to: Destination, event: str) -> bool:
    return not to.settings.events or event in to.settings.events


def may_leave(complaint: Row[Any], settings: DestinationSettings) -> bool:
    """Whether a complaint may go to a destination at all, now."""
    is_theirs = settings.may_have(complaint.jurisdiction, is_secret=complaint.is_secret)
    return is_theirs and not is_sealed(complaint.seal)


def _goes(to: Destination, news: _News) -> bool:
    """Whether it goes there by itself, or an officer has just sent it."""
    complaint, settings = news.one.row, to.settings
    if _is_sent(to, news):
        return True
    if news.event == _WANTED:
        return False
    if not isinstance(to.adapter, Announces) and (
        complaint.status not in OPEN or news.event in _NOBODY_ACTED
    ):
        return False
    match settings.takes:
        case "verified":
            return complaint.verified_at is not None
        case "assigned":
            return not set(settings.agencies).isdisjoint(news.one.agency_codes)
        case "released":
            return news.event == _RELEASED
        case _:
            return False


def _is_sent(to: Destination, news: _News) -> bool:
    """An officer has just sent it there, or handed it over."""
    is_wanted = news.event == _WANTED and news.row.facts.get("destination") == to.name
    return is_wanted or _is_handed_over(to, news)


def _is_handed_over(to: Destination, news: _News) -> bool:
    """An officer has said that it is that government's, and has not taken that back."""
    complaint, facts = news.one.row, news.row.facts
    return (
        to.type.is_government
        and news.event == _HANDED_OVER
        and facts.get("destination") == to.name
        and complaint.status == ComplaintStatus.HANDED_OVER
        and complaint.handed_over_to == facts.get("to")
    )


class CaseBuilder:
    """Puts together what goes to one destination, and keeps what comes back."""

    def __init__(self, application: Application, to: Destination) -> None:
        self._application = application
        self._to = to
        self._maker = CopyMaker(application)

    def build(
        self, connection: Connection, rows: Sequence[Row[Any]]
    ) -> Mapping[int, Dispatch | None]:
        """By id of the row; None for what may not leave any more. What has nothing left to say is
        not among them."""
        ids = list({row.complaint_id for row in rows})
        found = copying.to_copy(SYSTEM, connection, ids)
        open_ones = [one for one in found.values() if may_leave(one.row, self._to.settings)]
        copies = _copies(self._maker, self._to, open_ones)
        numbers = forwardings.foreign_ids(SYSTEM, connection, self._to.name, ids)
        built: dict[int, Dispatch | None] = {}
        for row in rows:
            copy = copies.get(row.complaint_id)
            if copy is None:
                built[row.id] = None
            elif not _is_moot(row, found[row.complaint_id], copy):
                built[row.id] = self._dispatch(row, copy, numbers.get(row.complaint_id))
        return built

    def _dispatch(self, row: Row[Any], copy: CaseCopy, foreign_id: str | None) -> Dispatch:
        wanted = row.facts.get("attachment_id")
        file = next((file for file in copy.attachments if file.id == wanted), None)
        return Dispatch(
            key=row.idempotency_key,
            action=Action(row.action),
            copy=copy,
            event=row.event,
            at=row.at,
            facts={name: value for name, value in row.facts.items() if name in _TOLD_FACTS},
            foreign_id=foreign_id,
            file=file,
            open_file=self._open_file,
        )

    def _open_file(self, file: CopiedFile) -> bytes:
        try:
            return self._maker.open_file(file)
        except (NotFound, Erased) as error:
            raise Moot("The photo is gone, or cannot be opened.") from error
        except StoreError as error:
            raise NotYet("The photo cannot be read now: look at store.objects.") from error

    def arrived(self, connection: Connection, row: Row[Any], arrived: Arrived) -> None:
        """Keep their number, and tell the reporter where that is wanted."""
        if row.action != Action.CREATE:
            return
        Forwarding(self._application).arrived(
            connection,
            row.complaint_id,
            self._to.name,
            arrived.foreign_id,
            url=arrived.url,
            tells=self._to.settings.tells_citizen and not arrived.is_token,
        )

    def refused(self, connection: Connection, row: Row[Any], why: Exception) -> None:
        """They did not take it as a case of theirs, or it was not to leave."""
        if row.action != Action.CREATE:
            return
        now = self._application.clock.now()
        if isinstance(why, Moot | Withheld):
            forwardings.forget_waiting(SYSTEM, connection, row.complaint_id, self._to.name)
            if isinstance(why, Moot):
                dispatching.drop_behind(SYSTEM, connection, row)
        elif isinstance(why, InCircles):
            complaint = queries.complaint(SYSTEM, connection, row.complaint_id)
            deed = Deed(key=f"refused:{row.id}", now=now)
            disputes.note(self._application, SYSTEM, connection, complaint, self._to, deed)
        else:
            forwardings.note_not_taken(SYSTEM, connection, row.complaint_id, self._to.name, now)


def _copies(maker: CopyMaker, to: Destination, found: Sequence[ToCopy]) -> dict[int, CaseCopy]:
    """By complaint, with the numbers at others before where a government is to have them."""
    copies = dict(maker.copies_of(found, to.settings.fields))
    if to.type.is_government:
        for one in found:
            hops = {"hops": maker.hops_of(one)}
            copies[one.row.id] = copies[one.row.id].model_copy(update=hops)
    return copies


def _is_moot(row: Row[Any], one: ToCopy, copy: CaseCopy) -> bool:
    """Whether the photo that was to go has been taken back, or what was to be a case there goes as
    one with another. What may be there already is looked up all the same."""
    if row.action == Action.CREATE and row.uncertain_attempts == 0:
        return one.row.merged_into is not None
    wanted = row.facts.get("attachment_id")
    return wanted is not None and wanted not in [file.id for file in copy.attachments]


def shown(to: Destination, dispatch: Dispatch) -> str:
    """Exactly what would go, for a person to read."""
    if isinstance(to.adapter, Shows):
        return to.adapter.show(dispatch)
    return dispatch.copy.model_dump_json(indent=2, exclude_none=True)


def preview(
    application: Application, connection: Connection, to: Destination, complaint: Row[Any]
) -> str | None:
    """What would go of a complaint if it were new there; None when it may not go."""
    if not may_leave(complaint, to.settings):
        return None
    found = list(copying.to_copy(SYSTEM, connection, [complaint.id]).values())
    copies = _copies(CopyMaker(application), to, found)
    is_announced = isinstance(to.adapter, Announces)
    dispatch = Dispatch(
        key=f"{to.name}:{complaint.tracking_id}:preview",
        action=Action.ANNOUNCE if is_announced else Action.CREATE,
        copy=copies[complaint.id],
        event="complaint_verified",
        at=application.clock.now(),
    )
    return shown(to, dispatch)


def courier_of(application: Application, to: Destination) -> Courier:
    """What carries complaints to one destination."""
    addressee = Addressee(
        name=to.name,
        adapter=to.adapter,
        repeats_safely=to.repeats_safely,
        give_up_after=timedelta(days=to.settings.give_up_after_days),
    )
    builder = CaseBuilder(application, to)
    return Courier(application.store, addressee, builder, application.clock)
