"""X (Twitter) through tweepy: mentions and direct messages by webhook and polling, replies to both.

    Mentions          https://docs.x.com/x-api/posts/timelines/introduction
    Direct messages   https://docs.x.com/x-api/direct-messages/lookup/introduction
    Replies           https://docs.x.com/x-api/posts/manage-tweets/introduction
    Rate limits       https://docs.x.com/x-api/fundamentals/rate-limits
    Prices            https://docs.x.com/x-api/getting-started/pricing

What X sends is read in `_twitter_payload`, tweepy is tamed in `_twitter_client`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from typing import Any, BinaryIO, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from channels._twitter_budget import Budget, XPrices
from channels._twitter_link import read_link
from channels._twitter_objects import (
    KIND,
    identifier,
    identifiers,
    instant,
    listed,
    mapping,
    parent,
)
from channels._twitter_payload import deletion, entries, fold, parse
from channels._twitter_streams import Position, Walk, number, read_cursor, walk, write_cursor
from channels._twitter_text import comparable, has_link, weighted_length
from channels._twitter_usage import usage_finding
from channels._twitter_webhook import Registration, answer_challenge, only_polled, verify
from channels.base import (
    AnswersHandshake,
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
    LookedUp,
    LooksUp,
    MessageRef,
    Page,
    Polls,
    ReceivesWebhooks,
    Reconciles,
    ReplyRules,
    SendsReplies,
    Surface,
    Template,
    WebhookAnswer,
    WebhookRequest,
    lacking,
)
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure

MENTION_PAGE = 100
SMALLEST_MENTION_PAGE = 5
LONGEST_POST = 280
LONGEST_MESSAGE = 10_000
EARLIEST = datetime(2010, 11, 6, tzinfo=UTC)
"""X refuses an earlier start_time."""
CLOCK_TOLERANCE = timedelta(minutes=5)
PAGES_TO_SEARCH = 5
MOST_IDS = 100
"""X looks up so many posts at once."""
PRIVATE_MEDIA_HOST = "ton.twitter.com"

Sent = tuple[str | None, object]


class TwitterSettings(ChannelSettings):
    """Keys of a developer app and of the account that citizens mention, and what it may cost."""

    mode: Literal["webhook", "poll", "both"] = Field(
        default="poll", description="How messages come in; webhook needs the X Activity API."
    )
    poll_seconds: float = Field(
        default=90, gt=0, description="Seconds between two polls; X allows one a minute."
    )
    api_url: ApiUrl = Field(default="https://api.x.com", description="Where X's API is.")
    user_id: str | None = Field(
        default=None,
        pattern="^[0-9]*$",
        description="Id of our own account; by default the number that access_token begins with.",
    )
    bearer_token: SecretStr | None = Field(
        default=None, description="The app's bearer token; reads mentions."
    )
    consumer_key: SecretStr | None = Field(default=None, description="The app's API key.")
    consumer_secret: SecretStr | None = Field(default=None, description="The app's API secret.")
    access_token: SecretStr | None = Field(
        default=None, description="The account's token; reads messages and writes replies."
    )
    access_token_secret: SecretStr | None = Field(
        default=None, description="The secret of the account's token."
    )
    look_back_minutes: float = Field(
        default=15, ge=0, description="Minutes that every poll reads again, for late posts."
    )
    message_page_size: int = Field(
        default=20, ge=1, le=100, description="Direct messages per call; each costs once a day."
    )
    daily_budget_usd: float = Field(
        default=5.0, ge=0, description="US dollars per UTC day; when spent, X rests until the next."
    )
    prices: XPrices = Field(
        default_factory=XPrices, description="What X charges, in US dollars, by kind of call."
    )

    @field_validator("access_token")
    @classmethod
    def _names_the_account(
        cls, value: SecretStr | None, others: ValidationInfo
    ) -> SecretStr | None:
        if value is not None and not _account_of(value) and not others.data.get("user_id", True):
            raise lacking(
                "user_id is missing, and access_token does not begin with the account's number. "
                "Add user_id."
            )
        return value

    @property
    def own_id(self) -> str:
        """The id of our own account; empty when neither setting names it."""
        return self.user_id or _account_of(self.access_token)


def _account_of(access_token: SecretStr | None) -> str:
    """The number that a token begins with; empty when there is none."""
    head, dash, _ = _revealed(access_token).partition("-")
    return head if dash and head.isdecimal() else ""


class Twitter:
    """One account on X."""

    def __init__(self, settings: TwitterSettings, context: ChannelContext) -> None:
        # tweepy takes long to import: it is, where a channel is opened. Parsing needs none.
        from channels._twitter_client import Credentials, XClient

        self._settings = settings
        self._secret = _revealed(settings.consumer_secret)
        self._webhook_url = context.webhook_url
        self._prices = settings.prices
        self._own_id = settings.own_id
        self._overlap = timedelta(minutes=settings.look_back_minutes)
        self._now = context.now
        self._budget = Budget(settings.daily_budget_usd, context)
        keys = Credentials(
            bearer_token=_revealed(settings.bearer_token),
            consumer_key=_revealed(settings.consumer_key),
            consumer_secret=_revealed(settings.consumer_secret),
            access_token=_revealed(settings.access_token),
            access_token_secret=_revealed(settings.access_token_secret),
        )
        self._client = XClient(settings.api_url, self._own_id, keys, context.now)
        self._streams: Mapping[str, Callable[[Position], Walk]] = {
            "mentions": self._walk_mentions,
            "messages": self._walk_messages,
        }
        self.own_ids = frozenset({self._own_id})

    def verify(self, request: WebhookRequest) -> None:
        """X signs every body with the app's consumer secret."""
        verify(self._secret, request)

    def handshake(self, request: WebhookRequest) -> WebhookAnswer | None:
        """Answer X's challenge, which comes at first and then every hour."""
        return answer_challenge(self._secret, request)

    def connect(self) -> Sequence[Finding]:
        """Register our webhook and subscribe it to mentions and direct messages."""
        if self._settings.mode == "poll":
            return only_polled()
        return list(self._registration().connect())

    def _registration(self) -> Registration:
        return Registration(self._client, self._webhook_url, self._own_id)

    def fetch(self, cursor: str | None) -> Page:
        """What is new in both streams. One that fails is told in `findings` and keeps its place;
        the failure is raised when both fail in the same way."""
        places = read_cursor(cursor)
        walks = {
            name: walk_stream(places.get(name, Position()))
            for name, walk_stream in self._streams.items()
        }
        _raise_common_failure(list(walks.values()))
        return Page(
            items=[item for done in walks.values() for item in done.items],
            cursor=write_cursor({name: done.position for name, done in walks.items()}),
            more=any(done.more for done in walks.values()),
            findings=[_finding(name, done.failure) for name, done in walks.items() if done.failure],
        )

    def cursor_since(self, since: datetime) -> str:
        """A cursor from which both streams are read again from `since` less the look-back."""
        place = Position(at=since.isoformat())
        return write_cursor(dict.fromkeys(self._streams, place))

    def look_up(self, external_ids: Sequence[str]) -> LookedUp:
        """Posts (never direct messages) by their ids, as far as the budget goes. A post that X no
        longer has comes back as its deletion; one that is hidden from us does not come back."""

        def look(batch: Sequence[str]) -> tuple[list[bytes], int]:
            count = self._budget.affordable(self._prices.post_read, len(batch))
            return list(self._look_up(list(batch[:count]))), count

        return LookedUp.in_batches(external_ids, MOST_IDS, look)

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
        """Answer a mention in public, a direct message directly; `private` answers a mention
        directly, which X allows to those who receive messages from us. X takes no `key`, and its
        API has no buttons."""
        del template, key, choices, asks_location, is_by_person
        if private or to.surface is Surface.DIRECT:
            send = partial(self._client.create_message, text, self._participant(to))
            return self._create(send, self._prices.message)
        if to.external_id is None:
            raise PermanentFailure("The post to answer is not known.")
        self._check_public_text(text)
        send = partial(self._client.create_post, text, to.external_id)
        return self._create(send, self._prices.post)

    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """Our reply, public or direct, among the newest pages of what we sent; X adds mentions in
        front and shortens links, so these are not compared."""
        since -= CLOCK_TOLERANCE
        candidates = self._own_messages(to, since)
        if to.surface is not Surface.DIRECT:  # its private answer, if it had one, comes second
            candidates = chain(self._own_replies(to.external_id, since), candidates)
        words = comparable(text)
        return next((id for id, found in candidates if comparable(found) == words), None)

    def open_media(self, attachment: Attachment) -> AbstractContextManager[BinaryIO]:
        """A photo in its original size, a video in its best; a file from a direct message with our
        signature."""
        from channels.media_http import hosts_under, open_url

        url = attachment.reference
        try:
            address = urlsplit(url)
        except ValueError as error:
            raise PermanentFailure("The address of the file is not a valid URL.") from error
        if address.scheme not in {"http", "https"}:
            raise PermanentFailure("X gave no address for this file.")
        if address.hostname == "pbs.twimg.com" and not address.query:
            url += "?name=orig"
        is_private = address.hostname == PRIVATE_MEDIA_HOST
        return open_url(
            url,
            allowed_hosts=hosts_under("twimg.com", PRIVATE_MEDIA_HOST),
            own=self._settings.api_url,
            headers=self._client.signed_headers(url) if is_private else None,
            auth_hosts=lambda host: host == PRIVATE_MEDIA_HOST,
        )

    def check(self) -> Sequence[Finding]:
        """Keys, access level, both streams, rate limits and the money left; costs a few cents."""
        findings = [
            _checked("account", self._check_account),
            _checked("mentions", self._check_mentions),
            _checked("messages", self._check_messages),
            self._check_usage(),
        ]
        if self._settings.mode != "poll":
            findings += self._registration().check()
        return [*findings, *self._rights(), *self._limits(), self._money()]

    def close(self) -> None:
        """Close the connections to X."""
        self._client.close()

    def _walk_mentions(self, position: Position) -> Walk:
        return walk(position, self._mentions, is_known=lambda entry: False)

    def _walk_messages(self, position: Position) -> Walk:
        return walk(position, self._messages, is_known=partial(self._was_met, position))

    def _mentions(self, position: Position) -> Mapping[str, Any]:
        price = self._prices.mention_read
        count = self._budget.affordable(price, MENTION_PAGE, SMALLEST_MENTION_PAGE)
        start = self._start(position)
        window = {"start_time": start} if start else {"since_id": position.since}
        answer = self._client.mentions(count, **window, pagination_token=position.page)
        self._budget.pay_for_reading(price, _ids(answer))
        return answer

    def _messages(self, position: Position) -> Mapping[str, Any]:
        return self._read_messages(pagination_token=position.page)

    def _read_messages(self, **window: object) -> Mapping[str, Any]:
        price = self._prices.message_read
        count = self._budget.affordable(price, self._settings.message_page_size)
        answer = self._client.messages(count, **window)
        self._budget.pay_for_reading(price, _ids(answer))
        return answer

    def _start(self, position: Position) -> datetime | None:
        """From when on to read again, so that what X lists late is not missed. A time that cannot
        be, such as one to come, must not end a stream for good."""
        reached = instant(position.at)
        if reached is None:
            return None
        return max(min(reached, self._now()), EARLIEST + self._overlap) - self._overlap

    def _was_met(self, position: Position, event: Mapping[str, Any]) -> bool:
        """X cannot be asked for messages since a time or id: pages are read back to this one."""
        start, sent_at = self._start(position), instant(event.get("created_at"))
        if start and sent_at:
            return sent_at < start
        return bool(position.since) and number(identifier(event.get("id"))) <= number(
            position.since
        )

    def _look_up(self, ids: list[str]) -> Iterator[bytes]:
        answer = self._client.posts(ids)
        found = entries(answer)
        self._budget.pay_for_reading(self._prices.post_read, _ids(answer))
        includes = mapping(answer.get("includes"))
        yield from (fold(entry, includes) for entry in found)
        errors = listed(answer.get("errors"))
        if found or errors:  # an answer without either says nothing about any post
            there = {id for entry in found for id in _versions(mapping(entry))}
            hidden = {id for error in errors if not _is_gone(error) for id in _about(error)}
            yield from (deletion(id) for id in ids if id not in there | hidden)

    def _create(self, send: Callable[[], str], price: float) -> str:
        self._budget.affordable(price, 1)
        try:
            created = send()
        except AnswerLost as lost:
            if lost.code != "duplicate":
                self._budget.pay(price)
            raise
        self._budget.pay(price)
        return created

    def _check_public_text(self, text: str) -> None:
        if has_link(text):
            dollars = f"{self._prices.post_with_url:.2f} US dollars"
            raise PermanentFailure(
                f"A public reply on X must hold no link (it costs {dollars}); take it out."
            )
        if weighted_length(text) > LONGEST_POST:
            raise PermanentFailure(f"A public reply on X may have {LONGEST_POST} characters.")

    def _participant(self, to: MessageRef) -> str:
        scheme, _, address = (to.address or "").partition(":")
        if scheme == KIND and address:
            return address
        pair = [one for one in to.conversation_id.split("-") if one != self._own_id]
        if len(pair) == 1 and "-" in to.conversation_id:
            return pair[0]
        raise PermanentFailure("Whom to write to is not known.")

    def _own_replies(self, answered: str | None, since: datetime) -> Iterator[Sent]:
        def read(page: str | None) -> Mapping[str, Any]:
            price = self._prices.own_post_read
            count = self._budget.affordable(price, MENTION_PAGE, SMALLEST_MENTION_PAGE)
            answer = self._client.own_posts(count, start_time=since, pagination_token=page)
            self._budget.pay_for_reading(price, _ids(answer))
            return answer

        for post in _pages(read):
            if answered is not None and parent(post) == answered:
                yield identifier(post.get("id")), post.get("text")

    def _own_messages(self, to: MessageRef, since: datetime) -> Iterator[Sent]:
        if to.surface is not Surface.DIRECT and to.address is None:
            return
        participant = self._participant(to)

        def read(page: str | None) -> Mapping[str, Any]:
            return self._read_messages(participant_id=participant, pagination_token=page)

        for event in _pages(read):
            sent_at = instant(event.get("created_at"))
            if sent_at and sent_at < since:
                return
            if identifier(event.get("sender_id")) == self._own_id:
                yield identifier(event.get("id")), event.get("text")

    def _check_account(self) -> Finding:
        self._budget.pay_for_reading(self._prices.user_read, ["account"])
        account = mapping(self._client.me().get("data"))
        if identifier(account.get("id")) != self._own_id:
            message = "access_token belongs to another account than user_id says."
            return Finding(level="error", subject="account", message=message)
        return Finding(level="ok", subject="account", message="The account's keys are accepted.")

    def _check_mentions(self) -> Finding:
        price = self._prices.mention_read
        count = self._budget.affordable(price, SMALLEST_MENTION_PAGE, SMALLEST_MENTION_PAGE)
        self._budget.pay_for_reading(price, _ids(self._client.mentions(count)))
        return Finding(level="ok", subject="mentions", message="Mentions can be read.")

    def _check_messages(self) -> Finding:
        price = self._prices.message_read
        count = self._budget.affordable(price, 1)
        self._budget.pay_for_reading(price, _ids(self._client.messages(count)))
        message = "Direct messages can be read; encrypted ones (X Chat) never are among them."
        return Finding(level="ok", subject="messages", message=message)

    def _check_usage(self) -> Finding:
        """X counts the posts that a project reads; an app that it tells nothing works all the same,
        so that only a key that is refused is an error."""
        try:
            return usage_finding(self._client.usage())
        except ChannelError as failure:
            level: Literal["warning", "error"] = "error" if failure.code == "401" else "warning"
            return Finding.of_failure("usage", failure, level)

    def _rights(self) -> Iterator[Finding]:
        level = self._client.access_level
        if level and "directmessages" not in level:
            yield Finding(
                level="error",
                subject="access_level",
                message="access_token may not use direct messages; allow it in X's developer "
                "console and make a new one.",
            )

    def _limits(self) -> Iterator[Finding]:
        for call, (left, limit) in self._client.calls_left.items():
            if left * 10 < limit:
                message = f"Only {left} of {limit} calls of {call} are left in this window."
                yield Finding(level="warning", subject="rate_limit", message=message)

    def _money(self) -> Finding:
        left, budget = self._budget.left(), self._settings.daily_budget_usd
        message = f"{left:.3f} of {budget:.2f} US dollars are left today (daily_budget_usd)."
        level: Literal["ok", "warning", "error"] = "ok" if left > budget / 5 else "warning"
        return Finding(level=level if left > 0 else "error", subject="budget", message=message)


