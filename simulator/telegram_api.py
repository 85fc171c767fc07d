"""The Bot API's methods with the rules that Telegram enforces.

https://core.telegram.org/bots/api
"""

import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from simulator.telegram_chats import Chat
from simulator.telegram_queue import WebhookSetting, bad_request, refused
from simulator.telegram_text import formatting_error, typed_entities, utf16_length, visible_text

if TYPE_CHECKING:
    from simulator.telegram import Telegram

LONGEST_MESSAGE = 4096
LONGEST_CALLBACK = 64
LONGEST_CALLBACK_ANSWER = 200
MESSAGES_PER_SECOND = 30  # https://core.telegram.org/bots/faq#broadcasting-to-users
CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


class Parameters:
    """The parameters of one call, whichever way the client encoded them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        """Return a string, empty if it is not given."""
        value = self._values.get(name)
        return "" if value is None else str(value)

    def whole(self, name: str, default: int, description: str) -> int:
        """Return a whole number; refuses anything else with this description."""
        value = self._values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise bad_request(description) from error

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self.text(name).lower() in ("true", "1")

    def nested(self, name: str, description: str) -> Any:
        """Return an object or list, also from its JSON text; None if it is not given."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(description) from error


async def read_parameters(request: Request) -> Parameters:
    """Read the parameters from query string and from a form, multipart or JSON body."""
    values: dict[str, Any] = dict(request.query_params)
    if request.method == "POST":
        if request.headers.get("content-type", "").startswith("application/json"):
            values |= await _json_object(request)
        else:
            form = await request.form()
            values |= {key: value for key, value in form.items() if isinstance(value, str)}
    return Parameters(values)


async def _json_object(request: Request) -> dict[str, Any]:
    body = await request.body()
    try:
        values = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("object expected as parameters")
    return values


