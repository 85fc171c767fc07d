"""The Bot API through python-telegram-bot, on one event loop in the background.

Calls are synchronous and may come from any thread: a long poll and a reply run side by side.
What the SDK raises becomes one of our errors.

https://core.telegram.org/bots/api#making-requests
https://docs.python-telegram-bot.org/en/stable/telegram.request.baserequest.html
"""

from __future__ import annotations

import functools
import json
import logging
import ssl
import threading
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack
from typing import Any, TypeVar

import anyio
import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from telegram import Bot
from telegram.error import ChatMigrated, TelegramError
from telegram.request import HTTPXRequest

from channels._telegram_errors import GroupMoved
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0

Result = TypeVar("Result")


class BotClient:
    """One bot. The event loop starts with the first call and ends with `close`."""

    def __init__(self, token: str, api_url: str) -> None:
        self._sending, self._polling = _http(), _http()
        self._bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=self._sending,
            get_updates_request=self._polling,
        )
        self._lock = threading.Lock()
        self._stack: ExitStack | None = None
        self._portal: BlockingPortal | None = None

    def run(
        self,
        call: Callable[[Bot], Awaitable[Result]],
        *,
        creates: bool = False,
        seconds: float = TOTAL_SECONDS,
    ) -> Result:
        """The result of `call`, which makes one request and must be done within `seconds`.

        Raises our errors only, and `GroupMoved`. `creates` says that a lost answer may mean a sent
        message: `AnswerLost`.
        """
        try:
            return self._started().call(_within, seconds, call, self._bot)
        except ChatMigrated as error:
            raise GroupMoved(error.new_chat_id) from error
        except TelegramError as error:
            raise _failure(error, creates) from error
        except TimeoutError as error:
            raise _lost("Telegram did not answer in time.", creates) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # The SDK builds objects from whatever the answer holds.
            raise _lost("Telegram's answer makes no sense.", creates) from error
        except CancelledError as error:
            raise _lost("The channel was closed during the call.", creates) from error
        except RuntimeError as error:
            raise TemporaryFailure("The channel was closed before the call.") from error

    def ask(
        self, method: str, *, creates: bool = False, seconds: float = 0.0, **parameters: Any
    ) -> Any:
        """What Telegram answers to a method, as it stands; `seconds` are for a long poll.

        For the calls that must not fail because the SDK cannot build its objects from an answer: a
        page of updates would be lost, a message that was sent would be sent again. `method` is
        written with two underscores, like `get__updates`: the SDK then calls the plain endpoint
        without a warning that it has a method of its own for it.
        """
        wait = READ_SECONDS + seconds
        return self.run(
            lambda bot: bot.do_api_request(method, api_kwargs=parameters, read_timeout=wait),
            creates=creates,
            seconds=wait + CONNECT_SECONDS,
        )

    def updates(self, **parameters: Any) -> list[Any]:
        """The raw updates of one getUpdates call; a strange one among them hurts nobody."""
        result = self.ask("get__updates", seconds=float(parameters.get("timeout", 0)), **parameters)
        if not isinstance(result, list):
            raise TemporaryFailure("Telegram's answer to getUpdates is not a list.")
        return result

    def username(self) -> str:
        """The bot's name, without @."""
        bot = self.ask("get__me")
        name = bot.get("username") if isinstance(bot, dict) else None
        if not isinstance(name, str) or not name:
            raise TemporaryFailure("Telegram's answer to getMe names no bot.")
        return name

    def close(self) -> None:
        """Cut what is under way and end the event loop."""
        with self._lock:
            stack, portal = self._stack, self._portal
            self._stack = self._portal = None
        if stack is None or portal is None:
            return
        with stack:
            portal.call(self._sending.shutdown)
            portal.call(self._polling.shutdown)
            portal.call(portal.stop, True)

    def _started(self) -> BlockingPortal:
        with self._lock:
            if self._portal is None:
                self._stack = ExitStack()
                self._portal = self._stack.enter_context(start_blocking_portal(name="telegram"))
                self._portal.call(self._sending.initialize)
                self._portal.call(self._polling.initialize)
            return self._portal


async def _within(seconds: float, call: Callable[[Bot], Awaitable[Result]], bot: Bot) -> Result:
    with anyio.fail_after(seconds):
        return await call(bot)


# --- the SDK's HTTP, made strict ---------------------------------------------------------------


class _Refused(TelegramError):
    """An answer that is not a result; `answer` is None where it is not the Bot API's at all."""

    def __init__(self, status: int, answer: Mapping[str, Any] | None) -> None:
        super().__init__("The Bot API refused a request.")
        self.answer = answer
        self.status = status


