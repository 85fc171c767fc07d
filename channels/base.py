"""The contract between a platform and everything after it.

An adapter turns the platform's dialect into `RawMessage`, `DeliveryReceipt`, `Ignored` or
`Unreadable` by a pure function, and honours those of the capabilities below that the platform has.
`docs/adding-a-channel.md` shows how to write one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, BinaryIO, Literal, Protocol, Self, runtime_checkable

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from channels.errors import ChannelError, TemporaryFailure


class Event(StrEnum):
    CREATED = "created"
    EDITED = "edited"
    DELETED = "deleted"


class Surface(StrEnum):
    """Where on the platform it was said; everything but `direct` can be read by others."""

    DIRECT = "direct"
    COMMENT = "comment"
    POST = "post"
    MENTION = "mention"
    GROUP = "group"


class Content(StrEnum):
    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    COMMAND = "command"
    OTHER = "other"


class Source(StrEnum):
    WEBHOOK = "webhook"
    POLL = "poll"
    ENTRY = "entry"
    """Typed in or imported by an operator: whatever the channel, in the dialect of `manual`."""


# --- what parse finds ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who wrote. Every field may be missing: a comment without an author is a valid message.

    `id` is the platform's stable id. `phone` is E.164 (`+62811…`). `addresses` are all the keys by
    which the platform may name this person again, each as `<scheme>:<value>`
    (`telegram:123`, `whatsapp:+62811…`, `whatsapp-user:ID.5f…`), the most stable first.
    """

    id: str | None = None
    name: str | None = None
    username: str | None = None
    phone: str | None = None
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file of a message.

    `reference` is what `open_media` needs: an id, or a URL where the platform gives nothing else;
    never one that carries a credential. `size` is in bytes. `kind` is one of image, video, audio,
    document, sticker, or other (e.g. a shared link).
    """

    kind: str
    reference: str
    mime_type: str | None = None
    size: int | None = None
    file_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A point on the WGS 84 ellipsoid, in degrees, with the words that came with it; or the words
    alone, where the platform names a place without saying exactly where."""

    latitude: float | None = None
    longitude: float | None = None
    name: str | None = None
    address: str | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where the platform gives them."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody's card that was passed on in a message: name and number as they stand on it."""

    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A pressed button or quick reply: the id that we gave it and the words the citizen saw."""

    id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an operator wrote down beside the words, where they entered the message by hand.

    `origin` says how it reached them (`telephone`, `walk_in`, `letter`, …), `entered_by` who they
    are (`operator:<id>`). `phone` and `address` stand as they were told. `earlier` are facts of an
    older application, as (name, value). `is_whole`: nothing more of this story is to follow.
    """

    origin: str
    entered_by: str
    is_secret: bool = False
    is_whole: bool = True
    phone: str | None = None
    address: str | None = None
    earlier: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Whose report it was before, where another government handed it over.

    `government` is the name of the one that did, `hops` are the report's numbers at all that had it
    before us, the first first; each number begins with its government's code.
    """

    government: str
    hops: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a citizen filled in beside the words, on a page of ours.

    `suspect` is a snake_case word that says why no person may have sent it. `about` is the tracking
    id of the complaint that it adds to, once they had proved that it is theirs; `is_objection`: the
    answer there does not settle it. `is_report`: what was set apart before is a report after all.
    `handed_over`: no citizen filled it in, but another government.
    """

    is_secret: bool = False
    suspect: str | None = None
    email: str | None = None
    about: str | None = None
    is_objection: bool = False
    is_report: bool = False
    handed_over: HandOver | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMessage:
    """What the platform said: one message, edit or deletion. Never changed afterwards.

    `external_id` is the platform's own id of the message and stays the same across its edits.
    `revision` is `""` for the original, the platform's edit token where it has one, else
    `content_revision(…)`, and `"deleted"` for deletions. `conversation_id` names the thread in
    which a reply belongs (chat, post, conversation). `in_reply_to` is the external id of the
    message, comment or post answered. `sent_at` is the platform's clock (aware, UTC) or None.
    `text` is exactly what was written. `account_id` is our own account (page, bot, number) that
    received it, where the payload says so. `addressed_as` is that account's name where `text`
    begins with it and the platform marks it as such. `other_ids` are the further ids by which the
    platform may name the same message; no record carries them.
    """

    kind: str
    external_id: str
    other_ids: tuple[str, ...] = ()
    conversation_id: str
    surface: Surface
    content: Content
    sender: Sender = field(default_factory=Sender)
    event: Event = Event.CREATED
    revision: str = ""
    sent_at: datetime | None = None
    text: str | None = None
    attachments: tuple[Attachment, ...] = ()
    location: Location | None = None
    contact: Contact | None = None
    choice: Choice | None = None
    in_reply_to: str | None = None
    group_id: str | None = None
    is_forwarded: bool = False
    account_id: str | None = None
    addressed_as: str | None = None
    entry: Entry | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReceipt:
    """What became of one of our replies, or whether a citizen can be reached at all.

    `external_id` is the id that `reply` returned; None for `blocked` and `unblocked`, which speak
    of the whole conversation, and where `delivered` or `read` is told of all that was sent there
    until `at`.
    """

    kind: str
    status: Literal["sent", "delivered", "read", "failed", "blocked", "unblocked"]
    external_id: str | None = None
    conversation_id: str | None = None
    at: datetime | None = None
    error_code: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Understood, and rightly not a citizen's message. `reason` is a snake_case word."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Not understood. `reason` is a snake_case word; `fragment` the raw piece, for replay."""

    reason: str
    fragment: bytes = b""