class BotApi:
    """The methods that a bot may call; `call` finds them by name in any case.

    More than `messages_per_second` messages are answered 429; a faster simulator allows more.
    """

    def __init__(self, telegram: "Telegram") -> None:
        self._telegram = telegram
        self.messages_per_second = MESSAGES_PER_SECOND * max(1, telegram.world.settings.speed_up)
        self._sent_at: deque[float] = deque()
        self._commands: list[dict[str, str]] = []
        self._methods: dict[str, Callable[[Parameters], Awaitable[Any]]] = {
            "getme": self.get_me,
            "getupdates": self.get_updates,
            "setwebhook": self.set_webhook,
            "deletewebhook": self.delete_webhook,
            "getwebhookinfo": self.get_webhook_info,
            "sendmessage": self.send_message,
            "editmessagetext": self.edit_message_text,
            "editmessagereplymarkup": self.edit_message_reply_markup,
            "answercallbackquery": self.answer_callback_query,
            "getfile": self.get_file,
            "getchat": self.get_chat,
            "sendchataction": self.send_chat_action,
            "setmycommands": self.set_my_commands,
            "getmycommands": self.get_my_commands,
        }

    async def call(self, method: str, parameters: Parameters) -> dict[str, Any]:
        """Return the whole answer of a method, refuses an unknown one with 404."""
        chosen = self._methods.get(method.lower())
        if chosen is None:
            raise refused(404, "Not Found: method not found")
        result = await chosen(parameters)
        if isinstance(result, tuple):
            return {"ok": True, "result": result[0], "description": result[1]}
        return {"ok": True, "result": result}

    async def get_me(self, _parameters: Parameters) -> dict[str, Any]:
        """Return the bot as a User."""
        return {
            **self._telegram.bot_user(),
            "can_join_groups": True,
            "can_read_all_group_messages": not self._telegram.privacy_mode,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    async def get_updates(self, parameters: Parameters) -> list[dict[str, Any]]:
        """Confirm the updates before the offset and return the next ones."""
        limit = parameters.whole("limit", 100, "limit must be an Integer")
        return await self._telegram.queue.poll(
            offset=parameters.whole("offset", 0, "offset must be an Integer"),
            limit=min(max(limit, 1), 100),
            timeout=parameters.whole("timeout", 0, "timeout must be an Integer"),
            allowed_updates=_allowed_updates(parameters),
        )

    async def set_webhook(self, parameters: Parameters) -> tuple[bool, str]:
        """Switch to a webhook; without a URL back to polling."""
        allowed = _allowed_updates(parameters)
        if allowed is None:
            allowed = self._telegram.queue.webhook.allowed_updates
        wanted = WebhookSetting(
            url=parameters.text("url"),
            secret_token=parameters.text("secret_token"),
            max_connections=parameters.whole(
                "max_connections", 40, "max_connections must be an Integer"
            ),
            allowed_updates=allowed,
        )
        drop = parameters.flag("drop_pending_updates")
        return True, self._telegram.queue.set_webhook(wanted, drop_pending=drop)

    async def delete_webhook(self, parameters: Parameters) -> tuple[bool, str]:
        """Switch back to polling."""
        wanted = WebhookSetting(allowed_updates=self._telegram.queue.webhook.allowed_updates)
        drop = parameters.flag("drop_pending_updates")
        return True, self._telegram.queue.set_webhook(wanted, drop_pending=drop)

    async def get_webhook_info(self, _parameters: Parameters) -> dict[str, Any]:
        """Return where updates go and what went wrong last."""
        return self._telegram.queue.webhook_info()

    async def send_message(self, parameters: Parameters) -> dict[str, Any]:
        """Put the bot's words into a chat; returns the Message."""
        shown, entities = _checked_text(parameters)
        chat = self._writable_chat(parameters)
        quoted = self._quoted(chat, parameters)
        markup = _checked_markup(parameters, is_private=chat.is_private)
        self._spend_rate()
        content: dict[str, Any] = {"text": shown}
        if entities:
            content["entities"] = entities
        if quoted:
            content["reply_to_message"] = self._telegram.chats.quoted(chat, quoted)
        if markup.get("inline_keyboard"):
            content["reply_markup"] = markup
        message = self._telegram.chats.post(chat, self._telegram.bot_user(), **content)
        self._telegram.note_reply(chat, message, quoted, markup)
        return message

    async def edit_message_text(self, parameters: Parameters) -> dict[str, Any]:
        """Change the words of one of the bot's own messages."""
        shown, _entities = _checked_text(parameters)
        message = self._own_message(parameters, "edit")
        markup = _checked_markup(parameters)
        if message.get("text") == shown and message.get("reply_markup", {}) == markup:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message |= {"text": shown, "edit_date": int(self._telegram.world.now().timestamp())}
        _set_markup(message, markup)
        return message

    async def edit_message_reply_markup(self, parameters: Parameters) -> dict[str, Any]:
        """Change the buttons under one of the bot's own messages."""
        message = self._own_message(parameters, "edit")
        _set_markup(message, _checked_markup(parameters))
        return message

    async def answer_callback_query(self, parameters: Parameters) -> bool:
        """Stop the waiting sign on a pressed button, once and in time."""
        if len(parameters.text("text")) > LONGEST_CALLBACK_ANSWER:
            raise bad_request("MESSAGE_TOO_LONG")
        if not self._telegram.finish_callback(parameters.text("callback_query_id")):
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return True

    async def get_file(self, parameters: Parameters) -> dict[str, Any]:
        """Return the path under which a file can be downloaded for an hour."""
        file_id = parameters.text("file_id")
        if not file_id:
            raise bad_request("file_id not specified")
        stored = self._telegram.files.get(file_id)
        return {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": stored.size,
            "file_path": stored.path,
        }

    async def get_chat(self, parameters: Parameters) -> dict[str, Any]:
        """Return a chat."""
        chat = self._chat(parameters)
        full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
        return {**self._telegram.chats.describe(chat), **full}

    async def send_chat_action(self, parameters: Parameters) -> bool:
        """Show that the bot is writing."""
        self._writable_chat(parameters)
        if parameters.text("action") not in CHAT_ACTIONS:
            raise bad_request("wrong parameter action in request")
        return True

    async def set_my_commands(self, parameters: Parameters) -> bool:
        """Keep the commands that citizens see in the menu."""
        commands = parameters.nested("commands", "can't parse commands JSON object")
        if not isinstance(commands, list):
            raise bad_request('parameter "commands" is required')
        self._commands = commands
        return True

    async def get_my_commands(self, _parameters: Parameters) -> list[dict[str, str]]:
        """Return the commands set before."""
        return self._commands

    def _chat(self, parameters: Parameters) -> Chat:
        if not parameters.text("chat_id"):
            raise bad_request("chat_id is empty")
        number = parameters.whole("chat_id", 0, "chat not found")
        chat = self._telegram.chats.by_id.get(number)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def _writable_chat(self, parameters: Parameters) -> Chat:
        chat = self._chat(parameters)
        if chat.migrated_to:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if chat.blocked and chat.is_private:
            raise refused(403, "Forbidden: bot was blocked by the user")
        if chat.blocked:
            raise refused(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
        if chat.is_private and not chat.messages:
            raise refused(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def _own_message(self, parameters: Parameters, verb: str) -> dict[str, Any]:
        chat = self._writable_chat(parameters)
        number = parameters.whole("message_id", 0, "message_id must be an Integer")
        message = chat.messages.get(number)
        if message is None:
            raise bad_request(f"message to {verb} not found")
        if message.get("from", {}).get("id") != self._telegram.bot_user()["id"]:
            raise bad_request(f"message can't be {verb}ed")
        return message

    def _quoted(self, chat: Chat, parameters: Parameters) -> int:
        reply = parameters.nested("reply_parameters", "can't parse reply parameters JSON object")
        if reply is None:
            number = parameters.whole("reply_to_message_id", 0, "message to be replied not found")
            reply = {
                "message_id": number,
                "allow_sending_without_reply": parameters.flag("allow_sending_without_reply"),
            }
        if not isinstance(reply, dict):
            raise bad_request("object expected as reply parameters")
        number = int(reply.get("message_id") or 0)
        if not number or number in chat.messages:
            return number
        if reply.get("allow_sending_without_reply"):
            return 0
        raise bad_request("message to be replied not found")

    def _spend_rate(self) -> None:
        now = self._telegram.world.now().timestamp()
        while self._sent_at and self._sent_at[0] <= now - 1:
            self._sent_at.popleft()
        if len(self._sent_at) >= self.messages_per_second:
            raise refused(429, "Too Many Requests: retry after 1", retry_after=1)
        self._sent_at.append(now)


_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def _allowed_updates(parameters: Parameters) -> list[str] | None:
    problem = "can't parse allowed_updates JSON object"
    allowed = parameters.nested("allowed_updates", problem)
    if allowed is None:
        return None
    if not isinstance(allowed, list):
        raise bad_request(problem)
    return [str(kind) for kind in allowed]


def _checked_text(parameters: Parameters) -> tuple[str, list[dict[str, Any]]]:
    text, parse_mode = parameters.text("text"), parameters.text("parse_mode")
    if not text.strip():
        raise bad_request("message text is empty")
    problem = formatting_error(text, parse_mode)
    if problem is not None:
        raise bad_request(problem)
    shown = visible_text(text, parse_mode).strip()
    if utf16_length(shown) > LONGEST_MESSAGE:
        raise bad_request("message is too long")
    given = parameters.nested("entities", "can't parse entities JSON object")
    return shown, given if isinstance(given, list) else typed_entities(shown)


def _checked_markup(parameters: Parameters, *, is_private: bool = True) -> dict[str, Any]:
    markup = parameters.nested("reply_markup", "can't parse reply keyboard markup JSON object")
    if markup is None:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    for button in _buttons(markup, "inline_keyboard", "inline keyboard"):
        _check_inline_button(button)
    for button in _buttons(markup, "keyboard", "keyboard"):
        _check_keyboard_button(button, is_private=is_private)
    return markup


def _buttons(markup: dict[str, Any], name: str, words: str) -> list[Any]:
    """Return the buttons of all rows; refuses what is no list of rows."""
    rows = markup.get(name, [])
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f"{words} button row must be an Array")
    return [button for row in rows for button in row]


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if not button.get("text"):
        raise bad_request(
            'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    if not set(button) - {"text", "style", "icon_custom_emoji_id"}:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not _is_callback(button["callback_data"]):
        raise bad_request("BUTTON_DATA_INVALID")


def _is_callback(data: object) -> bool:
    return isinstance(data, str) and 1 <= len(data.encode()) <= LONGEST_CALLBACK


def _check_keyboard_button(button: Any, *, is_private: bool) -> None:
    # A button may be given as its words alone.
    fields = {"text": button} if isinstance(button, str) else button
    if not isinstance(fields, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
    if not fields.get("text"):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    if fields.get("request_location") and not is_private:
        raise bad_request("location can be requested in private chats only")


def _set_markup(message: dict[str, Any], markup: dict[str, Any]) -> None:
    message.pop("reply_markup", None)
    if markup.get("inline_keyboard"):
        message["reply_markup"] = markup
