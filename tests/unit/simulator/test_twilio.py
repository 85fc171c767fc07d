"""Twilio's WhatsApp as the simulator plays it, spoken to by the unmodified twilio SDK."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings, TwilioAccount
from tests.unit.simulator.conftest import Catcher, Caught, Phone, wait_until

ACCOUNT = TwilioAccount()
OURS = f"whatsapp:{ACCOUNT.number}"
REPORT = "HX00000000000000000000000000000001"
BUTTONS = "HX00000000000000000000000000000011"


class RedirectedClient(TwilioHttpClient):  # type: ignore[misc]  # the SDK ships no types
    """The SDK's own HTTP client, pointed at the simulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__(timeout=10)
        self._base_url = base_url

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> Any:
        """Send the request to the simulator instead of api.twilio.com."""
        here = url.replace("https://api.twilio.com", self._base_url)
        return super().request(method, here, *rest, **more)


def sdk(simulator: RunningSimulator, token: str = ACCOUNT.auth_token) -> Client:
    """Return the SDK's client."""
    http_client = RedirectedClient(f"{simulator.url}/twilio")
    return Client(ACCOUNT.account_sid, token, http_client=http_client)


def buttons(body: str, title: str) -> str:
    """The variables of a content with one quick reply."""
    return json.dumps({"1": body, "2": title, "3": "id"})


@pytest.fixture
def client(simulator: RunningSimulator) -> Iterator[Client]:
    client = sdk(simulator)
    yield client
    client.http_client.session.close()


@pytest.fixture
def messages_url(simulator: RunningSimulator) -> str:
    return f"{simulator.url}/twilio/2010-04-01/Accounts/{ACCOUNT.account_sid}/Messages.json"


def form_of(caught: Caught) -> dict[str, str]:
    """Return the parameters of a webhook."""
    return dict(parse_qsl(caught.body.decode(), keep_blank_values=True))


def refusal(client: Client, **parameters: Any) -> tuple[int, int]:
    """Return HTTP status and Twilio's code of a message that must be refused."""
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(**parameters)
    return refused.value.status, refused.value.code


def test_the_sdk_lists_what_citizens_wrote_and_the_citizen_sees_the_reply(
    client: Client, phone: Phone
) -> None:
    (sid,) = phone.write("twilio", text="Air PDAM keruh")
    (found,) = client.messages.list(to=OURS)
    assert (found.sid, found.body, found.direction) == (sid, "Air PDAM keruh", "inbound")
    reply = client.messages.create(from_=OURS, to=found.from_, body="Terima kasih")
    assert reply.status == "queued"
    assert [line["text"] for line in phone.lines("twilio")] == ["Air PDAM keruh", "Terima kasih"]
    wait_until(lambda: client.messages(reply.sid).fetch().status == "read")


def test_the_sdk_walks_through_all_pages_newest_first_while_new_ones_arrive(
    client: Client, phone: Phone
) -> None:
    written = [phone.write("twilio", text=f"pesan {n}")[0] for n in range(5)]
    seen = []
    for message in client.messages.stream(to=OURS, page_size=2):
        seen.append(message.sid)
        if len(seen) == 2:
            phone.write("twilio", text="menyela")
    assert seen == written[::-1]


def test_dates_are_read_as_utc_and_both_ends_belong_to_the_range(
    client: Client, phone: Phone
) -> None:
    (sid,) = phone.write("twilio", text="sekarang")
    (message,) = client.messages.list()
    sent_at = message.date_sent
    second = timedelta(seconds=1)
    assert client.messages.list(date_sent_after=sent_at, date_sent_before=sent_at)[0].sid == sid
    assert client.messages.list(date_sent_after=sent_at + second) == []
    assert client.messages.list(date_sent_before=sent_at - second) == []
    # The SDK writes local digits and calls them UTC: Jakarta's afternoon becomes the evening.
    jakarta = sent_at.astimezone(tz=None).replace(tzinfo=None) + timedelta(hours=7)
    assert client.messages.list(date_sent_after=jakarta) == []


