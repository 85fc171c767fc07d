"""The operations of Twilio's REST API, and its media storage.

https://www.twilio.com/docs/messaging/api
"""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from simulator.settings import TwilioAccount
from simulator.twilio_messages import API, Medium, Message

if TYPE_CHECKING:
    from simulator.twilio import Twilio

OVERSIZED_BYTES = 64 * 1024 * 1024


class RestApi:
    """One method per operation; the caller has checked the credentials."""

    def __init__(self, twilio: "Twilio") -> None:
        self._twilio = twilio

    @property
    def _account(self) -> TwilioAccount:
        return self._twilio.account

    async def fetch_account(self, _request: Request) -> Response:
        uri = f"{API}/{self._account.account_sid}"
        return JSONResponse(
            {
                "sid": self._account.account_sid,
                "owner_account_sid": self._account.account_sid,
                "friendly_name": "Kabupaten Uji",
                "status": "active",
                "type": "Full",
                "date_created": "Thu, 01 Jan 2026 00:00:00 +0000",
                "date_updated": "Thu, 01 Jan 2026 00:00:00 +0000",
                "uri": f"{uri}.json",
                "subresource_uris": {"messages": f"{uri}/Messages.json"},
            }
        )

    async def fetch_balance(self, _request: Request) -> Response:
        account_sid = self._account.account_sid
        return JSONResponse({"account_sid": account_sid, "balance": "100.0", "currency": "USD"})

    async def list_numbers(self, request: Request) -> Response:
        wanted = request.query_params.get("PhoneNumber", self._account.number)
        uri = f"{API}/{self._account.account_sid}/IncomingPhoneNumbers"
        number = {
            "sid": "PN00000000000000000000000000000001",
            "account_sid": self._account.account_sid,
            "phone_number": self._account.number,
            "friendly_name": self._account.number,
            "sms_url": self._twilio.webhook_url,
            "sms_method": "POST",
            "status_callback": self._account.status_callback_url,
            "capabilities": {"sms": True, "mms": False, "voice": False, "fax": False},
            "status": "in-use",
            "uri": f"{uri}/PN00000000000000000000000000000001.json",
        }
        found = [number] if wanted == self._account.number else []
        return JSONResponse(_single_page("incoming_phone_numbers", found, f"{uri}.json"))

    async def list_messages(self, request: Request) -> Response:
        page, shown = self._twilio.log.page(request.query_params)
        self._twilio.world.journal.add(
            "poll_served",
            "twilio",
            external_ids=[message.sid for message in shown if message.direction == "inbound"],
            page=page["page"],
        )
        return JSONResponse(page)

    async def create_message(self, request: Request) -> Response:
        message = self._twilio.create(await request.form())
        return JSONResponse(message.as_json(self._account.account_sid), status_code=201)

    async def fetch_message(self, request: Request) -> Response:
        message = self._twilio.log.get(request.path_params["sid"])
        return JSONResponse(message.as_json(self._account.account_sid))

    async def list_media(self, request: Request) -> Response:
        message = self._twilio.log.get(request.path_params["sid"])
        uri = f"{API}/{self._account.account_sid}/Messages/{message.sid}/Media.json"
        media = [self._medium_json(message, medium) for medium in message.media]
        return JSONResponse(_single_page("media_list", media, uri))

    async def fetch_medium(self, request: Request) -> Response:
        sid, medium = request.path_params["sid"], request.path_params["medium"]
        found = self._twilio.log.medium(sid, medium)
        return JSONResponse(self._medium_json(self._twilio.log.get(sid), found))

    async def redirect_to_medium(self, request: Request) -> Response:
        sid, medium = request.path_params["sid"], request.path_params["medium"]
        found = self._twilio.log.medium(sid, medium)
        link = self._twilio.link(found.media)
        host = self._account.cdn_url or self._twilio.world.public_url
        return RedirectResponse(host + link, status_code=307)

    async def download(self, request: Request) -> Response:
        world = self._twilio.world
        is_other_host = request.url.netloc != urlsplit(world.public_url).netloc
        if is_other_host and "authorization" in request.headers:
            # The storage behind the CDN accepts its signed link or credentials, never both.
            world.journal.add("api_called", "twilio", operation="cdn", status=400)
            return _storage_error(400, "InvalidArgument", "Only one auth mechanism allowed")
        media = self._twilio.linked(request.path_params["token"])
        if media is None:
            return _storage_error(403, "AccessDenied", "Request has expired")
        fault = world.faults.draw("twilio", "media", {"oversized_media"})
        if fault is not None:
            world.journal.add("fault", "twilio", operation="media", kind=fault.kind)
            return StreamingResponse(_endless(OVERSIZED_BYTES), media_type=media.mime_type)
        world.journal.add("media_served", "twilio", size=len(media.content))
        return Response(media.content, media_type=media.mime_type)

    def _medium_json(self, message: Message, medium: Medium) -> dict[str, Any]:
        created = message.as_json(self._account.account_sid)["date_created"]
        base = f"{API}/{self._account.account_sid}/Messages/{message.sid}"
        return {
            "sid": medium.sid,
            "account_sid": self._account.account_sid,
            "parent_sid": message.sid,
            "content_type": medium.media.mime_type,
            "date_created": created,
            "date_updated": created,
            "uri": f"{base}/Media/{medium.sid}.json",
        }


def _single_page(name: str, items: list[dict[str, Any]], uri: str) -> dict[str, Any]:
    return {
        name: items,
        "page": 0,
        "page_size": 50,
        "start": 0,
        "end": max(len(items) - 1, 0),
        "uri": uri,
        "first_page_uri": uri,
        "previous_page_uri": None,
        "next_page_uri": None,
    }


def _storage_error(status: int, code: str, message: str) -> Response:
    body = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    return Response(body, status_code=status, media_type="application/xml")


async def _endless(size: int) -> AsyncIterator[bytes]:
    block = bytes(64 * 1024)
    for _block in range(size // len(block)):
        yield block
