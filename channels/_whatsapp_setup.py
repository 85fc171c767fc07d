"""Looks whether a Twilio account works as configured, and gives our address to its senders.

https://www.twilio.com/docs/iam/api/account
https://www.twilio.com/docs/whatsapp/api/senders
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlsplit

from channels._whatsapp_api import Api, errors
from channels.base import Finding
from channels.errors import ChannelError, TemporaryFailure

LOW_BALANCE = 5.0
_MOST_SENDERS = 200

Level = Literal["ok", "warning", "error"]


def check(api: Api, numbers: Sequence[str], url: str, mode: str) -> Sequence[Finding]:
    """Findings on account, balance, public URL and each number's state and webhook."""
    account = _check_account(api)
    if account.level == "error":
        return [account, _check_url(url, mode)]
    senders = _check_senders(api, numbers, "" if mode == "poll" else url)
    return [account, _check_url(url, mode), _check_balance(api), *senders]


def connect(api: Api, numbers: Sequence[str], url: str) -> Sequence[Finding]:
    """Have each number's sender call `url` for messages and statuses; repeating changes nothing."""
    # All of Twilio's messaging, 8 MB: an account that is refused is not asked for its senders.
    from twilio.rest.messaging.v2.channels_sender import ChannelsSenderList

    if not url:
        return [_finding("error", "public_url", _NO_PUBLIC_URL)]
    findings = []
    try:
        senders = _senders(api)
        for number in numbers:
            sender = senders.get(f"whatsapp:{number}")
            if sender is None:
                findings.append(_finding("error", "sender", _UNKNOWN_SENDER))
                continue
            if not _calls(sender, url):
                change = ChannelsSenderList.MessagingV2ChannelsSenderRequestsUpdate(
                    {"webhook": _wanted(url)}
                )
                with errors():
                    sender.update(messaging_v2_channels_sender_requests_update=change)
            findings.append(
                _finding("ok", "sender", "The number calls us for messages and statuses.")
            )
    except ChannelError as error:
        findings.append(_unreadable_senders(error))
    return findings


def _check_account(api: Api) -> Finding:
    try:
        account = api.account()
    except ChannelError as error:
        return Finding.of_failure("account", error)
    if account.get("status") != "active":
        return _finding(
            "error", "account", "The Twilio account is not active; look at it in the console."
        )
    if str(account.get("type")).lower() == "trial":
        return _finding(
            "warning", "account", "A trial account reaches verified numbers only; upgrade it."
        )
    return _finding("ok", "account", "Twilio accepts the credentials; the account is active.")


def _check_url(url: str, mode: str) -> Finding:
    if mode == "poll":
        return _finding(
            "ok", "public_url", "The channel polls; with mode poll no delivery receipts come."
        )
    parts = urlsplit(url)
    if not parts.hostname:
        return _finding("error", "public_url", _NO_PUBLIC_URL)
    if parts.scheme != "https":
        return _finding(
            "warning", "public_url", "The channel's public URL is not https: use https."
        )
    return _finding("ok", "public_url", "The channel has a public https URL.")


def _check_balance(api: Api) -> Finding:
    try:
        answer = api.get("Balance.json")
        balance, currency = float(answer["balance"]), str(answer.get("currency", ""))
    except TemporaryFailure as error:
        return Finding.of_failure("balance", error, "warning")
    except (ChannelError, KeyError, TypeError, ValueError):
        return _finding("ok", "balance", "No balance can be read; subaccounts have none.")
    if balance < LOW_BALANCE:
        return _finding(
            "warning", "balance", f"Only {balance:.2f} {currency} is left; top the account up."
        )
    return _finding("ok", "balance", f"The balance is {balance:.2f} {currency}.")


def _check_senders(api: Api, numbers: Sequence[str], url: str) -> Sequence[Finding]:
    try:
        senders = _senders(api)
    except ChannelError as error:
        return [_unreadable_senders(error)]
    return [_judged(senders.get(f"whatsapp:{number}"), url) for number in numbers]


def _senders(api: Api) -> Mapping[str, Any]:
    """The account's WhatsApp senders by their id, `whatsapp:+62…`."""
    with errors():
        listed = api.sdk.messaging.v2.channels_senders.list("whatsapp", limit=_MOST_SENDERS)
        return {str(sender.sender_id): sender for sender in listed}


def _judged(sender: Any, url: str) -> Finding:
    if sender is None:
        return _finding("error", "sender", _UNKNOWN_SENDER)
    if not str(sender.status).startswith("ONLINE"):
        return _finding(
            "error", "sender", "A number is not online at WhatsApp; look at it in the console."
        )
    if url and not _calls(sender, url):
        return _finding(
            "error",
            "webhook",
            "A number does not call the channel's public URL; run `muara connect`.",
        )
    return _finding("ok", "sender", "The number is online at WhatsApp.")


def _calls(sender: Any, url: str) -> bool:
    webhook = sender.webhook if isinstance(sender.webhook, dict) else {}
    return all(webhook.get(name) == value for name, value in _wanted(url).items())


def _wanted(url: str) -> dict[str, str]:
    return {
        "callback_url": url,
        "callback_method": "POST",
        "status_callback_url": url,
        "status_callback_method": "POST",
    }


def _unreadable_senders(error: ChannelError) -> Finding:
    found = Finding.of_failure("sender", error, "warning")
    return replace(
        found, message=f"{error} Set the number's webhook in the Twilio console, as POST."
    )


def _finding(level: Level, subject: str, message: str) -> Finding:
    return Finding(level=level, subject=subject, message=message)


_NO_PUBLIC_URL = "The channel has no public URL to give to Twilio; set the installation's address."
_UNKNOWN_SENDER = "A number is not a WhatsApp sender of this account; look at number."
