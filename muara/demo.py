"""The demo: the product from `config.yaml`, played against simulated platforms on this machine.

It has a store of its own making, marked as a demo; credentials, addresses and other differences
stand in `var/demo.yaml`, which every `muara` command picks up while that store is there. It
listens on loopback only and takes no real credentials.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import yaml
from sqlalchemy import select

from channels.base import AnswersHandshake, Connects
from channels.errors import ChannelError
from muara.app import Application, Channel, open_application, open_store, prepare_store
from muara.config import ConfigurationError, Settings, load_settings
from muara.demo_release import releasing
from muara.demo_store import MARKER, OVERLAY, demo_settings, is_demo, store_path
from muara.log import get_logger
from muara.serve import only_process, serve
from store import accounts, dialogues, overview, sending, timetable
from store.models import OutboxState, complaints
from store.scope import SYSTEM
from store.session import Store, set_setting, setting

log = get_logger(__name__)

OPERATOR = "petugas"
_PASSWORD_FILE = "demo-password.txt"  # noqa: S105 - a file name
_RUNS = "demo_runs"
_PLAYED_AS = {
    "telegram": "telegram",
    "whatsapp": "twilio",
    "facebook": "graph",
    "twitter": "x",
    "instagram": "instagram",
    "youtube": "youtube",
}
"""Kinds of channels, and what the simulator calls who plays them."""
_SIMULATOR_PORT = 9090
_UNSENT = (OutboxState.DUE, OutboxState.FAILED, OutboxState.UNCERTAIN, OutboxState.WAITING)
_MOST_UNSENT = 100_000
_START_SECONDS = 20.0
_SETTLE_SECONDS = 10
# What the simulator's accounts are called; its own defaults, given to it and to the product.
_TELEGRAM_TOKEN = "7000000001:SIMULATED-bot-token-for-muara-demo0"  # noqa: S105 - invented


def run_demo(config: Path, *, rate: float, say: Callable[[str], None]) -> None:
    """Run until Ctrl-C: simulator, product and `rate` messages a minute. A second run goes on."""
    stop = StopWish()
    signal.signal(signal.SIGINT, stop.note)
    # A closed terminal ends the demo in the same order as Ctrl-C.
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGINT))
    with contextlib.suppress(KeyboardInterrupt):
        _run(config, rate, say, stop)
    say("\nStopped. The store is kept; `make demo` goes on from here.")


class StopWish:
    """Ctrl-C before the web server listens: heeded between two steps of the start.

    As an exception it would strike anywhere, and what is at work there may swallow it or fail in
    words of its own: SQLAlchemy and Alembic do both.
    """

    def __init__(self) -> None:
        self.is_there = False

    def note(self, *_: object) -> None:
        """The signal's handler. Who asks twice does not want to wait for the end of a step."""
        if self.is_there:
            raise KeyboardInterrupt
        self.is_there = True

    def heed(self) -> None:
        """Raise KeyboardInterrupt if the wish is there."""
        if self.is_there:
            raise KeyboardInterrupt


def _run(config: Path, rate: float, say: Callable[[str], None], stop: StopWish) -> None:
    settings, first_time = _prepare(config, say)
    stop.heed()
    port = _port_of(settings)
    with ExitStack() as stack:
        application = stack.enter_context(open_application(settings))
        stop.heed()
        earlier_runs = _count_run(application)
        application.pipeline.drain()  # what citizens of an earlier run have told
        leave_in_peace(application.store, _played(application), application.clock.now())
        stop.heed()
        simulator_url = stack.enter_context(_simulator(settings, port, earlier_runs, say))
        stop.heed()
        password = _password(application)
        connect_at_once(application)
        stop.heed()

        waking = Thread(target=_wake_citizens, args=(application, simulator_url, rate))
        stack.callback(_await, waking)

        def begin(url: str) -> None:
            if stop.is_there:  # it came while the server started, which from now on takes it
                signal.raise_signal(signal.SIGINT)
                return
            # In a thread: the platforms' handshake asks the server that is just starting.
            waking.start()
            _welcome(say, url, simulator_url, password, first_time)

        stack.enter_context(releasing(application, OPERATOR))
        serve(application, ready=begin)


