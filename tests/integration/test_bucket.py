"""Citizens' files in a bucket: a server of S3's protocol that is not ours, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from muara.check import ask_object_store
from store.errors import NotFound
from store.objects import Objects
from tests.installation import settings_for


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server with one bucket, `aduan`."""
    from moto.server import ThreadedMotoServer  # late: only who runs these tests waits for boto

    played = ThreadedMotoServer(port=0, verbose=False)
    played.start()
    host, port = played.get_host_and_port()
    address = f"http://{host}:{port}"
    httpx.put(f"{address}/aduan").raise_for_status()
    yield address
    played.stop()


@pytest.fixture(autouse=True)
def _keys(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_REGION": "ap-southeast-3",
        "AWS_ACCESS_KEY_ID": "an-id",
        "AWS_SECRET_ACCESS_KEY": "a-secret",
        "AWS_ALLOW_HTTP": "true",
    }.items():
        monkeypatch.setenv(name, value)


def test_a_bucket_keeps_lists_gives_back_and_deletes_files(server: str) -> None:
    bucket = Objects("s3://aduan")
    kept = {bucket.put(content): content for content in (b"a picture", b"a voice", b"")}

    assert {name: bucket.get(name) for name in kept} == kept
    assert dict(bucket.names()) == {name: len(content) for name, content in kept.items()}
    soon = datetime.now(UTC) + timedelta(minutes=1)
    shelves = {name.partition("/")[0] for name in kept}
    found = {name for shelf in shelves for name in bucket.lying_since(shelf, soon)}
    assert found == set(kept)
    long_ago = soon - timedelta(days=1)
    assert not [name for shelf in shelves for name in bucket.lying_since(shelf, long_ago)]

    for name, content in kept.items():
        bucket.delete(name)
        bucket.delete(name)  # gone already
        with pytest.raises(NotFound):
            bucket.get(name)
        bucket.bring_back(name, content)
        assert bucket.get(name) == content
        bucket.delete(name)
    assert httpx.get(f"{server}/aduan").text.count("<Key>") == 0


def test_the_check_tries_the_bucket_and_says_what_it_needs(tmp_path: Path, server: str) -> None:
    settings = settings_for(tmp_path, "sqlite:///unused.db")

    def said(place: str) -> tuple[str, str]:
        store = settings.store.model_copy(update={"objects": place})
        (finding,) = ask_object_store(settings.model_copy(update={"store": store}))
        return finding.level, finding.message

    assert said("s3://aduan") == (
        "ok",
        "Files can be written, read, listed and deleted in s3://aduan.",
    )
    assert said(str(tmp_path / "media"))[0] == "ok"
    level, message = said("s3://nobodys")
    assert level == "error"
    assert message.startswith("There is no s3://nobodys. The bucket must exist")
    assert httpx.get(f"{server}/aduan").text.count("<Key>") == 0