def test_the_list_knows_neither_profile_nor_location_nor_buttons(
    http: httpx.Client, messages_url: str, phone: Phone
) -> None:
    phone.write("twilio", location={"latitude": -7.15, "longitude": 111.88, "name": "Pasar"})
    answer = http.get(messages_url, auth=(ACCOUNT.account_sid, ACCOUNT.auth_token))
    (message,) = answer.json()["messages"]
    assert not {"profile_name", "wa_id", "latitude", "longitude"} & set(message)
    assert message["body"] == ""


def test_an_incoming_message_is_posted_with_all_documented_fields_and_signed(
    phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": f"{catcher.url}?kanal=1"})
    place = {"latitude": -7.15, "longitude": 111.88, "name": "Pasar", "address": "Jalan Uji 1"}
    (quoted,) = phone.write("twilio", text="Banjir")
    phone.write("twilio", location=place, forwarded=True)
    phone.write("twilio", button="setuju", text="Setuju", reply_to=quoted)
    hooks = catcher.wait_for(3)
    validator = RequestValidator(ACCOUNT.auth_token)
    for hook in hooks:
        url = f"{catcher.url}?kanal=1"
        assert validator.validate(url, form_of(hook), hook.headers["x-twilio-signature"])
    by_type = {form["MessageType"]: form for form in map(form_of, hooks)}
    text, location, button = (by_type[kind] for kind in ("text", "location", "button"))
    assert text["Body"] == "Banjir"
    assert text["WaId"] == text["From"].removeprefix("whatsapp:+")
    assert (location["Latitude"], location["Label"]) == ("-7.15", "Pasar")
    assert (location["Address"], location["Forwarded"]) == ("Jalan Uji 1", "true")
    assert (button["ButtonPayload"], button["ButtonText"]) == ("setuju", "Setuju")
    assert button["OriginalRepliedMessageSid"] == quoted


def test_with_a_shared_key_webhooks_are_signed_with_sha256(phone: Phone, catcher: Catcher) -> None:
    phone.control("POST", "twilio", {"shared_key": "kunci-bersama"})
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", text="halo")
    (hook,) = catcher.wait_for(1)
    assert hook.headers["x-twilio-webhooks-signature-settings"].endswith("algorithm=HMAC_SHA256")
    given = hook.headers["x-twilio-signature"]
    shared = RequestValidator("kunci-bersama")
    assert shared.validate(catcher.url, form_of(hook), given, algorithm="HMAC_SHA256")
    assert not RequestValidator(ACCOUNT.auth_token).validate(catcher.url, form_of(hook), given)


def test_some_citizens_have_no_phone_number_and_can_still_be_answered(
    client: Client, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    for number in range(1, 8):
        phone.write("twilio", f"warga-{number}", text="halo")
    forms = [form_of(hook) for hook in catcher.wait_for(7)]
    (hidden,) = [form for form in forms if "WaId" not in form]
    assert not hidden["From"].startswith("whatsapp:+")
    assert hidden["ExternalUserIdentifier"] == hidden["From"].removeprefix("whatsapp:")
    assert client.messages.create(from_=OURS, to=hidden["From"], body="halo").status == "queued"


def test_an_incoming_webhook_that_fails_is_not_sent_again(
    client: Client, phone: Phone, catcher: Catcher
) -> None:
    catcher.statuses = [500]
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", text="satu")
    catcher.wait_for(1)
    phone.write("twilio", text="dua")
    bodies = [form_of(hook)["Body"] for hook in catcher.wait_for(2)]
    assert bodies == ["satu", "dua"]
    assert len(client.messages.list(to=OURS)) == 2


def test_each_photo_of_an_album_is_a_message_of_its_own_with_media_behind_credentials(
    simulator: RunningSimulator, client: Client, http: httpx.Client, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", album=2, text="dua foto")
    forms = {form["Body"]: form for form in map(form_of, catcher.wait_for(2))}
    first = forms["dua foto"]
    assert (first["NumMedia"], first["MediaContentType0"]) == ("1", "image/jpeg")
    url = first["MediaUrl0"]
    assert url.startswith(simulator.url)
    assert http.get(url).status_code == 401
    redirected = http.get(url, auth=(ACCOUNT.account_sid, ACCOUNT.auth_token))
    assert redirected.status_code == 307
    assert http.get(redirected.headers["location"]).content.startswith(b"\xff\xd8")
    (medium,) = client.messages(first["MessageSid"]).media.list()
    assert medium.content_type == "image/jpeg"
    assert url.endswith(medium.sid)


def test_the_storage_refuses_credentials_that_were_carried_to_it_and_old_links(
    http: httpx.Client, phone: Phone, catcher: Catcher, simulator: RunningSimulator
) -> None:
    elsewhere = f"http://localhost:{simulator.port}"
    phone.control("POST", "twilio", {"cdn_url": elsewhere})
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", photo=True)
    url = form_of(catcher.wait_for(1)[0])["MediaUrl0"]
    own = (ACCOUNT.account_sid, ACCOUNT.auth_token)
    link = http.get(url, auth=own).headers["location"]
    assert link.startswith(elsewhere)
    assert http.get(link, auth=own).status_code == 400
    assert http.get(link).status_code == 200
    phone.control("POST", "clock", {"advance": 5 * 3600})
    assert http.get(link).status_code == 403


def test_oversized_media_never_seem_to_end(
    http: httpx.Client, phone: Phone, catcher: Catcher
) -> None:
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", photo=True)
    url = form_of(catcher.wait_for(1)[0])["MediaUrl0"]
    link = http.get(url, auth=(ACCOUNT.account_sid, ACCOUNT.auth_token)).headers["location"]
    phone.misbehave("twilio", "oversized_media")
    received = 0
    with http.stream("GET", link) as answer:
        for block in answer.iter_bytes():
            received += len(block)
            if received > 20_000_000:
                break
    assert received > 20_000_000


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"to": ""}, 21604),
        ({"from_": ""}, 21603),
        ({"body": ""}, 21602),
        ({"body": "x" * 1601}, 21617),
        ({"to": "whatsapp:0811-0000-0001"}, 21211),
        ({"to": "+628110000002"}, 21910),
        ({"from_": "whatsapp:+628110009999"}, 63007),
        ({"content_sid": "HX00000000000000000000000000000009"}, 21655),
        ({"content_sid": REPORT, "content_variables": "{"}, 21656),
        ({"content_sid": REPORT, "content_variables": '{"1": "BJN-1"}'}, 21656),
        ({"content_sid": BUTTONS, "content_variables": '{"1": "Ya?"}'}, 21656),
        ({"content_sid": BUTTONS, "content_variables": buttons("Ya?", "b" * 21)}, 21656),
        ({"content_sid": BUTTONS, "content_variables": buttons("a" * 1025, "Ya")}, 21656),
        ({"content_sid": BUTTONS, "content_variables": buttons("Ya?\nAtau?", "Ya")}, 21656),
        ({"media_url": ["ftp://contoh.id/a.jpg"]}, 21620),
        ({"status_callback": "bukan-url"}, 21609),
    ],
)
def test_a_wrong_message_is_refused_with_twilios_code(
    client: Client, phone: Phone, parameters: dict[str, Any], code: int
) -> None:
    phone.write("twilio", text="halo")
    (inbound,) = client.messages.list()
    good = {"from_": OURS, "to": inbound.from_, "body": "Terima kasih"}
    assert refusal(client, **{**good, **parameters}) == (400, code)