# --- store and settings -----------------------------------------------------------------------


def _prepare(config: Path, say: Callable[[str], None]) -> tuple[Settings, bool]:
    """The demo's settings over a migrated, marked store; and whether it was made just now."""
    plain = load_settings(config, {}, in_clear=os.environ)
    store = store_path(plain.store.url)
    if store is None:
        raise ConfigurationError("The demo needs an SQLite store: look at store.url.")
    is_new = not store.exists()
    if not is_new and not is_demo(plain.store.url):
        raise ConfigurationError(
            f"{store.name} is a real store: the demo does not touch it. "
            "Run the demo in another folder, or move that file away."
        )
    if not is_new:
        with only_process(plain):  # before its addresses are overwritten
            pass
    overlay = store.parent / OVERLAY
    store.parent.mkdir(parents=True, exist_ok=True)
    overlay.write_text(_overlay_text(plain), encoding="utf-8")
    overlay.chmod(0o600)
    settings = demo_settings(config, overlay, os.environ)
    if settings.listen.port != plain.listen.port:
        say(f"Port {plain.listen.port} is taken by another program; another one serves this time.")
    if is_new:
        _make_store(settings, store)
    else:
        prepare_store(settings)
    return settings, is_new


def _make_store(settings: Settings, path: Path) -> None:
    """A migrated and marked store. It gets its name at the end, so that there never is one without
    its mark, which would be taken for a real one."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    place = settings.store.model_copy(update={"url": f"sqlite:///{unfinished}"})
    made = settings.model_copy(update={"store": place})
    prepare_store(made)
    store = open_store(made)
    try:
        with store.write() as connection:
            set_setting(connection, MARKER, "yes")
    finally:
        store.close()
    unfinished.rename(path)


def _overlay_text(settings: Settings) -> str:
    """The demo's differences; ports that are taken are passed by."""
    simulator = f"http://127.0.0.1:{_free_port(_SIMULATOR_PORT)}"
    port = _free_port(settings.listen.port)
    values: dict[str, Any] = {
        "public_url": f"http://127.0.0.1:{port}",
        "listen": {"host": "127.0.0.1", "port": port},
        "dialogue": {"settle_seconds": _SETTLE_SECONDS, "answer_seconds": 3 * _SETTLE_SECONDS},
        "log": {"level": "error", "format": "console"},
        "channels": {
            name: _credentials(declared.kind, simulator)
            for name, declared in settings.not_configured.items()
        },
    }
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    return f"# Written by `muara demo` at every start: simulated platforms, nothing real.\n{text}"


def _credentials(kind: str, simulator: str) -> dict[str, Any]:
    """The simulated account of a kind of channel."""
    accounts: dict[str, dict[str, Any]] = {
        "whatsapp": {
            "mode": "webhook",
            "account_sid": "AC00000000000000000000000000000001",
            "auth_token": "simulated0twilio0auth0token00001",
            "number": "+628110000001",
            "quick_replies": {n: f"HX0000000000000000000000000000001{n}" for n in (1, 2, 3)},
            "api_url": f"{simulator}/twilio",
        },
        "telegram": {
            "mode": "poll",
            "poll_seconds": 1,
            "bot_token": _TELEGRAM_TOKEN,
            "bot_username": "muara_uji_bot",
            "api_url": f"{simulator}/telegram",
        },
        "facebook": {
            "mode": "webhook",
            "page_id": "200000000000001",
            "app_id": "100000000000001",
            "app_secret": "simulated0app0secret000000000001",
            "page_token": "SIMULATED-page-token",
            "verify_token": "simulated-verify-token",
            "api_url": f"{simulator}/graph",
        },
        "instagram": {
            "mode": "webhook",
            "account_id": "17841400000000001",
            "username": "kabupaten.uji",
            "page_id": "200000000000001",
            "app_id": "100000000000001",
            "app_secret": "simulated0app0secret000000000001",
            "page_token": "SIMULATED-page-token",
            "verify_token": "simulated-verify-token",
            "api_url": f"{simulator}/instagram",
        },
        "youtube": {
            "mode": "poll",
            "poll_seconds": 10,
            "channel_id": "UCsimulatedKabupatenUji000",
            "api_key": "SIMULATED-youtube-api-key",
            "client_id": "simulated.apps.example",
            "client_secret": "SIMULATED-client-secret",
            "refresh_token": "SIMULATED-refresh-token",
            "api_url": f"{simulator}/youtube",
            "token_url": f"{simulator}/youtube/token",
        },
        "twitter": {
            "mode": "poll",
            # X allows few calls for direct messages: large pages, not too often.
            "poll_seconds": 6,
            "message_page_size": 100,
            "daily_budget_usd": 1000,
            "bearer_token": "SIMULATED-bearer-token",
            "consumer_key": "SIMULATED-consumer-key",
            "consumer_secret": "SIMULATED-consumer-secret",
            "access_token": "300000000000001-SIMULATED-access-token",
            "access_token_secret": "SIMULATED-access-secret",
            "api_url": f"{simulator}/x",
        },
    }
    return {"public_replies": "auto", **accounts.get(kind, {})}


