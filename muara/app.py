"""The composition root: settings in, working parts out. Nothing else knows how they fit."""

from __future__ import annotations

import os
import pwd
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from channels import manual
from channels.base import (
    ChannelContext,
    ChannelSettings,
    ChannelType,
    Closes,
    KnowsItself,
    Polls,
    ReplyRules,
    SendsReplies,
    SharesItsWebhook,
)
from channels.errors import ChannelError
from channels.registry import channel_type
from forwarder.base import RECORD
from forwarder.destination import (
    Announces,
    Creates,
    DestinationContext,
    DestinationSettings,
    DestinationType,
)
from forwarder.errors import ForwardError
from forwarder.outbox import Outbox, ReplyChannel
from forwarder.registry import destination_type
from forwarder.retry import RetryRules
from muara import (
    calendars,
    http_library,  # noqa: F401 - before anything else loads httpx
    libraries,
    notices,
)
from muara.calendars import Calendars
from muara.causes import stops_sending
from muara.channel_rules import ChannelRules
from muara.clock import Clock, SystemClock
from muara.config import Settings
from muara.config_file import ConfigurationError
from muara.dialogue_state import Policy
from muara.gathering import Gathering
from muara.hiding import no_guessing
from muara.indexing import Indexer
from muara.intake import DoorChannel, Intake
from muara.knowledge import KnowledgeShelf, seed_agencies, sow
from muara.log import get_logger
from muara.media import MediaFetcher, MediaLimits
from muara.news import Teller
from muara.pipeline import Pipeline
from muara.polling import Poller
from muara.room import Room, room_of
from muara.seed import seed_replies
from muara.tracing import Tracing, open_tracing
from normalizer.record import Record
from store import announcing, ledger, migrate, queries, timetable
from store.agencies import sow_agencies
from store.canned import sow_canned_replies
from store.errors import StoreError, UnknownKey
from store.moving import is_unfinished
from store.objects import Objects
from store.scope import SYSTEM, Scope
from store.sealing import Keyring, new_master_key, read_key_file, write_key_file
from store.session import Store, check_key

log = get_logger(__name__)

_WORDS_ASKED_FOR = timedelta(days=2)
"""So long it is asked what a mention says of which a webhook told the id alone."""

WEBHOOK_DELAY = timedelta(minutes=2)
"""What was said less long ago may still come by its webhook."""


class StoreMeter:
    """What a channel has spent today (UTC), kept in the store."""

    def __init__(self, store: Store, channel: str, clock: Clock) -> None:
        self._store = store
        self._channel = channel
        self._clock = clock

    def spent_today(self) -> float:
        with self._store.read() as connection:
            return timetable.spent(connection, self._channel, self._clock.now().date())

    def spend(self, dollars: float) -> None:
        with self._store.write() as connection:
            timetable.spend(connection, self._channel, self._clock.now().date(), dollars)


@dataclass(frozen=True, slots=True)
class Channel:
    """A configured channel, opened."""

    name: str
    settings: ChannelSettings
    type: ChannelType
    adapter: object
    rules: ChannelRules
    zone: ZoneInfo

    @property
    def polls(self) -> bool:
        """It is to be polled by the timetable."""
        return self.settings.mode in ("poll", "both") and isinstance(self.adapter, Polls)


@dataclass(frozen=True, slots=True)
class Destination:
    """A configured destination, opened."""

    name: str
    settings: DestinationSettings
    type: DestinationType
    adapter: object

    @property
    def is_called(self) -> bool:
        """We send to it ourselves; else people carry reports there."""
        return not self.type.is_served_by_people

    @property
    def repeats_safely(self) -> bool:
        """They know a repeated call by its key."""
        return self.type.repeats_safely or bool(getattr(self.settings, "knows_key", False))

    @property
    def takes_cases(self) -> bool:
        """Single complaints go there."""
        return self.is_called and isinstance(self.adapter, Creates | Announces)


