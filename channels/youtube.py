"""YouTube: comments on the videos of a government's channel, by polling, and answers below them.

Comments   https://developers.google.com/youtube/v3/docs/commentThreads/list
Answers    https://developers.google.com/youtube/v3/docs/comments/insert
Quota      https://developers.google.com/youtube/v3/determine_quota_cost
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, SecretStr, field_validator

from channels._youtube_budget import INSERT_UNITS, LIST_UNITS, Quota
from channels._youtube_comments import Around, deletion, listed, mapping, moment, parse
from channels._youtube_link import read_link
from channels._youtube_poll import Place, Walker, read_place
from channels.base import (
    ApiUrl,
    ChannelContext,
    ChannelSettings,
    ChannelType,
    ChecksItself,
    Choice,
    Closes,
    Finding,
    FindsReplies,
    HistoryLimit,
    KnowsItself,
    LookedUp,
    LooksUp,
    MessageRef,
    Page,
    Polls,
    Reconciles,
    ReplyRules,
    SendsReplies,
    Surface,
    Template,
)
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure

# The SDK takes long to import: it is, where a channel is opened. Parsing needs none.
if TYPE_CHECKING:
    from channels._youtube_client import YouTubeClient

MAX_LENGTH = 10_000
MOST_IDS = 50
"""YouTube looks up so many comments at once."""
PAGES_TO_SEARCH = 5
CLOCK_TOLERANCE = timedelta(minutes=1)
RESERVED_REPLIES = 4


class YouTubeSettings(ChannelSettings):
    """A Google project's key, and what speaks for the owner of the government's channel."""

    mode: Literal["webhook", "poll", "both"] = Field(
        default="poll", description="How messages come in; YouTube is only polled."
    )
    poll_seconds: float = Field(
        default=300, gt=0, description="Seconds between two polls; each costs a unit or more."
    )
    channel_id: str = Field(
        pattern=r"^UC[A-Za-z0-9_-]+$", description="The channel's id (UC…): its words are ours."
    )
    api_key: SecretStr | None = Field(
        default=None, description="The Google project's API key; reads comments."
    )
    client_id: str = Field(default="", description="The OAuth client's id; needed for replies.")
    client_secret: SecretStr | None = Field(
        default=None, description="The OAuth client's secret; needed for replies."
    )
    refresh_token: SecretStr | None = Field(
        default=None, description="The channel owner's consent; needed for replies."
    )
    look_back_days: float = Field(
        default=7,
        gt=0,
        description="Polling reads the answers below comments that are at most so old.",
    )
    overlap_minutes: float = Field(
        default=60, ge=0, description="Every poll reads so much again, for late arrivals."
    )
    daily_quota_units: int = Field(
        default=9_000, ge=0, description="Units per UTC day; YouTube gives a project 10,000."
    )
    api_url: ApiUrl = Field(
        default="https://youtube.googleapis.com",
        description="Where the YouTube Data API is.",
    )
    token_url: ApiUrl = Field(
        default="https://oauth2.googleapis.com/token",
        description="Where Google renews access tokens.",
    )

    @field_validator("mode")
    @classmethod
    def _is_polled(cls, mode: str) -> str:
        if mode != "poll":
            raise ValueError("YouTube is only polled. Set mode to poll.")
        return mode


class YouTube:
    """One channel's adapter; its methods may be called from several threads at once."""

    def __init__(self, settings: YouTubeSettings, context: ChannelContext) -> None:
        from channels._youtube_client import Credentials, YouTubeClient

        self._settings = settings
        self._now = context.now
        reserve = RESERVED_REPLIES * INSERT_UNITS if settings.refresh_token else 0
        self._quota = Quota(
            settings.daily_quota_units, min(reserve, settings.daily_quota_units // 2), context
        )
        self._client: YouTubeClient = YouTubeClient(
            api_url=settings.api_url,
            token_url=settings.token_url,
            keys=Credentials(
                api_key=_revealed(settings.api_key),
                client_id=settings.client_id,
                client_secret=_revealed(settings.client_secret),
                refresh_token=_revealed(settings.refresh_token),
            ),
            now=context.now,
        )
        self.own_ids = frozenset({settings.channel_id})

    def close(self) -> None:
        """Close the connections to YouTube."""
        self._client.close()

    def fetch(self, cursor: str | None) -> Page:
        """A few calls of a walk. A failure is told in `findings` where something was read before
        it, and raised otherwise."""
        settings = self._settings
        walker = Walker(
            self._client,
            settings.channel_id,
            read_place(cursor),
            overlap=settings.overlap_minutes * 60,
            look_back=settings.look_back_days * 86_400,
            spend=partial(self._quota.use, LIST_UNITS),
        )
        findings: list[Finding] = []
        is_done = False
        try:
            is_done = walker.step()
        except ChannelError as error:
            if not walker.items:
                raise
            is_done = True
            findings.append(_told("comments", error))
        return Page(
            items=walker.items,
            cursor=walker.place.model_dump_json(exclude_defaults=True),
            more=not is_done,
            findings=findings,
        )

    def cursor_since(self, since: datetime) -> str:
        """A cursor from which everything since then is read again, with overlap."""
        return Place(since=since.timestamp()).model_dump_json(exclude_defaults=True)

    def look_up(self, external_ids: Sequence[str]) -> LookedUp:
        """Comments by their ids; YouTube tells of no deletion by itself. What is held for review
        is not shown, and counts as deleted."""
        return LookedUp.in_batches(external_ids, MOST_IDS, self._look_up)

    def _look_up(self, names: Sequence[str]) -> tuple[list[bytes], int]:
        self._quota.use(LIST_UNITS)
        answer = self._client.comments(list(names))
        if not isinstance(answer.get("items"), list):
            raise TemporaryFailure("YouTube gave an answer of an unexpected form.")
        found = listed(answer["items"])
        there = {mapping(comment).get("id") for comment in found}
        items = [Around(is_plain=True).fold(comment) for comment in found]
        return items + [deletion(name) for name in names if name not in there], len(names)

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
        """Write an answer in the comment's thread. YouTube has no private messages, templates or
        buttons, and takes no `key`."""
        del key, choices, asks_location, is_by_person
        if private or to.surface is Surface.DIRECT or template is not None:
            raise PermanentFailure("YouTube has no private messages: answer in public.")
        if to.external_id is None:
            raise PermanentFailure("The comment to answer is not known.")
        if len(text) > MAX_LENGTH:
            raise PermanentFailure("The reply is longer than YouTube allows.")
        self._quota.use(INSERT_UNITS)
        created = self._client.answer(_top_level(to.external_id), text).get("id")
        if not isinstance(created, str) or not created:
            raise AnswerLost("YouTube took a reply without naming it.")
        return created

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """The id of our answer with this text in the comment's thread."""
        if to.external_id is None:
            return None
        words = text.split()
        for comment in self._answers(_top_level(to.external_id)):
            snippet = mapping(comment.get("snippet"))
            written_at = moment(snippet.get("publishedAt"))
            author = mapping(snippet.get("authorChannelId")).get("value")
            is_late = written_at is None or written_at >= since - CLOCK_TOLERANCE
            said = str(snippet.get("textOriginal") or snippet.get("textDisplay") or "").split()
            if author == self._settings.channel_id and is_late and said == words:
                return str(comment.get("id"))
        return None

    def _answers(self, parent_id: str) -> Iterator[dict[str, Any]]:
        page: str | None = None
        for _ in range(PAGES_TO_SEARCH):
            self._quota.use(LIST_UNITS)
            answer = self._client.answers(parent_id, page)
            yield from map(mapping, listed(answer.get("items")))
            before, page = page, answer.get("nextPageToken")
            if not isinstance(page, str) or page == before:
                return

    def check(self) -> Sequence[Finding]:
        """Key, channel, the owner's consent, and what is left of the quota."""
        owner = (
            _checked("owner", self._check_owner)
            if self._settings.refresh_token
            else _finding("warning", "owner", "YouTube is only read: refresh_token is not set.")
        )
        return [_checked("channel", self._check_channel), owner, self._check_quota()]

    def _check_channel(self) -> Finding:
        self._quota.use(LIST_UNITS)
        found = listed(self._client.channel(self._settings.channel_id).get("items"))
        if not found:
            return _finding("error", "channel", "YouTube does not know channel_id.")
        title = mapping(mapping(found[0]).get("snippet")).get("title")
        return _finding("ok", "channel", f"The channel is {title!r}.")

    def _check_owner(self) -> Finding:
        self._quota.use(LIST_UNITS)
        found = listed(self._client.own_channel().get("items"))
        if self._settings.channel_id not in {mapping(one).get("id") for one in found}:
            message = "refresh_token speaks for another channel than channel_id."
            return _finding("error", "owner", message)
        return _finding("ok", "owner", "The channel's owner lets us answer.")

    def _check_quota(self) -> Finding:
        left, whole = self._quota.left(), self._settings.daily_quota_units
        message = f"{left} of {whole} units are left today (daily_quota_units)."
        level: Literal["ok", "warning"] = "ok" if left > whole / 5 else "warning"
        return _finding(level, "quota", message)


def _top_level(comment_id: str) -> str:
    """Answers hang below a top-level comment, whose id theirs begin with."""
    return comment_id.partition(".")[0]


def _checked(subject: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except ChannelError as error:
        return _told(subject, error)


def _told(subject: str, error: ChannelError) -> Finding:
    passes = isinstance(error, TemporaryFailure)
    level: Literal["warning", "error"] = "warning" if passes else "error"
    return Finding.of_failure(subject, error, level)


def _finding(level: Literal["ok", "warning", "error"], subject: str, message: str) -> Finding:
    return Finding(level=level, subject=subject, message=message)


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


CHANNEL = ChannelType(
    label="YouTube",
    settings=YouTubeSettings,
    open=YouTube,
    parse=parse,
    read_link=read_link,
    rules=ReplyRules(max_length=MAX_LENGTH, allows_links=False),
    signs_body=False,
    history_limits=(
        HistoryLimit(
            reach=timedelta(0),
            sentence="Answers below comments that are more than look_back_days older are left out.",
        ),
    ),
    secrets=("api_key", "client_secret", "refresh_token"),
    capabilities=(
        ChecksItself,
        Closes,
        FindsReplies,
        KnowsItself,
        LooksUp,
        Polls,
        Reconciles,
        SendsReplies,
    ),
)