def _port_of(settings: Settings) -> int:
    for channel in settings.channels.values():
        url = httpx.URL(str(getattr(channel, "api_url", "")))
        if url.host == "127.0.0.1" and url.port:
            return url.port
    raise ConfigurationError("config.yaml declares no channel that the demo can play.")


def _free_port(wanted: int) -> int:
    """`wanted`, or any free port when it is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise ConfigurationError("No port is free on 127.0.0.1.")


# --- simulator --------------------------------------------------------------------------------


@contextmanager
def _simulator(
    settings: Settings, port: int, earlier_runs: int, say: Callable[[str], None]
) -> Iterator[str]:
    """The simulator as a process of its own, with nobody writing yet."""
    store = store_path(settings.store.url)
    folder = store.parent if store else Path("var")
    journal, kept = folder / "simulator.jsonl", folder / "simulator.kept"
    if not earlier_runs:  # it was kept for a store that is gone
        kept.unlink(missing_ok=True)
    command = [sys.executable, "-m", "simulator", "--port", str(port), "--journal", str(journal)]
    command += ["--keep", str(kept)]
    # Other citizens with other ids each time: what came before must not come again.
    command += ["--seed", str(secrets.randbelow(10**9)), "--earlier-runs", str(earlier_runs)]
    command.append("--until-input-ends")
    url = f"http://127.0.0.1:{port}"
    say("Starting the simulated platforms …")
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        # Held open as long as we live: a demo that is killed leaves no simulator behind.
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        # Ctrl-C reaches the product first; it stops the simulator at its end.
        start_new_session=True,
    )
    try:
        _await_simulator(url, process)
        _set_webhooks(settings, url, {"whatsapp": "twilio"})
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()


def _await_simulator(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{url}/_simulator/status", timeout=2).raise_for_status()
            return
        time.sleep(0.1)
    raise ConfigurationError("The simulator did not start; `python -m simulator` tells why.")


def _await(thread: Thread) -> None:
    """What it uses is not closed before it has ended."""
    if thread.ident is not None:
        thread.join()


def _wake_citizens(application: Application, simulator: str, rate: float) -> None:
    """Tell Meta where to send, now that we can answer it, and let citizens write."""
    settings = application.settings
    try:
        _set_webhooks(settings, simulator, {"facebook": "graph", "instagram": "instagram"})
        connect_those_that_ask_back(application)
        if rate:
            kinds = {channel.kind for channel in settings.channels.values()}
            platforms = [name for kind, name in _PLAYED_AS.items() if kind in kinds]
            wish = {"rate_per_minute": rate, "listen": True, "platforms": platforms}
            _tell(simulator, "citizens", wish)
    except httpx.HTTPError as error:
        log.error("simulator_failed", error=type(error).__name__)


def _set_webhooks(settings: Settings, simulator: str, platforms: Mapping[str, str]) -> None:
    webhooks = {
        platforms[channel.kind]: settings.webhook_url(name)
        for name, channel in settings.channels.items()
        if channel.kind in platforms
    }
    _tell(simulator, "webhooks", webhooks)


def _tell(simulator: str, path: str, values: Mapping[str, object]) -> None:
    answer = httpx.post(f"{simulator}/_simulator/{path}", json=values, timeout=30)
    answer.raise_for_status()


# --- the product ------------------------------------------------------------------------------


def _count_run(application: Application) -> int:
    """How many demos this store has seen before this one."""
    with application.store.write() as connection:
        earlier = int(setting(connection, _RUNS) or 0)
        set_setting(connection, _RUNS, str(earlier + 1))
    return earlier


def _played(application: Application) -> list[str]:
    """The channels whose citizens are invented anew by each simulator."""
    channels = application.channels.values()
    return [channel.name for channel in channels if channel.settings.kind in _PLAYED_AS]


def leave_in_peace(store: Store, channels: Collection[str], now: datetime) -> None:
    """Citizens of an earlier run are asked and told nothing more by itself: nobody plays them any
    longer. What somebody writes to them arrives, where their simulator could keep its chats."""
    destinations = {f"channel:{name}" for name in channels}
    beyond_claims = now + timedelta(hours=1)
    with store.write() as connection:
        for destination in destinations:  # what was under way when that run was killed
            sending.abandon_expired(SYSTEM, connection, destination, beyond_claims, timedelta(0))
        for row in overview.outbox_rows(SYSTEM, connection, _UNSENT, limit=_MOST_UNSENT):
            if row.destination in destinations:
                sending.drop(SYSTEM, connection, row.id, now, "demo_started_again")
        gathering = select(complaints.c.id).where(complaints.c.is_gathering)
        for complaint_id in connection.scalars(gathering).all():
            dialogues.note_told(SYSTEM, connection, complaint_id, now, is_incomplete=False)


def _password(application: Application) -> str:
    """The demo operator's password, made at first start and kept beside the store."""
    store = store_path(application.settings.store.url)
    path = (store.parent if store else Path("var")) / _PASSWORD_FILE
    now = application.clock.now()
    with application.store.write() as connection:
        is_known = any(o.username == OPERATOR for o in accounts.all_operators(SYSTEM, connection))
        if is_known and path.exists():
            return path.read_text(encoding="ascii").strip()
        password = accounts.new_password()
        if is_known:
            accounts.set_password(SYSTEM, connection, OPERATOR, password, now)
        else:
            accounts.add_operator(
                SYSTEM,
                connection,
                username=OPERATOR,
                password=password,
                role="officer",
                jurisdictions=[],
                now=now,
            )
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(password + "\n")
    return password


