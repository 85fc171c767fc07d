"""Facebook: a Page's comments, posts and mentions, and its Messenger.

Webhooks   https://developers.facebook.com/docs/graph-api/webhooks/getting-started
Messenger  https://developers.facebook.com/docs/messenger-platform/reference/send-api
Comments   https://developers.facebook.com/docs/graph-api/reference/object/comments
Private    https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import (
    Field,
    SecretStr,
    field_validator,
)

from channels._facebook_answers import read_answer
from channels._facebook_feed import read_change
from channels._facebook_find import PLATFORM, find_comment, find_private_answer
from channels._facebook_link import read_link
from channels._facebook_poll import streams
from channels._facebook_reading import KIND
from channels.base import (
    AcceptsDeletions,
    AnswersHandshake,
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
    HidesComments,
    HistoryLimit,
    Ignored,
    KnowsItself,
    MessageRef,
    Page,
    Parsed,
    Polls,
    ReceivesWebhooks,
    Reconciles,
    ReplyRules,
    SendsReplies,
    SentTo,
    Source,
    Surface,
    Template,
    Unreadable,
    short_title,
)
from channels.errors import (
    AnswerLost,
    PermanentFailure,
    WindowClosed,
)
from channels.meta_check import (
    check_callback,
    check_page,
    check_subscription,
    check_token,
    subscribe,
)
from channels.meta_door import MetaDoor
from channels.meta_find import Wanted, find_message
from channels.meta_notices import Notices
from channels.meta_poll import fetch_streams, start_streams
from channels.meta_reading import BROKEN

# The SDK takes long to import: it is, where a channel is opened. Parsing needs none.
if TYPE_CHECKING:
    from channels.meta_client import GraphClient

MAX_MESSENGER_LENGTH = 2000
MAX_COMMENT_LENGTH = 8000
MOST_QUICK_REPLIES, MAX_TITLE, MAX_PAYLOAD = 13, 20, 1000
WINDOW = timedelta(hours=24)
PRIVATE_REPLY_WINDOW = timedelta(days=7)
HUMAN_AGENT_WINDOW = timedelta(days=7)
PERMISSIONS = (
    "pages_messaging",
    "pages_manage_metadata",
    "pages_manage_engagement",
    "pages_read_engagement",
    "pages_read_user_content",
)
SUBSCRIBED_FIELDS = (
    "feed",
    "mention",
    "messages",
    "message_deliveries",
    "message_echoes",
    "message_edits",
    "message_reads",
    "messaging_postbacks",
    "standby",
)


class FacebookSettings(ChannelSettings):
    """One Page and the app that is installed on it."""

    page_id: str = Field(pattern=r"^[0-9]+$", description="The Page's number.")
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
    api_url: str = Field(
        default="https://graph.facebook.com",
        description="Where the Graph API is: Meta's own, or a proxy's address.",
    )

    @field_validator("api_url")
    @classmethod
    def _api_url_is_a_url(cls, value: str) -> str:
        if not re.match(r"https?://[^/\s?#]+", value):
            raise ValueError("api_url must be a URL that starts with https:// or http://.")
        return value.rstrip("/")


# --- parsing ---------------------------------------------------------------------------------

NOTICES = Notices(kind=KIND, of="page", changes=read_change)


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
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
        notices = NOTICES.among(content)
        if notices is not None:
            return [found for notice in notices for found in NOTICES.read(notice, own_ids)]
        return read_answer(content, own_ids) or [Ignored("empty")]
    except BROKEN:
        return [Unreadable("unreadable_body", body)]


# --- the adapter -----------------------------------------------------------------------------


class Facebook(MetaDoor):
    """One Page's adapter; its methods may be called from several threads at once."""

    def __init__(self, settings: FacebookSettings, context: ChannelContext) -> None:
        self._settings = settings
        self._context = context
        self._secret = _revealed(settings.app_secret)
        super().__init__(
            app_secret=self._secret,
            verify_token=_revealed(settings.verify_token),
            # As the author of a comment; Messenger has another id for the same person.
            scheme=f"{KIND}-user",
        )
        self._page = settings.page_id
        self._streams = streams(self._page)
        self._graph = self._client(_revealed(settings.page_token))
        self.own_ids = frozenset({settings.page_id})

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

    # -- replying

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
        """Send a comment, the one private answer to a comment or post, or a Messenger message.

        `choices` are quick replies, which Messenger has in a conversation only. A place can no
        longer be asked for by a button there. Meta allows the tag of `is_by_person` for nothing
        but what a person wrote.
        https://developers.facebook.com/docs/messenger-platform/send-messages/message-tags
        """
        del asks_location
        if template is not None:
            raise PermanentFailure("Facebook has no templates: answer within 24 hours.")
        is_direct = to.surface is Surface.DIRECT
        if len(text) > (MAX_MESSENGER_LENGTH if is_direct or private else MAX_COMMENT_LENGTH):
            raise PermanentFailure("The reply is longer than Facebook allows.")
        if is_direct or private:
            kind = {"messaging_type": "RESPONSE"}
            if is_by_person and is_direct:
                kind = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
            with _window(is_direct):
                sent = self._graph.create(
                    self._page,
                    "messages",
                    recipient={"id": _person(to)} if is_direct else _public_recipient(to),
                    message={"text": text} | (_quick_replies(choices) if is_direct else {}),
                    **kind,
                )
            created, person = _new_id(sent, "message_id"), sent.get("recipient_id")
            # Who answers below a comment is somebody else in Messenger, but for this.
            return SentTo(created, f"facebook:{person}") if private and person else created
        sent = self._graph.create(_target(to), "comments", message=text)
        return _new_id(sent, "id")

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """Looks where `reply` would have put it; for public messages in Messenger too, where
        the private answer stands."""
        wanted = Wanted(own=self.own_ids, text=text, since=since)
        if to.surface is Surface.DIRECT:
            return find_message(self._graph, wanted, self._page, PLATFORM, _person(to))
        found = find_comment(self._graph, wanted, _target(to))
        if found is not None:
            return found
        try:
            return find_private_answer(self._graph, wanted, self._page, _target(to), _author(to))
        except PermanentFailure:
            # A Page that may not read Messenger has not written there either.
            return None

    def hide_comment(self, comment: MessageRef) -> None:
        """Its author and their friends still see it, everybody else does not.

        https://developers.facebook.com/docs/graph-api/reference/comment#updating
        """
        if comment.surface is not Surface.COMMENT or comment.external_id is None:
            raise PermanentFailure("Only a comment can be hidden on Facebook.")
        self._graph.change(comment.external_id, is_hidden="true")

    # -- media

    def open_media(self, attachment: Attachment) -> AbstractContextManager[BinaryIO]:
        """Meta's file servers ask for no token: the address itself is signed, for some days."""
        from channels.media_http import hosts_under, open_url

        return open_url(
            attachment.reference,
            allowed_hosts=hosts_under(*_FILE_HOSTS),
            own=self._settings.api_url,
            gone=(403, 404, 410),
        )

    # -- self-check

    def check(self) -> Sequence[Finding]:
        """Token, permissions, Page and webhook subscription, each on its own."""
        with closing(self._client(f"{self._settings.app_id}|{self._secret}")) as app:
            token = check_token(
                app,
                _revealed(self._settings.page_token),
                page_id=self._page,
                app_id=self._settings.app_id,
                permissions=PERMISSIONS,
                now=self._context.now(),
            )
            callback = self._check_callback(app)
        return [
            *token,
            *check_page(self._graph, self._page),
            *check_subscription(self._graph, self._page, self._settings.app_id, SUBSCRIBED_FIELDS),
            *callback,
        ]

    def _check_callback(self, app: GraphClient) -> Sequence[Finding]:
        if self._settings.mode == "poll" or not self._context.webhook_url:
            return []
        return check_callback(app, self._settings.app_id, NOTICES.of, self._context.webhook_url)

    def connect(self) -> Sequence[Finding]:
        """Subscribe our app to the Page's events; the app's own webhook is set at Meta."""
        return subscribe(self._graph, self._page, SUBSCRIBED_FIELDS)


