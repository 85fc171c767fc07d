"""Twilio's Senders API: the WhatsApp number as Twilio's messaging host knows it.

https://www.twilio.com/docs/whatsapp/api/senders
"""

import re
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator.twilio_messages import refused

if TYPE_CHECKING:
    from simulator.twilio import Twilio

SENDER_SID = "XE00000000000000000000000000000001"
PATH = "/v2/Channels/Senders"


class SendersApi:
    """One method per operation; the caller has checked the credentials."""

    def __init__(self, twilio: "Twilio") -> None:
        self._twilio = twilio

    async def list_senders(self, request: Request) -> Response:
        if request.query_params.get("Channel") not in ("whatsapp", "rcs"):
            raise refused(400, 20001, "Channel must be whatsapp or rcs")
        is_whatsapp = request.query_params["Channel"] == "whatsapp"
        url = f"{self._twilio.world.public_url}/twilio{PATH}?Channel=whatsapp&PageSize=20&Page=0"
        meta = {
            "page": 0,
            "page_size": 20,
            "first_page_url": url,
            "previous_page_url": None,
            "url": url,
            "next_page_url": None,
            "key": "senders",
        }
        return JSONResponse({"senders": [self._sender()] if is_whatsapp else [], "meta": meta})

    async def fetch_sender(self, request: Request) -> Response:
        self._check_sid(request)
        return JSONResponse(self._sender())

    async def update_sender(self, request: Request) -> Response:
        self._check_sid(request)
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            raise refused(415, 20415, "Content-Type must be application/json")
        webhook = await _webhook_in(request)
        if "callback_url" in webhook:
            await self._twilio.set_webhook(webhook["callback_url"])
        if "status_callback_url" in webhook:
            self._twilio.configure({"status_callback_url": webhook["status_callback_url"]})
        return JSONResponse(self._sender(), status_code=202)

    def _check_sid(self, request: Request) -> None:
        sid = request.path_params["sid"]
        if sid != SENDER_SID:
            raise refused(404, 20404, f"The requested resource {PATH}/{sid} was not found")

    def _sender(self) -> dict[str, Any]:
        account = self._twilio.account
        return {
            "sid": SENDER_SID,
            "sender_id": f"whatsapp:{account.number}",
            "status": "ONLINE",
            "configuration": {"waba_id": "100000000000042"},
            "webhook": {
                "callback_url": self._twilio.webhook_url,
                "callback_method": "POST",
                "fallback_url": None,
                "fallback_method": "POST",
                "status_callback_url": account.status_callback_url,
                "status_callback_method": "POST",
            },
            "profile": {"name": "Kabupaten Uji"},
            "properties": {"messaging_limit": "1K Customers/24hr", "quality_rating": "HIGH"},
            "url": f"{self._twilio.world.public_url}/twilio{PATH}/{SENDER_SID}",
        }


async def _webhook_in(request: Request) -> dict[str, str]:
    try:
        body = await request.json()
    except ValueError as error:
        raise refused(400, 20001, "The body is not JSON") from error
    webhook = body.get("webhook", {}) if isinstance(body, dict) else {}
    for name in ("callback_url", "status_callback_url"):
        if name in webhook and not re.match(r"https?://[^/\s]+", str(webhook[name])):
            raise refused(400, 20001, f"Invalid parameter webhook.{name}")
    return {name: str(value) for name, value in webhook.items()}
