"""What the Open311 adapter fetches and says, and what it never goes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx
import pytest

from channels import media_http
from channels.base import Attachment, ChannelContext, MessageRef, Surface
from channels.errors import PermanentFailure
from channels.open311 import Filed, Open311, Open311Settings, parse

PUBLIC = "93.184.216.34"
TO = MessageRef(conversation_id="t1", external_id="t1", surface=Surface.DIRECT)


def adapter(address: str = PUBLIC, **changed: Any) -> Open311:
    values = {"kind": "open311", "jurisdiction": "CTH"} | changed
    settings = Open311Settings.model_validate(values)
    return Open311(settings, ChannelContext(webhook_url=""), Net(address))


class Net(media_http.Network):
    """Every name leads to the given address; what is asked for is answered by a picture."""

    def __init__(self, address: str) -> None:
        self._address = address

    def resolve(self, host: str, port: int) -> Sequence[str]:
        del host, port
        return [self._address]

    def transport(self) -> httpx.BaseTransport:
        return httpx.MockTransport(
            lambda _: httpx.Response(200, stream=httpx.ByteStream(b"gambar"))
        )


def fetched(url: str, address: str = PUBLIC, **changed: Any) -> bytes:
    with adapter(address, **changed).open_media(Attachment(kind="image", reference=url)) as stream:
        return stream.read()


def test_a_picture_on_a_public_host_is_fetched() -> None:
    assert fetched("https://foto.example/a.jpg") == b"gambar"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://foto.example/a.jpg", "10.0.0.5"),
        ("https://foto.example/a.jpg", "127.0.0.1"),
        ("https://foto.example/a.jpg", "169.254.169.254"),
        ("https://foto.example/a.jpg", "::1"),
        ("https://127.0.0.1/a.jpg", "127.0.0.1"),
        ("http://foto.example/a.jpg", "93.184.216.34"),
        ("https://seseorang:sandi@foto.example/a.jpg", "93.184.216.34"),
    ],
)
def test_no_address_leads_inside_or_goes_without_tls(url: str, address: str) -> None:
    with pytest.raises(PermanentFailure) as caught:
        fetched(url, address)
    assert caught.value.code == media_http.REFUSED


def test_a_government_may_name_the_only_hosts() -> None:
    hosts = ["contoh.example"]
    own = fetched("https://foto.contoh.example/a", media_hosts=hosts)
    assert own == b"gambar"
    with pytest.raises(PermanentFailure):
        fetched("https://foto.example/a", media_hosts=hosts)


def test_news_stands_where_the_app_reads_it_under_one_id() -> None:
    first = adapter().reply(TO, "Lampu sudah diganti.", key="k1")
    again = adapter().reply(TO, "Lampu sudah diganti.", key="k1")
    other = adapter().reply(TO, "Lampu sudah diganti.")
    assert first == again != other


def test_the_same_report_is_the_same_delivery() -> None:
    filed = Filed(external_id="t1", conversation_id="t1", addresses=("a",), text="Lampu mati")
    assert filed.likeness() == filed.body()
    assert parse(filed.body(), {}, "webhook") == parse(filed.body(), {}, "poll")  # type: ignore[arg-type]