class _StrictRequest(HTTPXRequest):
    """Lets only results through to the SDK.

    On its own the SDK logs what it cannot decode, citizens' words included, forgets the status of
    most errors, and takes a 429 without `retry_after` for a broken network.
    """

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and the body of an answer that is `{"ok": true, "result": …}`."""
        status, payload = await super().do_request(*args, **kwargs)
        answer = _decoded(payload)
        if answer is None or not 200 <= status < 300 or answer.get("ok") is not True:
            _raise_migration(answer)
            raise _Refused(status, answer)
        return status, payload


def _http() -> _StrictRequest:
    return _StrictRequest(
        connection_pool_size=32,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        write_timeout=READ_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        httpx_kwargs={"verify": _tls()},
    )


@functools.cache
def _tls() -> ssl.SSLContext:
    """One for all bots: to read the list of authorities is most of what opening one costs."""
    return httpx.create_ssl_context()


def _decoded(payload: bytes) -> Mapping[str, Any] | None:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    is_the_bot_apis = isinstance(answer, dict) and isinstance(answer.get("ok"), bool)
    return answer if is_the_bot_apis else None


def _raise_migration(answer: Mapping[str, Any] | None) -> None:
    new_chat_id = _parameters(answer or {}).get("migrate_to_chat_id")
    if isinstance(new_chat_id, int):
        raise ChatMigrated(new_chat_id)


def _parameters(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    parameters = answer.get("parameters")
    return parameters if isinstance(parameters, dict) else {}


# The SDK logs the token and citizens' words at DEBUG; httpx logs every URL at INFO, and the Bot
# API's hold the token. Neither may happen whatever level the application logs at.
logging.getLogger("telegram").setLevel(logging.INFO)
logging.getLogger("httpx").setLevel(logging.WARNING)


# --- what to do about a failure ----------------------------------------------------------------

_UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.LocalProtocolError,
    httpx.UnsupportedProtocol,
)


def _lost(message: str, creates: bool, code: str | None = None) -> ChannelError:
    return (AnswerLost if creates else TemporaryFailure)(message, code=code)


def _failure(error: TelegramError, creates: bool) -> ChannelError:
    if isinstance(error, _Refused):
        return _refusal(error, creates)
    if isinstance(error.__cause__, _UNSENT):
        return TemporaryFailure("Telegram cannot be reached; look at the network and at api_url.")
    return _lost("Telegram did not answer.", creates)


def _refusal(refused: _Refused, creates: bool) -> ChannelError:
    if refused.answer is None:
        return _not_the_bot_api(refused.status, creates)
    described = str(refused.answer.get("description", ""))
    number = refused.answer.get("error_code")
    status = number if isinstance(number, int) else refused.status
    if status == 429:
        wait = _parameters(refused.answer).get("retry_after")
        return TemporaryFailure(
            "Telegram asks us to slow down.",
            retry_after=float(wait) if isinstance(wait, int | float) else None,
            code="429",
        )
    for words, error, code, message in _DESCRIPTIONS:
        if words in described.lower():
            return error(message, code=code or str(status))
    if "webhook" in described.lower():
        return PermanentFailure(f"Telegram refused the webhook: {described}", code=str(status))
    return _by_status(status, creates)


def _not_the_bot_api(status: int, creates: bool) -> ChannelError:
    code = str(status)
    if status == 429:
        return TemporaryFailure("Telegram asks us to slow down.", code=code)
    if 400 <= status < 500:
        return TemporaryFailure(
            "Something else than Telegram answered; look at api_url.", code=code
        )
    return _lost("Telegram's answer is not one of the Bot API.", creates, code)


def _by_status(status: int, creates: bool) -> ChannelError:
    code = str(status)
    if status in (401, 404):
        return PermanentFailure("Telegram does not know the bot; look at bot_token.", code=code)
    if status == 403:
        return PermanentFailure("Telegram does not let the bot write to this chat.", code=code)
    if status == 409:
        return TemporaryFailure("Another program is polling the same bot.", code=code)
    if 400 <= status < 500:
        return PermanentFailure("Telegram refused the request.", code=code)
    return _lost("Telegram has an internal error.", creates, code)


# The Bot API has no error codes of its own: a part of the description in lower case, what it is,
# the code where it is not the status, and our words.
_DESCRIPTIONS: tuple[tuple[str, type[PermanentFailure | TemporaryFailure], str, str], ...] = (
    (
        "webhook is active",
        PermanentFailure,
        "",
        "The bot has a webhook while mode is poll; run `muara connect`.",
    ),
    (
        "terminated by setwebhook",
        TemporaryFailure,
        "",
        "The bot was given a webhook during a poll.",
    ),
    (
        "blocked by the user",
        PermanentFailure,
        "",
        "The citizen has blocked the bot.",
    ),
    (
        "user is deactivated",
        PermanentFailure,
        "",
        "The citizen's account no longer exists.",
    ),
    (
        "can't initiate conversation",
        PermanentFailure,
        "",
        "The citizen has never written to the bot in private.",
    ),
    (
        "bot was kicked",
        PermanentFailure,
        "",
        "The bot was removed from the group.",
    ),
    (
        "chat not found",
        PermanentFailure,
        "",
        "The chat does not exist for this bot; look at bot_token.",
    ),
    (
        "message is too long",
        PermanentFailure,
        "",
        "The reply is longer than the 4096 characters that Telegram allows.",
    ),
    (
        "file is too big",
        PermanentFailure,
        "too_large",
        "The file is larger than the 20 MB that a bot may download.",
    ),
    (
        "temporarily unavailable",
        TemporaryFailure,
        "",
        "Telegram does not offer the file now, or no longer.",
    ),
)
