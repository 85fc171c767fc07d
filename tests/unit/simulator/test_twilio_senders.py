"""Twilio's Senders API as the simulator plays it: right clients are served, wrong ones refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from simulator.server import RunningSimulator
from simulator.settings import TwilioAccount
from simulator.twilio_senders import SENDER_SID
from tests.unit.simulator.conftest import Catcher, Phone

ACCOUNT = TwilioAccount()
AUTH = (ACCOUNT.account_sid, ACCOUNT.auth_token)


@pytest.fixture
def senders_url(simulator: RunningSimulator) -> str:
    return f"{simulator.url}/twilio/v2/Channels/Senders"


def refusal(answer: httpx.Response) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def test_the_list_holds_the_accounts_number(senders_url: str, http: httpx.Client) -> None:
    answer = http.get(senders_url, params={"Channel": "whatsapp"}, auth=AUTH).json()
    (sender,) = answer[answer["meta"]["key"]]
    assert sender["sender_id"] == f"whatsapp:{ACCOUNT.number}"
    assert sender["status"] == "ONLINE"
    assert http.get(senders_url, params={"Channel": "rcs"}, auth=AUTH).json()["senders"] == []


def test_an_updated_webhook_is_called_from_then_on(
    senders_url: str, http: httpx.Client, phone: Phone, catcher: Catcher
) -> None:
    change = {"webhook": {"callback_url": catcher.url, "callback_method": "POST"}}
    answer = http.post(f"{senders_url}/{SENDER_SID}", json=change, auth=AUTH)
    assert answer.status_code == 202
    assert answer.json()["webhook"]["callback_url"] == catcher.url
    phone.write("twilio", text="Lampu mati")
    assert len(catcher.wait_for(1)) == 1


def test_wrong_credentials_are_refused(senders_url: str, http: httpx.Client) -> None:
    wrong = (ACCOUNT.account_sid, "wrong")
    answer = http.get(senders_url, params={"Channel": "whatsapp"}, auth=wrong)
    assert refusal(answer) == (401, 20003)


def test_a_list_needs_a_known_channel(senders_url: str, http: httpx.Client) -> None:
    assert refusal(http.get(senders_url, auth=AUTH)) == (400, 20001)
    assert refusal(http.get(senders_url, params={"Channel": "fax"}, auth=AUTH)) == (400, 20001)


def test_an_unknown_sender_is_not_found(senders_url: str, http: httpx.Client) -> None:
    assert refusal(http.get(f"{senders_url}/XE1", auth=AUTH)) == (404, 20404)
    assert refusal(http.post(f"{senders_url}/XE1", json={}, auth=AUTH)) == (404, 20404)


@pytest.mark.parametrize("body", [b"{", b'{"webhook": {"callback_url": "muara"}}'])
def test_an_update_that_makes_no_sense_is_refused(
    senders_url: str, http: httpx.Client, body: bytes
) -> None:
    url, headers = f"{senders_url}/{SENDER_SID}", {"content-type": "application/json"}
    assert refusal(http.post(url, content=body, headers=headers, auth=AUTH)) == (400, 20001)


def test_an_update_must_be_json(senders_url: str, http: httpx.Client) -> None:
    form: dict[str, Any] = {"webhook": "x"}
    answer = http.post(f"{senders_url}/{SENDER_SID}", data=form, auth=AUTH)
    assert refusal(answer) == (415, 20415)
