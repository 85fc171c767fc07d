"""The form that Twilio posts for an incoming WhatsApp message.

https://www.twilio.com/docs/messaging/guides/webhook-request
"""

import json
from collections.abc import Sequence

from simulator.settings import TwilioAccount
from simulator.twilio_messages import API, Medium
from simulator.world import CitizenMessage, MediaFile, Person

WITHOUT_PHONE = 7  # every seventh citizen writes under a username, without showing the number


def address_of(person: Person) -> str:
    """Return a citizen's WhatsApp address; some are opaque ids instead of phone numbers."""
    if person.number % WITHOUT_PHONE:
        return f"whatsapp:{person.phone}"
    return f"whatsapp:{_user_id(person)}"


def files_of(message: CitizenMessage) -> list[MediaFile]:
    """Return what WhatsApp sends as files: media, but also stickers and contact cards."""
    sent = [message.voice, message.audio, message.video, message.document]
    files = [*message.photos, *(media for media in sent if media is not None)]
    if message.sticker:
        files.append(MediaFile(b"RIFF\x00\x00\x00\x00WEBP", "image/webp"))
    if message.contact:
        card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kontak\r\nTEL:{message.contact}\r\nEND:VCARD\r\n"
        files.append(MediaFile(card.encode(), "text/vcard"))
    if not files and not message.text and not message.button and message.location is None:
        raise ValueError("an empty message cannot be sent on WhatsApp")
    return files


def inbound_parameters(
    account: TwilioAccount,
    person: Person,
    message: CitizenMessage,
    sid: str,
    media: Sequence[Medium],
    public_url: str,
) -> dict[str, str]:
    """Return all form parameters of the webhook for one incoming message."""
    parameters = {
        "SmsMessageSid": sid,
        "NumMedia": str(len(media)),
        "ProfileName": person.name,
        "MessageType": _message_type(message, media),
        "SmsSid": sid,
        "SmsStatus": "received",
        "Body": message.text or message.button,
        "To": f"whatsapp:{account.number}",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": account.account_sid,
        "From": address_of(person),
        "ApiVersion": "2010-04-01",
    }
    parameters |= _identity(person)
    parameters |= _media(account, sid, media, public_url)
    parameters |= _location(message)
    parameters |= _context(account, message)
    if account.messaging_service_sid:
        parameters["MessagingServiceSid"] = account.messaging_service_sid
    return parameters


def _user_id(person: Person) -> str:
    return f"ID.{13_491_208_655_300_000 + person.number}"


def _identity(person: Person) -> dict[str, str]:
    shown = {"ProfileName": person.name, "ExternalUserIdentifier": _user_id(person)}
    if person.number % WITHOUT_PHONE:
        shown["WaId"] = person.phone.lstrip("+")
    metadata = {"type": "whatsapp", "data": {"context": shown}}
    return {
        **({"WaId": shown["WaId"]} if "WaId" in shown else {}),
        "ExternalUserIdentifier": _user_id(person),
        "ChannelMetadata": json.dumps(metadata),
    }


def _message_type(message: CitizenMessage, media: Sequence[Medium]) -> str:
    if message.button:
        return "button"
    if message.location is not None:
        return "location"
    if message.contact:
        return "contacts"
    if message.sticker:
        return "sticker"
    if not media:
        return "text"
    family = media[0].media.mime_type.partition("/")[0]
    return family if family in ("image", "audio", "video") else "document"


def _media(
    account: TwilioAccount, sid: str, media: Sequence[Medium], public_url: str
) -> dict[str, str]:
    base = f"{public_url}/twilio{API}/{account.account_sid}/Messages/{sid}/Media"
    fields = {}
    for number, medium in enumerate(media):
        fields[f"MediaUrl{number}"] = f"{base}/{medium.sid}"
        fields[f"MediaContentType{number}"] = medium.media.mime_type
    return fields


def _location(message: CitizenMessage) -> dict[str, str]:
    if message.location is None:
        return {}
    fields = {
        "Latitude": str(message.location.latitude),
        "Longitude": str(message.location.longitude),
    }
    if message.location.address:
        fields["Address"] = message.location.address
    if message.location.name:
        fields["Label"] = message.location.name
    return fields


def _context(account: TwilioAccount, message: CitizenMessage) -> dict[str, str]:
    fields = {}
    if message.reply_to:
        fields["OriginalRepliedMessageSid"] = message.reply_to
        fields["OriginalRepliedMessageSender"] = f"whatsapp:{account.number}"
    if message.forwarded:
        fields["Forwarded"] = "true"
    if message.button:
        fields["ButtonText"] = message.text or message.button
        fields["ButtonPayload"] = message.button
    return fields
