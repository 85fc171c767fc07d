"""The Bot API as the simulator plays it, spoken to by the unmodified python-telegram-bot."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings
from tests.unit.simulator.conftest import Catcher, Phone, wait_until

TOKEN = "7000000001:SIMULATED-bot-token-for-muara-demo0"
SECRET = "rahasia-webhook_1"


class Client:
    """Calls the Bot API by hand, to send what the SDK would not."""

    def __init__(self, simulator: RunningSimulator, http: httpx.Client) -> None:
        self._base = f"{simulator.url}/telegram/bot"
        self._http = http

    def call(self, method: str, token: str = TOKEN, **parameters: Any) -> dict[str, Any]:
        """Return the whole answer; checks that the HTTP status agrees with it."""
        answer = self._http.post(f"{self._base}{token}/{method}", json=parameters)
        body: dict[str, Any] = answer.json()
        assert answer.status_code == body.get("error_code", 200)
        return body

    def refusal(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Return code and description of a call that must be refused."""
        body = self.call(method, **parameters)
        assert not body["ok"]
        return body["error_code"], body["description"]


@pytest.fixture
def client(simulator: RunningSimulator, http: httpx.Client) -> Client:
    return Client(simulator, http)


def chat_of(client: Client, phone: Phone, citizen: str = "warga-1") -> int:
    """Open a chat and return its id."""
    phone.write("telegram", citizen, text="Selamat pagi")
    updates = client.call("getUpdates", offset=-1)["result"]
    chat_id: int = updates[-1]["message"]["chat"]["id"]
    return chat_id