def test_a_foreign_token_or_account_is_turned_away(
    simulator: RunningSimulator, http: httpx.Client, messages_url: str
) -> None:
    stranger = sdk(simulator, token="token-lain")
    with pytest.raises(TwilioRestException) as refused:
        stranger.api.v2010.accounts(ACCOUNT.account_sid).fetch()
    assert (refused.value.status, refused.value.code) == (401, 20003)
    stranger.http_client.session.close()
    assert http.get(messages_url).status_code == 401
    assert http.get(messages_url, headers={"authorization": "Basic %%%"}).status_code == 401
    other = messages_url.replace(ACCOUNT.account_sid, "AC9")
    answer = http.get(other, auth=(ACCOUNT.account_sid, ACCOUNT.auth_token))
    assert (answer.status_code, answer.json()["code"]) == (404, 20404)


@pytest.mark.parametrize(
    "query",
    [
        {"Page": "1"},
        {"Page": "1", "PageToken": "PASMunknown"},
        {"PageSize": "1001"},
        {"PageSize": "many"},
        {"DateSent>": "yesterday"},
    ],
)
def test_a_wrong_list_query_is_refused(
    http: httpx.Client, messages_url: str, query: dict[str, str]
) -> None:
    own = (ACCOUNT.account_sid, ACCOUNT.auth_token)
    answer = http.get(messages_url, params=query, auth=own)
    assert answer.status_code == 400


