"""Telegram, playable: the Bot API over HTTP, and the citizens' side of its chats.

https://core.telegram.org/bots/api
"""

import json
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.faults import Refusal, perform
from simulator.telegram_api import BotApi, Parameters, read_parameters
from simulator.telegram_chats import Chat, Chats, user_of
from simulator.telegram_files import TelegramFiles
from simulator.telegram_queue import UpdateQueue, WebhookSetting, refused
from simulator.world import CitizenMessage, World


class TelegramFaults:
    """How the Bot API words its troubles."""

    def rate_limited(self, seconds: float | None) -> Response:
        """Answer 429, with retry_after unless the wait is not told."""
        if seconds is None:
            return refused(429, "Too Many Requests").response
        wait = max(1, round(seconds))
        return refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait).response

    def server_error(self) -> Response:
        """Answer 500."""
        return refused(500, "Internal Server Error").response

    def expired_token(self) -> Response:
        """Answer 401, as after the token was revoked."""
        return refused(401, "Unauthorized").response


class Telegram:
    """One bot with its chats, files and updates."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.account = world.settings.telegram
        self.privacy_mode = True
        self.files = TelegramFiles(world)
        self.chats = Chats(world, self.files)
        self.queue = UpdateQueue(world, self._take_call)
        self.api = BotApi(self)
        self._callbacks: set[str] = set()
        if self.account.webhook_url:
            self._use_webhook(self.account.webhook_url)

    async def set_webhook(self, url: str | None) -> None:
        """Do what the bot's own setWebhook does, with the secret of the settings."""
        self._use_webhook(url)

    def status(self) -> dict[str, Any]:
        """Return the webhook's state and the number of chats."""
        return {**self.queue.webhook_info(), "chats": len(self.chats.by_id)}

    def configure(self, changes: dict[str, Any]) -> None:
        """Set `privacy_mode` (groups tell only what addresses the bot), `messages_per_second`."""
        for name, value in changes.items():
            match name:
                case "privacy_mode":
                    self.privacy_mode = bool(value)
                case "messages_per_second":
                    self.api.messages_per_second = float(value)
                case _:
                    raise ValueError(f"Telegram has no switch {name!r}")

    def bot_user(self) -> dict[str, Any]:
        """Return the bot as a User."""
        return {
            "id": self.account.bot_id,
            "is_bot": True,
            "first_name": self.account.name,
            "username": self.account.username,
        }

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what a citizen does in a chat; returns the message ids.

        Actions: block, unblock (the private chat), upgrade_group, channel_post.
        """
        match message.action:
            case "":
                return self._write_message(message)
            case "block" | "unblock":
                return self._change_membership(message, blocked=message.action == "block")
            case "upgrade_group":
                return self._upgrade_group(message)
            case "channel_post":
                return self._post_in_channel(message)
            case unknown:
                raise ValueError(f"Telegram knows no action {unknown!r}")

    def note_reply(
        self, chat: Chat, message: dict[str, Any], quoted: int, markup: dict[str, Any]
    ) -> None:
        """Show a message of the bot on the citizen's phone. A keyboard that stands there makes
        way for another, and when it is told to."""
        if "keyboard" in markup or "remove_keyboard" in markup:
            for line in self.world.phone("telegram", chat.citizen):
                line.buttons = [button for button in line.buttons if "sends" not in button]
        self.world.note_reply(
            "telegram",
            chat.citizen,
            str(message["message_id"]),
            to=str(chat.chat_id),
            text=message["text"],
            surface="direct" if chat.is_private else "group",
            in_reply_to=str(quoted) if quoted else "",
            buttons=_buttons_of(markup),
        )

    def finish_callback(self, query_id: str) -> bool:
        """End the wait of a pressed button; False if there is none."""
        known = query_id in self._callbacks
        self._callbacks.discard(query_id)
        return known

    def _take_call(self, answer: bytes) -> None:
        """A bot may answer its webhook with a call; it is not told what becomes of it.

        https://core.telegram.org/bots/api#making-requests-when-getting-updates
        """
        try:
            call = json.loads(answer)
        except ValueError:
            return
        method = call.get("method") if isinstance(call, dict) else None
        if isinstance(method, str):
            self.world.webhooks.spawn(self._call(method, Parameters(call)))

    async def _call(self, method: str, parameters: Parameters) -> None:
        status = 200
        try:
            await self.api.call(method, parameters)
        except Refusal as refusal:
            status = refusal.response.status_code
        self.world.journal.add("api_called", "telegram", operation=method, status=status)

    def _use_webhook(self, url: str | None) -> None:
        wanted = WebhookSetting(
            url=url or "",
            secret_token=self.account.webhook_secret if url else "",
            allowed_updates=self.queue.webhook.allowed_updates,
        )
        self.queue.set_webhook(wanted, drop_pending=False)

    def _write_message(self, message: CitizenMessage) -> list[str]:
        chat = self._chat_of(message)
        if message.button:
            return self._press(chat, message)
        if message.delete:
            return self._delete(chat, message)
        if message.edit_of:
            return self._edit(chat, message)
        frame = self._frame(chat, message)
        user = user_of(self.world.person(message.citizen))
        posted = []
        for content, fields in self.chats.contents(message):
            written = self.chats.post(chat, user, **frame, **fields)
            self._announce("message", chat, written, message, content)
            posted.append(str(written["message_id"]))
        return posted

    def _chat_of(self, message: CitizenMessage) -> Chat:
        if message.group:
            chat, is_new = self.chats.group(message.group)
            if is_new:
                self._membership_update(chat, message, "left", "member")
            return chat
        if message.surface not in ("direct", "group"):
            raise ValueError("Telegram has direct messages and groups only")
        chat = self.chats.private(self.world.person(message.citizen))
        if chat.blocked:
            self._change_membership(message, blocked=False)
        return chat

    def _frame(self, chat: Chat, message: CitizenMessage) -> dict[str, Any]:
        frame: dict[str, Any] = {}
        if message.reply_to:
            number = _known_message(chat, message.reply_to)
            frame["reply_to_message"] = self.chats.quoted(chat, number)
        if message.forwarded:
            frame["forward_origin"] = {
                "type": "hidden_user",
                "sender_user_name": "Warga Lain",
                "date": int(self.world.now().timestamp()) - 60,
            }
        return frame

    def _announce(
        self,
        kind: str,
        chat: Chat,
        written: dict[str, Any],
        message: CitizenMessage,
        content: str,
    ) -> None:
        external_id = str(written["message_id"])
        visible = self._bot_sees(chat, written) and self.queue.wants(kind)
        update_id = self.queue.next_id() if visible else None
        self.world.note_written(
            "telegram",
            message.citizen,
            external_id,
            conversation=str(chat.chat_id),
            text=written.get("text") or written.get("caption") or "",
            surface="direct" if chat.is_private else "group",
            kind="edit" if kind == "edited_message" else "message",
            content=content,
            sender=str(written["from"]["id"]),
            quoted=message.reply_to,
            update_id=update_id,
            visible=visible,
        )
        if update_id is not None:
            lane = str(chat.chat_id)
            self.queue.add(update_id, kind, {kind: dict(written)}, external_id, lane)

    def _bot_sees(self, chat: Chat, written: dict[str, Any]) -> bool:
        # https://core.telegram.org/bots/features#privacy-mode
        if chat.is_private or not self.privacy_mode:
            return True
        text = written.get("text") or written.get("caption") or ""
        answered = written.get("reply_to_message", {}).get("from", {}).get("id")
        return (
            text.startswith("/")
            or f"@{self.account.username}" in text
            or answered == self.account.bot_id
        )

    def _edit(self, chat: Chat, message: CitizenMessage) -> list[str]:
        number = _known_message(chat, message.edit_of)
        written = chat.messages[number]
        field = "caption" if "photo" in written or "caption" in written else "text"
        entities = "caption_entities" if field == "caption" else "entities"
        _content, fields = self.chats.contents(
            replace(message, photos=(), location=None, edit_of="")
        )[0]
        written.pop(entities, None)
        written[field] = fields["text"]
        if "entities" in fields:
            written[entities] = fields["entities"]
        # Two edits within one second still get different dates, so that both are told apart.
        now = int(self.world.now().timestamp())
        written["edit_date"] = max(now, int(written.get("edit_date", 0)) + 1)
        self._announce("edited_message", chat, written, message, "text")
        return [message.edit_of]

    def _delete(self, chat: Chat, message: CitizenMessage) -> list[str]:
        # Bots are not told about deletions.
        number = _known_message(chat, message.delete)
        sender = chat.messages.pop(number)["from"]["id"]
        self.world.note_written(
            "telegram",
            message.citizen,
            message.delete,
            conversation=str(chat.chat_id),
            text="",
            surface="direct" if chat.is_private else "group",
            kind="deletion",
            sender=str(sender),
            visible=False,
        )
        return [message.delete]

    def _press(self, chat: Chat, message: CitizenMessage) -> list[str]:
        under = _message_with_button(chat, message.button, message.reply_to)
        if under is None:
            raise ValueError(f"there is no button {message.button!r} in this chat")
        below, title = under
        query_id = str(self.world.next_number("telegram.callback", 4_000_000_000_001))
        self._callbacks.add(query_id)
        user = user_of(self.world.person(message.citizen))
        query = {
            "id": query_id,
            "from": user,
            "message": below,
            "chat_instance": str(-abs(chat.chat_id) * 31),
            "data": message.button,
        }
        update_id = self.queue.next_id()
        self.world.note_written(
            "telegram",
            message.citizen,
            query_id,
            conversation=str(chat.chat_id),
            text=title,
            surface="direct" if chat.is_private else "group",
            content="button",
            sender=str(user["id"]),
            update_id=update_id,
            visible=self.queue.wants("callback_query"),
        )
        payload = {"callback_query": query}
        self.queue.add(update_id, "callback_query", payload, query_id, str(chat.chat_id))
        return [query_id]

    def _change_membership(self, message: CitizenMessage, *, blocked: bool) -> list[str]:
        chat = self.chats.private(self.world.person(message.citizen))
        if chat.blocked == blocked:
            return []
        chat.blocked = blocked
        states = ("member", "kicked") if blocked else ("kicked", "member")
        self._membership_update(chat, message, *states)
        return []

    def _membership_update(
        self, chat: Chat, message: CitizenMessage, before: str, after: str
    ) -> None:
        update_id = self.queue.next_id()
        change = {
            "chat": self.chats.describe(chat),
            "from": user_of(self.world.person(message.citizen)),
            "date": int(self.world.now().timestamp()),
            "old_chat_member": self._membership(before),
            "new_chat_member": self._membership(after),
        }
        payload = {"my_chat_member": change}
        self.queue.add(update_id, "my_chat_member", payload, "", str(chat.chat_id))

    def _membership(self, status: str) -> dict[str, Any]:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.bot_user(), "status": status, **until}

    def _upgrade_group(self, message: CitizenMessage) -> list[str]:
        if not message.group:
            raise ValueError("only a group can be upgraded")
        old, new = self.chats.upgrade(message.group)
        user = user_of(self.world.person(message.citizen))
        for chat, fields in (
            (old, {"migrate_to_chat_id": new.chat_id}),
            (new, {"migrate_from_chat_id": old.chat_id}),
        ):
            notice = self.chats.post(chat, user, **fields)
            update_id = self.queue.next_id()
            payload = {"message": notice}
            self.queue.add(update_id, "message", payload, "", str(chat.chat_id))
        return [str(new.chat_id)]

    def _post_in_channel(self, message: CitizenMessage) -> list[str]:
        channel = {"id": -1_001_000_000_001, "title": "Kanal Uji", "type": "channel"}
        number = self.world.next_number("telegram.channel_post")
        post = {
            "message_id": number,
            "sender_chat": channel,
            "chat": channel,
            "date": int(self.world.now().timestamp()),
            "text": message.text,
        }
        update_id = self.queue.next_id()
        self.queue.add(update_id, "channel_post", {"channel_post": post}, "", str(channel["id"]))
        return [str(number)]


def _buttons_of(markup: dict[str, Any]) -> list[dict[str, str]]:
    """Return the buttons below a message, and those that stand in the keyboard's place: these
    write their words, or send the place where the phone is."""
    below = [
        {"title": button["text"], "payload": str(button.get("callback_data", ""))}
        for row in markup.get("inline_keyboard", [])
        for button in row
    ]
    instead = [
        {"text": button} if isinstance(button, str) else button
        for row in markup.get("keyboard", [])
        for button in row
    ]
    return below + [
        {"title": button["text"], "sends": "place" if button.get("request_location") else "words"}
        for button in instead
    ]


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the Bot API under /telegram."""
    telegram = world.telegram

    async def call(request: Request) -> Response:
        method = request.path_params["method"]

        async def work() -> Response:
            _check_token(telegram, request)
            answer = await telegram.api.call(method, await read_parameters(request))
            return JSONResponse(answer)

        return await perform(world, "telegram", method, TelegramFaults(), work)

    async def download(request: Request) -> Response:
        async def work() -> Response:
            _check_token(telegram, request)
            content = telegram.files.download(request.path_params["path"])
            if content is None:
                raise refused(404, "Not Found")
            world.journal.add("media_served", "telegram", size=len(content))
            return Response(content, media_type="application/octet-stream")

        return await perform(world, "telegram", "media", TelegramFaults(), work)

    return [
        Route("/telegram/file/bot{token}/{path:path}", download, methods=["GET"]),
        Route("/telegram/bot{token}/{method}", call, methods=["GET", "POST"]),
    ]


def _check_token(telegram: Telegram, request: Request) -> None:
    token = request.path_params["token"]
    if token == telegram.account.token:
        return
    number, colon, secret = token.partition(":")
    raise _wrong_token(well_formed=bool(colon and number.isdigit() and secret))


def _wrong_token(*, well_formed: bool) -> Refusal:
    return refused(401, "Unauthorized") if well_formed else refused(404, "Not Found")


def _known_message(chat: Chat, external_id: str) -> int:
    number = int(external_id)
    if number not in chat.messages:
        raise ValueError(f"there is no message {external_id} in this chat")
    return number


def _message_with_button(
    chat: Chat, payload: str, number: str
) -> tuple[dict[str, Any], str] | None:
    """Return the message below which the button stands, and what stands on it; the newest such
    message if `number` names none."""
    newest_first = list(reversed(chat.messages.values()))
    named = [message for message in newest_first if str(message["message_id"]) == number]
    for message in named + newest_first:
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button.get("callback_data") == payload:
                    return message, str(button["text"])
    return None
