"""Structured logs: one event word and fields per line, never a citizen's words, never a secret.

Every line of this program and of the vendors' libraries passes one handler, which masks registered
secrets and whatever looks like a token, a phone number or an e-mail address, in every field and in
the text of exceptions.
"""

from __future__ import annotations

import base64
import logging
import re
import sys
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Protocol, cast
from urllib.parse import quote

from muara.log_library import (
    BoundLogger,
    EventDict,
    Processor,
    ProcessorFormatter,
    WrappedLogger,
    structlog,
)

MASK = "***"
_SHORTEST_SECRET = 4

# What vendors print below these levels holds tokens (httpx and urllib3: the URL), keys (oauthlib),
# rows (sqlalchemy) or nothing that a technician asked for.
_VENDOR_LEVELS: Mapping[str, int] = {
    "tweepy": logging.INFO,
    "telegram": logging.INFO,
    "twilio": logging.INFO,
    "oauthlib": logging.INFO,
    "requests_oauthlib": logging.INFO,
    "asyncio": logging.INFO,
    "PIL": logging.INFO,
    "alembic": logging.WARNING,  # it tells at every look which database it found
    "uvicorn": logging.INFO,
    "uvicorn.access": logging.WARNING,
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "urllib3": logging.WARNING,
    "apscheduler": logging.ERROR,  # slots that it skips stand in the history of runs
    "sqlalchemy": logging.WARNING,
    "python_multipart": logging.WARNING,
}

# Ordered: what holds another is replaced first.
_TELLTALES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}",  # Telegram bot token, also inside a URL
        r"(?i)(?<=bearer )(?=\S*\d)[\w.~+/%=-]{8,}",
        r"(?i)(?<=authorization)[\"']?\s*[:=]\s*[\"']?(?:basic|bearer)?\s*[^\s\"',}]+",
        r"\bEAA[A-Za-z0-9]{16,}",  # Meta access token
        r"\b(?:AC|SM|MM|MG|ME|CH|HX|PN|SK)[0-9a-f]{32}\b",  # Twilio's ids
        r"(?<=://)[^/@\s]+(?=@)",  # user and password of a URL
        r"(?i)(?<=[?&])(?:\w*token|\w*secret|appsecret_proof|signature|sig|password|key)=[^&\s\"']+",
        r"(?i)\b\w*(?:access_token|_secret|secret_token|password)[\"']?\s*[=:]\s*[\"']?[^\s&\"',}]+",
        r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63})+",
        r"(?<![\w.+-])(?:\+\d|62|0)[ ()-]{0,2}\d(?:[ ()-]{0,2}\d){7,13}(?!\w)",  # phones
        r"(?<=:)\+\d{9,15}(?!\w)",  # whatsapp:+62…
    )
)


class LogStyle(Protocol):
    """What of `settings.log` is needed here."""

    @property
    def level(self) -> str: ...

    @property
    def format(self) -> str: ...


class Masker:
    """Replaces secrets and telltales in text; a structlog processor over whole events."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for secret in secrets for form in _forms(secret)}
        longest_first = sorted(forms, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {self.text(str(key)): self._value(value) for key, value in event.items()}

    def text(self, text: str) -> str:
        """`text` without secrets, tokens, phone numbers and e-mail addresses."""
        text = self._secrets.sub(MASK, text)
        for pattern in _TELLTALES:
            text = pattern.sub(MASK, text)
        return text

    def _value(self, value: Any) -> Any:
        if value is None or isinstance(value, (bool, int, float)):
            return value
        if isinstance(value, Mapping):
            return {self.text(str(key)): self._value(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self._value(inner) for inner in value]
        return self.text(str(value))


def configure_logging(style: LogStyle, secrets: Iterable[str] = ()) -> None:
    """Send every log line to standard error in `style`, with `secrets` masked. Safe to repeat."""
    masker = Masker(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=_shared_processors(),
            processors=[
                ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                masker,
                _renderer(style.format),
            ],
        )
    )
    root = logging.getLogger()
    for old in root.handlers[:]:
        if isinstance(old.formatter, ProcessorFormatter):
            root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(style.level.upper())
    for name, level in _VENDOR_LEVELS.items():
        logging.getLogger(name).setLevel(max(level, root.level))
    logging.captureWarnings(True)


def log_uncaught_exceptions() -> None:
    """Let what nobody catches go through the log, masked, instead of plainly to the terminal."""
    logger = get_logger("muara")

    def of_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logger.critical("uncaught_exception", exc_info=(kind, error, trace))

    def of_thread(failed: threading.ExceptHookArgs) -> None:
        logger.error("thread_failed", exc_info=failed.exc_value)

    sys.excepthook = of_main
    threading.excepthook = of_thread


def get_logger(name: str) -> BoundLogger:
    """A logger whose calls take one event word and fields: `logger.info("page_stored", items=3)`.

    Needs no configuration: without it, warnings and errors go to standard error.
    """
    logger = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *_shared_processors(),
            ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=BoundLogger,
        context_class=dict,
        cache_logger_on_first_use=True,
    )
    return cast(BoundLogger, logger)


def _shared_processors() -> list[Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _renderer(style: str) -> Processor:
    if style == "console":
        return structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _forms(secret: str) -> Iterable[str]:
    """The ways in which a secret shows up: as it is, in a URL, in basic authentication, in repr."""
    if len(secret) < _SHORTEST_SECRET:
        return ()
    return (
        secret,
        quote(secret, safe=""),
        repr(secret)[1:-1],
        base64.b64encode(secret.encode()).decode(),
    )
