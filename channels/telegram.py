"""Telegram: the Bot API by webhook or by polling, through python-telegram-bot.

Bot API: https://core.telegram.org/bots/api
Webhooks: https://core.telegram.org/bots/webhooks
SDK: https://docs.python-telegram-bot.org/en/stable/telegram.bot.html
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from channels._telegram_errors import GroupMoved
from channels._telegram_updates import KIND, parse
from channels.base import (
    AnswersWebhooks,
    ApiUrl,
    Attachment,
    ChannelContext,
    ChannelSettings,
    ChannelType,
    ChecksItself,
    Choice,
    Closes,
    Connects,
    FetchesMedia,
    Finding,
    HistoryLimit,
    KnowsItself,
    MessageRef,
    Page,
    Polls,
    ReceivesWebhooks,
    ReplyRules,
    SendsReplies,
    Surface,
    TellsWhatWaits,
    Template,
    WaitingAtPlatform,
    WebhookAnswer,
    WebhookRequest,
    lacking,
)
from channels.errors import AnswerLost, ChannelError, PermanentFailure, RejectedRequest

# The SDK takes half a second to import: it is, where a channel is opened. Parsing needs none.
if TYPE_CHECKING:
    from telegram import Bot, WebhookInfo

MAX_TEXT = 4096
MAX_CALLBACK = 64
"""Bytes of what a pressed button tells us."""
MAX_DOWNLOAD = 20 * 1024 * 1024
PAGE = 100
PENDING_IS_MANY = 100
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
_SECRET_FORM = re.compile(r"[A-Za-z0-9_-]{1,256}")

# What is asked for. Business messages are not: only their owner's account could answer them.
ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
)


class TelegramSettings(ChannelSettings):
    """One bot."""

    bot_token: SecretStr | None = Field(
        default=None, description="The token that @BotFather gave, `<number>:<letters>`."
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="Any 1-256 of A-Z a-z 0-9 _ -; Telegram repeats it in every webhook request. "
        "Needed where mode is webhook.",
    )
    bot_username: str | None = Field(
        default=None, description="The bot's name without @; needed where groups is mentions."
    )
    groups: Literal["off", "mentions"] = Field(
        default="off",
        description="off: private chats only; mentions: in groups what names the bot.",
    )
    location_button: str = Field(
        default="📍 Lokasi saya",
        min_length=1,
        max_length=40,
        description="What stands on the button by which a citizen sends a place.",
    )
    long_poll_seconds: int = Field(
        default=0,
        ge=0,
        le=50,
        description="How long one poll waits for news, where mode is poll.",
    )
    api_url: ApiUrl = Field(
        default="https://api.telegram.org",
        description="Where the Bot API is: Telegram's own, or a proxy's address.",
    )

    @field_validator("bot_username")
    @classmethod
    def _username_has_no_at(cls, value: str | None) -> str | None:
        return value.removeprefix("@") if value else None

    @field_validator("mode")
    @classmethod
    def _mode_is_one_way(cls, value: str) -> str:
        if value == "both":
            raise ValueError(
                "must be webhook or poll: Telegram answers a poll with 409 while there is a "
                "webhook. Choose one of these."
            )
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret_is_there_and_allowed(
        cls, value: SecretStr | None, others: ValidationInfo
    ) -> SecretStr | None:
        if value is not None and not _SECRET_FORM.fullmatch(value.get_secret_value()):
            raise ValueError(
                "must be 1-256 of the characters A-Z a-z 0-9 _ and -. Choose another one, and run "
                "`muara connect`."
            )
        if value is None and others.data.get("mode") == "webhook" and others.data.get("bot_token"):
            raise lacking(
                "must be set where mode is webhook. Choose 1-256 of A-Z a-z 0-9 _ -, or set mode "
                "to poll."
            )
        return value

    @field_validator("groups")
    @classmethod
    def _a_mention_needs_a_name(cls, value: str, others: ValidationInfo) -> str:
        if value == "mentions" and not others.data.get("bot_username", True):
            raise lacking(
                "bot_username must be set where groups is mentions. Add it, or set groups to off."
            )
        return value


class Telegram:
    """One bot's adapter; its methods may be called from several threads at once."""

    def __init__(self, settings: TelegramSettings, context: ChannelContext) -> None:
        from channels._telegram_bot import BotClient

        token = settings.bot_token.get_secret_value() if settings.bot_token else ""
        self._settings = settings
        self._webhook_url = context.webhook_url
        self._client = BotClient(token, settings.api_url)
        # A token begins with the bot's own user id.
        self.own_ids = frozenset({token.partition(":")[0]})

    def close(self) -> None:
        """Give back the connections and the event loop."""
        self._client.close()

    # --- receiving ---

    def verify(self, request: WebhookRequest) -> None:
        """Raise `RejectedRequest` unless the secret token of our setWebhook comes back."""
        given = request.headers.get(SECRET_HEADER, "")
        if self._settings.webhook_secret is None:
            raise RejectedRequest("A webhook request came, but webhook_secret is not set.")
        if not given:
            raise RejectedRequest(
                "The request has no secret token: it is not Telegram's, or the webhook was "
                "registered without webhook_secret; run `muara connect`."
            )
        wanted = self._settings.webhook_secret.get_secret_value()
        if not hmac.compare_digest(_octets(given), _octets(wanted)):
            raise RejectedRequest(
                "The request's secret token is not webhook_secret; if that was changed, run "
                "`muara connect`."
            )

    def webhook_answer(self, request: WebhookRequest) -> WebhookAnswer:
        """A pressed button shows that it waits until the press is answered, for which Telegram
        takes a call in the answer to its webhook.

        https://core.telegram.org/bots/api#making-requests-when-getting-updates
        """
        query = _pressed_query(request.body)
        if query is None:
            return WebhookAnswer()
        call = {"method": "answerCallbackQuery", "callback_query_id": query}
        return WebhookAnswer(body=json.dumps(call).encode(), content_type="application/json")

    def fetch(self, cursor: str | None) -> Page:
        """Up to 100 updates after `cursor`, which Telegram thereby forgets before it. Buttons that
        were pressed no longer show that they wait."""
        updates = self._client.updates(
            offset=_offset(cursor),
            limit=PAGE,
            timeout=self._settings.long_poll_seconds,
            allowed_updates=list(ALLOWED_UPDATES),
        )
        self._release_buttons(updates)
        numbers = [number for update in updates if (number := _update_id(update)) is not None]
        # The highest of this page, not of all times: after a quiet week ids start anew.
        after = json.dumps({"updates": max(numbers) + 1}) if numbers else cursor
        return Page(
            items=[json.dumps(update, separators=(",", ":")).encode() for update in updates],
            cursor=after,
            more=len(updates) == PAGE and after != cursor,
        )

    def _release_buttons(self, updates: Sequence[Any]) -> None:
        """That a press is too old by now, or that Telegram does not answer, changes nothing."""
        queries = [query for update in updates if (query := _query_id(update)) is not None]
        with suppress(ChannelError):
            for query in queries:
                self._client.ask("answer__callback_query", callback_query_id=query)

    @contextmanager
    def open_media(self, attachment: Attachment) -> Iterator[BinaryIO]:
        """The file's bytes as a stream. Telegram gives bots files of up to 20 MB."""
        from channels.media_http import open_url

        if (attachment.size or 0) > MAX_DOWNLOAD:
            raise PermanentFailure(
                "The file is larger than the 20 MB that a bot may download.", code="too_large"
            )
        file = self._client.run(lambda bot: bot.get_file(attachment.reference))
        # The address holds the token: it is used at once and kept nowhere.
        address = file.file_path or ""
        with open_url(
            address, allowed_hosts=lambda host: False, own=self._settings.api_url
        ) as stream:
            yield stream

    # --- sending ---

    def reply(
        self,
        to: MessageRef,
        text: str,
        *,
        private: bool = False,
        template: Template | None = None,
        key: str = "",
        choices: Sequence[Choice] = (),
        asks_location: bool = False,
        is_by_person: bool = False,
    ) -> str:
        """Send `text` as it is, quoting the message answered; returns the message id.

        In a group `private` writes to the author instead. `choices` stand below, one per row; in
        private a single one, and with `asks_location` all below the button that sends a place,
        stand in the keyboard's place, and pressing one writes its words. Telegram has neither
        templates nor idempotency keys.
        """
        del template, key
        is_private = private or to.surface is Surface.DIRECT
        markup = self._private_markup(choices, asks_location) if is_private else _below(choices)
        is_elsewhere = private and to.surface is not Surface.DIRECT
        chat = _private_chat(to) if is_elsewhere else to.conversation_id
        quoted = None if is_elsewhere else _message_number(to.external_id)
        try:
            return self._send(chat, text, quoted, markup)
        except GroupMoved as moved:
            # Numbers of messages start anew in the upgraded group: nothing can be quoted.
            return self._send(str(moved.chat_id), text, None, markup)

    def _private_markup(self, choices: Sequence[Choice], asks_location: bool) -> dict[str, Any]:
        """What stands below a message, which has one kind of keyboard only; that of an earlier
        question goes."""
        # Buttons below a question would leave the keyboard of the one before, which sends a place.
        if asks_location or len(choices) == 1:
            ask = {"text": self._settings.location_button, "request_location": True}
            words = [{"text": choice.title or ""} for choice in choices]
            rows = [[button] for button in ([ask, *words] if asks_location else words)]
            return {"keyboard": rows, "one_time_keyboard": True, "resize_keyboard": True}
        return _below(choices) or {"remove_keyboard": True}

    def _send(self, chat: str, text: str, quoted: int | None, markup: dict[str, Any]) -> str:
        parameters: dict[str, Any] = {"chat_id": chat, "text": text}
        if quoted:
            parameters["reply_parameters"] = {
                "message_id": quoted,
                "allow_sending_without_reply": True,
            }
        if markup:
            parameters["reply_markup"] = markup
        sent = self._client.ask("send__message", creates=True, **parameters)
        number = sent.get("message_id") if isinstance(sent, dict) else None
        if not isinstance(number, int):
            raise AnswerLost("Telegram did not say which message it sent.")
        return str(number)

    # --- set-up ---

    def check(self) -> Sequence[Finding]:
        """Token, webhook or polling, backlog and the bot's name, as Telegram sees them."""
        try:
            username = self._client.username()
        except ChannelError as error:
            return [Finding.of_failure("token", error)]
        findings = [Finding(level="ok", subject="token", message=f"The bot is @{username}.")]
        findings += self._check_name(username)
        try:
            webhook = self._client.run(lambda bot: bot.get_webhook_info())
        except ChannelError as error:
            return [*findings, Finding.of_failure("webhook", error)]
        findings += self._check_webhook(webhook)
        findings += _check_deliveries(webhook)
        return findings

    def waiting(self) -> WaitingAtPlatform:
        """The updates that wait for Telegram's next attempt; it keeps each for 24 hours."""
        webhook = self._client.run(lambda bot: bot.get_webhook_info())
        return WaitingAtPlatform(
            count=webhook.pending_update_count, failed_at=webhook.last_error_date
        )

    def connect(self) -> Sequence[Finding]:
        """Register our webhook, or remove it where mode is poll; waiting updates are kept."""
        try:
            return [self._register() if self._settings.mode == "webhook" else self._unregister()]
        except ChannelError as error:
            return [Finding.of_failure("webhook", error)]

    def _register(self) -> Finding:
        secret = self._settings.webhook_secret
        if not self._webhook_url or secret is None:
            message = "There is no public URL to register; look at the application's public URL."
            return Finding(level="error", subject="webhook", message=message)

        async def register(bot: Bot) -> bool:
            return await bot.set_webhook(
                self._webhook_url,
                secret_token=secret.get_secret_value(),
                allowed_updates=ALLOWED_UPDATES,
            )

        self._client.run(register)
        message = f"Telegram now sends to {self._webhook_url}."
        return Finding(level="ok", subject="webhook", message=message)

    def _unregister(self) -> Finding:
        self._client.run(lambda bot: bot.delete_webhook())
        message = "Telegram now keeps updates until they are polled, for up to 24 hours."
        return Finding(level="ok", subject="webhook", message=message)

    def _check_name(self, username: str) -> list[Finding]:
        wanted = self._settings.bot_username
        if wanted is None or wanted.lower() == username.lower():
            return []
        message = f"The bot is called {username}, not what bot_username says."
        return [Finding(level="error", subject="bot_username", message=message)]

    def _check_webhook(self, webhook: WebhookInfo) -> list[Finding]:
        wanted = self._webhook_url if self._settings.mode == "webhook" else ""
        if webhook.url != wanted:
            message = (
                "Another address than ours is registered as webhook, or none"
                if wanted
                else "A webhook is registered while mode is poll"
            )
            message = f"{message}; run `muara connect`."
            return [Finding(level="error", subject="webhook", message=message)]
        missing = set(ALLOWED_UPDATES) - set(webhook.allowed_updates)
        if wanted and missing:
            message = f"Not asked for: {', '.join(sorted(missing))}; run `muara connect`."
            return [Finding(level="warning", subject="webhook", message=message)]
        message = "The webhook is ours." if wanted else "There is no webhook; updates are polled."
        return [Finding(level="ok", subject="webhook", message=message)]


