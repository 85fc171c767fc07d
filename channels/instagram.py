"""Instagram: a professional account's comments, mentions and direct messages, by the Graph API.

Webhooks          https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
Comments          https://developers.facebook.com/docs/instagram-platform/comment-moderation
Mentions          https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/mentions
Direct messages   https://developers.facebook.com/docs/messenger-platform/instagram
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import Field, SecretStr, field_validator

from channels._instagram_answers import read_answer
from channels._instagram_changes import read_change
from channels._instagram_check import check_account
from channels._instagram_find import find_comment
from channels._instagram_poll import look_up, streams
from channels._instagram_reading import KIND
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
    LooksUp,
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
from channels.errors import AnswerLost, PermanentFailure, WindowClosed
from channels.meta_check import check_callback, check_subscription, check_token, subscribe
from channels.meta_door import MetaDoor
from channels.meta_find import Wanted, find_message
from channels.meta_notices import Notices
from channels.meta_poll import fetch_streams, start_streams
from channels.meta_reading import BROKEN

# The SDK takes long to import: it is, where a channel is opened. Parsing needs none.
if TYPE_CHECKING:
    from channels.meta_client import GraphClient

MAX_COMMENT_LENGTH = 300
MAX_COMMENT_LINKS = 1
MAX_COMMENT_HASHTAGS = 4
MAX_MESSAGE_BYTES = 1000
MESSAGE_LENGTH = 900
"""Characters that fit into Instagram's bytes, unless many of them are emoji."""
MOST_QUICK_REPLIES, MAX_TITLE, MAX_PAYLOAD = 13, 20, 1000
WINDOW = timedelta(hours=24)
PRIVATE_REPLY_WINDOW = timedelta(days=7)
HUMAN_AGENT_WINDOW = timedelta(days=7)
PERMISSIONS = (
    "instagram_basic",
    "instagram_manage_comments",
    "instagram_manage_messages",
    "pages_manage_metadata",
    "pages_read_engagement",
)
SUBSCRIBED_FIELDS = ("feed",)
"""Of the Page, whose subscription lets the account's webhooks through; which of these come is set
at Meta."""
PLATFORM = "instagram"


class InstagramSettings(ChannelSettings):
    """One professional account, the Page that it is linked with, and the app installed there."""

    account_id: str = Field(
        pattern=r"^[0-9]+$", description="The professional account's number (1784…)."
    )
    username: str = Field(
        default="",
        description="The account's name without @: tells our own comments where the id is missing.",
    )
    page_id: str = Field(
        pattern=r"^[0-9]+$", description="Number of the Page that the account is linked with."
    )
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
        default=60, ge=0, description="Every poll reads so much again, for late arrivals."
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

NOTICES = Notices(kind=KIND, of="instagram", changes=read_change)


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