@dataclass(slots=True)
class Application:
    """All parts of one process, wired. Make it with `open_application`."""

    settings: Settings
    store: Store
    objects: Objects
    clock: Clock
    channels: dict[str, Channel]
    pipeline: Pipeline
    knowledge: KnowledgeShelf
    calendars: Calendars
    room: Room
    tracing: Tracing
    destinations: dict[str, Destination] = field(default_factory=dict)
    work_waits: Event = field(default_factory=Event)
    """Set when something was received: workers need not wait for their next look."""
    to_connect: set[str] = field(default_factory=set)
    """Channels whose platform is about to be told where to send: before that it is not asked how
    they are."""

    def intake(self) -> Intake:
        limits = self.settings.intake
        doors = {
            c.name: DoorChannel(
                name=c.name,
                adapter=c.adapter,
                zone=c.zone,
                webhook_url=self.settings.webhook_url(c.name),
                jurisdiction=c.settings.jurisdiction,
            )
            for c in self.channels.values()
        }
        return Intake(
            self.store,
            doors,
            self.clock,
            ledger.QuarantineLimit(
                bodies=limits.quarantine_per_day,
                size=int(limits.quarantine_mb_per_day * 1024 * 1024),
            ),
            public_url=self.settings.public_url,
            room=self.room,
            tracing=self.tracing,
            stored=self.work_waits.set,
        )

    def poller(self, name: str, **guards: Any) -> Poller:
        """A poller of the channel; `PermanentFailure` when its platform cannot be polled."""
        channel = self.channels[name]
        if not isinstance(channel.adapter, Polls):
            raise ConfigurationError(f"{channel.type.label} cannot be polled.")
        return Poller(
            self.store,
            channel.rules,
            channel.adapter,
            self.clock,
            channel.zone,
            look_back=timedelta(hours=self.settings.schedule.reconcile_hours),
            has_webhooks=channel.settings.mode == "both",
            webhook_delay=WEBHOOK_DELAY,
            stored=self.work_waits.set,
            **guards,
        )

    @property
    def retry_rules(self) -> RetryRules:
        """How long replies, notices and alarms wait before they are tried again."""
        rules = self.settings.outbox
        return RetryRules(
            max_attempts=rules.max_attempts,
            give_up_after=timedelta(hours=rules.give_up_after_hours),
            first_pause=timedelta(seconds=rules.first_retry_seconds),
            longest_pause=timedelta(minutes=rules.longest_retry_minutes),
        )

    def outbox(self, name: str) -> Outbox | None:
        """The sender of a channel's replies, None when the platform takes none."""
        channel = self.channels[name]
        if not isinstance(channel.adapter, SendsReplies):
            return None
        return Outbox(
            self.store,
            ReplyChannel(
                name=name,
                adapter=channel.adapter,
                rules=channel.type.rules,
                message_hash=self.pipeline.identities(name).message,
                templates=dict(channel.settings.templates),
                address_hash=self.pipeline.identities(name).address,
                answers_nobody=partial(stops_sending, channel.settings.kind),
            ),
            self.clock,
            self.retry_rules,
            given_up=self._tell_undelivered,
        )

    def _tell_undelivered(self, connection: Connection, row: Row[Any]) -> None:
        """Operators hear of a reply about a complaint that was given up."""
        if row.complaint_id is None:
            return
        now = self.clock.now()
        notices.tell(
            self.scope(SYSTEM.actor),
            connection,
            notices.Event.UNDELIVERED,
            complaint_id=row.complaint_id,
            occasion=f"outbox:{row.id}:{now.isoformat()}",
            now=now,
        )

    def gathering(self) -> Gathering:
        """What gives the bot its next word."""
        return Gathering(self.store, self.pipeline.channels, self.clock)

    def teller(self) -> Teller:
        """What tells citizens of their complaints."""
        return Teller(self.store.keyring, self.pipeline.channels)

    def media(self) -> MediaFetcher:
        limits = self.settings.media
        return MediaFetcher(
            self.store,
            self.objects,
            {c.name: c.adapter for c in self.channels.values()},
            self.clock,
            MediaLimits(
                size=int(limits.max_mb * 1024 * 1024),
                seconds=limits.timeout_seconds,
                attempts=limits.max_attempts,
            ),
            kinds={c.name: c.settings.kind for c in self.channels.values()},
        )

    def indexer(self) -> Indexer:
        """What keeps full-text search up to date."""

        def place_name(jurisdiction: str, code: str) -> str | None:
            return self.knowledge.of(jurisdiction).gazetteer.name_of(code)

        return Indexer(self.store, place_name)

    def open_public_ids(self, name: str, limit: int, before: int | None) -> list[tuple[int, str]]:
        """Our ids and the platform's of public messages in open complaints, the newest first,
        older than ours `before`: are they still there?"""
        with self.store.read() as connection:
            found = queries.open_public_messages(SYSTEM, connection, name, limit, before=before)
            records = self._records(connection, found)
        return [(row.id, of.external_id) for row, of in zip(found, records, strict=True)]

    def wordless_mention_ids(self, name: str, limit: int = 50) -> list[str]:
        """The platform's ids of recent mentions of which nothing but the id is known."""
        since = self.clock.now() - _WORDS_ASKED_FOR
        with self.store.read() as connection:
            found = queries.empty_mentions(SYSTEM, connection, name, since, limit)
            records = self._records(connection, found)
        return [r.external_id for r in records if r.original_text is None and not r.attachments]

    def _records(self, connection: Connection, rows: Sequence[Any]) -> list[Record]:
        """The records that these items hold."""
        sealers = [
            queries.reporter_sealer(SYSTEM, connection, self.store.keyring, row.reporter_id)
            for row in rows
        ]
        return [
            Record.model_validate_json(sealer.open(row.sealed, RECORD))
            for row, sealer in zip(rows, sealers, strict=True)
        ]

    def scope(self, actor: str, jurisdictions: frozenset[str] | None = None) -> Scope:
        """The reach of somebody, with this installation's channels known to it."""
        return Scope(actor=actor, jurisdictions=jurisdictions, channels=self.jurisdiction_of())

    def jurisdiction_of(self) -> Mapping[str, str]:
        """Every declared channel's jurisdiction, configured or not."""
        return self.settings.channel_jurisdictions

    def entry_channel(self, jurisdiction: str) -> Channel:
        """The channel for what a government's operators enter by hand."""
        return self.channels[self.settings.entry_channels[jurisdiction]]

    def zone_for(self, jurisdictions: frozenset[str] | None) -> ZoneInfo:
        """The time zone of the first government that somebody works for; None means all."""
        known = self.settings.jurisdictions
        within = jurisdictions or frozenset(known)
        return self.zone(next((code for code in known if code in within), ""))

    def zone(self, jurisdiction: str) -> ZoneInfo:
        known = self.settings.jurisdictions.get(jurisdiction)
        return ZoneInfo(known.timezone if known else "UTC")