def with_bot(
    simulator: RunningSimulator, work: Callable[[Bot], Coroutine[Any, Any, Any]], token: str = TOKEN
) -> Any:
    """Run something with the SDK's bot against the simulator."""

    async def run() -> Any:
        base = f"{simulator.url}/telegram"
        bot = Bot(token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")
        async with bot:
            return await work(bot)

    return asyncio.run(run())


def kind_of(message: Any) -> str:
    """Return the first of Telegram's message kinds that is filled; the SDK must have parsed it."""
    kinds = ["text", "photo", "voice", "video", "audio", "video_note", "animation", "document"]
    kinds += ["sticker", "venue", "location", "contact", "poll"]
    return next(kind for kind in kinds if getattr(message, kind))


def test_the_sdk_reads_an_update_replies_and_the_citizen_sees_the_answer(
    simulator: RunningSimulator, phone: Phone
) -> None:
    (written,) = phone.write("telegram", text="Lampu jalan mati sejak Senin")

    async def answer(bot: Bot) -> None:
        (update,) = await bot.get_updates(timeout=1)
        assert update.message is not None
        assert update.message.text == "Lampu jalan mati sejak Senin"
        await update.message.reply_text("Terima kasih", do_quote=True)

    with_bot(simulator, answer)
    seen = phone.lines("telegram")
    assert [line["text"] for line in seen] == ["Lampu jalan mati sejak Senin", "Terima kasih"]
    assert [line["sent"] for line in seen] == [True, False]
    assert seen[1]["in_reply_to"] == written


def test_the_sdk_understands_everything_that_a_citizen_can_send(
    simulator: RunningSimulator, phone: Phone
) -> None:
    phone.write("telegram", text="/start halo https://contoh.id")
    phone.write("telegram", album=2, text="dua foto")
    for kind in ("voice", "video", "audio", "video_note", "animation", "document", "sticker"):
        phone.write("telegram", "warga-1", **{kind: True})
    phone.write("telegram", location={"latitude": -7.15, "longitude": 111.88})
    place = {"latitude": -7.15, "longitude": 111.88, "name": "Pasar", "address": "Jalan Uji 1"}
    phone.write("telegram", location=place)
    phone.write("telegram", contact="0811-0000-0001")
    phone.write("telegram", poll=["Setuju?", "ya", "tidak"])
    phone.write("telegram", text="terusan", forwarded=True, reply_to="1")

    async def read(bot: Bot) -> list[Update]:
        return list(await bot.get_updates(timeout=1))

    messages = [update.message for update in with_bot(simulator, read)]
    assert [kind_of(message) for message in messages] == [
        *("text", "photo", "photo", "voice", "video", "audio", "video_note", "animation"),
        *("document", "sticker", "location", "venue", "contact", "poll", "text"),
    ]
    assert messages[1].media_group_id == messages[2].media_group_id is not None
    assert messages[1].caption == "dua foto"
    assert messages[2].caption is None
    assert len({size.file_unique_id for size in messages[1].photo}) >= 3
    assert messages[-1].reply_to_message.message_id == 1
    assert messages[-1].forward_origin.type == "hidden_user"
    assert [entity.type for entity in messages[0].entities] == ["bot_command", "url"]


def test_the_sdk_downloads_the_photo_that_the_citizen_sent(
    simulator: RunningSimulator, phone: Phone
) -> None:
    phone.write("telegram", photo=True, scene="lamp")

    async def fetch(bot: Bot) -> tuple[int, bytes]:
        (update,) = await bot.get_updates(timeout=1)
        assert update.message is not None
        largest = update.message.photo[-1]
        file = await bot.get_file(largest.file_id)
        return largest.file_size or 0, bytes(await file.download_as_bytearray())

    size, content = with_bot(simulator, fetch)
    assert len(content) == size
    assert content.startswith(b"\xff\xd8")
    assert phone.journal("media_served")


def test_edits_buttons_and_blocking_arrive_as_updates_of_their_own(
    simulator: RunningSimulator, phone: Phone
) -> None:
    (written,) = phone.write("telegram", text="lampu mati")

    async def offer(bot: Bot) -> int:
        (update,) = await bot.get_updates(timeout=1)
        assert update.message is not None
        markup: Any = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
        await update.message.reply_text("Benar?", reply_markup=markup)
        return update.update_id + 1

    offset = with_bot(simulator, offer)
    phone.write("telegram", edit_of=written, text="lampu mati total")
    phone.write("telegram", button="ya")
    phone.write("telegram", action="block")

    async def read(bot: Bot) -> tuple[Update, ...]:
        updates = await bot.get_updates(offset=offset, timeout=1)
        query = updates[1].callback_query
        assert query is not None
        await query.answer()
        with pytest.raises(BadRequest, match=r"(?i)query is too old"):
            await query.answer()
        return updates

    edited, pressed, left = with_bot(simulator, read)
    assert edited.edited_message.text == "lampu mati total"
    assert edited.edited_message.edit_date is not None
    assert pressed.callback_query.data == "ya"
    assert left.my_chat_member.new_chat_member.status == "kicked"


def test_a_bot_without_the_right_token_is_turned_away(
    simulator: RunningSimulator, client: Client, http: httpx.Client
) -> None:
    async def nothing(_bot: Bot) -> None: ...

    with pytest.raises(InvalidToken):
        with_bot(simulator, nothing, token="7000000001:another-token")
    assert client.call("getMe", token="7000000001:x")["description"] == "Unauthorized"
    assert client.call("getMe", token="nonsense")["error_code"] == 404
    path = f"{simulator.url}/telegram/file/bot7000000001:x/photos/file_1.jpg"
    assert http.get(path).status_code == 401


def test_an_unknown_method_is_not_found(client: Client) -> None:
    assert client.refusal("sendCarrierPigeon") == (404, "Not Found: method not found")


def test_updates_come_again_until_a_later_offset_confirms_them(
    client: Client, phone: Phone
) -> None:
    for number in range(3):
        phone.write("telegram", text=f"pesan {number}")
    first = client.call("getUpdates", limit=2)["result"]
    assert client.call("getUpdates", limit=2)["result"] == first
    rest = client.call("getUpdates", offset=first[-1]["update_id"] + 1)["result"]
    assert [update["message"]["text"] for update in rest] == ["pesan 2"]
    assert client.call("getUpdates", offset=rest[-1]["update_id"] + 1)["result"] == []


def test_updates_are_forgotten_after_a_day(client: Client, phone: Phone) -> None:
    phone.write("telegram", text="terlalu lama")
    phone.control("POST", "clock", {"advance": 24 * 3600 + 1})
    assert client.call("getUpdates")["result"] == []


def test_a_long_poll_ends_as_soon_as_a_citizen_writes(client: Client, phone: Phone) -> None:
    writing = threading.Timer(0.1, phone.write, ("telegram",), {"text": "baru"})
    writing.start()
    started = time.monotonic()
    assert client.call("getUpdates", timeout=20)["result"][0]["message"]["text"] == "baru"
    assert time.monotonic() - started < 15
    writing.join()


def test_a_second_poller_throws_the_first_one_out_with_409(simulator: RunningSimulator) -> None:
    async def poll_twice(bot: Bot) -> None:
        first = asyncio.create_task(bot.get_updates(timeout=20))
        while simulator.world.telegram.queue._poll is None:  # it has no public sign of it
            await asyncio.sleep(0.01)
        async with Bot(TOKEN, base_url=f"{simulator.url}/telegram/bot") as second:
            assert await second.get_updates(timeout=0) == ()
        with pytest.raises(Conflict, match=r"(?i)terminated by other getUpdates request"):
            await first

    with_bot(simulator, poll_twice)


def test_polling_is_refused_with_409_while_a_webhook_is_set(
    client: Client, catcher: Catcher
) -> None:
    assert client.call("setWebhook", url=catcher.url)["description"] == "Webhook was set"
    code, description = client.refusal("getUpdates")
    assert (code, description[:37]) == (409, "Conflict: can't use getUpdates method")
    assert client.call("deleteWebhook")["description"] == "Webhook was deleted"
    assert client.call("getUpdates")["ok"]


def test_allowed_updates_keep_other_kinds_away(client: Client, phone: Phone) -> None:
    client.call("getUpdates", allowed_updates=["message"])
    (written,) = phone.write("telegram", text="satu")
    phone.write("telegram", edit_of=written, text="dua")
    updates = client.call("getUpdates")["result"]
    assert [sorted(update) for update in updates] == [["message", "update_id"]]


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": "x", "chat_id": None}, "chat_id is empty"),
        ({"text": "x", "chat_id": 12345}, "chat not found"),
        ({"text": "  "}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "<x>y</x>", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities: Unclosed start tag"),
        ({"text": "x.", "parse_mode": "MarkdownV2"}, "can't parse entities: Character '.'"),
        ({"text": "*x", "parse_mode": "Markdown"}, "can't parse entities: Can't find end of the"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "y"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed",
        ),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "y", "callback_data": "z" * 65}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "y", "callback_data": ""}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [{"text": "y"}]}},
            "inline keyboard button row must be an Array",
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": [[{"request_location": True}]]}},
            'can\'t parse keyboard button: Field "text" must be of type String',
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": [[7]]}},
            "can't parse keyboard button: KeyboardButton must be an Object",
        ),
    ],
)
def test_a_wrong_message_is_refused_in_telegrams_words(
    client: Client, phone: Phone, parameters: dict[str, Any], description: str
) -> None:
    chat_id = chat_of(client, phone)
    code, words = client.refusal("sendMessage", **{"chat_id": chat_id, **parameters})
    assert code == 400
    assert words.startswith(f"Bad Request: {description}")


