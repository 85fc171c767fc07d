"""What a Page on Facebook and an account on Instagram have in common: one app, one Graph API.

https://developers.facebook.com/docs/messenger-platform/send-messages
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Generic, TypeVar

from pydantic import Field, SecretStr

from channels.base import (
    ApiUrl,
    Attachment,
    ChannelContext,
    ChannelSettings,
    Choice,
    Finding,
    Ignored,
    MessageRef,
    Page,
    Parsed,
    SentTo,
    Source,
    Unreadable,
    short_title,
)
from channels.errors import AnswerLost, PermanentFailure, WindowClosed
from channels.meta_check import check_callback, check_subscription, check_token, subscribe
from channels.meta_door import MetaDoor
from channels.meta_notices import Notices
from channels.meta_poll import Stream, fetch_streams, start_streams
from channels.meta_reading import BROKEN

# The SDK takes long to import: it is, where a channel is opened. Parsing needs none.
if TYPE_CHECKING:
    from channels.meta_client import GraphClient

MOST_QUICK_REPLIES, MAX_TITLE, MAX_PAYLOAD = 13, 20, 1000
WINDOW = timedelta(hours=24)
PRIVATE_REPLY_WINDOW = timedelta(days=7)
HUMAN_AGENT_WINDOW = timedelta(days=7)
OUTSIDE_WINDOW = "10"
"""Meta's code for a message to a person after the window, with any subcode or none."""
TEST_ENTRY = "0"
"""The id of the entry that the App Dashboard's "Test" button sends."""


class MetaSettings(ChannelSettings):
    """The app that is installed on a Page, and how the Page is read."""

    app_id: str = Field(pattern=r"^[0-9]+$", description="The Meta app's number.")
    app_secret: SecretStr | None = Field(
        default=None, description="The Meta app's secret: signs webhooks and our calls."
    )
    page_token: SecretStr | None = Field(
        default=None, description="A Page access token, best one of a system user: it stays valid."
    )
    verify_token: SecretStr | None = Field(
        default=None, description="Any words; enter the same where you set up the webhook at Meta."
    )
    graph_version: str = Field(
        default="v25.0", pattern=r"^v\d+\.\d+$", description="Version of the Graph API."
    )
    look_back_days: float = Field(
        default=7,
        gt=0,
        description="Polling reads the comments of posts that are at most so old. Webhooks bring "
        "those of every post.",
    )
    overlap_minutes: float = Field(
        default=60,
        ge=0,
        description="Every poll reads so much again, for late arrivals and edits.",
    )
    api_url: ApiUrl = Field(
        default="https://graph.facebook.com",
        description="Where the Graph API is: Meta's own, or a proxy's address.",
    )


ReadAnswer = Callable[[object, frozenset[str]], Sequence[Parsed]]


def parse_with(
    notices: Notices,
    read_answer: ReadAnswer,
    body: bytes,
    source: Source,
    own_ids: frozenset[str],
) -> Sequence[Parsed]:
    """Find the items in a webhook's body, a Graph answer, or one item as `fetch` folds it."""
    if not body.strip():
        return [Ignored("empty")]
    if source is Source.POLL and body.lstrip().startswith(b"<"):
        return [Ignored("error_answer")]
    try:
        content = json.loads(body)
        if content in (None, {}, []):
            return [Ignored("empty")]
        among = notices.among(content)
        if among is not None:
            return [found for notice in among for found in notices.read(notice, own_ids)]
        return read_answer(content, own_ids) or [Ignored("empty")]
    except BROKEN:
        return [Unreadable("unreadable_body", body)]


S = TypeVar("S", bound=MetaSettings)