def test_unknown_messages_and_media_are_not_found(client: Client, phone: Phone) -> None:
    (sid,) = phone.write("twilio", text="halo")
    for fetch in (
        client.messages("SM" + "0" * 32).fetch,
        client.messages(sid).media("ME" + "0" * 32).fetch,
    ):
        with pytest.raises(TwilioRestException) as refused:
            fetch()
        assert (refused.value.status, refused.value.code) == (404, 20404)


def test_quick_replies_stand_on_the_phone_within_the_window_only(
    client: Client, phone: Phone
) -> None:
    phone.write("twilio", text="halo")
    (inbound,) = client.messages.list()
    question = {"content_sid": BUTTONS, "content_variables": buttons("Sudah beres?", "Sudah")}
    client.messages.create(from_=OURS, to=inbound.from_, **question)
    line = phone.lines("twilio")[-1]
    assert line["text"] == "Sudah beres?"
    assert line["buttons"] == [{"title": "Sudah", "payload": "id"}]
    phone.control("POST", "clock", {"advance": 24 * 3600 + 1})
    late = client.messages.create(from_=OURS, to=inbound.from_, **question)
    wait_until(lambda: client.messages(late.sid).fetch().error_code == 63016)


def test_outside_the_24_hour_window_a_free_message_fails_later_and_a_template_arrives(
    client: Client, phone: Phone, catcher: Catcher
) -> None:
    phone.write("twilio", text="halo")
    (inbound,) = client.messages.list()
    phone.control("POST", "clock", {"advance": 24 * 3600 + 1})
    free = client.messages.create(
        from_=OURS, to=inbound.from_, body="Terima kasih", status_callback=catcher.url
    )
    assert free.status == "queued"
    (failed,) = [form_of(hook) for hook in catcher.wait_for(1)]
    assert (failed["MessageStatus"], failed["ErrorCode"]) == ("failed", "63016")
    assert client.messages(free.sid).fetch().error_code == 63016
    variables = json.dumps({"1": "BJN-1", "2": "selesai"})
    client.messages.create(
        from_=OURS, to=inbound.from_, content_sid=REPORT, content_variables=variables
    )
    shown = [line["text"] for line in phone.lines("twilio") if not line["sent"]]
    assert shown == ["Laporan BJN-1: selesai"]


def test_status_callbacks_tell_sent_delivered_and_read_signed_and_in_order(
    client: Client, phone: Phone, catcher: Catcher
) -> None:
    phone.write("twilio", text="halo")
    (inbound,) = client.messages.list()
    reply = client.messages.create(
        from_=OURS, to=inbound.from_, body="Terima kasih", status_callback=catcher.url
    )
    hooks = catcher.wait_for(3)
    assert [form_of(hook)["MessageStatus"] for hook in hooks] == ["sent", "delivered", "read"]
    assert {form_of(hook)["MessageSid"] for hook in hooks} == {reply.sid}
    validator = RequestValidator(ACCOUNT.auth_token)
    for hook in hooks:
        given = hook.headers["x-twilio-signature"]
        assert validator.validate(catcher.url, form_of(hook), given)