def test_a_place_is_asked_for_in_private_chats_only(client: Client, phone: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Lokasi", "request_location": True}, "Lewati"]]}
    private = chat_of(client, phone)
    question: dict[str, Any] = {"text": "Di mana?", "reply_markup": keyboard}
    assert client.call("sendMessage", chat_id=private, **question)["ok"]
    assert phone.lines("telegram")[-1]["buttons"] == [
        {"title": "Lokasi", "sends": "place"},
        {"title": "Lewati", "sends": "words"},
    ]
    phone.write("telegram", group="rt05", text=f"@{SimulatorSettings().telegram.username} banjir")
    (update,) = client.call("getUpdates", offset=-1)["result"]
    code, words = client.refusal("sendMessage", chat_id=update["message"]["chat"]["id"], **question)
    assert code == 400
    assert words == "Bad Request: location can be requested in private chats only"


def test_a_call_in_the_answer_to_a_webhook_is_done(
    simulator: RunningSimulator, client: Client, phone: Phone
) -> None:
    chat_id = chat_of(client, phone)
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
    client.call("sendMessage", chat_id=chat_id, text="Benar?", reply_markup=keyboard)
    (query,) = phone.write("telegram", button="ya")
    assert phone.lines("telegram")[-1]["text"] == "Ya"

    async def answer() -> None:
        call = {"method": "answerCallbackQuery", "callback_query_id": query}
        for body in (b"", b"ok", b"[]", json.dumps(call).encode(), json.dumps(call).encode()):
            simulator.world.telegram.queue.taken(body)

    simulator.call(answer())

    def statuses() -> list[int]:
        calls = [c for c in phone.journal("api_called") if c["operation"] == "answerCallbackQuery"]
        return [call["status"] for call in calls]

    wait_until(lambda: len(statuses()) == 2)
    assert statuses() == [200, 400]


def test_a_message_of_4096_characters_and_good_markup_passes(client: Client, phone: Phone) -> None:
    chat_id = chat_of(client, phone)
    assert client.call("sendMessage", chat_id=chat_id, text="x" * 4096)["ok"]
    bold = "<b>Nomor</b> <code>BJN-1</code> &lt;3"
    sent = client.call("sendMessage", chat_id=chat_id, text=bold, parse_mode="HTML")
    assert sent["result"]["text"] == "Nomor BJN-1 <3"


def test_a_citizen_who_blocked_the_bot_cannot_be_written_to(
    simulator: RunningSimulator, client: Client, phone: Phone
) -> None:
    chat_id = chat_of(client, phone)
    phone.write("telegram", action="block")

    async def send(bot: Bot) -> None:
        with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
            await bot.send_message(chat_id, "Halo")

    with_bot(simulator, send)
    phone.write("telegram", text="saya kembali")
    assert client.call("sendMessage", chat_id=chat_id, text="Halo")["ok"]


def test_a_group_tells_the_bot_only_what_is_meant_for_it_and_may_change_its_id(
    client: Client, phone: Phone
) -> None:
    phone.write("telegram", group="RT 5", text="obrolan biasa")
    phone.write("telegram", group="RT 5", text="/lapor lampu mati")
    joined, command = client.call("getUpdates")["result"]
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert command["message"]["text"] == "/lapor lampu mati"
    old_id = command["message"]["chat"]["id"]
    (new_id,) = phone.write("telegram", group="RT 5", action="upgrade_group")
    answer = client.call("sendMessage", chat_id=old_id, text="x")
    assert answer["error_code"] == 400
    assert answer["parameters"] == {"migrate_to_chat_id": int(new_id)}
    assert client.call("sendMessage", chat_id=int(new_id), text="x")["ok"]


def test_more_than_thirty_messages_a_second_are_too_many(client: Client, phone: Phone) -> None:
    chat_id = chat_of(client, phone)
    phone.control("POST", "telegram", {"messages_per_second": 2})
    answers = [client.call("sendMessage", chat_id=chat_id, text=str(n)) for n in range(3)]
    assert [answer["ok"] for answer in answers] == [True, True, False]
    assert answers[-1]["parameters"] == {"retry_after": 1}


def test_files_above_20_megabytes_and_unknown_ones_cannot_be_fetched(
    client: Client, phone: Phone
) -> None:
    phone.write("telegram", photo=True)
    (update,) = client.call("getUpdates")["result"]
    file_id = update["message"]["photo"][-1]["file_id"]
    phone.misbehave("telegram", "oversized_media")
    assert client.refusal("getFile", file_id=file_id) == (400, "Bad Request: file is too big")
    assert client.call("getFile", file_id=file_id)["ok"]
    assert client.refusal("getFile", file_id="nonsense")[1].startswith("Bad Request: wrong file_id")
    assert client.refusal("getFile") == (400, "Bad Request: file_id not specified")


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"url": "http://contoh.id/hooks"}, "bad webhook: An HTTPS URL must be provided"),
        ({"url": "https://"}, "bad webhook: invalid webhook URL specified"),
        (
            {"url": "https://contoh.id:8080/hooks"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"secret_token": "dengan spasi"}, "secret token contains unallowed characters"),
        ({"secret_token": "x" * 257}, "secret token is too long"),
        ({"max_connections": 101}, "max_connections must be in the range 1-100"),
        ({"allowed_updates": "{}"}, "can't parse allowed_updates JSON object"),
    ],
)
def test_a_wrong_webhook_is_refused(
    client: Client, parameters: dict[str, Any], description: str
) -> None:
    wanted = {"url": "https://contoh.id/hooks", **parameters}
    code, words = client.refusal("setWebhook", **wanted)
    assert code == 400
    assert words.startswith(f"Bad Request: {description}")


