"""Logs: one event word with fields, and nothing that must stay secret."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from muara.log import Masker, configure_logging, get_logger

BOT_TOKEN = "7000000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
SECRET = 'kata/sandi+"rahasia"'


@dataclass(frozen=True)
class Style:
    level: str = "info"
    format: str = "json"


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_is_one_json_object_with_event_level_logger_and_utc_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure_logging(Style())

    get_logger("muara.intake").info("message_received", channel="aduan", item_id=7)

    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "message_received",
        "level": "info",
        "logger": "muara.intake",
        "channel": "aduan",
        "item_id": 7,
    }


def test_standard_library_loggers_come_in_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Style())

    logging.getLogger("somebody.else").warning("slow answer from %s", "host")

    (line,) = lines(capsys)
    assert (line["event"], line["logger"]) == ("slow answer from host", "somebody.else")


@pytest.mark.parametrize("format_", ["json", "console"])
def test_registered_secrets_are_masked_in_every_field_and_in_exceptions(
    capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    configure_logging(Style("debug", format_), [SECRET])
    logger = get_logger("muara.test")

    logger.debug(
        "started", headers={"x": [SECRET]}, url="https://h/?q=kata%2Fsandi%2B%22rahasia%22"
    )
    logging.getLogger("vendor").debug("sending %r", SECRET)
    try:
        raise ValueError(f"refused {SECRET}")
    except ValueError as error:
        logger.exception("failed", cause=error)
        logging.getLogger("vendor").exception("failed")

    written = capsys.readouterr().err
    assert "rahasia" not in written
    assert "ValueError" in written
    assert "***" in written


@pytest.mark.parametrize(
    "text",
    [
        f"https://api.telegram.org/bot{BOT_TOKEN}/getMe",
        "Authorization: Bearer abcdef123456",
        "Authorization: Basic dXNlcjpwYXNz",
        "https://graph.example/me?access_token=abc123def&fields=id",
        "https://graph.example/me?appsecret_proof=abc123def",
        "postgresql://muara:abc123def@db/muara",
        "{'access_token': 'abc123def'}",
        "account AC0123456789abcdef0123456789abcdef",
        "from whatsapp:+6281100001234",
        "call 0811-0000-1234 now",
        "call +62 811 0000 1234 now",
        "warga.contoh@surel.example",
    ],
)
def test_what_looks_like_a_token_or_a_phone_is_masked_unregistered(text: str) -> None:
    masked = Masker().text(text)

    assert "***" in masked
    for telltale in ("abc", "AAbb", "dXNl", "0123456789", "0000", "1234", "surel", BOT_TOKEN):
        assert telltale not in masked


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02T05:00:00.012345Z",
        "127.0.0.1:8080",
        "run took 0.012345678 s",
        "bearer authentication and basic understanding",
        "item 01234567-89ab-cdef-0123-456789abcdef",
        "sqlite:////srv/muara.db",
        "version 2.0.45",
    ],
)
def test_ordinary_text_stays_readable(text: str) -> None:
    assert Masker().text(text) == text


def test_numbers_and_truth_values_keep_their_type(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Style())

    get_logger("t").info("counted", items=3, seconds=0.5, done=True, nothing=None)

    (line,) = lines(capsys)
    assert (line["items"], line["seconds"], line["done"], line["nothing"]) == (3, 0.5, True, None)


def test_vendors_stay_quiet_even_when_we_debug(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Style("debug"))

    for vendor in ("tweepy", "telegram.ext", "twilio.http_client", "oauthlib", "urllib3.pool"):
        logging.getLogger(vendor).debug("request with token")
    for vendor in ("httpx", "httpcore", "urllib3", "apscheduler", "sqlalchemy.engine"):
        logging.getLogger(vendor).info("request with token")

    assert lines(capsys) == []


def test_our_level_also_holds_for_vendors(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Style("error"))

    logging.getLogger("tweepy").warning("rate limit")
    get_logger("muara").warning("rate_limited")

    assert lines(capsys) == []


def test_configuring_twice_does_not_write_lines_twice(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Style())
    configure_logging(Style())

    get_logger("muara").info("once")

    assert len(lines(capsys)) == 1


def test_python_warnings_go_through_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(Style())

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("old setting", DeprecationWarning, stacklevel=1)

    assert any("old setting" in line["event"] for line in lines(capsys))


def test_a_logger_works_before_anything_is_configured(capsys: pytest.CaptureFixture[str]) -> None:
    get_logger("muara.early").warning("early")

    assert capsys.readouterr().out == ""
