"""Citizens' files: sealed bytes under random names, in a folder or an S3-compatible bucket."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import NotFound, StoreError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

SHELVES = tuple(f"{number:02x}" for number in range(256))
"""The first part of every object's name; there are equally many objects on each."""


class Objects:
    """Where sealed files lie. Safe to share between threads.

    Whatever the place does not do for us is a `StoreError`.
    """

    def __init__(self, place: str) -> None:
        """`place` is a folder or a URL that obstore understands (`s3://…`, `gs://…`)."""
        with _in_our_words("cannot be opened"):
            self._place = _made(place)
            if "://" in place:
                _ = self._objects  # what is no place is told at once

    @cached_property
    def _objects(self) -> ObjectStore:
        # 4 MB: a folder does not need it before its first file.
        from obstore.store import LocalStore, from_url

        return from_url(self._place) if "://" in self._place else LocalStore(self._place)

    def put(self, content: bytes) -> str:
        """Keep `content` and return the random name under which it lies."""
        name = secrets.token_hex(16)
        path = f"{name[:2]}/{name}"
        with _in_our_words("does not take files"):
            self._objects.put(path, content)
        return path

    def get(self, name: str) -> bytes:
        """The bytes under `name`; `NotFound` when they are gone."""
        with _in_our_words("does not give files back"):
            return bytes(self._objects.get(name).bytes())

    def delete(self, name: str) -> None:
        """Remove the bytes under `name`; no error when they are gone already."""
        try:
            with _in_our_words("does not delete files"):
                self._objects.delete(name)
        except NotFound:
            return

    def try_out(self) -> None:
        """Put a file, read it, list its shelf and delete it; `StoreError` says what does not work.

        What cannot be deleted is left for the sweep of files that nobody knows.
        """
        name = self.put(b"A try: it may be deleted.")
        self.get(name)
        with _in_our_words("does not list files"):
            next(iter(self._objects.list(prefix=name.partition("/")[0])), None)
        self.delete(name)

    def names(self) -> Iterator[tuple[str, int]]:
        """Every name with its size in bytes, shelf by shelf."""
        for shelf in SHELVES:
            with _in_our_words("does not list files"):
                for listed in self._objects.list(prefix=shelf):
                    yield from ((o["path"], o["size"]) for o in listed)

    def bring_back(self, name: str, content: bytes) -> None:
        """Keep `content` under a name that it had before: for restoring a backup."""
        with _in_our_words("does not take files"):
            self._objects.put(name, content)

    def lying_since(self, shelf: str, before: datetime) -> Iterator[str]:
        """Names on one of `SHELVES` that were put there before `before` (aware)."""
        if "://" not in self._place and not Path(self._place, shelf).exists():
            return  # nothing was ever put there: obstore need not be loaded to find that out
        with _in_our_words("does not list files"):
            for listed in self._objects.list(prefix=shelf):
                yield from (o["path"] for o in listed if o["last_modified"] < before)


@contextmanager
def _in_our_words(trouble: str) -> Iterator[None]:
    # The vendors' messages hold addresses, names and sometimes credentials.
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("The file is gone.") from error
    except Exception as error:
        if not _is_its_trouble(error):
            raise
        raise StoreError(f"The object store {trouble}: look at store.objects.") from error


def _is_its_trouble(error: Exception) -> bool:
    from obstore.exceptions import BaseError

    return isinstance(error, (BaseError, OSError, ValueError))


def _made(place: str) -> str:
    """The place, where it is a folder: made, and in full."""
    if "://" in place:
        return place
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return str(folder.resolve())
