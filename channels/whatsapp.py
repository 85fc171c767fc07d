"""WhatsApp through Twilio's Programmable Messaging.

Webhooks      https://www.twilio.com/docs/messaging/guides/webhook-request
Signatures    https://www.twilio.com/docs/usage/webhooks/webhooks-security
Shared keys   https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys
Sending       https://www.twilio.com/docs/whatsapp/api
The window    https://www.twilio.com/docs/whatsapp/key-concepts
Senders       https://www.twilio.com/docs/whatsapp/api/senders
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, BinaryIO
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from channels._whatsapp_conversations import FILES_HOST
from channels._whatsapp_messages import VENDOR_URL, moment, parse
from channels._whatsapp_signature import verify
from channels.base import (
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
    FindsReplies,
    HistoryLimit,
    KnowsItself,
    MessageRef,
    Page,
    Polls,
    ReceivesWebhooks,
    Reconciles,
    ReplyRules,
    SendsReplies,
    Surface,
    Template,
    WebhookRequest,
    lacking,
    short_title,
)
from channels.errors import (
    AnswerLost,
    ChannelError,
    PermanentFailure,
    TemporaryFailure,
)

OVERLAP = timedelta(minutes=30)
"""Each sweep of the message list goes back so far behind the start of the one before."""
OWN_REACH = timedelta(days=7)
"""What becomes of a message of ours is looked for so long, where no webhook tells it."""
_API = "/2010-04-01/"
_PAGE_SIZE, _OWN_PAGE_SIZE = 100, 1000
# What a receipt is made of: our own words need not be kept once more.
_OF_OWN = ("sid", "direction", "status", "to", "error_code", "date_updated")
_FIND_PAGES = 5
_CLOCK_SKEW = timedelta(seconds=5)
_MEDIA_REMEMBERED = 2000
_BODY_ABOVE_BUTTONS, _BUTTON_TITLE = 1024, 20
_BAD_CREDENTIALS = "20003"
WINDOW_ERROR = "63016"
_MEDIA_HOSTS = ("twilio.com", "twiliocdn.com")
# Where Twilio kept media before it had a CDN of its own; links to it are still given out.
_OLD_STORAGE = "s3-external-1.amazonaws.com"


class WhatsAppSettings(ChannelSettings):
    """One WhatsApp number, or a pool of them, at one Twilio account."""

    account_sid: str | None = Field(
        default=None, description="The account's SID (AC…), from the Twilio console."
    )
    auth_token: SecretStr | None = Field(
        default=None, description="The account's primary auth token; also proves webhooks."
    )
    number: str | None = Field(
        default=None, description="Our WhatsApp number in international form, e.g. +62811…"
    )
    messaging_service_sid: str | None = Field(
        default=None,
        description="Messaging service (MG…) that chooses the number to answer from; needed with "
        "pool_numbers.",
    )
    pool_numbers: tuple[str, ...] = Field(
        default=(), description="Further numbers of the same messaging service, if any."
    )
    shared_key: SecretStr | None = Field(
        default=None, description="Webhook SharedKey secret, where one signs webhooks."
    )
    shared_key_previous: SecretStr | None = Field(
        default=None, description="The SharedKey before the last rotation, while it may be in use."
    )
    quick_replies: dict[Annotated[int, Field(ge=1, le=3)], str] = Field(
        default_factory=dict,
        description="Content SIDs of quick-reply templates by their number of buttons, 1 to 3; "
        "without them questions are in words only.",
    )
    api_url: ApiUrl = Field(
        default=VENDOR_URL, description="Address of Twilio's API; another one replaces all hosts."
    )

    @field_validator("number", "pool_numbers")
    @classmethod
    def _in_international_form(cls, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(_international(number) for number in value)
        return None if value is None else _international(value)

    @field_validator("templates", "quick_replies")
    @classmethod
    def _are_content_sids(cls, value: dict[Any, str]) -> dict[Any, str]:
        for name, sid in value.items():
            if not re.fullmatch(r"HX[0-9A-Za-z]+", sid):
                raise ValueError(
                    f"The template of {name} is no content SID. Write the one that Twilio's "
                    "Content Template Builder shows: HX and 32 letters and digits."
                )
        return value

    @field_validator("pool_numbers")
    @classmethod
    def _a_pool_has_a_service(
        cls, value: tuple[str, ...], others: ValidationInfo
    ) -> tuple[str, ...]:
        if value and not others.data.get("messaging_service_sid", True):
            raise lacking(
                "pool_numbers needs messaging_service_sid, which answers for them. Add it, or "
                "remove pool_numbers."
            )
        return value


class WhatsApp:
    """Receives, polls and answers for one Twilio account; opened without a connection."""

    def __init__(self, settings: WhatsAppSettings, context: ChannelContext) -> None:
        # The SDK takes long to import: it is, where a channel is opened. Parsing needs none.
        from channels._whatsapp_api import Api

        self._settings = settings
        self._context = context
        self._account_sid = settings.account_sid or ""
        self._auth_token = _plain(settings.auth_token)
        keys = (settings.shared_key, settings.shared_key_previous)
        self._shared_keys = tuple(_plain(key) for key in keys if _plain(key))
        self._numbers = tuple(
            dict.fromkeys(filter(None, (settings.number, *settings.pool_numbers)))
        )
        # The lists that a sweep reads: first what each number got, then what each has sent.
        self._lists = [(side, number) for side in ("To", "From") for number in self._numbers]
        self._api = Api(self._account_sid, self._auth_token, settings.api_url)
        self._media: dict[str, list[dict[str, str]]] = {}
        self.own_ids = frozenset(self._numbers)

    def verify(self, request: WebhookRequest) -> None:
        """Twilio signs the address that it was given, with all parameters or the body's hash."""
        verify(request, self._signed_url(request), self._auth_token, self._shared_keys)

    def _signed_url(self, request: WebhookRequest) -> str:
        """The configured public address with the query of this request."""
        configured = self._context.webhook_url.partition("?")[0]
        if not configured:
            return request.url
        _, mark, query = request.url.partition("?")
        return configured + mark + query

    def fetch(self, cursor: str | None) -> Page:
        """One page of one number's messages, newest first; a sweep goes through all numbers, and
        through what they have sent for what became of it."""
        sweep = _Sweep.read(cursor, len(self._lists))
        if sweep.began is None:
            sweep = replace(sweep, began=_iso(self._context.now()))
        try:
            answer = self._list_page(sweep)
        except PermanentFailure as error:
            if sweep.page is None or sweep.restarted or error.code == _BAD_CREDENTIALS:
                raise
            # Twilio no longer knows the page; the list is read from its top once more.
            sweep = replace(sweep, page=None, restarted=True)
            answer = self._list_page(sweep)
        messages = answer.get("messages")
        if not isinstance(messages, list):
            raise TemporaryFailure("Twilio's answer holds no list of messages.")
        items = [json.dumps(self._completed(message)).encode() for message in messages]
        following = sweep.following(_next_page(answer), len(self._lists))
        return Page(items=items, cursor=following.write(), more=following.began is not None)

    def cursor_since(self, since: datetime) -> str:
        """A cursor whose sweep begins `OVERLAP` before `since` (aware)."""
        return _Sweep(after=_iso(since - OVERLAP)).write()

    def _list_page(self, sweep: _Sweep) -> dict[str, Any]:
        if sweep.page is not None:
            return self._api.get(sweep.page)
        side, number = self._lists[sweep.number]
        is_own = side == "From"
        size = _OWN_PAGE_SIZE if is_own else _PAGE_SIZE
        params = {side: f"whatsapp:{number}", "PageSize": str(size)}
        after = self._own_since(sweep) if is_own else sweep.after
        if after is not None:
            params["DateSent>"] = after
        return self._api.get("Messages.json", **params)

    def _own_since(self, sweep: _Sweep) -> str:
        """How far back it is asked what became of our messages: it changes long after they went."""
        earliest = _iso(self._context.now() - OWN_REACH)
        if self._settings.mode == "poll" or sweep.after is None:
            return earliest
        return max(sweep.after, earliest)

    def _completed(self, message: Any) -> Any:
        """A citizen's message with its media; of one of ours what became of it."""
        if _is_ours(message):
            return {name: message[name] for name in _OF_OWN if name in message}
        return self._with_media(message)

    def _with_media(self, message: Any) -> Any:
        """The message with its files' types and addresses, which the list leaves out.

        When they cannot be had now, the message goes on without: its files are looked up when they
        are opened.
        """
        if not isinstance(message, dict) or message.get("num_media") in (None, "0", 0):
            return message
        sid, path = message.get("sid"), _media_list_path(message)
        if not isinstance(sid, str) or path is None:
            return message
        try:
            return {**message, "media": self._media_of(sid, path)}
        except ChannelError:
            return message

    def _media_of(self, sid: str, path: str) -> list[dict[str, str]]:
        """Addresses as webhooks give them, remembered because every sweep overlaps the last."""
        known = self._media.get(sid)
        if known is None:
            known = [
                {"url": self._absolute(entry["uri"]), "content_type": entry.get("content_type", "")}
                for entry in self._media_list(path)
            ]
            if len(self._media) >= _MEDIA_REMEMBERED:
                self._media.clear()
            self._media[sid] = known
        return known

    def _media_list(self, path: str) -> list[dict[str, str]]:
        media = self._api.get(path).get("media_list")
        if not isinstance(media, list):
            raise TemporaryFailure("Twilio's answer holds no list of media.")
        return [m for m in media if isinstance(m, dict) and isinstance(m.get("uri"), str)]

    def _absolute(self, uri: str) -> str:
        return self._settings.api_url.rstrip("/") + uri.removesuffix(".json")

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
        """Send to the conversation's address; everything here is private, and Twilio takes no key.

        With a template (its id is the content SID) `text` is not sent. `choices` need a template of
        their own, `quick_replies`; WhatsApp has no button for a place at Twilio.
        """
        del private, key, asks_location
        from twilio.base import values

        from channels._whatsapp_api import errors

        fields: dict[str, str] = {"to": to.conversation_id}
        if self._settings.messaging_service_sid:
            fields["messaging_service_sid"] = self._settings.messaging_service_sid
        else:
            fields["from_"] = f"whatsapp:{self._numbers[0]}"
        template = template or self._with_buttons(text, choices)
        if template is None:
            fields["body"] = text
        else:
            fields["content_sid"] = template.id
            fields["content_variables"] = json.dumps(dict(template.variables))
        callback = self._context.webhook_url or values.unset
        with errors(creates=True):
            sid = self._api.sdk.messages.create(status_callback=callback, **fields).sid
        if not isinstance(sid, str) or not sid:
            raise AnswerLost("Twilio did not say under which id it took the message.")
        return sid

    def _with_buttons(self, text: str, choices: Sequence[Choice]) -> Template | None:
        """The template of so many buttons with the words in it, where there is one that can hold
        them: WhatsApp takes no line end in a variable."""
        sid = self._settings.quick_replies.get(len(choices))
        if sid is None or len(text) > _BODY_ABOVE_BUTTONS or "\n" in text:
            return None
        variables = [text]
        for choice in choices:
            title = short_title(choice.title or "", _BUTTON_TITLE)
            variables += [title, choice.id or title]
        named = {str(number): value for number, value in enumerate(variables, start=1)}
        return Template(id=sid, variables=named)

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """Look through our newest messages to this address; spaces and line ends may differ.

        A template's text is made by Twilio: pass what it reads when filled in.
        """
        wanted = text.split()
        params = {"To": to.conversation_id, "PageSize": str(_PAGE_SIZE)}
        answer = self._api.get("Messages.json", **params)
        for _ in range(_FIND_PAGES):
            for message in _dicts(answer.get("messages")):
                sid, body = message.get("sid"), message.get("body")
                created = moment(str(message.get("date_created") or message.get("date_sent")))
                is_recent = created is not None and created >= since - _CLOCK_SKEW
                if is_recent and _is_ours(message) and str(body).split() == wanted and sid:
                    return str(sid)
            following = _next_page(answer)
            if following is None:
                return None
            answer = self._api.get(following)
        return None

    def open_media(self, attachment: Attachment) -> AbstractContextManager[BinaryIO]:
        """The file at the address in a webhook, or at a place in a message's media list."""
        from channels.media_http import hosts_under, open_url

        url = attachment.reference
        is_twilio = hosts_under(*_MEDIA_HOSTS)
        if url.startswith("/"):
            path, _, place = url.partition("#")
            media = self._media_list(path)
            if not place.isdecimal() or int(place) >= len(media):
                raise PermanentFailure("The file is no longer in the message's media list.")
            url = self._absolute(media[int(place)]["uri"])
        return open_url(
            url,
            allowed_hosts=lambda host: is_twilio(host) or host == _OLD_STORAGE,
            own=self._settings.api_url,
            auth=(self._account_sid, self._auth_token),
            auth_hosts=lambda host: host in (urlsplit(VENDOR_URL).hostname, FILES_HOST),
            # A file may be announced some moments before it can be fetched.
            gone=(410,),
        )

    def check(self) -> Sequence[Finding]:
        """Account, balance, public URL, and each number's state and webhook."""
        from channels._whatsapp_setup import check

        return check(self._api, self._numbers, self._context.webhook_url, self._settings.mode)

    def connect(self) -> Sequence[Finding]:
        """Give our address to each number's sender, for messages and statuses."""
        from channels._whatsapp_setup import connect

        return connect(self._api, self._numbers, self._context.webhook_url)

    def close(self) -> None:
        """Give back the connections to Twilio."""
        self._api.close()


