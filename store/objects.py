"""Citizens' files: sealed bytes under random names, in a folder or an S3-compatible bucket."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from store.errors import NotFound, StoreError

SHELVES = tuple(f"{number:02x}" for number in range(256))
"""The first part of every object's name; there are equally many objects on each."""


class Objects:
    """Where sealed files lie. Safe to share between threads.

    Whatever the place does not do for us is a `StoreError`.
    """

    def __init__(self, place: str) -> None:
        """`place` is a folder or a URL that obstore understands (`s3://…`, `gs://…`)."""
        with _in_our_words("cannot be opened"):
            self._objects = _open(place)

    def put(self, content: bytes) -> str:
        """Keep `content` and return the random name under which it lies."""
        name = secrets.token_hex(16)
        path = f"{name[:2]}/{name}"
        with _in_our_words("does not take files"):
            obstore.put(self._objects, path, content)
        return path

    def get(self, name: str) -> bytes:
        """The bytes under `name`; `NotFound` when they are gone."""
        with _in_our_words("does not give files back"):
            return bytes(obstore.get(self._objects, name).bytes())

    def delete(self, name: str) -> None:
        """Remove the bytes under `name`; no error when they are gone already."""
        try:
            with _in_our_words("does not delete files"):
                obstore.delete(self._objects, name)
        except NotFound:
            return

    def names(self) -> Iterator[tuple[str, int]]:
        """Every name with its size in bytes, shelf by shelf."""
        for shelf in SHELVES:
            with _in_our_words("does not list files"):
                for listed in obstore.list(self._objects, prefix=shelf):
                    yield from ((o["path"], o["size"]) for o in listed)

    def bring_back(self, name: str, content: bytes) -> None:
        """Keep `content` under a name that it had before: for restoring a backup."""
        with _in_our_words("does not take files"):
            obstore.put(self._objects, name, content)

    def lying_since(self, shelf: str, before: datetime) -> Iterator[str]:
        """Names on one of `SHELVES` that were put there before `before` (aware)."""
        with _in_our_words("does not list files"):
            for listed in obstore.list(self._objects, prefix=shelf):
                yield from (o["path"] for o in listed if o["last_modified"] < before)


@contextmanager
def _in_our_words(trouble: str) -> Iterator[None]:
    # The vendors' messages hold addresses, names and sometimes credentials.
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("The file is gone.") from error
    except (BaseError, OSError, ValueError) as error:
        raise StoreError(f"The object store {trouble}: look at store.objects.") from error


def _open(place: str) -> ObjectStore:
    if "://" not in place:
        folder = Path(place)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return LocalStore(str(folder.resolve()))
    return from_url(place)