def _check_deliveries(webhook: WebhookInfo) -> list[Finding]:
    findings = []
    if webhook.last_error_date is not None:
        when = f"{webhook.last_error_date:%Y-%m-%d %H:%M} UTC"
        message = f"The last failed delivery was at {when}: {webhook.last_error_message}."
        findings.append(Finding(level="warning", subject="deliveries", message=message))
    waiting = webhook.pending_update_count
    level: Literal["ok", "warning"] = "warning" if waiting >= PENDING_IS_MANY else "ok"
    message = f"{waiting} updates wait at Telegram."
    return [*findings, Finding(level=level, subject="backlog", message=message)]


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _offset(cursor: str | None) -> int | None:
    """Where to go on; a cursor that is not ours means from the oldest that Telegram keeps."""
    try:
        streams = json.loads(cursor or "null")
    except ValueError:
        return None
    offset = streams.get("updates") if isinstance(streams, dict) else None
    return offset if isinstance(offset, int) else None


def _pressed_query(body: bytes) -> str | None:
    """The query that a webhook brings; most bring none, and are not decoded for that."""
    if b'"callback_query"' not in body:
        return None
    try:
        return _query_id(json.loads(body))
    except (ValueError, RecursionError):
        return None


def _query_id(update: Any) -> str | None:
    query = update.get("callback_query") if isinstance(update, dict) else None
    number = query.get("id") if isinstance(query, dict) else None
    return number if isinstance(number, str) and number else None