@dataclass(frozen=True, slots=True)
class _Sweep:
    """Where polling stands.

    `after` is the earliest time of the sweep (None: all that Twilio keeps), `began` its start (None
    between sweeps), `number` the place of the list that is read, `page` its next page, `restarted`
    whether that list had to be begun again.
    """

    after: str | None = None
    began: str | None = None
    number: int = 0
    page: str | None = None
    restarted: bool = False

    @classmethod
    def read(cls, cursor: str | None, lists: int) -> _Sweep:
        """A cursor that cannot be read, or of a list that is gone, starts anew: never a gap."""
        try:
            sweep = cls(**json.loads(cursor or "{}"))
            for text in (sweep.after, sweep.began):
                datetime.fromisoformat(text or "2026-01-01T00:00:00Z")
            is_page = sweep.page is None or sweep.page.startswith(_API)
            return sweep if 0 <= sweep.number < lists and is_page else cls()
        except (TypeError, ValueError, AttributeError):
            return cls()

    def write(self) -> str:
        return json.dumps({k: v for k, v in asdict(self).items() if v not in (None, 0)})

    def following(self, next_page: str | None, lists: int) -> _Sweep:
        """The next page, else the next list, else the next sweep."""
        if next_page and next_page != self.page:
            return replace(self, page=next_page)
        if self.number + 1 < lists:
            return replace(self, number=self.number + 1, page=None, restarted=False)
        if self.began is None:
            return _Sweep(after=self.after)
        return _Sweep(after=_iso(datetime.fromisoformat(self.began) - OVERLAP))


