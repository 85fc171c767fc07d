"""Invented WhatsApp messages as Twilio would post them, signed."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

ACCOUNT_SID = "AC00000000000000000000000000000001"
AUTH_TOKEN = "simulated0twilio0auth0token00001"
PUBLIC_URL = "https://aduan.example.org"
"""Under which every server of a run believes to be reached, so that one signature fits all."""
NUMBER = "+6281100000000"

HOOK = f"{PUBLIC_URL}/hooks/whatsapp"

_SENTENCES = (
    "Lampu jalan di depan pasar Contoh sudah tiga malam padam, gelap sekali dan rawan.",
    "Jalan menuju SD Contoh 2 berlubang besar, kemarin ada dua motor jatuh. Mohon ditambal.",
    "Air PDAM di RT 04 keruh dan bau sejak hari Senin, sudah lapor tapi belum ada yang datang.",
    "Sampah di TPS dekat terminal menumpuk, tidak diangkut seminggu. Baunya sampai ke musala.",
)


def signed_forms(count: int) -> Iterator[tuple[str, bytes]]:
    """`count` different messages, each sender's three in a row: Twilio's signature and the form."""
    for number in range(count):
        parameters = _parameters(number)
        signed = HOOK + "".join(name + value for name, value in sorted(parameters.items()))
        digest = hmac.digest(AUTH_TOKEN.encode(), signed.encode(), "sha1")
        body = "&".join(f"{name}={quote_plus(value)}" for name, value in parameters.items())
        yield base64.b64encode(digest).decode(), body.encode()


def write_forms(path: Path, count: int) -> None:
    """One message per line of `path`: signature, tab, form."""
    with path.open("wb") as file:
        for signature, body in signed_forms(count):
            file.write(signature.encode() + b"\t" + body + b"\n")


def _parameters(number: int) -> dict[str, str]:
    sid = f"SM{number:032x}"
    phone = f"62811{number // 3 + 1:08d}"  # not our own, which would be ignored
    return {
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ProfileName": f"Warga Contoh {number // 3}",
        "MessageType": "text",
        "SmsSid": sid,
        "WaId": phone,
        "SmsStatus": "received",
        "Body": f"{_SENTENCES[number % len(_SENTENCES)]} ({number})",
        "To": f"whatsapp:{NUMBER}",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": ACCOUNT_SID,
        "From": f"whatsapp:+{phone}",
        "ApiVersion": "2010-04-01",
    }