@contextmanager
def open_application(settings: Settings, clock: Clock | None = None) -> Iterator[Application]:
    """All parts, wired and checked; closed at the end. `ConfigurationError` when they do not fit.

    The store must have been migrated: see `prepare_store`.
    """
    clock = clock or SystemClock()
    require_libraries()
    require_store(settings)
    store = open_store(settings)
    channels: dict[str, Channel] = {}
    tracing = open_tracing(settings.tracing, store.keyring)
    destinations: dict[str, Destination] = {}
    try:
        check_store(store)
        for name, configured in _all_channels(settings).items():
            channels[name] = _open_channel(settings, name, configured, store, clock)
        rules = {name: channel.rules for name, channel in channels.items()}
        knowledge = knowledge_of(settings, store)
        timings = calendars_of(settings, store)
        pipeline = Pipeline(
            store, rules, clock, knowledge=knowledge, timings=timings, tracing=tracing
        )
        objects = open_objects(settings)
        destinations |= _open_destinations(settings, clock)
        if any(one.is_called for one in destinations.values()):
            announcing.switch_on(store)
        yield Application(
            settings,
            store,
            objects,
            clock,
            channels,
            pipeline,
            knowledge,
            timings,
            room_of(settings),
            tracing,
            destinations,
        )
    finally:
        adapters = [opened.adapter for opened in channels.values()]
        for adapter in (*adapters, *(opened.adapter for opened in destinations.values())):
            if isinstance(adapter, Closes):
                adapter.close()
        tracing.close()
        store.close()


def _open_destinations(settings: Settings, clock: Clock) -> dict[str, Destination]:
    opened = {}
    for name, configured in settings.destinations.items():
        kind = destination_type(configured.kind)
        context = DestinationContext(
            name=name,
            public_url=settings.public_url,
            jurisdictions=tuple(settings.jurisdictions),
            now=clock.now,
        )
        try:
            adapter = kind.open(configured, context)
        except ForwardError as error:
            raise ConfigurationError(f"destinations.{name}: {error}") from error
        opened[name] = Destination(name, configured, kind, adapter)
    return opened


