"""Instagram without network: wishes to be forgotten, settings, and what is asked for a mention."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from pydantic import ValidationError

from channels.base import ChannelContext, WebhookRequest
from channels.errors import RejectedRequest
from channels.instagram import Instagram, InstagramSettings
from channels.registry import kinds

SECRET = "rahasia-aplikasi-uji"
VALUES: dict[str, Any] = {
    "kind": "instagram",
    "jurisdiction": "uji",
    "account_id": "17841400000000042",
    "page_id": "100000000000042",
    "app_id": "600000000000007",
    "app_secret": SECRET,
    "page_token": "token-halaman-uji",
    "verify_token": "kata-uji",
}


@pytest.fixture
def instagram() -> Iterator[Instagram]:
    opened = Instagram(InstagramSettings(**VALUES), ChannelContext())
    yield opened
    opened.close()


def wish(content: dict[str, Any], secret: str = SECRET) -> WebhookRequest:
    payload = base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")
    seal = hmac.new(secret.encode(), payload.encode(), hashlib.sha256).digest()
    signed = f"{base64.urlsafe_b64encode(seal).decode().rstrip('=')}.{payload}"
    body = urlencode({"signed_request": signed}).encode()
    return WebhookRequest(method="POST", url="", headers={}, body=body)


def test_a_wish_to_be_forgotten_names_the_person(instagram: Instagram) -> None:
    content = {"algorithm": "HMAC-SHA256", "user_id": "7000000000000001"}
    assert instagram.deletion(wish(content)) == "instagram:7000000000000001"


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        ({"algorithm": "HMAC-SHA256", "user_id": "7000000000000001"}, "another"),
        ({"algorithm": "none", "user_id": "7000000000000001"}, SECRET),
        ({"algorithm": "HMAC-SHA256"}, SECRET),
    ],
)
def test_a_wish_that_meta_did_not_sign_is_rejected(
    instagram: Instagram, content: dict[str, Any], secret: str
) -> None:
    with pytest.raises(RejectedRequest):
        instagram.deletion(wish(content, secret))


@pytest.mark.parametrize(
    "wrong",
    [
        {"account_id": "kab.contoh"},
        {"page_id": ""},
        {"graph_version": "25"},
        {"api_url": "graph.facebook.com"},
    ],
)
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        InstagramSettings(**{**VALUES, **wrong})


def test_our_own_name_counts_as_ours_only_where_it_is_given(instagram: Instagram) -> None:
    assert instagram.own_ids == {"17841400000000042"}


def test_only_what_was_written_to_our_account_is_ours_and_what_the_dashboard_tests(
    instagram: Instagram,
) -> None:
    assert instagram.account_ids == {"17841400000000042", "100000000000042", "0"}


def test_a_module_is_a_kind_by_what_it_declares_and_not_by_a_list() -> None:
    assert {"facebook", "instagram", "manual", "telegram", "web"} <= set(kinds())
    assert not [kind for kind in kinds() if kind.startswith(("meta_", "base", "media", "_"))]