def connect_at_once(application: Application) -> None:
    """Register where the platforms reach us; those that ask back at once have their turn later."""
    for channel in application.channels.values():
        if not isinstance(channel.adapter, AnswersHandshake):
            _connect_one(channel)
        elif isinstance(channel.adapter, Connects):
            application.to_connect.add(channel.name)


def connect_those_that_ask_back(application: Application) -> None:
    """They are asked for all that they can send; only then is it looked at how they are."""
    for name in sorted(application.to_connect):
        _connect_one(application.channels[name])
        application.to_connect.discard(name)
        now = application.clock.now()
        with application.store.write() as connection:
            timetable.wish_run(SYSTEM, connection, "self_check", name, now)


def _connect_one(channel: Channel) -> None:
    if not isinstance(channel.adapter, Connects):
        return
    try:
        channel.adapter.connect()
    except ChannelError as error:
        log.warning("connect_failed", channel=channel.name, error=str(error))


def _welcome(
    say: Callable[[str], None], url: str, simulator_url: str, password: str, first_time: bool
) -> None:
    state = "A new demo store was made." if first_time else "The demo goes on with its store."
    say(
        f"\n{state} Invented citizens are writing on WhatsApp, Telegram, Facebook,\n"
        "Instagram, X and YouTube.\n\n"
        f"  Citizens report at     {url}/lapor\n"
        f"  The officers' queue    {url}\n"
        f"  Sign in                {OPERATOR}  /  {password}\n"
        f"  A citizen's phone      {simulator_url}\n"
        f"  For other apps         {url}/open311/v2/requests.json\n\n"
        "Ctrl-C stops everything."
    )