def knowledge_of(settings: Settings, store: Store) -> KnowledgeShelf:
    """What the configured governments know."""
    areas = {code: government.area_code for code, government in settings.jurisdictions.items()}
    return KnowledgeShelf(store, areas, _zones(settings))


def calendars_of(settings: Settings, store: Store) -> Calendars:
    """What the clocks of the configured governments are counted by."""
    return Calendars(store, _zones(settings), remind_share=settings.clocks.remind_share)


def _zones(settings: Settings) -> Callable[[str], ZoneInfo]:
    governments = settings.jurisdictions
    return lambda code: ZoneInfo(governments[code].timezone if code in governments else "UTC")


def check_store(store: Store) -> None:
    """`ConfigurationError` unless the tables are up to date and the key is the store's own."""
    if migrate.current(store) != migrate.newest():
        raise ConfigurationError(
            "The store's tables are not up to date: run `muara migrate` first."
        )
    _require_finished(store)
    try:
        check_key(store)
    except StoreError as error:
        raise ConfigurationError(str(error)) from error


def _require_finished(store: Store) -> None:
    if is_unfinished(store):
        raise ConfigurationError(
            "A copy into this store was broken off: run `muara store copy` or `muara restore` "
            "again, and it goes on."
        )


def open_objects(settings: Settings) -> Objects:
    """The configured place of citizens' files; `ConfigurationError` where it cannot be opened."""
    try:
        return Objects(settings.store.objects)
    except StoreError as error:
        raise ConfigurationError(str(error)) from error


def require_libraries() -> None:
    """`ConfigurationError` where one is missing that would be missed only when it is first used."""
    absent = ", ".join(libraries.missing())
    if absent:
        raise ConfigurationError(
            f"Not installed, but needed: {absent}. Install Muara anew with all that it needs."
        )


def require_store(settings: Settings) -> None:
    """`ConfigurationError` where no SQLite store was made yet: looking must not leave an empty one
    behind, which would pass for a real store."""
    path = settings.store.url.partition("sqlite:///")[2]
    if path and not Path(path).exists():
        raise ConfigurationError(
            f"There is no store yet ({path}): run `muara migrate` or `muara demo` first."
        )


def refused_to_root(uid: int, folder: Path, owner: int, command: Sequence[str]) -> str | None:
    """Why the user `uid` must not run `command` on a store in a folder of `owner`'s, and what works
    in its stead; None where they may. Others than root are stopped by the folder itself."""
    if uid != 0 or owner == 0:
        return None
    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:  # the owner of a mounted folder may be nobody here
        name = str(owner)
    instead = shlex.join(["runuser", "-u", name, "--", *command])
    return (
        f"{folder} belongs to {name}, who could not open what root makes there: run `{instead}`, "
        "with the service's environment as docs/operating.md has it."
    )


def require_own_folders(settings: Settings) -> None:
    """`ConfigurationError` before root makes a key or a database that the service cannot open.

    For commands beside the service; the service itself may be run by root, if somebody wants that.
    """
    database = settings.store.url.partition("sqlite:///")[2]
    folders = [Path(database).parent] if database else []
    folders += [] if settings.keys.master else [Path(settings.keys.file).parent]
    folders += [] if "://" in settings.store.objects else [Path(settings.store.objects)]
    for folder in folders:
        owner = folder.stat().st_uid if folder.exists() else os.geteuid()
        if refusal := refused_to_root(os.geteuid(), folder, owner, sys.argv):
            raise ConfigurationError(refusal)


def open_store(settings: Settings) -> Store:
    """The configured store under its master key, as it is."""
    return Store(settings.store.url, Keyring(_master_key(settings)))


def prepare_store(settings: Settings) -> None:
    """Make or migrate the store's tables, and bind a fresh one to its key. Safe to repeat."""
    store = open_store(settings)
    try:
        migrate.upgrade(store)
        _require_finished(store)
        check_key(store)
        with store.write() as connection:
            migrate.take_turns(connection)
            sow(connection, datetime.now(UTC))
            for jurisdiction in settings.jurisdictions:
                sow_agencies(connection, jurisdiction, seed_agencies())
                sow_canned_replies(connection, jurisdiction, seed_replies())
            calendars.sow(connection)
    except StoreError as error:
        raise ConfigurationError(str(error)) from error
    finally:
        store.close()


