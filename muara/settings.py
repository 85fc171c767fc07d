"""What can be set: frozen models, one per section of `config.yaml`.

Read by `muara.config.load_settings`; every field's description is its documentation.
"""

from __future__ import annotations

import base64
import binascii
import re
import zoneinfo
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PositiveInt,
    SecretStr,
    SerializeAsAny,
    ValidationInfo,
    model_validator,
)

from channels.base import ChannelSettings
from channels.manual import KIND as ENTRY_KIND
from forwarder.destination import DestinationSettings, web_address
from forwarder.lapor import NAME as LAPOR
from forwarder.lapor import LaporSettings
from muara.colours import LEAST_CONTRAST, WHITE, contrast
from muara.job_names import INTERVALS
from muara.words import CITIZEN_LANGUAGES
from store.rights import ROLES


def _provider_address(url: str | None) -> str | None:
    if not url:
        return None
    parts = urlsplit(web_address(url))
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise ValueError("is not encrypted. Write the address of the provider with https://.")
    return url.rstrip("/")


def _path(value: str, info: ValidationInfo) -> str:
    """A path, which in the file is relative to the file's folder."""
    folder = (info.context or {}).get("folder")
    return str(Path(folder, value)) if folder else value


def _database_url(url: str, info: ValidationInfo) -> str:
    scheme, _, rest = url.partition("://")
    backend = scheme.partition("+")[0]
    if backend in ("postgresql", "postgres") and rest:
        return f"postgresql://{rest}"
    if backend != "sqlite" or not rest.startswith("/"):
        raise ValueError(
            "is not a database URL. Write sqlite:///var/muara.db "
            "or postgresql://user:${DATABASE_PASSWORD}@host/database."
        )
    path = rest[1:]
    return f"sqlite:///{_path(path, info)}" if path and path != ":memory:" else url


def _objects_place(value: str, info: ValidationInfo) -> str:
    return value if "://" in value else _path(value, info)


def _master_key(value: SecretStr | None) -> SecretStr | None:
    if value is not None and _key_bytes(value.get_secret_value()) is None:
        raise ValueError(
            "is not a key of 32 bytes in base64. Make one with `openssl rand -base64 32`."
        )
    return value


def _key_bytes(text: str) -> bytes | None:
    """The 32 bytes that `text` means in base64 or, as key files hold them, in hexadecimal."""
    text = text.strip()
    try:
        if len(text) == 64:
            return bytes.fromhex(text)
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == 32 else None


def _timezone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            "is not a time zone. "
            "Write Asia/Jakarta, Asia/Pontianak, Asia/Makassar or Asia/Jayapura."
        ) from error
    return name


def _area_code(code: str | None) -> str | None:
    if code is not None and not re.fullmatch(r"\d\d(\.\d\d)?", code):
        raise ValueError("is not an area code. Write province and regency, like 99.01.")
    return code


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError('is not a colour. Write it like "#0b6468", in quotes.')
    if contrast(value, WHITE) < LEAST_CONTRAST:
        raise ValueError("is too light for white words on it. Choose a darker shade.")
    return value.lower()


def _logo(value: str | None, info: ValidationInfo) -> str | None:
    if value is None:
        return None
    if Path(value).suffix.lower() not in LOGO_TYPES:
        raise ValueError(f"is no picture for a page. Choose one of {', '.join(LOGO_TYPES)}.")
    return _path(value, info)


def _map_tiles(value: str | None) -> str | None:
    if not value:
        return None
    parts = urlsplit(value)
    is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    if not is_address or not all(part in value for part in ("{z}", "{x}", "{y}")):
        raise ValueError("is no address of map pictures. Write https://…/{z}/{x}/{y}.png.")
    return value


LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
"""Endings of coats of arms, and the types as which they are sent."""


class Section(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=True, allow_inf_nan=False
    )


class ListenSettings(Section):
    """Where the web server listens."""

    host: str = Field(default="127.0.0.1", description="Address to listen on; 0.0.0.0 is all.")
    port: int = Field(default=8080, ge=1, le=65535, description="TCP port to listen on.")


