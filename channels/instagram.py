"""Instagram: a professional account's comments, mentions and direct messages, by the Graph API.

Webhooks          https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
Comments          https://developers.facebook.com/docs/instagram-platform/comment-moderation
Mentions          https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/mentions
Direct messages   https://developers.facebook.com/docs/messenger-platform/instagram
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from pydantic import Field

from channels._instagram_answers import read_answer
from channels._instagram_changes import read_change
from channels._instagram_check import check_account
from channels._instagram_find import find_comment
from channels._instagram_poll import look_up, streams
from channels._instagram_reading import KIND
from channels.base import (
    AcceptsDeletions,
    AnswersHandshake,
    ChannelContext,
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
    KnowsItself,
    LookedUp,
    LooksUp,
    MessageRef,
    Parsed,
    Polls,
    ReceivesWebhooks,
    Reconciles,
    ReplyRules,
    SendsReplies,
    SharesItsWebhook,
    Source,
    Surface,
    Template,
)
from channels.errors import PermanentFailure
from channels.meta_account import (
    HUMAN_AGENT_WINDOW,
    OUTSIDE_WINDOW,
    PRIVATE_REPLY_WINDOW,
    TEST_ENTRY,
    WINDOW,
    MetaAccount,
    MetaSettings,
    parse_with,
    target_of,
)
from channels.meta_find import Wanted, find_message
from channels.meta_notices import Notices

MAX_COMMENT_LENGTH = 300
MAX_COMMENT_LINKS = 1
MAX_COMMENT_HASHTAGS = 4
MAX_MESSAGE_BYTES = 1000
MESSAGE_LENGTH = 900
"""Characters that fit into Instagram's bytes, unless many of them are emoji."""
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


class InstagramSettings(MetaSettings):
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


# --- parsing ---------------------------------------------------------------------------------

NOTICES = Notices(kind=KIND, of="instagram", changes=read_change)


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """Find the items in a webhook's body, a Graph answer, or one item as `fetch` folds it."""
    return parse_with(NOTICES, read_answer, body, source, own_ids)


# --- the adapter -----------------------------------------------------------------------------


class Instagram(MetaAccount[InstagramSettings]):
    """One account's adapter; its methods may be called from several threads at once."""

    LABEL, KIND, WHERE = "Instagram", KIND, "on Instagram"
    PERMISSIONS, SUBSCRIBED_FIELDS = PERMISSIONS, SUBSCRIBED_FIELDS
    FILE_HOSTS, NOTICES = ("fbcdn.net", "fbsbx.com", "cdninstagram.com"), NOTICES

    def __init__(self, settings: InstagramSettings, context: ChannelContext) -> None:
        self._account = settings.account_id
        super().__init__(
            settings,
            context,
            page=settings.page_id,
            streams=streams(settings.account_id, settings.page_id),
            deletion_scheme=KIND,
        )
        self.own_ids = frozenset(filter(None, (settings.account_id, settings.username)))
        self.account_ids = frozenset({settings.account_id, settings.page_id, TEST_ENTRY})

    def look_up(self, external_ids: Sequence[str]) -> LookedUp:
        """Comments and mentions by id. Instagram tells of no deletion by itself."""
        return look_up(self._graph, self._account, external_ids)

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
        return self._write_to(
            {"id": self._person(to)} if is_direct else _commenter(to),
            text,
            is_direct=is_direct,
            private=private,
            choices=choices,
            is_by_person=is_by_person,
        )

    def _answer_in_public(self, to: MessageRef, text: str) -> str:
        _check_comment(text)
        target = target_of(to)
        if to.surface is Surface.MENTION:
            media = {"media_id": to.conversation_id}
            comment = {} if target == to.conversation_id else {"comment_id": target}
            sent = self._graph.create(self._account, "mentions", message=text, **media, **comment)
        else:
            edge = "comments" if target == to.conversation_id else "replies"
            sent = self._graph.create(target, edge, message=text)
        return self._new_id(sent, "id")

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """Looks where `reply` would have put it; for comments in direct messages too, where the
        private answer stands. What stands below a mention elsewhere cannot be read."""
        wanted = Wanted(own=self.own_ids, text=text, since=since)
        if to.surface is Surface.DIRECT:
            return find_message(self._graph, wanted, self._page, PLATFORM, self._person(to))
        if to.surface is Surface.MENTION:
            return None
        found = find_comment(self._graph, wanted, target_of(to), to.conversation_id)
        if found is not None:
            return found
        return find_message(self._graph, wanted, self._page, PLATFORM, self._author(to))

    def hide_comment(self, comment: MessageRef) -> None:
        """Its author still sees it, everybody else does not.

        https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment
        """
        if comment.surface is not Surface.COMMENT or comment.external_id is None:
            raise PermanentFailure("Only a comment on our own posts can be hidden on Instagram.")
        self._graph.change(comment.external_id, hide="true")

    # -- self-check

    def _check_account(self) -> Iterable[Finding]:
        return check_account(self._graph, self._page, self._account, self._settings.username)


# --- small steps -----------------------------------------------------------------------------


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


def _commenter(to: MessageRef) -> dict[str, str]:
    if to.surface is not Surface.COMMENT:
        raise PermanentFailure("A mention elsewhere cannot be answered in private.")
    return {"comment_id": target_of(to)}


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
        private_reply_on=frozenset({Surface.COMMENT}),
        private_reply_window=PRIVATE_REPLY_WINDOW,
        human_agent_window=HUMAN_AGENT_WINDOW,
        window_errors=frozenset({OUTSIDE_WINDOW, "10/2534022", "10/2018278"}),
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
        SharesItsWebhook,
    ),
)
