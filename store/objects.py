"""Citizens' files: sealed bytes under random names, in a folder or an S3-compatible bucket."""

from __future__ import annotations

import secrets
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from store.errors import NotFound, StoreError


class Objects:
    """Where sealed files lie. Safe to share between threads."""

    def __init__(self, place: str) -> None:
        """`place` is a folder or a URL that obstore understands (`s3://…`, `gs://…`)."""
        self._objects = _open(place)

    def put(self, content: bytes) -> str:
        """Keep `content` and return the random name under which it lies."""
        name = secrets.token_hex(16)
        path = f"{name[:2]}/{name}"
        try:
            obstore.put(self._objects, path, content)
        except (BaseError, OSError) as error:
            raise StoreError(
                "The object store does not take files: look at store.objects."
            ) from error
        return path

    def get(self, name: str) -> bytes:
        """The bytes under `name`; `NotFound` when they are gone."""
        try:
            return bytes(obstore.get(self._objects, name).bytes())
        except FileNotFoundError as error:
            raise NotFound("The file is gone.") from error

    def delete(self, name: str) -> None:
        """Remove the bytes under `name`; no error when they are gone already."""
        try:
            obstore.delete(self._objects, name)
        except FileNotFoundError:
            return


def _open(place: str) -> ObjectStore:
    if "://" in place:
        return from_url(place)
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return LocalStore(str(folder.resolve()))