def test_a_citizen_who_opted_out_cannot_be_written_to(client: Client, phone: Phone) -> None:
    phone.write("twilio", text="halo")
    phone.write("twilio", action="opt_out")
    (inbound,) = client.messages.list()
    assert refusal(client, from_=OURS, to=inbound.from_, body="x") == (400, 21610)


def test_edits_and_deletions_on_whatsapp_never_reach_the_business(
    client: Client, phone: Phone, catcher: Catcher
) -> None:
    (sid,) = phone.write("twilio", text="halo")
    phone.control("POST", "webhooks", {"twilio": catcher.url})
    phone.write("twilio", edit_of=sid, text="halo semua")
    phone.write("twilio", delete=sid)
    phone.write("twilio", text="penanda")
    (hook,) = catcher.wait_for(1)
    assert form_of(hook)["Body"] == "penanda"
    assert [message.body for message in client.messages.list()] == ["penanda", "halo"]


def test_the_sdk_reads_account_and_numbers(client: Client) -> None:
    assert client.api.v2010.accounts(ACCOUNT.account_sid).fetch().status == "active"
    (number,) = client.incoming_phone_numbers.list(phone_number=ACCOUNT.number)
    assert number.phone_number == ACCOUNT.number
    assert client.incoming_phone_numbers.list(phone_number="+628110009999") == []
    assert client.balance.fetch().currency == "USD"


def test_the_sdk_meets_every_kind_of_trouble(
    client: Client, http: httpx.Client, messages_url: str, phone: Phone
) -> None:
    phone.write("twilio", text="halo")
    (inbound,) = client.messages.list()
    good = {"from_": OURS, "to": inbound.from_, "body": "Terima kasih"}
    for kind, expected in (
        ("rate_limited", (429, 20429)),
        ("server_error", (500, 20500)),
        ("expired_token", (401, 20003)),
    ):
        phone.misbehave("twilio", kind, "messages.create")
        assert refusal(client, **good) == expected
    phone.misbehave("twilio", "html", "messages.create", status=502)
    with pytest.raises((TwilioRestException, ValueError)):
        client.messages.create(**good)
    phone.misbehave("twilio", "drop_answer", "messages.create")
    with pytest.raises(requests.exceptions.ConnectionError):
        client.messages.create(**good)
    assert len([line for line in phone.lines("twilio") if not line["sent"]]) == 1
    own = (ACCOUNT.account_sid, ACCOUNT.auth_token)
    phone.misbehave("twilio", "rate_limited", seconds=3)
    assert http.get(messages_url, auth=own).headers["retry-after"] == "3"
    phone.misbehave("twilio", "rate_limited_bare")
    assert "retry-after" not in http.get(messages_url, auth=own).headers


def test_messages_of_a_service_carry_its_sid_and_may_be_answered_through_it(
    http: httpx.Client,
) -> None:
    service = "MG00000000000000000000000000000001"
    account = TwilioAccount(messaging_service_sid=service)
    with RunningSimulator(SimulatorSettings(twilio=account)) as simulator, Catcher() as catcher:
        phone, client = Phone(simulator, http), sdk(simulator)
        phone.control("POST", "webhooks", {"twilio": catcher.url})
        phone.write("twilio", text="halo")
        form = form_of(catcher.wait_for(1)[0])
        assert form["MessagingServiceSid"] == service
        sent = client.messages.create(
            messaging_service_sid=service, to=form["From"], body="Terima kasih"
        )
        assert sent.messaging_service_sid == service
        assert datetime.now(tz=UTC) - sent.date_created < timedelta(minutes=1)
        client.http_client.session.close()
