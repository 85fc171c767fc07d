"""YouTube without network: settings, addresses, what its errors mean."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from channels._youtube_budget import seconds_to_reset
from channels._youtube_client import Credentials, failure
from channels._youtube_link import read_link
from channels.base import RawMessage, Source, Surface
from channels.errors import AnswerLost, ChannelError, PermanentFailure, TemporaryFailure
from channels.youtube import CHANNEL, YouTubeSettings

NOW = datetime(2026, 1, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        {"channel_id": "@kabupaten"},
        {"mode": "webhook"},
        {"mode": "both"},
        {"api_url": "youtube.example"},
        {"daily_quota_units": -1},
    ],
)
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    values = {"kind": "youtube", "jurisdiction": "uji", "channel_id": "UCx", **wrong}
    with pytest.raises(ValidationError):
        YouTubeSettings.model_validate(values)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://www.youtube.com/watch?v=vidContoh01&lc=UgxContoh01",
            ("UgxContoh01", "vidContoh01"),
        ),
        ("https://youtube.com/shorts/vidContoh01?lc=UgxContoh01", ("UgxContoh01", "vidContoh01")),
        (
            "https://m.youtube.com/watch?v=vidContoh01&lc=UgxContoh01.9jawaban00",
            ("UgxContoh01.9jawaban00", "UgxContoh01"),
        ),
        ("https://www.youtube.com/watch?v=vidContoh01", None),
        ("https://youtube.example/watch?v=vidContoh01&lc=UgxContoh01", None),
        ("ftp://youtube.com/watch?v=vidContoh01&lc=UgxContoh01", None),
        ("https://[youtube.com", None),
    ],
)
def test_an_address_tells_the_comment_that_a_poll_would_name(
    url: str, expected: tuple[str, str] | None
) -> None:
    found = read_link(url)
    assert (found and (found.external_id, found.in_reply_to)) == expected
    assert found is None or (found.conversation_id, found.surface) == (
        "vidContoh01",
        Surface.COMMENT,
    )


@given(st.text())
def test_no_address_breaks_the_reader(url: str) -> None:
    read_link(url)
    read_link(f"https://youtube.com/watch?v={url}&lc={url}")


def told(
    status: int, reason: str = "", *, detail: str = "", is_create: bool = False
) -> ChannelError:
    error: dict[str, Any] = {"code": status, "errors": [{"reason": reason}] if reason else []}
    if detail:
        error["details"] = [{"reason": detail}]
    body = json.dumps({"error": error}).encode()
    return failure(status, body, is_create=is_create, now=NOW)


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        (403, "quotaExceeded", TemporaryFailure),
        (403, "rateLimitExceeded", TemporaryFailure),
        (429, "", TemporaryFailure),
        (500, "backendError", TemporaryFailure),
        (401, "authError", PermanentFailure),
        (403, "commentsDisabled", PermanentFailure),
        (404, "parentCommentNotFound", PermanentFailure),
        (400, "whatever", PermanentFailure),
    ],
)
def test_a_refusal_says_by_its_class_what_to_do(
    status: int, reason: str, expected: type[ChannelError]
) -> None:
    assert type(told(status, reason)) is expected


def test_the_newer_list_of_reasons_tells_more_than_the_older_one() -> None:
    error = told(400, "badRequest", detail="API_KEY_INVALID")
    assert (error.code, "api_key" in str(error)) == ("API_KEY_INVALID", True)


def test_after_a_create_a_fault_leaves_open_whether_it_was_done() -> None:
    assert isinstance(told(503, is_create=True), AnswerLost)
    assert not isinstance(told(403, "quotaExceeded", is_create=True), AnswerLost)


@pytest.mark.parametrize(
    ("now", "hours"),
    [(datetime(2026, 1, 5, 8, tzinfo=UTC), 24), (datetime(2026, 7, 1, 6, 30, tzinfo=UTC), 0.5)],
)
def test_the_quota_begins_anew_at_midnight_in_california(now: datetime, hours: float) -> None:
    assert seconds_to_reset(now) == timedelta(hours=hours).total_seconds()


def test_credentials_do_not_show() -> None:
    keys = Credentials(api_key="rahasia", client_id="a", client_secret="b", refresh_token="c")
    assert "rahasia" not in repr(keys)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_a_polled_text_is_kept_to_the_letter(text: str) -> None:
    snippet = {"textDisplay": text}
    body = json.dumps({"format": "plainText", "comment": {"id": "c", "snippet": snippet}})
    (found,) = CHANNEL.parse(body.encode(), {}, Source.POLL)
    assert isinstance(found, RawMessage)
    assert found.text == text