def _master_key(settings: Settings) -> bytes:
    configured = settings.keys.master_bytes()
    if configured is not None:
        return configured
    path = Path(settings.keys.file)
    if path.exists():
        try:
            return read_key_file(path)
        except UnknownKey as error:
            raise ConfigurationError(f"{error} Look at keys.file.") from error
    database = settings.store.url.partition("sqlite:///")[2]
    if not database or Path(database).exists():
        raise ConfigurationError(
            "There is no master key for this store: set keys.master to ${MUARA_MASTER_KEY} "
            "(make one with `openssl rand -base64 32`), or bring back the key file keys.file."
        )
    master = new_master_key()
    write_key_file(path, master)
    log.info("key_file_written")
    return master


def _all_channels(settings: Settings) -> dict[str, ChannelSettings]:
    """The configured channels, and for each government one for what is entered by hand."""
    entered = {
        name: manual.ManualSettings(kind=manual.KIND, jurisdiction=code)
        for code, name in settings.entry_channels.items()
    }
    return {**entered, **settings.channels}


def _loses_sight(rules: ReplyRules, configured: ChannelSettings) -> bool:
    """Whether the answer may come when nothing can be sent any more."""
    return rules.window is not None and "answer" not in configured.templates


def _open_channel(
    settings: Settings, name: str, configured: ChannelSettings, store: Store, clock: Clock
) -> Channel:
    kind = channel_type(configured.kind)
    context = ChannelContext(
        webhook_url=settings.webhook_url(name),
        now=clock.now,
        meter=StoreMeter(store, name, clock),
    )
    try:
        with no_guessing():
            adapter = kind.open(configured, context)
    except ChannelError as error:
        raise ConfigurationError(f"channels.{name}: {error}") from error
    jurisdiction = settings.jurisdictions[configured.jurisdiction]
    own_ids = adapter.own_ids if isinstance(adapter, KnowsItself) else frozenset()
    rules = ChannelRules(
        name=name,
        kind=configured.kind,
        jurisdiction=configured.jurisdiction,
        parse=kind.parse,
        policy=Policy(
            join_window=timedelta(hours=settings.dialogue.join_window_hours),
            public_replies=configured.public_replies,
            answers_in_private_on=kind.rules.private_reply_on,
            acknowledges=isinstance(adapter, SendsReplies) and not kind.is_form,
            has_route=isinstance(adapter, SendsReplies),
            language=jurisdiction.language,
            languages=settings.dialogue.languages,
            government=jurisdiction.name,
            privacy_url=_privacy_url(settings, configured) if kind.rules.allows_links else "",
            has_location_button=kind.rules.has_location_button,
            says_check_anytime=_loses_sight(kind.rules, configured),
            ombudsman=jurisdiction.ombudsman,
            questions=settings.dialogue.questions,
            answer_within=timedelta(seconds=settings.dialogue.answer_seconds),
        ),
        reply_rules=kind.rules,
        ids_are_per_conversation=kind.ids_are_per_conversation,
        ids_grow=kind.ids_grow,
        revisions_grow=kind.revisions_grow,
        edits_have_ids=kind.edits_have_ids,
        polls_show_edits=kind.polls_show_edits,
        is_form=kind.is_form,
        own_ids=own_ids,
        account_ids=adapter.account_ids if isinstance(adapter, SharesItsWebhook) else None,
        groups=getattr(configured, "groups", "off"),
        bot_username=getattr(configured, "bot_username", None) or "",
        public_replies_per_hour=configured.public_replies_per_hour,
        settle=timedelta(seconds=0 if kind.is_form else settings.dialogue.settle_seconds),
        zone=ZoneInfo(jurisdiction.timezone),
    )
    return Channel(name, configured, kind, adapter, rules, ZoneInfo(jurisdiction.timezone))


def _privacy_url(settings: Settings, channel: ChannelSettings) -> str:
    """Where the notice of the channel's government stands."""
    own = f"/{channel.jurisdiction}" if len(settings.jurisdictions) > 1 else ""
    return f"{settings.public_url}/privasi{own}"