def _next_page(answer: Mapping[str, Any]) -> str | None:
    """The next page's path. A proxy may write a whole address; what we ask is always `api_url`."""
    following = answer.get("next_page_uri")
    if not isinstance(following, str):
        return None
    _, api, rest = following.partition(_API)
    return f"{api}{rest}" if api else following


def _iso(when: datetime) -> str:
    """UTC as Twilio reads it: the SDK would write a local time's digits and call them UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_ours(message: Any) -> bool:
    return isinstance(message, dict) and str(message.get("direction")).startswith("outbound")


def _dicts(value: Any) -> Iterable[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _media_list_path(message: Mapping[str, Any]) -> str | None:
    lists = message.get("subresource_uris")
    path = lists.get("media") if isinstance(lists, dict) else None
    return path if isinstance(path, str) and path.startswith(_API) else None


def _international(number: str) -> str:
    compact = re.sub(r"[ ().-]", "", number.removeprefix("whatsapp:"))
    if not re.fullmatch(r"\+[1-9][0-9]{5,14}", compact):
        raise ValueError("must be in international form, like +62811…")
    return compact


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret is not None else ""


CHANNEL = ChannelType(
    label="WhatsApp",
    settings=WhatsAppSettings,
    open=WhatsApp,
    parse=parse,
    signs_body=True,
    history_limits=(
        HistoryLimit(
            reach=timedelta(days=395), sentence="Twilio keeps messages for about 13 months."
        ),
    ),
    secrets=("account_sid", "auth_token", "number"),
    rules=ReplyRules(
        max_length=1600,
        window=timedelta(hours=24),
        has_templates=True,
        window_errors=frozenset({WINDOW_ERROR}),
        receipts_on=frozenset({Surface.DIRECT}),
        has_polled_receipts=True,
    ),
    capabilities=(
        ReceivesWebhooks,
        Polls,
        Reconciles,
        SendsReplies,
        FindsReplies,
        FetchesMedia,
        ChecksItself,
        Connects,
        KnowsItself,
        Closes,
    ),
)