def test_webhooks_carry_the_secret_and_come_again_in_order_until_they_are_taken(
    client: Client, phone: Phone, catcher: Catcher
) -> None:
    catcher.statuses = [500, 404]
    client.call("setWebhook", url=catcher.url, secret_token=SECRET)
    for number in range(3):
        phone.write("telegram", text=f"pesan {number}")
    caught = catcher.wait_for(5)
    assert {hook.headers["x-telegram-bot-api-secret-token"] for hook in caught} == {SECRET}
    texts = [json.loads(hook.body)["message"]["text"] for hook in caught]
    assert texts == ["pesan 0", "pesan 0", "pesan 0", "pesan 1", "pesan 2"]
    # Caught is not answered yet.
    wait_until(lambda: client.call("getWebhookInfo")["result"]["pending_update_count"] == 0)
    info = client.call("getWebhookInfo")["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    sent = phone.journal("webhook_sent")
    assert [event["attempt"] for event in sent] == [1, 2, 3, 1, 1]


def test_what_a_webhook_never_took_can_be_polled_after_it_is_deleted(
    client: Client, phone: Phone
) -> None:
    client.call("setWebhook", url="http://127.0.0.1:9/nobody-there")
    phone.write("telegram", text="jangan hilang")
    client.call("deleteWebhook")
    (update,) = client.call("getUpdates")["result"]
    assert update["message"]["text"] == "jangan hilang"


def test_the_sdk_meets_every_kind_of_trouble(
    simulator: RunningSimulator, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the SDK warns about its own future
    phone.write("telegram", text="halo")

    async def suffer(bot: Bot) -> None:
        chat_id = (await bot.get_updates(timeout=1))[0].effective_chat
        assert chat_id is not None
        phone.misbehave("telegram", "rate_limited", "sendMessage", seconds=7)
        with pytest.raises(RetryAfter) as limited:
            await bot.send_message(chat_id.id, "a")
        assert limited.value.retry_after == timedelta(seconds=7)
        for kind in ("rate_limited_bare", "server_error", "html", "drop_answer"):
            phone.misbehave("telegram", kind, "sendMessage")
            with pytest.raises(NetworkError):
                await bot.send_message(chat_id.id, kind)
        phone.misbehave("telegram", "expired_token")
        with pytest.raises(InvalidToken):
            await bot.get_me()

    with_bot(simulator, suffer)
    shown = [line["text"] for line in phone.lines("telegram") if not line["sent"]]
    assert shown == ["drop_answer"]


def test_the_sdk_edits_its_own_message_once_and_nobody_elses(
    simulator: RunningSimulator, phone: Phone
) -> None:
    (written,) = phone.write("telegram", text="halo")

    async def edit(bot: Bot) -> None:
        chat = (await bot.get_updates(timeout=1))[0].effective_chat
        assert chat is not None
        assert (await bot.get_chat(chat.id)).id == chat.id
        sent = await bot.send_message(chat.id, "lama")
        await bot.edit_message_text("baru", chat.id, sent.message_id)
        with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
            await bot.edit_message_text("baru", chat.id, sent.message_id)
        with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
            await bot.edit_message_text("bukan milik bot", chat.id, int(written))
        with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
            await bot.edit_message_text("tidak ada", chat.id, 9999)

    with_bot(simulator, edit)


def test_the_sdk_sets_the_commands_of_the_menu_and_shows_that_it_writes(
    simulator: RunningSimulator, client: Client, phone: Phone
) -> None:
    chat_id = chat_of(client, phone)

    async def prepare(bot: Bot) -> None:
        await bot.set_my_commands([("lapor", "Kirim laporan")])
        (command,) = await bot.get_my_commands()
        assert command.command == "lapor"
        assert await bot.send_chat_action(chat_id, "typing")

    with_bot(simulator, prepare)
    assert client.refusal("sendChatAction", chat_id=chat_id, action="dancing")[0] == 400
    assert client.refusal("setMyCommands")[0] == 400


def test_a_bot_cannot_write_first(client: Client, phone: Phone) -> None:
    phone.write("telegram", action="block")
    phone.write("telegram", action="unblock")
    update = client.call("getUpdates")["result"][0]
    chat_id = update["my_chat_member"]["chat"]["id"]
    assert client.refusal("sendMessage", chat_id=chat_id, text="Halo") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )


@pytest.mark.parametrize("parameters", [{"offset": "satu"}, {"timeout": "lama"}, {"limit": "x"}])
def test_parameters_of_the_wrong_type_are_refused(
    client: Client, parameters: dict[str, str]
) -> None:
    assert client.refusal("getUpdates", **parameters)[0] == 400


def test_a_body_that_is_not_an_object_is_refused(
    simulator: RunningSimulator, http: httpx.Client
) -> None:
    url = f"{simulator.url}/telegram/bot{TOKEN}/sendMessage"
    for body in ("[1]", "{"):
        headers = {"content-type": "application/json"}
        assert http.post(url, content=body, headers=headers).status_code == 400


def test_channel_posts_arrive_as_updates_of_their_own_kind(client: Client, phone: Phone) -> None:
    phone.write("telegram", action="channel_post", text="Pengumuman")
    (update,) = client.call("getUpdates")["result"]
    assert update["channel_post"]["sender_chat"]["type"] == "channel"