def _update_id(update: Any) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None


def _message_number(external_id: str | None) -> int | None:
    """None for the id of a pressed button, which is no message and has more digits."""
    if external_id is None or not re.fullmatch(r"[1-9][0-9]{0,9}", external_id):
        return None
    number = int(external_id)
    return number if number < 2**31 else None


def _private_chat(to: MessageRef) -> str:
    """The chat of a person with the bot has the person's own id."""
    scheme, _, number = (to.address or "").partition(":")
    if scheme != KIND or not number.isdecimal():
        raise PermanentFailure("The author cannot be written to in private.")
    return number


def _below(choices: Sequence[Choice]) -> dict[str, Any]:
    rows = [[_button(choice)] for choice in choices if _fits(choice)]
    return {"inline_keyboard": rows} if rows else {}


def _button(choice: Choice) -> dict[str, str | None]:
    return {"text": choice.title or choice.id, "callback_data": choice.id or choice.title}


def _fits(choice: Choice) -> bool:
    """Telegram refuses the whole message for one id that is longer."""
    data = choice.id or choice.title or ""
    return 1 <= len(_octets(data)) <= MAX_CALLBACK


CHANNEL = ChannelType(
    label="Telegram",
    settings=TelegramSettings,
    open=Telegram,
    parse=parse,
    rules=ReplyRules(max_length=MAX_TEXT, has_buttons=True, has_location_button=True),
    signs_body=False,
    ids_are_per_conversation=True,
    ids_grow=True,
    revisions_grow=True,
    keeps=timedelta(hours=24),
    history_limits=(
        HistoryLimit(
            reach=timedelta(0),
            sentence="Telegram keeps nothing that was delivered, and the rest for 24 hours.",
        ),
    ),
    secrets=("bot_token",),
    capabilities=(
        ReceivesWebhooks,
        AnswersWebhooks,
        Polls,
        TellsWhatWaits,
        SendsReplies,
        FetchesMedia,
        ChecksItself,
        Connects,
        KnowsItself,
        Closes,
    ),
)
