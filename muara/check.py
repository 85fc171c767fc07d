"""Looks for what a valid configuration can still get wrong, here and at the platforms."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row
from sqlalchemy.exc import SQLAlchemyError

from channels.base import ChannelContext, ChannelSettings, ChecksItself, Closes, Finding
from channels.errors import ChannelError
from channels.muara import KIND as GOVERNMENTS
from channels.registry import channel_type
from forwarder.base import STATUS_PURPOSES
from forwarder.muara import MuaraSettings
from muara import libraries
from muara.app import check_store, open_objects, open_store, require_store
from muara.config import Settings
from muara.config_file import ConfigurationError
from muara.config_words import meant
from muara.demo_store import is_demo
from muara.local_settings import NUMBER_STALE_MONTHS, number_state, number_states
from store import emergency_numbers
from store.errors import NotFound, StoreError
from store.scope import SYSTEM

_OWN_PACKAGES = ("channels", "normalizer", "forwarder", "store", "muara")
_AT_ONCE = 4


def look_around(settings: Settings) -> Sequence[Finding]:
    """Findings about this machine and these settings, without any network."""
    return [
        *_packages(),
        *_libraries(),
        *_keys(settings),
        *_public_address(settings),
        *_templates(settings),
        *_whom_to_turn_to(settings),
        *_governments(settings),
    ]


def look_into_store(settings: Settings, now: datetime) -> Sequence[Finding]:
    """Findings about what people have to set; none where there is no store of this version yet."""
    try:
        require_store(settings)
        store = open_store(settings)
    except ConfigurationError:
        return []
    try:
        check_store(store)
        with store.read() as connection:
            numbers = emergency_numbers.numbers_of(SYSTEM, connection)
    except (ConfigurationError, SQLAlchemyError):
        return []
    finally:
        store.close()
    found = []
    is_played = is_demo(settings.store.url)
    for code, government in settings.jurisdictions.items():
        today = now.astimezone(ZoneInfo(government.timezone)).date()
        own = [row for row in numbers if row.jurisdiction == code]
        found.append(_numbers(code, own, today, is_demo=is_played))
    return found


def _numbers(code: str, rows: Sequence[Row[Any]], today: date, *, is_demo: bool) -> Finding:
    subject = f"emergency numbers of {code}"
    count = number_states(rows, today)
    if not count["confirmed"] and not count["stale"]:
        message = "None is confirmed: a citizen in danger can be told none. "
        message += "Enter and confirm them on the page /settings/numbers before going live."
        return _warning(subject, message) if is_demo else _error(subject, message)
    old = [row.kind for row in rows if number_state(row.confirmed_on, today) != "confirmed"]
    if old:
        return _warning(
            subject,
            f"Not confirmed within {NUMBER_STALE_MONTHS} months: {', '.join(old)}. "
            "Call them, and confirm them on the page /settings/numbers.",
        )
    return Finding(level="ok", subject=subject, message=f"{len(rows)} are confirmed.")


def ask_platforms(settings: Settings) -> Iterator[tuple[str, Sequence[Finding]]]:
    """Each configured channel's name with what its platform says; never raises for a channel."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        asked = {
            name: pool.submit(_ask, channel, settings.webhook_url(name))
            for name, channel in settings.channels.items()
        }
        for name, answer in asked.items():
            yield name, answer.result()


def ask_object_store(settings: Settings) -> Sequence[Finding]:
    """Whether citizens' files can be kept in `store.objects`: one is written and deleted there."""
    place = settings.store.objects
    try:
        open_objects(settings).try_out()
    except (ConfigurationError, StoreError) as error:
        said = f"There is no {place}." if isinstance(error, NotFound) else str(error)
        return [_error("objects", f"{said} {_KEYS_OF_A_BUCKET}" if "://" in place else said)]
    message = f"Files can be written, read, listed and deleted in {place}."
    return [Finding(level="ok", subject="objects", message=message)]


_KEYS_OF_A_BUCKET = (
    "The bucket must exist, and its address and keys stand in the environment of this process, as "
    "docs/operating.md has it; the keys must be good for all four."
)


def _ask(channel: ChannelSettings, webhook_url: str) -> Sequence[Finding]:
    try:
        adapter = channel_type(channel.kind).open(channel, ChannelContext(webhook_url=webhook_url))
    except ChannelError as error:
        return [_error("opened", str(error))]
    except Exception as error:  # noqa: BLE001, RUF100 - one broken channel must not hide the others
        return [_error("opened", _broken(channel, error))]
    try:
        if not isinstance(adapter, ChecksItself):
            return [_without_check(channel.kind)]
        return adapter.check()
    except ChannelError as error:
        return [_error("self_check", str(error))]
    except Exception as error:  # noqa: BLE001, RUF100 - as above
        return [_error("self_check", _broken(channel, error))]
    finally:
        if isinstance(adapter, Closes):
            adapter.close()


def _without_check(kind: str) -> Finding:
    if channel_type(kind).is_own_door:
        message = "It is a door of our own: there is no platform to ask."
        return Finding(level="ok", subject="self_check", message=message)
    return _warning("self_check", "This kind of channel cannot check itself.")


def _broken(channel: ChannelSettings, error: Exception) -> str:
    # Only the error's type: its text may hold a token.
    return f"channels/{channel.kind}.py failed with {type(error).__name__}; please report it."