class MetaAccount(MetaDoor, Generic[S]):
    """One account's adapter; its methods may be called from several threads at once."""

    LABEL: ClassVar[str]
    KIND: ClassVar[str]
    PERMISSIONS: ClassVar[Sequence[str]]
    SUBSCRIBED_FIELDS: ClassVar[Sequence[str]]
    """Of the Page, whose subscription lets webhooks through."""
    FILE_HOSTS: ClassVar[Sequence[str]]
    NOTICES: ClassVar[Notices]
    WHERE: ClassVar[str]
    """Where a direct message is read, in a sentence: `in Messenger`."""

    def __init__(
        self,
        settings: S,
        context: ChannelContext,
        *,
        page: str,
        streams: Sequence[Stream],
        deletion_scheme: str,
    ) -> None:
        self._settings = settings
        self._context = context
        self._secret = revealed(settings.app_secret)
        super().__init__(
            app_secret=self._secret,
            verify_token=revealed(settings.verify_token),
            scheme=deletion_scheme,
        )
        self._page = page
        self._streams = streams
        self._graph = self._client(revealed(settings.page_token))

    def _client(self, token: str) -> GraphClient:
        from channels.meta_client import GraphClient

        return GraphClient(
            api_url=self._settings.api_url,
            version=self._settings.graph_version,
            token=token,
            app_secret=self._secret,
        )

    def close(self) -> None:
        self._graph.close()

    # -- polling

    def fetch(self, cursor: str | None) -> Page:
        """One step of each stream; a stream in trouble is told of in the findings.

        Raises when all of them are.
        """
        settings = self._settings
        return fetch_streams(
            self._graph,
            self._streams,
            cursor,
            overlap=timedelta(minutes=settings.overlap_minutes),
            look_back=timedelta(days=settings.look_back_days),
        )

    def cursor_since(self, since: datetime) -> str:
        return start_streams(self._streams, since)

    # -- writing to a person

    def _write_to(
        self,
        recipient: Mapping[str, str],
        text: str,
        *,
        is_direct: bool,
        private: bool,
        choices: Sequence[Choice],
        is_by_person: bool,
    ) -> str:
        """Send a message, in a conversation or as the one private answer to a comment.

        `choices` are quick replies, which a conversation only has. Meta allows the tag of
        `is_by_person` for nothing but what a person wrote.
        """
        kind = {"messaging_type": "RESPONSE"}
        if is_by_person and is_direct:
            kind = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        with self._window(is_direct):
            sent = self._graph.create(
                self._page,
                "messages",
                recipient=dict(recipient),
                message={"text": text} | (_quick_replies(choices) if is_direct else {}),
                **kind,
            )
        created, person = self._new_id(sent, "message_id"), sent.get("recipient_id")
        # Who wrote a comment may be somebody else in private, but for this.
        return SentTo(created, f"{self.KIND}:{person}") if private and person else created

    @contextmanager
    def _window(self, is_direct: bool) -> Iterator[None]:
        try:
            yield
        except PermanentFailure as error:
            if is_direct and (error.code or "").partition("/")[0] == OUTSIDE_WINDOW:
                raise WindowClosed(
                    f"The 24 hours in which this citizen may be answered {self.WHERE} are over.",
                    code=error.code,
                ) from None
            raise

    def _new_id(self, answer: Mapping[str, Any], name: str) -> str:
        created = answer.get(name)
        if not isinstance(created, str) or not created:
            raise AnswerLost(f"{self.LABEL} took a message without naming it.")
        return created

    def _person(self, to: MessageRef) -> str:
        """The citizen's id in direct messages."""
        return self._author(to) or to.conversation_id

    def _author(self, to: MessageRef) -> str:
        """The citizen's id, "" where it is kept from us."""
        scheme, _, value = (to.address or "").partition(":")
        return value if scheme == self.KIND else ""

    # -- media

    def open_media(self, attachment: Attachment) -> AbstractContextManager[BinaryIO]:
        """Meta's file servers ask for no token: the address itself is signed, for some days."""
        from channels.media_http import hosts_under, open_url

        return open_url(
            attachment.reference,
            allowed_hosts=hosts_under(*self.FILE_HOSTS),
            own=self._settings.api_url,
            gone=(403, 404, 410),
        )

    # -- self-check

    def check(self) -> Sequence[Finding]:
        """Token, permissions, account and webhook subscription, each on its own."""
        app_id = self._settings.app_id
        with closing(self._client(f"{app_id}|{self._secret}")) as app:
            token = check_token(
                app,
                revealed(self._settings.page_token),
                page_id=self._page,
                app_id=app_id,
                permissions=self.PERMISSIONS,
                now=self._context.now(),
            )
            callback = self._check_callback(app)
        return [
            *token,
            *self._check_account(),
            *check_subscription(self._graph, self._page, app_id, self.SUBSCRIBED_FIELDS),
            *callback,
        ]

    def _check_account(self) -> Iterable[Finding]:
        """Whether the account is ours to read."""
        raise NotImplementedError

    def _check_callback(self, app: GraphClient) -> Sequence[Finding]:
        url = self._context.webhook_url
        if self._settings.mode == "poll" or not url:
            return []
        return list(check_callback(app, self._settings.app_id, self.NOTICES.of, url))

    def connect(self) -> Sequence[Finding]:
        """Subscribe our app to the Page's events; the app's own webhook is set at Meta."""
        return list(
            subscribe(self._graph, self._page, self._settings.app_id, self.SUBSCRIBED_FIELDS)
        )


def revealed(secret: SecretStr | None) -> str:
    """The secret, "" where there is none."""
    return secret.get_secret_value() if secret else ""


def target_of(to: MessageRef) -> str:
    """The comment or post that is answered."""
    return to.external_id or to.conversation_id


def _quick_replies(choices: Sequence[Choice]) -> dict[str, Any]:
    """https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies"""
    replies = [
        {
            "content_type": "text",
            "title": short_title(choice.title, MAX_TITLE),
            "payload": choice.id or choice.title,
        }
        for choice in choices
        if choice.title and len(choice.id or "") <= MAX_PAYLOAD
    ]
    return {"quick_replies": replies[:MOST_QUICK_REPLIES]} if replies else {}
