"""Facebook: a Page's comments, posts and mentions, and its Messenger.

Webhooks   https://developers.facebook.com/docs/graph-api/webhooks/getting-started
Messenger  https://developers.facebook.com/docs/messenger-platform/reference/send-api
Comments   https://developers.facebook.com/docs/graph-api/reference/object/comments
Private    https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from pydantic import (
    Field,
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
from channels.errors import PermanentFailure, WindowClosed
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
from channels.meta_check import check_page
from channels.meta_find import Wanted, find_message
from channels.meta_notices import Notices
from channels.meta_protocol import is_of_token

MAX_MESSENGER_LENGTH = 2000
MAX_COMMENT_LENGTH = 8000
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


class FacebookSettings(MetaSettings):
    """One Page and the app that is installed on it."""

    page_id: str = Field(pattern=r"^[0-9]+$", description="The Page's number.")


# --- parsing ---------------------------------------------------------------------------------

NOTICES = Notices(kind=KIND, of="page", changes=read_change)


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """Find the items in a webhook's body, a Graph answer, or one item as `fetch` folds it."""
    return parse_with(NOTICES, read_answer, body, source, own_ids)


# --- the adapter -----------------------------------------------------------------------------


class Facebook(MetaAccount[FacebookSettings]):
    """One Page's adapter; its methods may be called from several threads at once."""

    LABEL, KIND, WHERE = "Facebook", KIND, "in Messenger"
    PERMISSIONS, SUBSCRIBED_FIELDS = PERMISSIONS, SUBSCRIBED_FIELDS
    FILE_HOSTS, NOTICES = ("fbcdn.net", "fbsbx.com"), NOTICES

    def __init__(self, settings: FacebookSettings, context: ChannelContext) -> None:
        super().__init__(
            settings,
            context,
            page=settings.page_id,
            streams=streams(settings.page_id),
            # As the author of a comment; Messenger has another id for the same person.
            deletion_scheme=f"{KIND}-user",
        )
        self.own_ids = frozenset({settings.page_id})
        self.account_ids = frozenset({settings.page_id, TEST_ENTRY})

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
            recipient = {"id": self._person(to)} if is_direct else _public_recipient(to)
            with _if_allowed(to):
                return self._write_to(
                    recipient,
                    text,
                    is_direct=is_direct,
                    private=private,
                    choices=choices,
                    is_by_person=is_by_person,
                )
        sent = self._graph.create(target_of(to), "comments", message=text)
        return self._new_id(sent, "id")

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """Looks where `reply` would have put it; for public messages in Messenger too, where
        the private answer stands."""
        wanted = Wanted(own=self.own_ids, text=text, since=since)
        if to.surface is Surface.DIRECT:
            return find_message(self._graph, wanted, self._page, PLATFORM, self._person(to))
        found = find_comment(self._graph, wanted, target_of(to))
        if found is not None:
            return found
        try:
            return find_private_answer(
                self._graph, wanted, self._page, target_of(to), self._author(to)
            )
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

    # -- self-check

    def _check_account(self) -> Iterable[Finding]:
        return check_page(self._graph, self._page)


# --- small steps -----------------------------------------------------------------------------


@contextmanager
def _if_allowed(to: MessageRef) -> Iterator[None]:
    """A review comes like any post, and Meta does not say whether it may be answered in private
    nor how it refuses: whatever it says of the post, the citizen has to write first."""
    try:
        yield
    except PermanentFailure as error:
        if to.surface is not Surface.POST or is_of_token(error):
            raise
        raise WindowClosed(
            "Facebook does not let this post be answered in private.", code=error.code
        ) from None


def _public_recipient(to: MessageRef) -> dict[str, str]:
    if to.surface is Surface.MENTION:
        raise PermanentFailure("A mention outside the Page cannot be answered in private.")
    return {"post_id" if to.surface is Surface.POST else "comment_id": target_of(to)}


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
        private_reply_on=frozenset({Surface.COMMENT, Surface.POST}),
        private_reply_window=PRIVATE_REPLY_WINDOW,
        human_agent_window=HUMAN_AGENT_WINDOW,
        window_errors=frozenset({OUTSIDE_WINDOW, "2018278", "10/2018278"}),
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
        SharesItsWebhook,
    ),
)