# --- small steps -----------------------------------------------------------------------------


@contextmanager
def _window(is_direct: bool) -> Iterator[None]:
    """Of a message to a person code 10 means the window, with any subcode or none."""
    try:
        yield
    except PermanentFailure as error:
        if is_direct and (error.code or "").partition("/")[0] == _OUTSIDE_WINDOW:
            raise WindowClosed(
                "The 24 hours in which this citizen may be answered in Messenger are over.",
                code=error.code,
            ) from None
        raise


_OUTSIDE_WINDOW = "10"


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def _person(to: MessageRef) -> str:
    """The citizen's id in Messenger."""
    return _author(to) or to.conversation_id


def _author(to: MessageRef) -> str:
    """The citizen's id, "" where Facebook kept it from us."""
    scheme, _, value = (to.address or "").partition(":")
    return value if scheme == "facebook" else ""


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


def _target(to: MessageRef) -> str:
    return to.external_id or to.conversation_id


def _public_recipient(to: MessageRef) -> dict[str, str]:
    if to.surface is Surface.MENTION:
        raise PermanentFailure("A mention outside the Page cannot be answered in private.")
    return {"post_id" if to.surface is Surface.POST else "comment_id": _target(to)}


def _new_id(answer: Mapping[str, Any], name: str) -> str:
    created = answer.get(name)
    if not isinstance(created, str) or not created:
        raise AnswerLost("Facebook took a message without naming it.")
    return created


_FILE_HOSTS = ("fbcdn.net", "fbsbx.com")

CHANNEL = ChannelType(
    polls_show_edits=True,
    label="Facebook",
    settings=FacebookSettings,
    open=Facebook,
    parse=parse,
    read_link=read_link,
    rules=ReplyRules(
        max_length=MAX_MESSENGER_LENGTH,
        window=WINDOW,
        has_buttons=True,
        private_reply_window=PRIVATE_REPLY_WINDOW,
        human_agent_window=HUMAN_AGENT_WINDOW,
        window_errors=frozenset({_OUTSIDE_WINDOW, "2018278", "10/2018278"}),
        receipts_on=frozenset({Surface.DIRECT}),
    ),
    signs_body=True,
    history_limits=(
        HistoryLimit(
            reach=timedelta(0),
            sentence="Facebook shows the details of a conversation's newest 20 messages only.",
        ),
        HistoryLimit(
            reach=timedelta(0),
            sentence="Comments below posts that are more than look_back_days older are left out.",
        ),
    ),
    secrets=("app_secret", "page_token", "verify_token"),
    capabilities=(
        AcceptsDeletions,
        AnswersHandshake,
        ChecksItself,
        Closes,
        Connects,
        FetchesMedia,
        FindsReplies,
        HidesComments,
        KnowsItself,
        Polls,
        ReceivesWebhooks,
        Reconciles,
        SendsReplies,
    ),
)