def _raise_common_failure(walks: Sequence[Walk]) -> None:
    failures = [done.failure for done in walks if done.failure and not done.items]
    kinds = {(type(failure), failure.code) for failure in failures}
    if len(failures) == len(walks) and len(kinds) == 1:
        raise failures[0]


def _pages(read: Callable[[str | None], Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The entries of at most five pages."""
    token: str | None = None
    for _ in range(PAGES_TO_SEARCH):
        answer = read(token)
        yield from (mapping(entry) for entry in entries(answer))
        before, token = token, identifier(mapping(answer.get("meta")).get("next_token"))
        if token in {None, before}:
            return


def _finding(stream: str, failure: ChannelError) -> Finding:
    """Why a stream could not be read; only what does not pass by itself needs a person."""
    passes = isinstance(failure, TemporaryFailure)
    # What nobody mends by waiting: credits that are spent.
    needs_person = not passes or failure.code == "402"
    level: Literal["warning", "error"] = "error" if needs_person else "warning"
    return Finding.of_failure(stream, failure, level)


def _checked(subject: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except TemporaryFailure as failure:
        level: Literal["warning", "error"] = (
            "error" if failure.code in {"402", "budget"} else "warning"
        )
        return Finding.of_failure(subject, failure, level)
    except ChannelError as failure:
        return Finding.of_failure(subject, failure)


def _ids(answer: Mapping[str, Any]) -> list[str]:
    return identifiers([mapping(entry).get("id") for entry in entries(answer)])


def _versions(post: Mapping[str, Any]) -> list[str]:
    history = post.get("edit_history_tweet_ids", post.get("edit_history_post_ids"))
    return identifiers([post.get("id"), *listed(history)])


def _is_gone(error: object) -> bool:
    """Suspended and protected accounts hide their posts, which is no deletion."""
    kind = mapping(error).get("type")
    return isinstance(kind, str) and kind.endswith("/resource-not-found")


def _about(error: object) -> list[str]:
    told = mapping(error)
    return identifiers([told.get("resource_id"), told.get("value")])


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


CHANNEL = ChannelType(
    label="X",
    settings=TwitterSettings,
    open=Twitter,
    parse=parse,
    read_link=read_link,
    rules=ReplyRules(max_length=LONGEST_POST, direct_length=LONGEST_MESSAGE, allows_links=False),
    signs_body=True,
    revisions_grow=True,
    edits_have_ids=True,
    keeps=timedelta(days=30),
    history_limits=(
        HistoryLimit(
            reach=timedelta(0), sentence="X lists at most the 800 newest mentions of an account."
        ),
        HistoryLimit(
            reach=timedelta(days=30), sentence="X lists direct messages of the last 30 days only."
        ),
    ),
    secrets=(
        "bearer_token",
        "consumer_key",
        "consumer_secret",
        "access_token",
        "access_token_secret",
    ),
    capabilities=(
        AnswersHandshake,
        Connects,
        Polls,
        ReceivesWebhooks,
        Reconciles,
        LooksUp,
        SendsReplies,
        FindsReplies,
        FetchesMedia,
        ChecksItself,
        KnowsItself,
        Closes,
    ),
)