class Instagram(MetaDoor):
    """One account's adapter; its methods may be called from several threads at once."""

    def __init__(self, settings: InstagramSettings, context: ChannelContext) -> None:
        self._settings = settings
        self._context = context
        self._secret = _revealed(settings.app_secret)
        super().__init__(
            app_secret=self._secret,
            verify_token=_revealed(settings.verify_token),
            scheme=KIND,
        )
        self._account, self._page = settings.account_id, settings.page_id
        self._streams = streams(self._account, self._page)
        self._graph = self._client(_revealed(settings.page_token))
        self.own_ids = frozenset(filter(None, (settings.account_id, settings.username)))

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

    def look_up(self, external_ids: Sequence[str]) -> Sequence[bytes]:
        """Comments and mentions by id. Instagram tells of no deletion by itself."""
        return [look_up(self._graph, self._account, each) for each in external_ids]

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
        """Answer below a comment or mention, once in private to a comment's author, or directly.

        `choices` are quick replies, which a conversation only has. Meta allows the tag of
        `is_by_person` for nothing but what a person wrote.
        https://developers.facebook.com/docs/messenger-platform/instagram/features/human-agent
        """
        del key, asks_location
        if template is not None:
            raise PermanentFailure("Instagram has no templates: answer within 24 hours.")
        is_direct = to.surface is Surface.DIRECT
        if not (is_direct or private):
            return self._answer_in_public(to, text)
        if len(text.encode("utf-8", "replace")) > MAX_MESSAGE_BYTES:
            raise PermanentFailure("The message is longer than Instagram allows (1,000 bytes).")
        kind = {"messaging_type": "RESPONSE"}
        if is_by_person and is_direct:
            kind = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        with _window(is_direct):
            sent = self._graph.create(
                self._page,
                "messages",
                recipient={"id": _person(to)} if is_direct else _commenter(to),
                message={"text": text} | (_quick_replies(choices) if is_direct else {}),
                **kind,
            )
        created, person = _new_id(sent, "message_id"), sent.get("recipient_id")
        return SentTo(created, f"{KIND}:{person}") if private and person else created

    def _answer_in_public(self, to: MessageRef, text: str) -> str:
        _check_comment(text)
        target = _target(to)
        if to.surface is Surface.MENTION:
            media = {"media_id": to.conversation_id}
            comment = {} if target == to.conversation_id else {"comment_id": target}
            sent = self._graph.create(self._account, "mentions", message=text, **media, **comment)
        else:
            edge = "comments" if target == to.conversation_id else "replies"
            sent = self._graph.create(target, edge, message=text)
        return _new_id(sent, "id")

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """Looks where `reply` would have put it; for comments in direct messages too, where the
        private answer stands. What stands below a mention elsewhere cannot be read."""
        wanted = Wanted(own=self.own_ids, text=text, since=since)
        if to.surface is Surface.DIRECT:
            return find_message(self._graph, wanted, self._page, PLATFORM, _person(to))
        if to.surface is Surface.MENTION:
            return None
        found = find_comment(self._graph, wanted, _target(to), to.conversation_id)
        if found is not None:
            return found
        return find_message(self._graph, wanted, self._page, PLATFORM, _author(to))

    def hide_comment(self, comment: MessageRef) -> None:
        """Its author still sees it, everybody else does not.

        https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment
        """
        if comment.surface is not Surface.COMMENT or comment.external_id is None:
            raise PermanentFailure("Only a comment on our own posts can be hidden on Instagram.")
        self._graph.change(comment.external_id, hide="true")

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
        """Token, permissions, account and webhook subscription, each on its own."""
        settings = self._settings
        with closing(self._client(f"{settings.app_id}|{self._secret}")) as app:
            token = check_token(
                app,
                _revealed(settings.page_token),
                page_id=self._page,
                app_id=settings.app_id,
                permissions=PERMISSIONS,
                now=self._context.now(),
            )
            callback = self._check_callback(app)
        return [
            *token,
            *check_account(self._graph, self._page, self._account, settings.username),
            *check_subscription(self._graph, self._page, settings.app_id, SUBSCRIBED_FIELDS),
            *callback,
        ]

    def _check_callback(self, app: GraphClient) -> Sequence[Finding]:
        if self._settings.mode == "poll" or not self._context.webhook_url:
            return []
        return check_callback(app, self._settings.app_id, NOTICES.of, self._context.webhook_url)

    def connect(self) -> Sequence[Finding]:
        """Subscribe our app to the linked Page; the app's own webhook is set at Meta."""
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
                "The 24 hours in which this citizen may be answered on Instagram are over.",
                code=error.code,
            ) from None
        raise


_OUTSIDE_WINDOW = "10"


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def _check_comment(text: str) -> None:
    """Instagram's rules for comments of an app.

    https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
    """
    if len(text) > MAX_COMMENT_LENGTH:
        raise PermanentFailure("The reply is longer than Instagram allows (300 characters).")
    if len(_LINK.findall(text)) > MAX_COMMENT_LINKS or text.count("#") > MAX_COMMENT_HASHTAGS:
        raise PermanentFailure("Instagram allows one link and four hashtags in a comment.")
    if text.isupper():
        raise PermanentFailure("Instagram refuses a comment all in capital letters.")


_LINK = re.compile(r"https?://")


def _person(to: MessageRef) -> str:
    """The citizen's id in direct messages."""
    return _author(to) or to.conversation_id


def _author(to: MessageRef) -> str:
    """The citizen's id, "" where Instagram kept it from us."""
    scheme, _, value = (to.address or "").partition(":")
    return value if scheme == KIND else ""


def _quick_replies(choices: Sequence[Choice]) -> dict[str, Any]:
    """https://developers.facebook.com/docs/messenger-platform/instagram/features/quick-replies"""
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


def _commenter(to: MessageRef) -> dict[str, str]:
    if to.surface is not Surface.COMMENT:
        raise PermanentFailure("A mention elsewhere cannot be answered in private.")
    return {"comment_id": _target(to)}


def _new_id(answer: Mapping[str, Any], name: str) -> str:
    created = answer.get(name)
    if not isinstance(created, str) or not created:
        raise AnswerLost("Instagram took a message without naming it.")
    return created


_FILE_HOSTS = ("fbcdn.net", "fbsbx.com", "cdninstagram.com")

CHANNEL = ChannelType(
    polls_show_edits=True,
    names_mentions=True,
    label="Instagram",
    settings=InstagramSettings,
    open=Instagram,
    parse=parse,
    rules=ReplyRules(
        max_length=MAX_COMMENT_LENGTH,
        direct_length=MESSAGE_LENGTH,
        window=WINDOW,
        has_buttons=True,
        private_reply_window=PRIVATE_REPLY_WINDOW,
        human_agent_window=HUMAN_AGENT_WINDOW,
        window_errors=frozenset({_OUTSIDE_WINDOW, "10/2534022", "10/2018278"}),
    ),
    signs_body=True,
    history_limits=(
        HistoryLimit(
            reach=timedelta(0), sentence="Mentions cannot be listed: only webhooks tell of them."
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
        LooksUp,
        Polls,
        ReceivesWebhooks,
        Reconciles,
        SendsReplies,
    ),
)
