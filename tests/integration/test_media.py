"""Citizens' files from all four platforms over real HTTP, as they should come and as they do."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from muara.app import Application, open_application, prepare_store
from muara.media import MediaFetcher, MediaLimits, open_content
from simulator.pictures import draw_photo
from simulator.server import RunningSimulator
from simulator.settings import SimulatorSettings
from store import queries
from store.models import attachments, items
from store.scope import SYSTEM
from tests.simulated import People, settings_of, simulated_people, write_config

CHANNELS = ("whatsapp", "telegram", "facebook", "x")
PHOTO = draw_photo("road", "Contoh", 7)
PDF = b"%PDF-1.4\n% not a picture at all\n"


@pytest.fixture(scope="module")
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


@pytest.fixture
def people(simulator: RunningSimulator) -> Iterator[People]:
    with simulated_people(simulator) as everybody:
        everybody.configure("x", rate_limits=False)
        yield everybody
        everybody.behave()


@contextmanager
def opened(folder: Path, simulator: RunningSimulator, url: str) -> Iterator[Application]:
    """All four channels, polled when the test says so."""
    settings = settings_of(write_config(folder, simulator.url, url))
    prepare_store(settings)
    with open_application(settings) as application:
        for name in CHANNELS:  # what earlier tests said is not ours
            application.poller(name).poll()
        application.pipeline.drain()
        yield application


@pytest.fixture
def product(
    tmp_path: Path, simulator: RunningSimulator, migrated_sqlite_url: str
) -> Iterator[Application]:
    with opened(tmp_path, simulator, migrated_sqlite_url) as application:
        yield application


def fetch(application: Application, channel: str, limits: MediaLimits | None = None) -> Row[Any]:
    """Poll a channel and fetch what came; the newest file's row."""
    application.poller(channel).poll()
    application.pipeline.drain()
    adapters = {name: one.adapter for name, one in application.channels.items()}
    fetcher = MediaFetcher(
        application.store,
        application.objects,
        adapters,
        application.clock,
        limits or MediaLimits(),
    )
    fetcher.fetch_due(channel=channel)
    return files(application, channel)[-1]


def files(application: Application, channel: str) -> Sequence[Row[Any]]:
    with application.store.read() as connection:
        query = (
            select(attachments)
            .join(items, items.c.id == attachments.c.item_id)
            .where(items.c.channel == channel)
            .order_by(attachments.c.id)
        )
        return connection.execute(query).all()


def content(application: Application, row: Row[Any]) -> bytes:
    with application.store.read() as connection:
        found = queries.attachment(SYSTEM, connection, row.id)
    return open_content(application.store, application.objects, found)


def post_photo(people: People, channel: str, photo: bytes = PHOTO, **more: Any) -> None:
    surface = {"surface": "mention"} if channel == "x" else {}
    encoded = base64.b64encode(photo).decode()
    people.write(channel, text="Jalan rusak", photo=encoded, **(surface | more))


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_photo_arrives_as_it_was_taken(
    product: Application, people: People, channel: str
) -> None:
    post_photo(people, channel)

    row = fetch(product, channel)

    assert (row.state, row.kind, row.mime_type) == ("stored", "image", "image/jpeg")
    assert (row.size, row.sha256) == (len(PHOTO), hashlib.sha256(PHOTO).hexdigest())
    assert content(product, row) == PHOTO


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_file_without_end_is_not_fetched_to_its_end(
    product: Application, people: People, channel: str
) -> None:
    people.misbehave(channel, "oversized_media", "*")
    post_photo(people, channel)

    row = fetch(product, channel, MediaLimits(size=1024 * 1024))

    assert (row.state, row.object_name) == ("too_large", None)


@pytest.mark.parametrize("channel", ["whatsapp", "facebook"])
def test_what_is_declared_as_a_photo_is_what_it_is(
    product: Application, people: People, channel: str
) -> None:
    post_photo(people, channel, PDF)

    row = fetch(product, channel)

    assert (row.state, row.mime_type) == ("stored", "application/pdf")


@pytest.mark.parametrize("channel", ["telegram", "facebook", "x"])
def test_a_platform_in_trouble_is_asked_again_later(
    product: Application, people: People, channel: str
) -> None:
    post_photo(people, channel)
    product.poller(channel).poll()
    people.misbehave(channel, "server_error", "media")

    row = fetch(product, channel)

    assert (row.state, row.reason, row.attempts) == ("pending", "temporary_failure", 1)
    assert row.due_at > product.clock.now()


def test_a_slow_file_is_given_up_in_time(product: Application, people: People) -> None:
    post_photo(people, "facebook")
    product.poller("facebook").poll()
    people.misbehave("facebook", "slow", "media", seconds=0.4)

    row = fetch(product, "facebook", MediaLimits(seconds=0.1))

    assert (row.state, row.reason) == ("pending", "too_slow")


def test_whatsapps_redirect_to_its_own_storage_is_followed(
    product: Application, people: People
) -> None:
    post_photo(people, "whatsapp")

    assert fetch(product, "whatsapp").state == "stored"
    assert people.journal("media_served")[-1]["platform"] == "twilio"


def test_a_redirect_to_a_private_address_is_refused(
    product: Application, people: People, simulator: RunningSimulator
) -> None:
    with RunningSimulator() as elsewhere:
        people.configure("whatsapp", cdn_url=elsewhere.url)
        post_photo(people, "whatsapp")
        row = fetch(product, "whatsapp")
        people.configure("whatsapp", cdn_url="")

        assert (row.state, row.reason) == ("refused", "refused")
        assert "media_served" not in elsewhere.journal_path.read_text()


def test_a_file_that_the_platform_has_forgotten_is_unavailable(
    product: Application, tmp_path: Path, migrated_sqlite_url: str
) -> None:
    account = replace(SimulatorSettings(), seed=2)
    folder = tmp_path / "forgetful"
    folder.mkdir()
    with RunningSimulator(account) as first, simulated_people(first) as people:
        url = f"sqlite:///{folder / 'muara.db'}"
        with opened(folder, first, url) as application:
            post_photo(people, "facebook")
            application.poller("facebook").poll()
            application.pipeline.drain()
            first.world.graph.page.files.clear()

            row = fetch(application, "facebook")

    assert (row.state, row.reason) == ("unavailable", "gone")


def test_an_album_keeps_every_picture_in_order(product: Application, people: People) -> None:
    before = len(files(product, "telegram"))
    people.write("telegram", text="Tiga sisi jalan", album=3)

    fetch(product, "telegram")

    album = files(product, "telegram")[before:]
    assert [row.state for row in album] == ["stored"] * 3
    assert len({row.sha256 for row in album}) == 3


def test_voice_video_and_documents_are_kept_by_their_content(
    product: Application, people: People
) -> None:
    people.write("telegram", voice=True)
    people.write("telegram", video=True)
    people.write("telegram", document=True)

    fetch(product, "telegram")

    found = files(product, "telegram")[-3:]
    assert [row.mime_type for row in found] == ["audio/ogg", "video/mp4", "application/pdf"]


def test_files_from_all_channels_are_kept_on_postgresql_too(
    tmp_path: Path, simulator: RunningSimulator, people: People, migrated_postgres_url: str
) -> None:
    with opened(tmp_path, simulator, migrated_postgres_url) as application:
        for channel in CHANNELS:
            post_photo(people, channel)
            row = fetch(application, channel)

            assert row.state == "stored"
            assert content(application, row) == PHOTO