class StoreSettings(Section):
    """Where complaints and files are kept."""

    url: Annotated[str, AfterValidator(_database_url)] = Field(
        default="sqlite:///var/muara.db",
        description="Database: sqlite:///path for one machine, or a postgresql:// URL.",
    )
    objects: Annotated[str, AfterValidator(_objects_place)] = Field(
        default="var/media",
        description="Citizens' files, sealed: a folder, or the URL of an S3-compatible bucket.",
    )


class KeySettings(Section):
    """The master key, under which every other key is kept."""

    file: Annotated[str, AfterValidator(_path)] = Field(
        default="var/keys/master.key",
        description="File with the master key; made at first start of an empty SQLite store.",
    )
    master: Annotated[SecretStr | None, AfterValidator(_master_key)] = Field(
        default=None, description="The master key itself, 32 bytes in base64, instead of a file."
    )
    second_copy_confirmed: bool = Field(
        default=False,
        description="Say true once a copy of the master key is kept in a second, safe place.",
    )

    def master_bytes(self) -> bytes | None:
        """The 32 bytes of `master`; None when the key is in `file`."""
        return _key_bytes(self.master.get_secret_value()) if self.master else None


class RetentionSettings(Section):
    """How long raw requests, and people, are kept before their keys are destroyed."""

    raw_days: int = Field(default=30, ge=1, description="Days that raw requests are kept.")
    quarantine_days: int = Field(
        default=90, ge=1, description="Days that unreadable and quarantined requests are kept."
    )
    reporter_days: int | None = Field(
        default=None,
        ge=30,  # what has just ended may still be rated, or be objected to
        description="Days that reporters are kept after all of their reports have ended; then they "
        "are forgotten as if they had asked. None: until they ask.",
    )


class IntakeSettings(Section):
    """Limits of the webhook door."""

    body_limit_kib: int = Field(
        default=2048, ge=16, description="Largest webhook body that is accepted, in KiB."
    )
    quarantine_per_day: int = Field(
        default=1000,
        ge=0,
        description="Forged requests kept per channel and day; more are counted.",
    )
    quarantine_mb_per_day: float = Field(
        default=50, ge=0, description="Megabytes of forged requests kept per channel and day."
    )
    reserve_mb: float = Field(
        default=200,
        ge=0,
        description="With less free space on the store's disk nothing is taken in, which platforms "
        "then repeat.",
    )


