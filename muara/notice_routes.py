"""The ways out to operators, by Apprise: e-mail through our own mail server, and a few services.

An operator's address must not make this machine call another of the network (SSRF), read a file or
start a program. So only services are allowed whose host stands in Apprise's code and not in the
address, nothing may follow a `?`, redirects are not followed, and e-mail goes through the
configured server alone.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from muara.settings import MailSettings

if TYPE_CHECKING:  # its import takes half a second, and most processes never send a notice
    from apprise import AppriseAsset

SERVICES: Mapping[str, str] = {
    "tgram": "Telegram",
    "whatsapp": "WhatsApp (Meta)",
    "gchat": "Google Chat",
    "slack": "Slack",
    "discord": "Discord",
    "pover": "Pushover",
}
"""Schemes of Apprise whose host nobody can choose: https to the vendor's own."""

# Only these modules of Apprise are ever loaded.
_PLUGINS = {
    "tgram": ("telegram", "NotifyTelegram"),
    "whatsapp": ("whatsapp", "NotifyWhatsApp"),
    "gchat": ("google_chat", "NotifyGoogleChat"),
    "slack": ("slack", "NotifySlack"),
    "discord": ("discord", "NotifyDiscord"),
    "pover": ("pushover", "NotifyPushover"),
}
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+"
)
_SERVICE = re.compile(r"([a-z]+)://[!-~]{3,400}")
_SECURITY = {"starttls": "starttls", "tls": "ssl", "none": "insecure"}
_SECONDS = 20.0
# Apprise prints addresses and bodies below these levels.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
_one_at_a_time = threading.Lock()


class NotAllowed(ValueError):
    """The address is none, or not one of those that are allowed."""


class NotSent(Exception):
    """The other side did not take it, now."""


def check_email(address: str) -> str:
    """The address without blanks; `NotAllowed` when it is none or more than one."""
    written = address.strip()
    if not _ADDRESS.fullmatch(written):
        raise NotAllowed("This is not an e-mail address.")
    return written


def check_service(address: str) -> str:
    """The address of a service without blanks; `NotAllowed` unless it is one of `SERVICES`."""
    written = address.strip()
    found = _SERVICE.fullmatch(written)
    if found is None or found[1] not in SERVICES:
        raise NotAllowed("This is not an address of a service that is allowed.")
    if any(sign in written for sign in "?#&%,\\") or ".." in written:
        raise NotAllowed("An address ends before any ? and holds no further settings.")
    if _service(written) is None:
        raise NotAllowed("This is not how the service's addresses are written.")
    return written


def send_service(address: str, title: str, body: str) -> None:
    """Say it through a service; `NotSent` when it was not taken."""
    _send(_service(check_service(address)), title, body)


def send_email(mail: MailSettings, address: str, title: str, body: str) -> None:
    """Say it by e-mail; `NotSent` when the server did not take it, or none is configured."""
    if not mail.host:
        raise NotSent("There is no mail server: look at mail.host.")
    kind = import_module("apprise.plugins.email.base").NotifyEmail
    plugin = kind(
        host=mail.host,
        smtp_host=mail.host,
        port=mail.port,
        user=mail.username or None,
        password=mail.password.get_secret_value() if mail.password else None,
        from_addr=mail.sender,
        targets=[check_email(address)],
        secure_mode=_SECURITY[mail.security],
        format="text",
        asset=_asset(),
    )
    _send(plugin, title, body)


def send_anywhere(mail: MailSettings, address: str, title: str, body: str) -> None:
    """Say it to an address from the environment: an e-mail address, or any of Apprise's.

    Whoever sets the environment may let this machine call whom they like. `NotSent` when it was not
    taken, `NotAllowed` when it is no such address.
    """
    if _ADDRESS.fullmatch(address):
        send_email(mail, address, title, body)
        return
    from apprise import Apprise

    plugin = Apprise.instantiate(address, asset=_asset(), suppress_exceptions=True)
    if plugin is None:
        raise NotAllowed("This is not an address of Apprise's.")
    _send(plugin, title, body)


def _service(address: str) -> Any:
    """The plug-in that says it, None where the address is not written as the service wants it."""
    module, name = _PLUGINS[address.partition(":")[0]]
    kind = getattr(import_module(f"apprise.plugins.{module}"), name)
    fields = kind.parse_url(address)
    if not fields:
        return None
    try:
        return kind(**fields, asset=_asset())
    except TypeError:  # so Apprise says that a part is missing or wrong
        return None


def _asset() -> AppriseAsset:
    from apprise import AppriseAsset

    return AppriseAsset(
        app_id="Muara",
        app_desc="Muara",
        app_url="",
        plugin_paths=[],
        storage_mode="memory",
        service_timeout=_SECONDS,
        allow_templates=False,
        http_redirects=False,
        secure_logging=True,
        async_mode=False,
        pgp_autogen=False,
        pem_autogen=False,
    )


def _send(plugin: Any, title: str, body: str) -> None:
    with _one_at_a_time:  # Apprise keeps a plug-in's pauses in its class
        is_sent = plugin is not None and plugin.notify(
            title=title, body=body, body_format="text", interpret_escapes=False
        )
    if not is_sent:
        raise NotSent("The message was not taken.")
