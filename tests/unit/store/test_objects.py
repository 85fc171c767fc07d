"""Sealed files in a folder, or wherever a URL says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.errors import NotFound, StoreError
from store.objects import SHELVES, Objects

LATER = datetime.now(UTC) + timedelta(hours=1)
EARLIER = datetime.now(UTC) - timedelta(hours=1)


@pytest.fixture(params=["folder", "memory"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    """An empty object store; each test runs on both kinds."""
    return Objects(str(tmp_path / "media") if request.param == "folder" else "memory:///")


def test_what_is_put_comes_back_until_it_is_deleted(objects: Objects) -> None:
    name = objects.put(b"sealed")

    assert objects.get(name) == b"sealed"
    objects.delete(name)
    with pytest.raises(NotFound):
        objects.get(name)
    objects.delete(name)


def test_names_are_random_and_lie_on_their_shelf(objects: Objects) -> None:
    names = {objects.put(b"same") for _ in range(3)}

    assert len(names) == 3
    found = {name for shelf in SHELVES for name in objects.lying_since(shelf, LATER)}
    assert found == names
    assert all(name.partition("/")[0] == name.partition("/")[2][:2] for name in names)


def test_only_what_has_lain_for_a_while_is_listed(objects: Objects) -> None:
    objects.put(b"sealed")

    assert [n for shelf in SHELVES for n in objects.lying_since(shelf, EARLIER)] == []


def test_a_folder_of_ours_is_nobody_elses(tmp_path: Path) -> None:
    Objects(str(tmp_path / "media"))

    assert (tmp_path / "media").stat().st_mode & 0o077 == 0


def test_a_place_that_nobody_knows_is_refused_with_the_setting_to_look_at() -> None:
    with pytest.raises(StoreError, match=r"store\.objects"):
        Objects("nowhere://bucket")


def test_a_place_that_takes_nothing_is_told_in_our_words(tmp_path: Path) -> None:
    objects = Objects(str(tmp_path / "media"))
    (tmp_path / "media").rmdir()
    (tmp_path / "media").write_text("a file where the folder was")

    with pytest.raises(StoreError, match="does not take files") as caught:
        objects.put(b"sealed")
    assert str(tmp_path) not in str(caught.value)