Parsed = RawMessage | DeliveryReceipt | Ignored | Unreadable


# --- requests, pages, replies ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookRequest:
    """An HTTP request as the platform sent it. `url` is the *public* one, header names are lower
    case. Adapters never see a web framework."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAnswer:
    """What to answer a platform with, where it expects more than an empty 200."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One step of polling.

    `items` are self-contained pieces of raw answer, uninterpreted (each can be given to `parse`
    with source `poll`). `cursor` is saved in the transaction that stores the items, never before.
    `more` says that another call now would bring more. `findings` tell of streams that failed
    while their sisters went on.
    """

    items: Sequence[bytes]
    cursor: str | None
    more: bool = False
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRef:
    """Where a reply goes: the message it answers and the thread in which that stands."""

    conversation_id: str
    external_id: str | None = None
    surface: Surface = Surface.DIRECT
    address: str | None = None
    """The sender's first address; what WhatsApp, Messenger and X need to send a direct message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An approved message for use outside the reply window."""

    id: str
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of a self-check: `level` error means that the channel does not work as configured.

    `subject` is a snake_case word; `message` says what was found and what to do, without secrets.
    """

    level: Literal["ok", "warning", "error"]
    subject: str
    message: str
    code: str | None = None
    """The platform's own error code, where it refused something."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Figures that belong to it, kept with the run of the check and shown as metrics."""
    failure: Literal["passing", "lasting"] | None = None
    """Set where the platform did not say how it stands: the subject itself may be in order."""

    @classmethod
    def of_failure(
        cls, subject: str, error: ChannelError, level: Literal["warning", "error"] = "error"
    ) -> Self:
        """What there is to tell where the platform failed instead of answering."""
        failure: Literal["passing", "lasting"] = (
            "passing" if isinstance(error, TemporaryFailure) else "lasting"
        )
        return cls(
            level=level, subject=subject, message=str(error), code=error.code, failure=failure
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingAtPlatform:
    """What a platform holds back because it could not deliver it to us. `failed_at` (aware, UTC)
    is when it last failed; None when it has not failed lately."""

    count: int
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLimit:
    """What a platform cannot give that was said longer than `reach` ago: a sentence for whoever
    asks for it."""

    reach: timedelta
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRules:
    """What the platform allows us to say, and when. Lengths are in characters."""

    max_length: int
    direct_length: int | None = None
    """Of a private message, where that may be longer."""
    window: timedelta | None = None
    """Free text is allowed so long after the citizen's last direct message; None: always."""
    has_templates: bool = False
    has_buttons: bool = False
    """Quick replies stand below a private message."""
    has_location_button: bool = False
    """A button below a private message sends the place where the citizen is."""
    private_reply_on: frozenset[Surface] = frozenset()
    """Where public words may be answered once in private."""
    private_reply_window: timedelta | None = None
    """They may for so long; None: for ever."""
    human_agent_window: timedelta | None = None
    """What an operator wrote themselves is allowed for so long; None: no longer than the rest."""
    window_errors: frozenset[str] = frozenset()
    """Error codes in receipts that mean: the window was over, nothing has arrived."""
    allows_links: bool = True
    receipts_on: frozenset[Surface] = frozenset()
    """Where the platform tells that a reply has arrived."""
    has_polled_receipts: bool = False
    """It tells so where it is only polled, too."""


# --- capabilities ----------------------------------------------------------------------------


@runtime_checkable
class ReceivesWebhooks(Protocol):
    def verify(self, request: WebhookRequest) -> None:
        """Raise `RejectedRequest` unless the request proves that it comes from the platform."""


@runtime_checkable
class AnswersHandshake(Protocol):
    def handshake(self, request: WebhookRequest) -> WebhookAnswer | None:
        """Answer the platform's set-up challenge, or None when this is not one."""


@runtime_checkable
class AnswersWebhooks(Protocol):
    def webhook_answer(self, request: WebhookRequest) -> WebhookAnswer:
        """What to answer a genuine request with, once it is stored. Pure; never raises."""


@runtime_checkable
class AcceptsDeletions(Protocol):
    def deletion(self, request: WebhookRequest) -> str:
        """Return the platform's id of the person who asks for deletion.

        Raises `RejectedRequest` when the signed request does not hold.
        """

    def deletion_answer(self, status_url: str, code: str) -> WebhookAnswer:
        """What the platform expects: where the person can follow the request, and its code."""


@runtime_checkable
class Polls(Protocol):
    def fetch(self, cursor: str | None) -> Page:
        """Fetch the next page after `cursor` (None: from the beginning of what the platform keeps).

        Nothing is acknowledged to the platform by this call that was not covered by the cursor
        given. Raises `TemporaryFailure` or `PermanentFailure`.
        """


@runtime_checkable
class Reconciles(Protocol):
    def cursor_since(self, since: datetime) -> str:
        """A cursor from which `fetch` re-reads everything since `since` (aware), with overlap."""


@runtime_checkable
class TellsWhatWaits(Protocol):
    def waiting(self) -> WaitingAtPlatform:
        """What the platform will deliver by its own repeats; for platforms that cannot be re-read
        while they send webhooks. Raises `TemporaryFailure` or `PermanentFailure`."""


class LookedUp(tuple[bytes, ...]):
    """Poll items where not all went well: only the first `asked` ids were asked after, and
    `findings` tell of those among them that the platform did not show."""

    asked: int
    findings: Sequence[Finding]

    def __new__(
        cls, items: Sequence[bytes], *, asked: int, findings: Sequence[Finding] = ()
    ) -> Self:
        made = super().__new__(cls, items)
        made.asked, made.findings = asked, findings
        return made

    @classmethod
    def in_batches(
        cls,
        external_ids: Sequence[str],
        size: int,
        look: Callable[[Sequence[str]], tuple[Iterable[bytes], int]],
    ) -> Self:
        """What `look` finds of `size` ids at a time, until it asks after fewer than it was given or
        fails; raises what it raises for the first ones. It returns the items of a batch, and how
        many of its ids were asked after."""
        items: list[bytes] = []
        asked = 0
        while asked < len(external_ids):
            batch = external_ids[asked : asked + size]
            try:
                found, count = look(batch)
            except ChannelError:
                if not asked:
                    raise
                break
            items += found
            asked += count
            if count < len(batch):
                break
        return cls(items, asked=asked)


@runtime_checkable
class LooksUp(Protocol):
    def look_up(self, external_ids: Sequence[str]) -> Sequence[bytes]:
        """Poll items for messages by id: what is gone comes back as its deletion.

        `LookedUp` where trouble or a budget ended it early, or one message alone was in trouble;
        raises `TemporaryFailure` or `PermanentFailure` when nothing was found for it.
        """


class SentTo(str):
    """The id of a private answer to a public message, with the `address` under which its reader
    writes to us in private."""

    address: str

    def __new__(cls, external_id: str, address: str) -> Self:
        made = super().__new__(cls, external_id)
        made.address = address
        return made


@runtime_checkable
class SendsReplies(Protocol):
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
        """Send, and return the platform's id of our reply; `SentTo` where it tells more.

        `private` asks for the one private answer to a public message. `template` is used outside
        the window. `key` is the idempotency key, for platforms that take one. `choices` are quick
        replies and `asks_location` a button that sends a place: both only where the platform has
        such (`ReplyRules`), since `text` makes sense without. `is_by_person` says that an operator
        wrote the text and `human_agent_window` is needed.
        Raises `AnswerLost` when it may have been sent, `TemporaryFailure`, `WindowClosed`,
        `PermanentFailure`.
        """


@runtime_checkable
class HidesComments(Protocol):
    def hide_comment(self, comment: MessageRef) -> None:
        """Hide somebody's public comment from everybody but its author; safe to repeat.

        Raises `TemporaryFailure` or `PermanentFailure`.
        """


@runtime_checkable
class FindsReplies(Protocol):
    def find(self, to: MessageRef, text: str, since: datetime) -> str | None:
        """The id of our reply with this text to this message sent since `since`, or None."""


@runtime_checkable
class FetchesMedia(Protocol):
    def open_media(self, attachment: Attachment) -> AbstractContextManager[BinaryIO]:
        """The bytes of an attachment as a stream; the caller bounds the size.

        Raises `PermanentFailure` for what is gone, too large for the platform or on a host that is
        not allowed, and `TemporaryFailure` otherwise.
        """


@runtime_checkable
class ChecksItself(Protocol):
    def check(self) -> Sequence[Finding]:
        """Ask the platform whether token, webhook, permissions and quota are in order."""


@runtime_checkable
class Connects(Protocol):
    def connect(self) -> Sequence[Finding]:
        """Register our webhook with the platform; safe to repeat."""


@runtime_checkable
class KnowsItself(Protocol):
    own_ids: frozenset[str]
    """Our own accounts' ids on the platform: what they wrote is never a citizen's message."""


@runtime_checkable
class SharesItsWebhook(Protocol):
    account_ids: frozenset[str]
    """One webhook of the platform brings what was written to other accounts too: ours is what has
    one of these as `account_id`, or none."""


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None:
        """Give back connections and threads."""


# --- what an adapter is given ---------------------------------------------------------------


class Meter(Protocol):
    """What was used of a channel's budget today (UTC), in US dollars or in units of the platform's
    own; kept across restarts."""

    def spent_today(self) -> float: ...

    def spend(self, dollars: float) -> None: ...


class MemoryMeter:
    """A meter that forgets at exit: for tests, self-checks and channels that cost nothing."""

    def __init__(self) -> None:
        self._spent = 0.0

    def spent_today(self) -> float:
        return self._spent

    def spend(self, dollars: float) -> None:
        self._spent += dollars


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelContext:
    """What the application lends to an adapter.

    `webhook_url` is the channel's public address (what platforms sign). `now` is the one clock
    (aware, UTC).
    """

    webhook_url: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    meter: Meter = field(default_factory=MemoryMeter)


# --- a kind of channel -----------------------------------------------------------------------


def lacking(sentences: str) -> PydanticCustomError:
    """What the validator of one setting raises that needs another one, which is not set.

    The first sentence says what is wrong, the others what to do.
    """
    return PydanticCustomError(LACKING, "{sentences}", {"sentences": sentences})


LACKING = "lacking"


def _web_address(url: str) -> str:
    if not re.match(r"https?://[^/\s?#]+", url):
        raise ValueError(
            "must be a URL that starts with https:// or http://. Write it with its host's name."
        )
    return url.rstrip("/")


ApiUrl = Annotated[str, AfterValidator(_web_address)]
"""Where a platform's API is, without a slash at the end."""


class ChannelSettings(BaseModel):
    """Settings that every channel has; an adapter adds its own and its secrets (`SecretStr`)."""

    # A mistake in the whole would otherwise be told with all that was given, secrets too.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False
    )

    kind: str = Field(description="Type of channel; the name of a module under channels/.")
    jurisdiction: str = Field(description="The government that this channel belongs to.")
    mode: Literal["webhook", "poll", "both"] = Field(
        default="webhook", description="How messages come in."
    )
    poll_seconds: float = Field(
        default=60, gt=0, description="Seconds between two polls, where mode polls."
    )
    public_replies: Literal["off", "approved", "auto"] = Field(
        default="approved",
        description="off: never answer in public; approved: after an operator; auto: at once.",
    )
    templates: dict[str, str] = Field(
        default_factory=dict,
        description="Approved templates by purpose, for use outside the reply window; the "
        "report number is variable 1.",
    )
    public_replies_per_hour: int = Field(
        default=20, ge=0, description="At most so many public replies per post and hour."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedMessage:
    """What the address of a public post or comment tells: the ids by which polls name it too."""

    external_id: str
    conversation_id: str
    surface: Surface
    in_reply_to: str | None = None


class ReadLink(Protocol):
    def __call__(self, url: str, own_ids: frozenset[str] = frozenset()) -> LinkedMessage | None:
        """The message that `url` leads to, None for anything else. Pure; never raises."""


class Parse(Protocol):
    def __call__(
        self,
        body: bytes,
        headers: Mapping[str, str],
        source: Source,
        own_ids: frozenset[str] = frozenset(),
    ) -> Sequence[Parsed]:
        """Find the items in a webhook body, a whole API answer, or one polled item.

        Pure; needs no credentials; never raises; an empty answer is one `Ignored`.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelType:
    """What a module under `channels/` declares as `CHANNEL`.

    `settings` is a subclass of `ChannelSettings`; `open` gets an instance of it.
    `signs_body` says that a signature covers the body (so a tampered body must be rejected).
    `ids_are_per_conversation`: external ids are unique only within a conversation.
    """

    label: str
    settings: type[ChannelSettings]
    open: Callable[[Any, ChannelContext], object]
    """`open(settings, context)` makes the adapter, without opening a connection."""
    parse: Parse
    rules: ReplyRules
    signs_body: bool
    ids_are_per_conversation: bool = False
    ids_grow: bool = False
    """Ids of messages are numbers that grow within a conversation, and the platform's clock has
    whole seconds only: of what has the same, the lower was said first."""
    revisions_grow: bool = False
    """Revisions of edits are numbers that grow from one edit of a message to the next."""
    edits_have_ids: bool = False
    """Each edit has an id of its own, by which a deletion or an answer may name the message."""
    polls_show_edits: bool = False
    """A polled message whose words changed was edited, though the platform does not say so."""
    names_mentions: bool = False
    """A webhook tells of a mention by its id only: `look_up` brings the words, as an edit."""
    is_form: bool = False
    """Filled in on a page of ours, or filed by a program: each message is whole, its files are
    uploads of ours, and what we have to say is read there, so that the bot says nothing by
    itself."""
    read_link: ReadLink | None = None
    """Reads addresses of public messages, so that what is entered by hand is not polled twice."""
    keeps: timedelta | None = None
    """For how long the platform keeps what nobody has read; None: for months or years."""
    history_limits: tuple[HistoryLimit, ...] = ()
    """What the platform cannot give of the past."""
    secrets: tuple[str, ...] = ()
    """Names of the settings without which the channel counts as not configured."""
    capabilities: tuple[type, ...] = ()
    """The protocols of this module that the opened adapter honours."""

    @property
    def is_own_door(self) -> bool:
        """No platform stands behind it that knows us by a secret, and could be asked anything."""
        return not self.secrets


def short_title(title: str, limit: int) -> str:
    """What fits on a button of at most `limit` characters: cut between words where that leaves
    half of it, and marked by an ellipsis."""
    title = " ".join(title.split())
    if len(title) <= limit:
        return title
    kept = title[: limit - 1]
    whole_words = kept if title[limit - 1] == " " else kept.rpartition(" ")[0]
    return (whole_words if len(whole_words) >= limit // 2 else kept).rstrip() + "…"


def content_revision(text: str | None, references: Sequence[str] = ()) -> str:
    """The revision of a changed message whose platform gives no edit token: 12 hex digits.

    Covers the words and the attachments' references, so that a webhook and a poll of the same edit
    agree.
    """
    digest = hashlib.sha256((text or "").encode("utf-8", "surrogatepass"))
    for reference in references:
        digest.update(b"\0" + reference.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]