def _spoken(languages: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := sorted(set(languages) - set(CITIZEN_LANGUAGES)):
        raise ValueError(f"has languages without texts: {', '.join(unknown)}.")
    return languages


class DialogueSettings(Section):
    """How messages become complaints."""

    join_window_hours: float = Field(
        default=24,
        gt=0,
        description="A further message joins the last complaint for so many hours.",
    )
    settle_seconds: float = Field(
        default=60, ge=0, description="Quiet seconds before the bot asks or gives the receipt."
    )
    languages: Annotated[tuple[str, ...], AfterValidator(_spoken)] = Field(
        default=("id", "en"),
        min_length=1,
        description="Languages that citizens may choose: id, en, jv (polite Javanese).",
    )
    questions: int = Field(
        default=3, ge=0, le=3, description="Questions that the bot asks at most about a complaint."
    )
    answer_seconds: float = Field(
        default=600, gt=0, description="Seconds that the bot waits for an answer to a question."
    )


class OutboxSettings(Section):
    """Repeating what could not be sent."""

    max_attempts: int = Field(
        default=8, ge=1, description="Attempts before a person is told, where others get through."
    )
    give_up_after_hours: float = Field(
        default=72, gt=0, description="Hours of failing after which it is not tried any more."
    )
    first_retry_seconds: float = Field(
        default=30, gt=0, description="Pause after the first failure; it doubles from then on."
    )
    longest_retry_minutes: float = Field(
        default=60, gt=0, description="Longest pause between two attempts."
    )


class MediaSettings(Section):
    """Fetching citizens' pictures and files."""

    max_mb: float = Field(default=25, gt=0, description="Largest file that is fetched, in MB.")
    timeout_seconds: float = Field(default=60, gt=0, description="Longest time for one file.")
    max_attempts: int = Field(default=8, ge=1, description="Attempts before it is given up.")


PositiveSeconds = Annotated[float, Field(ge=1)]


def _of_known_jobs(intervals: dict[str, float]) -> dict[str, float]:
    unknown = sorted(set(intervals) - set(INTERVALS))
    if unknown:
        known = ", ".join(sorted(INTERVALS))
        raise ValueError(f"has no job {unknown[0]!r}. The jobs are: {known}.")
    return intervals


class ScheduleSettings(Section):
    """Scheduled work: polling, sending, fetching, sweeping."""

    job_timeout_seconds: float = Field(
        default=300, gt=0, description="A run that takes longer is abandoned and recorded so."
    )
    reconcile_minutes: float = Field(
        default=15, gt=0, description="Minutes between two re-reads of what webhooks missed."
    )
    reconcile_hours: float = Field(default=6, gt=0, description="Hours that a re-read looks back.")
    silent_hours: float = Field(
        default=3,
        gt=0,
        description="A channel that never is silent at this hour is told of after so many hours.",
    )
    intervals: Annotated[dict[str, PositiveSeconds], AfterValidator(_of_known_jobs)] = Field(
        default_factory=dict,
        description="Seconds between two runs, by job, like `reconcile: 900`; docs/operating.md "
        "has the jobs. What is not named keeps its own.",
    )
    lease_seconds: float = Field(
        default=15, ge=2, description="After so long without a sign another scheduler takes over."
    )


def _rising(minutes: tuple[int, ...]) -> tuple[int, ...]:
    if any(later <= earlier for earlier, later in pairwise(minutes)):
        raise ValueError("must rise: each number is later than the one before it.")
    return minutes


class ClockSettings(Section):
    """Reminders of deadlines, and who is told of missed ones. Days are working days."""

    remind_share: float = Field(
        default=0.25, gt=0, lt=1, description="Remind when this share of the time is left."
    )
    agency_head_after_days: int = Field(
        default=1, ge=0, description="Days past a deadline after which the agency's head is told."
    )
    supervisor_after_days: int = Field(
        default=3, ge=0, description="Days past a deadline after which the supervisor is told."
    )
    coordinator_after_days: int = Field(
        default=5, ge=0, description="Days past a deadline after which the coordinator is told."
    )
    ombudsman_after_days: int = Field(
        default=30,
        ge=1,
        description="Days past a deadline after which the citizen hears of the Ombudsman.",
    )
    alert_minutes: Annotated[tuple[PositiveInt, ...], AfterValidator(_rising)] = Field(
        default=(5, 15, 30),
        min_length=1,
        description="Minutes after which the next people hear of an emergency nobody looks after; "
        "the last is repeated.",
    )


def _local_time(value: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError('is not a time of day. Write it in quotes, like "07:00".')
    return value


class NoticeSettings(Section):
    """What operators are told outside the console."""

    digest_at: Annotated[str, AfterValidator(_local_time)] = Field(
        default="07:00", description="Local time of the morning digest."
    )


_ROLE_NAMES = frozenset(ROLES)


def _roles(names: tuple[str, ...]) -> tuple[str, ...]:
    unknown = sorted(set(names) - _ROLE_NAMES)
    if unknown:
        raise ValueError(
            f"names no role: {', '.join(unknown)}. The roles are {', '.join(sorted(_ROLE_NAMES))}."
        )
    return names


class OidcSettings(Section):
    """Signing in through the government's own identity provider (OpenID Connect)."""

    issuer: Annotated[str | None, AfterValidator(_provider_address)] = Field(
        default=None, description="Address of the provider, as it names itself; without one: off."
    )
    client_id: str = Field(default="", description="The name that the provider gave to Muara.")
    client_secret: SecretStr | None = Field(
        default=None, description="The secret that goes with it; none for a public client."
    )
    label: str = Field(
        default="SSO", min_length=1, description="What the button on the sign-in page says."
    )
    scopes: tuple[str, ...] = Field(
        default=("openid", "email"), description="What the provider is asked to tell."
    )
    has_second_factor: bool = Field(
        default=False,
        description="The provider asks for a second factor itself: ours is not asked for then.",
    )

    @model_validator(mode="after")
    def _needs_client(self) -> OidcSettings:
        if self.issuer and not self.client_id:
            raise ValueError("needs client_id where issuer is set.")
        return self


class AlarmSettings(Section):
    """Telling the technician what does not work."""

    routes: tuple[SecretStr, ...] = Field(
        default=(),
        description="Who hears of alarms besides the technicians who chose to: e-mail addresses, "
        "or addresses of Apprise's, each in an environment variable.",
    )
    repeat_hours: float = Field(
        default=24, gt=0, description="An alarm that lasts is told again after so many hours."
    )
    language: Literal["id", "en"] = Field(
        default="id", description="Language of what is told to those routes: id or en."
    )
    backup_days: float = Field(
        default=2,
        ge=0,
        description="Warn when the last `muara backup` is older; 0: backups are made otherwise.",
    )


class SignInSettings(Section):
    """How operators sign in."""

    idle_minutes: float = Field(
        default=60, gt=0, description="A session in which nothing is done for so long is over."
    )
    second_factor_roles: Annotated[tuple[str, ...], AfterValidator(_roles)] = Field(
        default=(),
        description="Roles that must set up a second factor (TOTP); all others may.",
    )
    second_factor_grace_days: float = Field(
        default=7,
        ge=0,
        description="Days from the first sign-in after which such roles cannot go on without one.",
    )
    oidc: OidcSettings = Field(default_factory=OidcSettings)


class MailSettings(Section):
    """Sending e-mail to operators; to citizens none is ever sent."""

    host: str = Field(default="", description="The mail server; without one no e-mail is sent.")
    port: int = Field(default=587, ge=1, le=65535, description="TCP port of the mail server.")
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls",
        description="starttls: encrypted after the greeting; tls: from the first byte; none.",
    )
    username: str = Field(default="", description="Name to sign in with at the mail server.")
    password: SecretStr | None = Field(default=None, description="Password for that name.")
    sender: str = Field(
        default="", description="Address that e-mail comes from, like aduan@contoh.go.id."
    )
    timeout_seconds: float = Field(
        default=20, gt=0, description="Longest time that the mail server may take to answer."
    )

    @model_validator(mode="after")
    def _needs_sender(self) -> MailSettings:
        if self.host and "@" not in self.sender:
            raise ValueError("needs sender where host is set.")
        return self


def _collector(url: str | None) -> str | None:
    return web_address(url) if url else None


class MetricsSettings(Section):
    """Access to /metrics."""

    token: SecretStr | None = Field(
        default=None, description="Bearer token for /metrics; without one only this machine may."
    )


class TracingSettings(Section):
    """Traces by OpenTelemetry, from the door into the store."""

    endpoint: Annotated[str | None, AfterValidator(_collector)] = Field(
        default=None,
        description="Address of a collector that takes OTLP over HTTP, like http://127.0.0.1:4318; "
        "without one nothing is traced.",
    )
    share: float = Field(
        default=1, gt=0, le=1, description="So many of all traces are sent; 1: all."
    )


class LogSettings(Section):
    """What is logged, and how."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least level that is logged."
    )
    format: Literal["json", "console"] = Field(
        default="json", description="json: one object per line; console: for reading in a terminal."
    )


class Jurisdiction(Section):
    """A government that complaints belong to; its code begins its tracking ids."""

    name: str = Field(min_length=1, description="Full name, as citizens know it.")
    timezone: Annotated[str, AfterValidator(_timezone)] = Field(
        default="Asia/Jakarta", description="IANA time zone for deadlines and what people read."
    )
    language: Literal["id", "en"] = Field(
        default="id", description="Language of the replies to citizens."
    )
    ombudsman: str = Field(
        default="",
        max_length=200,
        description="How the Ombudsman's office is reached, as citizens are told at a refusal or a "
        "long delay.",
    )
    area_code: Annotated[str | None, AfterValidator(_area_code)] = Field(
        default=None, description="Kemendagri's code of the area: province, or province.regency."
    )
    colour: Annotated[str, AfterValidator(_colour)] = Field(
        default="#0b6468", description="Colour of the citizens' pages, dark enough for white words."
    )
    logo: Annotated[str | None, AfterValidator(_logo)] = Field(
        default=None, description="Coat of arms for the citizens' pages: an SVG, PNG or WebP file."
    )
    map_tiles: Annotated[str | None, AfterValidator(_map_tiles)] = Field(
        default=None,
        description="The government's own map pictures for /lapor, like https://…/{z}/{x}/{y}.png; "
        "without them the map is a grid.",
    )
    map_credit: str = Field(
        default="", description="Whom the map pictures are by, as their licence asks."
    )
    privacy_contact: str | None = Field(
        default=None, description="How to reach the data protection officer, for /privasi."
    )
    privacy: tuple[str, ...] = Field(
        default=(), description="Further paragraphs of the privacy notice, in plain words."
    )
    uses_lapor: bool = Field(
        default=True, description="Whether verified reports are to be taken to SP4N-LAPOR!."
    )


class ApplicationSettings(Section):
    """Everything but channels and destinations, whose types are known only by their kind."""

    public_url: Annotated[str, AfterValidator(web_address)] = Field(
        default="http://127.0.0.1:8080",
        description="Address under which platforms and people reach us; signatures depend on it.",
    )
    listen: ListenSettings = Field(default_factory=ListenSettings)
    store: StoreSettings = Field(default_factory=StoreSettings)
    keys: KeySettings = Field(default_factory=KeySettings)
    retention: RetentionSettings = Field(default_factory=RetentionSettings)
    intake: IntakeSettings = Field(default_factory=IntakeSettings)
    dialogue: DialogueSettings = Field(default_factory=DialogueSettings)
    outbox: OutboxSettings = Field(default_factory=OutboxSettings)
    media: MediaSettings = Field(default_factory=MediaSettings)
    schedule: ScheduleSettings = Field(default_factory=ScheduleSettings)
    clocks: ClockSettings = Field(default_factory=ClockSettings)
    notices: NoticeSettings = Field(default_factory=NoticeSettings)
    alarms: AlarmSettings = Field(default_factory=AlarmSettings)
    sign_in: SignInSettings = Field(default_factory=SignInSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    metrics: MetricsSettings = Field(default_factory=MetricsSettings)
    tracing: TracingSettings = Field(default_factory=TracingSettings)
    log: LogSettings = Field(default_factory=LogSettings)
    jurisdictions: dict[str, Jurisdiction] = Field(
        min_length=1, description="The governments served, by their code."
    )


class NotConfigured(Section):
    """A declared channel none of whose secrets is set: it is left out, and that is no mistake."""

    kind: str = Field(description="Type of channel.")
    jurisdiction: str = Field(description="The government that it would belong to.")
    variables: tuple[str, ...] = Field(description="Environment variables that would configure it.")


class Settings(ApplicationSettings):
    """Everything that was configured, checked and complete.

    `channels` holds the channels that can be opened, by name; `not_configured` the others.
    """

    channels: dict[str, SerializeAsAny[ChannelSettings]] = Field(
        default_factory=dict, description="The accounts on the platforms, by their name."
    )
    not_configured: dict[str, NotConfigured] = Field(
        default_factory=dict, description="Declared channels without secrets, by their name."
    )
    destinations: dict[str, SerializeAsAny[DestinationSettings]] = Field(
        default_factory=dict, description="Where complaints go outside, by its name."
    )

    @property
    def lapor(self) -> LaporSettings:
        """How SP4N-LAPOR! is reached."""
        found = (one for one in self.destinations.values() if isinstance(one, LaporSettings))
        return next(found, LaporSettings(kind=LAPOR))

    @property
    def entry_channels(self) -> dict[str, str]:
        """Of each government the channel for what its operators enter by hand: code to name.

        A government for which none is configured has one of its own, `manual-<code>`.
        """
        named = {c.jurisdiction: n for n, c in self.channels.items() if c.kind == ENTRY_KIND}
        return {
            code: named.get(code, f"{ENTRY_KIND}-{code.lower()}") for code in self.jurisdictions
        }

    @property
    def channel_jurisdictions(self) -> dict[str, str]:
        """The government of every channel, configured or not, by the channel's name."""
        declared: dict[str, ChannelSettings | NotConfigured]
        declared = {**self.not_configured, **self.channels}
        return {name: code for code, name in self.entry_channels.items()} | {
            name: channel.jurisdiction for name, channel in declared.items()
        }

    @property
    def channel_kinds(self) -> dict[str, str]:
        """The kind of every channel, configured or not, by the channel's name."""
        declared: dict[str, ChannelSettings | NotConfigured]
        declared = {**self.not_configured, **self.channels}
        return dict.fromkeys(self.entry_channels.values(), ENTRY_KIND) | {
            name: channel.kind for name, channel in declared.items()
        }

    def webhook_url(self, channel: str) -> str:
        """The public address at which the platform reaches `channel`."""
        return f"{self.public_url}/hooks/{channel}"
