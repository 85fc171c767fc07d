"""Telegram's queue of updates: polled with offsets or pushed to a webhook, never both."""

import asyncio
import ipaddress
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import JSONResponse

from simulator.faults import Refusal
from simulator.webhooks import RetryPolicy, Target, Webhook
from simulator.world import World

KEPT = timedelta(hours=24)  # https://core.telegram.org/bots/api#getting-updates
LONGEST_POLL_SECONDS = 50.0
RETRIES = RetryPolicy(pauses=(1, 2, 4, 8, 16, 30, 60), forever=True, timeout=60)
OPTIONAL_KINDS = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


def refused(code: int, description: str, **parameters: int) -> Refusal:
    """Return the Bot API's refusal with this code and description."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return Refusal(JSONResponse(body, status_code=code))


def bad_request(description: str, **parameters: int) -> Refusal:
    """Return the Bot API's answer to a wrong parameter."""
    return refused(400, f"Bad Request: {description}", **parameters)


def conflict(description: str) -> Refusal:
    """Return the Bot API's answer to a second way of receiving."""
    return refused(409, f"Conflict: {description}")


@dataclass(frozen=True)
class Update:
    """One update that was not yet confirmed; `lane` is the chat whose order is kept."""

    update_id: int
    kind: str
    payload: dict[str, Any]
    external_id: str
    lane: str
    queued_at: datetime


@dataclass
class WebhookSetting:
    """What the bot asked for with setWebhook; without a URL updates wait for getUpdates."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    allowed_updates: list[str] = field(default_factory=list)
    last_error_at: datetime | None = None
    last_error_message: str = ""
    generation: int = 0


class UpdateQueue:
    """The pending updates of one bot; `taken` gets the body with which a webhook took one."""

    def __init__(self, world: World, taken: Callable[[bytes], None]) -> None:
        self._world = world
        self.taken = taken
        self._pending: dict[int, Update] = {}
        self._poll: asyncio.Future[str] | None = None
        self.webhook = WebhookSetting()

    def __len__(self) -> int:
        return len(self._pending)

    def next_id(self) -> int:
        """Return the id for the update that is built next."""
        return self._world.next_number("telegram.update", 50_000_001)

    def wants(self, kind: str) -> bool:
        """Say whether the bot's allowed_updates let this kind through."""
        allowed = self.webhook.allowed_updates
        return kind in allowed if allowed else kind not in OPTIONAL_KINDS

    def add(
        self, update_id: int, kind: str, payload: dict[str, Any], external_id: str, lane: str
    ) -> None:
        """Queue an update and deliver it the way that the bot chose."""
        if not self.wants(kind):
            return
        update = Update(update_id, kind, payload, external_id, lane, self._world.now())
        self._pending[update_id] = update
        if self.webhook.url:
            self._push(update)
        else:
            self._wake("updates")

    async def poll(
        self, offset: int, limit: int, timeout: float, allowed_updates: list[str] | None
    ) -> list[dict[str, Any]]:
        """Answer getUpdates: confirm everything before `offset`, wait for more if there is none."""
        if self.webhook.url:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._wake("replaced")
        if allowed_updates is not None:
            self.webhook.allowed_updates = allowed_updates
        self._confirm(offset)
        if not self._pending and timeout > 0:
            await self._wait(min(timeout, LONGEST_POLL_SECONDS))
        page = list(self._pending.values())[:limit]
        self._world.journal.add(
            "poll_served",
            "telegram",
            external_ids=[update.external_id for update in page],
            update_ids=[update.update_id for update in page],
            confirmed=offset,
        )
        return [{"update_id": update.update_id, **update.payload} for update in page]

    def set_webhook(self, wanted: WebhookSetting, *, drop_pending: bool) -> str:
        """Switch to pushing, or back to polling with an empty URL; returns Telegram's words."""
        check_webhook(wanted)
        before, wanted.generation = self.webhook, self.webhook.generation + 1
        self.webhook = wanted
        if drop_pending:
            self._pending.clear()
        if not wanted.url:
            return "Webhook was deleted" if before.url else "Webhook is already deleted"
        self._wake("webhook")
        for update in self._pending.values():
            self._push(update)
        same = (before.url, before.secret_token) == (wanted.url, wanted.secret_token)
        return "Webhook is already set" if same else "Webhook was set"

    def webhook_info(self) -> dict[str, Any]:
        """Return the WebhookInfo object."""
        self._forget_old()
        hook = self.webhook
        info: dict[str, Any] = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._pending),
        }
        if hook.url:
            info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
        if hook.allowed_updates:
            info["allowed_updates"] = hook.allowed_updates
        if hook.last_error_at is not None:
            info["last_error_date"] = int(hook.last_error_at.timestamp())
            info["last_error_message"] = hook.last_error_message
        return info

    def _confirm(self, offset: int) -> None:
        self._forget_old()
        if offset < 0:
            confirmed = list(self._pending)[:offset]
        else:
            confirmed = [number for number in self._pending if number < offset]
        for number in confirmed:
            del self._pending[number]

    def _forget_old(self) -> None:
        oldest = self._world.now() - KEPT
        for update in list(self._pending.values()):
            if update.queued_at >= oldest:
                return
            del self._pending[update.update_id]

    async def _wait(self, seconds: float) -> None:
        waiting: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = waiting
        try:
            reason = await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is waiting:
                self._poll = None
        if reason == "replaced":
            raise conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        if reason == "webhook":
            raise conflict("terminated by setWebhook request")

    def _wake(self, reason: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)

    def _push(self, update: Update) -> None:
        generation = self.webhook.generation
        body = json.dumps({"update_id": update.update_id, **update.payload}, ensure_ascii=False)

        def target() -> Target | None:
            if update.update_id not in self._pending or self.webhook.generation != generation:
                return None
            headers = {"content-type": "application/json"}
            if self.webhook.secret_token:
                headers["x-telegram-bot-api-secret-token"] = self.webhook.secret_token
            return Target(self.webhook.url, headers)

        def answered(status: int | None, error: str) -> None:
            self._note_answer(update, status, error)

        self._world.webhooks.send(
            Webhook(
                platform="telegram",
                body=body.encode(),
                external_ids=[update.external_id],
                target=target,
                policy=RETRIES,
                lane=update.lane,
                answered=answered,
                taken=self.taken,
                journal_fields={"update_ids": [update.update_id]},
            )
        )

    def _note_answer(self, update: Update, status: int | None, error: str) -> None:
        if status is not None and 200 <= status < 300:
            self._pending.pop(update.update_id, None)
            return
        self.webhook.last_error_at = self._world.now()
        if status is None:
            self.webhook.last_error_message = _connection_words(error)
        else:
            self.webhook.last_error_message = (
                f"Wrong response from the webhook: {status} {_phrase(status)}"
            )


def check_webhook(wanted: WebhookSetting) -> None:
    """Refuse a webhook as setWebhook does; plain HTTP is allowed to the own machine only."""
    if not 1 <= wanted.max_connections <= 100:
        raise bad_request("max_connections must be in the range 1-100")
    if len(wanted.secret_token) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", wanted.secret_token):
        raise bad_request("secret token contains unallowed characters")
    if not wanted.url:
        return
    parts = urlsplit(wanted.url)
    if not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    if _is_own_machine(parts.hostname):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in (None, 80, 88, 443, 8443):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _is_own_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _connection_words(reason: str) -> str:
    words = {"timeout": "Connection timed out", "connect": "Connection refused"}
    return words.get(reason, "Connection closed unexpectedly")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
