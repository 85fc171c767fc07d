"""The accounts that the simulator plays: invented credentials, and where webhooks go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

PLATFORMS = ("telegram", "twilio", "graph", "x", "instagram", "youtube")


@dataclass(frozen=True)
class TelegramAccount:
    """The bot; `webhook_url` is only a start value, the Bot API's setWebhook replaces it."""

    token: str = "7000000001:SIMULATED-bot-token-for-muara-demo0"  # noqa: S105 - invented
    username: str = "muara_uji_bot"
    name: str = "Muara Uji"
    bot_id: int = 7000000001
    webhook_url: str | None = None
    webhook_secret: str = ""


@dataclass(frozen=True)
class TwilioAccount:
    """One Twilio account with one WhatsApp sender; `number` is in E.164 form.

    With a `shared_key` webhooks are signed by it with HMAC-SHA256, else by the auth token with
    HMAC-SHA1. `templates` are the approved texts by content SID, with {{1}} for variables;
    `quick_replies` are contents of so many buttons by content SID, not approved: {{1}} is the
    text, then come a title and an id for each. Media are redirected to `cdn_url` (no trailing
    slash), which by default is the simulator's own URL.
    """

    account_sid: str = "AC00000000000000000000000000000001"
    auth_token: str = "simulated0twilio0auth0token00001"  # noqa: S105 - invented
    number: str = "+628110000001"
    webhook_url: str | None = None
    status_callback_url: str | None = None
    cdn_url: str = ""
    messaging_service_sid: str = ""
    shared_key: str = ""
    shared_key_id: str = "webhooks_sharedkey_00000000000000000000000001"
    templates: Mapping[str, str] = field(
        default_factory=lambda: {
            "HX00000000000000000000000000000001": "Laporan {{1}}: {{2}}",
            "HX00000000000000000000000000000002": "Ada kabar tentang laporan Anda.",
        }
    )
    quick_replies: Mapping[str, int] = field(
        default_factory=lambda: {
            f"HX0000000000000000000000000000001{buttons}": buttons for buttons in (1, 2, 3)
        }
    )


@dataclass(frozen=True)
class GraphAccount:
    """One Meta app that is installed on one Page."""

    app_id: str = "100000000000001"
    app_secret: str = "simulated0app0secret000000000001"  # noqa: S105 - invented
    page_id: str = "200000000000001"
    page_name: str = "Kabupaten Uji"
    page_token: str = "SIMULATED-page-token"  # noqa: S105 - invented
    verify_token: str = "simulated-verify-token"  # noqa: S105 - invented
    webhook_url: str | None = None


@dataclass(frozen=True)
class InstagramAccount(GraphAccount):
    """A professional account that is linked with the Page; `account_id` is its number."""

    account_id: str = "17841400000000001"
    username: str = "kabupaten.uji"


@dataclass(frozen=True)
class XAccount:
    """One X developer app with user-context tokens of the account that citizens mention."""

    bearer_token: str = "SIMULATED-bearer-token"  # noqa: S105 - invented
    consumer_key: str = "SIMULATED-consumer-key"
    consumer_secret: str = "SIMULATED-consumer-secret"  # noqa: S105 - invented
    access_token: str = "300000000000001-SIMULATED-access-token"  # noqa: S105 - invented
    access_token_secret: str = "SIMULATED-access-secret"  # noqa: S105 - invented
    own_user_id: str = "300000000000001"
    username: str = "kabupatenuji"
    name: str = "Kabupaten Uji"


@dataclass(frozen=True)
class YouTubeAccount:
    """One Google project, and the consent of the owner of one channel; `units` are its quota."""

    api_key: str = "SIMULATED-youtube-api-key"
    client_id: str = "simulated.apps.example"
    client_secret: str = "SIMULATED-client-secret"  # noqa: S105 - invented
    refresh_token: str = "SIMULATED-refresh-token"  # noqa: S105 - invented
    channel_id: str = "UCsimulatedKabupatenUji000"
    title: str = "Kabupaten Uji"
    units: int = 10_000


@dataclass(frozen=True)
class SimulatorSettings:
    """One account per platform, and how fast and how random the simulator is.

    `speed_up` divides every pause between webhook attempts. After `earlier_runs` with the same
    product people and messages get other numbers: a platform never gives one twice. `public_url` is
    how clients reach the simulator; the server fills it in when it knows its port.
    """

    telegram: TelegramAccount = field(default_factory=TelegramAccount)
    twilio: TwilioAccount = field(default_factory=TwilioAccount)
    graph: GraphAccount = field(default_factory=GraphAccount)
    x: XAccount = field(default_factory=XAccount)
    instagram: InstagramAccount = field(default_factory=InstagramAccount)
    youtube: YouTubeAccount = field(default_factory=YouTubeAccount)
    seed: int = 1
    earlier_runs: int = 0
    speed_up: float = 1.0
    public_url: str = "http://127.0.0.1"

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Self:
        """Build settings from nested plain values; an unknown key raises TypeError."""
        makers = {"telegram": TelegramAccount, "twilio": TwilioAccount}
        makers |= {"graph": GraphAccount, "x": XAccount, "instagram": InstagramAccount}
        makers |= {"youtube": YouTubeAccount}
        accounts = {name: makers[name](**values[name]) for name in makers if name in values}
        return cls(**{**values, **accounts})
