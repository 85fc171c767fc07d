"""The simulated Instagram as its integration tests use it, and an adapter on top of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from channels.base import ChannelContext, Page, Parsed, RawMessage, Source
from channels.instagram import CHANNEL, Instagram, InstagramSettings
from simulator.settings import SimulatorSettings
from tests.integration.facebook_platform import Platform

ACCOUNT = SimulatorSettings().instagram
OWN_IDS = frozenset({ACCOUNT.account_id, ACCOUNT.username})


@contextmanager
def opened(platform: Platform | str, **changed: Any) -> Iterator[Instagram]:
    values: dict[str, Any] = {"kind": "instagram", "jurisdiction": "uji", "mode": "both"}
    values |= {"account_id": ACCOUNT.account_id, "username": ACCOUNT.username}
    values |= {"page_id": ACCOUNT.page_id, "app_id": ACCOUNT.app_id}
    values |= {"app_secret": ACCOUNT.app_secret, "page_token": ACCOUNT.page_token}
    values |= {"verify_token": ACCOUNT.verify_token}
    values["api_url"] = platform if isinstance(platform, str) else platform.api_url
    context = ChannelContext()
    if isinstance(platform, Platform):
        context = ChannelContext(now=platform.running.world.now)
    adapter = Instagram(InstagramSettings.model_validate({**values, **changed}), context)
    try:
        yield adapter
    finally:
        adapter.close()


def parsed(items: Page | list[bytes]) -> list[Parsed]:
    pieces = items.items if isinstance(items, Page) else items
    return [found for item in pieces for found in CHANNEL.parse(item, {}, Source.POLL, OWN_IDS)]


def messages(items: Page | list[bytes]) -> list[RawMessage]:
    return [found for found in parsed(items) if isinstance(found, RawMessage)]


def ids(page: Page) -> set[str]:
    return {message.external_id for message in messages(page)}