def _packages() -> Iterator[Finding]:
    """Whether our generic package names lead to our own files and not to somebody's library."""
    home = Path(__file__).resolve().parent.parent
    for name in _OWN_PACKAGES:
        spec = importlib.util.find_spec(name)
        places = {
            Path(place).resolve() for place in (spec and spec.submodule_search_locations) or ()
        }
        if places != {home / name}:
            found = ", ".join(map(str, sorted(places))) or "nowhere"
            message = f"Package {name!r} is found in {found}. Install Muara in its own environment."
            yield _warning("packages", message)
            return
    yield Finding(level="ok", subject="packages", message="All packages are our own files.")


def _libraries() -> Iterator[Finding]:
    """What is loaded late is missed late, unless somebody looks."""
    absent = ", ".join(libraries.missing())
    if absent:
        yield _error("libraries", f"Not installed: {absent}. Install Muara anew with all it needs.")
        return
    yield Finding(level="ok", subject="libraries", message="All libraries are installed.")


def _keys(settings: Settings) -> Iterator[Finding]:
    if settings.keys.second_copy_confirmed:
        yield Finding(level="ok", subject="keys", message="A second copy of the key is confirmed.")
        return
    yield _warning(
        "keys",
        "No second copy of the master key is confirmed: without the key nothing can be read. "
        "Keep a copy in another safe place, then set keys.second_copy_confirmed: true.",
    )


def _public_address(settings: Settings) -> Iterator[Finding]:
    webhooks = [name for name, channel in settings.channels.items() if channel.mode != "poll"]
    if webhooks and not settings.public_url.startswith("https://"):
        yield _warning(
            "public_url",
            f"Platforms send webhooks only to https addresses; concerns {', '.join(webhooks)}. "
            "Set public_url to the address that the platforms can reach.",
        )


def _templates(settings: Settings) -> Iterator[Finding]:
    """Which news waits for the citizen's next message, since nothing was approved for it."""
    for name, channel in settings.channels.items():
        if not channel_type(channel.kind).rules.has_templates:
            continue
        missing = [purpose for purpose in STATUS_PURPOSES if purpose not in channel.templates]
        subject = f"templates of {name}"
        for purpose in channel.templates.keys() - set(STATUS_PURPOSES):
            message = f"There is no news of the purpose {purpose!r} in channels.{name}.templates. "
            yield _error(subject, message + meant(purpose, STATUS_PURPOSES))
        if not missing:
            yield Finding(level="ok", subject=subject, message="Every status has one.")
            continue
        yield _warning(
            subject,
            "After the platform's window this news waits until the citizen writes, as it has no "
            f"approved template: {', '.join(missing)}. Set channels.{name}.templates.",
        )


def _whom_to_turn_to(settings: Settings) -> Iterator[Finding]:
    """What citizens are told of whom they may turn to, where a government has not said how."""
    for name, message in _TURNED_TO.items():
        lacking = [code for code, one in settings.jurisdictions.items() if not getattr(one, name)]
        if lacking:
            yield _warning(name, f"{message} Set jurisdictions.{lacking[0]}.{name}.")


_TURNED_TO = {
    "ombudsman": "Citizens hear of their right to turn to the Ombudsman, but not how.",
    # UU 27/2022, article 54: the officer is whom people turn to about their data.
    "privacy_contact": "The privacy notice at /privasi names no way to the data protection officer "
    "but the government's office.",
}


def _governments(settings: Settings) -> Iterator[Finding]:
    """The directory of governments that complaints are handed to, and that hand them to us."""
    known = {n: one for n, one in settings.destinations.items() if isinstance(one, MuaraSettings)}
    doors = {one.jurisdiction for one in settings.channels.values() if one.kind == GOVERNMENTS}
    for name, one in known.items():
        subject = f"government {name}"
        served = one.jurisdictions or tuple(settings.jurisdictions)
        alike = [other for other, each in known.items() if _is_same(one, each) and other != name]
        if one.code in settings.jurisdictions:
            yield _error(subject, f"Its code {one.code} is one of ours. Ask them for theirs.")
        elif len(served) != 1:
            message = "Say in jurisdictions which one of our governments they know. "
            yield _error(subject, message + "Declare them once for each that deals with them.")
        elif alike:
            message = f"{alike[0]} has the same code or label for the same government of ours."
            yield _error(subject, message)
        elif served[0] not in doors:
            yield _warning(
                subject,
                f"It can hand over nothing to {served[0]}, which has no channel of kind muara. "
                "Declare one.",
            )
        else:
            yield Finding(level="ok", subject=subject, message=f"{one.label} is {one.code}.")
    if doors and not known:
        yield _warning("governments", "A channel of kind muara is there, and no government is.")


def _is_same(one: MuaraSettings, other: MuaraSettings) -> bool:
    """Whether officers or calls cannot tell them apart."""
    is_alike = one.code == other.code or one.label.casefold() == other.label.casefold()
    return is_alike and set(one.jurisdictions) == set(other.jurisdictions)


def _error(subject: str, message: str) -> Finding:
    return Finding(level="error", subject=subject, message=message)


def _warning(subject: str, message: str) -> Finding:
    return Finding(level="warning", subject=subject, message=message)
